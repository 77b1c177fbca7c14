"""The table that `summarizer figures` prints: each figure with what it was read as."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.figures import Figure, format_value, write_english

_HEADER = ("span", "figure", "value", "unit", "kind", "hedge", "in English", "note")
_ROLES = {
    "prior": "earlier level",
    "from": "before the change",
    "to": "after the change",
    "change": "size of the change",
    "level": "level reached",
}


def figure_table(figures: Sequence[Figure]) -> str:
    """One line per figure under a header, columns aligned; a sentence when there are none."""
    if not figures:
        return "no figures"
    rows = [_HEADER, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        f"{figure.start}-{figure.end}",
        " ".join(figure.text.split()),
        format_value(figure.value),
        figure.unit or "-",
        figure.kind,
        figure.hedge or "-",
        write_english(figure),
        "; ".join(_notes(figure)),
    )


def _notes(figure: Figure) -> list[str]:
    notes = []
    if figure.sign:
        notes.append(f"sign {figure.sign}")
    if figure.range:
        notes.append(f"{figure.range} end of a range")
    if figure.role:
        notes.append(_ROLES.get(figure.role, figure.role))
    if figure.per:
        notes.append(f"per {figure.per}")
    if figure.readings:
        notes.append(f"could also be {' or '.join(figure.readings)}")
    return notes
