"""English numbers of several words: "one hundred and fifty", "two and a half"."""

from __future__ import annotations

from decimal import Decimal

from .drafts import Draft
from .english_dates import EnglishDates
from .english_numbers import CARDINALS

_OPENERS = frozenset(('"', "“", "(", ")", ":", ".", "!", "?", "-", "–", "—", "‘", ";"))

_BEHIND_A_TEAM = frozenset(
    "of in against for and to on who from with by at lost won was were is are had has".split()
)


class EnglishCardinals(EnglishDates):
    """Recognises cardinals that go over several words."""

    def and_a_half(self, k: int) -> int:
        """Index after "and a half" at token k, or 0."""
        for word in ("and", "a", "half"):
            k = self.past_hyphen(k)
            if self.lower(k) != word:
                return 0
            k += 1
        return k

    def opens_range(self, k: int) -> bool:
        """ "to two", "or two" at token k."""
        return self.lower(k) in ("to", "or", "-") and CARDINALS.get(self.lower(k + 1), 1) > 1

    def is_name(self, i: int, last: int) -> bool:
        """A capitalised number word inside a sentence is a name: "Seven & i"."""
        text, before = self.tokens[i].text, self.token(i - 1)
        if not text[0].isupper() or i == 0 or before.text in _OPENERS or before.text == "War":
            return self.token(last + 1).text == "&"
        counting = self.scale_at(last + 1) is not None or self.lower(last + 1) in self.units
        return not counting and self.past_hyphen(last + 1) == last + 1

    def number_words(self, i: int) -> tuple[int, int]:
        """Value of "twenty-five", "one hundred and fifty" from token i, and the index after it."""
        total, j = 0, i
        while True:
            word = self.lower(j)
            if word in CARDINALS:
                value = CARDINALS[word]
                room = total % 100 == 0 or (total % 100 >= 20 and total % 10 == 0 and value < 10)
                if j > i and not room:
                    break
                total += value
            elif word == "hundred" and total < 100:
                total = (total or 1) * 100
            else:
                break
            j += 1
            k = self.past_hyphen(j)
            if self.lower(j) == "and" and total % 100 == 0 and total:
                k = j + 1
            if self.lower(k) not in CARDINALS and self.lower(k) != "hundred":
                break
            if (total >= 20 and total % 10 == 0) or self.lower(k) == "hundred":
                j = k
            else:
                break
        return total, j

    def spelled(self, j: int) -> tuple[Decimal, int] | None:
        """Number words that go on after a scale: "two million three hundred thousand"."""
        k = j + 1 if self.lower(j) == "and" else j
        if self.lower(k) not in CARDINALS:
            return None
        value, after = self.number_words(k)
        joined = k > j or value == 1
        if joined and self.take_unit(Draft(Decimal(value), k, after - 1), after) is None:
            # "two million and one euros", but "two million and three hundred came".
            return (
                (Decimal(value), after) if self.scale_at(after) and (value > 1 or k == j) else None
            )
        return Decimal(value), after

    def is_team(self, i: int) -> bool:
        """ "the starting eleven", "the eleven lost"."""
        named = self.lower(i - 1) in ("first", "the", "own", "our", "his", "her", "their")
        behind = self.token(i + 1)
        free = behind.kind != "word" or self.lower(i + 1) in _BEHIND_A_TEAM
        return self.lower(i - 1) == "starting" or (named and free)
