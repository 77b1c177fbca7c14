"""Digits only along the written forms of the source's own figures, whatever the tokenizer."""

from __future__ import annotations

import json
import random
import re
from fractions import Fraction

import pytest
import torch

from summarizer.errors import ModelUnsupportedError
from summarizer.figures import read_english, read_german, write_english
from summarizer.seq2seq.decoding import NoLoops
from summarizer.seq2seq.digit_grammar import DigitGrammar
from summarizer.seq2seq.licence import Licence, SourceLicence
from summarizer.seq2seq.surface import Surface
from summarizer.seq2seq.written_forms import Form, licences
from tests.conftest import ROOT

NEWSWIRE = ROOT / "eval" / "data" / "newswire.jsonl"


def licences_of(german: str) -> list[frozenset[Form]]:
    return [forms for figure in read_german(german) for forms in licences(figure)]


def is_licensed(german: str, english: str) -> bool:
    grammar = DigitGrammar(licences_of(german))
    state = grammar.read(grammar.start, english)
    return state is not None and grammar.may_end(state)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("2,39 Milliarden Dollar", "$2.39 billion"),
        ("2,39 Milliarden Dollar", "2.39 Billion dollars"),
        ("2,39 Milliarden Dollar", "$2.39bn"),
        ("2,39 Milliarden Dollar", "a $2.39-billion deal"),
        ("2,39 Milliarden Dollar", "2,390 million dollars"),
        ("2,39 Milliarden Dollar", "2,390,000,000 dollars"),
        ("2,39 Milliarden Dollar", "some dollars"),
        ("2,0 Milliarden Euro", "2 billion euros"),
        ("2,0 Milliarden Euro", "2.0 billion euros"),
        ("20 bis 25 Mio. Euro", "20 to 25 million euros"),
        ("20 bis 25 Mio. Euro", "20-25 million euros"),
        ("von 2,1 auf 1,8 Milliarden", "from 2.1 to 1.8 billion"),
        ("370.200 Kunden", "370,200 customers"),
        ("370.200 Kunden", "370200 customers"),
        ("um 355 Prozent", "by 355%"),
        ("um 355 Prozent", "by 355 percent"),
        ("231 Millionen Prozent", "231 million percent"),
        ("um 355 Prozent", "by 355 per cent."),
        ("um 0,25 Prozentpunkte", "by 0.25 percentage points"),
        ("1,20 Euro je Aktie", "1.20 euros a share"),
        ("1,2 Euro je Aktie", "1.20 euros a share"),
        ("99 Cent", "99 cents"),
        ("99 Cent", "$0.99"),
        ("am 12. Mai 2024", "on May 12, 2024"),
        ("am 12. Mai 2024", "on 12 May 2024"),
        ("am 12. Mai 2024", "on the 12th of May, 2024"),
        ("am 12. Mai 2024", "on 2024-05-12"),
        ("am 12. Mai", "on May 12"),
        ("im 3. Quartal", "in Q3"),
        ("im 3. Quartal", "in the 3rd quarter"),
        ("um 14.30 Uhr", "at 2:30 p.m."),
        ("um 14.30 Uhr", "at 14:30"),
        ("um 14.30 Uhr", "at 1430 GMT"),
        ("um 9 Uhr", "at 9am"),
        ("um 9 Uhr", "at 9 o'clock"),
        ("zwischen 19 und 20 Uhr", "between 7 and 8 p.m."),
        ("in den 1990er Jahren", "in the 1990s"),
        ("2019/20", "2019/20"),
        ("2019/20", "2019-2020"),
        ("2020", "in 2020"),
        ("Covid-19", "COVID-19"),
        ("der A380", "the A380."),
        ("ein Drittel", "1/3"),
        ("zum dritten Mal", "for the 3rd time"),
        ("minus 3,4 Prozent", "-3.4%"),
        ("5 Euro und 5 Euro", "5 and 5"),
        ("5 Euro und 200 Euro", "5, 200"),
    ],
)
def test_licensed(german: str, english: str) -> None:
    assert is_licensed(german, english)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("2,39 Milliarden Dollar", "$2.39 million"),
        ("2,39 Milliarden Dollar", "$2.39"),  # its scale is its own, so it must be said
        ("2,39 Milliarden Dollar", "2"),
        ("2,39 Milliarden Dollar", "2.39 "),
        ("2,39 Milliarden Dollar", "2.39 bill"),
        ("2,39 Milliarden Dollar", "2.391 billion"),
        ("2,39 Milliarden Dollar", "12.39 billion"),
        ("2,39 Milliarden Dollar", "2.39 billion or 2.39 billion"),
        ("2,39 Milliarden Dollar", "2.39 billion or 2,390 million"),
        ("20 bis 25 Mio. Euro", "20 to 25 billion"),
        ("370.200 Kunden", "370.200"),
        ("370.200 Kunden", "370,200 million"),
        ("370.200 Kunden", "370,200-million"),
        ("370.200 Kunden", "370,200%"),
        ("370.200 Kunden", "370,200 percent"),
        ("370.200 Kunden", "370,200th"),
        ("um 0,25 Prozentpunkte", "by 0.25 percent"),
        ("um 0,25 Prozentpunkte", "by 0.25 percent of it"),
        ("5 Euro und 5 Euro", "5.5"),
        ("5 Euro und 5 Euro", "5, 5, 5"),
        ("5 Euro und 200 Euro", "5,200"),
        ("5 Euro und 200 Euro", "5 200"),
        ("5 Euro und 200 Euro", "5\u00a0 200"),
        ("5 Euro und 200 Euro", "5:200"),
        ("5 Euro", ".5"),
        ("5 Euro", "x5"),
        ("5 Euro", "5½"),
        ("5 Euro", "½"),
        ("5 Euro", "²"),
        ("5 Euro", "٥"),
        ("Covid-19", "19"),
        ("der A380", "380"),
        ("der A380", "B380"),
        ("im 3. Quartal", "3 quarters"),
        ("in den 1990er Jahren", "in 1990"),
        ("um 9 Uhr", "9 of them"),
        ("um 14.30 Uhr", "by 2.30 euros"),
        ("fast ein Millionenbetrag", "1 million"),
        ("ohne Zahl", "7"),
    ],
)
def test_not_licensed(german: str, english: str) -> None:
    assert not is_licensed(german, english)


