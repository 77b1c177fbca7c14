"""The whole recipe on a toy: every step, a loss that falls, a resumed run, a loadable export."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

from models.training.card import write_card
from models.training.config import Config
from models.training.development import decode
from models.training.evaluate import evaluate
from models.training.examples import read_examples
from models.training.export import export, read_history
from models.training.model import started_model
from models.training.packing import load_packed, pack
from models.training.prepare import prepare
from models.training.symbols import SYMBOLS, source_text
from models.training.tokenizer import load_pieces, take_tokenizer, train_tokenizer
from models.training.train import Clock, Trainer, checkpoint_path, train
from summarizer.seq2seq.lexicon import Entry, Lexicon
from summarizer.seq2seq.loading import load_model


@pytest.fixture(scope="module")
def work(config: Config, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work")
    prepare(config, data, folder)
    train_tokenizer(config, data, folder)
    pack(config, folder)
    return folder


@pytest.fixture(scope="module")
def trained(config: Config, data: Path, work: Path) -> Trainer:
    return train(config, data, work, hours=None, steps=60)


def _copy(work: Path, folder: Path) -> Path:
    folder.mkdir()
    for name in ("vocabulary.model", "packed"):
        (folder / name).symlink_to(work / name)
    return folder


def test_no_target_holds_a_digit(work: Path) -> None:
    for example in read_examples(work):
        words = [word for word in example.english.split() if "⟨" not in word]
        assert not any(character.isdigit() for word in words for character in word)


def test_symbols_cost_one_piece_each(work: Path) -> None:
    pieces = load_pieces(work)
    text = " ".join(SYMBOLS)
    assert pieces.encode(text, out_type=str) == [f"▁{symbol}" for symbol in SYMBOLS]
    assert pieces.decode(pieces.encode(text)) == text


def test_packed_examples_read_back(work: Path) -> None:
    pieces, packed = load_pieces(work), load_packed(work, "news")
    examples = [example for example in read_examples(work) if example.tier == "news"]
    assert len(packed) == len(examples)
    source, target = packed[5]
    assert pieces.decode(source.tolist()[:-1]) == source_text("translate", examples[5].german)
    assert pieces.decode(target.tolist()[:-1]) == examples[5].english


def test_a_lexicon_explains_most_examples_and_goes_with_the_export(
    config: Config, data: Path, work: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "explained"
    folder.mkdir()
    for name in ("vocabulary.model", "examples.tsv"):
        (folder / name).symlink_to(work / name)
    lexicon = Lexicon({"steigerte": Entry(("raised",), rare=True)})
    lexicon.write(folder)
    pack(config, folder)
    pieces, packed = load_pieces(folder), load_packed(folder, "news")
    explained = 0
    for example, (source, _) in zip(
        (one for one in read_examples(work) if one.tier == "news"), packed, strict=True
    ):
        read = pieces.decode(source.tolist()[:-1])
        annotated = source_text("translate", lexicon.annotate(example.german))
        assert read in (annotated, source_text("translate", example.german))
        explained += read == annotated and "⟨r0⟩" in read
    rare = sum("steigerte" in one.german for one in read_examples(work) if one.tier == "news")
    assert 0.7 * rare < explained < rare
    train(config, data, folder, hours=None, steps=1)
    export(config, folder, tmp_path / "out")
    model = load_model(str(tmp_path / "out"))
    assert model.count("steigerte") > model.count("senkte") + 2


def test_the_loss_falls(trained: Trainer) -> None:
    untrained = Trainer(trained.config, _empty(trained), trained.clock)
    batch = trained.sampler.round(99, 1.0)[0]
    assert _loss(trained, batch) < 0.6 * _loss(untrained, batch)


def _empty(trained: Trainer) -> Path:
    return _copy(trained.work, trained.work / "untrained")


def _loss(trainer: Trainer, batch: list[object]) -> float:
    from models.training.loss import loss_of

    tensors = trainer.sampler.tensors(batch)  # type: ignore[arg-type]
    return loss_of(trainer.model, tensors, smoothing=0.0)[0].item()


def test_a_resumed_run_takes_the_same_steps(
    config: Config, data: Path, work: Path, tmp_path: Path
) -> None:
    whole = train(config, data, _copy(work, tmp_path / "whole"), hours=None, steps=14)

    broken = _copy(work, tmp_path / "broken")
    first = Trainer(config, broken, whole.clock)
    for batch in first.sampler.round(0, 0.0)[:3]:  # stops in the middle of a round
        first.step(batch)
    first.save()
    resumed = train(config, data, broken, hours=None, steps=14)

    assert resumed.progress.tokens == whole.progress.tokens
    for name, value in whole.model.state_dict().items():
        torch.testing.assert_close(resumed.model.state_dict()[name], value)


def test_the_export_loads_and_says_the_same(
    config: Config, data: Path, trained: Trainer, tmp_path: Path
) -> None:
    export(config, trained.work, tmp_path)
    tokenizer = AutoTokenizer.from_pretrained(tmp_path, local_files_only=True)
    model = AutoModelForSeq2SeqLM.from_pretrained(
        tmp_path, local_files_only=True, dtype=torch.float32
    )
    text = source_text("translate", "Der Konzern steigerte den Umsatz um ⟨p0⟩.")
    batch = tokenizer(text, return_tensors="pt")
    assert batch.input_ids[0].tolist() == [*load_pieces(trained.work).encode(text), 0]
    assert tokenizer.pad_token_id == len(tokenizer) - 1 == model.config.decoder_start_token_id
    output = model.generate(**batch, num_beams=1)
    expected = decode(
        trained.averaged(), load_pieces(trained.work), [text.split(" ", 1)[1]], beams=1
    )
    # The decoder of the recipe stops earlier when an output does not end.
    assert tokenizer.decode(output[0], skip_special_tokens=True).startswith(expected[0])
    assert checkpoint_path(trained.work).exists()


def test_the_card_states_scores_history_and_licences(
    config: Config, data: Path, trained: Trainer, tmp_path: Path
) -> None:
    first, out = tmp_path / "first", tmp_path / "out"
    export(config, trained.work, first)
    export(config, trained.work, out, start=first)
    scores = evaluate(data, out, tmp_path / "work", limit=2)
    write_card(config, data, out)

    assert scores["toy"]["signature"].startswith("suite:dev/toy.src.de|")
    assert len(read_history(out)) == 2
    card = (out / "README.md").read_text(encoding="utf-8")
    assert f"| BLEU | {scores['toy']['bleu']['score']:.1f} [" in card
    assert card.count(f"| toy.toml | {trained.progress.step} |") == 2
    assert "| news_toy | news | 0 | MIT |" in card
    assert "0 of 1 state no open licence" in " ".join(card.split())

    (out / "scores.json").write_text('{"toy": {}, "other": {"bleu": 1}}', "utf-8")
    again = evaluate(data, out, tmp_path / "work", limit=2, only=["toy"])
    assert again["other"] == {"bleu": 1}
    assert again["toy"]["bleu"] == scores["toy"]["bleu"]
    with pytest.raises(ValueError, match="no such set: other"):
        evaluate(data, out, tmp_path / "work", only=["other"])


def test_released_weights_can_be_trained_on(
    config: Config, data: Path, work: Path, trained: Trainer, tmp_path: Path
) -> None:
    released = tmp_path / "released"
    export(config, work, released)
    further = tmp_path / "further"
    take_tokenizer(released, further)
    (further / "packed").symlink_to(work / "packed")
    start = Trainer(config, further, Clock(10, None), released)
    for name, value in start.model.named_parameters():
        torch.testing.assert_close(value, trained.average[name], atol=1e-2, rtol=1e-2)
    assert start.progress.step == 0


def test_weights_of_another_vocabulary_are_refused(
    config: Config, data: Path, work: Path, trained: Trainer, tmp_path: Path
) -> None:
    released = tmp_path / "released"
    export(config, work, released)
    with pytest.raises(ValueError, match="run tokenizer and pack with --start"):
        started_model(released, vocabulary=17)
