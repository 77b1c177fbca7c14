"""Finding a checkpoint and loading it: "embedded", a local folder, or "hub:owner/name[@revision]".

Only `hub:` may use the network (`hub.py`); everything else is read from the local disk. Code that
lies in a checkpoint is never run: no remote code, and no pickled weights.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import ModelNotFoundError, ModelUnsupportedError
from summarizer.seq2seq.adapters import why_unsupported
from summarizer.seq2seq.hub import HUB_PREFIX, SAFE_WEIGHTS, fetch, one_line
from summarizer.seq2seq.interface import TRANSLATE
from summarizer.seq2seq.pieces import read_items
from summarizer.seq2seq.vocabulary import WORD_START, task_symbol
from summarizer.summary import ModelInfo

EMBEDDED = "embedded"

_PACKAGE = Path(__file__).resolve().parent.parent
# In an installed wheel the model lies inside the package, in a clone beside it.
_EMBEDDED_PLACES = (_PACKAGE / "_embedded", _PACKAGE.parent / "models" / "embedded")
_PICKLED = ("pytorch_model.bin", "pytorch_model.bin.index.json")
_TOKENIZER_FILES = (
    "tokenizer.json",
    "tokenizer_config.json",
    "*.spm",
    "*.model",
    "vocab.json",
)
_DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A loaded model with its tokenizer.

    Attributes:
        info: the name it was asked by, and a digest of the weights.
        family: `model_type` of its configuration, e.g. "marian".
        tokenizer, model: as transformers makes them; the model in fp32, on the CPU, in eval mode.
    """

    info: ModelInfo
    family: str
    tokenizer: Any
    model: Any


@dataclass(frozen=True, slots=True)
class Located:
    """The files of a checkpoint, found but not loaded.

    Attributes:
        name: the name it was asked by.
        folder: where it is.
        config: contents of its config.json.
        shards: the files that the weights are in.
        knows_slots: whether its vocabulary has slots, as that of the embedded model has.
    """

    name: str
    folder: Path
    config: Mapping[str, Any]
    shards: tuple[Path, ...]
    knows_slots: bool

    @property
    def family(self) -> str:
        """`model_type` of its configuration."""
        return str(self.config["model_type"])

    @property
    def info(self) -> ModelInfo:
        """Its name, and a digest of the weights."""
        return ModelInfo(self.name, digest(*self.shards))


def locate(name: str, *, families: frozenset[str]) -> Located:
    """Find the checkpoint called `name`, which must be of one of the `families`.

    Raises:
        ModelNotFoundError: nothing is there, or it is incomplete.
        ModelUnsupportedError: another architecture, or weights that are not read.
    """
    folder = find_checkpoint(name)
    config = _config(folder, name)
    if config["model_type"] not in families:
        unsupported = why_unsupported(config["model_type"], families)
        raise ModelUnsupportedError(f"model {name!r} {unsupported}")
    weights = _weights(folder, name)
    if not any(next(folder.glob(pattern), None) for pattern in _TOKENIZER_FILES):
        raise ModelNotFoundError(
            f"model {name!r} has no tokenizer: expected {', '.join(_TOKENIZER_FILES)} in {folder}"
        )
    return Located(name, folder, config, tuple(weights), _knows_slots(folder, config))


def load_checkpoint(name: str, *, families: frozenset[str]) -> Checkpoint:
    """Load the checkpoint called `name` with transformers; for `families` and errors see `locate`.

    Raises:
        ModelUnsupportedError: files that cannot be read.
    """
    located = locate(name, families=families)
    folder = located.folder
    tokenizer = _tokenizer(folder, name)
    return Checkpoint(located.info, located.family, tokenizer, _model(folder, name))


