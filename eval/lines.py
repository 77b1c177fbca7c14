"""Line-aligned text files: one sentence or document a line, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.errors import EvalError


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file; only the newline ends a line, as in sacrebleu.

    Raises:
        EvalError: the file is missing, empty or not UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except OSError as error:
        raise EvalError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise EvalError(f"{path}: not UTF-8 (byte {error.start}); convert it first") from error
    if not text.strip():
        raise EvalError(f"{path}: is empty")
    return [line.rstrip("\r") for line in text.removesuffix("\n").split("\n")]


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write one text a line; a line break within a text becomes a space."""
    text = "".join(line.replace("\r", " ").replace("\n", " ") + "\n" for line in lines)
    path.write_text(text, encoding="utf-8", newline="\n")


def check_aligned(texts: Sequence[tuple[Path, Sequence[str]]]) -> None:
    """Fail unless all files have as many lines as the first.

    Raises:
        EvalError: with the two counts.
    """
    first, lines = texts[0]
    for path, other in texts[1:]:
        if len(other) != len(lines):
            raise EvalError(
                f"{path} has {len(other)} lines but {first} has {len(lines)}; "
                "the files must be aligned line by line"
            )
