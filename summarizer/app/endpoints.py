"""What can be asked of the app: /summarize, /translate and /check_figures, in plain JSON.

The page asks in the same way, so limits and messages are the same everywhere. No message and no
log line holds any of the article.
"""

from __future__ import annotations

import logging
import re
import traceback
from typing import Any

from summarizer.app import jobs
from summarizer.app.engines import Engine, Engines
from summarizer.app.jobs import Job
from summarizer.app.options import Settings
from summarizer.article import parse_article
from summarizer.errors import InputError, SummarizerError, TooLongError
from summarizer.figures import Figure, match_figures, read_english
from summarizer.glossary import Glossary
from summarizer.provenance import figure_check
from summarizer.reading import read_figures
from summarizer.summary import SourceSpan, Summary, Translation
from summarizer.wishes import DEFAULT_BULLETS, focus_terms

MOST_BULLETS, MOST_WORDS = 12, 60
_LONGEST_FOCUS = 400
# Every German figure is held against every English one.
_MOST_PAIRS = 250_000

_log = logging.getLogger(__name__)


class Endpoints:
    """The functions behind the endpoints; each raises SummarizerError with a message to show."""

    def __init__(self, settings: Settings, engines: Engines) -> None:
        self.settings = settings
        self.engines = engines

    async def summarize(
        self,
        text: str,
        max_bullets: int = DEFAULT_BULLETS,
        model: str = "",
        max_words: int = 0,
        focus: str = "",
        glossary: str = "",
    ) -> dict[str, Any]:
        """Summarize a German financial news article in English bullets with verified figures.

        Args:
            text: The German article as plain text.
            max_bullets: How many bullets at most, 1 to 12.
            model: Which of the models offered by this server; empty for the first one.
            max_words: How many words a bullet may have, 1 to 60; 0 for no limit.
            focus: German or English words and names that bullets should be about, with commas
                between them.
            glossary: Terms to use: a line for each, German, a tab, English.

        Returns:
            Bullets with each figure's verdict and German source, what was dropped, the full
            translation, and warnings.
        """
        job = self.summary_job(text, max_bullets, model, max_words, focus, glossary)
        return (await job.result()).to_dict()

    async def translate(self, text: str, model: str = "", glossary: str = "") -> dict[str, Any]:
        """Translate a German financial news article into English, with each figure checked.

        Args:
            text: The German article as plain text.
            model: Which of the models offered by this server; empty for the first one.
            glossary: Terms to use: a line for each, German, a tab, English.

        Returns:
            The sentences in German and English, each with its figures and their verdicts.
        """
        return (await self.translation_job(text, model, glossary).result()).to_dict()

    async def check_figures(
        self, german: str, english: str = "", ordered: bool = True, context: str = ""
    ) -> dict[str, Any]:
        """Check the figures of an English text against the German text that it should say.

        Args:
            german: The German text.
            english: Its English translation or summary, by whomever; empty to read the German
                figures only.
            ordered: Whether the English says sentence by sentence what the German does, so that
                like figures in another order are swapped ones; false for a summary.
            context: The German article that the German text is from, which says the currencies
                and years that a sentence leaves out; empty when there is none.

        Returns:
            Without English, the figures of the German text. With English, its figures with their
            verdicts (match, hedge, wrong, unsupported), the German figures that are missing in
            it, whether every figure in it is verified, and the reasons against it.
        """
        self.check_text(german)
        self.check_text(english)
        self.check_text(context)
        if not isinstance(ordered, bool):
            raise InputError("ordered must be true or false")
        work = self._job(lambda: _check(german, english, ordered=ordered, context=context))
        found: dict[str, Any] = await work.result()
        return found

    def summary_job(
        self,
        text: str,
        max_bullets: int,
        model: str,
        max_words: int = 0,
        focus: str = "",
        glossary: str = "",
    ) -> Job[Summary]:
        """The work of `summarize`, to be followed and stopped; it reports its pieces."""
        bullets = _whole("max_bullets", max_bullets, 1, MOST_BULLETS)
        words = _whole("max_words", max_words, 0, MOST_WORDS) or None
        wanted = _focus(focus)
        terms = self._glossary(glossary)
        name = self._check(text, model)

        def work() -> Summary:
            # What is no article is told at once, without waiting for the model.
            parse_article(text)
            return self.engines.use(name, followed)

        def followed(engine: Engine) -> Summary:
            for piece in engine.stream(
                text, max_bullets=bullets, max_words=words, focus=wanted, glossary=terms
            ):
                jobs.check()
                jobs.report(piece)
            assert isinstance(piece, Summary)
            return piece

        return self._job(work)

    def translation_job(self, text: str, model: str, glossary: str = "") -> Job[Translation]:
        """The work of `translate`, to be followed and stopped."""
        terms = self._glossary(glossary)
        name = self._check(text, model)

        def work() -> Translation:
            parse_article(text)
            return self.engines.use(name, lambda engine: engine.translate(text, glossary=terms))

        return self._job(work)

    def check_text(self, text: object) -> None:
        """Raises InputError when `text` is no text, or longer than is taken here."""
        if not isinstance(text, str):
            raise InputError("the text must be a string; pass a German article")
        most = self.settings.max_characters
        if len(text) > most:
            raise TooLongError(
                f"the text has {len(text):,} characters, more than the {most:,} that are taken "
                "here; send the articles one by one"
            )

    def _check(self, text: object, model: str) -> str:
        self.check_text(text)
        return self.engines.permit(model)

    def _glossary(self, glossary: object) -> Glossary:
        self.check_text(glossary)
        return Glossary.parse(str(glossary))

    def _job(self, work: Any) -> Job[Any]:
        return Job(work, time_limit=self.settings.time_limit)