def _tokenizer(folder: Path, name: str) -> Any:
    import transformers

    transformers.utils.logging.set_verbosity_error()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sacremoses is recommended there, and not needed here
            return transformers.AutoTokenizer.from_pretrained(
                folder, local_files_only=True, trust_remote_code=False
            )
    except Exception as error:  # a broken file surfaces as one of many exception types
        reason = one_line(error)
        if "tiktoken" in reason or "protobuf" in reason:
            # What transformers says when it reads a sentencepiece file and protobuf is missing.
            reason = "its sentencepiece file needs one more package: pip install protobuf"
        raise ModelUnsupportedError(
            f"the tokenizer of model {name!r} cannot be read from {folder}: {reason}"
        ) from error


def _model(folder: Path, name: str) -> Any:
    import torch
    import transformers

    transformers.utils.logging.disable_progress_bar()
    try:
        model, loading = transformers.AutoModelForSeq2SeqLM.from_pretrained(
            folder,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=True,
            dtype=torch.float32,
            output_loading_info=True,
        )
    except Exception as error:  # a broken file surfaces as one of many exception types
        raise ModelUnsupportedError(
            f"model {name!r} cannot be read from {folder}: {one_line(error)}"
        ) from error
    missing = sorted(loading["missing_keys"])
    if missing:
        # transformers would fill them with random numbers, and only warn.
        raise ModelUnsupportedError(
            f"model {name!r} is incomplete: {len(missing)} weights are missing from {folder}, "
            f"e.g. {missing[0]}"
        )
    return model.eval()


def _weights(folder: Path, name: str) -> list[Path]:
    """The files that the weights are in."""
    single, index = (folder / file for file in SAFE_WEIGHTS)
    if single.is_file():
        return [single]
    if index.is_file():
        shards = [index, *sorted(folder.glob("model-*.safetensors"))]
        if len(shards) > 1:
            return shards
    elif any((folder / file).is_file() for file in _PICKLED):
        raise ModelUnsupportedError(
            f"model {name!r} has its weights only as pytorch_model.bin; reading that can run "
            "code, so only model.safetensors is read: see docs/models.md for how to convert it"
        )
    raise ModelNotFoundError(f"model {name!r} has no weights: expected {single.name} in {folder}")


def find_checkpoint(name: str) -> Path:
    """Folder of the checkpoint called `name`.

    Raises:
        ModelNotFoundError: nothing is there.
    """
    if name == EMBEDDED:
        for place in _EMBEDDED_PLACES:
            if (place / "config.json").is_file():
                return place
        raise ModelNotFoundError(
            f"the embedded model is missing from {_EMBEDDED_PLACES[-1]}; reinstall the package, "
            "or train one with: python -m models.training"
        )
    if name.startswith(HUB_PREFIX):
        return fetch(name)
    folder = Path(name).expanduser()
    if not folder.is_dir():
        raise ModelNotFoundError(
            f"no model folder at {name!r}; give 'embedded', a folder with a config.json, "
            "or 'hub:owner/name'"
        )
    return folder


def digest(*weights: Path) -> str:
    """First hexadecimal digits of the SHA-256 of the files: which weights these are."""
    total = hashlib.sha256()
    for path in weights:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                total.update(block)
    return total.hexdigest()[:_DIGEST_LENGTH]


def _config(folder: Path, name: str) -> dict[str, Any]:
    path = folder / "config.json"
    if not path.is_file():
        raise ModelNotFoundError(f"model {name!r} has no config.json in {folder}")
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        config["model_type"] = str(config["model_type"])
    except (ValueError, KeyError, TypeError) as error:
        raise ModelUnsupportedError(
            f"model {name!r} names no model_type in {path}; is it a transformers checkpoint?"
        ) from error
    return config


def _knows_slots(folder: Path, config: Mapping[str, Any]) -> bool:
    if config["model_type"] != "marian":
        return False
    try:
        items = read_items(folder)
    except (OSError, ValueError):  # whoever loads the tokenizer says what is wrong with it
        return False
    return any(piece.removeprefix(WORD_START) == task_symbol(TRANSLATE) for piece in items)
