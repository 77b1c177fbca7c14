"""The gate: who is in the file comes in, nobody else."""

from __future__ import annotations

import asyncio
import base64
import io
from pathlib import Path
from typing import Any

import pytest

from summarizer import SummarizerError
from summarizer.app import passwords
from summarizer.app.passwords import Gate, hash_password, read_users, verify_password


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_N", 16)


ADA = "scrypt$16$8$5$DRjY5/kCxKT3NJqcmL3SIQ==$oF/vZN4SJI3W22C7AMyltHck0k8UWdVOhEcm5NLPXOI="


def test_hashes() -> None:
    assert hash_password("correct horse") != hash_password("correct horse")
    assert verify_password("correct horse", ADA)
    assert not verify_password("correct horse ", ADA)


def test_the_file(tmp_path: Path) -> None:
    file = tmp_path / "users.txt"
    file.write_text(f"# desk\n\nada:{ADA}\n", encoding="utf-8")
    assert read_users(file) == {"ada": ADA}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("ada:secret\n", "line 1: not name:scrypt"),
        ("ada\n", "line 1: not name:scrypt"),
        ("# nobody\n", "no users in the file"),
    ],
)
def test_a_bad_file(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "users.txt"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SummarizerError, match=message):
        read_users(file)
    with pytest.raises(SummarizerError, match="cannot be read"):
        read_users(tmp_path / "missing")


def _status(header: bytes | None, path: str = "/") -> int:
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        sent.append(message)

    async def call() -> None:
        gate = Gate(app, {"ada": ADA}, frozenset({"/health"}))
        headers = [] if header is None else [(b"authorization", header)]
        scope = {"type": "http", "path": path, "headers": headers}
        for _ in range(2):  # the second time it is remembered
            sent.clear()
            await gate(scope, None, send)

    asyncio.run(call())
    return int(sent[0]["status"])


def _basic(text: str) -> bytes:
    return b"Basic " + base64.b64encode(text.encode())


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (None, 401),
        (_basic("ada:correct horse"), 200),
        (_basic("ada:wrong"), 401),
        (_basic("bob:correct horse"), 401),
        (_basic("ada"), 401),
        (b"Basic !!!", 401),
        (b"Bearer x", 401),
    ],
)
def test_the_gate(header: bytes | None, status: int) -> None:
    assert _status(header) == status


def test_health_is_open() -> None:
    assert _status(None, "/health") == 200


def test_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["passwords", "ada"])
    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse\n"))
    assert passwords.main() == 0
    name, _, hashed = capsys.readouterr().out.strip().partition(":")
    assert name == "ada"
    assert verify_password("correct horse", hashed)
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert passwords.main() == 1
    monkeypatch.setattr("sys.argv", ["passwords"])
    assert passwords.main() == 2
