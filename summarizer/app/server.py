"""The web server around the page: limits, headers, health, and who may come in."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial
from typing import Any

# Gradio reads these when it is imported: nothing may leave this machine by itself.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"

import gradio as gr
import uvicorn
from fastapi import FastAPI
from fastapi.responses import JSONResponse

from summarizer._version import __version__
from summarizer.app.endpoints import Endpoints
from summarizer.app.engines import Engine, Engines, check_backend, load_engine
from summarizer.app.options import Settings
from summarizer.app.passwords import Gate, read_users
from summarizer.app.tools import adjust_tools, check_tools
from summarizer.app.ui import Page, package_text
from summarizer.app.uploads import MAX_BYTES
from summarizer.errors import SummarizerError

# Room for a text of the largest size in escapes, so that it gets its answer in words.
_MAX_BODY = 16_000_000
_SYSTEM_FONTS = tuple(
    map(gr.themes.Font, ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Arial", "sans-serif"))
)
_SYSTEM_MONO = tuple(map(gr.themes.Font, ("ui-monospace", "Consolas", "Menlo", "monospace")))
# In the page itself: a path of its own would not be found behind a proxy.
_ICON = (
    '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\' '
    "viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230a4f94'/%3E%3Cpath "
    "d='M3.5 8.5l3 3 6-7' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E\">"
)
_HEADERS = {
    # The page needs its inline scripts; what counts is that nothing else can be reached from it.
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' "
    "'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


def create_app(settings: Settings, *, load: Callable[[str], Engine] | None = None) -> FastAPI:
    """The ASGI application; `load` makes the engine of a model's name.

    Raises:
        SummarizerError: the settings cannot be met.
    """
    users = read_users(settings.auth_file) if settings.auth_file else None
    check_backend(settings.backend)
    load = load or partial(load_engine, backend=settings.backend)
    engines = Engines(settings.models, allow_hub=settings.allow_hub, load=load)
    for model in settings.models:
        if not settings.allow_hub and model.startswith("hub:"):
            raise SummarizerError(f"{model} comes from the network; start with --allow-hub as well")
    check_tools(settings)
    page = Page(Endpoints(settings, engines))
    page.blocks.queue(max_size=settings.queue_size, default_concurrency_limit=4)
    app = FastAPI(title="newswire-summarizer", openapi_url=None, docs_url=None, redoc_url=None)

    def health() -> JSONResponse:
        state = engines.state(settings.models[0])
        return JSONResponse({"status": "ok", "version": __version__, "model": state})

    # Before Gradio is mounted, which takes every other path.
    app.add_api_route("/health", health)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page.blocks,
        path="/",
        server_name=settings.host,
        server_port=settings.port,
        root_path=settings.root_path or None,
        max_file_size=MAX_BYTES,
        show_error=False,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=settings.mcp,
        theme=gr.themes.Base(font=_SYSTEM_FONTS, font_mono=_SYSTEM_MONO),
        css=package_text("style.css"),
        head=f"{_ICON}<script>{package_text('page.js')}</script>",
    )
    if settings.mcp:
        adjust_tools(page.blocks.mcp_server_obj, settings)
    mounted.add_middleware(Guard)
    if users is not None:
        mounted.add_middleware(Gate, users=users, open_paths=frozenset({"/health"}))
    engines.preload()
    return mounted


def serve(settings: Settings) -> None:
    """Run the app until it is interrupted."""
    with tempfile.TemporaryDirectory(prefix="summarizer-app-") as uploads:
        # Uploads pass through this folder for a moment; what is left goes with the server.
        os.environ["GRADIO_TEMP_DIR"] = uploads
        app = create_app(settings)
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        print(f"The app is at http://{shown}:{settings.port}/ (end it with Ctrl-C)", flush=True)
        uvicorn.run(
            app,
            host=settings.host,
            port=settings.port,
            proxy_headers=True,
            forwarded_allow_ips=settings.trusted_proxies,
            access_log=False,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=3,
        )


class Guard:
    """ASGI middleware: bodies have a limit, other sites cannot post, and headers are set."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on if it may be."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if scope["method"] == "POST" and headers.get(b"sec-fetch-site") == b"cross-site":
            await _refuse(send, 403, "Other sites cannot use this app.")
            return
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > _MAX_BODY:
            await _refuse(send, 413, f"A request may have {_MAX_BODY:,} bytes at most.")
            return
        received = 0

        async def counted() -> Any:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > _MAX_BODY:
                # Without a length nothing else stops it; the server then closes the connection.
                return {"type": "http.disconnect"}
            return message

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                kept = list(message.get("headers", ()))
                kept += [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                message = {**message, "headers": kept}
            await send(message)

        await self._app(scope, counted, with_headers)


async def _refuse(send: Any, status: int, words: str) -> None:
    head = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": words.encode() + b"\n"})
