"""The German reader: every number of German text, as Reuters, dpa-AFX and banks write them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from .digits import LONGEST, parse_digits
from .distribution import Connectors, distribute
from .drafts import Draft
from .figure import Figure, times
from .german_numbers import (
    ONE,
    german_denominator,
)
from .german_tables import (
    AMONG,
    BOUND_FILLERS,
    COMBINED,
    HEDGES,
    INFLECTED,
    LETTER_SCALES,
    LIMIT_NOUNS,
    MONTHS,
    NAMED,
    SPAN_COMPOUND,
    SPAN_NOUN,
    SUFFIX,
    SUFFIXES,
    UNNAMED,
    is_counted,
)
from .german_words import GermanWords
from .lexer import Token
from .names import is_year
from .period_words import GERMAN_PERIODS
from .place_words import GERMAN_PLACES
from .places import finish
from .prefixes import DASHES
from .units import BY_CODE, GERMAN_SCALES, GERMAN_UNITS

_DECADE_LINKS = frozenset("bis und oder zu den in / - –".split())
_MOST_DECADES = 3
_ROUND = frozenset("runde runden rundes runder".split())


class German(GermanWords):
    """One reading of a German text."""

    scales = GERMAN_SCALES
    units = GERMAN_UNITS
    abbreviations = frozenset("mio mrd mill mia bio tsd ca rd mind max".split())
    hedges = HEDGES
    hedge_ends = frozenset(words[-1] for words in HEDGES)
    sign_words: ClassVar[Mapping[str, str]] = {"minus": "-", "plus": "+"}
    articles = frozenset("der die das dem den des".split()) | ONE
    per_words = frozenset({"je", "pro", "per"})
    per_nouns: ClassVar[Mapping[str, str]] = {
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
        after = super().take_unit(draft, k)
        if after is None and token.text[:1].isupper() and token.kind == "word":
            unit = self.span(k)
            if unit is not None:
                draft.unit, draft.core_end = self.units[unit], self.tokens[draft.last].end
                return k + 1
        return after

    def span(self, k: int) -> str | None:
        """The time in a noun at token k: "45 Beitragsjahre", "20 Handelstage", "6-Monatshoch"."""
        found = SPAN_NOUN.search(self.token(k).text)
        if found is None and self.token(k - 1).text in DASHES and self.glued(k):
            found = SPAN_COMPOUND.match(self.lower(k))
        return found[found.lastindex or 0] if found else None

    def multiply(self, draft: Draft, factor: Decimal, after: int) -> int:
        """Multiplies a draft by a factor that its unit carries."""
        draft.scale *= factor
        draft.value = times(draft.value, factor)
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
            return before.text != "sich" and not (
                noun and not LIMIT_NOUNS.search(before.text.lower())
            )
        if word in _ROUND and before.text.lower() in ("der", "die", "das", "den", "dem"):
            # "unter der runden 19.000-Punkte-Marke": the number itself is round.
            return False
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
        if p < self.floor:
            return
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
        if (
            self.lower(draft.first) in INFLECTED
            and self.lower(before) in ONE
            and before >= self.floor
        ):
            draft.first = before

    # Digits --------------------------------------------------------------------------------

    def at_number(self, i: int) -> Draft | None:
        """The figure at digits: date, time, ordinal, name, year, or a quantity."""
        token = self.tokens[i]
        if len(token.text) > LONGEST:
            return self.identifier(i, i)
        alone = token.text.isdecimal() and not (self.glued(i) or self.glued(i + 1))
        special = self.at_lone_number(i) if alone else self.at_joined_number(i)
        if special is not None:
            return special
        parsed = parse_digits(token.text, decimal=",")
        if parsed is None:
            return self.identifier(i, i)
        draft = Draft(parsed[0], i, i, readings=parsed[1])
        if not alone and self.take_suffix(draft, i):
            return draft
        denominator = german_denominator(self.lower(i + 1))
        if denominator and draft.value < denominator and draft.value == int(draft.value):
            return self.ratio(Fraction(draft.value) / denominator, i, i + 1)
        draft = self.complete(draft, i + 1)
        self.name_after_all(draft)
        return draft

    def at_lone_number(self, i: int) -> Draft | None:
        """What digits with spaces around them may be but a quantity: fewer things, read faster."""
        hour = self.clock(i) if self.lower(i + 1) == "uhr" else None
        return hour or self.telephone(i) or self.year(i)

    def at_joined_number(self, i: int) -> Draft | None:
        """What a number with a mark at it may be but a quantity."""
        return (
            self.date(i) or self.clock(i) or self.name(i) or self.ordinal(i) or self.slashed(i)
            or self.mixed(i) or self.year(i)
        )  # fmt: skip

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
        if word in ("er", "ern") and token.text.isdecimal():
            draft = Draft(Decimal(token.text), i, i + 1, kind="year", unit="decade", fixed=True)
            draft.core_end = token.end
            if len(token.text) == 4:
                return draft
            years = word == "ern" or self.counts_years(i + 2)
            if len(token.text) == 2 and token.text[1] == "0" and years:
                draft.value, draft.readings = Decimal(1900 + int(token.text)), (token.text,)
                return draft
            return self.identifier(i, i + 1)
        if word in self.units or word in self.scales or SUFFIX.fullmatch(word):
            return None
        if len(word) > 3 and (self.lower(i - 1) in self.named or is_year(token.text)):
            return None  # "EuroStoxx 50trat", "für 2024Mercedes": the space is missing
        known = after.text in COMBINED or (after.text in LETTER_SCALES and self.glued(i + 2))
        return None if known else self.identifier(i, i + 1)

    def counts_years(self, k: int) -> bool:
        """ "Jahre" behind "20er", also behind the last of "20er- bis 60er-Jahre"."""
        for _ in range(_MOST_DECADES):
            link = k
            while self.lower(link) in _DECADE_LINKS and link < k + 4:
                link += 1
            if link == k or self.lower(link + 1) not in ("er", "ern"):
                break
            k = link + 2
        return self.lower(self.past_hyphen(k)) in ("jahre", "jahren")


_CONNECTORS = Connectors(
    ranges=frozenset(
        {"bis", "-", "–", "—", "bis zu", "bis auf", "- bis", "bis hin zu", "bis knapp"}
    ),
    lists=frozenset(
        "und|oder|beziehungsweise|bzw .|bzw|sowie|respektive|- und|- oder|und dann|oder gar|und "
        "am|, dann|oder um|und um|oder auf|und auf".split("|")
    ),
    moves=frozenset(
        {"auf", "nach", "statt", "gegenüber", "von", "bis", "nach zuvor", "mit", "auf bis"}
    ),
    movers=frozenset(),
    shares=frozenset({"der", "von", "des"}),
    between=frozenset({"zwischen"}),
    instead=frozenset({"statt", "anstatt"}),
    fillers=frozenset(
        "nun jetzt nur noch zuletzt zuvor aktuell nunmehr sogar dann heute wieder insgesamt "
        "einst bisher "
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
    return finish(reader, drafts, GERMAN_PLACES, GERMAN_PERIODS)
