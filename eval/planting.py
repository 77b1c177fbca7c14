"""Planting figure errors in English sentences, one at a time.

Each mutation takes a text, its figures and a random generator, and returns the text with one
error, or None where the text has no figure that can take it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from summarizer.figures import Figure
from summarizer.figures.periods import period_of

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_SCALES = re.compile(r"\b(thousand|million|billion|trillion)\b")
_NEXT_SCALE = {
    "thousand": "million",
    "million": "billion",
    "billion": "million",
    "trillion": "billion",
}
_UNITS = (
    ("percentage points", "%"), ("percentage point", "%"), ("basis points", "%"), ("%",
    " percentage points"),
    ("$", "£"), ("€", "$"), ("euros", "dollars"), ("euro", "dollar"), ("Swiss francs", "euros"),
    ("francs", "euros"), ("pounds", "dollars"), ("yuan", "yen"), ("yen", "yuan"), ("dollars",
    "euros"),
    ("crowns", "euros"), ("cents", "euros"), ("pence", "pounds"), ("points", "%"), ("barrels",
    "tonnes"),
    ("tonnes", "barrels"), ("tons", "barrels"), ("megawatts", "gigawatts"), ("gigawatts",
    "megawatts"),
    ("years", "months"), ("year", "month"), ("months", "years"), ("month", "year"), ("weeks",
    "days"),
    ("days", "weeks"), ("hours", "minutes"), ("kilometres", "metres"), ("metres", "kilometres"),
    ("hectares", "square metres"), ("litres", "barrels"), ("percent", "percentage points"),
)  # fmt: skip
_HEDGES = (
    ("just over", "just under"), ("well over", "well under"), ("more than", "less than"),
    ("less than", "more than"), ("at least", "at most"), ("at most", "at least"),
    ("just under", "just over"), ("up to", "at least"), ("over", "under"), ("almost", "more than"),
    ("nearly", "more than"),
)  # fmt: skip
_OPPOSITES = {
    "rose": "fell", "fell": "rose", "increased": "decreased", "decreased": "increased",
    "gained": "lost", "lost": "gained", "up": "down", "down": "up", "grew": "shrank",
    "shrank": "grew", "climbed": "dropped", "dropped": "climbed", "higher": "lower",
    "lower": "higher", "increase": "decrease", "decline": "rise", "drop": "rise", "more": "less",
    "less": "more", "fewer": "more", "growth": "decline", "rise": "fall", "fall": "rise",
    "plunged": "soared", "slumped": "jumped", "jumped": "slumped", "declined": "rose",
}  # fmt: skip


Mutation = Callable[[str, Sequence[Figure], random.Random], "str | None"]


def _of_number(
    text: str, figures: Sequence[Figure], rng: random.Random, change: Callable[[str], str | None]
) -> str | None:
    """Changes the digits of one figure; None when no figure of the text can be changed."""
    spots = []
    for figure in figures:
        found = _NUMBER.search(text, figure.start, figure.end)
        if found and figure.kind != "identifier":
            changed = change(found.group())
            if changed is not None and _plain(changed) != _plain(found.group()):
                spots.append((found.start(), found.end(), changed))
    if not spots:
        return None
    start, end, changed = rng.choice(spots)
    return text[:start] + changed + text[end:]


def _plain(number: str) -> str:
    """The number without what does not change its value: "2.50" is "2.5", "00.6" is "0.6"."""
    whole, point, decimals = number.partition(".")
    return f"{whole.lstrip('0') or '0'}{point}{decimals}".rstrip("0" if point else "").rstrip(".")


def _separators(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    swap = str.maketrans(".,", ",.")
    return _of_number(text, figures, rng, lambda number: number.translate(swap))


def _shifted(number: str, places: int) -> str:
    whole, _, decimals = number.replace(",", "").partition(".")
    digits = whole + decimals[:places].ljust(places, "0")
    rest = decimals[places:]
    grouped = f"{int(digits):,}" if "," in number or len(digits) > 4 else digits
    return grouped + (f".{rest}" if rest else "")


def _tenfold(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    return _of_number(text, _quantities(figures), rng, lambda number: _shifted(number, 1))


def _thousandfold(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    return _of_number(text, _quantities(figures), rng, lambda number: _shifted(number, 3))


def _quantities(figures: Sequence[Figure]) -> list[Figure]:
    return [f for f in figures if f.kind in ("money", "percent", "count", "index", "measure")]


def _drop_digit(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    def change(number: str) -> str | None:
        spots = [i for i, c in enumerate(number) if c.isdigit()]
        # Without its last zero "2.50" says the same.
        if "." in number and number.endswith("0"):
            spots.pop()
        if len(spots) < 2:
            return None
        i = rng.choice(spots)
        shorter = number[:i] + number[i + 1 :]
        return shorter if _NUMBER.fullmatch(shorter) else None

    return _of_number(text, figures, rng, change)


def _double_digit(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    def change(number: str) -> str | None:
        spots = [i for i, c in enumerate(number) if c.isdigit()]
        if "." in number and number.endswith("0"):
            spots.pop()
        i = rng.choice(spots)
        return number[:i] + number[i] + number[i:]

    return _of_number(text, figures, rng, change)


def _flip_sign(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    figures = [f for f in figures if f.kind in ("money", "percent", "index") and f.hedge is None]
    signed = [f for f in figures if f.sign is not None]
    if signed:
        figure = rng.choice(signed)
        written = text[figure.start : figure.end]
        for old, new in (("minus", "plus"), ("plus", "minus"), ("-", ""), ("−", ""), ("+", "-")):
            if old in written.lower():
                spot = written.lower().index(old)
                written = written[:spot] + new + written[spot + len(old) :]
                return text[: figure.start] + written + text[figure.end :]
    figures = [f for f in figures if f.sign is None and f.range is None]
    if not figures:
        return None
    figure = rng.choice(figures)
    return f"{text[: figure.start]}minus {text[figure.start :]}"


def _flip_direction(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    spots = []
    for figure in figures:
        if figure.direction is None or figure.sign is not None or figure.kind != "percent":
            continue
        before = list(re.finditer(r"[a-z]+", text[max(0, figure.start - 14) : figure.start]))[-2:]
        after = list(re.finditer(r"[a-z]+", text[figure.end : figure.end + 12]))[:1]
        offset = max(0, figure.start - 14)
        near = [(m.start() + offset, m.group()) for m in before]
        near += [(m.start() + figure.end, m.group()) for m in after]
        spots += [(at, word) for at, word in near if word in _OPPOSITES]
    if not spots:
        return None
    at, word = rng.choice(spots)
    return text[:at] + _OPPOSITES[word] + text[at + len(word) :]


def _change_unit(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    spots = []
    for figure in figures:
        if figure.unit is None or figure.kind in ("date", "year"):
            continue
        for old, new in _UNITS:
            at = text.rfind(old, figure.start, figure.end)
            if at >= 0:
                spots.append((at, old, new))
                break
    if not spots:
        return None
    at, old, new = rng.choice(spots)
    return text[:at] + new + text[at + len(old) :]


def _swap(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    pairs = [
        (a, b)
        for i, a in enumerate(figures)
        for b in figures[i + 1 :]
        if a.kind == b.kind and a.kind in ("money", "percent", "count", "index", "measure")
        and a.unit == b.unit and a.value != b.value and not (a.vague or b.vague)
        and {a.range, b.range} != {"low", "high"}
    ]  # fmt: skip
    return _exchanged(text, *rng.choice(pairs)) if pairs else None


def _move_periods(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    """Two quarters, halves or years change places; those that are listed together stay."""
    if not _quantities(figures):
        return None
    named = [(f, p) for f in figures if (p := period_of(f.kind, f.unit, f.value)) is not None]
    pairs = [
        (a, b)
        for i, (a, first) in enumerate(named)
        for b, second in named[i + 1 :]
        if first[0] == second[0] and first[1] != second[1]
        and any(a.end <= q.start < b.start for q in _quantities(figures))
    ]  # fmt: skip
    return _exchanged(text, *rng.choice(pairs)) if pairs else None


def _exchanged(text: str, a: Figure, b: Figure) -> str:
    """The text with two figures in each other's place."""
    first, second = text[a.start : a.end], text[b.start : b.end]
    return text[: a.start] + second + text[a.end : b.start] + first + text[b.end :]


