"""The recipe's settings, read from one TOML file into typed, immutable objects."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORWARD, REVERSE = "de-en", "en-de"


@dataclass(frozen=True, slots=True)
class Tier:
    """Sources of one kind, and the share of target tokens they get as training goes on."""

    name: str
    sources: tuple[str, ...]  # glob patterns over source names; the first tier that fits wins
    weight: tuple[float, ...]  # at equally spaced points from the start to the end of training
    keep: float = 1.0  # share of the pairs that prepare keeps
    once: bool = False  # one translation per German line, few lines per template
    copies_of: tuple[str, ...] = ()  # the tier "names": tiers to copy with other names
    tagged: bool = False  # the German is machine-made: put ⟨bt⟩ before it when it is read

    def weight_at(self, progress: float) -> float:
        """The weight at a progress between 0 and 1, linear between the given points."""
        if len(self.weight) == 1:
            return self.weight[0]
        place = min(max(progress, 0.0), 1.0) * (len(self.weight) - 1)
        left = min(int(place), len(self.weight) - 2)
        return self.weight[left] + (place - left) * (self.weight[left + 1] - self.weight[left])


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How the sentencepiece model is trained."""

    size: int = 8000  # with <pad>
    coverage: float = 0.9995
    sample: int = 200_000  # lines


@dataclass(frozen=True, slots=True)
class LexiconSettings:
    """Which words are explained in the source."""

    rare: int = 0  # the most often that a word occurs in the examples; 0: no lexicon


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of the network."""

    d_model: int = 256
    heads: int = 8
    encoder_layers: int = 6
    decoder_layers: int = 2
    encoder_ffn: int = 1024
    decoder_ffn: int = 1024
    activation: str = "relu"
    positions: int = 512
    bilingual_pairs: int = 300_000  # pairs counted for the start of the embeddings, 0 for random


@dataclass(frozen=True, slots=True)
class Training:
    """Batches, schedule and bookkeeping."""

    batch_positions: int = 4200  # source and target positions of a batch, padding included
    round_batches: int = 100  # batches drawn and sorted by length together
    max_length: int = 100  # pieces on either side
    short_first: float = 0.1  # share of training in which only shorter pairs are drawn
    short_length: int = 30
    peak: float = 1.2e-3
    warmup: int = 400  # steps
    decay: float = 0.35  # the last share of training, in which the rate falls to zero
    smoothing: float = 0.1
    clip: float = 1.0
    average: float = 0.998  # decay of the moving average that is evaluated and exported
    checkpoint_minutes: float = 10.0
    dev_minutes: float = 15.0
    dev_sentences: int = 200
    log_steps: int = 50
    threads: int = 0  # 0: leave it to torch
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Config:
    """One run of the recipe."""

    name: str  # of the file it was read from
    tiers: tuple[Tier, ...]
    vocabulary: Vocabulary
    shape: Shape
    training: Training
    lexicon: LexiconSettings = LexiconSettings()
    direction: str = FORWARD  # or `REVERSE`, for a model that translates back

    def tier_of(self, source: str) -> Tier | None:
        """The first tier with a pattern that fits the source name."""
        for tier in self.tiers:
            if any(_fits(source, pattern) for pattern in tier.sources):
                return tier
        return None


def _fits(source: str, pattern: str) -> bool:
    return source.startswith(pattern[:-1]) if pattern.endswith("*") else source == pattern


def load_config(path: Path) -> Config:
    """Read a TOML file: ``direction``, tables ``vocabulary``, ``lexicon``, ``shape``,
    ``training``, ``tier``.

    Raises:
        ValueError: the direction is neither "de-en" nor "en-de".
    """
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    direction = raw.get("direction", FORWARD)
    if direction not in (FORWARD, REVERSE):
        raise ValueError(f"{path}: direction is {direction!r}, not {FORWARD!r} or {REVERSE!r}")
    return Config(
        name=path.name,
        tiers=tuple(Tier(**_frozen(tier)) for tier in raw.get("tier", [])),
        vocabulary=Vocabulary(**raw.get("vocabulary", {})),
        shape=Shape(**raw.get("shape", {})),
        training=Training(**raw.get("training", {})),
        lexicon=LexiconSettings(**raw.get("lexicon", {})),
        direction=direction,
    )


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}
