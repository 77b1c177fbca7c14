"""Sequence-to-sequence models: finding and loading them, and decoding that cannot print digits.

interface.py   what the rest of the package needs of a model
text.py        the one spelling of text that the embedded model knows
vocabulary.py  which vocabulary items are slots, controls or numeric
decoding.py    logits processors
checkpoint.py  embedded | folder | hub: → tokenizer and weights
generating.py  texts → n-best hypotheses

Nothing here is imported before a model is asked for, except interface.py.
"""
