"""The lexicon: what German words are in English, counted in the word alignments of the examples.

Words are aligned in both directions by eflomal (R. Östling and J. Tiedemann, 2016, "Efficient Word
Alignment with Markov Chain Monte Carlo"). A word means what is aligned with it both ways, with its
neighbours that are aligned with it too ("Sammelklage": "class action").
"""

from __future__ import annotations

import logging
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from models.training.config import Config
from models.training.corpus import TRANSLATE
from models.training.examples import read_examples
from summarizer.seq2seq.lexicon import Entry, Lexicon, lexicon_path

_TOKEN = re.compile(r"⟨[^⟨⟩]*⟩|[^\W\d_]+(?:[-'’&][^\W\d_]+)*|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Words at the edge of a rendering that belong to the sentence.
_EDGES = frozenset(
    "the a an of to in on for at by with from and or as is are was were be been it its his her"
    " their that this which who will would has have had not".split()
)
# The readers of figures have these.
_NUMBERS = frozenset(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend million"
    " millionen milliarde milliarden billion billionen prozent prozentpunkte prozentpunkten dollar"
    " euro".split()
)
_SHORTEST, _MOST_TOKENS, _MOST_WORDS = 4, 60, 3
# An entry of a dictionary counts as much as two alignments, and fewer are not believed.
_LEAST = 2
_LEAST_SHARE, _SECOND_SHARE = 0.1, 0.35
# Renderings with the same beginning are forms of one word.
_SAME_WORD = 4
_log = logging.getLogger(__name__)

Pair = tuple[Sequence[str], Sequence[str]]
Links = Sequence[tuple[int, int]]


def make_lexicon(config: Config, work: Path) -> None:
    """Align the examples that people or strong systems translated, and write what they teach."""
    _log.info("aligning words")
    counts = Counts(_pairs(config, work))
    aligned = align(_pairs(config, work), work / "alignment")
    for pair, (forward, reverse) in zip(_pairs(config, work), aligned, strict=True):
        counts.add(pair, forward, reverse)
    lexicon = Lexicon(counts.entries(rare=config.lexicon.rare))
    lexicon.write(work)
    _log.info("lexicon: %d words, %d of them rare", lexicon.size, lexicon.rare)


def take_lexicon(source: Path, target: Path) -> bool:
    """Use the lexicon of another folder, if it has one; says whether it has."""
    found = lexicon_path(source).exists()
    if found:
        shutil.copyfile(lexicon_path(source), lexicon_path(target))
    return found


class Counts:
    """How often German words stand for which English ones.

    Args:
        pairs: the tokens of all pairs, for how English words are written within sentences.
    """

    def __init__(self, pairs: Iterable[Pair]) -> None:
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for _, english in pairs:
            for word in english[1:]:
                written[word.lower()][word] += 1
        self._written = {low: forms.most_common(1)[0][0] for low, forms in written.items()}
        self._seen: Counter[str] = Counter()
        self._meant: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, pair: Pair, forward: Links, reverse: Links) -> None:
        """Count a pair.

        Args:
            forward: a link for each English token that has one: its German place, its own.
            reverse: a link for each German token that has one, written the same way round.
        """
        german, english = pair
        if len(german) == 1:
            self._add_term(german[0].lower(), english)
            return
        linked: defaultdict[int, set[int]] = defaultdict(set)
        for source, target in forward:
            linked[source].add(target)
        back = dict(reverse)
        for place, word in enumerate(german):
            if len(word) < _SHORTEST or not _WORD.fullmatch(word):
                continue
            self._seen[word.lower()] += 1
            anchor = back.get(place)
            if anchor is not None and anchor in linked[place]:
                first = last = anchor
                while first - 1 in linked[place]:
                    first -= 1
                while last + 1 in linked[place]:
                    last += 1
                self._mean(word.lower(), self._words(english, first, last), 1)

    def _add_term(self, german: str, english: Sequence[str]) -> None:
        words = self._words(english, 0, len(english) - 1)
        if self._mean(german, words, _LEAST):
            self._seen[german] += _LEAST

    def _words(self, english: Sequence[str], first: int, last: int) -> list[str]:
        words = list(english[first : last + 1])
        if first == 0:
            words[0] = self._written.get(words[0].lower(), words[0])
        while len(words) > 1 and words[0].lower() in _EDGES:
            del words[0]
        while len(words) > 1 and words[-1].lower() in _EDGES:
            del words[-1]
        return words

    def _mean(self, german: str, words: Sequence[str], count: int) -> bool:
        if len(words) > _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
            return False
        self._meant[german][" ".join(words)] += count
        return True

    def entries(self, *, rare: int) -> dict[str, Entry]:
        """The words that are known well enough; those seen at most `rare` times are rare."""
        entries = {}
        for german, meant in self._meant.items():
            english = _usual(meant, self._seen[german])
            if english:
                # A name says nothing new, but compounds begin with it.
                known = german in _NUMBERS or [one.lower() for one in english] == [german]
                entries[german] = Entry(english, not known and self._seen[german] <= rare)
        return entries


def _usual(meant: Mapping[str, int], seen: int) -> tuple[str, ...]:
    """The most usual rendering, and another word that is nearly as usual."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for english, count in meant.items():
        forms[english.lower().replace("-", " ")][english] += count
    ranked = sorted(
        ((each.total(), each.most_common(1)[0][0]) for each in forms.values()),
        key=lambda one: (-one[0], one[1]),
    )
    most, best = ranked[0]
    if most < max(_LEAST, _LEAST_SHARE * seen):
        return ()
    for count, other in ranked[1:]:
        if count < max(_LEAST, _SECOND_SHARE * most):
            break
        if other.lower()[:_SAME_WORD] != best.lower()[:_SAME_WORD]:
            return best, other
    return (best,)


def _pairs(config: Config, work: Path) -> Iterator[Pair]:
    tiers = {tier.name for tier in config.tiers if tier.sources and not tier.tagged}
    for example in read_examples(work):
        if example.task == TRANSLATE and example.tier in tiers:
            pair = _TOKEN.findall(example.german), _TOKEN.findall(example.english)
            if all(0 < len(side) <= _MOST_TOKENS for side in pair):
                yield pair


def align(pairs: Iterable[Pair], folder: Path) -> Iterator[tuple[Links, Links]]:
    """The links of every pair, as `Counts.add` takes them; their files are left in `folder`."""
    from eflomal import Aligner

    folder.mkdir(exist_ok=True)
    german, english = folder / "german.txt", folder / "english.txt"
    with (
        german.open("w", encoding="utf-8") as sources,
        english.open("w", encoding="utf-8") as targets,
    ):
        for source, target in pairs:
            sources.write(" ".join(source).lower() + "\n")
            targets.write(" ".join(target).lower() + "\n")
    links = folder / "forward", folder / "reverse"
    with german.open(encoding="utf-8") as sources, english.open(encoding="utf-8") as targets:
        Aligner(n_samplers=1).align(
            sources,
            targets,
            links_filename_fwd=str(links[0]),
            links_filename_rev=str(links[1]),
        )
    with links[0].open() as forward, links[1].open() as reverse:
        for there, back in zip(forward, reverse, strict=True):
            yield _links(there), _links(back)


def _links(line: str) -> list[tuple[int, int]]:
    return [
        (int(source), int(target)) for source, target in (one.split("-") for one in line.split())
    ]
