"""The arguments of the command line."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping, Sequence

from summarizer._version import __version__
from summarizer.app import add_options
from summarizer.seq2seq.interface import BACKENDS, TORCH
from summarizer.wishes import DEFAULT_BULLETS

Command = Callable[[argparse.Namespace], int]
"""What does a command; it returns the exit code."""


def parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """The parser of the whole command line; `run` of what it returns does the command."""
    top = argparse.ArgumentParser(
        prog="summarizer",
        description="German financial newswire in, English bullets out, all figures accounted for.",
    )
    top.add_argument("--version", action="version", version=f"summarizer {__version__}")
    added = top.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, help: str) -> argparse.ArgumentParser:
        one = added.add_parser(name, help=help, description=help)
        one.set_defaults(run=commands[name])
        return one

    def texts(to: argparse.ArgumentParser, formats: Sequence[str]) -> None:
        to.add_argument("files", nargs="*", metavar="FILE", help="text file, or - (the default)")
        to.add_argument("--format", choices=formats, default="text", help="default: text")

    def models(to: argparse.ArgumentParser) -> None:
        to.add_argument(
            "--model",
            default="embedded",
            metavar="M",
            help="embedded (the default), a model folder, or hub:owner/name",
        )
        to.add_argument("--condenser", metavar="C", help="condense with this English model instead")
        to.add_argument(
            "--backend",
            choices=BACKENDS,
            default=TORCH,
            help="what computes the model; ctranslate2 is faster and needs the extra 'fast'",
        )

    def terms(to: argparse.ArgumentParser) -> None:
        to.add_argument(
            "--glossary", metavar="FILE", help="terms to use: German, a tab, English, a line each"
        )

    def wishes(to: argparse.ArgumentParser) -> None:
        to.add_argument(
            "--bullets",
            type=_positive,
            default=DEFAULT_BULLETS,
            metavar="N",
            help="at most N (default %(default)s)",
        )
        to.add_argument("--words", type=_positive, metavar="N", help="at most N words in a bullet")
        to.add_argument(
            "--focus",
            action="append",
            default=[],
            metavar="TERM",
            help="prefer sentences with this German or English word or name; again for more",
        )
        terms(to)

    brief = command("brief", "summarize German articles in English bullets")
    texts(brief, ("text", "json", "markdown"))
    wishes(brief)
    models(brief)

    translate = command("translate", "translate German articles in full")
    texts(translate, ("text", "json"))
    terms(translate)
    models(translate)

    figures = command("figures", "show the figures that are read in German text")
    texts(figures, ("text", "json"))

    batch = command("batch", "summarize many articles: JSONL, CSV, Parquet or a folder")
    batch.add_argument(
        "input",
        metavar="IN",
        help="JSONL or CSV, also compressed, Parquet, a folder of .txt, or a pattern in quotes",
    )
    batch.add_argument(
        "output", metavar="OUT", help=".jsonl or .parquet to write; what is there is kept"
    )
    batch.add_argument("--engine", choices=("local", "ray"), default="local", help="default: local")
    batch.add_argument(
        "--workers",
        type=_positive,
        metavar="N",
        help="processes with a model each (default 1; ray: half of its CPUs)",
    )
    wishes(batch)
    models(batch)

    add_options(command("app", "serve the app to a browser"), os.environ)
    return top


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number of 1 or more, not {text!r}")
    return number