def test_what_translators_write_is_licensed() -> None:
    """The licence must not stand in the way of a good translation."""
    articles = [json.loads(line) for line in NEWSWIRE.read_text("utf-8").splitlines()]
    pairs = [pair for one in articles for pair in zip(one["de"], one["en"], strict=True)]
    figured = [(german, english) for german, english in pairs if re.search(r"\d", english)]
    refused = [pair for pair in figured if not is_licensed(*pair)]
    assert len(figured) > 200
    assert len(refused) <= 0.02 * len(figured), refused
    for german, _ in figured:
        for figure in read_german(german):
            assert is_licensed(german, write_english(figure))


def test_an_english_source_licenses_its_own_spelling() -> None:
    (figure,) = read_english("It is worth $2.39 bln.")
    assert Form("2.39 bln") in licences(figure, verbatim=True)[0]


SOURCES = [
    "Der Umsatz stieg um 355 Prozent auf 2,39 Milliarden Dollar.",
    "20 bis 25 Mio. Euro, 5 Prozent und noch einmal 5 Prozent im Jahr 2020.",
    "Am 12. Mai 2024 um 14.30 Uhr kamen 370.200 in den A380.",
    "Nichts.",
]
WORDS = "the a billion million percent % , . - : / ' $ x A bn k th May bill ion per cent".split()
SENTENCEPIECES = [
    "</s>",
    *"0123456789.,-%$/: ",
    *(f"▁{word}" for word in WORDS),
    *WORDS,
    *"▁2 ▁2. 39 35 ▁355 00 20 202 ▁5% 5, ,5 ▁12 ▁370 200 ▁½ ²".split(),
    *(f"<0x{byte:02X}>" for byte in (0x35, 0xC2, 0xBD, 0xE2, 0x82, 0xAC, 0x91, 0xA0)),
]
PIECES = list(dict.fromkeys(SENTENCEPIECES))


def spelled(piece: str) -> bytes:
    if piece.startswith("<0x"):
        return bytes([int(piece[3:5], 16)])
    return b"" if piece == "</s>" else piece.replace("▁", " ").encode()


SURFACE = Surface({i: spelled(p) for i, p in enumerate(PIECES)}, size=len(PIECES))


def walk(licence: Licence, rng: random.Random, steps: int = 60) -> list[int]:
    """Items chosen at random among the allowed ones, mostly with digits, to a licensed end."""
    items: list[int] = []
    for _ in range(steps):
        scores = licence(torch.tensor([[0, *items]]), torch.zeros(1, len(PIECES)))
        allowed = scores[0].isfinite().nonzero().flatten().tolist()
        assert allowed
        digits = [item for item in allowed if re.search(r"\d|x", PIECES[item])]
        items.append(rng.choice(digits if digits and rng.random() < 0.7 else allowed))
        if items[-1] == 0:
            return items
    return items[: licence.licensed(0, items)]


@pytest.mark.parametrize("source", SOURCES)
def test_whatever_is_chosen_only_figures_of_the_source_come_out(source: str) -> None:
    rng = random.Random(1)
    german = read_german(source)
    values = {abs(Fraction(figure.value)) for figure in german}
    # Shared scales may stay with the neighbour; a date may be said in parts.
    values |= {Fraction(20), Fraction(25), Fraction(12), Fraction(2024), Fraction(512)}
    written = 0
    licence = Licence(SURFACE, [licences_of(source)], beams=1, prompt=1, eos=0)
    for _ in range(40):
        items = walk(licence, rng)
        text = b"".join(spelled(PIECES[item]) for item in items).decode()
        assert is_licensed(source, text)
        for figure in read_english(text):
            if any(character.isdigit() for character in figure.text) and figure.kind != "time":
                written += 1
                assert abs(Fraction(figure.value)) in values, text
    assert written > 20 or not german


