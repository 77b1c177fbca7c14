"""An average of exported folders: the mean of their weights, with their history."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from transformers import MarianMTModel

from models.training.averaging import average, main
from models.training.card import runs_table
from models.training.config import Shape
from models.training.export import read_history, write_checksums, write_model
from models.training.model import build_model

_SHAPE = Shape(
    d_model=16, heads=2, encoder_layers=1, decoder_layers=1, encoder_ffn=16, decoder_ffn=16
)


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    return [
        _folder(tmp_path / "1", seed=1),
        _folder(tmp_path / "2", seed=2, licences="open"),
    ]


def _folder(path: Path, *, seed: int, vocabulary: str = "{}", licences: str = "all") -> Path:
    path.mkdir()
    write_model(build_model(_SHAPE, vocabulary=8, seed=seed), path)
    for name in ("source.spm", "target.spm", "vocab.json"):
        (path / name).write_text(vocabulary, encoding="utf-8")
    runs = [
        {"config": f"{run}.toml", "licences": of_run, "steps": 1, "target_ids": 2, "hours": 3}
        for run, of_run in ((0, "open"), (seed, licences))  # they began from one run
    ]
    (path / "training.json").write_text(json.dumps(runs), encoding="utf-8")
    return path


def _weights(folder: Path) -> dict[str, torch.Tensor]:
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32)
    return dict(model.named_parameters())


def test_the_mean_of_the_weights(folders: list[Path], tmp_path: Path) -> None:
    main([str(tmp_path / "out"), f"{folders[0]}=0.25", f"{folders[1]}=0.75"])
    first, second, mean = map(_weights, (*folders, tmp_path / "out"))
    for name, value in mean.items():
        torch.testing.assert_close(
            value, 0.25 * first[name] + 0.75 * second[name], atol=1e-3, rtol=1e-3
        )
    runs = read_history(tmp_path / "out")
    assert [run.get("config") for run in runs] == ["0.toml", "1.toml", "2.toml", None]
    assert sorted(runs[-1]["averaged"].values()) == [0.25, 0.75]
    table = runs_table(runs)
    assert "| 2.toml | 1 | 0.00 M | 3 |" in table
    assert all(f"{share} × `{weights}`" in table for weights, share in runs[-1]["averaged"].items())
    assert runs[-1]["licences"] == "all"
    checksums = (tmp_path / "out" / "SHA256SUMS").read_text("utf-8")
    write_checksums(tmp_path / "out")
    assert checksums == (tmp_path / "out" / "SHA256SUMS").read_text("utf-8")


def test_what_cannot_be_averaged(folders: list[Path], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="add up to 1"):
        average({folders[0]: 0.5, folders[1]: 0.6}, tmp_path / "out")
    other = _folder(tmp_path / "other", seed=3, vocabulary='{"a": 0}')
    with pytest.raises(ValueError, match=r"differ in source\.spm"):
        average({folders[0]: 0.5, other: 0.5}, tmp_path / "out")
    assert not (tmp_path / "out").exists()
