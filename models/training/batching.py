"""Which examples come when: tiers mixed by weight, batches of equal lengths, resumable.

Training goes round by round. For a round each tier gives its share of target ids, the examples are
sorted by length and cut into batches, and the batches are shuffled. Everything follows from the
seed, the number of the round and how far each tier has been read, so that a resumed run draws the
very same batches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from models.training.config import Config, Tier
from models.training.packing import Packed

Ids = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded ids of some examples (batch × length)."""

    source: Tensor
    target: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same batch on a device."""
        return Batch(
            self.source.to(device, non_blocking=True), self.target.to(device, non_blocking=True)
        )


class Sampler:
    """Draws rounds of batches from the packed tiers; ``cursors`` is all its memory."""

    def __init__(self, config: Config, packed: Mapping[str, Packed], *, pad: int) -> None:
        self._training = config.training
        self._tiers = [tier for tier in config.tiers if len(packed.get(tier.name, ())) > 0]
        self._packed = packed
        self._pad = pad
        self._targets = {tier.name: packed[tier.name].targets for tier in self._tiers}
        self._orders: dict[str, tuple[int, npt.NDArray[np.int64]]] = {}
        self.cursors: dict[str, int] = {tier.name: 0 for tier in self._tiers}

    def round(self, number: int, progress: float) -> list[list[tuple[Ids, Ids]]]:
        """The batches of a round, for a progress of training between 0 and 1."""
        settings = self._training
        weights = {tier.name: tier.weight_at(progress) for tier in self._tiers}
        # Half of the positions are targets, roughly.
        wanted = settings.round_batches * settings.batch_positions * 0.45 / sum(weights.values())
        short = progress < settings.short_first
        examples = [
            example
            for tier in self._tiers
            for example in self._draw(tier, wanted * weights[tier.name], short=short)
        ]
        chance = np.random.default_rng([settings.seed, number])
        batches = list(cut(examples, settings.batch_positions))
        return [batches[index] for index in chance.permutation(len(batches))]

    def _draw(self, tier: Tier, wanted: float, *, short: bool) -> Iterator[tuple[Ids, Ids]]:
        packed, targets = self._packed[tier.name], self._targets[tier.name]
        longest = self._training.short_length if short else np.inf
        tried = 0
        while wanted > 0 and tried < 2 * len(packed):
            epoch, place = divmod(self.cursors[tier.name], len(packed))
            index = int(self._order(tier.name, epoch)[place])
            self.cursors[tier.name] += 1
            tried += 1
            if targets[index] <= longest:
                wanted -= float(targets[index])
                yield packed[index]

    def _order(self, name: str, epoch: int) -> npt.NDArray[np.int64]:
        if name not in self._orders or self._orders[name][0] != epoch:
            position = list(self.cursors).index(name)
            chance = np.random.default_rng([self._training.seed, position, epoch])
            self._orders[name] = (epoch, chance.permutation(len(self._packed[name])))
        return self._orders[name][1]

    def tensors(self, examples: list[tuple[Ids, Ids]]) -> Batch:
        """Padded tensors of the examples of one batch."""
        sources, targets = zip(*examples, strict=True)
        return Batch(pad_ids(sources, self._pad), pad_ids(targets, self._pad))


def cut(examples: list[tuple[Ids, Ids]], positions: int) -> Iterator[list[tuple[Ids, Ids]]]:
    """Batches of similar lengths, each of at most ``positions`` padded places."""
    batch: list[tuple[Ids, Ids]] = []
    source = target = 0
    for example in sorted(examples, key=lambda pair: (len(pair[0]) // 6, len(pair[1]))):
        wider, taller = max(source, len(example[0])), max(target, len(example[1]))
        if batch and (len(batch) + 1) * (wider + taller) > positions:
            yield batch
            batch, wider, taller = [], len(example[0]), len(example[1])
        batch.append(example)
        source, target = wider, taller
    if batch:
        yield batch


def pad_ids(rows: Sequence[Sequence[int] | Ids], pad: int) -> Tensor:
    """Rows of ids as one tensor, filled up with ``pad``."""
    ids = np.full((len(rows), max(map(len, rows))), pad, dtype=np.int64)
    for row, values in zip(ids, rows, strict=True):
        row[: len(values)] = values
    return torch.from_numpy(ids)
