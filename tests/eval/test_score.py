"""`eval score` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main

GERMAN = "Der Umsatz stieg auf 2,39 Milliarden Dollar.\nDas sind 355 Prozent mehr.\n"
ENGLISH = "Revenue rose to $2.39 billion.\nThat is 355% more.\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "de.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(ENGLISH.replace("billion", "million"), encoding="utf-8")
    return tmp_path


def score(folder: Path, *names: str, options: tuple[str, ...] = ()) -> int:
    paths = [str(folder / name) for name in names]
    source = str(folder / "de.txt")
    return main(["score", "--source", source, "--hypothesis", *paths, *options])


def test_json_of_one_system(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reference = ("--reference", str(files / "en.txt"), "--format", "json")
    assert score(files, "bad.txt", options=reference) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["n"] == 2
    assert found["figures"]["survival"]["value"] == 0.5
    assert found["figures"]["errors"]["scale"] == 1
    assert set(found["bleu"]) >= {"score", "signature", "low", "high"}
    assert found["chrf"]["signature"].startswith("nrefs:1|")


def test_without_reference_there_is_no_bleu(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score(files, "en.txt", options=("--format", "json")) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"n", "figures"}


def test_text_and_table(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert score(files, "en.txt") == 0
    assert "figure survival" in capsys.readouterr().out
    assert score(files, "en.txt", "bad.txt") == 0
    table = capsys.readouterr().out
    assert "| bad.txt | 50.0 %" in table


def test_errors_go_to_a_file(files: Path) -> None:
    target = files / "errors.tsv"
    assert score(files, "bad.txt", options=("--errors", str(target))) == 0
    (row,) = target.read_text(encoding="utf-8").splitlines()
    assert row.split("\t")[:3] == ["bad.txt", "1", "scale"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"one line\n", "has 1 lines but"),
        (b"", "is empty"),
        ("ä\nö\n".encode("latin-1"), "not UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_what_cannot_be_scored_is_one_line_and_exit_code_1(
    files: Path, content: bytes | None, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (files / "odd.txt").write_bytes(content)
    assert score(files, "odd.txt") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert printed.err.count("\n") == 1


def test_carriage_returns_and_byte_order_marks_do_not_matter(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "dos.txt").write_bytes(("\ufeff" + ENGLISH.replace("\n", "\r\n")).encode())
    assert score(files, "dos.txt", options=("--format", "json")) == 0
    assert json.loads(capsys.readouterr().out)["figures"]["survival"]["value"] == 1.0


def test_other_line_separators_do_not_split_a_line(files: Path) -> None:
    (files / "odd.txt").write_text("Revenue\u2028rose\x0b.\nMore.\n", encoding="utf-8")
    assert score(files, "odd.txt") == 0
