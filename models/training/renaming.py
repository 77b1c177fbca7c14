"""Copies of examples in which other names stand: a name is to be copied, whatever it is.

A network that always meets the same few companies beside the same words writes them from memory.
In a copy each name that stands alike in both languages gives way to a name from elsewhere in the
data, or to one made up of two of them.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from models.training.examples import Example

NAMES = "names"  # the tier of the copies
_TOKEN = re.compile(r"[^\W\d_][\w&.-]*\w")
_CALENDAR = frozenset("April August September November December".split())
# Written small as often as this, a word is no name.
_SMALL = 3
_MADE_UP = 0.35
_HALVES = re.compile(
    r"(.*?[aeiouyäöü][^aeiouyäöü]*?)([aeiouyäöü]?[^aeiouyäöü]+\w*)$", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b([Aa])n? (?=([A-ZÄÖÜ]))")


class Renamer:
    """Knows the names of the examples that it is made from.

    Args:
        examples: what copies are to be made of.
    """

    def __init__(self, examples: Sequence[Example]) -> None:
        small = Counter(
            token
            for example in examples
            for token in _TOKEN.findall(example.english)
            if token[0].islower()
        )
        self._small = frozenset(word for word, count in small.items() if count >= _SMALL)
        pool = {name for example in examples for name in self.names(example)}
        self._pool = sorted(pool)

    def names(self, example: Example) -> list[str]:
        """Names that stand alike in both languages, whole: "Deutsche Bank", "BMW"."""
        german = set(_TOKEN.findall(example.german))
        runs: list[list[re.Match[str]]] = []
        for token in _TOKEN.finditer(example.english):
            if not self._can_be_name(token[0]) or token[0] not in german:
                continue
            if runs and example.english[runs[-1][-1].end() : token.start()] == " ":
                runs[-1].append(token)
            else:
                runs.append([token])
        whole = [example.english[run[0].start() : run[-1].end()] for run in runs]
        return [name for name in dict.fromkeys(whole) if name in example.german]

    def _can_be_name(self, token: str) -> bool:
        return (
            token[0].isupper()
            and len(token) > 2
            and token not in _CALENDAR
            and token.lower() not in self._small
        )

    def copies(self, examples: Sequence[Example], chance: random.Random) -> Iterator[Example]:
        """A copy with other names of each example that has any."""
        for example in examples:
            german, english = example.german, example.english
            for name in self.names(example):
                other = self._other(chance)
                # A genitive s stays.
                pattern = re.compile(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))")
                german = pattern.sub(other, german)
                english = pattern.sub(other, english)
            if english != example.english:
                yield Example(NAMES, example.task, german, _articles(english))

    def _other(self, chance: random.Random) -> str:
        other = chance.choice(self._pool)
        if chance.random() < _MADE_UP and " " not in other:
            first, second = _HALVES.match(other), _HALVES.match(chance.choice(self._pool))
            if first and second and " " not in second[0]:
                return first[1] + second[2].lower()
        return other


def _articles(english: str) -> str:
    """ "an" before a vowel, "a" before any other letter."""
    return _ARTICLE.sub(lambda m: f"{m[1]}n " if m[2] in "AEIOÄÖ" else f"{m[1]} ", english)
