"""Numbers written in digits: which separator groups, which one is the decimal mark."""

from __future__ import annotations

import re
from decimal import Decimal

LONGEST = 60
"""A longer run of digits is no number that a text means; it is copied as it stands."""

_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
_APOSTROPHES = re.compile(r"['’‘]")


def parse_digits(text: str, *, decimal: str) -> tuple[Decimal, tuple[str, ...]] | None:
    """Value of a digit string, with the other readings its separators allow.

    Args:
        text: digits with ".", ",", spaces or apostrophes between them.
        decimal: the decimal mark of the language, "," in German and "." in English.

    Returns:
        (value, other readings), or None when the separators fit no number ("1.2.3").
    """
    if text.isdecimal():
        return Decimal(text), ()
    if text.startswith("00"):
        return None
    if not text[0].isdecimal():
        # "-,50 Euro" and ".5 percent" leave the zero out.
        return Decimal("0." + text.lstrip("-–—.,")), ()
    group = "." if decimal == "," else ","
    swiss = _APOSTROPHES.sub("", text) if _grouped(text, "'’‘") else text
    plain = _SPACES.sub("", swiss)
    if swiss != text or plain != swiss:
        # Spaces and apostrophes group, so whatever mark is left is decimal.
        marks = re.findall(r"[.,]", plain)
        if len(marks) > 1 or _APOSTROPHES.search(plain):
            return None
        return Decimal(plain.replace(",", ".")), ()
    if _APOSTROPHES.search(plain):
        return None
    has_group, has_decimal = group in plain, decimal in plain
    if has_group and has_decimal:
        # Swiss and English habits occur in German text, German ones in English text are slips.
        habits = ((group, decimal), (decimal, group)) if decimal == "," else ((group, decimal),)
        for g, d in habits:
            if (
                plain.count(d) == 1
                and _grouped(plain.split(d)[0], g)
                and g not in plain.split(d)[1]
            ):
                return Decimal(plain.replace(g, "").replace(d, ".")), ()
        return None
    mark = group if has_group else decimal
    if plain.count(mark) > 1:
        return (Decimal(plain.replace(mark, "")), ()) if _grouped(plain, mark) else None
    as_group = Decimal(plain.replace(mark, "")) if _grouped(plain, mark) else None
    as_decimal = Decimal(plain.replace(mark, "."))
    if mark == group and as_group is not None:
        return as_group, (format(as_decimal.normalize(), "f"),)
    if mark == group and decimal == ".":
        # "2,39" is no English number, whatever its writer meant.
        return None
    # The other language's habit, or a Swiss decimal point.
    return as_decimal, (() if as_group is None else (str(as_group),))


def _grouped(text: str, marks: str) -> bool:
    """True when every mark stands before exactly three digits and the first group is 1–3 long."""
    first, *rest = re.split(f"[{re.escape(marks)}]", text)
    if not rest or not 1 <= len(first) <= 3 or not first.isdecimal() or first.startswith("0"):
        return False
    last = re.match(r"[0-9]{3}(?![0-9])", rest[-1])
    return all(len(r) == 3 for r in rest[:-1]) and last is not None
