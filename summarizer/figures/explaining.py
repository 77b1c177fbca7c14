"""How a figure came about, in one line: what was read, multiplied, shared."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from .figure import Figure, as_decimal, format_value, magnitude
from .units import BY_CODE

_SCALE_NAMES = {
    Decimal(10) ** exponent: f"10^{exponent}" for exponent in (2, 3, 5, 6, 8, 9, 11, 12, 15, 18)
}


def explain(figure: Figure) -> str:
    """One line on how the value, unit, sign and hedge of a figure were read.

    Args:
        figure: a figure of any text.
    """
    parts = [f"“{figure.text}”: {_value(figure)}"]
    if figure.kind == "date" and figure.unit in ("quarter", "half"):
        parts[0] = f"“{figure.text}”: {figure.unit} {format_value(figure.value)} of the year"
    elif figure.unit is not None:
        parts.append(f"unit {_unit(figure.unit)}")
    if figure.shared:
        parts.append("scale or unit shared with its neighbour")
    if figure.vague:
        parts.append("only the scale is said, so this is the lower bound")
    elif figure.hedge is not None:
        parts.append(f"hedged: {figure.hedge}")
    if figure.direction is not None:
        parts.append(f"moves {figure.direction}")
    if figure.role is not None:
        parts.append(f"role: {figure.role}")
    if figure.range is not None:
        parts.append(f"{figure.range} end of a range")
    if figure.per is not None:
        parts.append(f"per {figure.per.replace('_', ' ')}")
    if figure.readings:
        parts.append("could also be " + " or ".join(figure.readings))
    return "; ".join(parts)


def _value(figure: Figure) -> str:
    value = format_value(figure.value)
    kind = figure.kind.replace("_", " ")
    if figure.kind == "identifier":
        return "a name, copied as it stands"
    if figure.kind == "date":
        return f"date {value}"
    if figure.kind == "time":
        return f"time {int(figure.value) // 100:02d}:{int(figure.value) % 100:02d}"
    sign = "minus " if figure.value < 0 else "plus " if figure.sign == "+" else ""
    if figure.scale == 1:
        return f"{kind} {sign}{format_value(magnitude(figure.value))}"
    number = format_value(as_decimal(Fraction(magnitude(figure.value)) / Fraction(figure.scale)))
    scale = _SCALE_NAMES.get(figure.scale, format_value(figure.scale))
    return f"{kind} {sign}{number} × {scale} = {value}"


def _unit(code: str) -> str:
    unit = BY_CODE.get(code)
    if unit is None:
        return code.replace("_", " ")
    return f"{code} ({unit.plural})" if unit.kind == "money" else unit.plural
