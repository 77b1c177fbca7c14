"""Rows summarized by Ray Data: one model per worker, on this machine or a cluster."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from typing import Any

from summarizer.batch import BATCH_ROWS, summarize_rows, to_json
from summarizer.errors import MissingExtraError
from summarizer.rows import Row

# Rows handed to Ray at a time: what is lost when a run is stopped, and what lies in memory.
_ROWS = 4096


class _Worker:
    """Loads the model once, then turns batches of rows into batches of results."""

    def __init__(self, model: Mapping[str, Any], max_bullets: int) -> None:
        from summarizer.pipeline import Summarizer

        self._engine = Summarizer.load(**model)
        self._max_bullets = max_bullets

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        rows = [Row(**json.loads(row)) for row in batch["row"]]
        results = summarize_rows(self._engine, rows, self._max_bullets)
        return {"result": [to_json(result) for result in results]}


def ray_results(
    rows: Iterable[Row],
    *,
    model: Mapping[str, Any],
    max_bullets: int,
    workers: int | None = None,
) -> Iterator[list[dict[str, Any]]]:
    """Lists of results for `rows`, in order; `model` is what `Summarizer.load` takes.

    Uses the cluster that `RAY_ADDRESS` names, else starts Ray on this machine.

    Raises:
        MissingExtraError: without the extra.
    """
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtraError(
            "--engine ray needs the extra 'ray'; install it with: "
            "pip install 'newswire-summarizer[ray]'"
        ) from error
    ray.init(ignore_reinit_error=True, log_to_driver=False, logging_level="ERROR")
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    workers = workers or max(1, int(ray.cluster_resources().get("CPU", 1)) // 2)
    iterator = iter(rows)
    while chunk := list(islice(iterator, _ROWS)):
        # As JSON, because Arrow gives all objects of a column the same keys.
        items = [{"row": to_json(asdict(row))} for row in chunk]
        results = ray.data.from_items(items).map_batches(
            _Worker,
            fn_constructor_args=(model, max_bullets),
            batch_size=BATCH_ROWS,
            compute=ray.data.ActorPoolStrategy(size=min(workers, -(-len(chunk) // BATCH_ROWS))),
        )
        yield [json.loads(item["result"]) for item in results.iter_rows()]
