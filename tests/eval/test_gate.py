"""The gate passes on itself, fails on a planted regression, and fails closed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.gate import check, update
from tests.eval.stand_in import StandIn, loader
from tests.eval.test_running import TABLE


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gate") / "baseline.jsonl"
    update("stand-in", baseline=path, load=loader(StandIn(TABLE)))
    return path


def test_the_gate_passes_on_itself(baseline: Path) -> None:
    assert check("stand-in", baseline=baseline, load=loader(StandIn(TABLE))) == []


def test_the_gate_fails_on_a_planted_regression(baseline: Path) -> None:
    worse = StandIn(TABLE, lambda text: text.replace("%", " million euros"))
    assert "newswire: figure_survival" in check("stand-in", baseline=baseline, load=loader(worse))


def test_the_gate_fails_closed(baseline: Path, tmp_path: Path) -> None:
    engine = loader(StandIn(TABLE))
    with pytest.raises(EvalError, match="--update"):
        check("stand-in", baseline=tmp_path / "none.jsonl", load=engine)
    lines = baseline.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if json.loads(line)["suite"] != "figures"]
    other = tmp_path / "other.jsonl"
    other.write_text("".join(kept), encoding="utf-8")
    with pytest.raises(EvalError, match="has no figures"):
        check("stand-in", baseline=other, load=engine)
    other.write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(EvalError, match="lacks 1 items"):
        check("stand-in", baseline=other, load=engine)
