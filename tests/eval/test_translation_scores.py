"""BLEU, chrF2 and p-values against sacrebleu's own command."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from eval.suites import NEWSWIRE, authored
from eval.translation_scores import paired_bootstrap, translation_scores


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    items = authored(NEWSWIRE)[:20]
    reference = [line for item in items for line in item.references or ()]
    shortened = [line.replace(" the ", " ") for line in reference]
    mangled = [
        " ".join(reversed(line.split())) if n % 4 == 0 else line for n, line in enumerate(shortened)
    ]
    return {"ref": reference, "one": shortened, "two": mangled}


@pytest.fixture(scope="module")
def files(texts: dict[str, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lines")
    for name, lines in texts.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def sacrebleu(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "sacrebleu", "ref", "-m", "bleu", "chrf", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_scores_and_signatures_are_those_of_the_command(
    texts: dict[str, list[str]], files: Path
) -> None:
    ours = translation_scores(texts["two"], texts["ref"])
    theirs = json.loads(sacrebleu(files, "-i", "two", "-w", "10"))
    for found, wanted in zip(ours.values(), theirs, strict=True):
        assert found.score == pytest.approx(wanted["score"], abs=1e-9)
        assert found.signature == wanted["signature"]


def test_p_values_are_those_of_the_command(texts: dict[str, list[str]], files: Path) -> None:
    ours = paired_bootstrap(texts["one"], texts["two"], texts["ref"])
    # Its JSON of this test cannot be written with numpy 2; the table can.
    table = sacrebleu(files, "-i", "one", "two", "--paired-bs", "-w", "4", "-f", "text")
    row = next(line for line in table.splitlines() if re.search(r"two", line))
    p_values = re.findall(r"p = ([0-9.]+)", table)
    scores = re.findall(r"([0-9.]+) \(", row)
    for name, score, p_value in zip(("bleu", "chrf"), scores, p_values, strict=True):
        assert f"{ours[name].second:.4f}" == score
        assert f"{ours[name].p_value:.4f}" == p_value


def test_the_seed_is_not_left_in_the_environment(
    texts: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)
    one, two, reference = (texts[name][:30] for name in ("one", "two", "ref"))
    first = paired_bootstrap(one, two, reference, seed=1, resamples=50)
    assert paired_bootstrap(one, two, reference, seed=1, resamples=50) == first
    monkeypatch.setenv("SACREBLEU_SEED", "7")
    assert paired_bootstrap(one, two, reference, seed=1, resamples=50) == first


def test_the_interval_holds_the_score_for_lines_and_documents(texts: dict[str, list[str]]) -> None:
    documents = [range(n, min(n + 7, len(texts["ref"]))) for n in range(0, len(texts["ref"]), 7)]
    for groups in (None, documents):
        for found in translation_scores(texts["two"], texts["ref"], groups).values():
            estimate = found.estimate
            assert estimate.low < estimate.value < estimate.high
            assert estimate.n == len(groups or texts["ref"])
