"""Beam search over the network of the embedded model, input by input independent of the others.

Finds what transformers' `generate()` finds (`early_stopping=False`) with the same processors. An
input leaves the batch as soon as it is done; its first step runs in one row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from summarizer.seq2seq.copying import NameGuide
from summarizer.seq2seq.decoding import NEVER, NoLoops, SlotLicence
from summarizer.seq2seq.marian import Marian
from summarizer.seq2seq.slotted import Output, Source

# What has not ended stands below all that has. Finite, so that sums with it stay ordered.
_LOW = -1e9


@dataclass(frozen=True, slots=True)
class Ids:
    """Vocabulary items with a meaning of their own: start, end, padding."""

    start: int
    end: int
    pad: int


class _Beams:
    """Outputs of the inputs that are not done yet.

    Attributes:
        source: `[inputs]`, their indexes in the batch.
        ids, scores: `[inputs, beams, pieces]` and `[inputs, beams]`, what is being written, with
            the sum of its log-probabilities. Before the first step there is one beam.
        ended, ended_scores: the best that have ended, with their log-probability over their length
            to the power of the length penalty.
    """

    def __init__(self, count: int, beams: int, pieces: int, ids: Ids) -> None:
        self.source = torch.arange(count)
        self.ids = torch.full((count, 1, pieces), ids.pad)
        self.ids[:, :, 0] = ids.start
        self.scores = torch.zeros(count, 1)
        self.ended = torch.full((count, beams, pieces), ids.pad)
        self.ended_scores = torch.full((count, beams), _LOW)

    def keep(self, kept: Tensor) -> None:
        """Go on with the inputs of these indexes only."""
        for name in ("source", "ids", "scores", "ended", "ended_scores"):
            setattr(self, name, getattr(self, name).index_select(0, kept))


@torch.inference_mode()
def search(
    network: Marian,
    sources: Sequence[Source],
    ids: Ids,
    *,
    banned: Tensor,
    licence: SlotLicence,
    loops: NoLoops,
    guide: NameGuide,
    num_beams: int,
    length_penalty: float,
    before_step: Callable[[], object] = lambda: None,
) -> list[list[Output]]:
    """The `num_beams` best outputs of each source, best first.

    Args:
        network: reads and writes.
        sources: what to read, and how long each output may be.
        ids: what outputs begin and end with.
        banned: `[size]`, True for items that can never be chosen.
        licence: which slots each source has.
        loops: forbids repetitions.
        guide: helps names on that are begun.
        num_beams: how many outputs are written side by side.
        length_penalty: outputs are ranked by log-probability over length to this power.
        before_step: called before every step; what it raises ends the search.
    """
    count, limits = len(sources), torch.tensor([source.limit for source in sources])
    read = torch.full((count, max(len(source.ids) for source in sources)), ids.pad)
    for row, source in enumerate(sources):
        read[row, : len(source.ids)] = torch.tensor(source.ids)
    longest = int(limits.max())
    reading = network.read(read, read != ids.pad, steps=longest, rows=count * num_beams)
    beams = _Beams(count, num_beams, longest + 1, ids)
    results: list[list[Output]] = [[] for _ in sources]
    for step in range(longest):
        before_step()
        width = beams.ids.shape[1]
        before = beams.ids[:, :, : step + 1].flatten(0, 1)
        logits = guide(before, network.write(reading, before[:, -1]))
        scores = logits.log_softmax(1).masked_fill_(banned, NEVER)
        scores = loops(before, licence(before, scores)).add_(beams.scores.view(-1, 1))

        # Twice as many as there are beams: as many as that go on even if each can end.
        found, places = scores.view(len(beams.source), -1).topk(2 * num_beams)
        from_beam, items = places // network.size, places % network.size
        candidates = beams.ids.take_along_dim(from_beam[:, :, None], 1)
        candidates[:, :, step + 1] = items
        at_limit = limits[beams.source] == step + 1
        stopped = (items == ids.end) | at_limit[:, None]

        scale = (step + 1) ** length_penalty
        ending = (found / scale).masked_fill(~stopped, _LOW)[:, :num_beams]
        beams.ended_scores, best = torch.cat([beams.ended_scores, ending], 1).topk(num_beams)
        both = torch.cat([beams.ended, candidates[:, :num_beams]], 1)
        beams.ended = both.take_along_dim(best[:, :, None], 1)
        beams.scores, best = (found + stopped * _LOW).topk(num_beams)
        beams.ids = candidates.take_along_dim(best[:, :, None], 1)
        order = torch.arange(len(beams.source))[:, None] * width + from_beam.gather(1, best)

        # What is being written cannot do better than the worst that has ended. (With one beam, its
        # end is the end: nothing else is being written.)
        hopeless = beams.ended_scores[:, -1] >= beams.scores[:, 0] / scale
        done = at_limit | (hopeless if num_beams > 1 else beams.ended_scores[:, 0] > _LOW)
        if bool(done.any()):
            for index in done.nonzero().flatten().tolist():
                results[int(beams.source[index])] = _outputs(
                    beams.ended[index], beams.ended_scores[index], ids, length_penalty
                )
            kept = (~done).nonzero().flatten()
            if not len(kept):
                break
            beams.keep(kept)
            licence.keep(kept)
            guide.keep(kept)
            reading.keep_inputs(kept)
            order = order[kept]
        reading.order_rows(order.flatten())
    return results


def _outputs(rows: Tensor, scores: Tensor, ids: Ids, length_penalty: float) -> list[Output]:
    """The outputs in `[beams, pieces]` rows of ids, with their scores."""
    outputs = []
    for row, score in zip(rows[:, 1:].tolist(), scores.tolist(), strict=True):
        finished = ids.end in row
        end = row.index(ids.end) if finished else row.index(ids.pad) if ids.pad in row else None
        kept = row[:end]
        mean = score * (len(kept) + finished) ** (length_penalty - 1)
        outputs.append(Output(tuple(kept), mean, finished))
    return outputs
