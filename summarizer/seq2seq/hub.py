"""Checkpoints from huggingface.co: the only part of the package that may use the network.

Nothing is fetched that is in the local cache. Only the files that a checkpoint needs are: no
code, and no pickled weights, because reading those can run code.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from summarizer.errors import ModelError, ModelNotFoundError, ModelUnsupportedError

HUB_PREFIX = "hub:"
SAFE_WEIGHTS = ("model.safetensors", "model.safetensors.index.json")

_PATTERNS = ("*.json", "*.spm", "*.model", "*.txt", "lexicon.tsv.xz")
_SHARDS = ("model.safetensors", "model-*.safetensors")


@dataclass(frozen=True, slots=True)
class Address:
    """A repository of the hub, and which state of it: "owner/name@revision"."""

    repository: str
    revision: str | None

    @classmethod
    def parse(cls, name: str) -> Address:
        """Read what stands behind "hub:"."""
        repository, _, revision = name.removeprefix(HUB_PREFIX).partition("@")
        return cls(repository, revision or None)

    def __str__(self) -> str:
        return HUB_PREFIX + self.repository + (f"@{self.revision}" if self.revision else "")


def fetch(name: str) -> Path:
    """Folder of "hub:owner/name[@revision]" in the local cache, downloaded when it is not there.

    The size of a download is said first, on standard error.

    Raises:
        ModelNotFoundError: no such repository or revision, no access, or no network.
        ModelUnsupportedError: it has no weights that can be read safely.
    """
    address = Address.parse(name)
    cached = _cached(address)
    if cached is not None:
        return cached
    files = _wanted(address)
    size = sum(files.values())
    print(
        f"summarizer: fetching {address.repository} from huggingface.co, {size / 1e6:.0f} MB",
        file=sys.stderr,
        flush=True,
    )
    from huggingface_hub import snapshot_download

    try:
        return Path(
            snapshot_download(
                address.repository, revision=address.revision, allow_patterns=list(files)
            )
        )
    except Exception as error:  # network, HTTP and cache failures have no common base
        raise _explained(address, error) from error


def download_size(name: str) -> int:
    """Bytes that loading `name` would fetch; 0 for all that is on this machine.

    Raises:
        ModelError: as `fetch`.
    """
    if not name.startswith(HUB_PREFIX):
        return 0
    address = Address.parse(name)
    return 0 if _cached(address) is not None else sum(_wanted(address).values())


def _cached(address: Address) -> Path | None:
    """The repository in the local cache, when its configuration and weights are there."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        folder = Path(
            snapshot_download(address.repository, revision=address.revision, local_files_only=True)
        )
    except LocalEntryNotFoundError:
        return None
    except HFValidationError as error:
        raise ModelNotFoundError(
            f"{address} is no repository name; it must look like hub:owner/name"
        ) from error
    complete = any((folder / file).is_file() for file in SAFE_WEIGHTS)
    return folder if complete and (folder / "config.json").is_file() else None


def _wanted(address: Address) -> dict[str, int]:
    """Name and size in bytes of the files that a checkpoint needs, none of them in a subfolder."""
    from huggingface_hub import HfApi

    try:
        info = HfApi().model_info(
            address.repository, revision=address.revision, files_metadata=True
        )
    except Exception as error:  # network, HTTP and cache failures have no common base
        raise _explained(address, error) from error
    sizes = {file.rfilename: int(file.size or 0) for file in info.siblings or []}
    top = {file: size for file, size in sizes.items() if "/" not in file}
    weights = {f for f in top if any(fnmatch(f, pattern) for pattern in _SHARDS)}
    if not weights:
        raise ModelUnsupportedError(_no_safe_weights(address, top))
    if "model.safetensors" in weights:
        weights = {"model.safetensors"}
    return {
        file: size
        for file, size in top.items()
        if file in weights or any(fnmatch(file, pattern) for pattern in _PATTERNS)
    }


def _no_safe_weights(address: Address, files: dict[str, int]) -> str:
    pickled = sorted(file for file in files if file.endswith((".bin", ".h5", ".msgpack")))
    if not pickled:
        return f"{address} has no weights: expected model.safetensors"
    return (
        f"{address} has its weights only as {', '.join(pickled)}; reading those can run code, so "
        "only model.safetensors is read: see docs/models.md for how to convert it, or look for a "
        f"conversion among its pull requests and use {HUB_PREFIX}{address.repository}@refs/pr/N"
    )


def _explained(address: Address, error: Exception) -> ModelError:
    """The error as one line that says what to do."""
    from huggingface_hub import errors

    page = f"https://huggingface.co/{address.repository}"
    reasons: dict[type[Exception], str] = {
        errors.GatedRepoError: (
            f"its owner grants access on request: ask for it at {page}, then sign in with "
            "'hf auth login'"
        ),
        errors.RevisionNotFoundError: f"it has no revision {address.revision!r}",
        errors.RepositoryNotFoundError: "huggingface.co has no such model, or it is private",
        errors.OfflineModeIsEnabled: "HF_HUB_OFFLINE is set, so nothing is fetched",
    }
    known = (reason for kind, reason in reasons.items() if isinstance(error, kind))
    return ModelNotFoundError(
        f"model '{address}' is not in the local cache and cannot be fetched: "
        f"{next(known, one_line(error))}"
    )


def one_line(error: Exception) -> str:
    """The first 200 characters of an error's message, without line breaks."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 200 else text[:200] + "…"
