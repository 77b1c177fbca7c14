"""Every architecture, loaded from a folder, with random weights: no unlicensed figure comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import torch

from summarizer import ModelNotFoundError, ModelUnsupportedError, Summarizer
from summarizer.figures import read_english, read_german
from summarizer.seq2seq.generating import Seq2Seq
from summarizer.seq2seq.interface import BULLET, TRANSLATE
from summarizer.seq2seq.written_forms import licences
from tests import tiny_checkpoints as tiny

GERMAN = [
    "Der Umsatz stieg um 355 Prozent auf 2,39 Milliarden Dollar.",
    "Gewinn in 2020: 5,5 Millionen Euro",
    "Nachfrage hoch",
]
ENGLISH = [
    "Revenue rose 355% to $2.39 billion.",
    "Profit in 2020: 5.5 million euros",
    "Demand high",
]
_HAS_PROTOBUF = find_spec("google") is not None and find_spec("google.protobuf") is not None
RUN = re.compile(r"\d(?:[\d.,:/’'·]*\d)?")

Checkpoints = Callable[[str], Path]


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Checkpoints:
    """Folder of the tiny checkpoint called so, made when it is first asked for."""
    folders: dict[str, Path] = {}

    def folder(name: str) -> Path:
        if name not in folders:
            folders[name] = {**tiny.TRANSLATORS, **tiny.CONDENSERS}[name](
                tmp_path_factory.mktemp(name)
            )
        return folders[name]

    return folder


def shake(model: Any, seed: int) -> None:
    """New random weights."""
    torch.manual_seed(seed)
    with torch.no_grad():
        for weight in model.parameters():
            if weight.dim() > 1:
                weight.normal_(std=1.0)


def prefer_digits(model: Seq2Seq) -> None:
    """Make a model want nothing so much as digits."""
    surface, inner = model._surface, model._model
    assert surface is not None
    plain = surface.plain.tolist()
    digits = [i for i, is_plain in enumerate(plain) if not is_plain and surface.bytes_of(i)]
    wish = torch.zeros(len(plain)).index_fill(0, torch.tensor(digits), 8.0)

    def wishing(_module: Any, _inputs: Any, output: Any) -> Any:
        output.logits = output.logits + wish
        return output

    inner.register_forward_hook(wishing)


def runs(texts: list[str]) -> set[str]:
    return {run for text in texts for run in RUN.findall(text)}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        *((name, TRANSLATE) for name in tiny.TRANSLATORS),
        *((name, BULLET) for name in tiny.CONDENSERS),
    ],
)
def test_random_weights_print_no_unlicensed_figure(
    checkpoint: Checkpoints, name: str, role: str
) -> None:
    model = Seq2Seq.load(str(checkpoint(name)), role=role)
    assert model.tasks == {role}
    assert model.slots == frozenset()
    prefer_digits(model)
    sources = GERMAN if role == TRANSLATE else ENGLISH
    read = read_german if role == TRANSLATE else read_english
    written = 0
    for seed, beams in ((1, 1), (2, 3)):
        shake(model._model, seed)
        outputs = model.generate(sources, task=role, num_beams=beams)
        assert [len(hypotheses) for hypotheses in outputs] == [beams] * len(sources)
        for source, hypotheses in zip(sources, outputs, strict=True):
            forms = [
                form.text
                for figure in read(source)
                for licence in licences(figure, verbatim=role == BULLET)
                for form in licence
            ]
            for hypothesis in hypotheses:
                found = runs([hypothesis.text])
                written += len(found)
                assert found <= runs(forms), hypothesis.text
                assert not re.search(r"[^\W\d]+(?<![0-9])[½²①]", hypothesis.text)
                assert "\ufffd" not in hypothesis.text
                assert hypothesis.score <= 0
    assert written > 4


@pytest.mark.parametrize("name", list(tiny.TRANSLATORS))
def test_what_random_weights_say_is_never_shown_as_verified(
    checkpoint: Checkpoints, name: str
) -> None:
    engine = Summarizer.load(str(checkpoint(name)))
    summary = engine.summarize("Der Umsatz stieg um 355 Prozent.")
    assert summary.bullets == ()
    assert summary.dropped
    assert not any(sentence.verified for sentence in summary.sentences)
    assert any("translation not verified" in warning for warning in summary.warnings)


@pytest.mark.parametrize("name", list(tiny.CONDENSERS))
def test_what_a_random_condenser_says_is_not_taken(
    checkpoint: Checkpoints, dictionary: Callable[..., Any], name: str
) -> None:
    model = dictionary({"Umsatz": [ENGLISH[0]]}, slots=False)
    condenser = Seq2Seq.load(str(checkpoint(name)), role=BULLET)
    summary = Summarizer(model, condenser).summarize(GERMAN[0])
    assert [bullet.text for bullet in summary.bullets] == [ENGLISH[0].rstrip(".")]
    assert any("cut by rule" in warning for warning in summary.warnings)


def test_languages_and_prompts(checkpoint: Checkpoints) -> None:
    for name, german, english in (
        ("m2m100", "__de__", "__en__"),
        ("nllb", "deu_Latn", "eng_Latn"),
        ("mbart50", "de_DE", "en_XX"),
    ):
        model = Seq2Seq.load(str(checkpoint(name)))
        start, language = model._adapter.prompt
        pieces = model._tokenizer.convert_ids_to_tokens([start, language])
        assert pieces == ["</s>", english]
        assert model._tokenizer.convert_ids_to_tokens(model._encode("Umsatz"))[0] == german
    assert Seq2Seq.load(str(checkpoint("bart")), role=BULLET)._adapter.prompt == (2, 0)


def test_prefixes_and_limits(checkpoint: Checkpoints) -> None:
    t5 = Seq2Seq.load(str(checkpoint("t5")))
    assert t5._adapter.prefix == "translate German to English: "
    assert t5.count("Umsatz") > Seq2Seq.load(str(checkpoint("mt5"))).count("Umsatz")
    assert t5.max_pieces == 512
    condenser = Seq2Seq.load(str(checkpoint("t5")), role=BULLET)
    assert condenser._adapter.prefix == "summarize: "
    assert Seq2Seq.load(str(checkpoint("pegasus")), role=BULLET).max_pieces == 128
    assert Seq2Seq.load(str(checkpoint("bart")), role=BULLET).max_pieces == 256
    with pytest.raises(ValueError, match="more than 128 pieces"):
        Seq2Seq.load(str(checkpoint("pegasus")), role=BULLET).generate(["word " * 200])


def test_a_checkpoints_own_lengths_are_not_forced(checkpoint: Checkpoints) -> None:
    """distilbart asks for at least 56 pieces and forces an end: made for whole articles."""
    model = Seq2Seq.load(str(checkpoint("bart")), role=BULLET)
    assert model._model.generation_config.min_length in (0, None)
    assert model._model.generation_config.forced_eos_token_id is None


@pytest.mark.parametrize(
    ("languages", "reason"),
    [
        ({"source_lang": "fr"}, "does not translate from German: its languages are fr-en"),
        ({"target_lang": "es"}, "does not translate to English: its languages are de-es"),
    ],
)
def test_another_language_pair(tmp_path: Path, languages: dict[str, str], reason: str) -> None:
    tiny.marian(tmp_path, **languages)
    with pytest.raises(ModelUnsupportedError, match=reason):
        Seq2Seq.load(str(tmp_path))


def test_several_target_languages(tmp_path: Path) -> None:
    tiny.marian(tmp_path, target_lang="gmw", codes=(">>eng<<", ">>deu<<"))
    model = Seq2Seq.load(str(tmp_path))
    assert model._adapter.prefix == ">>eng<< "
    assert model._tokenizer.convert_ids_to_tokens(model._encode("Umsatz"))[0] == ">>eng<<"
    (output,) = model.generate(["Der Umsatz stieg."], num_beams=1)
    assert "<<" not in output[0].text
    vocabulary = json.loads((tmp_path / "vocab.json").read_text())
    vocabulary[">>nld<<"] = vocabulary.pop(">>eng<<")
    (tmp_path / "vocab.json").write_text(json.dumps(vocabulary))
    with pytest.raises(ModelUnsupportedError, match="not translate to English, but to >>"):
        Seq2Seq.load(str(tmp_path))


def test_a_vocabulary_without_german(tmp_path: Path) -> None:
    tiny.nllb(tmp_path, codes=["fra_Latn", "eng_Latn"])
    with pytest.raises(ModelUnsupportedError, match="does not know German and English"):
        Seq2Seq.load(str(tmp_path))


def test_roles_that_do_not_fit(checkpoint: Checkpoints) -> None:
    with pytest.raises(ModelUnsupportedError, match="give it as the condenser"):
        Summarizer.load(str(checkpoint("bart")))
    with pytest.raises(ModelUnsupportedError, match="give it as the model"):
        Summarizer.load(str(checkpoint("marian")), condenser=str(checkpoint("nllb")))


def copy(folder: Path, target: Path) -> Path:
    for file in folder.iterdir():
        (target / file.name).write_bytes(file.read_bytes())
    return target


def test_pickled_weights_are_refused(checkpoint: Checkpoints, tmp_path: Path) -> None:
    folder = copy(checkpoint("marian"), tmp_path)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(
        ModelUnsupportedError, match=r"pytorch_model\.bin; reading that can run code"
    ):
        Seq2Seq.load(str(folder))


def test_weights_in_several_files(checkpoint: Checkpoints, tmp_path: Path) -> None:
    from transformers import AutoModelForSeq2SeqLM

    folder = copy(checkpoint("marian"), tmp_path)
    one = Seq2Seq.load(str(folder))
    model = AutoModelForSeq2SeqLM.from_pretrained(folder, local_files_only=True)
    (folder / "model.safetensors").unlink()
    model.save_pretrained(folder, max_shard_size="20KB")
    assert not (folder / "model.safetensors").exists()
    several = Seq2Seq.load(str(folder))
    assert several.generate(GERMAN, num_beams=1) == one.generate(GERMAN, num_beams=1)
    assert several.info.version != one.info.version
    next(folder.glob("model-*.safetensors")).unlink()
    with pytest.raises((ModelUnsupportedError, ModelNotFoundError)):
        Seq2Seq.load(str(folder))


def test_a_lost_weight_is_not_made_up(checkpoint: Checkpoints, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    folder = copy(checkpoint("t5"), tmp_path)
    weights = load_file(folder / "model.safetensors")
    weights.pop("decoder.block.0.layer.0.SelfAttention.q.weight")
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelUnsupportedError, match="incomplete: 1 weights are missing"):
        Seq2Seq.load(str(folder))


def test_no_tokenizer(checkpoint: Checkpoints, tmp_path: Path) -> None:
    for name in ("config.json", "model.safetensors"):
        (tmp_path / name).write_bytes((checkpoint("t5") / name).read_bytes())
    with pytest.raises(ModelNotFoundError, match="has no tokenizer"):
        Seq2Seq.load(str(tmp_path))


def test_a_tokenizer_that_reads_nothing(checkpoint: Checkpoints, tmp_path: Path) -> None:
    """transformers builds an empty tokenizer from the wrong files, and says nothing."""
    from transformers import T5Tokenizer

    folder = copy(checkpoint("t5"), tmp_path)
    T5Tokenizer().save_pretrained(folder)
    with pytest.raises(ModelUnsupportedError, match="tokenizer that cannot read"):
        Seq2Seq.load(str(folder))


def test_code_in_a_checkpoint_is_not_run(checkpoint: Checkpoints, tmp_path: Path) -> None:
    folder = copy(checkpoint("t5"), tmp_path)
    marker = folder / "was-run"
    (folder / "evil.py").write_text(f"open({str(marker)!r}, 'w')\nclass Evil: pass\n")
    config = json.loads((folder / "config.json").read_text())
    config["auto_map"] = {"AutoModelForSeq2SeqLM": "evil.Evil", "AutoConfig": "evil.Evil"}
    (folder / "config.json").write_text(json.dumps(config))
    Seq2Seq.load(str(folder))
    assert not marker.exists()


@pytest.mark.skipif(_HAS_PROTOBUF, reason="protobuf is installed")
def test_a_sentencepiece_file_alone_says_what_it_needs(
    checkpoint: Checkpoints, tmp_path: Path
) -> None:
    for name in ("config.json", "model.safetensors"):
        (tmp_path / name).write_bytes((checkpoint("t5") / name).read_bytes())
    (tmp_path / "spiece.model").write_bytes(tiny.sentencepiece_model(pad_id=0, eos_id=1, unk_id=2))
    with pytest.raises(ModelUnsupportedError, match="pip install protobuf"):
        Seq2Seq.load(str(tmp_path))
