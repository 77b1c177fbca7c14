"""A right figure must stay with what the source says of it."""

from __future__ import annotations

import pytest

from summarizer.attribution import expected_results, false_joins, unsupported_terms
from summarizer.figures import match_figures, read_english, read_german
from summarizer.sentences import Sentence
from summarizer.translating import German


@pytest.mark.parametrize(
    ("english", "german", "expected"),
    [
        ("Zoom revenue rises 5%", "Der Umsatz stieg um fünf Prozent.", ()),
        ("Zoom raises outlook to 5%", "Die Erlöse stiegen auf fünf Prozent.", ("outlook",)),
        ("Net profit of 3 million euros", "Der Umsatz lag bei 3 Mio. Euro.", ("profit",)),
        ("Net loss of 3 million euros", "Der Fehlbetrag lag bei 3 Mio. Euro.", ()),
        ("Shares gain 5%", "Die Titel legten fünf Prozent zu.", ()),
        ("Dividend of 2 euros", "Der Gewinn lag bei 2 Euro.", ("dividend",)),
        ("DAX hits record high of 5 points", "Das Tageshoch lag bei 5 Punkten.", ("record high",)),
        ("DAX hits record high of 5 points", "Der Dax stieg auf 5 Punkte wie noch nie.", ()),
        ("DAX records a gain of 5 points", "Der Dax stieg um 5 Punkte.", ()),
        ("Talks go on", "Die Gespräche gehen weiter.", ()),
    ],
)
def test_terms_need_a_german_word(english: str, german: str, expected: tuple[str, ...]) -> None:
    assert unsupported_terms(english, german) == expected


def joins(english: str, german: str) -> tuple[str, ...]:
    figures = read_german(german)
    return false_joins(english, match_figures(figures, read_english(english)), [figures])


def test_a_level_belongs_to_its_own_change() -> None:
    german = (
        "Nach einem Plus von 355 Prozent wird ein Zuwachs von 284 Prozent "
        "auf 2,39 Milliarden Dollar erwartet."
    )
    assert joins("Sales to rise 284% to $2.39 billion", german) == ()
    assert joins("Sales rise 355% to $2.39 billion", german) == ("355% to $2.39 billion",)
    assert joins("Sales rise 355% at $2.39 billion", german) == ("355% to $2.39 billion",)
    assert joins("Sales rise 355%, $2.39 billion expected", german) == ()
    between = german.replace("Prozent wird", "Prozent im zweiten Quartal wird")
    apart = "Sales rise 355% in second quarter to at most $2.39 billion"
    assert joins(apart, between) == ("355% to at most $2.39 billion",)


def test_a_level_of_another_sentence_is_no_level_of_a_change() -> None:
    sentences = ["Der Dax fiel um 0,65 Prozent.", "Die Werte sind 1,794 Bio. Euro wert."]
    figures = [read_german(sentence) for sentence in sentences]
    bullet = "Dax falls 0.65% to 1.794 trillion euros"
    matches = match_figures([one for each in figures for one in each], read_english(bullet))
    assert false_joins(bullet, matches, figures) == ("0.65% to 1.794 trillion euros",)


@pytest.mark.parametrize(
    ("english", "german", "found"),
    [
        ("Zoom expects growth of 355%", "Nach einem Plus von 355 Prozent wird mehr erwartet", 1),
        ("Zoom expects growth after 355%", "Nach einem Plus von 355 Prozent wird mehr erwartet", 0),
        ("Zoom grows 355%", "Nach einem Plus von 355 Prozent wird mehr erwartet", 0),
        ("Zoom expects growth of 355%", "Nach Angaben der Firma werden 355 Prozent erwartet", 0),
        ("Zoom expects growth of 355%", "Zoom erwartet ein Plus von 355 Prozent", 0),
    ],
)
def test_what_was_reached_is_not_expected(english: str, german: str, found: int) -> None:
    read = German.read(Sentence(0, german, 0, len(german)))
    matches = match_figures(read.figures, read_english(english))
    assert len(expected_results(english, matches, [read])) == found
