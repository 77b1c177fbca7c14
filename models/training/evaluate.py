"""Scores of an exported model on the development sets, as users get them: through `Summarizer`.

The harness does the work (`eval.running`): every sentence is translated with slots, re-ranking,
verification and repair; the authored articles are summarized as well.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.engines import Configuration
from eval.intervals import Estimate, shown
from eval.running import RunRequest, run

SCORES = "scores.json"


@dataclass(frozen=True, slots=True)
class _Score:
    """Where a score stands in the metrics.json of a run, and how the card writes it."""

    path: tuple[str, ...]
    label: str
    scale: int = 100


_SCORES = {
    "bleu": _Score(("bleu",), "BLEU", 1),
    "chrf": _Score(("chrf",), "chrF2", 1),
    "figure_coverage": _Score(("figures", "survival"), "Figure coverage, %"),
    "figure_precision": _Score(("figures", "precision"), "Figure precision, %"),
    "verified_right": _Score(
        ("shares", "verified_right"), "Verified sentences: all figures right, %"
    ),
    "names_kept": _Score(("shares", "names_kept"), "Names kept, %"),
    "sentences_verified": _Score(("shares", "sentences_verified"), "Sentences verified, %"),
    "bullet_figures_right": _Score(("shares", "bullet_figures"), "Bullets: figures right, %"),
    "selection_f1": _Score(("shares", "selection_f1"), "Bullets: selection F1, %"),
    "rouge1": _Score(("means", "rouge1"), "Bullets: ROUGE-1 F1, %"),
    "rouge2": _Score(("means", "rouge2"), "Bullets: ROUGE-2 F1, %"),
    "rougeL": _Score(("means", "rougeL"), "Bullets: ROUGE-L F1, %"),
    "words_per_second": _Score(("latency", "words_per_second"), "German words a second", 1),
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


def evaluate(
    data: Path,
    model: Path,
    work: Path,
    *,
    limit: int | None = None,
    only: Collection[str] | None = None,
) -> dict[str, Any]:
    """Score the exported folder `model`; the numbers go to its ``scores.json``.

    Reports and outputs are kept in ``work/evaluation/SET``; outputs that are there from a run that
    was broken off are not made again.

    Args:
        limit: take only the first items of every set, for a try.
        only: names of the sets to score; the others keep the scores that are there.

    Raises:
        ValueError: there is no set of such a name.
    """
    sets = {each.name: each for each in _sets(data)}
    unknown = set(only or ()) - set(sets)
    if unknown:
        raise ValueError(f"no such set: {', '.join(sorted(unknown))}; there are {', '.join(sets)}")
    before = model / SCORES
    scores: dict[str, Any] = json.loads(before.read_text("utf-8")) if only else {}
    for each in (one for one in sets.values() if not only or one.name in only):
        metrics = run(
            RunRequest(
                suite=each.suite,
                out=work / "evaluation" / each.name,
                configuration=Configuration(str(model)),
                reference=each.reference,
                limit=limit,
            )
        )
        # Where the data lies on this machine is nobody's business.
        signature = metrics["signature"].replace(f"suite:{data}/", "suite:")
        scores[each.name] = {"signature": signature} | {
            name: found for name, score in _SCORES.items() if (found := _at(metrics, score.path))
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
    rows = ["| | " + " | ".join(scores) + " |", "|---" * (len(scores) + 1) + "|"]
    rows.append("| Items | " + " | ".join(f"{s['bleu']['n']:,}" for s in scores.values()) + " |")
    for name, score in _SCORES.items():
        cells = [_cell(one.get(name), score.scale) for one in scores.values()]
        rows.append(f"| {score.label} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _cell(found: dict[str, Any] | None, scale: int) -> str:
    if found is None:
        return "–"
    value = found.get("value", found.get("score"))
    return shown(Estimate(value, found["low"], found["high"], found["n"]), scale=scale)
