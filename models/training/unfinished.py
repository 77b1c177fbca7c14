"""A file that is written chunk by chunk, over several calls: what it was begun with, how far it is.

A chunk is written whole before the file of progress says so, and what stands behind the last whole
chunk is cut off when the work goes on: it can be killed at any time.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Progress:
    """How far a file is; beside it as JSON.

    Attributes:
        settings: what decides on its contents; the same from beginning to end.
        size: bytes of it that are whole chunks.
        read, kept: records by source.
        dropped: records by reason.
    """

    settings: dict[str, Any]
    size: int = 0
    read: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)


def progress_path(out: Path) -> Path:
    """Where the progress of the file `out` stands."""
    return out.with_name(out.name + ".progress.json")


class Unfinished:
    """The file `out`, to be written on.

    Args:
        settings: what decides on its contents, as JSON has it.

    Raises:
        ValueError: it was begun with other settings, or by something else.
    """

    def __init__(self, out: Path, settings: Mapping[str, Any]) -> None:
        self._out = out
        self.progress = _load(out, settings)
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("ab") as file:
            file.truncate(self.progress.size)

    def add(self, lines: Iterable[str]) -> None:
        """Write a chunk, then the progress as it stands now."""
        with self._out.open("ab") as file:
            file.write("".join(lines).encode())
            file.flush()
            os.fsync(file.fileno())
            self.progress.size = file.tell()
        path = progress_path(self._out)
        partial = path.with_name(path.name + ".partial")
        partial.write_text(json.dumps(_as_json(self.progress), indent=2) + "\n", encoding="utf-8")
        partial.replace(path)


def _as_json(progress: Progress) -> dict[str, Any]:
    return {each.name: getattr(progress, each.name) for each in fields(progress)}


def _load(out: Path, settings: Mapping[str, Any]) -> Progress:
    path = progress_path(out)
    if not path.exists():
        if out.exists():
            raise ValueError(f"{out} is there without {path.name}: give another name for it")
        return Progress(dict(settings))
    saved = json.loads(path.read_text(encoding="utf-8"))
    before = saved["settings"]
    changed = [name for name in {**before, **settings} if before.get(name) != settings.get(name)]
    if changed:
        raise ValueError(
            f"{out} was begun with another {', '.join(changed)}: give another name for it"
        )
    return Progress(
        before, saved["size"], *(Counter(saved[name]) for name in ("read", "kept", "dropped"))
    )
