"""The model under test: loaded, timed, and known by a version that covers weights and code."""

from __future__ import annotations

import hashlib
import resource
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import summarizer
from eval.items import SUMMARIZE, Item
from summarizer.errors import InputError


class Engine(Protocol):
    """What a run needs of `summarizer.Summarizer`; tests give a stand-in of this shape."""

    def summarize(self, text: str, *, max_bullets: int = ...) -> Any:
        """A `Summary`."""

    def translate(self, text: str) -> Any:
        """A `Translation`."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything besides the text that an output depends on."""

    model: str
    condenser: str | None = None
    max_bullets: int = 4
    backend: str = "torch"

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the configuration."""
        return {
            "model": self.model,
            "condenser": self.condenser,
            "max_bullets": self.max_bullets,
            # Only when it is another one, so that outputs of earlier runs are still found.
            **({"backend": self.backend} if self.backend != "torch" else {}),
        }


@dataclass(frozen=True, slots=True)
class Loaded:
    """An engine, how long it took to load, and the version of its weights."""

    engine: Engine
    version: str
    load_seconds: float


def load_engine(configuration: Configuration) -> Loaded:
    """Load the model that a configuration names.

    Raises:
        SummarizerError: the model cannot be used.
    """
    started = time.perf_counter()
    from summarizer.pipeline import Summarizer  # imports torch

    engine = Summarizer.load(
        configuration.model, condenser=configuration.condenser, backend=configuration.backend
    )
    # One short text: what is set up lazily belongs to loading, and the answer names the weights.
    version = engine.translate("Der Umsatz des Konzerns stieg im vergangenen Jahr.").model.version
    return Loaded(engine, version, time.perf_counter() - started)


@dataclass(frozen=True, slots=True)
class Output:
    """What a model made of an item: `to_dict()` of its answer, or an error."""

    answer: dict[str, Any] | None
    error: str | None
    seconds: float


def answer(engine: Engine, item: Item, configuration: Configuration) -> Output:
    """Run the model on one item; a text that it refuses is an error of that item."""
    started = time.perf_counter()
    try:
        if item.task == SUMMARIZE:
            made = engine.summarize(item.text, max_bullets=configuration.max_bullets)
        else:
            made = engine.translate(item.text)
    except InputError as error:
        return Output(None, f"{type(error).__name__}: {error}", time.perf_counter() - started)
    answered = made.to_dict()
    # Seconds change from run to run; the outputs must not.
    del answered["seconds"]
    return Output(answered, None, time.perf_counter() - started)


@cache
def code_digest() -> str:
    """Digest of the installed summarizer's source: a changed reader is another system."""
    digest = hashlib.sha256()
    root = Path(summarizer.__file__).parent
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def peak_memory_mb() -> float:
    """Largest resident set of this process so far, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
