"""Making an English sentence a bullet by rule: cut what carries no news, never what changes it.

Four things go: an opening adverb, a who-said-it tail, and from a long sentence a closing relative
clause set off by a comma, and what happened before or was the reason, when that comes first.
Conditions, negations and concessions stay, because without them the rest would say more than the
source does.
"""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"(?:Meanwhile|However|Moreover|In addition|Additionally|Furthermore|Accordingly|Also|"
    r"Therefore|Thus|At the same time|In the meantime|Besides|According to (?:its|their) own "
    r"(?:information|statements|figures|account|data))\s*,?\s+(?=\w)"
)
_SAID = r"(?:said|says|announced|reported|added|stated|explained|noted|disclosed|declared)"
# Up to seven words of a name or title; a word that begins another clause is none of them.
_WHO = r"(?:(?!(?:if|unless|but|not|although|though|while|which|who|that)\b)[\w'’.&-]+\s+){1,7}"
_WHEN = r"(?:\s+(?:on|in|late|early|at|after)\s[^,;]*)?"
_SAID_TAIL = re.compile(rf",\s+(?:as\s+)?{_WHO}(?:has\s+|had\s+)?{_SAID}{_WHEN}\.?$")
_SAID_WHO_TAIL = re.compile(rf",\s+{_SAID}\s+{_WHO}[\w'’.&-]+\.?$")
_ACCORDING_TAIL = re.compile(r",?\s+according to [^,;]{2,60}$")
_RELATIVE_TAIL = re.compile(r",\s+(?:which|who|whose|where)\s[^,;]*$")
# Before the comma there may be figures ("$2,390") but no other one.
_BACKGROUND = re.compile(
    r"(?:After|Following|Thanks to|Due to|Because of|In view of|Given)\s"
    r"(?:[^,;:]|,(?=\d)){3,120}?,\s+"
)
_ABBREVIATION = re.compile(r"\b(?:(?:[A-Za-z]\.)+[A-Za-z]|Inc|Ltd|Corp|Co|Bros|Jr|Sr)\.$")
_QUOTES = '"“”'
_LIST_MARK = re.compile(r"^(?:[-–—•*·] )+")


def as_bullet(english: str) -> str:
    """Bullet form of `english`: no list mark or full stop, a capital first, no lone quotation."""
    text = _LIST_MARK.sub("", " ".join(english.split()))
    while text.endswith((".", ";", ",", ":")) and not _ABBREVIATION.search(text):
        text = text[:-1].rstrip()
    if sum(text.count(mark) for mark in _QUOTES) == 1:
        text = text.strip(_QUOTES)
    return text[:1].upper() + text[1:]


def shorten(english: str, *, words: int, attribution: bool = False) -> str:
    """`english` as a bullet; clauses go only while it has more than `words` words.

    With `attribution` who said it stays.
    """
    text = as_bullet(english)
    opening = _OPENING.match(text)
    text = text[opening.end() :] if opening else text
    for tail in () if attribution else (_SAID_TAIL, _SAID_WHO_TAIL, _ACCORDING_TAIL):
        text = tail.sub("", text)
    if len(text.split()) > words:
        text = _RELATIVE_TAIL.sub("", text)
    background = _BACKGROUND.match(text)
    if background and len(text.split()) > words:
        text = text[background.end() :]
    return as_bullet(text)
