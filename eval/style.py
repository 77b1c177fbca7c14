"""Form of bullets, judged apart from what they say: subject, repetition, figures, length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.items import Tally
from summarizer.figures import read_english, read_german
from summarizer.support import contradictions

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
# A bullet stands alone, so nothing before it says who is meant.
_DANGLING = re.compile(
    r"(?:it|its|he|his|she|her|they|their|this|that|these|those|there"
    r"|the (?:company|group|firm|corporation|enterprise|concern))\b",
    re.IGNORECASE,
)
_LEAST_WORDS, _MOST_WORDS = 6, 22
# Share of the shorter bullet's words from which on two bullets say the same.
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class SourcedBullet:
    """A bullet with the German sentences that it was made from, joined."""

    text: str
    german: str


def style_tallies(bullets: Sequence[SourcedBullet]) -> dict[str, Tally]:
    """What share of the bullets is in form; each tally is (bullets in form, bullets)."""
    texts = [one.text for one in bullets]
    with_source_figure = [one for one in bullets if read_german(one.german)]
    return {
        "bullets_with_subject": _tally(_DANGLING.match(text) is None for text in texts),
        "bullets_new": _tally(not _said_before(text, texts[:i]) for i, text in enumerate(texts)),
        "bullets_of_length": _tally(
            _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS for text in texts
        ),
        "bullets_without_full_stop": _tally(not text.endswith(".") for text in texts),
        "bullets_with_figure": _tally(bool(read_english(one.text)) for one in with_source_figure),
        "bullets_not_contradicted": _tally(
            not contradictions(one.text, one.german, complete=False) for one in bullets
        ),
    }


def _said_before(text: str, earlier: Sequence[str]) -> bool:
    own = _words(text)
    return any(
        len(own & _words(other)) >= _SAME * min(len(own), len(_words(other))) for other in earlier
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _tally(verdicts: Iterable[bool]) -> Tally:
    found = list(verdicts)
    return sum(found), len(found)
