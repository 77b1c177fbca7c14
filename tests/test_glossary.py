"""Glossaries: reading them, finding their terms in German, and writing them in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.glossary import MOST_TERMS, Glossary

TERMS = {
    "Nettoverlust": "net loss",
    "vorläufiges Ergebnis": "preliminary result",
    "Ergebnis": "result",
    "Umsatz": "turnover",
    "Vorstand": "executive board",
    "EZB": "European Central Bank",
    "kappen": "pare",
    "Konto": "account",
    "Aktie": "share",
    "Energiewende": "energy transition",
    "Haus": "house",
}


@pytest.mark.parametrize(
    ("german", "found"),
    [
        ("Der Nettoverlust stieg.", ["Nettoverlust"]),
        ("Trotz des Nettoverlusts und anderer Nettoverluste", ["Nettoverlust"]),
        ("mit den vorläufigen Ergebnissen", ["vorläufiges Ergebnis"]),
        ("Vorläufige Ergebnisse und das Ergebnis", ["vorläufiges Ergebnis", "Ergebnis"]),
        ("Umsätze wie die Umsätzen des Umsatzes", ["Umsatz"]),
        ("Die Umsatzprognose, der Gesamtumsatz", []),
        ("der Umsatz-Anstieg", ["Umsatz"]),
        ("die Vorstände", ["Vorstand"]),
        ("der EZB-Rat", ["EZB"]),
        ("die Ezb", []),
        ("Man kappte, kappt und hat gekappt", ["kappen"]),
        ("Kappen will er", ["kappen"]),
        ("auf Konten", ["Konto"]),
        ("die Aktien", ["Aktie"]),
        ("Häuser", ["Haus"]),
        ("umsatz", []),
        ("", []),
    ],
)
def test_terms_are_found_in_their_endings(german: str, found: list[str]) -> None:
    uses = Glossary.of(TERMS).check(german, "")
    assert [use.term.german for use in uses] == found
    assert all(german[use.start : use.end] == use.text for use in uses)
    assert not any(use.applied for use in uses)


@pytest.mark.parametrize(
    ("german", "english", "applied"),
    [
        ("Der Nettoverlust stieg.", "The net loss rose.", True),
        ("Die Nettoverluste stiegen.", "Net losses rose.", True),
        ("Der Nettoverlust stieg.", "The net-loss forecast", True),
        ("Der Nettoverlust stieg.", "The loss rose.", False),
        ("Man kappte es.", "It pared it.", True),
        ("Man kappte es.", "It prepared it.", False),
        ("Der Umsatz stieg.", "Turnover's rise", True),
        ("Die Energiewende", "energy transitions", True),
    ],
)
def test_whether_a_term_was_applied(german: str, english: str, applied: bool) -> None:
    (use,) = Glossary.of(TERMS).check(german, english)
    assert use.applied is applied


@pytest.mark.parametrize(
    ("line", "german", "english", "written"),
    [
        ("Nettoverlust\tnet loss", "Ein Nettoverlust", "A Nettoverlust came", "A net loss came"),
        ("Ergebnis\tearnings figure", "Ein Ergebnis", "a Ergebnis", "an earnings figure"),
        ("Umsatz\tturnover\trevenue|sales", "Der Umsatz", "Revenue rose", "Turnover rose"),
        ("Umsatz\tturnover\trevenue", "Der Umsatz", "an revenue", "a turnover"),
        ("Zusage\tpledge\tpromise", "Zusagen", "two promises fell", "two pledges fell"),
        ("Firma\tcompany\tfirm", "Firmen", "two firms fell", "two companies fell"),
        ("Umsatz\tturnover\trevenue", "Der Umsatz", "revenue here, revenue there", None),
        ("Umsatz\tturnover\trevenue", "Der Umsatz", "Prerevenue time", None),
        ("Umsatz\tturnover", "Der Umsatz", "Revenue rose", None),
        ("Umsatz\tturnover", "Der Gewinn", "The Umsatz rose", None),
        ("Rat\tEU council\tboard", "Der Rat", "a board met", "an EU council met"),
    ],
)
def test_replacing_where_it_is_safe(
    line: str, german: str, english: str, written: str | None
) -> None:
    glossary = Glossary.parse(line)
    text, notes = glossary.apply(german, english)
    assert text == (written or english)
    assert len(notes) == (written is not None)
    asked = glossary.check(german, "")
    assert bool(glossary.missing(german, text)) == (written is None and asked != ())


def test_a_file_with_comments_header_and_mark(tmp_path: Path) -> None:
    file = tmp_path / "terms.tsv"
    file.write_bytes(
        "\ufeff# ours\n\nGerman\tEnglish\n"
        "Umsatz\tturnover\trevenue | sales\nKurs\tprice\t\n".encode()
    )
    terms = Glossary.of(file).terms
    assert [(t.german, t.english, t.others) for t in terms] == [
        ("Umsatz", "turnover", ("revenue", "sales")),
        ("Kurs", "price", ()),
    ]
    assert Glossary.of(str(file)) == Glossary.of(file)
    assert not Glossary.of(None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# x\nUmsatz turnover", "g.tsv, line 2: needs a German term, a tab and an English term"),
        ("Umsatz\t", "g.tsv, line 1: needs a German term, a tab and an English term"),
        ("a b\tc\td\te", "g.tsv, line 1: has more than three columns"),
        ("Umsatz\tturnover\n\nUmsatz\tsales", "line 3: 'Umsatz' is 'turnover' on line 1"),
        ("Umsatz\t12", "line 1: a term has no letter"),
        ("Umsatz\t⟨m0⟩ x", "line 1: a term has a character that no text has"),
        (f"Umsatz\t{'x' * 200}", "line 1: a term has more than 120 characters"),
        (
            "\n".join(f"W{n}w\tword" for n in range(MOST_TERMS + 1)),
            f"more than {MOST_TERMS} terms",
        ),
    ],
)
def test_what_is_wrong_with_a_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        Glossary.parse(text, name="g.tsv")
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        Glossary.of(tmp_path / "none.tsv")
    (tmp_path / "latin.tsv").write_bytes("Erlös\tincome".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        Glossary.of(tmp_path / "latin.tsv")
    with pytest.raises(InputError, match="the glossary, entry 1"):
        Glossary.of({"": "x"})
