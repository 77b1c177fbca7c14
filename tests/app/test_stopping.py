"""Stopping in the browser: what is there stays, and the work ends."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.app import jobs
from summarizer.app.options import Settings
from summarizer.summary import Bullet
from tests.app.browsing import ARTICLE, NEEDS_CHROMIUM, Visit
from tests.app.conftest import Server, load_dictionary

pytestmark = NEEDS_CHROMIUM


def test_stopping_and_leaving(browser: Any, uploads: Path, seed_text: str) -> None:
    from gradio_client import Client

    ended: list[bool] = []

    class Endless:
        def stream(self, text: str, **_: Any) -> None:
            jobs.report(jobs.Stage("translate", 16))
            try:
                while True:
                    jobs.check()
                    time.sleep(0.01)
            finally:
                ended.append(True)

    def wait_for(number: int) -> None:
        deadline = time.monotonic() + 20
        while len(ended) < number and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(ended) == number

    with Server(Settings(), lambda name: Endless()) as endless:  # type: ignore[arg-type]
        visit = Visit(browser, endless.url)
        page = visit.page
        page.fill(ARTICLE, seed_text)
        page.click("#run")
        page.wait_for_selector("text=Translating 16 sentences")
        page.click("#stop")
        page.wait_for_selector("text=Stopped.")
        wait_for(1)
        # Behind another article it waits, and can be stopped before its turn.
        other = Client(endless.url, verbose=False).submit(seed_text, api_name="/summarize")
        time.sleep(0.5)
        page.click("#run")
        page.wait_for_selector("text=queue: 1/1")
        page.click("#stop")
        page.wait_for_selector("text=Stopped.")
        other.cancel()
        # Whoever closes the page does not keep the others waiting.
        page.click("#run")
        page.wait_for_selector("text=Translating 16 sentences")
        visit.context.close()
        wait_for(2)


def test_bullets_come_one_by_one_and_stay_when_stopped(
    browser: Any, uploads: Path, seed_text: str
) -> None:
    class Halting:
        """Gives two bullets, and then takes for ever."""

        def stream(self, text: str, **wishes: Any) -> Iterator[Any]:
            count = 0
            for piece in load_dictionary().stream(text, **wishes):
                yield piece
                count += isinstance(piece, Bullet)
                while count == 2:
                    jobs.check()
                    time.sleep(0.01)

    with Server(Settings(), lambda name: Halting()) as halting:
        visit = Visit(browser, halting.url)
        page = visit.page
        page.fill(ARTICLE, seed_text)
        page.click("#run")
        page.wait_for_selector(".bullet >> nth=1")
        assert page.locator("#status .banner").count() == 0
        page.click("#stop")
        page.wait_for_selector("text=Stopped.")
        assert page.locator(".bullet .verdict", has_text="verified").count() == 2
        page.locator(".bullet .figure").first.click()
        assert page.locator(".german .figure.chosen").count() == 1
        visit.context.close()
