"""Which machine translations are kept."""

from __future__ import annotations

import pytest

from models.training.judging import fault, likeness

_ENGLISH = "Total revenue rose ⟨p0⟩ to ⟨m0⟩ in the third quarter."


@pytest.mark.parametrize(
    ("german", "expected"),
    [
        ("Der Umsatz stieg im dritten Quartal um ⟨p0⟩ auf ⟨m0⟩.", None),
        ("Der Umsatz stieg auf ⟨m0⟩ im dritten Quartal, um ⟨p0⟩.", None),
        ("Der Umsatz stieg im dritten Quartal um ⟨p0⟩.", "slots"),
        ("Der Umsatz stieg im dritten Quartal um ⟨p0⟩ auf ⟨m0⟩ oder ⟨m0⟩.", "slots"),
        ("Der Umsatz stieg im dritten Quartal um ⟨p1⟩ auf ⟨m0⟩.", "slots"),
        ("Der Umsatz stieg im 3. Quartal um ⟨p0⟩ auf ⟨m0⟩.", "wording"),
        ("Der Umsatz stieg im dritten Quartal um ⟨p0⟩ auf ⟨m0⟩ und", "wording"),
        ("Um ⟨p0⟩ auf ⟨m0⟩.", "wording"),
        ("The revenue of the third quarter rose by ⟨p0⟩ to ⟨m0⟩ in it.", "wording"),
        ("Der Umsatz stieg um ⟨p0⟩ auf ⟨m0⟩ in der der der Zeit.", "wording"),
        ("Der Umsatz der Bank wird third quarter um ⟨p0⟩ auf ⟨m0⟩.", None),
        ("Der Umsatz wird revenue third quarter um ⟨p0⟩ auf ⟨m0⟩.", "wording"),
        (_ENGLISH, "wording"),
        ("", "slots"),
    ],
)
def test_faults(german: str, expected: str | None) -> None:
    assert fault(_ENGLISH, german) == expected


def test_likeness_is_complete_only_for_the_same() -> None:
    assert likeness(_ENGLISH, _ENGLISH) == 100.0
    assert likeness("Profit fell sharply.", _ENGLISH) < 40.0 < likeness(_ENGLISH[:30], _ENGLISH)
