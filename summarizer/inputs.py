"""Text from files and standard input."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import InputError

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from: a path, or "-" for standard input."""

    path: str

    @property
    def name(self) -> str:
        """What messages call it."""
        return "standard input" if self.path == STDIN else self.path

    def read(self) -> str:
        """The text; line ends and everything else stay as they are in the file.

        Raises:
            InputError: it cannot be read, or is not text; the message begins with the name.
        """
        # Here, because a wrong path needs no reader.
        from summarizer.article import decode

        return decode(self._bytes(), name=self.name)

    def _bytes(self) -> bytes:
        if self.path == STDIN:
            return sys.stdin.buffer.read()
        path = Path(self.path)
        try:
            return path.read_bytes()
        except FileNotFoundError as error:
            raise InputError(f"{self.name}: no such file; check the path") from error
        except IsADirectoryError as error:
            raise InputError(
                f"{self.name}: a folder, not a file; use: summarizer batch {self.name} OUT.jsonl"
            ) from error
        except OSError as error:
            raise InputError(f"{self.name}: cannot be read: {error.strerror or error}") from error
        except ValueError as error:  # a NUL in the path
            raise InputError(f"{self.name!r}: no path; check the arguments") from error
