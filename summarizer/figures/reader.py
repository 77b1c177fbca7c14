"""The reader's engine: from tokens to figures, the same for German and English.

A language gives tables (scales, units, hedges, connectors) and three methods that recognise
what stands at a number, at a mixed token and at a word. The engine takes sign, currency and
hedge before a number and scale and unit after it, lets scale and unit of a range's end count
for its beginning, and notes the role that the grammar gives ("von … auf …", "nach …").

Every step looks at a bounded number of tokens, so reading is linear in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from .figure import Figure, Value, as_decimal, negative, times
from .lexer import Token, tokenize
from .number_words import VULGAR_FRACTIONS
from .units import BY_CODE, DOLLAR_PREFIXES, NATIONAL, SYMBOLS

DASHES = frozenset("-‐‑–—−")
_SIGNS = {"-": "-", "−": "-", "–": "-", "‑": "-", "+": "+"}
_ISO = frozenset(c for c, u in BY_CODE.items() if u.kind == "money" and len(c) == 3 and c.isupper())
_END = Token("end", "", -1, -1)


@dataclass(slots=True)
class Draft:
    """A figure while it is being read; `first` and `last` are token indexes."""

    value: Value
    first: int
    last: int
    kind: str = "count"
    unit: str | None = None
    sign: str | None = None
    hedge: str | None = None
    scale: Decimal = Decimal(1)
    core_first: int | None = None
    core_end: int | None = None
    """Character offset where the core ends, when that is inside a token ("zehn|jährige")."""
    range: str | None = None
    role: str | None = None
    per: str | None = None
    readings: tuple[str, ...] = ()
    fixed: bool = False
    """Kind is settled (date, time, identifier …); no unit or distribution applies."""
    distributed: bool = field(default=False)

    @property
    def bare(self) -> bool:
        return not self.fixed and self.unit is None and self.scale == 1


class Reader:
    """One reading of one text. Subclasses hold the tables of their language."""

    scales: Mapping[str, Decimal]
    abbreviations: frozenset[str]
    units: Mapping[str, str]
    hedges: Mapping[tuple[str, ...], str]
    sign_words: Mapping[str, str]
    range_words: frozenset[str]
    between_words: frozenset[str]
    move_words: frozenset[str]
    roles: Mapping[str, str]
    per_words: frozenset[str]
    per_nouns: Mapping[str, str]
    decimal_mark: str

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.floor = 0
        """First token that no earlier figure has taken."""

    # What a language recognises ----------------------------------------------------------

    def at_number(self, i: int) -> Draft | None:
        raise NotImplementedError

    def at_ident(self, i: int) -> Draft | None:
        raise NotImplementedError

    def at_word(self, i: int) -> Draft | None:
        raise NotImplementedError

    def take_phrase_unit(self, draft: Draft, k: int) -> int | None:
        """Units of several words ("percentage points"); index after them, or None."""
        return None

    # Looking around ----------------------------------------------------------------------

    def token(self, i: int) -> Token:
        return self.tokens[i] if 0 <= i < len(self.tokens) else _END

    def lower(self, i: int) -> str:
        return self.token(i).text.lower()

    def glued(self, i: int) -> bool:
        """True when token i follows the one before it without a space."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def past_hyphen(self, k: int) -> int:
        """Index of the word after a glued hyphen at k ("3,5-prozentig"), else k itself."""
        if self.token(k).text in DASHES and self.glued(k) and self.glued(k + 1):
            if self.token(k + 1).kind == "word":
                return k + 1
        return k

    # The engine --------------------------------------------------------------------------

    def read(self) -> list[Figure]:
        drafts: list[Draft] = []
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
                draft = self.complete(
                    Draft(VULGAR_FRACTIONS[self.tokens[i].text], i, i, kind="ratio"), i + 1
                )
            if draft is None:
                i += 1
                continue
            drafts.append(draft)
            i = self.floor = draft.last + 1
        self.distribute(drafts)
        return [self.finish(draft) for draft in drafts]

    def complete(self, draft: Draft, j: int) -> Draft:
        """Takes fraction, scale and unit from token j on, then what stands before the number."""
        j = self.take_fraction(draft, j)
        k = self.past_hyphen(j)
        while (scale := self.scale_at(k)) is not None:
            draft.scale *= scale
            j = k + 1
            if self.token(j).text == "." and self.glued(j) and self.lower(k) in self.abbreviations:
                j += 1
            k = self.past_hyphen(j)
        draft.value = times(draft.value, draft.scale)
        if draft.kind == "ratio" and draft.scale != 1:
            draft.kind = "count"
        draft.last = max(draft.last, j - 1)
        after = self.take_unit(draft, k)
        if after is not None:
            draft.last = after - 1
        self.take_prefix(draft)
        if draft.unit is not None and draft.kind in ("count", "ratio"):
            draft.kind = BY_CODE[draft.unit].kind
            if isinstance(draft.value, Fraction):
                draft.value = as_decimal(draft.value)
        self.take_per(draft)
        return draft

    def scale_at(self, k: int) -> Decimal | None:
        token = self.token(k)
        return self.scales.get(token.text.lower()) if token.kind == "word" else None

    def take_fraction(self, draft: Draft, j: int) -> int:
        token = self.token(j)
        if token.kind == "frac" and isinstance(draft.value, Decimal):
            draft.value = as_decimal(Fraction(draft.value) + VULGAR_FRACTIONS[token.text])
            draft.last = j
            return j + 1
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
            return k + 1
        if token.kind != "word":
            return None
        word = token.text.lower()
        nation = NATIONAL.get(word) or NATIONAL.get(_stem(word))
        if nation is not None:
            noun = k + 2 if self.token(k + 1).text in DASHES else k + 1
            noun += self.lower(noun) in ("dollar", "pound") and self.lower(noun + 1) in nation
            code = nation.get(self.units.get(self.lower(noun), ""))
            if code is None and self.token(noun).text == "$" and "USD" in nation:
                code = nation["USD"]
            if code is not None:
                draft.unit = code
                return noun + 1
        code = self.units.get(word)
        if code is None or self.not_a_unit(token, draft):
            return None
        draft.unit = code
        if BY_CODE[code].noun:
            # "zehn Jahre": the noun is part of the figure's text, not of what a slot replaces.
            draft.core_end = self.tokens[draft.last].end
        return k + 1

    def symbol_is_ours(self, k: int) -> bool:
        """A currency sign after a number is the next number's when that follows at once."""
        return not (self.token(k + 1).kind == "num" and self.glued(k + 1) and not self.glued(k))

    def not_a_unit(self, token: Token, draft: Draft) -> bool:
        """Words that are units only in some places; a language may refuse them."""
        return False

    def take_prefix(self, draft: Draft) -> None:
        """Sign, currency and hedge before the number; never over an earlier figure."""
        p = draft.first - 1
        p = self.take_sign(draft, p)
        if p >= self.floor and draft.unit is None:
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
            elif token.text in _ISO:
                draft.unit, draft.first = token.text, p
                p -= 1
            p = self.take_sign(draft, p)
        self.take_hedge(draft, p)

    def take_sign(self, draft: Draft, p: int) -> int:
        if p < self.floor or draft.sign is not None:
            return p
        token = self.token(p)
        sign = self.sign_words.get(token.text.lower())
        if sign is None and token.text in _SIGNS and self.glued(p + 1):
            if not self.glued(p) or self.token(p - 1).text in ("(", "[", '"', "„", "“"):
                sign = _SIGNS[token.text]
        if sign is None:
            return p
        draft.sign, draft.first = sign, p
        if sign == "-":
            draft.value = negative(draft.value)
        return p - 1

    def take_hedge(self, draft: Draft, p: int) -> None:
        end = p
        if self.token(p).text == "." and self.lower(p - 1) in self.abbreviations:
            end = p - 1
        for length in (4, 3, 2, 1):
            first = end - length + 1
            if first < self.floor:
                continue
            words = tuple(self.lower(q) for q in range(first, end + 1))
            hedge = self.hedges.get(words)
            if hedge is not None and self.hedge_fits(first, draft):
                draft.hedge, draft.first = hedge, first
                return

    def hedge_fits(self, first: int, draft: Draft) -> bool:
        return True

    def take_per(self, draft: Draft) -> None:
        k = draft.last + 1
        if self.lower(k) in self.per_words:
            draft.per = self.per_nouns.get(self.lower(k + 1)) or self.units.get(self.lower(k + 1))

    # Ranges and roles --------------------------------------------------------------------

    def distribute(self, drafts: list[Draft]) -> None:
        """Lets the scale and unit of "25 Mio. Euro" count for the "20" of "20 bis 25 Mio. Euro"."""
        for a, b in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
            between = [self.lower(k) for k in range(a.last + 1, min(b.first, a.last + 6))]
            if b.first - a.last > 5 or a.fixed or b.fixed:
                continue
            link = " ".join(between)
            bracket = between[:1] == ["("]
            before = {self.lower(a.first - 1), self.lower(a.first - 2)}
            is_range = link in self.range_words or (
                link in self.between_words and bool(before & {"zwischen", "between"})
            )
            linked = is_range or link in self.between_words or link in self.move_words
            if bracket and self.token(b.last + 1).text == ")" and b.bare and a.bare:
                self.take_after_bracket(a, b)
                continue
            if not linked and not (link == "," and b.distributed):
                continue
            if is_range and (a.unit == b.unit or a.unit is None or b.unit is None):
                a.range, b.range = "low", "high"
            self.share(a, b, is_range)

    def share(self, a: Draft, b: Draft, is_range: bool) -> None:
        year = a.kind == "year"
        if year and not (is_range and b.unit is not None and b.kind != "year"):
            return
        if a.unit is None and a.scale == 1 and (b.unit is not None or b.scale != 1):
            if b.scale != 1 and abs(a.value) < 1000:
                a.value, a.scale = times(a.value, b.scale), b.scale
            a.unit, a.distributed = b.unit, True
            if b.unit is not None:
                a.kind = b.kind
        elif a.unit is not None and a.unit == b.unit and a.scale == 1 and b.scale != 1:
            # "$20 to $25 million" means millions at both ends, "$500 to $1 million" does not.
            if is_range and abs(Fraction(a.value)) < abs(Fraction(b.value) / Fraction(b.scale)):
                a.value, a.scale = times(a.value, b.scale), b.scale
        elif is_range and b.bare and b.kind == "count" and a.unit is not None and a.scale == 1:
            if BY_CODE[a.unit].kind == "money" and self.token(a.first).kind == "sym":
                b.unit, b.kind = a.unit, a.kind

    def take_after_bracket(self, a: Draft, b: Draft) -> None:
        """ "310 (Vorjahr: 122) Millionen Euro": both take what follows the bracket."""
        probe = Draft(Decimal(1), b.last + 1, b.last + 1)
        k = b.last + 2
        while (scale := self.scale_at(k)) is not None:
            probe.scale *= scale
            k += 1
            k += self.token(k).text == "." and self.lower(k - 1) in self.abbreviations
        if self.take_unit(probe, k) is None and probe.scale == 1:
            return
        for draft in (a, b):
            draft.value, draft.scale = times(draft.value, probe.scale), probe.scale
            draft.unit = probe.unit
            if probe.unit is not None:
                draft.kind = BY_CODE[probe.unit].kind
            draft.distributed = True
        b.role = "prior"

    def finish(self, draft: Draft) -> Figure:
        start, end = self.tokens[draft.first].start, self.tokens[draft.last].end
        core_first = draft.first if draft.core_first is None else draft.core_first
        core_end = end if draft.core_end is None else draft.core_end
        role = draft.role
        if role is None:
            role = self.roles.get(self.lower(draft.first - 1))
        return Figure(
            value=draft.value,
            unit=draft.unit,
            kind=draft.kind,
            sign=draft.sign,
            hedge=draft.hedge,
            start=start,
            end=end,
            text=self.text[start:end],
            core=(self.tokens[core_first].start, core_end),
            range=draft.range,
            role=role,
            per=draft.per,
            readings=draft.readings,
        )


def _stem(word: str) -> str:
    for ending in ("en", "er", "es", "em", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word
