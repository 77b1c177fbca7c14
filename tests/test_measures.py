"""A sum is of something: revenue, profit or loss must be said with it."""

from __future__ import annotations

import pytest

from summarizer.figures import match_figures, read_english, read_german
from summarizer.measures import unsaid_measures

_PROFIT = "Der Gewinn kletterte auf fast 186 Millionen Dollar nach 5,5 Millionen Dollar."


@pytest.mark.parametrize(
    ("german", "english", "unsaid"),
    [
        (_PROFIT, "The shareholders climbed to almost $186 million", ("Gewinn",)),
        (_PROFIT, "As a result, they climbed to almost $186 million", ("Gewinn",)),
        (_PROFIT, "Net profit climbed to almost $186 million", ()),
        (_PROFIT, "Zoom earned almost $186 million", ()),
        (_PROFIT, "It was $5.5 million before", ()),
        (_PROFIT, "The shareholders climbed", ()),
        (
            "Der Quartalsumsatz stieg im Mai um 5 Prozent auf 3 Mrd. Euro.",
            "The quarter rose 5% to 3 billion euros in May",
            ("Quartalsumsatz",),
        ),
        ("Der Umsatz der Tochter mit 3 Mio. Euro Schulden sank.", "The unit has 3 mln euros", ()),
        ("Der Umsatz fiel, 3 Mio. Euro flossen ab.", "Some 3 million euros flowed off", ()),
        ("Der Vertrag läuft über 3 Mio. Euro.", "The contract is for 3 million euros", ()),
        ("Sie gewinnen 3 Mio. Euro.", "They win 3 million euros", ()),
    ],
)
def test_unsaid_measures(german: str, english: str, unsaid: tuple[str, ...]) -> None:
    matches = match_figures(read_german(german), read_english(english))
    assert unsaid_measures(english, matches, german) == unsaid
