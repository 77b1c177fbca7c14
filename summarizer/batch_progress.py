"""How far a batch is, how fast, and when it will be done."""

from __future__ import annotations

import time
from collections.abc import Callable

# Seconds between two messages: an archive is summarized for hours.
_EVERY = 2.0


class Progress:
    """Tells `say` how many of `total` rows are done.

    Args:
        done: rows that an earlier run did, which say nothing about the speed of this one.
    """

    def __init__(
        self,
        say: Callable[[str], None],
        total: int,
        done: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._say = say
        self._total = total
        self._before = done
        self._clock = clock
        self._started = self._told = clock()

    def tell(self, done: int) -> None:
        """Say how far it is, unless that was said just now."""
        now = self._clock()
        if now - self._told < _EVERY and done < self._total:
            return
        self._told = now
        message = f"{done:,} of {self._total:,} rows done"
        if done > self._before and now > self._started and done < self._total:
            speed = (done - self._before) / (now - self._started)
            left = _duration((self._total - done) / speed)
            message += f", {speed:,.1f} rows/s, about {left} left"
        self._say(message)


def _duration(seconds: float) -> str:
    minutes = seconds / 60
    if minutes < 1:
        return f"{seconds:.0f} s"
    return f"{minutes:.0f} min" if minutes < 100 else f"{minutes / 60:.0f} h"
