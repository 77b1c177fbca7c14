from __future__ import annotations

import codecs
import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import MAX_CHARACTERS, Article, Dateline, decode, parse_article
from summarizer.errors import (
    EmptyInputError,
    InputError,
    NotGermanError,
    NotTextError,
    TooLongError,
)
from summarizer.sentences import split_sentences

SEED = Path(__file__).parents[1] / "seeds" / "zoom-2020-09.txt"
BODY = "Der Konzern hat den Ausblick angehoben."


def dateline(*places: str, agency: str | None = "Reuters", date: str | None = None) -> Dateline:
    return Dateline(places, agency, date)


def blocks(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]


DATELINES = [
    ("San Francisco/Berlin (Reuters) - ", dateline("San Francisco", "Berlin")),
    (" date 2020-09 San Francisco/Berlin (Reuters) - ",
     dateline("San Francisco", "Berlin", date="2020-09")),
    ("date 2020-09\nBonn (Reuters) - ", dateline("Bonn", date="2020-09")),
    ("date 2020-09-01\n\nBonn (Reuters) - ", dateline("Bonn", date="2020-09-01")),
    ("Datum: 12.05.2024\n\nBonn (Reuters) - ", dateline("Bonn", date="2024-05-12")),
    ("Montag, 12. Mai 2024, 14.30 Uhr\n\nBonn (Reuters) - ", dateline("Bonn", date="2024-05-12")),
    ("Frankfurt, 12. Mai (Reuters) - ", dateline("Frankfurt", date="--05-12")),
    ("Berlin, 03. Jun (Reuters) -", dateline("Berlin", date="--06-03")),
    ("Wien, 3. Jänner 2023 (APA) - ", dateline("Wien", agency="APA", date="2023-01-03")),
    ("München, 2. März (Reuters) – ", dateline("München", date="--03-02")),
    ("MUENCHEN, 2. Maerz (Reuters) — ", dateline("MUENCHEN", date="--03-02")),
    ("Frankfurt, 12.05.2024 (dpa) - ", dateline("Frankfurt", agency="dpa", date="2024-05-12")),
    ("Frankfurt, 12.5. (dpa) - ", dateline("Frankfurt", agency="dpa", date="--05-12")),
    ("Frankfurt (dpa), 12. Mai - ", dateline("Frankfurt", agency="dpa", date="--05-12")),
    ("BERLIN (dpa-AFX) ", dateline("BERLIN", agency="dpa-AFX")),
    ("FRANKFURT (dpa-AFX Broker) - ", dateline("FRANKFURT", agency="dpa-AFX Broker")),
    ("FRANKFURT/SAN FRANCISCO (dpa-AFX) - ",
     dateline("FRANKFURT", "SAN FRANCISCO", agency="dpa-AFX")),
    ("DOW JONES/FRANKFURT (dpa-AFX) - ", dateline("FRANKFURT", agency="dpa-AFX")),
    ("Zürich (awp) - ", dateline("Zürich", agency="awp")),
    ("Zürich (awp) – ", dateline("Zürich", agency="awp")),
    ("München (dpa/lby) - ", dateline("München", agency="dpa/lby")),
    ("Frankfurt/Main (dpa) ", dateline("Frankfurt/Main", agency="dpa")),
    ("Frankfurt am Main (AFP) - ", dateline("Frankfurt am Main", agency="AFP")),
    ("Frankfurt (Oder), 7. Juli (Reuters) - ", dateline("Frankfurt (Oder)", date="--07-07")),
    ("St. Gallen (awp) - ", dateline("St. Gallen", agency="awp")),
    ("Den Haag, 3. Juni (Reuters) - ", dateline("Den Haag", date="--06-03")),
    ("New York/Bad Homburg (Reuters) - ", dateline("New York", "Bad Homburg")),
    ("Paris / London (Reuters) -- ", dateline("Paris", "London")),
    ("FRANKFURT (Dow Jones)--", dateline("FRANKFURT", agency="Dow Jones")),
    ("Hamburg (ots) - ", dateline("Hamburg", agency="ots")),
    ("Mainz-Kastel (Reuters) -\u00a0", dateline("Mainz-Kastel")),
    ("(Reuters) - ", dateline()),
    ("Reuters - ", dateline()),
    ("Hamburg, 12. Mai 2024 – ", dateline("Hamburg", agency=None, date="2024-05-12")),
    ("Frankfurt, den 12. Mai 2024 - ", dateline("Frankfurt", agency=None, date="2024-05-12")),
    ("<p>Bonn&nbsp;(Reuters)&nbsp;&ndash; ", dateline("Bonn")),
    ("\ufeffBonn\u200b (Reuters) - ", dateline("Bonn")),
    ("BONN (Reuters) - \n\n", dateline("BONN")),
]  # fmt: skip
NO_DATELINES = [
    "Am 12. Mai – so heißt es in Bonn – ist der Kurs gestiegen.",
    "Im Mai 2024 - das ist neu - fiel der Kurs.",
    "Die Aktie von SAP (DAX) - ein Schwergewicht - fiel um drei Prozent.",
    "Der Chef der Agentur Reuters (London) - er ist neu - sagte das nicht.",
    "Montag, 12. Mai – der Tag ist gut für die Börse.",
    "SAP: Der Kurs ist gestiegen.",
]


