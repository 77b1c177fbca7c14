"""Which German sentences carry the news: a small fitted ranker over features one can read.

The score of a sentence is the log-odds that an editor writes a bullet about it: a weighted sum of
the features below. `python -m models.training.salience` fitted the weights in `salience.json` on
articles whose bullets name their sentences. Sentences are then taken one by one, each judged also
by how much of it has been said already.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files

from summarizer.translating import German

# What a sentence talks about or does, by word beginnings.
_CUES = {
    "result": r"umsatz|erlös|gewinn|verlust|ergebnis|ebit|überschuss|marge|rendite|verdien|einnahm"
    r"|absatz|fehlbetrag",
    "outlook": r"prognos|ausblick|erwart|rechne|in aussicht|ziel|peil|anvisier|voraus",
    "plan": r"\b(?:will|wollen|soll|sollen|plant|werde|werden|dürfte)\b",
    "deal": r"übern[ai]hm|übernomm|kauf|fusion|beteilig|anteil|einstieg|börsengang|angebot",
    "jobs": r"stellen|abbau|arbeitsplätze|mitarbeiter|beschäftigt|streik|werk",
    "price": r"aktie|papier|kurs|anteilsschein|börse",
    "payout": r"dividende|ausschütt|rückkauf",
    "move": r"stieg|steig|sank|sink|fiel|kletter|legte|gesunken|erhöh|senk|hob|hebt|kürz|kapp"
    r"|schrumpf|wuchs|wachs|zog|rutsch|verdoppel|halbier",
    "economy": r"leitzins|inflation|prozentpunkt|basispunkt|zoll|zölle|konjunktur|arbeitslos",
    "law": r"klage|gericht|urteil|strafe|kartell|verfahren|ermittl|genehmig|erlaub|verbot|verbiet",
    "record": r"rekord|höchst|tiefst|erstmals|zum ersten mal|niedrigst",
    "said": r"\b(?:sagte|erklärte|betonte|kommentierte|urteilte|klagte|warnte|räumte|erläuterte)\b",
    "background": r"\b(?:damals|einst|früher|seit jahren|gegründet|zuvor|bereits|hatten?)\b",
    "reason": r"\b(?:grund|wegen|weil|denn|deshalb|daher|dank|infolge|angesichts)\b",
    "watcher": r"analyst|experte|beobachter|händler|kreise|insider",
    "new": r"\b(?:insgesamt|unter dem strich|künftig|neue?n?|nun|jetzt|ab)\b",
}
_CUE_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _CUES.items()}
_REPORTED = re.compile(r"\b(?:sei|seien|habe|hätten|werde|würde|könne|müsse|solle|wolle)\b")
_ANAPHORIC = re.compile(
    r"(?:das|dies|damit|dabei|dazu|daran|darin|davon|er|sie|es|man|doch|aber|allerdings|auch|zudem"
    r"|außerdem|hinzu|so)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ASIDE = re.compile(
    r"(?:\?|\.\.\.|…)$|^\((?:bild|foto|quelle|grafik)\b|^(?:bild|foto|quelle)(?:nachweis)?:"
    r"|disclaimer|datenschutz|haftungsausschluss|\bklick|\babonnier|newsletter|anlageberatung"
    r"|\b(?:lesen|sehen) sie (?:auch|mehr)|\bfinden sie\b|\bhört\b[^.]{0,20}\brein\b"
    r"|aufforderung zum kauf|^\((?:neu|wdhl?|korr|aktualisiert)\b|ist der emittent verantwortlich"
    # Whose report it was, and nothing of what it says.
    r"|^(?:das|dies) (?:meldete|berichtete|teilte|sagte|erklärte|bestätigte|schrieb|geht aus)"
    r"[^,;:]{0,90}$",
    re.IGNORECASE,
)
# A date or a place alone.
_FEWEST_WORDS = 2
_STEM = 6
_KINDS = ("money", "percent", "count", "measure", "index", "date", "year")
WEIGHTY = frozenset({"money", "percent", "count", "measure", "index"})
"""Kinds of figures that are news; dates and years are not."""

_LONG, _SHORT = 40, 9
_PLACES = 6
# Not fitted, since the articles are short: far down in a long article there is less news.
_LATE = -1.0
_HEADING = -4.0
# Web pages bring questions, teasers that break off, captions, dates and notices to the reader. They
# come after everything else, headings as well.
_NO_NEWS = -8.0
# Above what any features can add up to, but for headings.
_FOCUSED = 6.0
# How much being wholly said already takes from a sentence, in log-odds.
_REPEATED = 4.0
_CANDIDATES = 8


def features(sentences: Sequence[German]) -> list[dict[str, float]]:
    """The features of each sentence of an article; those that are zero are left out."""
    stems = [_stems(german) for german in sentences]
    spread = Counter(stem for of_one in stems for stem in of_one)
    lead = stems[0] if stems else frozenset()
    return [
        _features(german, index, len(sentences), stems[index], spread, lead)
        for index, german in enumerate(sentences)
    ]


def _features(
    german: German,
    index: int,
    count: int,
    stems: frozenset[str],
    spread: Mapping[str, int],
    lead: frozenset[str],
) -> dict[str, float]:
    text = german.sentence.text
    words = len(text.split())
    kinds = Counter(figure.kind for figure in german.figures)
    found: dict[str, float] = {
        f"place {min(index, _PLACES)}": 1.0,
        "last": float(index == count - 1),
        "words": min(words, _LONG) / _LONG,
        "short": float(words < _SHORT),
        "figure": float(any(kind in WEIGHTY for kind in kinds)),
        "earlier figure": float(any(figure.role == "prior" for figure in german.figures)),
        "begins with quote": float(text.startswith(("„", '"', "»"))),
        "has quote": float("„" in text or '"' in text),
        "question": float(text.endswith("?")),
        "refers back": float(_ANAPHORIC.match(text) is not None),
        "reported speech": float(_REPORTED.search(text) is not None),
        "colon": float(":" in text),
        "shared words": sum(spread[stem] > 1 for stem in stems) / max(1, len(stems)),
        "lead words": len(stems & lead) / max(1, len(stems)) if index else 0.0,
    }
    for kind in _KINDS:
        found[f"figures: {kind}"] = min(2, kinds[kind]) / 2
    for name, pattern in _CUE_PATTERNS.items():
        found[f"cue: {name}"] = float(pattern.search(text) is not None)
    return {name: value for name, value in found.items() if value}


def by_salience(
    sentences: Sequence[German], limit: int, focused: Collection[int] = ()
) -> list[int]:
    """Indexes of at most `limit` sentences, most newsworthy first; each brings something new.

    Those in `focused` are what the reader wants to know about.
    """
    weights = fitted_weights()
    scores = {
        index: score(found, weights)
        + _unfitted(sentences[index], index)
        + _FOCUSED * (index in focused)
        for index, found in enumerate(features(sentences))
    }
    # What others have said can push a sentence back only so far, so the rest need no comparing.
    left = sorted(scores, key=lambda index: (-scores[index], index))[: _CANDIDATES * limit]
    contents = {index: _stems(sentences[index]) for index in left}
    overlap = dict.fromkeys(left, 0.0)
    said: set[str] = set()
    order: list[int] = []
    while left and len(order) < limit:
        best = max(
            left, key=lambda index: (scores[index] - _REPEATED * overlap[index] ** 2, -index)
        )
        order.append(best)
        left.remove(best)
        new = contents[best] - said
        said |= new
        for index in left:
            if contents[index] & new:
                overlap[index] = len(contents[index] & said) / len(contents[index])
    return order


def score(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Log-odds of a bullet for a sentence with these features."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found.items())


@cache
def fitted_weights() -> dict[str, float]:
    """The weights of the features, "bias" among them."""
    stored = json.loads(files("summarizer").joinpath("salience.json").read_text("utf-8"))
    weights: dict[str, float] = stored["weights"]
    return weights


def is_aside(text: str) -> bool:
    """Whether a sentence is a caption, a teaser, a notice or a question, and so no news."""
    return _ASIDE.search(text) is not None


def _unfitted(german: German, index: int) -> float:
    late = max(0.0, math.log2((index + 1) / (_PLACES + 1)))
    text = german.sentence.text
    aside = is_aside(text) or len(_WORD.findall(text)) < _FEWEST_WORDS
    return _LATE * late + _HEADING * german.sentence.heading + _NO_NEWS * aside


def _stems(german: German) -> frozenset[str]:
    """What a sentence is about: beginnings of its longer words."""
    return frozenset(word[:_STEM].lower() for word in _WORD.findall(german.sentence.text))
