"""The report on support checks: what is planted, what raises an alarm, and how it is printed."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from eval.planting_support import PLANTS
from eval.support import Pair, faults, main, run, to_text

ARTICLE = {
    "id": "a",
    "de": [
        "Der Anbieter Zoom hebt seinen Ausblick an.",
        "Der Gewinn ist gestiegen, eine Dividende wird nicht gezahlt.",
        "Zoom will Stellen kürzen.",
    ],
    "en": [
        "The provider Zoom is raising its outlook.",
        "Profit has risen, a dividend will not be paid.",
        "Zoom will cut jobs.",
    ],
    "bullets": [
        {"text": "Zoom raises outlook again", "from": [0]},
        {"text": "Zoom profit rises, dividend not paid", "from": [0, 1]},
    ],
}
OTHER = {
    "id": "b",
    "de": ["Siemens senkt die Preise."],
    "en": ["Prices at Siemens are lower."],
    "bullets": [{"text": "Prices at Siemens are lower", "from": [0]}],
}


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("direction turned", "Revenue rose", "Revenue fell"),
        ("direction turned", "Revenue came in", None),
        ("denial put in", "It will pay", "It will not pay"),
        ("denial put in", "Zoom to pay", "Zoom not to pay"),
        ("denial put in", "Zoom pays", None),
        ("denial taken out", "It will not pay", "It will pay"),
        ("denial taken out", "It pays", None),
        ("plan told as done", "It will cut jobs", "It cut jobs"),
        ("plan told as done", "It cuts jobs", None),
        ("name of another article", "Shares of Zoom rose", "Shares of Siemens rose"),
        ("name of another article", "Shares rose", None),
    ],
)
def test_planting(name: str, text: str, wrong: str | None) -> None:
    assert PLANTS[name](text, "Prices at Siemens are lower", random.Random(1)) == wrong


def test_a_bullet_is_held_to_more_than_a_sentence() -> None:
    sentence = Pair("Tesla raises its outlook", "Zoom hebt den Ausblick an.")
    bullet = Pair(sentence.english, sentence.german, translation="Zoom raises its outlook.")
    assert faults(sentence, sentence.english) == ()
    assert faults(bullet, bullet.english) == ("name: Tesla",)


def test_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in (ARTICLE, OTHER)), encoding="utf-8")
    assert main([str(file), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["sentence"]["untouched"]["n"] == 4
    assert report["sentence"]["untouched"]["value"] == 0
    assert report["bullet"]["name of another article"]["value"] == 1
    assert main([str(file), "--every", "2"]) == 0
    assert "sentence  untouched                      1" in capsys.readouterr().out


def test_what_was_missed_can_be_shown() -> None:
    report = run([Pair("Revenue rose", "Gestern hat es geregnet.")])
    assert "Revenue fell" in to_text(report, examples=1)


def test_no_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text('{"de": ["Ja."]}\n', encoding="utf-8")
    assert main([str(file)]) == 1
    assert main([str(tmp_path / "none.jsonl")]) == 1
    assert "line 1 is no article" in capsys.readouterr().err
