"""Charts as inline SVG whose colours follow the page, in light and dark.

Drawn by Vega through altair and vl-convert when the report is made; the page needs no script for
them. Colours are CSS: `currentColor`, and variables of report/style.css.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import vl_convert

_BAR, _LINE, _GRID = "var(--bar)", "currentColor", "var(--grid)"
_WIDTH = 420
_STEP = 26
_FONT = "system-ui, sans-serif"

Json = Mapping[str, Any]


def shares(estimates: Mapping[str, Json], *, title: str) -> str:
    """Bars of shares with their intervals, lowest first; the number of trials beside the name."""
    rows = [
        {
            "name": f"{name.replace('_', ' ')} (n={one['n']})",
            **{key: 100 * one[key] for key in ("value", "low", "high")},
        }
        for name, one in estimates.items()
        if one["value"] is not None
    ]
    if not rows:
        return ""
    rows.sort(key=lambda row: row["value"])
    x = alt.X("value:Q", title=title, scale=alt.Scale(domain=[0, 100]))
    return _svg(_with_intervals(rows, x), height=_STEP * len(rows))


def counts(numbers: Mapping[str, int], *, title: str) -> str:
    """Bars of counts, largest first."""
    largest_first = sorted(numbers.items(), key=lambda pair: -pair[1])
    rows = [{"name": name, "value": n} for name, n in largest_first if n]
    if not rows:
        return ""
    base = alt.Chart(_data(rows)).encode(y=_names(), x=alt.X("value:Q", title=title))
    bars = base.mark_bar(color=_BAR)
    labels = base.mark_text(align="left", dx=4, color=_LINE).encode(text="value:Q")
    return _svg(bars + labels, height=_STEP * len(rows))


def buckets(rows: Sequence[Json], *, metric: str, title: str, scale: float) -> str:
    """A measure by length of the German sentence, with intervals."""
    drawn = [
        {
            "name": f"{row['words']} words (n={row['n']})",
            "value": scale * row[metric].get("value", row[metric].get("score")),
            "low": scale * row[metric]["low"],
            "high": scale * row[metric]["high"],
        }
        for row in rows
        if row.get(metric) and row[metric]["low"] is not None
    ]
    if not drawn:
        return ""
    x = alt.X("value:Q", title=title, scale=alt.Scale(domain=[0, 100]))
    return _svg(_with_intervals(drawn, x), height=_STEP * len(drawn))


def quality_and_speed(rows: Sequence[Json], *, quality: str) -> str:
    """One point per run: German words per second against a quality, in points of 100."""
    if not rows:
        return ""
    base = alt.Chart(_data(rows)).encode(
        x=alt.X("speed:Q", title="German words per second"),
        y=alt.Y("quality:Q", title=quality, scale=alt.Scale(zero=False)),
    )
    points = base.mark_point(filled=True, size=90, color=_BAR)
    labels = base.mark_text(align="left", dx=8, color=_LINE).encode(text="name:N")
    return _svg(points + labels, height=260)


def differences(rows: Sequence[Json]) -> str:
    """Second run minus first, with intervals, one line per metric."""
    drawn = [
        {
            "name": row["metric"].replace("_", " "),
            "value": row["difference"],
            "low": row["low"],
            "high": row["high"],
        }
        for row in rows
        if row["low"] is not None
    ]
    if not drawn:
        return ""
    base = alt.Chart(_data(drawn)).encode(y=_names())
    intervals = base.mark_rule(color=_LINE).encode(
        x=alt.X("low:Q", title="second run − first run, points"), x2="high:Q"
    )
    points = base.mark_point(filled=True, size=60, color=_BAR).encode(x="value:Q")
    zero = (
        alt.Chart(_data([{"zero": 0}]))
        .mark_rule(color=_LINE, strokeDash=[4, 3])
        .encode(x=alt.X("zero:Q"))
    )
    return _svg(zero + intervals + points, height=_STEP * len(drawn))


def _with_intervals(rows: Sequence[Json], x: alt.X) -> Any:
    base = alt.Chart(_data(rows)).encode(y=_names())
    bars = base.mark_bar(color=_BAR, opacity=0.6).encode(x=x)
    intervals = base.mark_rule(color=_LINE, strokeWidth=1.5).encode(x="low:Q", x2="high:Q")
    return bars + intervals


def _names() -> alt.Y:
    return alt.Y("name:N", sort=None, title=None)


def _data(rows: Sequence[Json]) -> alt.InlineData:
    return alt.InlineData(values=[dict(row) for row in rows])


def _svg(chart: Any, *, height: int) -> str:
    drawn = (
        chart.properties(
            width=_WIDTH,
            height=height,
            background="transparent",
            # The browser's font may be wider than the one that Vega measures with.
            padding={"left": 40, "right": 24, "top": 4, "bottom": 4},
        )
        .configure(font=_FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=_LINE,
            titleColor=_LINE,
            domainColor=_GRID,
            tickColor=_GRID,
            gridColor=_GRID,
            labelLimit=320,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
        )
    )
    svg: str = vl_convert.vegalite_to_svg(drawn.to_json())
    return svg
