"""From bytes to text: UTF-8, UTF-16 or UTF-32 by their marks, else Windows-1252 if it is German."""

from __future__ import annotations

import codecs
import re

from summarizer.errors import NotTextError
from summarizer.language import GERMAN, guess_language

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\xfd7zXZ", "xz data"),
    (b"BZh", "bzip2 data"),
    (b"{\\rtf", "an RTF document"),
)
# Not the C1 controls that stand for quotes and dashes in misread Windows-1252.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f\x81\x8d\x8f\x90\x9d]")
_CONTROL_SHARE = 0.1


def decode(data: bytes, *, name: str) -> str:
    """The text in `data`; `name` (a file name, or "standard input") goes into messages.

    Raises NotTextError when the bytes are a known binary format, or no text in UTF-8, UTF-16 or
    UTF-32 and not German in Windows-1252 either.
    """
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise NotTextError(f"{name}: this is {what}, not text; save or copy the text itself")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding, name)
    if b"\0" in data[:4096]:
        # UTF-16 without its mark has a NUL beside every plain letter.
        for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
            if data[offset:4096:2].count(0) * 2 > len(data[offset:4096:2]):
                return check_text(_decode(data, encoding, name), name=name)
        raise NotTextError(f"{name}: binary data (NUL bytes), not text; pass a text file")
    try:
        return check_text(data.decode("utf-8"), name=name)
    except UnicodeDecodeError as error:
        text = data.decode("cp1252", errors="replace")
        if _reads_as_german(text):
            return check_text(text, name=name)
        raise NotTextError(
            f"{name}: not UTF-8 (byte {error.start}), and no German in Windows-1252; "
            "save the file as UTF-8"
        ) from error


def check_text(text: str, *, name: str) -> str:
    """`text` itself; NotTextError when so much of it is control characters that it is binary."""
    controls = len(_CONTROLS.findall(text))
    if controls > _CONTROL_SHARE * len(text):
        raise NotTextError(
            f"{name}: binary data ({controls} control characters), not text; pass plain text"
        )
    return text


def _reads_as_german(text: str) -> bool:
    # Other code pages come out as a string of accented letters, some of them umlauts.
    accented = sum(1 for letter in text if letter > "\x7f" and letter.isalpha())
    plain = len(text) - accented
    return "\ufffd" not in text and accented < plain / 4 and guess_language(text).language == GERMAN


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(
            f"{name}: marked as {encoding} but byte {error.start} is not; save the file as UTF-8"
        ) from error
