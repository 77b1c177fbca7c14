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
    return replace(
        figure,
        start=start,
        end=end,
        text=text[start:end],
        core=cleaned.raw_span(*figure.core),
    )
