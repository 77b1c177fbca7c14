"""What is kept, what is thrown away, and what the noise looks like."""

from __future__ import annotations

import random

import pytest

from models.training.cleaning import add_noise, clean, house_style, template
from models.training.corpus import licence_is_open


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("", "Revenue rose."),
        ("Siemens AG", "Siemens AG"),
        ("Siehe https://example.org", "See https://example.org"),
        ("Der Umsatz stieg.", "Выручка выросла."),
        ("Der Umsatz stieg und die Aktie fiel.", "Der Umsatz stieg und die Aktie ist gefallen."),
        ("Der Umsatz stieg im dritten Quartal deutlich an, wie der Konzern mitteilte.", "It rose."),
        ("Das Album erschien.", "album released"),
    ],
)
def test_pairs_that_teach_nothing_are_left_out(german: str, english: str) -> None:
    assert clean(german, english) is None


def test_both_sides_are_normalised() -> None:
    assert clean("„Gut“, sagte er.", "“Good,” he said of the US economy.") == (
        '"Gut", sagte er.',
        '"Good," he said of the U.S. economy.',
    )


def test_a_bullet_may_be_short() -> None:
    german = "Der Konzern steigerte den Umsatz. Die Aktie legte im Verlauf des Tages deutlich zu."
    assert clean(german, "Shares rise", kind="bullet") == (german, "Shares rise")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("T-Mobile US rose", "T-Mobile US rose"), ("the US-based", "the U.S.-based"), ("US", "U.S.")],
)
def test_house_style(text: str, expected: str) -> None:
    assert house_style(text) == expected


def test_sentences_of_one_template_are_equal() -> None:
    assert template("Die Ente aß das Steak.") == template("Die Kuh aß das Brot.")


def test_noise_leaves_slots_alone() -> None:
    noisy = {add_noise("Größe: ⟨m0⟩ für ⟨y1⟩", random.Random(seed)) for seed in range(20)}
    assert noisy == {
        "Groesse: ⟨m0⟩ fuer ⟨y1⟩",
        "GRÖSSE: ⟨m0⟩ FÜR ⟨y1⟩",
        "Grösse: ⟨m0⟩ für ⟨y1⟩",
    }


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("CC BY 4.0 (LICENSE)", True),
        ("MIT License Copyright (c) 2024", True),
        ("CC-BY-NC-SA 4.0", False),
        ("CC BY-NC-ND (TED)", False),
        ("no licence file in the repos (WMT: research use)", False),
        ("", False),
    ],
)
def test_licences(statement: str, expected: bool) -> None:
    assert licence_is_open(statement) is expected
