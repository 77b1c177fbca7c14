"""Work in a thread: followed, stopped, out of time."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import aclosing

import pytest

from summarizer.app import jobs
from summarizer.app.jobs import Job, Stage, StoppedError, TimeLimitError


def test_stages_and_result() -> None:
    def work() -> int:
        jobs.report(Stage("translate", 3))
        jobs.report(Stage("bullet"))
        return 42

    async def follow() -> tuple[list[Stage], int]:
        job = Job(work, time_limit=10)
        # On a busy machine one may be given twice.
        stages = list(dict.fromkeys([stage async for stage in job.news()]))
        return stages, await job.result()

    assert asyncio.run(follow()) == ([Stage("translate", 3), Stage("bullet")], 42)


def test_the_result_alone() -> None:
    async def run() -> str:
        return await Job(lambda: "done", time_limit=10).result()

    assert asyncio.run(run()) == "done"


def test_an_error_comes_out() -> None:
    async def run() -> None:
        await Job(lambda: 1 // 0, time_limit=10).result()

    with pytest.raises(ZeroDivisionError):
        asyncio.run(run())


class Endless:
    """Work that ends only when it is stopped."""

    def __init__(self) -> None:
        self.ended = threading.Event()

    def __call__(self) -> None:
        try:
            jobs.report(Stage("translate", 1))
            while True:
                jobs.check()
                time.sleep(0.01)
        except StoppedError:
            self.ended.set()
            raise


def test_who_leaves_stops_the_work() -> None:
    work = Endless()

    async def leave() -> None:
        async with aclosing(Job(work, time_limit=60).news()) as stages:
            async for _ in stages:
                break

    asyncio.run(leave())
    assert work.ended.wait(5)


def test_cancelling_stops_the_work() -> None:
    work = Endless()

    async def cancel() -> None:
        task = asyncio.create_task(Job(work, time_limit=60).result())
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel())
    assert work.ended.wait(5)


def test_a_stage_that_lasts_is_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_PULSE", 0.02)

    async def follow() -> int:
        count = 0
        async with aclosing(Job(Endless(), time_limit=60).news()) as stages:
            async for stage in stages:
                assert stage == Stage("translate", 1)
                count += 1
                if count == 3:
                    break
        return count

    assert asyncio.run(follow()) == 3


def test_time_limit() -> None:
    work = Endless()

    async def run() -> None:
        await Job(work, time_limit=0.2).result()

    with pytest.raises(TimeLimitError, match=r"longer than 0\.2 seconds"):
        asyncio.run(run())
    assert work.ended.wait(5)


def test_nothing_outside_a_job() -> None:
    jobs.check()
    jobs.report(Stage("translate", 1))
