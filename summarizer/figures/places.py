"""Where a figure stands in its clause: the earlier or the later level, a change, and its direction.

Two figures of a sentence may be swapped although both are right; the words around them tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .drafts import Draft
from .figure import Figure
from .reader import Reader

_STOPS = frozenset(".,;:!?()„“”\"–")
_BACK = 7
_AHEAD = 9
_NEAR, _SPAN = 6, 14
_LEVELS = frozenset({"money", "percent", "count", "index"})


@dataclass(frozen=True, slots=True)
class Places:
    """The words of a language that give a figure its place.

    Attributes:
        before: word right before a figure to its role.
        after_starts: first words of `after`.
        after: phrases right after a figure of an earlier time ("a year earlier").
        moving: the word of `before` that means "from" only beside a "to" ("von", "from").
        still: words right before a figure that is no change ("auf", "at").
        near: words of movement that count only right beside the figure ("up", "mehr").
        up, down: beginnings of words of movement.
        exact: whole words of movement, to "up" or "down".
        fillers: adverbs that may stand between.
        stops: words that begin another clause.
        reach: how many tokens behind a figure may hold its verb.
    """

    before: Mapping[str, str]
    after: frozenset[tuple[str, ...]]
    after_starts: frozenset[str]
    moving: frozenset[str]
    still: frozenset[str]
    near: frozenset[str]
    up: tuple[str, ...]
    down: tuple[str, ...]
    exact: Mapping[str, str]
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
        if len(self.cache) < 200_000:
            self.cache[word] = found
        return found


def finish(reader: Reader, drafts: Sequence[Draft], places: Places) -> list[Figure]:
    """The figures of finished drafts, with role and direction."""
    roles = [draft.role or _role(reader, draft, places) for draft in drafts]
    figures = []
    for index, draft in enumerate(drafts):
        role = _settled(reader, drafts, roles, index)
        floor = drafts[index - 1].last + 1 if index else 0
        ceiling = drafts[index + 1].number if index + 1 < len(drafts) else len(reader.tokens)
        figures.append(_figure(reader, draft, role, _direction(reader, draft, floor, ceiling, places)))
    return figures


def _settled(
    reader: Reader, drafts: Sequence[Draft], roles: Sequence[str | None], index: int
) -> str | None:
    """Role of a figure beside its neighbours: "von" is "from" only with an "auf"."""
    draft, role = drafts[index], roles[index]
    if draft.range == "high" and index:
        return _settled(reader, drafts, roles, index - 1) if drafts[index - 1].range == "low" else None
    if role == "from?":
        ahead = zip(drafts[index + 1 : index + 4], roles[index + 1 : index + 4], strict=True)
        to = any(r == "to" and b.first - draft.last < _SPAN for b, r in ahead)
        back = index > 0 and roles[index - 1] == "to" and draft.first - drafts[index - 1].last < _NEAR
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


def _role(reader: Reader, draft: Draft, places: Places) -> str | None:
    if draft.kind not in _LEVELS:
        return None
    if reader.lower(draft.last + 1) in places.after_starts:
        words = tuple(reader.lower(draft.last + 1 + n) for n in range(4))
        if any(words[:length] in places.after for length in (1, 2, 3, 4)):
            return "prior"
    p = draft.first - 1
    for _ in range(2):
        if reader.lower(p) in places.fillers:
            p -= 1
    word = reader.lower(p)
    if word == ":":
        word = reader.lower(p - 1)
    role = places.before.get(word)
    if word in ("to", "with"):
        if reader.lower(p - 1) in ("compared", "relative"):
            return "prior"
        return None if role == "with" or reader.lower(p - 1) == "equivalent" else role
    return "from?" if role == "from" and word in places.moving else role


def _direction(
    reader: Reader, draft: Draft, floor: int, ceiling: int, places: Places
) -> str | None:
    """ "up" or "down" where the words around the figure agree on it."""
    if draft.sign is not None:
        return "down" if draft.sign == "-" else "up"
    if draft.kind not in _LEVELS:
        return None
    p = draft.first - 1
    if reader.lower(p) in places.still:
        return None
    before = after = None
    for distance, q in enumerate(range(p, max(p - _BACK, floor - 1), -1)):
        word = reader.lower(q)
        if word in _STOPS or word in places.stops:
            break
        before = places.cue(word)
        if before is not None and (distance < 2 or word not in places.near):
            break
        before = None
    for distance, q in enumerate(range(draft.last + 1, min(draft.last + 1 + places.reach, ceiling))):
        word = reader.lower(q)
        if word in _STOPS or word in places.stops:
            break
        after = places.cue(word)
        if after is not None and (distance < 2 or word not in places.near):
            break
        after = None
    if before is None or after is None:
        return before or after
    return before if before == after else None


def _figure(reader: Reader, draft: Draft, role: str | None, direction: str | None) -> Figure:
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
    )


GERMAN_PLACES = Places(
    before={
        "von": "from", "auf": "to", "um": "change", "nach": "prior", "gegenüber": "prior",
        "statt": "prior", "zuvor": "prior", "vorjahr": "prior", "anstatt": "prior",
        "bisher": "prior", "bislang": "prior", "vorjahreswert": "prior", "vj": "prior",
    },
    after=frozenset(
        tuple(phrase.split())
        for phrase in "im vorjahr|vor einem jahr|ein jahr zuvor|ein jahr davor|im vorjahresquartal"
        "|im vorquartal|im vormonat|im vorjahreszeitraum|zuvor|im jahr zuvor|im jahr davor"
        "|in der vorjahresperiode|vor jahresfrist|im entsprechenden vorjahreszeitraum".split("|")
    ),
    after_starts=frozenset("im vor ein zuvor in".split()),
    moving=frozenset({"von"}),
    still=frozenset("auf mit bei zu für aus ab in über unter nach gegenüber seit bis an".split()),
    near=frozenset("mehr weniger höher tiefer niedriger stärker schwächer plus minus zurück".split()),
    up=(
        "stieg", "steig", "gestieg", "anstieg", "zuwachs", "zuwächs", "zugelegt", "zunahm", "zunehm",
        "zugenommen", "wuchs", "wächs", "gewachsen", "wachs", "kletter", "geklettert", "erhöh",
        "verteuer", "aufschl", "verbesser", "gesteiger", "angehob", "anhob", "anzog", "angezogen",
        "sprang", "schnellt", "gesprungen", "ausgeweitet", "aufgestockt", "hochgeschnellt",
    ),
    down=(
        "fiel", "fällt", "sank", "sink", "gesunk", "rückgang", "rückgäng", "verlor", "verlier",
        "einbuß", "büßt", "eingebüßt", "schrumpf", "geschrumpf", "abgenommen", "abnahm", "abnehm",
        "nachgab", "nachgegeben", "rutsch", "abgerutscht", "sackt", "abgesackt", "einbrach",
        "eingebroch", "einbruch", "senk", "gesenkt", "reduzier", "verringer", "verminder",
        "verbillig", "gekürzt", "kürzt", "zurückgegang", "zurückging", "abgestürzt", "stürzt",
    ),
    exact={
        "plus": "up", "minus": "down", "gewann": "up", "gewannen": "up", "gewinnt": "up",
        "gewonnen": "up", "legte": "up", "legten": "up", "legt": "up", "zulegen": "up",
        "höher": "up", "teurer": "up", "weniger": "down", "niedriger": "down", "tiefer": "down",
        "geringer": "down", "schwächer": "down", "leichter": "down", "billiger": "down",
        "günstiger": "down", "zurück": "down", "gefallen": "down", "fallen": "down",
        "abschlag": "down", "abschläge": "down", "mehr": "up", "stärker": "up",
        "steigend": None, "steigende": None, "steigenden": None, "steigender": None,
        "sinkende": None, "sinkenden": None, "sinkender": None, "fallende": None,
        "wachsende": None, "wachsenden": None, "wachsender": None,
    },
    fillers=frozenset(
        "nun jetzt nur noch zuletzt aktuell nunmehr sogar dann heute wieder insgesamt einst dort "
        "zunächst vorher bereits derzeit künftig ursprünglich".split()
    ),
    stops=frozenset("und aber oder sondern während als dass weil obwohl nachdem".split()),
    reach=8,
    cache={},
)  # fmt: skip
ENGLISH_PLACES = Places(
    before={
        "from": "from", "to": "to", "by": "change", "after": "prior", "against": "prior",
        "versus": "prior", "vs": "prior", "than": "prior", "year": "prior", "previously": "prior",
        "with": "with", "earlier": "prior",
    },
    after=frozenset(
        tuple(phrase.split())
        for phrase in "a year earlier|a year ago|a year before|the year before|previously"
        "|in the previous year|in the prior year|one year earlier|the previous year"
        "|in the previous quarter|in the year-earlier|in the prior-year|a month earlier"
        "|the previous month|the previous quarter".split("|")
    ),
    after_starts=frozenset("a the previously in one".split()),
    moving=frozenset({"from"}),
    still=frozenset("to at from with in for on after against than between until since".split()),
    near=frozenset("up down more less fewer higher lower cut".split()),
    up=(
        "ris", "gain", "increas", "climb", "grow", "jump", "surg", "advanc", "soar",
        "strengthen", "improv", "lift", "boost", "expand",
    ),
    down=(
        "declin", "decreas", "drop", "slip", "slid", "plung", "tumbl", "shrink", "reduc", "sink",
        "slump", "dip", "collaps", "retreat",
    ),
    exact={
        "rose": "up", "grew": "up", "growth": "up", "up": "up", "higher": "up", "more": "up",
        "added": "up", "adding": "up", "plus": "up", "dearer": "up", "stronger": "up",
        "fell": "down", "fall": "down", "falls": "down", "fallen": "down", "falling": "down",
        "down": "down", "lost": "down", "lose": "down", "loses": "down", "losing": "down",
        "lower": "down", "fewer": "down", "less": "down", "minus": "down", "sank": "down",
        "sunk": "down", "shed": "down", "shrank": "down", "shrunk": "down", "weaker": "down",
        "cheaper": "down", "eased": "down", "cut": "down", "raised": "up", "raise": "up",
        "risk": None, "risks": None, "risky": None, "gainer": None, "slide": "down",
        "contracted": "down", "contraction": "down", "lowered": "down",
    },
    fillers=frozenset("now then only just again still previously".split()),
    stops=frozenset("and but or while that because although after".split()),
    reach=3,
    cache={},
)  # fmt: skip
