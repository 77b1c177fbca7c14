"""Every exception that the package raises on purpose.

    SummarizerError
    ├── InputError                 the text, or the file it should come from
    │   ├── EmptyInputError
    │   ├── NotTextError           binary data or an undecodable encoding
    │   ├── NotGermanError
    │   └── TooLongError
    ├── ModelError                 a checkpoint cannot be used
    │   ├── ModelNotFoundError
    │   └── ModelUnsupportedError
    └── MissingExtraError          an optional dependency is not installed

Each message is one line: what is wrong, where, and what to do about it.
"""

from __future__ import annotations


class SummarizerError(Exception):
    """Base of every error raised on purpose."""


class InputError(SummarizerError):
    """The input cannot be summarized."""


class EmptyInputError(InputError):
    """There is no text."""


class NotTextError(InputError):
    """The input is not text, or not in a known encoding."""


class NotGermanError(InputError):
    """The text is in another language."""


class TooLongError(InputError):
    """The text is longer than the documented limit."""


class ModelError(SummarizerError):
    """A checkpoint cannot be used."""


class ModelNotFoundError(ModelError):
    """There is no checkpoint at the given place."""


class ModelUnsupportedError(ModelError):
    """The checkpoint is of an architecture or format that is not supported."""


class MissingExtraError(SummarizerError):
    """An optional dependency is needed; the message names the extra to install."""
