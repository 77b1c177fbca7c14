"""The German reader: every number of German text, as Reuters, dpa-AFX and banks write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from .digits import LONGEST, parse_digits
from .distribution import Connectors, distribute
from .drafts import Draft
from .figure import Figure
from .german_dates import GermanDates
from .german_numbers import (
    ONE,
    german_cardinal,
    german_denominator,
    german_multiple,
    german_ordinal,
)
from .german_tables import (
    AMONG,
    COMBINED,
    DECADE,
    DETERMINERS,
    FACTORS,
    GROWN,
    GROWN_FRACTION,
    GROWN_NOUN,
    GROWN_UNITS,
    HALF_OF,
    HEDGES,
    INFLECTED,
    BOUND_FILLERS,
    LIMIT_NOUNS,
    LETTER_SCALES,
    MONTHS,
    NAMED,
    NAMED_PERIODS,
    PARTS,
    PERIODS,
    SINGLE,
    SUFFIX,
    SUFFIXES,
    UNNAMED,
    VAGUE,
    VAGUE_WORDS,
    is_counted,
)
from .lexer import Token
from .places import GERMAN_PLACES, finish
from .reader import DASHES
from .units import BY_CODE, GERMAN_SCALES, GERMAN_UNITS

_HALVES = frozenset({"halbe", "halben", "halber", "halbes", "halb"})
_BOTH = frozenset({"beide", "beiden", "beider", "beides"})
_DOUBLE = frozenset("doppelt doppelte doppelten doppelter doppeltes doppelte doppelten".split())
_HALVED_NOUNS = frozenset(
    "prozent prozentpunkt prozentpunkte prozentpunktes punkt jahrhundert jahrzehnt jahr stunde tag "
    "jahres jahrhunderts tages".split()
)
_PART_VALUES = {
    "halb": Fraction(1, 2), "viertel": Fraction(1, 4), "dreiviertel": Fraction(3, 4),
    "zehntel": Fraction(1, 10), "achtel": Fraction(1, 8),
}  # fmt: skip
_CENTURY = frozenset({"vierteljahrhundert", "vierteljahrhunderts"})


class _Word(NamedTuple):
    tag: str
    value: Fraction
    core: int = 0
    unit: str | None = None


@lru_cache(maxsize=1 << 16)
def _classify(word: str) -> _Word | None:
    """What a lower-case word says as a number, or None for nearly every word."""
    if word in ONE:
        return _Word("one", Fraction(1))
    if word in _HALVES:
        return _Word("half", Fraction(1, 2))
    if word in ("hälfte", "haelfte"):
        return _Word("ratio", Fraction(1, 2))
    if word in _BOTH:
        return _Word("both", Fraction(2))
    if word == "dutzend":
        return _Word("dozen", Fraction(12))
    if word in SINGLE:
        return _Word("single", Fraction(1))
    if word == "mitternacht":
        return _Word("midnight", Fraction(0))
    if word in _DOUBLE:
        return _Word("ratio", Fraction(2))
    if word in ("dreiviertel", "dreivierteln"):
        return _Word("ratio", Fraction(3, 4))
    if word in _CENTURY:
        return _Word("ratio", Fraction(1, 4))
    cardinal = german_cardinal(word)
    if cardinal is not None:
        return _Word("card", Fraction(cardinal))
    if denominator := german_denominator(word):
        return _Word("fraction", Fraction(1, denominator))
    ordinal = german_ordinal(word)
    if ordinal is not None:
        return _Word("first" if ordinal == 1 else "ordinal", Fraction(ordinal))
    if multiple := german_multiple(word):
        return _Word("ratio", multiple)
    if word in NAMED_PERIODS:
        return _Word("period", Fraction(NAMED_PERIODS[word][0]), unit=NAMED_PERIODS[word][1])
    return _compound(word)


def _compound(word: str) -> _Word | None:
    """Numbers inside words: "zehnjährige", "Zehnjahreshoch", "Viertelpunkt", "Millionenbetrag"."""
    if found := SUFFIX.match(word):
        number = german_cardinal(found[1])
        if number is not None and (number > 1 or SUFFIXES[found[2]] is not None):
            tag = "ratio" if found[2] in FACTORS else "compound"
            return _Word(tag, Fraction(number), found.end(1), SUFFIXES[found[2]])
    if found := PARTS.match(word):
        value = _PART_VALUES[found[1]]
        return _Word("part", value, found.end(1), found[2])
    if found := DECADE.match(word):
        decade = german_cardinal(found[1])
        return None if decade is None else _Word("decade", Fraction(decade))
    if found := VAGUE.match(word):
        return _Word("vague", Fraction(GERMAN_SCALES[found[1]]))
    if found := GROWN.match(word):
        number = german_cardinal(found[1])
        if number is not None and number > 1:
            kind = next(i for i in range(len(GROWN_UNITS)) if found[i + 2])
            return _Word("grown", Fraction(number), found.end(1), GROWN_UNITS[kind])
    if found := GROWN_NOUN.match(word):
        number = german_cardinal(found[1])
        return None if number is None or number < 2 else _Word("grown", Fraction(number))
    if found := GROWN_FRACTION.match(word):
        value = german_cardinal(found[1]) or Decimal(0)
        return _Word("woven", Fraction(value) / (german_denominator(found[2]) or 1))
    return None


class German(GermanDates):
    """One reading of a German text."""

    scales = GERMAN_SCALES
    units = GERMAN_UNITS
    abbreviations = frozenset("mio mrd mill mia bio tsd ca rd mind max".split())
    hedges = HEDGES
    hedge_ends = frozenset(words[-1] for words in HEDGES)
    sign_words = {"minus": "-", "plus": "+"}
    articles = frozenset("der die das dem den des".split()) | ONE
    per_words = frozenset({"je", "pro", "per"})
    per_nouns = {
        "aktie": "share", "anteilsschein": "share", "papier": "share", "kopf": "head",
        "titel": "share", "anteil": "share", "stammaktie": "share", "vorzugsaktie": "share",
        "monat": "month", "unze": "ounce", "feinunze": "ounce",
    }  # fmt: skip
    named = NAMED
    unnamed = UNNAMED
    decimal_mark = ","

    # Units, signs, hedges ------------------------------------------------------------------

    def take_unit(self, draft: Draft, k: int) -> int | None:
        """Also "TEUR", "T€" and "Mio€", where a letter multiplies."""
        token = self.token(k)
        if token.text in COMBINED:
            draft.unit, factor = COMBINED[token.text]
            return self.multiply(draft, Decimal(factor), k + 1)
        if token.text in LETTER_SCALES and self.token(k + 1).text == "€" and self.glued(k + 1):
            draft.unit = "EUR"
            return self.multiply(draft, LETTER_SCALES[token.text], k + 2)
        if token.text == "v" and self.token(k + 1).text == "." and self.lower(k + 2) == "h":
            draft.unit = "percent"
            return k + 3 + (self.token(k + 3).text == ".")
        return super().take_unit(draft, k)

    def multiply(self, draft: Draft, factor: Decimal, after: int) -> int:
        """Multiplies a draft by a factor that its unit carries."""
        draft.scale *= factor
        draft.value *= factor if isinstance(draft.value, Decimal) else Fraction(factor)
        return after

    def not_a_unit(self, token: Token, draft: Draft) -> bool:
        """Currencies whose names are words ("Mark", "Rand") count only capitalised."""
        word = token.text.lower()
        if word in ("mark", "pfund", "real", "rand", "won", "lira", "grad", "punkt", "punkte"):
            return token.text.islower()
        return word == "try" and not token.text.isupper()

    def is_sign(self, p: int) -> bool:
        """ "Minus" in capitals is a noun unless a sentence or clause begins with it."""
        if not self.token(p).text[0].isupper():
            return True
        return p == 0 or self.token(p - 1).kind == "sym"

    def hedge_fits(self, first: int, draft: Draft) -> bool:
        """Refuses "ein Kredit über …", "eine Umfrage unter …", "um die Hälfte", "3 bis 5"."""
        word, before = self.lower(first), self.token(first - 1)
        if word == "über":
            noun = before.text[:1].isupper() and first > 1 and self.token(first - 2).kind != "sym"
            return before.text != "sich" and not (noun and not LIMIT_NOUNS.search(before.text.lower()))
        if word == "unter" and draft.bare:
            following = self.token(draft.last + 1).text
            among = following[:1].isupper() and following.endswith("n")
            preposition = before.text.lower() in ("mit", "bei", "auf", "von", "für", "in")
            return not (AMONG.search(before.text.lower()) or (among and not preposition))
        if word == "bis" and self.lower(first + 1) not in ("zu", "an"):
            return first > self.floor and before.kind != "sym" and draft.unit is not None
        if word == "um" and draft.kind == "ratio":
            return self.lower(first + 1) == "bis"
        return word != "gut" or draft.kind != "year"

    def counts(self, k: int, *, hedged: bool) -> bool:
        """ "2000 Stellen"; after a hedge any noun is counted."""
        text = self.token(k).text
        return is_counted(text) or (hedged and text[:1].isupper())

    def dates(self, p: int) -> bool:
        """ "Jahr 2000 Mitarbeiter" is no number of employees, "März 2000 Stellen" neither."""
        return self.lower(p) in ("jahr", "jahre", "jahres") or self.lower(p) in MONTHS

    def take_hedge(self, draft: Draft, p: int) -> None:
        """Takes the article before an inflected hedge along: "eine knappe Milliarde"."""
        super().take_hedge(draft, p)
        if draft.hedge is None:
            for q in range(p, p - 3, -1):
                if self.lower(q) in BOUND_FILLERS and self.hedge_ending(draft, q - 1):
                    if draft.hedge in ("at least", "at most"):
                        break
                    draft.hedge, draft.first = None, draft.number if p + 1 > draft.number else p + 1
                elif self.lower(q) not in BOUND_FILLERS:
                    break
        before = draft.first - 1
        if self.lower(draft.first) in INFLECTED and self.lower(before) in ONE and before >= self.floor:
            draft.first = before

    # Words ---------------------------------------------------------------------------------

    def at_word(self, i: int) -> Draft | None:
        """The figure at a number word, a fraction, a compound."""
        token = self.tokens[i]
        word = _classify(token.text.lower())
        if word is None:
            return self.roman_period(i) if token.text in ("I", "II", "III", "IV") else None
        return _HANDLERS[word.tag](self, i, word)

    def first(self, i: int, word: _Word) -> Draft | None:
        """ "erste" is a figure only before a quarter or half."""
        after = self.past_hyphen(i + 1)
        if self.lower(after) in PERIODS:
            return self.period(1, i, after, PERIODS[self.lower(after)])
        return self.period(1, i, after, "half") if HALF_OF.match(self.lower(after)) else None

    def ordinal_word(self, i: int, word: _Word) -> Draft | None:
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

    def half(self, i: int, word: _Word) -> Draft | None:
        """ "eine halbe Million", "ein halbes Dutzend", "ein halbes Jahr", "halb so viel"."""
        after = self.past_hyphen(i + 1)
        nxt = self.lower(after)
        first = i - 1 if self.lower(i - 1) in ONE and i - 1 >= self.floor else i
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

    def one(self, i: int, word: _Word) -> Draft | None:
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
        if self.scale_at(after) is None and self.take_unit(probe, after) is None:
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
        word = _classify(self.lower(k + 1))
        return word is not None and word.tag in ("card", "compound", "ratio") and word.value > 1

    def cardinal(self, i: int, word: _Word) -> Draft | None:
        """ "zwölf", "zwei Drittel", "zwei Dutzend", "zwei Komma fünf", "zwei Uhr"."""
        token, after = self.tokens[i], self.past_hyphen(i + 1)
        nxt = self.lower(after)
        if (denominator := german_denominator(nxt)) and word.value < denominator:
            return self.fraction_of(word.value / denominator, i, after)
        if nxt == "dutzend":
            return self.complete(self.plain(word.value * 12, i, after), after + 1)
        if nxt == "uhr" and word.value <= 24 and word.value.denominator == 1:
            return self.timed(int(word.value), 0, i, after)
        if nxt == "komma" and (decimals := self.decimals(after + 1)):
            value = Fraction(f"{int(word.value)}.{decimals}")
            last = after + len(decimals)
            return self.complete(self.plain(value, i, last), last + 1)
        if word.value in (0, 100, 1000) and (self.lower(i - 1) in VAGUE_WORDS or not word.value):
            if word.value:
                return self.vague_quantity(i)
            if nxt not in self.units:
                return None
        if token.text[0].isupper() and not token.text.isupper() and not self.may_be_number(i):
            return None
        draft = self.complete(self.plain(word.value, i, i), i + 1)
        return None if word.value == 1 and draft.bare else draft

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

    def bare_fraction(self, i: int, word: _Word) -> Draft | None:
        """ "ein gutes Drittel", "das Drittel"; "drittel Stelle" is none."""
        return self.ratio(word.value, i, i) if self.tokens[i].text[0].isupper() else None

    def dozen(self, i: int, word: _Word) -> Draft | None:
        """ "ein gutes Dutzend"; "mehrere Dutzend" is no number."""
        if self.lower(i - 1) in VAGUE_WORDS or not self.tokens[i].text[0].isupper():
            return None
        return self.complete(Draft(Decimal(12), i, i), i + 1)

    def single(self, i: int, word: _Word) -> Draft | None:
        """ "eine knappe Milliarde": the article stands before the hedge."""
        if self.lower(i - 1) not in INFLECTED or self.lower(i - 2) not in ONE:
            return None
        return self.complete(Draft(Decimal(1), i, i), i)

    def midnight(self, i: int, word: _Word) -> Draft | None:
        """ "Mitternacht" is a time."""
        return Draft(Decimal(0), i, i, kind="time", fixed=True, woven=True)

    def woven(self, i: int, word: _Word) -> Draft | None:
        """ "Zweidrittelmehrheit"."""
        return Draft(word.value, i, i, kind="ratio", fixed=True, woven=True)

    def multiple(self, i: int, word: _Word) -> Draft | None:
        """ "verdoppelt", "dreimal", "die Hälfte", "das Dreifache"."""
        draft = self.ratio(word.value, i, i)
        k = i + 1 + (self.lower(i + 1) == "sich")
        behind = self.hedges.get((self.lower(k),))
        if draft.hedge is None and behind is not None and self.token(k + 1).kind != "num":
            # "verdoppelte sich nahezu"
            if _classify(self.lower(k + 1)) is None:
                draft.hedge, draft.last = behind, k
        return draft

    def both(self, i: int, word: _Word) -> Draft | None:
        """ "beide" says two."""
        return Draft(Decimal(2), i, i, fixed=True, woven=True)

    def compound(self, i: int, word: _Word) -> Draft | None:
        """ "zehnjährige", "fünfprozentig", "zweistellig"."""
        draft = self.plain(word.value, i, i)
        draft.unit, draft.fixed = word.unit, True
        draft.kind = "count" if word.unit is None else BY_CODE[word.unit].kind
        if word.unit != "percent":
            draft.core_end = self.tokens[i].start + word.core
        self.take_hedge(draft, i - 1)
        return draft

    def grown(self, i: int, word: _Word) -> Draft | None:
        """ "Achtstundentag", "Zehnjahreshoch"."""
        draft = self.plain(word.value, i, i)
        draft.unit, draft.fixed, draft.woven = word.unit, True, True
        draft.kind = "count" if word.unit is None else BY_CODE[word.unit].kind
        return draft

    def part(self, i: int, word: _Word) -> Draft | None:
        """ "Viertelpunkt", "Viertelmillion", "Dreiviertelstunde"."""
        noun = word.unit or ""
        draft = Draft(word.value, i, i, kind="ratio", woven=True)
        if scale := self.scales.get(noun):
            value = word.value * Fraction(scale)
            draft = self.complete(Draft(Decimal(int(value)), i, i), i + 1)
        elif unit := self.units.get(noun):
            value = Decimal(word.value.numerator) / Decimal(word.value.denominator)
            draft.value, draft.unit, draft.kind = value, unit, BY_CODE[unit].kind
            self.take_hedge(draft, i - 1)
        draft.fixed = draft.woven = True
        return draft

    def decade(self, i: int, word: _Word) -> Draft | None:
        """ "sechziger Jahre", "in den Neunzigern"; "der Fünfziger" may be a banknote."""
        token = self.tokens[i]
        years = self.lower(self.past_hyphen(i + 1)) in ("jahre", "jahren")
        if not (years or token.text.lower().endswith(("ern", "jahre", "jahren"))):
            return None
        value = int(word.value)
        draft = Draft(Decimal(1900 + value), i, i, kind="year", unit="decade", fixed=True)
        draft.readings, draft.woven = (str(value),), True
        return draft

    def named_period(self, i: int, word: _Word) -> Draft | None:
        """ "Schlussquartal"."""
        draft = self.period(int(word.value), i, i, word.unit or "")
        draft.woven = True
        return draft

    def vague(self, i: int, word: _Word) -> Draft | None:
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
        return Draft(Decimal(value.numerator) / Decimal(value.denominator), first, last)

    def spelled(self, j: int) -> tuple[Decimal, int] | None:
        """A number word that goes on after a scale: "zwei Millionen dreihunderttausend"."""
        token = self.token(j)
        value = german_cardinal(token.text) if token.kind == "word" else None
        return None if value is None or value < 2 else (value, j + 1)

    def may_be_number(self, i: int) -> bool:
        """A capitalised number word is a noun ("die Elf") unless it begins a sentence or compound."""
        before = self.token(i - 1)
        if i == 0 or before.kind == "sym":
            return True
        dash = self.token(i + 1).text in DASHES and self.glued(i + 1)
        return dash or self.scale_at(i + 1) is not None

    # Digits --------------------------------------------------------------------------------

    def at_number(self, i: int) -> Draft | None:
        """The figure at digits: date, time, ordinal, name, year, or a quantity."""
        token = self.tokens[i]
        if len(token.text) > LONGEST:
            return self.identifier(i, i)
        special = (
            self.date(i) or self.clock(i) or self.name(i) or self.ordinal(i) or self.slashed(i)
            or self.mixed(i) or self.year(i)
        )  # fmt: skip
        if special is not None:
            return special
        parsed = parse_digits(token.text, decimal=",")
        if parsed is None:
            return self.identifier(i, i)
        draft = Draft(parsed[0], i, i, readings=parsed[1])
        if self.take_suffix(draft, i):
            return draft
        denominator = german_denominator(self.lower(i + 1))
        if denominator and draft.value < denominator and draft.value == int(draft.value):
            return self.ratio(Fraction(draft.value) / denominator, i, i + 1)
        draft = self.complete(draft, i + 1)
        self.name_after_all(draft)
        return draft

    def take_suffix(self, draft: Draft, i: int) -> bool:
        """ "3,5-prozentig", "10-jährige", "20%ige", "3,5- bis" keep their suffix."""
        k = self.past_hyphen(i + 1)
        found = SUFFIX.fullmatch(self.lower(k)) if self.glued(k) else None
        if found and not found[1]:
            unit = SUFFIXES[found[2]]
            draft.unit, draft.last = unit, k
            draft.kind = "count" if unit is None else BY_CODE[unit].kind
            if unit != "percent":
                draft.core_end = self.tokens[i].end
        elif self.lower(i + 1) == "%" and self.glued(i + 2) and self.lower(i + 2).startswith("ig"):
            draft.unit, draft.kind, draft.last = "percent", "percent", i + 2
        else:
            return False
        self.take_prefix(draft)
        draft.fixed = True
        return True

    def mixed(self, i: int) -> Draft | None:
        """Numbers glued to letters: "5G", "737er"; "1990er" and "60er Jahre" are decades."""
        token, after = self.tokens[i], self.token(i + 1)
        if after.kind != "word" or not self.glued(i + 1):
            return None
        word = after.text.lower()
        if word in ("er", "ern") and token.text.isdigit():
            draft = Draft(Decimal(token.text), i, i + 1, kind="year", unit="decade", fixed=True)
            draft.core_end = token.end
            if len(token.text) == 4:
                return draft
            years = self.lower(self.past_hyphen(i + 2)) in ("jahre", "jahren") or word == "ern"
            if len(token.text) == 2 and token.text[1] == "0" and years:
                draft.value, draft.readings = Decimal(1900 + int(token.text)), (token.text,)
                return draft
            return self.identifier(i, i + 1)
        if word in self.units or word in self.scales or SUFFIX.fullmatch(word):
            return None
        known = after.text in COMBINED or (after.text in LETTER_SCALES and self.glued(i + 2))
        return None if known else self.identifier(i, i + 1)


_HANDLERS = {
    "first": German.first, "ordinal": German.ordinal_word, "half": German.half, "one": German.one,
    "card": German.cardinal, "fraction": German.bare_fraction, "dozen": German.dozen,
    "ratio": German.multiple, "both": German.both, "compound": German.compound,
    "grown": German.grown, "part": German.part, "decade": German.decade,
    "single": German.single, "midnight": German.midnight, "woven": German.woven,
    "period": German.named_period, "vague": German.vague,
}  # fmt: skip
_CONNECTORS = Connectors(
    ranges=frozenset({"bis", "-", "–", "—", "bis zu", "bis auf", "- bis", "bis hin zu", "bis knapp"}),
    lists=frozenset(
        "und|oder|beziehungsweise|bzw .|bzw|sowie|respektive|- und|- oder|und dann|oder gar|und am|, dann"
        .split("|")
    ),
    moves=frozenset({"auf", "nach", "statt", "gegenüber", "von", "bis", "nach zuvor", "mit", "auf bis"}),
    shares=frozenset({"der", "von", "des"}),
    between=frozenset({"zwischen"}),
    instead=frozenset({"statt", "anstatt"}),
    fillers=frozenset(
        "nun jetzt nur noch zuletzt zuvor aktuell nunmehr sogar dann heute wieder insgesamt einst bisher "
        "bislang zunächst vorher bereits derzeit künftig ursprünglich bloß lediglich".split()
    ),
)


def read_german(text: str) -> list[Figure]:
    """Figures of a German text in order; spans never overlap.

    Args:
        text: any text; offsets in the result count its characters.
    """
    reader = German(text)
    drafts = reader.drafts()
    distribute(reader, drafts, _CONNECTORS)
    return finish(reader, drafts, GERMAN_PLACES)
