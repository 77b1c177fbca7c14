"""Figures that German lists in brackets behind their owners."""

from __future__ import annotations

import pytest

from summarizer.bracketed import misplaced_figures
from summarizer.figures import match_figures, read_english, read_german

_GERMAN = (
    "Gewinner sind RWE (+3,12 Prozent auf 32,05 EUR), Siemens Energy (+3,07 Prozent auf 33,29 EUR),"
    " Siemens (+2,90 Prozent auf 166,32 EUR) und Sartorius vz (-2,31 Prozent auf 75,34 EUR)."
)


@pytest.mark.parametrize(
    ("english", "wrong"),
    [
        ("RWE rises 3.12% to 32.05 euros, Sartorius falls 2.31% to 75.34 euros", ()),
        ("RWE (+3.12% to 32.05 euros), Siemens Energy (+3.07%), Siemens (+2.9%)", ()),
        ("Siemens rises 2.9%, Siemens Energy 3.07%", ()),
        ("RWE rises 3.12% to 33.29 euros", ("33.29 euros is of Siemens Energy",)),
        ("RWE rises 3.12%, Sartorius vz 3.07%", ("3.07% is of Siemens Energy",)),
        ("Top shares up 3.07%", ("3.07% is of Siemens Energy",)),
    ],
)
def test_a_figure_stands_behind_its_owner(english: str, wrong: tuple[str, ...]) -> None:
    matches = match_figures(read_german(_GERMAN), read_english(english))
    assert misplaced_figures(english, matches, _GERMAN) == wrong


@pytest.mark.parametrize(
    "german",
    [
        "Der Dax (+3,07 Prozent) stieg.",
        "Er (55) und sie (53) gehen.",
        "Der Umsatz stieg um 3,07 Prozent (Vorjahr: 2,1 Prozent).",
    ],
)
def test_what_is_no_list_of_owners(german: str) -> None:
    english = "Shares rise 3.07%"
    matches = match_figures(read_german(german), read_english(english))
    assert misplaced_figures(english, matches, german) == ()
