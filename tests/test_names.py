"""Names that an English text may and may not have."""

from __future__ import annotations

import pytest

from summarizer.names import KnownNames


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("Profit at Zoom rose", "Zoom verdiente mehr"),
        ("the Italian bank UniCredit", "die Unicredit aus Italien"),
        ("rules of the European Union", "Regeln der Europäischen Union"),
        ("the ECB and the Fed", "die EZB und die US-Notenbank"),
        ("in Munich and Vienna", "in München und Wien"),
        ("shares of Siemens' rival", "Aktien des Siemens-Rivalen"),
        ("on Monday in May", "am Montag"),
        ("Zoom's CEO Eric Yuan", "Firmenchef Eric Yuan von Zoom"),
        ("the U.S. and the U.K.", "die USA und Großbritannien"),
        ("It said. They agreed", "Man war einig"),
    ],
)
def test_grounded(english: str, german: str) -> None:
    assert KnownNames(german).unknown(english) == ()


def test_ungrounded_in_order_and_once() -> None:
    names = KnownNames("Zoom verdiente mehr")
    assert names.unknown("Profit at Tesla, Apple and Tesla's rival Zoom") == ("Tesla", "Apple")


def test_the_first_word_counts_only_as_an_acronym() -> None:
    names = KnownNames("Zoom verdiente mehr")
    assert names.unknown("Revenue rose. Earnings fell") == ()
    assert names.unknown("BMW rose") == ("BMW",)


@pytest.mark.parametrize(
    ("english", "unknown"),
    [
        ("Tesla raises its outlook", ("Tesla",)),
        ("Revenue rises", ()),
        ("Shares of Tesla", ("Tesla",)),
        ("Zoom's revenue", ()),
        ("Wholesalers raise prices", ()),
        ("Kühne buys Zoom", ("Kühne",)),
    ],
)
def test_an_opening_name(english: str, unknown: tuple[str, ...]) -> None:
    assert KnownNames("Zoom verdiente mehr").unknown(english, opening=True) == unknown


def test_umlauts_spelt_out() -> None:
    assert KnownNames("Kühne aus Zürich").unknown("x Kuehne of Zurich") == ()


def test_identifiers_are_left_to_the_figures() -> None:
    assert KnownNames("Zoom").unknown("the new A380 and the 2A8") == ()
