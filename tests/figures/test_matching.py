"""Matching: what is equal, what is not, and why."""

from __future__ import annotations

import pytest

from summarizer.figures import check, match_figures, read_english, read_german


def verdicts(german: str, english: str, context: str = "") -> list[str]:
    return [match.verdict for match in check(german, english, context=context)]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("zwölf Prozent", "12 percent"),
        ("im 3. Quartal", "in the third quarter"),
        ("minus 3,4 Prozent", "down 3.4%"),
        ("minus 3,4 Prozent", "fell 3.4 percent"),
        ("minus 3,4 Prozent", "a decline of 3.4 percent"),
        ("minus 3,4 Prozent", "-3.4%"),
        ("Die Hälfte der Firmen", "50 percent of firms"),
        ("ein Zehntel weniger", "a tenth less"),
        ("seit anderthalb Jahren", "for 18 months"),
        ("ein halbes Jahr", "six months"),
        ("0,55 Euro", "55 cents"),
        ("Am 12. Mai", "On May 12, 2024"),
        ("jeder zwölfte Betrieb", "one in 12 firms"),
        ("jede fünfte Firma", "a fifth of firms"),
        ("ein Dutzend Firmen", "12 firms"),
        ("In den sechziger Jahren", "In the 1960s"),
        ("In den 60er Jahren", "In the sixties"),
        ("um acht Uhr", "at 8 p.m."),
        ("um 24 Uhr", "at midnight"),
        ("zum dritten Mal", "for the third time"),
        ("Die G7 tagen", "The Group of Seven meet"),
        ("Die beiden Firmen", "The two firms"),
        ("Beide Firmen", "The pair"),
        ("Das Spiel endete 2:1.", "It ended 2-1."),
        ("gut 12 Prozent", "just over 12%"),
        ("über 12 Prozent", "more than 12%"),
        ("bis zu 12 Prozent", "at most 12%"),
        ("schätzungsweise 40 Firmen", "an estimated 40 firms"),
        ("Das Ebitda stieg auf 50,7 von 33,1 Millionen Euro.",
         "EBITDA rose to 50.7 million euros from 33.1 million."),
        ("Statt 310 soll der Gewinn nun 385 Milliarden Yen betragen.",
         "Instead of 310 billion yen, profit is now to be 385 billion yen."),
        ("Es waren 11,8 beziehungsweise 10,8 Millionen.", "It was 11.8 million and 10.8 million."),
        ("Zwischen 19 und 20 Uhr", "Between 7 p.m. and 8 p.m."),
        ("Am 26. und 27. April 1945", "On April 26 and 27, 1945"),
        ("Im niedrigen einstelligen Bereich", "In the low single digits"),
        ("Covid-19", "the virus"),
        ("Nicht einmal das gelang.", "Not even that worked."),
        ("Drei Stellen fallen weg.", "Three points are cut."),
        ("41 Boeing 787-9", "41 Boeing 787-9s"),
        ("um halb drei", "at half past two"),
        ("um halb drei", "at 2:30 p.m."),
        ("um drei Uhr morgens", "at three in the morning"),
        ("nachts um drei", "at three in the morning"),
        ("gegen 22 Uhr", "at about 22.00"),
        ("Am 2. und 5. Oktober", "On 2 and 5 October"),
        ("von den 20er- bis zu den 60er-Jahren", "from the 1920s to the 1960s"),
        ("nach einer 0:2-Niederlage", "after a 2-0 defeat"),
        ("Sie verloren 1: 4.", "They lost 4-1."),
        ("eine neue Zehnergondel", "a new 10-person gondola"),
        ("um eine halbe auf drei Milliarden Euro", "by half a billion to 3 billion euros"),
        ("plus/minus 2 bis 3 Prozent", "plus/minus 2 to 3 percent"),
        ("Tel. 0800 123 45 67", "phone 0800 123 45 67"),
        ("in der Startelf", "in the starting eleven"),
        ("die Doppelspitze", "the dual leadership"),
        ("ein dreidimensionales Modell", "a 3D model"),
        ("in der ersten Halbzeit", "in the first half"),
        ("in den Top Ten", "in the top ten"),
        ("der Tabellenzweite", "the second in the table"),
        ("geschätzte 40 Firmen", "an estimated 40 firms"),
    ],
)  # fmt: skip
def test_equal(german: str, english: str) -> None:
    expected = {"match"} if german != "Covid-19" else {"missing"}
    assert set(verdicts(german, english)) <= expected


