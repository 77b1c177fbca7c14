"""Directions that the German gives no ground for, and ground that is easily overlooked."""

from __future__ import annotations

import pytest

from summarizer.support import contradictions


@pytest.mark.parametrize(
    ("english", "german", "reason"),
    [
        ("Operating loss was 96 million", "Das Ergebnis lag bei 96 Millionen.", "says a loss"),
        ("The index soared 24.6%", "Der Index steht bei 24,6 Prozent.", "says up (soared)"),
        (
            "Net profit rose 5%, and sales fell 3%",
            "Der Gewinn sank um 5 Prozent, und der Umsatz fiel um 3 Prozent.",
            "says up (rose)",
        ),
        (
            "Profit fell 4%, sales grew 7%",
            "Der Gewinn stieg um 4 Prozent, der Umsatz fiel um 7 Prozent.",
            "of a figure with",
        ),
        ("The dividend rose to 2 euros", "Die Dividende klettert auf 2 Euro.", "tells as done"),
        ("Shares fall +0.92%", "Unter den Aktien ist Rück (+0,92 Prozent).", "against its sign"),
        ("BMW gains about -2%", "Die Aktie von BMW liegt bei -2 Prozent.", "against its sign"),
    ],
)
def test_made_up(english: str, german: str, reason: str) -> None:
    assert any(reason in fault for fault in contradictions(english, german))


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("Revenue rose 3.6%", "Die Einnahmen übertrafen den Vorjahreswert um 3,6 Prozent."),
        ("Profit fell 5% to +3 million", "Der Gewinn sank um 5 Prozent auf +3 Millionen."),
        ("Shares rose from -2% to 3%", "Die Aktie stieg von -2 Prozent auf 3 Prozent."),
        ("It rose by 5 percentage points in 2019-20", "Es stieg 2019-20 um 5 Prozentpunkte."),
        ("It met the lower end of 3 to 5", "Es erreichte das untere Ende von 3 bis 5."),
        ("It wrote down 200 million euros", "Es schrieb 200 Millionen Euro ab."),
        ("Profit rose 5%, sales fell 3%", "Der Gewinn stieg um 5, der Umsatz sank um 3 Prozent."),
    ],
)
def test_with_ground(english: str, german: str) -> None:
    assert contradictions(english, german) == ()


def test_a_bullet_may_compare_two_figures_by_itself() -> None:
    german = "Der Grad betrug 118,4 Prozent; zwölf Monate zuvor hatte er bei 112,9 gelegen."
    bullet = "Coverage rises to 118.4% from 112.9%"
    assert contradictions(bullet, german, complete=False) == ()
