"""From a pasted article to a summary, with spans that point at the right characters."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import summarizer.pipeline
from summarizer import EmptyInputError, NotGermanError, Summarizer, Summary
from summarizer.summary import FigureCheck, schema

TRANSLATIONS = {
    "Ausblick": ["The video service provider Zoom raises its outlook again."],
    "Umsatzplus": [
        "After a rise of ⟨p0⟩ in second quarter revenue, growth of ⟨p1⟩ to ⟨m0⟩ is expected "
        "in the fiscal year ending in January, the U.S. company said on Monday."
    ],
    "prognostiziert": ["That is ⟨p0⟩ more than last forecast."],
    "Erlöszuwachs": ["The rise in revenue to ⟨m0⟩ beat the expectations of analysts."],
    "nachbörslich": ["The Zoom share rose ⟨p0⟩ after hours."],
    "institutionelle": ["Zoom has ⟨n0⟩ institutional customers with ⟨n1⟩ employees."],
    "Gewinn": ["Profit climbed to ⟨m0⟩ after ⟨m1⟩ in the year-earlier period."],
}


@pytest.fixture
def engine(dictionary: Callable[..., Any]) -> Summarizer:
    return Summarizer(dictionary(TRANSLATIONS))


def _check_spans(figures: tuple[FigureCheck, ...], english: str, pasted: str) -> None:
    for figure in figures:
        assert english[figure.start : figure.end] == figure.text
        assert figure.source is not None
        assert pasted[figure.source.start : figure.source.end] == figure.source.text


def test_the_seed_article(engine: Summarizer, seed_text: str) -> None:
    summary = engine.summarize(seed_text)
    jsonschema.validate(summary.to_dict(), schema("summary"))
    assert summary.headline is None
    assert summary.dateline is not None
    assert summary.dateline.places == ("San Francisco", "Berlin")
    assert 3 <= len(summary.bullets) <= 4
    for bullet in summary.bullets:
        assert bullet.verified
        assert not bullet.text.endswith(".")
        assert bullet.sources
        _check_spans(bullet.figures, bullet.text, seed_text)
    assert any(bullet.figures for bullet in summary.bullets)
    assert [sentence.index for sentence in summary.sentences] == list(range(len(summary.sentences)))
    for sentence in summary.sentences:
        assert seed_text[sentence.start : sentence.end]
        if sentence.verified:
            _check_spans(sentence.figures, sentence.english, seed_text)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("Millionen Dollar", "Millionen&nbsp;Dollar"),
        lambda text: "\n\n".join(textwrap.fill(part, 72) for part in text.split("\n\n")),
        lambda text: text.replace("664 ", "664\u00a0"),
        lambda text: text.replace("zurechenbare", "zu\u00adrechen\u00adbare"),
    ],
)
def test_spans_survive_how_the_text_was_pasted(
    engine: Summarizer, seed_text: str, change: Callable[[str], str]
) -> None:
    pasted = change(seed_text)
    summary = engine.summarize(pasted)
    checked = 0
    for bullet in summary.bullets:
        _check_spans(bullet.figures, bullet.text, pasted)
        checked += len(bullet.figures)
    for sentence in summary.sentences:
        assert pasted[sentence.start].isalnum()
        for figure in sentence.figures:
            assert figure.source is not None
            assert any(character.isalnum() for character in figure.source.text)
    assert checked >= 2


def test_max_bullets(engine: Summarizer, seed_text: str) -> None:
    assert len(engine.summarize(seed_text, max_bullets=2).bullets) == 2
    with pytest.raises(ValueError, match="max_bullets must be at least 1"):
        engine.summarize(seed_text, max_bullets=0)


def test_a_short_text_gives_fewer_bullets(engine: Summarizer) -> None:
    summary = engine.summarize("Die Aktie von Zoom legte nachbörslich fünf Prozent zu.")
    assert [bullet.text for bullet in summary.bullets] == ["The Zoom share rose 5% after hours"]
    assert summary.bullets[0].sources == (0,)


def test_many_are_the_same_as_one_by_one(engine: Summarizer, seed_text: str) -> None:
    short = "Die Aktie von Zoom legte nachbörslich fünf Prozent zu."
    texts = [seed_text, short, seed_text]

    def content(summary: Summary) -> dict[str, Any]:
        return {key: value for key, value in summary.to_dict().items() if key != "seconds"}

    many = list(engine.summarize_many(iter(texts), batch_size=2))
    assert list(map(content, many)) == [content(engine.summarize(text)) for text in texts]
    with pytest.raises(ValueError, match="batch_size must be at least 1"):
        next(engine.summarize_many(texts, batch_size=0))


def test_those_before_a_bad_text_are_not_lost(engine: Summarizer, seed_text: str) -> None:
    summaries = engine.summarize_many([seed_text, "", seed_text])
    assert next(summaries).bullets
    with pytest.raises(EmptyInputError):
        next(summaries)


def test_translation(engine: Summarizer, seed_text: str) -> None:
    translation = engine.translate(seed_text)
    jsonschema.validate(translation.to_dict(), schema("translation"))
    assert str(translation).startswith("The video service provider Zoom raises its outlook again.")
    assert translation.model.name == "dictionary"


def test_a_sentence_that_does_not_hold_is_marked(dictionary: Callable[..., Any]) -> None:
    engine = Summarizer(dictionary({"Aktie": ["Shares rose and rose."]}))
    translation = engine.translate("Die Aktie von Zoom legte nachbörslich fünf Prozent zu.")
    assert str(translation) == "Shares rose and rose."
    assert not translation.sentences[0].verified
    assert any("figure left out: fünf Prozent" in warning for warning in translation.warnings)


def test_a_very_long_text_is_summarized_from_its_news_and_says_so(engine: Summarizer) -> None:
    text = (
        "Die Aktie von Zoom legte nachbörslich fünf Prozent zu. " + "Das Werk steht still. " * 9999
    )
    summary = engine.summarize(text)
    assert "The Zoom share rose 5% after hours" in [bullet.text for bullet in summary.bullets]
    assert len(summary.sentences) == 10_000
    assert sum(bool(sentence.english) for sentence in summary.sentences) == 300
    assert any("only the 300 most newsworthy of 10000" in line for line in summary.warnings)


def test_bad_input(engine: Summarizer) -> None:
    with pytest.raises(EmptyInputError):
        engine.summarize(" \n")
    with pytest.raises(NotGermanError):
        engine.translate("The company said that its revenue rose by five percent in the quarter.")


def test_summarize_loads_the_embedded_model_once(
    monkeypatch: pytest.MonkeyPatch, engine: Summarizer, seed_text: str
) -> None:
    loads: list[str] = []

    def load(name: str) -> Summarizer:
        loads.append(name)
        return engine

    summarizer.pipeline._embedded.cache_clear()
    monkeypatch.setattr(Summarizer, "load", load)
    first = summarizer.summarize(seed_text, max_bullets=1)
    second = summarizer.summarize(seed_text, max_bullets=1)
    summarizer.pipeline._embedded.cache_clear()
    assert first.bullets == second.bullets
    assert loads == ["embedded"]


def test_random_weights_end_to_end(random_checkpoint: Path) -> None:
    """Whatever a model says, nothing is shown as verified that is not in the source."""
    text = "Die Zoom-Aktie legte fünf Prozent zu. Der Gewinn kletterte auf 186 Millionen Dollar."
    summary = Summarizer.load(str(random_checkpoint)).summarize(text)
    jsonschema.validate(summary.to_dict(), schema("summary"))
    assert len(summary.sentences) == 2
    for bullet in summary.bullets:
        _check_spans(bullet.figures, bullet.text, text)
        assert all(figure.verdict in ("match", "hedge") for figure in bullet.figures)


def test_wishes_reach_the_bullets(engine: Summarizer, seed_text: str, tmp_path: Path) -> None:
    summary = engine.summarize(seed_text, max_words=12, focus="Kunden", max_bullets=1)
    (bullet,) = summary.bullets
    assert "institutional customers" in bullet.text
    assert len(bullet.text.split()) <= 12
    jsonschema.validate(summary.to_dict(), schema("summary"))
    (many,) = engine.summarize_many([seed_text], max_words=12, focus=["Kunden"], max_bullets=1)
    assert many.bullets == summary.bullets
    with pytest.raises(ValueError, match="max_words must be at least 1"):
        engine.summarize(seed_text, max_words=0)


def test_a_glossary_of_the_call_or_of_the_summarizer(
    dictionary: Callable[..., Any], tmp_path: Path
) -> None:
    text = "Die Aktie von Zoom legte nachbörslich fünf Prozent zu."
    file = tmp_path / "terms.tsv"
    file.write_text("Aktie\tHouse Stock\tshare\nnachbörslich\tafter-market\n", encoding="utf-8")
    model = dictionary(TRANSLATIONS)
    engine = Summarizer(model, glossary=file)
    summary = engine.summarize(text)
    assert [bullet.text for bullet in summary.bullets] == [
        "The Zoom House Stock rose 5% after hours"
    ]
    assert "sentence 0: term replaced by the glossary: Aktie → House Stock" in summary.warnings
    assert "sentence 0: not as in the glossary: nachbörslich → after-market" in summary.warnings
    assert "bullet 1: not as in the glossary: nachbörslich → after-market" in summary.warnings
    assert {"Aktie": "House Stock", "nachbörslich": "after-market"} in model.terms
    own = engine.summarize(text, glossary={"Aktie": "Zoom share"})
    assert [bullet.text for bullet in own.bullets] == ["The Zoom share rose 5% after hours"]
    assert str(engine.translate(text)) == "The Zoom House Stock rose 5% after hours."
    assert str(engine.translate(text, glossary={})) == "The Zoom share rose 5% after hours."
