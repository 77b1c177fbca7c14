"""What each vocabulary item adds to the decoded text, in bytes: the same for every tokenizer.

Three families cover the checkpoints there are: sentencepiece ("▁the", bytes as "<0xE2>"),
byte-level BPE ("Ġthe", every character a byte), and plain bytes (ByT5). Which one it is, is tried
on the tokenizer itself: when joined items do not read as it decodes them, it is refused, because
then nobody could say which digits its outputs have.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import torch

from summarizer.errors import ModelUnsupportedError

_BYTE = re.compile(r"<0x([0-9A-Fa-f]{2})>")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 256
_decoder = codecs.getincrementaldecoder("utf-8")


class Surface:
    """The decoded text of every item of a vocabulary.

    Items that print nothing (specials, language codes) have no bytes; they are banned elsewhere.

    Attributes:
        plain: `[size]`, True for items that carry no numeric character and begin a character.
        breaks: `[size]`, True for those of them that can follow a number: no letter first.
        tails: ids of the items that begin in the middle of a character.
    """

    def __init__(self, pieces: Mapping[int, bytes], *, size: int) -> None:
        self._bytes = [pieces.get(index, b"") for index in range(size)]
        plain, breaks = [False] * size, [False] * size
        self.tails: list[int] = []
        numeric: dict[str, list[int]] = {}
        by_text: dict[str, list[int]] = {}
        for index, data in pieces.items():
            if not data:
                continue
            if 0x80 <= data[0] < 0xC0:
                self.tails.append(index)
                continue
            read = decode(data)
            if read is None or _CONTROL.search(read[0]):
                continue
            text, rest = read[0].lower(), read[1]
            first = next((k for k, c in enumerate(text) if c.isnumeric()), None)
            if first is None:
                plain[index] = True
                breaks[index] = bool(text) and not text[0].isalnum()
            if rest:
                continue
            shown = spaced(text)
            by_text.setdefault(shown, []).append(index)
            if first is not None:
                digits = shown[next(k for k, c in enumerate(shown) if c.isnumeric()) :]
                numeric.setdefault(digits, []).append(index)
        self.plain = torch.tensor(plain)
        self.breaks = torch.tensor(breaks)
        self._by_text = _Index(by_text)
        self._numeric = _Index(numeric)

    @classmethod
    def of(cls, tokenizer: Any, *, vocabulary: Mapping[str, int], size: int) -> Surface:
        """The surface of a tokenizer's target `vocabulary` (piece -> id).

        Raises:
            ModelUnsupportedError: its items do not join to what it decodes.
        """
        silent = {*tokenizer.all_special_ids, *tokenizer.added_tokens_decoder}
        spell = _spelling(tokenizer, vocabulary)
        pieces = {
            index: spell(piece)
            for piece, index in vocabulary.items()
            if index not in silent and index < size
        }
        surface = cls(pieces, size=size)
        surface._try_on(tokenizer)
        return surface

    def bytes_of(self, item: int) -> bytes:
        """What `item` adds to the text."""
        return self._bytes[item]

    def spelling(self, text: str) -> list[int]:
        """Items whose whole text is `text`, in lower case with single spaces."""
        return self._by_text.exactly(text)

    def beginning(self, text: str) -> Iterator[int]:
        """Items whose text begins with `text` and goes on."""
        return self._by_text.beyond(text)

    def with_digits(self, beginnings: Iterable[str], forms: Iterable[str]) -> set[int]:
        """Items whose text, from its first digit on, is one of the `beginnings` of a form, or one
        of the whole `forms` with more behind it.
        """
        found = {index for text in beginnings for index in self._numeric.exactly(text)}
        found.update(index for text in forms for index in self._numeric.beyond(text))
        return found

    def _try_on(self, tokenizer: Any) -> None:
        """Compare with what the tokenizer itself decodes, on items with digits and on others."""
        whole = [i for i, data in enumerate(self._bytes) if data and _is_text(data)]
        numeric = [i for i in whole if not self.plain[i]]
        sample = [*numeric[:_SAMPLE], *whole[:: max(1, len(whole) // _SAMPLE)]]
        decoded = tokenizer.decode(
            sample, skip_special_tokens=True, clean_up_tokenization_spaces=False
        )
        joined = b"".join(self._bytes[index] for index in sample).decode()
        if decoded.split() != joined.split():
            raise ModelUnsupportedError(
                f"the tokenizer {type(tokenizer).__name__} joins its pieces in an unknown way, "
                "so that no figure of its outputs could be accounted for"
            )


class _Index:
    """Texts with their items, by text and by beginning."""

    def __init__(self, items: Mapping[str, list[int]]) -> None:
        self._items = items
        self._sorted = sorted(items)

    def exactly(self, text: str) -> list[int]:
        return self._items.get(text, [])

    def beyond(self, text: str) -> Iterator[int]:
        for place in range(bisect_left(self._sorted, text), len(self._sorted)):
            found = self._sorted[place]
            if not found.startswith(text):
                return
            if found != text:
                yield from self._items[found]


def decode(data: bytes) -> tuple[str, bytes] | None:
    """The text of `data` and the bytes of a last character that is not complete; None if broken."""
    decoder = _decoder("strict")
    try:
        return decoder.decode(data), decoder.getstate()[0]
    except UnicodeDecodeError:
        return None


def spaced(text: str) -> str:
    """`text` with each run of white space as one space."""
    return re.sub(r"\s+", " ", text)


def _is_text(data: bytes) -> bool:
    read = decode(data)
    return read is not None and not read[1]


def _spelling(tokenizer: Any, vocabulary: Mapping[str, int]) -> Any:
    """The function that gives the bytes of a piece."""
    if type(tokenizer).__name__ == "ByT5Tokenizer":
        return lambda piece: bytes([ord(piece)]) if len(piece) == 1 else b""
    if not any("▁" in piece for piece in vocabulary) and any("Ġ" in piece for piece in vocabulary):
        table = _byte_level_table()
        return lambda piece: bytes(table.get(character, 0x3F) for character in piece)
    return _sentencepiece


def _sentencepiece(piece: str) -> bytes:
    byte = _BYTE.fullmatch(piece)
    return bytes([int(byte[1], 16)]) if byte else piece.replace("▁", " ").encode()


def _byte_level_table() -> dict[str, int]:
    """Characters that stand for bytes in byte-level BPE: printable ones for themselves, the other
    bytes in order for the characters from U+0100 on.
    """
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(0x100) if byte not in printable]
    return {chr(byte): byte for byte in printable} | {
        chr(0x100 + place): byte for place, byte in enumerate(others)
    }
