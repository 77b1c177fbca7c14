"""Filling: the figures written back into English text with slots."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from .figure import Figure
from .slots import SLOT_PATTERN
from .writer import write_english

_VOWEL_SOUND = re.compile(
    r"(?:8|11(?![0-9])|11,|18(?![0-9])|18,|[aeiou](?!ne |uro))", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b([Aa])n?\s*\Z")
_ATTRIBUTIVE = re.compile(r"[ -](?!(?:of|in|to|for|and|from|by|at|on|per|a|as|or|with|after|before|"
                          r"compared|against|versus|than|was|were|is|are|had|has|up"
                          "|down)\b)[a-z]")  # fmt: skip


def fill(text: str, figures: Mapping[str, Figure]) -> str:
    """Writes the figures back into English text with slots.

    Args:
        text: model output; slots that are not in `figures` are an error of the caller.
        figures: slot symbol to German figure.
    """
    out: list[str] = []
    end = 0
    for found in SLOT_PATTERN.finditer(text):
        figure = figures[found.group()]
        before = text[end : found.start()]
        if before.endswith((" ", "\u00a0")) and _opens(text[: found.start()].rstrip()):
            before = before.rstrip()
        after = text[found.end() :]
        article = _ARTICLE.search(before)
        attributive = article is not None and _ATTRIBUTIVE.match(after) is not None
        written = write_english(_core_only(figure), attributive=attributive)
        if article is not None:
            letter = article.group(1)
            vowel = _VOWEL_SOUND.match(written.lstrip("$€£+-")) is not None
            before = before[: article.start()] + (f"{letter}n " if vowel else f"{letter} ")
        out.append(before)
        out.append(written)
        end = found.end()
        if after.startswith("-s") and figure.kind == "year":
            end += 1  # "1990-s" → "1990s"
    out.append(text[end:])
    return "".join(out)


def _core_only(figure: Figure) -> Figure:
    """The figure as its slot stands for it: a duration without its noun, a decade without its s."""
    if figure.core[1] == figure.end:
        return figure
    if figure.unit == "decade":
        return replace(figure, unit=None)
    return replace(figure, unit=None, kind="count") if figure.kind == "measure" else figure


def _opens(before: str) -> bool:
    """True when the text ends in a mark that takes no space after it."""
    if before.endswith(("(", "[", "/", "“", "‘")):
        return True
    if before.endswith("-") and len(before) > 1 and before[-2].isalnum():
        return True
    if before.endswith('"'):
        return before.count('"') % 2 == 1
    return False
