"""The one table of units: what German and English text calls them and how Reuters writes them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement.

    Attributes:
        code: ISO 4217 code for money, otherwise the English singular with underscores.
        kind: kind of the figures that carry it ("money", "percent", "index", "measure").
        singular, plural: English words that the writer prints.
        symbol: English symbol printed before the number instead of the words, or "".
        german, english: further lower-case forms that the readers accept.
        noun: True when the unit stays in the sentence as a word of its own ("zehn Jahre"),
            False when it belongs to the figure ("10 Tonnen").
    """

    code: str
    kind: str
    singular: str
    plural: str
    symbol: str = ""
    german: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    noun: bool = False


def _money(
    code: str, singular: str, plural: str, german: str, english: str = "", symbol: str = ""
) -> Unit:
    forms = tuple(german.split()), tuple(english.split())
    return Unit(code, "money", singular, plural, symbol, *forms)


def _measure(code: str, plural: str, german: str, english: str = "", *, noun: bool = False) -> Unit:
    forms = tuple(german.split()), tuple(english.split())
    return Unit(code, "measure", code.replace("_", " "), plural, "", *forms, noun)


# Order matters where a form is shared: the first unit wins.
UNITS: tuple[Unit, ...] = (
    _money("USD", "dollar", "dollars", "dollar dollars usd us-dollar us-dollars", "usd", "$"),
    _money("EUR", "euro", "euros", "euro euros eur", "eur"),
    _money("GBP", "pound", "pounds", "pfund gbp", "gbp sterling"),
    _money("JPY", "yen", "yen", "yen jpy", "jpy"),
    _money(
        "CHF", "Swiss franc", "Swiss francs", "franken schweizerfranken sfr chf", "chf franc francs"
    ),
    _money("CNY", "yuan", "yuan", "yuan renminbi rmb cny", "renminbi rmb cny"),
    _money("CAD", "Canadian dollar", "Canadian dollars", "cad", "cad"),
    _money("AUD", "Australian dollar", "Australian dollars", "aud", "aud"),
    _money("HKD", "Hong Kong dollar", "Hong Kong dollars", "hkd", "hkd"),
    _money("SGD", "Singapore dollar", "Singapore dollars", "sgd", "sgd"),
    _money("NZD", "New Zealand dollar", "New Zealand dollars", "nzd", "nzd"),
    _money("TWD", "Taiwan dollar", "Taiwan dollars", "twd", "twd"),
    _money("SEK", "Swedish crown", "Swedish crowns", "sek", "sek"),
    _money("NOK", "Norwegian crown", "Norwegian crowns", "nok", "nok"),
    _money("DKK", "Danish crown", "Danish crowns", "dkk", "dkk"),
    _money("CZK", "Czech crown", "Czech crowns", "czk", "czk"),
    _money("ISK", "Icelandic crown", "Icelandic crowns", "isk", "isk"),
    _money("KES", "Kenyan shilling", "Kenyan shillings", "kes", "kes"),
    _money("FRF", "French franc", "French francs", "francs frf", "frf"),
    _money("crown", "crown", "crowns", "krone kronen", "krona kronor kroner krone"),
    _money("RUB", "rouble", "roubles", "rubel rub", "ruble rubles rub"),
    _money("PLN", "zloty", "zlotys", "zloty zlotys złoty pln", "pln"),
    _money("HUF", "forint", "forints", "forint huf", "huf"),
    _money("TRY", "lira", "lira", "lira try", "liras try"),
    _money("ITL", "Italian lira", "Italian lire", "lire", "lire"),
    _money("INR", "rupee", "rupees", "rupie rupien inr", "inr"),
    _money("KRW", "won", "won", "won krw", "krw"),
    _money("BRL", "real", "reais", "reais brl real", "brl reals"),
    _money("ZAR", "rand", "rand", "rand zar", "zar"),
    _money("MXN", "Mexican peso", "Mexican pesos", "peso pesos mxn", "mxn peso pesos"),
    _money("ARS", "Argentine peso", "Argentine pesos", "ars", "ars"),
    _money("ILS", "shekel", "shekels", "schekel ils", "ils"),
    _money("UAH", "hryvnia", "hryvnias", "griwna hrywnja uah", "uah"),
    _money("SAR", "riyal", "riyals", "rial riyal sar", "sar"),
    _money("AED", "dirham", "dirhams", "dirham aed", "aed"),
    _money(
        "DEM",
        "mark",
        "marks",
        "mark dm dem",
        "deutschemark deutschemarks deutschmark deutschmarks dem dm",
    ),
    _money("ATS", "schilling", "schillings", "schilling ats", "ats shilling shillings"),
    _money("BTC", "bitcoin", "bitcoins", "bitcoin bitcoins btc", "btc"),
    _money("cent", "cent", "cents", "cent cents eurocent eurocents ct", "cents"),
    _money("pence", "penny", "pence", "pence penny", ""),
    _money("rappen", "Swiss centime", "Swiss centimes", "rappen", "rappen centime centimes"),
    Unit(
        "percent",
        "percent",
        "%",
        "%",
        "",
        ("prozent", "prozents", "vh"),
        ("percent", "pct", "percents"),
    ),
    Unit(
        "percentage_point",
        "percent",
        "percentage point",
        "percentage points",
        "",
        ("prozentpunkt", "prozentpunkte", "prozentpunkten", "prozentzähler"),
        (),
    ),
    Unit(
        "basis_point",
        "percent",
        "basis point",
        "basis points",
        "",
        ("basispunkt", "basispunkte", "basispunkten", "basiszähler", "basiszählern"),
        ("bps", "bp"),
    ),
    Unit(
        "point",
        "index",
        "point",
        "points",
        "",
        (
            "punkt",
            "punkte",
            "punkten",
            "zähler",
            "zählern",
            "indexpunkte",
            "indexpunkten",
            "punktes",
        ),
        ("pts",),
    ),
    _measure("barrel", "barrels", "barrel barrels fass fässer", "bbl bbls"),
    _measure("tonne", "tonnes", "tonne tonnen t", "ton tons"),
    _measure("kilogram", "kilograms", "kilogramm kilo kilos kg", "kg kilo kilos kilogramme"),
    _measure("gram", "grams", "gramm", "gramme grammes"),
    _measure("troy_ounce", "troy ounces", "feinunze feinunzen", ""),
    _measure("ounce", "ounces", "unze unzen", "oz"),
    _measure("bushel", "bushels", "scheffel bushel", ""),
    _measure("litre", "litres", "liter litern", "liter liters"),
    _measure("hectolitre", "hectolitres", "hektoliter hektolitern hl", "hectoliter hectoliters"),
    _measure("kilometre", "kilometres", "kilometer kilometern km", "kilometer kilometers km"),
    _measure("metre", "metres", "meter metern", "meter meters"),
    _measure("centimetre", "centimetres", "zentimeter zentimetern cm", "centimeter centimeters cm"),
    _measure("millimetre", "millimetres", "millimeter millimetern mm", "millimeter millimeters mm"),
    _measure("nanometre", "nanometres", "nanometer nanometern nm", "nanometer nanometers nm"),
    _measure("mile", "miles", "meile meilen", ""),
    _measure("square_metre", "square metres", "quadratmeter quadratmetern qm", ""),
    _measure("square_kilometre", "square kilometres", "quadratkilometer quadratkilometern", ""),
    _measure("cubic_metre", "cubic metres", "kubikmeter kubikmetern", ""),
    _measure("hectare", "hectares", "hektar", ""),
    _measure("kilowatt", "kilowatts", "kilowatt kw", "kw"),
    _measure("megawatt", "megawatts", "megawatt mw", "mw"),
    _measure("gigawatt", "gigawatts", "gigawatt gw", "gw"),
    _measure("terawatt", "terawatts", "terawatt", ""),
    _measure("kilowatt_hour", "kilowatt hours", "kilowattstunde kilowattstunden kwh", "kwh"),
    _measure("megawatt_hour", "megawatt hours", "megawattstunde megawattstunden mwh", "mwh"),
    _measure("gigawatt_hour", "gigawatt hours", "gigawattstunde gigawattstunden gwh", "gwh"),
    _measure("terawatt_hour", "terawatt hours", "terawattstunde terawattstunden twh", "twh"),
    _measure("gigabyte", "gigabytes", "gigabyte gb", "gb"),
    _measure("degree", "degrees", "grad", ""),
    _measure("year", "years", "jahr jahre jahren jahres", "yr yrs", noun=True),
    _measure("month", "months", "monat monate monaten monats", "", noun=True),
    _measure("week", "weeks", "woche wochen", "", noun=True),
    _measure("day", "days", "tag tage tagen", "", noun=True),
    _measure("hour", "hours", "stunde stunden", "hr hrs", noun=True),
    _measure("minute", "minutes", "minute minuten", "", noun=True),
    _measure("second", "seconds", "sekunde sekunden", "", noun=True),
)

