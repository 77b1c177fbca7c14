"""German sentences → English sentences: slots in, n-best out, figures written, checked, ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.figures import Figure, Match, read_german
from summarizer.glitches import made_up_words, repeated_words
from summarizer.glossary import Glossary
from summarizer.measures import unsaid_measures
from summarizer.model_inputs import inputs_of, write_figures
from summarizer.names import KnownNames
from summarizer.sentences import Sentence
from summarizer.seq2seq.interface import TRANSLATE, Generator, Hypothesis
from summarizer.spelling import kept, left_german
from summarizer.support import contradictions
from summarizer.verifying import Verification, verify

# When no hypothesis of the first search holds, a wider one is tried.
BEAMS, _WIDE_BEAMS = 6, 12
# Mean log-probability per piece. A trained model writes at -0.3 to -1.2; below this it guesses.
_LEAST_SCORE = -2.0
# Read by eye on 21 real articles, nearly all bullets below -0.6 are wrong, and half of those above
# it are not; a translation may be shown with less, since it is marked.
_LEAST_BULLET_SCORE = -0.75
# What a name is worth that one hypothesis has and another has not, in mean log-probability per
# piece; a word left in German or made up counts against it as much, one said again half as much.
_WORD_WORTH = 0.1
_SAID_AGAIN = 0.5
# A rare word that is rendered as the lexicon says, beside those.
_EXPLAINED = 0.8


@dataclass(frozen=True, slots=True)
class German:
    """A German sentence with its figures; their spans are in the cleaned sentence.

    `article` has the figures of all sentences of its article, this one's among them.
    """

    sentence: Sentence
    figures: tuple[Figure, ...]
    article: tuple[Figure, ...] = field(default=(), repr=False, compare=False)

    @classmethod
    def read(cls, sentence: Sentence) -> German:
        """Read the figures of `sentence`."""
        return cls(sentence, tuple(read_german(sentence.text)))

    def has(self, match: Match) -> bool:
        """Whether the German figure of `match` stands in this sentence."""
        return any(match.german is figure for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Rendering:
    """A German sentence in English, checked.

    Attributes:
        german: the sentence.
        verification: the English text with its checks.
        score: the model's score of it.
        weighed: the same under the model's length penalty.
        missing_terms: terms of the glossary that it does not have, as "German → English".
        term_notes: what the glossary replaced in it, one line each.
        warnings: what a reader must know about it, one line each.
        wording: names of the German that it keeps and rare words that it renders as the lexicon
            says, less what it left in German, made up or said again.
    """

    german: German
    verification: Verification
    score: float
    weighed: float
    missing_terms: tuple[str, ...] = ()
    term_notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    wording: float = 0.0

    @property
    def term_warnings(self) -> list[str]:
        """A line for each term that was written in, and for each that is missing."""
        missing = [f"not as in the glossary: {term}" for term in self.missing_terms]
        where = f"sentence {self.german.sentence.index}"
        return [f"{where}: {line}" for line in (*self.term_notes, *missing)]


def translate(
    model: Generator,
    sentences: Sequence[German],
    names: Sequence[KnownNames],
    glossary: Glossary | None = None,
) -> list[Rendering]:
    """Translate `sentences`, all in one go; `names[i]` are those that sentence i may use."""
    glossary = glossary or Glossary()
    texts: list[str] = []
    terms: list[dict[str, str]] = []
    parts_of: list[range] = []
    figures_of: list[dict[str, Figure]] = []
    for german in sentences:
        first = len(texts)
        told = glossary.told_in(german.sentence.text)
        for text, figures in inputs_of(model, german.sentence.text, german.figures):
            texts.append(text)
            terms.append(told)
            figures_of.append(figures)
        parts_of.append(range(first, len(texts)))

    found = model.generate(texts, task=TRANSLATE, num_beams=BEAMS, terms=terms)
    best: list[Rendering] = []
    again: list[int] = []
    for index, (german, parts) in enumerate(zip(sentences, parts_of, strict=True)):
        candidates = _joined([write_figures(found[part], figures_of[part]) for part in parts])
        best.append(_best(german, candidates, names[index], glossary))
        doubtful = not best[-1].verification.verified or best[-1].missing_terms
        if doubtful and len(parts) == 1:
            again.append(index)

    wider = [parts_of[index][0] for index in again]
    retried = model.generate(
        [texts[part] for part in wider],
        task=TRANSLATE,
        num_beams=_WIDE_BEAMS,
        terms=[terms[part] for part in wider],
    )
    for index, part, hypotheses in zip(again, wider, retried, strict=True):
        candidates = write_figures(hypotheses, figures_of[part])
        second = _best(sentences[index], candidates, names[index], glossary)
        best[index] = min(best[index], second, key=_rank)
    return [_warned(rendering, len(parts)) for rendering, parts in zip(best, parts_of, strict=True)]


def _joined(parts: Sequence[Sequence[Hypothesis]]) -> list[Hypothesis]:
    """Hypotheses of a whole sentence: the best of each part, the second best of each part …"""
    return [
        Hypothesis(
            " ".join(part.text for part in row),
            sum(part.score for part in row) / len(row),
            all(part.finished for part in row),
            sum(part.weight for part in row) / len(row),
            sum(part.explained for part in row),
        )
        for row in zip(*parts, strict=False)
    ]


def check(
    hypothesis: Hypothesis,
    germans: Sequence[German],
    *,
    complete: bool,
    names: KnownNames,
) -> Verification:
    """Verify what a model wrote for the last of `germans`, before which others may stand.

    A contradiction, the model's own doubt and a cut end are faults as well.
    """
    verification = verify(
        hypothesis.text,
        " ".join(german.sentence.text for german in germans),
        [figure for german in germans for figure in german.figures],
        complete=complete,
        names=names,
        context=germans[0].article,
    )
    *around, last = (german.sentence.text for german in germans)
    faults = [
        *verification.faults,
        *contradictions(verification.text, last, around=" ".join(around), complete=complete),
    ]
    faults += [
        f"does not say what its sum is: {measure}"
        for german in germans
        for measure in unsaid_measures(
            verification.text,
            [match for match in verification.matches if german.has(match)],
            german.sentence.text,
        )
    ]
    if not hypothesis.finished:
        faults.append("cut at the length limit")
    if hypothesis.score < (_LEAST_SCORE if complete else _LEAST_BULLET_SCORE):
        faults.append("the model is unsure of it")
    return replace(verification, faults=tuple(faults))


def _best(
    german: German, candidates: Sequence[Hypothesis], names: KnownNames, glossary: Glossary
) -> Rendering:
    renderings = []
    # The best first: once nothing speaks against one, the others need no look.
    for candidate in sorted(candidates, key=lambda one: -_worth(one, german)):
        for one, notes in with_terms(candidate, german.sentence.text, glossary):
            renderings.append(_rendering(german, one, notes, names, glossary))
            if not any(_rank(renderings[-1])[:-1]):
                # Nothing speaks against it, and no later one is worth more.
                return renderings[-1]
    return min(renderings, key=_rank)


def _rendering(
    german: German,
    hypothesis: Hypothesis,
    notes: tuple[str, ...],
    names: KnownNames,
    glossary: Glossary,
) -> Rendering:
    verification = check(hypothesis, [german], complete=True, names=names)
    missing = glossary.missing(german.sentence.text, verification.text)
    return Rendering(
        german,
        verification,
        hypothesis.score,
        hypothesis.weighed,
        missing,
        notes,
        wording=_wording(replace(hypothesis, text=verification.text), german.sentence.text),
    )


def _worth(hypothesis: Hypothesis, german: German) -> float:
    """The score of a hypothesis with its wording."""
    return hypothesis.weighed + _WORD_WORTH * _wording(hypothesis, german.sentence.text)


def _wording(hypothesis: Hypothesis, german: str) -> float:
    english = hypothesis.text
    wrong = len(left_german(english, german)) + len(made_up_words(english, [german]))
    right = len(kept(english, german)) + _EXPLAINED * hypothesis.explained
    return right - wrong - _SAID_AGAIN * repeated_words(english, german)


def with_terms(
    hypothesis: Hypothesis, german: str, glossary: Glossary
) -> Iterator[tuple[Hypothesis, tuple[str, ...]]]:
    """The hypothesis as it is, and with the terms of the glossary written in, and what was done."""
    yield hypothesis, ()
    text, notes = glossary.apply(german, hypothesis.text)
    if notes:
        yield replace(hypothesis, text=text), notes


def _rank(rendering: Rendering) -> tuple[float, ...]:
    """Smaller is better: faults, missing terms, repairs, unknown names, hedges, worth."""
    verification = rendering.verification
    return (
        len(verification.faults),
        len(rendering.missing_terms),
        len(verification.repairs) + len(rendering.term_notes),
        len(verification.unknown),
        verification.hedges_differ,
        -rendering.weighed - _WORD_WORTH * rendering.wording,
    )


def _warned(rendering: Rendering, parts: int) -> Rendering:
    """The rendering with its warnings, each with the number of its sentence."""
    verification = rendering.verification
    where = f"sentence {rendering.german.sentence.index}"
    warnings = []
    if parts > 1:
        warnings.append(f"{where}: longer than the model reads; translated in {parts} parts")
    if verification.faults:
        warnings.append(f"{where}: not verified: {'; '.join(verification.faults)}")
    warnings += [f"{where}: {repair}" for repair in verification.repairs]
    warnings += rendering.term_warnings
    if verification.unknown:
        warnings.append(f"{where}: names not in the source: {', '.join(verification.unknown)}")
    return replace(rendering, warnings=tuple(warnings))
