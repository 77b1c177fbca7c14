"""Drafts → bullets: the best draft of each sentence, as long as it holds and says something new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.condensing import MOST_WORDS, Draft, Plan, draft
from summarizer.names import is_common
from summarizer.seq2seq.interface import Generator
from summarizer.translating import Rendering
from summarizer.wishes import FEWEST_WORDS

# Newswire bullets have about eleven words.
_FEW_WORDS, _LONGEST = 6, 40
_SAME_CONTENT = 0.6

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
_PRONOUNS = frozenset(
    "it its he his she her they their this these that those there here such both and but so".split()
)


@dataclass(frozen=True, slots=True)
class Selection:
    """The drafts that became bullets, those that did not with their reasons, and warnings."""

    bullets: tuple[Draft, ...]
    dropped: tuple[tuple[Draft, tuple[str, ...]], ...]
    warnings: tuple[str, ...]


def choose(model: Generator, condenser: Generator | None, plans: Sequence[Plan]) -> list[Selection]:
    """The bullets of every plan; sentences are drafted only as long as bullets are wanting."""
    drafts: list[list[list[Draft]]] = [[] for _ in plans]
    selections = [select(plan, ()) for plan in plans]
    while wanting := [
        index
        for index, plan in enumerate(plans)
        if len(drafts[index]) < len(plan.items)
        and len(selections[index].bullets) < plan.wishes.max_bullets
    ]:
        parts = []
        for index in wanting:
            plan, done = plans[index], len(drafts[index])
            more = plan.items[done : done + plan.wishes.max_bullets]
            parts.append(replace(plan, items=more))
        for index, of_part in zip(wanting, draft(model, condenser, parts), strict=True):
            drafts[index] += of_part
            selections[index] = select(plans[index], drafts[index])
    return selections


def select(plan: Plan, drafts: Sequence[Sequence[Draft]]) -> Selection:
    """The best draft of each item, as long as it holds and says something new."""
    max_bullets = plan.wishes.max_bullets
    ranking = _Ranking(plan)
    bullets: list[Draft] = []
    dropped: list[tuple[Draft, tuple[str, ...]]] = []
    for of_item in drafts:
        if len(bullets) == max_bullets:
            break
        ranked = sorted(of_item, key=ranking.cost)
        holding = [one for one in ranked if not ranking.reasons(one)]
        fresh = [one for one in holding if _twin(one, bullets) is None]
        if fresh:
            bullets.append(fresh[0])
        elif holding:
            twin = _twin(holding[0], bullets)
            dropped.append((holding[0], (f"says the same as bullet {(twin or 0) + 1}",)))
        else:
            dropped.append((ranked[0], ranking.reasons(ranked[0])))
    return Selection(tuple(bullets), tuple(dropped), _warnings(plan, bullets))


def _warnings(plan: Plan, bullets: Sequence[Draft]) -> tuple[str, ...]:
    texts = [(one.german.sentence.text, one.verification.text) for one in plan.renderings]
    warnings = plan.wishes.warnings([text for pair in texts for text in pair])
    wanted = min(plan.wishes.max_bullets, len(plan.items))
    if len(bullets) < wanted:
        warnings.append(f"only {len(bullets)} of {wanted} bullets could be verified")
    for number, bullet in enumerate(bullets, 1):
        if bullet.by_rule:
            index = bullet.sources[-1].german.sentence.index
            warnings.append(
                f"bullet {number}: cut by rule from the translation of sentence {index}"
            )
        warnings += [f"bullet {number}: {repair}" for repair in bullet.verification.repairs]
        german = bullet.sources[-1].german.sentence.text
        for term in plan.wishes.glossary.missing(german, bullet.text):
            warnings.append(f"bullet {number}: not as in the glossary: {term}")
    return tuple(warnings)


class _Ranking:
    """Which draft of an item is best; knows the words of the article's translation."""

    def __init__(self, plan: Plan) -> None:
        self._subjects = _proper_names(plan.renderings)
        self._wishes = plan.wishes

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
        own = draft.sources[-1].german.figures
        if own:
            covered = sum(
                any(m.german is figure for figure in own) for m in verification.matches if m.english
            )
            cost += 1.0 if covered == 0 else -0.3 * min(covered - 1, 2)
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
        return not self._subjects or any(
            word.strip(".,'’\"").removesuffix("'s").removesuffix("’s") in self._subjects
            for word in words
        )


def _odd_words(draft: Draft) -> int:
    """Words in small letters that are neither known English nor taken over from the German."""
    german = " ".join(source.german.sentence.text for source in draft.sources).lower()
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
