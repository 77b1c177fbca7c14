"""BLEU and chrF2 by sacrebleu, with its signatures, intervals and paired bootstrap.

BLEU: K. Papineni et al., 2002; chrF: M. Popović, 2015; comparability: M. Post, 2018, "A call for
clarity in reporting BLEU scores". Scores and signatures are those of the `sacrebleu` command.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import environ
from typing import Any

import numpy as np
from sacrebleu.metrics.base import Metric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.significance import PairedTest, Result

from eval.intervals import RESAMPLES, SEED, Estimate, of_statistics

NAMES = ("bleu", "chrf")


@dataclass(frozen=True, slots=True)
class TranslationScore:
    """A corpus score with what makes it comparable."""

    estimate: Estimate
    signature: str

    @property
    def score(self) -> float:
        """The corpus score, 0 to 100."""
        assert self.estimate.value is not None
        return self.estimate.value

    def to_dict(self) -> dict[str, Any]:
        """JSON object of the score."""
        whole = self.estimate.to_dict()
        return {
            "score": whole["value"],
            "low": whole["low"],
            "high": whole["high"],
            "n": whole["n"],
            "signature": self.signature,
        }


def translation_scores(
    hypotheses: Sequence[str],
    references: Sequence[str],
    documents: Sequence[Sequence[int]] | None = None,
    *,
    seed: int = SEED,
) -> dict[str, TranslationScore]:
    """BLEU and chrF2 with intervals over documents (line indexes each; default: lines)."""
    return {
        name: _score(metric, hypotheses, references, documents, seed)
        for name, metric in _metrics().items()
    }


def _score(
    metric: Metric,
    hypotheses: Sequence[str],
    references: Sequence[str],
    documents: Sequence[Sequence[int]] | None,
    seed: int,
) -> TranslationScore:
    # sacrebleu has no public way to statistics of documents; its own paired test uses these two.
    lines = np.asarray(metric._extract_corpus_statistics(hypotheses, [references]), dtype=float)
    rows = lines if documents is None else np.array([lines[list(d)].sum(axis=0) for d in documents])
    estimate = of_statistics(
        rows, lambda sums: float(metric._compute_score_from_stats(list(sums)).score), seed=seed
    )
    return TranslationScore(estimate, str(metric.get_signature()))


@dataclass(frozen=True, slots=True)
class PairedScore:
    """Two systems on the same lines, as sacrebleu's paired bootstrap sees them."""

    first: float
    second: float
    p_value: float


def paired_bootstrap(
    first: Sequence[str],
    second: Sequence[str],
    references: Sequence[str],
    *,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> dict[str, PairedScore]:
    """sacrebleu's paired bootstrap (`--paired-bs`) of the second system against the first."""
    with _sacrebleu_seed(seed):
        test = PairedTest(
            [("first", list(first)), ("second", list(second))],
            _metrics(references),
            references=None,
            test_type="bs",
            n_samples=resamples,
        )
        _, results = test()
    found = {}
    for name, key in zip(NAMES, (k for k in results if k != "System"), strict=True):
        one, two = results[key]
        assert isinstance(one, Result)
        assert isinstance(two, Result)
        assert two.p_value is not None
        found[name] = PairedScore(one.score, two.score, two.p_value)
    return found


def _metrics(references: Sequence[str] | None = None) -> dict[str, Metric]:
    cached = None if references is None else [list(references)]
    return {"bleu": BLEU(references=cached), "chrf": CHRF(references=cached)}


@contextmanager
def _sacrebleu_seed(seed: int) -> Iterator[None]:
    """sacrebleu takes its seed from the environment and from nowhere else."""
    before = environ.get("SACREBLEU_SEED")
    environ["SACREBLEU_SEED"] = str(seed)
    try:
        yield
    finally:
        if before is None:
            del environ["SACREBLEU_SEED"]
        else:
            environ["SACREBLEU_SEED"] = before
