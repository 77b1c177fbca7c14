"""What a sum is: revenue, profit or loss that the German says right before it.

"Der Gewinn kletterte auf 186 Millionen Dollar" must not become "the shareholders climbed to $186
million": the sum is right, and nobody can know of what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.figures import Match

_PERIODS = (
    "Quartal|Viertel|Halbjahr|Vierteljahr|Jahr|Vorjahr|Geschäftsjahr|Monat|Januar|Februar|März|April"
    "|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)
# A measure, and up to its sum nothing but small words, figures and periods.
_MEASURE = re.compile(
    r"\b(?P<noun>[A-ZÄÖÜ]\w*(?:gewinn|überschuss|umsatz|erlös|verlust|fehlbetrag|ergebnis)(?:e?s|e)?"
    r"|(?:Gewinn|Überschuss|Umsatz|Erlös|Verlust|Fehlbetrag|Ergebnis|Umsätze)(?:e?s|e)?)"
    r"(?P<gap>(?:\s+(?:[a-zäöüß]+|[\d.,]*\d|%|Prozent"
    rf"|(?:{_PERIODS})(?:e?s|e|en)?))*)\s+$"
)
# After these the sum may be of something else, or of another year.
_TURN = re.compile(r"\b(?:und|oder|aber|während|nach|statt|bei)\b")
# Any measure of a business, said in whatever way: the wrong one is for other checks to find.
_SAID = re.compile(
    r"profit|earn|income|(?<!as a )\bresults?\b|\bnet\b|ebit|revenue|sales|turnover|proceeds"
    r"|takings|los[st]|losing|deficit|shortfall|dividend|pay|\bred\b|\bma[dk]e|\bblack\b|surplus|sold|sell"
    r"|gain|bottom line|business|return|yield|write|wrote|raised|fetch",
    re.IGNORECASE,
)


def unsaid_measures(english: str, matches: Sequence[Match], german: str) -> tuple[str, ...]:
    """Measures of sums that `english` gives without a word for any measure.

    Args:
        english: a translation or a bullet.
        matches: its figures with those of `german`.
        german: a sentence that it says.
    """
    if _SAID.search(english):
        return ()
    sums = [
        match.german
        for match in matches
        if match.english and match.german and match.german.kind == "money"
    ]
    found = [_MEASURE.search(german[: figure.start]) for figure in sums]
    nouns = (one["noun"] for one in found if one and not _TURN.search(one["gap"]))
    return tuple(dict.fromkeys(nouns))
