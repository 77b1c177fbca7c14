"""The report of a run, and of a comparison: one HTML file each, complete without a network."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from eval import charts
from eval.comparing import Comparison
from eval.items import Record

_FOLDER = Path(__file__).parent / "report"
# Items listed in the page beyond those with failures.
_LISTED = 500
_COLUMNS = (
    "figure_survival", "figure_precision", "lines_right", "bullets_right", "names_kept",
    "reader", "round_trip", "caught", "clean",
)  # fmt: skip
_CARDS = (
    ("Figure survival", "figure_survival", "German figures whose value, unit and sign arrive"),
    ("Figure precision", "figure_precision", "English figures that equal a German one"),
    ("Sentences with all figures right", "lines_right", ""),
    ("Bullets with all figures right", "bullets_right", "of those with figures"),
    ("Sentences verified", "sentences_verified", "by the summarizer itself"),
    ("Bullets not dropped", "bullets_not_dropped", ""),
    ("Figures read right", "reader", "value, unit, kind, sign and hedge"),
    ("Written and read back the same", "round_trip", ""),
    ("Written as a person wrote it", "writer", "hand-written cases"),
    ("Mutations caught", "caught", "of all mutations"),
    ("Clean pairs without alarm", "clean", "unchanged translations"),
)


def write_report(path: Path, metrics: Mapping[str, Any], records: Sequence[Record]) -> None:
    """Write the report of one run."""
    rows = [(record.id, failure) for record in records for failure in record.failures]
    shares = metrics.get("shares", {})
    tallied = {name for record in records for name in record.tallies}
    listed = [record for record in records if record.failures]
    if len(records) <= _LISTED:
        listed = list(records)
    page = _environment().get_template("run.html.j2")
    html = page.render(
        title=_title(metrics),
        metrics=_Lenient(metrics),
        cards=_cards(metrics),
        charts=_charts(metrics),
        rows=rows,
        kinds=sorted({failure.kind for _, failure in rows}),
        shares=shares,
        columns=[name for name in _COLUMNS if name in tallied],
        records=records,
        listed=listed,
        bullets=any((record.details or {}).get("bullets") for record in records),
        about=json.dumps(
            {key: metrics.get(key) for key in ("configuration", "environment")},
            ensure_ascii=False,
            indent=2,
        ),
    )
    path.write_text(html, encoding="utf-8")


def write_comparison(
    path: Path,
    found: Comparison,
    runs: tuple[Mapping[str, Any], Mapping[str, Any]],
    records: tuple[Mapping[str, dict[str, Any]], Mapping[str, dict[str, Any]]],
    *,
    worse: Sequence[str],
) -> None:
    """Write the report of a comparison; `runs` are the two metrics.json."""
    differences = [one.to_dict() for one in found.differences]
    page = _environment().get_template("comparison.html.j2")
    html = page.render(
        title=f"{_title(runs[0])} → {_title(runs[1])}",
        first=runs[0],
        second=runs[1],
        worse=worse,
        rows=differences,
        differences=charts.differences(differences),
        speed=charts.quality_and_speed(_speeds(runs), quality="figure survival, %"),
        regressed=[_changed(one, records) for one in found.regressed],
        fixed=[_changed(one, records) for one in found.fixed],
    )
    path.write_text(html, encoding="utf-8")


def _changed(
    identity: str, records: tuple[Mapping[str, dict[str, Any]], Mapping[str, dict[str, Any]]]
) -> dict[str, Any]:
    """The lines of an item that differ, with what was wrong in them."""
    first, second = records[0][identity], records[1][identity]
    lines = []
    for one, two in zip(first["lines"], second["lines"], strict=False):
        reasons = [
            list(
                dict.fromkeys(
                    f"{failure['kind']}: {failure['reason']}"
                    for failure in record["failures"]
                    if failure["german"] == one[0]
                )
            )
            for record in (first, second)
        ]
        if one[1] != two[1] or reasons[0] != reasons[1]:
            lines.append(
                {
                    "german": one[0],
                    "first": one[1],
                    "second": two[1],
                    "first_failures": reasons[0],
                    "second_failures": reasons[1],
                }
            )
    return {"id": identity, "lines": lines}


def _speeds(runs: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "name": f"{label}: {_model(run)}",
            "speed": run["latency"]["words_per_second"]["value"],
            "quality": 100 * run["figures"]["survival"]["value"],
        }
        for label, run in zip(("first", "second"), runs, strict=True)
        if run.get("latency", {}).get("n") and run["figures"]["survival"]["value"] is not None
    ]


def _title(metrics: Mapping[str, Any]) -> str:
    model = _model(metrics)
    return f"{metrics['suite']}: {model}" if model else str(metrics["suite"])


def _model(metrics: Mapping[str, Any]) -> str:
    return str((metrics.get("configuration") or {}).get("model", ""))


def _cards(metrics: Mapping[str, Any]) -> list[dict[str, str]]:
    shares = metrics.get("shares", {})
    cards = []
    for label, name, note in _CARDS:
        one = shares.get(name)
        if one and one["value"] is not None:
            remark = f"95 %: {_interval(one, 100, 1)}, n={one['n']}"
            cards.append(
                {
                    "label": label,
                    "value": f"{_shown(one['value'], 100, 1)} %",
                    "note": f"{remark}; {note}" if note else remark,
                }
            )
    for label, name in (("BLEU", "bleu"), ("chrF2", "chrf")):
        if name in metrics:
            one = metrics[name]
            note = f"95 %: {_interval(one, 1, 1)}, n={one['n']}"
            cards.append({"label": label, "value": _shown(one["score"], 1, 1), "note": note})
    if metrics.get("latency", {}).get("n"):
        speed = metrics["latency"]["words_per_second"]
        note = f"median {metrics['latency']['p50']} s an item"
        cards.append(
            {"label": "Words per second", "value": _shown(speed["value"], 1, 0), "note": note}
        )
    return cards


def _charts(metrics: Mapping[str, Any]) -> list[tuple[str, str]]:
    figures = metrics.get("figures")
    drawn: list[tuple[str, str]] = []
    if figures:
        survival = "German figures that arrive, %"
        drawn += [
            ("Figure survival by kind", charts.shares(figures["per_kind"], title=survival)),
            ("Figure errors", charts.counts(figures["errors"], title="figures")),
        ]
        rows = metrics.get("length_buckets", [])
        drawn += [
            (
                "Figure survival by length of the sentence",
                charts.buckets(rows, metric="survival", title=survival, scale=100),
            ),
            (
                "chrF2 by length of the sentence",
                charts.buckets(rows, metric="chrf", title="chrF2", scale=1),
            ),
        ]
    groups = {n: one for n, one in metrics.get("shares", {}).items() if ": " in n}
    drawn.append(("Right, by group", charts.shares(groups, title="right, %")))
    return [(caption, svg) for caption, svg in drawn if svg]


class _Lenient(dict[str, Any]):
    """metrics.json of a suite that lacks a part: what is not there is None."""

    def __missing__(self, key: str) -> None:
        return None


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "shown": _shown,
        "interval": _interval,
        "marked": _marked,
        "readable": lambda name: str(name).replace("_", " "),
    }
    environment.globals |= {
        "style": Markup((_FOLDER / "style.css").read_text(encoding="utf-8")),
        "script": Markup((_FOLDER / "script.js").read_text(encoding="utf-8")),
    }
    return environment


def _shown(value: float | None, scale: float, digits: int) -> str:
    return "–" if value is None else f"{value * scale:.{digits}f}"


def _interval(one: Mapping[str, Any], scale: float, digits: int) -> str:
    if one.get("low") is None or one.get("high") is None:
        return "–"
    return f"{_shown(one['low'], scale, digits)} to {_shown(one['high'], scale, digits)}"


def _marked(text: str, span: tuple[int, int] | None) -> Markup:
    if span is None:
        return Markup(escape(text))
    start, end = span
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])
