"""English dates, times and quarters: "May 3", "3 May 2024", "2:30 p.m.", "third quarter"."""

from __future__ import annotations

import re
from decimal import Decimal

from .digits import LONGEST
from .drafts import Draft
from .english_numbers import CARDINALS
from .english_tables import MONTHS, ORDINAL_SUFFIXES, PERIODS, SHORT_MONTHS
from .names import NameReader, is_year
from .prefixes import DASHES

_NUMERIC = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})\Z")
_DAY_LINKS = frozenset(("and", "to", "through", "or", "until", "&", ",", *DASHES))
_BEHIND_A_SCORE = frozenset(
    "against down defeat win victory draw loss lead home away behind ) (".split()
)
_BEFORE_A_SCORE = frozenset(
    "lost lose loses losing won win wins beat beaten defeated drew trailed trailing led a".split()
)
_DAY_PARTS = {"morning": "am", "afternoon": "pm", "evening": "pm"}
AT = frozenset("at by until till around about from to before after since past".split())
_ZONES = frozenset("gmt cet cest hours hrs utc est edt".split())


class EnglishDates(NameReader):
    """Recognises what English text says of the calendar and the clock."""

    month_seen = (0, -1)
    """Month of the last date "June 12" and its last token, for "June 12 and 27"."""

    def month_date(self, i: int) -> Draft | None:
        """ "May 3", "Oct. 3, 2024", "June 12 and 27, 2024"."""
        token, k = self.tokens[i], i + 1
        if not token.text[0].isupper():
            return None
        if self.token(k).text == "." and self.glued(k) and self.lower(i) in SHORT_MONTHS:
            k += 1
        day, last = self.day(k)
        if not day:
            return None
        following = self.token(last + 1)
        if following.text in ("%", ":") or self.scale_at(last + 1) is not None:
            return None
        return self.month_day(MONTHS[token.text.lower()], day, i, last)

    def another_day(self, i: int) -> Draft | None:
        """The "27" of "June 12 and 27"."""
        month, last = self.month_seen
        if not 0 <= i - last - 1 <= 2 or not month:
            return None
        if i == last + 1 or not all(self.lower(k) in _DAY_LINKS for k in range(last + 1, i)):
            return None
        day, end = self.day(i)
        if not day or self.counts_behind(i, end):
            return None
        return self.month_day(month, day, i, end)

    def counts_behind(self, first: int, last: int) -> bool:
        """Whether what follows makes a quantity, not a day, of a small number."""
        following, k = self.token(last + 1), last + 1
        if following.text in ("%", ":") or following.kind == "num":
            return True
        if following.text == ".":
            return self.token(k + 1).kind == "num"
        if following.kind != "word" or last > first:
            return False
        unit = self.take_unit(Draft(Decimal(1), first, first), k)
        return unit is not None or self.scale_at(k) is not None or following.text[0].isupper()

    def day_of_several(self, i: int) -> Draft | None:
        """The "2" of "2 and 5 October 2024"."""
        (day, last), link = self.day(i), self.lower(i + 1)
        (other, end) = self.day(i + 2)
        if not day or not other or last != i or link not in ("and", "to", "or", *DASHES):
            return None
        month = MONTHS.get(self.lower(end + 1), 0) if self.token(end + 1).text[:1].isupper() else 0
        if not month or (month == 5 and not self.token(end + 2).text.isdecimal()):
            return None
        year = self.token(end + 2).text
        return self.calendar((int(year) * 10000 if is_year(year) else 0) + month * 100 + day, i, i)

    def day(self, k: int) -> tuple[int, int]:
        """Day of the month at token k ("3", "3rd") and its last token; (0, k) if there is none."""
        text = self.token(k).text
        if not (text.isascii() and text.isdecimal()) or len(text) > 2 or not 1 <= int(text) <= 31:
            return 0, k
        suffix = self.lower(k + 1) in ORDINAL_SUFFIXES and self.glued(k + 1)
        return int(text), k + suffix

    def month_day(self, month: int, day: int, first: int, last: int) -> Draft:
        """A date whose year may stand behind it or behind the next day of the same month."""
        self.month_seen = (month, last)
        k = last + 2 if self.token(last + 1).text == "," else last + 1
        year = self.token(k).text
        value = month * 100 + day
        if is_year(year):
            return self.calendar(int(year) * 10000 + value, first, k)
        for k in range(last + 1, last + 8):
            ahead = self.token(k)
            if ahead.kind == "num":
                if is_year(ahead.text):
                    value += int(ahead.text) * 10000
                if is_year(ahead.text) or not ahead.text.isdecimal() or len(ahead.text) > 2:
                    break
            elif ahead.text.lower() not in _DAY_LINKS:
                break
        return self.calendar(value, first, last)

    def calendar(self, value: int, first: int, last: int, *readings: str) -> Draft:
        """A date; its value has the digits of ISO 8601."""
        return Draft(Decimal(value), first, last, kind="date", fixed=True, readings=readings)

    def numeric_date(self, i: int) -> Draft | None:
        """ "2024-05-12"; "5/12/2024", "12.05.2024" with both orders of day and month."""
        if (iso := self.iso_date(i)) is not None:
            return iso
        last = i
        text = self.tokens[i].text
        if self.token(i + 1).text == "/" and self.token(i + 3).text == "/" and self.glued(i + 4):
            text, last = "/".join(self.token(k).text for k in (i, i + 2, i + 4)), i + 4
        found = _NUMERIC.match(text)
        if not found:
            return None
        first, second, year = (int(part) for part in found.groups())
        month_first = "/" in text and 1 <= first <= 12
        month, day = (first, second) if month_first else (second, first)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            month, day = day, month
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        other = (str(year * 10000 + day * 100 + month),) if day <= 12 and "/" in text else ()
        return self.calendar(year * 10000 + month * 100 + day, i, last, *other)

    def clock(self, i: int) -> Draft | None:
        """ "2:30 p.m.", "2 pm", "14:30", "1430 GMT", "12 noon"; "1:0" is an identifier."""
        text, last = self.tokens[i].text, i
        hour, minute = text, "0"
        if self.token(i + 1).text == ":" and self.glued(i + 1):
            minute, last = self.token(i + 2).text, i + 2
            if not self.glued(i + 2) and (len(hour) > 1 or len(minute) > 1):
                # "1: 3" is a result with a slip, "point 2: 30 people" is none.
                minute, last = "0", i
        elif re.fullmatch(r"[0-9]{1,2}\.[0-9]{2}", text):
            hour, minute = text.split(".")
        if not (hour.isdecimal() and minute.isdecimal()) or len(minute) > LONGEST:
            return None
        if len(hour) == 4 and self.lower(i + 1) in _ZONES and int(hour) < 2400:
            return self.timed(int(hour), i, i)
        half, end = self.half_of_day(last + 1)
        valid = int(hour) < 25 and int(minute) < 60
        spoken = self.lower(end) in _DAY_PARTS and last == i and "." not in text
        if half and valid and int(hour) <= 12 and (not spoken or self.lower(i - 1) in AT):
            hours = int(hour) % 12 + (12 if half == "pm" else 0)
            return self.timed(hours * 100 + int(minute), i, end)
        if self.lower(i + 1) in ("noon", "midnight") and text == "12":
            return self.timed(1200 if self.lower(i + 1) == "noon" else 0, i, i + 1)
        if self.lower(last + 1) in ("o'clock", "o") and self.token(last + 2).text in ("'", "’"):
            return self.timed(int(hour) * 100, i, last + 3)
        if last > i:
            if valid and len(minute) == 2:
                return self.timed(int(hour) * 100 + int(minute), i, last)
            return self.identifier(i, last)
        return None

    def half_past(self, first: int, k: int) -> Draft | None:
        """ "half past two" from token `first`, its hour at token k, perhaps with "p.m."."""
        text = self.token(k).text
        hour = int(text) if text.isdecimal() and len(text) < 3 else CARDINALS.get(text.lower(), 0)
        if not 0 < hour <= 12:
            return None
        part, last = self.half_of_day(k + 1)
        value = hour % 12 * 100 + 30 + 1200 * (part == "pm")
        return self.timed(value if part or hour < 12 else 1230, first, last if part else k)

    def half_of_day(self, k: int) -> tuple[str, int]:
        """ "am" or "pm" at token k, also as "p.m.", and the last token of it."""
        text = self.lower(k)
        if text in ("am", "pm") and (self.token(k).text.isupper() or self.token(k).text.islower()):
            return text, k
        if text == "in" and self.lower(k + 1) == "the" and self.lower(k + 2) in _DAY_PARTS:
            return _DAY_PARTS[self.lower(k + 2)], k + 2
        if text in ("a", "p") and self.token(k + 1).text == "." and self.lower(k + 2) == "m":
            return f"{text}m", k + 2 + (self.token(k + 3).text == "." and self.glued(k + 3))
        return "", k

    def timed(self, value: int, first: int, last: int) -> Draft:
        """A time of day as HHMM."""
        return Draft(Decimal(value), first, last, kind="time", fixed=True)

    def period(self, value: int, first: int, last: int) -> Draft:
        """A quarter or half of a year."""
        unit = PERIODS[self.lower(last)]
        return Draft(Decimal(value), first, last, kind="date", unit=unit, fixed=True)

    def suffixed(self, i: int) -> Draft | None:
        """ "21st", "3 May", "3rd quarter", "the 3rd of May"."""
        text = self.tokens[i].text.replace(",", "")
        if not text.isdecimal() or len(text) > 6:
            return None
        last = i
        if self.lower(i + 1) in ORDINAL_SUFFIXES and self.glued(i + 1):
            last = i + 1
        k = self.past_hyphen(last + 1)
        if last > i and self.lower(k) in PERIODS:
            return self.period(int(text), i, k)
        of = self.lower(k) == "of" and last > i
        month = MONTHS.get(self.lower(k + of), 0) if self.token(k + of).text[:1].isupper() else 0
        if month and 1 <= int(text) <= 31 and k == last + 1:
            end = k + of
            if (
                self.lower(end) in SHORT_MONTHS
                and self.token(end + 1).text == "."
                and self.glued(end + 1)
            ):
                end += self.lower(end) != "may"
            draft = self.month_day(month, int(text), i, end)
            self.month_seen = (0, -1)
            return draft
        if last > i:
            return Draft(Decimal(text), i, last, kind="ordinal", fixed=True)
        return None

    def score(self, i: int) -> Draft | None:
        """ "2-1": a result; where the second number is larger, what follows must tell."""
        text, other = self.tokens[i].text, self.token(i + 2).text
        if self.token(i + 1).text not in ("-", "–") or not (
            self.glued(i + 1) and self.glued(i + 2)
        ):
            return None
        if not (text.isdecimal() and other.isdecimal() and len(text) <= 3 and len(other) <= 3):
            return None
        if len(text) == 3 and len(other) == 1:
            # "112-55" is a result, "Boeing 787-9" is none.
            return None
        alone = not (self.glued(i + 3) and self.token(i + 3).text in ("-", "/", "%"))
        if not alone or self.scale_at(i + 3) is not None:
            return None
        if self.take_unit(Draft(Decimal(1), i, i), i + 3) is not None:
            return None
        told = (
            text == "0"
            or self.lower(i + 3) in _BEHIND_A_SCORE
            or self.lower(i - 1) in _BEFORE_A_SCORE
        )
        if int(text) < int(other) and not told:
            return None
        return self.identifier(i, i + 2)
