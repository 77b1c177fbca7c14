"""The one spelling of text that the embedded model knows.

Training and inference both call :func:`normalise`; sentencepiece itself runs with the identity
normaliser, because its default (NFKC) rewrites figures: "1½" would become "11⁄2".
"""

from __future__ import annotations

import re
import unicodedata

_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("„“”‟«»″", '"'),
        **dict.fromkeys("‚‘’‛‹›`´′", "'"),
        **dict.fromkeys("\u2010\u2011", "-"),
        "\u2212": "-",  # minus sign
        "\u2015": "—",
        "…": "...",
        **dict.fromkeys("\u00ad\ufeff\u200b\u200c\u200d\u200e\u200f\u2060", None),  # invisible
        **dict.fromkeys(map(chr, range(0x202A, 0x202F)), None),  # bidi embeddings
        **dict.fromkeys(map(chr, range(0x2066, 0x206A)), None),  # bidi isolates
        "ﬁ": "fi",
        "ﬂ": "fl",
    }
)
_DOUBLED = re.compile(r"''")
_SPACES = re.compile(r"\s+")


def normalise(text: str) -> str:
    """NFC, straight quotes, plain hyphens and single spaces; nothing that changes a figure."""
    text = unicodedata.normalize("NFC", text).translate(_CHARACTERS)
    return _SPACES.sub(" ", _DOUBLED.sub('"', text)).strip()
