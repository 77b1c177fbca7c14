"""Clean-up of pasted text that never loses the way back to the characters as pasted.

`clean` gives a `Cleaned`: the text that the later parts read, and a map of its characters to
spans of the pasted text. Everything runs once over the text, whatever it holds.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.markup import find_markup

# Characters that nobody sees: controls, soft hyphen, zero width, bidi marks, lone surrogates.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
)
# What may be left out or be white space itself, or ends or starts what may.
_SPECIAL = rf"\s<>&;\x80-\x9f{_UNSEEN}"
_TOKEN = re.compile(
    # Nearly every character fails here at once.
    rf"(?=[\s\x80-\x9f&⟨⟩ﬀ-ﬄ{_UNSEEN}])(?:"
    # C1 controls are Windows-1252 read as Latin-1 (before white space: U+0085 is "…" here).
    r"(?P<windows>[\x80-\x9f])"
    # Soft hyphen at the end of a line: the word goes on in the next one.
    r"|(?P<soft>\u00ad[ \t]*(?:\r\n|\n|\r)[ \t]*)"
    rf"|(?P<unseen>[{_UNSEEN}]+)"
    # A single space between ordinary characters is not a token: it is copied with its words.
    rf"|(?P<gap>\s{{2,}}|[^\S ]|(?<![^{_SPECIAL}]) | (?![^{_SPECIAL}]))"
    r"|(?P<entity>&(?:amp;){0,3}(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    # The model's slots are written with these brackets, so the user's own must look different.
    r"|(?P<replaced>[⟨⟩ﬀ-ﬄ]))"
)
_REPLACED = {"⟨": "<", "⟩": ">", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_WIDTHS = {"": 0, " ": 1, "\t": 2, "\n": 3, "\n\n": 4, "\n\n\n": 5}
_NEWLINE = re.compile("\r\n|[\n\r\f\v\u2028]|(\u2029)")
# Between digits these group thousands, and say so better than a plain space does.
_GROUPING = "\u00a0\u202f\u2009"
_WIDE = re.compile("\t| {4}")
# "Umsatz- und Ergebniswachstum": the hyphen before these stands for a word left out.
_ELLIPTIC = re.compile(r"(?:und|oder|bzw|sowie|als|noch|statt|bis|wie|u)\b")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and its way back: parallel lists of the starts and ends of its segments."""

    text: str
    _starts: list[int] = field(repr=False)
    _raw_starts: list[int] = field(repr=False)
    _raw_ends: list[int] = field(repr=False)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the pasted text of `text[start:end]`, which must not be empty."""
        return self._raw(start)[0], self._raw(end - 1)[1]

    def _raw(self, position: int) -> tuple[int, int]:
        """Span in the pasted text of one cleaned character."""
        index = bisect_right(self._starts, position) - 1
        start = self._starts[index]
        raw_start, raw_end = self._raw_starts[index], self._raw_ends[index]
        following = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        if following - start == raw_end - raw_start:
            raw = raw_start + position - start
            return raw, raw + 1
        return raw_start, raw_end


def clean(text: str, *, one_line: bool = False, cell: str = "\t") -> Cleaned:
    """Clean `text`: NFC, entities decoded, tags and unseen characters gone, spaces single.

    Line breaks come out as "\\n", "\\n\\n" (one empty line) or "\\n\\n\\n" (more), and the gap
    between two cells as a tab. With `one_line` line breaks are spaces, words hyphenated at the end
    of a line are whole again, and `cell` is written between two cells.
    """
    builder = _Builder(text, one_line, cell)
    position = 0
    markup = list(find_markup(text))
    # In HTML only tags break lines.
    builder.wrapped = any("\n" in broken for _, _, broken in markup)
    for start, end, broken in markup:
        builder.add(position, start)
        builder.gap(start, end, broken)
        position = end
    builder.add(position, len(text))
    return builder.finish()


class _Builder:
    """Collects the pieces of a cleaned text; a gap is held back until something follows it."""

    def __init__(self, raw: str, one_line: bool, cell: str) -> None:
        self.raw = raw
        self.one_line = one_line
        self.cell = cell
        self.wrapped = False
        self.pieces: list[tuple[str, int, int]] = []
        self.held = ""
        self.held_span = (0, 0)

    def add(self, start: int, end: int) -> None:
        """Add `raw[start:end]`, which holds no markup."""
        for token in _TOKEN.finditer(self.raw, start, end):
            self.put(self.raw[start : token.start()], start, token.start())
            start = token.end()
            kind, found = token.lastgroup, token.group()
            if kind == "gap":
                self._space(token.start(), start)
            elif kind == "entity":
                self._entity(found, token.start(), start)
            elif kind == "windows":
                self.put(found.encode("latin-1").decode("cp1252", "ignore"), token.start(), start)
            elif kind == "replaced":
                self.put(_REPLACED[found], token.start(), start)
        self.put(self.raw[start:end], start, end)

    def _space(self, start: int, end: int) -> None:
        found = self.raw[start:end]
        if found in _GROUPING and self._between_digits(start, end):
            self.put(found, start, end)
            return
        lines = 0
        if _NEWLINE.search(found):
            lines = sum(2 if line[1] else 1 for line in _NEWLINE.finditer(found))
        if lines and not self.wrapped:
            self.gap(start, end, "\n" * min(lines, 3))
        else:
            self.gap(start, end, "\t" if not lines and _WIDE.search(found) else " ")

    def _between_digits(self, start: int, end: int) -> bool:
        around = self.raw[start - 1 : start] + self.raw[end : end + 1]
        return len(around) == 2 and around.isdecimal()

    def _entity(self, found: str, start: int, end: int) -> None:
        decoded = found
        for _ in range(4):  # "&amp;amp;nbsp;" has been escaped more than once
            decoded = html.unescape(decoded)
        grouping = decoded in _GROUPING and self._between_digits(start, end)
        if decoded.isspace() and not grouping:
            self.gap(start, end, " ")
        else:
            decoded = re.sub(f"[{_UNSEEN}]", "", decoded)
            self.put("".join(_REPLACED.get(c, c) for c in decoded), start, end)

    def gap(self, start: int, end: int, found: str) -> None:
        """Hold a gap back; the widest one of a run counts."""
        if found:
            self.held_span = (self.held_span[0] if self.held else start, end)
            if _WIDTHS[found] > _WIDTHS[self.held]:
                self.held = found

    def put(self, piece: str, start: int, end: int) -> None:
        """Add a visible piece that stands for `raw[start:end]`."""
        if not piece:
            return
        if self.held:
            self._write_gap(piece)
            self.held = ""
        self.pieces.append((piece, start, end))

    def _write_gap(self, following: str) -> None:
        if not self.pieces:
            return
        gap = self.held
        if self.one_line:
            last, start, end = self.pieces[-1]
            if "\n" in gap and self._is_hyphenated(last, following):
                # "Umsatz-⏎wachstum" is one word; "US-⏎Konzern" and "5-⏎prozentig" have hyphens.
                if last[-2].islower() and following[0].islower():
                    self.pieces[-1] = (last[:-1], start, end - 1)
                return
            gap = self.cell if gap == "\t" else " "
        self.pieces.append((gap, *self.held_span))

    @staticmethod
    def _is_hyphenated(last: str, following: str) -> bool:
        return (
            len(last) > 1
            and last[-1] == "-"
            and last[-2].isalnum()
            and following[0].isalnum()
            and not _ELLIPTIC.match(following)
        )

    def finish(self) -> Cleaned:
        pieces: Iterator[tuple[str, int, int]] = iter(self.pieces)
        if not unicodedata.is_normalized("NFC", "".join(piece for piece, _, _ in self.pieces)):
            pieces = _compose(self.pieces)
        texts: list[str] = []
        starts: list[int] = []
        raw_starts: list[int] = []
        raw_ends: list[int] = []
        length = 0
        exact = False
        for piece, start, end in pieces:
            same = len(piece) == end - start
            if exact and same and raw_ends[-1] == start:
                raw_ends[-1] = end
            else:
                starts.append(length)
                raw_starts.append(start)
                raw_ends.append(end)
            exact = same
            texts.append(piece)
            length += len(piece)
        return Cleaned("".join(texts), starts, raw_starts, raw_ends)


def _compose(pieces: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The pieces cut where NFC lets one cut, each in NFC."""
    cluster: list[str] = []
    span = (0, 0)
    for piece, start, end in pieces:
        exact = len(piece) == end - start
        for offset, character in enumerate(piece):
            here = (start + offset, start + offset + 1) if exact else (start, end)
            if cluster and not _joins(cluster, character):
                yield unicodedata.normalize("NFC", "".join(cluster)), *span
                cluster = []
            span = (span[0] if cluster else here[0], here[1])
            cluster.append(character)
    if cluster:
        yield unicodedata.normalize("NFC", "".join(cluster)), *span


def _joins(cluster: list[str], character: str) -> bool:
    """Whether NFC may change `character` together with what comes before it."""
    if character.isascii():
        return False
    if unicodedata.combining(character):
        return True
    tail = unicodedata.normalize("NFC", "".join(cluster[-8:]))
    alone = unicodedata.normalize("NFC", character)
    return unicodedata.normalize("NFC", tail + character) != tail + alone
