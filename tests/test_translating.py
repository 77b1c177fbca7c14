"""Sentences through a model that is given, so that only our own part is tested."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.glossary import Glossary
from summarizer.names import KnownNames
from summarizer.sentences import Sentence
from summarizer.seq2seq.interface import Hypothesis
from summarizer.translating import German, Rendering, check, translate

GERMAN = "Der Umsatz stieg um 5 Prozent auf 2,39 Milliarden Dollar."


def german(text: str = GERMAN) -> German:
    return German.read(Sentence(0, text, 0, len(text)))


def render(model: Any, text: str = GERMAN) -> Rendering:
    (rendering,) = translate(model, [german(text)], [KnownNames(text)])
    return rendering


def test_figures_are_slots_for_the_model_and_written_back(dictionary: Callable[..., Any]) -> None:
    model = dictionary({"Umsatz": ["Revenue rose by ⟨p0⟩ to ⟨m0⟩."]})
    rendering = render(model)
    assert not any(character.isdigit() for character in model.inputs[0].replace("0⟩", ""))
    assert rendering.verification.text == "Revenue rose by 5% to $2.39 billion."
    assert rendering.verification.verified
    assert rendering.warnings == ()


def test_the_best_hypothesis_is_the_one_that_holds(dictionary: Callable[..., Any]) -> None:
    model = dictionary({"Umsatz": ["Revenue rose to ⟨m0⟩.", "Revenue rose by ⟨p0⟩ to ⟨m0⟩."]})
    assert render(model).verification.text == "Revenue rose by 5% to $2.39 billion."


def test_doubt_and_a_cut_end_are_faults() -> None:
    names = KnownNames(GERMAN)
    text = "Revenue rose 5% to $2.39 billion."
    sure = check(Hypothesis(text, -0.5), [german()], complete=True, names=names)
    unsure = check(Hypothesis(text, -2.5), [german()], complete=True, names=names)
    cut = check(Hypothesis(text, -0.5, finished=False), [german()], complete=True, names=names)
    assert sure.verified
    assert unsure.faults == ("the model is unsure of it",)
    assert cut.faults == ("cut at the length limit",)


def test_a_wider_search_when_nothing_holds(dictionary: Callable[..., Any]) -> None:
    poor = ["Revenue rose to ⟨m0⟩."] * 6
    model = dictionary({"Umsatz": [*poor, "Revenue rose by ⟨p0⟩ to ⟨m0⟩."]})
    assert render(model).verification.verified
    assert len(model.inputs) == 2


@pytest.mark.parametrize(("score", "preferred"), [(-0.35, True), (-0.45, False)])
def test_rendering_a_rare_word_as_the_lexicon_says_is_worth_something(
    dictionary: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    score: float,
    preferred: bool,
) -> None:
    other = Hypothesis("Thieves fled from the house.", -0.3)
    explained = Hypothesis("Burglars fled from the house.", score, explained=1)
    model = dictionary({})
    monkeypatch.setattr(model, "_answer", lambda text, task: [other, explained])
    rendering = render(model, "Einbrecher flohen aus dem Haus.")
    assert rendering.verification.text == (explained if preferred else other).text


def test_what_cannot_be_verified_is_kept_and_said(dictionary: Callable[..., Any]) -> None:
    model = dictionary({"Umsatz": ["Revenue rose to ⟨m0⟩."]})
    rendering = render(model)
    assert rendering.verification.text == "Revenue rose to $2.39 billion."
    assert not rendering.verification.verified
    assert rendering.warnings == ("sentence 0: not verified: figure left out: 5 Prozent",)


def test_a_slot_that_the_source_does_not_have_is_a_fault(dictionary: Callable[..., Any]) -> None:
    rendering = render(dictionary({"Umsatz": ["Revenue rose ⟨p5⟩ to ⟨m0⟩."]}))
    assert "a figure could not be written" in rendering.verification.faults


def test_a_model_without_slots_reads_the_text_as_it_is(dictionary: Callable[..., Any]) -> None:
    model = dictionary({"2,39": ["Revenue rose by 5% to $2.39 million."]}, slots=False)
    rendering = render(model)
    assert model.inputs == [GERMAN]
    assert rendering.verification.text == "Revenue rose by 5% to $2.39 billion."
    assert any("repaired" in warning for warning in rendering.warnings)


@pytest.mark.parametrize("words", [30, 300])
def test_a_sentence_longer_than_the_model_reads_is_cut_and_said(
    dictionary: Callable[..., Any], words: int
) -> None:
    text = ", ".join(
        f"Wort{'x' * (number % 7)} {number + 1000} Euro" for number in range(words // 3)
    )
    model = dictionary({"Wort": ["word"]}, max_pieces=20)
    rendering = render(model, text)
    assert len(model.inputs) > 1
    assert all(model.count(part) <= model.max_pieces for part in model.inputs)
    assert " ".join(model.inputs).count("Wort") == words // 3
    assert any("longer than the model reads" in warning for warning in rendering.warnings)


def test_one_endless_word(dictionary: Callable[..., Any]) -> None:
    class Letters:
        def __init__(self) -> None:
            self.__dict__.update(vars(dictionary({"x": ["word"]}, max_pieces=40)))
            self.generate = dictionary({"x": ["word"]}).generate

        def count(self, text: str) -> int:
            return len(text)

    rendering = render(Letters(), "x" * 1000)
    assert any("parts" in warning for warning in rendering.warnings)


def test_more_figures_than_slots(dictionary: Callable[..., Any]) -> None:
    text = " und ".join(f"{number} Euro" for number in range(100, 140))
    model = dictionary({"und": ["and"]})
    rendering = render(model, text)
    assert len(model.inputs) > 1
    assert not rendering.verification.verified


def test_nothing_to_translate(dictionary: Callable[..., Any]) -> None:
    assert translate(dictionary({}), [], []) == []


def test_a_contradiction_is_a_fault(dictionary: Callable[..., Any]) -> None:
    rendering = render(dictionary({"Umsatz": ["Revenue fell 5% from $2.39 billion."]}))
    assert "says down (fell) where the source says stieg" in rendering.verification.faults


def test_terms_of_a_glossary(dictionary: Callable[..., Any]) -> None:
    glossary = Glossary.parse("Umsatz\tturnover\tsales")

    def rendered(*outputs: str) -> Rendering:
        model = dictionary({"Umsatz": outputs})
        (rendering,) = translate(model, [german()], [KnownNames(GERMAN)], glossary)
        return rendering

    figures = "rose by ⟨p0⟩ to ⟨m0⟩."
    preferred = rendered(f"Revenue {figures}", f"Turnover {figures}")
    assert preferred.verification.text == "Turnover rose by 5% to $2.39 billion."
    assert preferred.warnings == ()
    replaced = rendered(f"Revenue {figures}", f"Sales {figures}")
    assert replaced.verification.text == "Turnover rose by 5% to $2.39 billion."
    assert replaced.warnings == ("sentence 0: term replaced by the glossary: Umsatz → turnover",)
    missing = rendered(f"Revenue {figures}")
    assert missing.verification.text == "Revenue rose by 5% to $2.39 billion."
    assert missing.warnings == ("sentence 0: not as in the glossary: Umsatz → turnover",)


def test_names_count_beside_the_score(dictionary: Callable[..., Any]) -> None:
    figures = "rose by ⟨p0⟩ to ⟨m0⟩."
    text = "Der Umsatz von Iraola und Tönnies stieg um 5 Prozent auf 2,39 Milliarden Dollar."
    lost, named = f"Their revenue {figures}", f"Iraola and Tönnies revenue {figures}"
    rendering = render(dictionary({"Umsatz": [lost, named]}), text)
    assert rendering.verification.text == "Iraola and Tönnies revenue rose by 5% to $2.39 billion."
    left, said = f"Umsatz and Zinsen {figures}", f"Revenue {figures}"
    text = "Der Umsatz und die Zinsen stiegen um 5 Prozent auf 2,39 Milliarden Dollar."
    rendering = render(dictionary({"Umsatz": [left, said]}), text)
    assert rendering.verification.text == "Revenue rose by 5% to $2.39 billion."


@pytest.mark.parametrize(
    "worse", ["Revenue solebadly insolvenction", "Revenue, revenues, revenue and revenue"]
)
def test_words_made_up_or_said_again_count_against_an_output(
    dictionary: Callable[..., Any], worse: str
) -> None:
    figures = "rose by ⟨p0⟩ to ⟨m0⟩."
    rendering = render(dictionary({"Umsatz": [f"{worse} {figures}", f"Revenue {figures}"]}))
    assert rendering.verification.text == "Revenue rose by 5% to $2.39 billion."
