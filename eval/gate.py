"""`eval gate`: a small sample of every suite against the committed baseline, for CI."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from eval.comparing import compare_records, comparison_text
from eval.engines import Configuration, load_engine
from eval.errors import EvalError
from eval.items import jsonl, read_records
from eval.running import CHECKER, FIGURES, ITEMS, Loader, RunRequest, run
from eval.suites import DATA

BASELINE = DATA / "baseline.jsonl"
NEWSWIRE = "newswire"
_ARTICLES = 6
_EVERY_CASE = 10
_EVERY_PAIR = 5

Records = dict[str, dict[str, Any]]


def check(model: str, *, baseline: Path = BASELINE, load: Loader = load_engine) -> list[str]:
    """Run the sample and compare; returns the metrics that are significantly worse.

    Raises:
        EvalError: there is no baseline, or it is of another sample.
        SummarizerError: the model cannot be loaded.
    """
    if not baseline.exists():
        raise EvalError(f"{baseline}: not there; make it with: python -m eval gate --update")
    before = _read(baseline)
    lacking = [suite for suite in (NEWSWIRE, FIGURES, CHECKER) if suite not in before]
    if lacking:
        raise EvalError(f"{baseline}: has no {lacking[0]}; python -m eval gate --update")
    worse = []
    for suite, records in _sample(model, load).items():
        found = compare_records(before[suite], records)
        print(f"{suite}\n{comparison_text(found, 0.0)}\n")
        worse += [f"{suite}: {one.metric}" for one in found.differences if one.fails(0.0)]
    for metric in worse:
        print(f"eval gate: significantly worse than the baseline: {metric}", file=sys.stderr)
    return worse


def update(model: str, *, baseline: Path = BASELINE, load: Loader = load_engine) -> None:
    """Make what the model does now the baseline."""
    lines = [
        json.dumps({"suite": suite, **record}, ensure_ascii=False, separators=(",", ":"))
        for suite, records in _sample(model, load).items()
        for record in records.values()
    ]
    baseline.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{baseline}: {len(lines)} items", file=sys.stderr)


def _read(baseline: Path) -> dict[str, Records]:
    suites: dict[str, Records] = {}
    for record in jsonl(baseline):
        suites.setdefault(record.pop("suite"), {})[record["id"]] = record
    return suites


def _sample(model: str, load: Loader) -> dict[str, Records]:
    found = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        requests = (
            RunRequest(
                NEWSWIRE, folder / NEWSWIRE, configuration=Configuration(model), limit=_ARTICLES
            ),
            RunRequest(FIGURES, folder / FIGURES, every=_EVERY_CASE),
            RunRequest(CHECKER, folder / CHECKER, every=_EVERY_PAIR),
        )
        for request in requests:
            run(request, load=load)
            records = read_records(request.out / ITEMS).values()
            found[request.suite] = {one["id"]: _slim(one, request.suite) for one in records}
    return found


def _slim(record: dict[str, Any], suite: str) -> dict[str, Any]:
    """What a comparison needs; cases that are made by rule need no text in the baseline."""
    texts = suite == NEWSWIRE
    return {
        "id": record["id"],
        "tallies": record["tallies"],
        "lines": record["lines"] if texts else [],
        "details": {},
    }
