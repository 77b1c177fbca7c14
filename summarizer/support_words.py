"""The German and English words by which a sentence and its English can be held against each other.

A German *cue* says a thing for certain; a *ground* is anything that may be said so in English,
idioms included. So a cue accuses and a ground acquits, and lists of grounds may be generous.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A separated particle ends its clause.
_END = r"(?=\s*(?:[.,;:!?–“”\"]|$|und\b|oder\b|auf\b|um\b|von\b))"


def _separated(verbs: str, particles: str) -> str:
    """Forms of a verb with its particle at the end of the clause: "legte … zu"."""
    return (
        rf"\b(?:{verbs})\b(?:[^.;:!?]|(?<=\d)[.:]|(?<=Mrd|Mio)\.){{0,160}}?\b(?:{particles}){_END}"
    )


def ignoring_case(pattern: str) -> re.Pattern[str]:
    """The pattern, for small letters and capitals alike."""
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a pair of opposites, such as "up".

    Attributes:
        name: what an English text says that has it.
        english: English words that say it.
        cue: German words that say it for certain.
        ground: further German words that can be said so.
    """

    name: str
    english: re.Pattern[str]
    cue: re.Pattern[str]
    ground: re.Pattern[str]


# Beside a figure only: "up 3%", "30 cents less".
_BESIDE = r"(?=\s+(?:[$€£]?\d|about|around|by|from|slightly|sharply|more|almost|nearly|just))"
_AFTER = r"(?:(?<=\d )|(?<=% )|(?<=(?:lion|uros|lars|ents|oint|ints|nnes) ))"
_QUANTITY = (
    r"(?:prozent|prozentpunkte|punkte|euro|cent|dollar|franken|millionen|milliarden|mio\.|mrd\.|%)"
)
_UP = Side(
    "up",
    ignoring_case(
        r"\b(?:rise[sn]?|rose|rising|increas(?:e|es|ed|ing|ingly)|grow(?:s|n|ing)?|grew|growth"
        r"|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?"
        r"|gain(?:s|ed|ing)?|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|higher|boost(?:s|ed|ing)?"
        r"|advanc(?:es|ed|ing)|improv(?:e|es|ed|ing|ement)|widen(?:s|ed|ing)?|doubl(?:es|ed"
        r"|ing)|hik(?:e|es|ed|ing)|strengthen(?:s|ed|ing)?|expand(?:s|ed|ing)?|upgrad(?:e"
        rf"|es|ed|ing)|up{_BESIDE}|{_AFTER}more)\b"
    ),
    ignoring_case(
        r"(?<!ver)steig(?!er\b)|(?<!ein)(?<!aus)(?<!um)stieg|wuchs|wachs(?!tum|sam)|wächst"
        r"|wachstum|(?:preis|kurs|umsatz|gewinn|absatz)plus|gesteiger|gewachsen|höher\b|hinauf"
        r"|emporgeschnellt|gewonnen\b|gewinnen\b|gewinnt\b|kursgewinn|vermehrt|herauf|aufschlag"
        r"|kletter|zuwachs|zuwächs"
        r"|zugelegt|(?<!still)zuleg|erhöh|angehob|anheb|anhob|zugenommen|zunahm|zunehmen\b"
        r"|zunimmt|\bgewann|haussier|bergauf|nach oben\b"
        rf"|ausgeweitet|aufgestockt|aufstock|plus\b|{_QUANTITY} mehr\b|\bhöhere?[nrsm]?\b|teurer"
        r"|verteuer|verbesser|schnellte|\bsprang|verdoppel|verdreifach|aufwärts|angezogen|anzog"
        r"|hochgestuft|"
        + _separated("leg(?:t|te|ten|en)", "zu")
        + "|"
        + _separated("nahm(?:en)?|nimmt|nehmen", "zu")
        + "|"
        + _separated("hob(?:en)?|hebt|heben|zog(?:en)?|zieht|ziehen", "an")
        + "|"
        + _separated(
            "ging(?:en)?|geht|gehen|schraub(?:t|te|en)|schoss(?:en)?|setz(?:t|te)", "hoch|herauf"
        )
        + "|"
        + _separated("weite(?:t|te|n|ten)|bau(?:t|te|en|ten)|dehn(?:t|te|en|ten)", "aus")
        + "|"
        + _separated("stock(?:t|te|en|ten)|wert(?:et|ete|en|eten)", "auf")
    ),
    ignoring_case(
        r"zweifel|sprung|sprang|gewonn|beflügel|anhöb|wachst|größer|besser|rekord|auftrieb|ausbau"
        r"|ausgebaut|dehnt|erhol|hoch|nach oben|ausweit|stärk|wachstum|aufschw|aufwert"
    ),
)
_DOWN = Side(
    "down",
    ignoring_case(
        r"\b(?:fall(?:s|en|ing)?(?! short| to| through)|fell(?! short| to| through| ill)"
        r"|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)"
        r"|lower(?:s|ed|ing)?(?! (?:saxon|austria|house|end|half|limit|wage))"
        r"|cut(?:s|ting)?|los(?:e|es|t(?! to)|ing)|sank|sunk|sink(?:s|ing)?"
        r"|slump(?:s|ed|ing)?|slip(?:s|ped|ping)?|slid(?:es|ing)?|plung(?:e|es|ed|ing)"
        r"|tumbl(?:e|es|ed|ing)|shr(?:ink|inks|ank|unk|inking)|reduc(?:e|es|ed|ing|tion)"
        rf"|{_AFTER}(?:less|fewer)|weaken(?:s|ed|ing)?|halv(?:e|es|ed|ing)|narrow(?:s|ed|ing)?"
        rf"|contract(?:ed|ion)|downgrad(?:e|es|ed|ing)|slash(?:es|ed|ing)?|trim(?:s|med|ming)?"
        rf"|down{_BESIDE})\b"
    ),
    ignoring_case(
        r"rückläufig|verschlechter|preisrutsch|kursrutsch|(?:kurs|\bwert)verlust|preisverfall"
        r"|einschnitt|kürzung|senkung|sinkflug"
        r"|schwund|verengt|talfahrt|(?:preis|kurs|umsatz|gewinn|absatz)minus|absturz|abschlag"
        r"|stellenabbau|abgebaut|abbauen|drossel|gedrosselt|zurückgeschraubt|gestrichen|streich(?:t|en)\b"
        r"|hinunter|herunter|verfiel|ermäßig|dezimier|rückgänge|zusammengestrichen"
        r"|\bsink|\bsank|gesunken|absink|gesenkt|senk(?:t|en|te|ung)|\bfiel(?:en)?\b|\bfällt\b"
        r"|gefallen|rückgang|rückgäng|zurückgegangen|zurückging|\bverlor(?:en)?\b|verlier|büßt"
        r"|einbuß|schrumpf|nachgab|nachgegeben|rutsch|\bsackt|abgesackt|einbrach|eingebrochen"
        r"|einbruch|reduzier|verringer|verminder|gekürzt|kürz(?:t|te|en|ung)|gekappt|kapp(?:t|te|en"
        r"|ung)\b|\bminus\b|bergab|nach unten\b|abnehmen\b|abnimmt|absack|verbillig"
        rf"|{_QUANTITY} weniger\b|niedriger|geringer|billiger|halbier|abgenommen"
        r"|abnahm|abwärts|herabgestuft|abgestürzt|stürzte|"
        + _separated("g(?:a|i)b(?:t|en)?|geben", "nach")
        + "|"
        + _separated("ging(?:en)?|geht|gehen", "zurück")
        + "|"
        + _separated("nahm(?:en)?|nimmt|nehmen", "ab")
        + "|"
        + _separated("brach(?:en)?|bricht|brechen", "ein|weg")
        + "|"
        + _separated(
            "sack(?:t|te|en|ten)|rutsch(?:t|te|en|ten)|bau(?:t|te|en|ten)|fiel(?:en)?", "ab"
        )
        + "|"
        + _separated("fuhr(?:en)?|fährt|fahren|schraub(?:t|te|en)", "zurück|herunter")
    ),
    ignoring_case(
        r"sturz|schmäler|einschnitt|rückschritt|stutz|schwäch|strich|streich|hälft|fehlt|talfahrt"
        r"|dämpf|abbau|beschnit|verlust|nach unten|\bfallen\b|engt|verengen|verfall"
        r"|niedergang|tiefer|statt"
    ),
)
_PROFIT = Side(
    "a profit",
    ignoring_case(r"\b(?:profits?|profitab(?:le|ly|ility)|earn(?:s|ed|ings)?)\b"),
    ignoring_case(r"gewinn(?!er|warn|schwell)|überschuss|überschüss|verdien|schwarze[nr]? zahl"),
    ignoring_case(r"ergebni|plus|übrig|ertrag|rentab|profit"),
)
_LOSS = Side(
    "a loss",
    ignoring_case(r"\b(?:loss(?:es)?|deficits?|loss-making|in the red)\b"),
    ignoring_case(r"verlust|fehlbetr|defizit|rote[nr]? zahl"),
    ignoring_case(r"minus|ausfall|ausfäll|verl[ou]r|einbuß|schaden|schäden|vernichtet|wertbericht"),
)
_BEAT = Side(
    "expectations beaten",
    ignoring_case(
        r"\b(?:beat(?:s|en|ing)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outperform\w*)\b"
    ),
    ignoring_case(r"übertraf|übertriff|übertroff|übertreff|überbot|überstieg|übersteig"),
    ignoring_case(r"mehr|besser|höher|über|schlag|schlug|oberhalb"),
)
_MISS = Side(
    "expectations missed",
    ignoring_case(
        r"\b(?:miss(?:es|ed|ing)?|falls? short|fell short|falling short|undershoot\w*|undershot)\b"
    ),
    ignoring_case(r"verfehl|unterbot|unterschritt|unterschreit|blieb(?:en)?\b[^.;]{0,80}\bhinter"),
    ignoring_case(r"fehl|misse|unter|hinter|weniger|schlechter|enttäusch|nicht|kein"),
)
OPPOSITES = ((_UP, _DOWN), (_PROFIT, _LOSS), (_BEAT, _MISS))

