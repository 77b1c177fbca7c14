"""Many articles: rows in, one JSON line out for every row; goes on where it was stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.article import Dateline, parse_article
from summarizer.errors import InputError, SummarizerError
from summarizer.rows import Row, read_rows

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer
    from summarizer.summary import Summary

BATCH_ROWS = 16
"""Rows that go through the model together."""


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
    max_bullets: int = 4,
    engine: str = "local",
    progress: Callable[[str], None] = lambda message: None,
) -> BatchResult:
    """Summarize every row of `source` into the JSON lines of `target`, in the same order.

    Each line is `{"id", "summary"}` or `{"id", "error"}`. Lines that `target` already has are
    kept and their rows skipped; a last line that was cut off is written anew. The `engine` is
    "local" or "ray".

    Raises:
        MissingExtraError: the engine or the format needs one that is not installed.
        InputError: `source` cannot be read, or `target` holds the lines of another input.
        ModelError: the model cannot be loaded.
    """
    out = Path(target)
    done = _lines_done(out)
    rows = read_rows(Path(source))
    for earlier, row in zip(done, islice(rows, len(done)), strict=False):
        if earlier != _plain(row.id):
            raise InputError(
                f"{target}: holds results of another input (id {earlier!r} where {source} has "
                f"{row.id!r}); delete it or name another file"
            )
    count, failed = len(done), 0
    options: dict[str, Any] = {
        "model": {"model": model, "condenser": condenser, "backend": backend},
        "max_bullets": max_bullets,
    }
    if engine == "ray":
        from summarizer.batch_ray import ray_results

        batches = ray_results(rows, **options)
    else:
        batches = _local_results(rows, **options)
    try:
        file = out.open("a", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error.strerror}") from error
    with file:
        for results in batches:
            for result in results:
                failed += "error" in result
                file.write(to_json(result) + "\n")
            file.flush()
            count += len(results)
            progress(f"{count} rows done")
    return BatchResult(count, failed, len(done))


def _local_results(
    rows: Iterator[Row], *, model: Mapping[str, Any], max_bullets: int
) -> Iterator[list[dict[str, Any]]]:
    """Lists of results for `rows`, in order; the `model` is loaded when there is a row."""
    engine: Summarizer | None = None
    while batch := list(islice(rows, BATCH_ROWS)):
        if engine is None:
            from summarizer.pipeline import Summarizer

            engine = Summarizer.load(**model)
        yield list(summarize_rows(engine, batch, max_bullets))


def summarize_rows(
    engine: Summarizer, rows: Sequence[Row], max_bullets: int
) -> Iterator[dict[str, Any]]:
    """One result for each row, in order."""
    results: dict[int, dict[str, Any]] = {}
    good: list[int] = []
    for index, row in enumerate(rows):
        try:
            if row.text is None:
                raise InputError(row.error or "no text")
            parse_article(row.text)
            good.append(index)
        except SummarizerError as error:
            results[index] = {"id": row.id, "error": str(error)}
    for index, outcome in zip(
        good, _outcomes(engine, [rows[index] for index in good], max_bullets), strict=True
    ):
        results[index] = {"id": rows[index].id, **outcome}
    return (results[index] for index in range(len(rows)))


def _outcomes(
    engine: Summarizer, rows: Sequence[Row], max_bullets: int
) -> Iterator[dict[str, Any]]:
    texts = [row.text or "" for row in rows]
    try:
        summaries = list(engine.summarize_many(texts, max_bullets=max_bullets))
    except Exception:  # whichever row it was, the others must not be lost
        for row in rows:
            yield _outcome_alone(engine, row, max_bullets)
        return
    for row, summary in zip(rows, summaries, strict=True):
        yield {"summary": _with_given(summary, row).to_dict()}


def _outcome_alone(engine: Summarizer, row: Row, max_bullets: int) -> dict[str, Any]:
    try:
        summary = engine.summarize(row.text or "", max_bullets=max_bullets)
    except SummarizerError as error:
        return {"error": str(error)}
    except Exception as error:
        return {"error": f"internal error, please report it: {type(error).__name__}: {error}"}
    return {"summary": _with_given(summary, row).to_dict()}


def _with_given(summary: Summary, row: Row) -> Summary:
    """The summary with the row's own title and date where its text has none."""
    dateline = summary.dateline
    if row.date and (dateline is None or dateline.date is None):
        places, agency = (dateline.places, dateline.agency) if dateline else ((), None)
        dateline = Dateline(places, agency, row.date)
    return replace(summary, headline=summary.headline or row.title, dateline=dateline)


def _lines_done(out: Path) -> list[Any]:
    """Ids of the complete lines in `out`; what follows the last of them is cut off."""
    if not out.exists():
        return []
    ids: list[Any] = []
    end = 0
    with out.open("rb") as file:
        for line in file:
            try:
                record = json.loads(line)
                ids.append(record["id"])
            except (ValueError, KeyError, TypeError) as error:
                if line.endswith(b"\n"):
                    raise InputError(
                        f"{out}: line {len(ids) + 1} is no result of a batch; "
                        "delete the file or name another one"
                    ) from error
                break
            if not line.endswith(b"\n"):
                ids.pop()
                break
            end += len(line)
    with out.open("r+b") as file:
        file.truncate(end)
    return ids


def _plain(value: object) -> object:
    """`value` as it comes back from JSON."""
    return json.loads(to_json(value))


def to_json(value: object) -> str:
    """`value` as JSON text; what JSON does not know becomes its `str`."""
    # The ids of a Parquet file may be of any type, a UUID for example.
    return json.dumps(value, ensure_ascii=False, default=str)
