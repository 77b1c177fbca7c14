"""The models that the app can use: which may be asked for, loading them, and what state each is in.

One article is worked on at a time, because a model takes all the cores there are.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import Protocol, TypeVar

from summarizer.app import jobs
from summarizer.app.jobs import Stage
from summarizer.app.options import HUB_PREFIX
from summarizer.briefing import Part
from summarizer.errors import MissingExtraError, ModelNotFoundError, SummarizerError
from summarizer.glossary import Glossary
from summarizer.pipeline import Summarizer
from summarizer.seq2seq.interface import CTRANSLATE2, TRANSLATE, Generator, Hypothesis
from summarizer.summary import ModelInfo, Summary, Translation
from summarizer.translating import BEAMS

# More models than this in memory at once would not fit a small machine.
_MOST_LOADED = 2
# Whoever waits for a model looks so often, in seconds, whether the article is still wanted.
_PATIENCE = 0.2

_T = TypeVar("_T")


class Engine(Protocol):
    """What the app needs of a `Summarizer`."""

    def stream(
        self,
        text: str,
        *,
        max_bullets: int = ...,
        max_words: int | None = ...,
        focus: Sequence[str] = ...,
        glossary: Glossary | None = ...,
    ) -> Iterator[Part | Summary]:
        """Summarize one article piece by piece; the last piece is the summary."""

    def translate(self, text: str, *, glossary: Glossary | None = ...) -> Translation:
        """Translate one article in full."""


class Followed:
    """A model whose calls tell the running job what it is at, and end when that is stopped."""

    def __init__(self, model: Generator) -> None:
        self._model = model

    @property
    def info(self) -> ModelInfo:
        """Name and digest of the weights."""
        return self._model.info

    @property
    def tasks(self) -> frozenset[str]:
        """The tasks it was trained for."""
        return self._model.tasks

    @property
    def slots(self) -> frozenset[str]:
        """The slot symbols it knows."""
        return self._model.slots

    @property
    def max_pieces(self) -> int:
        """How many vocabulary pieces an input may have."""
        return self._model.max_pieces

    def count(self, text: str) -> int:
        """Number of vocabulary pieces of `text`."""
        return self._model.count(text)

    def generate(
        self,
        texts: Sequence[str],
        *,
        task: str = TRANSLATE,
        num_beams: int = 4,
        num_return: int | None = None,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        """The best outputs for each text."""
        jobs.check()
        if texts:
            # Sentences that did not hold are translated once more, with a wider search.
            again = task == TRANSLATE and num_beams > BEAMS
            jobs.report(Stage("again" if again else task, len(texts)))
        return self._model.generate(
            texts, task=task, num_beams=num_beams, num_return=num_return, terms=terms
        )


def load_engine(name: str, *, backend: str = "torch") -> Engine:
    """Load the model called `name` so that a job which uses it can be stopped at any word.

    The `backend` is one of `Summarizer.load`.
    """
    # Here, because it imports what computes the model, which can take seconds.
    from summarizer.seq2seq.loading import load_model

    return Summarizer(Followed(load_model(name, backend=backend, before_step=jobs.check)))


def check_backend(backend: str) -> None:
    """Raises MissingExtraError when the `backend` is not installed, before anyone waits for it."""
    if backend == CTRANSLATE2 and find_spec("ctranslate2") is None:
        raise MissingExtraError(
            "--backend ctranslate2 needs its extra; install it with: "
            "pip install 'newswire-summarizer[app,fast]'"
        )


class Engines:
    """Models by name, loaded when first used and kept while there is room."""

    def __init__(
        self,
        models: Sequence[str],
        *,
        allow_hub: bool = False,
        load: Callable[[str], Engine] = load_engine,
    ) -> None:
        self.models = tuple(models)
        self.allow_hub = allow_hub
        self._load = load
        self._lock = threading.Lock()
        self._loaded: OrderedDict[str, Engine] = OrderedDict()
        self._states: dict[str, str] = {}

    def state(self, name: str) -> str:
        """ "not loaded", "loading", "ready", or "failed: " and why."""
        return self._states.get(name, "not loaded")

    def permit(self, name: str | None) -> str:
        """The model that is meant by `name`; the first one when it is empty.

        Raises:
            ModelNotFoundError: it may not be asked for here.
        """
        wanted = (name or "").strip() or self.models[0]
        if wanted in self.models or (self.allow_hub and wanted.startswith(HUB_PREFIX)):
            return wanted
        if wanted.startswith(HUB_PREFIX):
            raise ModelNotFoundError(
                "models from the hub are not allowed here; start the app with --allow-hub"
            )
        raise ModelNotFoundError(
            f"model {wanted!r} is not offered here; choose one of: {', '.join(self.models)}"
        )

    def use(self, name: str, work: Callable[[Engine], _T]) -> _T:
        """`work` done with the model called `name`, after whatever is under way.

        Raises:
            ModelError: it cannot be loaded.
        """
        with self._turn(name):
            return work(self._engine(name))

    @contextmanager
    def _turn(self, name: str) -> Iterator[None]:
        """Wait until nothing else is under way, and say why it takes long."""
        if not self._lock.acquire(blocking=False):
            jobs.report(Stage("load" if self.state(name) == "loading" else "wait"))
            while not self._lock.acquire(timeout=_PATIENCE):
                jobs.check()
        try:
            jobs.check()
            yield
        finally:
            self._lock.release()

    def preload(self) -> threading.Thread:
        """Begin to load the first model, so that the first article need not wait for it."""

        def work() -> None:
            # When it fails its state says so, and so does the answer to the first article.
            with suppress(Exception):
                self.use(self.models[0], lambda engine: None)

        thread = threading.Thread(target=work, name="summarizer-preload", daemon=True)
        thread.start()
        return thread

    def _engine(self, name: str) -> Engine:
        if name in self._loaded:
            self._loaded.move_to_end(name)
            return self._loaded[name]
        self._states[name] = "loading"
        jobs.report(Stage("load"))
        try:
            engine = self._load(name)
        except SummarizerError as error:
            self._states[name] = f"failed: {error}"
            raise
        except BaseException:
            self._states[name] = "failed: internal error"
            raise
        while len(self._loaded) >= _MOST_LOADED:
            oldest, _ = self._loaded.popitem(last=False)
            self._states.pop(oldest, None)
        self._loaded[name] = engine
        self._states[name] = "ready"
        return engine