def _whole(name: str, number: float, least: int, most: int) -> int:
    """Raises InputError when `number`, which may come from anywhere, is not one of the range."""
    if not isinstance(number, int | float) or not least <= number <= most or number % 1:
        raise InputError(f"{name} must be a whole number from {least} to {most}")
    return int(number)


def _focus(terms: object) -> tuple[str, ...]:
    if not isinstance(terms, str) or len(terms) > _LONGEST_FOCUS:
        raise InputError(
            f"focus must be words with commas between them, {_LONGEST_FOCUS} characters at most"
        )
    return focus_terms(re.split(r"[,;\n]", terms))


def message_of(error: Exception) -> str:
    """What to tell the user; a defect is logged, without its message, which may hold the text."""
    if isinstance(error, SummarizerError):
        return str(error)
    kind = type(error).__name__
    where = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    _log.error("internal error %s at %s", kind, " > ".join(where[-6:]))
    return f"internal error, please report it: {kind} in {where[-1] if where else 'the app'}"


def _check(german: str, english: str, *, ordered: bool, context: str) -> dict[str, Any]:
    sources = read_figures(german)
    if not english:
        return {"figures": [figure.to_dict() for figure in sources]}
    figures = read_english(english)
    around = read_figures(context)
    if (len(sources) + len(around)) * len(figures) > _MOST_PAIRS:
        raise TooLongError("there are too many figures to compare; send one paragraph at a time")
    matches = match_figures(sources, figures, context=around, ordered=ordered)
    against = [match for match in matches if match.verdict in ("wrong", "unsupported")]
    return {
        "figures": [
            figure_check(match.english, match.verdict, _span(match.german)).to_dict()
            for match in matches
            if match.english
        ],
        "missing": [
            match.german.to_dict() for match in matches if match.german and not match.english
        ],
        "verified": not against,
        "reasons": [match.reason for match in against],
    }


def _span(german: Figure | None) -> SourceSpan | None:
    return SourceSpan(german.text, german.start, german.end) if german else None
