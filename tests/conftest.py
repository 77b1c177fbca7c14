"""Shared by all tests: no network, a tiny random checkpoint, and a stand-in for a model."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from summarizer.figures import SLOTS
from summarizer.seq2seq.interface import BULLET, TRANSLATE, Hypothesis
from summarizer.summary import ModelInfo

# Tiny models gain nothing from threads, and on a busy machine threads wait for each other.
os.environ.setdefault("OMP_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "zoom-2020-09.txt"

TASKS = ("⟨translate⟩", "⟨bullet⟩")
TAGS = ("⟨bt⟩", *(f"⟨r{number}⟩" for number in range(8)))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every connection to another machine is an error."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a test opened a network connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="session")
def seed_text() -> str:
    return SEED.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def random_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Marian folder with random weights and the symbols of the embedded model."""
    return save_random_checkpoint(tmp_path_factory.mktemp("random") / "marian")


def save_random_checkpoint(folder: Path) -> Path:
    """Make `folder`, with random weights and the symbols of the embedded model."""
    import sentencepiece
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder.mkdir()
    text = SEED.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    sentencepiece.SentencePieceTrainer.Train(
        sentence_iterator=iter(lines * 20),
        model_prefix=str(folder / "source"),
        model_type="unigram",
        vocab_size=900,
        hard_vocab_limit=False,
        normalization_rule_name="identity",
        byte_fallback=True,
        user_defined_symbols=[f"▁{symbol}" for symbol in (*TASKS, *TAGS, *SLOTS)],
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        minloglevel=2,
    )
    (folder / "source.model").rename(folder / "source.spm")
    (folder / "source.vocab").unlink()
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    vocabulary = {pieces.id_to_piece(index): index for index in range(len(pieces))}
    pad = vocabulary["<pad>"] = len(pieces)
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), "utf-8")
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "MarianTokenizer"}')
    torch.manual_seed(7)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=pad + 1,
            d_model=32,
            encoder_layers=1,
            decoder_layers=1,
            encoder_ffn_dim=32,
            decoder_ffn_dim=32,
            encoder_attention_heads=2,
            decoder_attention_heads=2,
            max_position_embeddings=512,
            pad_token_id=pad,
            eos_token_id=0,
            decoder_start_token_id=pad,
            forced_eos_token_id=None,
            init_std=1.0,  # far from uniform, so that every row says something else
        )
    )
    model.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def random_condenser(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BART folder with random weights."""
    import torch
    from tokenizers import ByteLevelBPETokenizer
    from transformers import BartConfig, BartForConditionalGeneration

    folder = tmp_path_factory.mktemp("random-bart")
    bpe = ByteLevelBPETokenizer()
    specials = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    bpe.train_from_iterator(["Revenue rose."], vocab_size=300, special_tokens=specials)
    bpe.save_model(str(folder))
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "BartTokenizer"}')
    torch.manual_seed(7)
    config = BartConfig(
        vocab_size=bpe.get_vocab_size(),
        d_model=16,
        encoder_layers=1,
        decoder_layers=1,
        encoder_ffn_dim=16,
        decoder_ffn_dim=16,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        max_position_embeddings=128,
        init_std=1.0,
    )
    BartForConditionalGeneration(config).save_pretrained(folder)
    return folder


class Dictionary:
    """A model whose outputs are given: German part of an input → English outputs, best first.

    An input is answered by the first key that it contains; slots can be used as they are.
    """

    def __init__(
        self,
        translations: dict[str, Sequence[str]],
        bullets: dict[str, Sequence[str]] | None = None,
        *,
        slots: bool = True,
        max_pieces: int = 512,
    ) -> None:
        self.info = ModelInfo("dictionary", "0")
        self.tasks = frozenset({TRANSLATE, BULLET} if bullets is not None else {TRANSLATE})
        self.slots = frozenset(SLOTS) if slots else frozenset[str]()
        self.max_pieces = max_pieces
        self.inputs: list[str] = []
        self.terms: list[Mapping[str, str]] = []
        self._outputs = {TRANSLATE: translations, BULLET: bullets or {}}

    def count(self, text: str) -> int:
        return len(text.split()) + 2

    def generate(
        self,
        texts: Sequence[str],
        *,
        task: str = TRANSLATE,
        num_beams: int = 4,
        num_return: int | None = None,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        self.inputs += texts
        self.terms += terms
        return [self._answer(text, task)[: num_return or num_beams] for text in texts]

    def _answer(self, text: str, task: str) -> list[Hypothesis]:
        # The last part decides, because the lead may stand before the sentence that is meant.
        found = [(text.rfind(key), key) for key in self._outputs[task] if key in text]
        outputs = self._outputs[task][max(found)[1]] if found else ("There was little talk of it.",)
        return [Hypothesis(output, -0.1 * rank) for rank, output in enumerate(outputs, 1)]


@pytest.fixture(scope="session")
def dictionary() -> Callable[..., Dictionary]:
    return Dictionary


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Gives bytes to the command line's standard input."""
    import io
    import sys

    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give
