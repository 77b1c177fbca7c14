"""Many articles: rows in, one result out for every row; goes on where it was stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from summarizer.batch_job import Job
from summarizer.batch_local import local_results
from summarizer.batch_output import Output
from summarizer.batch_parquet import PARQUET, ParquetOutput
from summarizer.batch_progress import Progress
from summarizer.rows import count_rows, read_rows
from summarizer.wishes import Wishes

ENGINES = ("local", "ray")


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Counts of a run: all rows of the input, error rows written now, rows found done."""

    rows: int
    failed: int
    skipped: int


def run_batch(
    source: str,
    target: str,
    *,
    model: str = "embedded",
    condenser: str | None = None,
    backend: str = "torch",
    wishes: Wishes | None = None,
    engine: str = "local",
    workers: int | None = None,
    progress: Callable[[str], None] = lambda message: None,
) -> BatchResult:
    """Summarize every row of `source` into `target`, in the same order.

    Each result is `{"id", "summary"}` or `{"id", "error"}`. Those that `target` already has are
    kept and their rows skipped; a last line that was cut off is written anew.

    Args:
        source: a file, a folder or a pattern (see `rows`), which may match `target` as well.
        target: the file of JSON lines, or of columns where it ends in ".parquet".
        model, condenser, backend: what `Summarizer.load` takes.
        wishes: what is asked of every summary.
        engine: "local" or "ray".
        workers: processes with a model each; None for one, or for what Ray has.
        progress: is told how far it is.

    Raises:
        MissingExtraError: the engine or the format needs one that is not installed.
        InputError: `source` cannot be read, `target` cannot be written, or holds the lines of
            another input or of other options.
        ModelError: the model cannot be loaded.
        SummarizerError: a worker was killed.
    """
    if engine not in ENGINES:
        raise ValueError(f"engine must be one of {', '.join(ENGINES)}, not {engine!r}")
    job = Job(model, condenser, backend, wishes or Wishes())
    path = Path(target)
    # First, because counting the rows may take a while.
    output = ParquetOutput(path, progress) if path.suffix.lower() == PARQUET else Output(path)
    rows = read_rows(source, without=path)
    total = count_rows(source, without=path)
    done = skipped = output.resume(rows, source, job.options())
    if engine == "ray":
        from summarizer.batch_ray import ray_results

        batches = ray_results(rows, job, workers)
    else:
        batches = local_results(rows, job, workers or 1)
    failed = 0
    tracker = Progress(progress, total, skipped)
    for count, errors in output.append(batches):
        done += count
        failed += errors
        tracker.tell(done)
    return BatchResult(done, failed, skipped)
