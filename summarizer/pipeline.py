"""Summarizer: article → sentences → figures → English → bullets, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TypeVar

from summarizer.assembling import Reading, summary_of
from summarizer.briefing import Brief, Part, brief
from summarizer.glossary import Glossary, GlossaryLike
from summarizer.provenance import translated_sentence
from summarizer.seq2seq.interface import BULLET, Generator
from summarizer.summary import Summary, Translation
from summarizer.translating import Rendering, translate
from summarizer.wishes import DEFAULT_BULLETS, Wishes, focus_terms

EMBEDDED = "embedded"

_T = TypeVar("_T")


class Summarizer:
    """A loaded model that turns German articles into verified English bullets.

    Args:
        model: translates, and condenses if it was trained to.
        condenser: condenses English sentences instead of the model.
        glossary: terms to use where a call brings no glossary of its own.

    A glossary is a TSV file, a mapping German → English, or a `Glossary`.
    """

    def __init__(
        self,
        model: Generator,
        condenser: Generator | None = None,
        *,
        glossary: GlossaryLike = None,
    ) -> None:
        self._model = model
        self._condenser = condenser
        self._glossary = Glossary.of(glossary)

    @classmethod
    def load(
        cls,
        model: str = EMBEDDED,
        *,
        condenser: str | None = None,
        backend: str = "torch",
        glossary: GlossaryLike = None,
    ) -> Summarizer:
        """Load `model` (and `condenser`): "embedded", a local folder, or "hub:owner/name".

        The `backend` computes the model: "torch", or "ctranslate2" (extra `fast`), which is for
        models that know the slots, as the embedded one does.

        Raises:
            InputError: the glossary cannot be read.
            MissingExtraError: the backend is not installed.
            ModelNotFoundError: there is no checkpoint of that name.
            ModelUnsupportedError: it is of another architecture, or broken.
        """
        terms = Glossary.of(glossary)
        # Here, because it imports what computes the model, which can take seconds.
        from summarizer.seq2seq.loading import load_model

        translator = load_model(model, backend=backend)
        other = load_model(condenser, role=BULLET) if condenser else None
        return cls(translator, other, glossary=terms)

    def summarize(
        self,
        text: str,
        *,
        max_bullets: int = DEFAULT_BULLETS,
        max_words: int | None = None,
        focus: str | Sequence[str] = (),
        glossary: GlossaryLike = None,
    ) -> Summary:
        """Summarize one article in at most `max_bullets` English bullets.

        Args:
            text: the German article.
            max_bullets: the most bullets.
            max_words: the most words of a bullet.
            focus: German or English words and names that bullets should be about.
            glossary: terms to use, instead of those of the summarizer.

        Raises:
            InputError: the text is empty, not text, not German, or too long, or the glossary
                cannot be read.
        """
        wishes = self._wishes(max_bullets, max_words, focus, glossary)
        (summary,) = self._summarize([Reading.of(text, wishes.glossary)], wishes)
        return summary

    def stream(
        self,
        text: str,
        *,
        max_bullets: int = DEFAULT_BULLETS,
        max_words: int | None = None,
        focus: str | Sequence[str] = (),
        glossary: GlossaryLike = None,
    ) -> Iterator[Part | Summary]:
        """What `summarize` gives, piece by piece, each as soon as it is final.

        A `Bullet` or `DroppedBullet` at a time, in the order of the summary; a
        `TranslatedSentence` when it is translated, those of the next bullet first; at last the
        whole `Summary`. Arguments and errors are those of `summarize`; what is no article is told
        before the first piece is asked for.
        """
        started = time.perf_counter()
        wishes = self._wishes(max_bullets, max_words, focus, glossary)
        one = Brief(Reading.of(text, wishes.glossary), wishes)

        def pieces() -> Iterator[Part | Summary]:
            for _, part in brief(self._model, self._condenser, [one], one_by_one=True):
                yield part
            yield self._summary(one, time.perf_counter() - started)

        return pieces()

    def summarize_many(
        self,
        texts: Iterable[str],
        *,
        batch_size: int = 16,
        max_bullets: int = DEFAULT_BULLETS,
        max_words: int | None = None,
        focus: str | Sequence[str] = (),
        glossary: GlossaryLike = None,
    ) -> Iterator[Summary]:
        """Summarize articles in order, `batch_size` at a time; `seconds` is a batch's mean.

        The other arguments are those of `summarize`.

        Raises:
            InputError: at the first text that cannot be summarized; those before it are out.
        """
        wishes = self._wishes(max_bullets, max_words, focus, glossary)
        _check_positive("batch_size", batch_size)
        for batch in _batched(texts, batch_size):
            readings = []
            failure: Exception | None = None
            for text in batch:
                try:
                    readings.append(Reading.of(text, wishes.glossary))
                except Exception as error:  # raised below, after the texts before it
                    failure = error
                    break
            yield from self._summarize(readings, wishes)
            if failure is not None:
                raise failure

    def translate(self, text: str, *, glossary: GlossaryLike = None) -> Translation:
        """Translate one article in full, sentence by sentence, with the same checks.

        A `glossary` counts instead of the summarizer's own.

        A sentence that cannot be verified is kept and marked, and a warning says so.

        Raises:
            InputError: the text is empty, not text, not German, or too long.
        """
        started = time.perf_counter()
        terms = self._glossary if glossary is None else Glossary.of(glossary)
        reading = Reading.of(text, terms)
        names = [reading.names] * len(reading.germans)
        renderings = translate(self._model, reading.germans, names, terms)
        return Translation(
            sentences=tuple(translated_sentence(one, reading.article.text) for one in renderings),
            model=self._model.info,
            seconds=time.perf_counter() - started,
            warnings=(*reading.article.warnings, *_warnings(renderings)),
        )

    def _wishes(
        self,
        max_bullets: int,
        max_words: int | None,
        focus: str | Sequence[str],
        glossary: GlossaryLike,
    ) -> Wishes:
        terms = self._glossary if glossary is None else Glossary.of(glossary)
        return Wishes(max_bullets, max_words, focus_terms(focus), terms)

    def _summarize(self, readings: Sequence[Reading], wishes: Wishes) -> list[Summary]:
        started = time.perf_counter()
        briefs = [Brief(reading, wishes) for reading in readings]
        for _ in brief(self._model, self._condenser, briefs, one_by_one=False):
            pass
        seconds = (time.perf_counter() - started) / max(1, len(readings))
        return [self._summary(one, seconds) for one in briefs]

    def _summary(self, done: Brief, seconds: float) -> Summary:
        return summary_of(done.reading, done.renderings, done.selection, self._model.info, seconds)


@cache
def _embedded() -> Summarizer:
    return Summarizer.load(EMBEDDED)


def summarize(
    text: str,
    *,
    max_bullets: int = DEFAULT_BULLETS,
    max_words: int | None = None,
    focus: str | Sequence[str] = (),
    glossary: GlossaryLike = None,
) -> Summary:
    """Summarize one article with the embedded model, which is loaded once per process.

    Arguments and errors are those of `Summarizer.summarize`.
    """
    return _embedded().summarize(
        text, max_bullets=max_bullets, max_words=max_words, focus=focus, glossary=glossary
    )


def _warnings(renderings: Iterable[Rendering]) -> list[str]:
    return [warning for rendering in renderings for warning in rendering.warnings]


def _batched(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _check_positive(name: str, value: int) -> None:
    if value < 1:
        raise ValueError(f"{name} must be at least 1, not {value}")
