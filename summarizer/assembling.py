"""What was read, translated and chosen → the summary that a reader gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.article import Article, parse_article
from summarizer.choosing import Dropped, Selection
from summarizer.condensing import Draft
from summarizer.glossary import Glossary
from summarizer.names import KnownNames
from summarizer.provenance import figure_checks, translated_sentence, untranslated_sentence
from summarizer.sentences import split_sentences
from summarizer.summary import Bullet, DroppedBullet, ModelInfo, Summary, TranslatedSentence
from summarizer.translating import German, Rendering


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its sentences and their figures read."""

    article: Article
    germans: tuple[German, ...]
    names: KnownNames

    @classmethod
    def of(cls, text: str, glossary: Glossary) -> Reading:
        """Read an article; names that the glossary writes another way are known as well."""
        article = parse_article(text)
        germans = [German.read(sentence) for sentence in split_sentences(article)]
        figures = tuple(figure for german in germans for figure in german.figures)
        germans = [replace(german, article=figures) for german in germans]
        return cls(article, tuple(germans), KnownNames(f"{text} {glossary.english_of(text)}"))


def bullet_of(draft: Draft, reading: Reading) -> Bullet:
    """The public form of a draft that was chosen."""
    return Bullet(
        text=draft.text,
        sources=_indexes(draft),
        verified=draft.verification.verified,
        figures=figure_checks(draft.verification, reading.germans, reading.article.text),
    )


def dropped_of(dropped: Dropped) -> DroppedBullet:
    """The public form of a draft that was not."""
    return DroppedBullet(dropped.draft.text, _indexes(dropped.draft), dropped.reasons)


def summary_of(
    reading: Reading,
    renderings: Sequence[Rendering],
    selection: Selection,
    model: ModelInfo,
    seconds: float,
) -> Summary:
    """The summary of an article of which `renderings` were translated and `selection` chosen."""
    return Summary(
        headline=reading.article.headline,
        dateline=reading.article.dateline,
        bullets=tuple(bullet_of(draft, reading) for draft in selection.bullets),
        dropped=tuple(dropped_of(dropped) for dropped in selection.dropped),
        sentences=_sentences(reading, renderings),
        model=model,
        seconds=seconds,
        warnings=(
            *reading.article.warnings,
            *_left_out(len(renderings), len(reading.germans)),
            *_unverified(renderings),
            *(line for rendering in renderings for line in rendering.term_warnings),
            *selection.warnings(renderings),
        ),
    )


def _indexes(draft: Draft) -> tuple[int, ...]:
    return tuple(source.german.sentence.index for source in draft.sources)


def _sentences(reading: Reading, renderings: Sequence[Rendering]) -> tuple[TranslatedSentence, ...]:
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
