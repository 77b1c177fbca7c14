"""The page in headless Chromium: from pasted German to a figure's source, and what goes wrong."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.app.options import Settings
from tests.app.conftest import Server, load_dictionary
from tests.conftest import SEED

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
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

ARTICLE = "#article textarea"
ANSWER = "#status .banner"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


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


@pytest.fixture(scope="module")
def visit(browser: Any, server: Server) -> Iterator[Visit]:
    visiting = Visit(browser, server.url)
    yield visiting
    visiting.context.close()


def _serious(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def test_at_the_start(visit: Visit) -> None:
    page = visit.page
    assert page.title() == "Newswire summarizer"
    assert page.locator("h1").inner_text() == "Newswire summarizer"
    page.wait_for_selector("#model-state >> text=ready")
    assert _serious(page) == []


def test_from_paste_to_source(visit: Visit, seed_text: str) -> None:
    page = visit.page
    visit.summarize(seed_text)
    summary = load_dictionary().summarize(seed_text).to_dict()
    texts = page.locator(".bullet .said").all_inner_texts()
    assert [_plain(text) for text in texts] == [bullet["text"] for bullet in summary["bullets"]]
    assert page.locator(".bullet .verdict").all_inner_texts()[0].startswith("✓ Verified")
    assert page.locator("#status .banner").is_visible()

    figures = [figure for bullet in summary["bullets"] for figure in bullet["figures"]]
    rows = page.locator("#evidence tbody tr")
    assert rows.count() == sum(len(sentence["figures"]) for sentence in summary["sentences"])
    assert rows.filter(has_text=re.compile(r"Bullet \d")).count() == len(figures)

    # With the mouse: the figure and its sentence are marked in the German.
    page.locator(".bullet .figure", has_text="2.39 billion").click()
    assert page.locator(".german .figure.chosen").inner_text() == "maximal 2,39 Milliarden Dollar"
    assert page.locator(".german .sentence.chosen").inner_text().startswith("Nach einem Umsatzplus")
    # From the table, with the keyboard.
    page.locator("#evidence .figure", has_text="fünf Prozent").press("Enter")
    assert page.locator(".german .figure.chosen").inner_text() == "fünf Prozent"
    assert "Die Zoom-Aktie legte" in page.locator("#announcer").inner_text()
    # A bullet without naming a figure.
    page.locator(".bullet .said").last.click(position={"x": 2, "y": 4})
    assert page.locator(".german .sentence.chosen").count() == 1


@pytest.mark.parametrize("tab", ["Evidence", "Translation", "Dropped", "JSON"])
def test_tabs(visit: Visit, tab: str) -> None:
    page = visit.page
    page.get_by_role("tab", name=tab).click()
    place = {"Evidence": "table", "Translation": ".pair", "Dropped": "#dropped", "JSON": "pre"}[tab]
    page.locator(f"#tabs {place}").first.wait_for()
    if tab == "JSON":
        assert json.loads(page.locator("#raw pre").inner_text())["schema"] == 1
    assert _serious(page) == []


def test_dark_and_narrow(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("tab", name="Evidence").click()
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.body.classList.add('dark')")
    page.wait_for_timeout(500)  # colours fade from one scheme to the other
    assert _serious(page) == []
    page.evaluate("document.body.classList.remove('dark')")
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(500)
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".bullet .figure").first.click()
    assert page.locator(".bullet .excerpt").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert _serious(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})


def test_take_away(visit: Visit, seed_text: str) -> None:
    page = visit.page

    def download(action: str) -> str:
        with page.expect_download() as waiting:
            page.click(f"[data-action={action}]")
        return Path(waiting.value.path()).read_text(encoding="utf-8-sig")

    summary = load_dictionary().summarize(seed_text)
    saved = json.loads(download("json"))
    assert saved["bullets"] == json.loads(summary.to_json())["bullets"]
    assert download("markdown") == summary.to_markdown()
    rows = list(csv.DictReader(io.StringIO(download("csv"))))
    assert len(rows) == sum(len(bullet.figures) for bullet in summary.bullets)
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("[data-action=copy]")
    page.wait_for_selector("text=Copied ✓")
    assert page.evaluate("navigator.clipboard.readText()") == str(summary)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no text"),
        ("The company said that its revenue rose by five percent.", "looks English, not German"),
        ("Der Umsatz stieg. " * 2_000, "36,000 characters, more than the 20,000"),
    ],
)
def test_bad_texts(visit: Visit, text: str, message: str) -> None:
    visit.summarize(text)
    assert message in visit.page.locator("#status [role=alert]").inner_text()
    assert visit.page.locator(".bullet").count() == 0


def test_five_megabytes_are_not_even_pasted(visit: Visit) -> None:
    visit.edit()
    visit.page.fill(ARTICLE, "")
    visit.page.wait_for_selector("#count >> text=0 characters, 0 sentences")
    visit.page.evaluate(
        """(selector) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text", "Der Umsatz stieg. ".repeat(290000));
            const options = { clipboardData, bubbles: true, cancelable: true };
            document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        ARTICLE,
    )
    words = "5,220,000 characters, more than the 20,000 taken here; nothing was pasted"
    assert words in visit.page.locator("#count").inner_text()
    assert visit.page.input_value(ARTICLE) == ""


def test_markup_and_slots_are_text(visit: Visit) -> None:
    text = (
        '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> ${1+1} {{value}} '
        "⟨m0⟩ <n0> Die Aktie von Zoom legte nachbörslich fünf Prozent zu."
    )
    visit.summarize(text)
    page = visit.page
    assert page.evaluate("window.hacked") is None
    assert page.locator(".german").inner_text() == text
    assert page.locator(".german img, .german script").count() == 0
    for tab in ("Translation", "Dropped", "JSON"):
        page.get_by_role("tab", name=tab).click()
    assert page.evaluate("window.hacked") is None


def test_an_example_and_a_file(visit: Visit) -> None:
    page = visit.page
    page.evaluate(f"document.querySelector('{ANSWER}')?.classList.add('old')")
    page.get_by_role("button", name="Takeover").click()
    visit.wait()
    assert "Quellstein kauft" in page.locator(".german").inner_text()
    visit.edit()
    page.set_input_files("#left input[type=file]", str(SEED))
    playwright.expect(page.locator(ARTICLE)).to_have_value(re.compile("Videodienstanbieter"))
    playwright.expect(page.locator("#count")).to_contain_text("1,914 characters, 16 sentences")


def test_history_stays_in_the_browser(visit: Visit, seed_text: str) -> None:
    visit.summarize(seed_text)
    page = visit.page
    shown = page.locator(".bullet .said").all_inner_texts()
    page.wait_for_function("(localStorage.getItem('newswire-history') || '').includes('Zoom')")
    page.reload()
    page.wait_for_selector(ARTICLE)
    page.get_by_text("History, kept in this browser only").click()
    page.locator("#history .entry").first.click()
    page.wait_for_selector(".bullet")
    assert page.locator(".bullet .said").all_inner_texts() == shown
    page.get_by_text("Delete the history").click()
    assert page.evaluate("localStorage.getItem('newswire-history')") is None


def test_nothing_left_the_machine_and_nothing_was_wrong(visit: Visit) -> None:
    assert visit.foreign == []
    assert visit.complaints == []


def test_stopping_and_leaving(browser: Any, uploads: Path, seed_text: str) -> None:
    from gradio_client import Client

    from summarizer.app import jobs

    ended: list[bool] = []

    class Endless:
        def summarize(self, text: str, **_: Any) -> None:
            jobs.report("translate", 16)
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


def _plain(text: str) -> str:
    return " ".join(text.split())
