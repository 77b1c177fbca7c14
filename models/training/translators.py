"""What turns slotted texts into the other language: greedily, or by drawing from the likeliest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import sentencepiece
import torch
from transformers import MarianMTModel

from models.training.development import decode
from summarizer.seq2seq.interface import CTRANSLATE2, TORCH, Generator
from summarizer.seq2seq.loading import load_model

Translate = Callable[[Sequence[str], int], list[str]]
"""Texts and a seed for what is drawn at random → a translation of each; "" for none."""


def backend() -> str:
    """What computes greedy outputs here: a GPU ("cuda"), CTranslate2, else torch."""
    if torch.cuda.is_available():
        return "cuda"
    return CTRANSLATE2 if find_spec("ctranslate2") else TORCH


def translator(folder: Path, *, likeliest: int = 0) -> Translate:
    """The exported model in `folder` for full translation, in whichever direction it was trained.

    Args:
        likeliest: when given, each piece is drawn from so many likeliest ones; else the likeliest
            is taken.
    """
    if likeliest or backend() == "cuda":
        return _network(folder, likeliest)
    return _greedy(load_model(str(folder), backend=backend()))


def _greedy(model: Generator) -> Translate:
    def translate(texts: Sequence[str], seed: int) -> list[str]:
        found = model.generate(texts, num_beams=1)
        return [best.text if best.finished else "" for best, *_ in found]

    return translate


def _network(folder: Path, likeliest: int) -> Translate:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
    model = model.to(device).eval()
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))

    def translate(texts: Sequence[str], seed: int) -> list[str]:
        torch.manual_seed(seed)
        return decode(model, pieces, list(texts), likeliest=likeliest)

    return translate
