"""English words of a direction that stand beside a figure only where the German has one as well.

A *ground* is anything that may be said so in English, idioms included. Where there is none, the
direction was made up. So the lists of grounds are as generous as can be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.support_words import OPPOSITES, ignoring_case


@dataclass(frozen=True, slots=True)
class Plain:
    """English words of one side, and all that can stand for them in German."""

    name: str
    english: re.Pattern[str]
    grounds: tuple[re.Pattern[str], ...]


_ESTIMATES = (
    r"[^,;.]{0,60}\b(?:expectations?|estimates?|forecasts?|consensus|targets?|predict\w+)\b"
)
_ENGLISH = {
    "up": (
        ignoring_case(
            r"\b(?:rise[sn]?|rose|rising|increas(?:e|es|ed|ing)|grow(?:s|n|ing)?|grew|climb(?:s|ed"
            r"|ing)?|jump(?:s|ed|ing)?|surg(?:es|ed|ing)|soar(?:s|ed|ing)?|higher|widen(?:s|ed"
            r"|ing)?"
            r"|gain(?:s|ed) \d|(?:, |\d |% )up \d|lifts|lifted|improv(?:es|ed))\b"
        ),
        ignoring_case(
            r"übertr|überst|überschr|zweifel|anstieg|empor|hinauf|aufschlag|aufschläg|vergröß"
            r"|weitet|sprung|spräng|sprüng|sprang|spring|gewonn|gewinn|beflügel|anhöb|wachst|größer"
            r"|besser|rekord|auftrieb|ausbau|ausgebaut|dehnt|dehn|erhol|fester|stärker|stärk|mehr\b"
            r"|trieb|treib|hoch|höh|aufnahm|aufnehm|aufgenommen|ausgedehnt|expan|\w{3,}fach(?:t"
            r"|en)?"
            r"|hebt|heben|gehoben|hob\b|zusätzlich|schub|aufgewertet|aufwert|ankurb|fördern"
            r"|gefördert"
            r"|vorgerückt|rückte|verschärf|mehrten|mehrt|kräftig|verlänger|frischen|gutgemacht"
            r"|steil"
            r"|über\b|häuf|öfter|länger|schneller|verdopp|drauf|hinzu|zulauf|einsammel|eingesammelt"
            r"|schoss|schieß|anlauf|erweiter|aufrüst|höchst|teuer|teuerung|verdreif|modernis"
            r"|nachrüst"
            r"|wechsel|weiter|wieder|zieht|ziehen|zog|zulasten|nachschlag"
        ),
    ),
    "down": (
        ignoring_case(
            r"\b(?:fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:es|ed|ing)|decreas(?:e|es|ed"
            r"|ing)|lower(?! end| house| half)|lowers|lowered|sank|sink(?:s|ing)?|slump(?:s|ed"
            r"|ing)?|slip(?:s|ped|ping)?"
            r"|plung(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|shr(?:ink|inks|ank|inking)|halv(?:es|ed)"
            r"|narrow(?:s|ed|ing)|(?:, |\d |% )down \d|worsen(?:s|ed|ing)?)\b"
        ),
        ignoring_case(
            r"rückläuf|abschlag|abschläg|ermä(?:ß|ss)ig|dampf|herab|einknick|rausch|sack|sturz"
            r"|stürz|schmäler|einschnitt|schnitt|rückschritt|stutz|schwäch|strich|streich|hälft"
            r"|halb|fehlt|talfahrt|drossel|dämpf|abbau|baut|beschnit|beschneid|verlust|verlor|fall"
            r"|schwund|drück|druck|leichter|tiefer|weniger|abwert|schm[oie]lz|verfall|flaute"
            r"|einspar"
            r"|spar|storn|entgang|entgeh|fiel|fällt|einsturz|brech|bruch|brach|lock|knick|nachlass"
            r"|nachlä|ließ|lässt|billig|sinn|schlechter|unter|ging|gingen|geht|krise|minder|rückzug"
            r"|zurück|abgeb|abgab|büß|tief|kost|teilt|kleiner|kürzer|langsam|nach\b|wert|werf"
            r"|schwand"
            r"|schwind|geschwunden|trüb|verengen|verengt|eng|grenz|lahm|kontra|eingeschr|einschr"
            r"|beschränk|kippt|verdarb|tilg|abtrag|abgetragen|gestrafft|straff|klein|rasiert|ärmer"
        ),
    ),
    "a profit": (
        ignoring_case(r"\bprofits?\b"),
        ignoring_case(
            r"ergebni|plus|übrig|ertrag|erträg|rentab|rendit|profit|ebit|blieb|bleib|hängen"
            r"|hereinge"
            r"|erwirtschaft|erlöst|verzins|nutz|lohn|gewonn|egt\b|marge|bilanz|gut\b|abwirft|abwarf"
            r"|verbuch|einbring|brachte|dividend"
        ),
    ),
    "a loss": (
        ignoring_case(
            r"(?<!weight[ -])\bloss(?:es)?\b(?! of (?!(?:(?:about|around|almost|more|up|just|only"
            r"|nearly|over|under) |[$€£]?\d)))"
        ),
        ignoring_case(
            r"minus|ausfall|ausfäll|verl[ou]r|verlier|einbuß|einbuss|bü(?:ß|ss)|schaden|schäden"
            r"|fehlt|fehlen|loch|löch|lücke|draufzahl|draufgezahlt|zahlt|abschlag|schwund|wegfall"
            r"|abbau|rot|miese|abschreib|abgeschrieben|wertbericht|gab|geben|nach|tief|einbruch"
            r"|eingebr"
            r"|kosten|schlug|zuschuss|rückgang|unterdeck|abmangel|verzehr|verbrannt|verbrenn|rutsch"
        ),
    ),
    "expectations beaten": (
        ignoring_case(
            rf"\b(?:beat(?:s|en|ing)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?)\b{_ESTIMATES}"
        ),
        ignoring_case(
            r"mehr|besser|höher|über|schlag|schlug|geschlagen|oberhalb|hinter sich|ausgestoch"
        ),
    ),
    "expectations missed": (
        ignoring_case(rf"\b(?:miss(?:es|ed|ing)?|falls? short|fell short)\b{_ESTIMATES}"),
        ignoring_case(
            r"fehl|misse|misst|unter|hinter|weniger|schlechter|enttäusch|nicht|kein|verpass|versäum"
            r"|geplatzt|schramm|lappen|gerissen|reiß"
        ),
    ),
}
PLAIN = tuple(
    Plain(side.name, english, (side.cue, side.ground, ground))
    for pair in OPPOSITES
    for side in pair
    for english, ground in (_ENGLISH[side.name],)
)
