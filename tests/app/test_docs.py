"""The documentation of the app: its examples run, and its options are those that there are."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys

import pytest

from summarizer.app import add_options
from tests.app.conftest import Server
from tests.conftest import ROOT

ADDRESS = "http://127.0.0.1:7860"


def _blocks(documentation: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", documentation, re.DOTALL)


def test_python(
    documentation: str,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = _blocks(documentation, "python")
    exec(compile(example.replace(ADDRESS, server.url), "docs/app.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("✓ ") for line in lines)


def test_curl(documentation: str, server: Server) -> None:
    if not (shutil.which("curl") and shutil.which("bash")):
        pytest.skip("curl or bash is not installed")
    (example,) = (block for block in _blocks(documentation, "sh") if "curl" in block)
    script = example.replace(ADDRESS, server.url).replace("python3", sys.executable)
    done = subprocess.run(["bash", "-euc", script], capture_output=True, check=True, timeout=60)
    event, data = (line for line in done.stdout.decode("utf-8").splitlines() if line)
    assert event == "event: complete"
    (answer,) = json.loads(data.removeprefix("data: "))
    assert answer["figures"]


def test_every_option_is_there(documentation: str) -> None:
    parser = argparse.ArgumentParser(add_help=False)
    add_options(parser, {})
    known = {action.option_strings[0] for action in parser._actions}
    assert set(re.findall(r"^\| `(--[a-z-]+)`", documentation, re.MULTILINE)) == known
