"""A batch as a Parquet file: its columns, and every state that a kill can leave."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from summarizer import InputError, MissingExtraError, Summarizer, batch_parquet
from summarizer.batch import run_batch
from summarizer.cli import main
from tests.test_batch import GERMAN, write_jsonl
from tests.test_pipeline import TRANSLATIONS


@pytest.fixture(autouse=True)
def given_model(monkeypatch: pytest.MonkeyPatch, dictionary: Callable[..., Any]) -> None:
    given = dictionary(TRANSLATIONS)
    monkeypatch.setattr(Summarizer, "load", lambda model, **_: Summarizer(given))


def columns(target: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(target).to_pylist()
    return found


def test_columns(tmp_path: Path) -> None:
    source = write_jsonl(
        tmp_path / "in.jsonl",
        {"id": "a", "text": GERMAN, "title": "Titel"},
        {"id": 7, "text": GERMAN},
        {"id": "\ud83d", "text": ""},
        {"id": ["x", 1]},
    )
    lines, target = tmp_path / "out.jsonl", tmp_path / "out.PARQUET"
    for output in (lines, target):
        result = run_batch(str(source), str(output))
        assert (result.rows, result.failed, result.skipped) == (4, 2, 0)
    rows = columns(target)
    assert [list(row) for row in rows] == [["id", "headline", "bullets", "error", "result"]] * 4
    assert [row["id"] for row in rows] == ["a", "7", "?", '["x", 1]']
    assert [row["headline"] for row in rows] == ["Titel", None, None, None]
    assert [row["error"] is None for row in rows] == [True, True, False, False]
    assert rows[0]["bullets"]
    for row, line in zip(rows, lines.read_text("utf-8").splitlines(), strict=True):
        whole, record = json.loads(row["result"]), json.loads(line)
        for one in (whole, record):
            one.get("summary", {}).pop("seconds", None)
        assert whole == record
        assert row["error"] == record.get("error")
        summary = record.get("summary")
        assert row["bullets"] == (summary and [one["text"] for one in summary["bullets"]])
    assert {path.name for path in tmp_path.glob("*PARQUET*")} == {
        "out.PARQUET",
        "out.PARQUET.options.json",
    }


# What lies there after a kill: of the Parquet file and of the working file, how many of five rows.
STATES = {
    "while the first row was written": (None, 0.5),
    "between two rows": (None, 2),
    "while a row was written": (None, 2.5),
    "before the Parquet file was there": (None, 5),
    "before the working file was removed": (5, 5),
    "before the working file was made again": (3, None),
    "when the input had grown": (3, 4.5),
    "not at all": (5, None),
}


@pytest.mark.parametrize(("packed", "working"), STATES.values(), ids=STATES)
def test_goes_on_after_a_kill(tmp_path: Path, packed: int | None, working: float | None) -> None:
    target = tmp_path / "out.parquet"
    given = [{"id": number, "text": GERMAN} for number in range(5)]
    source = write_jsonl(tmp_path / "in.jsonl", *given)
    whole = tmp_path / "whole.parquet"
    run_batch(str(source), str(whole))
    lines = [row["result"] + "\n" for row in columns(whole)]
    if packed is not None:
        write_jsonl(source, *given[:packed])
        run_batch(str(source), str(target))
        write_jsonl(source, *given)
    if working is not None:
        cut = "".join(lines[: int(working)])
        cut += lines[int(working)][:20] if working % 1 else ""
        (tmp_path / "out.parquet.partial").write_text(cut, encoding="utf-8")
    # Half a file under each name that is given away only when the file is whole.
    for name in ("out.parquet.new", "out.parquet.partial.new"):
        (tmp_path / name).write_bytes(b"PAR1 half")
    before = target.read_bytes() if target.exists() else b""
    kept = int(working) if working is not None else packed
    result = run_batch(str(source), str(target))
    assert (result.rows, result.skipped) == (5, kept)
    assert [row["id"] for row in columns(target)] == list("01234")
    if working is not None:
        found = [row["result"] + "\n" for row in columns(target)]
        assert found[:kept] == lines[:kept]
    if (packed, working) == (5, None):
        assert target.read_bytes() == before
    assert not (tmp_path / "out.parquet.partial").exists()


def test_nothing_is_written_when_nothing_is_new(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"id": 1, "text": GERMAN})
    target = tmp_path / "out.parquet"
    run_batch(str(source), str(target))
    before = target.stat()
    said: list[str] = []
    assert run_batch(str(source), str(target), progress=said.append).skipped == 1
    assert said == []
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_row_groups_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", *({"id": number} for number in range(40)))
    for limits, sizes in [((10**6, 16), [16, 16, 8]), ((1, 16), [1] * 40), ((10**6, 40), [40])]:
        monkeypatch.setattr(batch_parquet, "_GROUP_BYTES", limits[0])
        monkeypatch.setattr(batch_parquet, "_GROUP_ROWS", limits[1])
        target = tmp_path / f"{len(sizes)}.parquet"
        run_batch(str(source), str(target))
        file = parquet.ParquetFile(target).metadata
        assert [file.row_group(n).num_rows for n in range(file.num_row_groups)] == sizes
        assert [row["id"] for row in columns(target)] == [str(number) for number in range(40)]


def test_no_rows(tmp_path: Path) -> None:
    target = tmp_path / "out.parquet"
    for _ in range(2):
        assert run_batch(str(write_jsonl(tmp_path / "in.jsonl")), str(target)).rows == 0
        assert columns(target) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PAR1 half", "cannot be read"),
        ({"text": ["Ein Text."]}, "no column 'result', only: text"),
        ({"result": [1]}, "line 1 is no result of a batch"),
        ({"result": [None]}, "line 1 is no result of a batch"),
        ({"result": ['{"id": 2, "error": "no"}']}, "holds results of another input"),
        ({"result": ['{"id": 1, "error": "no"}'] * 2}, "holds more results than"),
    ],
)
def test_other_files_are_not_touched(tmp_path: Path, content: Any, told: str) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"id": 1, "text": GERMAN})
    target = tmp_path / "out.parquet"
    if isinstance(content, bytes):
        target.write_bytes(content)
    else:
        parquet.write_table(pyarrow.table(content), target)
    before = target.read_bytes()
    with pytest.raises(InputError, match=told):
        run_batch(str(source), str(target))
    assert target.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl", "out.parquet"}


def test_other_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"id": 1, "text": GERMAN})
    target, partial = tmp_path / "out.parquet", tmp_path / "out.parquet.partial"
    command = ["batch", str(source), str(target)]
    assert main(command) == 0
    for _ in ("whole", "stopped"):
        capsys.readouterr()
        assert main([*command, "--bullets", "2"]) == 1
        assert f"{target}: was begun with bullets 4, not 2;" in capsys.readouterr().err
        partial.write_text(columns(target)[0]["result"] + "\n", encoding="utf-8")


def test_a_full_disk_keeps_the_lines(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full here")
    source = write_jsonl(tmp_path / "in.jsonl", {"id": 1, "text": GERMAN})
    target, new = tmp_path / "out.parquet", tmp_path / "out.parquet.new"
    new.symlink_to(full)
    with pytest.raises(InputError, match=r"out.parquet: cannot be written: No space left"):
        run_batch(str(source), str(target))
    new.unlink()
    assert run_batch(str(source), str(target)).skipped == 1
    assert len(columns(target)) == 1


def test_the_extra_is_asked_for_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'newswire-summarizer\[parquet\]'"):
        run_batch(str(tmp_path / "none.jsonl"), str(tmp_path / "out.parquet"))
    assert list(tmp_path.iterdir()) == []
