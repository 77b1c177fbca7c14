"""Choosing, drafting and keeping bullets, with the model's words given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from summarizer.condensing import Plan, Selection, draft, select
from summarizer.names import KnownNames
from summarizer.sentences import Sentence
from summarizer.translating import German, translate

TEXTS = (
    "Der Anbieter Zoom hebt seinen Ausblick an.",
    "Der Gewinn kletterte auf 186 Millionen Dollar nach 5,5 Millionen Dollar.",
    "Die Aktie legte fünf Prozent zu.",
)
TRANSLATIONS = {
    "Ausblick": ["The provider Zoom raises its outlook."],
    "Gewinn": ["Profit climbed to ⟨m0⟩ after ⟨m1⟩."],
    "Aktie": ["Shares of Zoom rose ⟨p0⟩, the company said."],
}


def run(
    model: Any, texts: Sequence[str] = TEXTS, *, max_bullets: int = 4, condenser: Any = None
) -> Selection:
    germans = [German.read(Sentence(i, text, 0, len(text))) for i, text in enumerate(texts)]
    names = KnownNames(" ".join(texts))
    renderings = translate(model, germans, [names] * len(germans))
    plan = Plan.make(renderings, names, max_bullets=max_bullets)
    (drafts,) = draft(model, condenser, [plan])
    return select(plan, drafts, max_bullets=max_bullets)


def texts_of(selection: Selection) -> set[str]:
    return {bullet.text for bullet in selection.bullets}


def test_the_models_own_bullets(dictionary: Callable[..., Any]) -> None:
    bullets = {
        "Ausblick": ["Zoom raises outlook after strong demand"],
        "Gewinn": ["Zoom profit climbs to ⟨m0⟩ from ⟨m1⟩"],
        "Aktie": ["Zoom shares rise ⟨p0⟩ in trading"],
    }
    selection = run(dictionary(TRANSLATIONS, bullets))
    assert texts_of(selection) == {
        "Zoom raises outlook after strong demand",
        "Zoom profit climbs to $186 million from $5.5 million",
        "Zoom shares rise 5% in trading",
    }
    assert selection.warnings == ()
    assert not any(bullet.by_rule for bullet in selection.bullets)


def test_the_most_newsworthy_are_taken(dictionary: Callable[..., Any]) -> None:
    selection = run(dictionary(TRANSLATIONS), max_bullets=1)
    assert len(selection.bullets) == 1
    assert selection.bullets[0].sources[-1].german.sentence.index in (0, 1)


def test_without_a_condensing_task_the_translation_is_cut_by_rule(
    dictionary: Callable[..., Any],
) -> None:
    selection = run(dictionary(TRANSLATIONS))
    assert "Shares of Zoom rose 5%" in texts_of(selection)
    assert len([w for w in selection.warnings if "cut by rule" in w]) == 3


def test_a_bullet_that_does_not_hold_gives_way_to_the_translation(
    dictionary: Callable[..., Any],
) -> None:
    bullets = {"Aktie": ["Zoom shares rise 17 percent in Tokyo"]}
    selection = run(dictionary(TRANSLATIONS, bullets))
    assert "Shares of Zoom rose 5%" in texts_of(selection)


def test_what_never_holds_is_dropped_with_reasons(dictionary: Callable[..., Any]) -> None:
    model = dictionary({"Aktie": ["Shares rose 17 times, by 23 dollars."]})
    selection = run(model, TEXTS[2:])
    assert selection.bullets == ()
    ((dropped, reasons),) = selection.dropped
    assert dropped.text.startswith("Shares rose 17")
    assert any("23 dollars" in reason for reason in reasons)
    assert "only 0 of 1 bullets could be verified" in selection.warnings


def test_an_unknown_name_is_a_reason(dictionary: Callable[..., Any]) -> None:
    selection = run(dictionary({"Aktie": ["Shares of Tesla rose ⟨p0⟩."]}), TEXTS[2:])
    assert selection.bullets == ()
    assert selection.dropped[0][1] == ("name not in source: Tesla",)


def test_no_two_bullets_say_the_same(dictionary: Callable[..., Any]) -> None:
    texts = (*TEXTS[1:2], "Der Gewinn lag bei 186 Millionen Dollar nach 5,5 Millionen Dollar.")
    selection = run(dictionary(TRANSLATIONS), texts)
    assert len(selection.bullets) == 1
    assert selection.dropped[0][1] == ("says the same as bullet 1",)


def test_an_english_condenser(dictionary: Callable[..., Any]) -> None:
    condenser = dictionary({}, {"Profit climbed": ["Profit climbs to $186 million at Zoom"]})
    selection = run(dictionary(TRANSLATIONS), condenser=condenser)
    assert "Profit climbs to $186 million at Zoom" in texts_of(selection)
    assert "Profit climbed to $186 million after $5.5 million." in condenser.inputs


def test_nothing_to_condense(dictionary: Callable[..., Any]) -> None:
    selection = run(dictionary({}), ())
    assert selection == Selection((), (), ())
