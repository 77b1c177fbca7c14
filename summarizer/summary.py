"""What the package returns: summaries and translations, with the evidence for every figure.

All spans are character offsets, end-exclusive: a figure's `start` and `end` point into the English
text that it stands in, its `source` into the text as pasted.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from summarizer.article import Dateline

SCHEMA_VERSION = 1
VERDICTS = ("match", "hedge", "wrong", "unsupported")


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """Characters of the text as pasted."""

    text: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the span."""
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """One figure of an English text and the German figure that it was held against.

    Attributes:
        text, start, end: where it stands in the English text.
        verdict: "match", "hedge" (right value, other hedge), "wrong" or "unsupported".
        value: exact decimal as a string, scale words multiplied in; a fraction as "1/3".
        unit, kind, hedge: as in `Figure`.
        source: the German figure in the text as pasted; None when there is none.
    """

    text: str
    start: int
    end: int
    verdict: str
    value: str
    unit: str | None
    kind: str
    hedge: str | None
    source: SourceSpan | None

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the check."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "verdict": self.verdict,
            "value": self.value,
            "unit": self.unit,
            "kind": self.kind,
            "hedge": self.hedge,
            "source": self.source.to_dict() if self.source else None,
        }


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of the summary; `sources` are the indexes of the sentences it says."""

    text: str
    sources: tuple[int, ...]
    verified: bool
    figures: tuple[FigureCheck, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the bullet."""
        return {
            "text": self.text,
            "sources": list(self.sources),
            "verified": self.verified,
            "figures": [figure.to_dict() for figure in self.figures],
        }


@dataclass(frozen=True, slots=True)
class DroppedBullet:
    """A bullet that is not shown, and why."""

    text: str
    sources: tuple[int, ...]
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the dropped bullet."""
        return {"text": self.text, "sources": list(self.sources), "reasons": list(self.reasons)}


@dataclass(frozen=True, slots=True)
class TranslatedSentence:
    """One sentence of the article, cleaned, with its English and its span in the pasted text."""

    index: int
    german: str
    start: int
    end: int
    english: str
    verified: bool
    figures: tuple[FigureCheck, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the sentence."""
        return {
            "index": self.index,
            "german": self.german,
            "start": self.start,
            "end": self.end,
            "english": self.english,
            "verified": self.verified,
            "figures": [figure.to_dict() for figure in self.figures],
        }


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which weights wrote the text: the name they were asked by, and a digest of the weights."""

    name: str
    version: str

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the model."""
        return {"name": self.name, "version": self.version}


@dataclass(frozen=True, slots=True)
class Translation:
    """The full English text, sentence by sentence; `str()` is the running text."""

    sentences: tuple[TranslatedSentence, ...]
    model: ModelInfo
    seconds: float
    warnings: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON object that `translation.schema.json` describes."""
        return {
            "schema": SCHEMA_VERSION,
            "sentences": [sentence.to_dict() for sentence in self.sentences],
            "model": self.model.to_dict(),
            "seconds": round(self.seconds, 3),
            "warnings": list(self.warnings),
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict()` as JSON text; characters outside ASCII stay readable."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def __str__(self) -> str:
        return " ".join(sentence.english for sentence in self.sentences if sentence.english)


@dataclass(frozen=True, slots=True)
class Summary:
    """English bullets with their evidence; `str()` is one line per bullet."""

    headline: str | None
    dateline: Dateline | None
    bullets: tuple[Bullet, ...]
    dropped: tuple[DroppedBullet, ...]
    sentences: tuple[TranslatedSentence, ...]
    model: ModelInfo
    seconds: float
    warnings: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON object that `summary.schema.json` describes."""
        return {
            "schema": SCHEMA_VERSION,
            "headline": self.headline,
            "dateline": _dateline_dict(self.dateline),
            "bullets": [bullet.to_dict() for bullet in self.bullets],
            "dropped": [bullet.to_dict() for bullet in self.dropped],
            "sentences": [sentence.to_dict() for sentence in self.sentences],
            "model": self.model.to_dict(),
            "seconds": round(self.seconds, 3),
            "warnings": list(self.warnings),
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict()` as JSON text; characters outside ASCII stay readable."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_markdown(self) -> str:
        """Bullets as a list, then a table of the figures with the German they come from."""
        lines = []
        if self.headline:
            lines += [f"**{_escape(self.headline)}**", ""]
        if self.dateline:
            lines += [f"*{_escape(_dateline_text(self.dateline))}*", ""]
        lines += [f"- {_escape(bullet.text)}" for bullet in self.bullets]
        figures = [figure for bullet in self.bullets for figure in bullet.figures]
        if figures:
            lines += ["", "| Figure | In the German text | Verdict |", "|---|---|---|"]
            lines += [_row(figure) for figure in figures]
        return "\n".join(lines)

    def __str__(self) -> str:
        return "\n".join(f"- {bullet.text}" for bullet in self.bullets)


@cache
def schema(name: str) -> dict[str, Any]:
    """JSON schema of an output: "summary", "translation" or "figures"."""
    file = resources.files("summarizer").joinpath("schemas", f"{name}.schema.json")
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def _dateline_dict(dateline: Dateline | None) -> dict[str, Any] | None:
    if dateline is None:
        return None
    return {
        "places": list(dateline.places),
        "agency": dateline.agency,
        "date": dateline.date,
    }


def _dateline_text(dateline: Dateline) -> str:
    parts: Sequence[str | None] = ("/".join(dateline.places), dateline.date, dateline.agency)
    return ", ".join(part for part in parts if part)


def _row(figure: FigureCheck) -> str:
    source = (
        f"{figure.source.text} ({figure.source.start}–{figure.source.end})"
        if figure.source
        else "—"
    )
    return f"| {_escape(figure.text)} | {_escape(source)} | {figure.verdict} |"


def _escape(text: str) -> str:
    """Markdown that shows `text` literally, on one line, also inside a table cell."""
    for character in "\\`*_[]<>|#":
        text = text.replace(character, "\\" + character)
    return " ".join(text.split())
