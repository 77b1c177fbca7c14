"""Explanations: one line on how a figure was read."""

from __future__ import annotations

import pytest

from summarizer.figures import explain, read_german


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "maximal 2,39 Milliarden Dollar",
            "“maximal 2,39 Milliarden Dollar”: money 2.39 × 10^9 = 2390000000; unit USD (dollars); "
            "hedged: at most",
        ),
        ("minus 3,4 Prozent", "“minus 3,4 Prozent”: percent minus 3.4; unit %"),
        ("im 3. Quartal", "“3. Quartal”: quarter 3 of the year"),
        ("A380", "“A380”: a name, copied as it stands"),
        ("14.30 Uhr", "“14.30 Uhr”: time 14:30"),
        ("Das sind 1.234", "“1.234”: count 1234; could also be 1.234"),
        ("ein Drittel", "“ein Drittel”: ratio 1/3"),
        (
            "ein Millionenbetrag",
            "“Millionenbetrag”: count 1000000; only the scale is said, so this is the lower bound",
        ),
        ("52 Cent je Aktie", "“52 Cent”: money 52; unit cent (cents); per share"),
    ],
)
def test_explain(text: str, line: str) -> None:
    assert explain(read_german(text)[0]) == line


def test_shared_scale() -> None:
    low, _ = read_german("20 bis 25 Mio. Euro")
    assert "shared with its neighbour" in explain(low)
    assert "low end of a range" in explain(low)
