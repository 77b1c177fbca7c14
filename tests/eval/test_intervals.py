"""Intervals against published tables and against what they must do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.intervals import mean, of_statistics, ratio, wilson


# R. G. Newcombe, 1998, "Two-sided confidence intervals for the single proportion", table I,
# method 3 (score interval without continuity correction).
@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_agrees_with_the_published_table(
    successes: int, n: int, low: float, high: float
) -> None:
    found = wilson(successes, n)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_rule_of_three_where_nothing_or_everything_went_wrong() -> None:
    assert wilson(300, 300).low == pytest.approx(0.99)
    assert wilson(0, 300).high == pytest.approx(0.01)
    assert ratio([3] * 100, [3] * 100).low == pytest.approx(0.99)
    assert wilson(1, 1).low == 0.0


def test_nothing_to_measure_is_no_number() -> None:
    for found in (wilson(0, 0), ratio([0, 0], [0, 0]), ratio([], []), mean([])):
        assert found.to_dict() == {"value": None, "low": None, "high": None, "n": 0}


def test_ratio_of_single_trials_is_about_as_wide_as_wilson() -> None:
    trials = [1] * 80 + [0] * 20
    booted, formula = ratio(trials, [1] * 100), wilson(80, 100)
    assert booted.low == pytest.approx(formula.low, abs=0.02)
    assert booted.high == pytest.approx(formula.high, abs=0.02)


def test_documents_that_stand_or_fall_together_widen_the_interval() -> None:
    alone = ratio([1] * 80 + [0] * 20, [1] * 100)
    together = ratio([10] * 8 + [0] * 2, [10] * 10)
    assert together.value == alone.value
    assert together.high - together.low > 2 * (alone.high - alone.low)


def test_the_seed_decides() -> None:
    values = [float(n * n % 17) for n in range(60)]
    assert mean(values) == mean(values)
    assert mean(values, seed=1) != mean(values, seed=2)


def test_of_statistics_scores_the_sum() -> None:
    rows = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    found = of_statistics(rows, lambda sums: float(sums[0] / sums[1]))
    assert found.value == pytest.approx(9 / 12)
    assert found.n == 3


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_an_interval_holds_its_value(pairs: list[tuple[int, int]]) -> None:
    found = ratio(
        [right for right, _ in pairs], [right + wrong for right, wrong in pairs], resamples=50
    )
    if found.value is not None:
        assert 0 <= found.low <= found.high <= 1
        assert found.complement().value == pytest.approx(1 - found.value)


@given(st.integers(1, 400), st.data())
def test_wilson_holds_its_value(n: int, data: st.DataObject) -> None:
    found = wilson(data.draw(st.integers(0, n)), n)
    assert 0 <= found.low <= found.value <= found.high <= 1
