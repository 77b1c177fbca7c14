"""Figure survival: what becomes of the German figures of a line in its English.

Every German figure is either paired with an English one by `summarizer.figures.check`, or
it is missing; every English figure without a partner is unsupported.

- survival (recall): German figures whose value, unit and sign arrive; the hedge may differ.
- precision: English figures that equal a German one in value, unit and sign.
- value, unit, sign, hedge: German figures of which that one property arrives.
- lines_right: lines with any figure in which nothing is missing, wrong or unsupported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eval.intervals import SEED, Estimate, ratio, wilson
from summarizer.figures import KINDS, Match

RIGHT = frozenset({"match", "hedge"})
CAUSES = (
    "missing", "unsupported", "scale", "value", "sign", "unit", "place",
    "hedge",  # value, unit and sign right
    "context",  # right, but the currency is the one of the context
)  # fmt: skip
_CAUSE_OF_WORD = {
    "scale": "scale", "sign": "sign", "direction": "sign", "unit": "unit", "place": "place",
}  # fmt: skip
PROPERTIES = ("value", "unit", "sign", "hedge")


def cause(match: Match) -> str | None:
    """What is wrong with a pair: one of `CAUSES`, or None for a match."""
    if match.verdict in ("missing", "unsupported"):
        return match.verdict
    if match.verdict == "match":
        return None
    # The reason begins with what differs.
    word = match.reason.partition(" ")[0]
    if match.verdict == "hedge":
        return "context" if word == "unit" else "hedge"
    return _CAUSE_OF_WORD.get(word, "value")


@dataclass(frozen=True, slots=True)
class LineCounts:
    """What one line adds to the totals.

    Attributes:
        german, english: numbers of figures on either side.
        survived: pairs that agree in value, unit and sign.
        properties: German figures of which the value, unit, sign, hedge arrives.
        kinds: kind → (survived, German figures of that kind).
        causes: what went wrong, counted.
    """

    german: int
    english: int
    survived: int
    properties: tuple[int, ...]
    kinds: dict[str, tuple[int, int]]
    causes: Counter[str]

    @property
    def right(self) -> bool:
        """Whether every figure of the line is accounted for, both ways."""
        return self.survived == self.german == self.english

    @classmethod
    def of(cls, matches: Sequence[Match]) -> LineCounts:
        """Count the matches of one line."""
        kinds: dict[str, tuple[int, int]] = {}
        arrived = Counter[str]()
        causes = Counter(why for match in matches if (why := cause(match)))
        for match in matches:
            if match.german is None:
                continue
            survived, total = kinds.get(match.german.kind, (0, 0))
            kinds[match.german.kind] = (survived + (match.verdict in RIGHT), total + 1)
            arrived.update(_arrived(match))
        survived = sum(pair[0] for pair in kinds.values())
        return cls(
            german=sum(pair[1] for pair in kinds.values()),
            english=sum(match.english is not None for match in matches),
            survived=survived,
            properties=tuple(arrived[name] for name in PROPERTIES),
            kinds=kinds,
            causes=causes,
        )

    @classmethod
    def joined(cls, parts: Iterable[LineCounts]) -> LineCounts:
        """The counts of several lines as one, e.g. those of a document."""
        whole = list(parts)
        kinds: dict[str, tuple[int, int]] = {}
        causes = Counter[str]()
        for part in whole:
            causes.update(part.causes)
            for kind, (survived, total) in part.kinds.items():
                before = kinds.get(kind, (0, 0))
                kinds[kind] = (before[0] + survived, before[1] + total)
        return cls(
            german=sum(part.german for part in whole),
            english=sum(part.english for part in whole),
            survived=sum(part.survived for part in whole),
            properties=tuple(
                sum(part.properties[i] for part in whole) for i in range(len(PROPERTIES))
            ),
            kinds=kinds,
            causes=causes,
        )


def _arrived(match: Match) -> set[str]:
    german, english, why = match.german, match.english, cause(match)
    if german is None or english is None:
        return set()
    lost = set()
    if why in ("scale", "value", "place"):  # the right number at a wrong place is wrong there
        lost.add("value")
    if why == "sign" or (why in ("scale", "value") and (german.value < 0) != (english.value < 0)):
        lost.add("sign")
    if why == "unit" or (why in ("scale", "value", "sign") and german.unit != english.unit):
        lost.add("unit")
    if why == "hedge" or (match.verdict == "wrong" and german.hedge != english.hedge):
        lost.add("hedge")
    return set(PROPERTIES) - lost


@dataclass(frozen=True, slots=True)
class Survival:
    """Figure survival of a set of lines, with 95 % intervals over lines or documents."""

    german: int
    english: int
    survival: Estimate
    precision: Estimate
    f1: Estimate
    properties: dict[str, Estimate]
    lines_right: Estimate
    per_kind: dict[str, Estimate]
    causes: dict[str, int]

    @classmethod
    def of(
        cls,
        lines: Sequence[LineCounts],
        documents: Sequence[Sequence[int]] | None = None,
        *,
        seed: int = SEED,
    ) -> Survival:
        """Sum up `lines`; `documents` lists the line indexes of each (default: one line each)."""
        units = (
            list(lines)
            if documents is None
            else [LineCounts.joined(lines[i] for i in document) for document in documents]
        )
        german = [unit.german for unit in units]
        english = [unit.english for unit in units]
        survived = [unit.survived for unit in units]
        with_figures = [line for line in lines if line.german or line.english]
        kinds = [k for k in KINDS if any(k in unit.kinds for unit in units)]
        none = (0, 0)
        return cls(
            german=sum(german),
            english=sum(english),
            survival=ratio(survived, german, seed=seed),
            precision=ratio(survived, english, seed=seed),
            f1=_f1(units, seed),
            properties={
                name: ratio([unit.properties[i] for unit in units], german, seed=seed)
                for i, name in enumerate(PROPERTIES)
            },
            lines_right=wilson(sum(line.right for line in with_figures), len(with_figures)),
            per_kind={
                kind: ratio(
                    [unit.kinds.get(kind, none)[0] for unit in units],
                    [unit.kinds.get(kind, none)[1] for unit in units],
                    seed=seed,
                )
                for kind in kinds
            },
            causes={name: sum(unit.causes[name] for unit in units) for name in CAUSES},
        )

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the survival."""
        return {
            "german": self.german,
            "english": self.english,
            "survival": self.survival.to_dict(),
            "precision": self.precision.to_dict(),
            "f1": self.f1.to_dict(),
            **{name: estimate.to_dict() for name, estimate in self.properties.items()},
            "lines_right": self.lines_right.to_dict(),
            "per_kind": {kind: estimate.to_dict() for kind, estimate in self.per_kind.items()},
            "errors": self.causes,
        }


def _f1(units: Sequence[LineCounts], seed: int) -> Estimate:
    """Harmonic mean of precision and recall: twice the pairs by the figures of both sides."""
    pairs = [2 * unit.survived for unit in units]
    figures = [unit.german + unit.english for unit in units]
    return ratio(pairs, figures, seed=seed)
