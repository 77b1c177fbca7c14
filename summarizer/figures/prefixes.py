"""What stands around a number: its tokens, and sign, currency and hedge before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .drafts import Draft
from .figure import negative
from .lexer import Token, tokenize
from .units import BY_CODE, DOLLAR_PREFIXES, MONEY_PREFIXES, SYMBOLS

DASHES = frozenset("-‐‑–—−")
_SIGNS = {"-": "-", "−": "-", "–": "-", "‑": "-", "+": "+"}
_OPENERS = frozenset(("(", "[", '"', "„", "“", "»", "‚"))
# Padding behind the tokens: steps look at most this far ahead, and, as Python counts negative
# indexes from the end, as far back before the first token.
_PADDING = [Token("end", "", -1, -2)] * 64


class PrefixReader:
    """The tokens of one text, and the recognition of what stands before a number."""

    abbreviations: frozenset[str]
    hedges: Mapping[tuple[str, ...], str]
    hedge_ends: frozenset[str]
    """The last words of `hedges`."""
    sign_words: ClassVar[Mapping[str, str]]
    articles: frozenset[str]

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self._padded = self.tokens + _PADDING
        self._lower = [token.text.lower() for token in self._padded]
        self.words = self._lower[: len(self.tokens)]
        """The tokens' texts in lower case."""
        self.floor = 0
        """First token that no earlier figure has taken."""

    def token(self, i: int) -> Token:
        """Token i, or an empty one outside the text."""
        return self._padded[i]

    def lower(self, i: int) -> str:
        """Token i in lower case."""
        return self._lower[i]

    def glued(self, i: int) -> bool:
        """True when token i follows the one before it without a space."""
        return self._padded[i].start == self._padded[i - 1].end

    def past_hyphen(self, k: int) -> int:
        """Index of the word after a glued hyphen at k ("3,5-prozentig"), else k itself."""
        if self._lower[k] not in DASHES or not self.glued(k) or not self.glued(k + 1):
            return k
        return k + 1 if self._padded[k + 1].kind == "word" else k

    def take_prefix(self, draft: Draft) -> None:
        """Sign, currency and hedge before the number; never over an earlier figure."""
        p = self.take_sign(draft, draft.first - 1)
        if p >= self.floor and draft.unit is None:
            p = self.take_currency(draft, p)
            p = self.take_sign(draft, p)
        self.take_hedge(draft, p)

    def take_currency(self, draft: Draft, p: int) -> int:
        """Currency before the number ("$5", "US$ 5", "EUR 5", "Fr. 5"); index before it."""
        token = self.token(p)
        code = SYMBOLS.get(token.text)
        if code is not None and BY_CODE[code].kind == "money" and code != "cent":
            draft.unit, draft.first = code, p
            p -= 1
            before = p - 1 if self.token(p).text in DASHES and self.glued(p + 1) else p
            if code == "USD" and before >= self.floor and self.glued(before + 1):
                prefix = DOLLAR_PREFIXES.get(self.lower(before))
                if prefix is not None:
                    draft.unit, draft.first = prefix, before
                    p = before - 1
            return p
        first = p - 1 if token.text == "." and self.token(p - 1).text == "Fr" else p
        code = MONEY_PREFIXES.get(self.token(first).text)
        if code is None or first < self.floor:
            return p
        draft.unit, draft.first = code, first
        return first - 1

    def take_sign(self, draft: Draft, p: int) -> int:
        """Sign before the number; the index before it."""
        if p < self.floor or draft.sign is not None:
            return p
        token = self.token(p)
        sign = self.sign_words.get(token.text.lower())
        if sign is not None and not self.is_sign(p):
            return p
        if self.token(p - 1).text == "/" and self.lower(p - 2) in ("plus", "+"):
            # "plus/minus 2 Prozent" goes both ways.
            return p
        opening = not self.glued(p) or self.token(p - 1).text in _OPENERS
        if sign is None and opening and self.glued(p + 1):
            sign = _SIGNS.get(token.text)
        if sign is None:
            return p
        draft.sign, draft.first = sign, p
        if sign == "-":
            draft.value = negative(draft.value)
        return p - 1

    def is_sign(self, p: int) -> bool:
        """Whether the word at p, "minus" or "plus", is a sign here and not a noun."""
        return True

    def take_hedge(self, draft: Draft, p: int) -> None:
        """The hedge that ends at token p, over an article where one stands between."""
        if p < self.floor:
            return
        if self.token(p).text == "." and self.lower(p - 1) in self.abbreviations:
            p -= 1
        if self.hedge_ending(draft, p):
            return
        if draft.kind == "ratio" and self.lower(p) in self.articles:
            self.hedge_ending(draft, p - 1)

    def hedge_ending(self, draft: Draft, p: int) -> bool:
        """Sets the hedge whose last word is token p; the longest wins."""
        if self._lower[p] not in self.hedge_ends:
            return False
        words = tuple(self._lower[max(p - 4, self.floor) : p + 1])
        for skip in range(len(words)):
            hedge = self.hedges.get(words[skip:])
            first = p + 1 - len(words) + skip
            if hedge is not None and self.hedge_fits(first, draft):
                draft.hedge, draft.first = hedge, first
                return True
        return False

    def hedge_fits(self, first: int, draft: Draft) -> bool:
        """Whether the words from token `first` hedge this figure."""
        return True
