"""Text as HTML with its sentences and figures marked. Everything of the text is escaped here.

A figure's key is the span of its German source, "311-341": the page marks together what has the
same key, so that a click on a figure shows where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from summarizer.reading import read_figures

Json = Mapping[str, Any]

# Sign and words of each verdict: colour alone never says it.
VERDICTS = {
    "match": ("✓", "Verified"),
    "hedge": ("≈", "Hedge differs"),
    "wrong": ("✗", "Wrong"),
    "unsupported": ("✗", "Not in the source"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An element around the characters from `start` to `end`; attributes as they are, unescaped."""

    start: int
    end: int
    attributes: Mapping[str, str]


def mark(text: str, marks: Iterable[Mark]) -> str:
    """`text` as HTML with the marks around it; one that would cross another is left out."""
    pieces: list[str] = []
    opened: list[int] = []
    position = 0

    def write_until(end: int) -> None:
        nonlocal position
        pieces.append(escape(text[position:end]))
        position = max(position, end)

    def close_until(start: int) -> None:
        while opened and opened[-1] <= start:
            write_until(opened.pop())
            pieces.append("</span>")

    for one in sorted(marks, key=lambda one: (one.start, -one.end)):
        close_until(one.start)
        if not position <= one.start < one.end <= (opened[-1] if opened else len(text)):
            continue
        write_until(one.start)
        pieces.append(f"<span{attributes(one.attributes)}>")
        opened.append(one.end)
    close_until(len(text))
    write_until(len(text))
    return "".join(pieces)


def attributes(values: Mapping[str, str]) -> str:
    """HTML attributes, each with a space before it; empty values are left out."""
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)


def source_key(figure: Json) -> str:
    """Key of a checked figure; "" when it has no source."""
    source = figure["source"]
    return f"{source['start']}-{source['end']}" if source else ""


def mark_english(text: str, figures: Sequence[Json]) -> str:
    """An English text with its figures marked by verdict."""
    return mark(text, [_english(figure) for figure in figures])


def _english(figure: Json) -> Mark:
    sign, words = VERDICTS[figure["verdict"]]
    source = figure["source"]
    said = f"{figure['text']}: {words}" + (f", in German: {source['text']}" if source else "")
    return Mark(
        figure["start"], figure["end"], _button(source_key(figure), figure["verdict"], said, sign)
    )


def mark_german(text: str, sentences: Sequence[Json], bullets: Sequence[Json]) -> str:
    """The article as pasted, with its sentences and every figure that was read in it."""
    used = {source_key(figure) for bullet in bullets for figure in bullet["figures"]}
    marks = [_sentence(sentence) for sentence in sentences]
    spans = sorted(_source_spans(sentences, bullets))
    marks += [_german(text, *span, used=f"{span[0]}-{span[1]}" in used) for span in spans]
    for figure in read_figures(text):
        if not any(start < figure.end and figure.start < end for start, end in spans):
            marks.append(_german(text, figure.start, figure.end, used=False))
    return mark(text, marks)


def mark_sentence(sentence: Json) -> str:
    """A German sentence, cleaned, with the figures that its English was held against.

    Its figures are spans of the text as pasted; here they are looked for in order.
    """
    german = sentence["german"]
    marks = []
    position = 0
    sources = {source_key(figure): figure for figure in sentence["figures"] if figure["source"]}
    for key, figure in sorted(sources.items(), key=lambda item: item[1]["source"]["start"]):
        found = " ".join(figure["source"]["text"].split())
        start = german.find(found, position)
        if start >= 0:
            position = start + len(found)
            _, words = VERDICTS[figure["verdict"]]
            said = f"{found}: {words}, in English: {figure['text']}"
            marks.append(Mark(start, position, _button(key, figure["verdict"], said, "")))
    return mark(german, marks)


def _source_spans(sentences: Sequence[Json], bullets: Sequence[Json]) -> set[tuple[int, int]]:
    return {
        (figure["source"]["start"], figure["source"]["end"])
        for checked in (*sentences, *bullets)
        for figure in checked["figures"]
        if figure["source"]
    }


def _sentence(sentence: Json) -> Mark:
    return Mark(
        sentence["start"],
        sentence["end"],
        {"class": "sentence", "data-sentence": str(sentence["index"])},
    )


def _german(text: str, start: int, end: int, *, used: bool) -> Mark:
    said = " ".join(text[start:end].split()) + (": in a bullet" if used else ": in no bullet")
    return Mark(start, end, _button(f"{start}-{end}", "used" if used else "read", said, ""))


def _button(key: str, kind: str, said: str, sign: str) -> dict[str, str]:
    # A span, because the text of a real button does not break over lines.
    return {
        "class": f"figure {kind}",
        "role": "button",
        "tabindex": "0",
        "data-source": key,
        "data-sign": sign,
        "aria-label": said,
        "title": said,
    }
