"""Sequence-to-sequence models: finding and loading them, and decoding that cannot invent figures.

interface.py      what the rest of the package needs of a model
loading.py        a model by its name, with whatever computes it best
hub.py            hub:owner/name → folder in the local cache; the only user of the network
checkpoint.py     embedded | folder | hub: → files; → tokenizer and weights by transformers
batching.py       which inputs go together, and how long outputs may be
decoding.py       logits processors for all models, and for those that know the slots
vocabulary.py     which vocabulary items are slots, controls or numeric
text.py           the one spelling of text that the embedded model knows
threads.py        how many threads a model should use here

Models that know the slots, as the embedded one does; they need no transformers:
slotted.py        what goes in, what is kept of what comes out, whatever computes it
pieces.py         text ↔ vocabulary items
torch_model.py    computed by torch: marian.py is the network, searching.py the beam search
ctranslate.py     computed by CTranslate2 in int8; converting.py makes and keeps its files
sinusoids.py      positions, for both

Any other checkpoint, by transformers:
adapters.py       what the architectures differ in: roles, languages, prefixes, limits
generating.py     texts → n-best hypotheses
licence.py        the logits processor that lets only the source's figures through
written_forms.py  how English writes a figure in digits
digit_grammar.py  which texts have only those forms
surface.py        what each vocabulary item adds to the decoded text

Nothing here is imported before a model is asked for, except interface.py.
"""
