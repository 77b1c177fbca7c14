"""German financial newswire in, English bullets out, every figure accounted for.

    from summarizer import Summarizer, summarize

    summary = summarize(text)                    # embedded model, loaded once per process
    engine = Summarizer.load("embedded")         # or a folder, or "hub:owner/name"
    translation = engine.translate(text)

Names are imported when first used, so that reading figures never loads a model library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarizer._version import __version__

if TYPE_CHECKING:
    from summarizer.errors import (
        EmptyInputError,
        InputError,
        MissingExtraError,
        ModelError,
        ModelNotFoundError,
        ModelUnsupportedError,
        NotGermanError,
        NotTextError,
        SummarizerError,
        TooLongError,
    )
    from summarizer.figures import Figure, Match, check, read_english, read_german, write_english
    from summarizer.pipeline import Summarizer, summarize
    from summarizer.summary import (
        Bullet,
        DroppedBullet,
        FigureCheck,
        ModelInfo,
        SourceSpan,
        Summary,
        TranslatedSentence,
        Translation,
    )

_HOMES = {
    "summarizer.errors": (
        "EmptyInputError",
        "InputError",
        "MissingExtraError",
        "ModelError",
        "ModelNotFoundError",
        "ModelUnsupportedError",
        "NotGermanError",
        "NotTextError",
        "SummarizerError",
        "TooLongError",
    ),
    "summarizer.figures": (
        "Figure",
        "Match",
        "check",
        "read_english",
        "read_german",
        "write_english",
    ),
    "summarizer.pipeline": ("Summarizer", "summarize"),
    "summarizer.summary": (
        "Bullet",
        "DroppedBullet",
        "FigureCheck",
        "ModelInfo",
        "SourceSpan",
        "Summary",
        "TranslatedSentence",
        "Translation",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Bullet",
    "DroppedBullet",
    "EmptyInputError",
    "Figure",
    "FigureCheck",
    "InputError",
    "Match",
    "MissingExtraError",
    "ModelError",
    "ModelInfo",
    "ModelNotFoundError",
    "ModelUnsupportedError",
    "NotGermanError",
    "NotTextError",
    "SourceSpan",
    "Summarizer",
    "SummarizerError",
    "Summary",
    "TooLongError",
    "TranslatedSentence",
    "Translation",
    "__version__",
    "check",
    "read_english",
    "read_german",
    "summarize",
    "write_english",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
