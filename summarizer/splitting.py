"""Where the sentences of a German text end.

A full stop ends a sentence unless its word is an abbreviation, an ordinal or a date; where a
word can be either, the next word decides. Everything is read once, with bounded look-around.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer import abbreviations as known
from summarizer.listing import is_ordinal_noun

_CLOSERS = "\"“”»«’'‘›‹)\\]"
_OPENERS = "\"„“”»«‚‘'‹›(\\["
_LOOK_BACK = 40

# Only the first mark of a run can start a match, and nothing in it is tried twice.
_STOP = re.compile(
    rf"(?<![.!?…])(?P<marks>[.!?…]++)(?P<closing>(?:[{_CLOSERS}]|\[[0-9]{{1,3}}\])*+)"
    r"(?P<signs>(?:/[a-z]{2,5}){0,6}+)"
    # Decimals, times and internet names are passed over here, where it is cheap.
    rf"(?=\s|\Z|[{_OPENERS}–—-]|[^\W\d_a-zäöüß]|(?<=[a-zäöüß]{{4}}\.)[0-9][0-9,])"
    rf"(?=(?P<space>\s*+)(?P<open>(?:[{_OPENERS}]|[–—-]\s)*+)(?P<next>[^\s{_OPENERS}]{{0,30}}))"
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*")
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_]{1,3}\. ?){1,5}[^\W\d_]{1,3}$")
_BREAK = re.compile(r"[\"„“”»«(\[]")
_JOINT = re.compile("[-–/]")
_FULL_STOP = re.compile(r"\. ?")
_ROMAN = re.compile(r"[IVX]{2,6}$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
_COUNT = re.compile(r"(?:[0-9]{1,4}\.[/–-])?([0-9]{1,4})$")
_DAY_MONTH = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}$")
_VOWEL = re.compile("[aeiouyäöüáéèêàâîôûœæ]", re.IGNORECASE)
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
_CAPITALISED = re.compile(r"[^\W\d_a-zäöüß][a-zäöüß]")


def split_text(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences in a plain German text; an empty line always ends one.

    White space between sentences and the authors' signs of dpa ("/jha/stk") are in no span.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for blank in [*_BLANK_LINE.finditer(text), None]:
        end = blank.start() if blank else len(text)
        spans += _split_paragraph(text, start, end)
        start = blank.end() if blank else end
    return spans


def _split_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    quotes = _Quotes(text, start)
    # Without any capitals they cannot tell where a sentence starts.
    caseless = text[start:end].islower()
    for found in _STOP.finditer(text, start, end):
        cut, resume = found.end("closing"), found.end()
        if found["closing"] == '"' and found["next"] and not quotes.is_open(found.end("marks")):
            # A straight quote that closes nothing opens the next sentence.
            cut = resume = found.end("marks")
        if _Stop(text, start, found, caseless).ends_sentence():
            spans.append((start, cut))
            start = resume
    spans.append((start, end))
    return [span for span in (_strip(text, *span) for span in spans) if span[0] < span[1]]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


class _Quotes:
    """Whether a straight quotation is open, asked in the order of the text."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._next = text.find('"', start)
        self._open = False

    def is_open(self, position: int) -> bool:
        text = self._text
        while 0 <= self._next < position:
            at = self._next
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            ends = not after or after.isspace() or after in ".,;:!?"
            self._open = not ends and not before.isalnum()
            self._next = text.find('"', at + 1)
        return self._open


