"""Bullets beside the baselines, and their form."""

from __future__ import annotations

import pytest

from eval.bullets import LEAD, ORACLE, OURS, TEXTRANK, bullet_scores, bullet_table, textrank
from eval.items import SUMMARIZE, GoldBullet, Item, Record
from eval.style import SourcedBullet, style_tallies

_GERMAN = (
    "Der Konzern Alba steigerte den Umsatz um 5 Prozent.",
    "Das Wetter war schlecht.",
    "Der Vorstand ist zufrieden.",
    "Der Umsatz von Alba stieg im Quartal stärker als der Umsatz des Vorjahres.",
    "Die Aktie fiel um 3 Prozent.",
)
_ENGLISH = (
    "The Alba group raised revenue by 5%.",
    "The weather was bad.",
    "The board is content.",
    "Alba's revenue rose more in the quarter than revenue of the year before.",
    "The share fell by 3%.",
)


def _scores(bullets: list[str], chosen: list[int]) -> dict[str, dict[str, dict[str, float]]]:
    gold = (GoldBullet("Alba raises revenue by 5%", (0,)), GoldBullet("Shares fall 3%", (4,)))
    item = Item("one", " ".join(_GERMAN), SUMMARIZE, _GERMAN, _ENGLISH, gold)
    record = Record(
        id="one",
        tallies={},
        values={},
        lines=tuple((g, e, e) for g, e in zip(_GERMAN, _ENGLISH, strict=True)),
        details={"bullets": bullets, "chosen": chosen},
    )
    return bullet_scores([item, item], [record, record], bullets=2)


def test_the_authored_bullets_themselves_are_perfect() -> None:
    found = _scores(["Alba raises revenue by 5%", "Shares fall 3%"], [0, 4])
    ours, oracle, lead = (found["systems"][name] for name in (OURS, ORACLE, LEAD))
    assert [ours[m]["value"] for m in ("rouge1", "rouge2", "rougeL", "selection_f1")] == [1.0] * 4
    assert ours["chrf"]["value"] == 100.0
    assert oracle["selection_f1"]["value"] == 1.0
    assert lead["selection_f1"]["value"] == pytest.approx(2 / 5)
    assert lead["rougeL"]["value"] < oracle["rougeL"]["value"] < 1.0
    assert found["ahead"][LEAD]["selection_f1"]["value"] == pytest.approx(3 / 5)


def test_nothing_said_scores_nothing() -> None:
    found = _scores([], [])
    ours = found["systems"][OURS]
    assert [ours[m]["value"] for m in ("rouge1", "rougeL", "selection_f1", "words")] == [0.0] * 4
    assert found["ahead"][TEXTRANK]["rouge1"]["value"] < 0


def test_a_run_without_authored_bullets_has_no_scores() -> None:
    item = Item("one", "Text.", SUMMARIZE)
    assert bullet_scores([item], [Record("one", {}, {})], bullets=4) == {}


def test_textrank_prefers_what_others_repeat() -> None:
    order = textrank(_GERMAN)
    assert set(order[:2]) == {0, 3}
    assert sorted(order) == list(range(5))
    assert textrank(["Ein Satz."]) == [0]
    assert textrank([]) == []


def test_the_table_has_a_row_for_each_system() -> None:
    table = bullet_table(_scores(["Alba raises revenue by 5%"], [0]))
    for name in (OURS, LEAD, TEXTRANK, ORACLE, "ahead of lead-3"):
        assert f"\n| {name} | " in table


@pytest.mark.parametrize(
    ("text", "metric", "in_form"),
    [
        ("Alba raises revenue by 5% in third quarter", "bullets_with_subject", True),
        ("It raises revenue by 5% in third quarter", "bullets_with_subject", False),
        ("The company raises revenue by 5%", "bullets_with_subject", False),
        ("The company Alba raises revenue by 5%", "bullets_with_subject", False),
        ("Items sold by Alba rise by 5%", "bullets_with_subject", True),
        ("Alba raises revenue", "bullets_of_length", False),
        ("Alba raises its revenue by 5%", "bullets_of_length", True),
        ("Alba raises revenue by 5%", "bullets_with_figure", True),
        ("Alba raises revenue", "bullets_with_figure", False),
        ("Alba raises revenue by 5%.", "bullets_without_full_stop", False),
        ("Alba revenue fell by 5%", "bullets_not_contradicted", False),
        ("Alba revenue rose by 5%", "bullets_not_contradicted", True),
    ],
)
def test_form(text: str, metric: str, in_form: bool) -> None:
    german = "Der Umsatz von Alba stieg um 5 Prozent."
    assert style_tallies([SourcedBullet(text, german)])[metric] == (int(in_form), 1)


def test_a_bullet_that_repeats_another_is_not_new() -> None:
    texts = ("Alba raises revenue by 5%", "Shares fall 3%", "Alba raises revenue by 5% in May")
    bullets = [SourcedBullet(text, "") for text in texts]
    assert style_tallies(bullets)["bullets_new"] == (2, 3)


def test_a_source_without_figures_asks_for_none() -> None:
    found = style_tallies(
        [SourcedBullet("Alba is content", "Der Vorstand von Alba ist zufrieden.")]
    )
    assert found["bullets_with_figure"] == (0, 0)
