"""What German words mean to the reader."""

from __future__ import annotations

import re
from decimal import Decimal

MONTHS = {
    "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feber": 2, "feb": 2, "märz": 3, "maerz": 3,
    "mrz": 3, "april": 4, "apr": 4, "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8,
    "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11,
    "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip
PERIODS = {
    "quartal": "quarter", "quartals": "quarter", "quartale": "quarter", "quartalen": "quarter",
    "halbjahr": "half", "halbjahres": "half", "halbjahrs": "half", "hj": "half",
    "jahreshälfte": "half", "geschäftsquartal": "quarter", "geschäftsquartals": "quarter",
    "fiskalquartal": "quarter", "fiskalquartals": "quarter", "bilanzquartal": "quarter",
    "geschäftshalbjahr": "half", "geschäftshalbjahres": "half", "jahresviertel": "quarter",
    "semester": "half", "semesters": "half", "vierteljahr": "quarter", "vierteljahres": "quarter",
    "vierteljahrs": "quarter", "kalenderquartal": "quarter",
    # Of a game.
    "halbzeit": "half", "viertel": "quarter",
}  # fmt: skip
# "Schlussquartal" names a quarter without a number.
NAMED_PERIODS = {
    "auftaktquartal": (1, "quarter"), "startquartal": (1, "quarter"),
    "anfangsquartal": (1, "quarter"), "schlussquartal": (4, "quarter"), "auftaktvierteljahr": (1,
    "quarter"),
    "startvierteljahr": (1, "quarter"), "schlussvierteljahr": (4, "quarter"),
    # Of a financial year, the half without a number is the first.
    "halbjahr": (1, "half"), "halbjahres": (1, "half"),
}  # fmt: skip
_PHRASES = {
    "about": "rund|etwa|ca|circa|zirka|ungefähr|ungefaehr|in etwa|schätzungsweise|grob|um die|rd"
    "|grob geschätzt|geschätzt|geschätzte|geschätzten|geschätzter|geschätztes"
    "|runde|runden|rundes|runder|grob gerechnet|so um die",
    "almost": "fast|knapp|beinahe|nahezu|annähernd|nicht ganz|schier|knappe|knappen|knapper|knappes"
    "|etwas weniger als|knapp unter|kurz unter|leicht unter|kaum|praktisch|beinah|etwas unter",
    "just over": "gut|gute|guten|guter|gutes|etwas mehr als|etwas über|leicht über|knapp über"
    "|kurz über"
    "|ein wenig mehr als|reichlich|kaum mehr als",
    "more than": "mehr als|über|ueber|deutlich mehr als|deutlich über|weit über|weit mehr als"
    "|jenseits von"
    "|oberhalb von|klar über|weitaus mehr als|gut über",
    "less than": "weniger als|unter|deutlich unter|deutlich weniger als|weit unter|weit weniger als"
    "|unterhalb von|klar unter|nicht einmal|keine|keinen|nicht mal|noch nicht einmal",
    "at least": "mindestens|wenigstens|nicht weniger als|zumindest|mind",
    "at most": "höchstens|maximal|nicht mehr als|allenfalls|max|längstens",
    "up to": "bis|bis auf|bis zu|bis an|in der spitze|in der spitze um|in der spitze bis zu|in "
    "der spitze auf"
    "|in der spitze mit|zeitweise bis zu",
}
HEDGES = {
    tuple(phrase.split()): hedge
    for hedge, phrases in _PHRASES.items()
    for phrase in phrases.split("|")
}
# Nouns whose "über" sets a limit; after others it says for how much: "ein Kredit über 5 Millionen".
LIMIT_NOUNS = re.compile(
    r"(?:preis|kurs|temperatur|betr[aä]g|einkommen|wert|umsatz|umsätz|rendite|zins|stand|stände|menge"
    r"|vermögen|gehälter|gehalt|summe|niveau|alter|laufzeit|quote|leistung|größe|inflation|wachstum)"
    r"\w{0,3}\Z"
)
# Nouns whose "unter" means "among": "eine Umfrage unter 155 Instituten".
AMONG = re.compile(r"(?:umfrage|befragung|erhebung|studie|abfrage)n?\Z")
# Names that are followed by a number which is part of the name.
NAMED = frozenset(
    "dax mdax sdax tecdax stoxx eurostoxx nasdaq nikkei ftse cac atx smi russell topix csi msci "
    "boeing airbus paragraf paragraph paragrafen artikel absatz version windows formel linie gleis "
    "nummer nr typ modell iphone galaxy kapitel route halle tor ziffer agenda p wkn covid "
    "aktenzeichen ifrs ias scope chapter"
    " euribor basel stufe kategorie drucksache autobahn bundesstraße flug".split()
)
# Words between a bound and its figure: "mindestens jedoch auf 280 Euro".
BOUND_FILLERS = frozenset("aber jedoch noch auch um auf mit bei".split())
UNNAMED = frozenset(
    "top euro plus minus mitte ende anfang über unter ü us ca rund bis ab "
    "dollar prozent yen franken tausend".split()
) | frozenset(MONTHS)
SUFFIXES = {
    "jährig": "year", "jaehrig": "year", "monatig": "month", "wöchig": "week", "tägig": "day",
    "stündig": "hour", "minütig": "minute", "sekündig": "second", "prozentig": "percent",
    "köpfig": None, "stellig": None, "malig": None, "teilig": None, "stöckig": None,
    "fach": None, "mal": None, "stufig": None, "seitig": None, "spurig": None, "sprachig": None,
    "gleisig": None, "geschossig": None, "türig": None, "sitzig": None, "rädrig": None,
    "dimensional": None,
}  # fmt: skip
SUFFIX = re.compile(rf"(.*?)({'|'.join(SUFFIXES)})(e[mnrs]?)?\Z")
# Suffixes whose number may stay a word of the language.
FACTORS = frozenset({"fach", "mal"})
# "Achtstundentag", "Zehnjahreshoch", "Dreimonatstief": a number word grown into a noun.
GROWN = re.compile(
    r"(.{3,60}?)(?:(jahr)(?:es|e|s)?|(monat)(?:s|e)?|(woche)n|(tag)e?s?|(stunde)n|(minute)n|(prozent))\w*\Z"
)
GROWN_UNITS = ("year", "month", "week", "day", "hour", "minute", "percent")
# "Zweistaatenlösung", "Dreierkoalition": number words in other nouns, woven into the language.
GROWN_NOUN = re.compile(
    r"(.{3,20}?)(?:staaten|parteien|personen|säulen|stufen|zimmer|sitzer|türer|teiler|kampf|eck|punkte"
    r"|klassen|schicht|sterne|er(?:koalition|gruppe|bündnis|bande|pack|team|runde|spitze|gespann|gondel|sessel|kabine|kette))"
    r"[a-zäöüß]*\Z"
)
# "Zweidrittelmehrheit", "Dreiviertelmehrheit".
GROWN_FRACTION = re.compile(
    r"(zwei|drei|vier|fünf)(drittel|viertel|fünftel|sechstel)[a-zäöüß]{3,}\Z"
)
# "Doppelspitze", "duale Ausbildung": "double" and "dual" in English.
GROWN_DOUBLE = re.compile(r"(?:doublette|doppel(?!t|n\Z|nd)[a-zäöüß]{3,}|dual(?:e[mnrs]?)?)\Z")
# English words behind "Top".
TOPS = {"three": 3, "five": 5, "ten": 10, "twenty": 20}
# "Viertelprozentpunkt", "Halbmillionär" is none: a fraction grown into its unit.
PARTS = re.compile(
    r"(halb|viertel|dreiviertel|zehntel|achtel)(prozentpunkt(?:en?|es|s)?|punkt(?:en?|es|s)?|prozents?|million"
    r"|milliarde|stunde|jahrhunderts?)\Z"
)
SPAN_NOUN = re.compile(r"[a-zäöüß]{3}(jahren?|monaten?|wochen|tagen?|stunden|minuten)\Z")
# Grown behind digits: "6-Monatshoch", "200-Tagelinie".
SPAN_COMPOUND = re.compile(
    r"(?:(jahre)s?+(?!zeit)|(monat)s?|(woche)n|(tag)es?(?!ordn)|(stunde)n|(minute)n)[a-zäöüß]{3,}\Z"
)
HALF_OF = re.compile(r"[a-zäöüß]*hälfte\Z")
SINGLE = frozenset({"million", "milliarde", "billion", "billiarde"})
# Inflected hedges and other adjectives between article and noun: "eine knappe Milliarde".
INFLECTED = frozenset(
    "gute guten guter gutes knappe knappen knapper knappes runde runden rundes runder "
    "geschätzte geschätzten geschätzter geschätztes".split()
)
DECADE = re.compile(r"(.+zig|zwanzig|dreißig|dreissig)er(?:n|jahre|jahren)?\Z")
# "Millionenbetrag", "milliardenschwer", "Milliarden" alone: some number of them.
VAGUE = re.compile(r"(millionen|milliarden|billionen)(?!är|stel)[a-zäöüß]*\Z")
VAGUE_WORDS = frozenset(
    "einige einigen einiger mehrere mehreren mehrerer wenige wenigen weniger viele vielen vieler "
    "paar "
    "etliche etlichen zig unzählige".split()
)
COMBINED = {
    "TEUR": ("EUR", 1000), "TCHF": ("CHF", 1000), "TUSD": ("USD", 1000), "MEUR": ("EUR", 10**6),
    "MUSD": ("USD", 10**6), "MCHF": ("CHF", 10**6),
}  # fmt: skip
LETTER_SCALES = {"T": Decimal(1000), "K": Decimal(1000), "k": Decimal(1000), "M": Decimal(10) ** 6}
# Words that begin a sentence or clause after "12.", so that the full stop ends the sentence.
STARTERS = frozenset(
    "der die das den dem des ein eine einen einem einer im in am an auf für mit bei nach von vom "
    "zu "
    "zum zur und aber doch auch damit dabei dies diese dieser dieses er sie es wir ich so seit vor "
    "während wie wenn als da noch nun zudem insgesamt allerdings".split()
)
DETERMINERS = frozenset(
    "der die das den dem des zum zur im am vom ein eine einen einem einer eines jeder jede jedes "
    "jeden "
    "jedem seine seinen seinem seiner ihre ihren ihrem ihrer sein ihr dieser diese dieses diesem "
    "und "
    "oder bis erste ersten unser unsere unserem deutschlands ins beim ans kein keine".split()
)
_COUNTED = re.compile(
    r"(?:mitarbeiter|beschäftigte|stelle|arbeitsplätze|mensch|kund|filiale|unternehmen|firmen|person"
    r"|nutzer|fahrzeug|auto|wohnung|haushalt|betrieb|aktie|flugzeug|teilnehmer|schüler|soldat"
    r"|polizist|jobs|einheiten|anleger|gäste|zuschauer|bürger|geschäfte|standorte|einwohner|mal\Z)"
)


def is_counted(word: str) -> bool:
    """True for plural nouns that a four-digit number counts, "2000 Stellen", rather than dates."""
    return bool(word) and word[0].isupper() and _COUNTED.match(word.lower()) is not None
