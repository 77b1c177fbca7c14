"""Cases of the `figures` suite: German sentences with one figure each, and what it must read as.

The grid is kind × magnitude × written form × unit × hedge and sign × sentence frame, made by rule
without the summarizer's own reader or writer. The hand-written cases have the English form too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path

from eval.errors import EvalError
from eval.items import jsonl
from eval.suites import DATA

HAND_WRITTEN = DATA / "figures.jsonl"


@dataclass(frozen=True, slots=True)
class FigureCase:
    """A German sentence and its one figure.

    Attributes:
        group: kind of figure, for the table of results.
        german: the sentence.
        value: exact value as `format_value` writes it.
        unit, kind, sign, hedge: as in `summarizer.figures.Figure`.
        english: the figure as Reuters English writes it; None where several forms are right.
    """

    id: str
    group: str
    german: str
    value: str
    unit: str | None
    kind: str
    sign: str | None = None
    hedge: str | None = None
    english: str | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """A way to write a unit; `{}` is the number."""

    pattern: str
    code: str | None
    kind: str


_FRAMES = (
    "Der Wert lag zuletzt bei {}.",
    "Nach Angaben der Behörde waren es {}, wie am Montag bekannt wurde.",
    "Das Unternehmen nannte {} als Ziel.",
    "Experten hatten mit {} gerechnet.",
    "„Wir rechnen mit {}“, sagte der Vorstand.",
    "Es geht um {}; mehr ist nicht bekannt.",
)
_MONEY = (
    _Unit("{} Euro", "EUR", "money"),
    _Unit("{} EUR", "EUR", "money"),
    _Unit("{} €", "EUR", "money"),
    _Unit("{} Dollar", "USD", "money"),
    _Unit("{} US-Dollar", "USD", "money"),
    _Unit("{} Franken", "CHF", "money"),
    _Unit("{} Pfund", "GBP", "money"),
    _Unit("{} Yen", "JPY", "money"),
    _Unit("{} schwedischen Kronen", "SEK", "money"),
)
_COUNTS = (
    _Unit("{} Mitarbeitern", None, "count"),
    _Unit("{} Stück", None, "count"),
    _Unit("{} Barrel", "barrel", "measure"),
    _Unit("{} Tonnen", "tonne", "measure"),
    _Unit("{} Megawatt", "megawatt", "measure"),
)
_SHARES = (
    _Unit("{} Prozent", "percent", "percent"),
    _Unit("{} %", "percent", "percent"),
    _Unit("{}%", "percent", "percent"),
    _Unit("{} Prozentpunkten", "percentage_point", "percent"),
    _Unit("{} Basispunkten", "basis_point", "percent"),
    _Unit("{} Punkten", "point", "index"),
)
# Value, and the ways to write it before a unit.
_LARGE = (
    ("13", ("13", "dreizehn")),
    ("87", ("87", "siebenundachtzig")),
    ("450", ("450", "vierhundertfünfzig")),
    ("1313", ("1313", "1.313", "1 313", "1\u00a0313", "1\u202f313", "1'313", "1’313")),
    ("9000", ("9000", "9.000", "9 Tsd.", "neuntausend")),
    ("27500", ("27.500", "27\u202f500", "27’500", "27,5 Tausend")),
    ("370200", ("370.200", "370 200", "370'200")),
    ("500000", ("500.000", "eine halbe Million", "0,5 Millionen", "0,5 Mio.")),
    ("1460000", ("1.460.000", "1,46 Millionen", "1,46 Mio.", "1,46 Mio")),
    ("12345678", ("12.345.678", "12 345 678", "12’345’678")),
    ("93000000", ("93 Millionen", "93 Mio.", "93.000.000", "dreiundneunzig Millionen")),
    ("2390000000", ("2,39 Milliarden", "2,39 Mrd.", "2,39 Mrd", "2390 Millionen")),
    ("120000000000", ("120 Milliarden", "120 Mrd.", "120.000 Millionen")),
    ("1054000000000", ("1,054 Billionen", "1,054 Bio.", "1.054 Milliarden")),
)
_SMALL = (
    ("0.25", ("0,25",)),
    ("0.5", ("0,5", "0,50")),
    ("3.4", ("3,4",)),
    ("7", ("7", "sieben")),
    ("12", ("12", "zwölf")),
    ("28.75", ("28,75",)),
    ("99.9", ("99,9",)),
    ("355", ("355", "dreihundertfünfundfünfzig")),
    ("1250", ("1250", "1.250")),
)
# German word, canonical hedge.
_HEDGES = (
    ("", None),
    ("rund ", "about"),
    ("etwa ", "about"),
    ("knapp ", "almost"),
    ("fast ", "almost"),
    ("gut ", "just over"),
    ("mehr als ", "more than"),
    ("weniger als ", "less than"),
    ("mindestens ", "at least"),
    ("höchstens ", "at most"),
    ("bis zu ", "up to"),
)
_HEDGES_EACH = 4
_SIGNS = (("minus ", "-"), ("-", "-"), ("−", "-"), ("plus ", "+"))
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember",
)  # fmt: skip
_TIME_FRAMES = (
    "{} teilte der Konzern die Zahlen mit.",
    "Der Konzern teilte die Zahlen {} mit.",
    "Wie der Konzern {} mitteilte, bleibt die Fabrik geöffnet.",
)
_ORDINALS = (("1", "ersten"), ("2", "zweiten"), ("3", "dritten"), ("4", "vierten"))


def grid() -> list[FigureCase]:
    """The generated cases; always the same, in the same order."""
    cases = [
        *_quantities("money", _LARGE, _MONEY),
        *_quantities("count and measure", _LARGE, _COUNTS),
        *_quantities("percent and points", _SMALL, _SHARES),
        *_signed(),
        *_calendar(),
    ]
    return [FigureCase(f"grid-{number:04d}", *case) for number, case in enumerate(cases, 1)]


_Case = tuple[str, str, str, str | None, str, str | None, str | None]


def _quantities(
    group: str, values: tuple[tuple[str, tuple[str, ...]], ...], units: tuple[_Unit, ...]
) -> Iterator[_Case]:
    """Every form × unit, with a few hedges each; hedges and frames go round."""
    frames, hedges = cycle(_FRAMES), cycle(_HEDGES)
    for value, forms in values:
        for form in forms:
            for unit in units:
                for word, hedge in islice(hedges, _HEDGES_EACH):
                    figure = word + unit.pattern.format(form)
                    sentence = next(frames).format(figure)
                    yield (group, sentence, value, unit.code, unit.kind, None, hedge)


def _signed() -> Iterator[_Case]:
    frames = cycle(_FRAMES)
    for value, forms in _SMALL:
        for unit in (*_SHARES[:4], *_MONEY[:4]):
            for word, sign in _SIGNS:
                figure = word + unit.pattern.format(forms[0])
                number = f"-{value}" if sign == "-" else value
                sentence = next(frames).format(figure)
                yield ("signed", sentence, number, unit.code, unit.kind, sign, None)


def _calendar() -> Iterator[_Case]:
    frames = cycle(_TIME_FRAMES)

    def case(group: str, phrase: str, value: Decimal | int, unit: str | None, kind: str) -> _Case:
        sentence = next(frames).format(phrase)
        return (group, sentence[0].upper() + sentence[1:], str(value), unit, kind, None, None)

    for month, name in enumerate(_MONTHS, 1):
        for day in (1, 12, 28):
            yield case("date", f"am {day}. {name}", month * 100 + day, None, "date")
            dated = 20240000 + month * 100 + day
            yield case("date", f"am {day}. {name} 2024", dated, None, "date")
            yield case("date", f"am {day}.{month}.2024", dated, None, "date")
            yield case("date", f"am {day:02d}.{month:02d}.2024", dated, None, "date")
    for hour in (0, 7, 9, 14, 23):
        for minute in (5, 30):
            for separator in ".:":
                phrase = f"um {hour}{separator}{minute:02d} Uhr"
                yield case("time", phrase, hour * 100 + minute, None, "time")
        yield case("time", f"gegen {hour} Uhr", hour * 100, None, "time")
    for number, word in _ORDINALS:
        for form in (f"{number}.", word):
            yield case("date", f"im {form} Quartal", int(number), "quarter", "date")
            if number in "12":
                yield case("date", f"im {form} Halbjahr", int(number), "half", "date")
    for year in (1987, 1999, 2008, 2019, 2024, 2030):
        yield case("year", f"im Jahr {year}", year, None, "year")
        yield case("year", f"Ende {year}", year, None, "year")
        for end in (f"{(year + 1) % 100:02d}", f"{year + 1}"):
            phrase = f"im Geschäftsjahr {year}/{end}"
            yield case("year", phrase, year, None, "fiscal_year")


def hand_written(path: Path = HAND_WRITTEN) -> list[FigureCase]:
    """The cases of figures.jsonl.

    Raises:
        EvalError: a case lacks a field or has one too many.
    """
    cases = []
    for number, record in enumerate(jsonl(path), 1):
        try:
            cases.append(FigureCase(f"hand-{number:03d}", "hand-written", **record))
        except TypeError as error:
            raise EvalError(f"{path}: line {number}: {error}") from error
    return cases
