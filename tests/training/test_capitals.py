"""Which words with a capital are listed as no names."""

from __future__ import annotations

from pathlib import Path

from models.training.capitals import Counts, prepared_pairs, translated_ends, translated_words


def test_words_that_the_other_language_does_not_repeat() -> None:
    pairs = [("Der Umsatz von Zoom in Prag", "Zoom's revenue in Prague")] * 3
    german = Counts.of(pairs)
    assert translated_words(german, 3) == {"Der", "Umsatz", "Prag"}
    assert translated_words(german, 4) == set()
    turned = Counts.of((english, german) for german, english in pairs)
    assert translated_words(turned, 3) == {"Prague"}


def test_ends_of_words_that_no_name_has() -> None:
    firsts = ("Jahr", "Kalender", "Ferien", "Messe", "Grüne", "Ersten", "Sport", "Börsen")
    weeks = [(f"Die {first}woche", "The week") for first in firsts]
    assert translated_ends(Counts.of(weeks)) == {"woche"}
    assert translated_ends(Counts.of(weeks[1:])) == set()
    assert translated_ends(Counts.of([*weeks, ("Herr Altwoche", "Mr Altwoche")])) == set()


def test_only_translations_that_someone_wrote(tmp_path: Path) -> None:
    examples = tmp_path / "examples.tsv"
    tiers = ("news", "names", "noise", "words")
    lines = [f"{tier}\ttranslate\tDer Umsatz\tRevenue" for tier in tiers]
    examples.write_text("\n".join([*lines, "news\tbullet\tDas Plus\tGain", ""]), "utf-8")
    assert list(prepared_pairs(examples)) == [("Der Umsatz", "Revenue")]
