"""The endpoints as tools of an MCP server."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from summarizer import SummarizerError
from summarizer.app.options import Settings
from tests.app.conftest import Server, load_dictionary

pytest.importorskip("gradio", reason="the app needs its extra: pip install -e '.[app]'")
pytest.importorskip("mcp", reason="MCP needs its extra: pip install -e '.[app,mcp]'")


async def _use(url: str) -> tuple[list[Any], dict[str, Any]]:
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    async with (
        streamable_http_client(f"{url}/gradio_api/mcp/") as (read, write, _),
        ClientSession(read, write) as session,
    ):
        await session.initialize()
        tools = (await session.list_tools()).tools
        arguments = {
            "german": "Der Umsatz stieg auf 2,39 Milliarden Dollar.",
            "english": "Revenue rose to $2.39 million.",
        }
        name = next(tool.name for tool in tools if tool.name.endswith("check_figures"))
        result = await session.call_tool(name, arguments)
        content: Any = result.content[0]
        return tools, json.loads(content.text)


def test_tools(uploads: Path) -> None:
    with Server(Settings(mcp=True), load_dictionary) as running:
        tools, checked = asyncio.run(_use(running.url))
    names = [tool.name for tool in tools]
    assert [name.rpartition("_app_")[2] for name in names] == [
        "summarize",
        "translate",
        "check_figures",
    ]
    summarize = tools[0]
    assert "German financial news" in summarize.description
    assert summarize.inputSchema["properties"]["text"]["description"].startswith("The German")
    assert checked["figures"][0]["verdict"] == "wrong"


def test_not_behind_a_password(tmp_path: Path) -> None:
    from summarizer.app.tools import check_tools

    with pytest.raises(SummarizerError, match="--mcp and --auth-file do not go together"):
        check_tools(Settings(mcp=True, auth_file=tmp_path / "users.txt"))
