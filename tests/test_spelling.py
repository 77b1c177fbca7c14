"""Names that are written alike in both languages: kept, lost, misspelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.spelling import kept, left_german, names_of, respelt


@pytest.mark.parametrize(
    ("german", "names"),
    [
        ("Der Umsatz von Iraola stieg in Prag.", {"Iraola"}),
        ("Ohne Tönnies geht es nicht.", {"Tönnies"}),
        ("Die Lufthansa-Tochter Eurowings", {"Lufthansa", "Eurowings"}),
        ("Die Forsa-Umfrage zur Bundestagswahl", {"Forsa"}),
        ("Die Ökopartei in Nordrhein-Westfalen", {"Nordrhein-Westfalen"}),
        ("Coca-Cola und T-Systems", {"Coca-Cola", "T-Systems"}),
        ("Volkswagen in Esslingen", {"Volkswagen", "Esslingen"}),
        ("Die Aktie der Partner", set()),
    ],
)
def test_names_of(german: str, names: set[str]) -> None:
    assert names_of(german) == names


def test_kept_also_as_a_genitive() -> None:
    assert kept("Iraola's revenue rises", "Der Umsatz von Iraola und Tönnies") == {"Iraola"}


@pytest.mark.parametrize(
    ("english", "german", "left"),
    [
        ("After the Pleite of Getir", "Nach der Pleite von Getir", {"Pleite"}),
        ("After the bankruptcy of Getir", "Nach der Pleite von Getir", set()),
        ("The Partner said", "Der Partner sagte", set()),
        ("A Forsa-Umfrage shows", "Eine Forsa-Umfrage zeigt", {"Forsa-Umfrage"}),
        ("The Ökopartei lost", "Die Ökopartei verlor", {"Ökopartei"}),
    ],
)
def test_left_german(english: str, german: str, left: set[str]) -> None:
    assert left_german(english, german) == left


@pytest.mark.parametrize(
    ("english", "german", "right"),
    [
        ("CEO Tomás Irala complained", "Firmenchef Tomás Iraola klagte", "Iraola"),
        ("Tönies' rival", "Der Rivale von Tönnies", "Tönnies"),
        ("Lukas Tschschenthaler reported", "Lukas Tschurtschenthaler", "Tschurtschenthaler"),
        ("the provider Verimatic", "der Anbieter Verimatik", "Verimatik"),
        ("for fortum shares", "für Aktien von Fortum", "Fortum"),
        ("the broker capitalo", "der Broker Kapitalo", "Kapitalo"),
        ("its brand Knusp", "dessen Marke Knuspr", "Knuspr"),
    ],
)
def test_misspelt(english: str, german: str, right: str) -> None:
    text, notes = respelt(english, german)
    assert right in text
    assert len(notes) == 1
    assert notes[0].endswith(f"→ {right}")


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("the Sardinian coast and Hanover", "die Küste Sardiniens und Hannover"),
        ("Yevgeny Prigozhin said", "Jewgeni Prigoschin sagte"),
        ("Sergei Lavrov said", "Sergej Lawrow sagte"),
        ("Taunalease chief", "Der Taunalease-Chef"),
        ("Zoom's revenue", "Zooms Umsatz"),
        ("EBITA rose", "Das Ebitda stieg"),
        ("shares of Israel", "Aktien der Israelis"),
        ("the palladium price", "Der Preis von Palladium"),
        ("Episcopalian", "Episkopalisch"),
        ("Irala and Iraola met", "Irala und Iraola trafen sich"),
        ("Katina said", "Es sagten Katrina und Katinka"),
        ("Synergies of Boeing jets", "Synergien bei Boeing-Jets"),
    ],
)
def test_right_as_it_is(english: str, german: str) -> None:
    assert respelt(english, german) == (english, ())


@given(st.text(alphabet="AaBbnsöß-’ '.", max_size=40), st.text(alphabet="AaBbnsöß- ", max_size=40))
def test_a_second_time_changes_nothing(english: str, german: str) -> None:
    once, _ = respelt(english, german)
    assert respelt(once, german) == (once, ())


@given(st.text(max_size=60))
def test_a_text_has_its_own_names(text: str) -> None:
    assert kept(text, text) == {name for name in names_of(text) if name in kept(text, text)}
    assert respelt(text, text) == (text, ())
