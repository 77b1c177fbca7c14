"""The value of a checked figure in words that a reader can hold against both texts."""

from __future__ import annotations

import re
from fractions import Fraction

from summarizer.app.marking import Json
from summarizer.figures.units import BY_CODE


def value_text(figure: Json) -> str:
    """The value that was read, exact, with thousands apart, unit and hedge."""
    value, unit = figure["value"], figure["unit"]
    if figure["kind"] == "date" and unit is None and re.fullmatch(r"\d{3,8}", value):
        padded = value.zfill(4 if len(value) <= 4 else 8)
        shown = "-".join(part for part in (padded[:-4], padded[-4:-2], padded[-2:]) if part)
    elif unit in ("quarter", "half"):
        return f"{unit} {value}"
    elif figure["kind"] == "time" and re.fullmatch(r"\d{1,4}", value):
        padded = value.zfill(4)
        shown = f"{padded[:2]}:{padded[2:]}"
    elif figure["kind"] in ("year", "fiscal_year", "identifier", "time", "date"):
        shown = value
    else:
        whole, point, rest = value.partition(".")
        grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole) if "/" not in whole else whole
        shown = grouped + point + rest
    hedge = f"{figure['hedge']} " if figure["hedge"] else ""
    return f"{hedge}{shown}{_unit_text(value, unit)}"


def _unit_text(value: str, code: str | None) -> str:
    if code is None:
        return ""
    if code == "percent":
        return "%"
    unit = BY_CODE.get(code)
    if unit is None or unit.kind == "money":
        return f" {code.replace('_', ' ')}"
    return f" {unit.plural if abs(Fraction(value)) > 1 else unit.singular}"
