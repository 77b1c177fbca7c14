"""What a suite consists of, and what a run leaves behind for each item."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import EvalError

SUMMARIZE, TRANSLATE = "summarize", "translate"

Tally = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldBullet:
    """A bullet that a person wrote, and the indexes of the sentences it says."""

    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One text for a model, with what is known to be right about it.

    Attributes:
        id: unique within the suite.
        text: what the model is given.
        task: `SUMMARIZE` or `TRANSLATE`.
        german: its sentences, if they are known; each stands in `text` as it is.
        references: their translations; None when there are none.
        bullets: authored bullets; None when there are none.
    """

    id: str
    text: str
    task: str
    german: tuple[str, ...] | None = None
    references: tuple[str, ...] | None = None
    bullets: tuple[GoldBullet, ...] | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that went wrong, as one row of the report.

    Attributes:
        kind: what went wrong, e.g. a cause of `eval.survival`.
        where: "sentence 3", "bullet 1", "reader" …
        marks: spans of the German and of the English text to mark.
    """

    kind: str
    where: str
    german: str
    english: str
    reference: str
    reason: str
    german_mark: tuple[int, int] | None = None
    english_mark: tuple[int, int] | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the failure."""
        return {
            "kind": self.kind,
            "where": self.where,
            "german": self.german,
            "english": self.english,
            "reference": self.reference,
            "reason": self.reason,
            "german_mark": list(self.german_mark) if self.german_mark else None,
            "english_mark": list(self.english_mark) if self.english_mark else None,
        }


@dataclass(frozen=True, slots=True)
class Record:
    """One item as measured; a line of items.jsonl.

    Attributes:
        id: of the item.
        tallies: metric → (successes, trials); what `compare` tests item by item.
        values: metric → number, for means over items.
        lines: (German, English, reference or "") in order.
        failures: everything that went wrong.
        details: whatever else a reader may want, e.g. the bullets.
    """

    id: str
    tallies: dict[str, Tally]
    values: dict[str, float]
    lines: tuple[tuple[str, str, str], ...] = ()
    failures: tuple[Failure, ...] = ()
    details: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the record."""
        return {
            "id": self.id,
            "tallies": {name: list(tally) for name, tally in self.tallies.items()},
            "values": self.values,
            "lines": [list(line) for line in self.lines],
            "failures": [failure.to_dict() for failure in self.failures],
            "details": self.details or {},
        }


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Write items.jsonl."""
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record.to_dict(), ensure_ascii=False) + "\n")


def read_records(path: Path) -> dict[str, dict[str, Any]]:
    """The records of items.jsonl by id.

    Raises:
        EvalError: there is no such file, or it is damaged.
    """
    if not path.exists():
        raise EvalError(f"{path}: not there; is {path.parent} the --out folder of a finished run?")
    found: dict[str, dict[str, Any]] = {}
    for number, record in enumerate(jsonl(path), 1):
        if "id" not in record or "tallies" not in record:
            raise EvalError(f"{path}: line {number} is no record of a run")
        if record["id"] in found:
            raise EvalError(f"{path}: {record['id']!r} occurs twice")
        found[record["id"]] = record
    return found


def jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file.

    Raises:
        EvalError: a line is no JSON object.
    """
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                raise EvalError(f"{path}: line {number} is no JSON ({error})") from error
            if not isinstance(record, dict):
                raise EvalError(f"{path}: line {number} is no JSON object")
            yield record
