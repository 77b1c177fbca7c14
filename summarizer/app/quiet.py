"""Gradio's blocks, made to keep what a user sent out of the log."""

from __future__ import annotations

import inspect
from typing import Any

import gradio as gr


class QuietBlocks(gr.Blocks):  # type: ignore[misc]  # Gradio has no types
    """Blocks that never print an input, and whose endpoints know the defaults of their parameters.

    Gradio writes inputs that do not fit into its traceback, and asks callers of `/call/NAME` for
    every parameter.
    """

    async def preprocess_data(
        self, block_fn: Any, inputs: list[Any], state: Any, explicit_call: bool = False
    ) -> Any:
        """Inputs as the function takes them."""
        missing = [parameter.default for parameter in _parameters(block_fn.fn)[len(inputs) :]]
        if inspect.Parameter.empty not in missing:
            inputs = [*inputs, *missing]
        try:
            return await super().preprocess_data(block_fn, inputs, state, explicit_call)
        except Exception as error:
            words = error.message if isinstance(error, gr.Error) else "what was sent does not fit"
            raise gr.Error(words, print_exception=False) from None


def _parameters(function: Any) -> list[inspect.Parameter]:
    return list(inspect.signature(function).parameters.values()) if callable(function) else []
