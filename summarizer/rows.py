"""Rows of a batch: articles from JSONL, CSV, Parquet or text files, compressed or not."""

from __future__ import annotations

import bz2
import csv
import glob
import gzip
import json
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any, NamedTuple

from summarizer.errors import InputError, MissingExtraError
from summarizer.inputs import Source

READABLE = (
    ".jsonl, .ndjson, .csv (each also .gz, .bz2, .xz), .parquet, .txt, a folder of .txt files, "
    "or a pattern of these in quotes"
)
# An article may be one CSV field; the library's own limit is 131,072 characters.
_LONGEST_FIELD = 2**27
_OPENERS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_BROKEN = (EOFError, zlib.error, lzma.LZMAError, OSError)


@dataclass(frozen=True, slots=True)
class Row:
    """One article to summarize, or the reason why the input has none here.

    Attributes:
        id: the row's own `id`, else its number, counted from 1.
        text: the article, or None when there is an `error`.
        title, date: as given beside the text; used where the text has none.
        error: why there is no text.
    """

    id: Any
    text: str | None = None
    title: str | None = None
    date: str | None = None
    error: str | None = None


def read_rows(source: str | Path, *, without: Path | None = None) -> Iterator[Row]:
    """The rows of `source` in order, one for every line, record or file.

    Rows without an `id` are numbered through all files of a pattern.

    Args:
        without: a file that is left out where a pattern finds it.

    Raises:
        InputError: there is no such file or folder, or it is of another format or broken.
        MissingExtraError: Parquet, without the extra.
    """
    files = [(file, _format(file)) for file in _files(source, without)]
    records = chain.from_iterable(form.records(file) for file, form in files)
    return (_row(record, number) for number, record in enumerate(records, 1))


def count_rows(source: str | Path, *, without: Path | None = None) -> int:
    """How many rows `read_rows` gives; it raises the same."""
    return sum(_format(file).count(file) for file in _files(source, without))


def _files(source: str | Path, without: Path | None) -> list[Path]:
    path = Path(source)
    if path.is_dir():
        files = sorted(path.glob("*.txt"))
        if not files:
            raise InputError(f"{source}: a folder without .txt files; batch reads {READABLE}")
        return files
    if path.exists():
        return [path]
    # A file of this very name comes first, because "[" may stand in one.
    files = sorted(Path(found) for found in glob.glob(str(source), recursive=True))  # noqa: PTH207
    out = without if without is not None and without.exists() else None
    files = [f for f in files if f.is_file() and not (out and f.samefile(out))]
    if not files:
        raise InputError(f"{source}: no such file or folder; batch reads {READABLE}")
    return files


class _NoArticle(NamedTuple):
    """Stands for a record that could not be read."""

    error: str
    id: str | None = None


class _Format(NamedTuple):
    """How records come out of a file, and how many there are."""

    records: Callable[[Path], Iterator[object]]
    count: Callable[[Path], int]


def _format(path: Path) -> _Format:
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    packed = len(suffixes) == 2 and suffixes[1] in _OPENERS
    suffix = suffixes[0] if packed else (suffixes or [""])[-1]
    found = _FORMATS.get(suffix)
    if found is None or (packed and suffix in (".parquet", ".txt")):
        raise InputError(f"{path}: unknown format {path.suffix!r}; batch reads {READABLE}")
    return found


def _open(path: Path, **options: Any) -> IO[Any]:
    opened: IO[Any] = _OPENERS.get(path.suffix.lower(), open)(path, **options)
    return opened


def _text(path: Path) -> Iterator[object]:
    try:
        yield {"id": path.stem, "text": Source(str(path)).read()}
    except InputError as error:
        yield _NoArticle(str(error), path.stem)


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with _open(path, mode="rb") as file:
            yield from (line for line in file if line.strip())
    except _BROKEN as error:
        raise _unreadable(path, error) from error


