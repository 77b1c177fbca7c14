"""A loaded model as a `Generator`: texts in, n-best hypotheses out, in batches by length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from summarizer.figures.slots import SLOTS
from summarizer.seq2seq.checkpoint import Checkpoint, load_checkpoint
from summarizer.seq2seq.decoding import Banned, NoLoops, SlotLicence
from summarizer.seq2seq.interface import BULLET, TRANSLATE, Hypothesis
from summarizer.seq2seq.text import normalise
from summarizer.seq2seq.vocabulary import Vocabulary
from summarizer.summary import ModelInfo

TRANSLATORS = frozenset({"marian"})
CONDENSERS = frozenset({"bart"})

# Rows (inputs × beams) × pieces of one batch: keeps the working set of a step small on a CPU.
_BATCH_PIECES = 6144
# Longest output for an input of n pieces. English wire copy needs about as many pieces as German.
_RATIO, _EXTRA = 1.5, 12
_BULLET_PIECES = 64
_SLOT = re.compile(r"⟨[^⟨⟩]*⟩")


class Seq2Seq:
    """A checkpoint that turns texts into n-best hypotheses.

    A checkpoint that knows the slots writes no digit at all: each figure of its output is a slot
    of its input. Any other one writes what it likes, and is checked afterwards.
    """

    def __init__(self, checkpoint: Checkpoint) -> None:
        self._tokenizer = checkpoint.tokenizer
        self._model = checkpoint.model
        self._info = checkpoint.info
        self._is_condenser = checkpoint.family in CONDENSERS
        self._vocabulary = Vocabulary.of(self._tokenizer.get_vocab(), frozenset(SLOTS))
        config = self._model.config
        self._size = int(config.vocab_size)
        self._pad = int(config.pad_token_id)
        self._eos = int(config.eos_token_id)
        self._banned = self._never_chosen()
        self._max_pieces = min(512, int(config.max_position_embeddings))

    @classmethod
    def load(cls, name: str, *, families: frozenset[str] = TRANSLATORS) -> Seq2Seq:
        """Load the checkpoint called `name` (see `checkpoint.py`)."""
        return cls(load_checkpoint(name, families=families))

    @property
    def info(self) -> ModelInfo:
        """Name and digest of the weights."""
        return self._info

    @property
    def tasks(self) -> frozenset[str]:
        """The tasks it was trained for."""
        if self._is_condenser:
            return frozenset({BULLET})
        trained = {
            task for task in (TRANSLATE, BULLET) if _token(task) in self._vocabulary.controls
        }
        return frozenset(trained or {TRANSLATE})

    @property
    def slots(self) -> frozenset[str]:
        """The slot symbols it knows."""
        return frozenset(self._vocabulary.slots)

    @property
    def max_pieces(self) -> int:
        """How many vocabulary pieces an input may have."""
        return self._max_pieces

    def count(self, text: str) -> int:
        """Number of vocabulary pieces of `text` as an input."""
        return len(self._encode(text, TRANSLATE))

    def generate(
        self,
        texts: Sequence[str],
        *,
        task: str = TRANSLATE,
        num_beams: int = 4,
        num_return: int | None = None,
    ) -> list[list[Hypothesis]]:
        """The `num_return` (default: `num_beams`) best outputs for each text, best first.

        An input longer than `max_pieces` is the caller's to split; here it is an error.
        """
        num_return = num_return or num_beams
        encoded = [self._encode(text, task) for text in texts]
        if any(len(ids) > self._max_pieces for ids in encoded):
            raise ValueError(f"an input has more than {self._max_pieces} pieces")
        results: list[list[Hypothesis]] = [[] for _ in texts]
        for batch in _batches([len(ids) for ids in encoded], num_beams):
            outputs = self._generate_batch(
                [encoded[index] for index in batch],
                [_SLOT.findall(texts[index]) for index in batch],
                task,
                num_beams,
                num_return,
            )
            for index, hypotheses in zip(batch, outputs, strict=True):
                results[index] = hypotheses
        return results

    def _never_chosen(self) -> frozenset[int]:
        """Ids that no output may have; slots are not among them, they have their own licence."""
        vocabulary = self._vocabulary
        banned = {self._pad, *vocabulary.controls.values(), *vocabulary.unprintable}
        unknown = self._tokenizer.unk_token_id
        if unknown is not None:
            banned.add(int(unknown))
        if vocabulary.slots:
            banned |= vocabulary.numeric
        return frozenset(banned | set(range(vocabulary.size, self._size)))

    def _encode(self, text: str, task: str) -> list[int]:
        text = normalise(text)
        if _token(task) in self._vocabulary.controls:
            text = f"{_token(task)} {text}"
        ids: list[int] = self._tokenizer(text)["input_ids"]
        return ids

    @torch.inference_mode()
    def _generate_batch(
        self,
        encoded: Sequence[list[int]],
        licensed: Sequence[Sequence[str]],
        task: str,
        num_beams: int,
        num_return: int,
    ) -> list[list[Hypothesis]]:
        longest = max(map(len, encoded))
        input_ids = torch.full((len(encoded), longest), self._pad)
        for row, ids in enumerate(encoded):
            input_ids[row, : len(ids)] = torch.tensor(ids)
        output = self._model.generate(
            input_ids=input_ids,
            attention_mask=(input_ids != self._pad).long(),
            generation_config=self._settings(task, longest, num_beams, num_return),
            logits_processor=self._processors(licensed, num_beams),
        )
        sequences: Tensor = output.sequences
        scores = (
            output.sequences_scores.tolist()
            if num_beams > 1
            else _greedy_scores(sequences, output.scores, self._eos)
        )
        hypotheses = [
            self._hypothesis(ids, score)
            for ids, score in zip(sequences.tolist(), scores, strict=True)
        ]
        return [hypotheses[at : at + num_return] for at in range(0, len(hypotheses), num_return)]

    def _settings(self, task: str, longest: int, num_beams: int, num_return: int) -> Any:
        from transformers import GenerationConfig

        limit = int(longest * _RATIO) + _EXTRA
        if task == BULLET:
            limit = min(limit, _BULLET_PIECES)
        start = self._model.generation_config.decoder_start_token_id
        return GenerationConfig(
            num_beams=num_beams,
            num_return_sequences=num_return,
            do_sample=False,
            early_stopping=num_beams > 1,
            max_new_tokens=min(limit, self._max_pieces - 1),
            decoder_start_token_id=self._model.config.decoder_start_token_id
            if start is None
            else start,
            # BART begins each output with <s>, and was trained to.
            forced_bos_token_id=self._model.generation_config.forced_bos_token_id,
            eos_token_id=self._eos,
            pad_token_id=self._pad,
            return_dict_in_generate=True,
            output_scores=True,
        )

    def _processors(self, licensed: Sequence[Sequence[str]], num_beams: int) -> Any:
        from transformers import LogitsProcessorList

        processors: list[Any] = [
            Banned(self._banned, size=self._size),
            NoLoops(pad=self._pad),
        ]
        if self._vocabulary.slots:
            slots = self._vocabulary.slots
            processors.append(SlotLicence(slots, licensed, beams=num_beams, size=self._size))
        return LogitsProcessorList(processors)

    def _hypothesis(self, ids: list[int], score: float) -> Hypothesis:
        text = self._tokenizer.decode(
            ids, skip_special_tokens=True, clean_up_tokenization_spaces=False
        )
        return Hypothesis(" ".join(text.split()), score, finished=self._eos in ids[1:])


def _token(task: str) -> str:
    """Vocabulary item that asks for a task: "⟨translate⟩"."""
    return f"⟨{task}⟩"


def _batches(lengths: Sequence[int], num_beams: int) -> Iterator[list[int]]:
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


def _greedy_scores(sequences: Tensor, scores: Sequence[Tensor], eos: int) -> list[float]:
    """Mean log-probability of the pieces up to the end; beam search computes it by itself.

    `sequences` is `[rows, 1 + steps]`, each of the `scores` is `[rows, size]`.
    """
    logs = torch.stack([step.log_softmax(dim=1) for step in scores], dim=1)
    chosen = logs.gather(2, sequences[:, 1:, None]).squeeze(2)
    ended = (sequences[:, 1:] == eos).cumsum(dim=1)
    live = (ended - (sequences[:, 1:] == eos).long()) == 0
    totals = chosen.masked_fill(~live, 0.0).sum(dim=1) / live.sum(dim=1)
    return [float(total) for total in totals]
