"""Suites that a model runs on: the newswire articles, and whatever a user brings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from eval.errors import EvalError
from eval.items import SUMMARIZE, TRANSLATE, GoldBullet, Item, jsonl
from eval.lines import check_aligned, read_lines
from summarizer.errors import SummarizerError
from summarizer.inputs import Source
from summarizer.rows import read_rows

DATA = Path(__file__).parent / "data"
NEWSWIRE = DATA / "newswire.jsonl"
_SACREBLEU = "sacrebleu:"


def load_suite(
    name: str, *, reference: Path | None = None, lines: bool = False, limit: int | None = None
) -> list[Item]:
    """The items of a suite.

    Args:
        name: "newswire", "sacrebleu:NAME" (German–English), a folder of .txt files, or a file:
            .jsonl in the shape of newswire.jsonl or with `text`, .csv or .parquet with `text`,
            .txt (one article; with `reference` one sentence a line).
        reference: line-aligned English of a .txt file.
        lines: take the lines of a .txt file as sentences to translate, also without a reference.
        limit: take only so many items, from the start.

    Raises:
        EvalError: there is no such suite, or nothing usable in it.
    """
    if name == "newswire":
        items = authored(NEWSWIRE)
    elif name.startswith(_SACREBLEU):
        items = _sacrebleu(name.removeprefix(_SACREBLEU))
    elif reference is not None:
        items = _parallel(Path(name), reference)
    elif lines:
        items = _sentences(read_lines(Path(name)))
    else:
        items = _of_user(Path(name))
    if not items:
        raise EvalError(f"{name}: no text in it")
    ids = [item.id for item in items]
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise EvalError(f"{name}: the id {twice!r} occurs twice")
    return items[:limit]


def authored(path: Path) -> list[Item]:
    """Articles with sentences, translations and bullets, as in newswire.jsonl."""
    return [_authored(record, path) for record in jsonl(path)]


def _authored(record: dict[str, Any], path: Path) -> Item:
    german, english = record.get("de"), record.get("en")
    if not german or not english or len(german) != len(english):
        raise EvalError(f"{path}: {record.get('id')!r} needs `de` and `en` of equal length")
    dateline = record.get("dateline")
    body = " ".join(german)
    return Item(
        id=str(record["id"]),
        text=f"{dateline} - {body}" if dateline else body,
        task=SUMMARIZE,
        german=tuple(german),
        references=tuple(english),
        bullets=tuple(
            GoldBullet(bullet["text"], tuple(bullet["from"]))
            for bullet in record.get("bullets", [])
        )
        or None,
    )


def _of_user(path: Path) -> list[Item]:
    if not path.exists():
        raise EvalError(
            f"{path}: no such suite, file or folder; there are newswire, figures, checker, "
            "sacrebleu:NAME, a folder of .txt files, or a .txt, .jsonl, .csv or .parquet file"
        )
    if path.suffix == ".jsonl" and "de" in next(jsonl(path), {}):
        return authored(path)
    items = []
    try:
        if path.suffix == ".txt":
            return [Item(path.stem, Source(str(path)).read(), SUMMARIZE)]
        for row in read_rows(path):
            if row.text is None:
                raise EvalError(f"{path}: {row.error}")
            items.append(Item(str(row.id), row.text, SUMMARIZE))
    except SummarizerError as error:
        raise EvalError(str(error)) from error
    return items


def _parallel(source: Path, reference: Path) -> list[Item]:
    german, english = read_lines(source), read_lines(reference)
    check_aligned([(source, german), (reference, english)])
    return _sentences(german, english)


def _sacrebleu(name: str) -> list[Item]:
    from sacrebleu.utils import get_reference_files, get_source_file

    try:
        source = get_source_file(name, "de-en")
        reference = get_reference_files(name, "de-en")[0]
    except Exception as error:  # sacrebleu raises bare exceptions, and those of urllib
        raise EvalError(f"sacrebleu has no test set {name!r} for de-en here ({error})") from error
    return _parallel(Path(source), Path(reference))


def _sentences(german: list[str], english: list[str] | None = None) -> list[Item]:
    gold = [None] * len(german) if english is None else [(line,) for line in english]
    return [
        Item(str(number), text, TRANSLATE, german=(text,), references=references)
        for number, (text, references) in enumerate(zip(german, gold, strict=True), 1)
    ]
