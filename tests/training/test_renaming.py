"""Copies with other names: the same names on both sides, and nothing else changed."""

from __future__ import annotations

import random
import re

import pytest

from models.training.examples import Example
from models.training.renaming import NAMES, Renamer, _articles


def _example(german: str, english: str) -> Example:
    return Example("news", "translate", german, english)


_EXAMPLES = [
    _example("Siemens hob die Prognose.", "Siemens raised its forecast."),
    _example("Der Kurs der Deutsche Bank stieg.", "Shares of Deutsche Bank rose."),
    _example("Die Aktien von Adidas fielen.", "Adidas shares fell."),
    _example("Im April fiel die Aktie um ⟨p0⟩.", "In April the share fell ⟨p0⟩."),
    _example("Er sprach mit Elon Musk in Berlin.", "He talked to Elon Musk in Berlin."),
    _example("Die Bilanz der Apple", "Apple accounts"),
    _example("Ein Apfel, zwei", "An apple, two apple apple"),
]


@pytest.mark.parametrize(
    ("index", "names"),
    [
        (0, ["Siemens"]),
        (1, ["Deutsche Bank"]),
        (2, ["Adidas"]),
        (3, []),  # a month
        (4, ["Elon Musk", "Berlin"]),
        (5, []),  # a word that is written small as well
    ],
)
def test_names_are_found_whole(index: int, names: list[str]) -> None:
    assert Renamer(_EXAMPLES).names(_EXAMPLES[index]) == names


def test_a_copy_has_the_same_other_name_on_both_sides() -> None:
    renamer = Renamer(_EXAMPLES)
    found = [
        copy for seed in range(40) for copy in renamer.copies(_EXAMPLES[:1], random.Random(seed))
    ]
    assert len({copy.german for copy in found}) > 5
    for copy in found:
        german = re.fullmatch(r"(.+) hob die Prognose\.", copy.german)
        english = re.fullmatch(r"(.+) raised its forecast\.", copy.english)
        assert german
        assert english
        assert german[1] == english[1] != "Siemens"
        assert copy.tier == NAMES


def test_a_genitive_keeps_its_s() -> None:
    example = _example("Adidas' Kurs und Musks Plan zu Musk", "The share price and Musk plan")
    other = _example("Siemens", "Siemens")
    found = {
        copy.german
        for seed in range(9)
        for copy in Renamer([example, other]).copies([example], random.Random(seed))
    }
    assert "Adidas' Kurs und Siemenss Plan zu Siemens" in found


def test_what_has_no_name_gets_no_copy() -> None:
    assert not list(Renamer(_EXAMPLES).copies(_EXAMPLES[3:4], random.Random(0)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a Adidas share", "an Adidas share"),
        ("an Siemens share", "a Siemens share"),
        ("A Siemens share", "A Siemens share"),
        ("a share", "a share"),
    ],
)
def test_articles(text: str, expected: str) -> None:
    assert _articles(text) == expected
