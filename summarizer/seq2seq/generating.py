"""A checkpoint that transformers loaded as a `Generator`: texts in, n-best hypotheses out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from summarizer.figures import read_english, read_german
from summarizer.seq2seq.adapters import CONDENSERS, TRANSLATORS, adapt, families_for
from summarizer.seq2seq.batching import batches, most_written
from summarizer.seq2seq.checkpoint import Checkpoint, load_checkpoint
from summarizer.seq2seq.decoding import Banned, NoLoops
from summarizer.seq2seq.interface import BULLET, TRANSLATE, Hypothesis
from summarizer.seq2seq.licence import Licence
from summarizer.seq2seq.surface import Surface
from summarizer.seq2seq.text import normalise
from summarizer.seq2seq.vocabulary import Vocabulary
from summarizer.seq2seq.written_forms import Form, licences
from summarizer.summary import ModelInfo

__all__ = ["CONDENSERS", "TRANSLATORS", "Seq2Seq"]


class Seq2Seq:
    """A checkpoint that turns texts into n-best hypotheses, in one role.

    It does not know the slots: it writes digits only along the written forms of the figures of
    its input (`licence.py`).

    Args:
        checkpoint: what was loaded.
        role: `TRANSLATE`, or `BULLET` for an English condenser.

    Raises:
        ModelUnsupportedError: the checkpoint cannot play that role.
    """

    def __init__(self, checkpoint: Checkpoint, *, role: str = TRANSLATE) -> None:
        self._tokenizer = checkpoint.tokenizer
        self._model = checkpoint.model
        self._info = checkpoint.info
        self._adapter = adapt(
            checkpoint.info.name, checkpoint.family, self._tokenizer, self._model, role=role
        )
        items = _target_items(self._tokenizer)
        self._vocabulary = Vocabulary.of(items, slots=frozenset())
        config = self._model.config
        self._size = int(getattr(config, "decoder_vocab_size", None) or config.vocab_size)
        self._pad = int(config.pad_token_id)
        self._eos = int(config.eos_token_id)
        self._surface = Surface.of(self._tokenizer, vocabulary=items, size=self._size)
        self._banned = self._never_chosen()
        _forget_settings(self._model)

    @classmethod
    def load(cls, name: str, *, role: str = TRANSLATE) -> Seq2Seq:
        """Load the checkpoint called `name` (see `checkpoint.py`)."""
        return cls(load_checkpoint(name, families=families_for(role)), role=role)

    @property
    def info(self) -> ModelInfo:
        """Name and digest of the weights."""
        return self._info

    @property
    def tasks(self) -> frozenset[str]:
        """The tasks it was trained for."""
        return frozenset({self._adapter.role})

    @property
    def slots(self) -> frozenset[str]:
        """The slot symbols it knows: none."""
        return frozenset()

    @property
    def max_pieces(self) -> int:
        """How many vocabulary pieces an input may have."""
        return self._adapter.max_pieces

    def count(self, text: str) -> int:
        """Number of vocabulary pieces of `text` as an input."""
        return len(self._encode(text))

    def generate(
        self,
        texts: Sequence[str],
        *,
        task: str = TRANSLATE,
        num_beams: int = 4,
        num_return: int | None = None,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        """The `num_return` (default: `num_beams`) best outputs for each text, best first.

        Nothing can tell these models `terms`, which are left aside.
        An input longer than `max_pieces` is the caller's to split; here it is an error.
        """
        num_return = num_return or num_beams
        encoded = [self._encode(text) for text in texts]
        if any(len(ids) > self.max_pieces for ids in encoded):
            raise ValueError(f"an input has more than {self.max_pieces} pieces")
        results: list[list[Hypothesis]] = [[] for _ in texts]
        for batch in batches([len(ids) for ids in encoded], num_beams):
            outputs = self._generate_batch(
                [encoded[index] for index in batch],
                [texts[index] for index in batch],
                task,
                num_beams,
                num_return,
            )
            for index, hypotheses in zip(batch, outputs, strict=True):
                results[index] = hypotheses
        return results

    def _never_chosen(self) -> frozenset[int]:
        """Ids that no output may have, e.g. what is decoded to nothing; digits have a licence."""
        vocabulary, tokenizer = self._vocabulary, self._tokenizer
        banned = {self._pad, *vocabulary.controls.values(), *vocabulary.unprintable}
        banned |= {*tokenizer.all_special_ids, *tokenizer.added_tokens_decoder}
        banned |= vocabulary.languages
        banned |= set(range(vocabulary.size, self._size))
        return frozenset(index for index in banned - {self._eos} if index < self._size)

    def _encode(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer(self._adapter.prefix + normalise(text))["input_ids"]
        return ids

    @torch.inference_mode()
    def _generate_batch(
        self,
        encoded: Sequence[list[int]],
        texts: Sequence[str],
        task: str,
        num_beams: int,
        num_return: int,
    ) -> list[list[Hypothesis]]:
        longest = max(map(len, encoded))
        input_ids = torch.full((len(encoded), longest), self._pad)
        for row, ids in enumerate(encoded):
            input_ids[row, : len(ids)] = torch.tensor(ids)
        prompt = torch.tensor([self._adapter.prompt]).expand(len(encoded), -1)
        digits = Licence(
            self._surface,
            [self._licences(text) for text in texts],
            beams=num_beams,
            prompt=prompt.shape[1],
            eos=self._eos,
        )
        output = self._model.generate(
            input_ids=input_ids,
            attention_mask=(input_ids != self._pad).long(),
            decoder_input_ids=prompt,
            generation_config=self._settings(task, longest, num_beams, num_return),
            logits_processor=self._processors(digits),
        )
        sequences: Tensor = output.sequences
        scores = (
            output.sequences_scores.tolist()
            if num_beams > 1
            else _greedy_scores(sequences, output.scores, self._eos)
        )
        hypotheses = [
            self._hypothesis(ids[prompt.shape[1] :], score, digits, row // num_return)
            for row, (ids, score) in enumerate(zip(sequences.tolist(), scores, strict=True))
        ]
        return [hypotheses[at : at + num_return] for at in range(0, len(hypotheses), num_return)]

    def _settings(self, task: str, longest: int, num_beams: int, num_return: int) -> Any:
        from transformers import GenerationConfig

        limit = most_written(longest, task)
        return GenerationConfig(
            num_beams=num_beams,
            num_return_sequences=num_return,
            do_sample=False,
            early_stopping=num_beams > 1,
            max_new_tokens=min(limit, self.max_pieces - len(self._adapter.prompt)),
            decoder_start_token_id=self._adapter.prompt[0],
            eos_token_id=self._eos,
            pad_token_id=self._pad,
            return_dict_in_generate=True,
            output_scores=True,
        )

    def _licences(self, text: str) -> list[frozenset[Form]]:
        """What the figures of an input may look like in its output."""
        english = self._adapter.role == BULLET
        figures = read_english(text) if english else read_german(text)
        return [forms for figure in figures for forms in licences(figure, verbatim=english)]

    def _processors(self, digits: Licence) -> Any:
        from transformers import LogitsProcessorList

        processors: list[Any] = [
            Banned(self._banned, size=self._size),
            digits,
            NoLoops(pad=self._pad, spared=digits),
        ]
        return LogitsProcessorList(processors)

    def _hypothesis(self, ids: list[int], score: float, digits: Licence, source: int) -> Hypothesis:
        # At the length limit a number can be half written: it is left out.
        kept = digits.licensed(source, ids)
        finished = self._eos in ids and kept == len(ids)
        text = self._tokenizer.decode(
            ids[:kept], skip_special_tokens=True, clean_up_tokenization_spaces=False
        )
        return Hypothesis(" ".join(text.split()), score, finished=finished)


def _target_items(tokenizer: Any) -> Mapping[str, int]:
    """The vocabulary of the outputs, piece -> id; a few Marian checkpoints have two."""
    if getattr(tokenizer, "separate_vocabs", False):
        return dict(tokenizer.target_encoder)
    return dict(tokenizer.get_vocab())


def _forget_settings(model: Any) -> None:
    """Drop the checkpoint's own settings of generation: they would fill in what ours leave open.

    Least lengths and forced ends, made for whole articles, would force words and cut numbers.
    """
    from transformers import GenerationConfig

    model.generation_config = GenerationConfig()


def _greedy_scores(sequences: Tensor, scores: Sequence[Tensor], eos: int) -> list[float]:
    """Mean log-probability of the pieces up to the end; beam search computes it by itself.

    `sequences` is `[rows, prompt + steps]`, each of the `scores` is `[rows, size]`.
    """
    logs = torch.stack([step.log_softmax(dim=1) for step in scores], dim=1)
    sequences = sequences[:, -len(scores) :]
    chosen = logs.gather(2, sequences[:, :, None]).squeeze(2)
    ended = (sequences == eos).cumsum(dim=1)
    live = (ended - (sequences == eos).long()) == 0
    totals = chosen.masked_fill(~live, 0.0).sum(dim=1) / live.sum(dim=1)
    return [float(total) for total in totals]
