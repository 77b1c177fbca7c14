"""Sequence-to-sequence models: finding and loading them, and decoding that cannot invent figures.

interface.py      what the rest of the package needs of a model
hub.py            hub:owner/name → folder in the local cache; the only user of the network
checkpoint.py     embedded | folder | hub: → tokenizer and weights
adapters.py       what the architectures differ in: roles, languages, prefixes, limits
text.py           the one spelling of text that the embedded model knows
vocabulary.py     which vocabulary items are slots, controls or numeric
decoding.py       logits processors for all models, and for those that know the slots
written_forms.py  how English writes a figure in digits
digit_grammar.py  which texts have only those forms
surface.py        what each vocabulary item adds to the decoded text
licence.py        the logits processor made of these, for models that do not know the slots
generating.py     texts → n-best hypotheses

Nothing here is imported before a model is asked for, except interface.py.
"""
