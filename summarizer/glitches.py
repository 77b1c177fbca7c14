"""Signs that a bullet is no good English, whatever it says.

A small network that does not know a word makes one up ("insolvenction"), stammers ("pressure
pressure"), makes somebody of the sentence its own agent ("Tradegate shares rise on Tradegate"), or
breaks off. Each sign is rare in bullets that people wrote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.names import fold, may_be_name, word_list
from summarizer.spelling import NAME, bare

_SMALL = re.compile(r"(?<![\w'’.-])[a-z]{4,}(?![\w'’])")
_BREAKS_OFF = re.compile(
    r"\b(?:the|an?|of|and|or|to|with|from|by|at|than|its|their|as|be|was|were|which|because|while"
    r"|if)$",
    re.IGNORECASE,
)
_BEGINNINGS = tuple(
    "un re non over under pre mis dis anti co out sub super inter multi micro bio counter up down"
    " off on".split()
)
_ENDINGS = tuple(
    "s es ed d ing ly er r ers rs able ness y al ally or ors ation ations ment ments less"
    " ful".split()
)
# A stem has three letters, after a beginning four.
_STEM, _AFTER_BEGINNING = 3, 4
# Words this long that share this beginning are the same one said again.
_SAID_AGAIN, _SAME = 5, 6
# "Year on year", "price cuts, cut prices": between the two stands at most one word.
_NEAR = 2
# Shared beginning by which a name is found in the German, as in "Saxony" and "Sachsen".
_NAME_STEM = 4
_UNITS = frozenset("euros cents pounds points quarter billion million percent centimes".split())


def glitches(bullet: str, germans: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with the English of `bullet`, one line each.

    Args:
        bullet: an English bullet without a full stop.
        germans: the sentences that it says.
    """
    german_words = {word for german in germans for word in _SMALL.findall(german)}
    found = [
        f"no English word: {word}"
        for word in dict.fromkeys(_SMALL.findall(bullet))
        if word not in german_words and not is_english(word)
    ]
    found += [f"says twice: {word}" for word in _stammered(bullet)]
    found += [f"says twice: {name}" for name in _doubled_names(bullet, germans)]
    if _BREAKS_OFF.search(bullet):
        found.append("breaks off")
    return tuple(found)


def is_english(word: str) -> bool:
    """Whether a word in small letters is one of English, or formed of one."""
    return is_formed(word, word_list("english_words.txt"))


def is_formed(word: str, known: frozenset[str] | set[str]) -> bool:
    """Whether `word` is in `known`, or one of them with a common beginning or ending."""
    return _with_ending(word, known) or any(
        word.startswith(beginning)
        and len(word) - len(beginning) >= _AFTER_BEGINNING
        and _with_ending(word.removeprefix(beginning), known)
        for beginning in _BEGINNINGS
    )


def _with_ending(word: str, known: frozenset[str] | set[str]) -> bool:
    if word in known:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _STEM:
            continue
        # "Using" of "use", "tried" of "try", "planned" of "plan".
        forms = [stem, f"{stem}e"]
        forms += [f"{stem[:-1]}y"] if stem.endswith("i") else []
        forms += [stem[:-1]] if stem[-1] == stem[-2] else []
        if any(form in known for form in forms):
            return True
    return False


def _stammered(bullet: str) -> list[str]:
    words = bullet.split()
    said = [
        word.lower()[:_SAME] if word.isalpha() and len(word) >= _SAID_AGAIN else ""
        for word in words
    ]
    return [
        words[at]
        for at, stem in enumerate(said)
        if stem and words[at].lower() not in _UNITS and stem in said[at + 1 : at + 1 + _NEAR]
    ]


def _doubled_names(bullet: str, germans: Sequence[str]) -> list[str]:
    """Names that the bullet has more often than any of its sentences."""
    names = Counter(filter(may_be_name, map(bare, NAME.findall(bullet))))
    return [name for name, count in names.items() if count > max(1, _most(name, germans))]


def _most(name: str, germans: Sequence[str]) -> int:
    stem = fold(name)[:_NAME_STEM]
    return max(sum(stem in fold(word) for word in NAME.findall(german)) for german in germans)
