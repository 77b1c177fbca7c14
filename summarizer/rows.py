"""Rows of a batch: articles from JSONL, CSV, Parquet or a folder of text files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import InputError, MissingExtraError
from summarizer.inputs import Source

READABLE = ".jsonl, .ndjson, .csv, .parquet, or a folder of .txt files"
# An article may be one CSV field; the library's own limit is 131,072 characters.
_LONGEST_FIELD = 2**27


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


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of `path` in order, one for every line, record or file.

    Raises:
        InputError: there is no such file or folder, or it is of another format.
        MissingExtraError: Parquet, without the extra.
    """
    if path.is_dir():
        return _folder(path)
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; batch reads {READABLE}")
    readers = {".jsonl": _jsonl, ".ndjson": _jsonl, ".csv": _csv, ".parquet": _parquet}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path}: unknown format {path.suffix!r}; batch reads {READABLE}")
    return reader(path)


def _folder(path: Path) -> Iterator[Row]:
    for file in sorted(path.glob("*.txt")):
        try:
            yield Row(file.stem, Source(str(file)).read())
        except InputError as error:
            yield Row(file.stem, error=str(error))


def _jsonl(path: Path) -> Iterator[Row]:
    with path.open("rb") as file:
        number = 0
        for line in file:
            if not line.strip():
                continue
            number += 1
            try:
                record = json.loads(line.decode("utf-8-sig"))
            except ValueError as error:
                yield Row(number, error=f"row {number} is no JSON: {error}")
                continue
            yield _row(record, number)


def _csv(path: Path) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_FIELD)
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, record in enumerate(csv.DictReader(file), 1):
                yield _row(record, number)
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"{path}: no CSV in UTF-8 after row {number}: {error}; save it as UTF-8"
        ) from error


def _parquet(path: Path) -> Iterator[Row]:
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError(
            "Parquet needs the extra 'parquet'; install it with: "
            "pip install 'newswire-summarizer[parquet]'"
        ) from error
    number = 0
    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(batch_size=256):
        for record in batch.to_pylist():
            number += 1
            yield _row(record, number)


def _row(record: object, number: int) -> Row:
    if not isinstance(record, Mapping):
        return Row(number, error=f"row {number} is no object with a 'text'")
    own = record.get("id")
    identity = number if own is None or own == "" else own
    text = record.get("text")
    if not isinstance(text, str):
        return Row(identity, error=f"row {number} has no 'text'")
    return Row(identity, text, _text_of(record, "title"), _text_of(record, "date"))


def _text_of(record: Mapping[str, object], key: str) -> str | None:
    value = record.get(key)
    return str(value) if value not in (None, "") else None
