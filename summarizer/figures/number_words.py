"""Number words of German and English: cardinals, ordinals and fractions up to 999,999."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

# German ------------------------------------------------------------------------------------

_DE_UNITS = {
    "ein": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9,
}  # fmt: skip
_DE_TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_DE_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60,
    "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip


def _german_below_100() -> dict[str, int]:
    table = {**_DE_UNITS, "eins": 1, **_DE_TEENS, **_DE_TENS}
    for tens_word, tens in _DE_TENS.items():
        for unit_word, unit in _DE_UNITS.items():
            table[f"{unit_word}und{tens_word}"] = tens + unit
    # Keyboards without umlauts: fuenf, zwoelf.
    for word, value in list(table.items()):
        table[word.replace("ü", "ue").replace("ö", "oe")] = value
    return table


_DE_BELOW_100 = _german_below_100()
# Forms of "one" are articles far more often than numbers; only a unit or scale makes them a figure.
DE_ONE = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})


def _de_below_1000(word: str) -> int | None:
    head, hundert, tail = word.partition("hundert")
    if not hundert:
        return _DE_BELOW_100.get(word)
    hundreds = 1 if not head else _DE_BELOW_100.get(head)
    rest = 0 if not tail else _DE_BELOW_100.get(tail.removeprefix("und"))
    # "zwölfhundert" and "neunzehnhundert" are said, "zwanzighundert" is not.
    return None if hundreds is None or rest is None or hundreds > 19 else hundreds * 100 + rest


def german_cardinal(word: str) -> Decimal | None:
    """Value of a lower-case German cardinal ("siebenundzwanzigtausendfünfhundert"), or None."""
    if word in ("anderthalb", "eineinhalb"):
        return Decimal("1.5")
    if word.endswith("einhalb"):
        whole = _DE_BELOW_100.get(word[: -len("einhalb")])
        return None if whole is None else Decimal(whole) + Decimal("0.5")
    head, tausend, tail = word.partition("tausend")
    if not tausend:
        value = _de_below_1000(word)
        return None if value is None else Decimal(value)
    thousands = 1 if not head else _de_below_1000(head)
    rest = 0 if not tail else _de_below_1000(tail.removeprefix("und"))
    return None if thousands is None or rest is None else Decimal(thousands * 1000 + rest)


_DE_ORDINAL_STEMS = {
    "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "fuenft": 5, "sechst": 6, "siebt": 7,
    "siebent": 7, "acht": 8, "neunt": 9, "zehnt": 10, "elft": 11, "zwölft": 12, "zwoelft": 12,
}  # fmt: skip
_DE_ORDINAL = re.compile(r"(.+?t)(?:en|er|es|em|e)\Z")


def german_ordinal(word: str) -> int | None:
    """Value of an inflected lower-case ordinal ("zweiten" 2, "zwanzigster" 20); 1 for "ersten"."""
    if word in ("erste", "ersten", "erster", "erstes", "erstem"):
        return 1
    found = _DE_ORDINAL.match(word)
    if not found:
        return None
    stem = found.group(1)
    if stem in _DE_ORDINAL_STEMS:
        return _DE_ORDINAL_STEMS[stem]
    cardinal = stem[:-2] if stem.endswith("st") else stem[:-1]
    value = german_cardinal(cardinal)
    if value is None or value != int(value):
        return None
    number = int(value)
    # -st from 20 on, -t for the teens: "zwanzigste", "dreizehnte".
    return number if stem.endswith("st") == (number >= 20) and number > 12 else None


_DE_FRACTIONS = {
    "drittel": 3, "viertel": 4, "fünftel": 5, "fuenftel": 5, "sechstel": 6, "siebtel": 7,
    "achtel": 8, "neuntel": 9, "zehntel": 10, "zwanzigstel": 20, "hundertstel": 100,
    "tausendstel": 1000,
}  # fmt: skip


@lru_cache(maxsize=4096)
def german_denominator(word: str) -> int | None:
    """Denominator of a fraction noun ("drittel" 3), or None."""
    return _DE_FRACTIONS.get(word.removesuffix("n") if word.endswith("eln") else word)


# English -----------------------------------------------------------------------------------

_EN_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_EN_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
ENGLISH_CARDINALS: dict[str, int] = {**_EN_UNITS, **_EN_TENS}

_EN_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
    "first": 1,
}  # fmt: skip
_EN_DENOMINATORS = {
    **{word: value for word, value in _EN_ORDINALS.items() if value >= 3},
    "half": 2, "quarter": 4,
}  # fmt: skip


def english_ordinal(word: str) -> int | None:
    """Value of a lower-case English ordinal word ("second" 2), or None."""
    return _EN_ORDINALS.get(word)


def english_denominator(word: str) -> int | None:
    """Denominator of an English fraction noun ("thirds" 3, "quarter" 4), or None."""
    return _EN_DENOMINATORS.get(word) or _EN_DENOMINATORS.get(word.removesuffix("s"))


def spell_cardinal(value: int) -> str:
    """English word of 0 to 10."""
    return ("zero", *_EN_UNITS)[value]


def spell_ordinal(value: int) -> str:
    """English ordinal: "third", "11th", "22nd"."""
    for word, number in _EN_ORDINALS.items():
        if number == value and value < 10:
            return word
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }".replace(" ", "")


VULGAR_FRACTIONS: dict[str, Fraction] = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4),
    "¾": Fraction(3, 4), "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5), "⅙": Fraction(1, 6), "⅚": Fraction(5, 6), "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
