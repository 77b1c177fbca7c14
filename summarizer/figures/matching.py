"""Matching: which English figure is which German one, and whether they are equal.

Value × unit × sign × hedge × place in the sentence, one to one, with a reason for each verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .english import read_english
from .equality import same_hedge, same_unit, same_value, significant, signs_clash
from .figure import Figure, Period, magnitude
from .german import read_german
from .periods import period_of
from .units import BY_CODE

VERDICTS = ("match", "hedge", "wrong", "unsupported", "missing")
_EARLIER = frozenset({"from", "prior"})
_ROLES = (_EARLIER, *(frozenset({role}) for role in ("change", "to", "whole", "compared")))
_QUANTITIES = frozenset({"money", "percent", "count", "index", "measure"})


@dataclass(frozen=True, slots=True)
class Match:
    """A German figure and the English figure that renders it.

    Attributes:
        verdict: "match"; "hedge" (value and sign right; the hedge differs, or the English states
            a currency or a year that the German leaves to its context); "wrong" (value, scale,
            unit, sign, place or period differs); "unsupported" (no such figure in the German);
            "missing" (a German figure that the English leaves out).
        reason: one line that says what differs, or "" for a match.
    """

    german: Figure | None
    english: Figure | None
    verdict: str
    reason: str


def check(german: str, english: str, *, context: str = "", ordered: bool = True) -> list[Match]:
    """Holds any translation, by a human or a machine, against its German source.

    Args:
        german: a German sentence or text.
        english: what is said to be its translation.
        context: the German article that `german` is from; it says which currencies are meant
            where a sentence leaves them out.
        ordered: whether `english` says sentence by sentence what `german` does; a bullet does not,
            and its figures may come in another order.

    Returns:
        One match for each English figure in order, then one for each German figure left out.
    """
    around = read_german(context) if context else ()
    figures = read_german(german), read_english(english)
    return match_figures(*figures, context=around, ordered=ordered)


def match_figures(
    german: Sequence[Figure],
    english: Sequence[Figure],
    *,
    context: Sequence[Figure] = (),
    ordered: bool = False,
) -> list[Match]:
    """Pairs the figures of a sentence with those of its translation.

    Args:
        german: figures of the German sentence.
        english: figures of its translation.
        context: figures of the German article. When given, a currency that only the English
            states must be among theirs, and a bullet may take its year from there.
        ordered: the English is a sentence-by-sentence translation, so that two figures of one
            unit whose order differs are swapped unless their roles explain it, and it takes no
            year from elsewhere.

    Returns:
        One match for each English figure in order, then one for each German figure left out.
        Idioms ("beide", "Millionen") that the translation says without a number are no omission.
    """
    partners = _pair(german, english)
    taken = set(partners.values())
    spare = [i for i in range(len(german)) if i not in taken]
    _pair_the_rest(german, english, partners, spare)
    pairs = {k: (german[i], english[k]) for k, i in partners.items()}
    matches = []
    for k, e in enumerate(english):
        if k in pairs:
            others = list(pairs.values())
            matches.append(_judge(*pairs[k], german, english, others, context, ordered))
        elif (elsewhere := _year_elsewhere(e, german, context, ordered)) is not None:
            reason = f"year of another sentence: {e.text}"
            matches.append(Match(elsewhere, e, "hedge", reason))
        elif not _may_be_added(e):
            matches.append(Match(None, e, "unsupported", f"figure not in source: {e.text}"))
    for i in spare:
        if not _may_be_left_out(german[i]):
            matches.append(Match(german[i], None, "missing", f"figure left out: {german[i].text}"))
    return matches


def _pair(german: Sequence[Figure], english: Sequence[Figure]) -> dict[int, int]:
    """Index of each English figure's partner, best pairs first."""
    scores = []
    for i, g in enumerate(german):
        for k, e in enumerate(english):
            score = _score(g, e, german, english)
            if score:
                apart = abs((i + 0.5) / len(german) - (k + 0.5) / len(english))
                scores.append((score - apart, i, k))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, k in sorted(scores, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if i not in taken and k not in partners:
            partners[k] = i
            taken.add(i)
    return partners


def _score(g: Figure, e: Figure, german: Sequence[Figure], english: Sequence[Figure]) -> float:
    """How likely e renders g; 0 when they share neither value nor digits."""
    if same_value(g, e):
        score = 8.0
    elif magnitude(g.value) == magnitude(e.value):
        score = 6.0
    elif g.kind != "identifier" and (digits := significant(g.value)) == significant(e.value):
        if len(digits) == 1 and (g.unit is None or g.unit != e.unit):
            return 0.0
        score = 3.0
    else:
        return 0.0
    score += 2.0 * (same_unit(g, e, german, english) is not None) + (g.unit == e.unit)
    score += 0.5 * same_hedge(g, e) + 0.4 * (g.kind == e.kind)
    earlier = (g.role in _EARLIER) == (e.role in _EARLIER)
    return score + 0.6 * earlier - 2.0 * (g.vague != e.vague)


def _pair_the_rest(
    german: Sequence[Figure],
    english: Sequence[Figure],
    partners: dict[int, int],
    spare: list[int],
) -> None:
    """Pairs what is left over where kind and unit agree: one changed value, not two faults."""
    for k, e in enumerate(english):
        if k in partners or _may_be_added(e):
            continue
        rivals = [i for i in spare if german[i].kind == e.kind and german[i].unit == e.unit]
        rivals = [i for i in rivals if not german[i].woven and not e.woven]
        if rivals:
            partners[k] = rivals[0]
            spare.remove(rivals[0])


def _judge(
    g: Figure,
    e: Figure,
    german: Sequence[Figure],
    english: Sequence[Figure],
    pairs: Sequence[tuple[Figure, Figure]],
    context: Sequence[Figure],
    ordered: bool,
) -> Match:
    if not same_value(g, e):
        return Match(g, e, "wrong", f"{_difference(g, e)} differs: {g.text} → {e.text}")
    unit = same_unit(g, e, german, english)
    if unit is None:
        return Match(g, e, "wrong", f"unit differs: {g.text} → {e.text}")
    if unit == "added" and context and all(n.unit != e.unit for n in context):
        return Match(g, e, "wrong", f"unit not in source: {g.text} → {e.text}")
    if _swapped(g, e, pairs) or (ordered and _out_of_order(g, e, pairs)):
        return Match(g, e, "wrong", f"place in the sentence swapped: {g.text} → {e.text}")
    if _of_another(g, e, pairs):
        return Match(g, e, "wrong", f"period of another figure: {g.text} → {e.text}")
    if unit == "added":
        return Match(g, e, "hedge", f"unit left to the context: {g.text} → {e.text}")
    if not same_hedge(g, e):
        return Match(g, e, "hedge", f"hedge differs: {g.text} → {e.text}")
    return Match(g, e, "match", "")


def _difference(g: Figure, e: Figure) -> str:
    if g.value == e.value:
        return "direction" if signs_clash(g, e) else "kind"
    if magnitude(g.value) == magnitude(e.value):
        return "sign"
    return "scale" if significant(g.value) == significant(e.value) else "value"


def _swapped(g: Figure, e: Figure, pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    """True when another figure has the role in English that this one has in German, and back."""
    return any(
        other is not g and (_exchanged(g, e, other, partner) or _exchanged(other, partner, g, e))
        for other, partner in pairs
    )


def _exchanged(g1: Figure, e1: Figure, g2: Figure, e2: Figure) -> bool:
    if "measure" in (g1.kind, g2.kind, e1.kind, e2.kind) and g1.unit != g2.unit:
        return False
    if any(figure.vague for figure in (g1, e1, g2, e2)):
        return False
    if (g1.kind in _QUANTITIES) != (g2.kind in _QUANTITIES):
        return False
    return any(
        g1.role in role and g2.role not in role and e1.role not in role and e2.role in role
        for role in _ROLES
    )


def _out_of_order(g: Figure, e: Figure, pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    """True when a figure of the same unit stands on the other side and no role tells why."""
    if not {g.kind, e.kind} <= _QUANTITIES or g.vague or g.woven or e.woven:
        return False
    for other, partner in pairs:
        alike = (other.kind, other.unit) == (g.kind, g.unit)
        alike = alike or (partner.kind, partner.unit) == (e.kind, e.unit)
        if (
            not alike
            or other.value == g.value
            or other.woven
            or not {other.kind, partner.kind} <= _QUANTITIES
        ):
            continue
        if (g.start < other.start) != (e.start < partner.start) and not any(
            (g.role in role) == (e.role in role)
            and (other.role in role) == (partner.role in role)
            and (g.role in role) != (other.role in role)
            for role in _ROLES
        ):
            return True
    return False


def _of_another(g: Figure, e: Figure, pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    """True when a period is given to figures that the German gives other periods only."""
    said, meant = period_of(e.kind, e.unit, e.value), period_of(g.kind, g.unit, g.value)
    if said is None or meant is None:
        return False
    sources = [other for other, partner in pairs if said in partner.periods]
    return bool(sources) and all(_is_of_other(source, meant) for source in sources)


def _is_of_other(figure: Figure, period: Period) -> bool:
    """Whether the grammar keeps a figure apart from a period of its own or another sentence."""
    if period in figure.other_periods:
        return True
    alike = [own for own in figure.periods if own[0] == period[0]]
    return bool(alike) and period not in alike


def _year_elsewhere(
    e: Figure, german: Sequence[Figure], context: Sequence[Figure], ordered: bool
) -> Figure | None:
    """The same year in another sentence, where the German of a bullet names no year itself."""
    said = period_of(e.kind, e.unit, e.value)
    if ordered or said is None or said[0] != "year":
        return None
    if any(g.kind in ("year", "fiscal_year", "date") and g.unit is None for g in german):
        return None
    return next((c for c in context if c.kind == e.kind and same_value(c, e)), None)


def _may_be_added(e: Figure) -> bool:
    """Numbers that English says where German has a word: "both", "noon", "Covid-19", "one euro"."""
    if e.kind == "identifier":
        return e.text.lower().startswith(("covid", "tier", "cet1"))
    unit = BY_CODE.get(e.unit or "")
    one = e.value == 1 and e.scale == 1 and "one" in e.text.lower()
    symbolic = one and unit is not None and unit.kind == "money"
    # "within one quarter" is a time.
    symbolic = symbolic or e.text.lower() == "one quarter"
    return e.vague or symbolic or (e.woven and e.kind in ("time", "count") and e.unit is None)


def _may_be_left_out(g: Figure) -> bool:
    """Numbers that English says without one ("beide", "zweistellig", "ein Dollar")."""
    unit = BY_CODE.get(g.unit or "")
    one = g.value == 1 and g.scale == 1 and not any(c.isdecimal() for c in g.text)
    if g.kind == "ordinal" and g.value == 1:
        return True
    idiom = g.woven and (g.unit in (None, "half") or g.vague)
    measured = one and unit is not None and unit.kind in ("money", "measure")
    return idiom or measured or "stellig" in g.text
