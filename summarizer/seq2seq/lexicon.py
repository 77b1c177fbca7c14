"""A lexicon beside a model: what rare German words mean, written behind them in the input.

A small network cannot remember words that it has seen a few times. Where its folder holds a
lexicon, each rare word of an input is followed by its usual English, between two symbols that the
network was trained with, and it may take or leave that (after G. Dinu et al., 2019, "Training
Neural Machine Translation to Apply Terminology Constraints"):

    Einbrecher ⟨r0⟩ burglar ⟨r1⟩ erbeuteten ⟨r0⟩ stole ⟨r0⟩ captured ⟨r1⟩ …

A word that is not listed is looked up without its ending, and as a compound of two listed ones,
unless it is a name.
"""

from __future__ import annotations

import lzma
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from summarizer.names import may_be_name
from summarizer.spelling import is_german

_FILE = "lexicon.tsv.xz"
OPENS, CLOSES = "⟨r0⟩", "⟨r1⟩"
# Words of slots are none.
_WORD = re.compile(r"⟨[^⟨⟩]*⟩|[^\W\d_]+(?:-[^\W\d_]+)*-?")
_SHORTEST = 4
_ENDINGS = ("e", "n", "s", "en", "er", "es", "em", "ern")
# What stands between the parts of a compound.
_LINKS = ("", "s", "n", "en", "es", "e", "er")
_SHORTEST_PART = 4
# An English word in whatever form has its first letters.
_SAME = 5


def lexicon_path(folder: Path) -> Path:
    """Where the lexicon of a model's folder lies, if it has one."""
    return folder / _FILE


@dataclass(frozen=True, slots=True)
class Entry:
    """What a German word means.

    Attributes:
        english: its usual renderings, the most usual first.
        rare: whether it is rare enough to be explained; others only explain compounds.
    """

    english: tuple[str, ...]
    rare: bool


