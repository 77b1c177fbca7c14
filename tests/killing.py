"""A batch that is killed and started again, as a command of its own: `python -m tests.killing`.

    python -m tests.killing --articles 2000 --engine local --engine ray

It makes that many articles, summarizes them without interruption, and again by runs that are
killed with SIGKILL; at last both outputs are compared, row by row. The model is a tiny random one
unless `--model` names another: the rows are what is tested, not their English.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, save_random_checkpoint

_FIRMS = "Zoom Siemens Bayer Allianz Continental Infineon Lufthansa Commerzbank".split()
_POLL = 0.02


def write_articles(path: Path, count: int) -> Path:
    """`count` short articles, each with figures of its own; every tenth row is an error."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            firm = _FIRMS[number % len(_FIRMS)]
            text = (
                f"Der Umsatz von {firm} stieg um {number + 1},5 Prozent "
                f"auf {2 * number + 3} Millionen Euro."
            )
            row: dict[str, Any] = {"id": f"a{number}", "text": "" if number % 10 == 9 else text}
            file.write(json.dumps(row) + "\n")
    return path


def start(source: Path, target: Path, model: str, *options: str) -> subprocess.Popen[bytes]:
    """The command, begun; it says its progress into `target`.log."""
    with target.with_suffix(".log").open("ab") as log:
        return subprocess.Popen(
            [
                sys.executable,
                "-m",
                "summarizer",
                "batch",
                source,
                target,
                "--model",
                model,
                *options,
            ],
            cwd=ROOT,
            stderr=log,
        )


def finish(process: subprocess.Popen[bytes], target: Path) -> None:
    """Wait for the command's good end."""
    if process.wait() != 0:
        raise AssertionError(target.with_suffix(".log").read_text(encoding="utf-8"))


def wait_for(process: subprocess.Popen[bytes], target: Path, rows: int) -> int:
    """Wait until `target` has `rows` rows while the command still runs; returns how many."""
    lines = target.with_name(target.name + ".partial") if _is_parquet(target) else target
    while True:
        done = lines.read_bytes().count(b"\n") if lines.exists() else 0
        if process.poll() is not None:
            raise AssertionError(f"ended at {done} rows: {target.with_suffix('.log').read_text()}")
        if done >= rows:
            return done
        time.sleep(_POLL)


def run_killed(
    source: Path, target: Path, model: str, *options: str, at: Sequence[int]
) -> list[int]:
    """Kill the command whenever it has done so many rows, then let it end; rows at each kill."""
    kills = []
    for rows in at:
        process = start(source, target, model, *options)
        kills.append(wait_for(process, target, rows))
        process.send_signal(signal.SIGKILL)
        process.wait()
    finish(start(source, target, model, *options), target)
    return kills


def results(target: Path) -> list[dict[str, Any]]:
    """The rows of an output without what differs from run to run, the seconds."""
    if _is_parquet(target):
        import pyarrow.parquet

        lines = pyarrow.parquet.read_table(target).column("result").to_pylist()
    else:
        lines = target.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    for row in rows:
        row.get("summary", {}).pop("seconds", None)
    return rows


def _is_parquet(target: Path) -> bool:
    return target.suffix == ".parquet"


def descendants(root: int, named: Callable[[str], bool]) -> list[int]:
    """Process ids below `root` whose command line is `named` so; from /proc."""
    parents, names = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            line = (folder / "cmdline").read_text(encoding="utf-8", errors="replace")
        except OSError:  # it has ended meanwhile
            continue
        parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
        names[int(folder.name)] = line

    def below(process: int) -> bool:
        while process in parents:
            process = parents[process]
            if process == root:
                return True
        return False

    return [process for process in parents if named(names[process]) and below(process)]


def main() -> None:
    """Print what was done and found; an AssertionError where a row differs."""
    parser = argparse.ArgumentParser(description="batches that are killed and started again")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--engine", action="append", choices=("local", "ray"))
    parser.add_argument("--model", help="default: a tiny one with random weights")
    arguments = parser.parse_args()
    os.environ.setdefault("RAY_DEDUP_LOGS", "0")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = write_articles(folder / "in.jsonl", arguments.articles)
        model = arguments.model or str(save_random_checkpoint(folder / "model"))
        whole = folder / "whole.jsonl"
        finish(start(source, whole, model), whole)
        expected = results(whole)
        errors = sum("error" in row for row in expected)
        print(f"uninterrupted, local: {len(expected)} rows, {errors} of them errors", flush=True)
        for engine in arguments.engine or ("local", "ray"):
            target = folder / f"{engine}.jsonl"
            at = [
                arguments.articles * n // (arguments.kills + 1)
                for n in range(1, arguments.kills + 1)
            ]
            kills = run_killed(source, target, model, "--engine", engine, at=at)
            found = results(target)
            identities = {row["id"] for row in found}
            print(
                f"{engine}: SIGKILL at {', '.join(map(str, kills))} rows; {len(found)} rows, "
                f"{len(identities)} different ids, same content: {found == expected}",
                flush=True,
            )
            assert found == expected
            assert len(identities) == arguments.articles


if __name__ == "__main__":
    main()
