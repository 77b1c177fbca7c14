"""Which machine translations are good enough to learn from."""

from __future__ import annotations

import re
from collections import Counter

import sacrebleu

from models.training.cleaning import clean
from models.training.numbering import slots_of
from summarizer.figures.slots import SLOT_PATTERN

_ENDED = re.compile(r"[.!?][\"']?$")
_NAME = "X"  # stands for a slot where letters are counted
_STAMMER = re.compile(r"\b(\w+)(?: \1){2}\b", re.IGNORECASE)
_LOWER = re.compile(r"\b[a-z]{5,}\b")
_LEFT_STANDING = 2  # words that both languages may have: "international", "mobile"


def fault(english: str, german: str) -> str | None:
    """What is wrong with slotted German as a translation of slotted English, None for nothing.

    Every slot of the English must come back, and once; there may be no digit, no stammering and no
    English left standing; and the two must be a pair that is kept where people wrote it.
    """
    if Counter(slots_of(english)) != Counter(slots_of(german)):
        return "slots"
    texts = [SLOT_PATTERN.sub(_NAME, text) for text in (german, english)]
    if any(character.isnumeric() for character in texts[0]) or clean(*texts) is None:
        return "wording"
    left_standing = set(_LOWER.findall(german)) & set(_LOWER.findall(english))
    if _STAMMER.search(german) or len(left_standing) > _LEFT_STANDING:
        return "wording"
    return None if _ENDED.search(german) or not _ENDED.search(english) else "wording"


def likeness(hypothesis: str, english: str) -> float:
    """chrF2 of a translation back into English, 0 to 100 (M. Popović, 2015; sacreBLEU)."""
    return float(sacrebleu.sentence_chrf(hypothesis, [english]).score)
