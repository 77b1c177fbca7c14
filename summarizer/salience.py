"""Which German sentences carry the news: position, figures, cue words, and what is new in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.figures import Figure
from summarizer.translating import German

# Word beginnings that announce a result, an outlook or a market move.
_NEWS = re.compile(
    r"\b(?:umsatz|erlös|gewinn|verlust|ergebnis|ebit|überschuss|rendite|marge|dividende|prognose|"
    r"ausblick|erwart|rechne|plan|ziel|hebt|hob|senkt|kapp|steiger|stieg|steig|sank|sink|fiel|"
    r"kletter|legte|verdien|übern[ai]|kauf|verkauf|fusion|stellen|abbau|aktie|kurs|anleihe|auftrag|"
    r"auftrags|inflation|wachstum|wirtschaft|zins|zoll|zölle|klage|strafe|insolven|rekord|investi)"
    r"|(?:umsatz|gewinn|verlust|ergebnis|prognose|aktie|wachstum|plus|minus)\b",
    re.IGNORECASE,
)
# What stands behind the news: opinion, history, process.
_BACKGROUND = re.compile(
    r"\b(?:analyst|experte|beobachter|zuvor|bereits|damals|vergangen\w* jahr|hintergrund|"
    r"hatte[n]?|ursprünglich|allerdings|dazu|hinzu)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_WEIGHTY = frozenset({"money", "percent", "count", "measure", "index"})
_STEM = 6

_POSITION, _FIGURE, _CUE, _BEHIND, _SHORT, _QUOTE, _HEADING = 2.0, 0.5, 0.4, 0.4, 1.0, 0.4, 2.0
_REPEATED = 2.0
_MANY_FIGURES, _MANY_CUES = 3, 3
_CANDIDATES = 8


def by_salience(sentences: Sequence[German], limit: int) -> list[int]:
    """Indexes of at most `limit` sentences, most newsworthy first; each brings something new."""
    scores = {index: _score(german, index) for index, german in enumerate(sentences)}
    # What others have said can push a sentence back only so far, so the rest need no comparing.
    left = sorted(scores, key=lambda index: (-scores[index], index))[: _CANDIDATES * limit]
    contents = {index: _content(sentences[index]) for index in left}
    overlap = dict.fromkeys(left, 0.0)
    said: set[str] = set()
    order: list[int] = []
    while left and len(order) < limit:
        best = max(left, key=lambda index: (scores[index] - _REPEATED * overlap[index], -index))
        order.append(best)
        left.remove(best)
        new = contents[best] - said
        said |= new
        for index in left:
            if contents[index] & new:
                overlap[index] = len(contents[index] & said) / len(contents[index])
    return order


def _score(german: German, rank: int) -> float:
    text = german.sentence.text
    weighty = sum(_weight(figure) for figure in german.figures)
    score = _POSITION / (1 + 0.35 * rank)
    score += _FIGURE * min(weighty, _MANY_FIGURES)
    score += _CUE * min(len(_NEWS.findall(text)), _MANY_CUES)
    score -= _BEHIND * bool(_BACKGROUND.search(text))
    score -= _SHORT * (len(text.split()) < 5)
    score -= _HEADING * german.sentence.heading
    score -= _QUOTE * (text.startswith(("„", '"', "»")) or text.endswith("?"))
    return score


def _weight(figure: Figure) -> float:
    return 1.0 if figure.kind in _WEIGHTY else 0.25


def _content(german: German) -> frozenset[str]:
    """What a sentence is about: beginnings of its longer words."""
    return frozenset(word[:_STEM].lower() for word in _WORD.findall(german.sentence.text))
