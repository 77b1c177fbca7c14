"""German left in the English, and phrases over and over."""

from __future__ import annotations

import pytest

from summarizer.language_check import is_loop, is_untranslated


@pytest.mark.parametrize(
    ("text", "loop"),
    [
        ("poor, poor, poor", True),
        ("it was very, very good", False),
        ("the company said the company said", True),
        ("the company said that on Monday, the company said", False),
        ("the loan agreement was signed when the loan agreement was signed", True),
        ("the European Central Bank said the European Central Bank would act", False),
        ("sales rose 5% to 10 million and profit rose 6% to 11 million", False),
        ("", False),
    ],
)
def test_loops(text: str, loop: bool) -> None:
    assert is_loop(text) is loop


@pytest.mark.parametrize(
    ("english", "german", "untranslated"),
    [
        ("Der Konzern hob den Ausblick an", "Der Konzern hob den Ausblick an", True),
        ("The group raised its Ausblick und Prognose für das year", "…", True),
        ("The magazine Der Spiegel reported losses", "Der Spiegel berichtet", False),
        ("Zoom rose", "Zoom stieg", False),
        ("European Commission President Ursula von der Leyen regretted it", "…", False),
        ("Frankfurter Allgemeine Sonntagszeitung, Handelsblatt, Deutsche Bank", "…", False),
        ("", "", False),
    ],
)
def test_language(english: str, german: str, untranslated: bool) -> None:
    assert is_untranslated(english, german) is untranslated
