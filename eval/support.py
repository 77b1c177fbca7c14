"""Testing the support checks: what do they say to authored pairs, and to planted contradictions?

    python -m eval.support ARTICLES             # JSONL with "de", "en" and "bullets" with "from"
    python -m eval.support ARTICLES --every 3   # each third article, e.g. those held out
    python -m eval.support ARTICLES --format json --examples 3

The authored translations and bullets are right, so every alarm on them is false. Then one error
at a time is planted: a direction turned round, a denial put in or taken out, a plan told as done, a
name of another article put in place of one. Each is asked of what the package asks: a sentence
must not contradict its German, a bullet also not its sentences, its names and its speaker. Wilson
intervals, 95 %. Figures are not looked at; `eval.mutations` does that.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.errors import EvalError
from eval.intervals import wilson
from eval.items import jsonl
from eval.planting_support import PLANTS
from summarizer.condensing import main_actors
from summarizer.names import KnownNames
from summarizer.support import contradictions, lost_attribution, lost_denial

KINDS = ("sentence", "bullet")


@dataclass(frozen=True, slots=True)
class Pair:
    """An authored English text with its German.

    Attributes:
        english, german: the text, and the sentence that it says.
        around: other German sentences that it names.
        translation: of `german`; empty for a sentence, which is one.
        actors: what the article is about, as `condensing` has it.
    """

    english: str
    german: str
    around: str = ""
    translation: str = ""
    actors: str = ""

    @property
    def kind(self) -> str:
        """Whether it is a sentence or a bullet."""
        return "bullet" if self.translation else "sentence"


@dataclass(slots=True)
class Tally:
    """How many texts there were, how many raised an alarm, and those that should have (not)."""

    n: int = 0
    alarms: int = 0
    odd: list[tuple[str, str]] = field(default_factory=list)

    def add(self, pair: Pair, english: str, alarm: bool, *, wanted: bool) -> None:
        """Count one text."""
        self.n += 1
        self.alarms += alarm
        if alarm != wanted:
            self.odd.append((f"{pair.around} {pair.german}".strip(), english))


def faults(pair: Pair, english: str) -> tuple[str, ...]:
    """What the package holds against `english`, figures aside."""
    bullet = pair.kind == "bullet"
    found = list(contradictions(english, pair.german, around=pair.around, complete=not bullet))
    if bullet:
        if lost_denial(english, pair.translation):
            found.append("denial lost")
        if lost_attribution(english, pair.german):
            found.append("attribution lost")
        names = KnownNames(f"{pair.around} {pair.german} {pair.actors}")
        found += [f"name: {name}" for name in names.unknown(english, opening=True)]
    return tuple(found)


def run(pairs: Sequence[Pair], *, seed: int = 1) -> dict[str, dict[str, Tally]]:
    """By kind of text, the tally "untouched" and one of each planted error."""
    report = {kind: {"untouched": Tally()} for kind in KINDS}
    for index, pair in enumerate(pairs):
        tallies = report[pair.kind]
        alarm = bool(faults(pair, pair.english))
        tallies["untouched"].add(pair, pair.english, alarm, wanted=False)
        if alarm:
            continue
        other = pairs[(index + len(pairs) // 2) % len(pairs)]
        for name, plant in PLANTS.items():
            if name == "name of another article" and pair.kind == "sentence":
                continue  # unknown names are a warning there, not an error
            rng = random.Random(f"{seed}/{index}/{name}")
            wrong = plant(pair.english, other.english, rng)
            if wrong is not None and wrong != pair.english:
                tally = tallies.setdefault(name, Tally())
                tally.add(pair, wrong, bool(faults(pair, wrong)), wanted=True)
    return report


def read_pairs(path: Path, *, every: int = 1) -> Iterator[Pair]:
    """Sentences and bullets of each `every`-th article.

    Raises:
        EvalError: a line is no article.
    """
    for number, article in enumerate(jsonl(path), 1):
        if number % every:
            continue
        try:
            german, english = article["de"], article["en"]
            actors = main_actors(["", *german])
            yield from (Pair(e, g) for g, e in zip(german, english, strict=True))
            for bullet in article["bullets"]:
                *around, last = sorted(bullet["from"])
                context = " ".join(german[index] for index in around)
                yield Pair(bullet["text"], german[last], context, english[last], actors)
        except (KeyError, IndexError, ValueError) as error:
            raise EvalError(f"{path}: line {number} is no article ({error})") from error


def to_dict(report: dict[str, dict[str, Tally]]) -> dict[str, object]:
    """The report as a JSON object, shares with their intervals."""
    return {
        kind: {name: wilson(one.alarms, one.n).to_dict() for name, one in tallies.items()}
        for kind, tallies in report.items()
    }


def to_text(report: dict[str, dict[str, Tally]], *, examples: int = 0) -> str:
    """The report as a table."""
    lines = [f"{'':<10}{'planted error':<26}{'n':>6}{'alarms':>8}{'share':>9}   95 % interval"]
    for kind, tallies in report.items():
        for name, one in tallies.items():
            share = wilson(one.alarms, one.n)
            shown = "–"
            if share.value is not None and share.low is not None and share.high is not None:
                shown = f"{share.value:.2%}   {share.low:.2%} – {share.high:.2%}"
            lines.append(f"{kind:<10}{name:<26}{one.n:>6}{one.alarms:>8}{shown:>26}")
    for kind, tallies in report.items():
        for name, one in tallies.items():
            for german, english in one.odd[:examples]:
                lines.append(f"\n{kind}, {name}:\n  {german}\n  {english}")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the report."""
    parser = argparse.ArgumentParser(prog="python -m eval.support", description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only each n-th article")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--examples", type=int, default=0, help="misjudged texts to show of each")
    args = parser.parse_args(argv)
    try:
        pairs = list(read_pairs(args.articles, every=args.every))
    except (OSError, EvalError) as error:
        print(f"cannot read articles: {error}", file=sys.stderr)
        return 1
    report = run(pairs, seed=args.seed)
    shown: Callable[[], str] = (
        (lambda: json.dumps(to_dict(report), indent=1))
        if args.format == "json"
        else (lambda: to_text(report, examples=args.examples))
    )
    print(shown())
    return 0


if __name__ == "__main__":
    sys.exit(main())
