"""Datelines of the German agencies: "San Francisco/Berlin (Reuters) - ", "Zürich (awp) - "."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan jän", "februar feber feb", "märz maerz mär mrz maer",
            "april apr", "mai", "juni jun", "juli jul", "august aug", "september sept sep",
            "oktober okt oct", "november nov", "dezember dez dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = (
    rf"(?:[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?(?![0-9])"
    rf"|[0-9]{{1,2}}\.\s?[0-9]{{1,2}}\.(?:\s?(?:[0-9]{{4}}|[0-9]{{2}}))?(?![0-9])"
    rf"|[0-9]{{1,2}}\.?\s?(?:{_MONTH})\b\.?(?:\s[0-9]{{4}}(?![0-9]))?)"
)
_WEEKDAY = (
    r"(?:(?:Mo|Di|Mi|Do|Fr|Sa|So|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)"
    r"\.?,?\s)"
)
_TIME = (
    r"(?:\s?[,/|–-]?\s?(?:um\s)?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\sUhr)?"
    r"(?:\s[A-Z]{3,4})?)"
)

_AGENCY = (
    r"(?:Thomson\s)?Reuters|RTRS|(?:dpa|awp)(?:[-/ ][\w\- /]{1,20})?|AFP(?:[-/ ]\w{1,12})?"
    r"|APA(?:[-/ ][\w\-]{1,12})?|AP|DAPD|dapd|ddp|vwd|sda|Keystone-SDA|SID|epd|KNA|ots|pta|pte"
    r"|Dow\sJones(?:\s\w{1,12})?|Dow-Jones|DJN?|Bloomberg|dts(?:\s\w{1,20})?|rtr|PRNewswire|PRN"
    r"|GlobeNewswire|Business\sWire|(?:EQS|DGAP)(?:[- ]\w{1,10})?|MT\sNewswires|Xinhua|TASS|ANSA"
    r"|IRW-Press"
)
# A place starts with a capital and has no full stop but that of "St." and "a. M.".
_CAPITAL = r"(?-i:(?=[^\W\d_a-zäöüß]))[^\W\d_][\w'’-]{0,30}"
_WORD = (
    rf"(?:St\.|{_CAPITAL}|a\.\s?M\.|d\.|(?:am|an|auf|bei|da|de|del|der|di|do|dos|im|in|la|ob|of|upon|vor)\b"
    r"|\((?:Oder|Main|Saale|Westf|Holst|Württ)\.?\))"
)
_NO_PLACE = rf"{_WEEKDAY}|(?:am|im|in|ab|bis|seit|vom|der|die|das|den\s[0-9])\b"
_PLACE = rf"(?:(?!{_NO_PLACE})(?:St\.|{_CAPITAL})(?:\s{_WORD}){{0,4}})"
_PLACES = rf"(?P<places>{_PLACE}(?:\s?/\s?{_PLACE}){{0,4}})"
_DASH = r"(?:\s?(?:--|[-–—―−])+(?=\s|\Z|[^\W\d_]|[\"„“»0-9])|\s?:(?=\s))"
_DATE_LABEL = r"(?:(?:date|datum|stand|veröffentlicht)(?:\sam)?\s?[:=]?\s)"

_PREFIX = re.compile(
    rf"{_DATE_LABEL}(?P<date>{_DATE}){_TIME}?(?:\s?[|,:;–—-](?=\s))?\s*", re.IGNORECASE
)
_DATE_LINE = re.compile(
    rf"{_DATE_LABEL}?{_WEEKDAY}?(?:den\s)?(?P<date>{_DATE})(?:{_TIME}|,?\s[0-9]{{4}})?\s*$",
    re.IGNORECASE,
)
_WIRE = re.compile(
    rf"(?:{_PLACES}(?:,?\s(?:{_WEEKDAY})?(?:den\s)?(?P<date>{_DATE}))?,?\s?)?"
    rf"\((?P<agency>{_AGENCY})\)(?:,?\s(?P<later>{_DATE}))?(?P<dash>{_DASH})?\s*",
    re.IGNORECASE,
)
# Without an agency only the date makes it one: "Hamburg, 12. Mai 2024 – ".
_RELEASE = re.compile(
    rf"{_PLACES},\s(?:den\s)?(?P<date>{_DATE})(?:(?P<dash>{_DASH})\s*|\s*$)", re.IGNORECASE
)
_BARE = re.compile(r"(?P<agency>Reuters|AFP|dpa|APA)(?P<dash>\s[-–—])\s", re.IGNORECASE)
_MAIN = re.compile(r"(?<=Frankfurt)\s?/\s?(?=(?:Main|M\.|Oder)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, by whom and when a report was filed.

    `date` is ISO 8601 as far as the text says: "2024-05-12", "2020-09", or "--05-12" without a
    year. `places` are spelled as pasted.
    """

    places: tuple[str, ...]
    agency: str | None
    date: str | None


def read_date(text: str) -> str | None:
    """The ISO form of a German or ISO date, None when it is none ("31.2." is not checked)."""
    numbers = re.findall("[0-9]+", text)
    if re.match(r"[0-9]{4}-", text):
        year, month, *day = numbers
        return "-".join((year, month, *day)) if 1 <= int(month) <= 12 else None
    name = re.search(_MONTH, text, re.IGNORECASE)
    if name:
        month_number = str(_MONTHS[name.group().lower()])
        day_number, *rest = numbers
    else:
        day_number, month_number, *rest = numbers
    if not (1 <= int(month_number) <= 12 and 1 <= int(day_number) <= 31):
        return None
    year = (rest[0] if len(rest[0]) == 4 else f"20{rest[0]}") if rest else "-"
    return f"{year}-{int(month_number):02}-{int(day_number):02}"


def match_dateline(text: str) -> tuple[Dateline, int] | None:
    """The dateline that `text` (one cleaned paragraph) starts with, and where it ends.

    None when there is none. A date alone, labelled as one ("date 2020-09"), counts.
    """
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    date = read_date(prefix["date"]) if prefix else None
    wire = _WIRE.match(text, start)
    if wire and (wire["dash"] or wire["places"] or not text[wire.end() :].strip()):
        own = wire["date"] or wire["later"]
        date = (read_date(own) if own else None) or date
        return Dateline(_places(wire["places"]), " ".join(wire["agency"].split()), date), wire.end()
    bare = _BARE.match(text, start)
    if bare:
        return Dateline((), bare["agency"], date), bare.end()
    release = _RELEASE.match(text, start)
    if release:
        places = _places(release["places"])
        return Dateline(places, None, read_date(release["date"]) or date), release.end()
    if prefix and date:
        return Dateline((), None, date), prefix.end()
    return None


def match_date_line(text: str) -> str | None:
    """The date when the whole of `text` is one ("Montag, 12. Mai 2024, 14.30 Uhr"), else None."""
    line = _DATE_LINE.match(text)
    return read_date(line["date"]) if line else None


def _places(text: str | None) -> tuple[str, ...]:
    if not text:
        return ()
    # "Frankfurt/Main" is one town.
    parts = re.split(r"\s?/\s?", _MAIN.sub("\0", text))
    towns = [part.strip(" ,").replace("\0", "/") for part in parts]
    # "DOW JONES/FRANKFURT (dpa-AFX)": dpa names its partners there, too.
    return tuple(town for town in towns if not re.fullmatch(_AGENCY, town, re.IGNORECASE))
