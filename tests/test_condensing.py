"""Choosing, drafting and keeping bullets, with the model's words given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pytest

from summarizer.article import Article
from summarizer.assembling import Reading
from summarizer.briefing import Brief, brief
from summarizer.choosing import Selection
from summarizer.condensing import Draft, Plan
from summarizer.glossary import Glossary
from summarizer.names import KnownNames
from summarizer.sentences import Sentence
from summarizer.seq2seq.interface import Hypothesis
from summarizer.translating import German, Rendering, check
from summarizer.wishes import Wishes

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


class Outcome(NamedTuple):
    """What became of the sentences of a text."""

    bullets: tuple[Draft, ...]
    dropped: tuple[tuple[str, tuple[str, ...]], ...]
    warnings: tuple[str, ...]

    @classmethod
    def of(cls, selection: Selection, renderings: Sequence[Rendering]) -> Outcome:
        dropped = tuple((one.draft.text, one.reasons) for one in selection.dropped)
        return cls(tuple(selection.bullets), dropped, selection.warnings(renderings))


def run(
    model: Any, texts: Sequence[str] = TEXTS, *, condenser: Any = None, **wishes: Any
) -> Outcome:
    germans = [German.read(Sentence(i, text, 0, len(text))) for i, text in enumerate(texts)]
    article = Article(" ".join(texts), None, None, (), ())
    reading = Reading(article, tuple(germans), KnownNames(article.text))
    one = Brief(reading, Wishes(**wishes))
    for _ in brief(model, condenser, [one], one_by_one=True):
        pass
    return Outcome.of(one.selection, one.renderings)


def texts_of(selection: Outcome) -> set[str]:
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
    assert dropped.startswith("Shares rose 17")
    assert any("23 dollars" in reason for reason in reasons)
    assert "only 0 of 1 bullets could be verified" in selection.warnings


def test_what_the_model_is_unsure_of_is_dropped() -> None:
    text = "Zoom shares rise 5% in trading"
    sure, unsure = (_selection_of([(text, score)]) for score in (-0.74, -0.76))
    assert texts_of(sure) == {text}
    assert texts_of(unsure) == set()
    assert unsure.dropped[0][1] == ("the model is unsure of it",)


def test_words_that_are_no_english_count_against_a_draft() -> None:
    odd, plain = "Zoom shares inzwish 5% in trading", "Zoom shares rise 5% in trading"
    assert texts_of(_selection_of([(odd, -0.3), (plain, -0.4)])) == {plain}


def test_words_left_in_german_count_against_a_draft() -> None:
    left, whole = "Zoom Aktie rises 5% in trading", "Zoom share rises 5% in trading"
    assert texts_of(_selection_of([(left, -0.3), (whole, -0.6)])) == {whole}


def test_a_sentence_alone_is_preferred_to_one_with_the_lead() -> None:
    alone, mixed = "Zoom shares gain 5% in trading", "Zoom shares rise 5% in trading"
    both = _selection_of([(mixed, -0.3), (alone, -0.6)], lead=mixed)
    assert texts_of(both) == {alone}
    assert texts_of(_selection_of([(mixed, -0.3), (alone, -0.6)])) == {mixed}


def test_the_first_weighty_figure_counts_most() -> None:
    german = "Zoom hat nun 370.200 Kunden mit mehr als zehn Mitarbeitern."
    minor = "Zoom has customers with more than 10 employees"
    key = "Zoom now has 370,200 customers of all sizes"
    assert texts_of(_selection_of([(minor, -0.3), (key, -0.6)], german=german)) == {key}


@pytest.mark.parametrize(
    ("german", "bullet", "holds"),
    [
        ("Das ist für Zoom ein Plus von fünf Prozent.", "About 5% more than a year ago", False),
        ("Das ist für Zoom ein Plus von fünf Prozent.", "Zoom has 5% more than a year ago", True),
        ("Damit steht bei Zoom ein Plus von fünf Prozent.", "A gain of 5% on the day", False),
        ("„Sie legte um fünf Prozent zu.“", "It gained 5% on the day", False),
        ("Am Ende wies er ein Plus von fünf Prozent auf.", "The gain was 5% at the end", False),
        ("Am Ende lag, wie er sagte, das Plus bei 5 Prozent.", "Gain was 5% at the end", True),
        ("Das Papier legte um fünf Prozent zu.", "Stock gains 5% on the day", True),
        ("Die Inflation liegt bei fünf Prozent.", "Inflation rate is at 5% now", True),
    ],
)
def test_what_points_to_the_sentence_before_must_name_its_subject(
    german: str, bullet: str, holds: bool
) -> None:
    outcome = _selection_of([(bullet, -0.3)], german=german)
    assert texts_of(outcome) == ({bullet} if holds else set())
    if not holds:
        assert "does not say whom or what it is about" in outcome.dropped[0][1]


def _selection_of(
    drafts: Sequence[tuple[str, float]], *, lead: str = "", german: str = TEXTS[2]
) -> Outcome:
    """What is chosen for one sentence among drafts with these scores.

    The draft `lead` is made of the lead as well.
    """
    read = German.read(Sentence(0, german, 0, len(german)))
    names = KnownNames(" ".join(TEXTS))
    hypotheses = [Hypothesis(text, score) for text, score in drafts]
    checked = [check(one, [read], complete=False, names=names) for one in hypotheses]
    rendering = Rendering(read, checked[-1], -0.5, -0.5)
    of_item = [
        Draft((rendering,) * (1 + (one.text == lead)), verification, one.score)
        for verification, one in zip(checked, hypotheses, strict=True)
    ]
    selection = Selection(Plan.make([read], Wishes()))
    selection.take(of_item)
    return Outcome.of(selection, [rendering])


@pytest.mark.parametrize(
    ("texts", "item", "needed"),
    [
        (TEXTS, 2, (0, 2)),
        (TEXTS, 0, (0,)),
        (("09:49 19.01.16", *TEXTS), 2, (1, 2)),
        (("09:49 19.01.16", *TEXTS), 1, (1,)),
        (("(Bild: dpa, Sven Hoppe, Archiv)", *TEXTS), 2, (1, 2)),
        (("09:49 19.01.16",), 0, (0,)),
    ],
)
def test_the_lead_is_the_first_sentence_that_says_something(
    texts: Sequence[str], item: int, needed: tuple[int, ...]
) -> None:
    germans = [German.read(Sentence(i, text, 0, len(text))) for i, text in enumerate(texts)]
    assert Plan.make(germans, Wishes()).needed(item) == needed


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
    assert selection == Outcome((), (), ())


@pytest.mark.parametrize(
    ("bullet", "reason"),
    [
        ("Zoom shares fall ⟨p0⟩ in trading", "says down (fall)"),
        ("Zoom shares do not rise ⟨p0⟩", "denies what the source does not deny"),
        ("Tesla shares rise ⟨p0⟩ in trading", "name not in source: Tesla"),
    ],
)
def test_a_bullet_that_contradicts_gives_way(
    dictionary: Callable[..., Any], bullet: str, reason: str
) -> None:
    model = dictionary(TRANSLATIONS, {"Aktie": [bullet, "Zoom shares add ⟨p0⟩ in trading"]})
    assert "Zoom shares add 5% in trading" in texts_of(run(model))
    alone = dictionary({"Aktie": ["Shares fell ⟨p0⟩."]}, {"Aktie": [bullet]})
    ((_, reasons),) = run(alone, TEXTS[2:]).dropped
    assert reasons
    assert reason in " ".join(reasons) or "says down (fell)" in " ".join(reasons)


def test_a_contradicting_translation_gives_way_to_another(dictionary: Callable[..., Any]) -> None:
    model = dictionary({"Aktie": ["Shares of Zoom fell ⟨p0⟩.", "Shares of Zoom rose ⟨p0⟩."]})
    german = "Die Aktie von Zoom legte fünf Prozent zu."
    assert texts_of(run(model, [german])) == {"Shares of Zoom rose 5%"}


def test_what_insiders_say_is_cut_with_them_in_it(dictionary: Callable[..., Any]) -> None:
    german = "Zoom kauft einen Rivalen, berichteten Insider am Montag."
    model = dictionary({"Zoom": ["Zoom is buying a rival, insiders said on Monday."]})
    assert texts_of(run(model, [german])) == {"Zoom is buying a rival, insiders said on Monday"}


def test_a_limit_of_words(dictionary: Callable[..., Any]) -> None:
    bullets = {"Aktie": ["Zoom shares rise ⟨p0⟩ in trading on Monday", "Zoom shares rise ⟨p0⟩"]}
    assert "Zoom shares rise 5%" in texts_of(run(dictionary(TRANSLATIONS, bullets), max_words=4))
    selection = run(dictionary(TRANSLATIONS, bullets), max_words=1)
    assert selection.bullets == ()
    assert any("leaves no bullet" in warning for warning in selection.warnings)
    assert all(any("1 at most" in reason for reason in why) for _, why in selection.dropped)


@pytest.mark.parametrize("focus", [("Aktie",), ("shares",)])
def test_what_is_in_focus_comes_first(
    dictionary: Callable[..., Any], focus: tuple[str, ...]
) -> None:
    selection = run(dictionary(TRANSLATIONS), max_bullets=1, focus=(*focus, "Tesla"))
    assert texts_of(selection) == {"Shares of Zoom rose 5%"}
    assert selection.warnings[0] == "focus not found in the article: Tesla"


def test_terms_of_a_glossary(dictionary: Callable[..., Any]) -> None:
    glossary = Glossary.parse("Gewinn\tearnings\tprofit\nAktie\tstock\nAusblick\tguidance")
    translations = TRANSLATIONS | {"Aktie": ["Shares of Zoom rose ⟨p0⟩.", "Zoom stock rose ⟨p0⟩."]}
    model = dictionary(translations, {})
    selection = run(model, glossary=glossary)
    assert {"Aktie": "stock"} in model.terms
    assert texts_of(selection) >= {
        "Zoom stock rose 5%",
        "Earnings climbed to $186 million after $5.5 million",
    }
    number = [bullet.text for bullet in selection.bullets].index(
        "The provider Zoom raises its outlook"
    )
    assert f"bullet {number + 1}: not as in the glossary: Ausblick → guidance" in selection.warnings
