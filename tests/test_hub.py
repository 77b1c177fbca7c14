"""The hub, played by a stand-in: what is fetched, what is said, and what is refused."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import huggingface_hub
import pytest
from huggingface_hub import errors

from summarizer import ModelNotFoundError, ModelUnsupportedError, Summarizer
from summarizer.seq2seq.hub import Address, download_size, fetch

FILES = {
    "config.json": 1_000,
    "generation_config.json": 300,
    "tokenizer_config.json": 40,
    "source.spm": 800_000,
    "target.spm": 800_000,
    "vocab.json": 1_300_000,
    "model.safetensors": 297_000_000,
    "pytorch_model.bin": 298_000_000,
    "tf_model.h5": 298_000_000,
    "modeling_evil.py": 10,
    "onnx/config.json": 10,
    "onnx/model.onnx": 400_000_000,
}


class Hub:
    """A stand-in for huggingface.co with one repository; its `asked` says what it was asked for."""

    def __init__(self, cache: Path, files: dict[str, int]) -> None:
        self.cache = cache
        self.files = files
        self.failure: Exception | None = None
        self.asked: list[tuple[str, str | None]] = []
        self.fetched: list[str] = []

    def model_info(self, repository: str, *, revision: str | None, files_metadata: bool) -> Any:
        assert files_metadata
        self.asked.append((repository, revision))
        if self.failure:
            raise self.failure
        siblings = [SimpleNamespace(rfilename=n, size=s) for n, s in self.files.items()]
        return SimpleNamespace(siblings=siblings)

    def snapshot_download(
        self,
        repository: str,
        *,
        revision: str | None = None,
        allow_patterns: list[str] | None = None,
        local_files_only: bool = False,
    ) -> str:
        folder = self.cache / (revision or "main")
        if local_files_only:
            if not folder.is_dir():
                raise errors.LocalEntryNotFoundError("not cached")
            return str(folder)
        folder.mkdir(exist_ok=True)
        self.fetched += allow_patterns or []
        for name in allow_patterns or []:
            (folder / name).touch()
        return str(folder)


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    hub = Hub(tmp_path, dict(FILES))
    monkeypatch.setattr(huggingface_hub, "HfApi", lambda: hub)
    monkeypatch.setattr(huggingface_hub, "snapshot_download", hub.snapshot_download)
    return hub


def test_the_size_is_said_and_only_what_is_needed_is_fetched(
    hub: Hub, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "hub:Helsinki-NLP/opus-mt-de-en"
    assert download_size(name) == 299_901_340
    folder = fetch(name)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "summarizer: fetching Helsinki-NLP/opus-mt-de-en from huggingface.co, 300 MB\n"
    )
    wanted = {name for name in FILES if not name.endswith((".bin", ".h5", ".py"))}
    assert set(hub.fetched) == {name for name in wanted if "/" not in name}
    # What is in the cache is used without asking anybody.
    asked = len(hub.asked)
    assert fetch(name) == folder
    assert download_size(name) == 0
    assert len(hub.asked) == asked
    assert capsys.readouterr().err == ""


def test_a_revision_can_be_pinned(hub: Hub) -> None:
    assert Address.parse("hub:owner/name") == Address("owner/name", None)
    assert str(Address.parse("hub:owner/name@refs/pr/5")) == "hub:owner/name@refs/pr/5"
    assert fetch("hub:owner/name@abc123").name == "abc123"
    assert hub.asked == [("owner/name", "abc123")]


def test_a_download_that_was_broken_off_is_taken_up_again(hub: Hub) -> None:
    (hub.cache / "main").mkdir()
    (hub.cache / "main" / "config.json").touch()
    fetch("hub:owner/name")
    assert "model.safetensors" in hub.fetched


def test_several_weight_files(hub: Hub) -> None:
    del hub.files["model.safetensors"]
    hub.files |= {"model.safetensors.index.json": 9, "model-00001-of-00002.safetensors": 5}
    fetch("hub:owner/name")
    assert "model-00001-of-00002.safetensors" in hub.fetched


def test_pickled_weights_are_not_even_fetched(hub: Hub) -> None:
    del hub.files["model.safetensors"]
    with pytest.raises(
        ModelUnsupportedError,
        match=r"only as pytorch_model\.bin, tf_model\.h5; reading those can run code.*refs/pr/N",
    ):
        fetch("hub:owner/name")
    assert hub.fetched == []
    hub.files = {"config.json": 1}
    with pytest.raises(ModelUnsupportedError, match="has no weights"):
        fetch("hub:owner/name")


def http_error(kind: type[Exception]) -> Exception:
    import httpx

    request = httpx.Request("GET", "https://huggingface.co")
    return kind("refused", response=httpx.Response(403, request=request))  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (http_error(errors.GatedRepoError), "grants access on request.*hf auth login"),
        (http_error(errors.RepositoryNotFoundError), "has no such model, or it is private"),
        (http_error(errors.RevisionNotFoundError), "has no revision 'v9'"),
        (errors.OfflineModeIsEnabled("offline"), "HF_HUB_OFFLINE is set"),
        (OSError("Network is unreachable\nat all"), "Network is unreachable at all"),
    ],
)
def test_what_went_wrong_is_said_in_one_line(hub: Hub, failure: Exception, reason: str) -> None:
    hub.failure = failure
    with pytest.raises(ModelNotFoundError, match=f"'hub:owner/name@v9' is not in .*{reason}") as e:
        fetch("hub:owner/name@v9")
    assert "\n" not in str(e.value)


def test_no_name_of_a_repository() -> None:
    with pytest.raises(ModelNotFoundError, match="must look like hub:owner/name"):
        fetch("hub:a/b/c")


def test_nothing_but_the_hub_opens_a_socket(
    random_checkpoint: Path,
    random_condenser: Path,
    seed_text: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[object] = []

    def refuse(*arguments: object, **_: object) -> Callable[..., None]:
        opened.append(arguments)
        raise OSError("no sockets here")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    short = seed_text[: seed_text.index("Inzwischen gehe")]
    engine = Summarizer.load(str(random_checkpoint), condenser=str(random_condenser))
    assert engine.summarize(short).sentences
    assert engine.translate(short).sentences
    assert opened == []
    with pytest.raises(ModelNotFoundError):
        Summarizer.load("hub:nobody/no-such-model")
