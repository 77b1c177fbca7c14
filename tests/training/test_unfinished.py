"""Files written over several calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.training.unfinished import Unfinished, progress_path


def test_half_a_chunk_is_cut_off(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out.tsv"
    first = Unfinished(out, {"seed": 1})
    first.progress.read["a"] += 3
    first.add(["ä\n", "b\n"])
    with out.open("a", encoding="utf-8") as file:
        file.write("killed in the mid")

    second = Unfinished(out, {"seed": 1})
    assert out.read_text(encoding="utf-8") == "ä\nb\n"
    assert second.progress == first.progress
    second.progress.read["a"] += 1
    second.add(["c\n"])
    assert out.read_text(encoding="utf-8") == "ä\nb\nc\n"
    assert Unfinished(out, {"seed": 1}).progress.read["a"] == 4


def test_other_settings_are_refused(tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    Unfinished(out, {"seed": 1, "weights": "a"}).add(["a\n"])
    with pytest.raises(ValueError, match="begun with another weights, forward"):
        Unfinished(out, {"seed": 1, "weights": "b", "forward": "c"})
    progress_path(out).unlink()
    with pytest.raises(ValueError, match="without"):
        Unfinished(out, {"seed": 1})
    assert out.read_text(encoding="utf-8") == "a\n"
