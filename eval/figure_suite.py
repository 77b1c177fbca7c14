"""The `figures` suite: is each figure read right, written right, and read back as itself?"""

from __future__ import annotations

from collections.abc import Sequence

from eval.figure_cases import FigureCase, grid, hand_written
from eval.items import TRANSLATE, Failure, Item, Record, Tally
from summarizer.figures import (
    Figure,
    format_value,
    match_figures,
    read_english,
    read_german,
    write_english,
)

_FIELDS = ("value", "unit", "kind", "sign", "hedge")


def figure_cases(every: int = 1) -> list[FigureCase]:
    """All cases, hand-written ones first; with `every` = 5 each fifth of the grid."""
    return [*hand_written(), *grid()[::every]]


def check_case(case: FigureCase) -> Record:
    """Read the sentence, write its figure in English, read that back."""
    found = read_german(case.german)
    failures = []
    wrong = _differences(case, found)
    tallies: dict[str, Tally] = {"reader": (int(not wrong), 1)}
    if wrong:
        failures.append(_failure("reader", case, found, "", wrong))
    written = " ".join(write_english(figure) for figure in found)
    if found and not wrong:
        matches = match_figures(found, read_english(written))
        unequal = "; ".join(one.reason for one in matches if one.verdict != "match")
        tallies["round_trip"] = (int(not unequal), 1)
        if unequal:
            failures.append(_failure("round trip", case, found, written, unequal))
        if case.english is not None:
            tallies["writer"] = (int(written == case.english), 1)
            if written != case.english:
                reason = f"{case.english!r} expected"
                failures.append(_failure("writer", case, found, written, reason))
    else:
        tallies["round_trip"] = (0, 1)
        if case.english is not None:
            tallies["writer"] = (0, 1)
    tallies |= {f"{case.group}: {name}": tally for name, tally in list(tallies.items())}
    return Record(
        id=case.id,
        tallies=tallies,
        values={},
        lines=((case.german, written, case.english or ""),),
        failures=tuple(failures),
        details={"text": case.german},
    )


def translation_items(cases: Sequence[FigureCase], sample: int) -> list[Item]:
    """An even sample of the cases for a model to translate."""
    step = max(1, len(cases) // sample)
    return [
        Item(case.id, case.german, TRANSLATE, german=(case.german,))
        for case in cases[::step][:sample]
    ]


def _differences(case: FigureCase, found: Sequence[Figure]) -> str:
    """What is wrong with the reading, or nothing."""
    if len(found) != 1:
        texts = ", ".join(repr(figure.text) for figure in found) or "none"
        return f"one figure expected, read: {texts}"
    figure = found[0]
    read = dict(zip(_FIELDS, _fields(figure), strict=True))
    wrong = [
        f"{name} is {read[name]}, not {getattr(case, name)}"
        for name in _FIELDS
        if read[name] != getattr(case, name)
    ]
    return "; ".join(wrong)


def _fields(figure: Figure) -> tuple[str | None, ...]:
    return format_value(figure.value), figure.unit, figure.kind, figure.sign, figure.hedge


def _failure(
    kind: str, case: FigureCase, found: Sequence[Figure], written: str, reason: str
) -> Failure:
    return Failure(
        kind=kind,
        where=case.group,
        german=case.german,
        english=written,
        reference=case.english or "",
        reason=reason,
        german_mark=(found[0].start, found[0].end) if found else None,
    )
