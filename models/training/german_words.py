"""List German words that English writes differently: ``python -m models.training.german_words``.

A word with a capital is a noun, a name, or the first of its sentence. One that the English side
of its pairs hardly ever repeats is a word (Umsatz, Ohne), or a name that English writes in its
own way (Prag).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarizer.spelling import NAME, bare

_OUT = Path("summarizer/german_words.txt")
# Plain words only: a name with a second capital or a hyphen is seldom a noun.
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
# Pairs a word must stand in, and the share of them from which on it counts as a name.
_SEEN, _COPIED = 8, 0.25


def translated_words(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Capitalised words of the German sides that the English sides do not repeat."""
    seen: Counter[str] = Counter()
    copied: Counter[str] = Counter()
    for german, english in pairs:
        repeated = {bare(name) for name in NAME.findall(english)}
        for word in set(NAME.findall(german)):
            if _NOUN.fullmatch(word):
                seen[word] += 1
                copied[word] += word in repeated
    return {word for word, n in seen.items() if n >= _SEEN and copied[word] < _COPIED * n}


def prepared_pairs(examples: Path) -> Iterator[tuple[str, str]]:
    """The translated sentences of ``examples.tsv``, without those with names put in by chance."""
    with examples.open(encoding="utf-8") as lines:
        for line in lines:
            tier, task, german, english, *_ = line.rstrip("\n").split("\t")
            if task == "translate" and tier not in ("names", "noise", "words"):
                yield german, english


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder that `prepare` filled")
    parser.add_argument("--out", type=Path, default=_OUT, help=f"default: {_OUT}")
    options = parser.parse_args()
    found = translated_words(prepared_pairs(options.work / "examples.tsv"))
    options.out.write_text("\n".join(sorted(found)) + "\n", "utf-8")
    print(f"{len(found)} words in {options.out}")


if __name__ == "__main__":
    main()
