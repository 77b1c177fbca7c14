"""The app: a page to paste German copy into, and endpoints for programs.

`options` says how it can be started, `server` runs it; everything between them is behind `serve`,
because it imports Gradio, which takes seconds.
"""

from __future__ import annotations

from summarizer.app.options import Settings, add_options, read_options

__all__ = ["Settings", "add_options", "read_options", "serve"]


def serve(settings: Settings) -> None:
    """Run the app until it is interrupted.

    Raises:
        SummarizerError: the settings cannot be met.
    """
    from summarizer.app.server import serve as run

    run(settings)
