"""Models that know the slots, whatever computes them: what goes in, what is kept of what comes out.

They write no digit at all: each figure of an output is a slot of its input, and there at most once.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.errors import ModelUnsupportedError
from summarizer.figures.slots import SLOTS
from summarizer.seq2seq.batching import batches, most_written
from summarizer.seq2seq.checkpoint import Located
from summarizer.seq2seq.interface import BULLET, TRANSLATE, Hypothesis
from summarizer.seq2seq.lexicon import Lexicon
from summarizer.seq2seq.pieces import Pieces
from summarizer.seq2seq.text import normalise
from summarizer.seq2seq.vocabulary import Vocabulary, task_symbol
from summarizer.summary import ModelInfo

_SLOT = re.compile(r"⟨[^⟨⟩]*⟩")
# Outputs are ranked by log-probability over length to this power (Y. Wu et al., 2016, section 7).
# Small networks leave out what they do not know; above 1, what says more is preferred.
LENGTH_PENALTIES = {TRANSLATE: 1.5, BULLET: 1.25}
_TRIAL = "Der Umsatz stieg um fünf Prozent auf zwei Milliarden Dollar."


@dataclass(frozen=True, slots=True)
class Source:
    """An input.

    Attributes:
        ids: its vocabulary items.
        slots: the symbols in it.
        limit: how many items an output for it may have.
        text: what was read.
    """

    ids: Sequence[int]
    slots: frozenset[str]
    limit: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """Vocabulary items without the end, the mean log-probability, and whether the end came."""

    ids: Sequence[int]
    score: float
    finished: bool


class SlotModel(ABC):
    """A `Generator` of a checkpoint that knows the slots.

    Args:
        located: its files.

    Raises:
        ModelUnsupportedError: they cannot be read, or do not fit each other.
    """

    def __init__(self, located: Located) -> None:
        config = located.config
        try:
            self.pieces = Pieces(located.folder)
            self.lexicon = Lexicon.of(located.folder)
            self.size = int(config["vocab_size"])
            self.start = int(config["decoder_start_token_id"])
            self.end, self.pad = int(config["eos_token_id"]), int(config["pad_token_id"])
            positions = int(config["max_position_embeddings"])
        except (OSError, ValueError, KeyError, RuntimeError, TypeError) as error:
            raise ModelUnsupportedError(
                f"the tokenizer of model {located.name!r} cannot be read from {located.folder}: "
                f"{type(error).__name__}: {error}"
            ) from error
        trial = self.pieces.ids_of(_TRIAL)
        if self.end != self.pieces.end or 2 * trial.count(self.pieces.unknown) >= len(trial):
            raise ModelUnsupportedError(
                f"model {located.name!r} has a tokenizer that cannot read {_TRIAL!r}: "
                "its files do not fit"
            )
        self.vocabulary = Vocabulary.of(self.pieces.items, frozenset(SLOTS))
        self._info = located.info
        self._max_pieces = min(positions, self.pieces.longest)

    @property
    def info(self) -> ModelInfo:
        """Name and digest of the weights."""
        return self._info

    @property
    def tasks(self) -> frozenset[str]:
        """The tasks it was trained for."""
        controls = self.vocabulary.controls
        return frozenset(task for task in (TRANSLATE, BULLET) if task_symbol(task) in controls)

    @property
    def slots(self) -> frozenset[str]:
        """The slot symbols it knows."""
        return frozenset(self.vocabulary.slots)

    @property
    def max_pieces(self) -> int:
        """How many vocabulary pieces an input may have."""
        return self._max_pieces

    @property
    def never_chosen(self) -> frozenset[int]:
        """Ids that no output may have; slots are not among them, they have their own licence."""
        known = self.vocabulary
        banned = {self.pad, self.pieces.unknown, *known.controls.values()}
        banned |= known.unprintable | known.languages | known.numeric
        return frozenset(banned | set(range(known.size, self.size))) - {self.end}

    def count(self, text: str) -> int:
        """Number of vocabulary pieces of `text` as an input."""
        return len(self._encode(text, {}, TRANSLATE))

    def generate(
        self,
        texts: Sequence[str],
        *,
        task: str = TRANSLATE,
        num_beams: int = 4,
        num_return: int | None = None,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        """The `num_return` (default: `num_beams`) best outputs for each text, best first.

        An input longer than `max_pieces` is the caller's to split; here it is an error. A model
        that was trained with a lexicon is told `terms` as if they stood in it.
        """
        told = terms or [{}] * len(texts)
        encoded = [self._encode(*one, task) for one in zip(texts, told, strict=True)]
        if any(len(ids) > self.max_pieces for ids in encoded):
            raise ValueError(f"an input has more than {self.max_pieces} pieces")
        sources = [
            Source(
                ids,
                frozenset(_SLOT.findall(text)),
                self._limit(len(ids), task),
                text,
            )
            for ids, text in zip(encoded, texts, strict=True)
        ]
        penalty = LENGTH_PENALTIES[task]
        results: list[list[Hypothesis]] = [[] for _ in texts]
        for batch in batches([len(ids) for ids in encoded], num_beams):
            found = self.search([sources[index] for index in batch], num_beams, penalty)
            for index, outputs in zip(batch, found, strict=True):
                results[index] = self._hypotheses(
                    outputs[:num_return], texts[index], len(encoded[index]), penalty
                )
        return results

    @abstractmethod
    def search(
        self, sources: Sequence[Source], num_beams: int, length_penalty: float
    ) -> list[list[Output]]:
        """The best outputs for each source, best first: one at least, `num_beams` at most.

        None has an item of `never_chosen`, a slot that its source lacks, or a slot twice.
        """

    def _encode(self, text: str, terms: Mapping[str, str], task: str) -> list[int]:
        """Items of `text`, with its rare words and `terms` explained as far as there is room."""
        plain = f"{task_symbol(task)} {normalise(text)}"
        if self.lexicon is None:
            return self.pieces.ids_of(plain)
        for explain in (terms, {}) if terms else ({},):
            ids = self.pieces.ids_of(self.lexicon.annotate(plain, explain))
            if len(ids) <= self.max_pieces:
                return ids
        return self.pieces.ids_of(plain)

    def _limit(self, pieces: int, task: str) -> int:
        return min(most_written(pieces, task), self.max_pieces - 1)

    def _hypotheses(
        self, outputs: Sequence[Output], source: str, read: int, length_penalty: float
    ) -> list[Hypothesis]:
        texts = [self.pieces.text_of(output.ids) for output in outputs]
        explained = [0] * len(texts)
        if self.lexicon is not None:
            explained = self.lexicon.rendered(normalise(source), texts)
        return [
            Hypothesis(
                text,
                output.score,
                output.finished,
                # One for an output as long as its input.
                (read / max(1, len(output.ids))) ** (length_penalty - 1),
                count,
            )
            for output, text, count in zip(outputs, texts, explained, strict=True)
        ]
