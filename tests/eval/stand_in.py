"""A stand-in for `Summarizer`: translates by a table, and writes the first sentence as a bullet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eval.engines import Configuration, Loaded
from summarizer.article import parse_article
from summarizer.errors import EmptyInputError
from summarizer.figures import read_german
from summarizer.names import KnownNames
from summarizer.provenance import figure_checks
from summarizer.sentences import split_sentences
from summarizer.summary import Bullet, ModelInfo, Summary, TranslatedSentence, Translation
from summarizer.translating import German
from summarizer.verifying import verify

INFO = ModelInfo("stand-in", "1")


class StandIn:
    """Gives the English of a table for each German sentence, through `change` if there is one."""

    def __init__(
        self, english: Mapping[str, str], change: Callable[[str], str] | None = None
    ) -> None:
        self.english = english
        self.change = change or (lambda text: text)
        self.calls = 0

    def translate(self, text: str) -> Translation:
        return Translation(self._sentences(text), INFO, 0.1, ())

    def summarize(self, text: str, *, max_bullets: int = 4) -> Summary:
        sentences = self._sentences(text)
        bullets = tuple(
            Bullet(one.english, (one.index,), one.verified, one.figures)
            for one in sentences[:max_bullets]
        )
        return Summary(None, None, bullets, (), sentences, INFO, 0.1, ())

    def _sentences(self, text: str) -> tuple[TranslatedSentence, ...]:
        self.calls += 1
        if not text.strip():
            raise EmptyInputError("there is no text")
        found = []
        for sentence in split_sentences(parse_article(text)):
            german = German(sentence, tuple(read_german(sentence.text)))
            english = self.change(self.english.get(sentence.text, "No translation known."))
            checked = verify(
                english, sentence.text, german.figures, complete=True, names=KnownNames(text)
            )
            found.append(
                TranslatedSentence(
                    index=sentence.index,
                    german=sentence.text,
                    start=sentence.start,
                    end=sentence.end,
                    english=english,
                    verified=checked.verified and not checked.repairs,
                    figures=figure_checks(checked, [german], text),
                )
            )
        return tuple(found)


def loader(engine: StandIn) -> Callable[[Configuration], Loaded]:
    return lambda configuration: Loaded(engine, INFO.version, 0.5)
