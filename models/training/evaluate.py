"""BLEU and chrF of the raw model on the development sets, figures as slots or written out."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sacrebleu
import sentencepiece
import torch
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from transformers import MarianMTModel

from models.training.batching import pad_ids
from models.training.config import Config
from models.training.corpus import BULLET, TRANSLATE, read_articles, read_lines
from models.training.packing import EOS_ID
from models.training.symbols import source_text
from models.training.tokenizer import load_pieces
from summarizer.figures import SLOTS, Figure, fill, read_german, slot, slot_pair
from summarizer.seq2seq.text import normalise

_log = logging.getLogger(__name__)


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
) -> list[str]:
    """What the model makes of slotted German texts; no figures are filled in."""
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
                do_sample=False,
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
) -> dict[str, float]:
    """Greedy BLEU on the first lines of every set, with slots left in on both sides."""
    scores = {}
    for dev in load_dev_sets(data):
        pairs = [
            slot_pair(normalise(german), normalise(english), allow_missing=dev.task == BULLET)
            for german, english in zip(dev.german[:limit], dev.english[:limit], strict=True)
        ]
        kept = [pair for pair in pairs if pair is not None]
        outputs = decode(model, pieces, [german for german, _ in kept], task=dev.task)
        references = [english for _, english in kept]
        scores[dev.name] = sacrebleu.corpus_bleu(outputs, [references]).score
    return scores


def evaluate(config: Config, data: Path, work: Path, *, beams: int) -> dict[str, Any]:
    """Score the averaged weights with figures written out; keep scores and outputs in ``work``.

    This is the network by itself: no constraint on slots, no re-ranking, no repair.
    """
    # train imports dev_scores from here.
    from models.training.train import averaged_model, load_checkpoint

    saved = load_checkpoint(work)
    if saved is None:
        raise FileNotFoundError(f"no checkpoint in {work}: run the step train first")
    pieces = load_pieces(work)
    model = averaged_model(config, len(pieces) + 1, saved["average"])
    report: dict[str, Any] = {"progress": saved["progress"], "beams": beams, "sets": {}}
    (work / "outputs").mkdir(exist_ok=True)
    for dev in load_dev_sets(data):
        slotted = [slot(text, read_german(text)) for text in map(normalise, dev.german)]
        raw = decode(model, pieces, [each.text for each in slotted], task=dev.task, beams=beams)
        outputs = [
            fill(without_strangers(text, each.figures), each.figures)
            for text, each in zip(raw, slotted, strict=True)
        ]
        (work / "outputs" / f"{dev.name}.en").write_text("\n".join(outputs) + "\n", "utf-8")
        scores: dict[str, Any] = {"n": len(outputs)}
        for name, metric in (("bleu", BLEU()), ("chrf", CHRF())):
            score = metric.corpus_score(outputs, [dev.english])
            scores[name] = {"score": score.score, "signature": str(metric.get_signature())}
        report["sets"][dev.name] = scores
        _log.info(
            "%s (%d): BLEU %.1f chrF %.1f",
            dev.name, len(outputs), scores["bleu"]["score"], scores["chrf"]["score"],
        )  # fmt: skip
    (work / "scores.json").write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    return report


def without_strangers(text: str, figures: Mapping[str, Figure]) -> str:
    """The text without the slots that its source does not have."""
    for symbol in set(SLOTS) - set(figures):
        text = text.replace(f" {symbol}", "").replace(symbol, "")
    return text
