"""The trained model as a standard Marian folder that transformers loads offline."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import torch
from transformers import GenerationConfig, MarianMTModel

from models.training.config import FORWARD, Config
from models.training.lexicon import take_lexicon
from models.training.packing import EOS_ID
from models.training.tokenizer import EOS, PAD, UNK, write_vocabulary
from models.training.train import averaged_model, load_checkpoint
from summarizer.seq2seq.interface import TRANSLATE
from summarizer.seq2seq.slotted import LENGTH_PENALTIES

HISTORY = "training.json"
WEIGHTS = "model.safetensors"
CHECKSUMS = "SHA256SUMS"
_CHECKED = ("*.safetensors", "*.spm", "vocab.json", "lexicon.tsv.xz", "*config.json")
_log = logging.getLogger(__name__)


def export(
    config: Config, work: Path, out: Path, *, start: Path | None = None, licences: str = "all"
) -> None:
    """Write the averaged weights in fp16, the vocabulary, the settings and the history to `out`.

    Args:
        start: the exported folder whose weights training began from.
    """
    vocabulary = write_vocabulary(work, out)
    take_lexicon(work, out)
    saved = load_checkpoint(work)
    if saved is None:
        raise FileNotFoundError(f"no checkpoint in {work}: run the step train first")
    model = averaged_model(config, len(vocabulary), saved["average"])
    runs = read_history(start) if start else []
    runs.append(
        {
            "config": config.name,
            "licences": licences,
            "steps": saved["progress"]["step"],
            "target_ids": saved["progress"]["tokens"],
            "hours": round(saved["progress"]["seconds"] / 3600, 2),
        }
    )
    release(model, runs, out, direction=config.direction)
    _log.info("exported step %d to %s", saved["progress"]["step"], out)


def release(
    model: MarianMTModel, runs: list[dict[str, Any]], out: Path, *, direction: str = FORWARD
) -> None:
    """Write a model with its history and checksums beside the vocabulary that is in `out`."""
    write_model(model, out, direction=direction)
    (out / HISTORY).write_text(json.dumps(runs, indent=2) + "\n", encoding="utf-8")
    write_checksums(out)


def write_checksums(folder: Path) -> None:
    """Write what ``sha256sum --check`` needs to see that the model's files are these ones."""
    files = sorted(path for pattern in _CHECKED for path in folder.glob(pattern))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def read_history(folder: Path) -> list[dict[str, Any]]:
    """The training runs that made an exported folder, in order."""
    runs: list[dict[str, Any]] = json.loads((folder / HISTORY).read_text(encoding="utf-8"))
    return runs


def write_model(model: MarianMTModel, out: Path, *, direction: str = FORWARD) -> None:
    """Write weights, ``config.json``, ``generation_config.json``, ``tokenizer_config.json``."""
    pad = model.config.pad_token_id
    model.generation_config = GenerationConfig(
        pad_token_id=pad,
        eos_token_id=EOS_ID,
        decoder_start_token_id=pad,
        bad_words_ids=[[pad]],
        num_beams=6,
        length_penalty=LENGTH_PENALTIES[TRANSLATE],
        early_stopping=False,
        max_length=model.config.max_position_embeddings,
    )
    model.to(torch.float16).save_pretrained(out)
    source, target = direction.split("-")
    settings = {
        "tokenizer_class": "MarianTokenizer",
        "source_lang": source,
        "target_lang": target,
        "separate_vocabs": False,
        "model_max_length": model.config.max_position_embeddings,
        "eos_token": EOS,
        "unk_token": UNK,
        "pad_token": PAD,
    }
    text = json.dumps(settings, indent=2) + "\n"
    (out / "tokenizer_config.json").write_text(text, encoding="utf-8")
