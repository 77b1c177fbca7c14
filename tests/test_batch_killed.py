"""A batch goes on after SIGKILL, and Ray after the loss of a worker, without a row more or less."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from tests import killing

ARTICLES = 48
# Its outputs end; those of a random one go on to their limit, which takes longer.
MODEL = "embedded"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return killing.write_articles(tmp_path_factory.mktemp("batch") / "in.jsonl", ARTICLES)


@pytest.fixture(scope="module")
def expected(source: Path) -> list[dict[str, Any]]:
    """The results of a run without interruption."""
    target = source.with_name("whole.jsonl")
    killing.finish(killing.start(source, target, MODEL), target)
    rows = killing.results(target)
    assert [row["id"] for row in rows] == [f"a{number}" for number in range(ARTICLES)]
    assert sum("summary" in row for row in rows) == ARTICLES - ARTICLES // 10
    return rows


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ((), "out.jsonl"),
        (("--workers", "2"), "out.parquet"),
    ],
    ids=["alone", "workers"],
)
def test_killed_and_resumed(
    source: Path,
    expected: list[dict[str, Any]],
    tmp_path: Path,
    options: tuple[str, ...],
    name: str,
) -> None:
    target = tmp_path / name
    kills = killing.run_killed(source, target, MODEL, *options, at=(20,))
    assert kills == sorted(set(kills))
    # Two workers may be done with their last batches together, and so before the kill.
    assert kills[0] < ARTICLES or "--workers" in options
    assert killing.results(target) == expected


def test_ray_goes_on_after_kills_of_a_worker_and_of_itself(
    source: Path, expected: list[dict[str, Any]], tmp_path: Path
) -> None:
    pytest.importorskip("ray.data", reason="needs the extra ray")
    target = tmp_path / "out.jsonl"
    options = ("--engine", "ray", "--workers", "2")
    process = killing.start(source, target, MODEL, *options)
    killing.wait_for(process, target, 1)
    workers = killing.descendants(
        process.pid, lambda name: name.startswith("ray::") and "Map" in name
    )
    assert workers
    os.kill(workers[0], signal.SIGKILL)
    killing.wait_for(process, target, ARTICLES // 2)
    process.send_signal(signal.SIGKILL)
    process.wait()
    killing.finish(killing.start(source, target, MODEL, *options), target)
    assert killing.results(target) == expected
