"""What is news comes first."""

from __future__ import annotations

import pytest

from summarizer.salience import by_salience, features, fitted_weights, score
from summarizer.sentences import Sentence
from summarizer.translating import German
from tests.effort import calls


def read(*texts: str) -> list[German]:
    return [German.read(Sentence(index, text, 0, len(text))) for index, text in enumerate(texts)]


def test_every_sentence_has_its_place() -> None:
    order = by_salience(read("Zoom hebt die Prognose an.", "Das freut viele.", "Ende."), 9)
    assert sorted(order) == [0, 1, 2]
    assert by_salience([], 9) == []


def test_figures_and_results_beat_background() -> None:
    order = by_salience(
        read(
            "Der Konzern Zoom hebt seinen Ausblick an.",
            "Der Gewinn stieg um 30 Prozent auf 186 Millionen Dollar.",
            "Das hatte sich Beobachtern zufolge bereits abgezeichnet.",
        ),
        3,
    )
    assert order[0] == 1


def test_saying_it_again_comes_later() -> None:
    again = "Im zweiten Quartal stieg der Umsatz von Zoom um 30 Prozent auf 664 Millionen Dollar."
    texts = [
        "Zoom profitiert von der Pandemie.",
        "Der Umsatz von Zoom stieg im zweiten Quartal um 30 Prozent auf 664 Millionen Dollar.",
        again,
        "Die Aktie legte nachbörslich fünf Prozent zu.",
    ]
    said_before = by_salience(read(*texts), 4)
    new = by_salience(read(texts[0], "Das freut viele.", again, texts[3]), 4)
    assert new.index(2) == 0
    assert said_before.index(2) > said_before.index(1) + 1


def test_the_score_is_a_sum_one_can_read() -> None:
    found = {"figure": 1.0, "place 1": 1.0, "unknown feature": 1.0}
    assert score(found, {"bias": -1.0, "figure": 0.5, "place 1": 2.0}) == 1.5
    assert set(features(read("Der Gewinn stieg um fünf Prozent."))[0]) <= set(fitted_weights())


def test_far_down_there_is_less_news() -> None:
    text = "Der Umsatz von Werk {} stieg um {} Prozent."
    order = by_salience(read(*(text.format(n, n) for n in range(2, 60))), 60)
    assert order.index(3) < order.index(20) < order.index(50)


@pytest.mark.parametrize(
    "aside",
    [
        "Steigt der Umsatz nun um zehn Prozent?",
        "Der Umsatz von Zoom stieg um zehn Prozent auf ...",
        "(Bild: Zoom steigert Umsatz um zehn Prozent)",
        "Hier finden Sie die Kurse von Zoom, die um zehn Prozent stiegen.",
        "14. März 2016 08:47;",
        "(Neu: Umsatz von Zoom um zehn Prozent gestiegen)",
        "Das meldete die Agentur am Samstag um zehn Prozent.",
    ],
)
def test_what_is_said_aside_comes_last(aside: str) -> None:
    texts = [aside, "Das sei zu erwarten gewesen, meinten Beobachter.", "Das freut auch viele."]
    assert by_salience(read(*texts), 3)[-1] == 0


def test_work_grows_with_length_only() -> None:
    def work(count: int) -> int:
        sentences = read(*(f"Der Umsatz von Werk {n} stieg um {n} Prozent." for n in range(count)))
        return calls(lambda: by_salience(sentences, 10))

    assert work(4_000) < 10 * work(500)


def test_what_is_in_focus_goes_first() -> None:
    texts = ("Der Umsatz stieg um 5 Prozent.", "Das Büro ist blau.", "Der Gewinn sank auf 3 Euro.")
    sentences = [German.read(Sentence(i, text, 0, len(text))) for i, text in enumerate(texts)]
    assert by_salience(sentences, 3)[0] != 1
    assert by_salience(sentences, 3, {1})[0] == 1