def masked(source: str, *items: str, base: float = 0.0) -> set[str]:
    """Items that may follow `items`."""
    licence = Licence(SURFACE, [licences_of(source)], beams=1, prompt=1, eos=0)
    ids = [0]
    for item in items:
        ids.append(PIECES.index(item))
        scores = licence(torch.tensor([ids]), torch.full((1, len(PIECES)), base))
    return {PIECES[i] for i in scores[0].isfinite().nonzero().flatten().tolist()}


def test_a_number_is_written_to_its_end() -> None:
    assert masked(SOURCES[0], "▁the", "▁2.") == {"39", "3"}
    assert masked(SOURCES[0], "▁2.", "39") == {"▁billion", "▁bn", "▁bill", "bn", " ", "-"}
    assert "ion" in masked(SOURCES[0], "▁2.", "39", "▁bill")
    assert "</s>" in masked(SOURCES[0], "▁2.", "39", "▁billion")


def test_a_number_that_the_vocabulary_cannot_end_is_not_begun() -> None:
    surface = Surface({1: b" 2", 2: b".", 3: b"3", 4: b" x"}, size=5)
    licence = Licence(surface, [licences_of("2,39 Euro")], beams=1, prompt=1, eos=0)
    scores = licence(torch.tensor([[0]]), torch.zeros(1, 5))
    assert scores[0].isfinite().tolist() == [True, False, True, False, True]


def test_characters_of_several_bytes_are_written_to_their_end() -> None:
    assert masked(SOURCES[3], "<0xE2>") == {"<0x82>", "<0x91>", "<0xA0>", "<0xAC>", "<0xBD>"}
    assert "<0xA0>" not in masked(SOURCES[3], "<0xE2>", "<0x91>")  # ①
    assert "<0xBD>" not in masked(SOURCES[3], "<0xC2>")  # ½
    assert "</s>" in masked(SOURCES[3], "<0xE2>", "<0x82>", "<0xAC>")  # €
    assert "<0x82>" not in masked(SOURCES[3], "▁the")


def test_beams_may_change_places() -> None:
    licence = Licence(SURFACE, [licences_of(SOURCES[0])], beams=2, prompt=1, eos=0)
    two, the = PIECES.index("▁2."), PIECES.index("▁the")
    zeros = torch.zeros(2, len(PIECES))
    licence(torch.tensor([[0], [0]]), zeros)
    first = licence(torch.tensor([[0, two], [0, the]]), zeros)
    assert licence.forced.tolist() == [True, False]
    licence(torch.tensor([[0], [0]]), zeros)
    assert licence(torch.tensor([[0, the], [0, two]]), zeros).equal(first.flip(0))
    # A row that nobody has seen before is read from its beginning.
    unseen = Licence(SURFACE, [licences_of(SOURCES[0])], beams=2, prompt=1, eos=0)
    assert unseen(torch.tensor([[0, two], [0, the]]), zeros).equal(first)


def test_a_row_that_search_filled_in_can_only_end() -> None:
    seven = PIECES.index("7")
    licence = Licence(SURFACE, [licences_of(SOURCES[3])], beams=1, prompt=1, eos=0)
    scores = licence(torch.tensor([[0, seven]]), torch.zeros(1, len(PIECES)))
    assert scores[0].isfinite().nonzero().flatten().tolist() == [0]
    assert licence.licensed(0, [PIECES.index("x"), seven]) == 1


def test_no_loop_is_stopped_inside_a_number() -> None:
    class Forced:
        forced = torch.tensor([True, False])

    rows = torch.tensor([[1, 7, 7, 7]] * 2)
    scores = NoLoops(pad=9, spared=Forced())(rows, torch.zeros(2, 10))
    assert scores[:, 7].isfinite().tolist() == [True, False]


def test_a_tokenizer_that_joins_in_another_way_is_refused() -> None:
    class Odd:
        all_special_ids = (0,)
        added_tokens_decoder = ()

        def decode(self, ids: list[int], **_: object) -> str:
            return "5 0"

    with pytest.raises(ModelUnsupportedError, match="joins its pieces in an unknown way"):
        Surface.of(Odd(), vocabulary={"</s>": 0, "▁5": 1, "0": 2}, size=3)


def test_many_figures_take_little_time() -> None:
    source = ", ".join(f"{number} Euro" for number in range(100, 300))
    licence = SourceLicence(SURFACE, licences_of(source))
    place = licence.start
    for character in "150, 151, 152, 153, 154":
        following = licence.step(place, PIECES.index(character))
        assert following is not None
        place = following
        licence.rule(place)
