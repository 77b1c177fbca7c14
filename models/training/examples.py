"""Cleaned, slotted examples on disk: a line each of ``examples.tsv``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Example:
    """One line of ``examples.tsv``."""

    tier: str
    task: str
    german: str
    english: str

    def line(self) -> str:
        """The example as ``examples.tsv`` has it."""
        return f"{self.tier}\t{self.task}\t{self.german}\t{self.english}\n"


def examples_path(work: Path) -> Path:
    """Where prepare leaves the examples."""
    return work / "examples.tsv"


def read_examples(work: Path) -> Iterator[Example]:
    """The examples that prepare made, in order."""
    return read_lines_of_examples(examples_path(work))


def read_lines_of_examples(path: Path) -> Iterator[Example]:
    """The examples of a file that has a line for each."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield Example(*line.rstrip("\n").split("\t"))
