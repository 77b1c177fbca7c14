"""A reverse model, what it makes of English newswire, and that prepare and pack take it in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from models.training import backtranslate as steps
from models.training.__main__ import main
from models.training.backtranslate import Choices, Maker
from models.training.card import _sources
from models.training.config import REVERSE, Config, Tier, load_config
from models.training.corpus import Pair
from models.training.examples import Example, read_examples, read_lines_of_examples
from models.training.newswire import HEADLINES, SENTENCES, Story
from models.training.numbering import slots_of
from models.training.packing import load_packed, pack
from models.training.prepare import make_examples, prepare
from models.training.symbols import source_text
from models.training.tokenizer import load_pieces, take_tokenizer
from models.training.translators import translator
from models.training.unfinished import progress_path

_CONFIGS = Path(steps.__file__).parent / "configs"
_STEPS = 300


def _write(config: Config, path: Path) -> Path:
    """A configuration as a file: values are written in TOML as in JSON."""
    lines = [f"direction = {json.dumps(config.direction)}"]
    for name in ("vocabulary", "shape", "training"):
        lines.append(f"[{name}]")
        lines += [f"{k} = {json.dumps(v)}" for k, v in asdict(getattr(config, name)).items()]
    for tier in config.tiers:
        lines.append("[[tier]]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in asdict(tier).items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def reverse(config: Config) -> Config:
    tiers = (*config.tiers, Tier("noise", (), (1.0,)))
    # A few hundred steps are too few for a slow average.
    training = replace(config.training, average=0.97)
    return replace(config, name="reverse.toml", direction=REVERSE, tiers=tiers, training=training)


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """CTranslate2's models are not left in the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def toml(reverse: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(reverse, tmp_path_factory.mktemp("config") / reverse.name)


