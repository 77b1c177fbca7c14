"""Which language a text is in, from its function words: enough to turn away what is not German.

No model and no list of names: short and all-capital headlines, texts without umlauts, tables and
texts full of figures must pass, so only clear evidence for another language counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import islice

GERMAN = "German"
_TOKENS_READ = 20_000

# The commonest words of newspaper text, with what business headlines are full of.
_WORDS = {
    GERMAN: """der die das den dem des ein eine einen einem einer eines und oder aber auch nicht
        noch nur schon sehr so wie was wer wo wenn weil dass daß ob zu zum zur von vom mit nach bei
        beim aus auf für fuer um im in an am als bis seit durch über ueber unter gegen ohne vor
        zwischen ist sind war waren wird werden wurde wurden worden hat haben hatte hatten sei
        seien sein seine seiner ihr ihre ihren er sie es wir ich sich man mehr weniger rund knapp
        etwa laut sagte teilte steigt sinkt fällt faellt stieg sank legt hebt senkt bleibt sieht
        erwartet rechnet kann können koennen soll sollen will wollen muss dürfte duerfte jahr
        jahre quartal prozent euro milliarden millionen mrd mio umsatz gewinn verlust aktie aktien
        unternehmen konzern prognose dieser diese dieses damit dabei daran zudem jedoch
        keine kein hier dort heute gestern montag dienstag mittwoch donnerstag freitag""",
    "English": """the of and to in is are was were be been has have had a an that this these those
        it its with for from on at by as or but not will would could should said says after before
        than more which who their his her they we he she our your you there about into over under
        up down percent billion million profit revenue sales shares stock rises falls quarter year
        company results growth market outlook net loss new first also other some when if all out""",
    "French": """le la les l un une des du de d et à au aux en est sont été être a ont avait pour
        par sur dans avec sans que qu qui ne pas plus se s ce cette ces son sa ses leur leurs il
        elle ils nous vous mais ou où comme après avant selon entre aussi très bénéfice chiffre
        affaires hausse baisse milliards millions euros entreprise groupe année trimestre""",
    "Spanish": """el la los las un una unos unas de del y o en a al que se su sus por para con sin
        es son fue ha han más pero como este esta estos estas lo le les no ya entre sobre desde
        hasta según también muy millones beneficio ventas ingresos empresa año trimestre crecimiento
        sube baja tras""",
    "Italian": """il lo la i gli le un uno una di del della dei delle dello degli e o in a al alla
        ai alle da dal dalla che si è sono stato ha hanno con su sul sulla per non più ma come
        questo questa anche tra fra dopo prima secondo nel nella nei miliardi milioni utile ricavi
        società anno trimestre crescita""",
    "Dutch": """de het een en van in op te dat is was zijn werd worden wordt heeft hebben had met
        voor door aan bij uit naar om ook niet maar nog als dan of die dit deze er hij zij ze we
        wij ik je meer over onder tot na tegen volgens miljard miljoen winst omzet bedrijf jaar
        kwartaal aandelen groei stijgt daalt""",
    "Portuguese": """o a os as um uma uns umas de do da dos das e ou em no na nos nas ao aos à às
        que se seu sua seus suas por para com sem é são foi foram tem têm mais mas como este esta
        isso não já entre sobre desde até segundo também muito bilhões milhões lucro receita
        empresa ano trimestre crescimento""",
    "Polish": """i w z na do że się nie jest są był była było to o od po za przez dla jak ale oraz
        ale jego jej ich który która które także przed roku mld mln zysk przychody spółka wzrost
        proc""",
    "Swedish": """och att det som en ett på är av för med till den har de inte om var han hon sin
        sitt från vi men så när kan skulle blev under efter mer än miljarder miljoner vinst bolaget
        året kvartalet""",
    "Danish": """og at det som en et på er af for med til den har de ikke om var han hun sin sit
        fra vi men så når kan skulle blev under efter mere end milliarder millioner overskud
        selskabet året kvartal""",
    "Czech": """a v ve na se je že s z do o i to jako pro za po od k ale byl byla bylo jsou podle
        také který která které než při miliard milionů zisk tržby společnost roce""",
    "Turkish": """ve bir bu da de için ile olarak olan daha çok en gibi kadar sonra ise ancak
        milyar milyon yüzde şirket yıl kar gelir oldu dedi""",
}
_KNOWN = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile('["„“”»«][^"„“”»«]{0,1000}["“”»«]')
_KANA = re.compile("[\u3041-\u30ff]")
_GERMAN_ENDING = re.compile(
    r"(?:ung|ungen|keit|heit|schaft|lich|liche|lichen|licher|liches|ischen|ische|zahlen|kurs|"
    r"gewinn|markt|jahr|geschäft|geschaeft)$"
)
_ENGLISH_ENDING = re.compile(r"(?:[a-z]{3}ing|[a-z]{3}ed|[a-z]{4}ly|ment|ments|tions)$")
_SCRIPTS = {
    "CYRILLIC": "Russian or another language in Cyrillic script",
    "GREEK": "Greek",
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Hindi",
    "THAI": "Thai",
}


@dataclass(frozen=True, slots=True)
class Guess:
    """The language that a text looks like, None when there is too little to say.

    `score` counts the words that speak for it, `german` those that speak for German.
    """

    language: str | None
    score: float
    german: float


def guess_language(text: str) -> Guess:
    """Guess the language of `text`; only its first 20,000 words are read."""
    guess = _guess(text)
    if guess.language not in (GERMAN, None) and guess.german:
        # German copy may quote somebody at length in English.
        unquoted = _guess(_QUOTED.sub(" ", text))
        return unquoted if unquoted.language == GERMAN else guess
    return guess


def _guess(text: str) -> Guess:
    counts: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    for token in islice(_TOKEN.finditer(text), _TOKENS_READ):
        word = token.group()
        counts[word[:40].lower()] += 1
        letters[_script(word[0])] += len(word)
    script, share = max(letters.items(), key=lambda item: item[1], default=("LATIN", 0))
    if script != "LATIN" and share * 2 > sum(letters.values()) and share > 3:
        if script == "CJK" and _KANA.search(text):
            script = "HIRAGANA"
        return Guess(_SCRIPTS.get(script, f"a language in {script.title()} script"), share, 0)
    foreign = [language for language in _KNOWN if language != GERMAN]
    best = max(foreign, key=lambda language: _score(language, GERMAN, counts))
    score, words = _score(best, GERMAN, counts)
    german, _ = _score(GERMAN, best, counts)
    # Names and loan words give German text a few foreign words, and one word is no language.
    if score >= 2 and words > 1 and score > 1.5 * german + 0.5:
        return Guess(best, score, german)
    return Guess(GERMAN if german >= 1 or german > score else None, german, german)


def _score(language: str, other: str, counts: Counter[str]) -> tuple[float, int]:
    """How much speaks for `language` rather than `other`, and how many different words do."""
    score = 0.0
    words = 0
    for word, count in counts.items():
        # A single letter is an initial or a symbol as often as it is a word.
        if word in _KNOWN[other] or len(word) == 1:
            continue
        weight = 1.0 if word in _KNOWN[language] else _weigh_form(language, word)
        words += weight > 0
        score += weight * count
    return score, words


def _weigh_form(language: str, word: str) -> float:
    """How much the form of a word that is not in the list speaks for a language."""
    if language == GERMAN:
        if len(word) > 5 and _GERMAN_ENDING.search(word):
            return 1.0
        return 0.5 if any(letter in word for letter in "äöüß") else 0.0
    return 0.5 if language == "English" and _ENGLISH_ENDING.search(word) else 0.0


def _script(letter: str) -> str:
    if letter < "\u0250":
        return "LATIN"
    return unicodedata.name(letter, "LATIN").split(maxsplit=1)[0]
