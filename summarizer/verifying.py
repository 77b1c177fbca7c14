"""Holding an English text against the German it says: figures, names, language, repetition.

Works on any text, whoever wrote it. Nothing here trusts the model: the English is read back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.figures import (
    Figure,
    Match,
    format_value,
    match_figures,
    read_english,
    write_english,
)
from summarizer.language_check import is_loop, is_untranslated
from summarizer.names import KnownNames
from summarizer.spelling import respelt

_SLOT = re.compile(r"⟨[^⟨⟩]*⟩")
# What no English text has: lost characters, controls, and words of more than thirty letters.
_BROKEN = re.compile(r"[\ufffd\x00-\x08\x0b-\x1f\x7f]|[^\W\d_]{31,}")
_SUPPORTED = frozenset({"match", "hedge"})


@dataclass(frozen=True, slots=True)
class Verification:
    """An English text, what was found in it, and why it may not be shown as verified.

    Attributes:
        text: the English text, after repair.
        matches: English figures in order, then the German ones that it leaves out.
        faults: reasons against it, one line each; empty when it is verified.
        unknown: capitalised names that the German text gives no ground for.
        repairs: what was replaced, one line each.
    """

    text: str
    matches: tuple[Match, ...]
    faults: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether every figure equals one of the source, and nothing else speaks against it."""
        return not self.faults

    @property
    def hedges_differ(self) -> int:
        """How many figures are right but hedged in another way than in the source."""
        return sum(match.verdict == "hedge" for match in self.matches)

    @property
    def missing(self) -> tuple[Figure, ...]:
        """The German figures that the text leaves out."""
        return tuple(
            match.german for match in self.matches if match.english is None and match.german
        )


def verify(
    english: str,
    german: str,
    figures: Sequence[Figure],
    *,
    complete: bool,
    names: KnownNames | None = None,
    context: Sequence[Figure] = (),
) -> Verification:
    """Check `english` against `german` with its `figures`, repairing what has one solution.

    Args:
        english: the text to check.
        german: the German sentence or sentences that it says.
        figures: the figures of `german`.
        complete: whether it is a full translation, which leaves no figure out and keeps the order
            of figures that are alike, or a bullet.
        names: those that may stand in it, e.g. of the whole article; default: those of `german`.
        context: the figures of the whole article: the currencies that sentences leave out, and
            the year that a bullet may take from another sentence.
    """

    def match(text: str) -> list[Match]:
        return match_figures(figures, read_english(text), context=context, ordered=complete)

    english, respellings = respelt(english, german)
    repairs = list(respellings)
    matches = match(english)
    # Each round replaces one figure; the text is read anew because spans and neighbours change.
    for _ in range(len(figures)):
        repaired = _repair(english, matches, complete)
        if repaired is None:
            break
        better = match(repaired[0])
        if _wrong(better) >= _wrong(matches):
            break
        english, matches = repaired[0], better
        repairs.append(repaired[1])
    unknown = (names or KnownNames(german)).unknown(english)
    faults = [*_figure_faults(matches, complete), *_text_faults(english, german)]
    return Verification(english, tuple(matches), tuple(faults), unknown, tuple(repairs))


def _wrong(matches: Sequence[Match]) -> int:
    return sum(match.english is not None and match.verdict not in _SUPPORTED for match in matches)


def _repair(english: str, matches: Sequence[Match], complete: bool) -> tuple[str, str] | None:
    """The text with one figure replaced and a line that says so; None when nothing is certain.

    A figure with the digits of its German partner was written in another scale, sign or unit.
    One with other digits is replaced only in a `complete` text, and only when it alone is left
    over, and one German figure too: what a bullet leaves out says nothing about its figures.
    """
    pairs = [(m.english, m.german) for m in matches if m.verdict == "wrong"]
    wrong = [(e, g) for e, g in pairs if e and g and (e.value, e.unit) != (g.value, g.unit)]
    for stranger, right in wrong:
        if _digits(stranger) == _digits(right):
            return _replace(english, stranger, right)
    strangers = [m.english for m in matches if m.verdict == "unsupported" and m.english]
    missing = [m.german for m in matches if m.verdict == "missing" and m.german]
    strangers += [stranger for stranger, _ in wrong]
    missing += [right for _, right in wrong]
    if complete and len(strangers) == len(missing) == 1 and strangers[0].kind == missing[0].kind:
        return _replace(english, strangers[0], missing[0])
    return None


def _digits(figure: Figure) -> str:
    """The digits that count: those of 2.39 million are those of 2.39 billion."""
    return format_value(figure.value).lstrip("-").replace(".", "").strip("0")


def _replace(english: str, wrong: Figure, right: Figure) -> tuple[str, str]:
    written = write_english(right)
    text = english[: wrong.start] + written + english[wrong.end :]
    return text, f"figure repaired: {wrong.text} → {written}"


def _figure_faults(matches: Sequence[Match], complete: bool) -> list[str]:
    accepted = _SUPPORTED if complete else _SUPPORTED | {"missing"}
    return [match.reason for match in matches if match.verdict not in accepted]


def _text_faults(english: str, german: str) -> list[str]:
    faults = []
    if not any(character.isalpha() for character in english):
        faults.append("no text")
    if _BROKEN.search(english):
        faults.append("broken characters or words")
    if _SLOT.search(english):
        faults.append("a figure could not be written")
    if is_loop(english):
        faults.append("repeats itself")
    if is_untranslated(english, german):
        faults.append("left in German")
    return faults