@pytest.mark.parametrize(
    ("german", "english", "reason"),
    [
        ("2,39 Milliarden Dollar", "2.39 million dollars", "scale"),
        ("370.200 Euro", "370.200 euros", "scale"),
        ("minus 3,4 Prozent", "up 3.4 percent", "sign"),
        ("minus 3,4 Prozent", "rose 3.4 percent", "sign"),
        ("minus 3,4 Prozent", "3.4 percent", "sign"),
        ("3,4 Prozent", "minus 3.4 percent", "sign"),
        ("sank um 3,4 Prozent", "rose 3.4 percent", "direction"),
        ("stieg um 3,4 Prozent", "fell by 3.4 percent", "direction"),
        ("5 Prozent", "5 percentage points", "unit"),
        ("5 Euro", "5 dollars", "unit"),
        ("5 Euro je Aktie", "5 euros per barrel", "unit"),
        ("3 Jahre", "3 months", "unit"),
        ("12,5 Prozent", "13.5 percent", "value"),
        ("2,5 Millionen", "2,5 million", "scale"),
        ("23. Februar", "February 223", "kind"),
        ("um halb drei", "at half past three", "value"),
        ("Sie verloren 1:4.", "They lost 1-5.", "value"),
    ],
)
def test_different(german: str, english: str, reason: str) -> None:
    found = [m for m in check(german, english) if m.verdict not in ("match", "missing")]
    assert found
    assert all(match.verdict in ("wrong", "unsupported") for match in found)
    assert any(reason in match.reason or match.verdict == reason for match in found)


@pytest.mark.parametrize(
    "printed",
    [
        ("244.890 Euro", "24,490 euros"),
        ("2.200.112 Euro", "2,200,12 euros"),
        ("204,72 Euro", "04.72 euros"),
        ("5 Euro", "5 5 euros"),
        ("2,39 Milliarden Euro", "2.39 million euros"),
    ],
)
def test_slips_that_users_reported(printed: tuple[str, str]) -> None:
    assert set(verdicts(*printed)) & {"wrong", "unsupported", "missing"}


SWAPS = [
    ("Der Gewinn stieg auf 186 nach 5,5 Millionen Dollar.",
     "Profit rose to $186 million after $5.5 million.",
     "Profit rose to $5.5 million after $186 million."),
    ("Der Satz stieg von 2,1 auf 3,4 Prozent.",
     "The rate rose to 3.4% from 2.1%.",
     "The rate rose to 2.1% from 3.4%."),
    ("Die Dividende steigt um fünf auf 55 Cent.",
     "The dividend rises by 5 cents to 55 cents.",
     "The dividend rises by 55 cents to 5 cents."),
    ("Der Umsatz betrug 310 (Vorjahr: 122) Millionen Euro.",
     "Revenue was 310 million euros, compared with 122 million euros a year earlier.",
     "Revenue was 122 million euros, compared with 310 million euros a year earlier."),
    ("Der Umsatz lag bei 4,1 Milliarden Euro, der Gewinn bei 1,2 Milliarden Euro.",
     "Revenue was 4.1 billion euros and profit 1.2 billion euros.",
     "Revenue was 1.2 billion euros and profit 4.1 billion euros."),
]  # fmt: skip


@pytest.mark.parametrize(("german", "right", "swapped"), SWAPS)
def test_swapped_figures(german: str, right: str, swapped: str) -> None:
    assert set(verdicts(german, right)) == {"match"}
    assert "wrong" in verdicts(german, swapped)


def test_order_alone_counts_only_in_translations() -> None:
    german = read_german(
        "Der Umsatz lag bei 4,1 Milliarden Euro, der Gewinn bei 1,2 Milliarden Euro."
    )
    bullet = read_english("Profit was 1.2 billion euros on revenue of 4.1 billion euros.")
    assert {match.verdict for match in match_figures(german, bullet)} == {"match"}


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("rund 12 Prozent", "12%"),
        ("12 Prozent", "about 12%"),
        ("mehr als 12 Prozent", "less than 12%"),
        ("knapp 12 Prozent", "just over 12%"),
        ("mindestens 12 Prozent", "up to 12%"),
    ],
)
def test_hedges(german: str, english: str) -> None:
    (match,) = check(german, english)
    assert match.verdict == "hedge"
    assert "hedge differs" in match.reason


def test_currency_from_the_context() -> None:
    german, english = "Der Umsatz lag bei 1,45 Milliarden.", "Revenue was 1.45 billion euros."
    (match,) = check(german, english)
    assert (match.verdict, match.reason.split(":")[0]) == ("hedge", "unit left to the context")
    (match,) = check(german, english, context="Der Gewinn lag bei 3 Millionen Euro.")
    assert match.verdict == "hedge"
    (match,) = check(german, english, context="Der Gewinn lag bei 3 Millionen Dollar.")
    assert (match.verdict, match.reason.split(":")[0]) == ("wrong", "unit not in source")


def test_one_match_for_each_english_figure_then_the_missing() -> None:
    matches = check("5 Euro, 6 Euro und 2023", "6 euros and 7 kilometres")
    assert [match.verdict for match in matches] == ["match", "unsupported", "missing", "missing"]
    assert [match.english.text if match.english else None for match in matches] == [
        "6 euros", "7 kilometres", None, None,
    ]  # fmt: skip


def test_same_value_twice_needs_two_sources() -> None:
    assert verdicts("5 Euro", "5 euros and 5 euros").count("unsupported") == 1


def test_figures_of_other_signs_are_still_paired() -> None:
    (match,) = check("plus 3 Prozent", "minus 3 percent")
    assert match.verdict == "wrong"
    assert match.german is not None