def _jsonl(path: Path) -> Iterator[object]:
    for line in _lines(path):
        try:
            yield json.loads(line.decode("utf-8-sig"))
        except ValueError as error:
            yield _NoArticle(f"is no JSON: {error}")


def _csv(path: Path) -> Iterator[Mapping[str, object]]:
    csv.field_size_limit(_LONGEST_FIELD)
    number = 0
    try:
        with _open(path, mode="rt", encoding="utf-8-sig", newline="") as file:
            # A spreadsheet with German settings writes semicolons.
            header = file.readline()
            file.seek(0)
            mark = max(",;\t", key=header.count)
            reader = csv.DictReader(file, delimiter=mark)
            _check_columns(path, reader.fieldnames or ())
            for number, record in enumerate(reader, 1):  # noqa: B007
                yield record
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"{path}: no CSV in UTF-8 after row {number}: {error}; save it as UTF-8"
        ) from error
    except _BROKEN as error:
        raise _unreadable(path, error) from error


def _parquet(path: Path) -> Iterator[object]:
    for batch in parquet_batches(path, "text"):
        yield from batch.to_pylist()


def parquet_batches(path: Path, column: str, *, alone: bool = False) -> Iterator[Any]:
    """Record batches of a Parquet file that has `column`: of all its columns, or of it `alone`.

    Raises:
        InputError: the file cannot be read, or has no such column.
        MissingExtraError: without the extra.
    """
    file = _parquet_file(path, column)
    try:
        yield from file.iter_batches(batch_size=256, columns=[column] if alone else None)
    except OSError as error:
        raise _unreadable(path, error) from error


def parquet_library() -> Any:
    """The module `pyarrow`, with `pyarrow.parquet` loaded; MissingExtraError without the extra."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError(
            "Parquet needs the extra 'parquet'; install it with: "
            "pip install 'newswire-summarizer[parquet]'"
        ) from error
    return pyarrow


def _parquet_file(path: Path, column: str = "text") -> Any:
    pyarrow = parquet_library()
    try:
        file = pyarrow.parquet.ParquetFile(path)
    except (OSError, pyarrow.ArrowInvalid) as error:
        raise _unreadable(path, error) from error
    _check_columns(path, file.schema_arrow.names, column)
    return file


def _check_columns(path: Path, names: Any, needed: str = "text") -> None:
    if needed not in names:
        shown = ", ".join(map(str, names)) or "none"
        raise InputError(f"{path}: no column {needed!r}, only: {shown}")


def _unreadable(path: Path, error: Exception) -> InputError:
    reason = getattr(error, "strerror", None) or " ".join(str(error).split())
    return InputError(f"{path}: cannot be read: {reason}; is it complete?")


_JSONL = _Format(_jsonl, lambda path: sum(1 for _ in _lines(path)))
_FORMATS = {
    ".jsonl": _JSONL,
    ".ndjson": _JSONL,
    ".csv": _Format(_csv, lambda path: sum(1 for _ in _csv(path))),
    ".parquet": _Format(_parquet, lambda path: int(_parquet_file(path).metadata.num_rows)),
    ".txt": _Format(_text, lambda path: 1),
}


def _row(record: object, number: int) -> Row:
    if isinstance(record, _NoArticle):
        if record.id is None:
            return Row(number, error=f"row {number} {record.error}")
        return Row(record.id, error=record.error)
    if not isinstance(record, Mapping):
        return Row(number, error=f"row {number} is no object with a 'text'")
    own = record.get("id")
    # NaN is how a table of numbers says that there is none; it equals nothing, itself included.
    identity = number if own is None or own == "" or own != own else own
    text = record.get("text")
    if not isinstance(text, str):
        return Row(identity, error=f"row {number} has no 'text'")
    return Row(identity, text, _text_of(record, "title"), _text_of(record, "date"))


def _text_of(record: Mapping[str, object], key: str) -> str | None:
    value = record.get(key)
    return str(value) if value not in (None, "") else None
