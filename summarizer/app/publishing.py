"""The endpoints under fixed names, for gradio_client, curl and MCP."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

import gradio as gr

from summarizer.app.endpoints import Endpoints, message_of
from summarizer.wishes import DEFAULT_BULLETS

# What uses a model takes turns, on the page and here; the rest is answered at once.
TAKE_TURNS: dict[str, Any] = {"concurrency_id": "model", "concurrency_limit": 1}


def publish(ask: Endpoints) -> None:
    """Add the endpoints to the blocks that are being built."""

    async def summarize(
        text: str,
        max_bullets: int = DEFAULT_BULLETS,
        model: str = "",
        max_words: int = 0,
        focus: str = "",
        glossary: str = "",
    ) -> dict[str, Any]:
        return await _told(ask.summarize(text, max_bullets, model, max_words, focus, glossary))

    async def translate(text: str, model: str = "", glossary: str = "") -> dict[str, Any]:
        return await _told(ask.translate(text, model, glossary))

    async def check_figures(
        german: str, english: str = "", ordered: bool = True, context: str = ""
    ) -> dict[str, Any]:
        return await _told(ask.check_figures(german, english, ordered, context))

    for function, described, limits in (
        (summarize, ask.summarize, TAKE_TURNS),
        (translate, ask.translate, TAKE_TURNS),
        (check_figures, ask.check_figures, {"concurrency_limit": 2}),
    ):
        function.__doc__ = described.__doc__
        gr.api(function, api_name=function.__name__, **limits)


async def _told(answer: Awaitable[dict[str, Any]]) -> dict[str, Any]:
    """What an endpoint gives; its errors as those that Gradio hands on word by word."""
    try:
        return await answer
    except Exception as error:
        raise gr.Error(message_of(error), print_exception=False) from None
