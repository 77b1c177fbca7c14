"""Examples as arrays of vocabulary ids: one flat uint16 array and its offsets per tier."""

from __future__ import annotations

import functools
import itertools
import logging
import multiprocessing
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.training.config import REVERSE, Config
from models.training.corpus import BULLET
from models.training.examples import Example, read_examples
from models.training.symbols import source_text
from models.training.tokenizer import load_pieces
from summarizer.seq2seq.lexicon import Lexicon

EOS_ID = 0
# One example in so many keeps its rare words unexplained, so that the network knows both.
_UNEXPLAINED = 8
_CHUNK = 20_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Packed:
    """The examples of one tier; example ``i`` has the ids ``ids[bounds[i]:bounds[i + 1]]``.

    The first ``sources[i]`` of them are the source; both sides end with ``</s>``.
    """

    ids: npt.NDArray[np.uint16]
    bounds: npt.NDArray[np.int64]
    sources: npt.NDArray[np.uint16]

    def __len__(self) -> int:
        return len(self.sources)

    @property
    def targets(self) -> npt.NDArray[np.int64]:
        """Number of target ids of every example."""
        return np.diff(self.bounds) - self.sources.astype(np.int64)

    def __getitem__(self, index: int) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint16]]:
        ids = self.ids[self.bounds[index] : self.bounds[index + 1]]
        cut = int(self.sources[index])
        return ids[:cut], ids[cut:]


def packed_path(work: Path, tier: str) -> Path:
    """Where the arrays of a tier lie."""
    return work / "packed" / f"{tier}.npz"


def load_packed(work: Path, tier: str) -> Packed:
    """Read the arrays of a tier."""
    with np.load(packed_path(work, tier)) as arrays:
        return Packed(arrays["ids"], arrays["bounds"], arrays["sources"])


def pack(config: Config, work: Path) -> None:
    """Encode all examples and drop those longer than the configured length.

    If there is a lexicon in `work`, rare words of the German are explained by it.
    """
    reverse = config.direction == REVERSE
    tagged = frozenset(tier.name for tier in config.tiers if tier.tagged and not reverse)
    longest = config.training.max_length
    (work / "packed").mkdir(exist_ok=True)
    rows: dict[str, list[list[tuple[list[int], list[int]]]]] = {}
    encoder = functools.partial(encode, work=work, tagged=tagged, longest=longest, reverse=reverse)
    with multiprocessing.Pool() as pool:
        for chunk in pool.imap(encoder, _chunks(read_examples(work))):
            for tier, pairs in chunk.items():
                rows.setdefault(tier, []).append(pairs)
    for tier, parts in rows.items():
        pairs = [pair for part in parts for pair in part]
        lengths = [len(source) + len(target) for source, target in pairs]
        flat = itertools.chain.from_iterable(itertools.chain(*pair) for pair in pairs)
        np.savez(
            packed_path(work, tier),
            ids=np.fromiter(flat, np.uint16, sum(lengths)),
            bounds=np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]),
            sources=np.array([len(source) for source, _ in pairs], dtype=np.uint16),
        )
        targets = sum(len(target) for _, target in pairs)
        _log.info("packed %s: %s pairs, %s target ids", tier, f"{len(pairs):,}", f"{targets:,}")


def _chunks(examples: Iterable[Example]) -> Iterable[list[Example]]:
    examples = iter(examples)
    return iter(lambda: list(itertools.islice(examples, _CHUNK)), [])


@functools.cache
def load_lexicon(work: Path) -> Lexicon | None:
    """The lexicon that the step lexicon made, if it was run."""
    return Lexicon.of(work)


def _explained(german: str, lexicon: Lexicon | None) -> str:
    if lexicon is None or zlib.crc32(german.encode()) % _UNEXPLAINED == 0:
        return german
    return lexicon.annotate(german)


def encode(
    examples: list[Example],
    *,
    work: Path,
    tagged: frozenset[str],
    longest: int,
    reverse: bool = False,
) -> dict[str, list[tuple[list[int], list[int]]]]:
    """Source and target ids of the examples that are not too long, by tier.

    With ``reverse`` the English is the source.
    """
    pieces = load_pieces(work)
    lexicon = None if reverse else load_lexicon(work)
    sides = [
        (e.english, e.german) if reverse else (_explained(e.german, lexicon), e.english)
        for e in examples
    ]
    sources = pieces.encode(
        [
            source_text(example.task, source, machine_made=example.tier in tagged)
            for example, (source, _) in zip(examples, sides, strict=True)
        ]
    )
    targets = pieces.encode([target for _, target in sides])
    packed: dict[str, list[tuple[list[int], list[int]]]] = {}
    for example, source, target in zip(examples, sources, targets, strict=True):
        # The condenser reads several sentences at once, so its sources may be twice as long.
        limit = 2 * longest if example.task == BULLET else longest
        if lexicon is not None:
            limit += limit // 2
        if len(source) < limit and len(target) < longest:
            pair = ([*source, EOS_ID], [*target, EOS_ID])
            packed.setdefault(example.tier, []).append(pair)
    return packed
