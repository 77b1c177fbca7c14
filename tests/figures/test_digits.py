"""Separators: which group, which one is the decimal mark; babel is the oracle."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from babel.numbers import format_compact_decimal, format_decimal
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summarizer.figures import read_english, read_german
from summarizer.figures.digits import parse_digits

_NUMBERS = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", "5"),
        ("2,39", "2.39"),
        ("370.200", "370200"),
        ("2.200.112", "2200112"),
        ("244890", "244890"),
        ("204,72", "204.72"),
        ("12.345,67", "12345.67"),
        ("1'234.50", "1234.50"),
        ("1’234’567", "1234567"),
        ("12 345,67", "12345.67"),
        ("1,234.56", "1234.56"),
        ("2.39", "2.39"),
        ("-,50", "0.50"),
        ("0,034", "0.034"),
    ],
)
def test_german(text: str, value: str) -> None:
    parsed = parse_digits(text, decimal=",")
    assert parsed is not None
    assert parsed[0] == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("244,890", "244890"), ("2,200,112", "2200112"), ("204.72", "204.72"), (".5", "0.5")],
)
def test_english(text: str, value: str) -> None:
    parsed = parse_digits(text, decimal=".")
    assert parsed is not None
    assert parsed[0] == Decimal(value)


@pytest.mark.parametrize("text", ["1.2.3", "1,2,3", "1'2", "12.34.567", "00,5"])
def test_no_number_in_german(text: str) -> None:
    assert parse_digits(text, decimal=",") is None


@pytest.mark.parametrize("text", ["2,200,12", "24,4890", "2,39", "1.234,5", "00.5"])
def test_no_number_in_english(text: str) -> None:
    assert parse_digits(text, decimal=".") is None


@settings(max_examples=150, deadline=None)
@given(_NUMBERS, st.sampled_from(["de_DE", "de_AT", "de_CH"]))
def test_german_reads_what_babel_writes(number: Decimal, locale: str) -> None:
    text = format_decimal(number, locale=locale)
    # Babel 2.19 sets one mark only from ten digits on in Swiss numbers: 1000000'000.
    assume(not re.search(r"\d{4,}['’]", text))
    (figure,) = read_german(f"Das sind {text} Euro.")
    written = Decimal(format_decimal(number, locale="en", group_separator=False))
    assert (figure.value, figure.unit) == (written, "EUR")


@settings(max_examples=100, deadline=None)
@given(_NUMBERS)
def test_english_reads_what_babel_writes(number: Decimal) -> None:
    (figure,) = read_english(f"It cost {format_decimal(number, locale='en')} euros.")
    written = Decimal(format_decimal(number, locale="en", group_separator=False))
    assert (figure.value, figure.unit) == (written, "EUR")


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 999), st.sampled_from([10**6, 10**9, 10**12]))
def test_scale_words_as_babel_writes_them(number: int, scale: int) -> None:
    size = number * scale
    for locale, read in (("de", read_german), ("en", read_english)):
        text = format_compact_decimal(size, format_type="long", locale=locale, fraction_digits=2)
        figures = read(text)
        assert [figure.value for figure in figures] == [Decimal(size)], text
