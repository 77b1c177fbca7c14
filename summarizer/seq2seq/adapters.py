"""What the architectures differ in: roles, languages, prefixes, first items and length limits.

Chosen by `model_type` of a checkpoint's configuration. A translator reads German; a condenser
reads the English translation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.errors import ModelUnsupportedError
from summarizer.seq2seq.interface import BULLET, TRANSLATE

_TRIAL = {
    TRANSLATE: "Der Umsatz stieg um 5 Prozent auf 2,39 Milliarden Dollar.",
    BULLET: "Revenue rose 5% to $2.39 billion.",
}
# ISO 639 codes that say German or English, alone or in a group, as OPUS-MT names its models.
_GERMAN = frozenset("de deu ger gmw gem ine mul".split())
_ENGLISH = frozenset("en eng gmw gem ine mul".split())


@dataclass(frozen=True, slots=True)
class _Languages:
    """How a multilingual vocabulary names German and English.

    Attributes:
        source: what the tokenizer's `src_lang` is called for German.
        german, english: the vocabulary items of the two.
    """

    source: str
    german: str
    english: str


@dataclass(frozen=True, slots=True)
class Family:
    """An architecture.

    Attributes:
        roles: of `TRANSLATE` and `BULLET`, what its checkpoints are made for.
        most_pieces: inputs it was trained on are not longer; positions may allow less.
        prefixes: role -> words that ask for it, at the beginning of an input.
        languages: the ways in which it may name its languages; empty when it has no names.
    """

    roles: frozenset[str]
    most_pieces: int
    prefixes: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[_Languages, ...] = ()


_BOTH = frozenset({TRANSLATE, BULLET})

FAMILIES: Mapping[str, Family] = {
    "marian": Family(frozenset({TRANSLATE}), 512),
    "m2m_100": Family(  # NLLB-200 is of this type as well
        frozenset({TRANSLATE}),
        512,
        languages=(
            _Languages("deu_Latn", "deu_Latn", "eng_Latn"),
            _Languages("de", "__de__", "__en__"),
        ),
    ),
    "mbart": Family(
        frozenset({TRANSLATE}), 512, languages=(_Languages("de_DE", "de_DE", "en_XX"),)
    ),
    "t5": Family(
        _BOTH,
        512,
        prefixes={TRANSLATE: "translate German to English: ", BULLET: "summarize: "},
    ),
    # mT5 was pre-trained without tasks: a fine-tuned one does its only task unasked.
    "mt5": Family(_BOTH, 512),
    "bart": Family(frozenset({BULLET}), 1024),
    "pegasus": Family(frozenset({BULLET}), 1024),
}

TRANSLATORS = frozenset(name for name, family in FAMILIES.items() if TRANSLATE in family.roles)
CONDENSERS = frozenset(name for name, family in FAMILIES.items() if BULLET in family.roles)

_OTHER_ROLE = {
    TRANSLATE: "which condenses English but does not translate German; give it as the condenser",
    BULLET: "which translates but does not condense English; give it as the model",
}


@dataclass(frozen=True, slots=True)
class Adapter:
    """How to use a loaded checkpoint in one role.

    Attributes:
        role: `TRANSLATE` or `BULLET`.
        prefix: what its inputs begin with.
        prompt: ids that its outputs begin with, chosen for it: start, then the language.
        max_pieces: how many vocabulary pieces an input, or an output, may have.
    """

    role: str
    prefix: str
    prompt: tuple[int, ...]
    max_pieces: int


def families_for(role: str) -> frozenset[str]:
    """The architectures that can play `role`."""
    return TRANSLATORS if role == TRANSLATE else CONDENSERS


def why_unsupported(family: str, families: frozenset[str]) -> str:
    """What to say of a checkpoint of `family` where one of `families` is needed."""
    if family in FAMILIES and FAMILIES[family].roles:
        missing = TRANSLATE if families == TRANSLATORS else BULLET
        return f"is of type {family!r}, {_OTHER_ROLE[missing]}"
    return f"is of type {family!r}; supported here: {', '.join(sorted(families))}"


def adapt(name: str, family: str, tokenizer: Any, model: Any, *, role: str) -> Adapter:
    """How to use a loaded checkpoint, called `name`, in `role`; sets the tokenizer's language.

    Raises:
        ModelUnsupportedError: it is for other languages, or its tokenizer does not fit.
    """
    traits = FAMILIES[family]
    if role not in traits.roles:
        raise ModelUnsupportedError(f"model {name!r} is of type {family!r}, {_OTHER_ROLE[role]}")
    prefix = traits.prefixes.get(role, "")
    prompt = [_start(name, model)]
    if traits.languages:
        prompt.append(_set_languages(name, traits, tokenizer))
    else:
        forced = model.generation_config.forced_bos_token_id
        prompt += [int(forced)] if forced is not None else []
    if family == "marian":
        prefix = _marian_prefix(name, tokenizer)
    _try_tokenizer(name, tokenizer, _TRIAL[role], int(model.config.vocab_size))
    return Adapter(role, prefix, tuple(prompt), _most_pieces(traits, tokenizer, model))


def _start(name: str, model: Any) -> int:
    for source in (model.generation_config, model.config):
        start = getattr(source, "decoder_start_token_id", None)
        if start is not None:
            return int(start)
    raise ModelUnsupportedError(f"model {name!r} names no decoder_start_token_id in its config")


def _set_languages(name: str, traits: Family, tokenizer: Any) -> int:
    """Set German as the source; the id of the item for English."""
    unknown = tokenizer.unk_token_id
    for languages in traits.languages:
        codes = (languages.german, languages.english)
        german, english = (tokenizer.convert_tokens_to_ids(code) for code in codes)
        if not {german, english} & {None, unknown}:
            tokenizer.src_lang = languages.source
            return int(english)
    wanted = " or ".join(f"{one.german} and {one.english}" for one in traits.languages)
    raise ModelUnsupportedError(
        f"model {name!r} does not know German and English: its vocabulary has no {wanted}"
    )


def _marian_prefix(name: str, tokenizer: Any) -> str:
    """ ">>eng<< " for a model with several target languages.

    OPUS-MT names its languages in tokenizer_config.json; where it does, they must be ours.
    """
    for language, known, what in (
        (tokenizer.source_lang, _GERMAN, "from German"),
        (tokenizer.target_lang, _ENGLISH, "to English"),
    ):
        if language and str(language).lower() not in known:
            pair = f"{tokenizer.source_lang}-{tokenizer.target_lang}"
            raise ModelUnsupportedError(
                f"model {name!r} does not translate {what}: its languages are {pair}"
            )
    codes = tokenizer.supported_language_codes
    if codes and ">>eng<<" not in codes:
        shown = ", ".join(codes[:5])
        raise ModelUnsupportedError(f"model {name!r} does not translate to English, but to {shown}")
    return ">>eng<< " if codes else ""


def _try_tokenizer(name: str, tokenizer: Any, text: str, size: int) -> None:
    """A tokenizer built from the wrong files reads every word as unknown, and says nothing."""
    ids = tokenizer(text)["input_ids"]
    unknown = tokenizer.unk_token_id
    if not ids or max(ids) >= size or 2 * ids.count(unknown) >= len(text.split()):
        raise ModelUnsupportedError(
            f"model {name!r} has a tokenizer that cannot read {text!r}: its files do not fit"
        )


def _most_pieces(traits: Family, tokenizer: Any, model: Any) -> int:
    limits = [traits.most_pieces, int(tokenizer.model_max_length)]
    positions = getattr(model.config, "max_position_embeddings", None)
    return min([*limits, int(positions)] if positions else limits)
