"""The German reader: every number of German text, as Reuters, dpa-AFX and banks write them."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from .digits import parse_digits
from .figure import Figure
from .lexer import Token
from .number_words import DE_ONE, german_cardinal, german_denominator, german_ordinal
from .reader import DASHES, Draft, Reader
from .units import GERMAN_SCALES, GERMAN_UNITS

MONTHS = {
    "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feb": 2, "märz": 3, "maerz": 3, "mrz": 3,
    "april": 4, "apr": 4, "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8,
    "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11,
    "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip
_PERIODS = {
    "quartal": "quarter", "quartals": "quarter", "quartale": "quarter", "quartalen": "quarter",
    "vierteljahr": "quarter", "halbjahr": "half", "halbjahres": "half", "halbjahrs": "half",
    "jahreshälfte": "half", "geschäftsquartal": "quarter", "geschäftsquartals": "quarter",
    "fiskalquartal": "quarter", "geschäftshalbjahr": "half", "jahresviertel": "quarter",
}  # fmt: skip
_PHRASES = {
    "about": "rund|etwa|ca|circa|zirka|ungefähr|ungefaehr|in etwa|schätzungsweise|grob|um die|rd",
    "almost": "fast|knapp|beinahe|nahezu|annähernd|nicht ganz|schier",
    "just over": "gut|etwas mehr als|etwas über|leicht über|knapp über|kurz über|ein wenig mehr als",
    "more than": "mehr als|über|ueber|deutlich mehr als|deutlich über|weit über|weit mehr als",
    "less than": "weniger als|unter|deutlich unter|deutlich weniger als|weit unter|knapp unter",
    "at least": "mindestens|wenigstens|nicht weniger als|zumindest|mind",
    "at most": "höchstens|maximal|nicht mehr als|allenfalls|max",
    "up to": "bis zu|bis an",
}
# Nouns whose "über" says what the sum is for: "ein Kredit über 5 Millionen Euro".
_SUM_NOUNS = re.compile(
    r"(?:auftr[aä]g|vertrag|kredit|darlehen|anleihe|rechnung|scheck|bescheid|bürgschaft|fazilität"
    r"|linie|deal|vereinbarung|klage|förderung|garantie|bond)\w{0,3}\Z"
)
# Names that are followed by a number which is part of the name.
_NAMED = frozenset(
    "dax mdax sdax tecdax stoxx eurostoxx nasdaq nikkei ftse cac atx smi russell topix csi msci "
    "boeing airbus paragraf paragraph paragrafen artikel absatz version windows formel linie gleis "
    "nummer nr typ modell iphone galaxy kapitel route halle tor ziffer agenda p".split()
)
_SUFFIXES = {
    "jährig": "year", "jaehrig": "year", "monatig": "month", "wöchig": "week", "tägig": "day",
    "stündig": "hour", "minütig": "minute", "sekündig": "second", "prozentig": "percent",
    "köpfig": None, "stellig": None, "malig": None, "teilig": None, "stöckig": None,
    "fach": None, "mal": None,
}  # fmt: skip
_SUFFIX = re.compile(rf"(.*?)({'|'.join(_SUFFIXES)})(e[mnrs]?)?\Z")
_MULTIPLES = (
    ("verdoppel", Fraction(2)), ("verdreifach", Fraction(3)), ("vervierfach", Fraction(4)),
    ("verfünffach", Fraction(5)), ("versechsfach", Fraction(6)), ("verzehnfach", Fraction(10)),
    ("halbier", Fraction(1, 2)),
)  # fmt: skip
_COMBINED = {"teur": ("EUR", 1000), "tchf": ("CHF", 1000), "tusd": ("USD", 1000), "meur": ("EUR", 10**6)}
# Words that begin a sentence or clause after "12.", so that the full stop ends the sentence.
_STARTERS = frozenset(
    "der die das den dem des ein eine einen einem einer im in am an auf für mit bei nach von vom zu "
    "zum zur und aber doch auch damit dabei dies diese dieser dieses er sie es wir ich so seit vor "
    "während wie wenn als da noch nun zudem insgesamt allerdings".split()
)
_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})\Z")
_DAY_MONTH = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\Z")
_CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})\Z")


class _Word(NamedTuple):
    tag: str
    value: Fraction
    core: int = 0
    unit: str | None = None


@lru_cache(maxsize=1 << 16)
def _classify(word: str) -> _Word | None:
    """What a lower-case word says as a number, or None for nearly every word."""
    if word in DE_ONE:
        return _Word("one", Fraction(1))
    if word in ("halbe", "halben", "halber", "halbes", "halb"):
        return _Word("half", Fraction(1, 2))
    if word in ("hälfte", "haelfte"):
        return _Word("ratio", Fraction(1, 2))
    if word in ("beide", "beiden", "beider", "beides"):
        return _Word("both", Fraction(2))
    if word == "dutzend":
        return _Word("card", Fraction(12))
    if word in ("zweimal", "doppelt", "doppelte", "doppelten", "doppelter"):
        return _Word("ratio", Fraction(2))
    if word == "dreiviertel":
        return _Word("ratio", Fraction(3, 4))
    cardinal = german_cardinal(word)
    if cardinal is not None:
        return _Word("card", Fraction(cardinal))
    ordinal = german_ordinal(word)
    if ordinal is not None and ordinal > 1:
        return _Word("ordinal", Fraction(ordinal))
    if ordinal == 1:
        return _Word("first", Fraction(1))
    for stem, value in _MULTIPLES:
        if stem in word:
            return _Word("ratio", value)
    for stem, number in (("zweit", 2), ("dritt", 3), ("viert", 4), ("fünft", 5)):
        if word.startswith(stem) and len(word) > len(stem) + 3 and not german_denominator(word):
            return _Word("ordinal", Fraction(number))
    found = _SUFFIX.match(word)
    if found:
        number_word = german_cardinal(found.group(1))
        if number_word is not None:
            tag = "ratio" if found.group(2) in ("fach", "mal") else "compound"
            return _Word(tag, Fraction(number_word), found.end(1), _SUFFIXES[found.group(2)])
    return None


class _German(Reader):
    scales = GERMAN_SCALES
    units = GERMAN_UNITS
    abbreviations = frozenset("mio mrd mill mia bio tsd ca rd mind max".split())
    hedges = {
        tuple(phrase.split()): hedge
        for hedge, phrases in _PHRASES.items()
        for phrase in phrases.split("|")
    }
    sign_words = {"minus": "-", "plus": "+"}
    range_words = frozenset({"bis", "-", "–", "bis zu", "bis auf"})
    between_words = frozenset({"und", "oder"})
    move_words = frozenset({"auf", "nach", "statt", "gegenüber", "auf jetzt", "auf nun", "nach zuvor"})
    roles = {
        "von": "from", "auf": "to", "um": "change", "nach": "prior", "gegenüber": "prior",
        "statt": "prior", "zuvor": "prior", "vorjahr": "prior",
    }  # fmt: skip
    per_words = frozenset({"je", "pro", "per"})
    per_nouns = {"aktie": "share", "anteilsschein": "share", "papier": "share", "kopf": "head"}
    decimal_mark = ","

    def take_unit(self, draft: Draft, k: int) -> int | None:
        token = self.token(k)
        if token.kind == "word" and token.text.lower() in _COMBINED and token.text.isupper():
            code, factor = _COMBINED[token.text.lower()]
            draft.unit, draft.scale = code, Decimal(factor)
            draft.value *= Decimal(factor) if isinstance(draft.value, Decimal) else factor
            return k + 1
        return super().take_unit(draft, k)

    def not_a_unit(self, token: Token, draft: Draft) -> bool:
        # Short symbols count only as written ("5 t", "5 m"), and "Mark" only capitalised.
        return token.text.islower() and token.text.lower() in ("mark", "pfund", "real", "rand", "try")

    def hedge_fits(self, first: int, draft: Draft) -> bool:
        word = self.lower(first)
        if word == "über" and _SUM_NOUNS.search(self.lower(first - 1)):
            return False
        # "gut" before a number hedges only a measured quantity: "gut fünf Prozent".
        return word != "gut" or draft.kind != "year"

    def at_word(self, i: int) -> Draft | None:
        token = self.tokens[i]
        word = _classify(token.text.lower())
        if word is None:
            return None
        after = self.past_hyphen(i + 1)
        nxt = self.lower(after)
        if word.tag == "first":
            if nxt in _PERIODS:
                return self.period(Draft(Decimal(1), i, i, kind="ordinal"), after)
            return None
        if word.tag == "ordinal":
            draft = Draft(Decimal(int(word.value)), i, i, kind="ordinal", fixed=True)
            return self.period(draft, after) if nxt in _PERIODS else draft
        if word.tag in ("card", "one"):
            denominator = german_denominator(nxt)
            if denominator is not None:
                draft = Draft(Fraction(word.value) / denominator, i, after, kind="ratio", fixed=True)
                self.take_hedge(draft, i - 1)
                return draft
            if nxt in ("dutzend", "halbe", "halben", "halber", "halbes"):
                half = nxt != "dutzend"
                counted = self.scale_at(after + 1) is not None or self.lower(after + 1) in self.units
                if not half or (counted and word.tag == "one"):
                    value = Fraction(1, 2) if half else word.value * 12
                    return self.complete(self.word_draft(value, i, after), after + 1)
        if word.tag == "half":
            if self.scale_at(after) is None:
                return None
            return self.complete(self.word_draft(word.value, i, i), after)
        if word.tag in ("ratio", "both"):
            draft = Draft(word.value, i, i, kind="ratio" if word.tag == "ratio" else "count", fixed=True)
            if word.tag == "both":
                draft.value = Decimal(2)
            self.take_hedge(draft, i - 1)
            return draft
        if word.tag == "compound":
            draft = self.word_draft(word.value, i, i)
            draft.unit = word.unit
            draft.kind = "percent" if word.unit == "percent" else "measure" if word.unit else "count"
            draft.fixed = True
            if word.unit != "percent":
                draft.core_end = token.start + word.core
            self.take_hedge(draft, i - 1)
            return draft
        if word.tag == "one":
            probe = Draft(Decimal(1), i, i)
            if self.scale_at(after) is None and self.take_unit(probe, after) is None:
                return None
            if probe.unit in ("year", "month", "week", "day", "hour", "minute", "second", "point"):
                return None
        elif token.text[0].isupper() and not token.text.isupper() and not self.may_be_number(i):
            return None
        return self.complete(self.word_draft(word.value, i, i), i + 1)

    def word_draft(self, value: Fraction, first: int, last: int) -> Draft:
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return Draft(exact, first, last)

    def may_be_number(self, i: int) -> bool:
        """A capitalised number word is a noun ("die Elf") unless it begins a sentence or compound."""
        before = self.token(i - 1)
        if i == 0 or before.text in ('.', '"', "„", "“", ":", "!", "?", "»", "«", "(", "-", "–"):
            return True
        return self.past_hyphen(i + 1) != i + 1 or self.scale_at(i + 1) is not None

    def at_ident(self, i: int) -> Draft | None:
        text = self.tokens[i].text
        if len(text) == 2 and text[1].isdigit() and (text[0] in "QH"):
            number = int(text[1])
            if 1 <= number <= (4 if text[0] == "Q" else 2):
                unit = "quarter" if text[0] == "Q" else "half"
                return Draft(Decimal(number), i, i, kind="date", unit=unit, fixed=True)
        return self.identifier(i, i)

    def identifier(self, first: int, last: int) -> Draft:
        digits = "".join(c for t in self.tokens[first : last + 1] for c in t.text if c in "0123456789")
        return Draft(Decimal(digits), first, last, kind="identifier", fixed=True)

    def period(self, draft: Draft, k: int) -> Draft:
        draft.kind, draft.unit, draft.fixed = "date", _PERIODS[self.lower(k)], True
        draft.last = k
        return draft

    def at_number(self, i: int) -> Draft | None:
        token = self.tokens[i]
        special = self.date(i) or self.clock(i) or self.ordinal(i) or self.mixed(i) or self.year(i)
        if special is not None:
            return special
        parsed = parse_digits(token.text, decimal=",")
        if parsed is None or len(token.text) > 60:
            return self.identifier(i, i)
        value, readings = parsed
        draft = Draft(value, i, i, readings=readings)
        suffix = self.past_hyphen(i + 1)
        found = _SUFFIX.fullmatch(self.lower(suffix)) if self.glued(suffix) else None
        if found and not found.group(1):
            unit = _SUFFIXES[found.group(2)]
            draft.unit, draft.last = unit, suffix
            draft.kind = "percent" if unit == "percent" else "measure" if unit else "count"
            if unit != "percent":
                draft.core_end = token.end
            self.take_prefix(draft)
            draft.fixed = True
            return draft
        if self.lower(i + 1) == "%" and self.glued(i + 2) and self.lower(i + 2).startswith("ig"):
            draft.unit, draft.kind, draft.last, draft.fixed = "percent", "percent", i + 2, True
            self.take_prefix(draft)
            return draft
        denominator = german_denominator(self.lower(i + 1))
        if denominator is not None and value < denominator and not readings:
            return Draft(Fraction(value) / denominator, i, i + 1, kind="ratio", fixed=True)
        draft = self.complete(draft, i + 1)
        if draft.bare and draft.hedge is None:
            before = self.token(i - 1)
            named = before.kind == "word" and before.text.lower() in _NAMED and before.text[0].isupper()
            if named or before.text == "§" or (before.text == "." and self.lower(i - 2) in ("nr", "abs", "art")):
                draft.kind, draft.fixed = "identifier", True
            elif len(token.text) > 1 and token.text.startswith("0") and token.text.isdigit():
                draft.kind, draft.fixed = "identifier", True
        return draft

    def date(self, i: int) -> Draft | None:
        text = self.tokens[i].text
        found = _DATE.match(text)
        if found and self.valid(day := int(found[1]), month := int(found[2])):
            year = int(found[3]) + (0 if len(found[3]) == 4 else 2000)
            return Draft(Decimal(year * 10000 + month * 100 + day), i, i, kind="date", fixed=True)
        dot = self.token(i + 1).text == "." and self.glued(i + 1)
        found = _DAY_MONTH.match(text)
        if found and dot and self.valid(int(found[1]), int(found[2])):
            value = Decimal(int(found[2]) * 100 + int(found[1]))
            return Draft(value, i, i + 1, kind="date", fixed=True)
        if not text.isdigit() or len(text) > 4:
            return None
        if len(text) == 4 and self.token(i + 1).text == "-" and self.glued(i + 1):
            month_token, day_token = self.token(i + 2), self.token(i + 4)
            if len(month_token.text) == len(day_token.text) == 2 and self.token(i + 3).text == "-":
                if month_token.text.isdigit() and day_token.text.isdigit():
                    value = Decimal(text + month_token.text + day_token.text)
                    return Draft(value, i, i + 4, kind="date", fixed=True)
        if not dot or len(text) > 2:
            return None
        day, k = int(text), i + 2
        if self.token(k).kind != "word":
            # "12. und 13. Mai", "2./3. Juni": the month stands behind the second day.
            if self.token(k).text not in DASHES and self.token(k).text != "/":
                return None
        if self.lower(k) in ("und", "bis", "oder", "/", "-", "–") and self.token(k + 1).kind == "num":
            if self.token(k + 2).text == "." and self.lower(k + 3) in MONTHS and self.valid(day, 1):
                value = Decimal(MONTHS[self.lower(k + 3)] * 100 + day)
                return Draft(value, i, i + 1, kind="date", fixed=True)
            return None
        month = MONTHS.get(self.lower(k), 0)
        if not month or not self.valid(day, month):
            return None
        last = k
        after = k + 1
        if self.token(after).text == "." and self.glued(after) and len(self.lower(k)) <= 4:
            last, after = after, after + 1
        year_text = self.token(after).text
        if len(year_text) == 4 and year_text.isdigit() and 1800 <= int(year_text) < 2100:
            value = Decimal(int(year_text) * 10000 + month * 100 + day)
            return Draft(value, i, after, kind="date", fixed=True)
        return Draft(Decimal(month * 100 + day), i, last, kind="date", fixed=True)

    @staticmethod
    def valid(day: int, month: int) -> bool:
        return 1 <= day <= 31 and 1 <= month <= 12

    def clock(self, i: int) -> Draft | None:
        text, last = self.tokens[i].text, i
        if self.token(i + 1).text == ":" and self.glued(i + 1) and self.glued(i + 2):
            minutes = self.token(i + 2).text
            if not minutes.isdigit() or not text.isdigit():
                return None
            text, last = f"{text}:{minutes}", i + 2
        o_clock = self.lower(last + 1) == "uhr"
        found = _CLOCK.match(text)
        if found and int(found[1]) < 25 and int(found[2]) < 60 and (o_clock or ":" in text):
            end = last + 1 if o_clock else last
            return Draft(Decimal(int(found[1]) * 100 + int(found[2])), i, end, kind="time", fixed=True)
        if o_clock and text.isdigit() and int(text) < 25:
            return Draft(Decimal(int(text) * 100), i, i + 1, kind="time", fixed=True)
        return self.identifier(i, last) if last > i else None

    def ordinal(self, i: int) -> Draft | None:
        """ "3. Quartal", "zum 3. Mal": a number with a glued full stop that ends no sentence."""
        text = self.tokens[i].text
        if not text.isdigit() or len(text) > 3 or self.token(i + 1).text != "." or not self.glued(i + 1):
            return None
        k = i + 2
        while self.lower(k) in ("und", "bis", "/") and self.token(k + 1).kind == "num":
            k += 3
        following = self.token(k)
        if following.kind != "word" or (k == i + 2 and self.glued(k)):
            return None
        if following.text.lower() in _PERIODS:
            draft = Draft(Decimal(text), i, i + 1 if k > i + 2 else k, kind="date", fixed=True)
            draft.unit = _PERIODS[following.text.lower()]
            return draft
        if following.text.lower() in _STARTERS or following.text.lower() in MONTHS:
            return None
        if following.text[0].isupper() and len(text) > 2:
            return None
        return Draft(Decimal(text), i, i + 1, kind="ordinal", fixed=True)

    def mixed(self, i: int) -> Draft | None:
        """Numbers that are part of a name: "5G", "737er", "Covid-19", "24/7", and "1/3"."""
        token, after = self.tokens[i], self.token(i + 1)
        if self.glued(i) and self.token(i - 1).text in DASHES and i - 2 >= self.floor:
            name = self.token(i - 2)
            if self.glued(i - 1) and name.kind == "word" and name.text[0].isupper():
                if name.text.lower() not in ("top", "euro", "plus", "minus", "mitte", "ende", "anfang"):
                    return self.identifier(i - 2, i)
        if after.kind == "word" and self.glued(i + 1):
            word = after.text.lower()
            if len(token.text) == 4 and word in ("er", "ern") and token.text.isdigit():
                draft = Draft(Decimal(token.text), i, i + 1, kind="year", fixed=True)
                draft.core_end = token.end
                return draft
            known = word in self.units or word in self.scales or _SUFFIX.fullmatch(word)
            if not known and word not in _COMBINED:
                return self.identifier(i, i + 1)
        if after.text == "/" and self.glued(i + 1) and self.glued(i + 2):
            other = self.token(i + 2).text
            if token.text.isdigit() and other.isdigit():
                first, second = int(token.text), int(other)
                if len(token.text) == 4 and second % 100 == (first + 1) % 100:
                    return Draft(Decimal(first), i, i + 2, kind="fiscal_year", fixed=True)
                if 0 < first < second <= 100:
                    return Draft(Fraction(first, second), i, i + 2, kind="ratio", fixed=True)
                return self.identifier(i, i + 2)
        return None

    def year(self, i: int) -> Draft | None:
        text = self.tokens[i].text
        if len(text) != 4 or not text.isdigit() or not 1800 <= int(text) < 2100:
            return None
        k = self.past_hyphen(i + 1)
        following = self.token(k)
        probe = Draft(Decimal(text), i, i)
        if self.scale_at(k) is not None or self.take_unit(probe, k) is not None:
            return None
        self.take_prefix(probe)
        if probe.hedge is not None or probe.unit is not None or probe.sign is not None:
            return None
        if k == i + 1 and _counted_noun(following.text) and self.lower(i - 1) not in ("jahr", "jahre"):
            return None
        return Draft(Decimal(text), i, i, kind="year")


_COUNTED = re.compile(
    r"(?:mitarbeiter|beschäftigte|stelle|arbeitsplätze|mensch|kund|filiale|unternehmen|firmen|person"
    r"|nutzer|fahrzeug|auto|wohnung|haushalt|betrieb|aktie|flugzeug|teilnehmer|schüler|soldat"
    r"|polizist|jobs|einheiten|anleger|gäste|zuschauer|bürger|geschäfte|standorte|einwohner)"
)


def _counted_noun(word: str) -> bool:
    """True for plural nouns that a four-digit number counts, "2000 Stellen", rather than dates."""
    return bool(word) and word[0].isupper() and _COUNTED.match(word.lower()) is not None


def read_german(text: str) -> list[Figure]:
    """Figures of a German text in order; spans never overlap.

    Args:
        text: any text; offsets in the result count its characters.
    """
    return _German(text).read()
