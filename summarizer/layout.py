"""Layout of pasted text: which lines belong together, which are headings, list items or rows.

Works on the text of `cleaning.clean`, where "\\n" is a line break, "\\n\\n" an empty line and
"\\t" the gap between two cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_MARKER = re.compile(r"(?:[•*·▪‣●○■□–—-]|[▶►➤✓✔→]|\(?[a-z0-9]{1,2}\)) ?(?=[^\W_]|[\"„“»'(+€$])")
_NUMBERED = re.compile(r"[0-9]{1,2}\. (?=[A-ZÄÖÜ])")
_CLOSED = re.compile(r"[.!?…:;][\"“”»«’'‘)\]]*(?:/[a-z]{2,4})*$|[\"“”»«]$")
_FIGURE_CELL = re.compile(
    r"[-+−–±]?[€$£]?\s?[0-9]|[-–—]$|n\.?\s?[ab]\.?$|k\.?\s?A\.?$", re.IGNORECASE
)
# A line that ends with one of these goes on. Prepositions that verbs leave at the end of a
# headline ("hebt Prognose an") are not among them.
_OPEN_END = re.compile(
    r"(?:[,(„]|\b(?:der|die|das|des|dem|den|eine|einen|einem|einer|eines|und|oder|von|vom|für|"
    r"fuer|in|im|am|zum|zur|beim|als|bis|rund|gegen|sowie|dass|wie|knapp|fast|etwa|seine|ihre))$"
)
# A full stop that ends no sentence before a small letter: "Werner G.⏎sagte", "5 Mrd.⏎oder".
_SHORT = re.compile(r"\b(?:[A-ZÄÖÜ]|Mrd|Mio|ca|bzw|Nr|Dr)\.$")
_LINE_END = 60  # characters of a line that its last word or mark is looked for in
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
    """Whether a line is a row of a table: cells between tabs or bars, figures after the first."""
    if "\t" not in line and "|" not in line:
        return False
    cells = [cell.strip() for cell in re.split(r"[\t|]", line.strip(" |")) if cell.strip()]
    if len(cells) < 2:
        return False
    if line.startswith("|") or "\t" not in line:
        return len(cells) > 2 or line.startswith("|")
    figures = sum(1 for cell in cells[1:] if _FIGURE_CELL.match(cell))
    return figures * 2 >= len(cells) - 1 or (len(cells) > 2 and not _is_closed(line))


def is_heading(line: str) -> bool:
    """Whether a paragraph reads as a heading: short, one line, not ended as a sentence is."""
    return len(line) <= _HEADING_LENGTH and not _is_closed(line) and not line[:1].islower()


def lay_out(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a cleaned text, in order; lines that were wrapped are joined."""
    lines = [line for line in _LINE.finditer(text) if line.group().strip()]
    if not lines:
        return ()
    breaks = [after.start() - before.end() for before, after in pairwise(lines)]
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
    going_on = sum(1 for at in empty if _is_unfinished(lines[at], lines[at + 1]))
    return going_on > 1 and going_on * 5 >= len(empty)


def _join(lines: list[re.Match[str]]) -> list[Paragraph]:
    """Paragraphs of lines with no empty line between them."""
    width = max(len(line.group()) for line in lines)
    ends: list[int] = []
    firsts: list[tuple[int, bool, bool]] = []  # start, item, row
    before: re.Match[str] | None = None
    for line in lines:
        text = line.group()
        row = is_row(text)
        _, in_item, in_row = firsts[-1] if firsts else (0, True, False)
        item = not row and _is_item(text, in_item or bool(before and _is_closed(before.group())))
        if before and not (row or item or in_row) and _goes_on(before.group(), text, width):
            ends[-1] = line.end()
        else:
            ends.append(line.end())
            firsts.append((line.start(), item, row))
        before = line
    whole = lines[0].string
    return [
        Paragraph(start, end, not (item or row) and is_heading(whole[start:end]), item, row)
        for (start, item, row), end in zip(firsts, ends, strict=True)
    ]


def _is_closed(line: str) -> bool:
    return bool(_CLOSED.search(line[-_LINE_END:]))


def _is_item(text: str, fresh: bool) -> bool:
    """Whether a line is an item of a list; `fresh` says that something new may start here."""
    marked = _MARKER.match(text)
    if marked and not text[marked.end()].islower():
        return True
    return fresh and bool(marked or _NUMBERED.match(text))


def _is_unfinished(line: str, following: str) -> bool:
    """Whether the words say that a sentence goes on in the following line."""
    if _is_closed(line):
        return following[0].islower() and bool(_SHORT.search(line[-_LINE_END:]))
    return following[0].islower() or bool(_OPEN_END.search(line[-_LINE_END:]))


def _goes_on(line: str, text: str, width: int) -> bool:
    """Whether `text` is in the same paragraph as `line`, the one above it."""
    if line.endswith("-") and len(line) > 1 and line[-2].isalnum():
        return True
    if _is_unfinished(line, text):
        return True
    # A line was wrapped when its next word would not have fitted in.
    word = len(text.split(maxsplit=1)[0])
    return width <= WIDEST and len(line) + 1 + word >= width
