"""What rare German words mean, written into the input of a model that has a lexicon."""

from __future__ import annotations

import lzma
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.seq2seq.lexicon import Entry, Lexicon, lexicon_path

_LEXICON = Lexicon(
    {
        "einbrecher": Entry(("burglar",), rare=True),
        "erbeuteten": Entry(("stole", "captured"), rare=True),
        "zurechenbar": Entry(("attributable",), rare=True),
        "nachfrage": Entry(("demand",), rare=False),
        "entwicklung": Entry(("development",), rare=False),
        "umfrage": Entry(("survey",), rare=False),
        "anleihe": Entry(("bond",), rare=False),
        "imker": Entry(("beekeeper",), rare=True),
        "land": Entry(("country",), rare=False),
        "kauf": Entry(("purchase",), rare=False),
        "überschuss": Entry(("surplus",), rare=True),
        "internet": Entry(("Internet",), rare=True),
    }
)


@pytest.mark.parametrize(
    ("german", "annotated"),
    [
        ("Einbrecher flohen.", "Einbrecher ⟨r0⟩ burglar ⟨r1⟩ flohen."),
        ("EINBRECHER", "EINBRECHER ⟨r0⟩ burglar ⟨r1⟩"),
        ("Sie erbeuteten ⟨m0⟩.", "Sie erbeuteten ⟨r0⟩ stole ⟨r0⟩ captured ⟨r1⟩ ⟨m0⟩."),
        ("zurechenbare", "zurechenbare ⟨r0⟩ attributable ⟨r1⟩"),
        ("Die Nachfrage stieg.", "Die Nachfrage stieg."),  # not rare
        ("Nachfrageentwicklung", "Nachfrageentwicklung ⟨r0⟩ demand development ⟨r1⟩"),
        ("Anleihekäufe", "Anleihekäufe"),  # "käufe" is not listed
        ("Anleihenumfrage", "Anleihenumfrage ⟨r0⟩ bond survey ⟨r1⟩"),
        ("Kaufland", "Kaufland"),  # a name
        ("Ein Imker, Luise Imker", "Ein Imker ⟨r0⟩ beekeeper ⟨r1⟩, Luise Imker"),
        ("kaufland", "kaufland ⟨r0⟩ purchase country ⟨r1⟩"),
        ("Forsa-Umfrage", "Forsa-Umfrage ⟨r0⟩ Forsa survey ⟨r1⟩"),
        ("Einbrecher- und", "Einbrecher- ⟨r0⟩ burglar ⟨r1⟩ und"),
        ("Ueberschuss", "Ueberschuss ⟨r0⟩ surplus ⟨r1⟩"),
        ("Internet", "Internet"),  # says nothing new
        ("⟨m0⟩ ⟨p0⟩", "⟨m0⟩ ⟨p0⟩"),
        ("", ""),
    ],
)
def test_rare_words_are_explained(german: str, annotated: str) -> None:
    assert _LEXICON.annotate(german) == annotated


_TOKENS = "Einbrecher erbeuteten Nachfrageentwicklung Forsa-Umfrage ⟨m0⟩ und , - ⟨ ⟩ A".split()


@given(st.lists(st.sampled_from(_TOKENS)).map(" ".join))
def test_without_what_was_added_it_is_the_german(text: str) -> None:
    assert re.sub(r" ⟨r0⟩ [^⟨⟩]*(?: ⟨r0⟩ [^⟨⟩]*)* ⟨r1⟩", "", _LEXICON.annotate(text)) == text


def test_a_folder_gives_back_what_was_written(tmp_path: Path) -> None:
    assert Lexicon.of(tmp_path) is None
    _LEXICON.write(tmp_path)
    read = Lexicon.of(tmp_path)
    assert read is not None
    text = "Einbrecher erbeuteten Nachfrageentwicklung Nachfrage"
    assert read.annotate(text) == _LEXICON.annotate(text)


_WORDS = st.text(alphabet="abzäöß", min_size=4, max_size=7)


@given(st.sets(_WORDS), st.sets(_WORDS))
def test_every_word_is_found_and_no_other(words: set[str], others: set[str]) -> None:
    lexicon = Lexicon({word: Entry((f"English {word}",), rare=True) for word in words})
    assert (lexicon.size, lexicon.rare) == (len(words), len(words))
    for word in words:
        assert lexicon.meaning(word) == (f"English {word}",)
    for word in others - words:
        assert lexicon.meaning(word) != (f"English {word}",)


def test_the_same_entries_are_the_same_bytes(tmp_path: Path) -> None:
    _LEXICON.write(tmp_path)
    once = lexicon_path(tmp_path).read_bytes()
    _LEXICON.write(tmp_path)
    assert lexicon_path(tmp_path).read_bytes() == once


@pytest.mark.parametrize(
    ("german", "terms", "annotated"),
    [
        ("Der Umsatz", {"Umsatz": "turnover"}, "Der Umsatz ⟨r0⟩ turnover ⟨r1⟩"),
        ("Die Nachfrage", {"Nachfrage": "needs"}, "Die Nachfrage"),  # it is frequent
        ("Einbrecher", {"Einbrecher": "intruder"}, "Einbrecher ⟨r0⟩ intruder ⟨r1⟩"),
        ("Umsatzplus", {"Umsatz": "turnover"}, "Umsatzplus"),
        (
            "vorläufiges Ergebnis, Ergebnis",
            {"Ergebnis": "result", "vorläufiges Ergebnis": "preliminary result"},
            "vorläufiges Ergebnis ⟨r0⟩ preliminary result ⟨r1⟩, Ergebnis ⟨r0⟩ result ⟨r1⟩",
        ),
        ("C++-Anteil", {"C++": "C plus"}, "C++ ⟨r0⟩ C plus ⟨r1⟩-Anteil"),
    ],
)
def test_terms_come_before_what_is_listed(
    german: str, terms: dict[str, str], annotated: str
) -> None:
    assert _LEXICON.annotate(german, terms) == annotated


@pytest.mark.parametrize(
    "damage", [b"no xz", b"", lzma.compress(b"wort\n"), lzma.compress(b"wort\tword")]
)
def test_a_damaged_file_is_an_error(tmp_path: Path, damage: bytes) -> None:
    lexicon_path(tmp_path).write_bytes(damage)
    with pytest.raises(ValueError, match=r"lexicon\.tsv\.xz"):
        Lexicon.of(tmp_path)


@pytest.mark.parametrize(
    ("english", "count"),
    [
        ("Burglars stole it.", 2),  # in another form
        ("Burglars captured it.", 2),
        ("Intruders took it.", 0),
    ],
)
def test_what_is_rendered_as_listed(english: str, count: int) -> None:
    assert _LEXICON.rendered("Einbrecher erbeuteten es, ⟨m0⟩.", [english]) == [count]


def test_a_compound_is_rendered_with_all_its_parts() -> None:
    texts = ["demand", "how demand developed"]
    assert _LEXICON.rendered("Nachfrageentwicklung", texts) == [0, 1]
