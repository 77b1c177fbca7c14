"""Directions that an English text gives to a figure, and its German does not.

Either the German has no word at all that could be put so, or the clause of that figure has one
for the opposite only.
"""

from __future__ import annotations

import re

from summarizer.direction_words import PLAIN
from summarizer.support_words import OPPOSITES

_CLAUSES = re.compile(
    r"[,;:]\s|\s[-–—]\s|\b(?:und|während|aber|doch|sowie|and|but|while|whereas|although|after)\b"
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_COMPARES = re.compile(r"\b(?:from|previous(?:ly)?|old|earlier|than|after|versus|still)\b")
# A sign that takes its verb back: "falls +0.92%". A change from or to a signed level is none.
_NEXT = r"\b(?:(?!\b(?:from|to|after|than)\b)[^,;.\d])*?(?<![\w%])"
_TAKEN_BACK = re.compile(
    rf"\b(?:falls?|fell|drops?|dropped|declin\w+|loses?|lost|slips?|slipped|slumps?|slid\w*|down){_NEXT}"
    rf"\+\d|\b(?:rises?|rose|gain\w*|climb\w*|jump\w*|increas\w+|up){_NEXT}[-−–]\d"
)
# How far from its word a figure stands in English, after or before it.
_AHEAD, _BEHIND = 60, 12


def made_up(english: str, german: str, full: str, *, complete: bool) -> list[str]:
    """The first direction that `english` gives to a figure without ground, with its reason.

    Args:
        english: a translation or a bullet.
        german: the sentence that it says.
        full: this with the sentences around it.
        complete: whether `english` says all of `german`; a bullet may compare two figures itself.
    """
    taken_back = _TAKEN_BACK.search(english)
    if taken_back:
        return [f"a direction against its sign: {taken_back[0]}"]
    compares = not complete and _COMPARES.search(english) is not None
    return ([] if compares else _groundless(english, full)) or _at_figure(english, german)


def _groundless(english: str, full: str) -> list[str]:
    for side in PLAIN:
        if any(ground.search(full) for ground in side.grounds):
            continue
        for said in side.english.finditer(english):
            if _figures_near(english, said):
                return [f"says {side.name} ({said[0]}), for which the source has no word"]
    return []


def _at_figure(english: str, german: str) -> list[str]:
    clauses = _CLAUSES.split(german)
    for pair in OPPOSITES:
        for side, other in (pair, pair[::-1]):
            for said in side.english.finditer(english):
                near = _figures_near(english, said)
                of_figure = [clause for clause in clauses if near & _figures(clause)]
                if len(of_figure) != 1 or side.cue.search(of_figure[0]):
                    continue
                cue = other.cue.search(of_figure[0])
                if cue and not side.ground.search(of_figure[0]):
                    return [f"says {side.name} ({said[0]}) of a figure with {cue[0]}"]
    return []


def _figures_near(english: str, said: re.Match[str]) -> frozenset[str]:
    """The figures beside a word in its clause: the first after it, else the last before it."""
    ahead = _CLAUSES.split(english[said.end() : said.end() + _AHEAD])[0]
    after = _DIGITS.search(ahead)
    if after:
        return frozenset({_bare(after[0])})
    behind = _CLAUSES.split(english[max(0, said.start() - _BEHIND) : said.start()])[-1]
    return frozenset(_bare(one) for one in _DIGITS.findall(behind)[-1:])


def _figures(text: str) -> frozenset[str]:
    return frozenset(_bare(one) for one in _DIGITS.findall(text))


def _bare(digits: str) -> str:
    """The digits without separators, which the languages set differently."""
    return re.sub(r"\D", "", digits)
