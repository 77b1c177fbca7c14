"""One piece of work in a thread of its own, which can be followed, stopped, and runs out of time.

The work says how far it is, and what it has so far, with `report`, and gives up when `check` finds
that it must.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from summarizer.errors import SummarizerError

_PULSE = 1.0

_T = TypeVar("_T")


class TimeLimitError(SummarizerError):
    """The work took longer than it may."""


class StoppedError(SummarizerError):
    """The work was stopped by the one who asked for it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What the work is at: "wait" (for another's), "load", "translate", "again" or "bullet", and
    with how many texts.
    """

    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class _End(Generic[_T]):
    result: _T | None
    error: BaseException | None


class Job(Generic[_T]):
    """Runs `work` once, for at most `time_limit` seconds."""

    def __init__(self, work: Callable[[], _T], *, time_limit: float) -> None:
        self._work = work
        self._time_limit = time_limit
        self._stopped = threading.Event()
        self._loop = asyncio.get_running_loop()
        self._messages: asyncio.Queue[Any] = asyncio.Queue()
        self._end: _End[_T] | None = None

    async def news(self) -> AsyncGenerator[Any, None]:
        """Start the work and follow what it reports to its end; leaving the loop early stops it.

        The stage it is at is given again every second, so that whoever follows can still leave.

        Raises:
            TimeLimitError: it took too long. It is then stopped at its next `check`.
        """
        deadline = self._loop.time() + self._time_limit
        latest: Stage | None = None
        threading.Thread(target=self._run, name="summarizer-job", daemon=True).start()
        try:
            while True:
                message = await self._next(deadline)
                if isinstance(message, _End):
                    self._end = message
                    return
                if message is None or isinstance(message, Stage):
                    message = latest = message or latest
                if message is not None:
                    yield message
        finally:
            self.stop()

    async def _next(self, deadline: float) -> Any:
        """What the work says next; None when it says nothing for a while."""
        try:
            async with asyncio.timeout_at(min(deadline, self._loop.time() + _PULSE)):
                return await self._messages.get()
        except TimeoutError:
            if self._loop.time() < deadline:
                return None
        raise TimeLimitError(
            f"this took longer than {self._time_limit:g} seconds and was stopped; "
            "send a shorter article, or try again when there is less to do"
        )

    async def result(self) -> _T:
        """What the work gave, or raises what it raised; runs it when it has not been followed."""
        if self._end is None:
            async for _ in self.news():
                pass
        assert self._end is not None
        if self._end.error is not None:
            raise self._end.error
        return self._end.result  # type: ignore[return-value]  # None only where _T has it

    def stop(self) -> None:
        """Have the work give up at its next `check`."""
        self._stopped.set()

    def check(self) -> None:
        """Called by the work: raises StoppedError when it must not go on."""
        if self._stopped.is_set():
            raise StoppedError("stopped")

    def report(self, news: object) -> None:
        """Called by the work: the stage it is at, or a piece of what it makes."""
        self._say(news)

    def _run(self) -> None:
        _current.set(self)
        try:
            end: _End[_T] = _End(self._work(), None)
        except BaseException as error:  # whatever it is, it belongs to the one who waits
            end = _End(None, error)
        self._say(end)

    def _say(self, message: object) -> None:
        try:
            self._loop.call_soon_threadsafe(self._messages.put_nowait, message)
        except RuntimeError:  # the server has ended meanwhile, and nobody listens
            self.stop()


_current: ContextVar[Job[Any] | None] = ContextVar("summarizer_job", default=None)


def check() -> None:
    """Give up here if the job that this thread works for was stopped; else do nothing."""
    job = _current.get()
    if job is not None:
        job.check()


def report(news: object) -> None:
    """Say what the job that this thread works for is at, or has; nothing outside a job."""
    job = _current.get()
    if job is not None:
        job.report(news)
