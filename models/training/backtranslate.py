"""Back-translation: English newswire put into German by a reverse model, and filtered.

R. Sennrich et al., 2016, "Improving Neural Machine Translation Models with Monolingual Data". The
German of a sentence stands beside the sentence; that of a story's first sentences beside its
headline, for the task "bullet".
"""

from __future__ import annotations

import logging
import time
import zlib
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from models.training.config import REVERSE, Config
from models.training.development import load_dev_sets
from models.training.examples import Example
from models.training.export import WEIGHTS, export
from models.training.judging import fault, likeness
from models.training.newswire import Reading, Story, readings, sentence_of
from models.training.numbering import numbered_from
from models.training.tokenizer import load_pieces
from models.training.train import checkpoint_path
from models.training.translators import Translate, backend, translator
from models.training.unfinished import Unfinished
from summarizer.seq2seq.checkpoint import digest
from summarizer.seq2seq.text import normalise

_CHUNK = 1000  # records
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Choices:
    """How the German is made and chosen.

    Attributes:
        likeliest: draw each piece from so many likeliest ones; 0 takes the likeliest.
        round_trip: least chrF2 of the forward translation against the English; 0 for no round trip.
        seed: of what is drawn.
    """

    likeliest: int = 0
    round_trip: float = 0.0
    seed: int = 1


def backtranslate(
    config: Config,
    work: Path,
    data: Path,
    out: Path,
    choices: Choices,
    *,
    forward: Path,
    licences: str = "all",
    limit: int | None = None,
    hours: float | None = None,
    only: Collection[str] | None = None,
) -> None:
    """Put the English of ``data/mono_en`` into German; go on where `out` ends.

    Args:
        config: that of the reverse run in `work`.
        out: gets a line for each pair: source name, task, German, English; figures are slots.
        forward: exported German-to-English model for the round trip.
        licences: "open" leaves out what no open licence is stated for.
        limit: records of each source to read, all calls together.
        hours: stop after so long, counted from this call.
        only: names of the sources to make; default: all.

    Raises:
        ValueError: `config` is of the other direction, there is no text, or `out` was begun with
            other weights or choices.
    """
    if config.direction != REVERSE:
        raise ValueError(f"{config.name} is of the direction {config.direction}, not {REVERSE}")
    found = readings(data, licences=licences, only=only)
    reverse = reverse_folder(config, work)
    weights = {"weights": digest(reverse / WEIGHTS), "backend": backend()}
    if choices.round_trip:
        weights["forward weights"] = digest(forward / WEIGHTS)
    unfinished = Unfinished(out, weights | asdict(choices))
    maker = Maker(
        config,
        work,
        choices,
        to_german=translator(reverse, likeliest=choices.likeliest),
        to_english=translator(forward) if choices.round_trip else None,
        never=development_english(data),
    )
    _run(maker, found, unfinished, limit=limit, hours=hours)


def reverse_folder(config: Config, work: Path) -> Path:
    """The newest weights of the run in `work` as an exported folder, made where need be."""
    folder = work / "model"
    weights = folder / WEIGHTS
    if not weights.exists() or weights.stat().st_mtime < checkpoint_path(work).stat().st_mtime:
        export(config, work, folder)
    return folder


def development_english(data: Path) -> frozenset[str]:
    """The English lines of the development sets, slotted: never to be trained on."""
    stories = (sentence_of(line) for dev in load_dev_sets(data) for line in dev.english)
    return frozenset(story.english for story in stories if story is not None)


