"""What translating and condensing need of a model; tests give them a stand-in of this shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarizer.summary import ModelInfo

# What may compute a model.
TORCH, CTRANSLATE2 = "torch", "ctranslate2"
BACKENDS = (TORCH, CTRANSLATE2)

TRANSLATE = "translate"
BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One output of a model.

    Attributes:
        text: decoded text; slot symbols such as ⟨m0⟩ stand in it as they are.
        score: log-probability per piece, at most 0; comparable within one input.
        finished: False when the length limit cut it off.
        weight: what the score counts for beside the others of its input, by the model's length
            penalty: the less, the longer it is.
        explained: how many rare words of the input it renders as the model's lexicon says.
    """

    text: str
    score: float
    finished: bool = True
    weight: float = 1.0
    explained: int = 0

    @property
    def weighed(self) -> float:
        """The score that hypotheses are ranked by."""
        return self.score * self.weight


class Generator(Protocol):
    """A loaded model."""

    @property
    def info(self) -> ModelInfo:
        """Name and digest of the weights."""

    @property
    def tasks(self) -> frozenset[str]:
        """The tasks it was trained for, of `TRANSLATE` and `BULLET`."""

    @property
    def slots(self) -> frozenset[str]:
        """The slot symbols it knows; empty for a checkpoint trained on plain text."""

    @property
    def max_pieces(self) -> int:
        """How many vocabulary pieces an input may have."""

    def count(self, text: str) -> int:
        """Number of vocabulary pieces of `text` as an input."""

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

        Args:
            terms: for each text, words of it and how they shall read in English, if possible.
        """
