"""The committed data: complete, and what its notice says."""

from __future__ import annotations

from eval.items import jsonl
from eval.suites import DATA, NEWSWIRE


def test_every_article_has_all_its_parts() -> None:
    for record in jsonl(NEWSWIRE):
        assert set(record) == {"id", "topic", "dateline", "de", "en", "bullets"}
        assert len(record["de"]) == len(record["en"])
        assert all(sentence.strip() == sentence for sentence in (*record["de"], *record["en"]))


def test_the_notice_says_that_it_is_invented() -> None:
    notice = (DATA / "README.md").read_text(encoding="utf-8")
    assert "The facts and the quotations are invented" in notice
