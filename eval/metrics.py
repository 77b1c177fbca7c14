"""All records of a run → metrics.json."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np

from eval.intervals import SEED, Estimate, mean, ratio
from eval.items import Record
from eval.measuring import Measured
from eval.survival import LineCounts, Survival
from eval.translation_scores import translation_scores
from eval.wording import words

# Share in the report → the tally that it is what is left of.
_OUTCOMES = {
    "sentences_flagged": "sentences_verified",
    "sentences_repaired": "sentences_not_repaired",
    "bullets_flagged": "bullets_verified",
    "bullets_repaired": "bullets_not_repaired",
    "bullets_dropped": "bullets_not_dropped",
}
# German words in a sentence: upper bounds, the last bucket is open.
_BUCKETS = (10, 20, 30)


def tally_estimates(records: Sequence[Record], *, seed: int = SEED) -> dict[str, Estimate]:
    """Every tally of the records as a share with its interval over items."""
    names = dict.fromkeys(name for record in records for name in record.tallies)
    found = {}
    for name in names:
        pairs = [record.tallies.get(name, (0, 0)) for record in records]
        found[name] = ratio([one for one, _ in pairs], [n for _, n in pairs], seed=seed)
    return found


def value_estimates(records: Sequence[Record], *, seed: int = SEED) -> dict[str, Estimate]:
    """Every value of the records as a mean with its interval over items."""
    names = dict.fromkeys(name for record in records for name in record.values)
    return {
        name: mean([one.values[name] for one in records if name in one.values], seed=seed)
        for name in names
    }


def text_metrics(measured: Sequence[Measured], *, seed: int = SEED) -> dict[str, Any]:
    """Metrics of a run on texts: figures, translation, bullets, speed."""
    records = [one.record for one in measured]
    lines = [line for one in measured for line in one.lines]
    texts = [line for record in records for line in record.lines]
    documents = _documents([len(one.lines) for one in measured])
    shares = tally_estimates(records, seed=seed)
    found: dict[str, Any] = {
        "shares": {name: estimate.to_dict() for name, estimate in shares.items()},
        "outcomes": {
            name: shares[tally].complement().to_dict()
            for name, tally in _OUTCOMES.items()
            if tally in shares
        },
        "figures": Survival.of(lines, documents, seed=seed).to_dict(),
        "means": {
            name: estimate.to_dict()
            for name, estimate in value_estimates(records, seed=seed).items()
        },
        "latency": latency(records),
        "length_buckets": length_buckets(lines, texts, seed=seed),
    }
    if any(one.bullets for one in measured):
        of_bullets = [line for one in measured for line in one.bullets]
        groups = _documents([len(one.bullets) for one in measured])
        survival = Survival.of(of_bullets, groups, seed=seed)
        found["bullet_figures"] = {
            "english": survival.english,
            "precision": survival.precision.to_dict(),
            "bullets_right": survival.lines_right.to_dict(),
            "errors": survival.causes,
        }
    if any(reference for _, _, reference in texts):
        scores = translation_scores(
            [english for _, english, _ in texts],
            [reference for _, _, reference in texts],
            documents,
            seed=seed,
        )
        found |= {name: score.to_dict() for name, score in scores.items()}
    return found


def latency(records: Sequence[Record]) -> dict[str, Any]:
    """Seconds per item (percentiles) and German words per second."""
    timed = [one for one in records if one.values.get("seconds") is not None]
    if not timed:
        return {"n": 0}
    seconds = np.array([one.values["seconds"] for one in timed])
    percentiles = np.percentile(seconds, [50, 90, 95, 99])
    speed = ratio([one.values["words"] for one in timed], [float(s) for s in seconds])
    return {
        "n": len(timed),
        **{f"p{p}": round(float(s), 4) for p, s in zip((50, 90, 95, 99), percentiles, strict=True)},
        "words_per_second": {**speed.to_dict(), "n": len(timed)},
    }


def length_buckets(
    lines: Sequence[LineCounts], texts: Sequence[tuple[str, str, str]], *, seed: int = SEED
) -> list[dict[str, Any]]:
    """Figure survival and chrF2 by the length of the German sentence."""
    buckets = []
    for low, high in zip((0, *_BUCKETS), (*_BUCKETS, None), strict=True):
        inside = [
            i
            for i, (german, _, _) in enumerate(texts)
            if words(german) > low and (high is None or words(german) <= high)
        ]
        if not inside:
            continue
        label = f"{low + 1}–{high}" if high else f"over {low}"
        bucket: dict[str, Any] = {
            "words": label,
            "n": len(inside),
            "survival": ratio(
                [lines[i].survived for i in inside], [lines[i].german for i in inside], seed=seed
            ).to_dict(),
        }
        if all(texts[i][2] for i in inside):
            scores = translation_scores(
                [texts[i][1] for i in inside], [texts[i][2] for i in inside], seed=seed
            )
            bucket["chrf"] = scores["chrf"].to_dict()
        buckets.append(bucket)
    return buckets


def _documents(sizes: Sequence[int]) -> list[range]:
    """Line indexes of each document; documents without lines are left out."""
    ends = list(accumulate(sizes))
    return [range(end - size, end) for size, end in zip(sizes, ends, strict=True) if size]
