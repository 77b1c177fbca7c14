"""Tokens of German or English text, with character spans.

One regular expression without nested repetition, so that reading is linear in the length
of the text whatever it holds.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LETTER = "A-Za-zªºÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ"
# Spaces that group digits: plain, no-break, narrow no-break, thin.
_GROUP_SPACE = " \u00a0\u202f\u2009"

FRACTION_CHARS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

_TOKEN = re.compile(
    rf"(?P<ident>[{_LETTER}]+[0-9][{_LETTER}0-9]*)"
    rf"|(?P<num>[0-9]{{1,3}}(?:[{_GROUP_SPACE}][0-9]{{3}}(?![0-9]))+(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,'’][0-9]+)*)"
    rf"|(?P<word>[{_LETTER}]+)"
    rf"|(?P<frac>[{FRACTION_CHARS}])"
    r"|(?P<sym>\S)"
)


class Token(NamedTuple):
    """kind is "ident" (A380), "num", "word", "frac" (½) or "sym" (one other character)."""

    kind: str
    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Tokens of `text` in order; white space is left out."""
    return [
        Token(m.lastgroup or "", m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)
    ]
