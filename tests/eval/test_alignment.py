import pytest

from eval.alignment import gold_spans, owners
from eval.errors import EvalError
from eval.items import SUMMARIZE, Item

TEXT = "Bonn (Reuters) - Eins. Zwei. Eins."


def test_spans_of_repeated_sentences() -> None:
    item = Item("a", TEXT, SUMMARIZE, german=("Eins.", "Zwei.", "Eins."))
    spans = gold_spans(item)
    assert [TEXT[start:end] for start, end in spans] == ["Eins.", "Zwei.", "Eins."]
    assert spans[2][0] > spans[1][1]


def test_a_sentence_that_is_not_there() -> None:
    with pytest.raises(EvalError, match="lacks its own sentence"):
        gold_spans(Item("a", TEXT, SUMMARIZE, german=("Drei.",)))


def test_joined_split_and_stray_sentences_find_their_owner() -> None:
    spans = [(0, 10), (11, 30)]
    answer = [{"start": s, "end": e} for s, e in ((0, 5), (5, 10), (8, 30), (40, 50))]
    assert owners(answer, spans) == [0, 0, 1, None]
    assert owners([], spans) == []
    assert owners(answer[:1], []) == [None]
