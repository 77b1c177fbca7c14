"""A planted regression fails, a rerun passes, and missing items fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.comparing import Difference, compare, paired_shares
from eval.engines import Configuration
from eval.errors import EvalError
from eval.running import RunRequest, run
from eval.translation_scores import paired_bootstrap
from tests.eval.stand_in import StandIn, loader
from tests.eval.test_running import TABLE


def make(out: Path, change=None) -> Path:
    run(
        RunRequest("newswire", out, Configuration("stand-in"), limit=20, progress=False),
        load=loader(StandIn(TABLE, change)),
    )
    return out


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("runs")
    worse = make(folder / "worse", lambda text: text.replace("billion", "million"))
    return make(folder / "good"), worse


def test_a_planted_regression_is_exit_code_1(
    runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    good, worse = map(str, runs)
    assert main(["compare", good, worse, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert "figure_survival" in found["worse"]
    assert found["regressed"]
    assert found["fixed"] == []


def test_a_rerun_and_an_improvement_are_exit_code_0(runs: tuple[Path, Path]) -> None:
    good, worse = map(str, runs)
    assert main(["compare", good, good]) == 0
    assert main(["compare", worse, good]) == 0


def test_a_stated_tolerance_holds_both_ways(runs: tuple[Path, Path]) -> None:
    good, worse = map(str, runs)
    assert main(["compare", good, worse, "--max-drop", "90"]) == 0
    assert main(["compare", good, worse, "--max-drop", "0.5"]) == 1
    noise = Difference("figures", 99.0, 97.0, -5.0, 1.0, 0.4, 30)
    assert not noise.fails(0.0)
    assert noise.fails(1.0)


def test_the_page_shows_what_changed(runs: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "comparison.html"
    assert main(["compare", *map(str, runs), "--html", str(page)]) == 1
    html = page.read_text(encoding="utf-8")
    assert "The second run is worse" in html
    assert "scale differs" in html
    assert "<svg" in html


def test_p_values_of_bleu_are_sacrebleus(runs: tuple[Path, Path]) -> None:
    rows = [
        [json.loads(line)["lines"] for line in (run / "items.jsonl").open(encoding="utf-8")]
        for run in runs
    ]
    first, second = ([line for item in items for line in item] for items in rows)
    wanted = paired_bootstrap(
        [one[1] for one in first], [one[1] for one in second], [one[2] for one in first]
    )
    found = {one.metric: one for one in compare(*runs).differences}
    assert found["bleu"].p_value == wanted["bleu"].p_value
    assert found["chrf"].p_value == wanted["chrf"].p_value


def test_missing_items_fail_closed(
    runs: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, _ = runs
    lines = (good / "items.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "items.jsonl").write_text("".join(lines[:-1]), encoding="utf-8")
    (tmp_path / "metrics.json").write_text("{}", encoding="utf-8")
    for pair in ((good, tmp_path), (tmp_path, good)):
        assert main(["compare", *map(str, pair)]) == 1
        assert "lacks 1 items" in capsys.readouterr().err


def test_other_texts_are_not_compared(runs: tuple[Path, Path], tmp_path: Path) -> None:
    good, _ = runs
    text = (good / "items.jsonl").read_text(encoding="utf-8")
    (tmp_path / "items.jsonl").write_text(text.replace("Gold", "Silber"), encoding="utf-8")
    with pytest.raises(EvalError, match="another text"):
        compare(good, tmp_path)


def test_a_folder_without_a_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(tmp_path), str(tmp_path)]) == 1
    assert "finished run" in capsys.readouterr().err


def test_equal_runs_have_p_1_and_a_constant_loss_the_smallest() -> None:
    same = paired_shares("x", [((4, 5), (4, 5))] * 20)
    assert same.p_value == 1.0
    loss = paired_shares("x", [((5, 5), (4, 5))] * 20, resamples=99)
    assert loss.p_value == pytest.approx(1 / 100)
    assert loss.gain == pytest.approx(-20)


def test_one_lost_figure_in_many_is_no_significant_loss() -> None:
    pairs = [((5, 5), (5, 5))] * 50 + [((5, 5), (4, 5))]
    assert not paired_shares("x", pairs).is_significant()


def test_nothing_to_compare() -> None:
    assert paired_shares("x", [((0, 0), (0, 0))]) is None
