"""Summarizer: article → sentences → figures → English → bullets, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TypeVar

from summarizer import condensing
from summarizer.article import Article, parse_article
from summarizer.names import KnownNames
from summarizer.provenance import figure_checks, translated_sentence, untranslated_sentence
from summarizer.salience import by_salience
from summarizer.sentences import split_sentences
from summarizer.seq2seq.interface import BULLET, Generator
from summarizer.summary import Bullet, DroppedBullet, Summary, TranslatedSentence, Translation
from summarizer.translating import German, Rendering, translate

EMBEDDED = "embedded"
DEFAULT_BULLETS = 4
MOST_SENTENCES = 300
"""How many sentences of an article are translated for its summary: minutes, not hours."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article with its sentences and their figures read."""

    article: Article
    germans: tuple[German, ...]
    names: KnownNames

    @classmethod
    def of(cls, text: str) -> _Reading:
        article = parse_article(text)
        germans = tuple(German.read(sentence) for sentence in split_sentences(article))
        return cls(article, germans, KnownNames(text))


class Summarizer:
    """A loaded model that turns German articles into verified English bullets.

    Args:
        model: translates, and condenses if it was trained to.
        condenser: condenses English sentences instead of the model.
    """

    def __init__(self, model: Generator, condenser: Generator | None = None) -> None:
        self._model = model
        self._condenser = condenser

    @classmethod
    def load(cls, model: str = EMBEDDED, *, condenser: str | None = None) -> Summarizer:
        """Load `model` (and `condenser`): "embedded", a local folder, or "hub:owner/name".

        Raises:
            ModelNotFoundError: there is no checkpoint of that name.
            ModelUnsupportedError: it is of another architecture, or broken.
        """
        # Here, because it imports torch and transformers, which takes seconds.
        from summarizer.seq2seq.generating import Seq2Seq

        translator = Seq2Seq.load(model)
        if condenser is None:
            return cls(translator)
        return cls(translator, Seq2Seq.load(condenser, role=BULLET))

    def summarize(self, text: str, *, max_bullets: int = DEFAULT_BULLETS) -> Summary:
        """Summarize one article in at most `max_bullets` English bullets.

        Raises:
            InputError: the text is empty, not text, not German, or too long.
        """
        (summary,) = self._summarize([_Reading.of(text)], max_bullets)
        return summary

    def summarize_many(
        self,
        texts: Iterable[str],
        *,
        batch_size: int = 16,
        max_bullets: int = DEFAULT_BULLETS,
    ) -> Iterator[Summary]:
        """Summarize articles in order, `batch_size` at a time; `seconds` is a batch's mean.

        Raises:
            InputError: at the first text that cannot be summarized; those before it are out.
        """
        _check_positive("batch_size", batch_size)
        for batch in _batched(texts, batch_size):
            readings = []
            failure: Exception | None = None
            for text in batch:
                try:
                    readings.append(_Reading.of(text))
                except Exception as error:  # raised below, after the texts before it
                    failure = error
                    break
            yield from self._summarize(readings, max_bullets)
            if failure is not None:
                raise failure

    def translate(self, text: str) -> Translation:
        """Translate one article in full, sentence by sentence, with the same checks.

        A sentence that cannot be verified is kept and marked, and a warning says so.

        Raises:
            InputError: the text is empty, not text, not German, or too long.
        """
        started = time.perf_counter()
        reading = _Reading.of(text)
        (renderings,) = self._translate([reading], [range(len(reading.germans))])
        return Translation(
            sentences=tuple(translated_sentence(one, reading.article.text) for one in renderings),
            model=self._model.info,
            seconds=time.perf_counter() - started,
            warnings=(*reading.article.warnings, *_warnings(renderings)),
        )

    def _translate(
        self, readings: Sequence[_Reading], chosen: Sequence[Sequence[int]]
    ) -> list[list[Rendering]]:
        """Renderings of the `chosen` sentences of every article, translated in one go."""
        flat = translate(
            self._model,
            [
                r.germans[index]
                for r, indexes in zip(readings, chosen, strict=True)
                for index in indexes
            ],
            [r.names for r, indexes in zip(readings, chosen, strict=True) for _ in indexes],
        )
        remaining = iter(flat)
        return [list(islice(remaining, len(indexes))) for indexes in chosen]

    def _summarize(self, readings: Sequence[_Reading], max_bullets: int) -> list[Summary]:
        _check_positive("max_bullets", max_bullets)
        started = time.perf_counter()
        renderings = self._translate(readings, [_worth_translating(r.germans) for r in readings])
        plans = [
            condensing.Plan.make(of_article, reading.names, max_bullets=max_bullets)
            for reading, of_article in zip(readings, renderings, strict=True)
        ]
        drafts = condensing.draft(self._model, self._condenser, plans)
        selections = [
            condensing.select(plan, of_plan, max_bullets=max_bullets)
            for plan, of_plan in zip(plans, drafts, strict=True)
        ]
        seconds = (time.perf_counter() - started) / max(1, len(readings))
        return [
            self._summary(reading, plan.renderings, selection, seconds)
            for reading, plan, selection in zip(readings, plans, selections, strict=True)
        ]

    def _summary(
        self,
        reading: _Reading,
        renderings: Sequence[Rendering],
        selection: condensing.Selection,
        seconds: float,
    ) -> Summary:
        pasted = reading.article.text
        return Summary(
            headline=reading.article.headline,
            dateline=reading.article.dateline,
            bullets=tuple(
                Bullet(
                    text=draft.text,
                    sources=_indexes(draft),
                    verified=draft.verification.verified,
                    figures=figure_checks(
                        draft.verification, [source.german for source in draft.sources], pasted
                    ),
                )
                for draft in selection.bullets
            ),
            dropped=tuple(
                DroppedBullet(draft.text, _indexes(draft), reasons)
                for draft, reasons in selection.dropped
            ),
            sentences=_sentences(reading, renderings),
            model=self._model.info,
            seconds=seconds,
            warnings=(
                *reading.article.warnings,
                *_left_out(len(renderings), len(reading.germans)),
                *_unverified(renderings),
                *selection.warnings,
            ),
        )


