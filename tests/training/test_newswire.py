"""What of English newswire is translated back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.training.newswire import (
    HEADLINES,
    SENTENCES,
    clean_headline,
    clean_sentence,
    headline_of,
    readings,
    sentence_of,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shares of Hon Hai ( 2317.TW ) fell.", "Shares of Hon Hai fell."),
        ("It bought InfraSource IFS.N last week.", "It bought InfraSource last week."),
        ("The US bank said “no” on Monday.", 'The U.S. bank said "no" on Monday.'),
        ("It sells cars in the U.S. market.", "It sells cars in the U.S. market."),
        ("It has agreed to buy Example Corp.", None),
        ("It could leave the deal ahead of the Feb 26.", None),
        ("CORK, Ireland (Reuters) - Ministers agreed on Friday.", None),
        ("SEPT 14, 2010, BERLIN It rose on Monday.", None),
        ("and so on, he said in Berlin.", None),
        ('We agreed," he said in an interview.', None),
        ("Oil rose.", None),
        ("Retail sales rose in the month", None),
        ("It rose " + "again and " * 25 + "fell.", None),
    ],
)
def test_sentences(text: str, expected: str | None) -> None:
    assert clean_sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AOL to buy Bebo for $850 million", "AOL to buy Bebo for $850 million"),
        ("US court dismisses claims vs bank", "U.S. court dismisses claims vs bank"),
        ("CME in talks with dealers: report", None),
        ("Exclusive: Germany pushes Libor probe", None),
        ("UPDATE 1-Oil rises on OPEC", None),
        ("Will the Fed raise its rates?", None),
        ("Bank plans to cut jobs - sources", None),
        ("Siemens in talks with Alstom, says source", None),
        ("Oil rises again", None),
    ],
)
def test_headlines(text: str, expected: str | None) -> None:
    assert clean_headline(text) == expected


def test_figures_of_a_sentence_are_slots() -> None:
    story = sentence_of(
        "Net income rose 3 percent to $2.39 billion in Q3 2012, half of it in cash."
    )
    assert story is not None
    expected = "Net income rose ⟨p0⟩ to ⟨m0⟩ in third quarter ⟨y0⟩, half of it in cash."
    assert (story.sentences, story.english) == ((expected,), expected)
    assert (story.source, story.task) == (SENTENCES, "translate")


_FIRST = "Honda Motor Co aims to increase its car sales this year, an executive said."
_SECOND = "It wants to sell 3.1 million vehicles in 2013, up 11 percent."


@pytest.mark.parametrize(
    ("headline", "lead", "expected"),
    [
        ("Honda aims to increase car sales", [_FIRST, _SECOND], 1),
        ("Honda aims to increase sales by 11 pct", [_FIRST, _SECOND], 2),
        ("Honda aims to increase sales by 11 pct", [f"{_FIRST}\n{_SECOND}"], 2),
        ("Honda aims to increase sales by 12 pct", [_FIRST, _SECOND], 0),
        ("Toyota aims to increase car sales", [_FIRST, _SECOND], 0),
        ("Honda may never recover from crash", [_FIRST, _SECOND], 0),
        ("Honda aims to increase sales by 11 pct", ["Honda Motor Co.", _FIRST, _SECOND], 0),
    ],
)
def test_a_headline_stands_for_the_fewest_sentences_that_hold_it(
    headline: str, lead: list[str], expected: int
) -> None:
    story = headline_of(json.dumps({"headline": headline, "lead": lead}))
    assert (0 if story is None else len(story.sentences)) == expected
    if story is not None:
        assert (story.source, story.task) == (HEADLINES, "bullet")


def test_a_story_and_its_headline_share_their_slots() -> None:
    line = {"headline": "Honda aims to increase sales by 11 pct", "lead": [_FIRST, _SECOND]}
    story = headline_of(json.dumps(line))
    assert story is not None
    assert story.sentences[1] == "It wants to sell ⟨n0⟩ vehicles in ⟨y0⟩, up ⟨p0⟩."
    assert story.english == "Honda aims to increase sales by ⟨p0⟩"


def test_text_without_an_open_licence_is_left_out(data: Path, tmp_path: Path) -> None:
    assert [one.source for one in readings(data)] == [SENTENCES, HEADLINES]
    assert [one.source for one in readings(data, only=[HEADLINES])] == [HEADLINES]
    with pytest.raises(ValueError, match="states an open licence"):
        readings(data, licences="open")
    with pytest.raises(ValueError, match="no such source: briefs"):
        readings(data, only=["briefs"])
    with pytest.raises(ValueError, match="is there"):
        readings(tmp_path)
    (tmp_path / "mono_en").symlink_to(data / "mono_en")
    stated = {SENTENCES: {"licence": "CC-BY 4.0"}, HEADLINES: {"licence": "none stated"}}
    (tmp_path / "sources.json").write_text(json.dumps(stated), encoding="utf-8")
    assert [one.source for one in readings(tmp_path, licences="open")] == [SENTENCES]
