"""What a training pair must look like, and the noise that a few of them get."""

from __future__ import annotations

import random
import re
import unicodedata

from summarizer.seq2seq.text import normalise

_GERMAN = frozenset(
    "der die das und ist nicht ein eine einen dem den des sich auf für mit von im zu auch wird "
    "werden sind wurde hat als dass aus bei nach wie über oder zum zur sie er es wir ich".split()
)
_ENGLISH = frozenset(
    "the and is not a an of to in on for with that by as are was were has have be this it from "
    "at or which will would you your he she they we i their its".split()
)
_BOTH = _GERMAN & _ENGLISH
_WORD = re.compile(r"[^\W\d_]+")
_MARKUP = re.compile(r"https?:|www\.|<[a-z/!]|&[a-z]+;|<unk>|[{}|\\~^]|\]\(|\*\*|__|::|#[A-Z]+#|==")
_US = re.compile(r"(?<![\w.&-])(?<!T-Mobile )US(?![\w.&$])")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}


def clean(german: str, english: str, *, kind: str = "sentence") -> tuple[str, str] | None:
    """Both sides normalised, or None when they cannot be a pair worth learning.

    ``kind`` is "sentence", "bullet" (much shorter than its German) or "words" (a lexicon entry).
    """
    german, english = normalise(german), normalise(english)
    if not german or not english or german.casefold() == english.casefold():
        return None
    if _MARKUP.search(german) or _MARKUP.search(english):
        return None
    if not (_is_latin(german) and _is_latin(english)):
        return None
    if kind == "words":
        return german, english
    if kind == "bullet":
        return german, house_style(english)
    # A sentence that starts small on one side only is a fragment or careless typing.
    if german[0].isupper() and english[0].islower() and " " in english:
        return None
    ratio = (len(german) + 10) / (len(english) + 10)
    if not 0.55 <= ratio <= 2.2 or len(german) > 600:
        return None
    if not (_speaks(german, _GERMAN, _ENGLISH) and _speaks(english, _ENGLISH, _GERMAN)):
        return None
    return german, house_style(english)


def house_style(english: str) -> str:
    """The wire's way of writing: U.S. with points."""
    return _US.sub("U.S.", english)


def _is_latin(text: str) -> bool:
    letters = 0
    for character in text:
        if character.isalpha():
            if ord(character) > 0x24F and not unicodedata.combining(character):
                return False
            letters += 1
    return 2 * letters >= len(text) - text.count(" ") - sum(map(str.isdigit, text))


def _speaks(text: str, own: frozenset[str], other: frozenset[str]) -> bool:
    words = [word for word in _WORD.findall(text.lower()) if word not in _BOTH]
    foreign = sum(word in other for word in words)
    return foreign < 2 or foreign <= sum(word in own for word in words)


def template(german: str) -> str:
    """The sentence with its capitalised words blanked: equal for sentences of one template."""
    first, _, rest = german.partition(" ")
    return first + " " + " ".join("X" if w[:1].isupper() else w for w in rest.split())


def add_noise(german: str, chance: random.Random) -> str:
    """German as careless systems hand it on: no umlauts, capitals only, or ss for ß."""
    kind = chance.randrange(3)
    if kind == 0:
        return "".join(_UMLAUTS.get(character, character) for character in german)
    if kind == 1:
        return " ".join(w if "⟨" in w else w.upper() for w in german.split(" "))
    return german.replace("ß", "ss")
