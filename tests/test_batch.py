"""Many articles: a line for every row, and going on where a run was stopped."""

from __future__ import annotations

import bz2
import csv
import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from summarizer import InputError, Summarizer
from summarizer.batch import run_batch
from summarizer.batch_progress import Progress
from summarizer.cli import main
from summarizer.rows import Row, count_rows, read_rows
from summarizer.summary import schema
from tests.test_pipeline import TRANSLATIONS

GERMAN = "Die Aktie von Zoom legte nachbörslich fünf Prozent zu."
ENGLISH = "The company said that its revenue rose by five percent in the second quarter."


@pytest.fixture(autouse=True)
def given_model(monkeypatch: pytest.MonkeyPatch, dictionary: Callable[..., Any]) -> Any:
    given = dictionary(TRANSLATIONS)
    monkeypatch.setattr(Summarizer, "load", lambda model, **_: Summarizer(given))
    return given


def write_jsonl(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_one_line_for_every_row_in_order(tmp_path: Path) -> None:
    source = write_jsonl(
        tmp_path / "in.jsonl",
        {"id": "a", "text": GERMAN, "title": "Titel", "date": "2020-09"},
        {"text": GERMAN},
        {"id": 7, "text": ENGLISH},
        {"id": "d"},
        ["no object"],
    )
    with source.open("a") as file:
        file.write("no JSON\n\n")
    target = tmp_path / "out.jsonl"
    result = run_batch(str(source), str(target))
    lines = read_lines(target)
    assert [line["id"] for line in lines] == ["a", 2, 7, "d", 5, 6]
    assert (result.rows, result.failed, result.skipped) == (6, 4, 0)
    for line in lines[:2]:
        assert set(line) == {"id", "summary"}
        jsonschema.validate(line["summary"], schema("summary"))
    assert lines[0]["summary"]["headline"] == "Titel"
    assert lines[0]["summary"]["dateline"]["date"] == "2020-09"
    for line in lines[2:]:
        assert set(line) == {"id", "error"}
    assert "English" in lines[2]["error"]
    assert "row 4 has no 'text'" in lines[3]["error"]


@pytest.mark.parametrize("identity", [None, "", float("nan")])
def test_rows_without_an_id_get_their_number(tmp_path: Path, identity: object) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"id": 0, "text": "a"}, {"id": identity})
    assert [row.id for row in read_rows(source)] == [0, 2]


def test_a_stopped_run_goes_on(tmp_path: Path, given_model: Any) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", *({"id": n, "text": GERMAN} for n in range(5)))
    target = tmp_path / "out.jsonl"
    run_batch(str(source), str(target))
    whole = target.read_bytes()
    first_lines = b"".join(whole.splitlines(keepends=True)[:2])
    target.write_bytes(first_lines + b'{"id": 2, "summ')
    given_model.inputs.clear()
    result = run_batch(str(source), str(target))
    assert (result.rows, result.failed, result.skipped) == (5, 0, 2)
    assert len(given_model.inputs) == 3
    assert [line["id"] for line in read_lines(target)] == [0, 1, 2, 3, 4]
    again = run_batch(str(source), str(target))
    assert again.skipped == 5


def test_a_row_that_fails_inside_does_not_take_others_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"text": GERMAN}, {"text": GERMAN + " Bumm."})
    summarize = Summarizer.summarize

    def explode(self: Summarizer, text: str, **options: Any) -> Any:
        if "Bumm" in text:
            raise RuntimeError("boom")
        return summarize(self, text, **options)

    def explode_all(self: Summarizer, texts: Any, **options: Any) -> Any:
        raise RuntimeError("boom")

    monkeypatch.setattr(Summarizer, "summarize", explode)
    monkeypatch.setattr(Summarizer, "summarize_many", explode_all)
    run_batch(str(source), str(tmp_path / "out.jsonl"))
    first, second = read_lines(tmp_path / "out.jsonl")
    assert first["summary"]["bullets"]
    assert second == {"id": 2, "error": "internal error, please report it: RuntimeError: boom"}


