"""What the benchmark times, each in a process of its own: `python -m eval.benchmark_engines JOB`.

The pair is what the task is mostly done with: a translator of the size of opus-mt-de-en, then a
summarizer of the size of distilbart-cnn-12-6, both by transformers. Weights are random, so the
lengths of inputs and outputs are given: those of the German, and of the English of a person.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.engines import peak_memory_mb

EMBEDDED = "embedded"
PAIR = "opus-mt + distilbart, shapes of"
# Large vocabularies cut newswire into few pieces: this favours the pair.
_PIECES_PER_WORD = 1.3
_BEAMS = 4
_FOLDERS = ("translator", "summarizer")


@dataclass(frozen=True, slots=True)
class Article:
    """An article with the lengths of its parts in words.

    Attributes:
        text: German.
        german, english: of every sentence.
        bullets: of all bullets together.
    """

    text: str
    german: tuple[int, ...]
    english: tuple[int, ...]
    bullets: int


Work = Callable[[Article], object]


@dataclass(frozen=True, slots=True)
class Job:
    """What one process does.

    Attributes:
        engine: `EMBEDDED` or `PAIR`.
        model: name of the model, or the folder that holds the pair.
        backend: what computes the embedded model.
        articles: to be timed, one after the other.
        started: when the process was started, in seconds since the epoch.
    """

    engine: str
    model: str
    backend: str
    articles: tuple[Article, ...]
    started: float = 0.0

    def to_json(self) -> str:
        """The job as JSON, for another process."""
        return json.dumps(asdict(self))

    @classmethod
    def of_json(cls, text: str) -> Job:
        """The job of `to_json`."""
        found = json.loads(text)
        articles = tuple(
            Article(one["text"], tuple(one["german"]), tuple(one["english"]), one["bullets"])
            for one in found.pop("articles")
        )
        return cls(**found, articles=articles)


def run(job: Job) -> dict[str, Any]:
    """Load the engine and time it.

    Returns `load_seconds`, `cold_start` (seconds to the first bullet), `seconds` of each article,
    and `peak_memory_mb`.
    """
    started = time.perf_counter()
    work, first = _embedded(job) if job.engine == EMBEDDED else _pair(Path(job.model))
    loaded = time.perf_counter() - started
    first(job.articles[0])
    cold = time.time() - job.started
    seconds = []
    for article in job.articles:
        started = time.perf_counter()
        work(article)
        seconds.append(time.perf_counter() - started)
    return {
        "load_seconds": loaded,
        "cold_start": cold,
        "seconds": seconds,
        "peak_memory_mb": peak_memory_mb(),
    }


def _embedded(job: Job) -> tuple[Work, Work]:
    """What summarizes an article, and what gives its first bullet."""
    from summarizer.pipeline import Summarizer
    from summarizer.summary import Bullet

    engine = Summarizer.load(job.model, backend=job.backend)

    def first(article: Article) -> object:
        return next(
            (part for part in engine.stream(article.text) if isinstance(part, Bullet)), None
        )

    return lambda article: engine.summarize(article.text), first


def _pair(folder: Path) -> tuple[Work, Work]:
    """The same of the pair, whose summary comes in one piece."""
    import torch
    from transformers import AutoModelForSeq2SeqLM

    translator, summarizer = (
        AutoModelForSeq2SeqLM.from_pretrained(folder / name, local_files_only=True).eval()
        for name in _FOLDERS
    )

    def write(model: Any, lengths: Sequence[int], most: int) -> None:
        """Read inputs of so many pieces and write outputs of `most`, as `generate()` does it."""
        longest = min(max(lengths), model.config.max_position_embeddings)
        mask = torch.arange(longest)[None] < torch.tensor(lengths)[:, None]
        model.generate(
            input_ids=torch.full(mask.shape, 5),
            attention_mask=mask.long(),
            num_beams=_BEAMS,
            do_sample=False,
            min_new_tokens=most,
            max_new_tokens=most,
        )

    def work(article: Article) -> None:
        write(translator, _pieces(article.german), max(_pieces(article.english)))
        write(summarizer, _pieces([sum(article.english)]), _pieces([article.bullets])[0])

    return work, work


def _pieces(words: Sequence[int]) -> list[int]:
    return [max(2, round(_PIECES_PER_WORD * count)) for count in words]


def save_pair(folder: Path, *, tiny: bool) -> None:
    """Save the pair with random weights; `tiny` ones test the benchmark itself."""
    from transformers import (
        BartConfig,
        BartForConditionalGeneration,
        MarianConfig,
        MarianMTModel,
        utils,
    )

    utils.logging.disable_progress_bar()
    marian = MarianConfig(
        vocab_size=58101,
        d_model=512,
        encoder_layers=6,
        decoder_layers=6,
        encoder_attention_heads=8,
        decoder_attention_heads=8,
        encoder_ffn_dim=2048,
        decoder_ffn_dim=2048,
        activation_function="swish",
        scale_embedding=True,
        max_position_embeddings=512,
        pad_token_id=58100,
        decoder_start_token_id=58100,
        eos_token_id=0,
        forced_eos_token_id=None,
    )
    bart = BartConfig(
        vocab_size=50264,
        d_model=1024,
        encoder_layers=12,
        decoder_layers=6,
        encoder_attention_heads=16,
        decoder_attention_heads=16,
        encoder_ffn_dim=4096,
        decoder_ffn_dim=4096,
        max_position_embeddings=1024,
        forced_eos_token_id=None,
    )
    if tiny:
        for config in (marian, bart):
            config.d_model = config.encoder_ffn_dim = config.decoder_ffn_dim = 16
            config.encoder_layers = config.decoder_layers = 1
    for name, model in zip(
        _FOLDERS, (MarianMTModel(marian), BartForConditionalGeneration(bart)), strict=True
    ):
        model.save_pretrained(folder / name)


if __name__ == "__main__":
    print(json.dumps(run(Job.of_json(sys.stdin.read()))))
