"""One item and what the model made of it → one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eval.alignment import gold_spans, owners
from eval.engines import Output
from eval.items import TRANSLATE, Failure, Item, Record, Tally
from eval.style import SourcedBullet, style_tallies
from eval.survival import RIGHT, LineCounts, cause
from eval.wording import names_kept, rouge, words
from summarizer.figures import Match, check


@dataclass(frozen=True, slots=True)
class Measured:
    """A record with the figure counts that it was made from, line by line."""

    record: Record
    lines: tuple[LineCounts, ...]
    bullets: tuple[LineCounts, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    where: str
    german: str
    english: str
    reference: str


def measure(item: Item, output: Output) -> Measured:
    """Hold a model's answer against the item; an error counts as an empty answer."""
    answer = output.answer or {}
    sentences: list[dict[str, Any]] = answer.get("sentences", [])
    spans = gold_spans(item)
    owner = owners(sentences, spans) if item.german is not None else list(range(len(sentences)))
    lines = _lines(item, sentences, owner)
    failures: list[Failure] = []
    if output.error:
        failures.append(Failure("error", "item", item.text[:200], "", "", output.error))

    line_counts = []
    for line in lines:
        matches = check(line.german, line.english, context=item.text)
        line_counts.append(LineCounts.of(matches))
        failures += _figure_failures(line, matches)
    explained = {failure.german for failure in failures if failure.kind != "hedge"}
    failures += [
        _flag(number, sentence)
        for number, sentence in enumerate(sentences)
        if not sentence["verified"] and sentence["german"] not in explained
    ]

    whole = LineCounts.joined(line_counts)
    tallies: dict[str, Tally] = {
        "answered": (int(output.error is None), 1),
        "figure_survival": (whole.survived, whole.german),
        "figure_precision": (whole.survived, whole.english),
        "lines_right": _share(one.right for one in line_counts if one.german or one.english),
        "sentences_verified": _share(bool(one["verified"]) for one in sentences),
        "verified_right": _verified_right(sentences, owner, line_counts),
    }
    if item.task == TRANSLATE:  # a summary has no warnings for single sentences
        repaired = _repaired(answer, "sentence")
        tallies["sentences_not_repaired"] = (len(sentences) - repaired, len(sentences))
    if item.references is not None:
        kept = [names_kept(line.german, line.reference, line.english) for line in lines]
        tallies["names_kept"] = (sum(k for k, _ in kept), sum(n for _, n in kept))
    values = {"seconds": output.seconds, "words": float(words(item.text))}
    bullet_counts: list[LineCounts] = []
    chosen = {
        source
        for one in answer.get("bullets", [])
        for i in one["sources"]
        if (source := owner[i]) is not None
    }
    if "bullets" in answer or (item.bullets is not None and output.error):
        bullet_counts, of_bullets = _bullets(item, answer, chosen, tallies, values)
        failures += of_bullets
    record = Record(
        id=item.id,
        tallies=tallies,
        values=values,
        lines=tuple((line.german, line.english, line.reference) for line in lines),
        failures=tuple(failures),
        details={
            "text": item.text,
            "bullets": [one["text"] for one in answer.get("bullets", [])],
            "chosen": sorted(chosen),
            "authored": [one.text for one in item.bullets or ()],
            "warnings": answer.get("warnings", []),
        },
    )
    return Measured(record, tuple(line_counts), tuple(bullet_counts))


def _lines(
    item: Item, sentences: Sequence[dict[str, Any]], owner: Sequence[int | None]
) -> list[_Line]:
    if item.german is None:
        return [
            _Line(f"sentence {number}", one["german"], one["english"], "")
            for number, one in enumerate(sentences)
        ]
    english = [
        " ".join(one["english"] for one, own in zip(sentences, owner, strict=True) if own == number)
        for number in range(len(item.german))
    ]
    references = item.references or ("",) * len(item.german)
    return [
        _Line(f"sentence {number}", *texts)
        for number, texts in enumerate(zip(item.german, english, references, strict=True))
    ]


