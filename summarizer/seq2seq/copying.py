"""Names that are begun are finished: while decoding, as the source spells them.

A small network copies a long name piece by piece and loses its way in it: "Lukoil" becomes "Luil",
"Jutzi" "Jut", "Sallow" "Sallowory". Names are news every day, so they cannot be learnt; but where
an output has the beginning of a name of its source, the next piece of that name is the likely one,
and after the last piece no letter is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from summarizer.seq2seq.pieces import Pieces
from summarizer.spelling import ENDINGS, names_of

# Added to the logit of the piece that a name goes on with, taken from pieces that would spoil it.
# Some names are written differently in English, so it is no ban.
_BONUS = 4.0
# A name of one piece is not lost, and a beginning of one letter says nothing.
_FEWEST_PIECES, _FEWEST_LETTERS = 2, 2
# What stands in the place of a next item where there is none to raise.
_NOTHING, _ENDS = -1, -2


@dataclass(frozen=True, slots=True)
class Name:
    """Vocabulary items of a name, and from how many on it is known by its beginning."""

    ids: tuple[int, ...]
    known: int


def names_in(german: str, pieces: Pieces) -> tuple[Name, ...]:
    """The names of a German text that are worth guiding, in a fixed order."""
    found = []
    for name in sorted(names_of(german)):
        ids = tuple(pieces.ids_of(name)[:-1])
        if len(ids) >= _FEWEST_PIECES and pieces.unknown not in ids:
            found.append(Name(ids, _known(ids, pieces.texts)))
    return tuple(found)


def _known(ids: Sequence[int], texts: Mapping[int, str]) -> int:
    letters = 0
    for count, index in enumerate(ids, 1):
        letters += len(texts[index].removeprefix("▁"))
        if letters >= _FEWEST_LETTERS:
            return count
    return len(ids)


class NameGuide:
    """Raises the logits of what a begun name of the source goes on with.

    Args:
        names: for each input, those of its source.
        texts: vocabulary item -> its text.
        size: number of vocabulary items.
    """

    def __init__(
        self, names: Sequence[Sequence[Name]], texts: Mapping[int, str], *, size: int
    ) -> None:
        most = max((len(of_input) for of_input in names), default=0)
        self._longest = max((len(name.ids) for row in names for name in row), default=0)
        self._names = torch.full((len(names), most, self._longest), -1)
        # What follows so many pieces: an item, nothing to be raised, or the end of the name.
        self._next = torch.full((len(names), most, self._longest + 1), _NOTHING)
        for row, of_input in enumerate(names):
            for column, name in enumerate(of_input):
                ids, length = torch.tensor(name.ids), len(name.ids)
                self._names[row, column, :length] = ids
                for count in range(name.known, length):
                    rest = "".join(texts[index] for index in name.ids[count:])
                    # "Sardinien|s" is a form of a name as well as a name.
                    if rest not in ENDINGS:
                        self._next[row, column, count] = name.ids[count]
                self._next[row, column, length] = _ENDS
        self._letters = torch.zeros(size, dtype=torch.bool)
        if self._longest:
            self._letters[[index for index, text in texts.items() if text[:1].isalpha()]] = True

    def keep(self, kept: Tensor) -> None:
        """Go on with the inputs of these indexes only."""
        self._names = self._names.index_select(0, kept)
        self._next = self._next.index_select(0, kept)

    def __call__(self, input_ids: Tensor, logits: Tensor) -> Tensor:
        """Logits `[rows, size]`, changed in place, for the rows written so far."""
        beams = len(input_ids) // max(1, len(self._names))
        for count in range(1, min(self._longest, input_ids.shape[1] - 1) + 1):
            tail = input_ids[:, -count:].view(len(self._names), beams, 1, count)
            begun = (tail == self._names[:, None, :, :count]).all(3)
            source, beam, name = begun.nonzero(as_tuple=True)
            if not len(source):
                continue
            rows, following = source * beams + beam, self._next[source, name, count]
            ended = rows[following == _ENDS]
            logits[ended] -= _BONUS * self._letters
            goes_on = following >= 0
            logits[rows[goes_on], following[goes_on]] += _BONUS
        return logits
