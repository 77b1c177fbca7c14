"""Bullets one by one: the same as all at once, each final before the next is begun."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from summarizer import (
    Bullet,
    DroppedBullet,
    NotGermanError,
    Summarizer,
    Summary,
    TranslatedSentence,
)
from summarizer.seq2seq.interface import BULLET, Hypothesis
from tests.conftest import Dictionary
from tests.test_pipeline import TRANSLATIONS

BULLETS = {
    "Ausblick": ["Zoom raises its outlook again"],
    "nachbörslich": ["Zoom shares fall ⟨p0⟩ after hours"],
    "Gewinn": ["Zoom profit climbs to ⟨m0⟩ after ⟨m1⟩"],
}


def _content(summary: Summary) -> Any:
    return json.loads(json.dumps(summary.to_dict() | {"seconds": 0}))


@pytest.fixture
def engine(dictionary: Callable[..., Any]) -> Summarizer:
    return Summarizer(dictionary(TRANSLATIONS, BULLETS))


@pytest.mark.parametrize(
    "wishes",
    [
        {},
        {"max_bullets": 1},
        {"max_bullets": 12},
        {"max_words": 8},
        {"focus": "Kunden"},
        {"focus": "customers"},
        {"focus": ("profit", "Tesla")},
        {"glossary": {"Gewinn": "earnings"}},
    ],
)
def test_the_pieces_are_the_summary(
    engine: Summarizer, seed_text: str, wishes: dict[str, Any]
) -> None:
    *parts, last = engine.stream(seed_text, **wishes)
    assert isinstance(last, Summary)
    assert tuple(one for one in parts if isinstance(one, Bullet)) == last.bullets
    assert tuple(one for one in parts if isinstance(one, DroppedBullet)) == last.dropped
    sentences = [one for one in parts if isinstance(one, TranslatedSentence)]
    assert sorted(sentences, key=lambda one: one.index) == list(last.sentences)
    assert len(sentences) + len(last.bullets) + len(last.dropped) == len(parts)
    assert last.bullets
    whole = engine.summarize(seed_text, **wishes)
    (many, _) = engine.summarize_many([seed_text, seed_text[:900]], **wishes)
    assert _content(last) == _content(whole) == _content(many)


class Noting(Dictionary):
    """A model that notes when it was asked for what."""

    def __init__(self) -> None:
        super().__init__(TRANSLATIONS, BULLETS)
        self.asked: list[tuple[str, int]] = []

    def generate(self, texts: Any, **options: Any) -> list[list[Hypothesis]]:
        self.asked.append((options["task"], len(texts)))
        return super().generate(texts, **options)


def test_a_bullet_is_out_before_the_next_is_begun(seed_text: str) -> None:
    model = Noting()
    parts = Summarizer(model).stream(seed_text)
    assert model.asked == []
    for number in range(1, 4):
        next(one for one in parts if isinstance(one, Bullet | DroppedBullet))
        assert sum(task == BULLET for task, _ in model.asked) == number
    # Of sixteen sentences no more are in English than these bullets need.
    assert sum(count for task, count in model.asked if task != BULLET) < 10


def test_what_a_bullet_needs_is_translated_before_it(engine: Summarizer, seed_text: str) -> None:
    translated = set()
    for part in engine.stream(seed_text):
        if isinstance(part, TranslatedSentence):
            translated.add(part.index)
        elif isinstance(part, Bullet | DroppedBullet):
            assert translated.issuperset(part.sources)


def test_a_focus_in_english_is_looked_for_in_the_translation(
    engine: Summarizer, seed_text: str
) -> None:
    *_, summary = engine.stream(seed_text, focus="customers", max_bullets=1)
    assert isinstance(summary, Summary)
    assert "customers" in summary.bullets[0].text


def test_what_is_no_article_is_told_at_once(engine: Summarizer) -> None:
    with pytest.raises(NotGermanError):
        engine.stream("The company said that its revenue rose by five percent in the quarter.")
