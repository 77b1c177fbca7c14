"""List capitalised words that the other language writes differently.

``python -m models.training.capitals``. A German word with a capital is a noun, a name, or the
first of its sentence. One that the English side of its pairs hardly ever repeats is a word (Umsatz,
Ohne), or a name that English writes in its own way (Prag). The English ones are such names
(Prague), and first words.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.training.common_words import write_words
from summarizer.names import is_common
from summarizer.spelling import NAME, bare

_OUT = Path("summarizer")
# Plain words only: a name with a second capital or a hyphen is seldom a noun.
_PLAIN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
# Pairs that a German and an English word must stand in. There are fewer English ones, and one
# that is missing is taken for a slip.
_GERMAN, _ENGLISH = 8, 3
# Share of its pairs from which on a word counts as written alike.
_COPIED = 0.25


def translated_words(pairs: Iterable[tuple[str, str]], least: int) -> set[str]:
    """Capitalised words in `least` first sides or more that the second sides rarely repeat."""
    seen: Counter[str] = Counter()
    copied: Counter[str] = Counter()
    for text, other in pairs:
        repeated = {bare(name) for name in NAME.findall(other)}
        for word in {bare(name) for name in NAME.findall(text)}:
            if _PLAIN.fullmatch(word):
                seen[word] += 1
                copied[word] += word in repeated
    return {word for word, n in seen.items() if n >= least and copied[word] < _COPIED * n}


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
    turned = ((english, german) for german, english in pairs)
    write_words(options.out / "german_words.txt", translated_words(pairs, _GERMAN))
    # A word that English also writes small is no name, and known as such already.
    english = {word for word in translated_words(turned, _ENGLISH) if not is_common(word.lower())}
    write_words(options.out / "english_names.txt", english)


if __name__ == "__main__":
    main()
