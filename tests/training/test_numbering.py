"""Numbers of slots: in reading order, the same on both sides, within the slots there are."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.numbering import in_reading_order, numbered_from, slots_of
from summarizer.figures.slots import SLOTS

_TEXTS = st.lists(st.sampled_from(SLOTS), unique=True, max_size=12)


@given(_TEXTS, st.randoms())
def test_reading_order_renames_both_sides_alike(symbols: list[str], chance: object) -> None:
    other = list(symbols)
    chance.shuffle(other)  # type: ignore[attr-defined]
    source, target = in_reading_order(" ".join(symbols), " ".join(other))
    assert Counter(slots_of(source)) == Counter(symbols)
    renamed = dict(zip(symbols, slots_of(source), strict=True))
    assert slots_of(target) == [renamed[symbol] for symbol in other]
    for letter in {symbol[1] for symbol in symbols}:
        numbers = [int(symbol[2:-1]) for symbol in slots_of(source) if symbol[1] == letter]
        assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("texts", "first", "expected"),
    [
        (("⟨m3⟩ a ⟨m1⟩", "b ⟨m1⟩"), {}, ("⟨m0⟩ a ⟨m1⟩", "b ⟨m1⟩")),
        (("⟨m3⟩ ⟨p1⟩", "⟨p1⟩ ⟨m3⟩"), {"m": 5}, ("⟨m5⟩ ⟨p0⟩", "⟨p0⟩ ⟨m5⟩")),
        (("⟨o0⟩ ⟨o1⟩",), {"o": 4}, ("⟨o4⟩ ⟨o5⟩",)),
        (("⟨o0⟩ ⟨o1⟩",), {"o": 5}, ("⟨o0⟩ ⟨o1⟩",)),  # there are six of the kind
        (("none",), {"m": 3}, ("none",)),
    ],
)
def test_numbering_begins_where_it_is_told(
    texts: tuple[str, ...], first: dict[str, int], expected: tuple[str, ...]
) -> None:
    assert numbered_from(texts, dict.fromkeys("mpnudyox", 0) | first) == expected


def test_more_slots_than_there_are_have_no_numbering() -> None:
    assert numbered_from([" ".join(f"⟨o{number}⟩" for number in range(7))]) is None
