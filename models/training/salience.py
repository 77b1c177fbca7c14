"""Fit the salience ranker: ``python -m models.training.salience --data DIR [--out FILE]``.

Logistic regression with an L2 penalty on the authored articles: does an editor write a bullet
about this sentence? A bullet that names the lead beside another sentence (``from: [0, 3]``) is
about the other one. A fifth of the articles is held out and compared with lead-k and chance;
then all of them are fitted. The development articles are only measured on.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from summarizer.salience import by_salience, features, fitted_weights
from summarizer.sentences import Sentence
from summarizer.translating import German

Article = dict[str, Any]
_L2, _STEPS, _SEED = 3.0, 40, 1
_OUT = Path("summarizer/salience.json")


def germans(article: Article) -> list[German]:
    """The sentences of an authored article, read."""
    return [
        German.read(Sentence(index, text, 0, len(text))) for index, text in enumerate(article["de"])
    ]


def main_sentences(article: Article) -> set[int]:
    """The sentences that bullets are about; the lead only where it stands alone."""
    return {
        index
        for bullet in article["bullets"]
        for index in ([other for other in bullet["from"] if other] or [0])
    }


def fit(articles: Sequence[Article]) -> dict[str, float]:
    """Weights by Newton's method on the penalised likelihood."""
    rows, labels = [], []
    for article in articles:
        about = main_sentences(article)
        for index, found in enumerate(features(germans(article))):
            rows.append(found)
            labels.append(float(index in about))
    names = sorted({name for row in rows for name in row})
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, -1] = 1.0
    for number, row in enumerate(rows):
        for name, value in row.items():
            matrix[number, column[name]] = value
    weights = _newton(matrix, np.array(labels))
    return dict(zip([*names, "bias"], (round(float(w), 3) for w in weights), strict=True))


def _newton(
    matrix: npt.NDArray[np.float64], labels: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    weights = np.zeros(matrix.shape[1])
    penalty = np.eye(len(weights)) * _L2
    penalty[-1, -1] = 0.0
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-matrix @ weights))
        slope = matrix.T @ (chance - labels) + penalty @ weights
        curve = (matrix * (chance * (1.0 - chance))[:, None]).T @ matrix + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def selection_f1(articles: Sequence[Article], choose: Callable[[Article, int], set[int]]) -> float:
    """Mean F1 of the chosen sentences against all that the bullets name."""
    total = 0.0
    for article in articles:
        gold = {index for bullet in article["bullets"] for index in bullet["from"]}
        chosen = choose(article, len(article["bullets"]))
        total += 2 * len(chosen & gold) / (len(chosen) + len(gold))
    return total / len(articles)


def by_ranker(article: Article, count: int) -> set[int]:
    """The sentences of `count` bullets, and the lead, which gives them their subject."""
    return {0, *by_salience(germans(article), count)}


def by_lead(article: Article, count: int) -> set[int]:
    """The first `count` sentences."""
    return set(range(min(count, len(article["de"]))))


def by_chance(article: Article, count: int) -> set[int]:
    """`count` sentences drawn at random, always the same for an article."""
    chance = random.Random(article["id"])
    return set(chance.sample(range(len(article["de"])), min(count, len(article["de"]))))


def _report(name: str, articles: Sequence[Article]) -> None:
    scores = {
        "ranker": selection_f1(articles, by_ranker),
        "lead": selection_f1(articles, by_lead),
        "random": selection_f1(articles, by_chance),
    }
    line = "  ".join(f"{system} {value:.3f}" for system, value in scores.items())
    print(f"{name}, {len(articles)} articles: selection F1  {line}")


def _load(path: Path) -> list[Article]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _store(weights: dict[str, float], out: Path, count: int) -> None:
    stored = {
        "made by": "python -m models.training.salience",
        "articles": count,
        "weights": dict(sorted(weights.items(), key=lambda entry: -abs(entry[1]))),
    }
    out.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", "utf-8")
    fitted_weights.cache_clear()


def main() -> None:
    """Fit, print what the ranker is worth, and store the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="data folder, see README.md")
    parser.add_argument("--out", type=Path, default=_OUT, help=f"default: {_OUT}")
    options = parser.parse_args()
    articles = _load(options.data / "authored" / "train.jsonl")
    random.Random(_SEED).shuffle(articles)
    held_out = articles[: len(articles) // 5]
    _store(fit(articles[len(held_out) :]), options.out, len(articles) - len(held_out))
    _report("held out", held_out)
    _store(fit(articles), options.out, len(articles))
    _report("development", _load(options.data / "authored" / "dev.jsonl"))


if __name__ == "__main__":
    main()
