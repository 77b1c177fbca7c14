"""`eval run`: a suite, a model, a folder with everything that was found."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.bullets import bullet_scores
from eval.checker_suite import checker_records
from eval.engines import Configuration, Loaded, load_engine, peak_memory_mb
from eval.environment import environment, signature
from eval.errors import EvalError
from eval.figure_suite import check_case, figure_cases, translation_items
from eval.intervals import SEED
from eval.items import Item, Record, write_records
from eval.junit import write_junit
from eval.lines import write_lines
from eval.measuring import Measured, measure
from eval.metrics import tally_estimates, text_metrics
from eval.outputs import FILE, OutputStore, collect, records_hash, results_hash
from eval.reporting import write_report
from eval.suites import load_suite

METRICS, ITEMS, REPORT, JUNIT = "metrics.json", "items.jsonl", "report.html", "junit.xml"
# The same lines for any other tool, e.g. `eval score` or sacrebleu.
LINE_FILES = ("source.de", "hypothesis.en", "reference.en")
FIGURES, CHECKER = "figures", "checker"
# Cases of the figures suite that a model translates.
TRANSLATED_CASES = 200

Loader = Callable[[Configuration], Loaded]


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What to run and where to put it.

    Attributes:
        suite: see `eval.suites.load_suite`, or "figures", "checker".
        configuration: the model; None where a suite needs none.
        reference, lines: see `eval.suites.load_suite`.
        every: take each n-th case only (figures, checker).
    """

    suite: str
    out: Path
    configuration: Configuration | None = None
    reference: Path | None = None
    lines: bool = False
    limit: int | None = None
    every: int = 1
    seed: int = SEED
    progress: bool = True


def run(request: RunRequest, *, load: Loader = load_engine) -> dict[str, Any]:
    """Run the suite; returns what metrics.json holds.

    Outputs that are in the folder from an earlier run of the same model, code, configuration and
    text are taken from there.

    Raises:
        EvalError: the suite cannot be loaded.
        SummarizerError: the model cannot be loaded.
    """
    request.out.mkdir(parents=True, exist_ok=True)
    if request.suite == FIGURES:
        return _figures(request, load)
    if request.suite == CHECKER:
        return _checker(request)
    items = load_suite(
        request.suite, reference=request.reference, lines=request.lines, limit=request.limit
    )
    configuration = request.configuration or Configuration("embedded")
    measured, about = _texts(items, configuration, request, load)
    metrics = text_metrics(measured, seed=request.seed)
    records = [one.record for one in measured]
    bullets = bullet_scores(items, records, bullets=configuration.max_bullets, seed=request.seed)
    if bullets:
        metrics["bullets"] = bullets
    return _finish(request, records, metrics | about)


def read_metrics(folder: Path) -> dict[str, Any]:
    """metrics.json of a finished run.

    Raises:
        EvalError: there is none.
    """
    path = folder / METRICS
    if not path.exists():
        raise EvalError(f"{path}: not there; is {folder} the --out folder of a finished run?")
    metrics: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return metrics


def _texts(
    items: Sequence[Item], configuration: Configuration, request: RunRequest, load: Loader
) -> tuple[list[Measured], dict[str, Any]]:
    loaded = load(configuration)
    store = OutputStore(request.out / FILE)
    outputs = collect(items, loaded, configuration, store, progress=request.progress)
    about = {
        "signature": signature(
            request.suite, len(items), configuration, loaded.version, request.seed
        ),
        "results_hash": results_hash(items, outputs),
        "configuration": configuration.to_dict() | {"version": loaded.version},
        "load_seconds": round(loaded.load_seconds, 3),
        "peak_memory_mb": round(peak_memory_mb(), 1),
    }
    measured = [measure(item, output) for item, output in zip(items, outputs, strict=True)]
    lines = [line for one in measured for line in one.record.lines]
    for name, column in zip(LINE_FILES, zip(*lines, strict=True), strict=True):
        write_lines(request.out / name, column)
    return measured, about


def _figures(request: RunRequest, load: Loader) -> dict[str, Any]:
    cases = figure_cases(request.every)[: request.limit]
    records = [check_case(case) for case in cases]
    metrics: dict[str, Any] = {}
    about: dict[str, Any] = {
        "signature": signature(FIGURES, len(cases), None, None, request.seed),
        "results_hash": records_hash(records),
    }
    if request.configuration is not None:
        items = translation_items(cases, TRANSLATED_CASES)
        measured, about = _texts(items, request.configuration, request, load)
        metrics = text_metrics(measured, seed=request.seed)
        translated = {one.record.id: one.record for one in measured}
        records = [_with_translation(one, translated.get(one.id)) for one in records]
        about["results_hash"] = records_hash(records)
    shares = tally_estimates(records, seed=request.seed)
    metrics["shares"] = {name: estimate.to_dict() for name, estimate in shares.items()}
    return _finish(request, records, metrics | about)


def _with_translation(case: Record, translated: Record | None) -> Record:
    if translated is None:
        return case
    return Record(
        id=case.id,
        tallies=case.tallies | translated.tallies,
        values=translated.values,
        lines=case.lines,
        failures=(*case.failures, *translated.failures),
        details=case.details,
    )


def _checker(request: RunRequest) -> dict[str, Any]:
    records = checker_records(every=request.every)[: request.limit]
    shares = tally_estimates(records, seed=request.seed)
    metrics = {
        "shares": {name: estimate.to_dict() for name, estimate in shares.items()},
        "signature": signature(CHECKER, len(records), None, None, request.seed),
        "results_hash": records_hash(records),
    }
    return _finish(request, records, metrics)


def _finish(
    request: RunRequest, records: Sequence[Record], found: dict[str, Any]
) -> dict[str, Any]:
    """Write the folder. metrics.json comes last: where it is, the run is complete."""
    metrics = {
        "schema": 1,
        "suite": request.suite,
        "n": len(records),
        "seed": request.seed,
        "errors": sum(one.tallies.get("answered", (1, 1))[0] == 0 for one in records),
        **found,
        "environment": environment(),
    }
    write_records(request.out / ITEMS, records)
    write_junit(request.out / JUNIT, request.suite, records)
    write_report(request.out / REPORT, metrics, records)
    text = json.dumps(metrics, ensure_ascii=False, indent=2) + "\n"
    (request.out / METRICS).write_text(text, encoding="utf-8")
    return metrics
