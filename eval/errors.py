"""What the harness refuses, with one line that says what, where and what to do."""

from __future__ import annotations


class EvalError(Exception):
    """The input of a command cannot be used; the command ends with exit code 1."""
