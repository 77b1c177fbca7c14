"""The network of the embedded model: Marian's encoder and decoder, for decoding on a CPU.

The same sums as in transformers' `MarianMTModel`, from the same weights, in less time: no wrapper
runs between the products, the beams of an input share what they read of it, and transformers
itself need not be imported. Architecture: M. Junczys-Dowmunt et al., 2018, "Marian:
Fast Neural Machine Translation in C++".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from summarizer.seq2seq.sinusoids import sinusoids

_ACTIVATIONS: Mapping[str, Callable[[Tensor], Tensor]] = {
    "relu": torch.relu,
    "swish": functional.silu,
    "silu": functional.silu,
    "gelu": functional.gelu,
}
_EPSILON = 1e-5


class UnknownShapeError(ValueError):
    """A configuration or weights that this network is not made for."""


class _Linear:
    """One or more matrices that read the same input, as one product."""

    def __init__(self, take: Callable[[str], Tensor], *names: str) -> None:
        self._weight = torch.cat([take(f"{name}.weight") for name in names])
        self._bias = torch.cat([take(f"{name}.bias") for name in names])

    def __call__(self, hidden: Tensor) -> Tensor:
        return functional.linear(hidden, self._weight, self._bias)


class _Norm:
    def __init__(self, take: Callable[[str], Tensor], name: str) -> None:
        self._weight, self._bias = take(f"{name}.weight"), take(f"{name}.bias")

    def __call__(self, hidden: Tensor) -> Tensor:
        return functional.layer_norm(hidden, self._weight.shape, self._weight, self._bias, _EPSILON)


class _Layer:
    """Attention to itself, in a decoder attention to the input, and two dense layers."""

    def __init__(self, take: Callable[[str], Tensor], name: str, *, decoder: bool) -> None:
        own = f"{name}.self_attn"
        self.qkv = _Linear(take, f"{own}.q_proj", f"{own}.k_proj", f"{own}.v_proj")
        self.out = _Linear(take, f"{own}.out_proj")
        self.norm = _Norm(take, f"{name}.self_attn_layer_norm")
        if decoder:
            other = f"{name}.encoder_attn"
            self.other_q = _Linear(take, f"{other}.q_proj")
            self.other_kv = _Linear(take, f"{other}.k_proj", f"{other}.v_proj")
            self.other_out = _Linear(take, f"{other}.out_proj")
            self.other_norm = _Norm(take, f"{name}.encoder_attn_layer_norm")
        self.first, self.second = _Linear(take, f"{name}.fc1"), _Linear(take, f"{name}.fc2")
        self.last_norm = _Norm(take, f"{name}.final_layer_norm")


@dataclass(slots=True)
class Reading:
    """What the decoder has read of the inputs and has written so far.

    Attributes:
        inputs: per decoder layer keys and values of the inputs, each `[inputs, heads, pieces, *]`.
        mask: `[inputs, 1, 1, pieces]`, True where an input has a piece; None when all are full.
        written: `[steps, rows, layers × 2 × d_model]`, keys and values of the rows' own pieces.
        spare: where `written` goes next; the two change places with every step.
    """

    inputs: list[tuple[Tensor, Tensor]]
    mask: Tensor | None
    written: Tensor
    spare: Tensor

    def keep_inputs(self, kept: Tensor) -> None:
        """Go on with the inputs of these indexes only."""
        self.inputs = [(k.index_select(0, kept), v.index_select(0, kept)) for k, v in self.inputs]
        self.mask = None if self.mask is None else self.mask.index_select(0, kept)

    def order_rows(self, order: Tensor) -> None:
        """Let row i go on from what was row `order[i]`."""
        steps, _, width = self.written.shape
        target = _room(self.spare, steps, len(order), width)
        torch.index_select(self.written, 1, order, out=target)
        self.written, self.spare = target, self.written


def _room(storage: Tensor, steps: int, rows: int, width: int) -> Tensor:
    """`[steps, rows, width]` at the beginning of the memory that `storage` is a part of."""
    return storage.as_strided((steps, rows, width), (rows * width, width, 1), 0)


class Marian:
    """The network.

    Args:
        config: contents of config.json.
        weights: as in model.safetensors; used as fp32.

    Raises:
        UnknownShapeError: something is missing, or of a kind that is not known here.
    """

    def __init__(self, config: Mapping[str, Any], weights: Mapping[str, Tensor]) -> None:
        def take(name: str) -> Tensor:
            if name not in weights:
                raise UnknownShapeError(f"weights are missing, e.g. {name}")
            return weights[name].float()

        if not config.get("share_encoder_decoder_embeddings", True):
            raise UnknownShapeError("it has different embeddings for its inputs and outputs")
        if config["activation_function"] not in _ACTIVATIONS:
            raise UnknownShapeError(f"activation {config['activation_function']!r} is not known")
        self._activation = _ACTIVATIONS[config["activation_function"]]
        self._width = int(config["d_model"])
        self._heads = int(config["encoder_attention_heads"]), int(config["decoder_attention_heads"])
        self._embedding = take("model.shared.weight")
        # As the last product reads it: that is by far the widest matrix.
        self._output = self._embedding.t().contiguous()
        self._bias = take("final_logits_bias").squeeze(0)
        self._scale = math.sqrt(self._width) if config["scale_embedding"] else 1.0
        self._positions = torch.from_numpy(
            sinusoids(int(config["max_position_embeddings"]), self._width)
        )
        encoder, decoder = int(config["encoder_layers"]), int(config["decoder_layers"])
        self._encoder = [
            _Layer(take, f"model.encoder.layers.{n}", decoder=False) for n in range(encoder)
        ]
        self._decoder = [
            _Layer(take, f"model.decoder.layers.{n}", decoder=True) for n in range(decoder)
        ]

    @property
    def size(self) -> int:
        """Number of vocabulary items."""
        return int(self._embedding.shape[0])

    def read(self, ids: Tensor, mask: Tensor, *, steps: int, rows: int) -> Reading:
        """Read inputs; room for `rows` outputs of `steps` pieces.

        Args:
            ids: `[inputs, pieces]`.
            mask: of the same shape, False where an input has ended.
        """
        visible = None if bool(mask.all()) else mask[:, None, None, :]
        hidden = self._embed(ids, self._positions[: ids.shape[1]])
        heads, count = self._heads[0], len(ids)
        for layer in self._encoder:
            q, k, v = layer.qkv(hidden).view(count, -1, 3, heads, self._width // heads).unbind(2)
            read = _attend(q, k, v, visible).reshape(hidden.shape)
            hidden = self._dense(layer, layer.norm(hidden + layer.out(read)))
        heads = self._heads[1]
        inputs = []
        for layer in self._decoder:
            both = layer.other_kv(hidden).view(count, -1, 2, heads, self._width // heads)
            k, v = both.permute(2, 0, 3, 1, 4).contiguous()
            inputs.append((k, v))
        width = 2 * self._width * len(self._decoder)
        first, second = (torch.empty(steps * rows * width) for _ in range(2))
        return Reading(inputs, visible, _room(first, 0, count, width), second)

    def write(self, reading: Reading, ids: Tensor) -> Tensor:
        """One more piece for every row: `[rows]` ids → `[rows, size]` scores of what may follow.

        The rows of an input follow each other, as many for each.
        """
        steps, rows, width = len(reading.written), len(ids), reading.written.shape[2]
        reading.written = _room(reading.written, steps + 1, rows, width)
        heads = self._heads[1]
        own = reading.written.view(steps + 1, rows, len(self._decoder), 2, heads, -1)
        beams = rows // len(reading.inputs[0][0])
        hidden = self._embed(ids, self._positions[steps])
        for number, layer in enumerate(self._decoder):
            qkv = layer.qkv(hidden).view(rows, 3, heads, -1)
            own[steps, :, number] = qkv[:, 1:]
            k, v = own[:, :, number].permute(2, 1, 0, 3, 4)
            read = _attend(qkv[:, :1], k, v, None).view(rows, -1)
            hidden = layer.norm(hidden + layer.out(read))
            q = layer.other_q(hidden).view(-1, beams, heads, self._width // heads)
            k, v = reading.inputs[number]
            read = functional.scaled_dot_product_attention(
                q.transpose(1, 2), k, v, attn_mask=reading.mask
            )
            read = layer.other_out(read.transpose(1, 2).reshape(rows, -1))
            hidden = self._dense(layer, layer.other_norm(hidden + read))
        return torch.addmm(self._bias, hidden, self._output)

    def _embed(self, ids: Tensor, positions: Tensor) -> Tensor:
        return functional.embedding(ids, self._embedding) * self._scale + positions

    def _dense(self, layer: _Layer, hidden: Tensor) -> Tensor:
        return layer.last_norm(hidden + layer.second(self._activation(layer.first(hidden))))


def _attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
    """Attention of `[rows, pieces, heads, *]`, of the same shape as `q`."""
    read = functional.scaled_dot_product_attention(
        q.transpose(1, 2), k.transpose(1, 2), v.transpose(1, 2), attn_mask=mask
    )
    return read.transpose(1, 2)
