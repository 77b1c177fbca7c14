"""The writer: Reuters English, and reading back what it writes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.figures import HEDGES, Figure, read_english, read_german, write_english
from summarizer.figures.equality import same_hedge, same_unit, same_value
from summarizer.figures.units import BY_CODE


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("2,39 Milliarden Dollar", "$2.39 billion"),
        ("1,2 Mrd. Euro", "1.2 billion euros"),
        ("355 Prozent", "355%"),
        ("0,25 Prozentpunkte", "0.25 percentage point"),
        ("1,5 Prozentpunkte", "1.5 percentage points"),
        ("25 Basispunkte", "25 basis points"),
        ("370.200", "370,200"),
        ("am 3. Mai", "May 3"),
        ("am 3. Mai 2024", "May 3, 2024"),
        ("14.30 Uhr", "2:30 p.m."),
        ("14 Uhr", "2 p.m."),
        ("2019/20", "2019/20"),
        ("ein Drittel", "one third"),
        ("zwei Fünftel", "two fifths"),
        ("die Hälfte", "half"),
        ("knapp 664 Millionen Dollar", "almost $664 million"),
        ("maximal 2,39 Milliarden Dollar", "at most $2.39 billion"),
        ("bis zu 900 Millionen Euro", "up to 900 million euros"),
        ("minus 3,4 Prozent", "-3.4%"),
        ("+4,5 Prozent", "+4.5%"),
        ("minus 37,63 Dollar", "-$37.63"),
        ("8,4 Euro", "8.40 euros"),
        ("55 Cent", "55 cents"),
        ("1 Cent", "1 cent"),
        ("eine halbe Million Euro", "500,000 euros"),
        ("anderthalb Milliarden Yen", "1.5 billion yen"),
        ("20 bis 25 Mio. Euro", "20 million euros"),
        ("zwölf", "12"),
        ("fünf", "five"),
        ("3 Millionen Barrel", "3 million barrels"),
        ("1.526 Millionen Euro", "1.526 billion euros"),
        ("1.526.123 Euro", "1,526,123 euros"),
        ("12.345,67 Punkte", "12,345.67 points"),
        ("A380", "A380"),
        ("3. Quartal", "third quarter"),
        ("In den 60er Jahren", "1960s"),
        ("mehrere hundert Millionen Euro", "hundreds of millions of euros"),
        ("Zum 22. Mal", "22nd"),
        ("1,5 Billiarden Yen", "1,500 trillion yen"),
    ],
)
def test_style(german: str, english: str) -> None:
    assert write_english(read_german(german)[0]) == english


def test_attributive_units_are_singular() -> None:
    (figure,) = read_german("1,2 Milliarden Euro")
    assert write_english(figure, attributive=True) == "1.2 billion euro"


def _figure(value: Decimal | Fraction, unit: str | None, kind: str, hedge: str | None) -> Figure:
    sign = "-" if value < 0 else None
    return Figure(value, unit, kind, sign, hedge, 0, 1, "x", (0, 1))


_UNITS = st.sampled_from([u for u in BY_CODE if u not in ("second", "TRY", "DEM", "pence")])
_VALUES = st.one_of(
    st.decimals(0, 10_000, places=2, allow_nan=False),
    st.integers(0, 10**6).map(Decimal),
    st.integers(1, 9999).map(lambda n: Decimal(n) * 10**6),
    st.integers(1, 9999).map(lambda n: Decimal(n) * 10**8),
)


def _read_back(figure: Figure) -> None:
    written = write_english(figure)
    read = read_english(f"It was {written}.")
    assert len(read) == 1, written
    (back,) = read
    assert same_value(figure, back), written
    assert same_unit(figure, back, [], []) == "stated", written
    assert same_hedge(figure, back), written
    assert back.sign == figure.sign, written


@settings(max_examples=400, deadline=None)
@given(_VALUES, _UNITS, st.sampled_from((None, *HEDGES)), st.booleans())
def test_reading_back_quantities(
    value: Decimal, code: str, hedge: str | None, negative: bool
) -> None:
    if value == 1 and BY_CODE[code].noun:
        return  # "1 year" is read, but is the article's business
    signed = value.copy_negate() if negative and value else value
    _read_back(_figure(signed, code, BY_CODE[code].kind, hedge))


@settings(max_examples=200, deadline=None)
@given(_VALUES.filter(lambda v: v > 1), st.sampled_from((None, *HEDGES)))
def test_reading_back_counts(value: Decimal, hedge: str | None) -> None:
    plain = 1800 <= value < 2100
    if not plain:
        _read_back(_figure(value, None, "count", hedge))


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 12), st.integers(1, 11))
def test_reading_back_fractions(denominator: int, numerator: int) -> None:
    if 0 < numerator < denominator:
        _read_back(_figure(Fraction(numerator, denominator), None, "ratio", None))


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.booleans())
def test_reading_back_dates(day: date, with_year: bool) -> None:
    text = f"{day:%Y%m%d}"
    value = Decimal(text if with_year else text[4:])
    _read_back(_figure(value, None, "date", None))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 23), st.integers(0, 59))
def test_reading_back_times(hour: int, minute: int) -> None:
    _read_back(_figure(Decimal(hour * 100 + minute), None, "time", None))


@pytest.mark.parametrize("number", [2, 3, 9, 10, 11, 12, 21, 22, 23, 101, 111, 1000])
def test_reading_back_ordinals(number: int) -> None:
    _read_back(_figure(Decimal(number), None, "ordinal", None))


@pytest.mark.parametrize(
    ("value", "unit", "kind"),
    [
        (2023, None, "year"),
        (1960, "decade", "year"),
        (2019, None, "fiscal_year"),
        (1999, None, "fiscal_year"),
        (3, "quarter", "date"),
        (2, "half", "date"),
        (202009, None, "date"),
    ],
)
def test_reading_back_the_calendar(value: int, unit: str | None, kind: str) -> None:
    _read_back(_figure(Decimal(value), unit, kind, None))
