"""What a plan is about: English verbs told as done beside the German infinitives that only plan it.

German puts what is willed, expected or promised as an infinitive at the end of its clause ("will
... senken", "soll geschlossen werden"). An English past of the same meaning is wrong unless the
German also has the deed in a past form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = r"(?=\s*(?:[.,;:!?–“”\"]|$|(?:und|oder|wollen|sollen|können|lassen|will|soll|wird|werde)\b))"

_HAPPENED = r"(?:plus|minus|zuwachs|rückgang|kürzung|senkung|einschnitt)\b"


@dataclass(frozen=True, slots=True)
class Deed:
    """One kind of deed.

    Attributes:
        english: its English past forms.
        planned: its German infinitives where a clause ends.
        done: German forms by which it may have happened.
    """

    english: re.Pattern[str]
    planned: re.Pattern[str]
    done: re.Pattern[str]


def _deed(english: str, infinitives: str, participles: str, done: str) -> Deed:
    planned = (
        rf"\b(?:\w*(?:{infinitives})|(?:{participles}) werden){_END}"
        if participles
        else rf"\b\w*(?:{infinitives}){_END}"
    )
    # With its prefix in a subordinate clause ("anstieg"); a stem inside another word is none.
    happened = rf"\b(?:an|zu|zurück|ein|auf|nach|über)?(?:{done})(?:en|n|ten)?\b|{_HAPPENED}"
    if participles:
        happened += rf"|\b(?:{participles})\b(?! werden)"
    return Deed(
        re.compile(rf"\b(?:{english})\b", re.IGNORECASE),
        re.compile(planned, re.IGNORECASE),
        re.compile(happened, re.IGNORECASE),
    )


DEEDS = (
    _deed(
        "rose|grew|climbed|gained|increased|raised|lifted|expanded|doubled|jumped",
        "steigen|zunehmen|zulegen|wachsen|klettern|zuzulegen|zuzunehmen|erhöhen|anheben|anzuheben"
        "|steigern|ausweiten|auszuweiten|ausbauen|auszubauen|verdoppeln|aufstocken|aufzustocken"
        "|ausdehnen|anziehen|verteuern",
        "erhöht|angehoben|gesteigert|ausgeweitet|ausgebaut|verdoppelt|aufgestockt",
        r"stieg|wuchs|gewachsen|legten?|hob|steigerte|kletterte|nahm|erhöhten?|zugenommen"
        r"|mehr als|zuwachs|gewann|gewonnen|zogen?|weitete|baute|zugelegt|sprang|anstieg",
    ),
    _deed(
        "fell|sank|shrank|dropped|declined|decreased|lowered|cut|reduced|halved|slashed|slipped"
        "|laid off|dismissed",
        "sinken|fallen|zurückgehen|zurückzugehen|abnehmen|abzunehmen|senken|kürzen|streichen"
        "|abbauen|abzubauen|verringern|reduzieren|drücken|schrumpfen|halbieren|entlassen|ermäßigen"
        "|kappen|nachgeben|wegfallen",
        "gesenkt|gekürzt|gestrichen|abgebaut|verringert|reduziert|halbiert|entlassen|gekappt",
        r"fiel|sank|gesunken|gefallen|ging|gingen|zurückgegangen|senkte|kürzte|strich"
        r"|schrumpfte|geschrumpft|verlor|nahm|rückgang|gab|brach|kürzung|einschnitt"
        r"|senkung|abgenommen|baute|verringerte|reduzierte|halbierte|drückte",
    ),
    _deed(
        "bought|acquired|took over|purchased",
        "kaufen|übernehmen|erwerben|zukaufen|zuzukaufen",
        "gekauft|übernommen|erworben|aufgekauft|zugekauft",
        r"kaufte|übernahm|erwarb|kauf|zukauf|beteiligte",
    ),
    _deed(
        "sold",
        "verkaufen|veräußern|abstoßen|abzustoßen|abgeben|abzugeben|trennen|absetzen",
        "verkauft|veräußert|abgestoßen|abgegeben|abgesetzt",
        "verkaufte|veräußerte|trennte|stieß|gab|setzte",
    ),
    _deed(
        "closed|shut|ended|stopped|discontinued",
        "schließen|stilllegen|stillzulegen|dichtmachen|dichtzumachen|einstellen|einzustellen"
        "|beenden|enden|auslaufen|abschließen|abzuschließen|zusperren",
        "geschlossen|stillgelegt|dichtgemacht|eingestellt|beendet|abgeschlossen|zugesperrt",
        "schloss|legte|stellte|beendete|endete|lief|stoppte|ging",
    ),
    _deed(
        "opened|launched|started|began|introduced",
        "öffnen|starten|beginnen|einführen|einzuführen|anlaufen|anfangen|loslegen|aufnehmen",
        "eröffnet|gestartet|begonnen|eingeführt|aufgenommen",
        "öffnete|startete|begann|führte|lief|fing|nahm|brachte|kam|ausgelöst|leitete",
    ),
    _deed(
        "built|produced|created|hired|delivered",
        "bauen|errichten|herstellen|herzustellen|fertigen|produzieren|schaffen|einstellen"
        "|einzustellen|liefern|ausliefern|auszuliefern|entstehen",
        "gebaut|errichtet|hergestellt|gefertigt|produziert|geschaffen|eingestellt|geliefert"
        "|ausgeliefert",
        "baute|errichtete|stellte|fertigte|produzierte|schuf|lieferte|entstand|entstanden",
    ),
    _deed(
        "invested|spent|paid|repaid",
        "investieren|ausgeben|auszugeben|zahlen|bezahlen|stecken|leisten|hinlegen|ausschütten"
        "|auszuschütten|tilgen",
        "investiert|ausgegeben|gezahlt|bezahlt|gesteckt|ausgeschüttet|getilgt|überwiesen",
        "investierte|gab|zahlte|steckte|schüttete|leistete|legte|kostete",
    ),
    _deed(
        "reached|achieved|generated|earned|posted|exceeded",
        "erreichen|erzielen|erwirtschaften|verdienen|einspielen|übertreffen|einbringen|bringen",
        "erreicht|erzielt|erwirtschaftet|verdient|übertroffen|eingebracht|gebracht",
        r"erreichte|erzielte|erwirtschaftete|verdiente|übertraf|brachte|kam|belief|betrug"
        r"|verbuchte|schrieb|wies|lag|verzeichnete",
    ),
    _deed(
        "received|won",
        "erhalten|bekommen|gewinnen|kriegen",
        "gewonnen",
        r"erhielt|bekam|gewann|hat|haben|hatten?|habe",
    ),
)  # fmt: skip

# A deed that could be done was done.
COULD = re.compile(r"\b(?:konnten?|mussten?|vermochten?|ließen?|gelang)\b", re.IGNORECASE)
# What makes an infinitive a plan: a modal verb, a future, or "zu".
WILLED = re.compile(
    r"\b(?:will|wollen|wolle|wollten?|soll|sollen|solle|sollten?|dürften?|könnten?|könne|könnte"
    r"|möchten?|plan(?:t|en|e)|werde|wird|werden|würden?|muss|müssen|müsse|müssten?|kann|können"
    r"|prüf(?:t|en|e)|erwäg(?:t|en|e)|erwarte[nt]?|beabsichtig\w*|kündig(?:t|te|ten|en)"
    r"|strebt|voraussichtlich|zu)\b",
    re.IGNORECASE,
)
