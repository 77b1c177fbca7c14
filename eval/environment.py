"""Where and with what a run was made."""

from __future__ import annotations

import os
import platform
import sys
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

from eval.engines import Configuration, code_digest
from summarizer import __version__

_LIBRARIES = ("ctranslate2", "numpy", "rouge-score", "sacrebleu", "torch", "transformers")


def environment() -> dict[str, Any]:
    """Versions, machine and time, for metrics.json."""
    return {
        "summarizer": __version__,
        "code": code_digest(),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "processors": len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count(),
        "libraries": {name: version for name in _LIBRARIES if (version := _version(name))},
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def signature(
    suite: str, n: int, configuration: Configuration | None, version: str | None, seed: int
) -> str:
    """One line that says what a score is the score of, in the manner of sacrebleu."""
    parts = [f"suite:{suite}", f"n:{n}"]
    if configuration is not None:
        parts += [f"model:{configuration.model}", f"weights:{version}"]
        if configuration.condenser:
            parts.append(f"condenser:{configuration.condenser}")
        if configuration.backend != "torch":
            parts.append(f"backend:{configuration.backend}")
        parts.append(f"bullets:{configuration.max_bullets}")
    parts += [f"code:{code_digest()}", f"seed:{seed}", f"version:{__version__}"]
    return "|".join(parts)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
