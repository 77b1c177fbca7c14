"""What a figure is about: signs that a bullet gives a right figure to the wrong thing.

A small model joins figures to terms of another sentence ("raises outlook to $664 million" of a
sentence on revenue) or to each other ("up 355% to $2.39 billion", where the source has another
percentage for that level). Both are asked of the German that has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.bracketed import misplaced_figures
from summarizer.figures import Figure, Match
from summarizer.translating import German
from summarizer.verifying import Verification

# English term -> German beginnings or parts of words, one of which must be there.
_TERMS = {
    r"revenues?|sales|turnover": r"ums[aä]tz|erlös|einnahm|absatz|abgesetzt|umgesetzt|verk[aä]uf"
    r"|geschäft|erwirtschaft|markt|eingenommen|einspiel|handel|beitr|verkehr",
    r"profits?|earnings": r"gewinn|ergebni|überschuss|verdien|profit|ebit|plus|ertrag|erträge"
    r"|schwarz|verdopp|marge|blieb|hängen|einbehalt",
    r"loss(?:es)?": r"verlu|fehlbetrag|minus|defizit|rote|einbuß|verlor|verlier|schaden|schäden"
    r"|büß|abschlag|unter dem strich|gab|nach",
    r"outlook|forecasts?|guidance": r"ausblick|prognos|erwart(?!ung)|rechne|ziel|aussicht|peil"
    r"|plan|soll|will|werde|dürfte|voraus|schätz|veranschlag|kalkul|anvis|vorher",
    r"shares?|stocks?": r"akti|papier|anteil|titel|kurs|börse|wert|beteilig|paket|notier|stimm"
    r"|prozent|dax|anlege",
    r"dividends?": r"dividend|ausschütt|ausgeschütt|gewinnbeteil",
    r"orders?": r"auftr|bestell|order|geordert|verfüg|anweis|anordn|verurteil|verh[aä]ng|verdonner"
    r"|muss|müssen",
    r"margins?": r"marge|rendite|spanne",
    r"debts?": r"schuld|verbindlich|kredit|anleihe|darlehen",
    r"inflation": r"inflation|teuerung|preis|teurer",
    # A day's high ("Tageshoch") is no record.
    r"record (?:high|low|level|peak)s?|all-time (?:high|low)s?": r"rekord|allzeit|historisch|jemals"
    r"|\bnie\b|aller zeiten|erstmals|bestmarke|bestwert|höchst(?:stand|wert|marke)"
    r"|tiefst(?:stand|wert)|seit beginn|seit aufzeichnung|so (?:viel|hoch|niedrig|tief|wenig)",
}
_TERM_PATTERNS = [
    (re.compile(rf"\b(?:{term})\b", re.IGNORECASE), re.compile(ground, re.IGNORECASE))
    for term, ground in _TERMS.items()
]

_EXPECTING = re.compile(
    r"\b(?:expect|see|forecast|predict|target|anticipate|project|aim|plan)(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|following|from|than)\b", re.IGNORECASE)
# "Nach einem Umsatzplus von (355 Prozent) …": what is named with it is past. "Nach Angaben" is not.
_REACHED = re.compile(
    r"\bnach (?!(?:\w+ )?\w*(?:angabe|schätzung|rechnung|prognose|ansicht|meinung|erwartung|wort"
    r"|auskunft|plan|einschätz))(?:[^\W\d]+ ){0,4}$",
    re.IGNORECASE,
)


# What stands between a change and its level; a hedge may belong to the level.
_LINK = re.compile(
    r"(?:(?![,;]|\band\b|\bfrom\b|\d+%).)*\b(?:to|at)\b(?: [a-z]+){0,3} ?", re.IGNORECASE
)
_PERIODS = frozenset(("date", "year", "fiscal_year", "time"))


def attribution_faults(bullet: Verification, germans: Sequence[German]) -> list[str]:
    """Figures that a bullet gives to another term or another figure than its `germans` do."""
    used = {id(match.german) for match in bullet.matches if match.english}
    having = [german for german in germans if any(id(figure) in used for figure in german.figures)]
    text = " ".join(german.sentence.text for german in having or germans)
    faults = [f"not said of its figures: {term}" for term in unsupported_terms(bullet.text, text)]
    joins = false_joins(bullet.text, bullet.matches, [german.figures for german in germans])
    faults += [f"figures joined that the source keeps apart: {join}" for join in joins]
    for german in germans:
        own = [one for one in bullet.matches if german.has(one)]
        misplaced = misplaced_figures(bullet.text, own, german.sentence.text)
        faults += [f"figure of another owner: {one}" for one in misplaced]
    reached = expected_results(bullet.text, bullet.matches, germans)
    return faults + [f"tells as expected what was reached: {figure}" for figure in reached]


def expected_results(
    english: str, matches: Sequence[Match], germans: Sequence[German]
) -> tuple[str, ...]:
    """Figures that a bullet has as expected, and the German as the past before it: "nach …"."""
    expecting = _EXPECTING.search(english)
    if expecting is None:
        return ()
    return tuple(
        one.english.text
        for one in matches
        for german in germans
        if one.english and german.has(one)
        if one.german and _REACHED.search(german.sentence.text[: one.german.start])
        if one.english.start > expecting.end()
        and not _AFTER.search(english, expecting.end(), one.english.start)
    )


def unsupported_terms(english: str, german: str) -> tuple[str, ...]:
    """Business terms of an English bullet for which the German has no word.

    Args:
        english: the bullet.
        german: the sentences that its figures stand in.
    """
    missing = []
    for term, ground in _TERM_PATTERNS:
        found = term.search(english)
        if found and not ground.search(german):
            missing.append(found.group().lower())
    return tuple(missing)


def false_joins(
    english: str, matches: Sequence[Match], german: Sequence[Sequence[Figure]]
) -> tuple[str, ...]:
    """Pairs "A% to B" or "A% at B" of a bullet that no German sentence has as a pair.

    It has not when the two stand in different sentences, or another percentage between them.

    Args:
        english: the bullet, whose figures are matched in `matches`.
        matches: its figures with the German ones.
        german: the figures of each source sentence, in order.
    """
    # A period may stand between the two: "355% in second quarter to $2.39 billion".
    found = [
        (m.english, m.german)
        for m in matches
        if m.english and m.german and m.english.kind not in _PERIODS
    ]
    joined = []
    for (change, source), (level, target) in pairwise(found):
        link = _LINK.fullmatch(english[change.end : level.start])
        if not link or change.kind != "percent" or level.kind == "percent":
            continue
        if not any(_stand_together(source, target, figures) for figures in german):
            joined.append(f"{change.text} to {level.text}")
    return tuple(joined)


def _stand_together(one: Figure, other: Figure, figures: Sequence[Figure]) -> bool:
    """Whether both are among the `figures` of a sentence, with no percentage between them."""
    places = [n for n, figure in enumerate(figures) if figure is one or figure is other]
    return len(places) == 2 and not any(
        figure.kind == "percent" for figure in figures[places[0] + 1 : places[1]]
    )
