"""Marks: around the right characters, and everything of the text escaped."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Summarizer
from summarizer.app.marking import Mark, mark, mark_english, mark_german, mark_sentence
from tests.app.conftest import load_dictionary

_SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


def _plain(marked: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", marked))


@pytest.fixture(scope="module")
def engine() -> Summarizer:
    return load_dictionary()


def test_marks_nest() -> None:
    marks = [Mark(0, 7, {"class": "s"}), Mark(2, 4, {"class": "f"})]
    assert mark("ab<d & f", marks) == (
        '<span class="s">ab<span class="f">&lt;d</span> &amp; </span>f'
    )


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet='<>&"ab \n', max_size=30), spans=_SPANS)
def test_the_text_is_never_changed(text: str, spans: list[tuple[int, int]]) -> None:
    marked = mark(text, [Mark(start, end, {"class": "x"}) for start, end in spans])
    assert _plain(marked) == text
    assert marked.count("<span") == marked.count("</span>")


def test_attributes_are_escaped() -> None:
    assert mark("a", [Mark(0, 1, {"title": '"><script>'})]) == (
        '<span title="&quot;&gt;&lt;script&gt;">a</span>'
    )


def test_both_sides_of_a_summary(engine: Summarizer, seed_text: str) -> None:
    summary = engine.summarize(seed_text).to_dict()
    german = mark_german(seed_text, summary["sentences"], summary["bullets"])
    assert _plain(german) == seed_text
    for bullet in summary["bullets"]:
        english = mark_english(bullet["text"], bullet["figures"])
        assert _plain(english) == bullet["text"]
        for key in re.findall('data-source="([^"]*)"', english):
            assert german.count(f'data-source="{key}"') == 1
            start, end = map(int, key.split("-"))
            marked = re.search(rf'data-source="{key}"[^>]*>([^<]*)<', german)
            assert marked is not None
            assert html.unescape(marked[1]) == seed_text[start:end]
    for sentence in summary["sentences"]:
        marked_sentence = mark_sentence(sentence)
        assert _plain(marked_sentence) == sentence["german"]
        assert marked_sentence.count("data-source") == len(sentence["figures"])


def test_every_german_figure_is_marked_before_there_is_a_summary(seed_text: str) -> None:
    marked = mark_german(seed_text, [], [])
    assert "maximal 2,39 Milliarden Dollar: in no bullet" in marked
    assert marked.count('role="button"') >= 11
