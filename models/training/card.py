"""The model card: what the network is, its data, its scores, its limits."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from models.training.config import Config
from models.training.corpus import licence_is_open, read_lexicon

_HEAD = """---
language: [de, en]
library_name: transformers
pipeline_tag: translation
tags: [marian, finance, news, summarization]
---

# German financial news to English: translation and bullets

A Marian network with {parameters:.1f} M parameters ({encoder} encoder and {decoder} decoder layers,
{width} wide, a shared vocabulary of {vocabulary:,} pieces). The first source token chooses the
task: `⟨translate⟩` for a full translation, `⟨bullet⟩` for one English bullet from one or more
German sentences. It does not write figures: they enter and leave as slots (`⟨m0⟩`, `⟨p1⟩` …), which
`summarizer` fills in by rule and verifies.

Trained on {tokens:.2f} M target ids in {steps:,} steps, {hours:.1f} hours, by
`python -m models.training all --config models/training/configs/{config} --data DATA --work WORK`.

## Scores

The network by itself, beam {beams}, figures filled in, nothing constrained, re-ranked or repaired:

| Set | Lines | BLEU | chrF |
|---|---|---|---|
{scores}

Signatures: BLEU `{bleu}`, chrF `{chrf}`.

## Limits

- One sentence at a time; no context of the article.
- Names that it has not seen are spelled out piece by piece and can come out wrong.
- Translations are fluent more often than they are faithful: use it through `summarizer`, which
  checks figures, names and language, and drops what it cannot verify.
- Texts other than news and finance, and other languages than German, are not what it was made for.

## Data

The authored articles and sentences were written for this project; their facts are invented. Of the
other sources {closed} of {count} state no open licence, or one for research or non-commercial use
only; `--licences open` trains without them.

| Source | Tier | Pairs | Licence as stated |
|---|---|---|---|
{sources}
"""


def write_card(
    config: Config, data: Path, work: Path, out: Path, *, parameters: int, licences: str
) -> None:
    """Write ``README.md`` from the scores of the step evaluate and the data's ``sources.json``."""
    report: dict[str, Any] = json.loads((work / "scores.json").read_text(encoding="utf-8"))
    rows = list(_sources(config, data, licences))
    first: dict[str, Any] = next(iter(report["sets"].values()))
    text = _HEAD.format(
        parameters=parameters / 1e6,
        encoder=config.shape.encoder_layers,
        decoder=config.shape.decoder_layers,
        width=config.shape.d_model,
        vocabulary=config.vocabulary.size,
        tokens=report["progress"]["tokens"] / 1e6,
        steps=report["progress"]["step"],
        hours=report["progress"]["seconds"] / 3600,
        config=config.name,
        beams=report["beams"],
        scores="\n".join(
            f"| {name} | {scores['n']:,} | {scores['bleu']['score']:.1f} "
            f"| {scores['chrf']['score']:.1f} |"
            for name, scores in report["sets"].items()
        ),
        bleu=first["bleu"]["signature"],
        chrf=first["chrf"]["signature"],
        closed=sum(not licence_is_open(licence) for *_, licence in rows),
        count=len(rows),
        sources="\n".join(
            f"| {name} | {tier} | {pairs:,} | {licence} |" for name, tier, pairs, licence in rows
        ),
    )
    (out / "README.md").write_text(text, encoding="utf-8")


def _sources(config: Config, data: Path, licences: str) -> list[tuple[str, str, int, str]]:
    """Name, tier, pairs and licence of the sources that were trained on."""
    facts: dict[str, Any] = json.loads((data / "sources.json").read_text(encoding="utf-8"))
    pairs = {name: int(source.get("pairs", 0)) for name, source in facts.items()}
    pairs.update(Counter(source for *_, source in read_lexicon(data)))
    rows = []
    for name, count in pairs.items():
        tier = config.tier_of("lexicon" if name not in facts else name)
        stated = facts.get(name, {}).get("licence") or "none stated"
        licence = " ".join(str(stated).split()).replace("|", "/")
        if tier is None or tier.keep == 0 or (licences == "open" and not licence_is_open(licence)):
            continue
        rows.append((name, tier.name, count, licence[:160]))
    return sorted(rows, key=lambda row: (row[1], row[0]))