class Maker:
    """Makes examples of English stories.

    Args:
        config, work: of the reverse run, for its vocabulary and the length it was trained for.
        to_german: the reverse model.
        to_english: the forward model, None for no round trip.
        never: slotted English that is left out.
    """

    def __init__(
        self,
        config: Config,
        work: Path,
        choices: Choices,
        *,
        to_german: Translate,
        to_english: Translate | None,
        never: frozenset[str],
    ) -> None:
        self._choices = choices
        self._pieces = load_pieces(work)
        self._longest = config.training.max_length
        self._to_german, self._to_english, self._never = to_german, to_english, never

    def examples(
        self, stories: Sequence[Story | None], *, place: str
    ) -> tuple[list[Example], list[str]]:
        """The examples that hold, and for every other story why it gives none.

        Args:
            place: where in the data the stories are, for the seed of what is drawn.
        """
        seed = zlib.crc32(f"{self._choices.seed} {place}".encode())
        faults = ["reading" for story in stories if story is None]
        usable = []
        for story in stories:
            if story is not None:
                why = self._unusable(story)
                faults += [why] if why else []
                usable += [] if why else [story]
        texts = [sentence for story in usable for sentence in story.sentences]
        german = iter(self._to_german(texts, seed))
        pairs = [
            [(english, normalise(next(german))) for english in story.sentences] for story in usable
        ]
        wrong = [next(filter(None, (fault(*pair) for pair in each)), None) for each in pairs]
        self._go_round(pairs, wrong, seed)
        examples = []
        for story, each, why in zip(usable, pairs, wrong, strict=True):
            together = " ".join(translation for _, translation in each)
            numbered = numbered_from((together, story.english))
            if why is None and numbered is not None:
                examples.append(Example(story.source, story.task, *numbered))
            else:
                faults.append(why or "slots")
        return examples, faults

    def _unusable(self, story: Story) -> str | None:
        if story.english in self._never:
            return "development"
        counts = map(len, self._pieces.encode(list(story.sentences)))
        return "length" if max(counts) >= self._longest else None

    def _go_round(
        self, pairs: Sequence[Sequence[tuple[str, str]]], wrong: list[str | None], seed: int
    ) -> None:
        """Mark as wrong what does not come back as it was."""
        if self._to_english is None:
            return
        tried = [
            (index, numbered_from((german, english)))
            for index, each in enumerate(pairs)
            if wrong[index] is None
            for english, german in each
        ]
        known = [(index, pair) for index, pair in tried if pair is not None]
        back = self._to_english([german for _, (german, _) in known], seed)
        for (index, (_, english)), hypothesis in zip(known, back, strict=True):
            if likeness(hypothesis, english) < self._choices.round_trip:
                wrong[index] = "round trip"


def _run(
    maker: Maker,
    found: Sequence[Reading],
    unfinished: Unfinished,
    *,
    limit: int | None,
    hours: float | None,
) -> None:
    """Chunk after chunk, of each source in turn, until the records, the limit or the hours end."""
    progress, started = unfinished.progress, time.monotonic()
    totals = {r.source: sum(1 for _ in islice(r.lines(), limit)) for r in found}
    before = progress.read.total()
    left = {r: islice(r.lines(), progress.read[r.source], limit) for r in found}
    while left:
        for reading in list(left):
            records = list(islice(left[reading], _CHUNK))
            if not records:
                del left[reading]
                continue
            source = reading.source
            examples, faults = maker.examples(
                [reading.story(record) for record in records],
                place=f"{source} {progress.read[source]}",
            )
            progress.read[source] += len(records)
            progress.kept[source] += len(examples)
            progress.dropped.update(faults)
            unfinished.add(example.line() for example in examples)
            spent = time.monotonic() - started
            speed = (progress.read.total() - before) / spent
            to_come = max(0, sum(totals.values()) - sum(progress.read[name] for name in totals))
            seconds = min(to_come / speed, 3600 * hours - spent if hours else float("inf"))
            _log.info(
                "%s: %s of %s read, %s kept  %.0f a second  left %.0f min",
                source, f"{progress.read[source]:,}", f"{totals[source]:,}",
                f"{progress.kept[source]:,}", speed, max(0.0, seconds) / 60,
            )  # fmt: skip
            if hours is not None and spent >= 3600 * hours:
                left.clear()
                break
    _log.info(
        "kept %s; dropped %s",
        ", ".join(f"{name} {n:,}" for name, n in sorted(progress.kept.items())) or "nothing",
        ", ".join(f"{why} {n:,}" for why, n in progress.dropped.most_common()) or "nothing",
    )
