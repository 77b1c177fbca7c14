"""How many threads a model should use here."""

from __future__ import annotations

import os
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")
# Matrices as small as those of the embedded model gain nothing from more.
_MOST = 8


def thread_count(quota: Path = _QUOTA) -> int:
    """`OMP_NUM_THREADS`, or the processors that this process may use, eight at most.

    In a container that is its quota (cgroup v2), not what the machine has: threads beyond it only
    wait for each other.
    """
    wished = os.environ.get("OMP_NUM_THREADS", "")
    if wished.isdigit() and int(wished) > 0:
        return int(wished)
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    try:
        most, period = quota.read_text(encoding="ascii").split()
        allowed = -(-int(most) // int(period))  # rounded up
    except (OSError, ValueError):  # no such file, or "max": no limit
        allowed = _MOST
    return max(1, min(count or 1, allowed, _MOST))
