"""Make the pictures of docs/images: python -m tests.app.screenshots [URL of a running app]."""

from __future__ import annotations

import sys
from typing import Any

from playwright.sync_api import sync_playwright

from tests.app.browsing import ANSWER, ARTICLE, CHROMIUM, FLAGS
from tests.conftest import ROOT, SEED

IMAGES = ROOT / "docs" / "images"
SHOTS = (("wide", 1440, 1010, "light"), ("dark", 1440, 1010, "dark"), ("narrow", 390, 844, "light"))


def main(url: str) -> None:
    """Summarize the seed article in three windows, mark one figure, and take the pictures."""
    text = SEED.read_bytes().decode("utf-8")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for name, width, height, scheme in SHOTS:
            size: Any = {"width": width, "height": height}
            page = browser.new_page(viewport=size, color_scheme=scheme)
            page.set_default_timeout(180_000)
            page.goto(url)
            page.fill(ARTICLE, text)
            page.click("#run")
            page.wait_for_selector(ANSWER)
            page.wait_for_selector(".bullet .figure >> nth=0").click()
            if name == "narrow":
                page.locator("#right").evaluate("element => element.scrollIntoView()")
            page.wait_for_timeout(1000)
            page.screenshot(path=IMAGES / f"app-{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:7860/")
