"""Scores of an exported model on the development sets, as users get them: through `Summarizer`.

The harness does the work (`eval.running`): every sentence is translated with slots, re-ranking,
verification and repair; the authored articles are summarized as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.engines import Configuration
from eval.running import RunRequest, run

SCORES = "scores.json"
# metrics.json of a run → scores.json: where each number stands.
_METRICS = {
    "bleu": ("bleu",),
    "chrf": ("chrf",),
    "figure_coverage": ("figures", "survival"),
    "figure_precision": ("figures", "precision"),
    "verified_right": ("shares", "verified_right"),
    "names_kept": ("shares", "names_kept"),
    "sentences_verified": ("shares", "sentences_verified"),
    "words_per_second": ("latency", "words_per_second"),
    "bullet_figures_right": ("shares", "bullet_figures"),
    "selection_f1": ("shares", "selection_f1"),
    "rouge1": ("means", "rouge1"),
    "rouge2": ("means", "rouge2"),
    "rougeL": ("means", "rougeL"),
}


@dataclass(frozen=True, slots=True)
class _Set:
    name: str
    suite: str
    reference: Path | None = None


def _sets(data: Path) -> Iterator[_Set]:
    for source in sorted((data / "dev").glob("*.src.de")):
        name = source.name.removesuffix(".src.de")
        yield _Set(name, str(source), source.parent / f"{name}.ref.en")
    authored = data / "authored" / "dev.jsonl"
    if authored.exists():
        yield _Set("authored", str(authored))


def evaluate(data: Path, model: Path, work: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Score the exported folder `model`; the numbers go to its ``scores.json``.

    Reports and outputs are kept in ``work/evaluation/SET``; outputs that are there from a run that
    was broken off are not made again.

    Args:
        limit: take only the first items of every set, for a try.
    """
    scores: dict[str, Any] = {}
    for each in _sets(data):
        metrics = run(
            RunRequest(
                suite=each.suite,
                out=work / "evaluation" / each.name,
                configuration=Configuration(str(model)),
                reference=each.reference,
                limit=limit,
            )
        )
        scores[each.name] = {"signature": metrics["signature"]} | {
            name: found for name, path in _METRICS.items() if (found := _at(metrics, path))
        }
    (model / SCORES).write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    return scores


def _at(metrics: dict[str, Any], path: tuple[str, ...]) -> Any:
    found: Any = metrics
    for key in path:
        found = found.get(key) if found else None
    return found


def score_table(scores: dict[str, Any]) -> str:
    """The scores as Markdown, with 95 % intervals; one column a set."""
    labels = {
        "bleu": "BLEU",
        "chrf": "chrF2",
        "figure_coverage": "Figure coverage, %",
        "figure_precision": "Figure precision, %",
        "verified_right": "Verified sentences: all figures right, %",
        "names_kept": "Names kept, %",
        "sentences_verified": "Sentences verified, %",
        "bullet_figures_right": "Bullets: figures right, %",
        "selection_f1": "Bullets: selection F1, %",
        "rouge1": "Bullets: ROUGE-1 F1, %",
        "rouge2": "Bullets: ROUGE-2 F1, %",
        "rougeL": "Bullets: ROUGE-L F1, %",
        "words_per_second": "German words a second",
    }
    plain = {"bleu", "chrf", "words_per_second"}
    rows = ["| | " + " | ".join(scores) + " |", "|---" * (len(scores) + 1) + "|"]
    rows.append("| Items | " + " | ".join(f"{s['bleu']['n']:,}" for s in scores.values()) + " |")
    for name, label in labels.items():
        cells = [_cell(one.get(name), 1 if name in plain else 100) for one in scores.values()]
        rows.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _cell(found: dict[str, Any] | None, scale: int) -> str:
    value = None if found is None else found.get("value", found.get("score"))
    if found is None or value is None:
        return "–"
    cell = f"{scale * value:.1f}"
    if found.get("low") is not None:
        cell += f" [{scale * found['low']:.1f}, {scale * found['high']:.1f}]"
    return cell
