"""What holds for any text: spans, order, digits, spacing, time."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.figures import Figure, explain, read_english, read_german
from summarizer.figures.lexer import tokenize
from tests.effort import calls
from tests.figures.tables import load

SENTENCES = [case.values[0] for case in load("german.txt")]  # type: ignore[attr-defined]
_WORDS = (
    "zwei drei elf hundert tausend Mio. Mrd. Euro Prozent bis und von auf nach Mai Uhr Quartal ein "
    "Millionen halbe Drittel rund knapp minus two third million"
)
PIECES = [
    *"0123456789.,'’-–−+/:()%€$½ \u00a0\u202f\u2009\n\"„“",
    *(f"{word} " for word in _WORDS.split()),
    *_WORDS.split(),
    *("12", "2023", "1.234", "12,5", "3.", "a half", "Woche", "\n1. A", "\n2. B", "<n"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


def _check_spans(text: str, figures: Sequence[Figure]) -> None:
    end = 0
    for figure in figures:
        assert end <= figure.start < figure.end
        assert figure.text == text[figure.start : figure.end]
        assert figure.start <= figure.core[0] < figure.core[1] <= figure.end
        end = figure.end


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_spans(text: str) -> None:
    for read in (read_german, read_english):
        figures = read(text)
        _check_spans(text, figures)
        assert all(explain(figure) and figure.to_dict() for figure in figures)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_digit_lies_in_a_figure(text: str) -> None:
    for read in (read_german, read_english):
        covered = {i for figure in read(text) for i in range(figure.start, figure.end)}
        # Footnotes and the numbers of list items are marks, which say nothing.
        covered |= {i for t in tokenize(text) if t.kind == "sym" for i in range(t.start, t.end)}
        assert {i for i, c in enumerate(text) if c in "0123456789"} <= covered


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_spacing_does_not_matter(space: str) -> None:
    for sentence in SENTENCES:
        other = read_german(sentence.replace(" ", space))
        plain = [replace(f, text="") for f in read_german(sentence)]
        assert [replace(f, text="") for f in other] == plain, sentence


@pytest.mark.parametrize("dash", ["-", "‑", "–"])
def test_dashes_do_not_matter(dash: str) -> None:
    for text in (
        "3-5 Prozent",
        "Das Ergebnis: -3 Prozent",
        "10-Jahres-Rendite",
        "4,5- bis 5-prozentig",
    ):
        figures = read_german(text.replace("-", dash))
        expected = read_german(text)
        assert [(f.value, f.unit) for f in figures] == [(f.value, f.unit) for f in expected], text


def test_reading_is_deterministic() -> None:
    text = " ".join(SENTENCES)
    assert read_german(text) == read_german(text)


_RNG = random.Random(7)
NASTY = {
    "digits": "7",
    "points": "1.",
    "commas": "1,",
    "apostrophes": "1'",
    "marks": "".join(_RNG.choices("0123456789.,'\"", k=500)),
    "quotes": "\"'„“",
    "grouped": "123 ",
    "words": "zweiundzwanzig ",
    "glued words": "zwei",
    "thousands": "tausend",
    "scales": "Millionen ",
    "million": "million ",
    "ranges": "2 bis ",
    "days": "12. und ",
    "brackets": "1 (",
    "addresses": "www.",
    "fractions": "½",
    "halves": "and a half ",
    "signs": "-1",
    "items": "1. A\n2) B\n",
    "footnotes": "Woche2 ",
    "slots": "<n0>",
}


@pytest.mark.parametrize("piece", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("read", [read_german, read_english])
def test_work_grows_with_length_only(read: Callable[[str], list[Figure]], piece: str) -> None:
    small, large = (piece * (size // len(piece)) for size in (5_000, 40_000))
    # Eight times the text; quadratic reading would be 64 times the work.
    assert calls(lambda: read(large)) < 16 * calls(lambda: read(small)) + 1_000
