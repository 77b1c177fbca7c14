"""Scales and units that one figure lends its neighbour: "20 bis 25 Mio. Euro".

German and English leave scale and unit to the last of several figures; here every figure gets
its own: ends of ranges, movements ("von drei auf elf Milliarden Euro"), lists, brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .drafts import Draft
from .figure import times
from .prefixes import DASHES
from .reader import Reader
from .units import BY_CODE, MINOR_UNITS

_LENDERS = frozenset({"money", "percent", "count", "measure", "index"})
_REACH = 6
_LONG_REACH = 16
_BRACKET_WORDS = frozenset(
    "( : . vorjahr vj i v im jahr previous prior year a earlier ago year-earlier - zuvor "
    "before".split()
)


@dataclass(frozen=True, slots=True)
class Connectors:
    """The words of a language that join figures.

    Attributes:
        ranges: what makes a range of two figures ("bis").
        lists: what joins figures of one kind ("und").
        moves: what leads from one level to another ("auf", "nach").
        movers: what makes a movement of a figure and the "to" behind it ("from", "by").
        shares: what makes the first a part of the second ("der").
        between: what begins a range joined by "und".
        instead: what begins a replaced figure ("statt").
        fillers: adverbs that may stand beside a connector.
    """

    ranges: frozenset[str]
    lists: frozenset[str]
    moves: frozenset[str]
    movers: frozenset[str]
    shares: frozenset[str]
    between: frozenset[str]
    instead: frozenset[str]
    fillers: frozenset[str]


def distribute(reader: Reader, drafts: list[Draft], words: Connectors) -> None:
    """Completes drafts that leave scale or unit to a neighbour."""
    taken: set[int] = set()
    for index in range(len(drafts) - 2, -1, -1):
        a, b = drafts[index], drafts[index + 1]
        gap = b.first - a.last - 1
        if a.bare and a.kind == "count" and gap > 0 and _after(reader, a, words.instead):
            _replace(reader, a, drafts[index + 1 : index + 5])
        if reader.token(a.last + 1).text == "(":
            taken.add(_open_bracket(reader, a, drafts[index + 1 : index + 5]))
        elif 0 < gap < _REACH:
            words_between = (reader.lower(k) for k in range(a.last + 1, b.first))
            between = ["-" if word in DASHES else word for word in words_between]
            _join(reader, a, b, between, words)
    if taken - {-1}:
        # The "Millionen Euro" behind a bracket belong to the figures before it.
        drafts[:] = [draft for draft in drafts if not (draft.vague and draft.first in taken)]


def _join(reader: Reader, a: Draft, b: Draft, between: list[str], words: Connectors) -> None:
    link = " ".join(between)
    plain = " ".join(word for word in between if word not in words.fillers)
    is_between = bool(words.between & {reader.lower(a.first - 1), reader.lower(a.first - 2)})
    is_range = plain in words.ranges or (plain in words.lists and is_between)
    if a.kind == "year" and b.kind != "year" and a.mantissa > b.mantissa:
        return  # "im Jahr 2019 – rund 12 Mrd. Euro" is no range
    is_list = plain in words.lists or (link == "," and b.distributed)
    if b.kind == "time" and (is_range or is_list):
        _hour(reader, a, b)
        return
    lends = b.kind in _LENDERS and not b.vague
    if a.fixed or not lends or (b.fixed and not is_range and not is_list):
        return
    if plain in words.shares:
        # "412 der 1.526 Millionen Euro", but "drei der 40 Millionen Kunden".
        if b.unit is not None and BY_CODE[b.unit].kind == "money" and a.mantissa < b.mantissa:
            _lend(a, b, is_range=False)
        if plain not in words.moves or b.unit is None:
            return
    if not (is_range or is_list or plain in words.moves):
        return
    moved = bool(words.movers & {reader.lower(a.first - 1)})
    if is_range and not moved and (a.unit == b.unit or a.unit is None or b.unit is None):
        a.range, b.range = "low", "high"
    currency = a.kind == "money" and reader.token(a.number - 1).kind == "sym"
    if currency and b.unit is None and b.kind == "count" and (b.scale != 1 or is_range):
        # "$20 to 25 million": the currency stands before the first.
        b.unit, b.kind = a.unit, a.kind
    _lend(a, b, is_range=is_range)


def _after(reader: Reader, draft: Draft, words: frozenset[str]) -> bool:
    return bool(words & {reader.lower(draft.first - 1), reader.lower(draft.first - 2)})


def _replace(reader: Reader, a: Draft, following: Sequence[Draft]) -> None:
    """ "Statt 310 soll der Gewinn nun 385 Milliarden Yen betragen"."""
    for b in following:
        if b.first - a.last > _LONG_REACH:
            return
        if b.kind in _LENDERS and not b.fixed:
            if b.unit is None and b.scale == 1:
                continue
            if reader.token(a.last + 1).text[:1].isupper() or b.distributed:
                return
            if Fraction(1, 100) < abs(Fraction(a.value)) / (b.mantissa or 1) < 100:
                _lend(a, b, is_range=False)
            return


def _lend(a: Draft, b: Draft, *, is_range: bool) -> None:
    """Gives a the scale and unit of b where a has none."""
    if a.kind == "year" and not (is_range and b.unit is not None and b.kind != "year"):
        return
    if a.kind in ("ratio", "date", "ordinal"):
        return
    if a.unit is None and a.scale == 1:
        if b.scale != 1 and a.mantissa < 10_000:
            a.value, a.scale = times(a.value, b.scale), b.scale
        if b.unit is not None:
            a.unit, a.kind = b.unit, b.kind
        a.distributed = a.scale != 1 or a.unit is not None
    elif a.unit is None and b.unit is not None and b.kind == "money" and b.unit not in MINOR_UNITS:
        a.unit, a.kind, a.distributed = b.unit, b.kind, True
    elif is_range and a.unit == b.unit and a.scale == 1 != b.scale and a.mantissa < b.mantissa:
        # "$20 to $25 million" means millions at both ends, "$500 to $1 million" does not.
        a.value, a.scale = times(a.value, b.scale), b.scale


def _hour(reader: Reader, a: Draft, b: Draft) -> None:
    """ "zwischen 19 und 20 Uhr", "7 to 8 p.m."."""
    if not a.bare or a.value != int(a.value) or not 0 <= a.value <= 24:
        return
    hour, other = int(a.value), int(b.value) // 100
    if reader.decimal_mark == "." and other >= 12 and hour <= (other % 12 or 12) and hour < 12:
        hour += 12
    a.value, a.kind, a.fixed = Decimal(hour * 100), "time", True


def _open_bracket(reader: Reader, a: Draft, following: Sequence[Draft]) -> int:
    """Index of the first token behind the bracket where scale and unit stand there, else -1.

    "310 (Vorjahr: 122) Millionen Euro", "14,2 (15,0) Prozent", "14,2 Prozent (Vorjahr: 15,0)".
    """
    for b in following:
        if b.first - a.last > _LONG_REACH:
            break
        if reader.token(b.last + 1).text == ")":
            if b.bare and b.kind == "count" and not a.fixed:
                between = [reader.lower(k) for k in range(a.last + 1, b.first)]
                return b.last + 2 if _bracket(reader, a, b, between) else -1
            break
    return -1


def _bracket(reader: Reader, a: Draft, b: Draft, between: list[str]) -> bool:
    """Shares out scale and unit; True when they stand behind the bracket."""
    behind = a.bare and a.kind == "count"
    if behind:
        source = _behind(reader, b.last + 2)
    elif set(between) <= _BRACKET_WORDS and a.kind in ("money", "percent", "count"):
        source = a
    else:
        return False
    if source.unit is None and source.scale == 1:
        return False
    for draft in (a, b) if behind else (b,):
        draft.value, draft.scale = times(draft.value, source.scale), source.scale
        draft.unit, draft.distributed = source.unit, True
        if source.unit is not None:
            draft.kind = BY_CODE[source.unit].kind
    if len(between) > 1 or a.kind == "percent":
        b.role = "prior"
    return behind


def _behind(reader: Reader, k: int) -> Draft:
    """Scale and unit at token k, as a draft without a number."""
    probe = Draft(Decimal(1), k - 1, k - 1)
    for _ in range(2):
        scale = reader.scale_at(k)
        if scale is None:
            break
        probe.scale *= scale
        k += 1
        k += reader.token(k).text == "." and reader.lower(k - 1) in reader.abbreviations
    reader.take_unit(probe, k)
    return probe
