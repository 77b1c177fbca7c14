"""The page in headless Chromium: from pasted German to a figure's source, and what goes wrong."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.browsing import ANSWER, ARTICLE, NEEDS_CHROMIUM, Visit, playwright
from tests.app.conftest import Server, load_dictionary
from tests.conftest import SEED

pytestmark = NEEDS_CHROMIUM


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
    assert re.search(
        r"✓ \d+ figures? verified$", page.locator(".bullet .verdict").first.inner_text()
    )
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


def _plain(text: str) -> str:
    return " ".join(text.split())
