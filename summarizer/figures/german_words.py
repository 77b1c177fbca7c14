"""German number words in their sentence: "zwei Drittel", "eine halbe Million", "Zehnjahreshoch"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from .drafts import Draft
from .figure import as_decimal
from .german_classes import _HALVED_NOUNS, Word, classify
from .german_dates import GermanDates
from .german_numbers import ONE, german_cardinal, german_denominator
from .german_tables import DETERMINERS, HALF_OF, INFLECTED, PERIODS, VAGUE_WORDS
from .prefixes import DASHES
from .units import BY_CODE


class GermanWords(GermanDates):
    """Recognises the figures that begin with a word."""

    def at_word(self, i: int) -> Draft | None:
        """The figure at a number word, a fraction, a compound."""
        token = self.tokens[i]
        word = classify(token.text.lower())
        if word is None:
            return self.roman_period(i) if token.text in ("I", "II", "III", "IV") else None
        return _HANDLERS[word.tag](self, i, word)

    def first(self, i: int, word: Word) -> Draft | None:
        """ "erste" is a figure only before a quarter or half."""
        after = self.past_hyphen(i + 1)
        if self.lower(after) in PERIODS:
            return self.period(1, i, after, PERIODS[self.lower(after)])
        return self.period(1, i, after, "half") if HALF_OF.match(self.lower(after)) else None

    def ordinal_word(self, i: int, word: Word) -> Draft | None:
        """ "dritten", and with a noun of the year "drittes Quartal"."""
        after, number = self.past_hyphen(i + 1), int(word.value)
        if self.lower(after) in PERIODS:
            return self.period(number, i, after, PERIODS[self.lower(after)])
        if number == 2 and HALF_OF.match(self.lower(after)):
            return self.period(number, i, after, "half")
        if number == 2 and self.lower(after) == "hand":
            return None
        if self.lower(i) in ("achte", "achten") and self.lower(i - 1) not in DETERMINERS:
            return None
        return Draft(Decimal(number), i, i, kind="ordinal", fixed=True)

    def half(self, i: int, word: Word) -> Draft | None:
        """ "eine halbe Million", "ein halbes Dutzend", "ein halbes Jahr", "halb so viel"."""
        after = self.past_hyphen(i + 1)
        nxt = self.lower(after)
        if (hour := self.half_hour(i)) is not None:
            return hour
        first = i - 1 if self.lower(i - 1) in ONE and i - 1 >= self.floor else i
        if nxt in ("auf", "bis") and self.lower(i) == "halbe" and self.scale_at(after + 2):
            # "um eine halbe auf drei Milliarden"
            return Draft(Decimal("0.5"), first, i, number=i)
        if nxt == "dutzend":
            return self.complete(Draft(Decimal(6), first, after), after + 1)
        if self.scale_at(after) is not None:
            return self.complete(Draft(Decimal("0.5"), first, i, number=i), after)
        if nxt in ("so", "mal"):
            return self.ratio(word.value, i, i)
        if nxt not in _HALVED_NOUNS:
            draft = Draft(word.value, i, i, kind="ratio", fixed=True, woven=True)
            return draft if self.token(after).text[:1].isupper() else None
        draft = self.complete(Draft(Fraction(1, 2), first, i, kind="ratio", number=i), after)
        draft.woven = draft.kind == "ratio" or BY_CODE[draft.unit or "year"].noun
        return draft

    def half_hour(self, i: int) -> Draft | None:
        """ "halb drei" is half past two."""
        token = self.token(i + 1)
        hour = Decimal(token.text) if token.text.isdecimal() else german_cardinal(token.text)
        if self.lower(i) != "halb" or hour is None or hour not in range(1, 13):
            return None
        last = i + 1 + (self.lower(i + 2) == "uhr")
        if last == i + 1 and self.scale_at(i + 2) is not None:
            return None
        return self.timed(int(hour) - 1 or 12, 30, i, last, spoken=True)

    def one(self, i: int, word: Word) -> Draft | None:
        """ "ein Prozent", "eine Million", "ein Drittel", "ein bis zwei": else an article."""
        after = self.past_hyphen(i + 1)
        nxt = self.lower(after)
        if denominator := german_denominator(nxt):
            return self.fraction_of(Fraction(1, denominator), i, after)
        if nxt == "dutzend":
            return self.complete(Draft(Decimal(12), i, after), after + 1)
        if self.opens_range(i + 1):
            return self.complete(Draft(Decimal(1), i, i), i + 1)
        probe = Draft(Decimal(1), i, i)
        scaled = self.scale_at(after) is not None
        if scaled and self.token(after + 1).text in DASHES and self.glued(after + 1):
            return None  # "ein Millionen-Deal" is one of some millions
        if not scaled and self.take_unit(probe, after) is None:
            return None
        if probe.unit is not None and (BY_CODE[probe.unit].noun or probe.unit == "point"):
            return None
        return self.complete(Draft(Decimal(1), i, i), i + 1)

    def opens_range(self, k: int) -> bool:
        """ "bis zwei", "- bis zwei", "oder zwei" at token k, after "ein"."""
        if self.token(k).text in DASHES and self.glued(k):
            k += 1
        if self.lower(k) not in ("bis", "oder"):
            return False
        if self.token(k + 1).kind == "num":
            return True
        word = classify(self.lower(k + 1))
        return word is not None and word.tag in ("card", "compound", "ratio") and word.value > 1

    def cardinal(self, i: int, word: Word) -> Draft | None:
        """ "zwölf", "zwei Drittel", "zwei Dutzend", "zwei Komma fünf", "zwei Uhr"."""
        token, after = self.tokens[i], self.past_hyphen(i + 1)
        nxt = self.lower(after)
        if (denominator := german_denominator(nxt)) and word.decimal < denominator:
            return self.fraction_of(word.value / denominator, i, after)
        if nxt == "dutzend":
            return self.complete(Draft(word.decimal * 12, i, after), after + 1)
        if nxt == "uhr" and word.decimal <= 24 and word.decimal == int(word.decimal):
            return self.timed(int(word.decimal), 0, i, after, spoken=True)
        if nxt == "komma" and (decimals := self.decimals(after + 1)):
            last = after + len(decimals)
            value = Decimal(f"{int(word.decimal)}.{decimals}")
            return self.complete(Draft(value, i, last), last + 1)
        if word.decimal in (0, 100, 1000) and (
            self.lower(i - 1) in VAGUE_WORDS or not word.decimal
        ):
            if word.decimal:
                return self.vague_quantity(i)
            if nxt not in self.units:
                return None
        if token.text[0].isupper() and not token.text.isupper() and not self.may_be_number(i):
            return None
        draft = self.complete(Draft(word.decimal, i, i), i + 1)
        return None if word.decimal == 1 and draft.bare else draft

    def decimals(self, k: int) -> str:
        """Digits spelled one by one after "Komma"."""
        digits = ""
        while (spelled := german_cardinal(self.lower(k))) is not None and spelled < 10:
            digits += str(spelled)
            k += 1
        return digits

    def fraction_of(self, value: Fraction, first: int, last: int) -> Draft:
        """ "ein Drittel", "drei Viertel"; "ein viertel Prozentpunkt" is a quantity."""
        after = last + 1
        if self.lower(after) in _HALVED_NOUNS or self.scale_at(after) is not None:
            draft = self.complete(Draft(value, first, last, kind="ratio"), after)
            if draft.kind != "ratio":
                return draft
        return self.ratio(value, first, last)

    def bare_fraction(self, i: int, word: Word) -> Draft | None:
        """ "ein gutes Drittel", "das Drittel"; "ganze Viertel" are parts of a town."""
        town = word.value == Fraction(1, 4) and self.lower(i - 1) not in INFLECTED
        return None if town or self.tokens[i].text.islower() else self.ratio(word.value, i, i)

    def dozen(self, i: int, word: Word) -> Draft | None:
        """ "ein gutes Dutzend"; "mehrere Dutzend" is no number."""
        if self.lower(i - 1) in VAGUE_WORDS or not self.tokens[i].text[0].isupper():
            return None
        return self.complete(Draft(Decimal(12), i, i), i + 1)

    def single(self, i: int, word: Word) -> Draft | None:
        """ "eine knappe Milliarde": the article stands before the hedge."""
        if self.lower(i - 1) not in INFLECTED or self.lower(i - 2) not in ONE:
            return None
        return self.complete(Draft(Decimal(1), i, i), i)

    def midnight(self, i: int, word: Word) -> Draft | None:
        """ "Mitternacht" is a time."""
        return Draft(Decimal(0), i, i, kind="time", fixed=True, woven=True)

    def top(self, i: int, word: Word) -> Draft | None:
        """ "Top Ten"."""
        if self.lower(i - 1) != "top":
            return None
        return Draft(Decimal(int(word.value)), i, i, fixed=True, woven=True)

    def woven(self, i: int, word: Word) -> Draft | None:
        """ "Zweidrittelmehrheit"."""
        return Draft(word.value, i, i, kind="ratio", fixed=True, woven=True)

    def multiple(self, i: int, word: Word) -> Draft | None:
        """ "verdoppelt", "dreimal", "die Hälfte", "das Dreifache"."""
        draft = self.ratio(word.value, i, i)
        k = i + 1 + (self.lower(i + 1) == "sich")
        behind = self.hedges.get((self.lower(k),))
        free = self.token(k + 1).kind != "num" and classify(self.lower(k + 1)) is None
        if draft.hedge is None and behind is not None and free:
            # "verdoppelte sich nahezu"
            draft.hedge, draft.last = behind, k
        return draft

    def both(self, i: int, word: Word) -> Draft | None:
        """ "beide" says two."""
        return Draft(Decimal(2), i, i, fixed=True, woven=True)

    def compound(self, i: int, word: Word) -> Draft | None:
        """ "zehnjährige", "fünfprozentig", "zweistellig"."""
        draft = self.plain(word.value, i, i)
        draft.unit, draft.fixed = word.unit, True
        draft.kind = "count" if word.unit is None else BY_CODE[word.unit].kind
        if word.unit != "percent":
            draft.core_end = self.tokens[i].start + word.core
        self.take_hedge(draft, i - 1)
        return draft

    def grown(self, i: int, word: Word) -> Draft | None:
        """ "Achtstundentag", "Zehnjahreshoch"."""
        draft = self.plain(word.value, i, i)
        draft.unit, draft.fixed, draft.woven = word.unit, True, True
        draft.kind = "count" if word.unit is None else BY_CODE[word.unit].kind
        return draft

    def part(self, i: int, word: Word) -> Draft | None:
        """ "Viertelpunkt", "Viertelmillion", "Dreiviertelstunde"."""
        noun = word.unit or ""
        draft = Draft(word.value, i, i, kind="ratio", woven=True)
        if scale := self.scales.get(noun):
            draft = self.complete(Draft(Decimal(int(word.value * Fraction(scale))), i, i), i + 1)
        elif unit := self.units.get(noun):
            value = Decimal(word.value.numerator) / Decimal(word.value.denominator)
            draft.value, draft.unit, draft.kind = value, unit, BY_CODE[unit].kind
            self.take_hedge(draft, i - 1)
        draft.fixed = draft.woven = True
        return draft

    def decade(self, i: int, word: Word) -> Draft | None:
        """ "sechziger Jahre", "in den Neunzigern"; "der Fünfziger" may be a banknote."""
        token = self.tokens[i]
        years = self.lower(self.past_hyphen(i + 1)) in ("jahre", "jahren")
        if not (years or token.text.lower().endswith(("ern", "jahre", "jahren"))):
            return None
        value = int(word.value)
        draft = Draft(Decimal(1900 + value), i, i, kind="year", unit="decade", fixed=True)
        draft.readings, draft.woven = (str(value),), True
        return draft

    def named_period(self, i: int, word: Word) -> Draft | None:
        """ "Schlussquartal"."""
        draft = self.period(int(word.value), i, i, word.unit or "")
        draft.woven = True
        return draft

    def vague(self, i: int, word: Word) -> Draft | None:
        """ "Millionenbetrag", "Milliarden": a number that is not said."""
        return self.vague_quantity(i, Decimal(int(word.value)))

    def vague_quantity(self, i: int, scale: Decimal | None = None) -> Draft:
        """ "mehrere hundert Millionen Euro": only the scale is known."""
        draft = Draft(scale or self.scales[self.lower(i)], i, i)
        self.complete(draft, i + 1)
        draft.core_end = None
        draft.hedge, draft.vague, draft.woven, draft.fixed = "at least", True, True, True
        return draft

    def plain(self, value: Fraction, first: int, last: int) -> Draft:
        """A draft of a number word; halves are exact decimals."""
        return Draft(as_decimal(value), first, last)

    def spelled(self, j: int) -> tuple[Decimal, int] | None:
        """A number word that goes on after a scale: "zwei Millionen dreihunderttausend"."""
        token = self.token(j)
        value = german_cardinal(token.text) if token.kind == "word" else None
        if token.text == "eine" and self.scale_at(j + 1) is not None:
            return Decimal(1), j + 1
        if value is None or value != int(value) or (value < 2 and token.text != "eins"):
            return None
        return value, j + 1

    def may_be_number(self, i: int) -> bool:
        """A capitalised number word is a noun ("die Elf") unless a sentence begins with it."""
        before = self.token(i - 1)
        if i == 0 or before.kind == "sym" or before.text == "Top":
            return True
        dash = self.token(i + 1).text in DASHES and self.glued(i + 1)
        return dash or self.scale_at(i + 1) is not None


_HANDLERS = {
    "first": GermanWords.first, "ordinal": GermanWords.ordinal_word, "half": GermanWords.half,
    "one": GermanWords.one,
    "card": GermanWords.cardinal, "fraction": GermanWords.bare_fraction, "dozen": GermanWords.dozen,
    "ratio": GermanWords.multiple, "both": GermanWords.both, "compound": GermanWords.compound,
    "grown": GermanWords.grown, "part": GermanWords.part, "decade": GermanWords.decade,
    "single": GermanWords.single, "midnight": GermanWords.midnight, "woven": GermanWords.woven,
    "period": GermanWords.named_period, "top": GermanWords.top, "vague": GermanWords.vague,
}  # fmt: skip
