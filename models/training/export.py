"""The trained model as a standard Marian folder that transformers loads offline."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import torch
from transformers import GenerationConfig, MarianMTModel

from models.training.card import write_card
from models.training.config import Config
from models.training.packing import EOS_ID
from models.training.tokenizer import EOS, PAD, UNK, write_vocabulary
from models.training.train import averaged_model, load_checkpoint

_log = logging.getLogger(__name__)


def export(config: Config, data: Path, work: Path, out: Path, *, licences: str = "all") -> None:
    """Write the averaged weights in fp16, the vocabulary, the settings and the card to ``out``."""
    vocabulary = write_vocabulary(work, out)
    saved = load_checkpoint(work)
    if saved is None:
        raise FileNotFoundError(f"no checkpoint in {work}: run the step train first")
    model = averaged_model(config, len(vocabulary), saved["average"])
    parameters = model.num_parameters()
    write_model(model, out)
    if (work / "scores.json").exists() and (data / "sources.json").exists():
        write_card(config, data, work, out, parameters=parameters, licences=licences)
    _log.info("exported step %d to %s", saved["progress"]["step"], out)


def write_model(model: MarianMTModel, out: Path) -> None:
    """Write weights, ``config.json``, ``generation_config.json``, ``tokenizer_config.json``."""
    pad = model.config.pad_token_id
    model.generation_config = GenerationConfig(
        pad_token_id=pad,
        eos_token_id=EOS_ID,
        decoder_start_token_id=pad,
        bad_words_ids=[[pad]],
        num_beams=4,
        max_length=model.config.max_position_embeddings,
    )
    model.to(torch.float16).save_pretrained(out)
    settings = {
        "tokenizer_class": "MarianTokenizer",
        "source_lang": "de",
        "target_lang": "en",
        "separate_vocabs": False,
        "model_max_length": model.config.max_position_embeddings,
        "eos_token": EOS,
        "unk_token": UNK,
        "pad_token": PAD,
    }
    text = json.dumps(settings, indent=2) + "\n"
    (out / "tokenizer_config.json").write_text(text, encoding="utf-8")
