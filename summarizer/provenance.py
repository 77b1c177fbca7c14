"""From checks in cleaned sentences to what the reader gets: spans in the text as pasted."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.figures import Figure, format_value
from summarizer.summary import FigureCheck, SourceSpan, TranslatedSentence
from summarizer.translating import German, Rendering
from summarizer.verifying import Verification


def figure_checks(
    verification: Verification, sources: Sequence[German], pasted: str
) -> tuple[FigureCheck, ...]:
    """The figures of an English text in order, each with the German one that it was held against.

    `sources` are the sentences whose figures were given to `verify`, also as context; `pasted` is
    the text that they are spans of.
    """
    checks = []
    for match in verification.matches:
        english = match.english
        if english is None:
            continue
        source = _source(match.german, sources, pasted) if match.german else None
        checks.append(figure_check(english, match.verdict, source))
    return tuple(sorted(checks, key=lambda check: check.start))


def figure_check(english: Figure, verdict: str, source: SourceSpan | None) -> FigureCheck:
    """The public form of an English figure's verdict."""
    return FigureCheck(
        text=english.text,
        start=english.start,
        end=english.end,
        verdict=verdict,
        value=format_value(english.value),
        unit=english.unit,
        kind=english.kind,
        hedge=english.hedge,
        source=source,
    )


def translated_sentence(rendering: Rendering, pasted: str) -> TranslatedSentence:
    """The public form of a rendering."""
    sentence = rendering.german.sentence
    return TranslatedSentence(
        index=sentence.index,
        german=sentence.text,
        start=sentence.start,
        end=sentence.end,
        english=rendering.verification.text,
        verified=rendering.verification.verified,
        figures=figure_checks(rendering.verification, [rendering.german], pasted),
    )


def untranslated_sentence(german: German) -> TranslatedSentence:
    """The public form of a sentence that has no English."""
    sentence = german.sentence
    return TranslatedSentence(
        sentence.index, sentence.text, sentence.start, sentence.end, "", verified=False, figures=()
    )


def _source(figure: Figure, sources: Sequence[German], pasted: str) -> SourceSpan | None:
    # Two sentences may hold equal figures at equal places, so identity decides.
    for german in sources:
        if any(figure is own for own in german.figures):
            start, end = german.sentence.raw_span(figure.start, figure.end)
            return SourceSpan(pasted[start:end], start, end)
    return None