@dataclass(slots=True)
class _Stop:
    """A run of ".", "!", "?" or "…" with what is around it."""

    text: str
    start: int
    found: re.Match[str]
    caseless: bool

    def ends_sentence(self) -> bool:
        found, following = self.found, self.found["next"]
        if not following:
            # Nothing follows, or only a quotation mark or bracket.
            return True
        if found["signs"]:
            return True
        first = following[0]
        if first in ",;:)" or (first in ".!?…" and not found["open"]):
            return False
        if first.islower() and not self._starts_lower():
            return False
        if not found["space"] and not self._may_lack_space():
            return False
        marks = found["marks"]
        if "…" in marks or ".." in marks:
            return self._ends_with_ellipsis()
        if marks != ".":
            return self._ends_with_exclamation()
        return self._ends_with_full_stop()

    def _starts_lower(self) -> bool:
        word = self.found["next"].rstrip(".,;:!?")
        return self.caseless or word in known.LOWER_NAMES or bool(_BRAND.match(word))

    def _may_lack_space(self) -> bool:
        """Whether a space seems to be missing here ("Euro.Der"), unlike in "Booking.com"."""
        token, following = self._token(), self.found["next"]
        if "/" in token or "@" in token or "@" in following or token.lower().startswith("www"):
            return False
        if following[0].isdecimal():
            return token.isalpha()
        word = self._word()
        if not _CAPITALISED.match(following) or word.lower() in known.DOMAINS:
            return False
        year = token.isdecimal() and len(token) == 4
        if self.found["closing"] or self._is_starter() or year:
            return True
        letters = token.rsplit("-", 1)[-1].rsplit(".", 1)[-1]
        if not letters.isalpha() or not letters[-1].islower() or letters in known.DOMAINS:
            return False
        # Short words are verbs and prefixes ("legte zu.Analysten") only in lower case.
        return len(letters) > (1 if letters.islower() else 3) and (
            len(word) > 2 or bool(self.found["open"])
        )

    def _ends_with_ellipsis(self) -> bool:
        before, closing = self._before(), self.found["closing"]
        if before in ("(", "[") and closing[:1] in (")", "]"):
            return False
        return self._is_starter() or not (before.isspace() or closing or not self.found["space"])

    def _ends_with_exclamation(self) -> bool:
        if self._before() == "(" and self.found["closing"].startswith(")"):
            return False  # "(!)" comments on a word
        name = self._token().lower().rsplit("-", 1)[-1]
        if name in known.EXCLAIMED_NAMES and not self.found["closing"]:
            return self._is_starter()
        return True

    def _ends_with_full_stop(self) -> bool:
        token = self._token()
        last = token[-1:]
        if last.isdecimal():
            return self._ends_with_number(token)
        if not last.isalpha():
            return True
        verdict = self._judge_abbreviation(token)
        if verdict is None:
            return True
        # "(rund 5 Mrd.) Der ..." goes on: the bracket does not end what it stands in.
        return verdict and ")" not in self.found["closing"]

    def _judge_abbreviation(self, token: str) -> bool | None:
        """Whether the abbreviation `token` ends a sentence here, None when it is a word."""
        last = _JOINT.split(token)[-1]
        for name in (self._spaced(token), token.lower(), last.lower()):
            if name in known.INTERNAL:
                return False
            if name in known.AMBIGUOUS:
                return self._is_starter()
            if name in known.CLOSING:
                return True
        if len(token) == 1:
            return self._is_starter() or self._word_before(token) in known.LETTERED
        cased = token.capitalize() if token.isupper() else token
        if cased in known.BEFORE_NUMBERS and self.found["next"][0].isdecimal():
            return False
        if _ROMAN.match(token):
            return not self._is_counted_noun()
        if _DOTTED.match(token):
            return self._is_starter()
        strange = token.isalpha() and len(token) < 6 and not _VOWEL.search(token)
        if strange and not token.isupper() and token.lower() not in known.CONSONANTS:
            return self._is_starter()
        return None

    def _ends_with_number(self, token: str) -> bool:
        if _DAY_MONTH.match(token):
            return self._is_starter()
        count = _COUNT.match(token)
        if count is None:
            return True  # a decimal, a full date, "2023/24", "Q3", "1:10"
        number = int(count[1])
        if number < 32 and self.found["next"][0].isdecimal():
            return False  # "12. 5. 2024"
        before = self._word_before(token).lower()
        if self._is_counted_noun():
            return False
        if not before and number < 100:
            return False  # "1. Der Umsatz" is an item of a list
        if self._is_starter():
            return True
        if before in known.DETERMINERS:
            return False
        return number > 31 or before in known.COUNTED

    def _before(self) -> str:
        at = self.found.start()
        return self.text[at - 1] if at > self.start else " "

    def _token(self) -> str:
        """What stands before the stop, back to the last space, bracket, quote or slash."""
        at = self.found.start()
        if self._before().isspace():
            return ""
        piece = self.text[max(self.start, at - _LOOK_BACK) : at].rsplit(None, 1)[-1]
        return _BREAK.split(piece)[-1].lstrip("‚‘’'‹›")

    def _word_before(self, token: str) -> str:
        """The word before `token`, "" when it starts the sentence."""
        end = self.found.start() - len(token)
        words = self.text[max(self.start, end - _LOOK_BACK) : end].split()
        return words[-1].strip("\"„“”»«‚‘’'‹›([") if words else ""

    def _spaced(self, token: str) -> str:
        """The abbreviation that `token` is the end of, without spaces ("z. B" is "z.b")."""
        if len(token) > 3:
            return ""
        at = self.found.start()
        found = _SPACED.search(self.text, max(self.start, at - 20), at)
        parts = _FULL_STOP.split(found.group().lower()) if found else []
        tables = (known.INTERNAL, known.AMBIGUOUS, known.CLOSING)
        names = [".".join(parts[first:]) for first in range(len(parts) - 1)]
        return next((name for name in names if any(name in table for table in tables)), "")

    def _word(self) -> str:
        word = _WORD.match(self.found["next"])
        return word.group() if word else ""

    def _is_starter(self) -> bool:
        word = self._word()
        if self.caseless or (word.isupper() and len(word) > 1 and word != "MAN"):
            word = word.capitalize()
        return word in known.STARTERS

    def _is_counted_noun(self) -> bool:
        return is_ordinal_noun(self._word())