BY_CODE: dict[str, Unit] = {unit.code: unit for unit in UNITS}

# Symbols before or after the number, in either language.
SYMBOLS: dict[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₩": "KRW",
    "₺": "TRY", "₪": "ILS", "₴": "UAH", "₿": "BTC", "¢": "cent", "%": "percent", "°": "degree",
}  # fmt: skip
# Letters glued to the dollar sign: US$, C$, A$, HK$ …
DOLLAR_PREFIXES: dict[str, str] = {
    "us": "USD", "c": "CAD", "can": "CAD", "a": "AUD", "au": "AUD", "hk": "HKD",
    "s": "SGD", "nz": "NZD", "nt": "TWD", "r": "BRL",
}  # fmt: skip
# Adjectives that make another currency of "Dollar", "Kronen", "Pesos" (stem -> noun code -> code).
_NATIONS: dict[str, dict[str, str]] = {
    "kanadisch": {"USD": "CAD"}, "canadian": {"USD": "CAD"},
    "australisch": {"USD": "AUD"}, "australian": {"USD": "AUD"},
    "neuseeländisch": {"USD": "NZD"}, "neuseeland": {"USD": "NZD"}, "new zealand": {"USD": "NZD"},
    "hongkong": {"USD": "HKD"}, "hong kong": {"USD": "HKD"},
    "singapur": {"USD": "SGD"}, "singapore": {"USD": "SGD"},
    "taiwan": {"USD": "TWD"}, "new taiwan": {"USD": "TWD"}, "us": {"USD": "USD", "cent": "cent"},
    "amerikanisch": {"USD": "USD"},
    "u.s.": {"USD": "USD", "cent": "cent"},
    "schwedisch": {"crown": "SEK"}, "swedish": {"crown": "SEK"},
    "norwegisch": {"crown": "NOK"}, "norwegian": {"crown": "NOK"},
    "dänisch": {"crown": "DKK"}, "danish": {"crown": "DKK"},
    "tschechisch": {"crown": "CZK"}, "czech": {"crown": "CZK"},
    "schweizer": {"CHF": "CHF"}, "swiss": {"CHF": "CHF", "rappen": "rappen"},
    "türkisch": {"TRY": "TRY"}, "turkish": {"TRY": "TRY"},
    "britisch": {"GBP": "GBP"}, "british": {"GBP": "GBP"}, "sterling": {"GBP": "GBP"},
    "mexikanisch": {"MXN": "MXN"}, "mexican": {"MXN": "MXN"},
    "argentinisch": {"MXN": "ARS"}, "argentine": {"MXN": "ARS"},
    "indisch": {"INR": "INR"}, "indian": {"INR": "INR"},
    "chinesisch": {"CNY": "CNY"}, "chinese": {"CNY": "CNY"},
    "japanisch": {"JPY": "JPY"}, "japanese": {"JPY": "JPY"},
    "südkoreanisch": {"KRW": "KRW"}, "korean": {"KRW": "KRW"},
    "russisch": {"RUB": "RUB"}, "russian": {"RUB": "RUB"},
    "euro": {"cent": "cent"}, "polnisch": {"PLN": "PLN"}, "polish": {"PLN": "PLN"},
    "deutsch": {"DEM": "DEM"}, "d": {"DEM": "DEM"}, "tschech": {"crown": "CZK"},
    "isländisch": {"crown": "ISK"}, "icelandic": {"crown": "ISK"},
    "italienisch": {"ITL": "ITL", "TRY": "ITL"}, "italian": {"TRY": "ITL", "ITL": "ITL"},
    "kenianisch": {"ATS": "KES"}, "kenia": {"ATS": "KES"}, "kenyan": {"ATS": "KES"},
    "französisch": {"CHF": "FRF"}, "french": {"CHF": "FRF"}, "brasilianisch": {"BRL": "BRL"},
    "brazilian": {"BRL": "BRL"}, "südafrikanisch": {"ZAR": "ZAR"}, "african": {"ZAR": "ZAR"},
}  # fmt: skip
# The same with the endings that adjectives have ("kanadische", "kanadischen").
NATIONAL: dict[str, dict[str, str]] = {
    stem + ending: codes
    for ending in ("en", "er", "es", "em", "e", "")
    for stem, codes in _NATIONS.items()
    if not ending or len(stem) > 3
}

