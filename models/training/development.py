"""How training goes: greedy BLEU of the raw network on the development sets, figures as slots."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sacrebleu
import sentencepiece
import torch
from transformers import MarianMTModel

from models.training.batching import pad_ids
from models.training.config import FORWARD, REVERSE
from models.training.corpus import BULLET, TRANSLATE, read_articles, read_lines
from models.training.numbering import in_reading_order
from models.training.packing import EOS_ID
from models.training.symbols import source_text
from summarizer.figures import slot_pair
from summarizer.seq2seq.lexicon import Lexicon
from summarizer.seq2seq.text import normalise


@dataclass(frozen=True, slots=True)
class DevSet:
    """Line-aligned German and English that is never trained on."""

    name: str
    german: list[str]
    english: list[str]
    task: str = TRANSLATE


def load_dev_sets(data: Path) -> list[DevSet]:
    """The news sets of the data folder and the authored development articles."""
    sets = [
        DevSet(name, list(read_lines(source)), list(read_lines(source.parent / f"{name}.ref.en")))
        for source in sorted((data / "dev").glob("*.src.de"))
        for name in [source.name.removesuffix(".src.de")]
    ]
    if (path := data / "authored" / "dev.jsonl").exists():
        articles = list(read_articles(path))
        german = [sentence for article in articles for sentence in article["de"]]
        english = [sentence for article in articles for sentence in article["en"]]
        sets.append(DevSet("authored", german, english))
        bullets = [(a["de"], bullet) for a in articles for bullet in a["bullets"]]
        german = [" ".join(text[index] for index in bullet["from"]) for text, bullet in bullets]
        english = [bullet["text"] for _, bullet in bullets]
        sets.append(DevSet("authored-bullets", german, english, BULLET))
    return sets


def decode(
    model: MarianMTModel,
    pieces: sentencepiece.SentencePieceProcessor,
    texts: list[str],
    *,
    task: str = "translate",
    beams: int = 1,
    batch_size: int = 64,
    likeliest: int = 0,
) -> list[str]:
    """What the model makes of slotted texts; no figures are filled in.

    Args:
        likeliest: when given, each piece is drawn from so many likeliest ones.
    """
    pad, longest = model.config.pad_token_id, model.config.max_position_embeddings
    sources = pieces.encode([source_text(task, text) for text in texts])
    order = sorted(range(len(texts)), key=lambda index: len(sources[index]))
    outputs: dict[int, str] = {}
    for start in range(0, len(order), batch_size):
        rows = order[start : start + batch_size]
        ids = pad_ids([[*sources[row][: longest - 1], EOS_ID] for row in rows], pad)
        with torch.inference_mode():
            generated = model.generate(
                input_ids=ids.to(model.device),
                attention_mask=(ids != pad).long().to(model.device),
                num_beams=beams,
                do_sample=likeliest > 0,
                top_k=likeliest or None,
                max_length=min(2 * ids.shape[1] + 5, longest),
                bad_words_ids=[[pad]],
            )
        for row, output in zip(rows, generated.tolist(), strict=True):
            outputs[row] = pieces.decode([i for i in output if i not in (pad, EOS_ID)])
    return [outputs[row] for row in range(len(texts))]


def dev_scores(
    model: MarianMTModel,
    pieces: sentencepiece.SentencePieceProcessor,
    data: Path,
    *,
    limit: int,
    direction: str = FORWARD,
    lexicon: Lexicon | None = None,
) -> dict[str, float]:
    """Greedy BLEU on the first lines of every set, with slots left in on both sides.

    In the direction "en-de" it is that of the German, and there are no bullets.
    """
    scores = {}
    for dev in load_dev_sets(data):
        if direction == REVERSE and dev.task == BULLET:
            continue
        pairs = [
            slot_pair(normalise(german), normalise(english), allow_missing=dev.task == BULLET)
            for german, english in zip(dev.german[:limit], dev.english[:limit], strict=True)
        ]
        kept = [pair for pair in pairs if pair is not None]
        if direction == REVERSE:
            kept = [in_reading_order(english, german) for german, english in kept]
        sources = [source for source, _ in kept]
        if lexicon is not None and direction == FORWARD:
            sources = list(map(lexicon.annotate, sources))
        outputs = decode(model, pieces, sources, task=dev.task)
        references = [target for _, target in kept]
        scores[dev.name] = sacrebleu.corpus_bleu(outputs, [references]).score
    return scores
