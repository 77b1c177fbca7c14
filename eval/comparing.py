"""`eval compare`: is the second run worse than the first, by more than chance would have it?

Figure shares: paired bootstrap over items. Both runs are resampled with the same items; the
p-value is the share of resamples whose difference lies as far from the mean difference as the
observed one does from 0, with 1 added to both counts (E. W. Noreen, 1989; S. Riezler and
J. T. Maxwell, 2005; as in sacrebleu). BLEU and chrF2: sacrebleu's own paired bootstrap over lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval.errors import EvalError
from eval.intervals import RESAMPLES, SEED, draw_counts, percentiles
from eval.items import Tally, read_records
from eval.translation_scores import paired_bootstrap

ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric of two runs, in points of 100; higher is better.

    Attributes:
        low, high: 95 % interval of the difference; None for BLEU and chrF2.
    """

    metric: str
    first: float
    second: float
    low: float | None
    high: float | None
    p_value: float
    n: int

    @property
    def gain(self) -> float:
        """How much better the second run is; negative when it is worse."""
        return self.second - self.first

    def is_significant(self, alpha: float = ALPHA) -> bool:
        """Whether the difference is more than chance."""
        return self.first != self.second and self.p_value < alpha

    def fails(self, max_drop: float, alpha: float = ALPHA) -> bool:
        """Whether the second run may not replace the first.

        Without a tolerance a significant drop fails. A tolerance that is stated holds both ways:
        a drop within it passes, a drop beyond it fails, significant or not.
        """
        if max_drop > 0:
            return -self.gain > max_drop
        return self.gain < 0 and self.is_significant(alpha)

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the difference."""
        return {
            "metric": self.metric,
            "first": round(self.first, 4),
            "second": round(self.second, 4),
            "difference": round(self.gain, 4),
            "low": None if self.low is None else round(self.low, 4),
            "high": None if self.high is None else round(self.high, 4),
            "p_value": round(self.p_value, 4),
            "n": self.n,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs of one suite.

    Attributes:
        regressed, fixed: ids of items that got worse, better, in any share.
    """

    differences: tuple[Difference, ...]
    regressed: tuple[str, ...]
    fixed: tuple[str, ...]


def compare(first: Path, second: Path, *, seed: int = SEED) -> Comparison:
    """Compare the folders of two runs.

    Raises:
        EvalError: an item of one run is missing in the other, or differs in German or reference.
    """
    return compare_records(
        read_records(first / "items.jsonl"), read_records(second / "items.jsonl"), seed=seed
    )


def compare_records(
    first: dict[str, dict[str, Any]], second: dict[str, dict[str, Any]], *, seed: int = SEED
) -> Comparison:
    """Compare the records of two runs, by id."""
    _check_same_items(first, second)
    ids = list(first)
    names = list(dict.fromkeys(name for one in first.values() for name in one["tallies"]))
    missing = [n for n in names if not any(n in one["tallies"] for one in second.values())]
    if missing:
        raise EvalError(f"the second run lacks the metric {missing[0]!r}; run the same suite")
    differences = []
    for name in names:
        pairs = [(_tally(first[i], name), _tally(second[i], name)) for i in ids]
        found = paired_shares(name, pairs, seed=seed)
        if found is not None:
            differences.append(found)
    differences += _translation(first, second, seed)
    regressed, fixed = _changed(first, second)
    return Comparison(tuple(differences), regressed, fixed)


def paired_shares(
    name: str,
    pairs: Sequence[tuple[Tally, Tally]],
    *,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> Difference | None:
    """Paired bootstrap of a share; None when there is nothing in one of the runs."""
    rows = np.array([(*one, *two) for one, two in pairs], dtype=float)
    whole = rows.sum(axis=0)
    if not whole[1] or not whole[3]:
        return None
    first, second = whole[0] / whole[1], whole[2] / whole[3]
    sums = draw_counts(np.random.default_rng(seed), len(rows), resamples) @ rows
    sums = sums[(sums[:, 1] > 0) & (sums[:, 3] > 0)]
    drawn = sums[:, 2] / sums[:, 3] - sums[:, 0] / sums[:, 1]
    far = np.abs(drawn - drawn.mean()) >= abs(second - first) - 1e-12
    low, high = percentiles(drawn)
    return Difference(
        metric=name,
        first=100 * float(first),
        second=100 * float(second),
        low=100 * low,
        high=100 * high,
        p_value=(int(far.sum()) + 1) / (len(drawn) + 1),
        n=len(rows),
    )


def _translation(
    first: dict[str, dict[str, Any]], second: dict[str, dict[str, Any]], seed: int
) -> list[Difference]:
    rows = [
        (one[1], two[1], one[2])
        for i in first
        if "figure_survival" in first[i]["tallies"]
        for one, two in zip(first[i]["lines"], second[i]["lines"], strict=True)
    ]
    if not rows or not all(reference for _, _, reference in rows):
        return []
    scores = paired_bootstrap(*(list(column) for column in zip(*rows, strict=True)), seed=seed)
    return [
        Difference(name, found.first, found.second, None, None, found.p_value, len(rows))
        for name, found in scores.items()
    ]


def _check_same_items(first: dict[str, dict[str, Any]], second: dict[str, dict[str, Any]]) -> None:
    for one, other, name in ((first, second, "second"), (second, first, "first")):
        lacking = [i for i in one if i not in other]
        if lacking:
            raise EvalError(
                f"the {name} run lacks {len(lacking)} items, the first of them {lacking[0]!r}; "
                "nothing is compared"
            )
    for i, record in first.items():
        if _identity(record) != _identity(second[i]):
            raise EvalError(f"item {i!r} has another text or reference in the second run")


def _identity(record: dict[str, Any]) -> tuple[Any, ...]:
    """What makes two records ones of the same item: its text, and its references if it has any."""
    lines = [(line[0], line[2]) for line in record["lines"]]
    if not any(reference for _, reference in lines):
        lines = []
    return record["details"].get("text"), lines


def _changed(
    first: dict[str, dict[str, Any]], second: dict[str, dict[str, Any]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    regressed, fixed = [], []
    for i in first:
        names = first[i]["tallies"].keys() & second[i]["tallies"].keys()
        changes = [_rate(second[i], name) - _rate(first[i], name) for name in names]
        if any(change < 0 for change in changes):
            regressed.append(i)
        elif any(change > 0 for change in changes):
            fixed.append(i)
    return tuple(regressed), tuple(fixed)


def _tally(record: dict[str, Any], name: str) -> Tally:
    right, n = record["tallies"].get(name, (0, 0))
    return right, n


def _rate(record: dict[str, Any], name: str) -> float:
    right, n = _tally(record, name)
    return right / n if n else 1.0


def comparison_text(found: Comparison, max_drop: float, alpha: float = ALPHA) -> str:
    """The comparison as a table for reading."""
    width = max(len(one.metric) for one in found.differences)
    rows = [f"{'metric':<{width}}  first  second  difference  95 % interval     p      n"]
    for one in found.differences:
        interval = "" if one.low is None else f"[{one.low:+.2f}, {one.high:+.2f}]"
        verdict = "  WORSE" if one.fails(max_drop, alpha) else ""
        rows.append(
            f"{one.metric:<{width}}  {one.first:5.1f}  {one.second:6.1f}  {one.gain:+10.2f}  "
            f"{interval:<16}  {one.p_value:.3f}  {one.n}{verdict}"
        )
    rows.append(f"{len(found.regressed)} items regressed, {len(found.fixed)} fixed")
    return "\n".join(rows)
