"""For the tests of the app: a server on this machine with a model whose outputs are given."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer import Summarizer
from summarizer.app.engines import Engines, Followed
from summarizer.app.options import Settings
from tests.conftest import ROOT, Dictionary
from tests.test_pipeline import TRANSLATIONS

SENTENCE = "Der Umsatz stieg auf maximal 2,39 Milliarden Dollar, teilte der Konzern am Montag mit."
LOCAL = ("127.0.0.1", "localhost", "::1", None, "")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every connection to another machine is an error; the app itself is on this one."""

    def guarded(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            place = next((one for one in arguments if isinstance(one, tuple | str)), None)
            host = place[0] if isinstance(place, tuple) else place
            if host not in LOCAL:
                raise AssertionError(f"a test opened a connection to {host}")
            return original(*arguments, **options)

        return call

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
    monkeypatch.setattr(socket, "getaddrinfo", guarded(socket.getaddrinfo))


def load_dictionary(name: str = "embedded") -> Summarizer:
    """An engine that knows the seed article; it says what it is at, as the real one does."""
    return Summarizer(Followed(Dictionary(TRANSLATIONS)))


@pytest.fixture
def engines() -> Engines:
    return Engines(["embedded"], load=load_dictionary)


class Server:
    """The app on a free port, in a thread."""

    def __init__(self, settings: Settings, load: Callable[[str], Any]) -> None:
        import uvicorn

        from summarizer.app.server import create_app

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        config = uvicorn.Config(
            create_app(replace(settings, port=port), load=load),
            port=port,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        deadline = time.monotonic() + 60
        while not self._server.started:
            assert self._thread.is_alive(), "the server did not start"
            assert time.monotonic() < deadline, "the server took too long to start"
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="session")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that uploads pass through, instead of the one of the machine."""
    folder = tmp_path_factory.mktemp("uploads")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADIO_TEMP_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def server(uploads: Path) -> Iterator[Server]:
    pytest.importorskip("gradio", reason="the app needs its extra: pip install -e '.[app]'")
    with Server(Settings(max_characters=20_000, time_limit=30), load_dictionary) as running:
        yield running


@pytest.fixture(scope="session")
def documentation() -> str:
    return (ROOT / "docs" / "app.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def client(server: Server) -> Any:
    from gradio_client import Client

    return Client(server.url, verbose=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from tests.app.browsing import CHROMIUM, FLAGS, playwright

    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()
