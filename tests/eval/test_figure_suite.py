"""The grid is what it says, and a wrong reading is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.errors import EvalError
from eval.figure_cases import FigureCase, grid, hand_written
from eval.figure_suite import check_case, figure_cases, translation_items
from summarizer.figures import HEDGES, KINDS

CASE = FigureCase(
    id="one",
    group="money",
    german="Zoom nannte maximal 2,39 Milliarden Dollar.",
    value="2390000000",
    unit="USD",
    kind="money",
    hedge="at most",
    english="at most $2.39 billion",
)


def test_the_grid_has_thousands_of_different_cases() -> None:
    cases = grid()
    assert len(cases) > 3000
    assert len({case.id for case in cases}) == len(cases)
    assert len({case.german for case in cases}) > 0.95 * len(cases)
    assert {case.kind for case in cases} <= set(KINDS)
    assert {case.hedge for case in cases} - {None} == set(HEDGES)
    assert cases == grid()


def test_the_hand_written_cases_are_complete() -> None:
    cases = hand_written()
    assert len(cases) >= 80
    assert sum(case.english is not None for case in cases) >= 80


def test_a_damaged_file_of_cases_is_named(tmp_path) -> None:
    path = tmp_path / "figures.jsonl"
    path.write_text('{"german": "Es sind 3.", "number": "3"}\n', encoding="utf-8")
    with pytest.raises(EvalError, match="line 1"):
        hand_written(path)


def test_every_n_keeps_the_hand_written_cases() -> None:
    assert len(figure_cases(10)) == len(hand_written()) + len(grid()[::10])


def test_a_right_case() -> None:
    record = check_case(CASE)
    assert record.failures == ()
    assert record.tallies["reader"] == record.tallies["writer"] == (1, 1)
    assert record.tallies["money: round_trip"] == (1, 1)


@pytest.mark.parametrize(
    ("change", "kind", "reason"),
    [
        ({"value": "2390000"}, "reader", "value is 2390000000, not 2390000"),
        ({"hedge": None}, "reader", "hedge is at most, not None"),
        ({"german": "Zoom nannte keine Zahl."}, "reader", "read: none"),
        ({"english": "$2.4 billion"}, "writer", "'$2.4 billion' expected"),
    ],
)
def test_a_wrong_case(change: dict[str, str], kind: str, reason: str) -> None:
    record = check_case(replace(CASE, **change))
    (failure,) = record.failures
    assert failure.kind == kind
    assert reason in failure.reason
    assert record.tallies[kind] == (0, 1)


def test_the_sample_for_translation_is_even() -> None:
    items = translation_items(grid(), 50)
    assert len(items) == 50
    assert len({item.id for item in items}) == 50
