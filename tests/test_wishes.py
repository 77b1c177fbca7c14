"""What a reader may ask of a summary."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarizer.wishes import Wishes, focus_terms


@pytest.mark.parametrize(
    ("given", "terms"),
    [
        ("Zoom", ("Zoom",)),
        ([" Eric \n Yuan ", "", "Zoom", "Zoom"], ("Eric Yuan", "Zoom")),
        ((), ()),
    ],
)
def test_focus_terms(given: str | Sequence[str], terms: tuple[str, ...]) -> None:
    assert focus_terms(given) == terms


@pytest.mark.parametrize(
    ("term", "text", "wanted"),
    [
        ("Dividende", "Die Sonderdividenden steigen.", True),
        ("Dividenden", "Die Dividende steigt.", True),
        ("dividend", "The dividend rises.", True),
        ("ZOOM", "Zoom wächst.", True),
        ("VW", "Der VW-Konzern", True),
        ("VW", "BVWL und VWL", False),
        ("EU", "Die Euro-Zone", False),
        ("a+b (c)", "Kein Muster: a+b (c)", True),
        ("Gewinn", "Der Umsatz", False),
    ],
)
def test_what_is_in_focus(term: str, text: str, wanted: bool) -> None:
    assert Wishes(focus=(term,)).wants("nothing", text) is wanted


def test_warnings() -> None:
    wishes = Wishes(max_words=1, focus=("Zoom", "Tesla"))
    first, second = wishes.warnings(["Zoom wächst."])
    assert first == "focus not found in the article: Tesla"
    assert second.startswith("a limit of 1 word(s) leaves no bullet")
    assert Wishes(max_words=8).warnings([]) == []


@pytest.mark.parametrize("name", ["max_bullets", "max_words"])
def test_what_cannot_be_asked(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be at least 1, not 0"):
        Wishes(**{name: 0})
