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
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import util
from itertools import accumulate, cycle
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
    """An engine as it was measured; seconds are of the wall clock.

    Attributes:
        engine: its name.
        articles, words: how many were timed, and the German words of each on average.
        p50, p95: seconds per article.
        words_per_second: over all articles.
        peak_memory_mb: largest resident set of the process.
        load_seconds: until the model is loaded, from the imports on.
        cold_start: from the start of the process to the first bullet of the first article.
    """

    engine: str
    articles: int
    words: float
    p50: float
    p95: float
    words_per_second: float
    peak_memory_mb: float
    load_seconds: float
    cold_start: float

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the row."""
        return {name: getattr(self, name) for name in self.__slots__}


def articles(count: int, words: int, path: Path = NEWSWIRE) -> tuple[Article, ...]:
    """`count` articles of so many German words, up to the end of the sentence that has the last.

    They are made of the development articles, one after another, and from the first again when
    they are used up.
    """
    records = cycle(jsonl(path))
    return tuple(_article(records, words) for _ in range(count))


def _article(records: Iterator[dict[str, Any]], words: int) -> Article:
    parts: list[str] = []
    german: list[int] = []
    english: list[int] = []
    bullets = 0
    while (wanted := words - sum(german)) > 0:
        record = next(records)
        lengths = [len(text.split()) for text in record["de"]]
        sentences = sum(before < wanted for before in accumulate(lengths[:-1], initial=0))
        parts.append(" ".join(record["de"][:sentences]))
        german += lengths[:sentences]
        english += [len(text.split()) for text in record["en"][:sentences]]
        bullets = bullets or sum(len(one["text"].split()) for one in record["bullets"])
    return Article("\n\n".join(parts), tuple(german), tuple(english), bullets)


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
        input=replace(job, started=time.time()).to_json(),
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
        articles=len(job.articles),
        words=words / len(job.articles),
        p50=float(np.percentile(seconds, 50)),
        p95=float(np.percentile(seconds, 95)),
        words_per_second=float(words / seconds.sum()),
        peak_memory_mb=float(found["peak_memory_mb"]),
        load_seconds=float(found["load_seconds"]),
        cold_start=float(found["cold_start"]),
    )


def to_dict(rows: Sequence[Row], threads: int) -> dict[str, Any]:
    """JSON object of a benchmark, with the machine it ran on."""
    return {
        "rows": [row.to_dict() for row in rows],
        "threads": threads,
        "environment": environment(),
    }


def table(found: dict[str, Any]) -> str:
    """A benchmark as a Markdown table."""
    lines = [
        "| engine | articles | words of each | s/article p50 | p95 | words/s | peak memory | load "
        "| cold start to first bullet |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row['engine']} | {row['articles']} | {row['words']:,.0f} | {row['p50']:.2f} "
        f"| {row['p95']:.2f} | {row['words_per_second']:.0f} | {row['peak_memory_mb']:,.0f} MiB "
        f"| {row['load_seconds']:.1f} s | {row['cold_start']:.1f} s |"
        for row in found["rows"]
    ]
    where = found["environment"]
    lines += [
        "",
        f"{found['threads']} threads, {where['processors']} processors, {where['platform']}, "
        f"{where['finished']}.",
    ]
    return "\n".join(lines)
