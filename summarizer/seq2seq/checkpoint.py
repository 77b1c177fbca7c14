"""Finding a checkpoint and loading it: "embedded", a local folder, or "hub:owner/name".

Nothing is fetched unless a `hub:` model was asked for that is not in the local cache; its size is
then said first, on standard error.
"""

from __future__ import annotations

import hashlib
import json
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from summarizer.errors import ModelNotFoundError, ModelUnsupportedError
from summarizer.summary import ModelInfo

EMBEDDED = "embedded"
HUB_PREFIX = "hub:"

_PACKAGE = Path(__file__).resolve().parent.parent
# In an installed wheel the model lies inside the package, in a clone beside it.
_EMBEDDED_PLACES = (_PACKAGE / "_embedded", _PACKAGE.parent / "models" / "embedded")
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_HUB_PATTERNS = ("*.json", "*.spm", "*.model", "*.txt", "*.safetensors")
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


def load_checkpoint(name: str, *, families: frozenset[str]) -> Checkpoint:
    """Load the checkpoint called `name`, which must be of one of the `families`.

    Raises:
        ModelNotFoundError: nothing is there, or it is incomplete.
        ModelUnsupportedError: another architecture, or files that cannot be read.
    """
    folder = find_checkpoint(name)
    family = _family(folder, name)
    if family not in families:
        raise ModelUnsupportedError(
            f"model {name!r} is of type {family!r}; supported here: {', '.join(sorted(families))}"
        )
    weights = next((folder / file for file in _WEIGHTS if (folder / file).is_file()), None)
    if weights is None:
        raise ModelNotFoundError(
            f"model {name!r} has no weights: expected {' or '.join(_WEIGHTS)} in {folder}"
        )
    import transformers

    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sacremoses is recommended there, and not needed here
            tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
            model = transformers.AutoModelForSeq2SeqLM.from_pretrained(
                folder, local_files_only=True, dtype=torch.float32
            )
    except Exception as error:  # a broken file surfaces as one of many exception types
        raise ModelUnsupportedError(
            f"model {name!r} cannot be read from {folder}: {_one_line(error)}"
        ) from error
    return Checkpoint(ModelInfo(name, digest(weights)), family, tokenizer, model.eval())


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
        return _fetch(name.removeprefix(HUB_PREFIX))
    folder = Path(name).expanduser()
    if not folder.is_dir():
        raise ModelNotFoundError(
            f"no model folder at {name!r}; give 'embedded', a folder with a config.json, "
            "or 'hub:owner/name'"
        )
    return folder


def digest(weights: Path) -> str:
    """First hexadecimal digits of the SHA-256 of the file: which weights these are."""
    with weights.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:_DIGEST_LENGTH]


def _family(folder: Path, name: str) -> str:
    config = folder / "config.json"
    if not config.is_file():
        raise ModelNotFoundError(f"model {name!r} has no config.json in {folder}")
    try:
        family = json.loads(config.read_text(encoding="utf-8"))["model_type"]
    except (ValueError, KeyError, TypeError) as error:
        raise ModelUnsupportedError(
            f"model {name!r} names no model_type in {config}; is it a transformers checkpoint?"
        ) from error
    return str(family)


def _fetch(repository: str) -> Path:
    """Folder of a hub repository in the local cache, downloaded when it is not there yet."""
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    patterns = list(_HUB_PATTERNS)
    try:
        cached = snapshot_download(repository, allow_patterns=patterns, local_files_only=True)
        if (Path(cached) / "config.json").is_file():
            return Path(cached)
    except LocalEntryNotFoundError:
        pass
    except HFValidationError as error:
        raise ModelNotFoundError(
            f"{HUB_PREFIX}{repository} is no repository name; it must look like hub:owner/name"
        ) from error
    try:
        files = HfApi().model_info(repository, files_metadata=True).siblings or []
        names = {file.rfilename for file in files}
        if not any(name.endswith(".safetensors") for name in names):
            patterns.append("pytorch_model.bin")
        wanted = [file for file in files if any(Path(file.rfilename).match(p) for p in patterns)]
        size = sum(file.size or 0 for file in wanted)
        print(
            f"summarizer: fetching {repository} from huggingface.co, {size / 1e6:.0f} MB",
            file=sys.stderr,
        )
        return Path(snapshot_download(repository, allow_patterns=patterns))
    except Exception as error:  # network, HTTP and cache failures have no common base
        raise ModelNotFoundError(
            f"model '{HUB_PREFIX}{repository}' is not in the local cache and cannot be fetched: "
            f"{_one_line(error)}"
        ) from error


def _one_line(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 200 else text[:200] + "…"
