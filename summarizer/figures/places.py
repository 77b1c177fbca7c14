"""Where a figure stands in its clause: the earlier or the later level, a change, and its direction.

Two figures of a sentence may be swapped although both are right; the words around them tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .drafts import Draft
from .figure import Figure, Period
from .periods import PeriodWords, is_compared, periods_of
from .reader import Reader

_STOPS = frozenset('.,;:!?()„“”"–')
_BACK = 10
_NEAR, _SPAN = 6, 14
_MOVING = frozenset({"money", "percent", "index"})
_LEVELS = frozenset({"money", "percent", "count", "index"})


@dataclass(frozen=True, slots=True)
class Places:
    """The words of a language that give a figure its place.

    Attributes:
        wholes: words before the whole that another figure is a part of ("der", "of").
        before: word right before a figure to its role.
        after_starts: first words of `after`.
        after: phrases right after a figure of an earlier time ("a year earlier").
        moving: the word of `before` that means "from" only beside a "to" ("von", "from").
        still: words right before a figure that is no change ("auf", "at").
        near: words of movement that count only right beside the figure ("up", "mehr").
        nouns, falls: ends of compounds of movement ("…wachstum"), and those of them that fall.
        up, down: beginnings of words of movement.
        exact: whole words of movement, to "up" or "down".
        verbs: forms of separable verbs, to their stem.
        particles: stem and separated particle, to "up" or "down" ("gab … nach").
        fillers: adverbs that may stand between.
        stops: words that begin another clause.
        reach: how many tokens behind a figure may hold its verb.
    """

    wholes: frozenset[str]
    before: Mapping[str, str]
    after: frozenset[tuple[str, ...]]
    after_starts: frozenset[str]
    moving: frozenset[str]
    still: frozenset[str]
    near: frozenset[str]
    nouns: tuple[str, ...]
    falls: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    exact: Mapping[str, str | None]
    verbs: Mapping[str, str]
    particles: Mapping[tuple[str, str], str]
    fillers: frozenset[str]
    stops: frozenset[str]
    reach: int
    cache: dict[str, str | None]

    def cue(self, word: str) -> str | None:
        """ "up" or "down" for a lower-case word of movement."""
        known = self.cache.get(word, "")
        if known != "":
            return known
        found = self.exact.get(word)
        if found is None and word not in self.exact:
            if word.startswith(self.up):
                found = "up"
            elif word.startswith(self.down):
                found = "down"
            elif word.endswith(self.nouns):
                found = "down" if word.endswith(self.falls) else "up"
        if len(self.cache) < 200_000:
            self.cache[word] = found
        return found


def finish(
    reader: Reader, drafts: Sequence[Draft], places: Places, words: PeriodWords
) -> list[Figure]:
    """The figures of finished drafts, with role, direction and periods."""
    periods = periods_of(reader, drafts, words)
    roles = [draft.role or _role(reader, draft, places, words) for draft in drafts]
    figures = []
    for index, draft in enumerate(drafts):
        role = _settled(reader, drafts, roles, index)
        floor = drafts[index - 1].last + 1 if index else 0
        direction = _direction(reader, draft, floor, places)
        figures.append(_figure(reader, draft, role, direction, *periods[index]))
    return figures


def _settled(
    reader: Reader, drafts: Sequence[Draft], roles: Sequence[str | None], index: int
) -> str | None:
    """Role of a figure beside its neighbours: "von" is "from" only with an "auf"."""
    draft, role = drafts[index], roles[index]
    if draft.range == "high" and index:
        return (
            _settled(reader, drafts, roles, index - 1) if drafts[index - 1].range == "low" else None
        )
    if role == "from?":
        ahead = zip(drafts[index + 1 : index + 4], roles[index + 1 : index + 4], strict=True)
        to = any(r == "to" and b.first - draft.last < _SPAN for b, r in ahead)
        back = (
            index > 0 and roles[index - 1] == "to" and draft.first - drafts[index - 1].last < _NEAR
        )
        return "from" if to or back else None
    if role == "to":
        before = drafts[index - 1] if index else None
        moved = before is not None and before.kind in _LEVELS and _close(reader, before, draft)
        back = index + 1 < len(drafts) and roles[index + 1] in ("from?", "prior")
        return "to" if moved or (back and _close(reader, draft, drafts[index + 1])) else None
    return role


def _close(reader: Reader, a: Draft, b: Draft) -> bool:
    """Whether two figures stand together with no mark between."""
    between = range(a.last + 1, b.first)
    return len(between) < _NEAR and all(reader.token(k).text not in _STOPS for k in between)


def _role(reader: Reader, draft: Draft, places: Places, periods: PeriodWords) -> str | None:
    if draft.kind not in _LEVELS:
        return "compared" if is_compared(reader, draft, periods) else None
    if reader.lower(draft.last + 1) in places.after_starts:
        words = tuple(reader.lower(draft.last + 1 + n) for n in range(4))
        if any(words[:length] in places.after for length in (1, 2, 3, 4)):
            return "prior"
    p = draft.first - 1
    for _ in range(2):
        if reader.lower(p) in places.fillers:
            p -= 1
    word = reader.lower(p)
    if reader.lower(p - 1) in ("statt", "anstatt", "instead"):
        return "prior"
    if draft.kind == "count" and word in places.wholes:
        return "whole"
    if word == ":":
        word = reader.lower(p - 1)
    role = places.before.get(word)
    if word in ("to", "with"):
        if reader.lower(p - 1) in ("compared", "relative"):
            return "prior"
        return None if role == "with" or reader.lower(p - 1) == "equivalent" else role
    return "from?" if role == "from" and word in places.moving else role


def _direction(reader: Reader, draft: Draft, floor: int, places: Places) -> str | None:
    """ "up" or "down" where the words around the figure agree on it."""
    if draft.kind not in _MOVING:
        return None
    p = draft.first - 1
    if reader.lower(p) in places.still:
        return None
    before = after = verb = None
    for distance, q in enumerate(range(p, max(p - _BACK, floor - 1), -1)):
        word = reader.lower(q)
        if word in _STOPS or word in places.stops:
            break
        verb = verb or places.verbs.get(word)
        before = places.cue(word)
        if before is not None and (distance < 2 or word not in places.near):
            break
        before = None
    for distance, q in enumerate(range(draft.last + 1, draft.last + 1 + places.reach)):
        word = reader.lower(q)
        if word in _STOPS or word in places.stops:
            break
        after = places.cue(word)
        if after is not None and (distance < 2 or word not in places.near):
            break
        after = None
        if verb and _ends_clause(reader, draft.last + 2 + distance, places):
            after = places.particles.get((verb, word))
            if after is not None:
                break
    if before is None or after is None:
        return before or after
    return before if before == after else None


def _ends_clause(reader: Reader, k: int, places: Places) -> bool:
    word = reader.lower(k)
    return word == "" or word in _STOPS or word in places.stops


def _figure(
    reader: Reader,
    draft: Draft,
    role: str | None,
    direction: str | None,
    periods: tuple[Period, ...],
    other_periods: tuple[Period, ...],
) -> Figure:
    start, end = reader.tokens[draft.first].start, reader.tokens[draft.last].end
    core_first = draft.first if draft.core_first is None else draft.core_first
    return Figure(
        value=draft.value,
        unit=draft.unit,
        kind=draft.kind,
        sign=draft.sign,
        hedge=draft.hedge,
        start=start,
        end=end,
        text=reader.text[start:end],
        core=(reader.tokens[core_first].start, end if draft.core_end is None else draft.core_end),
        range=draft.range,
        role=role,
        per=draft.per,
        readings=draft.readings,
        scale=draft.scale,
        direction=direction,
        woven=draft.woven,
        vague=draft.vague,
        shared=draft.distributed,
        periods=periods,
        other_periods=other_periods,
    )
