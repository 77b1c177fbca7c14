"""Muon for the matrices inside the layers, Adam for everything else.

Muon (Jordan et al. 2024) replaces the momentum of a matrix by the nearest half-orthogonal matrix,
found with a few Newton-Schulz steps; scaled as in Liu et al. 2025 it takes Adam's learning rates.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
_ITERATIONS = 5


class Muon(torch.optim.Optimizer):
    """Momentum, orthogonalised; matrices of one shape are handled as one batch."""

    def __init__(self, matrices: list[nn.Parameter], *, lr: float, momentum: float = 0.95) -> None:
        super().__init__(matrices, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:
        """Update every matrix that has a gradient."""
        for group in self.param_groups:
            shapes: dict[tuple[int, int], list[nn.Parameter]] = {}
            for matrix in group["params"]:
                if matrix.grad is not None:
                    shapes.setdefault((min(matrix.shape), max(matrix.shape)), []).append(matrix)
            for (_, longer), matrices in shapes.items():
                self._update(matrices, group, scale=0.2 * longer**0.5)

    def _update(self, matrices: list[nn.Parameter], group: dict[str, Any], scale: float) -> None:
        momentum = group["momentum"]
        directions = []
        for matrix in matrices:
            state = self.state[matrix]
            if "momentum" not in state:
                state["momentum"] = torch.zeros_like(matrix)
            average: Tensor = state["momentum"]
            average.lerp_(matrix.grad, 1.0 - momentum)
            direction = torch.lerp(matrix.grad, average, momentum)  # Nesterov
            directions.append(direction if direction.shape[0] <= direction.shape[1] else direction.T)
        updates = orthogonal(torch.stack(directions))
        for matrix, update in zip(matrices, updates, strict=True):
            wide = matrix.shape[0] <= matrix.shape[1]
            matrix.add_(update if wide else update.T, alpha=-group["lr"] * scale)


def orthogonal(matrices: Tensor) -> Tensor:
    """Nearly half-orthogonal matrices for a batch of wide ones (batch × rows × columns)."""
    a, b, c = _COEFFICIENTS
    x = matrices.bfloat16() if matrices.is_cuda else matrices
    x = x / (torch.linalg.matrix_norm(x, keepdim=True) + 1e-7)
    for _ in range(_ITERATIONS):
        gram = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.to(matrices.dtype)


def build_optimizers(model: nn.Module, *, kind: str, lr: float) -> list[torch.optim.Optimizer]:
    """The optimizers of a run; ``kind`` is "adam" or "muon"."""
    named = dict(model.named_parameters())
    inner = {
        name: value
        for name, value in named.items()
        if kind == "muon" and value.ndim == 2 and "layers." in name
    }
    others = [value for name, value in named.items() if name not in inner]
    optimizers: list[torch.optim.Optimizer] = [
        torch.optim.Adam(others, lr=lr, betas=(0.9, 0.98), fused=True)
    ]
    if inner:
        optimizers.append(Muon(list(inner.values()), lr=lr))
    return optimizers
