"""List the words of English: ``python -m models.training.english_words --data DIR``.

The words that the English news and sentence pairs write with a small letter, often enough to be no
slips. Words formed of listed ones ("rehired", "buyers") need not stand in the list, which makes it
half as long. A word of a bullet that is not of these was made up by the model.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.training.common_words import authored_english, write_words
from summarizer.word_forms import is_formed

_OUT = Path("summarizer/english_words.txt")
_SMALL = re.compile(r"(?<![\w'’.-])[a-z]{3,}(?![\w'’])")
# The parts of what is joined by hyphens are words as well: "double-digit".
_JOINED = re.compile(r"(?<![\w'’.])[a-z]{2,}(?:-[a-z]{2,})+(?![\w'’])")
_PAIRS = ("news", "finance", "general")
_LEAST = 8


def frequent_words(texts: Iterable[str], least: int) -> set[str]:
    """Words in small letters that stand in `least` of `texts` or more."""
    counts: Counter[str] = Counter()
    for text in texts:
        words = set(_SMALL.findall(text))
        for joined in _JOINED.findall(text):
            words.update(joined.split("-"))
        counts.update(words)
    return {word for word, count in counts.items() if count >= least}


def roots(words: Iterable[str]) -> set[str]:
    """Those of `words` that are not formed of shorter ones of them."""
    kept: set[str] = set()
    for word in sorted(words, key=lambda one: (len(one), one)):
        if not is_formed(word, kept):
            kept.add(word)
    return kept


def english_texts(folder: Path) -> Iterator[str]:
    """The English side of the data folder's news and pairs."""
    with lzma.open(
        folder / "mono_en" / "newswire_sentences.txt.xz", "rt", encoding="utf-8"
    ) as lines:
        yield from lines
    for name in _PAIRS:
        path = folder / "parallel" / f"{name}.tsv.xz"
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (line.split("\t")[1] for line in lines)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="data folder, see README.md")
    parser.add_argument("--out", type=Path, default=_OUT, help=f"default: {_OUT}")
    options = parser.parse_args()
    found = frequent_words(english_texts(options.data), _LEAST)
    found |= frequent_words(authored_english(options.data / "authored"), 1)
    write_words(options.out, roots(found))


if __name__ == "__main__":
    main()
