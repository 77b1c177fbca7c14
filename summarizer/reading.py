"""The figures of a text as pasted, whatever is around them: no article and no model needed."""

from __future__ import annotations

from dataclasses import replace

from summarizer.cleaning import Cleaned, clean
from summarizer.figures import Figure, read_german


def read_figures(text: str) -> list[Figure]:
    """The figures of `text` in order, with their spans and characters in `text` as it is.

    Unlike `read_german` it sees through entities, tags, unseen characters and wrapped lines.
    """
    cleaned = clean(text)
    return [_as_pasted(figure, cleaned, text) for figure in read_german(cleaned.text)]


def _as_pasted(figure: Figure, cleaned: Cleaned, text: str) -> Figure:
    start, end = cleaned.raw_span(figure.start, figure.end)
    core, characters = cleaned.raw_span(*figure.core), text[start:end]
    if (figure.start, figure.end, figure.core, figure.text) == (start, end, core, characters):
        return figure  # copying takes longer than reading
    return replace(figure, start=start, end=end, text=characters, core=core)
