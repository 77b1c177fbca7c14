"""The options of the page: how many bullets, how long, about what, in which terms and model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from summarizer.app import panels
from summarizer.app.endpoints import MOST_BULLETS, MOST_WORDS
from summarizer.app.engines import Engines
from summarizer.app.uploads import MAX_BYTES
from summarizer.article import decode
from summarizer.errors import InputError, SummarizerError
from summarizer.glossary import Glossary
from summarizer.wishes import DEFAULT_BULLETS

GLOSSARY_TYPES = (".tsv", ".txt")


class Choices:
    """The inputs of the options panel, built where it is made."""

    def __init__(self, engines: Engines) -> None:
        self.bullets = gr.Slider(1, MOST_BULLETS, DEFAULT_BULLETS, step=1, label="Bullets, at most")
        self.words = gr.Slider(
            0, MOST_WORDS, 0, step=1, label="Words in a bullet, at most; 0: no limit"
        )
        self.focus = gr.Textbox(
            "",  # a box that was never opened would send None
            label="Focus",
            placeholder="Dividende, Eric Yuan",
            info="German or English words and names, with commas between them.",
            max_lines=1,
            elem_id="focus",
        )
        self.glossary = gr.Textbox(
            "",
            label="Glossary",
            info="A line for each term: German, a tab, English.",
            lines=1,
            max_lines=6,
            elem_id="glossary",
        )
        self.upload = gr.UploadButton(
            "Open a glossary",
            file_types=list(GLOSSARY_TYPES),
            size="sm",
            elem_id="upload-glossary",
        )
        self.model = gr.Dropdown(
            list(engines.models),
            value=engines.models[0],
            label="Model",
            allow_custom_value=engines.allow_hub,
            info="A model of the hub can be named as hub:owner/name."
            if engines.allow_hub
            else None,
        )

    @property
    def inputs(self) -> list[Any]:
        """In the order of the arguments of `Endpoints.summary_job` after the text."""
        return [self.bullets, self.model, self.words, self.focus, self.glossary]


def open_glossary(path: str) -> tuple[Any, Any]:
    """The text of an uploaded glossary and what to say about it; the file is deleted."""
    file = Path(path)
    try:
        text, terms = read_glossary(file.read_bytes(), name=file.name)
        return text, panels.note(f"{terms} terms of {file.name} will be used.")
    except SummarizerError as error:
        return gr.skip(), panels.alert(str(error))
    finally:
        file.unlink(missing_ok=True)  # Gradio would keep it for a while


def read_glossary(data: bytes, *, name: str) -> tuple[str, int]:
    """The text of a glossary file and how many terms it has.

    Raises:
        InputError: it is too large, no text, or a line of it is no term.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: {len(data):,} bytes, more than {MAX_BYTES:,}; leave terms out")
    text = decode(data, name=name)
    return text, len(Glossary.parse(text, name=name).terms)
