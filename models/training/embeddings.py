"""A bilingual start for the embeddings: pieces that occur together in pairs lie close together.

Counting German and English pieces of a pair in one bag, positive pointwise mutual information and
a truncated singular value decomposition put ▁Umsatz beside ▁revenue before the first step.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from models.training.packing import EOS_ID, Packed

_BATCH = 20_000
_log = logging.getLogger(__name__)


def bilingual_embeddings(
    packed: Sequence[Packed], *, vocabulary: int, dimensions: int, pairs: int, seed: int
) -> Tensor:
    """Unit rows (vocabulary × dimensions) from the pieces' company in a sample of the pairs."""
    counts = count_together(packed, vocabulary=vocabulary, pairs=pairs, seed=seed)
    association = positive_pmi(counts)
    torch.manual_seed(seed)
    left, values, _ = torch.svd_lowrank(association, q=dimensions, niter=2)
    rows = left * values.sqrt()
    # Pieces that were never seen get a random direction.
    rows = torch.where(rows.norm(dim=1, keepdim=True) > 1e-6, rows, torch.randn_like(rows))
    return torch.nn.functional.normalize(rows, dim=1)


def count_together(packed: Sequence[Packed], *, vocabulary: int, pairs: int, seed: int) -> Tensor:
    """How many pairs hold both pieces, for every two pieces (vocabulary × vocabulary)."""
    chance = np.random.default_rng(seed)
    total = sum(map(len, packed))
    counts = np.zeros(vocabulary * vocabulary, dtype=np.float32)
    for tier in packed:
        chosen = chance.permutation(len(tier))[: max(1, pairs * len(tier) // total)]
        for start in range(0, len(chosen), _BATCH):
            cells = []
            for index in chosen[start : start + _BATCH]:
                ids = np.unique(tier.ids[tier.bounds[index] : tier.bounds[index + 1]])
                ids = ids[ids != EOS_ID].astype(np.int64)
                cells.append((ids[:, None] * vocabulary + ids).ravel())
            counts += np.bincount(np.concatenate(cells), minlength=len(counts))
    return torch.from_numpy(counts.reshape(vocabulary, vocabulary))


def positive_pmi(counts: Tensor, *, discount: float = 5.0) -> Tensor:
    """Positive pointwise mutual information, damped for rare pairs of pieces."""
    counts.fill_diagonal_(0.0)
    row = counts.sum(dim=1, keepdim=True).clamp_(min=1.0)
    expected = row * row.T / counts.sum()
    return (counts / expected).clamp_(min=1.0).log_() * (counts / (counts + discount))
