"""A toy data folder and a toy configuration: small enough to train in seconds."""

from __future__ import annotations

import itertools
import json
import lzma
from pathlib import Path

import pytest

from models.training.config import Config, Shape, Tier, Training, Vocabulary

_SUBJECTS = {
    "Der Konzern": "The group",
    "Die Bank": "The bank",
    "Der Hersteller": "The manufacturer",
    "Die Tochter": "The subsidiary",
}
_VERBS = {"steigerte": "raised", "senkte": "lowered", "bestätigte": "confirmed"}
_OBJECTS = {
    "den Umsatz": "revenue",
    "den Gewinn": "profit",
    "die Prognose": "the forecast",
    "die Dividende": "the dividend",
}
_TAILS = {
    " um 5 Prozent": " by 5%",
    " auf 12 Millionen Euro": " to 12 million euros",
    " am Montag": " on Monday",
    " nicht": " not at all",
}


def toy_sentences() -> list[tuple[str, str]]:
    """192 pairs of German and English with figures in half of them."""
    parts = itertools.product(_SUBJECTS.items(), _VERBS.items(), _OBJECTS.items(), _TAILS.items())
    return [
        tuple(
            " ".join(side) + tail[index] + "."
            for index, side in enumerate(zip(s, v, o, strict=True))
        )
        for s, v, o, tail in parts
    ]  # type: ignore[misc]


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the recipe's shape."""
    folder = tmp_path_factory.mktemp("data")
    pairs = toy_sentences()
    for name in ("parallel", "authored", "dev", "mono_en"):
        (folder / name).mkdir()
    lines = [f"{german}\t{english}\tnews_toy" for german, english in pairs]
    (folder / "parallel" / "news.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "sources.json").write_text(json.dumps({"news_toy": {"licence": "MIT"}}))
    article = {
        "id": "toy",
        "de": [german for german, _ in pairs[:8]],
        "en": [english for _, english in pairs[:8]],
        "bullets": [{"text": "Group raises revenue by 5%", "from": [0, 1]}],
    }
    text = json.dumps(article, ensure_ascii=False) + "\n"
    (folder / "authored" / "train.jsonl").write_text(text, encoding="utf-8")
    for index, suffix in enumerate(("src.de", "ref.en")):
        lines = [pair[index] for pair in pairs[:4]]
        (folder / "dev" / f"toy.{suffix}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = [english for _, english in pairs[4:44]]
    lines[20:20] = ["It agreed to buy Example Corp.", pairs[0][1]]  # cut; of the development set
    with lzma.open(folder / "mono_en" / "newswire_sentences.txt.xz", "wt", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    stories = [
        {"headline": f"{name} raises profit{tail}", "lead": [f"{the} raised profit{tail}.", "So."]}
        for the in _SUBJECTS.values()
        for tail in (" by 5%", " to 12 million euros")
        for name in [the.split()[1].capitalize()]
    ]
    stories.append(stories[0] | {"headline": "Group raises profit: report"})
    text = "".join(json.dumps(story) + "\n" for story in stories)
    (folder / "mono_en" / "newswire_leads.jsonl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def config() -> Config:
    """A network of two small layers."""
    return Config(
        name="toy.toml",
        tiers=(
            Tier("authored", ("authored", "bullets"), (1.0,)),
            Tier("news", ("news_*",), (4.0,)),
        ),
        vocabulary=Vocabulary(size=520, coverage=1.0, sample=1000),
        shape=Shape(
            d_model=32, heads=2, encoder_layers=1, decoder_layers=1, encoder_ffn=64,
            decoder_ffn=64, positions=64, bilingual_pairs=200,
        ),
        training=Training(
            batch_positions=600, round_batches=5, warmup=10, peak=5e-3, max_length=60,
            log_steps=10, dev_sentences=4, short_first=0.0,
        ),
    )  # fmt: skip
