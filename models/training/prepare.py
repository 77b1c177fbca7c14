"""Raw pairs to clean, slotted examples: ``examples.tsv`` with tier, task, German, English."""

from __future__ import annotations

import logging
import multiprocessing
import random
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from models.training.cleaning import add_noise, clean, template
from models.training.config import Config
from models.training.corpus import BULLET, TRANSLATE, Pair, read_pairs
from models.training.examples import Example, examples_path
from models.training.renaming import NAMES, Renamer
from summarizer.figures.slots import slot_pair

NOISE = "noise"  # the tier of the noisy copies
WORDS = "words"  # the tier of lexicon entries
_NOISE_SHARE = 0.06
_TEMPLATE_LIMIT = 3
_CHUNK = 2000
_log = logging.getLogger(__name__)


def prepare(config: Config, data: Path, work: Path, *, licences: str = "all") -> None:
    """Clean and slot every pair of the data folder on all cores; keep the result in ``work``."""
    work.mkdir(parents=True, exist_ok=True)
    noisy = any(tier.name == NOISE for tier in config.tiers)
    renamed = {name for tier in config.tiers if tier.name == NAMES for name in tier.copies_of}
    to_rename: list[Example] = []
    chance = random.Random(config.training.seed)
    seen: set[int] = set()
    kept: Counter[str] = Counter()
    partial = examples_path(work).with_suffix(".partial")
    wanted = select(config, read_pairs(data, licences=licences))
    chunks = iter(lambda: list(islice(wanted, _CHUNK)), [])
    with (
        multiprocessing.Pool() as pool,
        partial.open("w", encoding="utf-8", newline="\n") as out,
    ):
        for examples in pool.imap(make_examples, chunks):
            for example in examples:
                key = hash((example.task, example.german, example.english))
                if key in seen:
                    continue
                seen.add(key)
                copies = [example]
                if noisy and example.task == TRANSLATE and chance.random() < _NOISE_SHARE:
                    german = add_noise(example.german, chance)
                    if german != example.german:
                        copies.append(Example(NOISE, TRANSLATE, german, example.english))
                if example.tier in renamed:
                    to_rename.append(example)
                for copy in copies:
                    kept[copy.tier] += 1
                    out.write(copy.line())
        for copy in Renamer(to_rename).copies(to_rename, chance):
            kept[copy.tier] += 1
            out.write(copy.line())
    partial.replace(examples_path(work))
    _log.info("prepared %s", ", ".join(f"{name} {n:,}" for name, n in sorted(kept.items())))


def select(config: Config, pairs: Iterable[Pair]) -> Iterator[tuple[str, Pair]]:
    """Pairs with their tier's name: large tiers sampled down, test suites capped."""
    lines: set[int] = set()
    templates: Counter[int] = Counter()
    for pair in pairs:
        tier = config.tier_of(pair.source)
        if tier is None or zlib.crc32(pair.german.encode()) % 10_000 >= tier.keep * 10_000:
            continue
        if tier.once:
            line, shape = hash(pair.german), hash(template(pair.german))
            if line in lines or templates[shape] >= _TEMPLATE_LIMIT:
                continue
            lines.add(line)
            templates[shape] += 1
        yield tier.name, pair


def make_examples(pairs: Iterable[tuple[str, Pair]]) -> list[Example]:
    """Clean and slot some pairs; those that fail either are left out."""
    examples = []
    for tier, pair in pairs:
        kind = "bullet" if pair.task == BULLET else "words" if tier == WORDS else "sentence"
        cleaned = clean(pair.german, pair.english, kind=kind)
        if cleaned is None:
            continue
        # A seed of its own for every pair: numbering that always began at 0 would leave the
        # higher slots untrained.
        seed = zlib.crc32(pair.german.encode())
        slotted = slot_pair(*cleaned, allow_missing=pair.task == BULLET, seed=seed)
        if slotted is not None:
            examples.append(Example(tier, pair.task, *slotted))
    return examples
