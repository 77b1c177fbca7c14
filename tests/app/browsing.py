"""A page of the app in headless Chromium, for the tests that need one."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

pytest.importorskip("gradio", reason="the app needs its extra: pip install -e '.[app]'")
playwright = pytest.importorskip(
    "playwright.sync_api", reason="the browser tests need: pip install -e '.[test]'"
)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NEEDS_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

ARTICLE = "#article textarea"
ANSWER = "#status .banner"


class Visit:
    """A page of the app, with everything it asked for and complained about."""

    def __init__(self, browser: Any, url: str) -> None:
        self.context = browser.new_context(viewport={"width": 1440, "height": 900})
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.url = url
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(url)
        self.page.wait_for_selector(ARTICLE)

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.foreign.append(request.url)

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def edit(self) -> None:
        if self.page.locator("[data-action=edit]").is_visible():
            self.page.click("[data-action=edit]")

    def summarize(self, text: str) -> None:
        """Paste, press the button, and wait until it is done."""
        self.edit()
        self.page.fill(ARTICLE, text)
        # What is shown now must not be taken for the answer.
        self.page.evaluate(f"document.querySelector('{ANSWER}')?.classList.add('old')")
        self.page.click("#run")
        self.wait()

    def wait(self) -> None:
        """Until the banner or the error of a new answer is shown, and it is over."""
        self.page.wait_for_selector(f"{ANSWER}:not(.old)")
        self.page.wait_for_selector("#stop[disabled]")
