"""The loss against torch's own, and in both precisions."""

from __future__ import annotations

import pytest
import torch

from models.training.batching import Batch
from models.training.config import Shape
from models.training.loss import loss_of, precision_for, smoothed_cross_entropy
from models.training.model import build_model

_SHAPE = Shape(
    d_model=16, heads=2, encoder_layers=1, decoder_layers=1, encoder_ffn=32, decoder_ffn=32
)
_PAD = 29
_BATCH = Batch(
    source=torch.tensor([[5, 6, 7, 0], [8, 9, 0, _PAD]]),
    target=torch.tensor([[3, 4, 0], [11, 0, _PAD]]),
)


@pytest.mark.parametrize("smoothing", [0.0, 0.1, 0.5])
@pytest.mark.parametrize("positions", [1, 255, 600])  # less than a part, a part, several
def test_value_and_gradients_are_those_of_torch(smoothing: float, positions: int) -> None:
    torch.manual_seed(0)
    hidden = torch.randn(positions, 8, requires_grad=True)
    weight = torch.randn(13, 8, requires_grad=True)
    target = torch.randint(0, 13, (positions,))
    expected = torch.nn.functional.cross_entropy(
        hidden @ weight.t(), target, label_smoothing=smoothing, reduction="sum"
    )
    gradients = torch.autograd.grad(3 * expected, (hidden, weight))
    ours = smoothed_cross_entropy(hidden, weight, target, smoothing)
    torch.testing.assert_close(ours, expected)
    ours_gradients = torch.autograd.grad(3 * ours, (hidden, weight))
    torch.testing.assert_close(ours_gradients, gradients, rtol=1e-4, atol=1e-4)


def test_padding_does_not_count() -> None:
    model = build_model(_SHAPE, vocabulary=_PAD + 1, seed=1)
    wider = Batch(
        torch.nn.functional.pad(_BATCH.source, (0, 3), value=_PAD),
        torch.nn.functional.pad(_BATCH.target, (0, 2), value=_PAD),
    )
    loss, count = loss_of(model, _BATCH, smoothing=0.1)
    padded, as_many = loss_of(model, wider, smoothing=0.1)
    assert count == as_many == 5
    torch.testing.assert_close(loss, padded)


def test_loss_is_that_of_transformers() -> None:
    model = build_model(_SHAPE, vocabulary=_PAD + 1, seed=1)
    start = torch.full((2, 1), _PAD)
    logits = model(
        input_ids=_BATCH.source,
        attention_mask=(_BATCH.source != _PAD).long(),
        decoder_input_ids=torch.cat([start, _BATCH.target[:, :-1]], dim=1),
    ).logits
    expected = torch.nn.functional.cross_entropy(
        logits.flatten(0, 1), _BATCH.target.flatten(), ignore_index=_PAD
    )
    torch.testing.assert_close(loss_of(model, _BATCH, smoothing=0.0)[0], expected)


def test_gradients_in_bf16_reach_fp32_weights() -> None:
    model = build_model(_SHAPE, vocabulary=_PAD + 1, seed=1)
    loss_of(model, _BATCH, smoothing=0.1)[0].backward()  # type: ignore[no-untyped-call]
    exact = {name: value.grad for name, value in model.named_parameters()}
    model.zero_grad()
    loss, _ = loss_of(model, _BATCH, smoothing=0.1, precision=torch.bfloat16)
    loss.backward()  # type: ignore[no-untyped-call]
    for name, value in model.named_parameters():
        if value.grad is None:
            assert exact[name] is None  # positions are not learnt
            continue
        assert value.dtype == value.grad.dtype == torch.float32
        assert value.grad.any()
        assert (value.grad - exact[name]).norm() < 0.1 * exact[name].norm() + 1e-3


@pytest.mark.parametrize(
    ("abilities", "expected"),
    [
        ({"avx512_bf16": True}, torch.bfloat16),
        ({"amx_bf16": True}, torch.bfloat16),
        ({"avx512_f": True, "avx512_bf16": False}, torch.float32),
        ({}, torch.float32),
    ],
)
def test_bf16_only_with_hardware(
    monkeypatch: pytest.MonkeyPatch, abilities: dict[str, bool], expected: torch.dtype
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: abilities, raising=False)
    assert precision_for(torch.device("cpu")) is expected


def test_an_old_torch_does_not_tell() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(torch.cpu, "get_capabilities", raising=False)
        assert precision_for(torch.device("cpu")) is torch.float32
    assert precision_for(torch.device("cuda")) is torch.bfloat16
