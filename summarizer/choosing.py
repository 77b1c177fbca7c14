"""Drafts → bullets: the best draft of each sentence, as long as it holds and says something new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.condensing import MOST_WORDS, Draft, Plan
from summarizer.names import is_common, may_be_name
from summarizer.salience import WEIGHTY
from summarizer.spelling import is_german, left_german
from summarizer.translating import Rendering
from summarizer.wishes import FEWEST_WORDS

# Newswire bullets have about eleven words.
_FEW_WORDS, _LONGEST = 6, 28
_SAME_CONTENT = 0.6
# What a word that was not translated costs, and what the lead beside the sentence.
_LEFT_GERMAN, _WITH_LEAD = 0.5, 0.4

# Sentences of news give their main figure first; a bullet without it is the dearer.
_WITHOUT_KEY = 0.5
_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
# A sentence about what the one before it told; "Es" is left out, which mostly stands for nothing.
_REFERS_BACK = re.compile(r"(?:(?:Das|Dies|Damit|Sie|Beide)\s+[a-zäöüß]|(?:[^,;:]*\s)?[Ee]r\s)")
_PRONOUNS = frozenset(
    "it its he his she her they their this these that those there here such both and but so".split()
)


@dataclass(frozen=True, slots=True)
class Dropped:
    """The best draft of a sentence that gave no bullet, and why it did not hold."""

    draft: Draft
    reasons: tuple[str, ...]


class Selection:
    """The bullets of one article, chosen sentence by sentence in the order of its plan.

    What was chosen stays, so a bullet can be shown before the next sentence is drafted.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.bullets: list[Draft] = []
        self.dropped: list[Dropped] = []
        self._ranking = _Ranking(plan)

    @property
    def full(self) -> bool:
        """Whether there are as many bullets as were asked for."""
        return len(self.bullets) == self.plan.wishes.max_bullets

    def take(self, drafts: Sequence[Draft]) -> Draft | Dropped:
        """The best draft of the next sentence, if it holds and says something new."""
        ranking = self._ranking
        ranking.learn(drafts)
        ranked = sorted(drafts, key=ranking.cost)
        holding = [one for one in ranked if not ranking.reasons(one)]
        fresh = next((one for one in holding if _twin(one, self.bullets) is None), None)
        if fresh is not None:
            self.bullets.append(fresh)
            return fresh
        if holding:
            twin = _twin(holding[0], self.bullets)
            self.dropped.append(
                Dropped(holding[0], (f"says the same as bullet {(twin or 0) + 1}",))
            )
        else:
            self.dropped.append(Dropped(ranked[0], ranking.reasons(ranked[0])))
        return self.dropped[-1]

    def warnings(self, renderings: Sequence[Rendering]) -> tuple[str, ...]:
        """What a reader must know of the bullets, once everything is translated."""
        wishes = self.plan.wishes
        texts = [(one.german.sentence.text, one.verification.text) for one in renderings]
        warnings = wishes.warnings([text for pair in texts for text in pair])
        wanted = min(wishes.max_bullets, len(self.plan.items))
        if len(self.bullets) < wanted:
            warnings.append(f"only {len(self.bullets)} of {wanted} bullets could be verified")
        for number, bullet in enumerate(self.bullets, 1):
            if bullet.by_rule:
                index = bullet.sources[-1].german.sentence.index
                warnings.append(
                    f"bullet {number}: cut by rule from the translation of sentence {index}"
                )
            warnings += [f"bullet {number}: {repair}" for repair in bullet.verification.repairs]
            german = bullet.sources[-1].german.sentence.text
            for term in wishes.glossary.missing(german, bullet.text):
                warnings.append(f"bullet {number}: not as in the glossary: {term}")
        return tuple(warnings)


