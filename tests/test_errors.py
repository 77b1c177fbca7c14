"""The exception tree is as drawn at the top of its module."""

from __future__ import annotations

import re

import summarizer
from summarizer import errors


def test_the_tree_is_as_drawn() -> None:
    assert errors.__doc__
    drawn = set(re.findall(r"\w+Error", errors.__doc__))
    defined = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert drawn == defined
    assert all(issubclass(getattr(errors, name), errors.SummarizerError) for name in defined)


def test_every_error_is_public() -> None:
    for name in re.findall(r"\w+Error", errors.__doc__ or ""):
        assert getattr(summarizer, name) is getattr(errors, name)
