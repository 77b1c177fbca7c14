"""Names that English writes as German does: which a text has, which are lost, how they are spelt.

Which words are names cannot be looked up: names are new every day. What can be listed are the
others, words with a capital that the other language writes differently (`german_words.txt`,
`english_names.txt`, made by ``python -m models.training.capitals``), and what compounds of them
end in (`german_ends.txt`). What has a capital and is not listed is taken as a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from os.path import commonprefix

from summarizer.name_words import TRANSLATED
from summarizer.names import fold, is_common, may_be_name
from summarizer.word_forms import is_english, word_list

NAME = re.compile(r"[^\W\d_][\w&’'-]*\w")
"""A word that may be a name, with what is joined to it by a hyphen or an apostrophe."""

# Names of words that are none: Deutsche Bank, Hannover Rück, Süddeutsche Zeitung.
_PROPER = re.compile(
    r"\b(?:(?:Süd)?[Dd]eutsche[mnrs]?|Allgemeine|Frankfurter|Münchener|Hannover|Berliner|Hamburger)"
    r"(?: [A-ZÄÖÜ][\w&-]+)+"
)
# A misspelt name has nearly all letters of the right one. Names brought over from another
# alphabet need more: Prigozhin is no slip for Prigoschin.
_ALIKE, _BROUGHT_OVER = 0.8, 0.905
_ALPHABET = re.compile("sch|w|j|ch", re.IGNORECASE)
# Short words are alike by chance.
_SHORTEST = 5
# Letters of the parts of a compound, at least: ends of four letters are those of many names, too.
_FIRST_PART, _LAST_PART = 3, 5
# How much of the end of a name may be lost: the rest of a compound is longer.
_CUT_OFF = 3
ENDINGS = frozenset(("", *"e en ens er ern ers es is isch ische ischen n ns s".split()))


def bare(name: str) -> str:
    """A name without the English genitive."""
    return re.sub(r"['’]s$", "", name)


@lru_cache(maxsize=1024)
def names_of(german: str) -> frozenset[str]:
    """The words of a German text that English should repeat letter by letter."""
    return frozenset(name for word in NAME.findall(german) for name in _names_in(word))


def _names_in(word: str) -> Iterator[str]:
    """The word if it is a name; of "Forsa-Umfrage" the part that is one."""
    for part in word.split("-")[:-1] if is_german(word) else [word]:
        if NAME.fullmatch(part) and may_be_name(part) and not is_german(part):
            yield part


@lru_cache(maxsize=8192)
def is_german(word: str) -> bool:
    """Whether English writes a word with a capital differently, or a compound's last part."""
    first, _, last = word.rpartition("-")
    if first and is_english(last.lower()):  # Coca-Cola, T-Systems
        return False
    ends = word_list("german_ends.txt")
    return last in word_list("german_words.txt") or any(end in ends for end in compound_ends(last))


def compound_ends(word: str) -> list[str]:
    """What may be the last part of a compound, however it is made, longest first."""
    return [word[start:] for start in range(_FIRST_PART, len(word) - _LAST_PART + 1)]


@lru_cache(maxsize=1024)
def _words_of(german: str) -> frozenset[str]:
    """The words of a German text that English writes differently."""
    return frozenset(w for w in NAME.findall(german) if may_be_name(w) and is_german(w))


def kept(english: str, german: str) -> frozenset[str]:
    """The names of `german` that stand in `english`."""
    return names_of(german) & {bare(name) for name in NAME.findall(english)}


def left_german(english: str, german: str) -> frozenset[str]:
    """Words of `german` with a translation that stand in `english` untranslated."""
    return _words_of(german).intersection(NAME.findall(_PROPER.sub("", english)))


def respelt(english: str, german: str) -> tuple[str, tuple[str, ...]]:
    """`english` with misspelt names written as in `german`, and a line for each.

    A name is misspelt when nothing in the German is written like it, it is no English form of a
    name, and one name of the German that the English lacks differs in a letter or two, in small
    letters, or in an end that was cut off.
    """
    missing = names_of(german) - kept(english, german)
    missing = frozenset(name for name in missing if len(name) >= _SHORTEST)
    if not missing:
        return english, ()
    notes = []
    german_words = set(NAME.findall(german))
    for word in dict.fromkeys(map(bare, NAME.findall(english))):
        if word in german_words or not _may_be_misspelt(word):
            continue
        right = [name for name in missing if _is_slip(word, name)]
        if len(right) == 1:
            english = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", right[0], english)
            notes.append(f"name written as in the source: {word} → {right[0]}")
    return english, tuple(notes)


def _may_be_misspelt(word: str) -> bool:
    return (
        len(word) >= _SHORTEST
        and not word.isupper()
        and word.lower() not in TRANSLATED
        and word not in word_list("english_names.txt")
        and not is_common(word.lower())
    )


def _is_slip(word: str, name: str) -> bool:
    # A name has a capital, however it sounds: "capitalo" is no English form of Kapitalo.
    if word.islower() and fold(word) == fold(name):
        return True
    alike = len(commonprefix((word, name)))  # noqa: RUF071 (letter by letter is what is meant)
    # Other endings are other forms: "Macys", "Sardiniens" and "Sardinian", "Zoom-Chef".
    if alike < 2 or name[alike:] in ENDINGS or not name[alike:].isalpha():
        return False
    if word.replace("-", "") == name.replace("-", "") or _respells(word, name):
        return False
    if word == name[:alike]:
        return len(name) - alike <= _CUT_OFF
    least = _BROUGHT_OVER if _ALPHABET.search(name) else _ALIKE
    return _ratio(word, name) >= least


def _respells(word: str, name: str) -> bool:
    """Whether another alphabet's letters make the difference: Lavrov is Lawrow."""
    return fold(word) == fold(name) and _ALPHABET.search(name) is not None


def _ratio(word: str, name: str) -> float:
    return SequenceMatcher(None, word.lower(), name.lower()).ratio()