class Lexicon:
    """German words in small letters with their entries.

    They are kept as the lines of the file and looked up there: as objects they would take ten times
    the memory.
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._read("".join(_line(*one) for one in sorted(entries.items())).encode())

    def _read(self, lines: bytes) -> None:
        ends = [match.end() for match in re.finditer(rb"[^\t\n]+\t[^\t\n]+(?:\t\+)?\n", lines)]
        if len(ends) != lines.count(b"\n") or not lines.endswith(b"\n" * bool(lines)):
            raise ValueError(f"{_FILE} has lines that are no entries")
        self._lines, self._starts = lines, array("L", [0, *ends[:-1]] if ends else [])
        self.meaning = lru_cache(maxsize=50_000)(self._meaning)

    @classmethod
    def of(cls, folder: Path) -> Lexicon | None:
        """The lexicon in a model's folder, if there is one.

        Raises:
            OSError, ValueError: it cannot be read.
        """
        path = lexicon_path(folder)
        if not path.exists():
            return None
        lexicon = cls.__new__(cls)
        try:
            lexicon._read(lzma.decompress(path.read_bytes()))
        except lzma.LZMAError as error:
            raise ValueError(f"{path.name}: {error}") from error
        return lexicon

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self._starts)

    @property
    def rare(self) -> int:
        """Number of words that are explained wherever they stand."""
        return self.size - self._lines.count(b"\t+\n")

    def write(self, folder: Path) -> None:
        """Write the lexicon where :meth:`of` finds it."""
        lexicon_path(folder).write_bytes(lzma.compress(self._lines))

    def _get(self, german: str) -> Entry | None:
        key = german.encode() + b"\t"

        def key_at(start: int) -> bytes:
            return self._lines[start : self._lines.index(b"\t", start) + 1]

        place = bisect_left(self._starts, key, key=key_at)
        if place == self.size or key_at(self._starts[place]) != key:
            return None
        start = self._starts[place]
        line = self._lines[start : self._lines.index(b"\n", start)].decode()
        _, english, *mark = line.split("\t")
        return Entry(tuple(english.split("|")), not mark)

    def annotate(self, text: str, terms: Mapping[str, str] | None = None) -> str:
        """`text` with what its rare words mean behind each of them.

        Args:
            terms: words of `text` with the English that counts in place of what is listed; those
                of frequent words are left aside.
        """
        parts, end = [], 0
        for match, meaning in self._explanations(text, terms or {}):
            parts += [text[end : match.end()], f" {OPENS} {f' {OPENS} '.join(meaning)} {CLOSES}"]
            end = match.end()
        return "".join([*parts, text[end:]])

    def rendered(self, german: str, texts: Sequence[str]) -> list[int]:
        """How many rare words of `german` have one of their renderings in each English text."""
        stems = [
            [[word[:_SAME].lower() for word in one.split()] for one in meaning]
            for _, meaning in self._explanations(german, {})
        ]
        return [
            sum(any(all(stem in low for stem in one) for one in meaning) for meaning in stems)
            for low in map(str.lower, texts)
        ]

    def _explanations(
        self, text: str, terms: Mapping[str, str]
    ) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
        """The words of `text` that are explained, with what they mean."""
        pattern = _WORD
        if terms:
            forms = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
            pattern = re.compile(rf"(?<!\w)(?:{forms})(?!\w)|{_WORD.pattern}")
        name_ends = -1
        for match in pattern.finditer(text):
            word = match[0]
            is_name = may_be_name(word) and not is_german(word)
            # "Imker" is a beekeeper, but not in "Luise Imker".
            surname = is_name and text[name_ends : match.start()] == " "
            name_ends = match.end() if is_name else -1
            if word in terms:
                # The network never saw a frequent word explained, and would say both.
                entry = self._get(word.lower())
                if entry is None or entry.rare:
                    yield match, (terms[word],)
            elif not surname and (meaning := self.meaning(word)):
                yield match, meaning

    def _meaning(self, word: str) -> tuple[str, ...]:
        """The English of a rare word; empty for others, and where nothing is known."""
        if word[0] == "⟨":
            return ()
        key = word.lower().rstrip("-")
        if len(key) < _SHORTEST:
            return ()
        entry = self._get(key) or self._get(_with_umlauts(key))
        found: tuple[str, ...] = ()
        if entry is not None:
            found = entry.english if entry.rare else ()
        elif word.islower() or is_german(word.rstrip("-")):
            # Other words are names, and "Kaufland" is no land of purchases.
            found = self._without_ending(key) or self._parts(word.rstrip("-"))
        return tuple(english for english in found if english.lower() != key)

    def _without_ending(self, key: str) -> tuple[str, ...]:
        for stem in _stems(key):
            entry = self._get(stem)
            if entry is not None:
                return entry.english if entry.rare else ()
        return ()

    def _parts(self, word: str) -> tuple[str, ...]:
        """One rendering, put together of the parts of a compound."""
        first, hyphen, last = word.rpartition("-")
        if hyphen:
            end = self._part(last.lower())
            return (f"{first} {end}",) if end else ()
        key = word.lower()
        # The longest end that is a word says what it is.
        for at in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
            end = self._part(key[at:])
            if end is None:
                continue
            for link in _LINKS:
                beginning = key[:at].removesuffix(link)
                if len(beginning) < _SHORTEST_PART or (link and beginning == key[:at]):
                    continue
                start = self._part(beginning)
                if start is not None:
                    return (f"{start} {end}",)
        return ()

    def _part(self, key: str) -> str | None:
        for form in (key, *_stems(key)):
            if len(form) >= _SHORTEST_PART and (entry := self._get(form)) is not None:
                return entry.english[0]
        return None


def _with_umlauts(key: str) -> str:
    """The word as it is spelled where the keyboard has umlauts: "ueberschuss", "überschuss"."""
    for plain, umlaut in (("ae", "ä"), ("oe", "ö"), ("ue", "ü")):
        key = key.replace(plain, umlaut)
    return key


def _stems(key: str) -> Iterator[str]:
    for ending in _ENDINGS:
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= _SHORTEST:
            yield stem


def _line(german: str, entry: Entry) -> str:
    cells = [german, "|".join(entry.english), *([] if entry.rare else ["+"])]
    return "\t".join(cells) + "\n"
