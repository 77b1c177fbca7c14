"""Names in an English text that the German text gives no ground for.

A model that leaves its source writes names of its training data. Without a dictionary of either
language the check leans on spelling: a name is known when it stands in the German text, shares
its beginning with a German word (Italian ~ Italiens), or is in the table of names that are
written differently in the two languages.
"""

from __future__ import annotations

import re
import unicodedata

_NAME = re.compile(r"[^\W\d_][^\W_]*(?:[.&][^\W\d_]+)*\.?(?:['’]s)?")
# What stands before the first word of a sentence.
_OPENING = re.compile(r"(?:^|[.!?:]\s+)[\"'“‘(]?$")
# Shared beginning from which on a German word counts as the ground of an English one.
_STEM = 4

# English name -> beginnings of the German words that it can stand for. Names and adjectives whose
# first letters agree (Berlin, Italy/Italien, European/europäisch) need no entry.
_TRANSLATED = {
    "africa": "afrika",
    "african": "afrika",
    "alpine": "alpen",
    "alps": "alpen",
    "america": "amerika usa us",
    "american": "usa us amerika vereinigte",
    "asia": "asien asiat",
    "asian": "asien asiat",
    "atlantic": "atlanti",
    "austria": "österreich",
    "austrian": "österreich",
    "baltic": "ostsee balt",
    "bavaria": "bayern bayer",
    "bavarian": "bayern bayer",
    "beijing": "peking",
    "belgian": "belgi",
    "bern": "bern",
    "bosnia": "bosni",
    "brazil": "brasil",
    "britain": "großbritannien brit",
    "british": "großbritannien brit",
    "brunswick": "braunschweig",
    "brussels": "brüssel",
    "bulgaria": "bulgar",
    "burma": "birma myanmar",
    "cairo": "kairo",
    "cameroon": "kamerun",
    "carinthia": "kärnt",
    "caspian": "kaspi",
    "caucasus": "kaukas",
    "china": "china chines",
    "chinese": "china chines",
    "cologne": "köln",
    "congo": "kongo",
    "copenhagen": "kopenhagen",
    "croatia": "kroat",
    "croatian": "kroat",
    "cuba": "kuba",
    "cyprus": "zyper zypr",
    "czech": "tschech",
    "danish": "dänemark dän",
    "danube": "donau",
    "denmark": "dänemark dän",
    "dutch": "niederl holländ",
    "ec": "eu-kommission kommission",
    "ecb": "ezb zentralbank",
    "egypt": "ägypt",
    "emirates": "emirate",
    "england": "england engl",
    "english": "engl",
    "estonia": "estland estn",
    "eu": "eu europä",
    "europe": "europ",
    "european": "europ eu",
    "eurozone": "euro-zone euro-raum euroraum eurozone währungsunion",
    "fed": "fed us-notenbank notenbank federal",
    "finland": "finn",
    "flanders": "fland",
    "florence": "florenz",
    "france": "frankreich französ",
    "french": "frankreich französ",
    "geneva": "genf",
    "german": "deutsch bund",
    "germany": "deutsch bund",
    "ghent": "gent",
    "greece": "griech",
    "greek": "griech",
    "greens": "grün",
    "hague": "haag",
    "hanover": "hannover",
    "hesse": "hess",
    "hessian": "hess",
    "hong": "hongkong",
    "hungarian": "ungar",
    "hungary": "ungar",
    "iceland": "island isländ",
    "imf": "iwf währungsfonds",
    "india": "indien ind",
    "ireland": "irland irisch",
    "irish": "irland irisch",
    "israeli": "israel",
    "italy": "ital",
    "ivory": "elfenbein",
    "japan": "japan",
    "kazakhstan": "kasach",
    "kong": "hongkong",
    "korea": "korea südkorea nordkorea",
    "kyiv": "kiew",
    "latvia": "lettland lett",
    "liege": "lüttich",
    "lisbon": "lissabon",
    "lithuania": "litau",
    "lithuanian": "litau",
    "lucerne": "luzern",
    "macedonia": "mazedon",
    "mediterranean": "mittelmeer",
    "mexico": "mexi",
    "milan": "mailand",
    "morocco": "marokk",
    "moscow": "moskau",
    "munich": "münchen münch",
    "naples": "neapel",
    "nato": "nato",
    "netherlands": "niederl holländ",
    "norway": "norweg",
    "norwegian": "norweg",
    "nuremberg": "nürnberg",
    "opec": "opec",
    "palatinate": "pfalz",
    "palestinian": "palästinen",
    "peking": "peking",
    "philippines": "philippin",
    "poland": "polen poln",
    "polish": "polen poln",
    "pomerania": "pommern",
    "portuguese": "portug",
    "prague": "prag",
    "prussia": "preuß",
    "rhine": "rhein",
    "rhineland": "rheinland",
    "riyadh": "riad",
    "re": "rück",
    "romania": "rumän",
    "romanian": "rumän",
    "rome": "rom",
    "russia": "russ",
    "russian": "russ",
    "sahara": "sahara",
    "saxon": "sächs sachsen",
    "saxony": "sachsen",
    "scandinavia": "skandinav",
    "scandinavian": "skandinav",
    "scotland": "schott",
    "seoul": "seoul",
    "serbia": "serb",
    "shanghai": "shanghai schanghai",
    "sicily": "sizil",
    "singapore": "singapur",
    "slovakia": "slowak",
    "slovenia": "slowen",
    "spain": "span",
    "spanish": "span",
    "states": "staaten usa us",
    "styria": "steier",
    "swabia": "schwab schwäb",
    "swabian": "schwab schwäb",
    "sweden": "schwed",
    "swedish": "schwed",
    "swiss": "schweiz",
    "switzerland": "schweiz",
    "syria": "syri",
    "tehran": "teheran",
    "thuringia": "thüring",
    "tokyo": "tokio",
    "turin": "turin",
    "turkey": "türk",
    "turkish": "türk",
    "tyrol": "tirol",
    "u.k": "großbritannien brit",
    "u.n": "uno un vereinte",
    "u.s": "usa us amerika vereinigte",
    "uk": "großbritannien brit",
    "ukraine": "ukrain",
    "un": "uno un vereinte",
    "united": "usa großbritannien vereinigt vereint",
    "us": "usa us amerika vereinigte",
    "uzbekistan": "usbek",
    "vatican": "vatikan",
    "venice": "venedig",
    "vienna": "wien",
    "vietnam": "vietnam",
    "walloon": "wallon",
    "warsaw": "warschau",
    "westphalia": "westfal",
    "zealand": "neuseeland",
    "zimbabwe": "simbabwe",
    "zurich": "zürich",
}
# Words that English capitalises in titles, institutions and places where German has another word
# ("Bundesverfassungsgericht"). They name no one by themselves.
_ALWAYS = frozenset(
    """
    a i an the in on at by for from of to and or but with after as it its this that he she they
    we academy act administration administrative affairs agency agriculture airport alliance
    ambassador army assembly association attorney authority autumn bank bay black board book
    budget bureau cabinet canal cape cartel center central centre ceo cfo chairman chairwoman
    chamber chancellor chief christmas church cities city civil club co coast commerce
    commission commissioner committee communications company competition confederation congress
    constitutional consumer coo corp council court criminal day defence defense democrat
    democrats department deputy development digital director district easter east eastern
    economic economics economy education employment energy environment environmental eve
    exchange executive far federal federation finance financial fire foreign forest foundation
    free fund games general good governor great green group gulf head health high house inc
    industry information inner innovation institute insurance interior internal international
    islands joint justice labor labour lake law league left liberal life local lord lower ltd
    managing market mayor media middle minister ministry mobile monetary mountain mr mrs ms
    municipal museum national navy network new news north northeast northern northwest ocean
    office officer old open organisation organization pact parliament party peace peninsula
    people plan plc police port premier president prime prize production prosecutor public
    railway red reform regional representatives republic research reserve river road royal
    safety science sea secretary security senate senator service services social society south
    southeast southern southwest sport sports spring stability state states statistical
    statistics stock street strait strategic summer summit sundays supervisory supreme tax
    technical technology telecom trade transport treasury treaty trust tv union university upper
    valley vice village wall war water welfare west western white winter women works world year
    jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december q1 q2 q3 q4 h1 h2 gdp cpi pmi ebit ebitda ipo ai covid coronavirus internet a.m p.m
    gmt cet euro euros dollar dollars pound pounds franc francs
    """.split()
)


