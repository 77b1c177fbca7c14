"""English number words in their sentence: "two thirds", "half a million", "a year and a half"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from .drafts import Draft
from .english_cardinals import EnglishCardinals
from .english_dates import AT
from .english_numbers import (
    CARDINALS,
    DECADES,
    english_denominator,
    english_multiple,
    english_ordinal,
)
from .english_tables import MONTHS, NAMED_PERIODS, PERIODS, SMALL_UNITS
from .prefixes import DASHES
from .units import BY_CODE

_HALF_WORDS = frozenset({"half", "halved", "halving", "halves", "halve"})
_VAGUE = frozenset({"million", "billion", "trillion"})
_PARTITIVE = frozenset(
    "of more less fewer higher lower above below to longer cheaper smaller".split()
)
_UNIT_STARTS = frozenset({"percentage", "basis", "percent", "per"})
_HALF_NOUNS = frozenset("of the as its their his her all".split())


@lru_cache(maxsize=1 << 16)
def _tag(word: str) -> str | None:
    """What a lower-case word may begin, or None for nearly every word."""
    if word in CARDINALS:
        return "one" if word == "one" else "card"
    if word in ("a", "an"):
        return "article"
    if word in _HALF_WORDS:
        return "half"
    if word in ("hundred", "thousand", "dozen", "both", "quarter", "group"):
        return word
    if english_multiple(word):
        return "multiple"
    if word in MONTHS:
        return "month"
    if english_ordinal(word):
        return "ordinal"
    if word in DECADES:
        return "decade"
    if word.removesuffix("s") in _VAGUE or word.removeprefix("multi") in _VAGUE:
        return "vague"
    if word in NAMED_PERIODS:
        return "named"
    if word in ("noon", "midday", "midnight"):
        return "noon"
    return None


class EnglishWords(EnglishCardinals):
    """Recognises the figures that begin with a word."""

    def at_word(self, i: int) -> Draft | None:
        """The figure at a number word, a fraction, a month."""
        tag = _tag(self.tokens[i].text.lower())
        if tag is None:
            return None
        return _HANDLERS[tag](self, i, self.past_hyphen(i + 1))

    def article(self, i: int, after: int) -> Draft | None:
        """ "a million", "a dozen", "a third", "a year and a half", "a percentage point"."""
        nxt = self.lower(i + 1)
        if nxt == "dozen":
            return self.complete(Draft(Decimal(12), i, i + 1), i + 2)
        if self.scale_at(i + 1) is not None:
            if nxt == "hundred" and self.lower(i + 2) in CARDINALS:
                return None
            return self.complete(Draft(Decimal(1), i, i, number=i), i + 1)
        if nxt in ("half", "quarter"):
            return None
        denominator = english_denominator(nxt)
        if denominator and not nxt.endswith("s"):
            if self.lower(self.past_hyphen(i + 2)) in PERIODS:
                return None
            return self.part(Fraction(1, denominator), i, i + 1, str(denominator))
        if nxt not in self.units and nxt not in _UNIT_STARTS and self.lower(i + 2) != "and":
            return None
        probe = Draft(Decimal(1), i, i)
        behind = self.take_unit(probe, i + 1) or i + 2
        if self.token(i + 1).kind == "word" and (tail := self.and_a_half(behind)):
            draft = Draft(Decimal("1.5"), i, tail - 1, unit=probe.unit, fixed=True, woven=True)
            draft.kind = "count" if probe.unit is None else BY_CODE[probe.unit].kind
            self.take_hedge(draft, i - 1)
            return draft
        if probe.unit is None:
            return None
        if probe.unit in ("percentage_point", "percent", "basis_point"):
            return self.complete(probe, i + 1)
        return None

    def part(self, value: Fraction, first: int, last: int, *readings: str) -> Draft:
        """A fraction in words; with a unit ("a quarter of a percentage point") a quantity."""
        k = last + 1
        if self.token(k).text in DASHES and self.glued(k) and self.glued(k + 1):
            k += 1
        if self.lower(k) == "of" and self.lower(k + 1) in ("a", "an"):
            k += 2
        elif self.lower(k) in ("a", "an"):
            k += 1
        draft = Draft(value, first, last, kind="ratio", woven=True)
        if self.scale_at(k) is not None or (
            self.take_unit(Draft(Decimal(1), first, last), k) is not None
        ):
            draft = self.complete(draft, k)
            if draft.unit in SMALL_UNITS or draft.scale != 1:
                draft.fixed, draft.woven = True, draft.scale == 1
                return draft
        return self.ratio(value, first, last, *readings)

    def half(self, i: int, after: int) -> Draft | None:
        """ "half", "half a million", "half a dozen", "half-hour"; "half-year" is no number."""
        word, nxt = self.lower(i), self.lower(after)
        if word != "half":
            noun = word == "halves" and self.lower(i - 1) in ("two", "both", "three", "the")
            return None if noun else self.ratio(Fraction(1, 2), i, i)
        if self.lower(i - 1) in ("first", "second", "way", "and"):
            return None
        if nxt == "past" and (hour := self.half_past(i, after + 1)) is not None:
            return hour
        if nxt == "dozen" or (nxt == "a" and self.lower(after + 1) == "dozen"):
            last = after if nxt == "dozen" else after + 1
            return self.complete(Draft(Decimal(6), i, last), last + 1)
        glued = after != i + 1
        if glued and nxt not in _HALF_NOUNS and self.scale_at(after) is None and (
            self.take_unit(Draft(Decimal(1), i, i), after) is None or nxt in ("year", "yearly",
            "day")
        ):  # fmt: skip
            return None
        if nxt in ("year", "yearly", "way", "time"):
            return None
        return self.part(Fraction(1, 2), i, i)

    def quarter(self, i: int, after: int) -> Draft | None:
        """ "a quarter of", "by a quarter", "quarter-point"; "for a quarter" is a time."""
        first = i - 1 if self.lower(i - 1) in ("a", "an") and i - 1 >= self.floor else i
        draft = self.part(Fraction(1, 4), first, i)
        if draft.kind != "ratio":
            return draft
        if draft.hedge is not None:
            return draft
        if first == i:
            return None
        counted = self.lower(after) in _PARTITIVE and self.lower(after + 1) not in ("last", "date")
        before = self.lower(first - 1) in ("by", "lost", "shed", "gained", "fell", "rose", "with")
        return draft if counted or before else None

    def multiple(self, i: int, after: int) -> Draft | None:
        """ "doubled", "twice", "threefold"."""
        return self.ratio(english_multiple(self.lower(i)) or Fraction(1), i, i)

    def both(self, i: int, after: int) -> Draft | None:
        """ "both" says two, except in "both X and Y"."""
        for k in range(i + 1, i + 14):
            if self.token(k).text in (".", ",", ";", ":"):
                break
            if self.lower(k) == "and":
                return None
        return Draft(Decimal(2), i, i, fixed=True, woven=True)

    def dozen(self, i: int, after: int) -> Draft | None:
        """ "dozen" is a figure only behind a number or a hedge ("a good dozen")."""
        draft = Draft(Decimal(12), i, i)
        self.take_hedge(draft, i - 1)
        return self.complete(Draft(Decimal(12), i, i), i + 1) if draft.hedge else None

    def group(self, i: int, after: int) -> Draft | None:
        """ "Group of Seven" is the G7."""
        number = CARDINALS.get(self.lower(i + 2))
        if number is None or self.lower(i + 1) != "of" or not self.token(i + 2).text[0].isupper():
            return None
        return Draft(Decimal(number), i, i + 2, kind="identifier", fixed=True, woven=True)

    def ordinal(self, i: int, after: int) -> Draft | None:
        """ "third", "third quarter", "second half"; "first" only with a period."""
        value, nxt = english_ordinal(self.lower(i)) or 0, self.lower(after)
        if nxt in ("fiscal", "financial", "calendar", "business"):
            after += 1
            nxt = self.lower(after)
        noun = nxt == "half" and (value > 2 or self.lower(after + 1) in ("hour", "a", "-"))
        if nxt in PERIODS and not noun:
            return self.period(value, i, after)
        if value == 1:
            return None
        if value == 2 and nxt in ("hand", "thought"):
            return None
        if value == 2 and self.lower(i - 1) == "a" and self.lower(i - 2) == "of":
            return None
        if value == 2 and self.lower(i - 1) in ("a", "per") and self.token(i + 1).kind != "word":
            return None
        if value > 2 and self.lower(i - 1) == "good" and self.lower(i - 2) == "a":
            return self.part(Fraction(1, value), i, i, str(value))
        readings = (f"1/{value}",) if value > 2 else ()
        return Draft(Decimal(value), i, i, kind="ordinal", fixed=True, readings=readings)

    def named_period(self, i: int, after: int) -> Draft | None:
        """ "final quarter"."""
        if self.lower(after) != "quarter" or self.lower(i) in ("last",):
            return None
        return self.period(NAMED_PERIODS[self.lower(i)], i, after)

    def noon(self, i: int, after: int) -> Draft | None:
        """ "midnight" and "noon" are times."""
        value = 0 if self.lower(i) == "midnight" else 1200
        return Draft(Decimal(value), i, i, kind="time", fixed=True, woven=True)

    def decade(self, i: int, after: int) -> Draft | None:
        """ "the sixties"."""
        value = DECADES[self.lower(i)]
        draft = Draft(Decimal(value), i, i, kind="year", unit="decade", fixed=True)
        draft.readings, draft.woven = (str(value % 100),), True
        return draft

    def month(self, i: int, after: int) -> Draft | None:
        """A month begins a figure when a day follows."""
        return self.month_date(i)

    def vague(self, i: int, after: int) -> Draft | None:
        """ "millions", "several hundred million", "multi-billion": only the scale is known."""
        word = self.lower(i).removeprefix("multi").removesuffix("s")
        draft = Draft(self.scales[word], i, i)
        self.complete(draft, i + 1 + (self.lower(i + 1) == "of"))
        draft.last = max(i, draft.last if draft.unit else i)
        draft.core_end = None
        draft.hedge, draft.vague, draft.woven, draft.fixed = "at least", True, True, True
        return draft

    def hundred(self, i: int, after: int) -> Draft | None:
        """ "several hundred million": the hundred counts as part of the scale."""
        if self.lower(i - 1) == "a" or self.lower(i - 1) in ("the", "one"):
            return self.complete(Draft(Decimal(1), i, i), i)
        draft = Draft(self.scales[self.lower(i)], i, i)
        self.complete(draft, i + 1)
        draft.core_end = None
        draft.hedge, draft.vague, draft.woven, draft.fixed = "at least", True, True, True
        return draft

    def cardinal(self, i: int, after: int) -> Draft | None:
        """ "twelve", "two thirds", "two dozen", "two and a half", "two point five"."""
        value, j = self.number_words(i)
        part, end = self.half_of_day(j)
        if part and 0 < value <= 12 and self.lower(i - 1) in AT:
            return self.timed((value % 12 + 12 * (part == "pm")) * 100, i, end)
        last, k = j - 1, self.past_hyphen(j)
        nxt = self.lower(k)
        if not value and self.take_unit(Draft(Decimal(0), i, i), k) is None and nxt != "point":
            return None
        denominator = english_denominator(nxt)
        if denominator and 0 < value < denominator and (value == 1 or nxt.endswith("s")):
            return self.part(Fraction(value, denominator), i, k, str(value))
        exact = Decimal(value)
        if nxt == "dozen":
            exact, last, j = exact * 12, k, k + 1
        elif (
            nxt == "point" and self.lower(k + 1) in CARDINALS and self.lower(k + 1) not in ("ten",)
        ):
            digits = ""
            while CARDINALS.get(self.lower(k + 1), 10) < 10:
                digits += str(CARDINALS[self.lower(k + 1)])
                k += 1
            exact, last, j = Decimal(f"{value}.{digits}"), k, k + 1
        elif (half := self.and_a_half(k if k == j else j)) or (
            self.token(j).kind == "sym" and (half := self.and_a_half(k))
        ):
            exact, last, j = exact + Decimal("0.5"), half - 1, half
        if self.is_name(i, last):
            return None
        draft = self.complete(Draft(exact, i, last), j)
        draft.last = max(draft.last, last)
        if draft.bare and self.lower(i) == "eleven" and self.is_team(i):
            draft.fixed = draft.woven = True
        if value == 1 and exact == 1 and draft.scale == 1 and not self.opens_range(last + 1):
            unit = BY_CODE.get(draft.unit or "")
            if unit is None or unit.noun or unit.code == "point":
                return None
        return draft


_HANDLERS = {
    "one": EnglishWords.cardinal, "card": EnglishWords.cardinal, "article": EnglishWords.article,
    "half": EnglishWords.half, "quarter": EnglishWords.quarter, "hundred": EnglishWords.hundred,
    "thousand": EnglishWords.hundred, "dozen": EnglishWords.dozen, "both": EnglishWords.both,
    "multiple": EnglishWords.multiple, "month": EnglishWords.month, "ordinal": EnglishWords.ordinal,
    "decade": EnglishWords.decade, "vague": EnglishWords.vague, "named": EnglishWords.named_period,
    "group": EnglishWords.group, "noon": EnglishWords.noon,
}  # fmt: skip
