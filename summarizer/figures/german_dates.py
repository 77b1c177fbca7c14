"""German dates, times and quarters: "12. Mai 2024", "12.5.", "14.30 Uhr", "3. Quartal"."""

from __future__ import annotations

import re
from decimal import Decimal

from .digits import LONGEST
from .drafts import Draft
from .german_tables import MONTHS, PERIODS, STARTERS
from .names import NameReader, is_year

_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})\Z")
_DAY_MONTH = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\Z")
# Behind "1:55": how long something lasts.
_LASTING = frozenset("min minute minuten sek sekunde sekunden std stunde stunden".split())
_CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})\Z")
# What may stand between the days of "am 1., 2. und 3. Mai" and "vom 3. bis zum 7. Mai".
_DAY_LINKS = frozenset(
    "und oder bis sowie zum dem den am auf vom der - – / , . donnerstag freitag samstag sonntag "
    "sonnabend montag dienstag mittwoch".split()
)
_SHORT_MONTHS = frozenset("jan feb mrz apr jun jul aug sep sept okt nov dez".split())
_EVENING = frozenset({"abends", "nachmittags"})
_RESULT_ENDS = frozenset("gegen verloren gewonnen unterlegen niederlage sieg erfolg".split())
_MOST_ORDINALS = 3  # "im 1., 2. und 3. Quartal"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


