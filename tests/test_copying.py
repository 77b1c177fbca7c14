"""Names that are begun are finished, and not otherwise."""

from __future__ import annotations

import pytest
import torch

from summarizer.seq2seq.copying import Name, NameGuide

# Items: 0 start, 1 "▁Lu", 2 "ko", 3 "il", 4 "ft", 5 "▁rose", 6 "▁Sard", 7 "s".
TEXTS = {0: "<s>", 1: "▁Lu", 2: "ko", 3: "il", 4: "ft", 5: "▁rose", 6: "▁Sard", 7: "s"}
LUKOIL, SARDS = Name((1, 2, 3), 1), Name((6, 7), 1)


def guided(names: list[Name], written: list[int]) -> list[float]:
    guide = NameGuide([names], TEXTS, size=len(TEXTS))
    logits: list[float] = guide(torch.tensor([written]), torch.zeros(1, len(TEXTS)))[0].tolist()
    return logits


@pytest.mark.parametrize(
    ("written", "raised", "lowered"),
    [
        ([0], set(), set()),
        ([0, 1], {2}, set()),
        ([0, 5, 1, 2], {3}, set()),
        ([0, 2], set(), set()),
        # After the end of the name no letter, but a new word.
        ([0, 1, 2, 3], set(), {2, 3, 4, 7}),
        # "Sard" may be the English form of "Sards".
        ([0, 6], set(), set()),
    ],
)
def test_what_is_likelier(written: list[int], raised: set[int], lowered: set[int]) -> None:
    logits = guided([LUKOIL, SARDS], written)
    assert {index for index, value in enumerate(logits) if value > 0} == raised
    assert {index for index, value in enumerate(logits) if value < 0} == lowered


def test_rows_are_guided_by_their_own_source() -> None:
    guide = NameGuide([[LUKOIL], []], TEXTS, size=len(TEXTS))
    rows = torch.tensor([[0, 1], [0, 5], [0, 1], [0, 1]])
    logits = guide(rows, torch.zeros(4, len(TEXTS)))
    assert (logits > 0).nonzero().tolist() == [[0, 2]]
    guide.keep(torch.tensor([1]))
    assert not guide(rows[:2], torch.zeros(2, len(TEXTS))).any()
