"""Weights that are the average of several runs'.

    python -m models.training.averaging OUT FOLDER=SHARE FOLDER=SHARE …

Runs that went on from one another's weights lie in one basin, and their mean has less of the noise
of small batches than any of them (M. Wortsman et al., 2022, "Model soups"). The folders must be of
one shape and one vocabulary; the histories of all go on in OUT, the last folder's after the others.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from transformers import MarianMTModel

from models.training.export import WEIGHTS, read_history, release
from models.training.lexicon import take_lexicon
from summarizer.seq2seq.checkpoint import digest

_VOCABULARY = ("source.spm", "target.spm", "vocab.json")


def average(shares: Mapping[Path, float], out: Path) -> None:
    """Write the mean of exported folders, each with its share, as a folder of the same kind.

    Raises:
        ValueError: the shares are not positive or do not add up to 1, or the folders differ in
            vocabulary or shape.
    """
    if min(shares.values()) <= 0 or abs(sum(shares.values()) - 1) > 1e-6:
        raise ValueError("shares must be positive and add up to 1")
    folders = list(shares)
    newest = folders[-1]
    for name in _VOCABULARY:
        if len({(folder / name).read_bytes() for folder in folders}) > 1:
            raise ValueError(f"the folders differ in {name}")
    models = [
        MarianMTModel.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
        for folder in folders
    ]
    states = [dict(model.named_parameters()) for model in models]
    shapes = [{name: value.shape for name, value in state.items()} for state in states]
    if any(each != shapes[0] for each in shapes):
        raise ValueError("the folders differ in shape")
    with torch.no_grad():
        for name, value in states[-1].items():
            value.copy_(
                sum(
                    share * state[name]
                    for share, state in zip(shares.values(), states, strict=True)
                )
            )
    runs: list[dict[str, Any]] = []
    for folder in folders:
        runs += [run for run in read_history(folder) if run not in runs]
    weights = {digest(folder / WEIGHTS): share for folder, share in shares.items()}
    # What saw all sources is not open, whatever it is averaged with.
    licences = "all" if any(run["licences"] == "all" for run in runs) else "open"
    runs.append({"averaged": weights, "licences": licences})
    out.mkdir(parents=True, exist_ok=True)
    if not out.samefile(newest):
        for name in _VOCABULARY:
            shutil.copyfile(newest / name, out / name)
        take_lexicon(newest, out)
    release(models[-1], runs, out)


def _share(text: str) -> tuple[Path, float]:
    folder, _, share = text.rpartition("=")
    return Path(folder), float(share)


def main(arguments: list[str] | None = None) -> None:
    """Average exported folders."""
    parser = argparse.ArgumentParser(
        prog="python -m models.training.averaging", description=__doc__
    )
    parser.add_argument("out", type=Path, help="folder to write")
    parser.add_argument("shares", type=_share, nargs="+", metavar="FOLDER=SHARE")
    options = parser.parse_args(arguments)
    try:
        average(dict(options.shares), options.out)
    except ValueError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