class GermanDates(NameReader):
    """Recognises what German text says of the calendar and the clock."""

    def date(self, i: int) -> Draft | None:
        """ "12.5.2024", "12.5.", "12. 5. 2024", "12. Mai 2024", "2024-05-12"."""
        text = self.tokens[i].text
        if (found := _DATE.match(text)) and _valid(day := int(found[1]), month := int(found[2])):
            year = int(found[3])
            if len(found[3]) == 2:
                year += 2000 if year < 60 else 1900
            return self.calendar(year, month, day, i, i)
        dot = self.token(i + 1).text == "." and self.glued(i + 1)
        found = _DAY_MONTH.match(text)
        if found and dot and _valid(int(found[1]), int(found[2])):
            return self.calendar(0, int(found[2]), int(found[1]), i, i + 1)
        if text.isdecimal() and len(text) == 4:
            return self.iso_date(i)
        if not (text.isdecimal() and dot and len(text) <= 2):
            return None
        day = int(text)
        month_token = self.token(i + 2)
        if (
            month_token.kind == "num"
            and self.token(i + 3).text == "."
            and len(month_token.text) <= 2
        ):
            year_text = self.token(i + 4).text
            if (
                month_token.text.isdecimal()
                and _valid(day, int(month_token.text))
                and is_year(year_text)
            ):
                return self.calendar(int(year_text), int(month_token.text), day, i, i + 4)
        month = self.month(i + 2)
        if month and _valid(day, month):
            year, last = self.year_after(i + 2)
            return self.calendar(year, month, day, i, last)
        return self.day_of_several(i, day)

    def day_of_several(self, i: int, day: int) -> Draft | None:
        """The first days of "am 1., 2. und 3. Mai": the month stands behind the last."""
        if self.lower(i + 2) not in _DAY_LINKS or not _valid(day, 1):
            return None
        for k in range(i + 2, i + 12):
            if self.token(k).kind == "num":
                if not (self.token(k).text.isdecimal() and self.token(k + 1).text == "."):
                    return None
                if month := self.month(k + 2):
                    year, _ = self.year_after(k + 2)
                    return self.calendar(year, month, day, i, i + 1)
            elif self.lower(k) not in _DAY_LINKS:
                return None
        return None

    def month(self, k: int) -> int:
        """Number of the month that token k names, or 0."""
        return MONTHS.get(self.lower(k), 0) if self.token(k).text[:1].isupper() else 0

    def year_after(self, k: int) -> tuple[int, int]:
        """The year behind the month at token k, or 0, and the last token of the date."""
        dot = self.token(k + 1).text == "." and self.glued(k + 1)
        last = k + 1 if dot and self.lower(k) in _SHORT_MONTHS else k
        following = self.token(last + 1).text
        return (int(following), last + 1) if is_year(following) else (0, last)

    def calendar(self, year: int, month: int, day: int, first: int, last: int) -> Draft:
        """A date; its value has the digits of ISO 8601."""
        value = Decimal(year * 10000 + month * 100 + day)
        return Draft(value, first, last, kind="date", fixed=True)

    def clock(self, i: int) -> Draft | None:
        """ "14.30 Uhr", "14:30", "14 Uhr 30", "8 Uhr abends"; "1:0" is an identifier."""
        text, last = self.tokens[i].text, i
        if self.token(i + 1).text == ":" and self.glued(i + 1) and not self.glued(i + 2):
            return self.identifier(i, i + 2) if self.result(i) else None
        if self.token(i + 1).text == ":" and self.glued(i + 1):
            minutes = self.token(i + 2).text
            if not minutes.isdecimal() or not text.isdecimal() or len(minutes) > LONGEST:
                return None
            if self.scale_at(i + 3) is not None:
                return None  # "1:140 Millionen" are odds
            text, last = f"{text}:{minutes}", i + 2
        o_clock = self.lower(last + 1) == "uhr"
        found = None if self.lower(last + 1) in _LASTING else _CLOCK.match(text)
        if found and int(found[1]) < 25 and int(found[2]) < 60 and (o_clock or ":" in text):
            hour, minute = int(found[1]), int(found[2])
            return self.timed(hour, minute, i, last + 1 if o_clock else last)
        if o_clock and text.isdecimal() and int(text) < 25:
            minute_token = self.token(i + 2)
            with_minutes = minute_token.text.isdecimal() and len(minute_token.text) == 2
            if with_minutes and int(minute_token.text) < 60 and self.token(i + 3).text != ".":
                return self.timed(int(text), int(minute_token.text), i, i + 2)
            return self.timed(int(text), 0, i, i + 1)
        return self.identifier(i, last) if last > i else None

    def result(self, i: int) -> bool:
        """ "verloren 1: 4": a result with a slip, not "Punkt 1: 30 Firmen"."""
        other, behind = self.token(i + 2).text, self.token(i + 3)
        if not (other.isdecimal() and len(other) + len(self.token(i).text) <= 4):
            return False
        ends = behind.kind in ("sym", "") or behind.text.lower() in _RESULT_ENDS
        return ends and self.token(i - 1).text.islower()

    def timed(
        self, hour: int, minute: int, first: int, last: int, *, spoken: bool = False
    ) -> Draft:
        """A time; before noon, "abends" behind it adds twelve hours.

        A `spoken` time, "acht Uhr", may be before or after noon.
        """
        readings: tuple[str, ...] = ()
        if 0 < hour <= 12:
            night = self.lower(last + 1) == "nachts" and hour > 8
            evening = (
                night
                or self.lower(last + 1) in _EVENING
                or (
                    self.lower(last + 1) == "am" and self.lower(last + 2) in ("abend", "nachmittag")
                )
            )
            if evening and hour < 12:
                hour += 12
            elif spoken and self.lower(last + 1) not in ("morgens", "früh", "vormittags"):
                readings = (str(hour % 12 * 100 + minute + 1200),)
        value = Decimal(hour * 100 + minute)
        return Draft(value, first, last, kind="time", fixed=True, readings=readings)

    def ordinal(self, i: int) -> Draft | None:
        """ "3. Quartal", "zum 3. Mal": a number with a glued full stop that ends no sentence."""
        text = self.tokens[i].text
        if not self.glued(i + 1):
            return None
        after = self.token(i + 1)
        grouped = re.sub(r"\.(?=[0-9]{3}(?![0-9]))", "", text)
        if (
            grouped.isdecimal()
            and after.kind == "word"
            and after.text in ("ten", "te", "ter", "tes", "sten", "ste", "ster")
        ):
            return Draft(Decimal(grouped), i, i + 1, kind="ordinal", fixed=True)
        if not text.isdecimal() or len(text) > 3 or after.text != ".":
            return None
        k = i + 2
        for _ in range(_MOST_ORDINALS):
            if self.lower(k) in ("und", "bis", "/", "oder") and self.token(k + 1).kind == "num":
                k += 3
        following = self.token(k)
        if following.kind != "word" or (k == i + 2 and self.glued(k)):
            return None
        if following.text.lower() in PERIODS:
            last = i + 1 if k > i + 2 else k
            return self.period(int(text), i, last, PERIODS[following.text.lower()])
        if following.text.lower() in STARTERS or following.text.lower() in MONTHS:
            return None
        if following.text[0].isupper() and len(text) > 2:
            return None
        return Draft(Decimal(text), i, i + 1, kind="ordinal", fixed=True)

    def period(self, number: int, first: int, last: int, unit: str) -> Draft:
        """A quarter or half of a year."""
        return Draft(Decimal(number), first, last, kind="date", unit=unit, fixed=True)

    def roman_period(self, i: int) -> Draft | None:
        """ "III. Quartal"."""
        number = _ROMAN.get(self.token(i).text)
        k = i + 1 + (self.token(i + 1).text == ".")
        if number is None or self.lower(k) not in PERIODS:
            return None
        return self.period(number, i, k, PERIODS[self.lower(k)])


def _valid(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12
