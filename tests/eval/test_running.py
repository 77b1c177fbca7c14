"""A whole run, broken off, taken up again, and what it leaves behind."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eval.__main__ import main
from eval.engines import Configuration
from eval.environment import signature
from eval.items import read_records
from eval.running import ITEMS, METRICS, REPORT, RunRequest, run
from eval.suites import NEWSWIRE, authored
from tests.eval.stand_in import StandIn, loader

TABLE = {
    german: english
    for item in authored(NEWSWIRE)
    for german, english in zip(item.german or (), item.references or (), strict=True)
}
CONFIGURATION = Configuration("stand-in")


def request(out: Path, *, suite: str = "newswire", limit: int | None = 6) -> RunRequest:
    return RunRequest(suite, out, CONFIGURATION, limit=limit, progress=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run")
    run(request(out), load=loader(StandIn(TABLE)))
    return out


def test_metrics_has_every_metric(folder: Path) -> None:
    found = json.loads((folder / METRICS).read_text(encoding="utf-8"))
    assert set(found["shares"]) >= {
        "figure_survival", "figure_precision", "lines_right", "bullets_right", "bullet_figures",
        "names_kept", "selection_f1", "answered", "verified_right", "bullets_with_figure",
    }  # fmt: skip
    assert set(found["means"]) >= {
        "rouge1", "rouge2", "rougeL", "compression", "bullets", "words_per_bullet", "seconds",
    }  # fmt: skip
    assert set(found["outcomes"]) == {
        "sentences_flagged", "bullets_flagged", "bullets_repaired", "bullets_dropped",
    }  # fmt: skip
    assert set(found["latency"]) == {"n", "p50", "p90", "p95", "p99", "words_per_second"}
    assert found["bleu"]["score"] == pytest.approx(100)
    assert found["chrf"]["score"] == pytest.approx(100)
    assert found["figures"]["per_kind"]["money"]["n"] > 0
    assert found["load_seconds"] > 0
    assert found["peak_memory_mb"] > 0
    assert found["n"] == 6
    for part in ("shares", "means"):
        for one in found[part].values():
            assert set(one) == {"value", "low", "high", "n"}
    assert "model:stand-in|weights:1" in found["signature"]
    assert found["environment"]["libraries"]["sacrebleu"]


def test_what_is_written_is_valid(folder: Path) -> None:
    records = read_records(folder / ITEMS)
    assert len(records) == 6
    suite = ElementTree.parse(folder / "junit.xml").getroot()
    assert suite.get("tests") == "6"
    assert int(suite.get("failures")) == sum(bool(one["failures"]) for one in records.values())


def test_the_report_needs_no_network(folder: Path) -> None:
    class Links(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found += [
                value or "" for name, value in attrs if name in ("src", "href") and value
            ]

    html = (folder / REPORT).read_text(encoding="utf-8")
    parser = Links()
    parser.feed(html)
    assert parser.found == []
    assert "@import" not in html
    assert "url(" not in html.replace("url(#", "")
    assert "<svg" in html
    assert len(html) < 4_000_000


def test_a_run_that_was_broken_off_ends_with_the_same_hash(folder: Path, tmp_path: Path) -> None:
    whole = json.loads((folder / METRICS).read_text(encoding="utf-8"))

    class Interrupted(StandIn):
        def summarize(self, text: str, *, max_bullets: int = 4):
            if self.calls == 3:
                raise KeyboardInterrupt
            return super().summarize(text, max_bullets=max_bullets)

    with pytest.raises(KeyboardInterrupt):
        run(request(tmp_path), load=loader(Interrupted(TABLE)))
    assert not (tmp_path / METRICS).exists()
    # As when the power went in the middle of a line.
    with (tmp_path / "outputs.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"key": "abc", "ans')

    engine = StandIn(TABLE)
    found = run(request(tmp_path), load=loader(engine))
    assert engine.calls == 3
    assert found["results_hash"] == whole["results_hash"]
    assert found["shares"] == whole["shares"]


def test_another_output_has_another_hash(folder: Path, tmp_path: Path) -> None:
    engine = StandIn(TABLE, lambda text: text.replace("rose", "fell").replace("billion", "million"))
    found = run(request(tmp_path), load=loader(engine))
    whole = json.loads((folder / METRICS).read_text(encoding="utf-8"))
    assert found["results_hash"] != whole["results_hash"]


def test_another_configuration_is_run_anew(tmp_path: Path) -> None:
    engine = StandIn(TABLE)
    run(request(tmp_path, limit=2), load=loader(engine))
    run(request(tmp_path, limit=2), load=loader(engine))
    assert engine.calls == 2
    other = RunRequest(
        "newswire", tmp_path, Configuration("stand-in", max_bullets=2), limit=2, progress=False
    )
    run(other, load=loader(engine))
    assert engine.calls == 4


def test_a_refused_text_counts_as_nothing_said(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    records = [
        {"id": "good", "de": ["Es waren 355 Prozent."], "en": ["It was 355%."]},
        {"id": "odd", "de": [" "], "en": ["It was 12%."]},
    ]
    articles.write_text("\n".join(json.dumps(one) for one in records), encoding="utf-8")
    engine = StandIn({"Es waren 355 Prozent.": "It was 355%."})
    found = run(request(tmp_path / "out", suite=str(articles)), load=loader(engine))
    assert found["errors"] == 1
    assert found["shares"]["answered"]["value"] == 0.5
    assert "refused by the model" in (tmp_path / "out" / REPORT).read_text(encoding="utf-8")


def test_figures_without_and_with_a_model(tmp_path: Path) -> None:
    without = run(RunRequest("figures", tmp_path / "a", every=50, progress=False))
    assert without["shares"]["reader"]["n"] > 100
    assert "figures" not in without
    engine = StandIn({})
    found = run(
        RunRequest("figures", tmp_path / "b", CONFIGURATION, every=50, progress=False),
        load=loader(engine),
    )
    assert found["shares"]["reader"] == without["shares"]["reader"]
    assert found["shares"]["figure_survival"]["value"] == 0.0


def test_a_model_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out")
    missing = str(tmp_path / "nothing")
    assert main(["run", "--suite", "newswire", "--model", missing, "--out", out]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith("eval: ")
    assert printed.count("\n") == 1


def test_lines_of_a_file_are_translated_one_by_one(tmp_path: Path) -> None:
    source = tmp_path / "de.txt"
    source.write_text("\n".join(list(TABLE)[:5]) + "\n", encoding="utf-8")
    asked = RunRequest(str(source), tmp_path / "out", CONFIGURATION, lines=True, progress=False)
    found = run(asked, load=loader(StandIn(TABLE)))
    assert found["n"] == 5
    assert found["shares"]["sentences_verified"]["value"] == 1.0
    assert found["shares"]["verified_right"]["value"] == 1.0
    assert set(found["outcomes"]) == {"sentences_flagged", "sentences_repaired"}
    assert "bleu" not in found
    assert "bullets" not in found


def test_another_backend_is_another_configuration() -> None:
    torch, fast = CONFIGURATION, Configuration("stand-in", backend="ctranslate2")
    assert "backend" not in torch.to_dict()
    assert fast.to_dict()["backend"] == "ctranslate2"
    signatures = [signature("newswire", 2, one, "1", 0) for one in (torch, fast)]
    assert "backend:" not in signatures[0]
    assert "backend:ctranslate2" in signatures[1]