# "Nicht nur", "nicht zuletzt" and "so wenig wie seit Jahren nicht mehr" deny nothing.
GERMAN_DENIAL = ignoring_case(
    r"\bnicht\b(?! nur\b| zuletzt\b| allein\b| weniger als| mehr als)|\bkein(?!esf|esw)\w*"
    r"|\bnie(?:mals)?\b|\bniemand\w*|\bnichts\b|\bweder\b|\bkeineswegs\b|\bkeinesfalls\b"
)
GERMAN_NO_DENIAL = ignoring_case(
    r"\bso\b[^.;]{0,120}\bwie\b[^.;]{0,80}\b(?:nicht|nie|kein\w*)\b|\bwenn nicht\b|\bnichts ander"
    r"|\bnie (?:zuvor|dagewesen)|\bnicht weiter\b|\bob\b[^,.;]{0,120}\bnicht\b"
)
# German that may be put as a denial, with the English that says it without one and uses it up.
DENIAL_GROUNDS = tuple(
    (re.compile(german), re.compile(english, re.IGNORECASE) if english else None)
    for german, english in (
        (r"\b[Oo]hne\b", r"\bwithout\b"),
        (r"\b[Uu]n(?!ter|ser|d)[a-zäöüß]{5,}", r"\bun(?!i[ot]|iv|der|til|less|like)[a-z]{4,}"),
        (r"\wlos(?:e[nrsm]?)?\b", r"less\b|\bun(?!i[ot]|iv|der|til|less|like)[a-z]{4,}"),
        (r"[Vv]erzicht", r"waiv|forgo|without|refrain|dispens"),
        (r"[Ee]ntf[aä]ll|[Aa]us(?:zu|ge)?fall|gestrichen|gestoppt", r"cancel|drop|scrap|stop|halt"),
        (r"[Aa]us(?:ge)?bl[ie]{1,2}b|geplatzt", None),
        (r"\bbl[ie]{2}b|[Hh]ält sich|offen", r"remain|\bopen|stay|\bkept|\bleft"),
        (r"\baus[.,]", None),
        (r"[Vv]erhinder|[Vv]ermeid|[Vv]ermied", r"prevent|avoid|block|stop"),
        (r"[Vv]erb[io]e?t", r"\bban|prohibit|barred|forbid"),
        (r"[Ee]rst\b|[Ff]rühestens", r"\bonly\b|first"),
        (r"fehl|mangel|Miss", r"lack|miss|short|fail|fell|absen|command|recommend|order"),
        (r"[Kk]aum", r"hardly|barely|scarcely|little|few|almost|one of"),
        (r"lehn|weiger", r"reject|refus|declin|turn(?:ed|s)? down|oppos"),
        (r"dementier|[Bb]estr[ei]i?t|gewiesen|\bwies", r"den(?:y|ie)|reject|disput|contest"),
        (r"[Ss]cheiter|[Vv]ersag|vergeblich", r"fail|collaps|in vain"),
        (r"[Ss]till", r"still|stop|shut|silent|quiet|idle"),
        (r"\b[Ss]tatt\b", r"instead|rather than"),
        (r"verfehl|knapp an", r"miss|short"),
        (r"\b[Nn]ein\b", r"\bno\b"),
        (r"schweig|schwieg", r"silen"),
        (r"außer", r"except|apart|other than|outside|also|addition|extraord|beyond"),
        (r"\bleer|geschlossen|ausgesetzt|sehen lassen|nennwert|Stückakti|wenig\b", None),
        (r"[Hh]öchstens|[Mm]aximal", r"at most|maximum|up to|as much as"),
    )
)
ENGLISH_DENIAL = ignoring_case(
    r"\bnot\b(?! only| least| just| so much)|\bno\b(?! later| more than| less than| fewer| earlier"
    r"|\. ?\d| \d| doubt| sooner)|n['’]t\b|\bnever\b|\bnone\b|\bnobody\b|\bnothing\b|\bneither\b"
    r"|\bcannot\b"
)
ENGLISH_DENIAL_GROUND = ignoring_case(
    r"\bun(?!i[ot]|iv|der|til|less|like)[a-z]{4,}|\b(?:in|im|ir|dis|non)(?:adequa|suffic"
    r"|capab|conclus|complet|flex|complet"
    r"|toler|possib|regul|agree|approv|satisf|-?bind|probab)\w*"
    r"|(?<!un)(?<!\bno)(?<!\b)less(?:ly)?\b|hardly|barely"
    r"|scarcely|rarely|\bfail|refus|\bden(?:y|ie)|reject|\black|\bmiss|rul(?:e[sd]?|ing) out"
    r"|instead|rather|avoid|yet to|far from|\btoo\b|little|\bfew\b|absen|empt|skip|cancel|declin"
    r"|waive|forgo|scrap|prevent|block|\bbann?(?:ed|s|ing)?\b|barred|short of|without|except|unless"
    r"|until|other than"
    r"|\bnor\b|\bever\b|out of|\blost\b|only\b|stop|fewer than|less than|\bnon-"
)

