"""What importing costs, what is public, and that the package carries its data."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import summarizer
from tests.conftest import ROOT, SEED

HEAVY = ("torch", "transformers", "numpy", "sentencepiece", "huggingface_hub")
_PROBE = """
import resource, sys
{code}
heavy = [name for name in {heavy!r} if name in sys.modules]
seconds = resource.getrusage(resource.RUSAGE_SELF)
print(heavy, seconds.ru_utime + seconds.ru_stime, file=sys.stderr)
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
    heavy, seconds = done.stderr.splitlines()[-1].rsplit(" ", 1)
    assert heavy == "[]"
    assert float(seconds) < 0.5


def test_public_names() -> None:
    for name in summarizer.__all__:
        assert getattr(summarizer, name) is not None
    assert dir(summarizer) == sorted(summarizer.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = summarizer.nothing


def test_no_module_is_too_long() -> None:
    for path in sorted((ROOT / "summarizer").rglob("*.py")):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 500, path


def test_the_embedded_model_is_packaged() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {"models/embedded": "summarizer/_embedded"}
    assert Path(summarizer.__file__).parent.joinpath("py.typed").is_file()
