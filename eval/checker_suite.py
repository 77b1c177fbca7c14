"""The `checker` suite: does the checker catch figures that were changed on purpose?

The mutations of `eval.mutations` are planted into the authored translations, pair by pair.
"""

from __future__ import annotations

from eval.items import Failure, Record, Tally
from eval.mutations import ALARMS, Pair, run
from eval.suites import NEWSWIRE, authored
from summarizer.figures import match_figures, read_english, read_german


def checker_records(every: int = 1) -> list[Record]:
    """One record per sentence pair that has figures, of each n-th pair."""
    pairs = []
    for item in authored(NEWSWIRE):
        context = tuple(read_german("\n".join(item.german or ())))
        sides = zip(item.german or (), item.references or (), strict=True)
        for number, (german, english) in enumerate(sides):
            pairs.append((f"{item.id}/{number}", Pair(german, english, context)))
    checked = (check_pair(identity, pair) for identity, pair in pairs[::every])
    return [record for record in checked if record is not None]


def check_pair(identity: str, pair: Pair) -> Record | None:
    """Plant every mutation into one pair; None when it has no figures."""
    report = run([pair])
    if not report.pairs:
        return None
    planted = sum(tally.planted for tally in report.tallies.values())
    caught = sum(tally.caught for tally in report.tallies.values())
    tallies: dict[str, Tally] = {"clean": (1 - report.alarms, 1), "caught": (caught, planted)}
    failures = []
    for name, tally in report.tallies.items():
        tallies[f"caught: {name}"] = (tally.caught, tally.planted)
        failures += [
            Failure("missed", "mutation", german, mutated, pair.english, name)
            for german, mutated in tally.missed
        ]
    if report.alarms:
        failures += _alarms(pair)
    return Record(
        id=identity,
        tallies=tallies,
        values={},
        lines=((pair.german, pair.english, pair.english),),
        failures=tuple(failures),
        details={"text": pair.german},
    )


def _alarms(pair: Pair) -> list[Failure]:
    """What the checker has against an unchanged pair."""
    german, english = read_german(pair.german), read_english(pair.english)
    matches = match_figures(german, english, context=pair.context, ordered=True)
    return [
        Failure(
            kind="false alarm",
            where="unchanged",
            german=pair.german,
            english=pair.english,
            reference=pair.english,
            reason=match.reason,
            german_mark=(match.german.start, match.german.end) if match.german else None,
            english_mark=(match.english.start, match.english.end) if match.english else None,
        )
        for match in matches
        if match.verdict in ALARMS
    ]
