"""What German words say as numbers: each word's class, once and for all texts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from .german_numbers import (
    ONE,
    german_cardinal,
    german_denominator,
    german_multiple,
    german_ordinal,
)
from .german_tables import (
    DECADE,
    FACTORS,
    GROWN,
    GROWN_DOUBLE,
    GROWN_FRACTION,
    GROWN_NOUN,
    GROWN_UNITS,
    NAMED_PERIODS,
    PARTS,
    SINGLE,
    SUFFIX,
    SUFFIXES,
    TOPS,
    VAGUE,
)
from .units import GERMAN_SCALES

_HALVES = frozenset({"halbe", "halben", "halber", "halbes", "halb"})
_BOTH = frozenset({"beide", "beiden", "beider", "beides"})
_DOUBLE = frozenset("doppelt doppelte doppelten doppelter doppeltes doppelte doppelten".split())
_HALVED_NOUNS = frozenset(
    "prozent prozentpunkt prozentpunkte prozentpunktes punkt jahrhundert jahrzehnt jahr stunde tag "
    "jahres jahrhunderts tages".split()
)
_PART_VALUES = {
    "halb": Fraction(1, 2), "viertel": Fraction(1, 4), "dreiviertel": Fraction(3, 4),
    "zehntel": Fraction(1, 10), "achtel": Fraction(1, 8),
}  # fmt: skip
_CENTURY = frozenset({"vierteljahrhundert", "vierteljahrhunderts"})


class Word(NamedTuple):
    """What a word says: its class, value, where the number in it ends, and its unit."""

    tag: str
    value: Fraction
    core: int = 0
    unit: str | None = None
    decimal: Decimal = Decimal(0)
    """The value of a cardinal."""


@lru_cache(maxsize=1 << 16)
def classify(word: str) -> Word | None:
    """What a lower-case word says as a number, or None for nearly every word."""
    if word in ONE:
        return Word("one", Fraction(1))
    if word in _HALVES:
        return Word("half", Fraction(1, 2))
    if word in ("hälfte", "haelfte"):
        return Word("ratio", Fraction(1, 2))
    if word in _BOTH:
        return Word("both", Fraction(2))
    if word == "dutzend":
        return Word("dozen", Fraction(12))
    if word in SINGLE:
        return Word("single", Fraction(1))
    if word == "mitternacht":
        return Word("midnight", Fraction(0))
    if word in _DOUBLE:
        return Word("ratio", Fraction(2))
    if word in ("dreiviertel", "dreivierteln"):
        return Word("ratio", Fraction(3, 4))
    if word in TOPS:
        return Word("top", Fraction(TOPS[word]))
    if word in _CENTURY:
        return Word("ratio", Fraction(1, 4))
    cardinal = german_cardinal(word)
    if cardinal is not None:
        return Word("card", Fraction(cardinal), decimal=cardinal)
    if denominator := german_denominator(word):
        return Word("fraction", Fraction(1, denominator))
    ordinal = german_ordinal(word)
    if ordinal is not None:
        return Word("first" if ordinal == 1 else "ordinal", Fraction(ordinal))
    if multiple := german_multiple(word):
        return Word("ratio", multiple)
    if word in NAMED_PERIODS:
        return Word("period", Fraction(NAMED_PERIODS[word][0]), unit=NAMED_PERIODS[word][1])
    return _compound(word)


def _compound(word: str) -> Word | None:
    """Numbers inside words: "zehnjährige", "Zehnjahreshoch", "Viertelpunkt", "Millionenbetrag"."""
    if found := SUFFIX.match(word):
        number = german_cardinal(found[1])
        if number is not None and (number > 1 or SUFFIXES[found[2]] is not None):
            tag = "ratio" if found[2] in FACTORS else "compound"
            return Word(tag, Fraction(number), found.end(1), SUFFIXES[found[2]])
    if found := PARTS.match(word):
        value = _PART_VALUES[found[1]]
        return Word("part", value, found.end(1), found[2])
    if found := DECADE.match(word):
        decade = german_cardinal(found[1])
        return None if decade is None else Word("decade", Fraction(decade))
    if found := VAGUE.match(word):
        return Word("vague", Fraction(GERMAN_SCALES[found[1]]))
    if found := GROWN.match(word):
        number = german_cardinal(found[1])
        if number is not None and number > 1:
            kind = next(i for i in range(len(GROWN_UNITS)) if found[i + 2])
            return Word("grown", Fraction(number), found.end(1), GROWN_UNITS[kind])
    if found := GROWN_NOUN.match(word):
        number = german_cardinal(found[1])
        return None if number is None or number < 2 else Word("grown", Fraction(number))
    if found := GROWN_FRACTION.match(word):
        number = german_cardinal(found[1]) or Decimal(0)
        return Word("woven", Fraction(number) / (german_denominator(found[2]) or 1))
    return Word("woven", Fraction(2)) if GROWN_DOUBLE.match(word) else None
