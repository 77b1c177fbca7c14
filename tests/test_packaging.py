"""What importing costs, what is public, and that the package carries its data."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import summarizer
from tests.conftest import ROOT, SEED

HEAVY = ("torch", "transformers", "numpy", "sentencepiece", "huggingface_hub")
_PROBE = """
import sys
{code}
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize(
    "code",
    [
        "import summarizer",
        "from summarizer import read_german, SummarizerError, Summary",
        f"from summarizer.cli import main; main(['figures', {str(SEED)!r}])",
        "from summarizer.cli import main; main(['brief', '/no/such/file'])",
    ],
)
def test_light_imports(code: str) -> None:
    probe = _PROBE.format(code=code, heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_public_names() -> None:
    for name in summarizer.__all__:
        assert getattr(summarizer, name) is not None
    assert dir(summarizer) == sorted(summarizer.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = summarizer.nothing


def test_the_package_carries_its_data() -> None:
    package = Path(summarizer.__file__).parent
    assert package.joinpath("py.typed").is_file()
    assert {path.name for path in package.joinpath("schemas").iterdir()} == {
        "figures.schema.json",
        "summary.schema.json",
        "translation.schema.json",
    }


def test_the_embedded_model_is_found_and_is_whole() -> None:
    from summarizer.seq2seq.checkpoint import find_checkpoint

    names = {path.name for path in find_checkpoint("embedded").iterdir()}
    assert names >= {"config.json", "model.safetensors", "source.spm", "target.spm", "vocab.json"}
    assert "README.md" in names
