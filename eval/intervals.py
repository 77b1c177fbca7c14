"""Shares and means with their 95 % intervals.

- Independent trials: Wilson's score interval (E. B. Wilson, 1927, "Probable inference, the law of
  succession, and statistical inference", JASA 22).
- No error, or nothing but errors, in n trials: the rule of three, 3/n (J. A. Hanley and
  A. Lippman-Hand, 1983, "If nothing goes wrong, is everything all right?", JAMA 249).
- Anything measured on lines or documents: percentile bootstrap over them, which keeps what belongs
  together in one piece (B. Efron, 1979; P. Koehn, 2004, for translation scores).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

SEED = 12345  # sacrebleu's default
RESAMPLES = 1000  # sacrebleu's default
_Z = 1.959963984540054  # standard normal quantile at 97.5 %
_RULE_OF_THREE = 3.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured value with its 95 % interval.

    Attributes:
        value: None when there was nothing to measure.
        n: what it was measured on (figures, lines, documents …).
    """

    value: float | None
    low: float | None
    high: float | None
    n: int

    def complement(self) -> Estimate:
        """The share of the rest: 1 minus this one."""
        if self.value is None or self.low is None or self.high is None:
            return self
        return Estimate(1 - self.value, 1 - self.high, 1 - self.low, self.n)

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the estimate, rounded to what it can bear."""
        return {
            "value": _rounded(self.value),
            "low": _rounded(self.low),
            "high": _rounded(self.high),
            "n": self.n,
        }


def percent(estimate: Estimate) -> str:
    """ "97.1 % [96.0, 98.0]"."""
    return shown(estimate, scale=100, unit=" %")


def points(estimate: Estimate) -> str:
    """ "40.8 [39.9, 41.7]"."""
    return shown(estimate)


def shown(estimate: Estimate, *, scale: float = 1.0, unit: str = "") -> str:
    """The value and its interval with one decimal; a dash when there is none."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "–"
    low, high = estimate.low * scale, estimate.high * scale
    return f"{estimate.value * scale:.1f}{unit} [{low:.1f}, {high:.1f}]"


NOTHING = Estimate(None, None, None, 0)


def wilson(successes: int, n: int) -> Estimate:
    """Share of successes in `n` independent trials."""
    if n == 0:
        return NOTHING
    share = successes / n
    if successes in (0, n):
        return _at_the_edge(share, n)
    z2 = _Z * _Z
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Estimate(share, centre - half, centre + half, n)


def ratio(
    numerators: Sequence[float],
    denominators: Sequence[float],
    *,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> Estimate:
    """Sum of numerators by sum of denominators, bootstrapped over the units they come from.

    `n` is the sum of the denominators. A share of exactly 0 or 1 gets the rule of three.
    """
    top, bottom = np.asarray(numerators, float), np.asarray(denominators, float)
    if not bottom.sum():
        return NOTHING
    n = round(float(bottom.sum()))
    share = float(top.sum() / bottom.sum())
    if share in (0.0, 1.0):
        return _at_the_edge(share, n)
    sums = resample_sums(np.column_stack([top, bottom]), seed=seed, resamples=resamples)
    sums = sums[sums[:, 1] > 0]
    low, high = percentiles(sums[:, 0] / sums[:, 1])
    return Estimate(share, low, high, n)


def mean(values: Sequence[float], *, seed: int = SEED, resamples: int = RESAMPLES) -> Estimate:
    """Mean of `values`, bootstrapped over them."""
    if not values:
        return NOTHING
    column = np.asarray(values, float)
    sums = resample_sums(column[:, None], seed=seed, resamples=resamples)
    low, high = percentiles(sums[:, 0] / len(column))
    return Estimate(float(column.mean()), low, high, len(column))


def of_statistics(
    statistics: Floats,
    score: Callable[[Floats], float],
    *,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> Estimate:
    """A score of summed statistics (one row per unit), bootstrapped over the rows."""
    if not len(statistics):
        return NOTHING
    sums = resample_sums(statistics, seed=seed, resamples=resamples)
    low, high = percentiles(np.array([score(row) for row in sums]))
    return Estimate(score(statistics.sum(axis=0)), low, high, len(statistics))


def resample_sums(rows: Floats, *, seed: int, resamples: int) -> Floats:
    """Column sums of `resamples` draws of len(rows) rows with replacement."""
    generator = np.random.default_rng(seed)
    return draw_counts(generator, len(rows), resamples) @ rows


def draw_counts(generator: np.random.Generator, n: int, resamples: int) -> Floats:
    """How often each of `n` rows is drawn, one line per resample."""
    counts = np.empty((resamples, n))
    for line in counts:
        line[:] = np.bincount(generator.integers(n, size=n), minlength=n)
    return counts


def percentiles(values: Floats) -> tuple[float, float]:
    """The middle 95 % of bootstrapped values."""
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def _at_the_edge(share: float, n: int) -> Estimate:
    far = min(1.0, _RULE_OF_THREE / n)
    return Estimate(share, *((0.0, far) if share == 0 else (1.0 - far, 1.0)), n)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
