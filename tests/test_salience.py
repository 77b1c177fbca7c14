"""What is news comes first."""

from __future__ import annotations

import time

from summarizer.salience import by_salience
from summarizer.sentences import Sentence
from summarizer.translating import German


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
            "Das hatte sich Beobachtern zufolge bereits abgezeichnet.",
            "Der Gewinn stieg um 30 Prozent auf 186 Millionen Dollar.",
        ),
        3,
    )
    assert order[-1] == 1


def test_saying_it_again_comes_later() -> None:
    order = by_salience(
        read(
            "Der Umsatz von Zoom stieg im zweiten Quartal um 30 Prozent auf 664 Millionen Dollar.",
            "Im zweiten Quartal stieg der Umsatz von Zoom um 30 Prozent auf 664 Millionen Dollar.",
            "Die Aktie legte nachbörslich fünf Prozent zu.",
        ),
        3,
    )
    assert order == [0, 2, 1]


def test_ten_thousand_sentences_take_no_time() -> None:
    sentences = read(*(f"Der Umsatz von Werk {n} stieg um {n} Prozent." for n in range(10_000)))
    started = time.process_time()
    assert len(by_salience(sentences, 10)) == 10
    assert time.process_time() - started < 5
