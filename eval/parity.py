"""`eval parity`: what changes when another backend computes the same model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from eval.engines import Engine
from eval.intervals import SEED, Estimate, percent, wilson
from eval.lines import check_aligned, read_lines
from eval.score import SystemScore, score_lines, score_table
from summarizer.errors import InputError
from summarizer.seq2seq.interface import BACKENDS


def parity(
    source: Path,
    reference: Path | None,
    engines: Sequence[Engine],
    *,
    limit: int | None = None,
    seed: int = SEED,
) -> tuple[list[SystemScore], Estimate]:
    """Scores of each engine's translations, and the share of lines that are the same in all.

    Args:
        source: German, a line each.
        reference: English of a person, line by line.
        engines: one for each of `BACKENDS`.
        limit: take only so many lines, from the start.
        seed: of the bootstrap.

    Raises:
        EvalError: a file cannot be read, or they differ in their number of lines.
    """
    texts = [(path, read_lines(path)) for path in (source, reference) if path]
    check_aligned(texts)
    german = texts[0][1][:limit]
    gold = texts[1][1][:limit] if reference else None
    outputs = [_translated(engine, german) for engine in engines]
    same = [len(set(lines)) == 1 for lines in zip(*outputs, strict=True)]
    scores = [
        score_lines(name, german, lines, gold, seed=seed)
        for name, lines in zip(BACKENDS, outputs, strict=True)
    ]
    return scores, wilson(sum(same), len(same))


def _translated(engine: Engine, lines: Sequence[str]) -> list[str]:
    return [_translation(engine, line) for line in tqdm(lines, unit="line", disable=None)]


def _translation(engine: Engine, line: str) -> str:
    try:
        return str(engine.translate(line))
    except InputError:  # a line that is no German text is the same for every backend
        return ""


def parity_text(scores: Sequence[SystemScore], same: Estimate) -> str:
    """The report, as Markdown."""
    return f"{score_table(scores)}\n\nThe same output: {percent(same)} of the lines."


def parity_dict(scores: Sequence[SystemScore], same: Estimate) -> dict[str, Any]:
    """JSON object of the report."""
    return {"backends": {one.name: one.to_dict() for one in scores}, "same": same.to_dict()}
