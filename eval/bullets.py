"""Bullets against what an editor wrote, beside systems that only choose sentences.

All systems get the same translations, those of the run, so that they differ in what they choose
and how they say it:

- summarizer: the bullets of the run;
- lead-3: the first three sentences;
- TextRank: as many sentences as the run asks for bullets, by R. Mihalcea and P. Tarau, 2004,
  "TextRank: Bringing order into texts";
- oracle: the sentences that the authored bullets name, the best that choosing alone can do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from eval.intervals import SEED, Estimate, mean, shown
from eval.items import Item, Record
from eval.translation_scores import translation_scores
from eval.wording import rouge, words

OURS, LEAD, TEXTRANK, ORACLE = "summarizer", "lead-3", "TextRank", "oracle"
_LEAD_SENTENCES = 3
_DAMPING, _ROUNDS = 0.85, 50
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class _Choice:
    """What one system says of one article, a bullet a line, and from which sentences."""

    text: str
    sentences: frozenset[int]


def bullet_scores(
    items: Sequence[Item], records: Sequence[Record], *, bullets: int, seed: int = SEED
) -> dict[str, Any]:
    """Scores of every system, and how far the summarizer is ahead of each baseline.

    Args:
        items: those with authored bullets are scored.
        records: what the run made of them, in the same order.
        bullets: how many bullets the run asked for.

    Returns:
        {"systems": {name: {metric: estimate}}, "ahead": {name: {metric: estimate}}, "n"}; ROUGE
        and selection F1 are means over articles, chrF2 is of the corpus with an article as a line;
        "ahead" are means of the differences article by article. Empty without authored bullets.
    """
    pairs = [(i, r) for i, r in zip(items, records, strict=True) if i.bullets and r.details]
    if not pairs:
        return {}
    golds = ["\n".join(one.text for one in item.bullets or ()) for item, _ in pairs]
    chosen = [_choices(item, record, bullets) for item, record in pairs]
    per_article = {
        name: [
            _article_scores(of_article[name], item, gold)
            for of_article, (item, _), gold in zip(chosen, pairs, golds, strict=True)
        ]
        for name in (OURS, LEAD, TEXTRANK, ORACLE)
    }
    systems = {}
    for name, rows in per_article.items():
        texts = [_one_line(of_article[name].text) for of_article in chosen]
        chrf = translation_scores(texts, [_one_line(gold) for gold in golds], seed=seed)["chrf"]
        systems[name] = _means(rows, seed) | {"chrf": chrf.estimate.to_dict()}
    return {
        "systems": systems,
        "ahead": {
            name: _means(_differences(per_article[OURS], rows), seed)
            for name, rows in per_article.items()
            if name not in (OURS, ORACLE)
        },
        "n": len(pairs),
    }


def _choices(item: Item, record: Record, bullets: int) -> dict[str, _Choice]:
    german = [line[0] for line in record.lines]
    gold = {source for one in item.bullets or () for source in one.sources}
    details = record.details or {}
    return {
        OURS: _Choice("\n".join(details["bullets"]), frozenset(details["chosen"])),
        LEAD: _extract(record, range(min(_LEAD_SENTENCES, len(german)))),
        TEXTRANK: _extract(record, sorted(textrank(german)[:bullets])),
        ORACLE: _extract(record, sorted(gold)),
    }


def _extract(record: Record, indexes: Sequence[int]) -> _Choice:
    return _Choice("\n".join(record.lines[i][1] for i in indexes), frozenset(indexes))


def _article_scores(choice: _Choice, item: Item, gold: str) -> dict[str, float]:
    wanted = {source for one in item.bullets or () for source in one.sources}
    shared = len(choice.sentences & wanted)
    return rouge(choice.text, gold) | {
        "selection_f1": 2 * shared / max(1, len(choice.sentences) + len(wanted)),
        "words": float(words(choice.text)),
    }


def _differences(
    ours: Sequence[dict[str, float]], others: Sequence[dict[str, float]]
) -> list[dict[str, float]]:
    return [
        {name: one[name] - other[name] for name in one if name != "words"}
        for one, other in zip(ours, others, strict=True)
    ]


def _means(rows: Sequence[dict[str, float]], seed: int) -> dict[str, dict[str, Any]]:
    return {name: mean([row[name] for row in rows], seed=seed).to_dict() for name in rows[0]}


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def textrank(sentences: Sequence[str]) -> list[int]:
    """Indexes of the sentences, most central first.

    Two sentences are as near as the words they share, by the logarithms of their lengths.
    """
    bags = [frozenset(word.lower() for word in _WORD.findall(text)) for text in sentences]
    size = len(bags)
    near = np.zeros((size, size))
    for i, one in enumerate(bags):
        for j, other in enumerate(bags[:i]):
            lengths = math.log(len(one) + 1) + math.log(len(other) + 1)
            if lengths:
                near[i, j] = near[j, i] = len(one & other) / lengths
    totals = near.sum(axis=0)
    shares = np.divide(near, totals, out=np.full_like(near, 1 / max(1, size)), where=totals > 0)
    rank = np.full(size, 1 / max(1, size))
    for _ in range(_ROUNDS):
        rank = (1 - _DAMPING) / max(1, size) + _DAMPING * shares @ rank
    return sorted(range(size), key=lambda index: (-rank[index], index))


def bullet_table(found: dict[str, Any]) -> str:
    """The scores as a Markdown table, in per cent; beneath it the summarizer's lead."""
    names = {
        "rouge1": "ROUGE-1", "rouge2": "ROUGE-2", "rougeL": "ROUGE-L", "chrf": "chrF2",
        "selection_f1": "selection F1", "words": "words",
    }  # fmt: skip
    rows = ["| | " + " | ".join(names.values()) + " |", "|---" * (len(names) + 1) + "|"]
    for name, scores in found["systems"].items():
        cells = [_cell(scores[metric], metric) for metric in names]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    for name, scores in found["ahead"].items():
        cells = [_cell(scores[m], m) if m in scores else "" for m in names]
        rows.append(f"| ahead of {name} | " + " | ".join(cells) + " |")
    return "\n".join([*rows, "", f"{found['n']} articles; in brackets 95 % intervals over them."])


def _cell(found: dict[str, Any], metric: str) -> str:
    return shown(Estimate(**found), scale=1 if metric in ("chrf", "words") else 100)
