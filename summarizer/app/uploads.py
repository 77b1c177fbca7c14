"""Text of an uploaded file: .txt and .md as they are, .html without tags, .docx by paragraphs."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from summarizer.article import decode
from summarizer.cleaning import clean
from summarizer.errors import InputError, MissingExtraError, NotTextError

TYPES = (".txt", ".md", ".html", ".htm", ".docx")
MAX_BYTES = 5_000_000
# A Word file is a ZIP archive: a small one can unpack to gigabytes.
_MOST_UNPACKED = 50_000_000


def read_upload(data: bytes, *, name: str) -> str:
    """The text of a file called `name` with the content `data`.

    Raises:
        InputError: it is too large, of another type, or no text.
    """
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name}: {len(data):,} bytes, more than {MAX_BYTES:,}; open a smaller file"
        )
    kind = PurePath(name).suffix.lower()
    if kind not in TYPES:
        raise InputError(f"{name}: cannot be opened here; choose one of: {', '.join(TYPES)}")
    if kind == ".docx":
        return _docx(data, name)
    text = decode(data, name=name)
    return clean(text).text if kind.startswith(".htm") else text


def _docx(data: bytes, name: str) -> str:
    try:
        import docx
        from docx.table import Table
    except ImportError as error:
        raise MissingExtraError(
            "Word files need python-docx; install it with: pip install 'newswire-summarizer[app]'"
        ) from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _MOST_UNPACKED:
            raise InputError(f"{name}: unpacks to {unpacked:,} bytes; save the text itself")
        blocks = []
        for block in docx.Document(io.BytesIO(data)).iter_inner_content():
            if isinstance(block, Table):
                rows = ("\t".join(cell.text for cell in row.cells) for row in block.rows)
                blocks.append("\n".join(rows))
            else:
                blocks.append(block.text)
    except InputError:
        raise
    except Exception as error:  # a damaged file fails in many ways, none of them documented
        raise NotTextError(
            f"{name}: this is no Word document that can be read; save it as text"
        ) from error
    return "\n\n".join(block for block in blocks if block.strip())
