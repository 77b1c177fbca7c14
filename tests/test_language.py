from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language import GERMAN, guess_language

GERMAN_TEXTS = [
    "Zoom hebt Prognose an",
    "ZOOM HEBT NACH REKORDQUARTAL PROGNOSE AN",
    "Fuer das Geschaeftsjahr rechnet der Konzern mit Zuwaechsen",
    "Umsatz steigt auf 5 Mrd. Euro",
    "Umsatz: 5 Mrd. Euro\nGewinn: 2 Mrd. Euro\nEbit: 1,2 Mrd. Euro",
    "Aktien Frankfurt Eröffnung: Dax steigt vor EZB-Zinsentscheidung",
    "Die Firma Apple sagte: “We are very happy with the results of the first quarter.”",
    "Google, Amazon und Microsoft legten zu",
    "Lufthansa senkt Ausblick",
    "VW-Absatz fällt um 3 Prozent",
    "Dax schließt über 19.000 Punkten",
    "DIE AKTIE STIEG UM 3 %",
    "Schweizer Nationalbank lässt Leitzins unverändert",
    "Bafin warnt vor Trading Live und Best Finance Investment",
    "Das Start-up Social Chain mit Sitz in Berlin plant ein Listing an der New York Stock Exchange",
    "Übernahmegerüchte treiben Commerzbank",
]
OTHERS = [
    ("English", "The company said its profit rose 5 percent in the second quarter."),
    ("English", "Shares rise after strong results"),
    ("English", "SHARES OF THE BANK FALL ON WEAK OUTLOOK"),
    ("English", "Zoom raises its full-year revenue forecast to $2.39 billion, shares up 5%"),
    ("French", "Le bénéfice de l'entreprise a augmenté de 5 % au deuxième trimestre."),
    ("French", "La Banque de France abaisse sa prévision de croissance pour 2024"),
    ("Spanish", "La empresa aumentó sus ventas un 5 % en el segundo trimestre del año."),
    ("Italian", "Il gruppo ha chiuso il trimestre con un utile di 5 milioni, in crescita del 3%."),
    (
        "Dutch",
        "Het bedrijf verwacht dat de omzet in het tweede kwartaal met 5 procent is gestegen.",
    ),
    ("Portuguese", "A empresa não espera um lucro maior no segundo trimestre, segundo os dados."),
    (
        "Polish",
        "Spółka podała, że zysk w drugim kwartale był wyższy niż przed rokiem i nie spadnie.",
    ),
    ("Swedish", "Bolaget säger att vinsten under kvartalet var högre än året före och det är bra."),
    (
        "Danish",
        "Selskabet siger, at overskuddet i kvartalet er højere end sidste år, og det er godt.",
    ),
    ("Czech", "Společnost uvedla, že zisk se ve druhém čtvrtletí zvýšil o pět miliard korun."),
    ("Turkish", "Şirket, bu yıl kar için daha çok yatırım ve bir milyar lira gelir bekliyor."),
    ("Russian or another language in Cyrillic script", "Компания увеличила прибыль на 5%."),
    ("Greek", "Η εταιρεία αύξησε τα κέρδη της κατά 5%."),
    ("Chinese", "公司第二季度利润增长了5%。"),
    ("Japanese", "同社の第2四半期の利益は5%増加しました。"),
    ("Korean", "회사의 2분기 이익이 5% 증가했다."),
    ("Arabic", "ارتفعت أرباح الشركة بنسبة 5%."),
]
UNKNOWN = [
    "12,5 34,6 78",
    "",
    "Apple Microsoft Nvidia Tesla",
    "🎉",
    "ISIN DE0005936124",
    "Zalando 3,4%",
]


@pytest.mark.parametrize("text", GERMAN_TEXTS)
def test_german(text: str) -> None:
    assert guess_language(text).language == GERMAN


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_other_languages(language: str, text: str) -> None:
    assert guess_language(text).language == language


@pytest.mark.parametrize("text", UNKNOWN)
def test_too_little_to_say(text: str) -> None:
    assert guess_language(text).language is None


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    guess = guess_language(text)
    assert guess.score >= 0 <= guess.german
