"""What can be a suite, and what is said of what cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.items import SUMMARIZE, TRANSLATE
from eval.suites import load_suite


def test_newswire() -> None:
    items = load_suite("newswire")
    assert len(items) == 70
    assert sum(len(item.german or ()) for item in items) == 484
    assert sum(len(item.bullets or ()) for item in items) == 269
    for item in items:
        assert item.task == SUMMARIZE
        for bullet in item.bullets or ():
            assert all(0 <= source < len(item.german or ()) for source in bullet.sources)


def test_limit() -> None:
    assert [item.id for item in load_suite("newswire", limit=2)] == ["mix-0140", "wld-0047"]


def test_a_folder_of_texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Der Umsatz stieg um 3,5 Prozent.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("Der Gewinn für März fiel.".encode("cp1252"))
    items = load_suite(str(tmp_path))
    assert [item.id for item in items] == ["a", "b"]
    assert items[1].text == "Der Gewinn für März fiel."
    assert items[0].german is None


def test_one_text_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Der Umsatz stieg.\nDer Gewinn fiel.\n", encoding="utf-8")
    (item,) = load_suite(str(path))
    assert item.task == SUMMARIZE


def test_two_parallel_files(tmp_path: Path) -> None:
    source, reference = tmp_path / "de.txt", tmp_path / "en.txt"
    source.write_text("Der Umsatz stieg.\nDer Gewinn fiel.\n", encoding="utf-8")
    reference.write_text("Revenue rose.\nProfit fell.\n", encoding="utf-8")
    items = load_suite(str(source), reference=reference)
    assert [item.task for item in items] == [TRANSLATE, TRANSLATE]
    assert items[1].references == ("Profit fell.",)


def test_lines_without_a_reference(tmp_path: Path) -> None:
    path = tmp_path / "de.txt"
    path.write_text("Der Umsatz stieg.\nDer Gewinn fiel.\n", encoding="utf-8")
    items = load_suite(str(path), lines=True)
    assert [(item.text, item.task) for item in items] == [
        ("Der Umsatz stieg.", TRANSLATE), ("Der Gewinn fiel.", TRANSLATE),
    ]  # fmt: skip
    assert items[0].references is None


def test_json_lines_in_either_shape(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"id": "x", "text": "Der Umsatz stieg."}) + "\n", encoding="utf-8")
    assert load_suite(str(path))[0].text == "Der Umsatz stieg."
    record = {"id": "x", "de": ["Der Umsatz stieg."], "en": ["Revenue rose."]}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert load_suite(str(path))[0].references == ("Revenue rose.",)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.txt", None, "no such suite"),
        ("articles.pdf", "x", "unknown format"),
        ("articles.jsonl", '{"id": 1}', "has no 'text'"),
        ("articles.jsonl", '{"de": ["a"], "en": [], "id": 1}', "equal length"),
        ("articles.jsonl", "no json", "is no JSON"),
        ("twice.jsonl", '{"id": 1, "text": "a"}\n{"id": 1, "text": "b"}', "occurs twice"),
        ("empty.jsonl", "", "no text in it"),
    ],
)
def test_what_is_no_suite(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(EvalError, match=message) as caught:
        load_suite(str(path))
    assert "\n" not in str(caught.value)


def test_sacrebleu_sets_that_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EvalError, match="no test set 'nosuchset'"):
        load_suite("sacrebleu:nosuchset")
