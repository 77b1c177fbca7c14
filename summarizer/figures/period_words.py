"""The words that say which quarter, half or year a figure is of, in German and English."""

from __future__ import annotations

from .periods import PeriodWords

_SHORT = frozenset({"quarter", "half"})
_GERMAN_MONTHS = (
    "januar februar märz april mai juni juli august september oktober november dezember"
)
_ENGLISH_MONTHS = (
    "january february march april may june july august september october november december"
)

GERMAN_PERIODS = PeriodWords(
    breaks=frozenset("und aber oder sondern während nachdem weil obwohl dass sowie".split()),
    frames=frozenset("im in für fürs am".split()),
    unframed=frozenset(
        "gegenüber seit ab bis nach von vom vor zu zum zur aus mit als per auf um bei über unter "
        "laut".split()
    ),
    inner=frozenset(
        f"jahr geschäftsjahr kalenderjahr jahre ende mitte anfang abgelaufenen laufenden "
        f"vergangenen kommenden gesamten ganzen ersten zweiten dritten vierten das {_GERMAN_MONTHS}"
        .split()
    ),
    attributed=(frozenset("der die das ein eine einen einem einer den dem des".split()), ("\0",)),
    heads=frozenset(),
    earlier=frozenset("nach gegenüber trotz statt".split()),
    loose=frozenset(
        "einem einer dem der den von vom um im in zuvor noch rund knapp fast etwa gut bereits "
        "zuletzt minus plus".split()
    ),
    compared=frozenset("als gegenüber".split()),
    wholes={
        "gesamtjahr": _SHORT, "geschäftsjahr": _SHORT, "vorjahr": frozenset({"year"}),
    },
    links=frozenset(
        "und oder bis sowie zum zur des der vom von im in den das am auf beziehungsweise - – / , "
        "geschäftsjahres geschäftsjahr jahres jahr fiskaljahres kalenderjahres".split()
    ),
    bare=True,
)  # fmt: skip
ENGLISH_PERIODS = PeriodWords(
    breaks=frozenset(
        "and but or while whereas after before following amid as because although though which who "
        "that than from against versus vs compared with on despite since until thanks driven "
        "when".split()
    ),
    frames=frozenset("in for during".split()),
    unframed=frozenset(),
    inner=frozenset(
        f"the its fiscal full financial year past current business all {_ENGLISH_MONTHS}".split()
    ),
    attributed=(
        frozenset("due maturing born built beginning starting".split()), ("ed",),
    ),
    heads=frozenset(
        "revenue revenues sales profit profits earnings net outlook forecast guidance loss losses "
        "income results operating adjusted ebitda ebit orders dividend core turnover margin growth "
        "target output production deliveries exports imports gdp inflation pretax free gross "
        "premiums".split()
    ),
    earlier=frozenset("after against versus from".split()),
    loose=frozenset("a an the of growth in its revenue sales profit for".split()),
    compared=frozenset("than from against versus over".split()),
    wholes={"year": _SHORT, "full-year": _SHORT},
    links=frozenset("and or to of the in fiscal year through - – / , ended ending".split()),
    bare=False,
)  # fmt: skip
