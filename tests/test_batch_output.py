"""What a batch leaves and goes on from: lines, options, weights; and what is no place for it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer import InputError, Summarizer
from summarizer.batch import run_batch
from summarizer.cli import main
from tests.conftest import ROOT
from tests.test_batch import GERMAN, read_lines, write_jsonl
from tests.test_pipeline import TRANSLATIONS


@pytest.fixture(autouse=True)
def given_model(monkeypatch: pytest.MonkeyPatch, dictionary: Callable[..., Any]) -> None:
    given = dictionary(TRANSLATIONS)
    monkeypatch.setattr(Summarizer, "load", lambda model, **_: Summarizer(given))


def result_lines(target: Path) -> list[str]:
    """The JSON lines of an output, whatever its format."""
    if target.suffix != ".parquet":
        # Not splitlines(): an id may hold one of the other line ends that Unicode has.
        return target.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    found: list[str] = pyarrow.parquet.read_table(target).column("result").to_pylist()
    return found


IDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda one: st.lists(one, max_size=2),
    max_leaves=3,
)


@settings(max_examples=25, deadline=None)
@given(
    ids=st.lists(IDS, min_size=1, max_size=4),
    at=st.floats(0, 1),
    name=st.sampled_from(["out.jsonl", "out.parquet"]),
)
@example(ids=[[float("nan")], "\ud83d"], at=0.9, name="out.jsonl")
@example(ids=["\x85"], at=0.0, name="out.parquet")
def test_any_ids_cut_off_anywhere(ids: list[Any], at: float, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = write_jsonl(Path(folder) / "in.jsonl", *({"id": one} for one in ids))
        whole = Path(folder) / "whole.jsonl"
        run_batch(str(source), str(whole))
        lines = whole.read_bytes()
        assert lines.count(b"\n") == len(ids)
        target = Path(folder) / name
        working = target if target.suffix == ".jsonl" else Path(f"{target}.partial")
        working.write_bytes(lines[: round(at * len(lines))])
        run_batch(str(source), str(target))
        assert result_lines(target) == result_lines(whole)


def test_results_of_another_input_are_not_touched(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"id": "a", "text": GERMAN})
    target = write_jsonl(tmp_path / "out.jsonl", {"id": "z", "error": "…"})
    with pytest.raises(InputError, match="results of another input"):
        run_batch(str(source), str(target))
    target.write_text("something else\n")
    with pytest.raises(InputError, match="no result of a batch"):
        run_batch(str(source), str(target))
    assert target.read_text() == "something else\n"


def test_other_options_do_not_go_into_the_same_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"text": GERMAN}, {"text": GERMAN})
    target = tmp_path / "out.jsonl"
    terms = tmp_path / "terms.tsv"
    terms.write_text("Aktie\tstock\n", encoding="utf-8")
    command = ["batch", str(source), str(target), "--words", "9", "--focus", "Zoom"]
    assert main(command) == 0
    before = target.read_bytes()
    for others, told in [
        (["--backend", "ctranslate2"], "backend torch, not ctranslate2"),
        (["--model", "folder"], "model embedded, not folder"),
        (["--focus", "Kurs"], "focus Zoom, not Zoom Kurs"),
        (["--words", "8", "--bullets", "2"], "bullets 4, not 2, words 9, not 8"),
        (["--glossary", str(terms)], "glossary none, not "),
    ]:
        capsys.readouterr()
        assert main([*command, *others]) == 1
        err = capsys.readouterr().err
        assert told in err
        assert err.count("\n") == 1
    assert target.read_bytes() == before
    assert main([*command, "--workers", "2"]) == 0
    assert "2 done before" in capsys.readouterr().err


def test_outputs_that_cannot_be_written(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"id": 1, "text": GERMAN})
    before = source.read_bytes()
    for name in ("out.jsonl", "out.parquet"):
        with pytest.raises(InputError, match="cannot be written: No such file"):
            run_batch(str(source), str(tmp_path / "none" / name))
    with pytest.raises(InputError, match="no result of a batch"):
        run_batch(str(source), str(source))
    assert source.read_bytes() == before


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
@pytest.mark.parametrize(
    ("make", "told"),
    [
        (Path.mkdir, "it is a folder"),
        (os.mkfifo, "it is no regular file"),
        (lambda path: path.symlink_to("/dev/full"), "it is no regular file"),
    ],
    ids=["folder", "pipe", "device"],
)
def test_outputs_that_are_no_files(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    make: Callable[[Path], object],
    told: str,
) -> None:
    target = tmp_path / name
    make(target)
    # Said first: that there is no such input comes after it.
    assert main(["batch", str(tmp_path / "none.jsonl"), str(target)]) == 1
    err = capsys.readouterr().err
    assert err == f"summarizer: {target}: cannot be written: {told}; name another file\n"


def test_the_output_is_no_input(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", {"id": 1}, {"id": 2})
    write_jsonl(tmp_path / "z.jsonl", {"id": 3})
    target = tmp_path / "out.jsonl"
    for skipped in (0, 3):
        result = run_batch(str(tmp_path / "*.jsonl"), str(target))
        assert (result.rows, result.skipped) == (3, skipped)
    assert [line["id"] for line in read_lines(target)] == [1, 2, 3]


def write_checkpoint(folder: Path, family: str, weights: bytes) -> str:
    """As much of a checkpoint as is looked at before it is loaded."""
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps({"model_type": family}), encoding="utf-8")
    (folder / "vocab.json").write_text("{}", encoding="utf-8")
    (folder / "model.safetensors").write_bytes(weights)
    return str(folder)


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
@pytest.mark.parametrize(("changed", "key"), [("marian", "weights"), ("bart", "condenser_weights")])
def test_other_weights_of_the_same_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, changed: str, key: str
) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"text": GERMAN})
    target, begun = tmp_path / name, tmp_path / f"{name}.options.json"
    command = ["batch", str(source), str(target)]
    for option, family in (("--model", "marian"), ("--condenser", "bart")):
        command += [option, write_checkpoint(tmp_path / family, family, b"old")]
    assert main(command) == 0
    before, lines = json.loads(begun.read_text("utf-8")), result_lines(target)

    write_checkpoint(tmp_path / changed, changed, b"new")
    capsys.readouterr()
    assert main(command) == 1
    err = capsys.readouterr().err
    assert f"was begun with {key} {before[key]}, not " in err
    assert err.count("\n") == 1

    # Of an earlier version, without digests: goes on, and knows them from then on.
    old = {name: value for name, value in before.items() if name != key}
    begun.write_text(json.dumps(old), encoding="utf-8")
    assert main(command) == 0
    known = json.loads(begun.read_text("utf-8"))
    assert known.pop(key) != before[key]
    assert known == old

    # Nothing is loaded where nothing is to be done; what is known of the weights stays.
    shutil.rmtree(tmp_path / changed)
    assert main(command) == 0
    assert key in json.loads(begun.read_text("utf-8"))
    assert result_lines(target) == lines


@pytest.mark.parametrize("content", ["[]", "no JSON"])
def test_options_that_are_none(tmp_path: Path, content: str) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"id": 1})
    target = tmp_path / "out.jsonl"
    run_batch(str(source), str(target))
    (tmp_path / "out.jsonl.options.json").write_text(content)
    with pytest.raises(InputError, match=r"options.json: is no JSON object; delete it"):
        run_batch(str(source), str(target))


def test_rows_without_articles_load_no_model(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", {"id": 1})
    probe = (
        "import sys; from summarizer.cli import main; main(sys.argv[1:]); "
        "print({'torch', 'transformers'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", probe, "batch", source, tmp_path / "out.jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "set()\n"
    assert "weights" in json.loads((tmp_path / "out.jsonl.options.json").read_text("utf-8"))
