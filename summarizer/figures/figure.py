"""The figure: one number of a text with its value, unit, kind, sign and hedge.

Values are exact (`Decimal`, or `Fraction` for "ein Drittel"), never floats.
Spans are character offsets, end-exclusive, into the text the figure was read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

Value = Decimal | Fraction
Period = tuple[str, Value]
"""A quarter, a half or a year: class and value, ("quarter", 2)."""

KINDS = (
    "money",
    "percent",
    "count",
    "date",
    "time",
    "year",
    "fiscal_year",
    "ordinal",
    "ratio",
    "index",
    "measure",
    "identifier",
)

# Hedges, in the canonical English form that the writer prints.
HEDGES = (
    "about",
    "almost",
    "just over",
    "more than",
    "less than",
    "at least",
    "at most",
    "up to",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text.

    Attributes:
        value: exact value with the scale word multiplied in; negative after a minus sign.
            Dates are digits as in ISO 8601: 20240512 for a full date, 512 for 12 May;
            a quarter or half is its number with the unit "quarter" or "half". Times are HHMM.
        unit: ISO 4217 code, "percent", "percentage_point", "basis_point", "point",
            a noun unit in the singular ("barrel", "tonne", "year") or None.
        kind: one of `KINDS`.
        sign: "-" or "+" where the text writes one (also as a word), else None.
        hedge: one of `HEDGES` or None.
        start, end: span of `text`, with hedge, sign and unit.
        text: the characters of the span.
        core: span of the part that a slot stands for; usually the whole figure, but
            only "zehn" of "zehnjährige" and only "93.000-Dollar" of "93.000-Dollar-Marke".
        range: "low" or "high" when the figure is an end of a range ("20 bis 25 Mio.").
        role: "prior" (year-earlier or previous level), "from", "to", "change", "whole", "compared"
            (a period that another is held against, "als 2023") or None.
        per: the unit that the figure is counted against ("share" in "je Aktie"), or None.
        readings: other values that the same characters could have, as text.
        scale: product of the scale words and distributed scales, 10⁹ for "2,39 Milliarden".
        direction: "up" or "down" where a verb, noun or adverb beside the figure says so.
        woven: the number is part of a word or idiom ("Viertelpunkt", "beide"); it takes no slot.
        vague: only the scale is known ("Millionenbetrag"); the value is its lower bound.
        shared: scale or unit stand at a neighbour ("20" of "20 bis 25 Mio.").
        periods: the quarters, halves and years of its text that the grammar gives it.
        other_periods: those that the grammar gives to other figures only.
    """

    value: Value
    unit: str | None
    kind: str
    sign: str | None
    hedge: str | None
    start: int
    end: int
    text: str
    core: tuple[int, int]
    range: str | None = None
    role: str | None = None
    per: str | None = None
    readings: tuple[str, ...] = ()
    scale: Decimal = Decimal(1)
    direction: str | None = None
    woven: bool = False
    vague: bool = False
    shared: bool = False
    periods: tuple[Period, ...] = ()
    other_periods: tuple[Period, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON object of `summarizer figures --format json`."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "value": format_value(self.value),
            "unit": self.unit,
            "kind": self.kind,
            "hedge": self.hedge,
            "sign": self.sign,
            "readings": list(self.readings),
        }


# Decimal's default context rounds to 28 digits; figures are exact.
_EXACT = Context(prec=200)


def as_decimal(value: Value) -> Value:
    """Exact Decimal of a fraction where there is one, else the fraction itself."""
    if isinstance(value, Decimal):
        return value
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return value
    return _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


def times(value: Value, scale: Decimal) -> Value:
    """Exact product of a value and a scale."""
    if isinstance(value, Fraction):
        return value if scale == 1 else as_decimal(value * Fraction(scale))
    return value if scale == 1 else _EXACT.multiply(value, scale)


def exact_sum(a: Decimal, b: Decimal) -> Decimal:
    """Sum of two decimals without rounding."""
    return _EXACT.add(a, b)


def magnitude(value: Value) -> Value:
    """Absolute value, exactly; `abs` would round a Decimal to 28 digits."""
    return value.copy_abs() if isinstance(value, Decimal) else abs(value)


def negative(value: Value) -> Value:
    """The value with the other sign, exactly."""
    return value.copy_negate() if isinstance(value, Decimal) else -value


def format_value(value: Value) -> str:
    """Exact plain decimal without exponent or trailing zeros; a fraction as "1/3"."""
    if isinstance(value, Fraction):
        return str(value)
    plain = format(value, "f")
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"
