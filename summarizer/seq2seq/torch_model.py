"""The embedded model computed with torch: its constraints act at every step of the search."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from safetensors.torch import load_file

from summarizer.errors import ModelUnsupportedError
from summarizer.seq2seq.checkpoint import Located
from summarizer.seq2seq.copying import NameGuide, names_in
from summarizer.seq2seq.decoding import NoLoops, SlotLicence
from summarizer.seq2seq.hub import one_line
from summarizer.seq2seq.marian import Marian
from summarizer.seq2seq.searching import Ids, search
from summarizer.seq2seq.slotted import Output, SlotModel, Source
from summarizer.seq2seq.threads import thread_count


class TorchModel(SlotModel):
    """A Marian folder that knows the slots.

    Args:
        located: its files.
        before_step: called before every step of a search; what it raises ends the search.

    Raises:
        ModelUnsupportedError: the files cannot be read, or are of another shape.
    """

    def __init__(
        self, located: Located, *, before_step: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__(located)
        torch.set_num_threads(min(torch.get_num_threads(), thread_count()))
        try:
            weights = {
                name: one for path in located.shards for name, one in load_file(path).items()
            }
            self.network = Marian(located.config, weights)
        except Exception as error:  # a broken file surfaces as one of many exception types
            raise ModelUnsupportedError(
                f"model {located.name!r} cannot be read from {located.folder}: {one_line(error)}"
            ) from error
        self._before_step = before_step
        self._ids = Ids(self.start, self.end, self.pad)
        self._banned = torch.zeros(self.size, dtype=torch.bool)
        self._banned[sorted(self.never_chosen)] = True

    def search(
        self, sources: Sequence[Source], num_beams: int, length_penalty: float
    ) -> list[list[Output]]:
        """The best outputs for each source, best first."""
        licensed = [source.slots for source in sources]
        return search(
            self.network,
            sources,
            self._ids,
            banned=self._banned,
            licence=SlotLicence(self.vocabulary.slots, licensed, size=self.size),
            loops=NoLoops(pad=self.pad),
            guide=NameGuide(
                [names_in(source.text, self.pieces) for source in sources],
                self.pieces.texts,
                size=self.size,
            ),
            num_beams=num_beams,
            length_penalty=length_penalty,
            before_step=self._before_step,
        )
