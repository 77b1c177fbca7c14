"""While decoding, digits come only along the written forms of the source's own figures.

For checkpoints that do not know our slots. Works on the decoded text, so with every tokenizer, and
for greedy and beam search: `surface.py` says what an item prints, `digit_grammar.py` which texts
are licensed. Number words cannot be stopped here; verification sees them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import torch
from torch import Tensor

from summarizer.seq2seq.decoding import NEVER
from summarizer.seq2seq.digit_grammar import DigitGrammar, State
from summarizer.seq2seq.surface import Surface, decode
from summarizer.seq2seq.written_forms import Form

# What items are allowed at all, before the exceptions of a state: rows of `Licence._bases`.
_NONE, _PLAIN, _BREAKS = range(3)


class _Place(NamedTuple):
    """Where an output stands: its state, and the bytes of a character that is not complete."""

    state: State
    rest: bytes = b""


class _Rule(NamedTuple):
    """Which items may come next.

    Attributes:
        base: the mask that holds for most items.
        allowed, banned: `[n]` item ids, the exceptions from it.
        forced: the text cannot end here, and only few items can go on.
    """

    base: int
    allowed: Tensor
    banned: Tensor
    forced: bool


class SourceLicence:
    """What the outputs for one source may print; remembers the places that it has seen."""

    def __init__(self, surface: Surface, licences: Sequence[frozenset[Form]]) -> None:
        self._surface = surface
        self._grammar = DigitGrammar(licences)
        self._steps: dict[tuple[_Place, int], _Place | None] = {}
        self._rules: dict[_Place, _Rule] = {}
        self._open_items: dict[State, tuple[int, ...]] = {}
        texts = {form.text for form in self._grammar.forms}
        beginnings = {text[:end] for text in texts for end in range(1, len(text) + 1)}
        self._starting = sorted(surface.with_digits(beginnings, texts))
        self.start = _Place(self._grammar.start)

    def step(self, place: _Place, item: int) -> _Place | None:
        """The place after `item`; None when it is not licensed."""
        key = (place, item)
        if key not in self._steps:
            self._steps[key] = self._step(place, self._surface.bytes_of(item))
        return self._steps[key]

    def rule(self, place: _Place) -> _Rule:
        """Which items may follow at `place`."""
        if place not in self._rules:
            self._rules[place] = self._rule(place)
        return self._rules[place]

    def places(self, items: Sequence[int]) -> list[_Place | None]:
        """The place after each of the `items`; None from the first on that is not licensed."""
        found: list[_Place | None] = []
        place: _Place | None = self.start
        for item in items:
            place = self.step(place, item) if place is not None else None
            found.append(place)
        return found

    def may_end(self, place: _Place) -> bool:
        """Whether nothing is left half written."""
        return not place.rest and self._grammar.may_end(place.state)

    def _step(self, place: _Place, data: bytes) -> _Place | None:
        if not data:
            return place
        read = decode(place.rest + data)
        if read is None:
            return None
        state = self._grammar.read(place.state, read[0])
        return None if state is None else _Place(state, read[1])

    def _rule(self, place: _Place) -> _Rule:
        surface, grammar, state = self._surface, self._grammar, place.state
        if place.rest:
            return _rule(_NONE, self._leading_on(place, surface.tails), (), forced=True)
        candidates: list[int] = list(self._inside(state))
        if not grammar.may_end(state):
            return _rule(_NONE, candidates, (), forced=True)
        candidates += self._leading_on(place, self._starting)
        risky = {
            item
            for danger in grammar.dangers(state)
            for text in _as_spelled(danger, state)
            for item in chain(surface.spelling(text), surface.beginning(text))
        }
        banned = {item for item in risky if self.step(place, item) is None}
        base = _PLAIN if grammar.is_outside(state) else _BREAKS
        return _rule(base, candidates, sorted(banned), forced=False)

    def _inside(self, state: State) -> tuple[int, ...]:
        """Items that go on with an open number and can lead to its end."""
        if state not in self._open_items:
            surface = self._surface
            found: set[int] = set()
            for rest, ends in self._grammar.continuations(state):
                for text in _as_spelled(rest, state):
                    found.update(surface.spelling(text))
                    if ends:
                        found.update(surface.beginning(text))
            self._open_items[state] = tuple(self._leading_on(_Place(state), sorted(found)))
        return self._open_items[state]

    def _leading_on(self, place: _Place, items: Sequence[int]) -> list[int]:
        return [item for item in items if self._is_alive(self.step(place, item))]

    def _is_alive(self, place: _Place | None) -> bool:
        """Whether the text can still be ended well with the items that there are."""
        if place is None:
            return False
        return bool(place.rest or self._grammar.may_end(place.state) or self._inside(place.state))


def _as_spelled(text: str, state: State) -> tuple[str, ...]:
    """How an item may spell `text` here: after a space, another one is not shown."""
    return (text, f" {text}") if state.last == " " else (text,)


def _rule(base: int, allowed: Sequence[int], banned: Sequence[int], *, forced: bool) -> _Rule:
    return _Rule(base, torch.tensor(allowed).long(), torch.tensor(banned).long(), forced)


class Licence:
    """Logits processor: each row writes digits only as its source licenses them.

    Args:
        surface: what the items of the vocabulary print.
        sources: for each input, its licences.
        beams: rows per input.
        prompt: how many items each row begins with that the model did not choose.
        eos: the item that ends a row.

    Attributes:
        forced: `[rows]`, True where, after the last call, few items could go on and the row
            could not end; nothing else may then be banned.
    """

    def __init__(
        self,
        surface: Surface,
        sources: Sequence[Sequence[frozenset[Form]]],
        *,
        beams: int,
        prompt: int,
        eos: int,
    ) -> None:
        self._sources = [SourceLicence(surface, licences) for licences in sources]
        self._beams = beams
        self._prompt = prompt
        self._eos = eos
        plain, breaks = surface.plain.clone(), surface.breaks.clone()
        plain[eos] = breaks[eos] = True
        self._bases = torch.stack([torch.zeros_like(plain), plain, breaks])
        # Beams change rows from step to step: a row finds its place by what it was before.
        self._places: dict[tuple[int, ...], _Place | None] = {}
        self.forced = torch.zeros(0, dtype=torch.bool)

    def __call__(self, input_ids: Tensor, scores: Tensor) -> Tensor:
        """Scores `[rows, size]` with all that is not licensed at minus infinity."""
        size = scores.shape[1]
        places: dict[tuple[int, ...], _Place | None] = {}
        rules = []
        for row, ids in enumerate(input_ids.tolist()):
            source = row // self._beams
            written = ids[self._prompt :]
            place = self._place(source, written)
            places[(source, *written)] = place
            # A row that search filled in although it was banned never wins; it may just end.
            rules.append(self._sources[source].rule(place) if place else _ENDING)
        self._places = places
        allowed = self._bases[[rule.base for rule in rules]]
        flat = allowed.view(-1)
        flat[torch.cat([rule.allowed + row * size for row, rule in enumerate(rules)])] = True
        flat[torch.cat([rule.banned + row * size for row, rule in enumerate(rules)])] = False
        self.forced = torch.tensor([rule.forced for rule in rules])
        scores = scores.masked_fill(~allowed, NEVER)
        # Where nothing can follow, the row ends; its text is cut to what is licensed.
        few = self.forced.nonzero().squeeze(1)
        stuck = few[~scores[few].isfinite().any(dim=1)]
        scores[stuck, self._eos] = 0.0
        return scores

    def licensed(self, source: int, items: Sequence[int]) -> int:
        """How many of the `items` can be kept so that nothing unlicensed or half is printed."""
        licence = self._sources[source]
        kept = 0
        for count, place in enumerate(licence.places(items), 1):
            if place is None:
                break
            if licence.may_end(place):
                kept = count
        return kept

    def _place(self, source: int, written: Sequence[int]) -> _Place | None:
        licence = self._sources[source]
        if not written:
            return licence.start
        before = (source, *written[:-1])
        if before not in self._places:
            return licence.places(written)[-1]
        place = self._places[before]
        return None if place is None else licence.step(place, written[-1])


_ENDING = _rule(_NONE, (), (), forced=True)
