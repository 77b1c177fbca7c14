"""English newswire to translate back: which of it is used, cleaned, its figures as slots."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from models.training.cleaning import house_style
from models.training.corpus import BULLET, TRANSLATE, open_sources, read_lines
from models.training.numbering import slots_of
from summarizer.figures.slots import slot_pair
from summarizer.seq2seq.text import normalise

SENTENCES, HEADLINES = "backtranslated_sentences", "backtranslated_headlines"

_WORDS, _HEADLINE_WORDS = range(4, 46), range(4, 15)
_LEAD = 3  # sentences of a story that its headline may be of
# "( PWR.N )", "<8306.T>", "IFS.N": what the wire's terminals made links of.
_TICKER = re.compile(
    r"\s*[(<]\s*[A-Z0-9]{1,8}\.[A-Z]{1,4}\s*[)>]"
    r"|\s+[A-Z0-9]{2,8}\.(?:N|O|L|T|PA|DE|HK|TO|AX|SI|SS|SZ|KS|MI|MC|AS|BR|S|VX|ST|OL|HE|CO|BO|NS)"
    r"(?![\w.])"
)
# What stands at the end of a sentence that was cut too early.
_CUT = re.compile(
    r"(?:\b(?:Corp|Inc|Co|Cos|Ltd|Plc|Bros|No|St|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Jr|vs"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]"
    r"|\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\.? [0-9]{1,2})[.]$"
)
# A dateline, or a sub-heading before its sentence.
_HEADED = re.compile(r"^[A-Z]{3,}[.]? (?:[0-9]|[A-Z]{3})|^[A-Z][\w ,/]*\(Reuters|^[-*•]")
_ENDED = re.compile(r"[.!?][\"']?$")
_LABELLED = re.compile(r"[:?;<>|\"]| -|- |\.\.\.|\b(?:UPDATE|RPT|WRAPUP|CORRECTED|TEXT)\b")
_ATTRIBUTED = re.compile(r"\b(?:reports?|sources?|papers?|WSJ|FT|TV|agency)$")
_NAME = re.compile(r"\b[A-Z][\w&'-]+")
_STEM = 4  # letters that a word of a headline has in common with one of its story


@dataclass(frozen=True, slots=True)
class Story:
    """English sentences to be put into German, and the English that the German stands for.

    Attributes:
        source: `SENTENCES` or `HEADLINES`.
        task: "translate" (the sentence is its own English) or "bullet".
        sentences: slotted, under one numbering.
        english: the sentence itself, or the headline, with slots of the sentences.
    """

    source: str
    task: str
    sentences: tuple[str, ...]
    english: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One file of English newswire.

    Attributes:
        source: name of what is made of it.
        lines: its records, as they stand in it.
        story: what is used of a record, None for nothing.
    """

    source: str
    lines: Callable[[], Iterator[str]]
    story: Callable[[str], Story | None]


def readings(
    data: Path, *, licences: str = "all", only: Collection[str] | None = None
) -> list[Reading]:
    """What the folder ``mono_en`` has to translate back.

    Args:
        licences: "open" leaves out what ``sources.json`` states no open licence for.
        only: sources that are wanted; default: all.

    Raises:
        ValueError: nothing is there, or there is no source of such a name.
    """
    files = {
        SENTENCES: ("newswire_sentences.txt", sentence_of),
        HEADLINES: ("newswire_leads.jsonl", headline_of),
    }
    unknown = sorted(set(only or ()) - set(files))
    if unknown:
        raise ValueError(f"no such source: {', '.join(unknown)}; there are {', '.join(files)}")
    allowed = open_sources(data) if licences == "open" else frozenset(files)
    found = []
    for source, (name, story) in files.items():
        paths = sorted((data / "mono_en").glob(f"{name}*"))
        if paths and source in allowed and (not only or source in only):
            found.append(Reading(source, _lines(paths[0]), story))
    if not found:
        why = "states an open licence in sources.json" if licences == "open" else "is there"
        raise ValueError(f"nothing to translate back: none of {', '.join(only or files)} {why}")
    return found


def _lines(path: Path) -> Callable[[], Iterator[str]]:
    return lambda: read_lines(path)


def sentence_of(line: str) -> Story | None:
    """A line of ``newswire_sentences.txt`` as a sentence to translate back."""
    text = clean_sentence(line)
    slotted = None if text is None else slot_pair(text, text, both_english=True)
    return None if slotted is None else Story(SENTENCES, TRANSLATE, (slotted[0],), slotted[1])


def clean_sentence(text: str) -> str | None:
    """The sentence as training data has it; None where it is cut, headed, or no sentence."""
    text = house_style(normalise(_TICKER.sub("", text)))
    if len(text.split()) not in _WORDS or not _ENDED.search(text) or _CUT.search(text):
        return None
    first = text.lstrip("\"'")[:1]
    if not (first.isupper() or first.isdigit()) or _HEADED.search(text):
        return None
    return text if text.count('"') % 2 == 0 else None


def headline_of(line: str) -> Story | None:
    """A line of ``newswire_leads.jsonl`` as a bullet of its first sentences.

    It takes the fewest sentences, from the first on, that hold the headline's names and figures.
    """
    record = json.loads(line)
    headline = clean_headline(str(record["headline"]))
    if headline is None:
        return None
    texts: list[str] = []
    for part in (part for sentence in record["lead"] for part in sentence.split("\n")):
        text = clean_sentence(part)
        if text is None or len(texts) == _LEAD:
            break
        texts.append(text)
        if not has_ground(headline, " ".join(texts)):
            continue
        slotted = slot_pair("\n".join(texts), headline, allow_missing=True, both_english=True)
        if slotted is None:
            continue
        sentences = tuple(part.strip() for part in slotted[0].split("\n"))
        # A figure in words may have no partner; it must have one in the story all the same.
        if len(sentences) == len(texts) and set(slots_of(slotted[1])) <= set(slots_of(slotted[0])):
            return Story(HEADLINES, BULLET, sentences, slotted[1])
    return None


def clean_headline(text: str) -> str | None:
    """The headline as bullets are written; None where it has a label or says who reported it."""
    text = house_style(normalise(_TICKER.sub("", text)))
    if len(text.split()) not in _HEADLINE_WORDS or not text[0].isupper():
        return None
    return None if _LABELLED.search(text) or _ATTRIBUTED.search(text) else text


def has_ground(headline: str, story: str) -> bool:
    """True when every name of the headline, and half of its other words, are of the story."""
    stems = {word[:_STEM] for word in re.findall(r"\w+", story.lower())}
    names = {word for name in _NAME.findall(headline) for word in re.findall(r"\w+", name.lower())}
    if any(len(name) > 1 and name[:_STEM] not in stems for name in names):
        return False
    words = [word for word in re.findall(r"[a-z]+", headline) if len(word) >= _STEM]
    return 2 * sum(word[:_STEM] in stems for word in words) >= len(words)
