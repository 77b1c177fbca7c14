"""What is caught, missed and falsely alarmed about goes into the record."""

from __future__ import annotations

from eval.checker_suite import check_pair, checker_records
from eval.mutations import MUTATIONS, Pair


def test_a_clean_pair() -> None:
    pair = Pair("Der Umsatz stieg auf 2,39 Milliarden Dollar.", "Revenue rose to $2.39 billion.")
    record = check_pair("x", pair)
    assert record is not None
    assert record.tallies["clean"] == (1, 1)
    right, planted = record.tallies["caught"]
    assert planted >= 6
    assert len(record.failures) == planted - right
    assert {f"caught: {name}" for name in MUTATIONS} < set(record.tallies)


def test_an_alarm_on_an_unchanged_pair() -> None:
    record = check_pair("x", Pair("Es waren 12 Prozent.", "It was 13%."))
    assert record is not None
    assert record.tallies["clean"] == (0, 1)
    assert {failure.kind for failure in record.failures} == {"false alarm"}


def test_a_pair_without_figures_is_no_case() -> None:
    assert check_pair("x", Pair("Die Aktie stieg.", "The stock rose.")) is None


def test_every_n_takes_each_nth_pair() -> None:
    records = checker_records(every=20)
    assert 10 < len(records) < 25
    assert len({record.id for record in records}) == len(records)
