"""Tokens of German or English text, with character spans.

One regular expression without nested repetition, so that reading is linear in the length
of the text whatever it holds.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

_LETTER = "A-Za-zªºÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ"
# Spaces that group digits: plain, no-break, narrow no-break, thin.
_GROUP_SPACE = " \u00a0\u202f\u2009"
# Codes that stand right before digits without being part of a name: "EUR12,5".
_GLUED_CODES = "EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|CNY|RMB|AUD|CAD|HKD|DM|Rs"

VULGAR_FRACTIONS: dict[str, Fraction] = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4),
    "¾": Fraction(3, 4), "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5), "⅙": Fraction(1, 6), "⅚": Fraction(5, 6), "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip

_TOKEN = re.compile(
    rf"(?P<code>(?:{_GLUED_CODES})(?=[0-9]))"
    rf"|(?P<ident>[{_LETTER}]+[0-9][{_LETTER}0-9]*)"
    rf"|(?P<num>[0-9]{{1,3}}(?:[{_GROUP_SPACE}][0-9]{{3}}(?![0-9]))+(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,'’][0-9]+)*"
    r"|(?<![\w.,])(?:[-–—],|\.)[0-9]{1,6}(?![0-9]|[.,][0-9]))"
    rf"|(?P<word>[{_LETTER}]+)"
    rf"|(?P<frac>[{''.join(VULGAR_FRACTIONS)}])"
    r"|(?P<sym>\S)"
)
_KINDS = {kind: kind for kind in ("ident", "num", "word", "frac", "sym")} | {"code": "word"}
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"„“”»«]+")


class Token(NamedTuple):
    """kind is "ident" (A380), "num", "word", "frac" (½) or "sym" (one other character)."""

    kind: str
    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Tokens of `text` in order; white space is left out. A web address is one "ident"."""
    tokens: list[Token] = []
    position = 0
    if "www." in text or "://" in text:
        for url in _URL.finditer(text):
            tokens += _tokens(text, position, url.start())
            end = url.start() + len(url.group().rstrip(".,;:!?)'"))
            tokens.append(Token("ident", text[url.start() : end], url.start(), end))
            position = end
    return tokens + _tokens(text, position, len(text))


def _tokens(text: str, start: int, end: int) -> list[Token]:
    # Past the tuple's own constructor: this is the place where most of the time goes.
    new = tuple.__new__
    return [
        new(Token, (_KINDS[m.lastgroup or ""], m.group(), *m.span()))
        for m in _TOKEN.finditer(text, start, end)
    ]
