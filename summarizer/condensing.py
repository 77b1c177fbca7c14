"""German sentences → bullets: choose what is news, let the model say it short, keep what holds.

A bullet comes from the model's own condensing task, from an English condenser, or, when neither
holds, from the verified translation shortened by rule. What cannot be verified is dropped, with
its reasons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.attribution import attribution_faults
from summarizer.names import KnownNames
from summarizer.salience import by_salience
from summarizer.seq2seq.interface import BULLET, Generator, Hypothesis
from summarizer.shortening import as_bullet, shorten
from summarizer.support import lost_attribution, lost_denial
from summarizer.translating import Rendering, check, slotted_input, with_terms, write_figures
from summarizer.verifying import Verification
from summarizer.wishes import Wishes

MOST_WORDS = 22
"""The most words of a bullet that needs no excuse; newswire bullets have about eleven."""

# With a limit of the reader's more hypotheses are wanted, because few will be short enough.
_BEAMS, _LIMITED_BEAMS = 4, 8
# How many sentences are drafted for each bullet asked for: some will not hold or say it again.
_SPARE = 2
# A name in so many sentences is what the article is about.
_RECURRING = 2
# The headline and the sentences that introduce the actors.
_BEGINNING = 4

_WORD = re.compile(r"[^\W\d_][^\W_]+")


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
class Plan:
    """What to condense of one article, most newsworthy first: each item ends in its sentence.

    The lead goes before a later sentence, because it names whom the article is about; the
    sentence alone is tried as well.
    """

    renderings: tuple[Rendering, ...]
    items: tuple[tuple[tuple[Rendering, ...], ...], ...]
    wishes: Wishes
    actors: str

    @classmethod
    def make(cls, renderings: Sequence[Rendering], wishes: Wishes, *, headline: str = "") -> Plan:
        """Choose the sentences worth drafting; the `headline` may name the main actor too."""
        germans = [rendering.german for rendering in renderings]
        focused = frozenset(
            index
            for index, one in enumerate(renderings)
            if wishes.wants(one.german.sentence.text, one.verification.text)
        )
        items: list[tuple[tuple[Rendering, ...], ...]] = []
        for index in by_salience(germans, _SPARE * wishes.max_bullets + _SPARE, focused):
            alone = (renderings[index],)
            items.append((alone, (renderings[0], *alone)) if index else (alone,))
        actors = main_actors([headline, *(german.sentence.text for german in germans)])
        return cls(tuple(renderings), tuple(items), wishes, actors)

    def names(self, sources: Sequence[Rendering]) -> KnownNames:
        """The names that a bullet may have: of its sources, of the main actors, of the glossary."""
        german = " ".join(source.german.sentence.text for source in sources)
        return KnownNames(f"{german} {self.actors} {self.wishes.glossary.english_of(german)}")


def main_actors(texts: Sequence[str]) -> str:
    """Whom an article is about: its headline, the first of `texts`, its beginning, and what recurs.

    A German article need not say that Germany is meant, an English bullet must.
    """
    words = Counter(word for text in texts for word in set(_WORD.findall(text)))
    recurring = (word for word, count in words.items() if count >= _RECURRING)
    return " ".join([*texts[:_BEGINNING], *recurring, "Deutschland"])


def draft(
    model: Generator, condenser: Generator | None, plans: Sequence[Plan]
) -> list[list[list[Draft]]]:
    """Drafts for every item of every plan, all in one go, beginning with the cut translation."""
    drafts = [[_by_rule(item[0], plan) for item in plan.items] for plan in plans]
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
                    jobs.append((slotted, sources, plan, of_item))
    found = model.generate([job[0][0] for job in jobs], task=BULLET, num_beams=_beams(plans))
    for ((_, figures), sources, plan, of_item), hypotheses in zip(jobs, found, strict=True):
        of_item += _checked(write_figures(hypotheses, figures), sources, plan)


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
                jobs.append((text, item[0], plan, of_item))
    found = condenser.generate([job[0] for job in jobs], task=BULLET, num_beams=_beams(plans))
    for (_, sources, plan, of_item), hypotheses in zip(jobs, found, strict=True):
        of_item += _checked(hypotheses, sources, plan)


def _beams(plans: Sequence[Plan]) -> int:
    return _LIMITED_BEAMS if any(plan.wishes.max_words for plan in plans) else _BEAMS


def _checked(
    hypotheses: Iterable[Hypothesis], sources: tuple[Rendering, ...], plan: Plan
) -> list[Draft]:
    bullets = (replace(one, text=as_bullet(one.text)) for one in hypotheses)
    return [one for bullet in bullets for one in _drafts(bullet, sources, plan)]


def _by_rule(sources: tuple[Rendering, ...], plan: Plan) -> list[Draft]:
    """The translation cut by rule; who said it stays where it is an insider or a critic."""
    translation = sources[-1]
    english = translation.verification.text
    words = min(MOST_WORDS, plan.wishes.max_words or MOST_WORDS)
    text = shorten(english, words=words)
    if lost_attribution(text, translation.german.sentence.text):
        text = shorten(english, words=words, attribution=True)
    cut = Hypothesis(text, translation.score)
    return [replace(one, by_rule=True) for one in _drafts(cut, sources, plan)]


def _drafts(hypothesis: Hypothesis, sources: tuple[Rendering, ...], plan: Plan) -> list[Draft]:
    """The hypothesis checked; twice where the glossary has another word for something in it."""
    german = sources[-1].german.sentence.text
    names = plan.names(sources)
    return [
        Draft(sources, _check(one, sources, names, notes), one.score)
        for one, notes in with_terms(hypothesis, german, plan.wishes.glossary)
    ]


def _check(
    hypothesis: Hypothesis, sources: Sequence[Rendering], names: KnownNames, notes: tuple[str, ...]
) -> Verification:
    """Everything that can be held against a bullet is among the faults, except unknown names."""
    germans = [source.german for source in sources]
    found = check(hypothesis, germans, complete=False, names=names)
    faults = [*found.faults, *attribution_faults(found, germans)]
    if lost_denial(found.text, sources[-1].verification.text):
        faults.append("does not deny what the source denies")
    if lost_attribution(found.text, germans[-1].sentence.text):
        faults.append("tells as a fact what the source has from somebody")
    return replace(
        found,
        faults=tuple(faults),
        unknown=names.unknown(found.text, opening=True),
        repairs=(*found.repairs, *notes),
    )
