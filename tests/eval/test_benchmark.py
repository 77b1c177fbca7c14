"""The benchmark on tiny settings, and what two backends are compared by."""

from __future__ import annotations

import json
from importlib import util
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.benchmark import Row, articles, table
from eval.benchmark_engines import PAIR, Job
from eval.parity import parity, parity_dict, parity_text
from tests.eval.stand_in import StandIn

TABLE = {
    "Der Umsatz stieg um 5 Prozent.": "Revenue rose 5%.",
    "Der Gewinn fiel auf 2 Millionen Euro.": "Profit fell to 2 million euros.",
}


@pytest.mark.parametrize("words", [100, 300])
def test_articles_have_the_words_that_are_asked_for(words: int) -> None:
    found = articles(3, words)
    assert len(found) == 3
    for article in found:
        assert sum(article.german) == len(article.text.split()) >= words
        assert sum(article.german[:-1]) < words
        assert len(article.german) == len(article.english)
        assert 0 < article.bullets < sum(article.english)
    assert Job.of_json(Job("e", "m", "b", found).to_json()) == Job("e", "m", "b", found)


def test_more_words_than_there_are() -> None:
    (short,), (long,) = articles(1, 50), articles(1, 20_000)
    assert 20_000 <= sum(long.german) < 20_100
    assert long.text.count(short.text[:80]) > 1


def test_the_command_on_tiny_settings(
    random_checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    options = ["--articles", "1", "--words", "1", "--threads", "1", "--tiny", "--format", "json"]
    assert main(["benchmark", "--model", str(random_checkpoint), *options]) == 0
    found = json.loads(capsys.readouterr().out)
    backends = ["torch", *(["ctranslate2"] if util.find_spec("ctranslate2") else [])]
    names = [*(f"{random_checkpoint}/{backend}" for backend in backends), PAIR]
    assert [row["engine"] for row in found["rows"]] == names
    for row in found["rows"]:
        assert all(row[name] > 0 for name in Row.__slots__ if name != "engine")
        assert row["p50"] <= row["p95"]
    assert found["threads"] == 1
    assert {row["articles"] for row in found["rows"]} == {1}
    lines = table(found).splitlines()
    assert len({line.count("|") for line in lines[: 2 + len(names)]}) == 1
    assert all(name in lines[2 + index] for index, name in enumerate(names))


def test_an_engine_that_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--articles", "1", "--words", "1", "--no-pair"]
    assert main(["benchmark", "--model", str(tmp_path / "none"), *options]) == 1
    assert "no model folder" in capsys.readouterr().err


def test_parity(tmp_path: Path) -> None:
    source, reference = tmp_path / "de.txt", tmp_path / "en.txt"
    source.write_text("\n".join(TABLE) + "\n\n", encoding="utf-8")
    reference.write_text("\n".join(TABLE.values()) + "\n\n", encoding="utf-8")
    wrong = StandIn(TABLE, lambda text: text.replace("million", "billion"))
    scores, same = parity(source, reference, [StandIn(TABLE), wrong])
    assert (same.value, same.n) == (pytest.approx(2 / 3), 3)
    assert [one.survival.survival.value for one in scores] == [1.0, 0.5]
    text = parity_text(scores, same)
    assert "| torch | 100.0 %" in text
    assert "The same output: 66.7 %" in text
    assert set(parity_dict(scores, same)["backends"]) == {"torch", "ctranslate2"}
    _, first = parity(source, None, [StandIn(TABLE), wrong], limit=1)
    assert (first.value, first.n) == (1.0, 1)
