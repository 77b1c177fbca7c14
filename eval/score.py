"""`eval score`: any system's output, line by line, against the German and a reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import EvalError
from eval.intervals import SEED, percent, points
from eval.lines import check_aligned, read_lines
from eval.survival import PROPERTIES, LineCounts, Survival, cause
from eval.translation_scores import TranslationScore, translation_scores
from summarizer.figures import Match, check


@dataclass(frozen=True, slots=True)
class SystemScore:
    """One system on one set of lines."""

    name: str
    german: Sequence[str]
    english: Sequence[str]
    survival: Survival
    translation: dict[str, TranslationScore] | None
    matches: tuple[tuple[Match, ...], ...]

    @property
    def n(self) -> int:
        """Number of lines."""
        return len(self.german)

    def to_dict(self) -> dict[str, Any]:
        """JSON object of `score --format json`."""
        found: dict[str, Any] = {"n": self.n, "figures": self.survival.to_dict()}
        for name, score in (self.translation or {}).items():
            found[name] = score.to_dict()
        return found


def score_lines(
    name: str,
    source: Sequence[str],
    hypothesis: Sequence[str],
    reference: Sequence[str] | None = None,
    *,
    seed: int = SEED,
) -> SystemScore:
    """Score `hypothesis` against the German `source`, and against `reference` if there is one."""
    matches = tuple(
        tuple(check(german, english)) for german, english in zip(source, hypothesis, strict=True)
    )
    return SystemScore(
        name=name,
        german=source,
        english=hypothesis,
        survival=Survival.of([LineCounts.of(line) for line in matches], seed=seed),
        translation=(
            None
            if reference is None
            else translation_scores(list(hypothesis), list(reference), seed=seed)
        ),
        matches=matches,
    )


def score_files(
    source: Path, hypotheses: Sequence[Path], reference: Path | None, *, seed: int = SEED
) -> list[SystemScore]:
    """Score every hypothesis file.

    Raises:
        EvalError: a file cannot be read, or the files differ in their number of lines.
    """
    paths = [source, *hypotheses, *([reference] if reference else [])]
    texts = [(path, read_lines(path)) for path in paths]
    check_aligned(texts)
    names = _names(hypotheses)
    german = texts[0][1]
    gold = texts[-1][1] if reference else None
    return [
        score_lines(name, german, lines, gold, seed=seed)
        for name, (_, lines) in zip(names, texts[1 : 1 + len(hypotheses)], strict=True)
    ]


def _names(paths: Sequence[Path]) -> list[str]:
    """File names where they tell the files apart, else whole paths."""
    names = [path.name for path in paths]
    if len(set(names)) == len(names):
        return names
    whole = [str(path) for path in paths]
    if len(set(whole)) < len(whole):
        raise EvalError("--hypothesis names the same file twice")
    return whole


def score_text(score: SystemScore) -> str:
    """The score of one system, for reading."""
    figures = score.survival
    rows = [
        (f"{score.name}: {score.n} lines, {figures.german} German figures", None),
        ("figure survival", figures.survival),
        ("figure precision", figures.precision),
        ("figure F1", figures.f1),
        *((f"  {name} arrives", figures.properties[name]) for name in PROPERTIES),
        ("lines with all figures right", figures.lines_right),
        *((f"  survival, {kind}", estimate) for kind, estimate in figures.per_kind.items()),
    ]
    lines = [
        label if estimate is None else f"{label:<32}{percent(estimate)}  n={estimate.n}"
        for label, estimate in rows
    ]
    lines.append("errors: " + ", ".join(f"{n} {why}" for why, n in figures.causes.items()))
    for name, found in (score.translation or {}).items():
        label = {"bleu": "BLEU", "chrf": "chrF2"}[name]
        lines.append(f"{label:<32}{points(found.estimate)}  {found.signature}")
    return "\n".join(lines)


def score_table(scores: Sequence[SystemScore]) -> str:
    """Several systems side by side, as a Markdown table."""
    header = "| system | figure survival | precision | lines right | BLEU | chrF2 |"
    rows = [header, "|---|---|---|---|---|---|"]
    for score in scores:
        cells = [score.name, percent(score.survival.survival), percent(score.survival.precision)]
        cells.append(percent(score.survival.lines_right))
        for name in ("bleu", "chrf"):
            cells.append(points(score.translation[name].estimate) if score.translation else "–")
        rows.append("| " + " | ".join(cells) + " |")
    n, german = scores[0].n, scores[0].survival.german
    rows += ["", f"{n} lines, {german} German figures; in brackets 95 % intervals."]
    if scores[0].translation:
        rows += [found.signature for found in scores[0].translation.values()]
    return "\n".join(rows)


def error_rows(score: SystemScore) -> list[str]:
    """One tab-separated row per figure error: system, line, cause, reason, German, English."""
    rows = []
    for number, matches in enumerate(score.matches):
        texts = (score.german[number], score.english[number])
        for match in matches:
            why = cause(match)
            if why is not None:
                cells = (score.name, str(number + 1), why, match.reason, *texts)
                rows.append("\t".join(cell.replace("\t", " ") for cell in cells))
    return rows
