"""Which words with a capital are listed as no names."""

from __future__ import annotations

from pathlib import Path

from models.training.capitals import prepared_pairs, translated_words


def test_words_that_the_other_language_does_not_repeat() -> None:
    pairs = [("Der Umsatz von Zoom in Prag", "Zoom's revenue in Prague")] * 3
    assert translated_words(pairs, 3) == {"Der", "Umsatz", "Prag"}
    assert translated_words(pairs, 4) == set()
    assert translated_words([(english, german) for german, english in pairs], 3) == {"Prague"}


def test_only_translations_that_someone_wrote(tmp_path: Path) -> None:
    examples = tmp_path / "examples.tsv"
    tiers = ("news", "names", "noise", "words")
    lines = [f"{tier}\ttranslate\tDer Umsatz\tRevenue" for tier in tiers]
    examples.write_text("\n".join([*lines, "news\tbullet\tDas Plus\tGain", ""]), "utf-8")
    assert list(prepared_pairs(examples)) == [("Der Umsatz", "Revenue")]
