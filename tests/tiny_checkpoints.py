"""Tiny checkpoints of every architecture with random weights, saved as the real ones are.

Their tokenizers are trained here on a few lines with many figures, so that digits come alone, in
twos and threes, with marks and with words.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.conftest import SEED

FIGURES = (
    "2.39 355 284 664 370,200 186 5.5 12 2020 14.30 1,000 0.25 50 25% $2 3rd Q2 ½ ² ① 5".split()
)
WORDS = "billion million percent dollars euros Revenue rose profit fell to in the of and".split()
SIZES = {"d_model": 16, "encoder_layers": 1, "decoder_layers": 1}
HEADS = {"encoder_attention_heads": 2, "decoder_attention_heads": 2}
FEED = {"encoder_ffn_dim": 16, "decoder_ffn_dim": 16}


def lines() -> Iterator[str]:
    rng = random.Random(5)
    seed = [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    for _ in range(300):
        yield " ".join(rng.choice(FIGURES if rng.random() < 0.4 else WORDS) for _ in range(12))
    yield from seed * 8


def sentencepiece_model(kind: str = "unigram", **ids: Any) -> bytes:
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.Train(
        sentence_iterator=lines(),
        model_writer=model,
        model_type=kind,
        vocab_size=500,
        hard_vocab_limit=False,
        minloglevel=2,
        **{"pad_id": -1, "bos_id": -1, "eos_id": 0, "unk_id": 1, **ids},
    )
    return model.getvalue()


def scored_pieces(model: bytes) -> list[tuple[str, float]]:
    import sentencepiece

    pieces = sentencepiece.SentencePieceProcessor(model_proto=model)
    return [(pieces.id_to_piece(i), pieces.get_score(i)) for i in range(len(pieces))]


def save(folder: Path, model: Any, *, seed: int = 1) -> Path:
    """Save `model` with weights far from uniform, so that every row says something else."""
    import torch

    torch.manual_seed(seed)
    with torch.no_grad():
        for weight in model.parameters():
            if weight.dim() > 1:
                weight.normal_(std=1.0)
    model.save_pretrained(folder)
    return folder


def write_config(folder: Path, **values: Any) -> None:
    (folder / "tokenizer_config.json").write_text(json.dumps(values), encoding="utf-8")


def marian(folder: Path, *, codes: tuple[str, ...] = (), **config: Any) -> Path:
    from transformers import MarianConfig, MarianMTModel

    spm = sentencepiece_model()
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(spm)
    vocabulary = {piece: index for index, (piece, _) in enumerate(scored_pieces(spm))}
    for item in (*codes, "<pad>"):
        vocabulary[item] = len(vocabulary)
    pad = vocabulary["<pad>"]
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    languages = {"source_lang": "de", "target_lang": "en", **config}
    write_config(folder, tokenizer_class="MarianTokenizer", **languages)
    special = {"pad_token_id": pad, "eos_token_id": 0, "decoder_start_token_id": pad}
    return save(
        folder,
        MarianMTModel(MarianConfig(vocab_size=pad + 1, **SIZES, **HEADS, **FEED, **special)),
    )


def m2m100(folder: Path) -> Path:
    from transformers import M2M100Config, M2M100ForConditionalGeneration
    from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES

    spm = sentencepiece_model("bpe")
    (folder / "sentencepiece.bpe.model").write_bytes(spm)
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *(p for p, _ in scored_pieces(spm) if p[0] != "<")]
    (folder / "vocab.json").write_text(
        json.dumps({piece: index for index, piece in enumerate(pieces)}), encoding="utf-8"
    )
    codes = [f"__{code}__" for code in FAIRSEQ_LANGUAGE_CODES["m2m100"]]
    write_config(folder, tokenizer_class="M2M100Tokenizer", additional_special_tokens=codes)
    size = len(pieces) + len(codes) + 8
    model = M2M100ForConditionalGeneration(
        M2M100Config(vocab_size=size, **SIZES, **HEADS, **FEED, decoder_start_token_id=2)
    )
    return save(folder, model)


def nllb(folder: Path, *, codes: list[str] | None = None) -> Path:
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    bpe = Tokenizer(models.BPE(unk_token="<unk>"))
    bpe.pre_tokenizer = pre_tokenizers.Metaspace()
    specials = ["<s>", "<pad>", "</s>", "<unk>"]
    bpe.train_from_iterator(
        lines(), trainers.BpeTrainer(vocab_size=500, special_tokens=specials, show_progress=False)
    )
    trained = json.loads(bpe.to_str())["model"]
    merges = [tuple(merge) for merge in trained["merges"]]
    tokenizer = NllbTokenizer(
        vocab=trained["vocab"], merges=merges, additional_special_tokens=codes
    )
    tokenizer.save_pretrained(folder)
    model = M2M100ForConditionalGeneration(
        M2M100Config(vocab_size=len(tokenizer), **SIZES, **HEADS, **FEED, decoder_start_token_id=2)
    )
    return save(folder, model)


def mbart50(folder: Path) -> Path:
    from transformers import MBart50Tokenizer, MBartConfig, MBartForConditionalGeneration

    pieces = scored_pieces(sentencepiece_model(bos_id=1, eos_id=2, unk_id=0))
    tokenizer = MBart50Tokenizer(vocab=pieces, src_lang="en_XX", tgt_lang="de_DE")
    tokenizer.save_pretrained(folder)
    model = MBartForConditionalGeneration(
        MBartConfig(vocab_size=len(tokenizer), **SIZES, **HEADS, **FEED, decoder_start_token_id=2)
    )
    return save(folder, model)


def _t5(folder: Path, tokenizer: Any, config: Any, model: Any) -> Path:
    tokenizer.save_pretrained(folder)
    sizes = {"d_model": 16, "d_kv": 8, "d_ff": 16, "num_layers": 1, "num_heads": 2}
    # More rows than items, as in the real ones.
    return save(
        folder, model(config(vocab_size=len(tokenizer) + 28, **sizes, decoder_start_token_id=0))
    )


def _t5_tokenizer() -> Any:
    from transformers import T5Tokenizer

    return T5Tokenizer(vocab=scored_pieces(sentencepiece_model(pad_id=0, eos_id=1, unk_id=2)))


def t5(folder: Path) -> Path:
    from transformers import T5Config, T5ForConditionalGeneration

    return _t5(folder, _t5_tokenizer(), T5Config, T5ForConditionalGeneration)


def mt5(folder: Path) -> Path:
    from transformers import MT5Config, MT5ForConditionalGeneration

    return _t5(folder, _t5_tokenizer(), MT5Config, MT5ForConditionalGeneration)


def byt5(folder: Path) -> Path:
    from transformers import ByT5Tokenizer, T5Config, T5ForConditionalGeneration

    return _t5(folder, ByT5Tokenizer(), T5Config, T5ForConditionalGeneration)


def bart(folder: Path) -> Path:
    from tokenizers import ByteLevelBPETokenizer
    from transformers import BartConfig, BartForConditionalGeneration

    bpe = ByteLevelBPETokenizer()
    specials = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    bpe.train_from_iterator(lines(), vocab_size=600, special_tokens=specials, show_progress=False)
    bpe.save_model(str(folder))
    write_config(folder, tokenizer_class="BartTokenizer")
    config = BartConfig(
        vocab_size=bpe.get_vocab_size(), **SIZES, **HEADS, **FEED, max_position_embeddings=256
    )
    model = BartForConditionalGeneration(config)
    # As distilbart-cnn has them.
    model.generation_config.update(
        min_length=56, forced_bos_token_id=0, forced_eos_token_id=2, no_repeat_ngram_size=3
    )
    return save(folder, model)


def pegasus(folder: Path) -> Path:
    from transformers import PegasusConfig, PegasusForConditionalGeneration, PegasusTokenizer

    pieces = scored_pieces(sentencepiece_model(pad_id=0, eos_id=1, unk_id=2))
    tokenizer = PegasusTokenizer(vocab=[("<unk>", 0.0) if p[0] == "<unk>" else p for p in pieces])
    tokenizer.save_pretrained(folder)
    model = PegasusForConditionalGeneration(
        PegasusConfig(
            vocab_size=len(tokenizer), **SIZES, **HEADS, **FEED, max_position_embeddings=128
        )
    )
    return save(folder, model)


TRANSLATORS: dict[str, Callable[[Path], Path]] = {
    "marian": marian,
    "m2m100": m2m100,
    "nllb": nllb,
    "mbart50": mbart50,
    "t5": t5,
    "mt5": mt5,
    "byt5": byt5,
}
CONDENSERS: dict[str, Callable[[Path], Path]] = {"bart": bart, "pegasus": pegasus, "t5": t5}
