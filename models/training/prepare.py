"""Raw pairs to clean, slotted examples: ``examples.tsv`` with tier, task, German, English."""

from __future__ import annotations

import functools
import logging
import multiprocessing
import random
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from models.training.cleaning import add_noise, clean, template
from models.training.config import REVERSE, Config
from models.training.corpus import BULLET, TRANSLATE, Pair, open_sources, read_pairs
from models.training.examples import Example, examples_path, read_lines_of_examples
from models.training.numbering import in_reading_order, numbered_from
from models.training.renaming import NAMES, Renamer
from summarizer.figures.slots import first_slots, slot_pair

NOISE = "noise"  # the tier of the noisy copies
WORDS = "words"  # the tier of lexicon entries
_NOISE_SHARE = 0.06
_TEMPLATE_LIMIT = 3
_CHUNK = 2000
_log = logging.getLogger(__name__)


def prepare(
    config: Config,
    data: Path,
    work: Path,
    *,
    licences: str = "all",
    backtranslated: Path | None = None,
) -> None:
    """Clean and slot every pair of the data folder on all cores; keep the result in ``work``.

    Args:
        licences: "open" leaves out what no open licence is stated for.
        backtranslated: examples that the step ``backtranslate`` made.
    """
    work.mkdir(parents=True, exist_ok=True)
    reverse = config.direction == REVERSE
    # Careless German is to be read, not to be written.
    noisy = not reverse and any(tier.name == NOISE for tier in config.tiers)
    machine_made = {tier.name for tier in config.tiers if tier.tagged}
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
        make = functools.partial(make_examples, reverse=reverse)
        examples = chain.from_iterable(pool.imap(make, chunks))
        if backtranslated is not None:
            allowed = open_sources(data) if licences == "open" else None
            examples = chain(examples, select_backtranslated(config, backtranslated, allowed))
        for example in examples:
            key = hash((example.task, example.german, example.english))
            if key in seen:
                continue
            seen.add(key)
            copies = [example]
            may_be_noisy = example.task == TRANSLATE and example.tier not in machine_made
            if noisy and may_be_noisy and chance.random() < _NOISE_SHARE:
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
        if tier is None or not _is_kept(pair.german, tier.keep):
            continue
        if tier.once:
            line, shape = hash(pair.german), hash(template(pair.german))
            if line in lines or templates[shape] >= _TEMPLATE_LIMIT:
                continue
            lines.add(line)
            templates[shape] += 1
        yield tier.name, pair


def _is_kept(german: str, share: float) -> bool:
    return zlib.crc32(german.encode()) % 10_000 < share * 10_000


def select_backtranslated(
    config: Config, path: Path, allowed: frozenset[str] | None = None
) -> Iterator[Example]:
    """Examples that the step ``backtranslate`` made, with their tiers; sampled down as others are.

    Args:
        path: what the step wrote, source names in the place of tiers.
        allowed: sources that may be used; None for all.
    """
    for example in read_lines_of_examples(path):
        tier = config.tier_of(example.tier)
        if tier is None or not _is_kept(example.german, tier.keep):
            continue
        if allowed is not None and example.tier not in allowed:
            continue
        first = first_slots(zlib.crc32(example.german.encode()))
        numbered = numbered_from((example.german, example.english), first)
        if numbered is not None:
            yield replace(example, tier=tier.name, german=numbered[0], english=numbered[1])


def make_examples(pairs: Iterable[tuple[str, Pair]], *, reverse: bool = False) -> list[Example]:
    """Clean and slot some pairs; those that fail either are left out.

    With ``reverse`` slots are numbered in the order of the English, and there are no bullets.
    """
    examples = []
    for tier, pair in pairs:
        if reverse and pair.task == BULLET:
            continue
        kind = "bullet" if pair.task == BULLET else "words" if tier == WORDS else "sentence"
        cleaned = clean(pair.german, pair.english, kind=kind)
        if cleaned is None:
            continue
        # A seed of its own for every pair: numbering that always began at 0 would leave the
        # higher slots untrained.
        seed = zlib.crc32(pair.german.encode())
        slotted = slot_pair(*cleaned, allow_missing=pair.task == BULLET, seed=seed)
        if slotted is None:
            continue
        german, english = slotted
        if reverse:
            english, german = in_reading_order(english, german)
        examples.append(Example(tier, pair.task, german, english))
    return examples
