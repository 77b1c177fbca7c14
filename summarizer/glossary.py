"""A house's own terms, German → English: preferred, written where it is safe, and told.

A glossary is a TSV file: German term, tab, English term, and if wanted a tab and other English
renderings that the term replaces, with `|` between them. Lines with `#` are comments.

    Nettoverlust	net loss	net deficit|net shortfall

Terms are found in their usual German endings (Verlust: Verluste, Verlusten; vorläufiges Ergebnis:
vorläufigen Ergebnisses), as whole words or parts set off by a hyphen, not inside compounds; of a
separable verb only the forms in one word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from summarizer.errors import InputError

MOST_TERMS, _LONGEST = 2000, 120
_HEADERS = frozenset({("german", "english"), ("deutsch", "englisch"), ("de", "en")})
_NOUN_ENDINGS = "(?:e|en|er|ern|es|s|n|nen|se|sen|ses)?"
_OTHER_ENDINGS = "(?:e|en|er|es|em|t|te|ten|tes|ter|tem)?"
_UMLAUTS = {"a": "[aä]", "o": "[oö]", "u": "[uü]"}
_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_AN_LETTERS = "AEFHILMNORSX"

GlossaryLike: TypeAlias = "Glossary | Mapping[str, str] | str | Path | None"


@dataclass(frozen=True)
class Term:
    """One line of a glossary: a German term, its English, and renderings that it replaces."""

    german: str
    english: str
    others: tuple[str, ...] = ()

    @cached_property
    def german_forms(self) -> re.Pattern[str]:
        """The German term in its usual endings."""
        return re.compile(rf"(?<!\w){_joined(self.german, _german_word)}(?!\w)")

    @cached_property
    def english_forms(self) -> re.Pattern[str]:
        """The English term, singular or plural, in any regular verb form."""
        pattern = _joined(self.english, _english_word)
        return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)

    @cached_property
    def replaced(self) -> re.Pattern[str] | None:
        """The other renderings, singular or plural."""
        forms = "|".join(_joined(other, re.escape) for other in self.others)
        return re.compile(rf"(?<!\w)(?:{forms})(?P<plural>s?)(?!\w)", re.I) if forms else None


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term that stands in a German text.

    Attributes:
        term: the line of the glossary.
        text, start, end: how and where it stands in the German text, the first time.
        applied: whether the English text has the English term.
    """

    term: Term
    text: str
    start: int
    end: int
    applied: bool

    def __str__(self) -> str:
        return f"{self.term.german} → {self.term.english}"


@dataclass(frozen=True)
class Glossary:
    """The terms of a glossary, in the order given; empty without any."""

    terms: tuple[Term, ...] = ()

    @classmethod
    def of(cls, given: GlossaryLike) -> Glossary:
        """A glossary from what a caller may pass: a file, a mapping, a glossary, or nothing.

        Raises:
            InputError: the file cannot be read, or a line of it is no term.
        """
        if given is None:
            return cls()
        if isinstance(given, Glossary):
            return given
        if isinstance(given, Mapping):
            rows = enumerate(([german, english] for german, english in given.items()), 1)
            return cls(_terms(rows, "the glossary, entry"))
        try:
            text = Path(given).read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise InputError(f"{given}: cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise InputError(
                f"{given}: not UTF-8 (byte {error.start}); save it as UTF-8 and try again"
            ) from error
        return cls.parse(text, name=str(given))

    @classmethod
    def parse(cls, text: str, *, name: str = "the glossary") -> Glossary:
        """The glossary that `text` holds as TSV; `name` stands in error messages.

        Raises:
            InputError: a line of it is no term.
        """
        rows: list[tuple[int, list[str]]] = []
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            cells = [cell.strip() for cell in line.strip("\r\n").split("\t")]
            if not rows and tuple(cell.lower() for cell in cells[:2]) in _HEADERS:
                continue
            rows.append((number, cells))
        return cls(_terms(rows, f"{name}, line"))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def check(self, german: str, english: str) -> tuple[TermUse, ...]:
        """Each term that stands in `german`, and whether `english` has its English term.

        Where two terms share words the longer one counts.
        """
        found = [
            (match, term) for term in self.terms for match in term.german_forms.finditer(german)
        ]
        found.sort(key=lambda one: (one[0].start() - one[0].end(), one[0].start()))
        taken: list[tuple[int, int]] = []
        uses: dict[Term, TermUse] = {}
        for match, term in found:
            start, end = match.span()
            if any(start < other_end and other < end for other, other_end in taken):
                continue
            taken.append((start, end))
            known = uses.get(term)
            if known is None or start < known.start:
                applied = term.english_forms.search(english) is not None
                uses[term] = TermUse(term, match[0], start, end, applied)
        return tuple(sorted(uses.values(), key=lambda use: use.start))

    def apply(self, german: str, english: str) -> tuple[str, tuple[str, ...]]:
        """`english` with the terms that `german` asks for, where that is safe, and what was done.

        Safe is: the German term stands untranslated in the English, or one of its other renderings
        stands there no more often than the term stands in the German.
        """
        notes = []
        for use in self.check(german, english):
            if use.applied:
                continue
            term = use.term
            written = _replace(term.german_forms, english, term.english)
            if written == english and term.replaced is not None:
                there = sum(1 for _ in term.replaced.finditer(english))
                if there <= sum(1 for _ in term.german_forms.finditer(german)):
                    written = _replace(term.replaced, english, term.english)
            if written != english:
                notes.append(f"term replaced by the glossary: {use}")
                english = written
        return english, tuple(notes)

    def missing(self, german: str, english: str) -> tuple[str, ...]:
        """The terms of `german` whose English is not in `english`, as "German → English"."""
        return tuple(str(use) for use in self.check(german, english) if not use.applied)

    def told_in(self, german: str) -> dict[str, str]:
        """The terms that stand in `german`, as they stand there, with their English."""
        return {use.text: use.term.english for use in self.check(german, "")}

    def english_of(self, german: str) -> str:
        """The English of every term that stands in `german`, in one line."""
        return " ".join(use.term.english for use in self.check(german, ""))


