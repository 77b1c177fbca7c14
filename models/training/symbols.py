"""The vocabulary items that are not text: slots, task tokens, tags."""

from __future__ import annotations

from summarizer.figures.slots import SLOTS

TASKS = {"translate": "⟨translate⟩", "bullet": "⟨bullet⟩"}
MACHINE_MADE = "⟨bt⟩"
RESERVED = tuple(f"⟨r{number}⟩" for number in range(8))
SYMBOLS = (*TASKS.values(), MACHINE_MADE, *RESERVED, *SLOTS)


def source_text(task: str, text: str, *, machine_made: bool = False) -> str:
    """What the encoder reads: the task token, the tag if any, the slotted text."""
    tag = f"{MACHINE_MADE} " if machine_made else ""
    return f"{TASKS[task]} {tag}{text}"
