"""Which quarter, half or year a figure is of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer.figures import check, match_figures, read_english, read_german

OUTLOOK = (
    "Nach einem Absatzplus von 12 Prozent im dritten Quartal werde im Geschäftsjahr mit einem "
    "Zuwachs von 8 Prozent auf 3,1 Milliarden Euro gerechnet."
)
YEARS = "2024 waren es 5 Milliarden Euro, 2025 sollen es 6 Milliarden Euro sein."
QUARTERS = "Im ersten Quartal stieg der Umsatz um 5 Prozent, im zweiten Quartal um 7 Prozent."
AFTER = "Der Gewinn stieg auf 18 Millionen nach 5,5 Millionen Euro im ersten Quartal."
FULL = "Im zweiten Quartal stieg der Umsatz um 5 Prozent, im Gesamtjahr um 3 Prozent."
FOUNDED = "Der 2019 gegründete Konzern erzielte 2024 einen Umsatz von 5 Millionen Euro."
COMPARED = "9000 Stück weniger als 2023, ein Minus von 7 Prozent, verließen 2024 das Werk."


@pytest.mark.parametrize(
    ("german", "english"),
    [
        (OUTLOOK, "Firm raises third quarter outlook to 3.1 billion euros"),
        (OUTLOOK, "Sales rise 8% in the third quarter to 3.1 billion euros"),
        (OUTLOOK, "Third-quarter sales rise 8% to 3.1 billion euros in fiscal year"),
        (YEARS, "In 2025 it was 5 billion euros, in 2024 it should be 6 billion euros."),
        (YEARS, "It was 5 billion euros in 2025"),
        (QUARTERS, "Revenue rose 7% in the first quarter and 5% in the second quarter."),
        (QUARTERS, "First quarter revenue up 7%"),
        (AFTER, "Profit rose to 18 million in the first quarter after 5.5 million euros."),
        (FULL, "Revenue up 3% in the second quarter"),
        (FOUNDED, "In 2019, the company had revenue of 5 million euros."),
        (COMPARED, "9000 fewer than in 2024, a decline of 7%, left the plant in 2023."),
    ],
)
def test_period_of_another_figure(german: str, english: str) -> None:
    found = match_figures(read_german(german), read_english(english))
    wrong = [match.reason for match in found if match.verdict == "wrong"]
    assert wrong
    assert all(reason.startswith(("period of another", "place in the")) for reason in wrong)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        (OUTLOOK, "After sales growth of 12% in the third quarter, 8% is expected for the year."),
        (OUTLOOK, "Sales up 12% in third quarter, seen at 3.1 billion euros for the year"),
        (OUTLOOK, "Firm sees sales of 3.1 billion euros after strong third quarter"),
        (OUTLOOK, "Firm raises outlook to 3.1 billion euros on third quarter growth"),
        (YEARS, "It was 5 billion euros in 2024, to be 6 billion euros in 2025."),
        (QUARTERS, "Second quarter revenue up 7%"),
        (AFTER, "Profit was 18 million, after 5.5 million euros in the first quarter."),
        (FULL, "Second-quarter revenue rises 5%, seen up 3% in full year"),
        (FULL, "In the second quarter, revenue rose 5% and in the full year 3%."),
        (FOUNDED, "In 2024, the company founded in 2019 had revenue of 5 million euros."),
        (FOUNDED, "The company, founded in 2019, had revenue of 5 million euros in 2024."),
        (COMPARED, "In 2024, 9000 fewer than in 2023, a decline of 7%, left the plant."),
        ("Umsatz und Gewinn stiegen im zweiten Quartal 2024 um 5 und 6 Prozent.",
         "In the second quarter of 2024, revenue rose 5% and profit 6%."),
        ("Von 2019 bis 2024 stieg der Umsatz um 5 Prozent.",
         "Revenue rose 5% between 2019 and 2024."),
        ("Im ersten und im zweiten Quartal fielen 5 Millionen Euro an.",
         "It was 5 million euros in the first and in the second quarter."),
        ("Im Geschäftsjahr 2024 nahm sie im zweiten Quartal 5 Millionen Euro ein.",
         "It took in 5 million euros in the second quarter of fiscal 2024."),
    ],
)  # fmt: skip
def test_period_of_its_own_figure(german: str, english: str) -> None:
    assert {match.verdict for match in check(german, english)} <= {"match", "missing"}


def test_a_period_of_another_sentence() -> None:
    german = [
        *read_german("Im ersten Quartal waren es 5 Millionen Euro."),
        *read_german("Im zweiten Quartal waren es 6 Millionen Euro."),
    ]
    for bullet, verdict in (("5 million euros in the first quarter", "match"),
                            ("5 million euros in the second quarter", "wrong")):  # fmt: skip
        found = [m.verdict for m in match_figures(german, read_english(bullet)) if m.english]
        assert found == ["match", verdict]


def test_what_the_grammar_gives() -> None:
    change, sum_ = read_german(OUTLOOK)[0], read_german(OUTLOOK)[-1]
    assert change.other_periods == ()
    assert sum_.other_periods == (("quarter", Decimal(3)),)
    assert [figure.periods for figure in read_english("In 2024, it rose 5%, in 2025 6%.")] == [
        (), (("year", Decimal(2024)),), (), (("year", Decimal(2025)),),
    ]  # fmt: skip
