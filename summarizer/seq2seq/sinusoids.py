"""Where a piece stands, as numbers: the positions of a Marian network, which no file holds."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def sinusoids(count: int, width: int) -> NDArray[np.float32]:
    """`[count, width]`: sines in the first half, cosines in the second."""
    rates = 10000.0 ** (-np.arange(0, width, 2) / width)
    angles: NDArray[Any] = np.arange(count)[:, None] * rates
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)
