"""The network: transformers' Marian, its loss, and the precision that suits the device."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import torch
from torch import Tensor
from transformers import MarianConfig, MarianMTModel

from models.training.batching import Batch
from models.training.config import Shape
from models.training.packing import EOS_ID

_SOFTMAX_ROWS = 1000


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


def loss_of(model: MarianMTModel, batch: Batch, *, smoothing: float) -> tuple[Tensor, int]:
    """Mean label-smoothed cross-entropy of a batch, and its number of target ids."""
    pad = model.config.pad_token_id
    start = torch.full_like(batch.target[:, :1], pad)
    hidden = model.model(
        input_ids=batch.source,
        attention_mask=(batch.source != pad).long(),
        decoder_input_ids=torch.cat([start, batch.target[:, :-1]], dim=1),
        use_cache=False,
    ).last_hidden_state
    # Padding never reaches the softmax, the widest product of the network; and it is taken in
    # parts, since blocks of memory over 32 MB cost a CPU more in page faults than in arithmetic.
    real = batch.target != pad
    hidden, target = hidden[real], batch.target[real]
    rows = len(target) if hidden.is_cuda else _SOFTMAX_ROWS
    total = hidden.new_zeros((), dtype=torch.float32)
    for part, answers in zip(torch.split(hidden, rows), torch.split(target, rows), strict=True):
        logits = model.lm_head(part).float()
        total = total + torch.nn.functional.cross_entropy(
            logits, answers, label_smoothing=smoothing, reduction="sum"
        )
    return total / len(target), len(target)


def autocast(device: torch.device) -> AbstractContextManager[object]:
    """bf16 on a GPU; fp32 on a CPU, where bf16 without hardware for it is far slower."""
    if device.type == "cuda":
        return torch.autocast("cuda", dtype=torch.bfloat16)
    return nullcontext()
