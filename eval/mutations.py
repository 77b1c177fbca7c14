"""Testing the checker by mutation: how many planted figure errors does `match_figures` see?

    python -m eval.mutations PAIRS              # a JSONL of articles with "de" and "en" lists
    python -m eval.mutations GERMAN ENGLISH     # two parallel text files
    python -m eval.mutations PAIRS --format json

Ten kinds of error are planted, one at a time, into the English side of pairs that raise no alarm.
For each kind the report gives the share that is caught with its 95 % interval (Wilson; rule of
three at 0 and 100 %), and the false alarms on the untouched pairs. An alarm is a verdict "wrong",
"unsupported" or "missing"; a changed hedge is caught by the softer verdict "hedge".
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.intervals import Estimate, wilson
from eval.planting import MUTATIONS
from summarizer.figures import Figure, match_figures, read_english, read_german

ALARMS = frozenset({"wrong", "unsupported", "missing"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A German sentence, its translation, and the figures of the German article around it."""

    german: str
    english: str
    context: Sequence[Figure] = ()


@dataclass(slots=True)
class Tally:
    """Counts of one kind of mutation.

    Attributes:
        planted: how many were planted.
        caught: how many raised an alarm or, for hedges, a note.
        missed: examples of the others: German, mutated English.
    """

    planted: int = 0
    caught: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Report:
    """What the checker saw.

    Attributes:
        pairs: pairs with a figure on either side.
        alarms: pairs that raise an alarm untouched.
        notes: pairs with a softer verdict untouched.
        tallies: by name of the mutation.
    """

    pairs: int
    alarms: int
    notes: int
    tallies: dict[str, Tally]


def run(pairs: Sequence[Pair], *, seed: int = 1) -> Report:
    """Plants every kind of mutation once into each pair that can take it."""
    tallies = {name: Tally() for name in MUTATIONS}
    with_figures = alarms = notes = 0
    for index, pair in enumerate(pairs):
        german, english = read_german(pair.german), read_english(pair.english)
        verdicts = _verdicts(german, english, pair.context)
        if not german and not english:
            continue
        with_figures += 1
        notes += "hedge" in verdicts
        if ALARMS & set(verdicts):
            alarms += 1
            continue
        for name, mutate in MUTATIONS.items():
            rng = random.Random(f"{seed}/{index}/{name}")
            mutated = mutate(pair.english, english, rng)
            if mutated is None or mutated == pair.english:
                continue
            seen = _verdicts(german, read_english(mutated), pair.context)
            tally = tallies[name]
            tally.planted += 1
            noted = name.startswith("hedge") and seen.count("hedge") > verdicts.count("hedge")
            if ALARMS & set(seen) or noted:
                tally.caught += 1
            else:
                tally.missed.append((pair.german, mutated))
    return Report(with_figures, alarms, notes, tallies)


def _verdicts(
    german: Sequence[Figure], english: Sequence[Figure], context: Sequence[Figure]
) -> list[str]:
    matches = match_figures(german, english, context=context, ordered=True)
    return [match.verdict for match in matches]


def read_pairs(paths: Sequence[Path]) -> Iterator[Pair]:
    """Pairs of one JSONL of articles, or of two parallel text files."""
    if len(paths) == 2:
        sides = [path.read_text(encoding="utf-8").splitlines() for path in paths]
        if len(sides[0]) != len(sides[1]):
            raise ValueError(f"{paths[0]} and {paths[1]} have different numbers of lines")
        yield from (Pair(german, english) for german, english in zip(*sides, strict=True))
        return
    with paths[0].open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            context = tuple(read_german("\n".join(article["de"])))
            for german, english in zip(article["de"], article["en"], strict=True):
                yield Pair(german, english, context)


def to_dict(report: Report) -> dict[str, object]:
    """The report as a JSON object, shares with their intervals."""
    return {
        "pairs": report.pairs,
        "false_alarms": wilson(report.alarms, report.pairs).to_dict(),
        "notes": wilson(report.notes, report.pairs).to_dict(),
        "mutations": {n: wilson(t.caught, t.planted).to_dict() for n, t in report.tallies.items()},
    }


def to_text(report: Report, *, examples: int = 0) -> str:
    """The report as a table."""
    lines = [f"{'planted error':<28}{'n':>6}{'caught':>8}{'share':>9}   95 % interval"]
    rows = [(name, tally.planted, tally.caught) for name, tally in report.tallies.items()]
    rows += [("— false alarms, untouched", report.pairs, report.alarms)]
    rows += [("— notes on hedges, untouched", report.pairs, report.notes)]
    for name, n, hits in rows:
        lines.append(f"{name:<28}{n:>6}{hits:>8}{_shares(wilson(hits, n))}")
    for name, tally in report.tallies.items():
        for german, english in tally.missed[:examples]:
            lines.append(f"\nmissed, {name}:\n  {german}\n  {english}")
    return "\n".join(lines)


def _shares(estimate: Estimate) -> str:
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return f"{'–':>9}"
    return f"{estimate.value:>9.2%}   {estimate.low:.2%} – {estimate.high:.2%}"


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the mutation report."""
    parser = argparse.ArgumentParser(prog="python -m eval.mutations", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PAIRS")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--examples", type=int, default=0, help="missed errors to show of each kind"
    )
    args = parser.parse_args(argv)
    if len(args.paths) > 2:
        parser.error("one JSONL file, or a German and an English text file")
    try:
        pairs = list(read_pairs(args.paths))
    except (OSError, ValueError, KeyError) as error:
        print(f"cannot read pairs: {error}", file=sys.stderr)
        return 1
    report = run(pairs, seed=args.seed)
    if args.format == "json":
        print(json.dumps(to_dict(report), indent=1))
    else:
        print(to_text(report, examples=args.examples))
    return 0


if __name__ == "__main__":
    sys.exit(main())
