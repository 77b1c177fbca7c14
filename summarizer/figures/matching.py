"""Matching: which English figure is which German one, and whether they are equal.

Value × unit × sign × hedge × place in the sentence, one to one, with a reason for each verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .figure import Figure, Value, format_value
from .units import BY_CODE, MINOR_UNITS

VERDICTS = ("match", "hedge", "wrong", "unsupported", "missing")


@dataclass(frozen=True, slots=True)
class Match:
    """A German figure and the English figure that renders it.

    Attributes:
        verdict: "match"; "hedge" (value, unit and sign right, hedge differs); "wrong" (value,
            scale, unit, sign or role differs); "unsupported" (no such figure in the German);
            "missing" (a German figure that the English leaves out).
        reason: one line that says what differs, or "" for a match.
    """

    german: Figure | None
    english: Figure | None
    verdict: str
    reason: str


# Units that one language states more precisely than the other.
_SAME_UNITS = (
    {"crown", "SEK", "NOK", "DKK", "CZK"},
    {"MXN", "ARS"},
    {"TRY", "ITL"},
    {"ounce", "troy_ounce"},
    {"point", "percentage_point"},
)
# Hedges that say the same of a number.
_HEDGE_CLASSES = (
    {"about"},
    {"almost"},
    {"just over", "more than"},
    {"less than"},
    {"at least"},
    {"at most", "up to"},
)
_EARLIER = frozenset({"from", "prior"})
_LATER = frozenset({"to", "level"})


def match_figures(german: Sequence[Figure], english: Sequence[Figure]) -> list[Match]:
    """Pairs the figures of a sentence with those of its translation.

    Returns:
        One match for each English figure in order, then one for each German figure left out.
    """
    scores = [
        (_score(g, e, german, english) - abs(i / len(german) - k / len(english)) / 8, i, k)
        for i, g in enumerate(german)
        for k, e in enumerate(english)
    ]
    scores = [entry for entry in scores if entry[0] > 0]
    partner_of_english: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, k in sorted(scores, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if i not in taken and k not in partner_of_english:
            partner_of_english[k] = i
            taken.add(i)
    pairs = {k: (german[i], english[k]) for k, i in partner_of_english.items()}
    matches = []
    for k, e in enumerate(english):
        if k in pairs:
            matches.append(_judge(*pairs[k], german, english, list(pairs.values())))
        else:
            matches.append(Match(None, e, "unsupported", f"figure not in source: {e.text}"))
    for i, g in enumerate(german):
        if i not in taken:
            matches.append(Match(g, None, "missing", f"figure left out: {g.text}"))
    return matches


def _score(g: Figure, e: Figure, german: Sequence[Figure], english: Sequence[Figure]) -> float:
    """How likely e renders g; 0 when they share neither value nor digits."""
    if same_value(g, e):
        score = 8.0
    elif abs(g.value) == abs(e.value):
        score = 6.0
    elif _digits(g.value) == _digits(e.value) and len(_digits(g.value)) > 1:
        score = 3.0
    elif _digits(g.value) == _digits(e.value) and (g.unit is not None and g.unit == e.unit):
        score = 2.0
    else:
        return 0.0
    score += 2.0 * _same_unit(g, e, german, english) + (g.unit == e.unit)
    score += 0.5 * same_hedge(g.hedge, e.hedge) + 0.4 * (g.kind == e.kind)
    return score - 1.5 * _roles_clash(g, e)


def _judge(
    g: Figure,
    e: Figure,
    german: Sequence[Figure],
    english: Sequence[Figure],
    pairs: Sequence[tuple[Figure, Figure]],
) -> Match:
    if not same_value(g, e):
        if abs(g.value) == abs(e.value):
            reason = f"sign differs: {g.text} → {e.text}"
        elif _digits(g.value) == _digits(e.value):
            reason = f"scale differs: {g.text} → {e.text}"
        else:
            reason = f"value differs: {g.text} → {e.text}"
        return Match(g, e, "wrong", reason)
    if not _same_unit(g, e, german, english):
        return Match(g, e, "wrong", f"unit differs: {g.text} → {e.text}")
    if _roles_clash(g, e) and any(
        other is not g and _roles_clash(other, partner) and other.unit == g.unit
        for other, partner in pairs
    ):
        return Match(g, e, "wrong", f"place in the sentence swapped: {g.text} → {e.text}")
    if not same_hedge(g.hedge, e.hedge):
        return Match(g, e, "hedge", f"hedge differs: {g.text} → {e.text}")
    return Match(g, e, "match", "")


def same_value(g: Figure, e: Figure) -> bool:
    """Equal in exact value; cents equal hundredths, and "the half" equals 50 percent."""
    if g.value == e.value:
        return True
    for a, b in ((g, e), (e, g)):
        if a.unit in MINOR_UNITS and b.unit in MINOR_UNITS[a.unit]:
            return Fraction(a.value) == 100 * Fraction(b.value)
        if a.kind == "ratio" and b.unit == "percent":
            return 100 * Fraction(a.value) == Fraction(b.value)
    if g.kind == e.kind == "date" and g.unit is None and e.unit is None:
        # 12 May equals 12 May 2024 where one of the two leaves the year to its neighbours.
        days = {int(g.value) % 10000, int(e.value) % 10000}
        return len(days) == 1 and min(g.value, e.value) < 10000
    return False


def _same_unit(
    g: Figure, e: Figure, german: Sequence[Figure], english: Sequence[Figure]
) -> bool:
    if g.unit == e.unit:
        return True
    if g.unit is None or e.unit is None:
        stated = g.unit or e.unit
        assert stated is not None
        if g.kind == "ratio" or e.kind == "ratio":
            return True
        if BY_CODE.get(stated) is None or BY_CODE[stated].kind == "measure":
            return True
        # "von 33,1 auf 50,7 Millionen Euro" ↔ "to 50.7 million euros from 33.1 million":
        # a unit may be left to a neighbour that states it.
        neighbours = german if g.unit is None else english
        return any(n.unit == stated and n is not g and n is not e for n in neighbours)
    if any(g.unit in family and e.unit in family for family in _SAME_UNITS):
        return True
    return any(
        a in MINOR_UNITS and b in MINOR_UNITS[a] for a, b in ((g.unit, e.unit), (e.unit, g.unit))
    )


def same_hedge(a: str | None, b: str | None) -> bool:
    """True when two canonical hedges bound or blur a number in the same way."""
    return a == b or any(a in family and b in family for family in _HEDGE_CLASSES)


def _roles_clash(g: Figure, e: Figure) -> bool:
    """True when one side calls the figure the earlier level and the other the later one."""
    return (g.role in _EARLIER and e.role in _LATER) or (g.role in _LATER and e.role in _EARLIER)


def _digits(value: Value) -> str:
    """Significant digits: "239" of 2.39 billion, so that a wrong scale is seen as such."""
    return format_value(abs(value)).replace(".", "").strip("0")
