"""A model by its name, with whatever computes it best."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.errors import ModelUnsupportedError
from summarizer.seq2seq.adapters import families_for
from summarizer.seq2seq.checkpoint import load_checkpoint, locate
from summarizer.seq2seq.interface import BACKENDS, CTRANSLATE2, TORCH, TRANSLATE, Generator


def load_model(
    name: str,
    *,
    role: str = TRANSLATE,
    backend: str = TORCH,
    before_step: Callable[[], object] = lambda: None,
) -> Generator:
    """Load the checkpoint called `name` for `role`.

    Args:
        name: "embedded", a local folder, or "hub:owner/name".
        role: `TRANSLATE`, or `BULLET` for an English condenser.
        backend: one of `BACKENDS`; CTranslate2 is for models that know the slots.
        before_step: called again and again while it works; what it raises ends the work.

    Raises:
        MissingExtraError: CTranslate2 is not installed.
        ModelNotFoundError: there is no checkpoint of that name.
        ModelUnsupportedError: it is of another architecture, or broken, or not for the backend.
    """
    if backend not in BACKENDS:
        raise ValueError(f"backend must be one of {', '.join(BACKENDS)}, not {backend!r}")
    located = locate(name, families=families_for(role))
    if backend == CTRANSLATE2:
        if not located.knows_slots:
            raise ModelUnsupportedError(
                f"model {name!r} does not know the slots that hold the figures, and CTranslate2 "
                "cannot hold its digits to those of the source: leave the backend at torch"
            )
        from summarizer.seq2seq.ctranslate import CTranslateModel

        return CTranslateModel(located, before_step=before_step)
    if located.knows_slots:
        from summarizer.seq2seq.torch_model import TorchModel

        return TorchModel(located, before_step=before_step)
    # Here, because it imports transformers, which takes seconds.
    from summarizer.seq2seq.generating import Seq2Seq

    checkpoint = load_checkpoint(name, families=families_for(role))
    checkpoint.model.register_forward_pre_hook(lambda *_: before_step())
    return Seq2Seq(checkpoint, role=role)
