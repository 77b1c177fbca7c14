"""Logits processors: while decoding, a figure can only come from the source.

Each is called by `generate()` once per step with the rows written so far and the scores of
the next item, which are changed in place; rows are ordered input by input, as many for each. All
here are vectorised: no loop over rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import torch
from torch import Tensor

NEVER = float("-inf")


class Forcing(Protocol):
    """A processor that can leave a row only few items."""

    @property
    def forced(self) -> Tensor:
        """`[rows]`, True for the rows where nothing else may be banned."""


class Banned:
    """Some items can never be chosen: digits, controls, padding."""

    def __init__(self, ids: Iterable[int], *, size: int) -> None:
        self._mask = torch.zeros(size, dtype=torch.bool)
        self._mask[sorted(ids)] = True

    def __call__(self, input_ids: Tensor, scores: Tensor) -> Tensor:
        """Scores `[rows, size]` with the banned items at minus infinity."""
        return scores.masked_fill_(self._mask, NEVER)


class SlotLicence:
    """A slot can be chosen only if the source of its row has it, and at most once.

    Args:
        slots: slot symbol -> its ids in the vocabulary.
        licensed: for each input, the symbols that its source has.
        size: number of vocabulary items.
    """

    def __init__(
        self,
        slots: Mapping[str, Sequence[int]],
        licensed: Sequence[Iterable[str]],
        *,
        size: int,
    ) -> None:
        symbols = list(slots)
        column = {symbol: index for index, symbol in enumerate(symbols)}
        # Items that are no slot share a spare column: a row's use of slots is then one scatter.
        self._spare = len(symbols)
        self._column = torch.full((size,), self._spare)
        for symbol, ids in slots.items():
            self._column[list(ids)] = column[symbol]
        self._ids = (self._column != self._spare).nonzero().squeeze(1)
        self._allowed = torch.zeros(len(licensed), len(symbols) + 1, dtype=torch.bool)
        for row, source in enumerate(licensed):
            self._allowed[row, [column[symbol] for symbol in source if symbol in column]] = True

    def keep(self, kept: Tensor) -> None:
        """Go on with the inputs of these indexes only."""
        self._allowed = self._allowed.index_select(0, kept)

    def __call__(self, input_ids: Tensor, scores: Tensor) -> Tensor:
        """Scores `[rows, size]` with unlicensed and used slots at minus infinity."""
        beams = len(input_ids) // max(1, len(self._allowed))
        licensed = self._allowed.repeat_interleave(beams, dim=0)
        # What is used is no longer licensed.
        licensed.scatter_(1, self._column[input_ids], False)
        closed = ~licensed[:, self._column[self._ids]]
        scores[:, self._ids] = scores[:, self._ids].masked_fill_(closed, NEVER)
        return scores


class NoLoops:
    """No phrase of `ngram` items twice, and no block of up to `block` items three times in a row.

    The n-gram is long enough for a name of several pieces to come twice in a sentence. A slot
    differs from every other slot, so "up ⟨p0⟩ to ⟨m0⟩ … up ⟨p1⟩ to ⟨m1⟩" is no repetition.
    `pad` is an item that can never be chosen anyway; `spared` says which rows are left alone,
    because few items can go on there.
    """

    def __init__(
        self, *, pad: int, spared: Forcing | None = None, ngram: int = 6, block: int = 5
    ) -> None:
        self._pad = pad
        self._spared = spared
        self._ngram = ngram
        self._block = block

    def __call__(self, input_ids: Tensor, scores: Tensor) -> Tensor:
        """Scores `[rows, size]` with the items that would close a loop at minus infinity."""
        length = input_ids.shape[1]
        # What follows nothing that comes again is the pad item.
        followers = []
        if length >= self._ngram:
            windows = input_ids.unfold(1, self._ngram, 1)
            tail = input_ids[:, None, -(self._ngram - 1) :]
            repeats = (windows[:, :, :-1] == tail).all(dim=2)
            followers.append(torch.where(repeats, windows[:, :, -1], self._pad))
        for period in range(1, self._block + 1):
            span = 3 * period - 1
            if length < span:
                break
            tail = input_ids[:, -span:]
            periodic = (tail[:, period:] == tail[:, :-period]).all(dim=1, keepdim=True)
            followers.append(torch.where(periodic, input_ids[:, -period, None], self._pad))
        if not followers:
            return scores
        banned = torch.cat(followers, dim=1)
        if self._spared is not None:
            banned[self._spared.forced] = self._pad
        return scores.scatter_(1, banned, NEVER)