class _Ranking:
    """Which draft of a sentence is best; knows the names that a bullet can begin with.

    Those that are no English words, and what the translations show to be names.
    """

    def __init__(self, plan: Plan) -> None:
        words = {word for german in plan.germans for word in _WORD.findall(german.sentence.text)}
        self._subjects = {word for word in words if may_be_name(word) and not is_german(word)}
        self._wishes = plan.wishes

    def learn(self, drafts: Sequence[Draft]) -> None:
        """Add the names in the translations that these are drafts of."""
        for draft in drafts:
            self._subjects |= _proper_names(draft.sources)

    def reasons(self, draft: Draft) -> tuple[str, ...]:
        """Why the draft cannot be shown; empty when it can."""
        verification = draft.verification
        words = len(draft.text.split())
        reasons = list(verification.faults)
        reasons += [f"name not in source: {name}" for name in verification.unknown]
        if words < FEWEST_WORDS:
            reasons.append("too short to say anything")
        longest = self._wishes.max_words or _LONGEST
        if words > longest:
            reasons.append(f"too long: {words} words, {longest} at most")
        if _REFERS_BACK.match(draft.sources[-1].german.sentence.text.lstrip('"„“»')) and not (
            self._names_its_subject(draft.text.split())
        ):
            reasons.append("does not say whom or what it is about")
        if draft.by_rule and not draft.sources[-1].verification.verified:
            reasons += [
                fault for fault in draft.sources[-1].verification.faults if fault not in reasons
            ]
        return tuple(reasons)

    def cost(self, draft: Draft) -> tuple[int, float]:
        """Smaller is better: reasons against it, then form, content and the model's score."""
        verification = draft.verification
        words = draft.text.split()
        cost = 0.3 * max(0, _FEW_WORDS - len(words)) + 0.15 * max(0, len(words) - MOST_WORDS)
        cost += 0.5 * verification.hedges_differ + 0.5 * len(verification.repairs)
        cost += 0.6 * draft.by_rule
        cost += 1.0 - self._agreement(draft) + 0.3 * _odd_words(draft)
        cost += _LEFT_GERMAN * len(left_german(draft.text, draft.german_text))
        cost += _WITH_LEAD * (len(draft.sources) > 1)
        cost += _cost_of_figures(draft)
        if not self._names_its_subject(words):
            cost += 0.7
        german = draft.sources[-1].german.sentence.text
        cost += 0.5 * len(self._wishes.glossary.missing(german, draft.text))
        if self._wishes.wants(german) and self._wishes.wants(draft.text):
            cost -= 0.5
        return len(self.reasons(draft)), cost - draft.score

    def _agreement(self, draft: Draft) -> float:
        """Share of the draft's content words that the translations of its sources have too."""
        content = _content(draft.text)
        translated = set().union(*(_content(s.verification.text) for s in draft.sources))
        return len(content & translated) / max(1, len(content))

    def _names_its_subject(self, words: Sequence[str]) -> bool:
        if not words or words[0].lower() in _PRONOUNS:
            return False
        return any(
            word.strip(".,'’\"").removesuffix("'s").removesuffix("’s") in self._subjects
            for word in words
        )


def _cost_of_figures(draft: Draft) -> float:
    """What it costs to leave out figures of the sentence, the first weighty one above all."""
    german = draft.sources[-1].german
    if not german.figures:
        return 0.0
    said = [one for one in draft.verification.matches if one.english and german.has(one)]
    key = next((one for one in german.figures if one.kind in WEIGHTY), german.figures[0])
    without_key = 0.0 if any(one.german is key for one in said) else _WITHOUT_KEY
    return without_key + (-0.3 * min(len(said) - 1, 2) if said else 1.0)


def _odd_words(draft: Draft) -> int:
    """Words in small letters that are neither known English nor taken over from the German."""
    german = draft.german_text.lower()
    words = {word for word in _WORD.findall(draft.text) if word.isalpha() and word.islower()}
    return sum(not is_common(word) and word not in german for word in words)


def _proper_names(renderings: Sequence[Rendering]) -> frozenset[str]:
    """Words with a capital in both languages, not only because they begin a sentence."""
    names: set[str] = set()
    for rendering in renderings:
        german = set(_WORD.findall(rendering.german.sentence.text))
        english = _WORD.findall(rendering.verification.text)
        names |= {word for _, word in pairwise(english) if word[0].isupper() and word in german}
    return frozenset(names)


def _twin(draft: Draft, bullets: Sequence[Draft]) -> int | None:
    """Index of the bullet that says the same as `draft`."""
    content, figures = _content(draft.text), _values(draft)
    for index, bullet in enumerate(bullets):
        other = _content(bullet.text)
        shared = len(content & other) / max(1, min(len(content), len(other)))
        same_figures = bool(figures) and figures <= _values(bullet)
        if shared >= _SAME_CONTENT or (same_figures and len(figures) > 1):
            return index
    return None


def _values(draft: Draft) -> frozenset[tuple[object, str | None]]:
    return frozenset(
        (match.english.value, match.english.unit)
        for match in draft.verification.matches
        if match.english
    )


def _content(text: str) -> frozenset[str]:
    """Words that carry meaning, in lower case: names, figures and words of four letters."""
    return frozenset(
        word.lower()
        for word in _WORD.findall(text)
        if len(word) > 3 or word[0].isupper() or word[0].isdigit()
    )