def _terms(rows: Iterable[tuple[int, Sequence[str]]], where: str) -> tuple[Term, ...]:
    found: dict[str, tuple[int, Term]] = {}
    for number, cells in rows:
        problem = _problem(cells)
        if problem:
            raise InputError(f"{where} {number}: {problem}")
        german, english, *others = cells
        earlier = found.get(german)
        if earlier and earlier[1].english != english:
            raise InputError(
                f"{where} {number}: {german!r} is {earlier[1].english!r} on line {earlier[0]}; "
                "keep one of them"
            )
        renderings = [one.strip() for one in others[0].split("|")] if others else []
        found[german] = (number, Term(german, english, tuple(filter(None, renderings))))
        if len(found) > MOST_TERMS:
            raise InputError(f"{where} {number}: more than {MOST_TERMS} terms; leave some out")
    return tuple(term for _, term in found.values())


def _problem(cells: Sequence[str]) -> str | None:
    """What is wrong with a line; None when nothing is."""
    if len(cells) < 2 or not cells[0] or not cells[1]:
        return "needs a German term, a tab and an English term"
    if len(cells) > 3 and any(cells[3:]):
        return "has more than three columns; separate other renderings with |"
    for cell in cells:
        if len(cell) > _LONGEST:
            return f"a term has more than {_LONGEST} characters"
        if any(not character.isprintable() or character in "⟨⟩" for character in cell):
            return "a term has a character that no text has"
    if not all(any(c.isalpha() for c in cell) for cell in cells[:2]):
        return "a term has no letter"
    return None


def _joined(term: str, form: Callable[[str], str]) -> str:
    return r"[\s\u00ad-]+".join(form(word) for word in re.split(r"[\s-]+", term) if word)


def _german_word(word: str) -> str:
    """A pattern for the forms of one German word."""
    if word.isupper() or not word[-1].isalpha() or len(word) < 3:
        return re.escape(word) + "s?"
    if word[0].isupper():
        latin = re.fullmatch(r"(.{3,}?)(?:o|a|um|us)", word)
        changed = f"|{re.escape(latin[1])}en" if latin else ""
        return f"(?:{_umlauted(word)}{_NOUN_ENDINGS}{changed})"
    stem = re.sub(r"(?<=...)(?:e|en|er|es|em)$", "", word)
    first = f"[{stem[0]}{stem[0].upper()}]"
    return f"(?:ge)?{first}{re.escape(stem[1:])}{_OTHER_ENDINGS}"


def _umlauted(noun: str) -> str:
    """The noun with its last a, o or u open to the umlaut of a plural."""
    for place in range(len(noun) - 1, 0, -1):
        if noun[place] in _UMLAUTS:
            # In "au" it is the a that changes.
            place -= noun[place] == "u" and noun[place - 1] == "a"
            changed = _UMLAUTS.get(noun[place], re.escape(noun[place]))
            return re.escape(noun[:place]) + changed + re.escape(noun[place + 1 :])
    return re.escape(noun)


def _english_word(word: str) -> str:
    if word.endswith("y"):
        return re.escape(word[:-1]) + "(?:y|ies|ied|ying)(?:['’]s?)?"
    if word.endswith("e"):
        return re.escape(word[:-1]) + "(?:e|es|ed|ing)(?:['’]s?)?"
    return re.escape(word) + "(?:s|es|ed|ing)?(?:['’]s?)?"


def _replace(pattern: re.Pattern[str], text: str, term: str) -> str:
    """`text` with `term` for what `pattern` finds: plural, capital and article as they must be."""

    def written(match: re.Match[str]) -> str:
        plural = "plural" in pattern.groupindex and match["plural"]
        new = _plural(term) if plural else term
        opens = not text[: match.start()].strip("\"'“‘ ")
        return new[0].upper() + new[1:] if opens else new

    parts = []
    end = 0
    for match in pattern.finditer(text):
        parts += [_with_article(text[end : match.start()], term), written(match)]
        end = match.end()
    return "".join([*parts, text[end:]])


def _plural(term: str) -> str:
    if re.search(r"[^aeiou]y$", term):
        return term[:-1] + "ies"
    return term + ("es" if re.search(r"(?:s|x|ch|sh)$", term) else "s")


def _with_article(before: str, term: str) -> str:
    """`before` with "a" or "an" at its end as `term` wants it.

    Before "u" it is left alone: "a unit", "an update".
    """
    article = _ARTICLE.search(before)
    if article is None or term[0] in "uU":
        return before
    vowel = term[0] in _AN_LETTERS if term.split()[0].isupper() else term[0].lower() in "aeio"
    kept = article[1][0] + ("n" if vowel else "")
    return before[: article.start()] + kept + article[2]