@cache
def _embedded() -> Summarizer:
    return Summarizer.load(EMBEDDED)


def summarize(text: str, *, max_bullets: int = DEFAULT_BULLETS) -> Summary:
    """Summarize one article with the embedded model, which is loaded once per process.

    Raises:
        InputError: the text is empty, not text, not German, or too long.
    """
    return _embedded().summarize(text, max_bullets=max_bullets)


def _indexes(draft: condensing.Draft) -> tuple[int, ...]:
    return tuple(source.german.sentence.index for source in draft.sources)


def _warnings(renderings: Iterable[Rendering]) -> list[str]:
    return [warning for rendering in renderings for warning in rendering.warnings]


def _worth_translating(germans: Sequence[German]) -> Sequence[int]:
    """Indexes of the sentences to translate: all, but of a very long text only the newsworthy."""
    if len(germans) <= MOST_SENTENCES:
        return range(len(germans))
    chosen = by_salience(germans, MOST_SENTENCES)
    # The lead names whom the article is about.
    return sorted({0, *chosen[:-1]} if 0 not in chosen else chosen)


def _sentences(
    reading: _Reading, renderings: Sequence[Rendering]
) -> tuple[TranslatedSentence, ...]:
    """Every sentence of the article; one that was not translated has no English."""
    translated = {rendering.german.sentence.index: rendering for rendering in renderings}
    return tuple(
        translated_sentence(translated[german.sentence.index], reading.article.text)
        if german.sentence.index in translated
        else untranslated_sentence(german)
        for german in reading.germans
    )


def _left_out(translated: int, sentences: int) -> list[str]:
    if translated == sentences:
        return []
    return [
        f"long text: only the {translated} most newsworthy of {sentences} sentences were "
        "translated for the summary; translate() does them all"
    ]


def _unverified(renderings: Sequence[Rendering]) -> list[str]:
    """One line for all sentences that the bullets could not be taken from."""
    indexes = [
        str(rendering.german.sentence.index)
        for rendering in renderings
        if not rendering.verification.verified
    ]
    if not indexes:
        return []
    return [f"translation not verified of sentence(s) {', '.join(indexes)}"]


def _batched(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _check_positive(name: str, value: int) -> None:
    if value < 1:
        raise ValueError(f"{name} must be at least 1, not {value}")
