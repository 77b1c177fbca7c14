"""The output of a batch as a Parquet file: lines while it works, columns when all is done."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from summarizer.batch_job import to_json
from summarizer.batch_output import Options, Output, beside, refuse_odd, skip_done, unusable
from summarizer.rows import Row, parquet_batches, parquet_library

PARQUET = ".parquet"
"""What the name of such an output ends in."""

_RESULT = "result"
# A row group is whole in memory, more than once, when it is written.
_GROUP_BYTES, _GROUP_ROWS = 2**22, 2**12


class ParquetOutput:
    """A Parquet file with one row for every result, made when all of them are there.

    Nothing can be appended to a Parquet file, so a run works on the JSON lines of
    `out.parquet.partial`. The column `result` keeps those lines, so a later run with more input
    can go on from the Parquet file. A working file that is there has all rows of the Parquet file
    beside it, because it gets its name only when it has them.

    Args:
        path: the file.
        say: is told when it is written.

    Raises:
        InputError: at `path` there is a folder, or no regular file.
        MissingExtraError: without the extra.
    """

    def __init__(self, path: Path, say: Callable[[str], None]) -> None:
        refuse_odd(path)
        self._library = parquet_library()
        self._path = path
        self._say = say
        self._options = Options(path)
        self._working = beside(path, ".partial")
        self._lines = Output(self._working, self._options)
        self._whole = path.exists() and not self._working.exists()

    def resume(self, rows: Iterator[Row], source: str, options: Mapping[str, Any]) -> int:
        """Take from `rows` those whose results are there; returns how many; raises as `Output`."""
        if not self._whole:
            return self._lines.resume(rows, source, options)
        try:
            options = self._options.agreed(options)
            done, _ = skip_done(self._path, self._written(), rows, source)
            self._options.write(options)
        except OSError as error:
            raise unusable(self._path, error) from error
        return done

    def append(self, batches: Iterator[Sequence[Mapping[str, Any]]]) -> Iterator[tuple[int, int]]:
        """Write each batch of results, as `Output` does; at last, the Parquet file.

        Raises:
            InputError: it cannot be written; the results are kept as lines.
        """
        if self._whole:
            first = next(batches, None)
            if first is None:
                return
            batches = chain([first], batches)
            self._lay_open()
        yield from self._lines.append(batches)
        self._say(f"writing {self._path}")
        self._pack()

    def _written(self) -> Iterator[bytes]:
        """The lines in the Parquet file."""
        for batch in parquet_batches(self._path, _RESULT, alone=True):
            for line in batch.column(0).to_pylist():
                yield f"{line}\n".encode()

    def _lay_open(self) -> None:
        """Make the working file from the Parquet file."""
        new = beside(self._working, ".new")
        try:
            with new.open("wb") as file:
                file.writelines(self._written())
            new.replace(self._working)
        except OSError as error:
            raise unusable(new, error) from error

    def _pack(self) -> None:
        """Make the Parquet file from the working file, which goes."""
        text = self._library.string()
        types = {"id": text, "headline": text, "bullets": self._library.list_(text)}
        schema = self._library.schema({**types, "error": text, _RESULT: text})
        new = beside(self._path, ".new")
        try:
            with self._working.open("rb") as lines, new.open("wb") as file:
                # Without dictionaries, because hardly two texts are the same.
                with self._library.parquet.ParquetWriter(
                    file, schema, compression="zstd", use_dictionary=False
                ) as writer:
                    for group in _groups(lines):
                        rows = [_row(line) for line in group]
                        writer.write_table(self._library.Table.from_pylist(rows, schema))
                # The lines go, so this must be on the disk and not only on its way.
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._path)
            self._working.unlink()
        except OSError as error:
            raise unusable(self._path, error) from error


def _groups(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    group: list[bytes] = []
    size = 0
    for line in lines:
        group.append(line)
        size += len(line)
        if size >= _GROUP_BYTES or len(group) >= _GROUP_ROWS:
            yield group
            group, size = [], 0
    if group:
        yield group


def _row(line: bytes) -> dict[str, Any]:
    """Columns of a result: what is most asked for, and all of it as JSON."""
    record = json.loads(line)
    summary = record.get("summary")
    identity = record["id"]
    return {
        "id": _valid(identity if isinstance(identity, str) else to_json(identity)),
        "headline": summary and _valid(summary["headline"]),
        "bullets": summary and [_valid(bullet["text"]) for bullet in summary["bullets"]],
        "error": _valid(record.get("error")),
        _RESULT: line.decode().rstrip("\n"),
    }


def _valid(text: str | None) -> str | None:
    """`text` with "?" for half of a surrogate pair, which JSON can hold and Parquet cannot."""
    return None if text is None else text.encode("utf-8", "replace").decode()
