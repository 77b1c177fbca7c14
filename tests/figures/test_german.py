"""The German reader against a table of sentences, and its roles, ranges and spans."""

from __future__ import annotations

import pytest

from summarizer.figures import read_german
from tests.figures.tables import load, write

CASES = load("german.txt")


def test_table_is_large() -> None:
    assert len(CASES) >= 300


@pytest.mark.parametrize(("sentence", "figures"), CASES)
def test_table(sentence: str, figures: str) -> None:
    assert write(read_german(sentence)) == figures


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Der Gewinn stieg von drei auf elf Milliarden Euro.", ["from", "to"]),
        ("Der Gewinn erreichte 186 nach 5,5 Millionen Dollar.", [None, "prior"]),
        ("Die Dividende steigt um fünf auf 55 Cent.", ["change", "to"]),
        ("Sie verdiente 3 Millionen Euro, nach 2 Millionen im Vorjahr.", [None, "prior"]),
        ("Der Gewinn lag bei 310 (Vorjahr: 122) Millionen Euro.", [None, "prior"]),
        ("Ein Umsatz von 5 Millionen Euro steht an.", [None]),
        ("Es waren 5 Millionen Euro im Vorjahr.", ["prior"]),
        ("Nach 18 Monaten ist Schluss.", [None]),
    ],
)
def test_roles(text: str, roles: list[str | None]) -> None:
    assert [figure.role for figure in read_german(text)] == roles


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Der Umsatz sank um 3 Prozent.", "down"),
        ("Der Umsatz stieg um 3 Prozent.", "up"),
        ("Die Aktie gab um 3 Prozent nach.", "down"),
        ("Die Aktie legte um 3 Prozent auf 20 Euro zu.", "up"),
        ("Der Absatz ist um 3 Prozent zurückgegangen.", "down"),
        ("Der Absatz lag 3 Prozent niedriger.", "down"),
        ("Der Anteil liegt bei 3 Prozent.", None),
    ],
)
def test_direction(text: str, direction: str | None) -> None:
    assert read_german(text)[0].direction == direction


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Sie zahlt 52 Cent je Aktie.", "share"),
        ("Öl kostet 60 Dollar je Barrel.", "barrel"),
        ("Öl kostet 60 USD/Barrel.", "barrel"),
        ("Gas kostet 35 Euro pro Megawattstunde.", "megawatt_hour"),
        ("Sie zahlt 52 Cent.", None),
    ],
)
def test_per(text: str, per: str | None) -> None:
    assert read_german(text)[0].per == per


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Die zehnjährige Anleihe", "zehn"),
        ("Die 93.000-Dollar-Marke", "93.000-Dollar"),
        ("Die 10-Jahres-Rendite", "10"),
        ("Die Frist von 30 Tagen", "30"),
        ("Das sind knapp 5 Mrd. Euro", "knapp 5 Mrd. Euro"),
        ("In den 1990er Jahren", "1990"),
        ("Die 3,5-prozentige Anleihe", "3,5-prozentige"),
    ],
)
def test_core(text: str, core: str) -> None:
    figure = read_german(text)[0]
    assert text[slice(*figure.core)] == core


def test_ambiguous_number_keeps_its_readings() -> None:
    assert read_german("Der Index steht bei 1.234.")[0].readings == ("1.234",)
    assert read_german("Der Index steht bei 1,234.")[0].readings == ("1234",)
    assert read_german("Der Index steht bei 12,5.")[0].readings == ()


def test_ends_of_a_range() -> None:
    low, high = read_german("Sie plant 20 bis 25 Mio. Euro ein.")
    assert (low.range, high.range) == ("low", "high")
    assert low.shared
    assert not high.shared


def test_json() -> None:
    (figure,) = read_german("Der Index fiel um fast minus 3,4 Prozent.")
    assert figure.to_dict() == {
        "text": "fast minus 3,4 Prozent",
        "start": 18,
        "end": 40,
        "value": "-3.4",
        "unit": "percent",
        "kind": "percent",
        "hedge": "almost",
        "sign": "-",
        "readings": [],
    }
