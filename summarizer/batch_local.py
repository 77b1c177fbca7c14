"""Rows summarized on this machine, by this process or by several with a model each."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from summarizer.batch_job import BATCH_ROWS, Job, reason_against, summarize_rows
from summarizer.errors import SummarizerError
from summarizer.rows import Row

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer

Results = list[dict[str, Any]]
# Batches that are given out at a time, for each worker: one at work, one waiting.
_AHEAD = 2


def local_results(rows: Iterator[Row], job: Job, workers: int = 1) -> Iterator[Results]:
    """Batches of results for `rows`, in order.

    Raises:
        ModelError: the model cannot be loaded.
        SummarizerError: a worker came to its end, killed for want of memory for example.
    """
    batches = iter(lambda: list(islice(rows, BATCH_ROWS)), [])
    return _here(batches, job) if workers == 1 else _by_workers(batches, job, workers)


def _here(batches: Iterator[list[Row]], job: Job) -> Iterator[Results]:
    work = _Work(job)
    return map(work, batches)


def _by_workers(batches: Iterator[list[Row]], job: Job, workers: int) -> Iterator[Results]:
    from summarizer.seq2seq.threads import thread_count

    threads = max(1, thread_count() // workers)
    with ProcessPoolExecutor(
        workers,
        # A forked copy of a process that has threads may hang.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(job, threads),
    ) as pool:
        ahead: deque[Future[Results]] = deque()
        try:
            for batch in batches:
                ahead.append(pool.submit(_in_worker, batch))
                if len(ahead) >= workers * _AHEAD:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        except BrokenProcessPool as error:
            raise SummarizerError(
                "a worker was killed, perhaps for want of memory; the same command goes on "
                "where it stopped, with fewer --workers if need be"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


class _Work:
    """Summarizes batches of rows with a model that is loaded when there is a row for it."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._engine: Summarizer | None = None

    def __call__(self, batch: list[Row]) -> Results:
        if self._engine is None:
            reasons = [reason_against(row) for row in batch]
            if None not in reasons:
                return [
                    {"id": row.id, "error": reason}
                    for row, reason in zip(batch, reasons, strict=True)
                ]
            self._engine = self._job.load()
        return summarize_rows(self._engine, batch, self._job.wishes)


_work: _Work | None = None


def _begin(job: Job, threads: int) -> None:
    global _work
    os.environ["OMP_NUM_THREADS"] = str(threads)
    _work = _Work(job)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _in_worker(batch: list[Row]) -> Results:
    assert _work is not None
    return _work(batch)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
