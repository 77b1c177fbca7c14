"""What a batch does with rows: one result for each, whatever engine runs it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from summarizer.article import Dateline, parse_article
from summarizer.errors import InputError, ModelError, SummarizerError
from summarizer.rows import Row
from summarizer.seq2seq.interface import BULLET, TRANSLATE
from summarizer.wishes import Wishes

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer
    from summarizer.summary import Summary

BATCH_ROWS = 16
"""Rows that go through the model together."""


@dataclass(frozen=True, slots=True)
class Job:
    """Everything besides a row that its result depends on; it can be sent to another process.

    Attributes:
        model, condenser, backend: what `Summarizer.load` takes.
        wishes: what is asked of every summary.
    """

    model: str = "embedded"
    condenser: str | None = None
    backend: str = "torch"
    wishes: Wishes = field(default_factory=Wishes)

    def load(self) -> Summarizer:
        """The model, loaded.

        Raises:
            ModelError: it cannot be loaded.
            MissingExtraError: its backend is not installed.
        """
        # Here, because it takes seconds and every process loads its own.
        from summarizer.pipeline import Summarizer

        return Summarizer.load(self.model, condenser=self.condenser, backend=self.backend)

    def options(self) -> dict[str, Any]:
        """JSON object of the job, by the names of the command line; a glossary as a digest.

        Digests of the weights as well, because other ones may lie under the same name.
        """
        terms = [(one.german, one.english, one.others) for one in self.wishes.glossary.terms]
        digest = hashlib.sha256(to_json(terms).encode()).hexdigest()[:16] if terms else None
        return {
            "model": self.model,
            "condenser": self.condenser,
            "backend": self.backend,
            "bullets": self.wishes.max_bullets,
            "words": self.wishes.max_words,
            "focus": list(self.wishes.focus),
            "glossary": digest,
            **_weights("weights", self.model, TRANSLATE),
            **(_weights("condenser_weights", self.condenser, BULLET) if self.condenser else {}),
        }


def _weights(key: str, name: str, role: str) -> dict[str, str]:
    from summarizer.seq2seq.adapters import families_for
    from summarizer.seq2seq.checkpoint import locate

    try:
        return {key: locate(name, families=families_for(role)).info.version}
    except (ModelError, OSError):
        # Whoever loads it says what is wrong; an input without articles needs no model.
        return {}


def summarize_rows(engine: Summarizer, rows: Sequence[Row], wishes: Wishes) -> list[dict[str, Any]]:
    """One result for each row, in order: `{"id", "summary"}` or `{"id", "error"}`."""
    results: dict[int, dict[str, Any]] = {}
    good: list[int] = []
    for index, row in enumerate(rows):
        failure = reason_against(row)
        if failure is None:
            good.append(index)
        else:
            results[index] = {"id": row.id, "error": failure}
    outcomes = _outcomes(engine, [rows[index] for index in good], wishes)
    for index, outcome in zip(good, outcomes, strict=True):
        results[index] = {"id": rows[index].id, **outcome}
    return [results[index] for index in range(len(rows))]


def reason_against(row: Row) -> str | None:
    """Why `row` cannot be summarized, as far as is known without a model."""
    try:
        if row.text is None:
            raise InputError(row.error or "no text")
        parse_article(row.text)
    except SummarizerError as error:
        return str(error)
    return None


def _outcomes(engine: Summarizer, rows: Sequence[Row], wishes: Wishes) -> Iterator[dict[str, Any]]:
    try:
        summaries = list(
            engine.summarize_many((row.text or "" for row in rows), **wishes.arguments())
        )
    except Exception:  # whichever row it was, the others must not be lost
        for row in rows:
            yield _outcome_alone(engine, row, wishes)
        return
    for row, summary in zip(rows, summaries, strict=True):
        yield {"summary": _with_given(summary, row).to_dict()}


def _outcome_alone(engine: Summarizer, row: Row, wishes: Wishes) -> dict[str, Any]:
    try:
        summary = engine.summarize(row.text or "", **wishes.arguments())
    except SummarizerError as error:
        return {"error": str(error)}
    except Exception as error:
        return {"error": f"internal error, please report it: {type(error).__name__}: {error}"}
    return {"summary": _with_given(summary, row).to_dict()}


def _with_given(summary: Summary, row: Row) -> Summary:
    """The summary with the row's own title and date where its text has none."""
    dateline = summary.dateline
    if row.date and (dateline is None or dateline.date is None):
        places, agency = (dateline.places, dateline.agency) if dateline else ((), None)
        dateline = Dateline(places, agency, row.date)
    return replace(summary, headline=summary.headline or row.title, dateline=dateline)


def to_json(value: object) -> str:
    """`value` as JSON text; what JSON does not know becomes its `str`."""
    # The ids of a Parquet file may be of any type, a UUID for example.
    return json.dumps(value, ensure_ascii=False, default=str)
