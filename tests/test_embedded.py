"""The weights that ship: whole, as their card says, and good for the seed article."""

from __future__ import annotations

import hashlib
import json

import jsonschema
import pytest

from models.training.evaluate import SCORES, score_table
from models.training.export import CHECKSUMS
from summarizer import Summary, summarize
from tests.conftest import ROOT, SEED

FOLDER = ROOT / "models" / "embedded"


def test_the_files_are_those_that_were_exported() -> None:
    listed = [line.split("  ") for line in (FOLDER / CHECKSUMS).read_text("utf-8").splitlines()]
    assert {"model.safetensors", "source.spm", "vocab.json"} <= {name for _, name in listed}
    for digest, name in listed:
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest, name


def test_the_card_has_the_scores() -> None:
    scores = json.loads((FOLDER / SCORES).read_text(encoding="utf-8"))
    assert score_table(scores) in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def summary() -> Summary:
    return summarize(SEED.read_text(encoding="utf-8"))


def test_the_seed_article_gets_verified_bullets(summary: Summary) -> None:
    assert 3 <= len(summary.bullets) <= 5
    assert all(bullet.verified for bullet in summary.bullets)
    assert all(check.verdict == "match" for bullet in summary.bullets for check in bullet.figures)
    assert sum(bool(bullet.figures) for bullet in summary.bullets) >= 3


def test_its_json_is_of_the_schema_and_its_spans_hold(summary: Summary) -> None:
    schema = json.loads((ROOT / "summarizer/schemas/summary.schema.json").read_text("utf-8"))
    found = json.loads(summary.to_json())
    jsonschema.validate(found, schema)
    text = SEED.read_text(encoding="utf-8")
    for bullet in found["bullets"]:
        for figure in bullet["figures"]:
            source = figure["source"]
            assert bullet["text"][figure["start"] : figure["end"]] == figure["text"]
            assert text[source["start"] : source["end"]] == source["text"]
