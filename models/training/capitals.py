"""List capitalised words that the other language writes differently.

``python -m models.training.capitals``. A German word with a capital is a noun, a name, or the
first of its sentence. One that the English side of its pairs hardly ever repeats is a word (Umsatz,
Ohne), or a name that English writes in its own way (Prag). The English ones are such names
(Prague), and first words. New compounds are in no list, but they end as others do (Kalenderwoche),
so the ends of words that no name has are listed as well.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from models.training.common_words import write_words
from summarizer.names import is_common
from summarizer.spelling import NAME, bare, compound_ends

_OUT = Path("summarizer")
# Plain words only: a name with a second capital or a hyphen is seldom a noun.
_PLAIN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
# Pairs that a German and an English word must stand in. There are fewer English ones, and one
# that is missing is taken for a slip.
_GERMAN, _ENGLISH = 8, 3
# Share of its pairs from which on a word counts as written alike.
_COPIED = 0.25
# Different words that an end must have. On words that the ends were not taken from, 1.6 % of names
# have such an end, and 62 % of the words that are not listed.
_WORDS = 8


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many pairs a capitalised word stands, and in how many the other side repeats it."""

    seen: Counter[str]
    copied: Counter[str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Counts:
        """The counts of the first sides' words."""
        counts = cls(Counter(), Counter())
        for text, other in pairs:
            repeated = {bare(name) for name in NAME.findall(other)}
            for word in {bare(name) for name in NAME.findall(text)}:
                if _PLAIN.fullmatch(word):
                    counts.seen[word] += 1
                    counts.copied[word] += word in repeated
        return counts

    def differs(self, word: str) -> bool:
        """Whether the other sides rarely repeat `word`."""
        return self.copied[word] < _COPIED * self.seen[word]


def translated_words(counts: Counts, least: int) -> set[str]:
    """The words that stand in `least` pairs or more and are rarely repeated."""
    return {word for word, n in counts.seen.items() if n >= least and counts.differs(word)}


def translated_ends(counts: Counts) -> set[str]:
    """What many words that are rarely repeated end in, and none that is; the shortest of each."""
    differ: Counter[str] = Counter()
    alike: set[str] = set()
    for word in counts.seen:
        ends = compound_ends(word)
        if counts.differs(word):
            differ.update(ends)
        else:
            alike.update(ends)
    found = {end for end, n in differ.items() if n >= _WORDS} - alike
    return {end for end in found if not any(end[start:] in found for start in range(1, len(end)))}


def prepared_pairs(examples: Path) -> Iterator[tuple[str, str]]:
    """The translated sentences of ``examples.tsv``, without those with names put in by chance."""
    with examples.open(encoding="utf-8") as lines:
        for line in lines:
            tier, task, german, english, *_ = line.rstrip("\n").split("\t")
            if task == "translate" and tier not in ("names", "noise", "words"):
                yield german, english


def main() -> None:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder that `prepare` filled")
    parser.add_argument("--out", type=Path, default=_OUT, help=f"default: {_OUT}")
    options = parser.parse_args()
    pairs = list(prepared_pairs(options.work / "examples.tsv"))
    german = Counts.of(pairs)
    write_words(options.out / "german_words.txt", translated_words(german, _GERMAN))
    write_words(options.out / "german_ends.txt", translated_ends(german))
    turned = Counts.of((english, german) for german, english in pairs)
    # A word that English also writes small is no name, and known as such already.
    english = {word for word in translated_words(turned, _ENGLISH) if not is_common(word.lower())}
    write_words(options.out / "english_names.txt", english)


if __name__ == "__main__":
    main()
