"""The endpoints as MCP tools: Gradio's own server, made to answer in JSON."""

from __future__ import annotations

import json
from typing import Any

from summarizer.app.options import Settings
from summarizer.errors import MissingExtraError, SummarizerError


def check_tools(settings: Settings) -> None:
    """Raises SummarizerError when MCP tools are asked for and cannot be had."""
    if not settings.mcp:
        return
    if settings.auth_file:
        raise SummarizerError(
            "--mcp and --auth-file do not go together: Gradio's tools call the app without a "
            "password; put a proxy that asks for one in front"
        )
    try:
        import mcp  # noqa: F401
    except ImportError as error:
        raise MissingExtraError(
            "--mcp needs its extra; install it with: pip install 'newswire-summarizer[app,mcp]'"
        ) from error


def adjust_tools(server: Any, settings: Settings) -> None:
    """Change Gradio's MCP `server`: its answers are Python's notation, and it calls itself by the
    address that the request came to, which may be a proxy's.
    """

    def as_json(answers: list[Any], root_url: str) -> list[Any]:
        return [
            server.types.TextContent(type="text", text=json.dumps(answer, ensure_ascii=False))
            for answer in answers
        ]

    server.postprocess_output_data = as_json
    every = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}
    host = every.get(settings.host, f"[{settings.host}]" if ":" in settings.host else settings.host)
    server._local_url = f"http://{host}:{settings.port}/"
