"""The network: transformers' Marian, fresh or from an exported folder."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor
from transformers import MarianConfig, MarianMTModel

from models.training.config import Shape
from models.training.packing import EOS_ID


def marian_config(shape: Shape, *, vocabulary: int) -> MarianConfig:
    """The Marian configuration of a shape; ``<pad>`` is the last id and starts the decoder."""
    pad = vocabulary - 1
    return MarianConfig(
        vocab_size=vocabulary,
        d_model=shape.d_model,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
        encoder_ffn_dim=shape.encoder_ffn,
        decoder_ffn_dim=shape.decoder_ffn,
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        activation_function=shape.activation,
        max_position_embeddings=shape.positions,
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        dropout=0.0,
        attention_dropout=0.0,
        activation_dropout=0.0,
        pad_token_id=pad,
        eos_token_id=EOS_ID,
        bos_token_id=None,
        decoder_start_token_id=pad,
        forced_eos_token_id=None,
    )


def build_model(
    shape: Shape, *, vocabulary: int, embeddings: Tensor | None = None, seed: int = 1
) -> MarianMTModel:
    """A fresh network with the given embeddings.

    The matrices start small (transformers' normal of 0.02): every layer first hands on what it
    gets, so that bilingual embeddings are in sight of each other from the first step.
    """
    torch.manual_seed(seed)
    model = MarianMTModel(marian_config(shape, vocabulary=vocabulary))
    with torch.no_grad():
        shared = model.get_input_embeddings().weight
        if embeddings is None:
            shared.normal_(0.0, shape.d_model**-0.5)
        else:
            shared.copy_(embeddings)
    return model


def started_model(folder: Path, *, vocabulary: int) -> MarianMTModel:
    """The network of an exported folder in fp32, to train on.

    Raises:
        ValueError: its vocabulary is not that of the packed data.
    """
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
    if model.config.vocab_size != vocabulary:
        raise ValueError(
            f"{folder} has {model.config.vocab_size} pieces, the data {vocabulary}: "
            "run tokenizer and pack with --start"
        )
    return model
