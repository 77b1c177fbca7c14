"""What a model reads and writes: slots in place of figures, and figures in place of slots."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarizer.figures import Figure, fill, read_german
from summarizer.figures.slots import SLOT_PATTERN, SlotOverflowError, slot_many
from summarizer.seq2seq.interface import Generator, Hypothesis

# Pieces that an input keeps free for the task token and the end of the sentence.
_RESERVED_PIECES = 8
# Where a sentence that is too long for the model is best cut, best place first.
_CUTS = (re.compile(r"(?<=[;:–—])\s+"), re.compile(r"(?<=,)\s+"), re.compile(r"\s+"))


def inputs_of(
    model: Generator, text: str, figures: Sequence[Figure]
) -> list[tuple[str, dict[str, Figure]]]:
    """Model inputs for `text` with the figures of their slots: more than one only when it must be.

    A text is cut where it has more pieces than the model reads or more figures than there are
    slots. Nothing is left out, and no figure is cut.
    """
    slotted = slotted_input(model, [text], [figures])
    if slotted is not None:
        return [slotted]
    start, end = _cut(text, figures)
    parts = [part for part in (text[:start], text[end:]) if part.strip()]
    return [piece for part in parts for piece in inputs_of(model, part, read_german(part))]


def slotted_input(
    model: Generator, texts: Sequence[str], figures: Sequence[Sequence[Figure]]
) -> tuple[str, dict[str, Figure]] | None:
    """One model input for `texts` with the figures of its slots; None when it is too long."""
    table: dict[str, Figure] = {}
    together = " ".join(texts)
    if model.slots:
        try:
            slotted, table = slot_many(texts, figures)
        except SlotOverflowError:
            return None
        together = " ".join(slotted)
    fits = model.count(together) <= model.max_pieces - _RESERVED_PIECES
    return (together, table) if fits else None


def _cut(text: str, figures: Sequence[Figure]) -> tuple[int, int]:
    """The best place to cut `text` in two, near its middle: a gap outside every figure."""
    middle = len(text) // 2
    for cut in _CUTS:
        places = [
            match.span()
            for match in cut.finditer(text)
            if match.start() > 0
            and match.end() < len(text)
            and not any(f.start < match.end() and match.start() < f.end for f in figures)
        ]
        if places:
            return min(places, key=lambda place: abs(place[0] - middle))
    # One word longer than the model reads is no word.
    return middle, middle


def write_figures(
    hypotheses: Sequence[Hypothesis], figures: Mapping[str, Figure]
) -> list[Hypothesis]:
    """The hypotheses with their figures in place of the slots.

    A slot without a figure stays as it is, for `verify` to find.
    """
    written = []
    for hypothesis in hypotheses:
        known = all(symbol in figures for symbol in SLOT_PATTERN.findall(hypothesis.text))
        text = fill(hypothesis.text, figures) if known else hypothesis.text
        written.append(replace(hypothesis, text=text))
    return written