@pytest.mark.parametrize(("prefix", "expected"), DATELINES)
def test_datelines(prefix: str, expected: Dateline) -> None:
    article = parse_article(prefix + BODY)
    assert article.dateline == expected
    assert article.headline is None
    assert blocks(article) == [BODY]


@pytest.mark.parametrize(("prefix", "expected"), DATELINES)
def test_headline_above_a_dateline(prefix: str, expected: Dateline) -> None:
    article = parse_article(f"Konzern hebt Ausblick an\n\n{prefix}{BODY}")
    assert (article.headline, article.dateline) == ("Konzern hebt Ausblick an", expected)
    assert article.headline_span == (0, 24)
    assert blocks(article) == [BODY]


@pytest.mark.parametrize("text", NO_DATELINES)
def test_no_dateline(text: str) -> None:
    assert parse_article(text).dateline is None
    assert blocks(parse_article(text)) == [text]


def test_the_seed() -> None:
    article = parse_article(SEED.read_text(encoding="utf-8"))
    assert article.dateline == dateline("San Francisco", "Berlin", date="2020-09")
    assert (article.headline, article.warnings, len(article.blocks)) == (None, (), 5)
    assert blocks(article)[0].startswith("Der Videodienstanbieter Zoom")
    assert len(split_sentences(article)) == 16


