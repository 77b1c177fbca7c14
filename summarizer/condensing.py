"""German sentences → bullets: choose what is news, let the model say it short, keep what holds.

A bullet comes from the model's own condensing task, from an English condenser, or, when neither
holds, from the verified translation shortened by rule. What cannot be verified is dropped, with
its reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.attribution import false_joins, unsupported_terms
from summarizer.names import KnownNames
from summarizer.salience import by_salience
from summarizer.seq2seq.interface import BULLET, Generator, Hypothesis
from summarizer.shortening import as_bullet, shorten
from summarizer.translating import Rendering, check, slotted_input, write_figures
from summarizer.verifying import Verification

# Newswire bullets have about eleven words.
_FEWEST_WORDS, _MOST_WORDS, _LONGEST = 6, 22, 40
_BEAMS = 4
# How many sentences are drafted for each bullet asked for: some will not hold or say it again.
_SPARE = 2
_SAME_CONTENT = 0.6

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
_PRONOUNS = frozenset(
    "it its he his she her they their this these that those there here such both and but so".split()
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A possible bullet for the last of its `sources`; `by_rule` when it is a cut translation."""

    sources: tuple[Rendering, ...]
    verification: Verification
    score: float
    by_rule: bool = False

    @property
    def text(self) -> str:
        """The English text, after repair."""
        return self.verification.text