@pytest.fixture(scope="module")
def work(toml: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reverse run that knows the toy sentences."""
    work = tmp_path_factory.mktemp("reverse")
    main(["all", *_arguments(toml, data, work), "--steps", str(_STEPS)])
    return work


def _arguments(toml: Path, data: Path, work: Path) -> list[str]:
    return ["--config", str(toml), "--data", str(data), "--work", str(work)]


@pytest.fixture(scope="module")
def made(toml: Path, data: Path, work: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "bt.tsv"
    arguments = _arguments(toml, data, work)
    main(["backtranslate", *arguments, "--out", str(out), "--round-trip", "0"])
    return out


def test_a_configuration_is_read_as_it_was_written(reverse: Config, toml: Path) -> None:
    assert load_config(toml) == reverse


def test_the_released_configurations_have_their_direction() -> None:
    directions = {path.name: load_config(path).direction for path in _CONFIGS.glob("*.toml")}
    assert directions.pop("reverse.toml") == "en-de"
    assert set(directions.values()) == {"de-en"}


def test_an_unknown_direction_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('direction = "de-fr"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="'de-fr'"):
        load_config(path)


def test_a_reverse_run_reads_english_and_has_no_bullets(work: Path) -> None:
    examples = list(read_examples(work))
    assert {example.task for example in examples} == {"translate"}
    assert {example.tier for example in examples} == {"news"}  # nor careless German
    pieces, packed = load_pieces(work), load_packed(work, "news")
    news = [example for example in examples if example.tier == "news"]
    source, target = packed[3]
    assert pieces.decode(source.tolist()[:-1]) == source_text("translate", news[3].english)
    assert pieces.decode(target.tolist()[:-1]) == news[3].german


def test_slots_are_numbered_in_the_order_that_is_read() -> None:
    german = "Nach 2 Millionen Euro waren es 3 Millionen Euro."
    pair = Pair("news_toy", "translate", german, "It was 3 million euros after 2 million euros.")
    (forward,) = make_examples([("news", pair)])
    (backward,) = make_examples([("news", pair)], reverse=True)
    assert forward.german == "Nach ⟨m0⟩ waren es ⟨m1⟩."
    assert forward.english == "It was ⟨m1⟩ after ⟨m0⟩."
    assert backward.english == "It was ⟨m0⟩ after ⟨m1⟩."
    assert backward.german == "Nach ⟨m1⟩ waren es ⟨m0⟩."


def test_the_reverse_model_leaves_the_embedded_one_alone(work: Path) -> None:
    settings = json.loads((work / "model" / "tokenizer_config.json").read_text(encoding="utf-8"))
    assert (settings["source_lang"], settings["target_lang"]) == ("en", "de")
    assert not (work / "evaluation").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["evaluate"], "evaluate scores German to English"),
        (
            ["prepare", "--backtranslated", "bt.tsv"],
            "--backtranslated is for runs that",
        ),
        (["backtranslate"], "needs --out"),
        (["pack"], "pack needs what prepare makes"),
        (["train"], "train needs what tokenizer makes"),
    ],
)
def test_what_makes_no_sense_is_refused(
    arguments: list[str],
    message: str,
    toml: Path,
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main([*arguments, *_arguments(toml, data, tmp_path)])
    assert message in capsys.readouterr().err


def test_what_the_reverse_model_knows_is_kept(work: Path, made: Path) -> None:
    examples = list(read_lines_of_examples(made))
    known = {(example.german, example.english) for example in read_examples(work)}
    sentences = [example for example in examples if example.tier == SENTENCES]
    assert len(sentences) > 30
    assert sum((example.german, example.english) in known for example in sentences) > 20
    headlines = [example for example in examples if example.tier == HEADLINES]
    assert len(headlines) > 1
    for example in headlines:
        assert example.task == "bullet"
        assert re.search(r" raises profit (by ⟨p0⟩|to ⟨m0⟩)$", example.english)
        assert slots_of(example.german) == slots_of(example.english)
    progress = json.loads(progress_path(made).read_text(encoding="utf-8"))
    assert progress["read"] == {SENTENCES: 42, HEADLINES: 9}
    assert progress["dropped"]["development"] == 1
    assert progress["dropped"]["reading"] == 2
    assert sum(progress["kept"].values()) == len(examples)
    assert sum(progress["kept"].values()) + sum(progress["dropped"].values()) == 51


def test_a_call_goes_on_where_the_last_one_stopped(
    toml: Path, data: Path, work: Path, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "_CHUNK", 8)
    out = tmp_path / "bt.tsv"
    arguments = [*_arguments(toml, data, work), "--out", str(out), "--round-trip", "0"]
    main(["backtranslate", *arguments, "--limit", "16", "--set", SENTENCES])
    first = out.read_text(encoding="utf-8")
    main(["backtranslate", *arguments, "--hours", "0"])  # a chunk, and no more
    second = out.read_text(encoding="utf-8")
    main(["backtranslate", *arguments])
    third = out.read_text(encoding="utf-8")
    assert second.startswith(first)
    assert third.startswith(second)
    assert 0 < len(first) < len(second) < len(third)
    assert sorted(third.splitlines()) == sorted(made.read_text(encoding="utf-8").splitlines())
    main(["backtranslate", *arguments])
    assert out.read_text(encoding="utf-8") == third


def test_what_does_not_come_back_is_dropped(
    toml: Path, data: Path, work: Path, made: Path, tmp_path: Path
) -> None:
    # The reverse model cannot read its own German.
    out, forward = tmp_path / "bt.tsv", work / "model"
    arguments = [*_arguments(toml, data, work), "--forward", str(forward)]
    main(["backtranslate", *arguments, "--out", str(out), "--round-trip", "95"])
    assert out.read_text(encoding="utf-8") == ""
    dropped = json.loads(progress_path(out).read_text(encoding="utf-8"))["dropped"]
    assert dropped["round trip"] == len(list(read_lines_of_examples(made)))
    with pytest.raises(ValueError, match="another round_trip"):
        main(["backtranslate", *arguments, "--out", str(out), "--round-trip", "90"])


def test_drawn_outputs_follow_from_the_seed(work: Path) -> None:
    texts = ["The bank raised profit by ⟨p0⟩.", "The group lowered revenue on Monday."]
    drawn = translator(work / "model", likeliest=5)
    first = drawn(texts, 1)
    assert drawn(texts, 1) == first
    assert any(drawn(texts, seed) != first for seed in range(2, 12))


@pytest.fixture
def maker(reverse: Config, work: Path) -> Maker:
    """Its German is the English with a word of German; the way back loses what was a loss."""

    def to_german(texts: Sequence[str], seed: int) -> list[str]:
        return [text.replace("The", "Die").replace("rose", "nie") for text in texts]

    def to_english(texts: Sequence[str], seed: int) -> list[str]:
        return [text.replace("Die", "The").split(" loss")[0] for text in texts]

    choices = Choices(round_trip=80.0)
    return Maker(
        reverse, work, choices, to_german=to_german, to_english=to_english, never=frozenset()
    )


def _sentence(text: str) -> Story:
    return Story(SENTENCES, "translate", (text,), text)


def test_each_story_is_kept_or_has_a_reason(maker: Maker) -> None:
    stories = [
        None,
        _sentence("The ⟨m1⟩ profit, ⟨m0⟩ ago."),
        _sentence("The great loss of gold."),
        _sentence("The bank " * 60),
        _sentence("It was not so."),
        Story(HEADLINES, "bullet", ("The bank, ⟨n0⟩.", "The ⟨p0⟩ of gold."), "Bank ⟨p0⟩"),
    ]
    examples, faults = maker.examples(stories, place="test")
    assert examples == [
        Example(SENTENCES, "translate", "Die ⟨m0⟩ profit, ⟨m1⟩ ago.", "The ⟨m0⟩ profit, ⟨m1⟩ ago."),
        Example(HEADLINES, "bullet", "Die bank, ⟨n0⟩. Die ⟨p0⟩ of gold.", "Bank ⟨p0⟩"),
    ]
    assert sorted(faults) == ["length", "reading", "round trip", "wording"]


@pytest.fixture(scope="module")
def with_machine_made(config: Config) -> Config:
    tagged = Tier("machine_made", ("backtranslated_*",), (2.0,), tagged=True)
    return replace(config, tiers=(*config.tiers, tagged, Tier("noise", (), (1.0,))))


def test_a_tier_takes_it_in_with_a_tag(
    with_machine_made: Config, data: Path, work: Path, made: Path, tmp_path: Path
) -> None:
    prepare(with_machine_made, data, tmp_path, backtranslated=made)
    take_tokenizer(work / "model", tmp_path)
    pack(with_machine_made, tmp_path)
    examples = [e for e in read_examples(tmp_path) if e.tier == "machine_made"]
    assert {example.task for example in examples} == {"translate", "bullet"}
    pieces, packed = load_pieces(tmp_path), load_packed(tmp_path, "machine_made")
    for example, (source, target) in zip(examples, packed, strict=True):  # type: ignore[call-overload]
        assert pieces.decode(source.tolist()[:-1]) == f"⟨{example.task}⟩ ⟨bt⟩ {example.german}"
        assert pieces.decode(target.tolist()[:-1]) == example.english


def test_open_licences_leave_it_out_and_the_card_names_it(
    with_machine_made: Config, config: Config, data: Path, made: Path, tmp_path: Path
) -> None:
    prepare(with_machine_made, data, tmp_path, licences="open", backtranslated=made)
    assert {e.tier for e in read_examples(tmp_path)} <= {"authored", "news", "noise"}
    rows = _sources(with_machine_made, data, made, "all")
    kept = sum(e.tier == SENTENCES for e in read_lines_of_examples(made))
    assert (SENTENCES, "machine_made", kept, "none stated") in rows
    assert all(name == "news_toy" for name, *_ in _sources(with_machine_made, data, made, "open"))
    assert all(name == "news_toy" for name, *_ in _sources(config, data, made, "all"))
