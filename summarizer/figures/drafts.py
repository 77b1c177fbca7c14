"""A figure while it is being read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .figure import Value


@dataclass(slots=True)
class Draft:
    """What the reader knows so far; `first` and `last` are token indexes."""

    value: Value
    first: int
    last: int
    kind: str = "count"
    unit: str | None = None
    sign: str | None = None
    hedge: str | None = None
    scale: Decimal = Decimal(1)
    number: int = -1
    """Index of the token that the number begins with, before sign, currency and hedge."""
    core_first: int | None = None
    core_end: int | None = None
    """Character offset where the core ends, when that is inside a token ("zehn|jährige")."""
    range: str | None = None
    role: str | None = None
    per: str | None = None
    readings: tuple[str, ...] = ()
    fixed: bool = False
    """The kind is settled (date, time, identifier …): no scale or unit is added later."""
    woven: bool = False
    vague: bool = False
    distributed: bool = False
    """Scale or unit were taken from the other end of a range."""

    def __post_init__(self) -> None:
        if self.number < 0:
            self.number = self.first

    @property
    def bare(self) -> bool:
        """A number without scale and unit."""
        return not self.fixed and self.unit is None and self.scale == 1

    @property
    def mantissa(self) -> Fraction:
        """The number as written, without its scale word and sign."""
        return abs(Fraction(self.value)) / Fraction(self.scale)
