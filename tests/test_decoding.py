"""A random model cannot print a digit, nor a figure that its source does not have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import torch

from summarizer.errors import ModelNotFoundError, ModelUnsupportedError
from summarizer.figures import SLOTS
from summarizer.seq2seq.decoding import Banned, NoLoops, SlotLicence
from summarizer.seq2seq.interface import BULLET, TRANSLATE, Generator
from summarizer.seq2seq.loading import load_model
from summarizer.seq2seq.vocabulary import Vocabulary, is_numeric

SLOT = re.compile(r"⟨[^⟨⟩]*⟩")
SOURCES = [
    "Der Umsatz stieg ⟨p0⟩ auf ⟨m0⟩.",
    "Zoom legte ⟨p0⟩ zu.",
    "Es gibt keine Zahl.",
]


@pytest.fixture(scope="module")
def model(random_checkpoint: Path) -> Generator:
    return load_model(str(random_checkpoint))


@pytest.mark.parametrize("beams", [1, 3])
@pytest.mark.parametrize("task", [TRANSLATE, BULLET])
def test_a_random_model_writes_only_licensed_figures(
    model: Generator, beams: int, task: str
) -> None:
    outputs = model.generate(SOURCES, task=task, num_beams=beams)
    assert [len(hypotheses) for hypotheses in outputs] == [beams] * len(SOURCES)
    for source, hypotheses in zip(SOURCES, outputs, strict=True):
        for hypothesis in hypotheses:
            written = SLOT.findall(hypothesis.text)
            assert set(written) <= set(SLOT.findall(source))
            assert len(written) == len(set(written))
            outside = SLOT.sub("", hypothesis.text)
            assert not any(character.isnumeric() for character in outside)
            assert hypothesis.score <= 0
        scores = [hypothesis.score for hypothesis in hypotheses]
        assert scores == sorted(scores, reverse=True)


def test_batching_does_not_change_an_output(model: Generator) -> None:
    together = model.generate(SOURCES, num_beams=2)
    alone = [model.generate([source], num_beams=2)[0] for source in SOURCES]
    for first, second in zip(together, alone, strict=True):
        assert [one.text for one in first] == [one.text for one in second]
        scores = [one.score for one in second]
        assert [one.score for one in first] == pytest.approx(scores, rel=1e-4)


def test_tasks_slots_and_limits_are_known(model: Generator) -> None:
    assert model.tasks == {TRANSLATE, BULLET}
    assert model.slots == set(SLOTS)
    assert model.max_pieces == 512
    assert len(model.info.version) == 12
    assert model.generate([]) == []
    with pytest.raises(ValueError, match="more than 512"):
        model.generate(["Umsatz " * 600])


def test_an_english_condenser(random_condenser: Path) -> None:
    condenser = load_model(str(random_condenser), role=BULLET)
    assert condenser.tasks == {BULLET}
    assert condenser.slots == frozenset()
    assert condenser.max_pieces == 128
    first, second = condenser.generate(["Revenue rose.", "Revenue"], task=BULLET, num_beams=2)
    assert len(first) == len(second) == 2
    assert "<s>" not in first[0].text
    with pytest.raises(ModelUnsupportedError, match="'bart', which condenses English"):
        load_model(str(random_condenser))


@pytest.mark.parametrize("piece", ["▁5", "2020", "½", "²", "①", "五", "٣", "<0x35>", "<0xC2>"])
def test_numeric_pieces(piece: str) -> None:
    assert is_numeric(piece)


@pytest.mark.parametrize("piece", ["▁a", "▁five", "<0x41>", "<0xC3>", "%", "▁", "$"])
def test_other_pieces(piece: str) -> None:
    assert not is_numeric(piece)


def test_vocabulary_sorts_its_items() -> None:
    pieces = {"</s>": 0, "▁⟨m0⟩": 1, "⟨m0⟩": 2, "▁⟨bt⟩": 3, "▁7": 4, "▁a": 5, "<0x0A>": 6}
    vocabulary = Vocabulary.of(pieces, frozenset({"⟨m0⟩"}))
    assert vocabulary.size == 7
    assert vocabulary.slots == {"⟨m0⟩": (1, 2)}
    assert vocabulary.controls == {"⟨bt⟩": 3}
    assert vocabulary.numeric == {4}
    assert vocabulary.unprintable == {6}


def _allowed(scores: torch.Tensor) -> list[list[int]]:
    return [row.isfinite().nonzero().flatten().tolist() for row in scores]


def test_banned() -> None:
    scores = Banned([1, 3], size=5)(torch.zeros(2, 1, dtype=torch.long), torch.zeros(2, 5))
    assert _allowed(scores) == [[0, 2, 4], [0, 2, 4]]


def test_a_slot_is_licensed_by_its_source_and_only_once() -> None:
    slots = {"⟨m0⟩": (1, 2), "⟨p0⟩": (3,)}
    licence = SlotLicence(slots, [["⟨m0⟩"], ["⟨m0⟩", "⟨p0⟩"]], size=5)
    start = torch.zeros(4, 1, dtype=torch.long)
    assert _allowed(licence(start, torch.zeros(4, 5))) == [[0, 1, 2, 4]] * 2 + [[0, 1, 2, 3, 4]] * 2
    # The second row has written ⟨m0⟩ in one spelling, the last one ⟨p0⟩.
    rows = torch.tensor([[0, 4], [0, 2], [0, 4], [0, 3]])
    assert _allowed(licence(rows, torch.zeros(4, 5))) == [
        [0, 1, 2, 4],
        [0, 4],
        [0, 1, 2, 3, 4],
        [0, 1, 2, 4],
    ]
    licence.keep(torch.tensor([1]))
    assert _allowed(licence(rows[2:], torch.zeros(2, 5))) == [[0, 1, 2, 3, 4], [0, 1, 2, 4]]


def test_no_loops() -> None:
    loops = NoLoops(pad=9, ngram=4, block=2)
    rows = torch.tensor(
        [
            [9, 1, 2, 3, 4, 1, 2, 3],  # 1 2 3 4 came before
            [9, 5, 6, 1, 7, 7, 7, 7],  # 7 over and over
            [9, 1, 1, 5, 6, 5, 6, 5],  # 5 6 5 6 5 → no third 6
            [9, 1, 2, 3, 4, 5, 6, 7],
        ]
    )
    scores = loops(rows, torch.zeros(4, 10))
    missing = [sorted(set(range(9)) - set(row)) for row in _allowed(scores)]
    assert missing == [[4], [7], [6], []]


def test_checkpoints_that_cannot_be_used(tmp_path: Path, random_checkpoint: Path) -> None:
    with pytest.raises(ModelNotFoundError, match="no model folder"):
        load_model(str(tmp_path / "none"))
    with pytest.raises(ModelNotFoundError, match=r"no config\.json"):
        load_model(str(tmp_path))
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    with pytest.raises(ModelUnsupportedError, match=r"'bert'; supported here: .*marian"):
        load_model(str(tmp_path))
    (tmp_path / "config.json").write_text("[]")
    with pytest.raises(ModelUnsupportedError, match="no model_type"):
        load_model(str(tmp_path))
    (tmp_path / "config.json").write_text('{"model_type": "marian"}')
    with pytest.raises(ModelNotFoundError, match="no weights"):
        load_model(str(tmp_path))
    (tmp_path / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelNotFoundError, match="no tokenizer"):
        load_model(str(tmp_path))
    for name in ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json"):
        (tmp_path / name).write_bytes((random_checkpoint / name).read_bytes())
    with pytest.raises(ModelUnsupportedError, match="cannot be read"):
        load_model(str(tmp_path))


def test_a_hub_model_is_not_fetched_silently() -> None:
    with pytest.raises(ModelNotFoundError, match=r"not in the local cache|no repository name"):
        load_model("hub:nobody/no-such-model")
