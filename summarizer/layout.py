"""Layout of pasted text: which lines belong together, which are headings, list items or rows.

Works on the text of `cleaning.clean`, where "\\n" is a line break, "\\n\\n" an empty line and
"\\t" the gap between two cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_LINE = re.compile(r"[^\n]+")
_MARKER = re.compile(r"(?:[•*·▪‣●○■□–—-]|[▶►➤✓✔→]|\(?[a-z0-9]{1,2}\)) ?(?=[^\W_]|[\"„“»'(+€$])")
_NUMBERED = re.compile(r"[0-9]{1,2}\. (?=[A-ZÄÖÜ])")
_CLOSED = re.compile(r"[.!?…:;][\"“”»«’'‘)\]]*(?:/[a-z]{2,4})*$|[\"“”»«]$")
_FIGURE_CELL = re.compile(r"[-+−–±]?[€$£]?\s?[0-9]|[-–—]$|n\.?\s?[ab]\.?$|k\.?\s?A\.?$", re.IGNORECASE)
# A line that ends with one of these goes on.
_OPEN_END = re.compile(
    r"(?:,|[(„»]|\b(?:der|die|das|des|dem|den|ein|eine|einen|einem|einer|eines|und|oder|von|vom|"
    r"mit|auf|für|fuer|um|in|im|an|am|zu|zum|zur|bei|beim|nach|aus|als|bis|rund|ca\.|über|ueber|"
    r"unter|gegen|durch|sowie|nicht|sich|dass|wie|mehr|knapp|fast|etwa|seine|ihre|the|of|Mrd\.|"
    r"Mio\.|bzw\.|Nr\.|Dr\.))$"
)
WIDEST = 160  # Longer lines are whole paragraphs: nobody wraps there.
_HEADING_LENGTH = 150


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the cleaned text: `text[start:end]`, and what its shape says it is."""

    start: int
    end: int
    heading: bool = False
    item: bool = False
    row: bool = False


def is_row(line: str) -> bool:
    """Whether a line is a row of a table: cells between tabs or bars, figures from the second on."""
    cells = [cell.strip() for cell in re.split(r"[\t|]", line.strip(" |")) if cell.strip()]
    if len(cells) < 2:
        return False
    if line.startswith("|") or "\t" not in line:
        return len(cells) > 2 or line.startswith("|")
    figures = sum(1 for cell in cells[1:] if _FIGURE_CELL.match(cell))
    return figures * 2 >= len(cells) - 1 or (len(cells) > 2 and not _CLOSED.search(line))


def is_heading(line: str) -> bool:
    """Whether a paragraph reads as a heading: short, one line, not ended as a sentence is."""
    return len(line) <= _HEADING_LENGTH and not _CLOSED.search(line) and not line[:1].islower()


def lay_out(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a cleaned text, in order; lines that were wrapped are joined."""
    lines = [line for line in _LINE.finditer(text) if line.group().strip()]
    if not lines:
        return ()
    breaks = [after.start() - before.end() for before, after in zip(lines, lines[1:], strict=False)]
    if _is_double_spaced([line.group() for line in lines], breaks):
        breaks = [gap - 1 for gap in breaks]
    groups: list[list[re.Match[str]]] = [[lines[0]]]
    for gap, line in zip(breaks, lines[1:], strict=True):
        if gap > 1:
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(paragraph for group in groups for paragraph in _join(group))


def _is_double_spaced(lines: list[str], breaks: list[int]) -> bool:
    """Whether empty lines stand between the lines of one sentence all the time."""
    empty = [at for at, gap in enumerate(breaks) if gap > 1]
    if len(empty) < 3 or len(empty) * 2 < len(breaks):
        return False
    going_on = sum(
        1 for at in empty if lines[at + 1][0].islower() and not _CLOSED.search(lines[at])
    )
    return going_on * 4 >= len(empty)


def _join(lines: list[re.Match[str]]) -> list[Paragraph]:
    """Paragraphs of lines with no empty line between them."""
    width = max(len(line.group()) for line in lines)
    found: list[Paragraph] = []
    for before, line in zip([None, *lines], lines, strict=False):
        text = line.group()
        row = is_row(text)
        item = not row and _is_item(text, found[-1] if found else None, before)
        if before and not row and not item and not found[-1].row and _goes_on(before, text, width):
            found[-1] = replace(found[-1], end=line.end())
        else:
            found.append(Paragraph(line.start(), line.end(), item=item, row=row))
    whole = lines[0].string
    return [
        replace(p, heading=not (p.item or p.row) and is_heading(whole[p.start : p.end]))
        for p in found
    ]


def _is_item(text: str, above: Paragraph | None, before: re.Match[str] | None) -> bool:
    marked = _MARKER.match(text)
    if marked and not text[marked.end()].islower():
        return True
    fresh = above is None or above.item or (before is not None and _CLOSED.search(before.group()))
    return bool(fresh and (marked or _NUMBERED.match(text)))


def _goes_on(before: re.Match[str], text: str, width: int) -> bool:
    """Whether `text` is in the same paragraph as the line before it."""
    line = before.group()
    if line.endswith("-") and len(line) > 1 and line[-2].isalnum():
        return True
    if not _CLOSED.search(line) and (text[0].islower() or _OPEN_END.search(line)):
        return True
    # A line was wrapped when its next word would not have fitted in.
    word = len(text.split(maxsplit=1)[0])
    return width <= WIDEST and len(line) + 1 + word >= width
