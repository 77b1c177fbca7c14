"""Digits that mean nothing: numbers of list items, footnotes, references, slots typed by a user."""

from __future__ import annotations

import re

# "[3]" refers to a source, the 1 of "14 %1." to a footnote; "<n0>" and "⟨m12⟩" look like slots.
REFERENCE = (
    r"\[[0-9]{1,3}\]|[<⟨][a-z][0-9]{1,2}[>⟩]"
    r"|[1-9](?:(?<=%.)|(?<=[^\W\d_]\).))(?=[.,;:]?(?:\s|\Z))"
)
# Nouns that a digit glued to them counts or names ("Phase2"), though they look like plain words.
_NUMBERED = frozenset(
    "phase stufe klasse gruppe ebene zone runde reihe serie seite zeile route linie halle achse "
    "etage frage folge ausgabe auflage tabelle anlage liste stelle woge kabine schleuse ariane "
    "space apache google apple bronze version station region generation division sektion position "
    "option lektion edition kommission abbildung sitzung abteilung anmerkung lösung lesung ordnung "
    "verordnung sieben between".split()
)
# A word of the language with one digit glued to it: "Woche2", "gesunken2".
_NOTED = re.compile(
    r"(?:Prozent|Dollar|Nachricht|[a-zäöüß]{3,}en"
    r"|[A-ZÄÖÜ][a-zäöüß]+(?:(?:ung|heit|keit|schaft|ion|tät)(?:en)?|[a-zäöüß]{2}en?))(?=[1-9]\Z)"
)
# A word with a year glued to it: "im Fokus2024 hat".
_DATED = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]{3,}(?=(?:19|20)[0-9]{2}\Z)")


def part(word: str) -> tuple[int, bool]:
    """Length of the word before a footnote or year in letters and digits, and if it is a year.

    The length is 0 where the digits belong to the word, as in "Target2".
    """
    noted, dated = _NOTED.match(word), _DATED.match(word)
    if noted and noted[0].lower() not in _NUMBERED:
        return noted.end(), False
    return (dated.end(), True) if dated else (0, False)
