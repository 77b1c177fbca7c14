"""A Marian folder in CTranslate2's format, int8: made once, kept in the user's cache.

CTranslate2's own converter begins every output with a zero embedding, as the models of the Marian
toolkit were trained; ours begin with the embedding of their start item, so it is done here.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from summarizer.seq2seq.checkpoint import Located
from summarizer.seq2seq.pieces import Pieces
from summarizer.seq2seq.sinusoids import sinusoids

QUANTIZATION = "int8"

_Array = NDArray[Any]
_ACTIVATIONS = {"relu": "RELU", "swish": "SWISH", "silu": "SWISH", "gelu": "GELU"}


@contextmanager
def converted(located: Located, pieces: Pieces) -> Iterator[Path]:
    """The folder of the converted model: from the cache, or made there, else for this once.

    Raises:
        ValueError, KeyError, SafetensorError: the network is not of a kind that can be converted.
    """
    target = cache_folder() / f"{located.info.version}-{QUANTIZATION}-{ctranslate2.__version__}"
    if (target / "model.bin").is_file():
        yield target
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        place = tempfile.mkdtemp(dir=target.parent)
    except OSError:  # a read-only home: the model is kept in memory only
        place = tempfile.mkdtemp()
    made = Path(place)
    try:
        _convert(located, pieces, made)
        if made.parent == target.parent:
            try:
                made.rename(target)  # whole or not at all, whoever else does the same
                made = target
            except OSError:
                pass
        yield made
    finally:
        if made != target:
            shutil.rmtree(made, ignore_errors=True)


def cache_folder() -> Path:
    """Where converted models are kept."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "newswire-summarizer" / "ctranslate2"


def _convert(located: Located, pieces: Pieces, folder: Path) -> None:
    from ctranslate2.specs import common_spec, transformer_spec

    config = located.config
    weights = {name: one for path in located.shards for name, one in load_file(path).items()}
    heads = int(config["encoder_attention_heads"])
    if heads != int(config["decoder_attention_heads"]):
        raise ValueError("its encoder and decoder have different numbers of heads")
    spec = transformer_spec.TransformerSpec.from_config(
        (int(config["encoder_layers"]), int(config["decoder_layers"])),
        heads,
        pre_norm=False,
        activation=getattr(
            common_spec.Activation, _ACTIVATIONS[str(config["activation_function"])]
        ),
    )
    width = int(config["d_model"])
    positions = sinusoids(int(config["max_position_embeddings"]), width)
    embedding = _array(weights, "model.shared.weight")
    for side, embeddings in (
        (spec.encoder, spec.encoder.embeddings[0]),
        (spec.decoder, spec.decoder.embeddings),
    ):
        side.scale_embeddings = width**0.5 if config["scale_embedding"] else 1.0
        side.position_encodings.encodings = positions
        embeddings.weight = embedding
    spec.decoder.projection.weight = embedding
    spec.decoder.projection.bias = _array(weights, "final_logits_bias").squeeze(0)
    for number, layer in enumerate(spec.encoder.layer):
        _set_layer(layer, weights, f"model.encoder.layers.{number}")
    for number, layer in enumerate(spec.decoder.layer):
        name = f"model.decoder.layers.{number}"
        _set_layer(layer, weights, name)
        _set_linear(layer.attention.linear[0], weights, f"{name}.encoder_attn.q_proj")
        keys = (f"{name}.encoder_attn.{each}_proj" for each in "kv")
        _set_linear(layer.attention.linear[1], weights, *keys)
        _set_linear(layer.attention.linear[2], weights, f"{name}.encoder_attn.out_proj")
        _set_norm(layer.attention.layer_norm, weights, f"{name}.encoder_attn_layer_norm")
    # The network may have more items than the vocabulary names.
    items = [pieces.texts.get(index, f"<{index}>") for index in range(len(embedding))]
    spec.register_source_vocabulary(items)
    spec.register_target_vocabulary(items)
    spec.config.unk_token = items[pieces.unknown]
    spec.config.eos_token = items[pieces.end]
    spec.config.bos_token = items[pieces.end]
    spec.config.decoder_start_token = items[int(config["decoder_start_token_id"])]
    spec.validate()
    spec.optimize(quantization=QUANTIZATION)
    spec.save(str(folder))


def _set_layer(layer: Any, weights: Mapping[str, _Array], name: str) -> None:
    own = (f"{name}.self_attn.{each}_proj" for each in "qkv")
    _set_linear(layer.self_attention.linear[0], weights, *own)
    _set_linear(layer.self_attention.linear[1], weights, f"{name}.self_attn.out_proj")
    _set_norm(layer.self_attention.layer_norm, weights, f"{name}.self_attn_layer_norm")
    _set_linear(layer.ffn.linear_0, weights, f"{name}.fc1")
    _set_linear(layer.ffn.linear_1, weights, f"{name}.fc2")
    _set_norm(layer.ffn.layer_norm, weights, f"{name}.final_layer_norm")


def _set_linear(spec: Any, weights: Mapping[str, _Array], *names: str) -> None:
    """One or more matrices that read the same input, as one."""
    spec.weight = np.concatenate([_array(weights, f"{name}.weight") for name in names])
    spec.bias = np.concatenate([_array(weights, f"{name}.bias") for name in names])


def _set_norm(spec: Any, weights: Mapping[str, _Array], name: str) -> None:
    spec.gamma = _array(weights, f"{name}.weight")
    spec.beta = _array(weights, f"{name}.bias")


def _array(weights: Mapping[str, _Array], name: str) -> _Array:
    if name not in weights:
        raise ValueError(f"weights are missing, e.g. {name}")
    return weights[name].astype(np.float32)
