"""The output of a batch: one JSON line for every row, and what it was made with beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from summarizer.batch_job import to_json
from summarizer.errors import InputError
from summarizer.rows import Row


class Output:
    """JSON lines that a run appends to, and a later one goes on with.

    Beside `out.jsonl`, `out.jsonl.options.json` holds the options of the run that began it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._beside = path.with_name(path.name + ".options.json")

    def resume(self, rows: Iterator[Row], source: str, options: Mapping[str, Any]) -> int:
        """Take from `rows` those whose results are there; returns how many.

        A last line that was cut off is removed, to be written anew.

        Raises:
            InputError: the lines are of another input, other options, or no results; or the file
                cannot be read or written. Nothing is changed then.
        """
        try:
            self._check_options(options)
            done, end = self._skip(rows, source)
            if end is not None:
                with self._path.open("r+b") as file:
                    file.truncate(end)
            temporary = self._beside.with_name(self._beside.name + ".new")
            temporary.write_text(to_json(options) + "\n", encoding="utf-8")
            temporary.replace(self._beside)
        except OSError as error:
            raise self._unusable(error) from error
        return done

    def append(self, batches: Iterator[Sequence[Mapping[str, Any]]]) -> Iterator[tuple[int, int]]:
        """Write each batch of results; yields how many they are, and how many of them errors.

        Raises:
            InputError: the file cannot be written.
        """
        try:
            # Unbuffered: a run that is killed leaves whole batches, so that the next one, which
            # begins with a new batch, puts the same rows together.
            file: IO[bytes] = self._path.open("ab", buffering=0)
        except OSError as error:
            raise self._unusable(error) from error
        with file:
            for results in batches:
                lines = "".join(to_json(result) + "\n" for result in results).encode()
                try:
                    while lines:
                        lines = lines[file.write(lines) :]
                except OSError as error:
                    raise self._unusable(error) from error
                yield len(results), sum("error" in result for result in results)

    def _check_options(self, options: Mapping[str, Any]) -> None:
        if not self._path.exists() or not self._path.stat().st_size:
            return
        try:
            before = json.loads(self._beside.read_bytes())
        except FileNotFoundError:  # moved without it; the ids are compared all the same
            return
        except ValueError as error:
            raise InputError(f"{self._beside}: is no JSON; delete it with {self._path}") from error
        other = [name for name in options if before.get(name) != options[name]]
        if other:
            told = ", ".join(
                f"{name} {_shown(before.get(name))}, not {_shown(options[name])}" for name in other
            )
            raise InputError(
                f"{self._path}: was begun with {told}; use the same options, or name another file"
            )

    def _skip(self, rows: Iterator[Row], source: str) -> tuple[int, int | None]:
        """How many lines are done, and where the last of them ends."""
        if not self._path.exists():
            return 0, None
        done = end = 0
        with self._path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                identity = self._identity(line, done + 1)
                row = next(rows, None)
                if row is None:
                    raise InputError(
                        f"{self._path}: holds more results than {source} has rows; "
                        "delete it or name another file"
                    )
                if identity != _plain(row.id):
                    raise InputError(
                        f"{self._path}: holds results of another input (id {identity!r} where "
                        f"{source} has {row.id!r}); delete it or name another file"
                    )
                done += 1
                end += len(line)
        return done, end

    def _identity(self, line: bytes, number: int) -> object:
        try:
            record = json.loads(line)
            if "summary" not in record and "error" not in record:
                raise KeyError("summary")
            return record["id"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{self._path}: line {number} is no result of a batch; "
                "delete the file or name another one"
            ) from error

    def _unusable(self, error: OSError) -> InputError:
        return InputError(f"{self._path}: cannot be written: {error.strerror or error}")


def _plain(value: object) -> object:
    """`value` as it comes back from JSON."""
    return json.loads(to_json(value))


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