# A minor unit is a hundredth of the currencies it can belong to.
MINOR_UNITS: dict[str, tuple[str, ...]] = {
    "cent": ("EUR", "USD", "CAD", "AUD", "HKD", "SGD", "NZD", "ZAR"),
    "pence": ("GBP",),
    "rappen": ("CHF",),
}

_THOUSAND, _MILLION, _BILLION = Decimal(1000), Decimal(10) ** 6, Decimal(10) ** 9
GERMAN_SCALES: dict[str, Decimal] = {
    "tausend": _THOUSAND, "tsd": _THOUSAND, "hundert": Decimal(100),
    "hunderttausend": Decimal(10) ** 5,
    "mio": _MILLION, "mill": _MILLION, "mln": _MILLION, "million": _MILLION, "millionen": _MILLION,
    "mrd": _BILLION, "mia": _BILLION, "milliarde": _BILLION, "milliarden": _BILLION,
    "bio": Decimal(10) ** 12, "billion": Decimal(10) ** 12, "billionen": Decimal(10) ** 12,
    "brd": Decimal(10) ** 15, "billiarde": Decimal(10) ** 15, "billiarden": Decimal(10) ** 15,
    "trillion": Decimal(10) ** 18, "trillionen": Decimal(10) ** 18,
}  # fmt: skip
ENGLISH_SCALES: dict[str, Decimal] = {
    "hundred": Decimal(100), "thousand": _THOUSAND,
    "million": _MILLION, "millions": _MILLION, "mln": _MILLION, "mn": _MILLION, "mio": _MILLION,
    "mil": _MILLION, "m": _MILLION,
    "billion": _BILLION, "billions": _BILLION, "bln": _BILLION, "bn": _BILLION, "b": _BILLION,
    "trillion": Decimal(10) ** 12, "trillions": Decimal(10) ** 12, "trn": Decimal(10) ** 12,
    "tln": Decimal(10) ** 12, "tn": Decimal(10) ** 12,
    "quadrillion": Decimal(10) ** 15, "quintillion": Decimal(10) ** 18, "k": _THOUSAND,
}  # fmt: skip


def _forms(language: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for unit in UNITS:
        forms = getattr(unit, language)
        if language == "english":
            forms = (unit.singular.lower(), unit.plural.lower(), *forms)
        for form in forms:
            table.setdefault(form, unit.code)
    return table


GERMAN_UNITS: dict[str, str] = _forms("german")
ENGLISH_UNITS: dict[str, str] = _forms("english")

# Codes before a number, "EUR 12,5 Mio."; they count only in these letters.
MONEY_PREFIXES: dict[str, str] = {
    **{code: code for code, unit in BY_CODE.items() if unit.kind == "money" and len(code) == 3},
    "DM": "DEM", "Rs": "INR", "RMB": "CNY", "Fr": "CHF", "SFr": "CHF",
}  # fmt: skip
