"""Articles on their way to bullets: one after the other, or many together.

Which sentences carry the news is known from the German alone. So the sentences of a bullet can be
translated, drafted and verified, and the bullet is final, before the next one is begun; the other
sentences, for which a reader can wait, follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from summarizer.assembling import Reading, bullet_of, dropped_of
from summarizer.choosing import Dropped, Selection
from summarizer.condensing import Draft, Plan, Sources, draft
from summarizer.provenance import translated_sentence
from summarizer.salience import by_salience
from summarizer.seq2seq.interface import Generator
from summarizer.summary import Bullet, DroppedBullet, TranslatedSentence
from summarizer.translating import German, Rendering, translate
from summarizer.wishes import Wishes

MOST_SENTENCES = 300
"""How many sentences of an article are translated for its summary: minutes, not hours."""

Part = TranslatedSentence | Bullet | DroppedBullet
"""What is known of a summary before the whole of it is."""


class Brief:
    """One article: what was read, what of it is in English yet, and its bullets so far."""

    def __init__(self, reading: Reading, wishes: Wishes) -> None:
        self.reading = reading
        self.germans = [reading.germans[n] for n in _worth_translating(reading.germans, wishes)]
        self.wishes = wishes
        self._renderings: dict[int, Rendering] = {}
        self._done = 0
        self._selection: Selection | None = None

    @property
    def selection(self) -> Selection:
        """The bullets so far; made when first asked for, in the focus of what is translated."""
        if self._selection is None:
            plan = Plan.make(
                self.germans,
                self.wishes,
                headline=self.reading.article.headline or "",
                english=[one.verification.text for one in self.renderings],
            )
            self._selection = Selection(plan)
        return self._selection

    @property
    def renderings(self) -> list[Rendering]:
        """The sentences that are translated, in the order of the article."""
        return [self._renderings[place] for place in sorted(self._renderings)]

    @property
    def everything(self) -> Sequence[int]:
        """Places of all sentences that are to be translated."""
        return range(len(self.germans))

    def looked_for_in_english(self) -> Sequence[int]:
        """Places that must be translated to know what is in focus: a word may be an English one."""
        absent = self.wishes.absent([german.sentence.text for german in self.germans])
        return self.everything if absent else ()

    def next_items(self, count: int) -> Sequence[int]:
        """The items to draft next, at most `count`; none when there are bullets enough."""
        selection = self.selection
        items = () if selection.full else selection.plan.items[self._done : self._done + count]
        self._done += len(items)
        return items

    def needed(self, items: Sequence[int]) -> list[int]:
        """Places that must be translated to draft `items`, which are next.

        When there are any, those of the bullets after them come along: a model is quicker with
        many sentences at a time.
        """
        plan = self.selection.plan
        if not self.missing([place for item in items for place in plan.needed(item)]):
            return []
        first = self._done - len(items)
        soon = plan.items[first : first + self.wishes.max_bullets]
        return [place for item in soon for place in plan.needed(item)]

    def missing(self, places: Sequence[int]) -> list[int]:
        """Which of the sentences at these places are not translated yet."""
        return [place for place in dict.fromkeys(places) if place not in self._renderings]

    def add(self, place: int, rendering: Rendering) -> TranslatedSentence:
        """Keep a translation."""
        self._renderings[place] = rendering
        return translated_sentence(rendering, self.reading.article.text)

    def take(self, drafts: Sequence[Draft]) -> Bullet | DroppedBullet:
        """Make of the next item what can be made of it."""
        taken = self.selection.take(drafts)
        if isinstance(taken, Dropped):
            return dropped_of(taken)
        return bullet_of(taken, self.reading)

    def sources(self, item: int) -> Sources:
        """What may be said as one bullet."""
        return self.selection.plan.sources(item, self._renderings)


def brief(
    model: Generator, condenser: Generator | None, briefs: Sequence[Brief], *, one_by_one: bool
) -> Iterator[tuple[int, Part]]:
    """Work on `briefs` side by side; gives each part with its article's number as it is final.

    Bullets and dropped ones come in their order; sentences when they are translated. Either bullets
    are written `one_by_one`, the first of them as soon as it can be, or everything is translated
    at first and many are written together, which is quicker on the whole. The result is the same.
    """

    def translated(places: Sequence[Sequence[int]]) -> Iterator[tuple[int, Part]]:
        wanted = [one.missing(of_one) for one, of_one in zip(briefs, places, strict=True)]
        if not any(wanted):
            return
        found = _translate(model, briefs, wanted)
        for number, (one, of_one) in enumerate(zip(briefs, wanted, strict=True)):
            for place in of_one:
                yield number, one.add(place, next(found))

    yield from translated(
        [one.looked_for_in_english() if one_by_one else one.everything for one in briefs]
    )
    while any(
        rounds := [one.next_items(1 if one_by_one else one.wishes.max_bullets) for one in briefs]
    ):
        yield from translated(
            [one.needed(items) for one, items in zip(briefs, rounds, strict=True)]
        )
        drafts = iter(
            draft(
                model,
                condenser,
                [
                    (one.selection.plan, one.sources(item))
                    for one, items in zip(briefs, rounds, strict=True)
                    for item in items
                ],
            )
        )
        for number, (one, items) in enumerate(zip(briefs, rounds, strict=True)):
            for of_item in list(islice(drafts, len(items))):
                if not one.selection.full:
                    yield number, one.take(of_item)
    yield from translated([one.everything for one in briefs])


def _translate(
    model: Generator, briefs: Sequence[Brief], places: Sequence[Sequence[int]]
) -> Iterator[Rendering]:
    """Renderings of the sentences at these `places`, one article after the other, in one go."""
    wanted = [(one, place) for one, of_one in zip(briefs, places, strict=True) for place in of_one]
    return iter(
        translate(
            model,
            [one.germans[place] for one, place in wanted],
            [one.reading.names for one, _ in wanted],
            briefs[0].wishes.glossary,
        )
    )


def _worth_translating(germans: Sequence[German], wishes: Wishes) -> Sequence[int]:
    """Indexes of the sentences to translate: all, but of a very long text only the newsworthy."""
    if len(germans) <= MOST_SENTENCES:
        return range(len(germans))
    focused = {n for n, german in enumerate(germans) if wishes.wants(german.sentence.text)}
    chosen = by_salience(germans, MOST_SENTENCES, focused)
    # The lead names whom the article is about.
    return sorted({0, *chosen[:-1]} if 0 not in chosen else chosen)
