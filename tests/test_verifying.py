"""Checks of an English text against the German it says."""

from __future__ import annotations

import pytest

from summarizer.figures import read_german
from summarizer.verifying import Verification, verify

GERMAN = "Der Umsatz stieg um 5 Prozent auf 2,39 Milliarden Dollar."


def check(english: str, german: str = GERMAN, *, complete: bool = True) -> Verification:
    return verify(english, german, read_german(german), complete=complete)


def test_a_true_text_is_verified() -> None:
    result = check("Revenue rose 5% to $2.39 billion.")
    assert result.verified
    assert result.repairs == ()
    assert [match.verdict for match in result.matches] == ["match", "match"]
    assert all(match.german in read_german(GERMAN) for match in result.matches)


def test_a_number_word_counts() -> None:
    assert check("Revenue rose five percent to 2.39 billion dollars.").verified


def test_a_wrong_scale_is_repaired() -> None:
    result = check("Revenue rose 5% to $2.39 million.")
    assert result.verified
    assert result.text == "Revenue rose 5% to $2.39 billion."
    assert result.repairs == ("figure repaired: $2.39 million → $2.39 billion",)


def test_an_invented_figure_is_a_fault() -> None:
    result = check("Revenue rose 5% to $2.39 billion, up from 700 customers.")
    assert not result.verified
    assert result.text.endswith("700 customers.")
    assert any("700" in fault for fault in result.faults)


def test_an_invented_figure_gives_way_to_the_only_missing_one() -> None:
    result = check("Revenue rose 5% to $17 billion.")
    assert result.text == "Revenue rose 5% to $2.39 billion."
    assert result.verified


def test_a_bullet_is_not_repaired_with_a_figure_that_it_left_out() -> None:
    result = check("Revenue rose to $17 billion.", complete=False)
    assert not result.verified
    assert result.repairs == ()


def test_leaving_a_figure_out() -> None:
    english = "Revenue rose 5%."
    assert check(english, complete=False).verified
    translation = check(english)
    assert translation.faults == ("figure left out: 2,39 Milliarden Dollar",)
    assert [figure.text for figure in translation.missing] == ["2,39 Milliarden Dollar"]


def test_a_flipped_sign_is_not_let_through() -> None:
    german = "Das Ergebnis veränderte sich um minus 3,4 Prozent."
    result = check("The result changed by plus 3.4 percent.", german)
    assert result.repairs or not result.verified


@pytest.mark.parametrize(
    ("english", "fault"),
    [
        ("", "no text"),
        ("Revenue rose ⟨p0⟩ 5% to $2.39 billion", "a figure could not be written"),
        ("Revenue rose 5% to $2.39 billion poor poor poor", "repeats itself"),
        ("Revenue \ufffd rose 5% to $2.39 billion", "broken characters or words"),
        ("Der Umsatz stieg um 5% auf $2.39 billion", "left in German"),
    ],
)
def test_faults_of_the_text(english: str, fault: str) -> None:
    assert fault in check(english).faults


def test_the_source_copied_is_left_in_german() -> None:
    german = "Dementsprechend kletterte Konzerngewinn spürbar, begründete Firmengründer Yuan."
    assert "left in German" in check(german, german).faults


def test_unknown_names_are_noted() -> None:
    assert check("Microsoft said revenue of Tesla rose 5% to $2.39 billion").unknown == ("Tesla",)
    assert (
        check("The U.S. company said revenue rose 5%", "Der US-Konzern: 5 Prozent.").unknown == ()
    )


TWO = "Der Umsatz lag bei 4,1 Milliarden Euro, der Gewinn bei 1,2 Milliarden Euro."


def test_exchanged_figures_are_seen_by_their_order_in_a_translation() -> None:
    exchanged = "Revenue was 1.2 billion euros and profit 4.1 billion euros."
    assert not check(exchanged, TWO).verified
    bullet = "Profit of 1.2 billion euros on revenue of 4.1 billion euros"
    assert check(bullet, TWO, complete=False).verified


@pytest.mark.parametrize(
    ("english", "german", "context", "complete", "verified"),
    [
        ("Revenue was 1.45 billion euros", "Der Umsatz lag bei 1,45 Milliarden.", "3 Euro", True,
         True),
        ("Revenue was 1.45 billion euros", "Der Umsatz lag bei 1,45 Milliarden.", "3 Yen", True,
         False),
        ("Revenue rises 5% in 2024", "Der Umsatz stieg um 5 Prozent.", "Im Jahr 2024", False, True),
        ("Revenue rises 5% in 2024", "Der Umsatz stieg um 5 Prozent.", "Im Jahr 2023", False,
         False),
        ("Revenue rises 5% in 2024", "Der Umsatz stieg um 5 Prozent.", "Im Jahr 2024", True, False),
        ("Revenue rises 5% in 2024", "2023 stieg der Umsatz um 5 Prozent.", "Im Jahr 2024", False,
         False),
        ("Revenue rises 5% to $7", "Der Umsatz stieg um 5 Prozent.", "7 Dollar", False, False),
    ],
)  # fmt: skip
def test_what_the_article_says_elsewhere(
    english: str, german: str, context: str, complete: bool, verified: bool
) -> None:
    result = verify(
        english, german, read_german(german), complete=complete, context=read_german(context)
    )
    assert (result.verified and not result.repairs) is verified


def test_no_figures_at_all() -> None:
    assert check("The company raised its outlook.", "Der Konzern hob den Ausblick an.").verified
