"""Reading the data folder: parallel text, the authored articles, the lexicon, the licences."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TRANSLATE = "translate"
BULLET = "bullet"

_OPEN = re.compile(
    r"\b(MIT|Apache|BSD|CC0|CC[ -]BY|MPL|A?GPL|FDL|EPL|CDLA|public domain)\b", re.IGNORECASE
)
_CLOSED = re.compile(
    r"\b(NC|ND|NON-COMMERCIAL|research|no licen[cs]e|no open licen[cs]e|none stated|see repo)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One training example as found: a German text and the English that answers it."""

    source: str
    task: str
    german: str
    english: str


def licence_is_open(statement: str) -> bool:
    """True when a licence statement names an open licence and takes nothing back."""
    return bool(_OPEN.search(statement)) and not _CLOSED.search(statement)


def open_sources(folder: Path) -> frozenset[str]:
    """Names of the sources whose stated licence is open, by ``sources.json``."""
    sources: dict[str, Any] = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    return frozenset(
        name for name, facts in sources.items() if licence_is_open(str(facts.get("licence") or ""))
    )


def read_lines(path: Path) -> Iterator[str]:
    """Lines of a UTF-8 file, compressed with xz or not."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            yield from (line.rstrip("\n") for line in lines)
    else:
        with path.open(encoding="utf-8", newline="\n") as lines:
            yield from (line.rstrip("\n") for line in lines)


def read_pairs(folder: Path, *, licences: str = "all") -> Iterator[Pair]:
    """All pairs of a data folder; with ``licences="open"`` only those under an open licence."""
    allowed = open_sources(folder) if licences == "open" else None
    for path in sorted(folder.glob("parallel/*.tsv*")):
        for german, english, source in _columns(path, 3):
            if allowed is None or source in allowed:
                yield Pair(source, TRANSLATE, german, english)
    yield from _authored(folder / "authored" / "train.jsonl")
    if (terms := folder / "authored" / "terms.tsv").exists():
        for german, english in _columns(terms, 2):
            yield Pair("terms", TRANSLATE, german, english)
    for german, english, source in read_lexicon(folder):
        if allowed is None or source in allowed:
            yield Pair("lexicon", TRANSLATE, german, english)


def read_lexicon(folder: Path) -> Iterator[list[str]]:
    """Word and term pairs with their source: ``[German, English, source]``."""
    for path in sorted(folder.glob("lexicon/*.tsv*")):
        yield from _columns(path, 3)


def _columns(path: Path, count: int) -> Iterator[list[str]]:
    for line in read_lines(path):
        columns = line.split("\t")
        if len(columns) == count:
            yield columns


def _authored(path: Path) -> Iterator[Pair]:
    if not path.exists():
        return
    for article in read_articles(path):
        german: list[str] = article["de"]
        for left, right in zip(german, article["en"], strict=True):
            yield Pair("authored", TRANSLATE, left, right)
        for bullet in article["bullets"]:
            together = " ".join(german[index] for index in bullet["from"])
            yield Pair("bullets", BULLET, together, bullet["text"])


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    """Authored articles: ``{id, topic, dateline, de, en, bullets: [{text, from}]}``."""
    for line in read_lines(path):
        yield json.loads(line)


def read_monolingual(folder: Path, language: str) -> Iterator[str]:
    """Lines of the monolingual text of a language, file after file."""
    for path in sorted(folder.glob(f"mono_{language}/*.txt*")):
        yield from read_lines(path)
