"""Number words of both languages; num2words is the oracle."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from summarizer.figures import read_english, read_german
from summarizer.figures.english_numbers import english_multiple, spell_ordinal
from summarizer.figures.german_numbers import (
    german_cardinal,
    german_denominator,
    german_multiple,
    german_ordinal,
)

_BELOW_A_MILLION = st.integers(2, 999_999)


@settings(max_examples=300, deadline=None)
@given(_BELOW_A_MILLION)
def test_german_cardinals(number: int) -> None:
    assert german_cardinal(num2words(number, lang="de")) == number


@settings(max_examples=200, deadline=None)
@given(st.integers(2, 9999))
def test_german_ordinals(number: int) -> None:
    word = num2words(number, lang="de", to="ordinal")
    assert german_ordinal(word) == number
    assert german_ordinal(f"{word}n") == number


@settings(max_examples=200, deadline=None)
@given(st.integers(2, 10**12 - 1))
def test_german_cardinals_of_any_length(number: int) -> None:
    (figure,) = read_german(f"Es waren {num2words(number, lang='de')} Euro.")
    assert (figure.value, figure.unit) == (Decimal(number), "EUR")


@settings(max_examples=200, deadline=None)
@given(st.integers(2, 10**12 - 1))
def test_english_cardinals_of_any_length(number: int) -> None:
    words = num2words(number, lang="en").replace(",", "")
    (figure,) = read_english(f"It was {words} euros.")
    assert (figure.value, figure.unit) == (Decimal(number), "EUR")


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 9999))
def test_english_ordinals_in_digits(number: int) -> None:
    written = spell_ordinal(number)
    assert written in (num2words(number, to="ordinal_num"), num2words(number, to="ordinal"))


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("anderthalb", "1.5"),
        ("eineinhalb", "1.5"),
        ("zweieinhalb", "2.5"),
        ("zwo", "2"),
        ("fuenf", "5"),
        ("zwoelf", "12"),
        ("dreissig", "30"),
        ("zwölfhundert", "1200"),
        ("neunzehnhundertneunundachtzig", "1989"),
        ("null", "0"),
    ],
)
def test_german_forms(word: str, value: str) -> None:
    assert german_cardinal(word) == Decimal(value)


@pytest.mark.parametrize("word", ["zwanzighundert", "achtung", "dreist", "zweifel", "ein" * 200])
def test_no_german_cardinal(word: str) -> None:
    assert german_cardinal(word) is None


@pytest.mark.parametrize(
    ("word", "number"),
    [("drittel", 3), ("vierteln", 4), ("zwanzigstel", 20), ("zettel", None), ("titel", None)],
)
def test_german_denominators(word: str, number: int | None) -> None:
    assert german_denominator(word) == number


@pytest.mark.parametrize(
    ("word", "factor"),
    [
        ("verdoppelt", 2),
        ("verdoppelung", 2),
        ("verdreifachte", 3),
        ("verzehnfachen", 10),
        ("halbiert", Fraction(1, 2)),
        ("einfach", None),
        ("vielfach", None),
        ("vereinfacht", None),
    ],
)
def test_german_multiples(word: str, factor: Fraction | None) -> None:
    assert german_multiple(word) == factor


@pytest.mark.parametrize(("word", "factor"), [("doubled", 2), ("tenfold", 10), ("manifold", None)])
def test_english_multiples(word: str, factor: int | None) -> None:
    assert english_multiple(word) == factor
