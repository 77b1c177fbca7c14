"""The embedded model's own network and search find what transformers finds with its weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from summarizer.errors import ModelUnsupportedError
from summarizer.seq2seq.checkpoint import locate
from summarizer.seq2seq.decoding import Banned, NoLoops, SlotLicence
from summarizer.seq2seq.loading import load_model
from summarizer.seq2seq.pieces import Pieces
from summarizer.seq2seq.slotted import Output, Source
from summarizer.seq2seq.torch_model import TorchModel

MARIAN = frozenset({"marian"})
TEXTS = [
    "Der Umsatz stieg ⟨p0⟩ auf ⟨m0⟩ und der Gewinn ⟨p1⟩.",
    "Zoom legte nachbörslich ⟨p0⟩ zu, weil die Zahl der Kunden im Quartal gestiegen ist.",
    "Nichts.",
    "Die Aktie von Zoom gab ⟨p0⟩ nach; im Vorjahr waren es ⟨m0⟩ gewesen, „mehr als je zuvor“.",
]
SLOTS = [("⟨p0⟩", "⟨m0⟩", "⟨p1⟩"), ("⟨p0⟩",), (), ("⟨p0⟩", "⟨m0⟩")]


@pytest.fixture(scope="module")
def model(random_checkpoint: Path) -> TorchModel:
    return TorchModel(locate(str(random_checkpoint), families=MARIAN))


@pytest.fixture(scope="module")
def sources(model: TorchModel) -> list[Source]:
    # Limits of their own: one input is cut early, the others end when they will.
    return [
        Source(model.pieces.ids_of(f"⟨translate⟩ {text}"), frozenset(slots), limit)
        for text, slots, limit in zip(TEXTS, SLOTS, (40, 25, 30, 3), strict=True)
    ]


def _by_transformers(
    folder: Path, model: TorchModel, source: Source, beams: int, penalty: float
) -> tuple[list[list[int]], list[float]]:
    """The outputs, and where there is more than one beam, their scores."""
    from transformers import GenerationConfig, LogitsProcessorList, MarianMTModel

    network = MarianMTModel.from_pretrained(folder).eval()
    network.generation_config = GenerationConfig()
    licence = SlotLicence(model.vocabulary.slots, [source.slots], size=model.size)
    banned = Banned(model.never_chosen, size=model.size)
    with torch.inference_mode():
        output = network.generate(
            input_ids=torch.tensor([source.ids]),
            generation_config=GenerationConfig(
                num_beams=beams,
                num_return_sequences=beams,
                early_stopping=False,
                length_penalty=penalty,
                max_new_tokens=source.limit,
                decoder_start_token_id=model.start,
                eos_token_id=model.end,
                pad_token_id=model.pad,
                return_dict_in_generate=True,
                output_scores=True,
            ),
            logits_processor=LogitsProcessorList([banned, licence, NoLoops(pad=model.pad)]),
        )
    rows = [[index for index in row if index != model.pad] for row in output.sequences.tolist()]
    return rows, output.sequences_scores.tolist() if beams > 1 else []


@pytest.mark.parametrize("penalty", [1.0, 2.0])
@pytest.mark.parametrize("beams", [1, 2, 4])
def test_the_same_as_transformers(
    model: TorchModel,
    random_checkpoint: Path,
    sources: list[Source],
    beams: int,
    penalty: float,
) -> None:
    found = model.search(sources, beams, penalty)
    for source, outputs in zip(sources, found, strict=True):
        rows, scores = _by_transformers(random_checkpoint, model, source, beams, penalty)
        assert [_items(one, model.end) for one in outputs] == rows
        if scores:
            # Ours are means, whatever the length penalty.
            means = [
                score * (len(one.ids) + one.finished) ** (penalty - 1)
                for one, score in zip(outputs, scores, strict=True)
            ]
            assert [one.score for one in outputs] == pytest.approx(means, rel=1e-4)


def _items(output: Output, end: int) -> list[int]:
    return [*output.ids, end] if output.finished else list(output.ids)


def test_limits_are_of_each_input(model: TorchModel, sources: list[Source]) -> None:
    for source, outputs in zip(sources, model.search(sources, 3, 1.0), strict=True):
        assert len(outputs) == 3
        assert all(len(one.ids) + one.finished <= source.limit for one in outputs)
        assert all(one.finished or len(one.ids) == source.limit for one in outputs)


def test_a_search_can_be_broken_off(random_checkpoint: Path) -> None:
    steps = iter(range(3))

    def stop() -> None:
        if next(steps) == 2:
            raise InterruptedError

    model = load_model(str(random_checkpoint), before_step=stop)
    with pytest.raises(InterruptedError):
        model.generate(TEXTS)


def test_pieces_are_those_of_transformers(random_checkpoint: Path) -> None:
    from transformers import AutoTokenizer

    own, other = Pieces(random_checkpoint), AutoTokenizer.from_pretrained(random_checkpoint)
    for text in (*TEXTS, "", "ß ½ ⟨bullet⟩ 漢字 — 1½", "⟨translate⟩ Zoom"):
        ids = other(text)["input_ids"]
        assert own.ids_of(text) == ids
        decoded = other.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        assert own.text_of(ids[:-1]) == " ".join(decoded.split())


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        ("config.json", {"activation_function": "tanh2"}, "activation 'tanh2' is not known"),
        ("config.json", {"decoder_layers": 2}, "weights are missing, e.g. model.decoder.layers.1"),
        ("config.json", {"d_model": "x"}, "cannot be read"),
        ("config.json", {"pad_token_id": None}, "tokenizer .* cannot be read"),
        ("config.json", {"eos_token_id": 5}, "files do not fit"),
        ("tokenizer_config.json", {"separate_vocabs": True}, "different vocabularies"),
        ("tokenizer_config.json", {"eos_token": "<none>"}, r"vocab\.json lacks <none>"),
    ],
)
def test_files_that_do_not_fit(
    tmp_path: Path, random_checkpoint: Path, file: str, change: dict[str, object], message: str
) -> None:
    for path in random_checkpoint.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    changed = json.loads((tmp_path / file).read_text("utf-8")) | change
    (tmp_path / file).write_text(json.dumps(changed), "utf-8")
    with pytest.raises(ModelUnsupportedError, match=message):
        load_model(str(tmp_path))
