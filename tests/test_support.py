"""Contradictions between English and German beyond figures, and what is none."""

from __future__ import annotations

import pytest

from summarizer.support import contradictions, lost_attribution, lost_denial


@pytest.mark.parametrize(
    ("english", "german"),
    [
        # The same direction, in other words.
        ("Revenue rose 5%", "Der Umsatz stieg um fünf Prozent."),
        ("Revenue fell", "Der Umsatz gab deutlich nach."),
        ("Revenue fell", "Der Umsatz brach im zweiten Quartal ein."),
        ("Profit fell while revenue rose", "Der Gewinn sank, der Umsatz legte zu."),
        ("Loss narrowed", "Der Verlust verringerte sich."),
        ("Loss widened", "Der Verlust stieg."),
        ("Shares gained", "Die Titel zogen an."),
        ("Profit fell to 3 million", "Der Überschuss ging auf drei Millionen zurück."),
        ("It cut its outlook", "Der Ausblick wurde gekappt."),
        # Silence is no contradiction.
        ("Revenue came to 3 billion", "Der Umsatz stieg auf drei Milliarden."),
        ("It reduced the number", "Die Zahl lag bei drei."),
        ("Up to 300 people came", "Mehr als erwartet, bis zu 300, verloren den Faden."),
        ("Lower Saxony decides", "Niedersachsen erhöht die Gebühr."),
        # Denials in other words.
        ("It does not pay a dividend", "Eine Dividende zahlt man nicht."),
        ("There will be no dividend", "Die Dividende entfällt."),
        ("It has yet to decide", "Entschieden ist noch nichts."),
        ("Not until 2027", "Erst 2027."),
        ("Not only cars, trucks as well", "Nicht nur Autos, auch Lastwagen."),
        ("fewest homes in 12 years", "so wenige Wohnungen wie seit zwölf Jahren nicht mehr"),
        ("It is without work", "Es ist ohne Arbeit."),
        ("The motion failed", "Der Antrag fand keine Mehrheit und scheiterte."),
        ("Losses ate up 150 million", "Restwertverluste zehrten 150 Millionen auf."),
        # Plans and facts.
        ("It will cut 500 jobs", "Der Konzern will 500 Stellen streichen."),
        ("Zoom to cut 500 jobs", "Zoom soll 500 Stellen streichen."),
        ("Zoom cuts 500 jobs", "Zoom will 500 Stellen streichen."),
        ("Shares fell after the plan", "Die Aktie fiel, weil man kürzen will."),
        ("It sold the unit", "Man hat die Sparte verkauft und will mehr."),
    ],
)
def test_no_contradiction(english: str, german: str) -> None:
    assert contradictions(english, german) == ()


@pytest.mark.parametrize(
    ("english", "german", "reason"),
    [
        ("Revenue fell 5%", "Der Umsatz stieg um fünf Prozent.", "says down (fell)"),
        (
            "Shares up more than 10%",
            "Mehr als zehn Prozent betrug der Kursverlust.",
            "says up (up)",
        ),
        ("Revenue rose", "Der Umsatz gab deutlich nach.", "says up (rose)"),
        ("Zoom cuts its outlook", "Zoom hebt den Ausblick an.", "says down (cuts)"),
        ("Zoom raises its outlook", "Zoom kappt den Ausblick.", "says up (raises)"),
        ("Zoom posts a loss", "Zoom weist einen Gewinn aus.", "says a loss (loss)"),
        ("Zoom posts a profit", "Zoom weist einen Verlust aus.", "says a profit (profit)"),
        ("Zoom missed forecasts", "Zoom übertraf die Prognosen.", "says expectations missed"),
        ("Zoom beat forecasts", "Zoom verfehlte die Prognosen.", "says expectations beaten"),
        ("30 cents less", "Das sind 30 Cent mehr als zuvor.", "says down (less)"),
        ("Sales rose, profit rose", "Der Umsatz stieg, der Gewinn sank.", "says up more often"),
        ("It does not pay", "Es zahlt eine Dividende.", "denies what"),
        ("It never paid and did not grow", "Es zahlte nicht und wuchs.", "denies what"),
        ("It pays a dividend", "Es zahlt keine Dividende.", "does not deny what"),
        ("Zoom cut 500 jobs", "Zoom will 500 Stellen streichen.", "tells as done (cut)"),
        ("Sales rose", "Der Umsatz dürfte steigen, sagte ein Sprecher.", "tells as done (rose)"),
    ],
)
def test_contradiction(english: str, german: str, reason: str) -> None:
    assert any(reason in fault for fault in contradictions(english, german))


def test_a_bullet_may_leave_a_denial_out_and_take_words_from_around() -> None:
    german = "Der Umsatz stieg, Zahlen zum Gewinn gab es nicht."
    assert contradictions("Revenue rose", german, complete=False) == ()
    assert contradictions("Revenue rose", german) != ()
    around = "Der Gewinn sank."
    assert contradictions("Profit fell", "Die Erlöse stiegen.", around=around) == ()


@pytest.mark.parametrize(
    ("bullet", "translation", "lost"),
    [
        ("Zoom expects recovery", "Zoom does not expect a recovery, the company said.", True),
        ("Zoom expects no recovery", "Zoom does not expect a recovery.", False),
        ("Zoom unable to expect recovery", "Zoom does not expect a recovery.", False),
        ("Zoom revenue rises", "Zoom revenue rises, but there is no outlook.", False),
    ],
)
def test_a_bullet_keeps_the_denial_of_its_clause(bullet: str, translation: str, lost: bool) -> None:
    assert lost_denial(bullet, translation) is lost


@pytest.mark.parametrize(
    ("bullet", "german", "lost"),
    [
        ("Zoom buys a rival", "Insidern zufolge kauft Zoom einen Rivalen.", True),
        ("Zoom buys a rival, sources say", "Insidern zufolge kauft Zoom einen Rivalen.", False),
        ("Zoom in talks to buy rival", "Zoom verhandelt laut Kreisen.", False),
        ("Zoom buys a rival", "Zoom kauft einen Rivalen, sagte ein Sprecher.", False),
    ],
)
def test_hearsay_stays_hearsay(bullet: str, german: str, lost: bool) -> None:
    assert lost_attribution(bullet, german) is lost
