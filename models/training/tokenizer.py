"""The vocabulary: one sentencepiece model for both languages, in the layout that Marian uses."""

from __future__ import annotations

import functools
import json
import logging
import random
import string
from collections.abc import Iterator
from pathlib import Path

import sentencepiece

from models.training.config import Config
from models.training.corpus import read_monolingual
from models.training.examples import read_examples
from models.training.symbols import SYMBOLS
from summarizer.seq2seq.text import normalise

EOS, UNK, PAD = "</s>", "<unk>", "<pad>"
_REPEATS = {"authored": 4, "bullets": 4, "terms": 4, "finance": 3, "news": 2, "systems": 1}
# Rare letters of company and personal names would otherwise be spelled in bytes.
_LETTERS = string.ascii_letters + "äöüÄÖÜßéèêëáàâãóòôíìñçøåæšžčćłőğışÉÁÅØŠŽČ" + "–—€$£&%+/#*"
_log = logging.getLogger(__name__)


def model_path(work: Path) -> Path:
    """Where the sentencepiece model lies."""
    return work / "vocabulary.model"


@functools.cache
def load_pieces(work: Path) -> sentencepiece.SentencePieceProcessor:
    """The trained sentencepiece model."""
    return sentencepiece.SentencePieceProcessor(model_file=str(model_path(work)))


def train_tokenizer(config: Config, data: Path, work: Path) -> None:
    """Train the vocabulary on a sample in which news, finance and authored text weigh most."""
    settings = config.vocabulary
    chance = random.Random(config.training.seed)
    lines = list(_lines(data, work, chance))
    chance.shuffle(lines)
    del lines[settings.sample :]
    _log.info("training a vocabulary of %d on %d lines", settings.size, len(lines))
    sentencepiece.SentencePieceTrainer.Train(
        sentence_iterator=iter(lines),
        model_prefix=str(model_path(work).with_suffix("")),
        model_type="unigram",
        vocab_size=settings.size - 1,  # <pad> comes last, outside sentencepiece
        character_coverage=settings.coverage,
        normalization_rule_name="identity",
        required_chars=_LETTERS,
        byte_fallback=True,
        # With the space mark in front a slot costs one piece, not two.
        user_defined_symbols=[f"▁{symbol}" for symbol in SYMBOLS],
        eos_id=0,
        eos_piece=EOS,
        unk_id=1,
        unk_piece=UNK,
        bos_id=-1,
        pad_id=-1,
        max_sentence_length=2000,
        train_extremely_large_corpus=False,
        hard_vocab_limit=False,
        minloglevel=1,
    )


def take_tokenizer(folder: Path, work: Path) -> None:
    """Use the vocabulary of an exported model, so that its weights can be trained on."""
    work.mkdir(parents=True, exist_ok=True)
    model_path(work).write_bytes((folder / "source.spm").read_bytes())


def write_vocabulary(work: Path, folder: Path) -> dict[str, int]:
    """Write ``source.spm``, ``target.spm`` and ``vocab.json``; return the vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = load_pieces(work)
    vocabulary = {pieces.id_to_piece(index): index for index in range(len(pieces))}
    vocabulary[PAD] = len(pieces)
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(model_path(work).read_bytes())
    text = json.dumps(vocabulary, ensure_ascii=False, indent=0)
    (folder / "vocab.json").write_text(text + "\n", encoding="utf-8")
    return vocabulary


def _lines(data: Path, work: Path, chance: random.Random) -> Iterator[str]:
    for example in read_examples(work):
        repeats = _REPEATS.get(example.tier, 0)
        if repeats == 0 and chance.random() < 0.2 and example.tier != "noise":
            repeats = 1
        for _ in range(repeats):
            yield example.german
            yield example.english
    for line in read_monolingual(data, "de"):
        if chance.random() < 0.4 and not any(map(str.isdigit, line)):
            yield normalise(line)
