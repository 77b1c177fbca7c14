"""What can be taken away: the figures as CSV. Markdown and JSON come from the summary itself."""

from __future__ import annotations

import csv
import io

from summarizer.app.marking import Json

_HEADER = (
    "bullet",
    "english",
    "verdict",
    "value",
    "unit",
    "kind",
    "hedge",
    "german",
    "german_start",
    "german_end",
    "bullet_text",
)


def figures_csv(summary: Json) -> str:
    """One row for each figure of the bullets, under a header."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADER)
    for number, bullet in enumerate(summary["bullets"], 1):
        for figure in bullet["figures"]:
            source = figure["source"] or {"text": "", "start": "", "end": ""}
            row = (
                number,
                figure["text"],
                figure["verdict"],
                figure["value"],
                figure["unit"] or "",
                figure["kind"],
                figure["hedge"] or "",
                source["text"],
                source["start"],
                source["end"],
                bullet["text"],
            )
            writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue()


def _harmless(cell: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe; a number stays one."""
    if isinstance(cell, str) and cell[:1] in ("=", "+", "@", "-", "\t", "\r"):
        number = cell[1:].replace(".", "", 1).replace("/", "", 1).isdigit()
        return cell if number else f"'{cell}"
    return cell
