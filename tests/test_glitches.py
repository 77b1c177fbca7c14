"""Bullets that are no good English, and right ones that look a little like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.english_words import frequent_words, roots
from summarizer.glitches import glitches, repeated_words
from summarizer.word_forms import is_english, is_formed


@pytest.mark.parametrize(
    ("bullet", "german", "found"),
    [
        (
            "Zoom posts insolvenction of city",
            "Zoom meldet etwas.",
            "no English word: insolvenction",
        ),
        ("The old solebad is closed", "Das Solebad ist zu.", "no English word: solebad"),
        ("Trade could pressure pressure growth", "Der Handel drückt.", "says twice: pressure"),
        ("The trend continues to continue", "Der Trend setzt sich fort.", "says twice: continues"),
        ("Iraola sees most of retailer Iraola", "Sie kauft Iraola.", "says twice: Iraola"),
        ("Iraola to push sales to the", "Iraola will mehr absetzen.", "breaks off"),
        ("Iraola to take over company", "Iraola übernimmt die Firma für ...", "breaks off"),
        (
            'Firms want to enable "building and networks"',
            "Sie wollten das „Arbeiten, Lernen und Vernetzen“ ermöglichen.",
            "words put into a mouth: building and networks",
        ),
        ("Iraola will raise his outlook", "Iraola hebt.", "speaks of whom it does not name: his"),
        ('Firms want to learn and network" more', "Etwas.", "a quotation without beginning or end"),
        ("Top three or only six?", "Top 3 oder nur Top 6?", "asks instead of telling"),
    ],
)
def test_glitch(bullet: str, german: str, found: str) -> None:
    assert found in glitches(bullet, [german])


@pytest.mark.parametrize(
    ("bullet", "germans"),
    [
        ("Revenue rises 5% year on year to 84 euros, 1.50 euros more", ["Der Umsatz steigt."]),
        # Words of the German in small letters may be names.
        ("Shop etogo sells 5% more", ["Der Laden etogo verkauft fünf Prozent mehr."]),
        # Twice in the German as well, or once in each of two sentences but once in the bullet.
        ("Iraola AG to buy Iraola Nord", ["Die Iraola AG kauft die Iraola Nord."]),
        ("Iraola revenue rises 5%", ["Iraola legt zu.", "Iraola hat mehr umgesetzt."]),
        ('Newspaper "Bild" sells 5% more', ["„Bild“ verkauft fünf Prozent mehr."]),
        ("Double-digit growth rehired staff underbid", ["Zweistelliges Wachstum."]),
    ],
)
def test_no_glitch(bullet: str, germans: list[str]) -> None:
    assert glitches(bullet, germans) == ()


@pytest.mark.parametrize("word", ["revenue", "raising", "unprofitable", "planned", "carries"])
def test_english(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["insolvenction", "isrechtded", "inzwish", "vzie"])
def test_not_english(word: str) -> None:
    assert not is_english(word)


def test_words_are_counted_by_text_and_joined_ones_in_parts() -> None:
    texts = ["the mid-sized firm", "sized up, the the", "Firm"]
    assert frequent_words(texts, 2) == {"the", "sized"}


@given(st.sets(st.text("abdegilnrsuy", min_size=3, max_size=9), max_size=12))
def test_every_word_is_formed_of_the_roots(words: set[str]) -> None:
    listed = roots(words)
    assert listed <= words
    assert all(is_formed(word, listed) for word in words)


@pytest.mark.parametrize(
    ("english", "german", "times"),
    [
        ("well above expectations of analysts' expectations", "über den Erwartungen", 1),
        ("quick growth, quick in quick steps", "das rasche Wachstum", 2),
        ("Sales rose as sales did", "Der Umsatz stieg wie der Umsatz", 0),
        ("It is as it is", "Es ist, wie es ist", 0),
        ("Sales rose", "Der Umsatz stieg wie der Umsatz", 0),
    ],
)
def test_words_said_again_beyond_the_german(english: str, german: str, times: int) -> None:
    assert repeated_words(english, german) == times
