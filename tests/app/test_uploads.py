"""Files: what their text is, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from summarizer import InputError, NotTextError
from summarizer.app.uploads import MAX_BYTES, read_upload

GERMAN = "Der Umsatz stieg auf 2,39 Milliarden Dollar – für die Börse war das überraschend."


def test_text_and_markdown() -> None:
    assert read_upload(GERMAN.encode(), name="a.txt") == GERMAN
    assert read_upload(GERMAN.encode("cp1252"), name="a.MD") == GERMAN


def test_html_loses_its_tags() -> None:
    page = f"<html><script>alert(1)</script><p>{GERMAN}</p><p>Zweiter&nbsp;Absatz</p></html>"
    assert read_upload(page.encode(), name="a.html").split("\n\n") == [GERMAN, "Zweiter Absatz"]


def test_word() -> None:
    docx = pytest.importorskip("docx", reason="Word files need the extra app")
    document = docx.Document()
    document.add_paragraph("Überschrift")
    document.add_paragraph(GERMAN)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Umsatz", "2,39 Mrd."
    file = io.BytesIO()
    document.save(file)
    assert read_upload(file.getvalue(), name="a.docx") == (
        f"Überschrift\n\n{GERMAN}\n\nUmsatz\t2,39 Mrd."
    )


def _archive(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"x" * (MAX_BYTES + 1), "a.txt", "a.txt: 5,000,001 bytes, more than 5,000,000"),
        (b"%PDF-1.7", "a.pdf", "cannot be opened here; choose one of: .txt, .md"),
        (b"%PDF-1.7", "a.txt", "a PDF document, not text"),
        (b"\x89PNG\r\n", "a.md", "a PNG image"),
    ],
)
def test_refused(data: bytes, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_upload(data, name=name)


@pytest.mark.parametrize("data", [b"no archive", _archive(b"<a/>")])
def test_a_broken_word_file(data: bytes) -> None:
    pytest.importorskip("docx", reason="Word files need the extra app")
    with pytest.raises(NotTextError, match="no Word document that can be read"):
        read_upload(data, name="a.docx")


def test_a_word_file_that_unpacks_to_too_much() -> None:
    pytest.importorskip("docx", reason="Word files need the extra app")
    with pytest.raises(InputError, match="unpacks to 60,000,000 bytes"):
        read_upload(_archive(b" " * 60_000_000), name="a.docx")
