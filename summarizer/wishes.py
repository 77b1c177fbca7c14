"""What a reader asks of a summary: how many bullets, how long, about what, in which terms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from summarizer.glossary import Glossary

DEFAULT_BULLETS = 4
FEWEST_WORDS = 3
"""A shorter bullet says nothing: it has no subject, verb and object."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of a summary.

    Attributes:
        max_bullets: the most bullets, at least 1.
        max_words: the most words of a bullet, at least 1; None for no limit of the reader's.
        focus: German or English words and names; sentences with one of them are preferred.
        glossary: German terms with the English ones that are to be used.
    """

    max_bullets: int = DEFAULT_BULLETS
    max_words: int | None = None
    focus: tuple[str, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)

    def __post_init__(self) -> None:
        if self.max_bullets < 1:
            raise ValueError(f"max_bullets must be at least 1, not {self.max_bullets}")
        if self.max_words is not None and self.max_words < 1:
            raise ValueError(f"max_words must be at least 1, not {self.max_words}")

    def arguments(self) -> dict[str, Any]:
        """The arguments of `Summarizer.summarize` by their names."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def warnings(self, texts: Sequence[str]) -> list[str]:
        """What cannot be done for an article with these German and English `texts`."""
        found = [f"focus not found in the article: {term}" for term in self.absent(texts)]
        if self.max_words is not None and self.max_words < FEWEST_WORDS:
            found.append(
                f"a limit of {self.max_words} word(s) leaves no bullet; "
                f"one needs at least {FEWEST_WORDS}"
            )
        return found

    def absent(self, texts: Sequence[str]) -> list[str]:
        """The terms of the focus that none of `texts` has."""
        return [term for term in self.focus if not any(_has(text, term) for text in texts)]

    def wants(self, *texts: str) -> bool:
        """Whether one of `texts`, a sentence in German and perhaps in English, is in focus."""
        return any(_has(text, term) for text in texts for term in self.focus)


def focus_terms(given: str | Sequence[str]) -> tuple[str, ...]:
    """The terms that a caller passes: one, or several, without the empty ones and doubles."""
    terms = [given] if isinstance(given, str) else given
    return tuple(dict.fromkeys(term for one in terms if (term := " ".join(one.split()))))


def _has(text: str, term: str) -> bool:
    """Whether `term` stands in `text`: as a word with any ending, or, when long, in a compound."""
    start = "" if len(term) > 4 else r"\b"
    end = "" if len(term) > 3 else r"\b"
    stem = re.sub(r"(?<=\w{5})(?:en|e|n|s)$", "", term)
    return re.search(f"{start}{re.escape(stem)}{end}", text, re.IGNORECASE) is not None
