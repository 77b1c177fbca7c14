"""Names in an English text that the German text gives no ground for.

A model that leaves its source writes names of its training data. Without a dictionary of either
language the check leans on spelling: a name is known when it stands in the German text, shares
its beginning with a German word (Italian ~ Italiens), or is in the table of names that are
written differently in the two languages.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from summarizer.name_words import ALWAYS, TRANSLATED
from summarizer.word_forms import is_english, word_list

_NAME = re.compile(r"[^\W\d_][^\W_]*(?:[.&][^\W\d_]+)*\.?(?:['’]s)?")
# What stands before the first word of a sentence.
_OPENING = re.compile(r"(?:^|[.!?:]\s+)[\"'“‘(]?$")
# Shared beginning from which on a German word counts as the ground of an English one.
_STEM = 4


class KnownNames:
    """The names that a German text gives ground for."""

    def __init__(self, german: str) -> None:
        words = re.findall(r"[^\W_]+", german)
        compounds = re.findall(r"[^\W_]+(?:[-.&][^\W_]+)+", german)
        # One string with every word at a line's beginning: searching it is far quicker than a loop.
        self._words = "\n".join(["", *{fold(word) for word in (*words, *compounds)}, ""])
        self._verdicts: dict[str, bool] = {}

    def unknown(self, english: str, *, opening: bool = False) -> tuple[str, ...]:
        """Capitalised words of `english` without ground, in order, each once.

        The first word of a sentence counts when it is an acronym, and with `opening` also when it
        is no common word of English.
        """
        found: dict[str, None] = {}
        for match in _NAME.finditer(english):
            name = re.sub(r"['’]s$", "", match[0]).rstrip(".")
            # What has a digit is an identifier, and a figure.
            if not name[:1].isupper() or not name.replace(".", "").replace("&", "").isalpha():
                continue
            opens = _OPENING.search(english[max(0, match.start() - 4) : match.start()])
            acronym = name.isupper() and len(name) > 1
            if opens and not acronym and (not opening or _is_word(name.lower())):
                continue
            if name not in self._verdicts:
                self._verdicts[name] = self._is_known(name)
            if not self._verdicts[name]:
                found[name] = None
        return tuple(found)

    def _is_known(self, name: str) -> bool:
        return self._has(name) or (
            _UMLAUT.search(name) is not None and self._has(_UMLAUT.sub(r"\1", name))
        )

    def _has(self, name: str) -> bool:
        folded = fold(name)
        if name.lower() in ALWAYS or len(folded) == 1 or f"\n{folded}\n" in self._words:
            return True
        for start in map(fold, TRANSLATED.get(name.lower(), "").split()):
            if (start if len(start) >= _STEM else f"\n{start}") in self._words:
                return True
        if len(folded) < _STEM:
            return False
        inside = len(folded) > _STEM and folded in self._words
        return inside or f"\n{folded[:_STEM]}" in self._words


def _is_word(word: str) -> bool:
    """Whether a word that opens a sentence is none but a word; names rarely have these endings."""
    return is_common(word) or (word.endswith(("s", "ing", "ed", "ly")) and is_english(word))


@lru_cache(maxsize=4096)
def is_common(word: str) -> bool:
    """Whether a word in small letters is one of English, and not only a name."""
    common = word_list("common_words.txt")
    return word in common or any(
        word.endswith(ending) and word.removesuffix(ending) in common for ending in ("s", "es")
    )


def may_be_name(word: str) -> bool:
    """Whether a word has a capital and is none of English that is also written small."""
    return word[0].isupper() and not is_common(word.lower())


# Kühne ~ Kuehne.
_UMLAUT = re.compile("([aou])e")
# Letters that stand for the same sound: Canada ~ Kanada, Brazil ~ Brasilien, Tyrol ~ Tirol.
_SOUNDS = str.maketrans({"k": "c", "z": "s", "y": "i", "v": "w"})


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word as it sounds: lower case without accents and with one letter per sound."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain.replace("ph", "f").replace("th", "t").translate(_SOUNDS)
