"""Panels: what the page says about a summary, with signs and words."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from summarizer.app import panels
from summarizer.app.exports import figures_csv
from summarizer.app.values import value_text
from tests.app.conftest import load_dictionary


@pytest.fixture
def summary(seed_text: str) -> dict[str, Any]:
    return load_dictionary().summarize(seed_text).to_dict()


def _figure(**changes: Any) -> dict[str, Any]:
    return {
        "text": "$2.39 billion",
        "start": 0,
        "end": 13,
        "verdict": "match",
        "value": "2390000000",
        "unit": "USD",
        "kind": "money",
        "hedge": None,
        "source": {"text": "2,39 Milliarden\nDollar", "start": 5, "end": 27},
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, "2,390,000,000 USD"),
        ({"hedge": "at most"}, "at most 2,390,000,000 USD"),
        ({"value": "-3.4", "unit": "percent", "kind": "percent"}, "-3.4%"),
        ({"value": "0.25", "unit": "percentage_point", "kind": "percent"}, "0.25 percentage point"),
        ({"value": "3", "unit": "month", "kind": "measure"}, "3 months"),
        ({"value": "1/2", "unit": "barrel", "kind": "measure"}, "1/2 barrel"),
        ({"value": "18974.52", "unit": "point", "kind": "index"}, "18,974.52 points"),
        ({"value": "911", "unit": None, "kind": "time"}, "09:11"),
        ({"value": "1/3", "unit": None, "kind": "ratio"}, "1/3"),
        ({"value": "20240512", "unit": None, "kind": "date"}, "2024-05-12"),
        ({"value": "512", "unit": None, "kind": "date"}, "05-12"),
        ({"value": "2", "unit": "quarter", "kind": "date"}, "quarter 2"),
        ({"value": "2026", "unit": None, "kind": "year"}, "2026"),
        ({"value": "1234.5678", "unit": None, "kind": "count"}, "1,234.5678"),
    ],
)
def test_values(changes: dict[str, Any], shown: str) -> None:
    assert value_text(_figure(**changes)) == shown


def test_all_verified(summary: dict[str, Any]) -> None:
    summary["dropped"], summary["warnings"] = [], []
    banner = panels.banner(summary)
    assert "✓ Every figure below is verified." in banner
    assert "note" not in banner


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda s: s["bullets"][0].update(verified=False), "1 bullet not verified"),
        (lambda s: s["bullets"][0]["figures"][0].update(verdict="hedge"), "1 figure hedged"),
        (lambda s: s["sentences"][3].update(verified=False), "1 of 16 translated sentences"),
        (lambda s: s["sentences"][3].update(english=""), "1 sentence not translated"),
        (
            lambda s: s.update(dropped=[{"text": "x", "sources": [1], "reasons": ["y"]}]),
            "1 bullet left out, see Dropped",
        ),
    ],
)
def test_what_is_not_verified_is_said(summary: dict[str, Any], spoil: Any, words: str) -> None:
    spoil(summary)
    assert "⚠ Not everything is verified." in panels.banner(summary)
    assert words in panels.banner(summary)


def test_no_bullets(summary: dict[str, Any]) -> None:
    summary["bullets"] = []
    assert "✗ No bullet could be verified, so none is shown." in panels.banner(summary)
    assert panels.bullets(summary).count("<li") == 0


def test_a_row_for_each_figure(summary: dict[str, Any]) -> None:
    table = panels.evidence(summary)
    in_bullets = sum(len(bullet["figures"]) for bullet in summary["bullets"])
    elsewhere = table.count("In no bullet")
    assert table.count("<tr") == 1 + in_bullets + elsewhere
    assert table.count("✓</span> Verified") == in_bullets + elsewhere
    assert panels.evidence({"bullets": [], "sentences": []}).startswith('<p class="nothing">')


def test_every_verdict_has_a_sign_and_words(summary: dict[str, Any]) -> None:
    figures = [figure for bullet in summary["bullets"] for figure in bullet["figures"]][:4]
    for figure, verdict in zip(figures, ("match", "hedge", "wrong", "unsupported"), strict=True):
        figure["verdict"] = verdict
    figures[-1]["source"] = None
    table = panels.evidence(summary)
    for words in ("✓</span> Verified", "≈</span> Hedge", "✗</span> Wrong", "✗</span> Not in the"):
        assert words in table
    assert "✗</span> Not verified" in panels.bullets(
        {**summary, "bullets": [{**summary["bullets"][0], "verified": False}]}
    )


def test_markup_is_text(summary: dict[str, Any]) -> None:
    evil = '<img src=x onerror="alert(1)">'
    summary["headline"] = evil
    summary["warnings"] = [evil]
    summary["dropped"] = [{"text": evil, "sources": [0], "reasons": [evil]}]
    summary["sentences"][0].update(english=evil, german=evil)
    summary["bullets"][0].update(text=evil, figures=[])
    summary["model"] = {"name": evil, "version": evil}
    parts = (
        panels.alert(evil),
        panels.note(evil),
        panels.working(evil),
        panels.banner(summary),
        panels.bullets(summary),
        panels.german(evil, summary),
        panels.evidence(summary),
        panels.translation(summary),
        panels.dropped(summary),
        panels.raw(summary),
        panels.takeaway(evil, summary, evil),
    )
    assert not [part for part in parts if "<img" in part or 'onerror="' in part]


def test_csv(summary: dict[str, Any]) -> None:
    summary["bullets"] = [
        {
            "text": "=HYPERLINK(1)",
            "sources": [0],
            "verified": True,
            "figures": [_figure(), _figure(value="-3.4", source=None)],
        }
    ]
    rows = list(csv.DictReader(io.StringIO(figures_csv(summary))))
    assert [row["value"] for row in rows] == ["2390000000", "-3.4"]
    assert rows[0]["german_start"] == "5"
    assert rows[0]["bullet_text"] == "'=HYPERLINK(1)"
