"""The command line: results, streams, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from summarizer import Summarizer
from summarizer.cli import main
from summarizer.summary import schema
from tests.conftest import SEED
from tests.test_pipeline import TRANSLATIONS

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
ENGLISH = b"The company said that its revenue rose by five percent in the second quarter."

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch, dictionary: Callable[..., Any]) -> list[str]:
    """The embedded model is one whose outputs are given; collects the names it was loaded by."""
    names: list[str] = []

    def load(
        model: str = "embedded", *, condenser: str | None = None, backend: str = "torch"
    ) -> Summarizer:
        names.append(model if backend == "torch" else f"{model} by {backend}")
        return Summarizer(dictionary(TRANSLATIONS))

    monkeypatch.setattr(Summarizer, "load", load)
    return names


def test_brief_text(loads: list[str], capsys: Capture) -> None:
    assert main(["brief", str(SEED)]) == 0
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert 3 <= len(lines) <= 4
    assert all(line.startswith("- ") for line in lines)
    assert "almost $664 million" in out or "almost $186 million" in out
    assert loads == ["embedded"]


def test_brief_json_of_one_file_is_one_object(loads: list[str], capsys: Capture) -> None:
    assert main(["brief", "--format", "json", "--bullets", "2", str(SEED)]) == 0
    summary = json.loads(capsys.readouterr().out)
    jsonschema.validate(summary, schema("summary"))
    assert len(summary["bullets"]) == 2


def test_brief_markdown(loads: list[str], capsys: Capture) -> None:
    assert main(["brief", "--format", "markdown", str(SEED)]) == 0
    assert "| Figure | In the German text | Verdict |" in capsys.readouterr().out


def test_several_files_one_object_per_line(loads: list[str], capsys: Capture) -> None:
    assert main(["brief", "--format", "json", str(SEED), str(SEED)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    for line in lines:
        jsonschema.validate(json.loads(line), schema("summary"))
    assert loads == ["embedded"]


def test_one_bad_file_keeps_no_other_back(
    loads: list[str], capsys: Capture, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(PNG)
    missing = tmp_path / "missing.txt"
    code = main(["brief", str(SEED), str(picture), str(missing), str(tmp_path), str(SEED)])
    out, err = capsys.readouterr()
    assert code == 1
    assert out.count(str(SEED)) == 2
    assert out.count("- ") >= 6
    lines = [line for line in err.splitlines() if str(tmp_path) in line]
    assert len(lines) == 3
    assert "PNG image" in lines[0]
    assert "no such file" in lines[1]
    assert "summarizer batch" in lines[2]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no text"),
        (b" \n", "no text"),
        (ENGLISH, "English"),
        (PNG, "PNG"),
        (b"\xff\xfe\x00", ""),
    ],
)
def test_bad_standard_input_is_one_line_and_loads_no_model(
    loads: list[str],
    capsys: Capture,
    standard_input: Callable[[bytes], None],
    data: bytes,
    message: str,
) -> None:
    standard_input(data)
    assert main(["brief", "-"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith("summarizer: ")
    assert message in err
    assert loads == []


def test_standard_input_is_the_default(
    loads: list[str], capsys: Capture, standard_input: Callable[[bytes], None]
) -> None:
    standard_input(SEED.read_bytes())
    assert main(["translate"]) == 0
    assert capsys.readouterr().out.startswith("The video service provider Zoom")


def test_translate_json(loads: list[str], capsys: Capture) -> None:
    assert main(["translate", "--format", "json", "--model", "other", str(SEED)]) == 0
    jsonschema.validate(json.loads(capsys.readouterr().out), schema("translation"))
    assert loads == ["other"]


def test_figures_table(capsys: Capture) -> None:
    assert main(["figures", str(SEED)]) == 0
    out = capsys.readouterr().out
    assert "2390000000" in out
    assert "at most $2.39 billion" in out
    header, *rows = out.splitlines()
    column = header.index("value")
    assert all(row[column - 1] == " " for row in rows)


def test_figures_json(capsys: Capture) -> None:
    assert main(["figures", "--format", "json", str(SEED)]) == 0
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, schema("figures"))
    pasted = SEED.read_bytes().decode("utf-8")
    for figure in found["figures"]:
        assert pasted[figure["start"] : figure["end"]] == figure["text"]
    values = {(figure["value"], figure["unit"]) for figure in found["figures"]}
    assert values >= {
        ("355", "percent"),
        ("2", "quarter"),
        ("284", "percent"),
        ("2390000000", "USD"),
        ("30", "percent"),
        ("664000000", "USD"),
        ("5", "percent"),
        ("370200", None),
        ("10", None),
        ("186000000", "USD"),
        ("5500000", "USD"),
    }


def test_figures_of_a_single_line(capsys: Capture, standard_input: Callable[[bytes], None]) -> None:
    standard_input(b"Ein Drittel von 5&nbsp;Mio. Euro\n")
    assert main(["figures", "--format", "json", "-"]) == 0
    found = json.loads(capsys.readouterr().out)["figures"]
    assert [figure["value"] for figure in found] == ["1/3", "5000000"]
    assert found[1]["text"] == "5&nbsp;Mio. Euro"


def test_figures_without_text_or_figures(
    capsys: Capture, standard_input: Callable[[bytes], None]
) -> None:
    standard_input(b"")
    assert main(["figures"]) == 1
    assert "no text" in capsys.readouterr().err
    standard_input(b"Hallo Welt")
    assert main(["figures"]) == 0
    assert capsys.readouterr().out == "no figures\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["sing"],
        ["brief", "--bullets", "0"],
        ["brief", "--format", "xml"],
        ["batch", "in.jsonl"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: summarizer" in err


def test_a_missing_model_is_one_line(capsys: Capture) -> None:
    assert main(["brief", "--model", "/no/such/model", str(SEED)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "no model folder" in err


def test_another_backend(loads: list[str], capsys: Capture) -> None:
    assert main(["translate", "--backend", "ctranslate2", str(SEED)]) == 0
    assert loads == ["embedded by ctranslate2"]
    with pytest.raises(SystemExit, match="2"):
        main(["brief", "--backend", "onnx", str(SEED)])
    assert "'torch', 'ctranslate2'" in capsys.readouterr().err


def test_a_defect_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def fail(*_: object, **__: object) -> Summarizer:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(Summarizer, "load", fail)
    assert main(["brief", str(SEED)]) == 1
    assert capsys.readouterr().err == (
        "summarizer: internal error, please report it: RuntimeError: two lines\n"
    )


def test_the_app_without_its_extra(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert main(["app"]) == 1
    assert "newswire-summarizer[app]" in capsys.readouterr().err


def _run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments],
        capture_output=True,
        check=False,
        **options,
    )


def test_as_a_module_and_in_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    (tmp_path / "in.txt").write_text("Größe: fünf Prozent, 30 €", encoding="utf-8")
    done = _run("figures", str(tmp_path / "in.txt"), env=environment)
    assert done.returncode == 0
    assert "fünf Prozent" in done.stdout.decode("utf-8")
    assert _run("--version").stdout.startswith(b"summarizer ")


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    text = tmp_path / "long.txt"
    text.write_text("Der Umsatz stieg um 5 Prozent. " * 4000, encoding="utf-8")
    command = f'"{sys.executable}" -m summarizer figures "{text}" | head -n 1'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    assert done.stderr == b""
    assert done.returncode == 0


def test_words_focus_and_glossary(loads: list[str], capsys: Capture, tmp_path: Path) -> None:
    terms = tmp_path / "terms.tsv"
    terms.write_text("Kunde\tclient\tcustomer\n", encoding="utf-8")
    options = ["--bullets", "1", "--words", "14", "--focus", "Kunden", "--focus", "Tesla"]
    assert main(["brief", *options, "--glossary", str(terms), str(SEED)]) == 0
    out, err = capsys.readouterr()
    (line,) = out.splitlines()
    assert "institutional clients" in line
    assert len(line.split()) <= 15
    assert "focus not found in the article: Tesla" in err
    assert main(["translate", "--glossary", str(terms), str(SEED)]) == 0
    assert "institutional clients" in capsys.readouterr().out


def test_a_bad_glossary_is_one_line_and_loads_no_model(
    loads: list[str], capsys: Capture, tmp_path: Path
) -> None:
    terms = tmp_path / "terms.tsv"
    terms.write_text("# ours\nKunde client\n", encoding="utf-8")
    for command in ("brief", "translate"):
        assert main([command, "--glossary", str(terms), str(SEED)]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert f"{terms}, line 2: needs a German term, a tab and an English term" in err
    assert main(["brief", "--glossary", str(tmp_path / "none"), str(SEED)]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert loads == []
