"""`eval benchmark`: how fast, how large and how soon ready the engines are, on this machine.

Every engine runs in a process of its own, one after the other, on the same articles: only so is
its peak memory its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from typing import Any

import numpy as np

from eval.benchmark_engines import EMBEDDED, PAIR, Article, Job, save_pair
from eval.environment import environment
from eval.errors import EvalError
from eval.items import jsonl
from eval.suites import NEWSWIRE
from summarizer.seq2seq.interface import BACKENDS


@dataclass(frozen=True, slots=True)
class Row:
    """An engine as it was measured; seconds are of the wall clock."""

    engine: str
    p50: float
    p95: float
    words_per_second: float
    peak_memory_mb: float
    load_seconds: float

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the row."""
        return {name: getattr(self, name) for name in self.__slots__}


def articles(count: int, words: int, path: Path = NEWSWIRE) -> tuple[Article, ...]:
    """The first `count` articles; short ones are joined until they have so many German words."""
    found: list[Article] = []
    parts: list[dict[str, Any]] = []
    for record in jsonl(path):
        parts.append(record)
        if sum(len(text.split()) for part in parts for text in part["de"]) >= words:
            found.append(_article(parts))
            parts = []
        if len(found) == count:
            return tuple(found)
    raise EvalError(f"there are only {len(found)} articles of {words} words; ask for fewer")


def _article(parts: Sequence[dict[str, Any]]) -> Article:
    def lengths(texts: Iterator[str]) -> tuple[int, ...]:
        return tuple(len(text.split()) for text in texts)

    return Article(
        text="\n\n".join(" ".join(part["de"]) for part in parts),
        german=lengths(text for part in parts for text in part["de"]),
        english=lengths(text for part in parts for text in part["en"]),
        bullets=sum(lengths(one["text"] for one in parts[0]["bullets"])),
    )


def benchmark(
    timed: tuple[Article, ...], *, model: str, threads: int, pair: bool, tiny: bool = False
) -> list[Row]:
    """Measure the model by every backend that is installed, and the pair if it is asked for.

    Raises:
        EvalError: an engine failed.
    """
    rows = [
        _measure(f"{model}/{backend}", Job(EMBEDDED, model, backend, timed), threads)
        for backend in BACKENDS
        if backend == "torch" or util.find_spec(backend)
    ]
    if pair:
        with tempfile.TemporaryDirectory() as folder:
            save_pair(Path(folder), tiny=tiny)
            rows.append(_measure(PAIR, Job(PAIR, folder, "torch", timed), threads))
    return rows


def _measure(name: str, job: Job, threads: int) -> Row:
    done = subprocess.run(
        [sys.executable, "-m", "eval.benchmark_engines"],
        input=job.to_json(),
        capture_output=True,
        text=True,
        env=os.environ | {"OMP_NUM_THREADS": str(threads)},
        cwd=Path(__file__).parent.parent,
        check=False,
    )
    if done.returncode:
        raise EvalError(f"{name} failed: {done.stderr.strip().splitlines()[-1]}")
    found = json.loads(done.stdout.splitlines()[-1])
    seconds = np.array(found["seconds"])
    words = sum(sum(article.german) for article in job.articles)
    return Row(
        engine=name,
        p50=float(np.percentile(seconds, 50)),
        p95=float(np.percentile(seconds, 95)),
        words_per_second=float(words / seconds.sum()),
        peak_memory_mb=float(found["peak_memory_mb"]),
        load_seconds=float(found["load_seconds"]),
    )


def to_dict(rows: Sequence[Row], timed: Sequence[Article], threads: int) -> dict[str, Any]:
    """JSON object of a benchmark, with the machine it ran on."""
    return {
        "rows": [row.to_dict() for row in rows],
        "articles": len(timed),
        "words": sum(sum(article.german) for article in timed),
        "threads": threads,
        "environment": environment(),
    }


def table(found: dict[str, Any]) -> str:
    """A benchmark as a Markdown table."""
    lines = [
        "| engine | s/article p50 | p95 | words/s | peak memory | load |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row['engine']} | {row['p50']:.2f} | {row['p95']:.2f} | {row['words_per_second']:.0f} "
        f"| {row['peak_memory_mb']:.0f} MiB | {row['load_seconds']:.1f} s |"
        for row in found["rows"]
    ]
    where = found["environment"]
    lines += [
        "",
        f"{found['articles']} articles of {found['words'] / found['articles']:.0f} German words "
        f"on average, {found['threads']} threads, {where['processors']} processors, "
        f"{where['platform']}, {where['finished']}.",
    ]
    return "\n".join(lines)
