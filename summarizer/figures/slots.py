"""Slots: figures leave the sentence before translation and come back written by rule.

Every figure becomes one vocabulary item "⟨m0⟩": a letter for its kind and its number within
that kind. The text around a slot is normalised so that both languages look alike: a slot is
always preceded by a space or by nothing, and a letter after it is set off by a hyphen
("zehnjährige" → "⟨n0⟩-jährige"). `filling.fill` takes that back.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .english import read_english
from .figure import Figure
from .german import read_german

# Kind letters and how many slots each has.
_SIZES = {"m": 16, "p": 16, "n": 16, "u": 8, "d": 8, "y": 10, "o": 6, "x": 10}
SLOTS: tuple[str, ...] = tuple(
    f"⟨{letter}{n}⟩" for letter, size in _SIZES.items() for n in range(size)
)
SLOT_PATTERN = re.compile(r"⟨[mpnudyox][0-9]+⟩")
_LETTERS = {
    "money": "m", "percent": "p", "count": "n", "measure": "u", "date": "d", "year": "y",
    "fiscal_year": "y", "ordinal": "o", "time": "x", "ratio": "x", "index": "u", "identifier": "x",
}  # fmt: skip
_DIGIT = re.compile(r"[0-9]")
_GERMAN_ORDINALS = ("", "ersten", "zweiten", "dritten", "vierten")


@dataclass(frozen=True, slots=True)
class Slotted:
    """Text with slots, and the figure of each slot."""

    text: str
    figures: dict[str, Figure]


class SlotOverflowError(ValueError):
    """A text has more figures of one kind than there are slots."""


def letter_of(figure: Figure) -> str:
    """Slot letter of a figure; durations keep their noun outside, so they are counts."""
    if figure.kind == "measure" and figure.core[1] != figure.end:
        return "n"
    return _LETTERS[figure.kind]


def takes_slot(figure: Figure) -> bool:
    """True for figures that the model must not write itself.

    Word ordinals, fractions and multiples ("dritten", "die Hälfte", "verdoppelt") shape the
    grammar of the sentence; they stay words and are verified afterwards. So do quarters.
    """
    if figure.woven or (figure.kind == "date" and figure.unit in ("quarter", "half")):
        return False
    if figure.kind in ("ratio", "ordinal"):
        return _DIGIT.search(figure.text) is not None
    return True


class _Numbering:
    """Hands out slot symbols, kind by kind."""

    def __init__(self, first: Mapping[str, int] | None = None) -> None:
        self._next = dict.fromkeys(_SIZES, 0) if first is None else dict(first)

    def take(self, letter: str) -> str:
        n = self._next[letter]
        if n >= _SIZES[letter]:
            raise SlotOverflowError(f"more than {_SIZES[letter]} figures of slot kind {letter!r}")
        self._next[letter] = n + 1
        return f"⟨{letter}{n}⟩"


def _put(text: str, pieces: Sequence[tuple[int, int, str]]) -> str:
    """Replaces spans by slots or words, with the spacing that slots have."""
    out: list[str] = []
    end = 0
    for start, stop, symbol in pieces:
        before = text[end:start]
        is_slot = symbol.startswith("⟨")
        out.append(before)
        if is_slot and (before or out[:-1]) and not before.endswith((" ", "\u00a0")):
            out.append(" ")
        out.append(symbol)
        if is_slot and text[stop : stop + 1].isalpha():
            out.append("-")
        end = stop
    out.append(text[end:])
    return "".join(out)


def slot_many(
    texts: Sequence[str], figures: Sequence[Sequence[Figure]]
) -> tuple[list[str], dict[str, Figure]]:
    """Slots the figures of several sentences with one numbering.

    Raises:
        SlotOverflowError: there are more figures than slots; split the input.
    """
    numbering = _Numbering()
    table: dict[str, Figure] = {}
    slotted: list[str] = []
    for text, found in zip(texts, figures, strict=True):
        pieces: list[tuple[int, int, str]] = []
        for figure in found:
            if takes_slot(figure):
                symbol = numbering.take(letter_of(figure))
                table[symbol] = figure
                pieces.append((*figure.core, symbol))
            else:
                pieces += _spelled_quarter(figure)
        slotted.append(_put(text, pieces))
    return slotted, table


def slot(text: str, figures: Sequence[Figure]) -> Slotted:
    """Slots the figures of one German text."""
    texts, table = slot_many([text], [figures])
    return Slotted(texts[0], table)


def _spelled_quarter(figure: Figure) -> list[tuple[int, int, str]]:
    """ "3. Quartal" → "dritten Quartal": the model reads quarters as words."""
    if figure.unit not in ("quarter", "half") or _DIGIT.search(figure.text) is None:
        return []
    number = int(figure.value)
    if not 1 <= number <= 4:
        return []
    word = _GERMAN_ORDINALS[number]
    if figure.text[0] in "QH":
        word += " Quartal" if figure.unit == "quarter" else " Halbjahr"
    elif not figure.text.rstrip().endswith("."):
        word += " " + figure.text.split()[-1]
    return [(figure.start, figure.end, word)]


_ENGLISH_ORDINALS = ("", "first", "second", "third", "fourth")


def _english_quarter(figure: Figure) -> list[tuple[int, int, str]]:
    """ "Q3" → "third quarter"."""
    if figure.unit not in ("quarter", "half") or _DIGIT.search(figure.text) is None:
        return []
    number = int(figure.value)
    if not 1 <= number <= 4:
        return []
    return [(figure.start, figure.end, f"{_ENGLISH_ORDINALS[number]} {figure.unit}")]


def first_slots(seed: int) -> dict[str, int]:
    """Where the numbering of each kind begins in a training pair: in 30 % at a random slot."""
    rng = random.Random(seed)
    return {
        letter: rng.randrange(size // 2) if rng.random() < 0.3 else 0
        for letter, size in _SIZES.items()
    }


def slot_pair(
    german: str,
    english: str,
    *,
    allow_missing: bool = False,
    seed: int | None = None,
    both_english: bool = False,
) -> tuple[str, str] | None:
    """Slots a training pair on both sides; None when a figure in digits has no partner.

    Args:
        german, english: a sentence and its translation.
        allow_missing: the English side may leave figures out (a bullet of several sentences).
        seed: when given, numbering begins at a random slot, so that all of them are trained.
        both_english: the first text is English too: a story and its headline.
    """
    read, spell = (
        (read_english, _english_quarter) if both_english else (read_german, _spelled_quarter)
    )
    german_figures = read(german)
    english_figures = read_english(english)
    partners = pair_up(german_figures, english_figures)
    numbering = _Numbering(None if seed is None else first_slots(seed))
    german_pieces: list[tuple[int, int, str]] = []
    english_pieces: list[tuple[int, int, str]] = []
    try:
        for figure, partner in zip(german_figures, partners, strict=True):
            if not takes_slot(figure):
                german_pieces += spell(figure)
                continue
            other = None if partner is None else english_figures[partner]
            if other is None or not takes_slot(other):
                if other is None and allow_missing:
                    german_pieces.append((*figure.core, numbering.take(letter_of(figure))))
                    continue
                if _DIGIT.search(figure.text) is not None:
                    return None
                continue
            symbol = numbering.take(letter_of(figure))
            german_pieces.append((*figure.core, symbol))
            english_pieces.append((*other.core, symbol))
    except SlotOverflowError:
        return None
    for figure in english_figures:
        english_pieces += _english_quarter(figure)
    english_pieces.sort()
    slotted = _put(german, german_pieces), _put(english, english_pieces)
    if any(_has_digit(SLOT_PATTERN.sub("", side)) for side in slotted):
        return None
    return slotted


def _has_digit(text: str) -> bool:
    return (
        any(c.isnumeric() for c in text) if not text.isascii() else _DIGIT.search(text) is not None
    )


def pair_up(german: Sequence[Figure], english: Sequence[Figure]) -> list[int | None]:
    """For each German figure the index of the English figure with its value, in order."""
    free = dict.fromkeys(range(len(english)))
    partners: list[int | None] = []
    for figure in german:
        best = next((k for k in free if _same_quantity(figure, english[k], strict=True)), None)
        if best is None:
            best = next((k for k in free if _same_quantity(figure, english[k], strict=False)), None)
        if best is not None:
            del free[best]
        partners.append(best)
    return partners


_PERCENT_UNITS = frozenset({"percent", "percentage_point", "basis_point", "point"})


def _same_quantity(a: Figure, b: Figure, *, strict: bool) -> bool:
    """Same figure for training: units may be left out on one side when not strict."""
    if a.value != b.value:
        return False
    if "identifier" in (a.kind, b.kind) and a.kind == b.kind:
        return a.text.lower() == b.text.lower()
    if a.unit == b.unit:
        return True
    if strict:
        return False
    if a.unit is None or b.unit is None:
        return True
    return a.unit in _PERCENT_UNITS and b.unit in _PERCENT_UNITS
