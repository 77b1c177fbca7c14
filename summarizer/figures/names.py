"""Numbers that are names or parts of names: Covid-19, 5G, DAX 40, ISIN, telephone numbers; years.

Shared by both languages; a language gives the words that numbers follow as names.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from .drafts import Draft
from .prefixes import DASHES
from .reader import Reader

_TELEPHONE = frozenset("tel telefon fon fax hotline telefonnummer phone telephone call".split())
_LABELS = frozenset({"wkn", "aktenzeichen"})
_TELEPHONE_MARKS = frozenset((*DASHES, "/", "(", ")", "+", ".", ":"))


class NameReader(Reader):
    """Recognises identifiers, years and numbers joined by a slash."""

    named: frozenset[str]
    """Lower-case names that a number follows ("dax 40"); they count when capitalised."""
    unnamed: frozenset[str]
    """Lower-case words before a hyphen that make no name of what follows ("Top-10")."""

    def identifier(self, first: int, last: int) -> Draft:
        """A figure that is copied as it stands; its value is its digits."""
        letters = (c for t in self.tokens[first : last + 1] for c in t.text)
        digits = "".join(c for c in letters if c in "0123456789")
        return Draft(Decimal(digits), first, last, kind="identifier", fixed=True)

    def at_ident(self, i: int) -> Draft | None:
        """Quarters ("Q3", "H1") and names of letters and digits ("A380", "IDM2.0")."""
        text = self.tokens[i].text
        if not any(c in "0123456789" for c in text):
            return None
        if len(text) == 2 and text[0] in "QH" and text[1] in ("1234" if text[0] == "Q" else "12"):
            unit = "quarter" if text[0] == "Q" else "half"
            return Draft(Decimal(text[1]), i, i, kind="date", unit=unit, fixed=True)
        point = self.token(i + 1).text == "." and self.glued(i + 1) and self.glued(i + 2)
        version = point and self.token(i + 2).kind == "num" and self.scale_at(i + 3) is None
        return self.identifier(i, i + 2 if version else i)

    def name(self, i: int) -> Draft | None:
        """The identifier that the number at token i belongs to, or None."""
        return self.telephone(i) or self.hyphened(i) or self.version(i) or self.chain(i)

    def chain(self, i: int) -> Draft | None:
        """ "4x4", "1&1", "4-4-2", "978-3-16-148410-0": numbers joined without a space."""
        if self.token(i + 1).text == "&" and self.glued(i + 1) and self.glued(i + 2):
            return self.identifier(i, i + 2) if self.token(i + 2).kind == "num" else None
        if self.token(i + 1).kind == "ident" and self.glued(i + 1):
            return self.identifier(i, i + 1)
        last = i
        for k in range(i + 1, i + 12, 2):
            joined = self.token(k).text == "-" and self.glued(k) and self.glued(k + 1)
            if not joined or not self.token(k + 1).text.isdecimal():
                break
            last = k + 1
        return self.identifier(i, last) if last > i + 2 else None

    def telephone(self, i: int) -> Draft | None:
        """ "+49 30 1234-567", "Tel. 0211 / 12 34 56"."""
        before = i - 1
        while self.token(before).text in _TELEPHONE_MARKS and before > i - 4:
            before -= 1
        if self.lower(before) == "number":
            before -= 1
        text = self.token(i).text
        # "+49", also with the whole number glued to it, but not "+41,5 Prozent" or "+431 Stellen".
        country = text[:2] in ("49", "43", "41") and text.isdecimal() and not 2 < len(text) < 7
        plus = self.token(i - 1).text == "+" and country
        dialled = text[0] == "0" and text.isdecimal() and len(text) in (3, 4, 5)
        outside = not self.glued(i - 1) or self.token(i - 2).text == "("
        called = self.lower(before) in _TELEPHONE or (plus and outside)
        if not called and not dialled:
            return None
        last = i
        for k in range(i + 1, i + 16):
            token = self.token(k)
            if token.kind == "num":
                last = k
            elif token.text not in _TELEPHONE_MARKS:
                break
        if last == i and (len(text) < 3 or not called):
            return None
        first = i - 1 if self.token(i - 1).text == "+" else i
        return self.identifier(max(first, self.floor), last)

    def hyphened(self, i: int) -> Draft | None:
        """ "Covid-19", "EU-27"."""
        if not (self.glued(i) and self.glued(i - 1) and i - 2 >= self.floor):
            return None
        name = self.token(i - 2)
        if (
            self.token(i - 1).text not in DASHES
            or name.kind != "word"
            or not name.text[0].isupper()
        ):
            return None
        return None if name.text.lower() in self.unnamed else self.identifier(i - 2, i)

    def version(self, i: int) -> Draft | None:
        """ "0.85.x"; "ID.3", "ProSiebenSat.1"."""
        if self.token(i + 1).text == "." and self.glued(i + 1) and self.lower(i + 2) == "x":
            return self.identifier(i, i + 2) if self.glued(i + 2) else None
        if self.token(i - 1).text == "." and self.glued(i) and self.glued(i - 1):
            name = self.token(i - 2).text
            short = name.isupper() and len(name) <= 4
            if i - 2 >= self.floor and (short or name.endswith("Sat")):
                return self.identifier(i - 2, i)
        return None

    def name_after_all(self, draft: Draft) -> None:
        """Makes an identifier of a bare number after a name ("DAX 40") or with a leading zero."""
        if not draft.bare or draft.hedge is not None or draft.sign is not None:
            return
        before, text = self.token(draft.number - 1), self.token(draft.number).text
        after_dot = before.text == "." and self.lower(draft.number - 2) in (
            "nr",
            "no",
            "abs",
            "art",
        )
        if before.text == ":" and self.lower(draft.number - 2) in _LABELS:
            before = self.token(draft.number - 2)
        named = before.kind == "word" and before.text.lower() in self.named
        if (named and before.text[0].isupper()) or before.text in ("§", "#") or after_dot:
            draft.kind, draft.fixed = "identifier", True
        elif before.text.lower() == "tier":
            draft.kind, draft.fixed, draft.first = "identifier", True, draft.number - 1
        elif len(text) > 1 and text[0] == "0" and text.isdecimal():
            draft.kind, draft.fixed = "identifier", True

    def slashed(self, i: int) -> Draft | None:
        """ "2019/20", "1/3", "24/7", "09/2020"."""
        if self.token(i + 1).text != "/" or not (self.glued(i + 1) and self.glued(i + 2)):
            return None
        text, other = self.token(i).text, self.token(i + 2).text
        if not (text.isdecimal() and other.isdecimal()) or len(text) > 8 or len(other) > 8:
            return None
        first, second = int(text), int(other)
        if len(text) == 4 and len(other) in (2, 4) and second % 100 == (first + 1) % 100:
            return Draft(Decimal(first), i, i + 2, kind="fiscal_year", fixed=True)
        if len(text) <= 2 and len(other) == 4 and 1 <= first <= 12 and is_year(other):
            return Draft(Decimal(second * 100 + first), i, i + 2, kind="date", fixed=True)
        if 0 < first < second <= 100 and (first, second) != (9, 11):
            if self.token(i + 3).text == "/" and self.glued(i + 3):
                return self.identifier(i, i + 2)
            return self.complete(Draft(Fraction(first, second), i, i + 2, kind="ratio"), i + 3)
        return self.identifier(i, i + 2)

    def iso_date(self, i: int) -> Draft | None:
        """ "2020-09-30" and "2020-09"; the value has the same digits."""
        text, month = self.token(i).text, self.token(i + 2).text
        if not is_year(text) or self.token(i + 1).text not in ("-", "‑", "–") or len(month) != 2:
            return None
        if month.isdecimal() and int(month) == (int(text) + 1) % 100 and self.glued(i + 2):
            alone = not (self.glued(i + 3) and self.token(i + 3).text == "-")
            if alone and self.glued(i + 1):
                return Draft(Decimal(text), i, i + 2, kind="fiscal_year", fixed=True)
        if not (
            month.isdecimal() and 1 <= int(month) <= 12 and self.glued(i + 1) and self.glued(i + 2)
        ):
            return None
        day = self.token(i + 4).text
        if self.token(i + 3).text == self.token(i + 1).text and self.glued(i + 3):
            if len(day) == 2 and day.isdecimal() and self.glued(i + 4) and 1 <= int(day) <= 31:
                return Draft(Decimal(text + month + day), i, i + 4, kind="date", fixed=True)
            return None
        return Draft(Decimal(text + month), i, i + 2, kind="date", fixed=True)

    def year(self, i: int) -> Draft | None:
        """A four-digit number without separator, unit or counted noun."""
        text = self.tokens[i].text
        if not is_year(text):
            return None
        k = self.past_hyphen(i + 1)
        probe = Draft(Decimal(text), i, i)
        if self.scale_at(k) is not None or self.take_unit(probe, k) is not None:
            return None
        self.take_prefix(probe)
        if probe.unit is not None or probe.sign is not None:
            return None
        if k == i + 1 and self.counts(k, hedged=probe.hedge is not None) and not self.dates(i - 1):
            return None
        return Draft(Decimal(text), i, i, kind="year")

    def counts(self, k: int, *, hedged: bool) -> bool:
        """Whether the word at k is a noun that a four-digit number counts rather than dates."""
        raise NotImplementedError

    def dates(self, p: int) -> bool:
        """Whether the word at p, "Jahr" or a month, makes the number after it a year."""
        return False


def is_year(text: str) -> bool:
    """True for four digits from 1800 to 2099."""
    return len(text) == 4 and text.isdecimal() and 1800 <= int(text) < 2100
