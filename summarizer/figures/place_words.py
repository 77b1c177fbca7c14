"""The words that give a figure its place and direction, in German and English."""

from __future__ import annotations

from .places import Places

GERMAN_PLACES = Places(
    wholes=frozenset({"der", "den"}),
    before={
        "von": "from", "auf": "to", "um": "change", "nach": "prior", "gegenüber": "prior",
        "statt": "prior", "zuvor": "prior", "vorjahr": "prior", "anstatt": "prior",
        "bisher": "prior", "bislang": "prior", "vorjahreswert": "prior", "vj": "prior",
    },
    after=frozenset(
        tuple(phrase.split())
        for phrase in "im vorjahr|vor einem jahr|ein jahr zuvor|ein jahr davor|im vorjahresquartal"
        "|im vorquartal|im vormonat|im vorjahreszeitraum|zuvor|im jahr zuvor|im jahr davor"
        "|in der vorjahresperiode|vor jahresfrist|im entsprechenden vorjahreszeitraum".split("|")
    ),
    after_starts=frozenset("im vor ein zuvor in".split()),
    moving=frozenset({"von"}),
    still=frozenset("auf mit bei zu für aus ab in über unter nach gegenüber seit bis an".split()),
    near=frozenset("mehr weniger höher tiefer niedriger stärker schwächer plus minus "
    "zurück".split()),
    nouns=("wachstum", "anstieg", "zuwachs", "plus", "rückgang", "einbruch", "minus", "schwund"),
    falls=("rückgang", "einbruch", "minus", "schwund"),
    up=(
        "stieg", "zuleg", "hinauf", "steig", "gestieg", "anstieg", "zuwachs", "zuwächs",
        "zugelegt", "zunahm", "zunehm",
        "zugenommen", "wuchs", "wächs", "gewachsen", "wachs", "kletter", "geklettert", "erhöh",
        "verteuer", "aufschl", "verbesser", "gesteiger", "angehob", "anhob", "anzog", "angezogen",
        "sprang", "schnellt", "gesprungen", "ausgeweitet", "aufgestockt", "hochgeschnellt",
    ),
    down=(
        "fiel", "fällt", "einbüß", "absack", "abrutsch", "abstürz", "hinab", "sank", "sink",
        "gesunk", "rückgang", "rückgäng", "verlor", "verlier",
        "einbuß", "büßt", "eingebüßt", "schrumpf", "geschrumpf", "abgenommen", "abnahm", "abnehm",
        "nachgab", "nachgegeben", "rutsch", "abgerutscht", "sackt", "abgesackt", "einbrach",
        "eingebroch", "einbruch", "senk", "gesenkt", "reduzier", "verringer", "verminder",
        "verbillig", "gekürzt", "kürzt", "zurückgegang", "zurückging", "abgestürzt", "stürzt",
    ),
    exact={
        "plus": "up", "minus": "down", "gewann": "up", "gewannen": "up", "gewinnt": "up",
        "gewonnen": "up", "zulegen": "up",
        "höher": "up", "teurer": "up", "weniger": "down", "niedriger": "down", "tiefer": "down",
        "geringer": "down", "schwächer": "down", "leichter": "down", "billiger": "down",
        "günstiger": "down", "zurück": "down", "gefallen": "down", "fallen": "down",
        "abschlag": "down", "abschläge": "down", "mehr": "up", "stärker": "up",
        "steigend": None, "steigende": None, "steigenden": None, "steigender": None,
        "sinkende": None, "sinkenden": None, "sinkender": None, "fallende": None,
        "wachsende": None, "wachsenden": None, "wachsender": None,
    },
    verbs={
        form: stem
        for stem, forms in {
            "nehm": "nahm nahmen nimmt nehmen", "geb": "gab gaben gibt geben",
            "geh": "ging gingen geht gehen", "brech": "brach brachen bricht brechen",
            "zieh": "zog zogen zieht ziehen", "leg": "legte legten legt legen",
            "rutsch": "rutschte rutschten rutscht", "sack": "sackte sackten sackt",
            "fall": "fiel fielen fällt fallen",
        }.items()
        for form in forms.split()
    },
    particles={
        ("nehm", "zu"): "up", ("nehm", "ab"): "down", ("geb", "nach"): "down", ("geb",
        "ab"): "down",
        ("geh", "zurück"): "down", ("brech", "ein"): "down", ("brech", "weg"): "down",
        ("zieh", "an"): "up", ("leg", "zu"): "up", ("rutsch", "ab"): "down", ("sack", "ab"): "down",
        ("fall", "zurück"): "down",
    },
    fillers=frozenset(
        "nun jetzt nur noch zuletzt aktuell nunmehr sogar dann heute wieder insgesamt einst dort "
        "zunächst vorher bereits derzeit künftig ursprünglich".split()
    ),
    stops=frozenset("und aber oder sondern während als dass weil obwohl nachdem".split()),
    reach=10,
    cache={},
)  # fmt: skip
ENGLISH_PLACES = Places(
    wholes=frozenset({"of"}),
    before={
        "from": "from", "to": "to", "by": "change", "after": "prior", "against": "prior",
        "versus": "prior", "vs": "prior", "than": "prior", "year": "prior", "previously": "prior",
        "with": "with", "earlier": "prior",
    },
    after=frozenset(
        tuple(phrase.split())
        for phrase in "a year earlier|a year ago|a year before|the year before|previously"
        "|in the previous year|in the prior year|one year earlier|the previous year"
        "|in the previous quarter|in the year-earlier|in the prior-year|a month earlier"
        "|the previous month|the previous quarter".split("|")
    ),
    after_starts=frozenset("a the previously in one".split()),
    moving=frozenset({"from"}),
    still=frozenset("to at from with in for on after against than between until since".split()),
    near=frozenset("up down more less fewer higher lower cut".split()),
    nouns=("\0",),
    falls=("\0",),
    up=(
        "ris", "gain", "increas", "climb", "grow", "jump", "surg", "advanc", "soar",
        "strengthen", "improv", "lift", "boost", "expand",
    ),
    down=(
        "declin", "decreas", "drop", "slip", "slid", "plung", "tumbl", "shrink", "reduc", "sink",
        "slump", "dip", "collaps", "retreat",
    ),
    exact={
        "rose": "up", "grew": "up", "growth": "up", "up": "up", "higher": "up", "more": "up",
        "added": "up", "adding": "up", "plus": "up", "dearer": "up", "stronger": "up",
        "fell": "down", "fall": "down", "falls": "down", "fallen": "down", "falling": "down",
        "down": "down", "lost": "down", "lose": "down", "loses": "down", "losing": "down",
        "lower": "down", "fewer": "down", "less": "down", "minus": "down", "sank": "down",
        "sunk": "down", "shed": "down", "shrank": "down", "shrunk": "down", "weaker": "down",
        "cheaper": "down", "eased": "down", "cut": "down", "raised": "up", "raise": "up",
        "risk": None, "risks": None, "risky": None, "gainer": None, "slide": "down",
        "contracted": "down", "contraction": "down", "lowered": "down",
    },
    verbs={},
    particles={},
    fillers=frozenset("now then only just again still previously the its their current "
    "once".split()),
    stops=frozenset("and but or while that because although after".split()),
    reach=3,
    cache={},
)  # fmt: skip
