"""Which items of a vocabulary are slots, controls or numeric."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

WORD_START = "▁"

_BRACKETED = re.compile(r"▁?(⟨[^⟨⟩]*⟩)")
_LANGUAGE = re.compile(r">>[^<>]+<<")
_BYTE = re.compile(r"<0x([0-9A-Fa-f]{2})>")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The items that decoding treats differently from words.

    Attributes:
        size: number of items.
        slots: slot symbol, e.g. "⟨m0⟩" -> its ids (with and without a word start).
        controls: task tokens and tags by symbol -> id.
        numeric: ids whose text carries a numeric character, or could be a part of one.
        unprintable: ids of control characters.
        languages: ids of language names such as ">>eng<<".
    """

    size: int
    slots: Mapping[str, tuple[int, ...]]
    controls: Mapping[str, int]
    numeric: frozenset[int]
    unprintable: frozenset[int]
    languages: frozenset[int]

    @classmethod
    def of(cls, pieces: Mapping[str, int], slots: frozenset[str]) -> Vocabulary:
        """Sort the items of `pieces` (text -> id); `slots` are the slot symbols there can be."""
        slot_ids: dict[str, tuple[int, ...]] = {}
        controls: dict[str, int] = {}
        numeric: set[int] = set()
        unprintable: set[int] = set()
        languages: set[int] = set()
        for piece, index in pieces.items():
            bracketed = _BRACKETED.fullmatch(piece)
            if bracketed and bracketed[1] in slots:
                slot_ids[bracketed[1]] = (*slot_ids.get(bracketed[1], ()), index)
            elif bracketed:
                controls[bracketed[1]] = index
            elif _LANGUAGE.fullmatch(piece):
                languages.add(index)
            elif is_numeric(piece):
                numeric.add(index)
            elif is_control(piece):
                unprintable.add(index)
        size = max(pieces.values()) + 1
        return cls(
            size,
            slot_ids,
            controls,
            frozenset(numeric),
            frozenset(unprintable),
            frozenset(languages),
        )


def task_symbol(task: str) -> str:
    """The vocabulary item that asks for a task: "⟨translate⟩"."""
    return f"⟨{task}⟩"


def is_numeric(piece: str) -> bool:
    """Whether `piece` shows a numeric character (5, ½, ², ①, 五) or is a byte of one.

    A byte-fallback piece is only one byte of a character. A digit in ASCII is a whole one; of
    the others it is enough to refuse the first byte of a sequence: without it no character forms.
    """
    byte = _BYTE.fullmatch(piece)
    if byte:
        return int(byte[1], 16) in _numeric_first_bytes()
    return any(character.isnumeric() for character in piece)


def is_control(piece: str) -> bool:
    """Whether `piece` is the byte of a control character such as NUL or a line feed."""
    byte = _BYTE.fullmatch(piece)
    return byte is not None and (int(byte[1], 16) < 0x20 or int(byte[1], 16) == 0x7F)


@cache
def _numeric_first_bytes() -> frozenset[int]:
    """First UTF-8 bytes of all numeric characters."""
    return frozenset(
        chr(code).encode()[0]
        for code in range(sys.maxunicode + 1)
        if not 0xD800 <= code <= 0xDFFF and chr(code).isnumeric()
    )
