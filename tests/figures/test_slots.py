"""Slots: figures leave the sentence, and come back written by rule."""

from __future__ import annotations

import pytest

from summarizer.figures import SLOTS, fill, read_german, slot, slot_many, slot_pair
from summarizer.figures.slots import SlotOverflowError


@pytest.mark.parametrize(
    ("german", "slotted"),
    [
        ("Der Umsatz stieg auf 2,39 Milliarden Dollar.", "Der Umsatz stieg auf ⟨m0⟩."),
        ("Er fiel um knapp 3 Prozent auf 5 Euro.", "Er fiel um ⟨p0⟩ auf ⟨m0⟩."),
        ("Die zehnjährige Anleihe", "Die ⟨n0⟩-jährige Anleihe"),
        ("Die 93.000-Dollar-Marke", "Die ⟨m0⟩-Marke"),
        ("20 bis 25 Mio. Euro", "⟨m0⟩ bis ⟨m1⟩"),
        ("Am 12. Mai 2024", "Am ⟨d0⟩"),
        ("Im 3. Quartal 2023", "Im dritten Quartal ⟨y0⟩"),
        ("Im Q3", "Im dritten Quartal"),
        ("Ein Drittel der beiden Firmen", "Ein Drittel der beiden Firmen"),
        ("Ein Millionenbetrag", "Ein Millionenbetrag"),
        ("Das Zehnjahreshoch", "Das Zehnjahreshoch"),
        ("Der DAX 40 und der A380", "Der DAX ⟨x0⟩ und der ⟨x1⟩"),
        ("In den 1990er Jahren", "In den ⟨y0⟩-er Jahren"),
        ("In den sechziger Jahren", "In den sechziger Jahren"),
        ("Das Minus von 3 Prozent", "Das Minus von ⟨p0⟩"),
    ],
)
def test_slot(german: str, slotted: str) -> None:
    assert slot(german, read_german(german)).text == slotted


def test_slots_are_known_symbols() -> None:
    text = "2,39 Mrd. Dollar, 3 Prozent, zwölf, 5 Tonnen, 12. Mai, 2023, 3. Mal, A380, 14.30 Uhr"
    found = slot(text, read_german(text)).figures
    assert set(found) <= set(SLOTS)
    assert len(found) == 9


def test_several_sentences_share_one_numbering() -> None:
    texts = ["Es sind 5 Euro.", "Es sind 6 Euro."]
    slotted, table = slot_many(texts, [read_german(text) for text in texts])
    assert slotted == ["Es sind ⟨m0⟩.", "Es sind ⟨m1⟩."]
    assert [str(figure.value) for figure in table.values()] == ["5", "6"]


def test_overflow() -> None:
    text = ", ".join(f"{n} Euro" for n in range(2, 40))
    with pytest.raises(SlotOverflowError):
        slot(text, read_german(text))


@pytest.mark.parametrize(
    ("german", "translated", "filled"),
    [
        ("2,39 Milliarden Dollar", "Revenue rose to ⟨m0⟩.", "Revenue rose to $2.39 billion."),
        ("1,2 Mrd. Euro", "a ⟨m0⟩ loan", "a 1.2 billion euro loan"),
        ("8 Prozent", "a ⟨p0⟩ rise", "an 8% rise"),
        ("zehnjährige", "the ⟨n0⟩-year bond", "the 10-year bond"),
        ("1990er", "in the ⟨y0⟩-s", "in the 1990s"),
        ("60er Jahre", "in the ⟨y0⟩-s", "in the 1960s"),
        ("knapp 3 Prozent", "fell ⟨p0⟩", "fell almost 3%"),
        ("A380", "( ⟨x0⟩)", "(A380)"),
    ],
)
def test_fill(german: str, translated: str, filled: str) -> None:
    figures = slot(german, read_german(german)).figures
    assert fill(translated, figures) == filled


@pytest.mark.parametrize(
    ("german", "english", "pair"),
    [
        (
            "Der Umsatz stieg um 3 Prozent auf 5 Mio. Euro.",
            "Revenue rose 3% to 5 million euros.",
            ("Der Umsatz stieg um ⟨p0⟩ auf ⟨m0⟩.", "Revenue rose ⟨p0⟩ to ⟨m0⟩."),
        ),
        ("Er zahlt 5 Euro.", "He pays 6 euros.", None),
        (
            "Im 3. Quartal fiel er.",
            "It fell in Q3.",
            ("Im dritten Quartal fiel er.", "It fell in third quarter."),
        ),
    ],
)
def test_slot_pair(german: str, english: str, pair: tuple[str, str] | None) -> None:
    assert slot_pair(german, english) == pair


def test_pair_may_leave_figures_out() -> None:
    pair = slot_pair("5 Euro und 6 Prozent", "5 euros", allow_missing=True)
    assert pair == ("⟨m0⟩ und ⟨p0⟩", "⟨m0⟩")


def test_seed_moves_the_numbering() -> None:
    seen = {slot_pair("Es sind 5 Euro.", "It is 5 euros.", seed=seed) for seed in range(40)}
    assert len(seen) > 3
