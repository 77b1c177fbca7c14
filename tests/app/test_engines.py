"""Models: which may be asked for, their states, and that a real one can be stopped."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from summarizer import ModelNotFoundError, Summarizer
from summarizer.app.engines import Engines, check_backend, load_engine
from summarizer.app.jobs import Job, Stage, StoppedError
from summarizer.app.model_state import choice_line
from summarizer.errors import MissingExtraError
from tests.app.conftest import load_dictionary


def test_only_what_is_offered() -> None:
    engines = Engines(["embedded", "/models/mine"], load=load_dictionary)
    assert engines.permit(None) == engines.permit(" ") == "embedded"
    assert engines.permit("/models/mine") == "/models/mine"
    with pytest.raises(ModelNotFoundError, match="not offered here; choose one of: embedded"):
        engines.permit("/etc")
    with pytest.raises(ModelNotFoundError, match="--allow-hub"):
        engines.permit("hub:owner/name")
    assert Engines(["embedded"], allow_hub=True).permit("hub:owner/name") == "hub:owner/name"


def test_states() -> None:
    def load(name: str) -> Summarizer:
        assert engines.state(name) == "loading"
        if name == "bad":
            raise ModelNotFoundError("no model folder at 'bad'")
        return load_dictionary()

    engines = Engines(["good", "bad"], load=load)
    assert engines.state("good") == "not loaded"
    engines.preload().join(10)
    assert engines.state("good") == "ready"
    with pytest.raises(ModelNotFoundError):
        engines.use("bad", lambda engine: None)
    assert engines.state("bad") == "failed: no model folder at 'bad'"


def test_loaded_once_and_the_oldest_goes() -> None:
    loaded: list[str] = []

    def load(name: str) -> Summarizer:
        loaded.append(name)
        return load_dictionary()

    engines = Engines(["a", "b", "c"], load=load)
    for name in ("a", "b", "a", "c", "a"):
        engines.use(name, lambda engine: None)
    assert loaded == ["a", "b", "c"]
    assert engines.state("b") == "not loaded"


def test_what_a_job_hears(engines: Engines, seed_text: str) -> None:
    async def run() -> list[Stage]:
        job = Job(
            lambda: engines.use("embedded", lambda engine: engine.summarize(seed_text)),
            time_limit=30,
        )
        return [stage async for stage in job.news()]

    stages = asyncio.run(run())
    assert stages[0] == Stage("load")
    assert stages[1].name == "translate"
    assert stages[1].count > 0


def test_who_waits_hears_for_what_and_can_be_stopped(engines: Engines) -> None:
    begun, finish = threading.Event(), threading.Event()

    def occupy() -> None:
        engines.use("embedded", lambda engine: (begun.set(), finish.wait(30)))

    async def run() -> None:
        other = threading.Thread(target=occupy)
        other.start()
        begun.wait(30)
        job = Job(lambda: engines.use("embedded", lambda engine: None), time_limit=30)
        async for stage in job.news():
            assert stage == Stage("wait")
            job.stop()
        with pytest.raises(StoppedError):
            await job.result()
        finish.set()
        other.join()
        assert [
            s async for s in Job(lambda: engines.use("embedded", str), time_limit=30).news()
        ] == []

    asyncio.run(run())


def test_a_backend_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    check_backend("torch")
    monkeypatch.setattr("summarizer.app.engines.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match="app,fast"):
        check_backend("ctranslate2")


def test_a_real_model_is_the_same_and_can_be_stopped(random_checkpoint: Path) -> None:
    text = "Der Umsatz stieg um fünf Prozent auf 2,39 Milliarden Dollar, teilte der Konzern mit."
    followed: Any = load_engine(str(random_checkpoint))
    plain = Summarizer.load(str(random_checkpoint))
    expected = {**plain.translate(text).to_dict(), "seconds": 0}
    assert {**followed.translate(text).to_dict(), "seconds": 0} == expected

    async def leave_at_once() -> None:
        job = Job(lambda: followed.translate(text), time_limit=60)
        async for _ in job.news():
            job.stop()
        with pytest.raises(Exception, match="stopped"):
            await job.result()

    asyncio.run(leave_at_once())


def test_what_choosing_a_model_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    engines = Engines(["embedded"], allow_hub=True, load=load_dictionary)

    def line(name: str) -> str:
        return asyncio.run(choice_line(engines, name))

    assert "embedded: on this machine, not loaded yet" in line("embedded")
    engines.use("embedded", lambda engine: None)
    assert line("embedded") == "<p>embedded: ready</p>"
    monkeypatch.setattr("summarizer.app.model_state.download_size", lambda name: 312_000_000)
    assert "hub:a/b: not on this machine: Summarize will download 312 MB first" in line("hub:a/b")
    assert "✗ model &#x27;&lt;b&gt;&#x27; is not offered here" in line("<b>")