@dataclass(frozen=True, slots=True)
class Selection:
    """The drafts that became bullets, those that did not with their reasons, and warnings."""

    bullets: tuple[Draft, ...]
    dropped: tuple[tuple[Draft, tuple[str, ...]], ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to condense of one article, most newsworthy first: each item ends in its sentence.

    The lead goes before a later sentence, because it names whom the article is about; the
    sentence alone is tried as well.
    """

    renderings: tuple[Rendering, ...]
    items: tuple[tuple[tuple[Rendering, ...], ...], ...]
    names: KnownNames

    @classmethod
    def make(cls, renderings: Sequence[Rendering], names: KnownNames, *, max_bullets: int) -> Plan:
        """Choose the sentences worth drafting for `max_bullets` bullets."""
        germans = [rendering.german for rendering in renderings]
        items: list[tuple[tuple[Rendering, ...], ...]] = []
        for index in by_salience(germans, _SPARE * max_bullets + _SPARE):
            alone = (renderings[index],)
            items.append((alone, (renderings[0], *alone)) if index else (alone,))
        return cls(tuple(renderings), tuple(items), names)


def draft(
    model: Generator, condenser: Generator | None, plans: Sequence[Plan]
) -> list[list[list[Draft]]]:
    """Drafts for every item of every plan, all in one go, beginning with the cut translation."""
    drafts = [[[_by_rule(item[0], plan.names)] for item in plan.items] for plan in plans]
    if condenser is not None:
        _draft_from_english(condenser, plans, drafts)
    elif BULLET in model.tasks:
        _draft_from_german(model, plans, drafts)
    return drafts


def _draft_from_german(
    model: Generator, plans: Sequence[Plan], drafts: list[list[list[Draft]]]
) -> None:
    """Add what the model's own condensing task makes of the German."""
    jobs = []
    for plan, of_plan in zip(plans, drafts, strict=True):
        for item, of_item in zip(plan.items, of_plan, strict=True):
            for sources in item:
                germans = [source.german for source in sources]
                slotted = slotted_input(
                    model,
                    [german.sentence.text for german in germans],
                    [german.figures for german in germans],
                )
                if slotted is not None:
                    jobs.append((slotted, sources, plan.names, of_item))
    found = model.generate([job[0][0] for job in jobs], task=BULLET, num_beams=_BEAMS)
    for ((_, figures), sources, names, of_item), hypotheses in zip(jobs, found, strict=True):
        of_item += _checked(write_figures(hypotheses, figures), sources, names)


def _draft_from_english(
    condenser: Generator, plans: Sequence[Plan], drafts: list[list[list[Draft]]]
) -> None:
    """Add what an English condenser makes of the verified translations."""
    jobs = []
    for plan, of_plan in zip(plans, drafts, strict=True):
        for item, of_item in zip(plan.items, of_plan, strict=True):
            source = item[0][0]
            text = source.verification.text
            if source.verification.verified and condenser.count(text) <= condenser.max_pieces:
                jobs.append((text, item[0], plan.names, of_item))
    found = condenser.generate([job[0] for job in jobs], task=BULLET, num_beams=_BEAMS)
    for (_, sources, names, of_item), hypotheses in zip(jobs, found, strict=True):
        of_item += _checked(hypotheses, sources, names)


def _checked(
    hypotheses: Iterable[Hypothesis], sources: tuple[Rendering, ...], names: KnownNames
) -> list[Draft]:
    bullets = (replace(one, text=as_bullet(one.text)) for one in hypotheses)
    return [Draft(sources, _check(one, sources, names), one.score) for one in bullets]


def _by_rule(sources: tuple[Rendering, ...], names: KnownNames) -> Draft:
    translation = sources[-1]
    text = shorten(translation.verification.text, words=_MOST_WORDS)
    cut = Hypothesis(text, translation.score)
    return Draft(sources, _check(cut, sources, names), cut.score, by_rule=True)


def _check(hypothesis: Hypothesis, sources: Sequence[Rendering], names: KnownNames) -> Verification:
    germans = [source.german for source in sources]
    return check(hypothesis, germans, complete=False, names=names)


def select(plan: Plan, drafts: Sequence[Sequence[Draft]], *, max_bullets: int) -> Selection:
    """The best draft of each item, as long as it holds and says something new."""
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
    return Selection(tuple(bullets), tuple(dropped), _warnings(plan, bullets, max_bullets))


def _warnings(plan: Plan, bullets: Sequence[Draft], max_bullets: int) -> tuple[str, ...]:
    warnings = []
    wanted = min(max_bullets, len(plan.items))
    if len(bullets) < wanted:
        warnings.append(f"only {len(bullets)} of {wanted} bullets could be verified")
    for number, bullet in enumerate(bullets, 1):
        if bullet.by_rule:
            index = bullet.sources[-1].german.sentence.index
            warnings.append(
                f"bullet {number}: cut by rule from the translation of sentence {index}"
            )
        warnings += [f"bullet {number}: {repair}" for repair in bullet.verification.repairs]
    return tuple(warnings)


class _Ranking:
    """Which draft of an item is best; knows the words of the article's translation."""

    def __init__(self, plan: Plan) -> None:
        self._subjects = _proper_names(plan.renderings)

    def reasons(self, draft: Draft) -> tuple[str, ...]:
        """Why the draft cannot be shown; empty when it can."""
        verification = draft.verification
        words = len(draft.text.split())
        reasons = list(verification.faults)
        reasons += [f"name not in source: {name}" for name in verification.unknown]
        reasons += _attribution_faults(draft)
        if words < 3:
            reasons.append("too short to say anything")
        if words > _LONGEST:
            reasons.append(f"too long for a bullet: {words} words")
        if draft.by_rule and not draft.sources[-1].verification.verified:
            reasons += [
                fault for fault in draft.sources[-1].verification.faults if fault not in reasons
            ]
        return tuple(reasons)

    def cost(self, draft: Draft) -> tuple[int, float]:
        """Smaller is better: reasons against it, then form, content and the model's score."""
        verification = draft.verification
        words = draft.text.split()
        cost = 0.3 * max(0, _FEWEST_WORDS - len(words)) + 0.15 * max(0, len(words) - _MOST_WORDS)
        cost += 0.5 * verification.hedges_differ + 0.5 * len(verification.repairs)
        cost += 0.6 * draft.by_rule
        cost += 1.0 - self._agreement(draft)
        own = draft.sources[-1].german.figures
        if own:
            covered = sum(
                any(m.german is figure for figure in own) for m in verification.matches if m.english
            )
            cost += 1.0 if covered == 0 else -0.3 * min(covered - 1, 2)
        if not self._names_its_subject(words):
            cost += 0.7
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


def _attribution_faults(draft: Draft) -> list[str]:
    """Figures that the draft gives to another term or another figure than its source does."""
    germans = [source.german for source in draft.sources]
    matches = draft.verification.matches
    used = {id(match.german) for match in matches if match.english}
    having = [german for german in germans if any(id(figure) in used for figure in german.figures)]
    text = " ".join(german.sentence.text for german in having or germans)
    faults = [f"not said of its figures: {term}" for term in unsupported_terms(draft.text, text)]
    joins = false_joins(draft.text, matches, [german.figures for german in germans])
    return faults + [f"figures joined that the source keeps apart: {join}" for join in joins]


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
