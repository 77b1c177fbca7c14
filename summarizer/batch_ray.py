"""Rows summarized by Ray Data: one model per worker, on this machine or a cluster."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from typing import Any

from summarizer.batch_job import BATCH_ROWS, Job, summarize_rows, to_json
from summarizer.errors import MissingExtraError, SummarizerError
from summarizer.rows import Row

# Rows handed to Ray at a time, which lie in memory; a whole number of batches.
_ROWS = 256 * BATCH_ROWS


class _Worker:
    """Loads the model once, then turns batches of rows into batches of results."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._failure: str | None = None
        try:
            self._engine = job.load()
        except SummarizerError as error:
            # Ray would try to load it again and again.
            self._failure = str(error)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        rows = [Row(**json.loads(row)) for row in batch["row"]]
        if self._failure is not None:
            return {"result": [to_json({"failure": self._failure}) for _ in rows]}
        results = summarize_rows(self._engine, rows, self._job.wishes)
        return {"result": [to_json(result) for result in results]}


def ray_results(
    rows: Iterator[Row], job: Job, workers: int | None = None
) -> Iterator[list[dict[str, Any]]]:
    """Batches of results for `rows`, in order.

    Uses the cluster that `RAY_ADDRESS` names, else starts Ray on this machine. A worker that is
    killed is started anew by Ray, and its rows are given out again.

    Args:
        workers: how many load a model; None for half of the CPUs that Ray has.

    Raises:
        MissingExtraError: without the extra.
        SummarizerError: Ray cannot be started, or a worker cannot load the model.
    """
    # Ray reports its use to its makers unless told otherwise; here only `hub:` uses the network.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtraError(
            "--engine ray needs the extra 'ray'; install it with: "
            "pip install 'newswire-summarizer[ray]'"
        ) from error
    first = list(islice(rows, _ROWS))
    if not first:  # all done before
        return
    try:
        ray.init(
            ignore_reinit_error=True,
            include_dashboard=False,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    except Exception as error:  # it waits 30 seconds for its own parts, and then raises as it is
        reason = " ".join(str(error).split())
        raise SummarizerError(
            f"Ray cannot be started: {reason}; is the machine busy, or RAY_ADDRESS wrong? "
            "The same command tries again"
        ) from error
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    workers = workers or max(1, int(ray.cluster_resources().get("CPU", 1)) // 2)
    chunk = first
    while chunk:
        batches = -(-len(chunk) // BATCH_ROWS)
        # As JSON, because Arrow gives all objects of a column the same keys.
        items = [{"row": to_json(asdict(row))} for row in chunk]
        results = ray.data.from_items(items, override_num_blocks=batches).map_batches(
            _Worker,
            fn_constructor_args=(job,),
            batch_size=BATCH_ROWS,
            compute=ray.data.ActorPoolStrategy(size=min(workers, batches)),
        )
        found = (json.loads(item["result"]) for item in results.iter_rows())
        while batch := list(islice(found, BATCH_ROWS)):
            for result in batch:
                if "failure" in result:
                    raise SummarizerError(result["failure"])
            yield batch
        chunk = list(islice(rows, _ROWS))
