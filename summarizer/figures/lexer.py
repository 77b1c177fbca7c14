"""Tokens of German or English text, with character spans.

One regular expression without nested repetition, so that reading is linear in the length
of the text whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from summarizer.listing import list_markers

from .notes import REFERENCE, part

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
    rf"|(?P<note>{REFERENCE})"
    rf"|(?P<ident>[{_LETTER}]+[0-9][{_LETTER}0-9]*)"
    # "4 250.000" is two numbers, and so is "0 100".
    rf"|(?P<num>[1-9][0-9]{{0,2}}(?:[{_GROUP_SPACE}][0-9]{{3}}(?![0-9]))+(?![.][0-9]{{3}}(?![0-9]))"
    r"(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,'’‘][0-9]+)*"
    r"|(?<![\w.,])(?:[-–—],|\.)[0-9]{1,6}(?![0-9]|[.,][0-9]))"
    rf"|(?P<word>[{_LETTER}]+)"
    rf"|(?P<frac>[{''.join(VULGAR_FRACTIONS)}])"
    r"|(?P<sym>\S)"
)
_KINDS = {kind: kind for kind in ("ident", "num", "word", "frac", "sym")} | {
    "code": "word",
    "note": "sym",
}
_GOES_ON = re.compile(r"[.,][0-9]|-")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"„“”»«]+")


class Token(NamedTuple):
    """kind is "ident" (A380), "num", "word", "frac" (½) or "sym".

    A "sym" is one other character, or digits that mean nothing: a footnote, the number of an item.
    """

    kind: str
    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Tokens of `text` in order; white space is left out. A web address is one "ident"."""
    tokens: list[Token] = []
    position = 0
    for start, end, token in _passed_over(text):
        if start >= position:
            tokens += _tokens(text, position, start)
            tokens.append(token)
            position = end
    return tokens + _tokens(text, position, len(text))


def _passed_over(text: str) -> Iterator[tuple[int, int, Token]]:
    """Stretches that are one token each: numbers of list items, and web addresses."""
    found = []
    for start, end in list_markers(text):
        # It ends what stands before it, as a full stop does.
        found.append((start, end, Token("sym", ".", start, end)))
    if "www." in text or "://" in text:
        for url in _URL.finditer(text):
            start, end = url.start(), url.start() + len(url.group().rstrip(".,;:!?)'"))
            found.append((start, end, Token("ident", text[start:end], start, end)))
    yield from sorted(found)


def _tokens(text: str, start: int, end: int) -> list[Token]:
    # Past the tuple's own constructor: this is the place where most of the time goes.
    new = tuple.__new__
    tokens = [
        new(Token, (_KINDS[m.lastgroup or ""], m.group(), *m.span()))
        for m in _TOKEN.finditer(text, start, end)
    ]
    if any(token[0] == "ident" for token in tokens):
        return [part for token in tokens for part in _parted(token, text)]
    return tokens


def _parted(token: Token, whole: str) -> tuple[Token, ...]:
    """A word and the footnote or year that is glued to it; else the token itself."""
    # "Industrie4.0", "Leopard2-Panzer" and "@user5" are names.
    if token.kind != "ident" or _GOES_ON.match(whole, token.end):
        return (token,)
    length, is_year = part(token.text)
    if not length or (token.start and whole[token.start - 1] in "#@/\\_.&="):
        return (token,)
    middle = token.start + length
    word = Token("word", token.text[:length], token.start, middle)
    kind = "num" if is_year else "sym"
    return word, Token(kind, token.text[length:], middle, token.end)
