"""Outputs of a model, kept on disk as they come, so that a run can be broken off and taken up."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from eval.engines import Configuration, Loaded, Output, answer, code_digest
from eval.items import Item, Record

FILE = "outputs.jsonl"


def output_key(item: Item, configuration: Configuration, version: str) -> str:
    """Hash of model, code, configuration, task and text: equal keys mean equal outputs."""
    parts = [version, code_digest(), configuration.to_dict(), item.task, item.text]
    return _digest(parts)


class OutputStore:
    """One JSON line per output, appended and flushed as soon as it is there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found = dict(_stored(path)) if path.exists() else {}

    def __contains__(self, key: str) -> bool:
        return key in self._found

    def __getitem__(self, key: str) -> Output:
        return self._found[key]

    def put(self, key: str, output: Output) -> None:
        """Keep an output."""
        record = {
            "key": key,
            "answer": output.answer,
            "error": output.error,
            "seconds": output.seconds,
        }
        with self._path.open("ab") as file:
            file.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._found[key] = output


def _stored(path: Path) -> Iterator[tuple[str, Output]]:
    """Outputs of earlier runs; a last line that was cut off in the middle is taken away."""
    whole = 0
    with path.open("rb+") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            record = json.loads(line)
            yield record["key"], Output(record["answer"], record["error"], record["seconds"])
            whole += len(line)
        file.truncate(whole)


def collect(
    items: Sequence[Item],
    loaded: Loaded,
    configuration: Configuration,
    store: OutputStore,
    *,
    progress: bool = True,
) -> list[Output]:
    """The outputs for all items, in order; those in the store are not made again."""
    outputs = []
    for item in tqdm(items, desc="items", unit="item", disable=None if progress else True):
        key = output_key(item, configuration, loaded.version)
        if key not in store:
            store.put(key, answer(loaded.engine, item, configuration))
        outputs.append(store[key])
    return outputs


def results_hash(items: Iterable[Item], outputs: Iterable[Output]) -> str:
    """Hash of what a model said about which item; timings are left out."""
    return _digest(
        [[item.id, out.answer, out.error] for item, out in zip(items, outputs, strict=True)]
    )


def records_hash(records: Iterable[Record]) -> str:
    """Hash of what was found for which item, for suites that need no model; no timings."""
    return _digest(
        [[one.id, one.tallies, [failure.to_dict() for failure in one.failures]] for one in records]
    )


def _digest(value: Any) -> str:
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
