"""The numbers of slots: in the order in which the text that is read has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.figures.slots import SLOT_PATTERN, SLOTS

_FIRST = dict.fromkeys((symbol[1] for symbol in SLOTS), 0)
_KNOWN = frozenset(SLOTS)


def slots_of(text: str) -> list[str]:
    """The slot symbols of a text, in order."""
    return SLOT_PATTERN.findall(text)


def in_reading_order(source: str, target: str) -> tuple[str, str]:
    """The same slots on both sides, those of each kind numbered as `source` has them in order.

    >>> in_reading_order("⟨m1⟩ after ⟨m0⟩", "nach ⟨m0⟩ nun ⟨m1⟩")
    ('⟨m0⟩ after ⟨m1⟩', 'nach ⟨m1⟩ nun ⟨m0⟩')
    """
    symbols = _distinct(source, target)
    numbers: dict[str, list[int]] = {}
    for symbol in symbols:
        numbers.setdefault(symbol[1], []).append(int(symbol[2:-1]))
    free = {letter: iter(sorted(found)) for letter, found in numbers.items()}
    names = {symbol: f"⟨{symbol[1]}{next(free[symbol[1]])}⟩" for symbol in symbols}
    return _renamed(source, names), _renamed(target, names)


def numbered_from(
    texts: Sequence[str], first: Mapping[str, int] | None = None
) -> tuple[str, ...] | None:
    """Several texts under one numbering, each kind from its number in `first` on, in order.

    Where a kind has too few slots for that it begins at 0; None when it has too few even then.
    """
    symbols = _distinct(*texts)
    counts = {letter: sum(symbol[1] == letter for symbol in symbols) for letter in _FIRST}
    following = {
        letter: start if f"⟨{letter}{start + counts[letter] - 1}⟩" in _KNOWN else 0
        for letter, start in (first or _FIRST).items()
    }
    names = {}
    for symbol in symbols:
        letter = symbol[1]
        names[symbol] = f"⟨{letter}{following[letter]}⟩"
        following[letter] += 1
    if not _KNOWN.issuperset(names.values()):
        return None
    return tuple(_renamed(text, names) for text in texts)


def _distinct(*texts: str) -> list[str]:
    return list(dict.fromkeys(symbol for text in texts for symbol in slots_of(text)))


def _renamed(text: str, names: Mapping[str, str]) -> str:
    return SLOT_PATTERN.sub(lambda found: names[found[0]], text)
