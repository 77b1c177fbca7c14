"""English number words, read and spelled: cardinals, ordinals, fractions and multiples."""

from __future__ import annotations

import re
from fractions import Fraction

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
CARDINALS: dict[str, int] = {"zero": 0, **_UNITS, **_TENS}
DECADES: dict[str, int] = {
    f"{word.removesuffix('y')}ies": 1900 + value for word, value in _TENS.items()
}

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000, "secondly": 2, "thirdly": 3, "fourthly": 4,
}  # fmt: skip
_DENOMINATORS = {
    **{word: value for word, value in _ORDINALS.items() if value >= 3 and word[-2:] != "ly"},
    "half": 2, "quarter": 4,
}  # fmt: skip
_MULTIPLES = {
    "doubled": 2, "double": 2, "doubles": 2, "doubling": 2, "twice": 2, "dual": 2, "redouble": 2,
    "redoubled": 2,
    "tripled": 3, "triple": 3, "triples": 3, "tripling": 3, "thrice": 3, "treble": 3, "trebled": 3,
    "trebling": 3, "quadrupled": 4, "quadruple": 4, "quadrupling": 4, "quadruples": 4,
    "quintupled": 5, "quintuple": 5, "quintupling": 5, "sextupled": 6,
}  # fmt: skip


def english_ordinal(word: str) -> int | None:
    """Value of a lower-case English ordinal word ("second" 2), or None."""
    return _ORDINALS.get(word)


def english_denominator(word: str) -> int | None:
    """Denominator of an English fraction noun ("thirds" 3, "quarter" 4), or None."""
    return _DENOMINATORS.get(word) or _DENOMINATORS.get(word.removesuffix("s"))


def english_multiple(word: str) -> Fraction | None:
    """Factor that a lower-case word says ("doubled" 2, "tenfold" 10), or None."""
    if word.endswith("fold"):
        value = CARDINALS.get(word[:-4])
        return Fraction(value) if value and value > 1 else None
    value = _MULTIPLES.get(word)
    return None if value is None else Fraction(value)


def spell_cardinal(value: int) -> str:
    """English word of 0 to 10."""
    return ("zero", *_UNITS)[value]


def spell_denominator(value: int) -> str:
    """Fraction noun of 2 to 12: "half", "third", "quarter", "twelfth"."""
    return {2: "half", 4: "quarter"}.get(value) or tuple(_ORDINALS)[value - 1]


def spell_ordinal(value: int) -> str:
    """English ordinal: "third", "11th", "22nd"."""
    if 1 <= value < 10:
        return tuple(_ORDINALS)[value - 1]
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ ({1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')) }"


ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\Z")
