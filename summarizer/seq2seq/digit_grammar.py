"""Which texts have only licensed figures in digits: a small automaton, read character by character.

It knows nothing of vocabularies. A state stands for all that matters of the text so far: which
licences are used up, whether a number is open and where in its forms it is, and what the next
digit would be glued to. Several readings of one text can be alive at once ("2" is both a figure
and the beginning of "2.39"); the text is licensed as long as one of them is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from summarizer.seq2seq.written_forms import FOREIGN, Form

# Between two numbers these alone would make one number of both: "5.5", "5,200", "5 200"; and
# directly before a number all but the space would make another one of it: ".5".
_GLUE = frozenset(".,:/'’·⁄ ")
_OUTSIDE = -1


class Thread(NamedTuple):
    """One reading of the text.

    Attributes:
        used: for each number written, the licences that it may have used, sorted.
        node: where in the forms the open number is; `_OUTSIDE` of numbers.
        after: what follows the last number, while it could still spoil it; "" when nothing can.
    """

    used: tuple[tuple[int, ...], ...]
    node: int
    after: str


class State(NamedTuple):
    """All that matters of a text so far.

    Attributes:
        threads: its readings that are alive.
        name: the end of the text, as far as a form's `before` begins with it.
        last: kind of the last character: "a" letter or digit, " " space, "." a mark that would
            be a part of the number behind it, "-" any other mark.
    """

    threads: frozenset[Thread]
    name: str
    last: str


@dataclass(slots=True)
class _Node:
    children: dict[str, int] = field(default_factory=dict)
    ends: set[int] = field(default_factory=set)
    """Licences of which a form ends here."""
    reach: set[int] = field(default_factory=set)
    """Licences of which a form ends here or further on."""


class DigitGrammar:
    """The texts that the licences of one source allow.

    Args:
        licences: each is a set of forms of which one may be written, once.
    """

    def __init__(self, licences: Sequence[frozenset[Form]]) -> None:
        self.forms = frozenset(form for forms in licences for form in forms)
        self._all = frozenset(range(len(licences)))
        self._nodes: list[_Node] = []
        self._roots: dict[str, int] = {}
        for index, forms in enumerate(licences):
            for form in forms:
                self._add(form, index)
        self._names = {before[:end] for before in self._roots for end in range(1, len(before) + 1)}
        self._longest_name = max(map(len, self._names), default=0)
        self._free: dict[tuple[tuple[int, ...], ...], frozenset[int]] = {(): self._all}
        self.start = State(frozenset({Thread((), _OUTSIDE, "")}), "", " ")

    def _add(self, form: Form, licence: int) -> None:
        if form.before not in self._roots:
            self._roots[form.before] = self._new()
        node = self._nodes[self._roots[form.before]]
        node.reach.add(licence)
        for character in form.text:
            if character not in node.children:
                node.children[character] = self._new()
            node = self._nodes[node.children[character]]
            node.reach.add(licence)
        node.ends.add(licence)

    def _new(self) -> int:
        self._nodes.append(_Node())
        return len(self._nodes) - 1

    def read(self, state: State, text: str) -> State | None:
        """The state after `text`, or None when no licensed text begins like that."""
        threads, name, last = state
        for raw in text:
            space = raw.isspace()
            if space and last == " ":
                continue  # outputs are shown with single spaces
            character = " " if space else raw.lower()
            threads = frozenset(
                following
                for thread in threads
                for following in self._following(thread, character, name, last)
            )
            if not threads:
                return None
            last = " " if space else "a" if raw.isalnum() else "." if raw in _GLUE else "-"
            name = self._end(name + character)
        return State(threads, name, last)

    def may_end(self, state: State) -> bool:
        """Whether the text can end here: no number is half written."""
        return any(thread.node == _OUTSIDE or self._completes(thread) for thread in state.threads)

    def is_outside(self, state: State) -> bool:
        """Whether, in one reading at least, no number is open."""
        return any(thread.node == _OUTSIDE for thread in state.threads)

    def continuations(self, state: State) -> Iterator[tuple[str, bool]]:
        """What the open numbers can go on with: each beginning, and whether a form ends there."""
        stack = [("", thread.node) for thread in state.threads if thread.node != _OUTSIDE]
        while stack:
            text, index = stack.pop()
            node = self._nodes[index]
            if text:
                yield text, bool(node.ends)
            stack += [(text + character, child) for character, child in node.children.items()]

    def dangers(self, state: State) -> set[str]:
        """Texts that must not follow, because they would make another figure of the last number."""
        found = set()
        for thread in state.threads:
            if thread.node == _OUTSIDE and thread.after:
                rest = [f[len(thread.after) :] for f in FOREIGN if f.startswith(thread.after)]
                found |= {text for text in rest if text}
            elif thread.node != _OUTSIDE and self._completes(thread):
                found |= set(FOREIGN)
        return found

    def _following(self, thread: Thread, character: str, name: str, last: str) -> Iterator[Thread]:
        """Readings of `thread` with one more character."""
        used, node, after = thread
        if node != _OUTSIDE:
            child = self._nodes[node].children.get(character)
            if child is not None and self._nodes[child].reach & self._free_after(used):
                yield Thread(used, child, "")
            if character.isalnum() or not self._completes(thread):
                return
            used = tuple(sorted((*used, tuple(sorted(self._nodes[node].ends)))))
            if character not in FOREIGN:
                yield Thread(used, _OUTSIDE, character)
        elif character.isnumeric():
            if after in _GLUE:
                return
            for before, root in self._roots.items():
                if not (name.endswith(before) if before else last in " -"):
                    continue
                child = self._nodes[root].children.get(character)
                if child is not None and self._nodes[child].reach & self._free_after(used):
                    yield Thread(used, child, "")
        elif not after:
            yield thread
        elif (after := after + character) not in FOREIGN:
            spoils = any(text.startswith(after) for text in FOREIGN)
            yield Thread(used, _OUTSIDE, after if spoils else "")

    def _completes(self, thread: Thread) -> bool:
        return bool(self._nodes[thread.node].ends & self._free_after(thread.used))

    def _end(self, text: str) -> str:
        """The longest end of `text` that a name begins with."""
        for start in range(max(0, len(text) - self._longest_name), len(text)):
            if text[start:] in self._names:
                return text[start:]
        return ""

    def _free_after(self, used: tuple[tuple[int, ...], ...]) -> frozenset[int]:
        """Licences that are left, whichever of its own each number written took."""
        if used not in self._free:
            self._free[used] = _left_over(used, self._all)
        return self._free[used]


def _left_over(choices: Sequence[tuple[int, ...]], licences: frozenset[int]) -> frozenset[int]:
    """Licences that can stay unused while each number has one of its choices for itself."""
    taken: dict[int, int] = {}
    for number in range(len(choices)):
        _place(number, choices, taken, set())
    movable = (
        licence
        for licence, number in taken.items()
        if _place(number, choices, dict(taken), {licence})
    )
    return (licences - taken.keys()) | frozenset(movable)


def _place(
    number: int, choices: Sequence[tuple[int, ...]], taken: dict[int, int], seen: set[int]
) -> bool:
    """Give `number` a licence not in `seen`, moving others where need be (Kuhn's algorithm)."""
    for licence in choices[number]:
        if licence not in seen:
            seen.add(licence)
            if licence not in taken or _place(taken[licence], choices, taken, seen):
                taken[licence] = number
                return True
    return False
