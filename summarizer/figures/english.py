"""The English reader: figures of English financial text, in British and American habits."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from .digits import LONGEST, parse_digits
from .distribution import Connectors, distribute
from .drafts import Draft
from .english_numbers import (
    english_denominator,
)
from .english_tables import (
    ADDING,
    HEDGES,
    NAMED,
    TOPICS,
    TWO_WORD_UNITS,
    UNNAMED,
    is_counted,
)
from .english_words import EnglishWords
from .figure import Figure
from .lexer import Token
from .period_words import ENGLISH_PERIODS
from .place_words import ENGLISH_PLACES
from .places import finish
from .prefixes import DASHES
from .units import ENGLISH_SCALES, ENGLISH_UNITS


class English(EnglishWords):
    """One reading of an English text."""

    scales = ENGLISH_SCALES
    units = ENGLISH_UNITS
    abbreviations = frozenset("mln bln mn bn approx max ca".split())
    hedges = HEDGES
    hedge_ends = frozenset(words[-1] for words in HEDGES)
    sign_words: ClassVar[Mapping[str, str]] = {"minus": "-", "plus": "+", "negative": "-"}
    articles = frozenset({"a", "an", "the"})
    per_words = frozenset({"per", "a", "an", "each"})
    per_nouns: ClassVar[Mapping[str, str]] = {
        "share": "share",
        "head": "head",
        "person": "head",
        "capita": "head",
    }
    named = NAMED
    unnamed = UNNAMED
    decimal_mark = "."

    # Scales and units ----------------------------------------------------------------------

    def scale_at(self, k: int) -> Decimal | None:
        """Single letters ("5m") count only when glued to digits."""
        token = self.token(k)
        if token.kind != "word":
            return None
        word = token.text.lower()
        if len(word) == 1 and not (self.glued(k) and self.token(k - 1).kind == "num"):
            return None
        return self.scales.get(word)

    def take_phrase_unit(self, draft: Draft, k: int) -> int | None:
        """ "percentage points", "per cent", "troy ounces", "kilowatt-hours"."""
        word = self.lower(k)
        if word == "per" and self.lower(k + 1) == "cent":
            word, k = "percent", k + 1
        after = k + 2 if self.token(k + 1).text in DASHES else k + 1
        code = TWO_WORD_UNITS.get((word, self.lower(after).removesuffix("s")))
        if code is not None:
            draft.unit = code
            return after + 1
        if word == "percent":
            draft.unit = "percent"
            return k + 1
        if word == "second" and self.token(k - 1).text in DASHES:
            draft.unit, draft.core_end = "second", self.tokens[draft.last].end
            return k + 1
        return None

    def not_a_unit(self, token: Token, draft: Draft) -> bool:
        """ "won", "second", "try" and "mark" are mostly other words."""
        word = token.text.lower()
        if word in ("second", "mark", "try", "rand", "real") and not token.text.isupper():
            return word != "rand"
        return False

    def counts(self, k: int, *, hedged: bool) -> bool:
        """ "more than 2000 people"."""
        return hedged and is_counted(self.token(k).text)

    def hedge_fits(self, first: int, draft: Draft) -> bool:
        """Refuses "add up to 20", "enthused about 20", "5% more than 12 months ago"."""
        word, before = self.lower(first), self.lower(first - 1)
        if word in ("up", "good"):
            return (
                before in ("a", "the", "of", "combined") if word == "good" else before not in ADDING
            )
        if word in ("more", "as", "less") and first == self.floor:
            return self.lower(draft.last + 1) not in ("ago", "earlier", "before")
        if word == "as":
            return before not in ("twice", "times", "half", "fold")
        return not (word in ("about", "over") and before in TOPICS)

    def complete(self, draft: Draft, j: int) -> Draft:
        """Also a bound behind the figure: "$825 million at most"."""
        draft = super().complete(draft, j)
        if draft.hedge is None and self.lower(draft.last + 1) == "at":
            bound = f"at {self.lower(draft.last + 2)}"
            if bound in ("at most", "at least"):
                draft.hedge, draft.last = bound, draft.last + 2
        return draft

    # Digits --------------------------------------------------------------------------------

    def at_number(self, i: int) -> Draft | None:
        """The figure at digits: date, time, ordinal, name, year, or a quantity."""
        token = self.tokens[i]
        if len(token.text) > LONGEST:
            return self.identifier(i, i)
        special = (
            self.another_day(i) or self.day_of_several(i) or self.numeric_date(i)
            or self.clock(i) or self.suffixed(i) or self.name(i) or self.slashed(i)
            or self.mixed(i) or self.score(i) or self.year(i)
        )  # fmt: skip
        if special is not None:
            return special
        parsed = parse_digits(token.text, decimal=".")
        if parsed is None:
            return self.identifier(i, i)
        draft = Draft(parsed[0], i, i, readings=parsed[1])
        denominator = english_denominator(self.lower(i + 1))
        whole = parsed[0] == int(parsed[0]) and self.lower(i + 1).endswith("s")
        if denominator and whole and parsed[0] < denominator:
            return self.ratio(Fraction(parsed[0]) / denominator, i, i + 1)
        if half := self.and_a_half(i + 1):
            draft.value, draft.last = parsed[0] + Decimal("0.5"), half - 1
            return self.complete(draft, half)
        if self.lower(i + 1) == "dozen":
            return self.complete(Draft(parsed[0] * 12, i, i + 1), i + 2)
        draft = self.complete(draft, i + 1)
        self.name_after_all(draft)
        return draft

    def mixed(self, i: int) -> Draft | None:
        """Numbers glued to letters: "5G", "24/7"; "1990s" and "'80s" are decades; "20-fold"."""
        token, after = self.tokens[i], self.token(i + 1)
        if self.lower(i + 2) == "fold" and after.text in DASHES and token.text.isdecimal():
            return Draft(
                Decimal(token.text), i, i + 2, kind="ratio", core_end=token.end, fixed=True
            )
        if after.kind != "word" or not self.glued(i + 1):
            return None
        word = after.text.lower()
        if word == "s" and token.text.isdecimal() and len(token.text) in (2, 4):
            value = int(token.text)
            draft = Draft(Decimal(value), i, i + 1, kind="year", unit="decade", fixed=True)
            draft.core_end = token.end
            if len(token.text) == 2:
                draft.value, draft.readings = Decimal(1900 + value), (token.text,)
            return draft
        if word == "fold" and token.text.isdecimal():
            return Draft(
                Decimal(token.text), i, i + 1, kind="ratio", core_end=token.end, fixed=True
            )
        if word in self.units or word in self.scales or word in ("am", "pm", "pct", "p", "c"):
            return None
        return self.identifier(i, i + 1)


_CONNECTORS = Connectors(
    ranges=frozenset({"to", "-", "–", "—", "up to", "until", "through", "- to", "to as much as"}),
    lists=frozenset("and|or|- and|- or|- to|and then|, then".split("|")),
    moves=frozenset(
        "after|from|versus|vs|against|compared with|compared to|to|instead of|rather than".split(
            "|"
        )
    ),
    movers=frozenset({"from", "by"}),
    shares=frozenset({"of", "of the", "of its", "of their"}),
    between=frozenset({"between"}),
    instead=frozenset(),
    fillers=frozenset("now only then even just again once still previously originally".split()),
)


def read_english(text: str) -> list[Figure]:
    """Figures of an English text in order; spans never overlap.

    Args:
        text: any text; offsets in the result count its characters.
    """
    reader = English(text)
    drafts = reader.drafts()
    distribute(reader, drafts, _CONNECTORS)
    return finish(reader, drafts, ENGLISH_PLACES, ENGLISH_PERIODS)
