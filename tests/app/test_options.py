"""Options of the app: safe defaults, and what a hosted Space sets."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from summarizer.app import Settings, add_options, read_options


def _read(*arguments: str, **environment: str) -> Settings:
    parser = argparse.ArgumentParser()
    add_options(parser, environment)
    return read_options(parser.parse_args(arguments))


def test_the_defaults_are_safe() -> None:
    settings = _read()
    assert settings == Settings()
    assert settings.host == "127.0.0.1"
    assert not settings.allow_hub
    assert not settings.mcp


def test_a_hosted_space() -> None:
    settings = _read(GRADIO_SERVER_NAME="0.0.0.0", GRADIO_SERVER_PORT="80", GRADIO_ROOT_PATH="/x/")
    assert (settings.host, settings.port, settings.root_path) == ("0.0.0.0", 80, "/x")
    assert _read("--host", "::1", GRADIO_SERVER_NAME="0.0.0.0").host == "::1"


def test_models_and_files() -> None:
    settings = _read("--model", "a", "--model", "b", "--model", "a", "--auth-file", "users.txt")
    assert settings.models == ("a", "b")
    assert settings.auth_file == Path("users.txt")


def test_the_backend() -> None:
    assert _read().backend == "torch"
    assert _read("--backend", "ctranslate2").backend == "ctranslate2"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--backend", "abacus"),
        ("--port", "0"),
        ("--port", "http"),
        ("--time-limit", "-1"),
        ("--time-limit", "inf"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit):
        _read(*arguments)
