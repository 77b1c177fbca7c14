"""The tables of sentences and figures under `cases`."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.figures import Figure, format_value

_CASES = Path(__file__).parent / "cases"


def load(name: str) -> list[object]:
    """Parameters (sentence, figures as written in the table) of one table; ⏎ ends a line."""
    group = ""
    cases: list[object] = []
    for line in (_CASES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            group = line[2:]
        elif line:
            sentence, _, figures = line.partition(" =>")
            text = sentence.replace("⏎", "\n")
            cases.append(pytest.param(text, figures.strip(), id=f"{group}: {sentence}"))
    return cases


def write(figures: list[Figure]) -> str:
    """Figures as the tables write them."""
    return " ; ".join(_write(figure) for figure in figures)


def _write(figure: Figure) -> str:
    sign = f" {figure.sign}" if figure.sign else ""
    hedge = f" [{figure.hedge}]" if figure.hedge else ""
    what = f"{format_value(figure.value)} {figure.unit or '-'} {figure.kind}{sign}{hedge}"
    return f"{figure.text} | {what}"
