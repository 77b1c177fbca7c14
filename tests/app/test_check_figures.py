"""The endpoint /check_figures: any English text held against its German."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from summarizer.summary import schema
from tests.app.conftest import SENTENCE


def test_check_figures(client: Any) -> None:
    alone = client.predict(SENTENCE, api_name="/check_figures")
    jsonschema.validate(alone, schema("figures"))
    assert [figure["value"] for figure in alone["figures"]] == ["2390000000"]

    right = client.predict(SENTENCE, "It is at most $2.39 billion.", api_name="/check_figures")
    assert right["verified"]
    assert right["figures"][0]["source"]["text"] == "maximal 2,39 Milliarden Dollar"

    wrong = client.predict(SENTENCE, "It is $2.39 million.", api_name="/check_figures")
    assert not wrong["verified"]
    assert wrong["reasons"] == ["scale differs: maximal 2,39 Milliarden Dollar → $2.39 million"]

    missing = client.predict(SENTENCE, "It is much.", api_name="/check_figures")
    assert missing["verified"]
    assert missing["missing"][0]["text"] == "maximal 2,39 Milliarden Dollar"


@pytest.mark.parametrize(
    ("options", "reasons"),
    [
        ({}, ["place in the sentence swapped: 5 Millionen Euro → 5 million euros"]),
        ({"ordered": False}, []),
    ],
)
def test_check_figures_in_order(client: Any, options: dict[str, Any], reasons: list[str]) -> None:
    german = "A zahlte 5 Millionen Euro, B zahlte 7 Millionen Euro."
    english = "B paid 7 million euros, A paid 5 million euros."
    answer = client.predict(german, english, **options, api_name="/check_figures")
    assert answer["reasons"][-1:] == reasons
    assert answer["verified"] is not bool(reasons)


def test_check_figures_in_their_article(client: Any) -> None:
    article = "Der Umsatz stieg auf 9 Milliarden Euro. Der Gewinn lag bei 5 Millionen."
    german = "Der Gewinn lag bei 5 Millionen."

    def verdict(english: str, **options: Any) -> str:
        answer = client.predict(german, english, **options, api_name="/check_figures")
        (figure,) = answer["figures"]
        return str(figure["verdict"])

    assert verdict("Profit was 5 million euros.", context=article) == "hedge"
    assert verdict("Profit was $5 million.", context=article) == "wrong"
    assert verdict("Profit was $5 million.") == "hedge"
