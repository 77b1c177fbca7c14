"""What English words mean to the reader."""

from __future__ import annotations

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
}  # fmt: skip
SHORT_MONTHS = frozenset(word for word in MONTHS if len(word) <= 4)
PERIODS = {"quarter": "quarter", "half": "half", "quarters": "quarter", "halves": "half"}
NAMED_PERIODS = {"opening": 1, "final": 4, "closing": 4, "fourth": 4, "last": 4}
_PHRASES = {
    "about": "about|around|roughly|approximately|some|approx|circa|in the region of|an estimated"
    "|estimated|the estimated"
    "|or so|something like|in the order of|on the order of|ca|somewhere around",
    "almost": "almost|nearly|close to|just under|just below|a little under|slightly less than"
    "|not quite"
    "|slightly under|slightly below|just short of|barely|hardly|practically|virtually|a shade under"
    "|a little less than|a bit less than|approaching|scarcely|just shy of|a little below|a bare"
    "|a scant",
    "just over": "just over|just above|a little over|slightly more than|slightly over|a little "
    "more than"
    "|slightly above|a good|just more than|a shade over|a shade above|a bit more than|a little "
    "above"
    "|barely more than|good",
    "more than": "more than|over|above|in excess of|upwards of|well over|well above|far more than"
    "|significantly more than|much more than|beyond|considerably more than|north of|clearly more "
    "than"
    "|way over|greater than|clearly above|clearly over|substantially more than|significantly above",
    "less than": "less than|under|below|fewer than|well under|well below|significantly less than"
    "|far less than|considerably less than|much less than|far fewer than|south of|far below|not "
    "even"
    "|clearly below|clearly less than|substantially less than|significantly below",
    "at least": "at least|no less than|no fewer than|a minimum of|not less than|minimum|no lower "
    "than",
    "at most": "at most|no more than|a maximum of|not more than|maximum|max|at the most|no "
    "longer than"
    "|at the very most|a maximum",
    "up to": "up to|as much as|as many as|as high as|as low as|to as low as",
}
HEDGES = {
    tuple(phrase.split()): hedge
    for hedge, phrases in _PHRASES.items()
    for phrase in phrases.split("|")
}
NAMED = frozenset(
    "dax mdax sdax tecdax stoxx nasdaq nikkei ftse cac atx smi russell topix csi msci boeing "
    "airbus article section paragraph version windows formula line platform number no type model "
    "iphone galaxy chapter route hall gate agenda p covid euribor basel level category tier "
    "motorway "
    "flight eurostoxx wkn stage ifrs ias scope".split()
)
UNNAMED = frozenset(
    "top mid plus minus late early us over under pre post sub euro dollar percent non".split()
) | frozenset(MONTHS)
ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
# What a fraction with an article counts: "a fifth of", "a third more"; else it may be a rank.
TWO_WORD_UNITS = {
    ("troy", "ounce"): "troy_ounce",
    ("square", "metre"): "square_metre", ("square", "meter"): "square_metre",
    ("square", "kilometre"): "square_kilometre", ("square", "kilometer"): "square_kilometre",
    ("cubic", "metre"): "cubic_metre", ("cubic", "meter"): "cubic_metre",
    ("kilowatt", "hour"): "kilowatt_hour", ("megawatt", "hour"): "megawatt_hour",
    ("gigawatt", "hour"): "gigawatt_hour", ("terawatt", "hour"): "terawatt_hour",
    ("metric", "ton"): "tonne", ("metric", "tonne"): "tonne", ("index", "point"): "point",
    ("euro", "cent"): "cent", ("percentage", "point"): "percentage_point",
    ("percent", "point"): "percentage_point", ("pct", "point"): "percentage_point",
    ("%", "point"): "percentage_point", ("basis", "point"): "basis_point",
}  # fmt: skip
SMALL_UNITS = frozenset(
    "percentage_point percent point basis_point year month week hour day minute".split()
)
# Words before "up to" and before "about" or "over" that make them no hedge.
ADDING = frozenset(
    "add adds added adding shot sums summed went goes moved pushed sent piled piling edged "
    "climbed rose "
    "taken".split()
)
TOPICS = frozenset(
    "enthused talk talked talking think thinking dispute row speculation handed handing hand "
    "taking "
    "take took taken turned spread premium".split()
)
_COUNTED_ENDINGS = ("people", "men", "women", "children", "staff")


def is_counted(word: str) -> bool:
    """True for lower-case plural nouns that a hedged four-digit number counts."""
    return word.islower() and (
        word in _COUNTED_ENDINGS or (word.endswith("s") and len(word) > 3 and word != "was")
    )
