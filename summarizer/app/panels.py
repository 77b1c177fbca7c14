"""The parts of the page that show a summary, as HTML made of its JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape

from summarizer.app.exports import figures_csv
from summarizer.app.marking import (
    VERDICTS,
    Json,
    attributes,
    mark_english,
    mark_german,
    mark_sentence,
    source_key,
)
from summarizer.app.values import value_text

# Sign, words and class of a whole sentence or bullet.
_VERIFIED = ("✓", "Verified", "match")
_NOT_VERIFIED = ("✗", "Not verified", "wrong")

START = (
    '<div class="start">Paste a German article and press Summarize. Each bullet says whether its '
    "figures equal those of the article; press a figure to see where it comes from.<dl>"
    '<dt class="verdict match">✓ Verified</dt><dd>value, scale, unit and sign equal the German</dd>'
    '<dt class="verdict hedge">≈ Hedge differs</dt><dd>the value is right, "about" or "almost" is '
    "not as in the German</dd>"
    '<dt class="verdict wrong">✗ Wrong, or not in the source</dt><dd>not shown as a bullet</dd>'
    "</dl></div>"
)


def alert(message: str) -> str:
    """An error, in words."""
    return f'<div class="banner bad" role="alert"><b>✗ Not done:</b> {escape(message)}</div>'


def working(message: str) -> str:
    """What is being done now."""
    return (
        f'<div class="working"><span class="bar" aria-hidden="true"></span>{escape(message)}</div>'
    )


def note(message: str) -> str:
    """Something that the user has just done, in words."""
    return f'<p class="nothing">{escape(message)}</p>'


def banner(summary: Json) -> str:
    """One sentence on whether everything shown is verified, and what is not."""
    figures = [figure for bullet in summary["bullets"] for figure in bullet["figures"]]
    problems = list(_problems(summary, figures))
    notes = _notes(summary["warnings"])
    if not summary["bullets"]:
        head, kind = "✗ No bullet could be verified, so none is shown.", "bad"
    elif problems:
        head, kind = "⚠ Not everything is verified.", "warn"
    else:
        head, kind = "✓ Every figure below is verified.", "good"
        problems = [
            f"{_count(len(figures), 'figure')} in {_count(len(summary['bullets']), 'bullet')}: "
            "value, scale, unit and sign equal the German"
        ]
    return (
        f'<div class="banner {kind}"><b>{head}</b> {escape("; ".join(problems))}'
        f"{'.' if problems else ''}{notes}</div>"
    )


def _problems(summary: Json, figures: Sequence[Json]) -> Iterable[str]:
    bullets = sum(not bullet["verified"] for bullet in summary["bullets"])
    if bullets:
        yield f"{_count(bullets, 'bullet')} not verified (marked ✗)"
    hedges = sum(figure["verdict"] == "hedge" for figure in figures)
    if hedges:
        yield f"{_count(hedges, 'figure')} hedged otherwise than in the German (marked ≈)"
    translated = [sentence for sentence in summary["sentences"] if sentence["english"]]
    sentences = sum(not sentence["verified"] for sentence in translated)
    if sentences:
        yield f"{sentences} of {_count(len(translated), 'translated sentence')} not verified"
    untranslated = len(summary["sentences"]) - len(translated)
    if untranslated:
        yield f"{_count(untranslated, 'sentence')} not translated"
    if summary["dropped"]:
        yield f"{_count(len(summary['dropped']), 'bullet')} left out, see Dropped"


def _notes(warnings: Sequence[str]) -> str:
    if not warnings:
        return ""
    items = "".join(f"<li>{escape(warning)}</li>" for warning in warnings)
    return f"<details><summary>{_count(len(warnings), 'note')}</summary><ul>{items}</ul></details>"


def bullets(summary: Json) -> str:
    """The bullets, each with its verdict and its German sentences."""
    items = [
        _bullet(number, bullet, summary["sentences"])
        for number, bullet in enumerate(summary["bullets"], 1)
    ]
    where = escape(_dateline(summary))
    title = f'<p class="headline" lang="de">{escape(summary["headline"] or "")}</p>'
    head = (title if summary["headline"] else "") + (
        f'<p class="dateline">{where}</p>' * bool(where)
    )
    return f'{head}<ol class="bullets">{"".join(items)}</ol>' if items else head


def _bullet(number: int, bullet: Json, sentences: Sequence[Json]) -> str:
    sign, words, kind = _bullet_verdict(bullet)
    indexes = bullet["sources"]
    sources = [sentence for sentence in sentences if sentence["index"] in indexes]
    german = " ".join(mark_sentence(sentence) for sentence in sources)
    data = " ".join(map(str, indexes))
    return (
        f'<li class="bullet" data-sentences="{data}" id="bullet-{number}">'
        f'<p class="said">{mark_english(bullet["text"], bullet["figures"])}</p>'
        f'<p class="foot"><span class="verdict {kind}"><span aria-hidden="true">{sign}</span> '
        f"{words}</span>"
        f'<button type="button" class="link" data-show="{data}" aria-expanded="false">'
        f'Show the German<span class="unseen"> of bullet {number}</span></button></p>'
        f'<p class="excerpt" lang="de" hidden>{german}</p></li>'
    )


def _bullet_verdict(bullet: Json) -> tuple[str, str, str]:
    if not bullet["verified"]:
        return _NOT_VERIFIED
    if any(figure["verdict"] == "hedge" for figure in bullet["figures"]):
        return "≈", "Figures verified, hedge differs", "hedge"
    # The figures, not the sentence: a model may put right figures into odd words.
    count = len(bullet["figures"])
    words = f"{_count(count, 'figure')} verified" if count else "Checked, no figure in it"
    return "✓", words, "match"


def german(text: str, summary: Json | None = None) -> str:
    """The article as pasted with everything marked that was read in it."""
    empty: Sequence[Json] = ()
    marked = mark_german(
        text,
        summary["sentences"] if summary else empty,
        summary["bullets"] if summary else empty,
    )
    return (
        '<div class="reader"><p class="legend"><span class="figure used">figure in a bullet</span> '
        '<span class="figure read">figure in no bullet</span>'
        '<button type="button" class="link" data-action="edit">Edit the text</button></p>'
        '<div class="german" lang="de" tabindex="0" role="region" '
        f'aria-label="The German article, as pasted">{marked}</div></div>'
    )


def evidence(summary: Json) -> str:
    """A table with a row for each figure of the bullets, then for each that is in none."""
    rows = [
        _row(figure, f"Bullet {number}", f"bullet-{number}", bullet["sources"])
        for number, bullet in enumerate(summary["bullets"], 1)
        for figure in bullet["figures"]
    ]
    used = {source_key(figure) for bullet in summary["bullets"] for figure in bullet["figures"]}
    rows += [
        _row(figure, "In no bullet", "", [sentence["index"]])
        for sentence in summary["sentences"]
        for figure in sentence["figures"]
        if source_key(figure) not in used
    ]
    if not rows:
        return '<p class="nothing">No figure was read in this article.</p>'
    heads = "".join(
        f'<th scope="col" role="columnheader">{head}</th>'
        for head in ("German", "Value read", "English", "Verdict", "Where")
    )
    return (
        '<table class="evidence" role="table"><caption>Each figure, what it was read as, and the '
        "verdict. Press one to see where it stands.</caption>"
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def _row(figure: Json, where: str, anchor: str, indexes: Sequence[int]) -> str:
    sign, words = VERDICTS[figure["verdict"]]
    source, key = figure["source"], source_key(figure)
    german = " ".join(source["text"].split()) if source else ""
    marked = {
        "class": f"figure {figure['verdict']}",
        "role": "button",
        "tabindex": "0",
        "data-source": key,
        "aria-label": f"{german}: show it in the German",
    }
    cells = (
        (
            "German",
            f'<span lang="de"{attributes(marked)}>{escape(german)}</span>' if source else "—",
        ),
        ("Value read", escape(value_text(figure))),
        ("English", escape(figure["text"])),
        (
            "Verdict",
            f'<span class="verdict {figure["verdict"]}"><span aria-hidden="true">{sign}</span> '
            f"{words}</span>",
        ),
        ("Where", f'<a href="#{anchor}">{where}</a>' if anchor else where),
    )
    columns = "".join(
        f'<td role="cell" data-head="{head}">{content}</td>' for head, content in cells
    )
    data = " ".join(map(str, indexes))
    return f'<tr role="row" data-sentences="{data}">{columns}</tr>'


def translation(summary: Json) -> str:
    """Every sentence, German beside English, figures marked on both sides."""
    rows = []
    for sentence in summary["sentences"]:
        verified = sentence["verified"]
        sign, words, kind = (
            ("✓", "Verified", "match") if verified else ("✗", "Not verified", "wrong")
        )
        rows.append(
            f'<li class="pair" data-sentences="{sentence["index"]}">'
            f'<p class="number">Sentence {sentence["index"]} <span class="verdict {kind}">'
            f'<span aria-hidden="true">{sign}</span> {words}</span></p>'
            f'<p lang="de">{mark_sentence(sentence)}</p>'
            f"<p>{mark_english(sentence['english'], sentence['figures'])}</p></li>"
        )
    if not rows:
        return '<p class="nothing">There is nothing to translate.</p>'
    return f'<ol class="pairs">{"".join(rows)}</ol>'


def dropped(summary: Json) -> str:
    """What was written and is not shown as a bullet, and why."""
    items = []
    for bullet in summary["dropped"]:
        reasons = "".join(f"<li>{escape(reason)}</li>" for reason in bullet["reasons"])
        data = " ".join(map(str, bullet["sources"]))
        items.append(
            f'<li class="out" data-sentences="{data}"><p><del>{escape(bullet["text"])}</del></p>'
            f'<ul class="reasons">{reasons}</ul>'
            f'<button type="button" class="link" data-show="{data}">Show the German</button></li>'
        )
    if not items:
        return '<p class="nothing">Nothing was left out: every bullet that was written holds.</p>'
    return f'<ol class="dropped">{"".join(items)}</ol>'


def raw(summary: Json) -> str:
    """The JSON of the summary, as the endpoints and the command line give it."""
    text = json.dumps(summary, ensure_ascii=False, indent=2)
    return f'<pre class="raw" tabindex="0" role="region" aria-label="JSON">{escape(text)}</pre>'


def takeaway(text: str, summary: Json, markdown: str) -> str:
    """Buttons to copy and download; what they give lies beside them, so nothing is stored."""
    data = {
        "data-text": text,
        "data-json": json.dumps(summary, ensure_ascii=False, indent=2),
        "data-markdown": markdown,
        "data-csv": figures_csv(summary),
        "data-plain": "\n".join(f"- {bullet['text']}" for bullet in summary["bullets"]),
    }
    buttons = "".join(
        f'<button type="button" class="plain" data-action="{action}">{label}</button>'
        for action, label in (
            ("copy", "Copy bullets"),
            ("markdown", "Markdown"),
            ("json", "JSON"),
            ("csv", "Figures as CSV"),
        )
    )
    seconds = f"{summary['seconds']:.1f} s, {escape(summary['model']['name'])} "
    version = escape(summary["model"]["version"])
    return (
        f'<div class="takeaway" id="result"{attributes(data)}>{buttons}'
        f'<span class="by">{seconds}<code>{version}</code></span></div>'
    )


def _dateline(summary: Json) -> str:
    dateline = summary["dateline"]
    if not dateline:
        return ""
    parts = ("/".join(dateline["places"]), dateline["date"], dateline["agency"])
    return " · ".join(part for part in parts if part)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