# What is willed, expected or possible, and no fact yet. "Werden" is not here: it is passive too.
GERMAN_UNDONE = ignoring_case(
    r"\b(?:will|wollen|soll|sollen|solle|wolle|werde|dürften?|könnten?|möchten?)\b"
    r"|\bplan(?:t|en|e)\b|erwarte[nt]?\b|\brechne[nt]?\b[^.;]{0,120}\bmit\b"
    r"|prognostizier|peil(?:t|en)\b"
    r"|streb(?:t|en)\b|voraussichtlich|stell(?:t|en)\b[^.;]{0,160}\bin aussicht"
    r"|\bw(?:ird|erden)\b[^.;,]{0,120}\b(?:künftig|voraussichtlich|ab 20\d\d"
    r"|bis (?:ende )?20\d\d)\b"
)
# Case counts: nouns end in "te" as well. What only reports ("sagte") tells of nothing done.
GERMAN_DONE = re.compile(
    r"\b(?:[Hh]at|[Hh]aben|[Hh]atten?|[Hh]abe|[Hh]ätten?|[Ii]st|[Ss]ind|[Ww]ar(?:en)?|[Ww]urden?"
    r"|worden|gewesen)\b"
    r"|\b(?!sollte|wollte|könnte|müsste|dürfte|möchte|heute|mitte\b|werte\b|rechte|leute"
    r"|beste|weite"
    r"|letzte|dritte|nächste|erste|zweite|vierte|fünfte|breite|gute|harte|späte|größte|sagte|teilte"
    r"|mitteilte|erklärte|kündigte|ankündigte|bestätigte|bekräftigte|betonte|räumte|einräumte"
    r"|erläuterte|berichtete|meldete|schätzte|erwartete|rechnete|glaubte|meinte|warnte|äußerte"
    r"|verkündete|ergänzte|forderte|begründete|urteilte|vermutete|prognostizierte)"
    r"[a-zäöüß]{2,}te(?:n)?\b"
    r"|\b(?:fiel|stieg|sank|ging|nahm|kam|lag|stand|blieb|hob|zog|brach|verlor|gewann|wuchs"
    r"|schloss|fand|trug|hielt|ließ|traf|trat|sprang|schritt|betrug|wies|warf|half|hing|lief|litt"
    r"|riss|schlug|schob|sah|strich|trieb|übernahm|unterschrieb|verließ|brachte|band|begann|bezog"
    r"|erwarb|floss|fuhr|genoss|griff|saß|schnitt|schwoll|stieß|tat|vertrat|zwang)(?:en)?\b"
)
ENGLISH_DONE = ignoring_case(
    r"\b(?:rose|fell|grew|sank|shrank|climbed|dropped|declined|gained|lost|jumped|slipped|increased"
    r"|decreased|raised|lowered|cut|lifted|bought|sold|acquired|took over|posted|earned|paid|built"
    r"|opened|closed|shut|hired|dismissed|laid off|reached|achieved|generated|won(?!['’]t)"
    r"|launched|started"
    r"|began|ended|signed|invested|spent|repaid|merged|received|reduced|expanded|doubled|halved"
    r"|exceeded|missed|slashed|delivered|produced|created|issued|took|moved|left)\b"
)
# Strong pasts with a prefix, and "gab": too common beside plans ("gab bekannt") to stand above.
GERMAN_PAST = re.compile(
    r"\b(?:an|auf|aus|be|ein|ent|er|ge|nach|über|unter|ver|vor|zu|zurück)?(?:gab|traf|stieg|schritt"
    r"|sprang|rang|bot|wand|schwoll|fiel|ging|kam|lag|nahm|sank|zog|hob|wuchs|brach)(?:en)?\b"
)
# Those of the English ones that are no participles, so that they can be nothing but done.
ENGLISH_PAST = ignoring_case(
    r"\b(?:rose|fell(?! (?:short|swoop))|grew|sank|shrank|took(?! (?:place|part))|climbed|jumped"
    r"|slipped|dropped(?! out)|began(?! \w+ing))\b"
)
# Anything before that in its clause which keeps it open.
ENGLISH_UNDONE = ignoring_case(
    r"\b(?:will|would|won['’]t|shall|may|might|can|could|should|must|to (?!(?:the|an?|about|around"
    r"|minus|almost|over|up|more|less|just|its|their|his|her|this|that|all|any)\b)[a-z]+|expect\w*"
    r"|sees?|seen|forecast\w*|plans?|planned|planning|aim\w*|target\w*|wants?|wanted|intend\w*"
    r"|likely|outlook|guidance|project\w*|predict\w*|anticipat\w*|estimat\w*|hop(?:e|es|ed|ing)|due"
    r"|propos\w*|consider\w*|prepar\w*|envisag\w*|prospects?|promis\w*|seek\w*|ask\w*|goal"
    r"|intention|ambition|eye[sd]?|assum\w*|reckon\w*|call\w*|demand\w*|believe\w*|probab\w*"
    r"|possib\w*|schedul\w*|if|unless|going|be|being|is|are|been|get|getting|which|who|when|where"
    r"|after|than|that|recently|to(?=\s*$))\b"
)