def _repaired(answer: dict[str, Any], what: str) -> int:
    """How many bullets or sentences the warnings call repaired."""
    return len(
        {
            warning.partition(":")[0]
            for warning in answer.get("warnings", [])
            if warning.startswith(f"{what} ") and "repaired" in warning
        }
    )


def _verified_right(
    sentences: Sequence[dict[str, Any]], owner: Sequence[int | None], lines: Sequence[LineCounts]
) -> Tally:
    """Of the lines with figures whose sentences are all shown as verified: those all right."""
    doubtful = {own for one, own in zip(sentences, owner, strict=True) if not one["verified"]}
    shown = set(owner) - doubtful
    return _share(
        line.right
        for number, line in enumerate(lines)
        if number in shown and (line.german or line.english)
    )


def _bullets(
    item: Item,
    answer: dict[str, Any],
    chosen: set[int],
    tallies: dict[str, Tally],
    values: dict[str, float],
) -> tuple[list[LineCounts], list[Failure]]:
    """Figures, selection and wording of the bullets; fills in tallies and values."""
    bullets, dropped = answer.get("bullets", []), answer.get("dropped", [])
    sentences = answer.get("sentences", [])
    authored = "\n".join(one.text for one in item.bullets or ())
    counts, failures, sourced = [], [], []
    for number, bullet in enumerate(bullets):
        german = " ".join(sentences[i]["german"] for i in bullet["sources"])
        sourced.append(SourcedBullet(bullet["text"], german))
        # A bullet may leave figures out, so those are no failures of it.
        checked = check(german, bullet["text"], context=item.text, ordered=False)
        matches = [one for one in checked if one.english is not None]
        counts.append(LineCounts.of(matches))
        line = _Line(f"bullet {number}", german, bullet["text"], authored)
        failures += _figure_failures(line, matches)
    for one in dropped:
        german = " ".join(sentences[i]["german"] for i in one["sources"])
        reason = "; ".join(one["reasons"])
        failures.append(Failure("dropped", "bullet", german, one["text"], authored, reason))

    whole = LineCounts.joined(counts)
    repaired = _repaired(answer, "bullet")
    tallies |= {
        "bullet_figures": (whole.survived, whole.english),
        "bullets_right": _share(one.survived == one.english for one in counts if one.english),
        "bullets_verified": _share(bool(one["verified"]) for one in bullets),
        "bullets_not_repaired": (len(bullets) - repaired, len(bullets)),
        "bullets_not_dropped": (len(bullets), len(bullets) + len(dropped)),
        **style_tallies(sourced),
    }
    text = "\n".join(one["text"] for one in bullets)
    values |= {"bullets": float(len(bullets)), "compression": words(text) / words(item.text)}
    if bullets:
        values["words_per_bullet"] = words(text) / len(bullets)
    if item.bullets is not None:
        values |= rouge(text, authored)
        gold = {source for one in item.bullets for source in one.sources}
        tallies["selection_f1"] = (2 * len(chosen & gold), len(chosen) + len(gold))
    return counts, failures


def _figure_failures(line: _Line, matches: Sequence[Match]) -> list[Failure]:
    return [
        Failure(
            kind=cause(match) or match.verdict,
            where=line.where,
            german=line.german,
            english=line.english,
            reference=line.reference,
            reason=match.reason,
            german_mark=(match.german.start, match.german.end) if match.german else None,
            english_mark=(match.english.start, match.english.end) if match.english else None,
        )
        for match in matches
        if match.verdict not in RIGHT or match.verdict == "hedge"
    ]


def _flag(number: int, sentence: dict[str, Any]) -> Failure:
    wrong = [f"{one['verdict']}: {one['text']}" for one in sentence["figures"]]
    reason = "; ".join(one for one in wrong if not one.startswith(("match", "hedge")))
    return Failure(
        kind="not verified",
        where=f"sentence {number}",
        german=sentence["german"],
        english=sentence["english"],
        reference="",
        reason=reason or "the translation did not pass the summarizer's own check",
    )


def _share(right: Any) -> Tally:
    verdicts = list(right)
    return sum(verdicts), len(verdicts)
