"""The English reader against a table of sentences, and its roles and directions."""

from __future__ import annotations

import pytest

from summarizer.figures import read_english
from tests.figures.tables import load, write

CASES = load("english.txt")


def test_table_is_large() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize(("sentence", "figures"), CASES)
def test_table(sentence: str, figures: str) -> None:
    assert write(read_english(sentence)) == figures


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Profit rose from $3 billion to $11 billion.", ["from", "to"]),
        ("Profit rose to $11 billion from $3 billion.", ["to", "from"]),
        ("Profit was $186 million after $5.5 million.", [None, "prior"]),
        ("Profit was $186 million, compared with $5.5 million a year earlier.", [None, "prior"]),
        ("Profit was $186 million against $5.5 million.", [None, "prior"]),
        ("The dividend rises by 5 cents to 55 cents.", ["change", "to"]),
        ("Sales of $5 million are seen.", [None]),
        ("It ends after 18 months.", [None]),
    ],
)
def test_roles(text: str, roles: list[str | None]) -> None:
    assert [figure.role for figure in read_english(text)] == roles


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Sales fell 3%.", "down"),
        ("Sales rose by almost 3%.", "up"),
        ("Shares were down 3%.", "down"),
        ("Sales were 3% lower.", "down"),
        ("A decline of 3% is seen.", "down"),
        ("It holds a share of 3%.", None),
        ("It fell to 3%.", None),
    ],
)
def test_direction(text: str, direction: str | None) -> None:
    assert read_english(text)[0].direction == direction


@pytest.mark.parametrize("text", ["Add up to 20 percent.", "It adds up to 20 percent."])
def test_up_to_after_a_verb_is_no_hedge(text: str) -> None:
    assert read_english(text)[0].hedge is None


@pytest.mark.parametrize("text", ["2,39 billion", "1.234,5", "1,2,3", "00.6"])
def test_german_habits_are_no_english_numbers(text: str) -> None:
    assert read_english(text)[0].kind == "identifier"