# Who claims something without being the one who does it: hearsay, judges, onlookers.
GERMAN_HEARSAY = ignoring_case(
    r"\binsider\w*|\bkreise[n]?\b|vertraute\w* person|mit (?:der sache|den plänen|dem vorgang|den"
    r" überlegungen|den vorgängen|der angelegenheit) (?:vertraut|befasst)|dem vernehmen nach"
    r"|\bgerücht\w*|\bmedienbericht\w*|\bkritiker\w*|\bankläger\w*|staatsanw[aä]lt\w*"
)
ENGLISH_ATTRIBUTION = ignoring_case(
    r"\b(?:says?|said|saying|according|told|tells?|report\w*|sources?|insiders?|people|circles"
    r"|rumou?r\w*|critics?|warn\w*|accus\w*|alleg\w*|suspect\w*|claim\w*|investigat\w*|prosecut\w*"
    r"|charg\w*|believe\w*|think\w*|thought|see|sees|seen|expect\w*|estimat\w*|may|might"
    r"|could|would"
    r"|cites?|citing|blam\w*|fear\w*|argu\w*|complain\w*|criti\w+|apparent\w*|reported\w*|likely"
    r"|probe\w*|raid\w*|search\w*|demand\w*|want\w*|call\w*|talks?|consider\w*|plan\w*|to [a-z]+"
    r"|media|newspaper|analysts?|experts?|observers?)\b|:"
)
