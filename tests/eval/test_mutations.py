"""The mutation report: what is planted, what is caught, and how it is printed."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from eval.mutations import Pair, main, run, to_dict, to_text
from eval.planting import MUTATIONS
from summarizer.figures import read_english

PAIRS = [
    Pair(
        "Der Umsatz stieg um rund 3,4 Prozent auf 2,39 Milliarden Dollar.",
        "Revenue rose by about 3.4% to $2.39 billion.",
    ),
    Pair(
        "Der Gewinn lag bei 186 Millionen nach 155 Millionen Euro.",
        "Profit was 186 million after 155 million euros.",
    ),
    Pair(
        "2024 waren es 5 Milliarden Euro, 2025 sollen es 6 Milliarden Euro sein.",
        "In 2024 it was 5 billion euros, in 2025 it is to be 6 billion euros.",
    ),
    Pair("Es regnet.", "It rains."),
    Pair("Er zahlt 5 Euro.", "He pays 6 euros."),
]


@pytest.mark.parametrize("name", MUTATIONS)
def test_mutations_change_one_figure(name: str) -> None:
    changed = 0
    for pair in PAIRS[:3]:
        english = read_english(pair.english)
        mutated = MUTATIONS[name](pair.english, english, random.Random(1))
        changed += mutated is not None and mutated != pair.english
    assert changed


def test_all_planted_errors_are_caught() -> None:
    report = run(PAIRS)
    assert (report.pairs, report.alarms) == (4, 1)
    for name, tally in report.tallies.items():
        assert tally.planted, name
        assert tally.caught == tally.planted, (name, tally.missed)


def test_report_is_repeatable() -> None:
    assert to_dict(run(PAIRS, seed=3)) == to_dict(run(PAIRS, seed=3))


def test_text_names_every_mutation() -> None:
    text = to_text(run(PAIRS))
    assert all(name in text for name in MUTATIONS)


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = tmp_path / "pairs.jsonl"
    record = {"de": [p.german for p in PAIRS], "en": [p.english for p in PAIRS]}
    articles.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert main([str(articles), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["pairs"] == 4


def test_parallel_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    german, english = tmp_path / "de.txt", tmp_path / "en.txt"
    german.write_text("\n".join(p.german for p in PAIRS), encoding="utf-8")
    english.write_text("\n".join(p.english for p in PAIRS), encoding="utf-8")
    assert main([str(german), str(english)]) == 0
    assert "false alarms" in capsys.readouterr().out


def test_unreadable_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "missing.jsonl")]) == 1
    assert "cannot read pairs" in capsys.readouterr().err
