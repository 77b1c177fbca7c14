"""The writer: a figure in Reuters English. Deterministic; the only place that prints figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from .figure import Figure, Value, format_value, magnitude
from .english_numbers import spell_cardinal, spell_ordinal
from .units import BY_CODE

_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_FRACTIONS = {2: "half", 3: "third", 4: "quarter"}


def write_english(figure: Figure, *, attributive: bool = False) -> str:
    """The figure in Reuters English with its hedge: "almost $664 million".

    Args:
        figure: any figure, of any language's text.
        attributive: the figure stands before a noun ("a 1.2 billion euro loan").
    """
    written = _write(figure, attributive)
    return f"{figure.hedge} {written}" if figure.hedge else written


def _write(figure: Figure, attributive: bool) -> str:
    value = figure.value
    match figure.kind:
        case "identifier":
            return figure.text
        case "date":
            return _date(figure)
        case "time":
            return _time(int(value))
        case "year":
            return str(int(value))
        case "fiscal_year":
            return f"{int(value)}/{(int(value) + 1) % 100:02d}"
        case "ordinal":
            return spell_ordinal(int(value))
        case "ratio":
            return _ratio(value)
    negative = value < 0
    size = magnitude(value)
    sign = "-" if negative else "+" if figure.sign == "+" else ""
    if isinstance(size, Fraction):
        return sign + _ratio(size)
    unit = BY_CODE.get(figure.unit or "")
    if unit is None:
        if not sign and size == size.to_integral_value() and size < 10:
            return spell_cardinal(int(size))
        return sign + quantity(size)
    if unit.symbol:
        return f"{sign}{unit.symbol}{quantity(size, cents=unit.kind == 'money')}"
    number = quantity(size, cents=unit.kind == "money" and unit.code not in ("cent", "pence"))
    if unit.code == "percent":
        return f"{sign}{number}%"
    one = size <= 1 if unit.kind == "percent" else size == 1
    return f"{sign}{number} {unit.singular if one or attributive else unit.plural}"


def quantity(size: Decimal, *, cents: bool = False) -> str:
    """A number of any size: "2.39 billion", "370,200", "12.50".

    Scale words are used from a million on where they lose no digit and need at most three
    decimals; `cents` keeps two decimals where there are any.
    """
    for exponent, word in _SCALES:
        if size >= Decimal(10) ** exponent:
            scaled = format_value(size.scaleb(-exponent))
            if len(scaled.partition(".")[2]) <= 3:
                whole, point, decimals = scaled.partition(".")
                return f"{int(whole):,}{point}{decimals} {word}"
    plain = format_value(size)
    whole, point, decimals = plain.partition(".")
    if cents and len(decimals) == 1:
        decimals += "0"
    return f"{int(whole):,}{point}{decimals}"


def _date(figure: Figure) -> str:
    number = int(figure.value)
    if figure.unit in ("quarter", "half"):
        return f"{spell_ordinal(number)} {figure.unit}"
    year, month, day = number // 10000, number // 100 % 100, number % 100
    written = f"{_MONTHS[month]} {day}" if month <= 12 else figure.text
    return f"{written}, {year}" if year else written


def _time(number: int) -> str:
    hour, minute = divmod(number, 100)
    half = "a.m." if hour % 24 < 12 else "p.m."
    clock = f"{hour % 12 or 12}"
    return f"{clock}:{minute:02d} {half}" if minute else f"{clock} {half}"


def _ratio(value: Value) -> str:
    """ "one third", "two thirds", "1/7"; a multiple as a plain number."""
    fraction = Fraction(value)
    if fraction.denominator in _FRACTIONS and fraction.numerator < 10:
        noun = _FRACTIONS[fraction.denominator]
        if fraction.numerator == 1:
            return "half" if fraction.denominator == 2 else f"one {noun}"
        if fraction.denominator > 2:
            return f"{spell_cardinal(fraction.numerator)} {noun}s"
    if fraction.denominator == 1:
        return f"{fraction.numerator:,}"
    return f"{fraction.numerator}/{fraction.denominator}"
