"""Signs that a bullet or a translation is no good English, whatever it says.

A small network that does not know a word makes one up ("insolvenction"), stammers ("pressure
pressure"), makes somebody of the sentence its own agent ("Tradegate shares rise on Tradegate"), or
breaks off; of a question or a teaser it makes no news. Each sign is rare in what people wrote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.names import fold, may_be_name
from summarizer.spelling import NAME, bare
from summarizer.word_forms import is_english

_SMALL = re.compile(r"(?<![\w'’.-])[a-z]{4,}(?![\w'’])")
# In 0.3 % of authored bullets; a firm that is "er" in German becomes a "he" here.
_PERSONAL = re.compile(r"\b(?:he|him|she|his|hers?|we|us|our|my|you|your)\b")
_QUOTED = re.compile(r"[\"„“”»«]([^\"„“”»«]{3,200})[\"“”«»]")
_MARKS = re.compile('["„“”»«]')
_LONG = re.compile(r"[^\W\d_]{5,}")
_BREAKS_OFF = re.compile(
    r"\b(?:the|an?|of|and|or|to|with|from|by|at|than|its|their|as|be|was|were|which|because|while"
    r"|if)$",
    re.IGNORECASE,
)
# How web pages cut a sentence short.
_TEASER = ("...", "…")
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
    found = [f"no English word: {word}" for word in made_up_words(bullet, germans)]
    found += [f"says twice: {word}" for word in _stammered(bullet)]
    found += [f"says twice: {name}" for name in _doubled_names(bullet, germans)]
    if _BREAKS_OFF.search(bullet) or germans[-1].rstrip().endswith(_TEASER):
        found.append("breaks off")
    if len(_MARKS.findall(bullet)) % 2:
        found.append("a quotation without beginning or end")
    if bullet.endswith("?"):
        found.append("asks instead of telling")
    if person := _PERSONAL.search(bullet):
        found.append(f"speaks of whom it does not name: {person[0]}")
    # Nothing here can tell whether somebody said that.
    found += [f"words put into a mouth: {said}" for said in _translated_quotations(bullet, germans)]
    return tuple(found)


def _translated_quotations(bullet: str, germans: Sequence[str]) -> list[str]:
    """Quotations that are not in the German as they are, as a name would be."""
    return [
        quoted
        for quoted in _QUOTED.findall(bullet)
        if not any(quoted.strip(" .,").lower() in german.lower() for german in germans)
    ]


def made_up_words(english: str, germans: Sequence[str]) -> list[str]:
    """Words in small letters that are neither English nor in the German."""
    german_words = {word for german in germans for word in _SMALL.findall(german)}
    return [
        word
        for word in dict.fromkeys(_SMALL.findall(english))
        if word not in german_words and not is_english(word)
    ]


def repeated_words(english: str, german: str) -> int:
    """How many more words `english` says again, in whatever form, than `german` does."""
    return max(0, _said_again(english) - _said_again(german))


def _said_again(text: str) -> int:
    stems = Counter(word[:_SAME].lower() for word in _LONG.findall(text))
    return stems.total() - len(stems)


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
