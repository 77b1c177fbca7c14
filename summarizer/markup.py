"""HTML in pasted text: where the tags, comments and scripts are, and how far they break the line.

Only names that HTML knows are tags, so "<n0>" or "Kurs < 50 und > 40" stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARAGRAPH = (
    "address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h1|h2|h3|h4|h5|h6|header|hr|html|li|main|nav|ol|option|p|pre|section|select|"
    "table|tbody|tfoot|thead|title|tr|ul"
)
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|button|cite|code|col|colgroup|data|del|dfn|em|font|i|iframe|img|"
    "input|ins|kbd|label|link|mark|meta|nobr|object|param|picture|q|s|samp|small|source|span|"
    "strike|strong|sub|sup|time|tt|u|var|video|wbr"
)
_UNSEEN = ("script", "style", "head", "template", "noscript", "svg")

# Every alternative is bounded by the next "<" or ">", so a text full of "<" is read once.
_TAG = re.compile(
    r"<(?=[a-z/!?])(?:"
    rf"(?P<unseen>{'|'.join(_UNSEEN)})(?:\s[^<>]*)?>"
    rf"|/?(?P<paragraph>{_PARAGRAPH})(?:\s[^<>]*)?/?>"
    r"|/?(?P<line>br)(?:\s[^<>]*)?/?>"
    r"|/?(?P<cell>td|th)(?:\s[^<>]*)?/?>"
    rf"|/?(?P<inline>{_INLINE}|{'|'.join(_UNSEEN)}|[a-z]+-[a-z-]+)(?:\s[^<>]*)?/?>"
    r"|(?P<comment>!--)"
    r"|(?P<declaration>!doctype|\?xml)[^<>]*>)",
    re.IGNORECASE,
)
_CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _UNSEEN}
_CLOSING["!--"] = re.compile("-->")

_BREAKS = {"paragraph": "\n\n", "line": "\n", "cell": "\t"}


def find_markup(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and break ("", "\\t", "\\n" or "\\n\\n") of each piece of markup, in order.

    A script, style, head or comment is one piece with its content; when its end is missing, only
    the opening tag is (a cut-off page still shows its text).
    """
    position = text.find("<")
    # Once no end is found, none will be: looking again from every opening would be quadratic.
    endless: set[str] = set()
    while position >= 0:
        tag = _TAG.search(text, position)
        if tag is None:
            return
        end = tag.end()
        name = (tag["unseen"] or tag["comment"] or "").lower()
        if name and name not in endless:
            closing = _CLOSING[name].search(text, end)
            if closing is None:
                endless.add(name)
            else:
                end = closing.end()
        yield tag.start(), end, _BREAKS.get(tag.lastgroup or "", "")
        position = end
