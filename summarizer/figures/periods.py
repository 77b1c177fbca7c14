"""Which quarter, half or year a figure is of, where the grammar shows it.

"Nach einem Plus von 355 Prozent im zweiten Quartal werde mit 2,39 Milliarden gerechnet": the
quarter is that of the percentage and kept apart from the sum.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .drafts import Draft
from .figure import Period, Value
from .reader import Reader

_QUANTITIES = frozenset({"money", "percent", "count", "index"})
_NO_PERIODS: tuple[tuple[Period, ...], tuple[Period, ...]] = ((), ())
_MARKS = frozenset('.,;:!?()„“”"–—')
# How many periods on either side of a figure are looked at, and how long a phrase may be.
_NEAR, _PHRASE = 3, 12


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """The words of a language that give a period its place.

    Attributes:
        breaks: words that begin another clause or phrase.
        frames: prepositions of a time at which the rest of the clause holds ("im", "for").
        unframed: words right before a period that make it no such time ("seit", "than").
        inner: words between preposition and period ("Jahr", "the", "fiscal").
        attributed: words before the preposition that bind the period to a noun ("die im Jahr
            2019 gegründete Firma", "founded in 2019"): whole words, and endings of participles.
        heads: nouns that a period right before them is an attribute of ("second quarter sales").
        earlier: words that begin a phrase on an earlier time ("nach", "after").
        loose: lower-case words that may stand between `earlier` and its figure.
        compared: words before a period that something is compared with ("als", "than").
        wholes: nouns of a time without a number, to the classes of period that they exclude.
        links: words between periods that belong together ("im zweiten Quartal des Jahres 2024").
        bare: a year needs no preposition ("2024 stieg der Umsatz").
    """

    breaks: frozenset[str]
    frames: frozenset[str]
    unframed: frozenset[str]
    inner: frozenset[str]
    attributed: tuple[frozenset[str], tuple[str, ...]]
    heads: frozenset[str]
    earlier: frozenset[str]
    loose: frozenset[str]
    compared: frozenset[str]
    wholes: Mapping[str, frozenset[str]]
    links: frozenset[str]
    bare: bool


@dataclass(slots=True)
class _Time:
    """A period or a time without a number, by token indexes; `period` is None for the latter."""

    first: int
    last: int
    clause: int
    group: int
    frames: bool
    period: Period | None = None
    bound: bool = False
    """Whether it is an attribute of a noun: "second-quarter revenue"."""
    excludes: frozenset[str] = frozenset()
    phrase: tuple[int, int] | None = None
    """The phrase on an earlier time outside of which the period says nothing."""
    rivals: list[_Time] = field(default_factory=list)
    """Times near it that a figure cannot be of as well."""

    def against(self, other: _Time) -> bool:
        """Whether a figure of this time is of no other that is like `other`."""
        if other.period is None or self.group == other.group or not self.frames:
            return False
        if self.period is None:
            return other.period[0] in self.excludes
        return self.period[0] == other.period[0] and self.period[1] != other.period[1]


def period_of(kind: str, unit: str | None, value: Value) -> Period | None:
    """Class and value of a figure that names a quarter, a half or a year, else None."""
    if kind == "date" and unit in ("quarter", "half"):
        return unit, value
    return ("year", value) if kind in ("year", "fiscal_year") and unit is None else None


def periods_of(
    reader: Reader, drafts: Sequence[Draft], words: PeriodWords
) -> list[tuple[tuple[Period, ...], tuple[Period, ...]]]:
    """For each draft the periods that the grammar gives it, and those that it gives to others."""
    named = [(n, p) for n, d in enumerate(drafts) if (p := period_of(d.kind, d.unit, d.value))]
    if not named or len(named) == len(drafts):
        return [_NO_PERIODS] * len(drafts)
    clauses = _clauses(reader, drafts, words)
    times = _times(reader, drafts, [(drafts[n], p) for n, p in named], clauses, words)
    places = [time.first for time in times]
    found = []
    for draft in drafts:
        if draft.kind not in _QUANTITIES:
            found.append(_NO_PERIODS)
            continue
        middle = bisect_left(places, draft.first)
        near = times[max(0, middle - _NEAR) : middle + _NEAR]
        found.append(_sorted_out(reader, draft, clauses[draft.first], near))
    return found


def _sorted_out(
    reader: Reader, draft: Draft, clause: int, near: Sequence[_Time]
) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    within, possible, apart = [], set(), set()
    for time in near:
        if time.period is None:
            continue
        if _is_apart(reader, draft, clause, time):
            apart.add(time.period)
            continue
        possible.add(time.period)
        rivals = [rival.first for rival in time.rivals if rival.clause == clause]
        # "Second-quarter revenue rises 284% to 2.39 billion in fiscal year": not the percentage.
        alone = not rivals or (time.bound and time.first < draft.first < min(rivals))
        if time.clause == clause and time.frames and alone:
            within.append(time.period)
    return tuple(within), tuple(sorted(apart - possible))


def _is_apart(reader: Reader, draft: Draft, clause: int, time: _Time) -> bool:
    if time.phrase is not None:
        return not time.phrase[0] < draft.first < time.phrase[1]
    if not time.frames:
        return False
    own = [rival for rival in time.rivals if rival.clause == clause]
    if time.clause != clause:
        return bool(own)
    low, high = sorted((draft.first, time.first))
    return any(low < rival.first < high or _follows(reader, draft, rival) for rival in own)


def _follows(reader: Reader, draft: Draft, time: _Time) -> bool:
    """ "5 Prozent im zweiten Quartal": the time stands right behind the figure."""
    gap = range(draft.last + 1, time.first)
    return len(gap) <= 3 and all(reader.token(k).text.islower() for k in gap)


def _clauses(reader: Reader, drafts: Sequence[Draft], words: PeriodWords) -> list[int]:
    """Number of the clause of each token; a time alone before a comma opens the next clause."""
    breaks = words.breaks | _MARKS
    inside = bytearray(len(reader.tokens))
    timed = bytearray(len(reader.tokens))
    for draft in drafts:
        inside[draft.first : draft.last + 1] = b"\1" * (draft.last + 1 - draft.first)
        if period_of(draft.kind, draft.unit, draft.value):
            timed[draft.first : draft.last + 1] = b"\1" * (draft.last + 1 - draft.first)
    quiet = words.frames | words.inner | words.links
    clauses, number, only_time = [], 0, True
    for k, word in enumerate(reader.words):
        if word in breaks and not inside[k]:
            if not (only_time and word == ","):
                number += 1
            only_time = True
        elif only_time and not timed[k] and word not in quiet:
            only_time = False
        clauses.append(number)
    return clauses


def _times(
    reader: Reader,
    drafts: Sequence[Draft],
    named: Sequence[tuple[Draft, Period]],
    clauses: Sequence[int],
    words: PeriodWords,
) -> list[_Time]:
    """Periods and times without a number, in order, with what they belong to."""
    times: list[_Time] = []
    group = 0
    before: Draft | None = None
    for draft, period in named:
        linked = before is not None and all(
            reader.lower(k) in words.links for k in range(before.last + 1, draft.first)
        )
        group += not linked
        bound = _is_attribute(reader, draft, words)
        frames = bound or _frames(reader, draft, period, words)
        time = _Time(draft.first, draft.last, clauses[draft.first], group, frames, period, bound)
        time.phrase = _earlier_phrase(reader, draft, words)
        if linked:
            time.frames, time.phrase = times[-1].frames, times[-1].phrase
        times.append(time)
        before = draft
    times += _wholes(reader, clauses, words)
    times.sort(key=lambda time: time.first)
    for n, time in enumerate(times):
        around = times[max(0, n - 2 * _NEAR) : n + 2 * _NEAR]
        time.rivals = [other for other in around if other.against(time)]
    return times


def _wholes(reader: Reader, clauses: Sequence[int], words: PeriodWords) -> Iterator[_Time]:
    for k, word in enumerate(reader.words):
        excludes = words.wholes.get(word)
        if excludes is None or reader.token(k + 1).kind == "num":
            continue
        p = k - 1
        while reader.lower(p) in words.inner and k - p < 4:
            p -= 1
        framed = reader.lower(p) in words.frames or reader.lower(k + 1) in words.heads
        if framed:
            yield _Time(k, k, clauses[k], -k, True, excludes=excludes)


def _is_attribute(reader: Reader, draft: Draft, words: PeriodWords) -> bool:
    return reader.lower(reader.past_hyphen(draft.last + 1)) in words.heads


def _frames(reader: Reader, draft: Draft, period: Period, words: PeriodWords) -> bool:
    """Whether the period says when its clause holds."""
    p = draft.first - 1
    for _ in range(3):
        p -= reader.lower(p) in words.inner
    word, before = reader.lower(p), reader.lower(p - 1)
    whole, endings = words.attributed
    if word in words.frames:
        return before not in whole and not before.endswith(endings)
    return words.bare and period[0] == "year" and word not in words.unframed | whole


def is_compared(reader: Reader, draft: Draft, words: PeriodWords) -> bool:
    """Whether a period is one that another is compared with: "mehr als im Jahr 2023"."""
    if period_of(draft.kind, draft.unit, draft.value) is None:
        return False
    p = draft.first - 1
    for _ in range(4):
        p -= reader.lower(p) in words.inner or reader.lower(p) in words.frames
    return reader.lower(p) in words.compared


def _earlier_phrase(reader: Reader, draft: Draft, words: PeriodWords) -> tuple[int, int] | None:
    """ "nach einem Plus von 355 Prozent im zweiten Quartal": its first token and the one behind."""
    numbers = 0
    for k in range(draft.first - 1, max(draft.first - 1 - _PHRASE, -1), -1):
        token, word = reader.token(k), reader.lower(k)
        if word in words.earlier:
            return (k, draft.last + 1) if numbers else None
        if token.kind == "num" or token.text == "%" or reader.spelled(k) is not None:
            numbers += 1
        elif word in _MARKS | words.breaks or (token.text.islower() and word not in words.loose):
            return None
    return None