class KnownNames:
    """The names that a German text gives ground for."""

    def __init__(self, german: str) -> None:
        words = re.findall(r"[^\W_]+", german)
        compounds = re.findall(r"[^\W_]+(?:[-.&][^\W_]+)+", german)
        # One string with every word at a line's beginning: searching it is far quicker than a loop.
        self._words = "\n".join(["", *{_fold(word) for word in (*words, *compounds)}, ""])
        self._verdicts: dict[str, bool] = {}

    def unknown(self, english: str) -> tuple[str, ...]:
        """Capitalised words of `english` without ground, in order, each once.

        The first word of a sentence counts only when it is an acronym.
        """
        found: dict[str, None] = {}
        for match in _NAME.finditer(english):
            name = re.sub(r"['’]s$", "", match[0]).rstrip(".")
            if not name[:1].isupper():
                continue
            opens = _OPENING.search(english[max(0, match.start() - 4) : match.start()])
            if opens and not (name.isupper() and len(name) > 1):
                continue
            if name not in self._verdicts:
                self._verdicts[name] = self._is_known(name)
            if not self._verdicts[name]:
                found[name] = None
        return tuple(found)

    def _is_known(self, name: str) -> bool:
        folded = _fold(name)
        if name.lower() in _ALWAYS or len(folded) == 1 or f"\n{folded}\n" in self._words:
            return True
        for start in map(_fold, _TRANSLATED.get(name.lower(), "").split()):
            if (start if len(start) >= _STEM else f"\n{start}") in self._words:
                return True
        if len(folded) < _STEM:
            return False
        inside = len(folded) > _STEM and folded in self._words
        return inside or f"\n{folded[:_STEM]}" in self._words


# Letters that stand for the same sound: Canada ~ Kanada, Brazil ~ Brasilien, Tyrol ~ Tirol.
_SOUNDS = str.maketrans({"k": "c", "z": "s", "y": "i", "v": "w"})


def _fold(word: str) -> str:
    """Lower case without accents and with one letter per sound."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain.replace("ph", "f").replace("th", "t").translate(_SOUNDS)
