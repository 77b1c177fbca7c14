"""What the page shows, step by step, without a browser."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.app.endpoints import Endpoints
from summarizer.app.engines import Engines
from summarizer.app.options import Settings
from tests.app.conftest import load_dictionary

pytest.importorskip("gradio", reason="the app needs its extra: pip install -e '.[app]'")


@pytest.fixture(scope="module")
def page() -> Any:
    from summarizer.app.ui import Page

    engines = Engines(["embedded"], load=load_dictionary)
    return Page(Endpoints(Settings(max_characters=3000), engines))


def _answers(page: Any, text: str) -> list[dict[Any, Any]]:
    async def collect() -> list[dict[Any, Any]]:
        return [update async for update in page.answer(text, 4, "")]

    return asyncio.run(collect())


def test_from_reading_to_the_last_bullet(page: Any, seed_text: str) -> None:
    updates = _answers(page, seed_text)
    said = [update[page.status] for update in updates if page.status in update]
    for words in ("Reading the article", "Loading the model", "Translating"):
        assert any(words in one for one in said)
    assert "banner" in said[-1]
    # The German figures are marked before there is any English.
    marked = next(number for number, update in enumerate(updates) if update.get(page.source))
    shown = {
        update[page.bullets].count("<li"): number
        for number, update in enumerate(updates)
        if update.get(page.bullets)
    }
    assert list(shown) == [1, 2, 3, 4]
    assert marked < shown[1]
    assert all(updates[-1][part] for part in (page.evidence, page.translation, page.raw))
    # The bullets are there before the rest of the article is translated.
    rest = max(n for n, one in enumerate(updates) if "Translating" in one.get(page.status, ""))
    first = next(n for n, one in enumerate(updates) if one.get(page.bullets))
    assert first < rest


def test_bullets_stay_when_the_work_ends_early(page: Any, seed_text: str) -> None:
    async def stop_at_the_second() -> list[dict[Any, Any]]:
        updates = []
        async for update in page.answer(seed_text, 4, ""):
            updates.append(update)
            if update.get(page.bullets, "").count("<li") == 2:
                break
        return updates

    updates = asyncio.run(stop_at_the_second())
    assert not any(page.raw in update for update in updates)
    said, _ = page._stopped()
    assert "Only what was finished is shown" in said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no text"),
        ("x" * 4000, "more than the 3,000"),
        ("The company said that its revenue rose by five percent.", "looks English"),
    ],
)
def test_errors_are_said(page: Any, text: str, message: str) -> None:
    last = _answers(page, text)[-1]
    assert 'role="alert"' in last[page.status]
    assert message in last[page.status]


def test_history(page: Any, seed_text: str) -> None:
    summary = load_dictionary().summarize(seed_text)
    kept = {"text": seed_text, "markdown": "m", "summary": summary.to_dict()}
    shown = page.show_kept(json.dumps(kept))
    assert shown[page.article] == seed_text
    assert shown[page.bullets].count("<li") == len(summary.bullets)
    for broken in ("", "null", "[]", "{}", '{"text": "a", "markdown": "", "summary": {}}'):
        assert "cannot be read" in page.show_kept(broken)[page.status]


def test_files(page: Any, tmp_path: Path, seed_text: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(seed_text.encode("utf-8"))
    text, _ = page.open_file(str(file))
    assert text == seed_text
    assert not file.exists()
    file = tmp_path / "<b>.pdf"
    file.write_bytes(b"%PDF-1.7")
    _, status = page.open_file(str(file))
    assert "&lt;b&gt;.pdf: cannot be opened here" in status
    assert not file.exists()


def test_counting(page: Any) -> None:
    assert "31 characters, 2 sentences" in page.count_text("Der Umsatz stieg. Das ist viel.")
    assert "✗ 4,000 characters, more than the 3,000" in page.count_text("x" * 4000)


def test_the_options_reach_the_summary(page: Any, seed_text: str) -> None:
    async def collect() -> list[dict[Any, Any]]:
        wishes = (1, "", 14, "Kunden", "Kunde\tclient\tcustomer")
        return [update async for update in page.answer(seed_text, *wishes)]

    last = asyncio.run(collect())[-1]
    assert "institutional clients" in last[page.bullets]
    assert len(page.choices.inputs) == 5


def test_an_uploaded_glossary_fills_its_box_and_is_deleted(tmp_path: Path) -> None:
    from summarizer.app.choices import open_glossary

    file = tmp_path / "terms.tsv"
    file.write_text("# ours\nKunde\tclient\n", encoding="utf-8")
    text, said = open_glossary(str(file))
    assert "Kunde\tclient" in text
    assert "1 terms of terms.tsv" in said
    assert not file.exists()
    file.write_text("Kunde client", encoding="utf-8")
    _, said = open_glossary(str(file))
    assert "terms.tsv, line 1: needs a German term" in said
    assert 'role="alert"' in said
    assert not file.exists()
