"""The command line: `python -m eval run | score | compare | corrupt | gate | benchmark | parity`.

Exit codes: 0 done, 1 something is wrong with the input or the compared run is worse, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.errors import EvalError
from summarizer.errors import SummarizerError
from summarizer.seq2seq.interface import BACKENDS, TORCH

DONE, FAILED, INTERRUPTED = 0, 1, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. Wrong usage exits with code 2."""
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except (EvalError, SummarizerError) as error:
        print(f"eval: {error}", file=sys.stderr)
        return FAILED
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] in ("eval", "summarizer"):
            raise
        missing = f"eval: {error.name} is not installed"
        print(f"{missing}; pip install 'newswire-summarizer[eval]'", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("eval: broken off; the same command goes on where it stopped", file=sys.stderr)
        return INTERRUPTED


def _run(arguments: argparse.Namespace) -> int:
    from eval.engines import Configuration
    from eval.running import CHECKER, FIGURES, REPORT, RunRequest, run

    needs_model = arguments.suite not in (FIGURES, CHECKER)
    model = arguments.model or ("embedded" if needs_model else None)
    configuration = (
        None
        if model is None
        else Configuration(model, arguments.condenser, arguments.bullets, arguments.backend)
    )
    metrics = run(
        RunRequest(
            suite=arguments.suite,
            out=arguments.out,
            configuration=configuration,
            reference=arguments.reference,
            lines=arguments.lines,
            limit=arguments.limit,
            every=arguments.every,
            seed=arguments.seed,
        )
    )
    for name, one in metrics["shares"].items():
        if one["value"] is not None:
            interval = f"[{100 * one['low']:.1f}, {100 * one['high']:.1f}]"
            print(f"{name:<40}{100 * one['value']:6.1f} %  {interval:<16} n={one['n']}")
    for name, one in metrics.get("outcomes", {}).items():
        if one["value"] is not None:
            print(f"{name:<40}{100 * one['value']:6.1f} %  n={one['n']}")
    for name in ("bleu", "chrf"):
        if name in metrics:
            one = metrics[name]
            print(f"{name:<40}{one['score']:6.1f}    [{one['low']:.1f}, {one['high']:.1f}]")
    if "bullets" in metrics:
        from eval.bullets import bullet_table

        print(bullet_table(metrics["bullets"]))
    print(metrics["signature"])
    print(f"results {metrics['results_hash']}")
    print(arguments.out / REPORT)
    return DONE


def _score(arguments: argparse.Namespace) -> int:
    from eval.score import error_rows, score_files, score_table, score_text

    scored = score_files(
        arguments.source, arguments.hypothesis, arguments.reference, seed=arguments.seed
    )
    if arguments.errors:
        text = "\n".join(row for one in scored for row in error_rows(one))
        arguments.errors.write_text(text + "\n", encoding="utf-8")
    if arguments.format == "json":
        for one in scored:
            name = {"hypothesis": one.name} if len(scored) > 1 else {}
            print(json.dumps(name | one.to_dict(), ensure_ascii=False))
    elif len(scored) > 1:
        print(score_table(scored))
    else:
        print(score_text(scored[0]))
    return DONE


def _compare(arguments: argparse.Namespace) -> int:
    from eval.comparing import compare, comparison_text
    from eval.items import read_records
    from eval.reporting import write_comparison
    from eval.running import ITEMS, read_metrics

    folders = (arguments.first, arguments.second)
    runs = tuple(read_metrics(folder) for folder in folders)
    found = compare(*folders, seed=arguments.seed)
    worse = [
        one.metric for one in found.differences if one.fails(arguments.max_drop, arguments.alpha)
    ]
    if arguments.format == "json":
        result = {
            "differences": [one.to_dict() for one in found.differences],
            "regressed": found.regressed,
            "fixed": found.fixed,
            "worse": worse,
        }
        print(json.dumps(result, ensure_ascii=False))
    else:
        print(comparison_text(found, arguments.max_drop, arguments.alpha))
    if arguments.html:
        records = tuple(read_records(folder / ITEMS) for folder in folders)
        write_comparison(
            arguments.html, found, (runs[0], runs[1]), (records[0], records[1]), worse=worse
        )
    return FAILED if worse else DONE


def _corrupt(arguments: argparse.Namespace) -> int:
    from eval.corrupting import corrupt
    from eval.lines import read_lines, write_lines

    worse, changed = corrupt(read_lines(arguments.file), every=arguments.every)
    write_lines(arguments.out, worse)
    print(f"{changed} of {len(worse)} lines changed", file=sys.stderr)
    return DONE


def _gate(arguments: argparse.Namespace) -> int:
    from eval.gate import check, update

    if arguments.update:
        update(arguments.model)
        return DONE
    return FAILED if check(arguments.model) else DONE


def _benchmark(arguments: argparse.Namespace) -> int:
    from eval.benchmark import articles, benchmark, table, to_dict

    rows = [
        row
        for words in arguments.words
        for row in benchmark(
            articles(arguments.articles, words),
            model=arguments.model,
            threads=arguments.threads,
            pair=not arguments.no_pair,
            tiny=arguments.tiny,
        )
    ]
    found = to_dict(rows, arguments.threads)
    print(json.dumps(found) if arguments.format == "json" else table(found))
    return DONE


def _parity(arguments: argparse.Namespace) -> int:
    from eval.parity import parity, parity_dict, parity_text
    from summarizer.pipeline import Summarizer

    scores, same = parity(
        arguments.source,
        arguments.reference,
        [Summarizer.load(arguments.model, backend=backend) for backend in BACKENDS],
        limit=arguments.limit,
        seed=arguments.seed,
    )
    as_json = arguments.format == "json"
    print(json.dumps(parity_dict(scores, same)) if as_json else parity_text(scores, same))
    return DONE


def _parser() -> argparse.ArgumentParser:
    from eval.intervals import SEED

    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="run a suite on a model and write a report")
    run.set_defaults(run=_run)
    run.add_argument(
        "--suite",
        required=True,
        help="newswire, figures, checker, sacrebleu:NAME, a folder of .txt files, "
        "or a .jsonl, .csv, .parquet or .txt file",
    )
    run.add_argument("--model", help="embedded (default), a folder, or hub:owner/name")
    run.add_argument("--condenser", help="another model for the bullets")
    run.add_argument("--backend", choices=BACKENDS, default=TORCH)
    run.add_argument("--bullets", type=_positive, default=4, help="at most so many bullets")
    run.add_argument("--out", type=Path, required=True, help="folder for the report")
    run.add_argument(
        "--reference", type=Path, help="English of a .txt suite, line by line: translate its lines"
    )
    run.add_argument(
        "--lines", action="store_true", help="translate the lines of a .txt suite, one by one"
    )
    run.add_argument("--limit", type=_positive, help="only so many items, from the start")
    run.add_argument(
        "--every", type=_positive, default=1, help="figures, checker: only each n-th case"
    )

    score = commands.add_parser("score", help="score any system's output, line by line")
    score.set_defaults(run=_score)
    score.add_argument("--source", type=Path, required=True, help="German, a line each")
    score.add_argument(
        "--hypothesis", type=Path, required=True, nargs="+", help="English of one or more systems"
    )
    score.add_argument("--reference", type=Path, help="English of a person, for BLEU and chrF2")
    score.add_argument("--format", choices=("text", "json"), default="text")
    score.add_argument("--errors", type=Path, help="write every figure error to this TSV file")

    compare = commands.add_parser("compare", help="is run B significantly worse than run A?")
    compare.set_defaults(run=_compare)
    compare.add_argument("first", type=Path, metavar="A", help="--out folder of the first run")
    compare.add_argument("second", type=Path, metavar="B", help="--out folder of the second run")
    compare.add_argument(
        "--max-drop",
        type=float,
        default=0.0,
        help="points that any metric may lose; 0 (default): any loss that is not significant",
    )
    compare.add_argument("--alpha", type=float, default=0.05, help="level of significance")
    compare.add_argument("--format", choices=("text", "json"), default="text")
    compare.add_argument("--html", type=Path, help="write a comparison report to this file")

    corrupt = commands.add_parser("corrupt", help="write million for billion, to test a metric")
    corrupt.set_defaults(run=_corrupt)
    corrupt.add_argument("file", type=Path, help="English, a line each")
    corrupt.add_argument("--every", type=_positive, default=3, help="in each n-th line with one")
    corrupt.add_argument("--out", type=Path, required=True)

    gate = commands.add_parser("gate", help="small sample against the committed baseline")
    gate.set_defaults(run=_gate)
    gate.add_argument("--model", default="embedded")
    gate.add_argument("--update", action="store_true", help="make this the new baseline")

    benchmark = commands.add_parser("benchmark", help="time and memory of the engines, here")
    benchmark.set_defaults(run=_benchmark)
    benchmark.add_argument("--model", default="embedded", help="embedded (default), or a folder")
    benchmark.add_argument("--articles", type=_positive, default=20, help="default: 20")
    benchmark.add_argument(
        "--words", type=_positive, nargs="+", default=[300], help="of each; default: 300"
    )
    benchmark.add_argument("--threads", type=_positive, default=2, help="default: 2")
    benchmark.add_argument(
        "--no-pair", action="store_true", help="without opus-mt + distilbart: 2 GB less of memory"
    )
    benchmark.add_argument("--tiny", action="store_true", help="a tiny pair, to test the command")
    benchmark.add_argument("--format", choices=("markdown", "json"), default="markdown")

    parity = commands.add_parser("parity", help="the same model by torch and by CTranslate2")
    parity.set_defaults(run=_parity)
    parity.add_argument("--model", default="embedded", help="embedded (default), or a folder")
    parity.add_argument("--source", type=Path, required=True, help="German, a line each")
    parity.add_argument("--reference", type=Path, help="English of a person, for BLEU and chrF2")
    parity.add_argument("--limit", type=_positive, help="only so many lines, from the start")
    parity.add_argument("--format", choices=("markdown", "json"), default="markdown")

    for command in (run, score, compare, parity):
        command.add_argument("--seed", type=int, default=SEED, help="of the bootstrap")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
