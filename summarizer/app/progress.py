"""A summary on its way: what the page can show of it before it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarizer.app.jobs import Stage
from summarizer.article import parse_article
from summarizer.briefing import Part
from summarizer.provenance import untranslated_sentence
from summarizer.sentences import split_sentences
from summarizer.summary import Bullet, ModelInfo, Summary, TranslatedSentence
from summarizer.translating import German

# One bullet is made of two sentences at most; more are translated at once only for the other tabs.
_OF_A_BULLET = 2


@dataclass(frozen=True, slots=True)
class Progress:
    """What of a summary is final, in the shape of its JSON."""

    summary: dict[str, Any]

    @classmethod
    def of(cls, text: str) -> Progress:
        """An article of which nothing is in English yet, but all places in the German are known.

        Raises:
            InputError: the text is no article.
        """
        article = parse_article(text)
        sentences = [untranslated_sentence(German(one, ())) for one in split_sentences(article)]
        nothing = Summary(
            article.headline,
            article.dateline,
            bullets=(),
            dropped=(),
            sentences=tuple(sentences),
            model=ModelInfo("", ""),
            seconds=0.0,
            warnings=(),
        )
        return cls(nothing.to_dict())

    def add(self, piece: Part | Summary) -> bool:
        """Take in a piece that is final; True when it is a bullet, which can be shown at once."""
        if isinstance(piece, TranslatedSentence):
            self.summary["sentences"][piece.index] = piece.to_dict()
        elif isinstance(piece, Bullet):
            self.summary["bullets"].append(piece.to_dict())
            return True
        return False

    def words(self, stage: Stage) -> str:
        """What is being done, for the line above the bullets."""
        number = len(self.summary["bullets"]) + 1
        match stage.name:
            case "load":
                return "Loading the model; the first time this takes some seconds …"
            case "wait":
                return "Another article is being worked on; yours is next …"
            case "translate" if stage.count > _OF_A_BULLET:
                return f"Translating {stage.count} sentences and checking their figures …"
            case "again" if stage.count > _OF_A_BULLET:
                return f"{stage.count} sentences did not hold; searching wider …"
            case _:
                return f"Writing bullet {number} and checking its figures …"
