"""German number words: cardinals, ordinals, fractions and multiples, whatever their length."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_UNITS = {
    "ein": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9,
}  # fmt: skip
_TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60,
    "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip


def _below_100() -> dict[str, int]:
    table = {**_UNITS, "eins": 1, "zweier": 2, "zweien": 2, "dreier": 3, "dreien": 3}
    table |= {**_TEENS, **_TENS}
    for tens_word, tens in _TENS.items():
        for unit_word, unit in _UNITS.items():
            table[f"{unit_word}und{tens_word}"] = tens + unit
    # Keyboards without umlauts: fuenf, zwoelf.
    for word, value in list(table.items()):
        table[word.replace("ü", "ue").replace("ö", "oe")] = value
    return table


_BELOW_100 = _below_100()
# Forms of "one" are articles far more often than numbers; only a unit or scale makes them a figure.
ONE = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
_LARGE = (
    (Decimal(10) ** 12, re.compile(r"(.+?)billion(?:en)?(.*)\Z")),
    (Decimal(10) ** 9, re.compile(r"(.+?)milliarden?(.*)\Z")),
    (Decimal(10) ** 6, re.compile(r"(.+?)million(?:en)?(.*)\Z")),
)
_LONGEST = 120
"""No number word is longer; what is longer is no number, and is not taken apart."""


def _below_1000(word: str) -> int | None:
    head, hundert, tail = word.partition("hundert")
    if not hundert:
        return _BELOW_100.get(word)
    hundreds = 1 if not head else _BELOW_100.get(head)
    rest = 0 if not tail else _BELOW_100.get(tail.removeprefix("und"))
    # "zwölfhundert" and "neunzehnhundert" are said, "zwanzighundert" is not.
    return None if hundreds is None or rest is None or hundreds > 19 else hundreds * 100 + rest


def _below_million(word: str) -> int | None:
    head, tausend, tail = word.partition("tausend")
    if not tausend:
        return _below_1000(word)
    thousands = 1 if not head else _below_1000(head)
    rest = 0 if not tail else _below_1000(tail.removeprefix("und"))
    return None if thousands is None or rest is None else thousands * 1000 + rest


def german_cardinal(word: str) -> Decimal | None:
    """Value of a lower-case German cardinal ("siebenundzwanzigtausendfünfhundert"), or None."""
    if len(word) > _LONGEST:
        return None
    if word in ("anderthalb", "eineinhalb"):
        return Decimal("1.5")
    if word == "null":
        return Decimal(0)
    if word.endswith("einhalb"):
        whole = _BELOW_100.get(word[: -len("einhalb")])
        return None if whole is None else Decimal(whole) + Decimal("0.5")
    value = _below_million(word)
    if value is not None:
        return Decimal(value)
    if "illi" not in word:
        return None
    total, rest = Decimal(0), word
    for scale, pattern in _LARGE:
        found = pattern.match(rest)
        if found is None:
            continue
        head = 1 if found[1] == "eine" else _below_million(found[1])
        if head is None:
            return None
        total, rest = total + head * scale, found[2]
    last = 0 if not rest else _below_million(rest.removeprefix("und"))
    return None if last is None or not total else total + last


_ORDINAL_STEMS = {
    "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "fuenft": 5, "sechst": 6, "siebt": 7,
    "siebent": 7, "acht": 8, "neunt": 9, "zehnt": 10, "elft": 11, "zwölft": 12, "zwoelft": 12,
}  # fmt: skip
_IRREGULAR_ORDINALS = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}
_ORDINAL = re.compile(r"(.+?t)(?:en|er|es|em|e|ens)\Z")
_FIRST = frozenset({"erste", "ersten", "erster", "erstes", "erstem"})
# "zweitgrößte", "viertstärkster": an ordinal before a superlative.
_SUPERLATIVE = re.compile(
    r"(zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)"
    r"(?:größt|groesst|best|höchst|wichtigst|teuerst|stärkst|reichst|meist|letzt|niedrigst|wertvollst"
    r"|bedeutendst|kleinst|ältest|längst|schnellst|beliebtest|häufigst|schlechtest|schwächst|bevölkerung)"
)
# "Zweitmarke", "Drittanbieter": only these two ordinals form nouns freely.
_ORDINAL_NOUN = re.compile(r"(zweit|dritt)(?!el|er\Z|e\Z|en\Z|es\Z|em\Z)[a-zäöüß]{3,}")

# "Tabellenzweiter": a rank grown into what it is in.
_RANKED = re.compile(r"(?:tabellen|gruppen|gesamt)(zweit|dritt|viert|fünft|sechst)e[rsn]?\Z")


def _of_ordinal_stem(stem: str) -> int | None:
    """Value of "zwölft", "zwanzigst", "hunderterst"; -st from 20 on, -t below."""
    if stem in _ORDINAL_STEMS:
        return _ORDINAL_STEMS[stem]
    for ending in ("st", "t"):
        value = german_cardinal(stem.removesuffix(ending)) if stem.endswith(ending) else None
        if value is not None and value == int(value) > 12:
            last = int(value) % 100
            if (last >= 20 or last == 0) if ending == "st" else last not in (0, 1, 3, 7, 8):
                return int(value)
    for irregular, last in _IRREGULAR_ORDINALS.items():
        if stem.endswith(irregular):
            value = german_cardinal(stem.removesuffix(irregular).removesuffix("und"))
            if value is not None and value and value % 100 == 0:
                return int(value) + last
    return None


def german_ordinal(word: str) -> int | None:
    """Value of a lower-case ordinal ("zweiten" 2, "zwanzigster" 20); 1 for "ersten"."""
    if word in _FIRST:
        return 1
    if len(word) > _LONGEST:
        return None
    found = _ORDINAL.match(word)
    if found and (number := _of_ordinal_stem(found[1])) is not None:
        return number
    found = _SUPERLATIVE.match(word) or _ORDINAL_NOUN.match(word) or _RANKED.match(word)
    return _ORDINAL_STEMS[found[1]] if found else None


def german_denominator(word: str) -> int | None:
    """Denominator of a fraction noun ("drittel" 3, "dritteln", "zwanzigstel" 20), or None."""
    if word.endswith(("eln", "els")):
        word = word[:-1]
    if not word.endswith("tel") or word == "zweitel":
        return None
    return german_ordinal(f"{word[:-2]}e")


_TIMES_AS_MUCH = re.compile(r"ver(.{2,40}?)fach(?:en|t|te|ten|ter|tes|ung|ungen|end|ende|enden)?\Z")
_DOUBLE = re.compile(
    r"(?:ver)?doppel(?:t|te|ten|ter|tes|tem|n|nd|ung|ungen|nde|nden)\Z|verdopp?lung(?:en)?\Z"
    r"|verdoppl(?:e|ung|ungen)\Z"
)
_HALVE = re.compile(r"halbier(?:en|t|te|ten|ter|tes|ung|ungen|end)\Z")


def german_multiple(word: str) -> Fraction | None:
    """Factor that a lower-case word says: "verdoppelt" 2, "verdreifacht" 3, "halbiert" 1/2."""
    if "fach" in word:
        found = _TIMES_AS_MUCH.match(word)
        value = german_cardinal(found[1]) if found else None
        return None if value is None or value <= 1 else Fraction(value)
    if "dopp" in word:
        return Fraction(2) if _DOUBLE.match(word) else None
    return Fraction(1, 2) if _HALVE.match(word) else None
