"""The embedded model by CTranslate2: under the same guarantee as by torch."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summarizer import MissingExtraError, ModelUnsupportedError, Summarizer
from summarizer.seq2seq import loading
from summarizer.seq2seq.interface import BULLET, TRANSLATE
from summarizer.seq2seq.slotted import Source
from tests.test_decoding import SLOT, SOURCES


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pytest.importorskip("ctranslate2", reason="needs the extra fast")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def model(cache: Path, random_checkpoint: Path) -> Any:
    return loading.load_model(str(random_checkpoint), backend=loading.CTRANSLATE2)


@pytest.mark.parametrize("beams", [1, 3])
@pytest.mark.parametrize("task", [TRANSLATE, BULLET])
def test_a_random_model_writes_only_licensed_figures(model: Any, beams: int, task: str) -> None:
    outputs = model.generate(SOURCES, task=task, num_beams=beams)
    assert all(1 <= len(hypotheses) <= beams for hypotheses in outputs)
    for source, hypotheses in zip(SOURCES, outputs, strict=True):
        for hypothesis in hypotheses:
            written = SLOT.findall(hypothesis.text)
            assert set(written) <= set(SLOT.findall(source))
            assert len(written) == len(set(written))
            assert not any(one.isnumeric() for one in SLOT.sub("", hypothesis.text))
            assert hypothesis.score <= 0


def test_in_full_precision_every_piece_is_as_likely_as_by_torch(
    cache: Path, random_checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    from summarizer.seq2seq import converting
    from summarizer.seq2seq.torch_model import TorchModel

    monkeypatch.setattr(converting, "QUANTIZATION", "float32")
    fast: Any = loading.load_model(str(random_checkpoint), backend=loading.CTRANSLATE2)
    own = loading.load_model(str(random_checkpoint))
    assert isinstance(own, TorchModel)
    source = own.pieces.ids_of(f"⟨translate⟩ {SOURCES[0]}")
    target = own.pieces.ids_of("Zoom legte ⟨p0⟩ zu.")
    texts = own.pieces.texts
    (scored,) = fast._translator.score_batch(
        [[texts[index] for index in source]], [[texts[index] for index in target[:-1]]]
    )
    ids = torch.tensor([source])
    reading = own.network.read(ids, ids >= 0, steps=len(target), rows=1)
    expected = []
    for before, item in zip([own.start, *target], target, strict=False):
        scores = own.network.write(reading, torch.tensor([before])).log_softmax(1)
        expected.append(float(scores[0, item]))
        reading.order_rows(torch.tensor([0]))
    assert scored.log_probs == pytest.approx(expected, rel=1e-4)


def test_converted_once(cache: Path, random_checkpoint: Path, monkeypatch: Any) -> None:
    from summarizer.seq2seq import converting

    def load() -> Any:
        return loading.load_model(str(random_checkpoint), backend=loading.CTRANSLATE2)

    first = load().generate(SOURCES)
    (folder,) = (cache / "newswire-summarizer" / "ctranslate2").iterdir()
    assert folder.name.startswith(load().info.version + "-int8-")
    monkeypatch.setattr(converting, "_convert", None)
    assert load().generate(SOURCES) == first


def test_without_a_cache_nothing_is_left_behind(
    cache: Path, random_checkpoint: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    cache.write_text("a file where the folder should be")
    model = loading.load_model(str(random_checkpoint), backend=loading.CTRANSLATE2)
    assert model.generate(SOURCES)[0]
    assert list(temporary.iterdir()) == []


def _result(model: Any, *hypotheses: list[int]) -> Any:
    pieces = [[model.pieces.texts[index] for index in ids] for ids in hypotheses]
    return SimpleNamespace(hypotheses=pieces, scores=[-0.5] * len(pieces))


def test_outputs_that_break_a_rule_are_thrown_away(model: Any) -> None:
    revenue, (first, *_), (second, *_) = (
        model.pieces.items["▁Zoom"], model.vocabulary.slots["⟨p0⟩"], model.vocabulary.slots["⟨m0⟩"],
    )  # fmt: skip
    source = Source([], frozenset({"⟨p0⟩"}), limit=3)
    result = _result(
        model,
        [revenue, first, model.end],
        [first, first, model.end],
        [second, model.end],
        [revenue, revenue, revenue, model.end],
        [],
    )
    kept = [(list(one.ids), one.finished) for one in model._outputs(result, source, 1.0)]
    assert kept == [([revenue, first], True), ([revenue] * 3, False), ([], False)]


def test_where_no_output_is_left_the_best_goes_on_from_before_the_repeated_slot(
    model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    word, (slot, *_) = model.pieces.items["▁Zoom"], model.vocabulary.slots["⟨p0⟩"]
    translate, calls = model._translator.translate_batch, []

    class Repeating:
        def translate_batch(self, source: Any, **options: Any) -> Any:
            calls.append(options)
            if len(calls) > 1:
                return translate(source, **options)
            result = _result(model, [word, slot, word, slot, model.end], [slot, slot, model.end])
            return [SimpleNamespace(result=lambda: result)]

    monkeypatch.setattr(model, "_translator", Repeating())
    (outputs,) = model.generate([SOURCES[1]], num_beams=2)
    assert all(one.text.startswith("Zoom ⟨p0⟩ Zoom") for one in outputs)
    assert all(SLOT.findall(one.text) == ["⟨p0⟩"] for one in outputs)
    texts = model.pieces.texts
    assert calls[1]["target_prefix"] == [[texts[word], texts[slot], texts[word]]]
    assert [texts[slot]] in calls[1]["suppress_sequences"]
    assert [texts[slot]] not in calls[0]["suppress_sequences"]


def test_without_the_package(monkeypatch: pytest.MonkeyPatch, random_checkpoint: Path) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    monkeypatch.delitem(sys.modules, "summarizer.seq2seq.converting", raising=False)
    with pytest.raises(MissingExtraError, match=re.escape("newswire-summarizer[fast]")):
        Summarizer.load(str(random_checkpoint), backend="ctranslate2")


def test_only_models_that_know_the_slots(tmp_path: Path, random_checkpoint: Path) -> None:
    for path in random_checkpoint.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    items = json.loads((tmp_path / "vocab.json").read_text("utf-8"))
    renamed = {piece.replace("⟨", "<"): index for piece, index in items.items()}
    (tmp_path / "vocab.json").write_text(json.dumps(renamed), "utf-8")
    with pytest.raises(ModelUnsupportedError, match="does not know the slots"):
        Summarizer.load(str(tmp_path), backend="ctranslate2")
    with pytest.raises(ValueError, match="one of torch, ctranslate2"):
        Summarizer.load(str(tmp_path), backend="onnx")


@pytest.mark.parametrize(
    ("quota", "wished", "expected"),
    [
        ("150000 100000", "", 2),
        ("50000 100000", "", 1),
        ("150000 100000", "5", 5),
        ("150000 100000", "0", 2),
    ],
)
def test_thread_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quota: str, wished: str, expected: int
) -> None:
    from summarizer.seq2seq import threads

    monkeypatch.setenv("OMP_NUM_THREADS", wished)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: range(64), raising=False)
    (tmp_path / "cpu.max").write_text(quota)
    assert threads.thread_count(tmp_path / "cpu.max") == expected
    assert threads.thread_count(tmp_path / "none") == (int(wished) if wished == "5" else 8)
