"""Which sentences of a model's answer belong to which known sentence of the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eval.errors import EvalError
from eval.items import Item

Span = tuple[int, int]


def gold_spans(item: Item) -> list[Span]:
    """Where each known German sentence stands in the item's text.

    Raises:
        EvalError: a sentence does not stand there.
    """
    spans = []
    end = 0
    for sentence in item.german or ():
        start = item.text.find(sentence, end)
        if start < 0:
            raise EvalError(f"{item.id}: the text lacks its own sentence {sentence[:60]!r}")
        end = start + len(sentence)
        spans.append((start, end))
    return spans


def owners(sentences: Sequence[dict[str, Any]], spans: Sequence[Span]) -> list[int | None]:
    """For each sentence of the answer, the known sentence that it overlaps most."""
    found: list[int | None] = []
    for sentence in sentences:
        shared = [_overlap((sentence["start"], sentence["end"]), span) for span in spans]
        best = max(range(len(shared)), key=shared.__getitem__, default=None)
        found.append(best if best is not None and shared[best] > 0 else None)
    return found


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
