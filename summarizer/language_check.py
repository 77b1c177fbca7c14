"""Signs that a model failed on a text: German left in the English, or a phrase over and over."""

from __future__ import annotations

import re

# German function words that are no English words, and rare as names.
_GERMAN = frozenset(
    """
    aber als auch auf aus bei beim bereits bis damit dass daß dem den denen deren des deshalb dessen
    diese diesem diesen dieser dieses doch durch ein eine einem einen einer eines er es für gegen
    haben hatte hatten ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im ist jedoch kann kein keine
    können können mehr mit muss müssen nach nicht noch nur ob oder ohne sei sein seine seinem seinen
    seiner seit sich sie sind sollen sowie über um und uns unter vom von vor waren weil weiter wenn
    werde werden wie wieder wird wir worden wurde wurden zu zum zur zwischen das der
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Particles of German names: "Ursula von der Leyen".
_PARTICLE = re.compile(r"\b[Vv]on (?:(?:der|dem|den) )?(?=[A-ZÄÖÜ])")
# Shares of a text's words from which on it counts as German, or as a copy of the source.
_GERMAN_SHARE = 0.12
_COPIED_SHARE = 0.7
_COPIED_WORDS = 5


def is_untranslated(english: str, german: str) -> bool:
    """Whether German stands in `english`, or most of it is copied from `german`.

    A name such as "Der Spiegel" or "Bund der Steuerzahler" in an English sentence is neither.
    """
    words = _WORD.findall(_PARTICLE.sub("", english))
    if not words:
        return False
    function_words = [word for word in words if word.lower() in _GERMAN]
    if len(function_words) >= 2 and len(function_words) / len(words) >= _GERMAN_SHARE:
        return True
    source = {word for word in _WORD.findall(german) if len(word) > 3}
    long_words = [word for word in words if len(word) > 3]
    copied = [word for word in long_words if word in source]
    lower = [word for word in copied if word[0].islower()]
    return (
        len(long_words) >= _COPIED_WORDS
        and len(copied) / len(long_words) >= _COPIED_SHARE
        and bool(lower)
    )


def is_loop(text: str) -> bool:
    """Whether `text` says a word three times in a row, or a phrase of four words twice over.

    Two figures may share their surroundings ("up 5% to …, up 6% to …") and a name may come twice:
    a phrase of four counts only when it has three plain words of four letters and no figure.
    """
    words = [word.rstrip(".,;:!?") for word in text.split()]
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        if first == second == third:
            return True
    for size in range(2, 5):
        for at in range(len(words) - 2 * size + 1):
            block = words[at : at + size]
            if block == words[at + size : at + 2 * size] and any(map(str.isalpha, block)):
                return True
    seen: set[tuple[str, ...]] = set()
    for at in range(len(words) - 3):
        phrase = tuple(words[at : at + 4])
        if any(any(map(str.isnumeric, word)) for word in phrase):
            continue
        if sum(len(word) > 3 and word.islower() for word in phrase) < 3:
            continue
        if phrase in seen:
            return True
        seen.add(phrase)
    return False
