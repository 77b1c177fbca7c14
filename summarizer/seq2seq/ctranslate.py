"""The embedded model computed by CTranslate2 in int8 (extra `fast`), under the same guarantee.

Digits and slots that a source lacks cannot be chosen. That a slot comes only once, CTranslate2
cannot be told beforehand: an output that has one twice is thrown away, and where none is left, the
best goes on from before its second one, with its slots forbidden from there on.

G. Klein et al., 2020, "Efficient and High-Quality Neural Machine Translation with OpenNMT";
https://opennmt.net/CTranslate2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from summarizer.errors import MissingExtraError, ModelUnsupportedError
from summarizer.seq2seq.checkpoint import Located
from summarizer.seq2seq.hub import one_line
from summarizer.seq2seq.slotted import Output, SlotModel, Source
from summarizer.seq2seq.threads import thread_count

# As in `decoding.NoLoops`.
_NGRAM = 6
# CTranslate2 stops when so many times as many outputs as there are beams have ended.
_PATIENCE = 2.0


class CTranslateModel(SlotModel):
    """A Marian folder that knows the slots.

    Args:
        located: its files; the first use converts them (`converting.py`).
        before_step: called before every wait for outputs; what it raises ends the search.

    Raises:
        MissingExtraError: CTranslate2 is not installed.
        ModelUnsupportedError: the files cannot be read, or are of another shape.
    """

    def __init__(
        self, located: Located, *, before_step: Callable[[], object] = lambda: None
    ) -> None:
        try:
            import ctranslate2

            from summarizer.seq2seq.converting import QUANTIZATION, converted
        except ImportError as error:
            raise MissingExtraError(
                "the backend ctranslate2 is not installed; install it with: "
                "pip install 'newswire-summarizer[fast]'"
            ) from error
        super().__init__(located)
        self._before_step = before_step
        self._slot_of = {
            index: symbol for symbol, ids in self.vocabulary.slots.items() for index in ids
        }
        try:
            with converted(located, self.pieces) as folder:
                # One thread for each of several batches pays more than several for one.
                self._translator: Any = ctranslate2.Translator(
                    str(folder),
                    device="cpu",
                    compute_type=QUANTIZATION,
                    inter_threads=thread_count(),
                    intra_threads=1,
                )
        except Exception as error:  # a broken file surfaces as one of many exception types
            raise ModelUnsupportedError(
                f"model {located.name!r} cannot be converted for CTranslate2: {one_line(error)}"
            ) from error

    def search(
        self, sources: Sequence[Source], num_beams: int, length_penalty: float
    ) -> list[list[Output]]:
        """The best outputs for each source, best first."""
        results: list[list[Output]] = [[] for _ in sources]
        begun: dict[int, tuple[int, ...]] = dict.fromkeys(range(len(sources)), ())
        while begun:
            for index, result in self._found(
                sources, begun, beam_size=num_beams, length_penalty=length_penalty
            ).items():
                results[index] = self._outputs(result, sources[index], length_penalty)
                if results[index]:
                    del begun[index]
                else:  # longer than before by a slot at least, so this comes to an end
                    begun[index] = self._until_repeated(result)
        return results

    def _found(
        self,
        sources: Sequence[Source],
        begun: Mapping[int, tuple[int, ...]],
        *,
        beam_size: int,
        length_penalty: float,
    ) -> dict[int, Any]:
        """What CTranslate2 finds for the sources of these indexes, each from its beginning on."""
        groups: dict[frozenset[str], list[int]] = {}
        for index, ids in begun.items():
            groups.setdefault(sources[index].slots - set(self._slots_in(ids)), []).append(index)
        waiting: dict[int, Any] = {}
        for slots, members in groups.items():
            handles = self._translator.translate_batch(
                [self._texts(sources[index].ids) for index in members],
                target_prefix=[self._texts(begun[index]) or None for index in members],
                beam_size=beam_size,
                num_hypotheses=beam_size,
                patience=_PATIENCE if beam_size > 1 else 1.0,
                length_penalty=length_penalty,
                suppress_sequences=[[piece] for piece in self._suppressed(slots)],
                no_repeat_ngram_size=_NGRAM,
                max_input_length=0,
                max_decoding_length=max(sources[index].limit for index in members),
                return_scores=True,
                return_end_token=True,
                asynchronous=True,
            )
            waiting.update(zip(members, handles, strict=True))
        found = {}
        for index, handle in waiting.items():
            self._before_step()
            found[index] = handle.result()
        return found

    def _suppressed(self, slots: frozenset[str]) -> list[str]:
        closed = {index for index, symbol in self._slot_of.items() if symbol not in slots}
        return self._texts(
            index for index in sorted(self.never_chosen | closed) if index in self.pieces.texts
        )

    def _outputs(self, result: Any, source: Source, length_penalty: float) -> list[Output]:
        """The hypotheses that keep the rules; one longer than its own limit is cut there."""
        outputs = []
        for pieces, score in zip(result.hypotheses, result.scores, strict=True):
            ids = [self.pieces.items[piece] for piece in pieces]
            mean = float(score) * max(1, len(ids)) ** (length_penalty - 1)
            finished = ids[-1:] == [self.end] and len(ids) <= source.limit
            ids = ids[:-1] if finished else ids[: source.limit]
            used = self._slots_in(ids)
            if len(set(used)) == len(used) and source.slots.issuperset(used):
                outputs.append(Output(tuple(ids), mean, finished))
        return outputs

    def _until_repeated(self, result: Any) -> tuple[int, ...]:
        """The best hypothesis as far as no slot comes twice."""
        kept: list[int] = []
        used: set[str] = set()
        for piece in result.hypotheses[0]:
            index = self.pieces.items[piece]
            symbol = self._slot_of.get(index)
            if symbol in used:
                break
            kept.append(index)
            used |= {symbol} if symbol else set()
        return tuple(kept)

    def _slots_in(self, ids: Iterable[int]) -> list[str]:
        return [self._slot_of[index] for index in ids if index in self._slot_of]

    def _texts(self, ids: Iterable[int]) -> list[str]:
        return [self.pieces.texts[index] for index in ids]
