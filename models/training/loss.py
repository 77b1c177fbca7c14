"""The loss of a batch, in the precision that suits the device."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.func import functional_call
from transformers import MarianMTModel

from models.training.batching import Batch

# Rows of logits that are in memory together on a CPU: they stay in its cache, and no block is so
# large that the C library gives its pages back every time.
_ROWS = 256


def precision_for(device: torch.device) -> torch.dtype:
    """bf16 where the hardware multiplies it, else fp32: without hardware bf16 is far slower."""
    if device.type == "cuda":
        return torch.bfloat16
    abilities = getattr(torch.cpu, "get_capabilities", dict)()  # torch >= 2.10
    fast = abilities.get("avx512_bf16") or abilities.get("amx_bf16")
    return torch.bfloat16 if fast else torch.float32


def loss_of(
    model: MarianMTModel,
    batch: Batch,
    *,
    smoothing: float,
    precision: torch.dtype = torch.float32,
) -> tuple[Tensor, int]:
    """Mean label-smoothed cross-entropy of a batch, and its number of target ids.

    The weights stay as they are and are cast for this one call: so the products are taken in
    `precision`, without the casts between layers that autocast makes (a fifth of a step on a CPU).
    """
    pad = model.config.pad_token_id
    weights = {name: value.to(precision) for name, value in model.model.named_parameters()}
    start = torch.full_like(batch.target[:, :1], pad)
    hidden = functional_call(
        model.model,
        weights,
        kwargs={
            "input_ids": batch.source,
            "attention_mask": (batch.source != pad).long(),
            "decoder_input_ids": torch.cat([start, batch.target[:, :-1]], dim=1),
            "use_cache": False,
        },
    ).last_hidden_state
    # Padding never reaches the softmax, the widest product of the network.
    real = batch.target != pad
    total = smoothed_cross_entropy(
        hidden[real], weights["shared.weight"], batch.target[real], smoothing
    )
    count = int(real.sum())
    return total / count, count


def smoothed_cross_entropy(
    hidden: Tensor, weight: Tensor, target: Tensor, smoothing: float
) -> Tensor:
    """Sum of the label-smoothed cross-entropies of ``softmax(hidden @ weight.T)``, in fp32.

    Args:
        hidden: states, positions × dimensions.
        weight: output embeddings, pieces × dimensions.
        target: the right pieces, one a position.
        smoothing: the share of probability that is spread evenly over all pieces.
    """
    total: Tensor = _SmoothedCrossEntropy.apply(hidden, weight, target, smoothing)  # type: ignore[no-untyped-call]
    return total


class _SmoothedCrossEntropy(torch.autograd.Function):
    """Takes the gradient along with the value, part by part: no logits are kept or moved twice."""

    @staticmethod
    def forward(
        context: Any, hidden: Tensor, weight: Tensor, target: Tensor, smoothing: float
    ) -> Tensor:
        rows = _ROWS if hidden.device.type == "cpu" else len(hidden)
        pieces = len(weight)
        total = torch.zeros((), dtype=torch.float32, device=hidden.device)
        to_hidden = torch.empty_like(hidden)
        to_weight = torch.zeros(weight.shape, dtype=torch.float32, device=weight.device)
        parts = zip(hidden.split(rows), to_hidden.split(rows), target.split(rows), strict=True)
        for states, gradient, right in parts:
            logits = (states @ weight.t()).float()
            logits.sub_(logits.amax(1, keepdim=True))
            answer = logits.gather(1, right[:, None])
            even = logits.sum(1, keepdim=True) / pieces
            odds = logits.exp_()
            norm = odds.sum(1, keepdim=True)
            total += (norm.log() - (1 - smoothing) * answer - smoothing * even).sum()
            slope = odds.div_(norm).sub_(smoothing / pieces)
            slope.scatter_add_(1, right[:, None], torch.full_like(answer, smoothing - 1))
            slope = slope.to(weight.dtype)
            torch.mm(slope, weight, out=gradient)
            to_weight += slope.t() @ states
        context.save_for_backward(to_hidden, to_weight)
        context.precision = weight.dtype
        return total

    @staticmethod
    def backward(context: Any, *slopes: Tensor) -> tuple[Tensor, Tensor, None, None]:
        (slope,) = slopes
        to_hidden, to_weight = context.saved_tensors
        to_hidden, to_weight = to_hidden * slope, to_weight * slope
        return to_hidden.to(context.precision), to_weight.to(context.precision), None, None
