"""Text ↔ vocabulary items of a Marian folder, by sentencepiece alone.

Gives what transformers' `MarianTokenizer` gives for a folder with one vocabulary, except that
"</s>" in a text is only text; transformers need not be imported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import sentencepiece

_PIECES, _ITEMS, _SETTINGS = "source.spm", "vocab.json", "tokenizer_config.json"
_LONGEST = 512


class Pieces:
    """The vocabulary of a Marian folder.

    Args:
        folder: holds source.spm, vocab.json and tokenizer_config.json.

    Raises:
        OSError, ValueError, RuntimeError: one of them cannot be read, or lacks what it must have.
    """

    def __init__(self, folder: Path) -> None:
        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / _PIECES))
        self.items: Mapping[str, int] = read_items(folder)
        settings = _read(folder / _SETTINGS)
        if settings.get("separate_vocabs"):
            raise ValueError("it has different vocabularies for its inputs and outputs")
        self.longest = min(int(settings.get("model_max_length", _LONGEST)), _LONGEST)
        self.end, self.unknown = (self._named(settings, *one) for one in _NAMED)
        self.texts = {index: piece for piece, index in self.items.items()}

    def ids_of(self, text: str) -> list[int]:
        """The items of `text`, and the end."""
        pieces = self._processor.encode(text, out_type=str)
        return [*(self.items.get(piece, self.unknown) for piece in pieces), self.end]

    def text_of(self, ids: Iterable[int]) -> str:
        """The text of items, with single spaces."""
        text: str = self._processor.decode_pieces([self.texts[index] for index in ids])
        return " ".join(text.replace("▁", " ").split())

    def _named(self, settings: Mapping[str, Any], setting: str, default: str) -> int:
        piece = settings.get(setting, default)
        if piece not in self.items:
            raise ValueError(f"{_ITEMS} lacks {piece}")
        return self.items[piece]


_NAMED = (("eos_token", "</s>"), ("unk_token", "<unk>"))


def read_items(folder: Path) -> dict[str, int]:
    """The vocabulary of `folder`, piece -> id.

    Raises:
        OSError, ValueError: there is none.
    """
    return {str(piece): int(index) for piece, index in _read(folder / _ITEMS).items()}


def _read(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"{path.name} is no JSON object")
    return found
