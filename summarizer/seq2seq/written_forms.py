"""How English writes a figure in digits: what a checkpoint without slots may print of a source.

A form begins at its first digit; what stands before it ("$", "May") is words to a model and is
free, except where letters and digits make one name ("A380", "Covid-19", "Q2").

A figure with a scale word has no form without it, unless the source itself leaves the scale to a
neighbour ("20 bis 25 Millionen"): after "2.39" of "2,39 Milliarden" only " billion" can follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from summarizer.figures import Figure, format_value, write_english
from summarizer.figures.figure import magnitude
from summarizer.figures.units import ENGLISH_SCALES

_PERCENT = ("%", " %", " percent", " per cent", " pct", "-percent")
_POINT = (" percentage point", " percentage points", "-percentage-point", "-percentage point")
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_FIRST_DIGIT = re.compile(r"\d")
_GLUED_BEFORE = re.compile(r"[^\s\d]*$")
_DECADE = re.compile(r"\d\d0\W?(?:er|s)|\b\d0\W?(?:er|s)")
# A mantissa longer than this is no way to write a number ("2,390,000 thousand").
_LARGEST_MANTISSA = 10**6
_MOST_DECIMALS = 3
# scaleb() keeps 28 digits; a longer number is written out or not at all.
_MOST_DIGITS = 28


def _scale_words() -> dict[int, tuple[str, ...]]:
    """Power of ten -> how its word is joined to a number, e.g. 9 -> (" billion", "bn", …)."""
    words: dict[int, list[str]] = {}
    for word, scale in ENGLISH_SCALES.items():
        exponent = scale.adjusted()
        # A plural is written by its singular; "mil" and "mio" are not what newswire writes.
        if exponent < 3 or word.endswith("s") or word in ("mil", "mio"):
            continue
        joins = ("",) if len(word) == 1 else (" ", "-") if len(word) > 3 else ("", " ")
        words.setdefault(exponent, []).extend(join + word for join in joins)
    return {exponent: tuple(joined) for exponent, joined in words.items()}


_SCALE_WORDS = _scale_words()

FOREIGN = tuple(
    sorted(
        {
            form.lower()
            for forms in (*_SCALE_WORDS.values(), (" hundred", "-hundred"), _PERCENT)
            for form in forms
            if not form[0].isalnum()
        }
    )
)
"""What would make another figure of a number when it follows, in lower case: " million", "%"."""


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """One way to write a figure.

    Attributes:
        text: from its first digit on, in lower case: "2.39 billion".
        before: what must stand directly before that, in lower case: "covid-"; mostly nothing.
    """

    text: str
    before: str = ""


def licences(figure: Figure, *, verbatim: bool = False) -> list[frozenset[Form]]:
    """The licences that `figure` gives: each is a set of forms of which one may be printed once.

    A full date gives two, for its day and its year, which English writes in any order.

    Args:
        figure: a figure of the source.
        verbatim: also as the source writes it, for a source that is English itself.
    """
    if figure.vague:
        return []
    own = _own_licences(figure)
    if verbatim and own:
        own[0] = own[0] | _forms([figure.text])
    return [forms for forms in own if forms]


def _own_licences(figure: Figure) -> list[frozenset[Form]]:
    written = [write_english(figure), write_english(figure, attributive=True)]
    value = figure.value
    match figure.kind:
        case "identifier":
            return [_forms([figure.text])]
        case "date":
            return _date(figure, written)
        case "time":
            return [_forms([*written, *_times(figure)])]
        case "year":
            return [_forms([*written, *_years(figure)])]
        case "fiscal_year":
            return [_forms([*written, *_fiscal_years(int(value))])]
        case "ordinal":
            return [_forms([_ordinal(int(value))])]
    size = magnitude(value)
    if isinstance(size, Fraction):
        return [_forms([*written, f"{size.numerator}/{size.denominator}"])]
    return [_forms([*written, *_quantities(figure, size)])]


def _forms(written: Iterable[str]) -> frozenset[Form]:
    """Forms of whole English texts such as "about $2.39 billion"; without digits there are none."""
    forms = set()
    for text in written:
        digit = _FIRST_DIGIT.search(text)
        if digit is None:
            continue
        glued = _GLUED_BEFORE.search(text[: digit.start()])
        before = glued[0].lower() if glued else ""
        # A sign or a currency mark is no part of a name.
        name = any(character.isalpha() for character in before)
        forms.add(Form(" ".join(text[digit.start() :].lower().split()), before if name else ""))
    return frozenset(forms)


def _quantities(figure: Figure, size: Decimal) -> set[str]:
    """Money, percentages, counts, measures: written out, and with every usual scale word."""
    # An exact value keeps the decimals that the source writes: 1.50, and 2.0 × 10⁹ as well.
    places = max(0, -int(size.as_tuple().exponent))
    own = figure.scale.adjusted() if figure.scale > 1 else 0
    forms: set[str] = set()
    if len(format_value(size)) < _MOST_DIGITS:
        for exponent, joined in _SCALE_WORDS.items():
            mantissa = size.scaleb(-exponent)
            decimals = format_value(mantissa).partition(".")[2]
            usual = 1 <= mantissa < _LARGEST_MANTISSA and len(decimals) <= _MOST_DECIMALS
            if (usual and (exponent > 3 or size < 10**6)) or exponent == own:
                for number in _spellings(mantissa, places if exponent == own else 0):
                    forms |= {number + word for word in joined}
        if own and figure.shared:
            forms |= _spellings(size.scaleb(-own), places)
    cents = 2 if figure.kind == "money" and places else 0
    forms |= _spellings(size, 0 if own else max(places, cents))
    if figure.unit in ("percent", "percentage_point"):
        units = _PERCENT if figure.unit == "percent" else _POINT
        forms |= {number + unit for number in forms for unit in units}
    if figure.unit == "cent":
        forms |= _spellings(size.scaleb(-2), 2)
    return forms


def _spellings(size: Decimal, places: int) -> set[str]:
    """A number with and without grouping, its decimals as they are and filled to `places`."""
    whole, _, decimals = format_value(size).partition(".")
    return {
        f"{grouped}.{fraction}" if fraction else grouped
        for grouped in (whole, f"{int(whole):,}")
        for fraction in (decimals, decimals.ljust(places, "0"))
    }


def _ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _date(figure: Figure, written: Iterable[str]) -> list[frozenset[Form]]:
    """Day, month and year in British, American and ISO order; quarters and halves."""
    number = int(figure.value)
    if figure.unit in ("quarter", "half"):
        letter = figure.unit[0] if figure.unit == "half" else "q"
        own = {Form(f"{number}", letter), Form(f"{number}{letter}"), Form(_ordinal(number))}
        return [_forms(written) | own]
    year, month, day = number // 10000, number // 100 % 100, number % 100
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return [_forms([figure.text])]
    name = _MONTHS[month - 1]
    days = {f"{day}", _ordinal(day), f"{day} {name}", f"{day:02d}"}
    if not year:
        return [_forms(days)]
    for d, m in ((f"{day}", f"{month}"), (f"{day:02d}", f"{month:02d}")):
        days |= {f"{m}/{d}/{year}", f"{d}/{m}/{year}", f"{d}.{m}.{year}"}
    days.add(f"{year}-{month:02d}-{day:02d}")
    return [_forms(days), _forms([f"{year}"])]


def _times(figure: Figure) -> set[str]:
    """HHMM on both clocks: "14:30", "1430", "2:30", "2.30pm", "2 p.m."."""
    hour, minute = divmod(int(figure.value), 100)
    twelve = f"{hour % 12 or 12}"
    forms = {f"{hour:02d}{minute:02d}"}
    forms |= {f"{h}:{minute:02d}" for h in (f"{hour}", f"{hour:02d}", twelve)}
    # Without what follows, "2.30" and "2" would be read as quantities.
    letter = "a" if hour % 24 < 12 else "p"
    halves = (f"{letter}m", f" {letter}m", f" {letter}.m", f" {letter}.m.")
    clocks = {f"{twelve}{mark}{minute:02d}" for mark in ":."}
    if not minute:
        clocks.add(twelve)
        forms.add(f"{twelve} o'clock")
    if figure.text.isdigit():  # "19" of "zwischen 19 und 20 Uhr"
        forms |= {f"{hour}", twelve}
    return forms | {clock + half for clock in clocks for half in halves}


def _years(figure: Figure) -> set[str]:
    year = int(figure.value)
    if figure.unit == "decade" or _DECADE.search(figure.text):
        return {f"{year}s", f"{year % 100:02d}s"}
    return {f"{year}"}


def _fiscal_years(year: int) -> set[str]:
    following = year + 1
    return {
        f"{year}{mark}{end}" for mark in "/-–" for end in (f"{following % 100:02d}", f"{following}")
    }
