"""The English reader: figures of English financial text, in British and American habits."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from .digits import parse_digits
from .figure import Figure
from .lexer import Token
from .number_words import ENGLISH_CARDINALS, english_denominator, english_ordinal
from .reader import DASHES, Draft, Reader
from .units import ENGLISH_SCALES, ENGLISH_UNITS

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
}  # fmt: skip
_PERIODS = {"quarter": "quarter", "half": "half", "quarters": "quarter", "halves": "half"}
_PHRASES = {
    "about": "about|around|roughly|approximately|some|approx|circa|in the region of|or so",
    "almost": "almost|nearly|close to|just under|just below|a little under|slightly less than|not quite",
    "just over": "just over|just above|a little over|slightly more than|slightly over|a little more than"
    "|slightly above|a good",
    "more than": "more than|over|above|in excess of|upwards of|well over|well above|far more than"
    "|significantly more than|much more than",
    "less than": "less than|under|below|fewer than|well under|well below|significantly less than",
    "at least": "at least|no less than|no fewer than|a minimum of|not less than|minimum",
    "at most": "at most|no more than|a maximum of|not more than|maximum|max|at the most",
    "up to": "up to|as much as|as many as|as high as",
}
_NAMED = frozenset(
    "dax mdax sdax tecdax stoxx nasdaq nikkei ftse cac atx smi russell topix csi msci boeing "
    "airbus article section paragraph version windows formula line platform number no type model "
    "iphone galaxy chapter route hall gate agenda p top".split()
)
_MULTIPLES = {
    "doubled": 2, "double": 2, "doubles": 2, "doubling": 2, "twice": 2, "twofold": 2, "redouble": 2,
    "tripled": 3, "triple": 3, "triples": 3, "tripling": 3, "threefold": 3, "thrice": 3, "treble": 3,
    "trebled": 3, "quadrupled": 4, "quadruple": 4, "quadrupling": 4, "fourfold": 4, "fivefold": 5,
    "sixfold": 6, "sevenfold": 7, "eightfold": 8, "tenfold": 10,
}  # fmt: skip
_ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_ATTRIBUTIVE = {"year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour",
                "minute": "minute"}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _tag(word: str) -> str | None:
    if word in ENGLISH_CARDINALS:
        return "one" if word == "one" else "card"
    if word in ("a", "an"):
        return "article"
    if word in ("half", "halved", "halving", "halves", "halve"):
        return "half"
    if word == "hundred":
        return "card"
    if word in ("dozen", "both"):
        return word
    if word in _MULTIPLES:
        return "ratio"
    if word in MONTHS:
        return "month"
    if (english_ordinal(word) or 0) >= 1:
        return "ordinal"
    return None


class _English(Reader):
    scales = ENGLISH_SCALES
    units = ENGLISH_UNITS
    abbreviations = frozenset("mln bln mn bn approx max".split())
    hedges = {
        tuple(phrase.split()): hedge
        for hedge, phrases in _PHRASES.items()
        for phrase in phrases.split("|")
    }
    sign_words = {"minus": "-", "plus": "+", "negative": "-"}
    range_words = frozenset({"to", "-", "–", "up to", "until", "through", "- to"})
    between_words = frozenset({"and", "or"})
    move_words = frozenset({"after", "from", "versus", "vs", "against", "compared with", "compared to"})
    roles = {
        "from": "from", "to": "to", "by": "change", "after": "prior", "against": "prior",
        "versus": "prior", "vs": "prior", "than": "prior",
    }  # fmt: skip
    per_words = frozenset({"per", "a", "each"})
    per_nouns = {"share": "share", "head": "head", "person": "head", "capita": "head"}
    decimal_mark = "."

    def scale_at(self, k: int) -> Decimal | None:
        token = self.token(k)
        if token.kind != "word":
            return None
        word = token.text.lower()
        if len(word) == 1 and not (self.glued(k) and self.token(k - 1).kind == "num"):
            return None
        return self.scales.get(word)

    def take_phrase_unit(self, draft: Draft, k: int) -> int | None:
        word, nxt = self.lower(k), self.lower(k + 1)
        if word == "per" and nxt == "cent":
            word, nxt, k = "percent", self.lower(k + 2), k + 1
        if word in ("percentage", "percent", "basis", "%") or word == "pct":
            after = k + 2 if self.token(k + 1).text in DASHES else k + 1
            if self.lower(after) in ("point", "points"):
                draft.unit = "basis_point" if word == "basis" else "percentage_point"
                return after + 1
        if word == "percent":
            draft.unit = "percent"
            return k + 1
        for phrase, code in _TWO_WORD_UNITS.items():
            if (word, nxt.removesuffix("s")) == phrase:
                draft.unit = code
                return k + 2
        return None

    def not_a_unit(self, token: Token, draft: Draft) -> bool:
        if token.text.lower() == "second" or token.text.lower() == "mark":
            return True
        return len(token.text) <= 3 and token.text.isupper() and token.text in ("TRY",)

    def at_word(self, i: int) -> Draft | None:
        word = self.tokens[i].text.lower()
        tag = _tag(word)
        if tag is None:
            return None
        after = self.past_hyphen(i + 1)
        nxt = self.lower(after)
        if tag == "article":
            if self.scale_at(i + 1) is not None or nxt == "dozen":
                value = Decimal(12 if nxt == "dozen" else 1)
                return self.complete(Draft(value, i, i + (nxt == "dozen")), i + 1 + (nxt == "dozen"))
            denominator = english_denominator(nxt)
            of = self.lower(after + 1)
            if denominator and denominator > 2 and (of in ("of", "more", "less", "to") or nxt == "third"):
                return self.ratio(Fraction(1, denominator), i, after) if nxt != "quarter" or of == "of" else None
            return None
        if tag == "half":
            if nxt == "a" and self.scale_at(after + 1) is not None:
                return self.complete(Draft(Decimal("0.5"), i, after), after + 1)
            if nxt == "way" or self.lower(i - 1) in ("first", "second", "year"):
                return None
            return self.ratio(Fraction(1, 2), i, i)
        if tag == "ratio":
            return self.ratio(Fraction(_MULTIPLES[word]), i, i)
        if tag == "both":
            return Draft(Decimal(2), i, i, fixed=True)
        if tag == "dozen":
            return None
        if tag == "month":
            return self.month_date(i)
        if tag == "ordinal":
            value = english_ordinal(word) or 0
            if nxt in _PERIODS and not (nxt in ("half",) and value > 2):
                return self.period(value, i, after)
            if value == 1:
                return None
            return Draft(Decimal(value), i, i, kind="ordinal", fixed=True)
        value, j = self.number_words(i)
        last = j - 1
        denominator = english_denominator(self.lower(self.past_hyphen(j)))
        if denominator and value < denominator and (value == 1 or self.lower(self.past_hyphen(j)).endswith("s")):
            return self.ratio(Fraction(value, denominator), i, self.past_hyphen(j))
        if self.lower(j) == "dozen":
            value, j, last = value * 12, j + 1, j
        draft = self.complete(Draft(Decimal(value), i, last), j)
        draft.last = max(draft.last, last)
        if tag == "one" and last == i and draft.scale == 1:
            if draft.unit is None or draft.unit in _ATTRIBUTIVE or draft.unit == "point":
                return None
        return draft

    def ratio(self, value: Fraction, first: int, last: int) -> Draft:
        draft = Draft(value, first, last, kind="ratio", fixed=True)
        self.take_hedge(draft, first - 1)
        return draft

    def period(self, value: int, first: int, last: int) -> Draft:
        unit = _PERIODS[self.lower(last)]
        return Draft(Decimal(value), first, last, kind="date", unit=unit, fixed=True)

    def number_words(self, i: int) -> tuple[int, int]:
        """Value of "twenty-five", "one hundred and fifty" from token i, and the index after it."""
        total, j = 0, i
        while True:
            word = self.lower(j)
            if word in ENGLISH_CARDINALS:
                value = ENGLISH_CARDINALS[word]
                room = total % 100 == 0 or (total % 10 == 0 and value < 10)
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
            if self.lower(k) not in ENGLISH_CARDINALS and self.lower(k) != "hundred":
                break
            if total >= 20 or self.lower(k) == "hundred":
                j = k
            else:
                break
        return total, j

    def month_date(self, i: int) -> Draft | None:
        token, k = self.tokens[i], i + 1
        if not token.text[0].isupper():
            return None
        if self.token(k).text == "." and self.glued(k):
            k += 1
        day = self.token(k)
        if day.kind != "num" or not day.text.isdigit() or not 1 <= int(day.text) <= 31 or len(day.text) > 2:
            return None
        last = k
        if self.lower(k + 1) in _ORDINAL_SUFFIXES and self.glued(k + 1):
            last = k + 1
        if self.token(last + 1).text == "%" or self.scale_at(last + 1) is not None:
            return None
        return self.dated(MONTHS[token.text.lower()], int(day.text), i, last)

    def dated(self, month: int, day: int, first: int, last: int) -> Draft:
        k = last + 2 if self.token(last + 1).text == "," else last + 1
        year = self.token(k).text
        value = month * 100 + day
        if len(year) == 4 and year.isdigit() and 1800 <= int(year) < 2100:
            value, last = int(year) * 10000 + value, k
        return Draft(Decimal(value), first, last, kind="date", fixed=True)

    def at_ident(self, i: int) -> Draft | None:
        text = self.tokens[i].text
        if len(text) == 2 and text[0] in "QH" and text[1] in ("1234" if text[0] == "Q" else "12"):
            unit = "quarter" if text[0] == "Q" else "half"
            return Draft(Decimal(text[1]), i, i, kind="date", unit=unit, fixed=True)
        found = re.fullmatch(r"([A-Z]{3})([0-9]+)", text)
        if found and found[1] in ENGLISH_UNITS:
            return self.identifier(i, i)
        return self.identifier(i, i)

    def identifier(self, first: int, last: int) -> Draft:
        digits = "".join(c for t in self.tokens[first : last + 1] for c in t.text if c in "0123456789")
        return Draft(Decimal(digits), first, last, kind="identifier", fixed=True)

    def at_number(self, i: int) -> Draft | None:
        token = self.tokens[i]
        special = self.clock(i) or self.suffixed(i) or self.mixed(i) or self.year(i)
        if special is not None:
            return special
        parsed = parse_digits(token.text, decimal=".")
        if parsed is None or len(token.text) > 60:
            return self.identifier(i, i)
        value, readings = parsed
        draft = self.complete(Draft(value, i, i, readings=readings), i + 1)
        if draft.bare and draft.hedge is None:
            before = self.token(i - 1)
            named = before.kind == "word" and before.text.lower() in _NAMED
            if named and (before.text[0].isupper() or before.text == "top"):
                draft.kind, draft.fixed = "identifier", True
            elif len(token.text) > 1 and token.text.startswith("0") and token.text.isdigit():
                draft.kind, draft.fixed = "identifier", True
        return draft

    def clock(self, i: int) -> Draft | None:
        text, last = self.tokens[i].text, i
        hour, minute = text, "0"
        if self.token(i + 1).text == ":" and self.glued(i + 1) and self.glued(i + 2):
            minute, last = self.token(i + 2).text, i + 2
        elif re.fullmatch(r"[0-9]{1,2}\.[0-9]{2}", text):
            hour, minute = text.split(".")
        if not hour.isdigit() or not minute.isdigit():
            return None
        if len(hour) == 4 and self.lower(i + 1) in ("gmt", "cet", "cest", "hours"):
            return Draft(Decimal(hour), i, i, kind="time", fixed=True)
        half = self.lower(last + 1)
        end = last + 1
        if half in ("a", "p") and self.token(last + 2).text == "." and self.lower(last + 3) == "m":
            half, end = f"{half}m", last + 3 + (self.token(last + 4).text == "." and self.glued(last + 4))
        valid = int(hour) < 25 and int(minute) < 60
        if half in ("am", "pm") and valid and int(hour) <= 12:
            hours = int(hour) % 12 + (12 if half == "pm" else 0)
            return Draft(Decimal(hours * 100 + int(minute)), i, end, kind="time", fixed=True)
        if last > i:
            if valid and len(minute) == 2:
                value = Decimal(int(hour) * 100 + int(minute))
                return Draft(value, i, last, kind="time", fixed=True)
            return self.identifier(i, last)
        return None

    def suffixed(self, i: int) -> Draft | None:
        """ "21st", "3 May", "3rd quarter"."""
        token, after = self.tokens[i], self.token(i + 1)
        if not token.text.isdigit() or len(token.text) > 3:
            return None
        last = i
        if after.text.lower() in _ORDINAL_SUFFIXES and self.glued(i + 1):
            last = i + 1
        k = self.past_hyphen(last + 1)
        following = self.token(k)
        if last > i and following.text.lower() in _PERIODS:
            return self.period(int(token.text), i, k)
        of = self.lower(k) == "of" and last > i
        month = MONTHS.get(self.lower(k + of), 0) if self.token(k + of).text[:1].isupper() else 0
        if month and 1 <= int(token.text) <= 31 and k == last + 1:
            end = k + of
            if self.token(end + 1).text == "." and self.glued(end + 1) and len(self.lower(end)) <= 4:
                end += 1
            # "5 May 3" would be odd; "in 5 March sales" is not written.
            return self.dated(month, int(token.text), i, end)
        if last > i:
            return Draft(Decimal(token.text), i, last, kind="ordinal", fixed=True)
        return None

    def mixed(self, i: int) -> Draft | None:
        """Numbers that are part of a name: "5G", "Covid-19", "24/7"; decades; "1/3"."""
        token, after = self.tokens[i], self.token(i + 1)
        if self.glued(i) and self.token(i - 1).text in DASHES and i - 2 >= self.floor:
            name = self.token(i - 2)
            if self.glued(i - 1) and name.kind == "word" and name.text[0].isupper():
                if name.text.lower() not in ("top", "mid", "plus", "minus", "late", "early", "us"):
                    return self.identifier(i - 2, i)
        if after.kind == "word" and self.glued(i + 1):
            word = after.text.lower()
            if word == "s" and token.text.isdigit() and len(token.text) == 4:
                draft = Draft(Decimal(token.text), i, i + 1, kind="year", fixed=True)
                draft.core_end = token.end
                return draft
            if word not in self.units and word not in self.scales and word not in ("am", "pm", "pct"):
                return self.identifier(i, i + 1)
        if after.text in ("/", "-", "–") and self.glued(i + 1) and self.glued(i + 2):
            other = self.token(i + 2).text
            if token.text.isdigit() and other.isdigit():
                first, second = int(token.text), int(other)
                if len(token.text) == 4 and len(other) in (2, 4) and second % 100 == (first + 1) % 100:
                    if after.text == "/" or len(other) == 2:
                        return Draft(Decimal(first), i, i + 2, kind="fiscal_year", fixed=True)
                if after.text != "/":
                    return None
                if 0 < first < second <= 100:
                    return Draft(Fraction(first, second), i, i + 2, kind="ratio", fixed=True)
                return self.identifier(i, i + 2)
        return None

    def year(self, i: int) -> Draft | None:
        text = self.tokens[i].text
        if len(text) != 4 or not text.isdigit() or not 1800 <= int(text) < 2100:
            return None
        probe = Draft(Decimal(text), i, i)
        if self.scale_at(i + 1) is not None or self.take_unit(probe, self.past_hyphen(i + 1)) is not None:
            return None
        self.take_prefix(probe)
        if probe.unit is not None or probe.sign is not None or probe.hedge is not None:
            return None
        return Draft(Decimal(text), i, i, kind="year")


_TWO_WORD_UNITS = {
    ("troy", "ounce"): "troy_ounce",
    ("square", "metre"): "square_metre", ("square", "meter"): "square_metre",
    ("square", "kilometre"): "square_kilometre", ("square", "kilometer"): "square_kilometre",
    ("cubic", "metre"): "cubic_metre", ("cubic", "meter"): "cubic_metre",
    ("kilowatt", "hour"): "kilowatt_hour", ("megawatt", "hour"): "megawatt_hour",
    ("gigawatt", "hour"): "gigawatt_hour", ("terawatt", "hour"): "terawatt_hour",
    ("metric", "ton"): "tonne", ("metric", "tonne"): "tonne", ("index", "point"): "point",
}  # fmt: skip


def read_english(text: str) -> list[Figure]:
    """Figures of an English text in order; spans never overlap.

    Args:
        text: any text; offsets in the result count its characters.
    """
    return _English(text).read()
