"""Measures of wording: ROUGE, names kept, words."""

from __future__ import annotations

import re
from functools import cache

from rouge_score.rouge_scorer import RougeScorer

from summarizer.spelling import NAME, bare

_WORD = re.compile(r"\w+(?:[-’'.,&]\w+)*")
# Written alike in both languages, and no names.
_NO_NAMES = frozenset("April August September November December".split())


def words(text: str) -> int:
    """Number of words; a figure with its separators is one."""
    return len(_WORD.findall(text))


def rouge(hypothesis: str, reference: str) -> dict[str, float]:
    """ROUGE-1, ROUGE-2 and summary-level ROUGE-L (F1, stemmed), one bullet a line.

    C.-Y. Lin, 2004, "ROUGE: A package for automatic evaluation of summaries", by rouge-score.
    """
    scores = _scorer().score(reference, hypothesis)
    return {
        "rouge1": scores["rouge1"].fmeasure,
        "rouge2": scores["rouge2"].fmeasure,
        "rougeL": scores["rougeLsum"].fmeasure,
    }


@cache
def _scorer() -> RougeScorer:
    return RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True)


def names(german: str, reference: str) -> list[str]:
    """Names that the German and its reference translation write alike, in order, each once.

    The first word of the reference is left out unless it has a second capital or a digit.
    """
    of_german = set(NAME.findall(german))
    found: dict[str, None] = {}
    for match in NAME.finditer(reference):
        name = bare(match[0])
        if not name[0].isupper() or name not in of_german or name in _NO_NAMES or len(name) < 2:
            continue
        if match.start() <= 1 and not any(c.isupper() or c.isdigit() for c in name[1:]):
            continue
        found[name] = None
    return list(found)


def names_kept(german: str, reference: str, hypothesis: str) -> tuple[int, int]:
    """How many of the names stand in the hypothesis, and how many there are."""
    wanted = names(german, reference)
    present = {bare(name) for name in NAME.findall(hypothesis)}
    return sum(name in present for name in wanted), len(wanted)
