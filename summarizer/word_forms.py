"""Lists of words, and which words are English: those of a list, and those formed of them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_BEGINNINGS = tuple(
    "un re non over under pre mis dis anti co out sub super inter multi micro bio counter up down"
    " off on".split()
)
_ENDINGS = tuple(
    "s es ed d ing ly er r ers rs able ness y al ally or ors ation ations ment ments less"
    " ful".split()
)
# A stem has three letters, after a beginning four.
_STEM, _AFTER_BEGINNING = 3, 4


@cache
def word_list(file: str) -> frozenset[str]:
    """The words of a list beside this module; `models/training/README.md` says how each is made."""
    return frozenset(files("summarizer").joinpath(file).read_text("utf-8").split())


def is_english(word: str) -> bool:
    """Whether a word in small letters is one of English, or formed of one."""
    return is_formed(word, word_list("english_words.txt"))


def is_formed(word: str, known: frozenset[str] | set[str]) -> bool:
    """Whether `word` is in `known`, or one of them with a common beginning or ending."""
    return _with_ending(word, known) or any(
        word.startswith(beginning)
        and len(word) - len(beginning) >= _AFTER_BEGINNING
        and _with_ending(word.removeprefix(beginning), known)
        for beginning in _BEGINNINGS
    )


def _with_ending(word: str, known: frozenset[str] | set[str]) -> bool:
    if word in known:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _STEM:
            continue
        # "Using" of "use", "tried" of "try", "planned" of "plan".
        forms = [stem, f"{stem}e"]
        forms += [f"{stem[:-1]}y"] if stem.endswith("i") else []
        forms += [stem[:-1]] if stem[-1] == stem[-2] else []
        if any(form in known for form in forms):
            return True
    return False
