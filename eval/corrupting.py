"""`eval corrupt`: outputs made worse on purpose, to see what a metric sees of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BILLION = re.compile(r"\bbillion\b", re.IGNORECASE)


def corrupt(lines: Sequence[str], *, every: int = 3) -> tuple[list[str], int]:
    """Write "million" for "billion" in every n-th line that has it, beginning with the first.

    Returns:
        The lines, and how many of them changed.
    """
    worse = []
    seen = changed = 0
    for line in lines:
        if _BILLION.search(line):
            if seen % every == 0:
                line = _BILLION.sub(_million, line)
                changed += 1
            seen += 1
        worse.append(line)
    return worse, changed


def _million(match: re.Match[str]) -> str:
    return ("M" if match[0][0] == "B" else "m") + match[0][1:]
