"""German sentences → bullets: choose what is news, let the model say it short, keep what holds.

A bullet comes from the model's own condensing task, from an English condenser, or, when neither
holds, from the verified translation shortened by rule. What cannot be verified is dropped, with
its reasons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.attribution import attribution_faults
from summarizer.glitches import glitches
from summarizer.model_inputs import slotted_input, write_figures
from summarizer.names import KnownNames
from summarizer.salience import by_salience, is_aside
from summarizer.seq2seq.interface import BULLET, Generator, Hypothesis
from summarizer.shortening import as_bullet, shorten
from summarizer.support import lost_attribution, lost_denial
from summarizer.translating import (
    German,
    Rendering,
    check,
    with_terms,
)
from summarizer.verifying import Verification
from summarizer.wishes import Wishes

MOST_WORDS = 22
"""The most words of a bullet that needs no excuse; newswire bullets have about eleven."""

# With a limit of the reader's more hypotheses are wanted, because few will be short enough.
_BEAMS, _LIMITED_BEAMS = 4, 8
# How many sentences are drafted for each bullet asked for: some will not hold or say it again.
_SPARE = 2
# Words of a lead, at least.
_LEAD_WORDS = 4
# A name in so many sentences is what the article is about.
_RECURRING = 2
# The headline and the sentences that introduce the actors.
_BEGINNING = 4

_WORD = re.compile(r"[^\W\d_][^\W_]+")

Sources = tuple[tuple[Rendering, ...], ...]
"""What may be said as one bullet: one sentence, or several that end in it."""


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

    @property
    def german_text(self) -> str:
        """The German text of all its sources."""
        return " ".join(source.german.sentence.text for source in self.sources)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to condense of one article: places in `germans`, most newsworthy first.

    It needs no translation, so bullets can be written while the rest is still in German.
    """

    germans: tuple[German, ...]
    items: tuple[int, ...]
    wishes: Wishes
    actors: str

    @classmethod
    def make(
        cls,
        germans: Sequence[German],
        wishes: Wishes,
        *,
        headline: str = "",
        english: Sequence[str] = (),
    ) -> Plan:
        """Choose the sentences worth drafting; the `headline` may name the main actor too.

        `english` has a translation for each sentence, where the focus needs it.
        """
        focused = frozenset(
            place
            for place, german in enumerate(germans)
            if wishes.wants(german.sentence.text, *english[place : place + 1])
        )
        items = by_salience(germans, _SPARE * wishes.max_bullets + _SPARE, focused)
        actors = main_actors([headline, *(german.sentence.text for german in germans)])
        return cls(tuple(germans), tuple(items), wishes, actors)

    @property
    def lead(self) -> int:
        """Place of the first sentence that says something: no date line, no rubric, no caption."""
        texts = (german.sentence.text for german in self.germans)
        saying = (
            place
            for place, text in enumerate(texts)
            if len(_WORD.findall(text)) >= _LEAD_WORDS and not is_aside(text)
        )
        return next(saying, 0)

    def needed(self, item: int) -> tuple[int, ...]:
        """Places of the sentences that must be in English before an item can be drafted."""
        return (self.lead, item) if item > self.lead else (item,)

    def sources(self, item: int, renderings: Mapping[int, Rendering]) -> Sources:
        """What may be said as one bullet: the sentence alone, and with the lead before it.

        The lead names whom the article is about.
        """
        alone = (renderings[item],)
        return (alone, (renderings[self.lead], *alone)) if item > self.lead else (alone,)

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
    model: Generator, condenser: Generator | None, items: Sequence[tuple[Plan, Sources]]
) -> list[list[Draft]]:
    """Drafts for every item, all in one go, beginning with the cut translation."""
    drafts = [_by_rule(sources[0], plan) for plan, sources in items]
    if condenser is not None:
        _draft_from_english(condenser, items, drafts)
    elif BULLET in model.tasks:
        _draft_from_german(model, items, drafts)
    return drafts


def _draft_from_german(
    model: Generator, items: Sequence[tuple[Plan, Sources]], drafts: Sequence[list[Draft]]
) -> None:
    """Add what the model's own condensing task makes of the German."""
    jobs = []
    for (plan, of_item), found in zip(items, drafts, strict=True):
        for sources in of_item:
            germans = [source.german for source in sources]
            slotted = slotted_input(
                model,
                [german.sentence.text for german in germans],
                [german.figures for german in germans],
            )
            if slotted is not None:
                jobs.append((slotted, sources, plan, found))
    outputs = model.generate(
        [text for (text, _), *_ in jobs],
        task=BULLET,
        num_beams=_beams(items),
        terms=[plan.wishes.glossary.told_in(text) for (text, _), _, plan, _ in jobs],
    )
    for ((_, figures), sources, plan, found), hypotheses in zip(jobs, outputs, strict=True):
        found += _checked(write_figures(hypotheses, figures), sources, plan)


def _draft_from_english(
    condenser: Generator, items: Sequence[tuple[Plan, Sources]], drafts: Sequence[list[Draft]]
) -> None:
    """Add what an English condenser makes of the verified translations."""
    jobs = []
    for (plan, ((source,), *_)), found in zip(items, drafts, strict=True):
        text = source.verification.text
        if source.verification.verified and condenser.count(text) <= condenser.max_pieces:
            jobs.append((text, source, plan, found))
    outputs = condenser.generate([job[0] for job in jobs], task=BULLET, num_beams=_beams(items))
    for (_, source, plan, found), hypotheses in zip(jobs, outputs, strict=True):
        found += _checked(hypotheses, (source,), plan)


def _beams(items: Sequence[tuple[Plan, Sources]]) -> int:
    return _LIMITED_BEAMS if any(plan.wishes.max_words for plan, _ in items) else _BEAMS


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
    faults = [
        *found.faults,
        *attribution_faults(found, germans),
        *glitches(found.text, [german.sentence.text for german in germans]),
    ]
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
