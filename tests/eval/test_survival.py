"""What is counted as arrived, and what as wrong."""

from __future__ import annotations

import pytest

from eval.survival import CAUSES, LineCounts, Survival, cause
from summarizer.figures import check

GERMAN = "Der Umsatz stieg auf 2,39 Milliarden Dollar."


@pytest.mark.parametrize(
    ("german", "english", "why"),
    [
        (GERMAN, "Revenue rose to $2.39 billion.", None),
        (GERMAN, "Revenue rose to $2.39 million.", "scale"),
        (GERMAN, "Revenue rose to $3.17 billion.", "value"),
        (GERMAN, "Revenue rose to 2.39 billion euros.", "unit"),
        (GERMAN, "Revenue rose to more than $2.39 billion.", "hedge"),
        (GERMAN, "Revenue rose.", "missing"),
        ("Der Umsatz stieg.", "Revenue rose to $2.39 billion.", "unsupported"),
        ("Das Minus betrug -3,4 Prozent.", "The change was +3.4 percent.", "sign"),
        (
            "Der Gewinn betrug 186 Millionen Dollar nach 5,5 Millionen Dollar im Vorjahr.",
            "Profit was $5.5 million after $186 million a year earlier.",
            "place",
        ),
    ],
)
def test_cause(german: str, english: str, why: str | None) -> None:
    found = {cause(match) for match in check(german, english)} - {None}
    assert found == ({why} if why else set())
    assert found <= set(CAUSES)


def counts(german: str, english: str) -> LineCounts:
    return LineCounts.of(check(german, english))


def test_a_right_line() -> None:
    line = counts(GERMAN, "Revenue rose to $2.39 billion.")
    assert (line.german, line.english, line.survived) == (1, 1, 1)
    assert line.right
    assert line.kinds == {"money": (1, 1)}


def test_a_wrong_hedge_leaves_the_figure_alive() -> None:
    found = Survival.of([counts(GERMAN, "Revenue rose to almost $2.39 billion.")])
    assert found.survival.value == 1.0
    assert found.properties["hedge"].value == 0.0
    assert found.properties["value"].value == found.properties["unit"].value == 1.0


def test_a_wrong_unit_loses_the_unit_only() -> None:
    found = Survival.of([counts(GERMAN, "Revenue rose to 2.39 billion euros.")])
    assert found.survival.value == 0.0
    assert found.properties["value"].value == 1.0
    assert found.properties["unit"].value == 0.0


def test_precision_and_recall_are_of_the_right_sides() -> None:
    found = Survival.of(
        [
            counts("Es sind 3,5 Prozent und 12 Millionen Euro.", "It is 3.5%."),
            counts("Es sind 7,5 Prozent.", "It is 7.5% and $12 million and 99 tonnes."),
        ]
    )
    assert found.survival.value == pytest.approx(2 / 3)
    assert found.precision.value == pytest.approx(2 / 4)
    assert found.f1.value == pytest.approx(2 * 2 / (3 + 4))
    assert found.lines_right.value == 0.0
    assert found.causes["missing"] == 1
    assert found.causes["unsupported"] == 2


def test_lines_without_figures_do_not_count() -> None:
    found = Survival.of([counts("Die Aktie stieg.", "The stock rose.")])
    assert found.lines_right.n == 0
    assert found.survival.value is None


def test_documents_change_the_interval_and_not_the_value() -> None:
    right = counts(GERMAN, "Revenue rose to $2.39 billion.")
    wrong = counts(GERMAN, "Revenue rose to $2.39 million.")
    lines = [right] * 30 + [wrong] * 10
    by_line = Survival.of(lines)
    by_document = Survival.of(lines, [range(30), range(30, 40)])
    assert by_line.survival.value == by_document.survival.value == 0.75
    assert by_document.survival.low < by_line.survival.low
    assert by_line.lines_right == by_document.lines_right


def test_the_json_has_every_measure() -> None:
    found = Survival.of([counts(GERMAN, "Revenue rose to $2.39 billion.")]).to_dict()
    wanted = "german english survival precision f1 value unit sign hedge lines_right per_kind"
    assert set(found) == {*wanted.split(), "errors"}
