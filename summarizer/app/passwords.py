"""Who may come in: a file of names with hashed passwords, and the gate in front of the app.

A line is `name:scrypt$n$r$p$salt$hash`; `python -m summarizer.app.passwords NAME` asks for a
password and prints one. The gate is HTTP Basic, so that the page, the endpoints, curl and MCP
clients pass it in the same way.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import getpass
import hashlib
import hmac
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.errors import SummarizerError

# OWASP's parameters for scrypt with 16 MB: N=2^14, r=8, p=5.
_N, _R, _P = 2**14, 8, 5
_MOST_MEMORY = 64 * 2**20
# Guesses cost time and memory, so only a few are checked at once.
_CHECKS_AT_ONCE = 2
_MOST_REMEMBERED = 1000


def hash_password(password: str) -> str:
    """The hash of `password` as it stands in the file, with a new salt."""
    salt = os.urandom(16)
    key = _derive(password, salt, _N, _R, _P)
    return "$".join(["scrypt", str(_N), str(_R), str(_P), _encode(salt), _encode(key)])


def verify_password(password: str, hashed: str) -> bool:
    """Whether `password` is the one that `hashed` was made of."""
    _, n, r, p, salt, key = hashed.split("$")
    derived = _derive(password, base64.b64decode(salt), int(n), int(r), int(p))
    return hmac.compare_digest(derived, base64.b64decode(key))


def read_users(path: Path) -> dict[str, str]:
    """Names and hashes of the file at `path`; empty lines and lines with "#" are skipped.

    Raises:
        SummarizerError: it cannot be read, a line has another form, or nobody is in it.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SummarizerError(f"{path}: the users cannot be read: {error}") from error
    users = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, hashed = line.strip().partition(":")
        try:
            verify_password("", hashed)
        except (ValueError, binascii.Error):
            raise SummarizerError(
                f"{path}, line {number}: not name:scrypt$…; make one with: "
                "python -m summarizer.app.passwords NAME"
            ) from None
        users[name] = hashed
    if not users:
        raise SummarizerError(f"{path}: there are no users in the file")
    return users


class Gate:
    """ASGI middleware that lets in only `users`; `open_paths` are for everyone."""

    def __init__(
        self, app: Any, users: Mapping[str, str], open_paths: frozenset[str] = frozenset()
    ) -> None:
        self._app = app
        self._users = users
        self._open_paths = open_paths
        # An unknown name must take as long as a wrong password.
        self._nobody = hash_password(os.urandom(16).hex())
        # Those who came in before are known by a keyed digest: scrypt is too slow for each call.
        self._key = os.urandom(32)
        self._known: set[bytes] = set()
        self._checks = asyncio.Semaphore(_CHECKS_AT_ONCE)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on when it carries a name and password of the file."""
        if scope["type"] not in ("http", "websocket") or scope["path"] in self._open_paths:
            await self._app(scope, receive, send)
            return
        header = dict(scope["headers"]).get(b"authorization", b"")
        if await self._admits(header):
            await self._app(scope, receive, send)
            return
        challenge = b'Basic realm="Newswire summarizer", charset="UTF-8"'
        await send(
            {
                "type": "http.response.start",
                "status": 401,
                "headers": [(b"www-authenticate", challenge), (b"content-type", b"text/plain")],
            }
        )
        await send({"type": "http.response.body", "body": b"Sign in with name and password.\n"})

    async def _admits(self, header: bytes) -> bool:
        digest = hmac.digest(self._key, header, "sha256")
        if digest in self._known:
            return True
        credentials = _credentials(header)
        if credentials is None:
            return False
        name, password = credentials
        async with self._checks:
            right = await asyncio.to_thread(
                verify_password, password, self._users.get(name, self._nobody)
            )
        if not right or name not in self._users:
            return False
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        self._known.add(digest)
        return True


def _credentials(header: bytes) -> tuple[str, str] | None:
    scheme, _, encoded = header.partition(b" ")
    if scheme.lower() != b"basic":
        return None
    try:
        decoded = base64.b64decode(encoded, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return None
    name, colon, password = decoded.partition(":")
    return (name, password) if colon else None


def _derive(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8"), salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY, dklen=32
    )


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def main() -> int:
    """Ask for a password and print the line of the user named on the command line."""
    if len(sys.argv) != 2 or not sys.argv[1] or ":" in sys.argv[1]:
        print("usage: python -m summarizer.app.passwords NAME  >> users.txt", file=sys.stderr)
        return 2
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline()
    password = password.rstrip("\r\n")
    if len(password) < 8:
        print("a password needs 8 characters or more", file=sys.stderr)
        return 1
    print(f"{sys.argv[1]}:{hash_password(password)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
