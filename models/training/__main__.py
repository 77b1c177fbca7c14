"""``python -m models.training STEP --config FILE --data DIR --work DIR``: one step, or ``all``."""

from __future__ import annotations

import argparse
import logging
from dataclasses import replace
from pathlib import Path

from models.training.config import load_config
from models.training.examples import examples_path
from models.training.packing import pack
from models.training.prepare import prepare
from models.training.tokenizer import model_path, take_tokenizer, train_tokenizer

STEPS = ("prepare", "tokenizer", "pack", "train", "export", "evaluate", "all")


def main(arguments: list[str] | None = None) -> None:
    """Run one step of the recipe, or all that are still to do."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    config, data, work = load_config(options.config), options.data, options.work
    if options.seed is not None:
        config = replace(config, training=replace(config.training, seed=options.seed))
    step: str = options.step
    everything = step == "all"
    if step == "prepare" or (everything and not examples_path(work).exists()):
        prepare(config, data, work, licences=options.licences)
    if step == "tokenizer" or (everything and not model_path(work).exists()):
        if options.start is None:
            train_tokenizer(config, data, work)
        else:
            take_tokenizer(options.start, work)
    if step == "pack" or (everything and not (work / "packed").exists()):
        pack(config, work)
    if step == "train" or everything:
        from models.training.train import train

        train(config, data, work, hours=options.hours, steps=options.steps, start=options.start)
    if step == "export" or everything:
        from models.training.export import export

        export(config, work, options.out, start=options.start, licences=options.licences)
    if step == "evaluate" or everything:
        from models.training.card import write_card
        from models.training.evaluate import evaluate, score_table

        print(score_table(evaluate(data, options.out, work, limit=options.limit, only=options.set)))
        write_card(config, data, options.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.training", description=__doc__)
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("--config", type=Path, required=True, help="TOML file of the run")
    parser.add_argument("--data", type=Path, required=True, help="data folder, see README.md")
    parser.add_argument("--work", type=Path, required=True, help="folder for what the steps make")
    parser.add_argument("--licences", choices=("all", "open"), default="all")
    parser.add_argument("--hours", type=float, help="train: time to fill, all sessions together")
    parser.add_argument("--steps", type=int, help="train: number of steps, instead of --hours")
    parser.add_argument("--start", type=Path, help="go on from the weights of an exported folder")
    parser.add_argument("--seed", type=int, help="another order of the data than the config's")
    parser.add_argument(
        "--out", type=Path, default=Path("models/embedded"),
        help="export, evaluate: the model's folder",
    )  # fmt: skip
    parser.add_argument(
        "--set",
        action="append",
        metavar="NAME",
        help="evaluate: only this set, the others keep their scores; again for more",
    )
    parser.add_argument("--limit", type=int, help="evaluate: only the first items of every set")
    return parser


if __name__ == "__main__":
    main()
