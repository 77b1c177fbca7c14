"""Sentences of German wire copy, each with its span in the text as pasted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from summarizer.article import Article
from summarizer.cleaning import Cleaned, clean
from summarizer.layout import is_row
from summarizer.listing import item_starts
from summarizer.splitting import split_text

__all__ = ["Sentence", "split_sentences", "split_text"]

# Where none of these is there are no cells.
_CELLS = ("\t", "    ", "|", "<t", "<T")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    `text` is one line, cleaned (NFC, entities decoded, tags and unseen characters gone);
    `start` and `end` are its span in the text as pasted. `heading` marks a sub-heading.
    """

    index: int
    text: str
    start: int
    end: int
    heading: bool = False
    _cleaned: Cleaned | None = field(default=None, repr=False, compare=False)
    _shift: tuple[int, int] = field(default=(0, 0), repr=False, compare=False)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the pasted text of `text[start:end]` (not empty), a figure's for example."""
        if self._cleaned is None:
            return self.start + start, self.start + end
        offset, base = self._shift
        raw_start, raw_end = self._cleaned.raw_span(offset + start, offset + end)
        return base + raw_start, base + raw_end


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the body in order; the headline is left out, sub-headings are marked.

    A sub-heading, list item or table row never shares a sentence with its neighbours; the cells
    of a row are one sentence, with " | " between them so that their figures stay apart. The
    numbers of a list ("1. Umsatz", "2. Gewinn") are in no sentence.
    """
    sentences: list[Sentence] = []
    for block in article.blocks:
        raw = article.text[block.start : block.end]
        row = any(sign in raw for sign in _CELLS) and is_row(clean(raw).text)
        cleaned = clean(raw, one_line=True, cell=" | " if row else " ")
        text = cleaned.text
        for start, end in [(0, len(text))] if row else split_text(text):
            if not any(character.isalnum() for character in text[start:end]):
                continue  # rules and ornaments
            raw_start, raw_end = cleaned.raw_span(start, end)
            sentence = Sentence(
                index=len(sentences),
                text=text[start:end],
                start=block.start + raw_start,
                end=block.start + raw_end,
                heading=block.heading,
                _cleaned=cleaned,
                _shift=(start, block.start),
            )
            sentences.append(sentence)
    starts = item_starts([sentence.text for sentence in sentences])
    return tuple(
        _without_number(sentence, start) if start else sentence
        for sentence, start in zip(sentences, starts, strict=True)
    )


def _without_number(sentence: Sentence, start: int) -> Sentence:
    """The item of a list whose text begins at `start`."""
    offset, base = sentence._shift
    return replace(
        sentence,
        text=sentence.text[start:],
        start=sentence.raw_span(start, start + 1)[0],
        _shift=(offset + start, base),
    )