def _change_hedge(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    hedged = [f for f in figures if f.hedge is not None and not f.vague and f.kind != "ratio"]
    hedged = [f for f in hedged if re.match(r"[A-Za-z]", f.text)]
    if not hedged:
        return None
    figure = rng.choice(hedged)
    written = text[figure.start : figure.end]
    if rng.random() < 0.5:
        for old, new in _HEDGES:
            if written.lower().startswith(old):
                return text[: figure.start] + new + written[len(old) :] + text[figure.end :]
    bare = re.search(
        r"[$€£¥]|[0-9]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", written
    )
    if bare is None or bare.start() == 0:
        return None
    return text[: figure.start] + written[bare.start() :] + text[figure.end :]


def _change_scale(text: str, figures: Sequence[Figure], rng: random.Random) -> str | None:
    spots = [
        found
        for f in figures
        if not f.vague and (found := _SCALES.search(text, f.start, f.end)) is not None
    ]
    if not spots:
        return None
    found = rng.choice(spots)
    return text[: found.start()] + _NEXT_SCALE[found.group()] + text[found.end() :]


MUTATIONS: dict[str, Mutation] = {
    "separators swapped": _separators,
    "times ten": _tenfold,
    "times a thousand": _thousandfold,
    "digit dropped": _drop_digit,
    "digit doubled": _double_digit,
    "sign flipped": _flip_sign,
    "unit changed": _change_unit,
    "figures swapped": _swap,
    "hedge dropped or inverted": _change_hedge,
    "scale word changed": _change_scale,
    "direction word flipped": _flip_direction,
    "periods exchanged": _move_periods,
}
"""The ten of the report, and two more: "rose" for "fell", and the quarter of another figure."""
