"""``python -m models.training STEP --config FILE --data DIR --work DIR``: one step, or ``all``."""

from __future__ import annotations

import argparse
import logging
from dataclasses import replace
from pathlib import Path

from models.training.config import REVERSE, Config, load_config
from models.training.examples import examples_path
from models.training.lexicon import make_lexicon, take_lexicon
from models.training.packing import pack
from models.training.prepare import prepare
from models.training.tokenizer import model_path, take_tokenizer, train_tokenizer
from summarizer.seq2seq.lexicon import lexicon_path

STEPS = tuple("prepare tokenizer lexicon pack train export evaluate all backtranslate".split())
# The steps before one without which it cannot be done.
_NEEDED = {
    "lexicon": ("prepare",),
    "pack": ("prepare", "tokenizer"),
    "train": ("tokenizer", "pack"),
}
_EMBEDDED = Path("models/embedded")
_ROUND_TRIP = 40.0


def main(arguments: list[str] | None = None) -> None:
    """Run one step of the recipe, or all that are still to do."""
    parser = _parser()
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    config, data, work = load_config(options.config), options.data, options.work
    if options.seed is not None:
        config = replace(config, training=replace(config.training, seed=options.seed))
    step: str = options.step
    everything, reverse = step == "all", config.direction == REVERSE
    if reverse and step == "evaluate":
        parser.error("evaluate scores German to English; for a reverse run see the log of train")
    if reverse and options.backtranslated:
        parser.error("--backtranslated is for runs that read German")
    # A reverse model must not take the place of the embedded one.
    out = options.out or (work / "model" if reverse else _EMBEDDED)
    made = {
        "prepare": examples_path(work),
        "tokenizer": model_path(work),
        "lexicon": lexicon_path(work),
        "pack": work / "packed",
    }
    to_do = {one for one, path in made.items() if not path.exists()}
    if missing := next((one for one in _NEEDED.get(step, ()) if one in to_do), None):
        parser.error(f"{step} needs what {missing} makes, and {work} has none")
    if step == "prepare" or (everything and "prepare" in to_do):
        prepare(
            config, data, work, licences=options.licences, backtranslated=options.backtranslated
        )
    if step == "tokenizer" or (everything and "tokenizer" in to_do):
        if options.start is None:
            train_tokenizer(config, data, work)
        else:
            take_tokenizer(options.start, work)
    if step == "lexicon" or (everything and config.lexicon.rare and "lexicon" in to_do):
        taken = options.start is not None and take_lexicon(options.start, work)
        if not taken:
            make_lexicon(config, work)
    if step == "pack" or (everything and "pack" in to_do):
        pack(config, work)
    if step == "train" or everything:
        from models.training.train import train

        train(config, data, work, hours=options.hours, steps=options.steps, start=options.start)
    if step == "export" or everything:
        from models.training.export import export

        export(config, work, out, start=options.start, licences=options.licences)
    if step == "evaluate" or (everything and not reverse):
        from models.training.card import write_card
        from models.training.evaluate import evaluate, score_table

        print(score_table(evaluate(data, out, work, limit=options.limit, only=options.set)))
        write_card(config, data, out, backtranslated=options.backtranslated)
    if step == "backtranslate":
        if options.out is None:
            parser.error("backtranslate needs --out FILE")
        _backtranslate(config, options)


def _backtranslate(config: Config, options: argparse.Namespace) -> None:
    from models.training.backtranslate import Choices, backtranslate

    backtranslate(
        config,
        options.work,
        options.data,
        options.out,
        Choices(options.sample, options.round_trip, config.training.seed),
        forward=options.forward,
        licences=options.licences,
        limit=options.limit,
        hours=options.hours,
        only=options.set,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.training", description=__doc__)
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("--config", type=Path, required=True, help="TOML file of the run")
    parser.add_argument("--data", type=Path, required=True, help="data folder, see README.md")
    parser.add_argument("--work", type=Path, required=True, help="folder for what the steps make")
    parser.add_argument("--licences", choices=("all", "open"), default="all")
    parser.add_argument(
        "--hours", type=float,
        help="train: time to fill, all sessions together; backtranslate: time of this call",
    )  # fmt: skip
    parser.add_argument("--steps", type=int, help="train: number of steps, instead of --hours")
    parser.add_argument("--start", type=Path, help="go on from the weights of an exported folder")
    parser.add_argument("--seed", type=int, help="another order of the data than the config's")
    parser.add_argument(
        "--out", type=Path,
        help="export, evaluate: the model's folder (models/embedded; of a reverse run WORK/model); "
        "backtranslate: the file of examples, written on where it ends",
    )  # fmt: skip
    parser.add_argument(
        "--backtranslated", type=Path, metavar="FILE",
        help="prepare, evaluate: examples that backtranslate made",
    )  # fmt: skip
    parser.add_argument(
        "--set",
        action="append",
        metavar="NAME",
        help="evaluate: only this set, the others keep their scores; again for more; "
        "backtranslate: only this source",
    )
    parser.add_argument(
        "--limit", type=int,
        help="evaluate: only the first items of every set; "
        "backtranslate: only the first texts of every source, all calls together",
    )  # fmt: skip
    parser.add_argument(
        "--sample", type=int, default=0, metavar="K",
        help="backtranslate: draw each piece from the K likeliest, by the seed; 0 draws nothing",
    )  # fmt: skip
    parser.add_argument(
        "--round-trip", type=float, default=_ROUND_TRIP, metavar="CHRF",
        help="backtranslate: least chrF2 of the translation back into English, 0 to 100; "
        f"0 for none (default: {_ROUND_TRIP:.0f})",
    )  # fmt: skip
    parser.add_argument(
        "--forward", type=Path, default=_EMBEDDED, metavar="FOLDER",
        help="backtranslate: the model of the round trip",
    )  # fmt: skip
    return parser


if __name__ == "__main__":
    main()
