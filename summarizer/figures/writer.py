"""The writer: a figure in Reuters English. Deterministic; the only place that prints figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from .english_numbers import spell_cardinal, spell_denominator, spell_ordinal
from .figure import Figure, Value, as_decimal, format_value, magnitude
from .units import BY_CODE

_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))


def write_english(figure: Figure, *, attributive: bool = False) -> str:
    """The figure in Reuters English with its hedge: "almost $664 million".

    Args:
        figure: any figure, of any language's text.
        attributive: the figure stands before a noun ("a 1.2 billion euro loan").
    """
    if figure.vague:
        return _vague(figure)
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
            return f"{int(value)}s" if figure.unit == "decade" else str(int(value))
        case "fiscal_year":
            return f"{int(value)}/{(int(value) + 1) % 100:02d}"
        case "ordinal":
            return spell_ordinal(int(value))
        case "ratio":
            return _ratio(value)
    negative = value < 0
    size = magnitude(value)
    sign = "-" if negative else "+" if figure.sign == "+" else ""
    unit = BY_CODE.get(figure.unit or "")
    if isinstance(size, Fraction):
        return f"{sign}{_ratio(size)}" + (f" {unit.singular}" if unit is not None else "")
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
    if number > 99_999 and number < 1_000_000:
        return f"{number // 100}-{number % 100:02d}"
    year, month, day = number // 10000, number // 100 % 100, number % 100
    written = f"{_MONTHS[month]} {day}" if month <= 12 else figure.text
    return f"{written}, {year}" if year else written


def _time(number: int) -> str:
    hour, minute = divmod(number, 100)
    half = "a.m." if hour % 24 < 12 else "p.m."
    clock = f"{hour % 12 or 12}"
    return f"{clock}:{minute:02d} {half}" if minute else f"{clock} {half}"


def _ratio(value: Value) -> str:
    """ "one third", "two fifths", "1/12"; a multiple as a number, "2 1/3" where it is none."""
    fraction = Fraction(value)
    whole, part = divmod(fraction.numerator, fraction.denominator)
    if part == 0:
        return f"{whole:,}"
    if whole:
        exact = as_decimal(fraction)
        mixed = f"{whole} {part}/{fraction.denominator}"
        return format_value(exact) if isinstance(exact, Decimal) else mixed
    if fraction == Fraction(1, 2):
        return "half"
    if fraction.denominator <= 12:
        number = spell_cardinal(part) if part < 10 else str(part)
        return f"{number} {spell_denominator(fraction.denominator)}{'s' if part > 1 else ''}"
    return f"{part}/{fraction.denominator}"


def _vague(figure: Figure) -> str:
    """ "millions of euros", "hundreds of millions": a number that the source does not say."""
    size = Decimal(int(figure.value))
    words = ""
    for exponent, word in _SCALES:
        if size >= Decimal(10) ** exponent:
            many = int(size.scaleb(-exponent))
            words = {1: "", 10: "tens of ", 100: "hundreds of ", 1000: "thousands of "}.get(
                many, ""
            )
            words += f"{word}s"
            break
    words = words or ("hundreds" if size < 1000 else "thousands")
    unit = BY_CODE.get(figure.unit or "")
    return words if unit is None else f"{words} of {unit.plural}"
