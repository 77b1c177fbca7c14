"""Words that tell the sentence splitter whether a full stop ends a sentence.

Abbreviations are written without their last full stop and without spaces ("z.b", "i.d.r"), in
lower case where case does not tell them from a word.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INTERNAL = _words(
    """ca rd fa bzw vgl evtl evt ggf ggfs sog inkl incl exkl excl zzgl abzgl einschl ausschl
    nr nrn dr drs prof st hl hr frl dipl dr.-ing dipl.-ing dres priv doz habil dipl.-kfm
    z.b d.h i.d.r u.a d.s m.a.w o.g s.g z.t u.u v.a i.e e.g i.s.d i.s.v i.h.v i.v.m i.z.m m.e
    m.w u.e lt gem bspw beisp insb insbes gegr verh gest nachm vorm bzgl betr
    resp tel hrsg verf stellv stv ehem mind allg dt engl amerik österr ital
    russ chin jap span europ intl zit entspr urspr wg kath röm
    durchschn mtl i.a vs mr mrs ms messrs mt ft"""
)
"""Never the end of a sentence: something always follows."""

AMBIGUOUS = _words(
    """mrd mio mill bio tsd md mia tds std min sek stk stck pkt proz jh jhd jhdt tn bill trill
    jan feb febr mär apr jun jul aug sep sept okt nov dez
    inc corp ltd co cos llc llp plc bros s.a s.a.s s.p.a n.v b.v s.e a.g k.g s.r.l s.l s.a.r.l
    s.à.r.l p.l.c l.p ges u.s u.k u.n u.s.a d.c l.a n.y e.v a.d a.g v.h p.a n.chr v.chr
    chr jr sr a.m p.m m.b.h a.o vj ggü vorj gj hj kj pty hbf str univ fr
    calif conn gebr geb p.s o.k g.m.b.h"""
)
"""The end of a sentence only before a word that starts one ("2 Mrd. Der ...", "2 Mrd. Euro")."""

CLOSING = _words("usw etc u.ä u.a.m usf u.v.m u.v.a o.ä u.dgl o.dgl u.s.w ff a.a k.a n.n n.a")
"""The end of a sentence before any capital letter."""

BEFORE_NUMBERS = _words(
    """Art Abs Ziff Kap Bd Abb Tab Anm Pos lit No Aufl Jg Rz Rn Rdnr Tz Bl Az Buchst
    So Mo Di Mi Do Sa Bj Abt max"""
)
"""Abbreviations before a figure, else the end of a sentence ("Art. 5", "dieser Art. Der ...");
spelled with their capitals."""

CONSONANTS = _words("gmbh mbh ggmbh kgs kg km kw kwh gwh mwh twh gw mw tb gb mb")
"""Words without vowels that are no abbreviations with a full stop."""

STARTERS = _words(
    """Ab Aber Abgesehen Alle Allein Allerdings Als Also Am An Andere Andererseits Anders
    Angesichts Anschließend Ansonsten Auch Auf Aufgrund Aus Ausgerechnet Außer Außerdem Bei Beide
    Beim Bereits Besonders Bis Bisher Bislang Da Dabei Dadurch Dafür Dagegen Daher Dahinter Damals
    Damit Danach Daneben Dank Dann Daran Darauf Daraus Darin Darüber Darum Darunter Das Dass Davon
    Davor Dazu Dem Den Denn Dennoch Der Deren Derweil Derzeit Des Deshalb Dessen Deswegen Die Dies
    Diese Diesem Diesen Dieser Dieses Doch Dort Drei Durch Eher Ein Eine Einem Einen Einer
    Eines Einerseits Einige Entsprechend Er Erst Erstmals Erwartet Es Etwa Etliche
    Fast Fest Folglich Fünf Für Fuer Gab Ganz Gar Gegen Gegenüber Genau Gerade Gestern Gibt Gleich
    Gleichzeitig Hat Hatte Heute Hier Hierzu Hingegen Hinter Hinzu Ich Ihm Ihn Ihr Ihre Ihrem Ihren
    Ihrer Im Immer Immerhin In Indes Indessen Infolge Inklusive Innerhalb Ins Insbesondere
    Insgesamt Inzwischen Ist Je Jede Jeder Jedes Jedoch Jene Jetzt Kann Kaum Kein Keine Keinen
    Kommt Konkret Künftig Kuenftig Laut Lediglich Letztlich Liegt Man Manche Mehr Mehrere Mein
    Meine Mit Mittlerweile Muss Nach Nachdem Natürlich Neben Nicht Nichts Noch Nun Nur Ob
    Obgleich Obwohl Oder Offenbar Ohne Per Rund Schließlich Schliesslich Schon Sehr Sei Sein Seine
    Seinem Seinen Seiner Seit Seitdem Seither Selbst Sie So Sobald Sodass Sofern Sogar Solange
    Sollte Somit Sondern Sonst Soweit Sowohl Später Spaeter Statt Stattdessen Teilweise Trotz
    Trotzdem Über Ueber Überdies Übrigens Um Und Ungeachtet Unklar Unter Unterdessen Unterm Unser
    Unsere Viel Viele Vielmehr Vier Vom Von Vor Vorerst Vorher Während Waehrend Wann War Waren
    Warum Was Wegen Weil Weitere Weiterhin Welche Weniger Wenn Wer Wie Wieder Wir Wird Wobei Wohl
    Würde Zu Zudem Zuerst Zugleich Zuletzt Zum Zumal Zunächst Zunaechst Zur Zusätzlich Zuvor Zwar
    Zwei Zwischen Analysten Anleger Experten Börsianer"""
)
"""Capitalised words that start a sentence much oftener than they are a noun or a name."""

ORDINAL_NOUNS = _words(
    """Januar Jänner Februar Feber März Maerz April Mai Juni Juli August September Oktober November
    Dezember Jan Jän Feb Febr Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez
    Tertial Jahrhundert Jahrtausend Jubiläum Kalenderwoche KW Stunde Minute Mal Stelle Position
    Runde Etappe Saison Liga Bundesliga Division Mannschaft Halbzeit Auflage Ausgabe Folge Staffel
    Kapitel Teil Band Akt Stock Stockwerk Etage OG UG Klasse Generation Stufe Phase Instanz Senat
    Zivilsenat Strafsenat Kammer Verordnung Novelle Gebot Legislaturperiode Wahlperiode Amtszeit
    Weltkrieg Welle Advent Armee Bezirk Arrondissement Street Avenue Sanktionspaket Nachtrag Tranche
    Rate Zinserhöhung Zinssenkung Semester Trimester Potenz Reich Internationale FC SC SV TSV TSG
    VfL VfB FSV"""
)
"""Nouns that a number with a full stop counts ("3. Quartal", "12. Mai", "1. FC")."""

ORDINAL_ENDINGS = (
    "quartal", "halbjahr", "jahr", "monat", "woche", "tag", "platz", "rang", "sitzung", "lesung",
    "versammlung",
)  # fmt: skip
"""Ends of such nouns, before their own endings ("Geschäftsjahres", "Börsentage")."""

DETERMINERS = _words(
    """der die das den dem des ein eine einen einem einer am im vom zum zur beim ans ins ihr ihre
    ihren ihrem ihrer sein seine seinen seinem seiner jeder jede jedes jeden jedem dieser diese
    dieses diesen diesem unser unsere unseren jener jene"""
)
"""Before a number with a full stop these make it an ordinal ("zum 75. Bestehen")."""

COUNTED = _words(
    """auf um von bei bis mit über ueber unter gegen rund platz rang nummer nr kapitel seite
    artikel paragraf paragraph windows index etwa knapp fast nur noch insgesamt sind waren war
    dax mdax sdax tecdax stoxx boeing airbus mindestens höchstens maximal lediglich gut statt
    als nach minus plus formel teil phase agenda covid"""
)
"""Before a number with a full stop these make it a plain number at the end of a sentence."""

LETTERED = _words(
    """Plan Klasse Vitamin Gruppe Typ Serie Modell Punkt Teil Kategorie Hepatitis Tarif Aktie"""
)
"""Before a single letter with a full stop these say that it is no initial ("Plan B.")."""

LOWER_NAMES = _words(
    """adidas thyssenkrupp trivago zooplus comdirect flatexdegiro secunet freenet windeln.de home24
    ebm-papst va-q-tec congstar mobilcom-debitel"""
)
"""Companies that are written in lower case even where a sentence starts."""

EXCLAIMED_NAMES = _words("yahoo joyn jeopardy yum kahoot")
"""Names that end with an exclamation mark."""

DOMAINS = _words("de com net org at ch eu io ai tv it es nl uk us ru cn info biz shop app dev js")
"""Last parts of internet names."""
