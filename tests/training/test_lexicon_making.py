"""The lexicon that word alignments teach."""

from __future__ import annotations

import pytest

from models.training.lexicon import Counts, Links, Pair
from summarizer.seq2seq.lexicon import Entry


def _pair(german: str, english: str) -> Pair:
    return german.split(), english.split()


def _entries(
    rows: list[tuple[str, str, Links, Links]], *, rare: int = 9, times: int = 2
) -> dict[str, Entry]:
    pairs = [_pair(german, english) for german, english, *_ in rows]
    counts = Counts(pairs)
    for _ in range(times):
        for pair, (_, _, forward, reverse) in zip(pairs, rows, strict=True):
            counts.add(pair, forward, reverse)
    return counts.entries(rare=rare)


def test_a_word_means_what_is_aligned_both_ways() -> None:
    rows = [("die Einbrecher flohen", "the burglars fled", [(1, 1), (2, 2)], [(1, 1), (2, 0)])]
    assert _entries(rows) == {"einbrecher": Entry(("burglars",), rare=True)}


def test_neighbours_belong_to_it_but_no_article_at_its_edge() -> None:
    rows = [("eine Sammelklage", "a class action", [(1, 0), (1, 1), (1, 2)], [(1, 2)])]
    assert _entries(rows)["sammelklage"].english == ("class action",)


def test_a_word_at_the_head_is_written_as_within_sentences() -> None:
    rows: list[tuple[str, str, Links, Links]] = [
        ("Einbrecher kamen", "Burglars came", [(0, 0)], [(0, 0)]),
        ("kein Wort", "no burglars", [], []),
    ]
    assert _entries(rows)["einbrecher"].english == ("burglars",)


@pytest.mark.parametrize(
    ("meanings", "expected"),
    [
        ({"burglar": 5, "thief": 3}, ("burglar", "thief")),
        ({"burglar": 5, "burglars": 4, "thief": 2}, ("burglar", "thief")),
        ({"burglar": 9, "thief": 2}, ("burglar",)),  # too seldom beside the first
        ({"burglar": 1, "thief": 1}, None),  # once is not believed
        ({"class-action": 2, "class action": 3, "suit": 1}, ("class action",)),
    ],
)
def test_the_usual_renderings(meanings: dict[str, int], expected: tuple[str, ...] | None) -> None:
    rows: list[tuple[str, str, Links, Links]] = []
    for english, count in meanings.items():
        words = english.split()
        links = [(1, place + 1) for place in range(len(words))]
        rows += [("der Wicht", f"the {english}", links, [(1, 1)])] * count
    entry = _entries(rows, times=1).get("wicht")
    assert (entry.english if entry else None) == expected


def test_a_dictionary_is_believed_at_once() -> None:
    rows: list[tuple[str, str, Links, Links]] = [("Wicht", "to the goblin", [], [])]
    assert _entries(rows, times=1) == {"wicht": Entry(("goblin",), rare=True)}


def test_frequent_words_only_explain_compounds() -> None:
    rows = [("der Umsatz", "the revenue", [(1, 1)], [(1, 1)])]
    assert _entries(rows, rare=3, times=3)["umsatz"].rare
    assert not _entries(rows, rare=3, times=4)["umsatz"].rare


def test_names_and_numbers_only_explain_compounds() -> None:
    rows = [
        ("von Siemens", "by Siemens", [(1, 1)], [(1, 1)]),
        ("fünf Äpfel", "five apples", [(0, 0), (1, 1)], [(0, 0), (1, 1)]),
    ]
    assert _entries(rows) == {
        "fünf": Entry(("five",), rare=False),
        "siemens": Entry(("Siemens",), rare=False),
        "äpfel": Entry(("apples",), rare=True),
    }
