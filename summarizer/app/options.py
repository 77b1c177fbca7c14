"""What the app can be told at its start; light, because the command line reads it every time."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer.seq2seq.interface import BACKENDS, TORCH

EMBEDDED = "embedded"
HUB_PREFIX = "hub:"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the app runs; the defaults are safe for a desk computer.

    Attributes:
        host, port: where to listen; 127.0.0.1 is this machine only.
        models: names that may be chosen, the first one at the start.
        allow_hub: whether any "hub:owner/name" may be typed, and so fetched from the network.
        backend: what computes the models, one of `BACKENDS`.
        max_characters: the longest article that is taken.
        time_limit: seconds that one article may take once its turn has come.
        queue_size: how many may wait; who comes later is told to try again.
        auth_file: names with hashed passwords that may come in; None for everyone.
        root_path: the path under which a proxy shows the app.
        trusted_proxies: whose X-Forwarded headers are believed, as uvicorn takes them.
        mcp: whether the endpoints are tools of an MCP server as well.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    models: tuple[str, ...] = (EMBEDDED,)
    allow_hub: bool = False
    backend: str = TORCH
    max_characters: int = 50_000
    time_limit: float = 120.0
    queue_size: int = 32
    auth_file: Path | None = None
    root_path: str = ""
    trusted_proxies: str = "127.0.0.1"
    mcp: bool = False


def add_options(parser: argparse.ArgumentParser, environment: Mapping[str, str]) -> None:
    """Add the options of `summarizer app` to `parser`.

    Address, port and root path default to the GRADIO_ variables by which a hosted Space sets them.
    """
    default = Settings()
    add = parser.add_argument
    add(
        "--host",
        default=environment.get("GRADIO_SERVER_NAME", default.host),
        help=f"address to listen on (default {default.host}: this machine only)",
    )
    add(
        "--port",
        type=_whole,
        default=environment.get("GRADIO_SERVER_PORT", str(default.port)),
        help=f"port to listen on (default {default.port})",
    )
    add(
        "--model",
        action="append",
        metavar="M",
        help="a model that can be chosen: embedded (the default), a folder, or hub:owner/name; "
        "again for more, the first is used at the start",
    )
    add("--allow-hub", action="store_true", help="let users name any hub:owner/name to download")
    add(
        "--backend",
        choices=BACKENDS,
        default=default.backend,
        help="what computes the models; ctranslate2 is faster and needs the extra 'fast'",
    )
    add(
        "--max-characters",
        type=_whole,
        default=default.max_characters,
        metavar="N",
        help=f"longest article (default {default.max_characters})",
    )
    add(
        "--time-limit",
        type=_seconds,
        default=default.time_limit,
        metavar="S",
        help=f"seconds for one article (default {default.time_limit:g})",
    )
    add(
        "--queue-size",
        type=_whole,
        default=default.queue_size,
        metavar="N",
        help=f"how many may wait for their turn (default {default.queue_size})",
    )
    add(
        "--auth-file",
        type=Path,
        metavar="FILE",
        help="let in only the users of FILE; python -m summarizer.app.passwords NAME makes a line",
    )
    add(
        "--root-path",
        default=environment.get("GRADIO_ROOT_PATH", default.root_path),
        metavar="PATH",
        help="path under which a proxy shows the app, e.g. /news",
    )
    add(
        "--trusted-proxies",
        default=default.trusted_proxies,
        metavar="IPS",
        help=f"proxies whose X-Forwarded headers count (default {default.trusted_proxies})",
    )
    add("--mcp", action="store_true", help="serve the endpoints as MCP tools too (extra: mcp)")


def read_options(arguments: argparse.Namespace) -> Settings:
    """The settings that the parsed options of `add_options` ask for."""
    return Settings(
        host=arguments.host,
        port=arguments.port,
        models=tuple(dict.fromkeys(arguments.model or (EMBEDDED,))),
        allow_hub=arguments.allow_hub,
        backend=arguments.backend,
        max_characters=arguments.max_characters,
        time_limit=arguments.time_limit,
        queue_size=arguments.queue_size,
        auth_file=arguments.auth_file,
        root_path=arguments.root_path.rstrip("/"),
        trusted_proxies=arguments.trusted_proxies,
        mcp=arguments.mcp,
    )


def _whole(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number of 1 or more, not {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"must be a number of seconds above 0, not {text!r}")
    return seconds
