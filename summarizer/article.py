"""Article: pasted German copy with its headline, dateline and paragraphs found.

The text stays as pasted; everything found is a span of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from summarizer.cleaning import Cleaned, clean
from summarizer.datelines import Dateline, match_date_line, match_dateline
from summarizer.encoding import check_text, decode
from summarizer.errors import EmptyInputError, NotGermanError, TooLongError
from summarizer.language import GERMAN, guess_language
from summarizer.layout import Paragraph, is_heading, lay_out
from summarizer.splitting import split_text

__all__ = ["MAX_CHARACTERS", "Article", "Block", "Dateline", "decode", "parse_article"]

MAX_CHARACTERS = 5_000_000
"""The longest text that is accepted, in characters as pasted."""

# How far down a dateline may stand: below headline, byline, teaser and an advertisement or two.
_DATELINE_DEPTH = 12
_HEADLINE_LENGTH = 250
# Who wrote and who edited it, and their telephone numbers, are not news.
_CREDIT = re.compile(
    r"\((?:Reporter|Berichte? von|Geschrieben von|Redaktion|Redigiert|Büro|Von|Mit Material)"
    r"[^()]*(?:\([^()]*\)[^()]*)*\)$"
    r"|[Vv]on [^\W\d_a-zäöüß][\w'’.-]+(?: (?:und )?[^\W\d_a-zäöüß][\w'’.-]+){1,6}$"
)
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf€„ŸœžšŠŒŽ–†‡]|â€")
# dpa ends a report with its authors' signs: "... 258,40 Euro zu./jha/stk".
_SIGNS = re.compile(r"(?<=[.!?\"“”»])\s?(?:/[a-z]{2,5}){1,6}$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row of the body; a span of `Article.text`."""

    start: int
    end: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Article:
    """A report as pasted, and where its parts are.

    `headline` is cleaned, `headline_span` says where it stands. `blocks` are the body in order:
    no headline, dateline, byline or editors' credits. `warnings` are whole sentences.
    """

    text: str
    headline: str | None
    dateline: Dateline | None
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...]
    headline_span: tuple[int, int] | None = None


def parse_article(text: str) -> Article:
    """Find headline, dateline and paragraphs of German copy, in whatever shape it was pasted.

    Raises EmptyInputError when there is nothing to read, NotTextError for binary data,
    NotGermanError for another language and TooLongError above `MAX_CHARACTERS`.
    """
    if len(text) > MAX_CHARACTERS:
        raise TooLongError(
            f"the text has {len(text):,} characters, more than {MAX_CHARACTERS:,}; "
            "pass the articles one by one"
        )
    if not text.strip():
        raise EmptyInputError("there is no text, only white space; paste or pass a German article")
    check_text(text, name="the text")
    cleaned = clean(text)
    if not any(character.isalnum() for character in cleaned.text):
        raise EmptyInputError("there are no words in the text; paste or pass a German article")
    warnings = _check_language(cleaned.text)
    if _MOJIBAKE.search(cleaned.text):
        warnings.append("The text looks wrongly decoded (UTF-8 read as Windows-1252).")
    if "\ufffd" in cleaned.text:
        warnings.append("Some characters of the text were lost before it came here (U+FFFD).")
    return _build(text, cleaned, warnings)


def _check_language(text: str) -> list[str]:
    guess = guess_language(text)
    if guess.language is None:
        return ["The text has too few words to tell its language; it is taken for German."]
    if guess.language != GERMAN:
        raise NotGermanError(
            f"the text looks {guess.language}, not German ({guess.score:g} words against "
            f"{guess.german:g}); pass German copy"
        )
    return []


def _build(text: str, cleaned: Cleaned, warnings: list[str]) -> Article:
    paragraphs = list(lay_out(cleaned.text))

    def read(paragraph: Paragraph) -> str:
        return cleaned.text[paragraph.start : paragraph.end]

    dateline, date, above, body = _find_dateline(paragraphs, read)
    if dateline is None:
        # Without a dateline only the headings that a report starts with are above it.
        top = body[:_DATELINE_DEPTH]
        first = next((n for n, p in enumerate(top) if not _stands_above(p, read(p))), len(top))
        above, body = body[:first], body[first:]
    dates = {p.start: match_date_line(read(p)) for p in above}
    date = next(filter(None, [date, *dates.values()]), None)
    above = [p for p in above if not dates[p.start]]
    headline = _choose_headline(above, read)
    kept = [p for p in above if p is not headline]
    if date:
        dateline = dateline or Dateline((), None, None)
        dateline = replace(dateline, date=dateline.date or date)
    # A headline, byline or date alone is all there is to summarize.
    blocks = [p for p in kept + body if not _CREDIT.match(read(p))] or paragraphs
    if headline in blocks:
        headline = None
    if len(blocks) == 1 and blocks[0].heading:
        blocks = [replace(blocks[0], heading=False)]
        warnings.append("The text is a single line, taken for the whole report.")
    spans = [_span(cleaned, paragraph) for paragraph in blocks]
    return Article(
        text=text,
        headline=" ".join(read(headline).split()) if headline else None,
        dateline=dateline,
        blocks=tuple(
            Block(*span, paragraph.heading) for span, paragraph in zip(spans, blocks, strict=True)
        ),
        warnings=tuple(warnings),
        headline_span=_span(cleaned, headline) if headline else None,
    )


def _find_dateline(
    paragraphs: list[Paragraph], read: Callable[[Paragraph], str]
) -> tuple[Dateline | None, str | None, list[Paragraph], list[Paragraph]]:
    """The dateline, a date above it, the paragraphs above it, and those from it on without it."""
    date: str | None = None
    above: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs[:_DATELINE_DEPTH]):
        text = read(paragraph)
        dateline, length = match_dateline(text) or (None, 0)
        start = paragraph.start + length
        rest = [replace(paragraph, start=start, heading=is_heading(text[length:]))]
        if length == len(text):
            rest = []
        if dateline and (dateline.agency or dateline.places):
            return dateline, date, above, rest + paragraphs[number + 1 :]
        date = date or (dateline.date if dateline else None)
        above += rest
    return None, date, [], above + paragraphs[_DATELINE_DEPTH:]


def _stands_above(paragraph: Paragraph, text: str) -> bool:
    return paragraph.heading or bool(match_date_line(text) or _CREDIT.match(text))


def _choose_headline(above: list[Paragraph], read: Callable[[Paragraph], str]) -> Paragraph | None:
    """The headline among the paragraphs above the report, which web pages add buttons to."""
    lines = [
        paragraph
        for paragraph in above
        if not (paragraph.item or paragraph.row or read(paragraph).startswith("("))
        and not _CREDIT.match(read(paragraph))
        and paragraph.end - paragraph.start <= _HEADLINE_LENGTH
        and len(split_text(read(paragraph))) == 1
    ]
    headings = [paragraph for paragraph in lines if paragraph.heading] or lines
    # "Tweet", "Drucken", "0" are not headlines.
    return next((paragraph for paragraph in headings if " " in read(paragraph)), None)


def _span(cleaned: Cleaned, paragraph: Paragraph) -> tuple[int, int]:
    text = cleaned.text[paragraph.start : paragraph.end]
    signs = _SIGNS.search(text)
    kept = (text[: signs.start()] if signs else text).rstrip()
    start = paragraph.start + len(text) - len(text.lstrip())
    return cleaned.raw_span(start, paragraph.start + len(kept))
