"""Batches: within their size, complete, and the same for the same seed and place."""

from __future__ import annotations

import numpy as np

from models.training.batching import Sampler, cut
from models.training.config import Config, Tier
from models.training.packing import Packed


def _packed(lengths: list[tuple[int, int]]) -> Packed:
    totals = [source + target for source, target in lengths]
    return Packed(
        ids=np.arange(sum(totals), dtype=np.uint16),
        bounds=np.concatenate([[0], np.cumsum(totals)]),
        sources=np.array([source for source, _ in lengths], dtype=np.uint16),
    )


def test_batches_hold_everything_and_no_more_than_they_may() -> None:
    chance = np.random.default_rng(0)
    packed = _packed([tuple(row) for row in chance.integers(1, 40, (200, 2)).tolist()])
    examples = [packed[index] for index in range(len(packed))]
    batches = list(cut(examples, 400))
    assert sorted(int(s[0]) for batch in batches for s, _ in batch) == sorted(
        int(s[0]) for s, _ in examples
    )
    for batch in batches:
        width = max(len(source) for source, _ in batch) + max(len(target) for _, target in batch)
        assert len(batch) == 1 or len(batch) * width <= 400


def test_a_round_follows_from_seed_and_cursors(config: Config) -> None:
    packed = {"news": _packed([(5, 6)] * 300), "authored": _packed([(7, 8)] * 40)}
    first, second = (Sampler(config, packed, pad=0) for _ in range(2))
    first.round(0, 0.0)
    second.cursors.update(first.cursors)
    rounds = [sampler.round(1, 0.5) for sampler in (first, second)]
    ids = [[s.tolist() for batch in batches for s, _ in batch] for batches in rounds]
    assert ids[0] == ids[1]


def test_weights_move_with_progress() -> None:
    tier = Tier("news", ("news_*",), (1.0, 3.0, 2.0))
    assert [tier.weight_at(p) for p in (0.0, 0.25, 0.5, 0.75, 1.0)] == [1.0, 2.0, 3.0, 2.5, 2.0]
