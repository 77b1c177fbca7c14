"""The public results: their JSON, their schemas, their texts."""

from __future__ import annotations

import dataclasses
import json

import jsonschema
import pytest

from summarizer.article import Dateline
from summarizer.summary import (
    Bullet,
    DroppedBullet,
    FigureCheck,
    ModelInfo,
    SourceSpan,
    Summary,
    TranslatedSentence,
    Translation,
    schema,
)

FIGURE = FigureCheck(
    text="at most $2.39 billion",
    start=40,
    end=61,
    verdict="match",
    value="2390000000",
    unit="USD",
    kind="money",
    hedge="at most",
    source=SourceSpan("maximal 2,39 Milliarden Dollar", 311, 341),
)
STRANGER = dataclasses.replace(FIGURE, verdict="unsupported", source=None, value="1/3", unit=None)
SENTENCE = TranslatedSentence(0, "Größe", 38, 43, "Size", True, (FIGURE, STRANGER))
SUMMARY = Summary(
    headline="A | headline",
    dateline=Dateline(("San Francisco", "Berlin"), "Reuters", "2020-09"),
    bullets=(Bullet("Zoom_1 raises *outlook*", (1,), True, (FIGURE,)), Bullet("B", (0,), True, ())),
    dropped=(DroppedBullet("C", (4,), ("figure not in source: 17%",)),),
    sentences=(SENTENCE,),
    model=ModelInfo("embedded", "0123456789ab"),
    seconds=0.81234,
    warnings=("careful",),
)
TRANSLATION = Translation((SENTENCE, SENTENCE), SUMMARY.model, 1.0, ())


@pytest.mark.parametrize("name", ["summary", "translation", "figures"])
def test_the_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_summary_validates() -> None:
    jsonschema.validate(SUMMARY.to_dict(), schema("summary"))
    bare = dataclasses.replace(SUMMARY, headline=None, dateline=None, bullets=())
    jsonschema.validate(bare.to_dict(), schema("summary"))


def test_the_schema_is_strict() -> None:
    changed = SUMMARY.to_dict()
    changed["bullets"][0]["figures"][0]["value"] = 2.39e9
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(changed, schema("summary"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**SUMMARY.to_dict(), "more": 1}, schema("summary"))


def test_translation_validates() -> None:
    jsonschema.validate(TRANSLATION.to_dict(), schema("translation"))
    assert str(TRANSLATION) == "Size Size"


def test_keys_stand_in_the_documented_order() -> None:
    assert list(SUMMARY.to_dict()) == [
        "schema",
        "headline",
        "dateline",
        "bullets",
        "dropped",
        "sentences",
        "model",
        "seconds",
        "warnings",
    ]
    assert SUMMARY.to_dict()["seconds"] == 0.812
    assert SUMMARY.to_dict()["dateline"] == {
        "places": ["San Francisco", "Berlin"],
        "agency": "Reuters",
        "date": "2020-09",
    }


def test_json_is_readable_and_the_same_object() -> None:
    assert json.loads(SUMMARY.to_json()) == SUMMARY.to_dict()
    assert "Größe" in SUMMARY.to_json()
    assert "\n" not in SUMMARY.to_json()


def test_text() -> None:
    assert str(SUMMARY) == "- Zoom_1 raises *outlook*\n- B"


def test_markdown() -> None:
    assert SUMMARY.to_markdown() == "\n".join(
        [
            "**A \\| headline**",
            "",
            "*San Francisco/Berlin, 2020-09, Reuters*",
            "",
            "- Zoom\\_1 raises \\*outlook\\*",
            "- B",
            "",
            "| Figure | In the German text | Verdict |",
            "|---|---|---|",
            "| at most $2.39 billion | maximal 2,39 Milliarden Dollar (311–341) | match |",
        ]
    )


def test_results_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        SUMMARY.bullets = ()  # type: ignore[misc]
