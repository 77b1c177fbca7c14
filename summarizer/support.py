"""Whether an English text says what its German says beyond figures: direction, denial, done.

Nothing here understands a sentence. Each check accuses only where the German has a plain cue for
the opposite and no word that could be put so in English, because most of what a translator does
with a sentence is right. Silence is never a contradiction.
"""

from __future__ import annotations

import re

from summarizer import support_verbs as verbs
from summarizer import support_words as words
from summarizer.directions import made_up

_CLAUSE = re.compile(r"[,;:]\s|\s[-–—]\s|\b(?:but|while|whereas|although|because|after|which)\b")
_CLAUSE_MARKS = re.compile("[,;:]")
_REACH = 200
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
# Share of a bullet's words that a denied clause of the translation must have, to be its source.
_SAME_CLAUSE = 0.5


def contradictions(
    english: str, german: str, *, around: str = "", complete: bool = True
) -> tuple[str, ...]:
    """Reasons why `english` says something else than `german`, one line each.

    Args:
        english: a translation or a bullet.
        german: the sentence that it says.
        around: further German sentences that it may take words from.
        complete: whether `english` says all of `german` (a translation) or not (a bullet).
    """
    full = f"{around} {german}" if around else german
    found = [
        *(
            _directions(english, german, full, complete)
            or made_up(english, german, full, complete=complete)
        ),
        *_denials(english, full, complete),
        *_done(english, german, full),
    ]
    return tuple(found)


def lost_denial(bullet: str, translation: str) -> bool:
    """Whether `bullet` affirms a clause that the `translation` of its sentence denies."""
    if words.ENGLISH_DENIAL.search(bullet) or words.ENGLISH_DENIAL_GROUND.search(bullet):
        return False
    said = _stems(bullet)
    clauses = _CLAUSE.split(translation)
    best = max(clauses, key=lambda clause: len(said & _stems(clause)))
    shared = len(said & _stems(best)) / max(1, len(said))
    return shared >= _SAME_CLAUSE and words.ENGLISH_DENIAL.search(best) is not None


def lost_attribution(bullet: str, german: str) -> bool:
    """Whether `bullet` states as a fact what `german` has from insiders, critics or prosecutors."""
    return (
        words.GERMAN_HEARSAY.search(german) is not None
        and words.ENGLISH_ATTRIBUTION.search(bullet) is None
    )


def _directions(english: str, german: str, full: str, complete: bool) -> list[str]:
    faults = []
    for pair in words.OPPOSITES:
        for side, other in (pair, pair[::-1]):
            said = side.english.search(english)
            if said is None or side.cue.search(full) or side.ground.search(full):
                continue
            cue = other.cue.search(german)
            # Where the English says that as well, the other may be of something else.
            if cue and _count(other.english, english) < _count(other.cue, german):
                faults.append(f"says {side.name} ({said[0]}) where the source says {cue[0]}")
        if complete and not faults:
            faults += _turned(english, german, full, pair)
    return faults


def _turned(english: str, german: str, full: str, pair: tuple[words.Side, words.Side]) -> list[str]:
    """A sentence with both sides, of which the English has turned one into the other."""
    said = [_count(side.english, english) for side in pair]
    if not any(said):
        return []
    meant = [_count(side.cue, german) for side in pair]
    for more, less in ((0, 1), (1, 0)):
        able = _count(pair[more].cue, full) + _count(pair[more].ground, full)
        if said[more] > able and said[less] < meant[less]:
            return [f"says {pair[more].name} more often than the source"]
    return []


def _denials(english: str, german: str, complete: bool) -> list[str]:
    said = _count(words.ENGLISH_DENIAL, english)
    meant = _count(words.GERMAN_DENIAL, german)
    if said > meant + _deniable(english, german):
        return ["denies what the source does not deny"]
    certain = meant - _count(words.GERMAN_NO_DENIAL, german)
    if complete and certain > said + _count(words.ENGLISH_DENIAL_GROUND, english):
        return ["does not deny what the source denies"]
    return []


def _deniable(english: str, german: str) -> int:
    """How many words of `german` may be a denial in English and are not yet said otherwise."""
    free = 0
    for ground, other in words.DENIAL_GROUNDS:
        used = _count(other, english) if other else 0
        free += max(0, _count(ground, german) - used)
    return free


def _done(english: str, german: str, full: str) -> list[str]:
    told = _planned_deed(english, german, full)
    if told:
        return [f"tells as done ({told}) what the source only expects or plans"]
    if words.GERMAN_DONE.search(full):
        return []
    # With nothing done in the source, only what can be nothing but a past tense tells of a deed.
    if words.GERMAN_UNDONE.search(german):
        pasts = words.ENGLISH_DONE
    elif words.GERMAN_PAST.search(full):
        return []
    else:
        pasts = words.ENGLISH_PAST
    for said in pasts.finditer(english):
        if not _open(english, said):
            return [f"tells as done ({said[0]}) what the source only expects or plans"]
    return []


def _planned_deed(english: str, german: str, full: str) -> str | None:
    """The English past of a deed that the German has only as an infinitive under a modal verb."""
    if not verbs.WILLED.search(german) or verbs.COULD.search(full):
        return None
    for deed in verbs.DEEDS:
        if not deed.planned.search(german) or deed.done.search(full):
            continue
        for said in deed.english.finditer(english):
            if not _open(english, said):
                return said[0]
    return None


def _open(english: str, said: re.Match[str]) -> bool:
    """Whether the clause before `said` keeps it open."""
    clause = _CLAUSE_MARKS.split(english[max(0, said.start() - _REACH) : said.start()])[-1]
    return words.ENGLISH_UNDONE.search(clause) is not None


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].lower() for word in _CONTENT.findall(text))
