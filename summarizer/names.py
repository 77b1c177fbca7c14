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
    "american": "usa us- us amerika vereinigte",
    "asia": "asien asiat",
    "asian": "asien asiat",
    "austria": "österreich",
    "austrian": "österreich",
    "bavaria": "bayern bayer",
    "bavarian": "bayern bayer",
    "belgian": "belgi",
    "britain": "großbritannien brit",
    "british": "großbritannien brit",
    "brunswick": "braunschweig",
    "brussels": "brüssel",
    "cabinet": "kabinett",
    "catholic": "kathol",
    "chancellor": "kanzler bundeskanzler",
    "china": "china chines",
    "chinese": "china chines",
    "christmas": "weihnacht",
    "cologne": "köln",
    "congress": "kongress us-kongress",
    "constitutional": "verfassung bundesverfassung",
    "council": "rat bundesrat",
    "croatia": "kroat",
    "czech": "tschech",
    "denmark": "dänemark dän",
    "danish": "dänemark dän",
    "dutch": "niederl holländ",
    "easter": "ostern oster",
    "eastern": "ost osten öst",
    "ec": "eu-kommission kommission",
    "ecb": "ezb zentralbank",
    "egypt": "ägypt",
    "emirates": "emirate",
    "england": "england engl",
    "english": "engl",
    "eu": "eu europä",
    "europe": "europ",
    "european": "europ eu",
    "eurozone": "euro-zone euro-raum euroraum eurozone währungsunion",
    "fed": "fed us-notenbank notenbank federal",
    "federal": "bund fed",
    "finland": "finn",
    "foreign": "außen auswärtig",
    "france": "frankreich französ",
    "french": "frankreich französ",
    "geneva": "genf",
    "german": "deutsch bund",
    "germany": "deutsch bund",
    "greece": "griech",
    "greek": "griech",
    "group": "konzern gruppe",
    "hanover": "hannover",
    "hungary": "ungar",
    "hungarian": "ungar",
    "imf": "iwf währungsfonds",
    "interior": "innen",
    "ireland": "irland irisch",
    "irish": "irland irisch",
    "israeli": "israel",
    "italy": "ital",
    "japan": "japan",
    "justice": "justiz",
    "korea": "korea südkorea nordkorea",
    "labor": "arbeit",
    "labour": "arbeit",
    "lisbon": "lissabon",
    "lower": "nieder",
    "milan": "mailand",
    "minister": "minister",
    "ministry": "ministerium bundesministerium",
    "mobile": "mobil",
    "moscow": "moskau",
    "mr": "herr",
    "mrs": "frau",
    "munich": "münchen münch",
    "naples": "neapel",
    "nato": "nato",
    "netherlands": "niederl holländ",
    "new": "neu",
    "north": "nord",
    "northern": "nord",
    "norway": "norweg",
    "norwegian": "norweg",
    "nuremberg": "nürnberg",
    "opec": "opec",
    "parliament": "parlament bundestag",
    "poland": "polen poln",
    "polish": "polen poln",
    "portuguese": "portug",
    "prague": "prag",
    "president": "präsident staatspräsident vorsitzend",
    "prime": "minister premier regierungschef",
    "prussia": "preuß",
    "rhine": "rhein",
    "rome": "rom",
    "russia": "russ",
    "russian": "russ",
    "saxony": "sachsen",
    "scotland": "schott",
    "senate": "senat",
    "slovakia": "slowak",
    "slovenia": "slowen",
    "south": "süd",
    "southern": "süd",
    "spain": "span",
    "spanish": "span",
    "state": "staat land",
    "states": "staaten usa us-",
    "sweden": "schwed",
    "swedish": "schwed",
    "swiss": "schweiz",
    "switzerland": "schweiz",
    "syria": "syri",
    "tokyo": "tokio",
    "treasury": "finanz schatz",
    "turin": "turin",
    "turkey": "türk",
    "turkish": "türk",
    "u.k": "großbritannien brit",
    "u.n": "uno un vereinte",
    "u.s": "usa us- us amerika vereinigte",
    "uk": "großbritannien brit",
    "ukraine": "ukrain",
    "un": "uno un- vereinte",
    "union": "union gewerkschaft",
    "united": "usa us- großbritannien vereinigt vereint",
    "us": "usa us- us amerika vereinigte",
    "vatican": "vatikan",
    "venice": "venedig",
    "vice": "vize stellvertret",
    "vienna": "wien",
    "warsaw": "warschau",
    "west": "west",
    "western": "west",
    "zurich": "zürich",
}
# Words that English capitalises and German copy implies, whatever the text says.
_ALWAYS = frozenset(
    """
    a i an the in on at by for from of to and or but with after as it its this that he she they we
    ceo cfo coo chief executive officer chairman board supervisory inc ltd plc corp co company
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december q1 q2 q3 q4 h1 h2 gdp cpi ebit ebitda ipo ai
    covid coronavirus internet a.m p.m gmt cet euro euros dollar dollars pound pounds franc francs
    """.split()
)


class KnownNames:
    """The names that a German text gives ground for."""

    def __init__(self, german: str) -> None:
        words = re.findall(r"[^\W_]+", german)
        compounds = re.findall(r"[^\W_]+(?:[-.&][^\W_]+)+", german)
        self._words = frozenset(_fold(word) for word in (*words, *compounds))
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
        if folded in self._words or folded in _ALWAYS or len(folded) == 1:
            return True
        starts = tuple(_fold(start) for start in _TRANSLATED.get(name.lower(), "").split())
        if starts and any(word.startswith(starts) for word in self._words):
            return True
        stem = folded[:_STEM]
        return len(folded) >= _STEM and any(
            word.startswith(stem) or (len(folded) > _STEM and folded in word)
            for word in self._words
        )


def _fold(word: str) -> str:
    """Lower case without accents: "Türk" and "Turk" agree."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
