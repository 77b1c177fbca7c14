"""German sentences → English sentences: slots in, n-best out, figures written, checked, ranked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.figures import Figure, read_german
from summarizer.figures.slots import SLOT_PATTERN, SlotOverflowError, fill, slot_many
from summarizer.names import KnownNames
from summarizer.sentences import Sentence
from summarizer.seq2seq.interface import TRANSLATE, Generator, Hypothesis
from summarizer.verifying import Verification, verify

# When no hypothesis of the first search holds, a wider one is tried.
_BEAMS, _WIDE_BEAMS = 4, 8
# Pieces that an input keeps free for the task token and the end of the sentence.
_RESERVED_PIECES = 8
# Mean log-probability per piece. A trained model writes at -0.3 to -1.2; below this it guesses.
_LEAST_SCORE = -2.0
# Where a sentence that is too long for the model is best cut, best place first.
_CUTS = (re.compile(r"(?<=[;:–—])\s+"), re.compile(r"(?<=,)\s+"), re.compile(r"\s+"))


@dataclass(frozen=True, slots=True)
class German:
    """A German sentence with its figures; their spans are in the cleaned sentence."""

    sentence: Sentence
    figures: tuple[Figure, ...]

    @classmethod
    def read(cls, sentence: Sentence) -> German:
        """Read the figures of `sentence`."""
        return cls(sentence, tuple(read_german(sentence.text)))


@dataclass(frozen=True, slots=True)
class Rendering:
    """A German sentence in English, checked.

    Attributes:
        german: the sentence.
        verification: the English text with its checks.
        score: the model's score of it.
        warnings: what a reader must know about it, one line each.
    """

    german: German
    verification: Verification
    score: float
    warnings: tuple[str, ...] = ()


def translate(
    model: Generator, sentences: Sequence[German], names: Sequence[KnownNames]
) -> list[Rendering]:
    """Translate `sentences`, all in one go; `names[i]` are those that sentence i may use."""
    texts: list[str] = []
    parts_of: list[range] = []
    figures_of: list[dict[str, Figure]] = []
    for german in sentences:
        first = len(texts)
        for text, figures in _parts(model, german.sentence.text, german.figures):
            texts.append(text)
            figures_of.append(figures)
        parts_of.append(range(first, len(texts)))

    found = model.generate(texts, task=TRANSLATE, num_beams=_BEAMS)
    best: list[Rendering] = []
    again: list[int] = []
    for index, (german, parts) in enumerate(zip(sentences, parts_of, strict=True)):
        candidates = _joined([write_figures(found[part], figures_of[part]) for part in parts])
        best.append(_best(german, candidates, names[index]))
        if not best[-1].verification.verified and len(parts) == 1:
            again.append(index)

    wider = [parts_of[index][0] for index in again]
    retried = model.generate([texts[part] for part in wider], task=TRANSLATE, num_beams=_WIDE_BEAMS)
    for index, part, hypotheses in zip(again, wider, retried, strict=True):
        candidates = write_figures(hypotheses, figures_of[part])
        second = _best(sentences[index], candidates, names[index])
        best[index] = min(best[index], second, key=_rank)
    return [_warned(rendering, len(parts)) for rendering, parts in zip(best, parts_of, strict=True)]


def _parts(
    model: Generator, text: str, figures: Sequence[Figure]
) -> list[tuple[str, dict[str, Figure]]]:
    """Model inputs for `text` with the figures of their slots: more than one only when it must be.

    A text is cut where it has more pieces than the model reads or more figures than there are
    slots. Nothing is left out, and no figure is cut.
    """
    slotted = slotted_input(model, [text], [figures])
    if slotted is not None:
        return [slotted]
    start, end = _cut(text, figures)
    parts = [part for part in (text[:start], text[end:]) if part.strip()]
    return [piece for part in parts for piece in _parts(model, part, read_german(part))]


def slotted_input(
    model: Generator, texts: Sequence[str], figures: Sequence[Sequence[Figure]]
) -> tuple[str, dict[str, Figure]] | None:
    """One model input for `texts` with the figures of its slots; None when it is too long."""
    table: dict[str, Figure] = {}
    together = " ".join(texts)
    if model.slots:
        try:
            slotted, table = slot_many(texts, figures)
        except SlotOverflowError:
            return None
        together = " ".join(slotted)
    fits = model.count(together) <= model.max_pieces - _RESERVED_PIECES
    return (together, table) if fits else None


def _cut(text: str, figures: Sequence[Figure]) -> tuple[int, int]:
    """The best place to cut `text` in two, near its middle: a gap outside every figure."""
    middle = len(text) // 2
    for cut in _CUTS:
        places = [
            match.span()
            for match in cut.finditer(text)
            if match.start() > 0
            and match.end() < len(text)
            and not any(f.start < match.end() and match.start() < f.end for f in figures)
        ]
        if places:
            return min(places, key=lambda place: abs(place[0] - middle))
    # One word longer than the model reads is no word.
    return middle, middle


def write_figures(
    hypotheses: Sequence[Hypothesis], figures: Mapping[str, Figure]
) -> list[Hypothesis]:
    """The hypotheses with their figures in place of the slots.

    A slot without a figure stays as it is, for `verify` to find.
    """
    written = []
    for hypothesis in hypotheses:
        known = all(symbol in figures for symbol in SLOT_PATTERN.findall(hypothesis.text))
        text = fill(hypothesis.text, figures) if known else hypothesis.text
        written.append(Hypothesis(text, hypothesis.score, hypothesis.finished))
    return written


def _joined(parts: Sequence[Sequence[Hypothesis]]) -> list[Hypothesis]:
    """Hypotheses of a whole sentence: the best of each part, the second best of each part …"""
    return [
        Hypothesis(
            " ".join(part.text for part in row),
            sum(part.score for part in row) / len(row),
            all(part.finished for part in row),
        )
        for row in zip(*parts, strict=False)
    ]


def check(
    hypothesis: Hypothesis,
    germans: Sequence[German],
    *,
    complete: bool,
    names: KnownNames,
) -> Verification:
    """Verify what a model wrote for `germans`; its own doubt and a cut end are faults as well."""
    verification = verify(
        hypothesis.text,
        " ".join(german.sentence.text for german in germans),
        [figure for german in germans for figure in german.figures],
        complete=complete,
        names=names,
    )
    faults = list(verification.faults)
    if not hypothesis.finished:
        faults.append("cut at the length limit")
    if hypothesis.score < _LEAST_SCORE:
        faults.append("the model is unsure of it")
    return replace(verification, faults=tuple(faults))


def _best(german: German, candidates: Sequence[Hypothesis], names: KnownNames) -> Rendering:
    renderings = [
        Rendering(german, check(candidate, [german], complete=True, names=names), candidate.score)
        for candidate in candidates
    ]
    return min(renderings, key=_rank)


def _rank(rendering: Rendering) -> tuple[float, ...]:
    """Smaller is better: faults, then repairs, unknown names, other hedges, then the score."""
    verification = rendering.verification
    return (
        len(verification.faults),
        len(verification.repairs),
        len(verification.unknown),
        verification.hedges_differ,
        -rendering.score,
    )


def _warned(rendering: Rendering, parts: int) -> Rendering:
    """The rendering with its warnings, each with the number of its sentence."""
    verification = rendering.verification
    where = f"sentence {rendering.german.sentence.index}"
    warnings = []
    if parts > 1:
        warnings.append(f"{where}: longer than the model reads; translated in {parts} parts")
    if verification.faults:
        warnings.append(f"{where}: not verified: {'; '.join(verification.faults)}")
    warnings += [f"{where}: {repair}" for repair in verification.repairs]
    if verification.unknown:
        warnings.append(f"{where}: names not in the source: {', '.join(verification.unknown)}")
    return replace(rendering, warnings=tuple(warnings))
