"""Numbers of list items ("1. Umsatz", "2) Gewinn"): they count the items and say nothing else.

One number alone may be an ordinal ("1. Quartal", "3. Siemens"); a list has them one after another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer import abbreviations as known

_ORDINAL_END = re.compile(rf"(?:{'|'.join(known.ORDINAL_ENDINGS)})(?:e?s|en?)?$", re.IGNORECASE)
_SPACE = "[ \t\u00a0\u202f\u2009]"
# Before a small letter the number is part of a sentence ("3. und 4."), before "5." of a date.
_MARKER = re.compile(
    rf"\(?(?P<number>[0-9]{{1,2}})(?P<sign>\)|\.(?!{_SPACE}*(?:[a-zäöüß]|[0-9]{{1,2}}\.)))"
    rf"{_SPACE}+(?=\S)(?P<word>[^\W\d_]*)"
)
_PLACE = re.compile(
    rf"(?:\A|\n|(?<=[^0-9\s][.!?:;…”“»\"]){_SPACE}){_SPACE}*(?=\(?[0-9]{{1,2}}[.)]{_SPACE})"
)


# In most texts there is none, which is seen faster than that none stands at such a place.
_NUMBER = re.compile(rf"[0-9][.)]{_SPACE}")


def is_ordinal_noun(word: str) -> bool:
    """Whether a number with a full stop before `word` counts it ("3. Quartal", "2. Bundesliga")."""
    first = word.split("-")[0]
    nouns = known.ORDINAL_NOUNS
    return first in nouns or first.capitalize() in nouns or bool(_ORDINAL_END.search(first))


def list_markers(text: str) -> list[tuple[int, int]]:
    """Spans of the numbers of list items at the beginnings of lines and sentences of `text`."""
    if not _NUMBER.search(text):
        return []
    found = [_marker(text, place.end()) for place in _PLACE.finditer(text)]
    return [(m.start(), m.end("sign")) for m in _in_sequence(found)]


def item_starts(sentences: Sequence[str]) -> list[int]:
    """For each sentence the length of the number of a list item that it begins with, else 0."""
    found = [_marker(sentence, 0) for sentence in sentences]
    listed = {id(marker) for marker in _in_sequence(found)}
    return [m.start("word") if m and id(m) in listed else 0 for m in found]


def _marker(text: str, at: int) -> re.Match[str] | None:
    marker = _MARKER.match(text, at)
    return None if marker is None or is_ordinal_noun(marker["word"]) else marker


def _in_sequence(markers: Sequence[re.Match[str] | None]) -> list[re.Match[str]]:
    """Those that the marker before or after them counts on from, up or down."""
    listed = []
    for sign in ".)":
        alike = [m for m in markers if m is not None and m["sign"] == sign]
        numbers = [int(m["number"]) for m in alike]
        for n, marker in enumerate(alike):
            around = numbers[max(n - 1, 0) : n] + numbers[n + 1 : n + 2]
            if numbers[n] - 1 in around or numbers[n] + 1 in around:
                listed.append(marker)
    return sorted(listed, key=lambda marker: marker.start())
