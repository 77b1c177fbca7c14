"""Which inputs go through a model together, and how long their outputs may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.seq2seq.interface import BULLET

# Rows (inputs × beams) × pieces of one batch: keeps the working set of a step small on a CPU.
_BATCH_PIECES = 6144
# Longest output for an input of n pieces. English wire copy needs about as many pieces as German.
_RATIO, _EXTRA = 1.5, 12
_BULLET_PIECES = 64


def batches(lengths: Sequence[int], num_beams: int) -> Iterator[list[int]]:
    """Indexes of inputs of about the same length, as many as fit a batch."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda index: -lengths[index]):
        longest = lengths[batch[0]] if batch else lengths[index]
        if batch and (len(batch) + 1) * longest * num_beams > _BATCH_PIECES:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def most_written(pieces: int, task: str) -> int:
    """How many pieces an output for an input of so many may have."""
    limit = int(pieces * _RATIO) + _EXTRA
    return min(limit, _BULLET_PIECES) if task == BULLET else limit
