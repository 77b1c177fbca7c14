"""The page: German on the left, English on the right, and what happens when a button is pressed."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from importlib import resources
from pathlib import Path
from typing import Any

import gradio as gr

from summarizer.app import panels
from summarizer.app.choices import Choices, open_glossary
from summarizer.app.endpoints import Endpoints, message_of
from summarizer.app.jobs import Stage
from summarizer.app.model_state import choice_line, is_settled, state_line
from summarizer.app.progress import Progress
from summarizer.app.publishing import TAKE_TURNS, publish
from summarizer.app.quiet import QuietBlocks
from summarizer.app.uploads import TYPES, read_upload
from summarizer.errors import SummarizerError
from summarizer.splitting import split_text

TITLE = "Newswire summarizer"
EXAMPLES = (
    ("Results", "quarterly-results.txt"),
    ("Profit warning", "profit-warning.txt"),
    ("Takeover", "takeover.txt"),
    ("Bank", "bank.txt"),
)
# Answered without waiting for the model.
_AT_ONCE: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}

Updates = dict[Any, Any]


def package_text(*parts: str) -> str:
    """A text file of this package."""
    return resources.files("summarizer.app").joinpath(*parts).read_text(encoding="utf-8")


class Page:
    """Builds the page on the functions of `endpoints`."""

    def __init__(self, endpoints: Endpoints) -> None:
        self._endpoints = endpoints
        self._engines = endpoints.engines
        with QuietBlocks(
            title=TITLE, analytics_enabled=False, fill_width=True, delete_cache=(600, 600)
        ) as self.blocks:
            self._head()
            with gr.Row(elem_id="desk", equal_height=False):
                with gr.Column(elem_id="left", min_width=320, scale=5):
                    self._left()
                with gr.Column(elem_id="right", min_width=320, scale=7):
                    self._right()
            self._foot()
            self._wire()
            publish(endpoints)

    def _head(self) -> None:
        with gr.Row(elem_id="head"):
            gr.HTML(
                f"<h1>{TITLE}</h1><p>German financial news in, English bullets out, "
                "every figure accounted for.</p>",
                elem_id="title",
            )
            self.model_state = gr.HTML(state_line(self._engines), elem_id="model-state")
            self.clock = gr.Timer(2)

    def _left(self) -> None:
        gr.HTML("<h2>German</h2>")
        self.article = gr.Textbox(
            label="Article",
            placeholder="Paste a German article …",
            lines=14,
            max_lines=16,
            elem_id="article",
            html_attributes=gr.InputHTMLAttributes(lang="de", spellcheck=False),
        )
        self.source = gr.HTML(elem_id="source")
        with gr.Row(elem_id="under-article"):
            self.count = gr.HTML(self.count_text(""), elem_id="count")
            self.upload = gr.UploadButton(
                "Open a file", file_types=list(TYPES), size="sm", elem_id="upload"
            )
        with gr.Row(elem_id="run-row"):
            self.run = gr.Button("Summarize", variant="primary", elem_id="run")
            self.stop = gr.Button("Stop", variant="stop", elem_id="stop", interactive=False)
        with gr.Row(elem_id="examples"):
            gr.HTML('<p id="try">Examples (invented)</p>')
            self.examples = [
                (gr.Button(name, size="sm"), package_text("examples", file))
                for name, file in EXAMPLES
            ]
        with gr.Accordion("Options", open=False, elem_id="options"):
            self.choices = Choices(self._engines)
            self.model_note = gr.HTML(elem_id="model-note")
        with gr.Accordion("History, kept in this browser only", open=False):
            gr.HTML('<div id="history"></div>')
        self.recalled = gr.Textbox(visible="hidden", elem_id="recalled")
        self.recall = gr.Button("Recall", visible="hidden", elem_id="recall")

    def _right(self) -> None:
        gr.HTML("<h2>English</h2>")
        self.status = gr.HTML(panels.START, elem_id="status")
        self.bullets = gr.HTML(elem_id="bullets")
        self.takeaway = gr.HTML(elem_id="takeaway")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Evidence"):
                self.evidence = gr.HTML(elem_id="evidence")
            with gr.Tab("Translation"):
                self.translation = gr.HTML(elem_id="translation")
            with gr.Tab("Dropped"):
                self.dropped = gr.HTML(elem_id="dropped")
            with gr.Tab("JSON"):
                self.raw = gr.HTML(elem_id="raw")

    def _foot(self) -> None:
        gr.HTML(
            '<p>"Verified" is about figures: value, scale, unit and sign equal one of the German '
            "text. Read the source before you trade on it. Nothing you paste is stored or sent "
            'on.</p><p id="announcer" class="unseen" role="status" aria-live="polite"></p>',
            elem_id="foot",
        )

    def _wire(self) -> None:
        shown = [
            self.status,
            self.bullets,
            self.takeaway,
            self.source,
            self.evidence,
            self.translation,
            self.dropped,
            self.raw,
            self.stop,
        ]
        asked = [self.article, *self.choices.inputs]
        running = []

        def add_run(listen: Any) -> None:
            begun = listen(self.begin, None, shown, **_AT_ONCE)
            event = begun.then(
                self.answer,
                asked,
                shown,
                show_progress="minimal",
                show_progress_on=self.status,
                api_visibility="private",
                **TAKE_TURNS,
            )
            event.success(
                None, None, None, js="() => newswire.remember()", api_visibility="private"
            )
            running.append(event)

        add_run(self.run.click)
        for button, text in self.examples:
            # The text is bound now: a closure would see the last one.
            filled = button.click(lambda text=text: text, None, self.article, **_AT_ONCE)
            add_run(filled.then)
        self.stop.click(self._stopped, None, [self.status, self.stop], cancels=running, **_AT_ONCE)
        self.article.change(
            self.count_text, self.article, self.count, trigger_mode="always_last", **_AT_ONCE
        )
        self.upload.upload(self.open_file, self.upload, [self.article, self.status], **_AT_ONCE)
        choices = self.choices
        choices.model.change(self._describe, choices.model, self.model_note, **_AT_ONCE)
        choices.upload.upload(
            open_glossary, choices.upload, [choices.glossary, self.status], **_AT_ONCE
        )
        gr.on(
            [self.blocks.load, self.clock.tick],
            self._tick,
            None,
            [self.model_state, self.clock],
            **_AT_ONCE,
        )
        self.recall.click(
            self.show_kept,
            self.recalled,
            [self.article, *shown],
            js="() => newswire.recalled()",
            **_AT_ONCE,
        )
        self.blocks.load(None, None, None, js="() => newswire.start()", api_visibility="private")

    def begin(self) -> Updates:
        """What the page shows while the article waits for its turn: nothing of the one before."""
        empty = dict.fromkeys((self.bullets, self.takeaway, self.source), "")
        tabs = dict.fromkeys((self.evidence, self.translation, self.dropped, self.raw), "")
        return {
            self.status: panels.working("Waiting for its turn …"),
            self.stop: gr.update(interactive=True),
            **empty,
            **tabs,
        }

    async def answer(self, text: str, *asked: Any) -> AsyncIterator[Updates]:
        """What the page shows from the press of the button to the last bullet."""
        yield {self.status: panels.working("Reading the article …")}
        shown: Progress | None = None
        try:
            job = self._endpoints.summary_job(text, *asked)
            started = time.monotonic()
            async with aclosing(job.news()) as news:
                async for one in news:
                    if isinstance(one, Stage):
                        if not shown:
                            shown = Progress.of(text)
                            yield {self.source: panels.german(text, shown.summary)}
                        seconds = int(time.monotonic() - started)
                        words = shown.words(one) + (f" {seconds} s" if seconds else "")
                        yield {self.status: panels.working(words)}
                    elif shown and shown.add(one):
                        yield {self.bullets: panels.bullets(shown.summary)}
            done = await job.result()
        except Exception as error:
            failed: Updates = {
                self.status: panels.alert(message_of(error)),
                self.stop: gr.update(interactive=False),
            }
            if not (shown and shown.summary["bullets"]):
                failed[self.source] = ""
            yield failed
            return
        yield self._all(text, done.to_dict(), done.to_markdown())

    def _all(self, text: str, summary: dict[str, Any], markdown: str) -> Updates:
        return {
            self.status: panels.banner(summary),
            self.bullets: panels.bullets(summary),
            self.takeaway: panels.takeaway(text, summary, markdown),
            self.source: panels.german(text, summary),
            self.evidence: panels.evidence(summary),
            self.translation: panels.translation(summary),
            self.dropped: panels.dropped(summary),
            self.raw: panels.raw(summary),
            self.stop: gr.update(interactive=False),
        }

    def show_kept(self, recalled: str) -> Updates:
        """Show a summary that the browser kept; what it sends is as foreign as any text."""
        try:
            kept = json.loads(recalled)
            text, markdown = str(kept["text"]), str(kept["markdown"])
            return {self.article: text, **self._all(text, kept["summary"], markdown)}
        except (ValueError, KeyError, TypeError, AttributeError):
            return {self.status: panels.alert("this entry of the history cannot be read")}

    def _stopped(self) -> tuple[str, Any]:
        return panels.note("Stopped. Only what was finished is shown."), gr.update(
            interactive=False
        )

    def open_file(self, path: str) -> tuple[Any, Any]:
        """Put the text of an uploaded file into the box, and delete the file."""
        file = Path(path)
        try:
            return read_upload(file.read_bytes(), name=file.name), panels.START
        except SummarizerError as error:
            return gr.skip(), panels.alert(str(error))
        finally:
            file.unlink(missing_ok=True)  # Gradio would keep it for a while

    def count_text(self, text: str) -> str:
        """How long the article is, or that it is too long."""
        most = self._endpoints.settings.max_characters
        characters = f"{len(text):,} characters"
        if len(text) > most:
            words, kind = f"✗ {characters}, more than the {most:,} taken here", "bad"
        else:
            sentences = len(split_text(text))
            plural = "" if sentences == 1 else "s"
            words, kind = f"{characters}, {sentences:,} sentence{plural}", "fits"
        return f'<p class="{kind}" data-most="{most}">{words}</p>'

    async def _describe(self, model: str) -> str:
        return await choice_line(self._engines, model)

    def _tick(self) -> tuple[str, Any]:
        return state_line(self._engines), gr.Timer(active=not is_settled(self._engines))