def test_a_folder_of_texts(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "b.txt").write_text(GERMAN, encoding="utf-8")
    (folder / "a.txt").write_bytes(b"\x89PNG")
    (folder / "note.md").write_text("no article")
    rows = list(read_rows(folder))
    assert [row.id for row in rows] == ["a", "b"]
    assert rows[0].error
    assert rows[1] == Row("b", GERMAN)


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows(
            [["id", "text", "title"], ["x", GERMAN + "\nZwei.", "T"], ["", GERMAN, ""]]
        )
    assert list(read_rows(path)) == [Row("x", GERMAN + "\nZwei.", "T"), Row(2, GERMAN)]
    path.write_bytes(b"id,text\n1,\xe4\n")
    with pytest.raises(InputError, match="save it as UTF-8"):
        list(read_rows(path))


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read_rows(tmp_path / "none.jsonl")
    (tmp_path / "in.xlsx").write_bytes(b"")
    with pytest.raises(InputError, match=r"unknown format '.xlsx'"):
        read_rows(tmp_path / "in.xlsx")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"text": GERMAN}, {"text": ""})
    assert main(["batch", str(source), str(tmp_path / "out.jsonl")]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "2 rows, 1 of them errors, 0 done before" in err
    assert main(["batch", str(source), str(tmp_path / "no" / "out.jsonl")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_wishes_are_passed_on(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"text": GERMAN})
    target = tmp_path / "out.jsonl"
    assert main(["batch", str(source), str(target), "--focus", "Quark", "--words", "2"]) == 0
    warnings = read_lines(target)[0]["summary"]["warnings"]
    assert "focus not found in the article: Quark" in warnings
    assert any("limit of 2 word(s)" in one for one in warnings)


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip), (".bz2", bz2), (".xz", lzma)])
def test_compressed(tmp_path: Path, suffix: str, pack: Any) -> None:
    lines = (tmp_path / f"in.jsonl{suffix}", json.dumps({"text": GERMAN}) + "\n")
    table = (tmp_path / f"in.csv{suffix}", f'id;text\n7;"{GERMAN}\nZwei ""Worte"", so."\n')
    for path, text in (lines, table):
        path.write_bytes(pack.compress(text.encode()))
    assert list(read_rows(lines[0])) == [Row(1, GERMAN)]
    assert list(read_rows(table[0])) == [Row("7", GERMAN + '\nZwei "Worte", so.')]
    assert count_rows(table[0]) == 1
    lines[0].write_bytes(lines[0].read_bytes()[:-4])
    with pytest.raises(InputError, match="is it complete"):
        list(read_rows(lines[0]))


def test_a_pattern_numbers_rows_through_its_files(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write_jsonl(tmp_path / f"{name}.jsonl", {"text": name}, {"text": name, "id": name})
    (tmp_path / "c.txt").write_text(GERMAN, encoding="utf-8")
    pattern = str(tmp_path / "*.*")
    assert [row.id for row in read_rows(pattern)] == [1, "a", 3, "b", "c"]
    assert count_rows(pattern) == 5


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="needs the extra parquet")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "in.parquet"
    table = pyarrow.table({"id": [5, None], "text": [GERMAN, None], "date": ["2020-09", None]})
    parquet.write_table(table, path)
    rows = list(read_rows(path))
    assert rows == [Row(5, GERMAN, date="2020-09"), Row(2, error="row 2 has no 'text'")]
    assert count_rows(path) == 2
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(InputError, match="cannot be read"):
        list(read_rows(path))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("in.csv", "id,body\n1,x\n", "no column 'text', only: id, body"),
        ("in.csv", "", "no column 'text', only: none"),
        ("in.tar.gz", "", "unknown format"),
        ("in.jsonl.gz", "no gzip", "Not a gzipped file"),
    ],
)
def test_files_without_articles(tmp_path: Path, name: str, content: str, told: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        list(read_rows(tmp_path / name))
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(InputError, match=r"a folder without .txt files"):
        read_rows(empty)


def test_progress_tells_the_time_left() -> None:
    told: list[str] = []
    now = iter([0.0, 1.0, 4.0, 5.0, 604.0, 605.0])
    progress = Progress(told.append, 1000, 100, clock=lambda: next(now))
    for done in (110, 140, 150, 704, 1000):
        progress.tell(done)
    assert told == [
        "140 of 1,000 rows done, 10.0 rows/s, about 1 min left",
        "704 of 1,000 rows done, 1.0 rows/s, about 5 min left",
        "1,000 of 1,000 rows done",
    ]


def test_stopped_by_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Summarizer, "summarize_many", stop)
    source = write_jsonl(tmp_path / "in.jsonl", {"text": GERMAN})
    assert main(["batch", str(source), str(tmp_path / "out.jsonl")]) == 130
    assert "the same command goes on where it stopped" in capsys.readouterr().err
