"""The output of a batch: one JSON line for every row, and what it was made with beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from summarizer.batch_job import to_json
from summarizer.errors import InputError
from summarizer.rows import Row


class Options:
    """Those of the run that began `out.jsonl`: `out.jsonl.options.json` beside it."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._path = beside(target, ".options.json")

    def agreed(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """`options` with what is known of before; what was not written then is no difference.

        Raises:
            InputError: the output was begun with others.
            OSError: they cannot be read.
        """
        try:
            before = json.loads(self._path.read_bytes())
        except FileNotFoundError:  # moved without it; the ids are compared all the same
            return dict(options)
        except ValueError:
            before = None
        if not isinstance(before, dict):
            raise InputError(f"{self._path}: is no JSON object; delete it with {self._target}")
        other = [name for name in options if before.get(name, options[name]) != options[name]]
        if other:
            told = ", ".join(
                f"{name} {_shown(before[name])}, not {_shown(options[name])}" for name in other
            )
            raise InputError(
                f"{self._target}: was begun with {told}; use the same options, or name another file"
            )
        return {**before, **options}

    def write(self, options: Mapping[str, Any]) -> None:
        """Put `options` in the place of what is there; OSError where that cannot be."""
        temporary = beside(self._path, ".new")
        temporary.write_text(to_json(options) + "\n", encoding="utf-8")
        temporary.replace(self._path)


class Output:
    """JSON lines that a run appends to, and a later one goes on with.

    Args:
        path: the file.
        options: those of the run that began it; they lie beside `path` unless given.

    Raises:
        InputError: at `path` there is a folder, or no regular file.
    """

    def __init__(self, path: Path, options: Options | None = None) -> None:
        refuse_odd(path)
        self._path = path
        self._options = options or Options(path)

    def resume(self, rows: Iterator[Row], source: str, options: Mapping[str, Any]) -> int:
        """Take from `rows` those whose results are there; returns how many.

        A last line that was cut off is removed, to be written anew.

        Raises:
            InputError: the lines are of another input, other options, or no results; or the file
                cannot be read or written. Nothing is changed then.
        """
        try:
            if self._path.exists() and self._path.stat().st_size:
                options = self._options.agreed(options)
                with self._path.open("rb") as file:
                    done, end = skip_done(self._path, file, rows, source)
                with self._path.open("r+b") as file:
                    file.truncate(end)
            else:
                done = 0
            self._options.write(options)
        except OSError as error:
            raise unusable(self._path, error) from error
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
            raise unusable(self._path, error) from error
        with file:
            for results in batches:
                text = "".join(to_json(result) + "\n" for result in results)
                # Half of a surrogate pair, as "\ud83d" in JSON gives it, is written like that.
                lines = text.encode("utf-8", "backslashreplace")
                try:
                    while lines:
                        lines = lines[file.write(lines) :]
                except OSError as error:
                    raise unusable(self._path, error) from error
                yield len(results), sum("error" in result for result in results)


def skip_done(
    path: Path, lines: Iterable[bytes], rows: Iterator[Row], source: str
) -> tuple[int, int]:
    """Take from `rows` those whose results are the `lines`; returns how many, and their bytes.

    A last line without an end is not counted.

    Raises:
        InputError: the lines, of the file `path`, are of another input, or no results.
    """
    done = end = 0
    for line in lines:
        if not line.endswith(b"\n"):
            break
        identity = _identity(path, line, done + 1)
        row = next(rows, None)
        if row is None:
            raise InputError(
                f"{path}: holds more results than {source} has rows; delete it or name another file"
            )
        # As text, because NaN, alone or in a list, is not equal to itself.
        if to_json(identity) != to_json(row.id):
            raise InputError(
                f"{path}: holds results of another input (id {identity!r} where "
                f"{source} has {row.id!r}); delete it or name another file"
            )
        done += 1
        end += len(line)
    return done, end


def refuse_odd(path: Path) -> None:
    """Raise InputError where `path` exists and is no regular file: reading it might never end."""
    try:
        if not path.exists() or path.is_file():
            return
    except OSError as error:
        raise unusable(path, error) from error
    what = "a folder" if path.is_dir() else "no regular file"
    raise InputError(f"{path}: cannot be written: it is {what}; name another file")


def unusable(path: Path, error: OSError) -> InputError:
    """The error that says why the output `path` cannot be."""
    return InputError(f"{path}: cannot be written: {error.strerror or error}")


def beside(path: Path, suffix: str) -> Path:
    """The file of the same name with `suffix` after it."""
    return path.with_name(path.name + suffix)


def _identity(path: Path, line: bytes, number: int) -> object:
    try:
        record = json.loads(line)
        if "summary" not in record and "error" not in record:
            raise KeyError("summary")
        return record["id"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}: line {number} is no result of a batch; delete the file or name another one"
        ) from error


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
