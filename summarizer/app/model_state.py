"""What the page says about models: which state they are in, and what choosing one would cost."""

from __future__ import annotations

import asyncio
from html import escape

from summarizer.app.engines import Engines
from summarizer.errors import SummarizerError
from summarizer.seq2seq.hub import download_size

_SIGNS = {"ready": "●", "failed": "✗"}


def is_settled(engines: Engines) -> bool:
    """Whether the state of the first model will not change by itself."""
    return engines.state(engines.models[0]) not in ("not loaded", "loading")


def state_line(engines: Engines) -> str:
    """State of the first model, for the head of the page."""
    name = engines.models[0]
    state = engines.state(name)
    kind = state.partition(":")[0]
    return (
        f'<p class="{kind.split()[0]}" role="status"><span aria-hidden="true">'
        f"{_SIGNS.get(kind, '○')}</span> Model {escape(name)}: {escape(state)}</p>"
    )


async def choice_line(engines: Engines, chosen: str) -> str:
    """What is to be known about the model called `chosen` before it is used."""
    try:
        name = engines.permit(chosen)
        words = engines.state(name)
        if words == "not loaded":
            words = _cost(await asyncio.to_thread(download_size, name))
    except SummarizerError as error:
        return f'<p class="bad">✗ {escape(str(error))}</p>'
    return f"<p>{escape(f'{name}: {words}')}</p>"


def _cost(size: int) -> str:
    if size:
        return f"not on this machine: Summarize will download {size / 1e6:,.0f} MB first"
    return "on this machine, not loaded yet: the first article takes some seconds more"
