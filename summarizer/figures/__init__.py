"""Figures: read them in German and English, write them in English, prove they are equal."""

from .english import read_english
from .explaining import explain
from .figure import HEDGES, KINDS, Figure, Value, format_value
from .filling import fill
from .german import read_german
from .matching import Match, check, match_figures
from .slots import SLOTS, Slotted, slot, slot_many, slot_pair
from .writer import write_english

__all__ = [
    "HEDGES",
    "KINDS",
    "SLOTS",
    "Figure",
    "Match",
    "Slotted",
    "Value",
    "check",
    "explain",
    "fill",
    "format_value",
    "match_figures",
    "read_english",
    "read_german",
    "slot",
    "slot_many",
    "slot_pair",
    "write_english",
]
