"""Bullets by rule: what is cut, and what must stay."""

from __future__ import annotations

import pytest

from summarizer.shortening import as_bullet, shorten


@pytest.mark.parametrize(
    ("english", "bullet"),
    [
        ("Sales rose 5%, the company said on Monday.", "Sales rose 5%"),
        ("Sales rose 5%, said Chief Executive Eric Yuan.", "Sales rose 5%"),
        ("Meanwhile, shares fell.", "Shares fell"),
        ("Sales rose 5%, according to the company.", "Sales rose 5%"),
        ("In the U.S. it is lower, in the U.S.", "In the U.S. it is lower, in the U.S."),
        ("The buyer is Acme Inc.", "The buyer is Acme Inc."),
        ("profit fell to $1.5 million.", "Profit fell to $1.5 million"),
        ("Sales will rise, unless rates rise.", "Sales will rise, unless rates rise"),
        ("Profit fell, although sales rose.", "Profit fell, although sales rose"),
        ('"We are growing.', "We are growing"),
        ("", ""),
    ],
)
def test_shorten(english: str, bullet: str) -> None:
    assert shorten(english, words=22) == bullet


def test_a_relative_clause_goes_only_from_a_long_sentence() -> None:
    english = "Sales of the unit rose, which makes cars."
    assert shorten(english, words=22) == "Sales of the unit rose, which makes cars"
    assert shorten(english, words=5) == "Sales of the unit rose"


@pytest.mark.parametrize(
    ("english", "bullet"),
    [
        ("- Dividend: 1.20 euros per share.", "Dividend: 1.20 euros per share"),
        ("• – revenue", "Revenue"),
        ("-5% in trading", "-5% in trading"),
    ],
)
def test_as_bullet_has_no_list_mark(english: str, bullet: str) -> None:
    assert as_bullet(english) == bullet


def test_as_bullet_is_stable() -> None:
    assert as_bullet(as_bullet("  sales  rose. ")) == as_bullet("sales rose.") == "Sales rose"


def test_who_said_it_can_stay() -> None:
    english = "Meanwhile, Zoom is buying a rival, insiders said."
    assert shorten(english, words=22) == "Zoom is buying a rival"
    assert shorten(english, words=22, attribution=True) == "Zoom is buying a rival, insiders said"


def test_what_came_before_goes_only_from_a_long_sentence() -> None:
    english = "After a loss of $2,390 in May, profit rose."
    assert shorten(english, words=22) == "After a loss of $2,390 in May, profit rose"
    assert shorten(english, words=5) == "Profit rose"
    assert shorten("After, it is said, a loss, profit rose.", words=2).startswith("After")
