"""The model card: what the network is, its data, its scores, its limits."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from transformers import MarianMTModel

from models.training.config import Config
from models.training.corpus import licence_is_open, read_lexicon
from models.training.evaluate import SCORES, score_table
from models.training.examples import read_lines_of_examples
from models.training.export import read_history
from summarizer.seq2seq.lexicon import Lexicon

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
{lexicon}
## Training

{runs}

The last command: `python -m models.training all --config models/training/configs/{config}
--data DATA --work WORK --hours HOURS{start}`.

## Scores

Printed by `python -m models.training evaluate --config models/training/configs/{config}
--data DATA --work WORK --out MODEL`: the whole way through `Summarizer`, with slots, re-ranking,
verification and repair. In brackets 95 % intervals over lines (authored: over articles). Figure
coverage is the share of German figures whose value, unit and sign arrive in the English; precision
the share of English figures that are right.

{scores}

Signatures: BLEU `{bleu}`, chrF2 `{chrf}`.
Speed: on the machine of that run, one line after another.

{targets}

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

_LEXICON = """
`lexicon.tsv.xz` beside the weights has {words:,} German words with their usual English, counted in
the word alignments of the pairs below. `summarizer` writes it behind the {rare:,} rare ones among
them, and behind compounds, in what the network reads: `Einbrecher ⟨r0⟩ burglar ⟨r1⟩`. Without that,
as in plain transformers, the network reads German as well, but knows fewer words.
"""

# What a model trained on two CPU cores is to reach: (set, score, label) → least value.
_TARGETS = {
    ("wmt19", "bleu", "wmt19 BLEU"): 25.0,
    ("authored", "bleu", "authored BLEU"): 33.0,
    ("authored", "chrf", "authored chrF2"): 57.0,
    ("authored", "figure_coverage", "authored figure coverage, %"): 97.0,
    ("authored", "names_kept", "authored names kept, %"): 95.0,
}


def write_card(
    config: Config, data: Path, out: Path, *, backtranslated: Path | None = None
) -> None:
    """Write ``README.md`` from the folder's scores and history and the data's ``sources.json``.

    Args:
        backtranslated: examples of the step ``backtranslate`` that it was trained on.
    """
    scores: dict[str, Any] = json.loads((out / SCORES).read_text(encoding="utf-8"))
    runs = read_history(out)
    rows = _sources(config, data, backtranslated, str(runs[-1]["licences"]))
    model = MarianMTModel.from_pretrained(out, local_files_only=True)
    shape, first = model.config, next(iter(scores.values()))
    text = _HEAD.format(
        parameters=model.num_parameters() / 1e6,
        encoder=shape.encoder_layers,
        decoder=shape.decoder_layers,
        width=shape.d_model,
        vocabulary=shape.vocab_size,
        lexicon=_lexicon_note(out),
        runs=runs_table(runs),
        config=config.name,
        start=(" --start MODEL --seed SEED" if len(runs) > 1 else "")
        + (" --backtranslated FILE" if backtranslated else ""),
        scores=score_table(scores),
        targets=_targets(scores),
        bleu=first["bleu"]["signature"],
        chrf=first["chrf"]["signature"],
        closed=sum(not licence_is_open(licence) for *_, licence in rows),
        count=len(rows),
        sources="\n".join(
            f"| {name} | {tier} | {pairs:,} | {licence} |" for name, tier, pairs, licence in rows
        ),
    )
    (out / "README.md").write_text(text, encoding="utf-8")


def _lexicon_note(out: Path) -> str:
    lexicon = Lexicon.of(out)
    return _LEXICON.format(words=lexicon.size, rare=lexicon.rare) if lexicon else ""


def runs_table(runs: list[dict[str, Any]]) -> str:
    """The training runs as a Markdown table, and which weights were averaged."""
    table = ["| Run | Steps | Target ids | Hours |", "|---|---|---|---|"]
    table += [
        f"| {run['config']} | {run['steps']:,} | {run['target_ids'] / 1e6:.2f} M | {run['hours']} |"
        for run in runs
        if "averaged" not in run
    ]
    if parts := runs[-1].get("averaged"):
        mean = " + ".join(f"{share} × `{weights}`" for weights, share in parts.items())
        table += ["", f"The weights are an average of those of several runs, by digest: {mean}"]
        table += ["(`python -m models.training.averaging`)."]
    return "\n".join(table)


def _targets(scores: dict[str, Any]) -> str:
    """Each target with what was reached."""
    table = ["| Target for two CPU cores | | Reached | |", "|---|---|---|---|"]
    for (name, score, label), target in _TARGETS.items():
        found = scores.get(name, {}).get(score)
        if not found:
            continue
        value = found["score"] if "score" in found else 100 * found["value"]
        verdict = "met" if value >= target else f"missed by {target - value:.2g}"
        table.append(f"| {label} | {target:.0f} | {value:.1f} | {verdict} |")
    return "\n".join(table) if len(table) > 2 else ""


def _sources(
    config: Config, data: Path, backtranslated: Path | None, licences: str
) -> list[tuple[str, str, int, str]]:
    """Name, tier, pairs and licence of the sources that were trained on."""
    facts: dict[str, Any] = json.loads((data / "sources.json").read_text(encoding="utf-8"))
    pairs = {name: int(source.get("pairs", 0)) for name, source in facts.items()}
    words = Counter(source for *_, source in read_lexicon(data))
    made = read_lines_of_examples(backtranslated) if backtranslated else ()
    pairs |= words | Counter(example.tier for example in made)
    rows = []
    for name, count in pairs.items():
        tier = config.tier_of("lexicon" if name in words and name not in facts else name)
        stated = facts.get(name, {}).get("licence") or "none stated"
        licence = " ".join(str(stated).split()).replace("|", "/")
        if tier is None or tier.keep == 0 or (licences == "open" and not licence_is_open(licence)):
            continue
        rows.append((name, tier.name, count, licence[:160]))
    return sorted(rows, key=lambda row: (row[1], row[0]))
