"""Figures in brackets behind their owner, as market reports list them.

"RWE (+3,12 Prozent auf 32,05 EUR), BMW (+2,31 Prozent auf 75,34 EUR)": a bullet that picks some of
them easily gives one owner's figure to another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.figures import Match

_BRACKETS = re.compile(r"\(([^()]*)\)")
# Words with a capital before the bracket, and short parts of names: "E.ON SE", "Sartorius vz".
_OWNER = re.compile(r"(?:[A-ZÄÖÜ][\w&.’'-]*|\d+&\d+)(?: (?:[A-ZÄÖÜ][\w&.’'-]*|&|vz|de|von))*\s*$")
# No owner's name is longer.
_REACH = 60


def misplaced_figures(english: str, matches: Sequence[Match], german: str) -> tuple[str, ...]:
    """Figures of an English bullet that do not stand behind the owner that has them in German.

    Args:
        english: the bullet, whose figures are matched in `matches`.
        matches: its figures with those of `german`.
        german: one sentence. One with fewer than two owners is no list.
    """
    having = [
        (found.start(), found.end(), before[0].strip())
        for found in _BRACKETS.finditer(german)
        if (before := _OWNER.search(german, max(0, found.start() - _REACH), found.start()))
        if any(m.german and found.start() < m.german.start < found.end() for m in matches)
    ]
    if len(having) < 2:
        return ()
    said = _mentions(english, [owner for _, _, owner in having])
    wrong = []
    for match in matches:
        if match.german is None or match.english is None:
            continue
        named = [owner for place, owner in said if place < match.english.start]
        for start, end, owner in having:
            if start < match.german.start < end and named[-1:] != [owner]:
                wrong.append(f"{match.english.text} is of {owner}")
    return tuple(wrong)


def _mentions(english: str, owners: Sequence[str]) -> list[tuple[int, str]]:
    """Where each owner is first named, in the order of the text: in full, else by a word.

    "Siemens" is not looked for in "Siemens Energy", if both are owners.
    """
    found = []
    for owner in sorted(owners, key=len, reverse=True):
        others = {word for other in owners if other != owner for word in other.split()}
        words = [word for word in owner.split() if word not in others and len(word) > 1]
        for name in (owner, *words):
            place = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", english)
            if place:
                found.append((place.start(), owner))
                english = english[: place.start()] + " " * len(name) + english[place.end() :]
                break
    return sorted(found)
