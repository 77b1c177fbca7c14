"""The reader's engine: from tokens to figures, the same for German and English.

A language gives tables (scales, units, hedges, connectors) and recognises what stands at a
number, at a mixed token and at a word. The engine takes sign, currency and hedge before a
number and scale and unit after it.

Every step looks at a bounded number of tokens, so reading is linear in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from .drafts import Draft
from .figure import as_decimal, exact_sum, times
from .lexer import VULGAR_FRACTIONS, Token
from .prefixes import DASHES, PrefixReader
from .units import BY_CODE, NATIONAL, SYMBOLS

_DENOMINATORS = frozenset("2 3 4 5 6 8 10 16 32".split())
_MOST_SCALES = 3  # "hundert tausend Millionen"


class Reader(PrefixReader):
    """One reading of one text. Subclasses hold the tables of their language."""

    scales: Mapping[str, Decimal]
    units: Mapping[str, str]
    per_words: frozenset[str]
    per_nouns: ClassVar[Mapping[str, str]]
    decimal_mark: str

    # What a language recognises ----------------------------------------------------------

    def at_number(self, i: int) -> Draft | None:
        """The figure at a number in digits."""
        raise NotImplementedError

    def at_ident(self, i: int) -> Draft | None:
        """The figure at a token of letters and digits."""
        raise NotImplementedError

    def at_word(self, i: int) -> Draft | None:
        """The figure at a word, for the few words that begin one."""
        raise NotImplementedError

    def spelled(self, j: int) -> tuple[Decimal, int] | None:
        """Number in words at token j and the index after it."""
        raise NotImplementedError

    def take_phrase_unit(self, draft: Draft, k: int) -> int | None:
        """Units of several words ("percentage points"); index after them, or None."""
        return None

    # The engine --------------------------------------------------------------------------

    def drafts(self) -> list[Draft]:
        """The figures of the text, each for itself."""
        found: list[Draft] = []
        i, n = 0, len(self.tokens)
        while i < n:
            kind = self.tokens[i].kind
            if kind == "sym":
                i += 1
                continue
            if kind == "word":
                draft = self.at_word(i)
            elif kind == "num":
                draft = self.at_number(i)
            elif kind == "ident":
                draft = self.at_ident(i)
            else:
                value = VULGAR_FRACTIONS[self.tokens[i].text]
                draft = self.complete(Draft(value, i, i, kind="ratio"), i + 1)
            if draft is None:
                i += 1
                continue
            found.append(draft)
            i = self.floor = draft.last + 1
        return found

    def complete(self, draft: Draft, j: int) -> Draft:
        """Takes fraction, scale and unit from token j on, then what stands before the number."""
        j = self.take_fraction(draft, j)
        k = self.past_hyphen(j)
        for _ in range(_MOST_SCALES):
            scale = self.scale_at(k)
            if scale is None:
                break
            draft.scale *= scale
            j = k + 1
            if self.token(j).text == "." and self.glued(j) and self.lower(k) in self.abbreviations:
                j += 1
            k = self.past_hyphen(j)
        draft.value = times(draft.value, draft.scale)
        if draft.kind == "ratio" and draft.scale != 1:
            draft.kind, draft.value = "count", as_decimal(draft.value)
        if draft.scale >= 1000 and j == k:
            j = k = self.take_rest(draft, j)
        draft.last = max(draft.last, j - 1)
        after = self.take_unit(draft, k)
        if after is not None:
            draft.last = after - 1
        self.take_prefix(draft)
        if draft.unit is not None and draft.kind in ("count", "ratio"):
            draft.kind = BY_CODE[draft.unit].kind
            draft.value = as_decimal(draft.value)
        self.take_per(draft)
        return draft

    def take_rest(self, draft: Draft, j: int) -> int:
        """ "zwei Millionen dreihunderttausend", "2 Milliarden 300 Millionen": the smaller parts."""
        limit = draft.scale
        for _ in range(_MOST_SCALES):
            part, k = self.part_at(draft, j)
            scale = self.scale_at(k) or Decimal(1)
            if not part or part * scale >= limit or not isinstance(draft.value, Decimal):
                break
            draft.value = exact_sum(draft.value, part * scale)
            j, limit = k + (scale != 1), scale
        return j

    def part_at(self, draft: Draft, j: int) -> tuple[Decimal | None, int]:
        """A number that goes on after a scale word, and the index after it."""
        token = self.token(j)
        if token.kind == "num":
            scaled = token.text.isdecimal() and self.scale_at(j + 1) is not None
            return (Decimal(token.text), j + 1) if scaled and len(token.text) < 4 else (None, j)
        spelled = self.spelled(j) if token.kind == "word" else None
        if spelled is None or self.token(draft.number).kind != "word":
            return None, j
        part, k = spelled
        if part < 100 and self.scale_at(k) is None:
            # "eine Milliarde zwölf Monate zuvor" has two figures.
            probe = Draft(part, j, k - 1)
            self.take_unit(probe, k)
            if probe.unit is not None and BY_CODE[probe.unit].noun:
                return None, j
        return part, k

    def scale_at(self, k: int) -> Decimal | None:
        """Scale that token k says, or None."""
        return self.scales.get(self._lower[k])

    def take_fraction(self, draft: Draft, j: int) -> int:
        """ "1½", "3 1/2", and the dash of "10,- Euro"; returns the index after it."""
        token = self.token(j)
        if token.kind == "word":
            return j
        if token.kind == "frac" and isinstance(draft.value, Decimal):
            draft.value = as_decimal(Fraction(draft.value) + VULGAR_FRACTIONS[token.text])
            draft.last = j
            return j + 1
        dash = token.text in (",", ".") and self.token(j + 1).text in DASHES
        if dash and self.glued(j) and self.glued(j + 1):
            if self.token(j + 2).kind in ("num", "ident"):
                return j
            return j + 2 + (self.token(j + 2).text in DASHES and self.glued(j + 2))
        first = j + 1 if token.text == "-" and self.glued(j) and self.glued(j + 1) else j
        top, bottom = self.token(first), self.token(first + 2)
        if top.kind == bottom.kind == "num" and self.token(first + 1).text == "/":
            whole = isinstance(draft.value, Decimal) and draft.value == int(draft.value)
            if whole and len(top.text) == 1 and bottom.text in _DENOMINATORS:
                part = Fraction(int(top.text), int(bottom.text))
                if part < 1:
                    draft.value = as_decimal(Fraction(draft.value) + part)
                    return first + 3
        return j

    def take_unit(self, draft: Draft, k: int) -> int | None:
        """Sets the unit that stands at token k; returns the index after it, or None."""
        phrase = self.take_phrase_unit(draft, k)
        if phrase is not None:
            return phrase
        token = self.token(k)
        if token.kind == "sym":
            code = SYMBOLS.get(token.text)
            if code is None or (code not in ("percent", "cent") and not self.symbol_is_ours(k)):
                return None
            draft.unit = code
            celsius = (
                code == "degree" and self.token(k + 1).text in ("C", "F") and self.glued(k + 1)
            )
            return k + 1 + celsius
        if token.kind != "word":
            return None
        national = self.national_unit(k)
        if national is not None:
            draft.unit, after = national
            return after
        code = self.units.get(token.text.lower())
        if code is None or self.not_a_unit(token, draft):
            return None
        draft.unit = code
        if BY_CODE[code].noun:
            # "zehn Jahre": the noun is part of the figure's text, not of what a slot replaces.
            draft.core_end = self.tokens[draft.last].end
        return k + 1

    def national_unit(self, k: int) -> tuple[str, int] | None:
        """ "kanadische Dollar", "US-Dollar", "U.S. cents": currency and the index after it."""
        word, noun = self.lower(k), k + 1
        if word == "u" and self.token(k + 1).text == "." and self.lower(k + 2) == "s":
            word, noun = "u.s.", k + 3 + (self.token(k + 3).text == ".")
        elif word in ("hong", "new"):
            word, noun = f"{word} {self.lower(k + 1)}", k + 2
        nation = NATIONAL.get(word)
        if nation is None:
            return None
        noun += self.token(noun).text in DASHES
        noun += self.lower(noun) in ("dollar", "pound") and self.lower(noun + 1) in nation
        code = nation.get(self.units.get(self.lower(noun), ""))
        if code is None and self.token(noun).text == "$":
            code = nation.get("USD")
        return None if code is None else (code, noun + 1)

    def symbol_is_ours(self, k: int) -> bool:
        """A currency sign after a number is the next number's when that follows at once."""
        return not (self.token(k + 1).kind == "num" and self.glued(k + 1) and not self.glued(k))

    def not_a_unit(self, token: Token, draft: Draft) -> bool:
        """Words that are units only in some places; a language may refuse them."""
        return False

    def take_per(self, draft: Draft) -> None:
        """ "je Aktie", "per barrel": what the figure is counted against."""
        if draft.unit is None and draft.scale == 1:
            return
        k = draft.last + 1
        if self.lower(k) in self.per_words or (self.token(k).text == "/" and self.glued(k)):
            draft.per = self.per_nouns.get(self.lower(k + 1))
            if draft.per is None:
                probe = Draft(Decimal(1), k, k)
                self.take_unit(probe, k + 1)
                draft.per = probe.unit

    def ratio(self, value: Fraction, first: int, last: int, *readings: str) -> Draft:
        """A fraction or multiple in words, with its hedge; a unit after it makes a quantity."""
        draft = Draft(value, first, last, kind="ratio", fixed=True, readings=readings)
        self.take_hedge(draft, first - 1)
        return draft