LONG = "Der Konzern hat den Ausblick angehoben und rechnet nun mit einem Umsatz von 5 Mrd. Euro."
LAYOUTS = [
    # text, headline, blocks
    (f"Konzern hebt Ausblick an\n{LONG}", "Konzern hebt Ausblick an", [LONG]),
    (f"Konzern hebt Ausblick an!\n\nBonn (Reuters) - {BODY}", "Konzern hebt Ausblick an!", [BODY]),
    (f"Konzern hebt\u00a0den\nAusblick an\n\n{LONG}", "Konzern hebt den Ausblick an", [LONG]),
    (f"Konzern hebt Ausblick an\n\n12.05.2024 | 11:25 Uhr\n\n{LONG}",
     "Konzern hebt Ausblick an", [LONG]),
    (f"Tweet\n\nKonzern hebt Ausblick an\n\nVon Max Muster\n\nBonn (Reuters) - {BODY}",
     "Konzern hebt Ausblick an", ["Tweet", BODY]),
    (f"<h1>Konzern hebt an</h1><p>{BODY}</p><p>{LONG}</p>", "Konzern hebt an", [BODY, LONG]),
    (f"{BODY}\n\n{LONG}", None, [BODY, LONG]),
    (f"{BODY}\r\n\r\n{LONG}\r\n", None, [BODY, LONG]),
    (f"{BODY}\n{LONG}", None, [BODY, LONG]),
    ("Konzern hebt Ausblick an", None, ["Konzern hebt Ausblick an"]),
    ("Der Konzern hat den Ausblick\nangehoben und rechnet nun mit\neinem Umsatz von 5 Mrd. Euro\n",
     None,
     ["Der Konzern hat den Ausblick\nangehoben und rechnet nun mit\neinem Umsatz von 5 Mrd. Euro"]),
    ("Der Konzern hat den Ausblick am\n12. Mai angehoben und rechnet mit\nGewinn. Der Kurs fiel",
     None,
     ["Der Konzern hat den Ausblick am\n12. Mai angehoben und rechnet mit\nGewinn. Der Kurs fiel"]),
    ("Der Konzern hat den\n\nAusblick angehoben und\n\nrechnet nun mit einem\n\nUmsatz von fünf\n\n"
     "\nMilliarden. Die Aktie\n\nist gestiegen.", None,
     ["Der Konzern hat den\n\nAusblick angehoben und\n\nrechnet nun mit einem\n\nUmsatz von fünf",
      "Milliarden. Die Aktie\n\nist gestiegen."]),
    (f"{BODY}\n\n(Bericht von Max Muster, redigiert von Eva Muster. Rückfragen an 030 123 45)",
     None, [BODY]),
    (f"{LONG}/jha/stk", None, [LONG]),
    (f"{BODY}\n\n• Umsatz steigt\n• Gewinn sinkt", None,
     [BODY, "• Umsatz steigt", "• Gewinn sinkt"]),
    (f"{BODY}\n\n1. Umsatz steigt\n2. Gewinn sinkt", None,
     [BODY, "1. Umsatz steigt", "2. Gewinn sinkt"]),
    (f"{BODY}\n\n| Umsatz | 5 |\n| Gewinn | 3 |", None,
     [BODY, "| Umsatz | 5 |", "| Gewinn | 3 |"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "headline", "expected"), LAYOUTS)
def test_headline_and_blocks(text: str, headline: str | None, expected: list[str]) -> None:
    article = parse_article(text)
    assert article.headline == headline
    assert blocks(article) == expected


ERRORS = [
    ("", EmptyInputError, "no text"),
    (" \n\t\u00a0", EmptyInputError, "no text"),
    ("\u200b\ufeff<p></p>", EmptyInputError, "no words"),
    ("--- ... ---", EmptyInputError, "no words"),
    ("The company said its profit rose by a fifth.", NotGermanError, "English"),
    ("Le bénéfice de la société a augmenté.", NotGermanError, "French"),
    ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", NotTextError, "binary"),
    ("D\0e\0r\0 \0K\0u\0r\0s\0", NotTextError, "binary"),
    ("a" * (MAX_CHARACTERS + 1), TooLongError, "5,000,000"),
]


@pytest.mark.parametrize(("text", "error", "part"), ERRORS)
def test_errors(text: str, error: type[InputError], part: str) -> None:
    with pytest.raises(error, match=part) as caught:
        parse_article(text)
    assert "\n" not in str(caught.value)


WARNINGS = [
    ("Apple Microsoft 3,4 Nvidia", "language"),
    ("Konzern hebt Ausblick an", "single line"),
    ("Die Erhöhung fÃ¼r die Bank ist nicht neu.", "wrongly decoded"),
    ("Die Bank w\ufffdchst und ist nicht neu.", "lost"),
]


@pytest.mark.parametrize(("text", "part"), WARNINGS)
def test_warnings(text: str, part: str) -> None:
    assert any(part in warning for warning in parse_article(text).warnings)


TEXT = "Die Münchner Bank kündigt für März „höhere“ Gebühren an – 5 €."
ENCODED = [
    TEXT.encode("utf-8"),
    TEXT.encode("utf-8-sig"),
    codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    TEXT.encode("utf-16-le"),
    TEXT.encode("utf-16-be"),
    TEXT.encode("cp1252"),
]


@pytest.mark.parametrize("data", ENCODED)
def test_decode(data: bytes) -> None:
    assert decode(data, name="a.txt") == TEXT


BINARY = [
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
    (b"%PDF-1.7 \xe2\xe3", "PDF"),
    (b"PK\x03\x04\x14\0", "ZIP"),
    (b"\x1f\x8b\x08\0", "gzip"),
    (b"Der Kurs\0\0\x01\x02\x03", "NUL"),
    (b"\x01\x02\x03\x04", "binary"),
    (b"\xff\xfeD", "utf-16"),
    ("Компания увеличила прибыль".encode("cp1251"), "UTF-8"),
    (b"\x81\x8d\x8f", "UTF-8"),
]


@pytest.mark.parametrize(("data", "part"), BINARY)
def test_decode_errors(data: bytes, part: str) -> None:
    with pytest.raises(NotTextError, match=part) as caught:
        decode(data, name="a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


@given(st.binary())
def test_bytes_are_decoded_or_turned_away(data: bytes) -> None:
    with contextlib.suppress(NotTextError):
        decode(data, name="a.txt")


@given(st.text(), st.booleans())
def test_blocks_are_ordered_spans(text: str, german: bool) -> None:
    try:
        article = parse_article("Die Bank ist nicht in der Krise.\n" + text if german else text)
    except InputError:
        return
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end <= len(article.text)
        at = block.end
    assert article.text.endswith(text)
