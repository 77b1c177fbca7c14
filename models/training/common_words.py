"""List the words that are no names: ``python -m models.training.common_words --data DIR``.

The words that the authored English writes with a small letter. The first word of a bullet has a
capital whatever it is; one that is neither here nor in the German must be a name from elsewhere.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_OUT = Path("summarizer/common_words.txt")
_SMALL = re.compile(r"(?<![\w'’.-])[a-z]{2,}(?![\w'’])")


def small_words(texts: Iterable[str]) -> set[str]:
    """Every word of `texts` that is written in small letters."""
    return {word for text in texts for word in _SMALL.findall(text)}


def authored_english(folder: Path) -> Iterator[str]:
    """The English of the authored training articles and term sentences."""
    for line in (folder / "train.jsonl").read_text("utf-8").splitlines():
        article = json.loads(line)
        yield from article["en"]
        yield from (bullet["text"] for bullet in article["bullets"])
    for line in (folder / "terms.tsv").read_text("utf-8").splitlines():
        yield line.split("\t")[1]


def write_words(path: Path, words: Iterable[str]) -> None:
    """Write a list for `summarizer.word_forms.word_list`, and say how long it is."""
    listed = sorted(words)
    path.write_text("\n".join(listed) + "\n", "utf-8")
    print(f"{len(listed)} words in {path}")


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="data folder, see README.md")
    parser.add_argument("--out", type=Path, default=_OUT, help=f"default: {_OUT}")
    options = parser.parse_args()
    found = small_words(authored_english(options.data / "authored"))
    write_words(options.out, found)


if __name__ == "__main__":
    main()
