"""Planting contradictions in English sentences, one at a time; figures stay as they are.

Each takes a text, a text of another article and a random generator, and returns the text with one
error, or None where it has nothing that can be turned into one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from summarizer.names import is_common

Plant = Callable[[str, str, random.Random], "str | None"]

_TURNED = {
    a: b
    for one in (
        "rose fell", "rises falls", "rise fall", "rising falling", "risen fallen",
        "increased decreased", "increases decreases", "increase decrease", "grew shrank",
        "grows shrinks", "grow shrink", "growth decline", "climbed dropped", "climbs drops",
        "climb drop", "jumped slumped", "jumps slumps", "jump slump", "gained lost", "gains loses",
        "gain lose", "raised cut", "raises cuts", "raise cut", "lifted lowered", "lifts lowers",
        "lift lower", "higher lower", "up down", "improved worsened", "profit loss",
        "profits losses", "beat missed", "beats misses", "exceeded missed", "widened narrowed",
        "surged plunged", "surges plunges", "soared plunged", "strengthened weakened",
    )
    for a, b in (one.split(), one.split()[::-1])
}  # fmt: skip
_TURNED |= {"cut": "raised", "cuts": "raises", "missed": "beat", "reduced": "increased"}
_DIRECTION = re.compile(
    rf"(?<!-)\b(?:{'|'.join(sorted(_TURNED, key=len, reverse=True))})\b"
    r"(?! to \d+ and| ill\b| short\b)"
)
# "Up to 300", "made up of", "sums up" tell no direction, and turned round they are no English.
_PARTICLE = re.compile(r"(?:up|down)\b(?! (?:from|by|about|around|almost|nearly|[$€£]?\d))")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|must)\b(?! not)"
)
_BEFORE_VERB = re.compile(
    r"(?<=\w )to (?=(?!the\b|an?\b|its\b|about\b|around\b|more\b)[a-z]{3,}\b)"
)
_DENIAL = re.compile(r"\b(?:not|never) |\bno (?=[a-z])|n['’]t\b")
_PAST = dict(
    one.split(":")
    for one in (
        "rise:rose fall:fell grow:grew sink:sank shrink:shrank climb:climbed drop:dropped "
        "decline:declined increase:increased raise:raised lower:lowered cut:cut buy:bought "
        "sell:sold acquire:acquired take:took pay:paid build:built open:opened close:closed "
        "shut:shut reach:reached generate:generated launch:launched start:started begin:began "
        "end:ended sign:signed invest:invested spend:spent receive:received reduce:reduced "
        "expand:expanded double:doubled deliver:delivered create:created produce:produced"
    ).split()
)
_FUTURE = re.compile(
    r"\b(?:will|would|(?:is|are) (?:expected |likely |set )?to|(?:wants?|plans?|aims?|expects?"
    rf"|intends?) to |[A-Z]\w+ to )\s*({'|'.join(_PAST)})\b"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zA-Z]{3,}\b|^[A-Z][a-zA-Z]{3,}(?= [a-z])")


def _turned(text: str, other: str, rng: random.Random) -> str | None:
    found = [one for one in _DIRECTION.finditer(text) if not _PARTICLE.match(text, one.start())]
    if not found:
        return None
    one = rng.choice(found)
    return text[: one.start()] + _TURNED[one[0]] + text[one.end() :]


def _denied(text: str, other: str, rng: random.Random) -> str | None:
    found = [(one.end(), " not") for one in _AUXILIARY.finditer(text)]
    found = found or [(one.start(), "not ") for one in _BEFORE_VERB.finditer(text)]
    if not found:
        return None
    place, denial = rng.choice(found)
    return text[:place] + denial + text[place:]


def _affirmed(text: str, other: str, rng: random.Random) -> str | None:
    found = list(_DENIAL.finditer(text))
    if not found:
        return None
    one = rng.choice(found)
    return text[: one.start()] + text[one.end() :]


def _told_as_done(text: str, other: str, rng: random.Random) -> str | None:
    found = list(_FUTURE.finditer(text))
    if not found:
        return None
    one = rng.choice(found)
    return text[: one.start()] + _PAST[one[1]] + text[one.end() :]


def _renamed(text: str, other: str, rng: random.Random) -> str | None:
    ours, theirs = list(_NAME.finditer(text)), _NAME.findall(other)
    theirs = [name for name in theirs if name not in text and not is_common(name.lower())]
    ours = [one for one in ours if not is_common(one[0].lower())]
    if not ours or not theirs:
        return None
    one = rng.choice(ours)
    name: str = rng.choice(theirs)
    return text[: one.start()] + name + text[one.end() :]


PLANTS: dict[str, Plant] = {
    "direction turned": _turned,
    "denial put in": _denied,
    "denial taken out": _affirmed,
    "plan told as done": _told_as_done,
    "name of another article": _renamed,
}
