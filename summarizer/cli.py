"""The command line: `summarizer brief | translate | figures | batch | app`.

Standard output holds only results; warnings, progress and errors go to standard error.
Exit codes: 0 done, 1 something went wrong with the input, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import util
from typing import TYPE_CHECKING

from summarizer.app import read_options, serve
from summarizer.arguments import Command, parser
from summarizer.errors import MissingExtraError, SummarizerError
from summarizer.glossary import Glossary
from summarizer.inputs import STDIN, Source
from summarizer.wishes import Wishes, focus_terms

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer
    from summarizer.summary import Summary, Translation

DONE, FAILED, INTERRUPTED = 0, 1, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. Wrong usage exits with code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = parser(_COMMANDS).parse_args(argv)
    run: Command = arguments.run
    try:
        code = run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has what it wants. Python would flush once more at exit, so give it a sink.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SummarizerError as error:
        _say(str(error))
    except Exception as error:  # a defect: still one line, and never a traceback for the user
        _say(f"internal error, please report it: {type(error).__name__}: {error}")
    return FAILED


def _brief(arguments: argparse.Namespace) -> int:
    def show(summary: Summary) -> str:
        if arguments.format == "json":
            return summary.to_json()
        return summary.to_markdown() if arguments.format == "markdown" else str(summary)

    wishes = _wishes(arguments)

    def work(engine: Summarizer, text: str, name: str) -> str:
        summary = engine.summarize(text, **wishes.arguments())
        for warning in summary.warnings:
            _say(f"{name}: {warning}")
        for dropped in summary.dropped:
            _say(f"{name}: dropped: {dropped.text} ({'; '.join(dropped.reasons)})")
        return show(summary)

    return _for_each_text(arguments, work)


def _translate(arguments: argparse.Namespace) -> int:
    glossary = Glossary.of(arguments.glossary)

    def work(engine: Summarizer, text: str, name: str) -> str:
        translation: Translation = engine.translate(text, glossary=glossary)
        for warning in translation.warnings:
            _say(f"{name}: {warning}")
        return translation.to_json() if arguments.format == "json" else str(translation)

    return _for_each_text(arguments, work)


def _for_each_text(
    arguments: argparse.Namespace, work: Callable[[Summarizer, str, str], str]
) -> int:
    """Print what `work` makes of each text; one that fails does not keep the others back."""
    from summarizer.article import parse_article

    engine: Summarizer | None = None
    code = DONE
    for source in _sources(arguments):
        text = _read(source)
        if text is None:
            code = FAILED
            continue
        try:
            # Loading the model takes seconds; what is no article is told at once.
            parse_article(text)
        except SummarizerError as error:
            code = FAILED
            _say(f"{source.name}: {error}")
            continue
        if engine is None:
            from summarizer.pipeline import Summarizer

            engine = Summarizer.load(
                arguments.model, condenser=arguments.condenser, backend=arguments.backend
            )
        try:
            result = work(engine, text, source.name)
        except SummarizerError as error:
            code = FAILED
            _say(f"{source.name}: {error}")
            continue
        _print(result, source, arguments)
    return code


def _figures(arguments: argparse.Namespace) -> int:
    from summarizer.figure_table import figure_table
    from summarizer.reading import read_figures

    code = DONE
    for source in _sources(arguments):
        text = _read(source)
        if text is None or not text.strip():
            code = FAILED
            if text is not None:
                _say(f"{source.name}: there is no text; pass a German text")
            continue
        found = read_figures(text)
        if arguments.format == "json":
            result = {"figures": [figure.to_dict() for figure in found]}
            _print(json.dumps(result, ensure_ascii=False), source, arguments)
        else:
            _print(figure_table(found), source, arguments)
    return code


def _batch(arguments: argparse.Namespace) -> int:
    from summarizer.batch import run_batch

    try:
        done = run_batch(
            arguments.input,
            arguments.output,
            model=arguments.model,
            condenser=arguments.condenser,
            backend=arguments.backend,
            wishes=_wishes(arguments),
            engine=arguments.engine,
            workers=arguments.workers,
            progress=_say,
        )
    except KeyboardInterrupt:
        _say("stopped; the same command goes on where it stopped")
        raise
    _say(f"{done.rows} rows, {done.failed} of them errors, {done.skipped} done before")
    return DONE


def _app(arguments: argparse.Namespace) -> int:
    if util.find_spec("gradio") is None:
        raise MissingExtraError(
            "the app needs gradio; install it with: pip install 'newswire-summarizer[app]'"
        )
    serve(read_options(arguments))
    return DONE


def _wishes(arguments: argparse.Namespace) -> Wishes:
    return Wishes(
        arguments.bullets,
        arguments.words,
        focus_terms(arguments.focus),
        Glossary.of(arguments.glossary),
    )


def _sources(arguments: argparse.Namespace) -> Iterator[Source]:
    paths = arguments.files or [STDIN]
    if not arguments.files and sys.stdin.isatty():
        _say("reading standard input; end it with Ctrl-D")
    return map(Source, paths)


def _read(source: Source) -> str | None:
    """The text of `source`; None after saying why there is none."""
    try:
        return source.read()
    except SummarizerError as error:
        _say(str(error))
        return None


def _print(result: str, source: Source, arguments: argparse.Namespace) -> None:
    several = len(arguments.files) > 1
    if several and arguments.format != "json":
        result = f"{source.name}\n{result}\n"
    print(result, flush=True)


def _say(message: str) -> None:
    print(f"summarizer: {' '.join(message.split())}", file=sys.stderr, flush=True)


_COMMANDS: dict[str, Command] = {
    "brief": _brief,
    "translate": _translate,
    "figures": _figures,
    "batch": _batch,
    "app": _app,
}
