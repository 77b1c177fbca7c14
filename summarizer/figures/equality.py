"""When a German and an English figure say the same: value, unit, sign, hedge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from .figure import Figure, Value, format_value, magnitude, negative
from .units import BY_CODE, MINOR_UNITS

# Units that one language states more precisely than the other.
_SAME_UNITS = (
    {"crown", "SEK", "NOK", "DKK", "CZK", "ISK"},
    {"MXN", "ARS"},
    {"TRY", "ITL"},
    {"ATS", "KES"},
    {"CHF", "FRF"},
    {"ounce", "troy_ounce"},
    {"point", "percentage_point"},
    {"point", "basis_point"},
)
# How many of the second unit make one of the first.
_CONVERSIONS = {
    ("year", "month"): 12, ("day", "hour"): 24, ("week", "day"): 7, ("hour", "minute"): 60,
    ("tonne", "kilogram"): 1000, ("kilometre", "metre"): 1000, ("metre", "centimetre"): 100,
    ("percentage_point", "basis_point"): 100, ("kilogram", "gram"): 1000,
}  # fmt: skip
# Hedges that say the same of a number.
_HEDGE_CLASSES = ({"just over", "more than"}, {"at most", "up to"})
_WORDS_OF_RANK = frozenset({"ratio", "ordinal"})
_RESULT = re.compile(r"([0-9]{1,3}) ?[:–-] ?([0-9]{1,3})")
_HALF_DAY = 1200


def same_value(g: Figure, e: Figure) -> bool:
    """Equal in exact value and sign.

    Cents equal hundredths, "the half" equals 50 percent, 18 months are a year and a half, and
    "minus 3 Prozent" equals "fell 3 percent".
    """
    if g.kind == e.kind == "identifier" and _score(g) and _score(g) == _score(e):
        return True
    if "date" in (g.kind, e.kind) and g.kind != e.kind and None is g.unit is e.unit:
        # 23 February has the value 223, yet it is no count; only its year may stand alone.
        whole, year = (g, e) if g.kind == "date" else (e, g)
        return year.kind == "year" and whole.value > 9999 and int(whole.value) // 100 == year.value
    if g.value == e.value:
        return not signs_clash(g, e)
    if g.value == negative(e.value):
        # The German writes the sign, the English says it with a verb or noun.
        return g.value < 0 and g.direction is None and e.direction == "down"
    for a, b in ((g, e), (e, g)):
        if a.unit in MINOR_UNITS and b.unit in MINOR_UNITS[a.unit]:
            return Fraction(a.value) == 100 * Fraction(b.value)
        if a.kind == "ratio" and b.unit == "percent":
            return 100 * Fraction(a.value) == Fraction(b.value)
        factor = _CONVERSIONS.get((a.unit or "", b.unit or ""))
        if factor:
            return Fraction(a.value) * factor == Fraction(b.value)
        ranked = a.kind in _WORDS_OF_RANK and b.kind in ("count", *_WORDS_OF_RANK)
        if ranked and any(Fraction(reading) == b.value for reading in a.readings):
            # "a fifth" may be a rank, "three quarters" may be quarters of a year.
            return True
    if g.kind == e.kind == "time":
        later = bool(g.readings) and e.value == g.value + _HALF_DAY
        return later or {g.value, e.value} == {Decimal(0), Decimal(2400)}
    for a, b in ((g, e), (e, g)):
        if a.kind == "time" and b.kind == "count" and b.unit is None:
            # "at 14.13" for "14.13 Uhr", "three in the morning" for "nachts um drei"
            return 100 * Fraction(b.value) in (a.value, a.value - _HALF_DAY)
    if g.unit == e.unit == "decade":
        return bool(g.readings or e.readings) and g.value % 100 == e.value % 100
    if g.kind == e.kind == "date" and g.unit is None and e.unit is None:
        # 12 May equals 12 May 2024 where one of the two leaves the year to its neighbours.
        if e.readings and format_value(g.value) in e.readings:
            return True
        days = {int(g.value) % 10000, int(e.value) % 10000}
        return len(days) == 1 and min(g.value, e.value) < 10000
    return False


def _score(figure: Figure) -> frozenset[str]:
    """Both numbers of a result; "lost 1:3" is "lost 3-1" elsewhere."""
    found = _RESULT.fullmatch(figure.text)
    return frozenset(found.groups()) if found else frozenset()


def signs_clash(g: Figure, e: Figure) -> bool:
    """True when one side says up and the other down."""
    return {_way(g), _way(e)} == {"up", "down"}


def _way(figure: Figure) -> str | None:
    if figure.sign is None:
        return figure.direction
    return "down" if figure.sign == "-" else "up"


def same_unit(
    g: Figure, e: Figure, german: Sequence[Figure], english: Sequence[Figure]
) -> str | None:
    """How the units agree.

    Returns:
        "stated" when they are the same; "implied" when one side leaves it to a neighbour that
        states it; "added" when only the English states it; None when they differ.
    """
    if g.unit == e.unit:
        clash = g.per is not None and e.per is not None and not _same_code(g.per, e.per)
        return None if clash else "stated"
    if g.unit is not None and e.unit is not None:
        if _same_code(g.unit, e.unit):
            return "stated"
        pairs = ((g.unit, e.unit), (e.unit, g.unit))
        convertible = any(p in _CONVERSIONS or p[1] in MINOR_UNITS.get(p[0], ()) for p in pairs)
        return "stated" if convertible and g.value != e.value else None
    if (g.vague and e.vague) or "ratio" in (g.kind, e.kind) or g.kind == "identifier":
        return "stated"
    if e.kind == "identifier":
        # "dreidimensional" is "3D".
        return "stated" if "dimensional" in g.text and e.text in ("3D", "3-D") else None
    stated = BY_CODE.get(g.unit or e.unit or "")
    if stated is None or stated.kind in ("measure", "index"):
        return "stated"
    neighbours = german if g.unit is None else english
    if any(n.unit == stated.code and n is not g and n is not e for n in neighbours):
        return "implied"
    if g.unit is not None or stated.kind != "money":
        return None
    # "1,45 Milliarden" ↔ "1.45 billion euros": the article states the currency elsewhere.
    return "added" if g.kind == "count" and magnitude(g.value) >= 10_000 and not g.vague else None


def _same_code(a: str, b: str) -> bool:
    return a == b or any(a in family and b in family for family in _SAME_UNITS)


def same_hedge(g: Figure, e: Figure) -> bool:
    """True when the hedges bound or blur the number in the same way."""
    a, b = g.hedge, e.hedge
    if (
        a == b
        or g.vague
        or "time" in (g.kind, e.kind)
        or e.vague
        or any(a in family and b in family for family in _HEDGE_CLASSES)
    ):
        return True
    # "über sechs Monate" and "over six months" may both say "for six months".
    unit = BY_CODE.get(g.unit or e.unit or "")
    lasting = unit is not None and unit.noun
    return (
        lasting and {a, b} == {None, "more than"} and (g if a else e).text[:4] in ("über", "over")
    )


def significant(value: Value) -> str:
    """Significant digits: "239" of 2.39 billion, so that a wrong scale is seen as such."""
    return format_value(magnitude(value)).replace(".", "").strip("0")
