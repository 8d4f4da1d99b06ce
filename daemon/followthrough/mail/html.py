"""HTML to the text a reader would see: blocks become lines, quotations become quoted lines. Never raises.

Mail programs mark in their HTML what they quote and what is the signature; here that becomes what plain text has for it
(``> ``, ``-- ``), so that one splitter reads both.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_HTML = 65_536
MAX_OPEN = 1_000
"""Elements within each other, those aside that end by themselves."""

_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tbody tr ul".split()
)
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol table pre".split())
_SKIPPED = frozenset("head script style title template noscript object svg".split())
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|max-height\s*:\s*0(?:px)?\s*(?:;|$)"
    r"|opacity\s*:\s*0\s*(?:;|$)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_NEVER_OPEN = frozenset(
    "area base br col dd dt hr img input li link meta option p source td th tr wbr tbody thead tfoot colgroup".split()
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SIGNATURE = "-- "

# Each class or id by the program that writes it. Gmail's `gmail_quote` is not among them: answers that are written
# into the quotation stand in it too, and what is quoted is in its <blockquote>.
_QUOTES = frozenset(
    "aol_quote freebirdquote front-blockquote history_container mail-editor-reference-message-container "
    "mailru-blockquote moz-email-headers-table moz-forward-container ms-outlook-mobile-reference-message "
    "olk_src_body_section protonmail_quote quote_container replyforwardcontainer tutanota_quote yahoo_quoted "
    "yahoo_quoted_begin zmail_extra".split()
)
_QUOTE_NAMES = frozenset(("quote", "quoted-content"))
# From here on everything is history, though nothing encloses it (Outlook on the web, on phones, in Windows).
_REST = frozenset(("divrplyfwdmsg", "appendonsend", "x_divrplyfwdmsg"))
_SIGNATURES = frozenset(
    "applemailsignature divsignature email-signature gmail_signature mail-signature moz-signature "
    "ms-outlook-mobile-signature outlook-signature protonmail_signature_block signature tutanota_signature "
    "x_signature yahoo_signature zmail_signature".split()
)
# "Increase indent" makes a <blockquote> too (Gmail, Outlook on the web): no line beside it, and it quotes nobody.
_INDENTED = re.compile(r"border(?:-left)?\s*:\s*(?:none|0|medium none)\b", re.IGNORECASE)
_CITES = re.compile(r"\b(?:gmail_quote|cite|quote)", re.IGNORECASE)


class _Text:
    """Lines as they grow; ``depth`` is how many quotations stand around the current one."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.depth = 0
        self.preformatted = 0

    def words(self, text: str) -> None:
        if self.preformatted:
            *whole, text = text.split("\n")
            for each in whole:
                self.line.append(each)
                self.end_line(even_empty=True)
        if text.isspace() and not self.line:
            return
        self.line.append(text)

    def end_line(self, *, even_empty: bool = False) -> None:
        text = "".join(self.line)
        text = text.rstrip() if self.preformatted else _BLANKS.sub(" ", text).strip()
        self.line = []
        if text == "--" and self.lines and self.lines[-1].endswith(_SIGNATURE):
            return
        if text or even_empty:
            self.lines.append(("> " * min(self.depth, 20) + text).rstrip())

    def end_paragraph(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(("> " * min(self.depth, 20)).rstrip())

    def begin_signature(self) -> None:
        self.end_line()
        if any(each.strip("> ") for each in self.lines[-3:]):
            self.lines.append("> " * min(self.depth, 20) + _SIGNATURE)


def to_text(html: str) -> str:
    """The visible text; ``<blockquote>`` as lines with ``> ``; at most the first 64 Ki characters are read."""
    # The library is loaded when the first HTML-only mail comes: it costs memory at rest.
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(_not_too_deep(html[:MAX_HTML].replace("\x00", ""))).body
    text = _Text()
    # A stack of its own: thousands of nested elements are no reason to recurse.
    stack: list[tuple[LexborNode, bool, bool]] = [(root, True, False)] if root is not None else []
    while stack:
        node, entering, quotes = stack.pop()
        tag = node.tag or ""
        if not entering:
            _leave(text, tag, quotes=quotes)
            continue
        attributes = node.attributes if not tag.startswith("-") else {}
        if _enter(text, tag, node, attributes):
            quotes = _quotes(tag, attributes)
            text.depth += quotes
            stack.append((node, False, quotes))
            stack.extend((child, True, False) for child in reversed(_children(node)))
    text.end_line()
    return "\n".join(text.lines).strip("\n") + "\n"


def _not_too_deep(html: str) -> str:
    """The markup up to where more elements are open than any page has: the parser takes the square of their number."""
    if html.count("<") < MAX_OPEN:
        return html
    is_open = 0
    for found in _TAG.finditer(html):
        is_open = max(0, is_open - 1) if found[1] else is_open + (found[2].lower() not in _NEVER_OPEN)
        if is_open > MAX_OPEN:
            return html[: found.start()]
    return html


def _children(node: "LexborNode") -> list["LexborNode"]:
    result = []
    child = node.child
    while child is not None:
        result.append(child)
        child = child.next
    return result


def _enter(text: _Text, tag: str, node: "LexborNode", attributes: dict[str, str | None]) -> bool:
    """Whether to look inside."""
    if tag == "-text":
        text.words(node.text_content or "")
        return False
    if tag == "br":
        text.end_line(even_empty=True)
        return False
    hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "")
    if tag in _SKIPPED or tag.startswith("-") or hidden:
        return False
    if tag in _PARAGRAPHS:
        text.end_paragraph()
    elif tag in _BLOCKS:
        text.end_line()
    elif tag in {"td", "th"}:
        text.words(" ")
    marks = _marks(attributes)
    if marks & _SIGNATURES:
        text.begin_signature()
    elif marks & _REST:
        # Nothing takes it back: what comes behind is history to the end.
        text.end_line()
        text.depth += 1
    text.preformatted += tag == "pre"
    return True


def _marks(attributes: dict[str, str | None]) -> frozenset[str]:
    """The names an element has, lower case: its classes and its id."""
    if not attributes:
        return frozenset()
    said = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return frozenset(said[:500].lower().split())


def _quotes(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether the element holds what somebody wrote before."""
    if tag == "blockquote":
        named = f"{attributes.get('class') or ''} {attributes.get('type') or ''}"
        indents = _INDENTED.search(attributes.get("style") or "") and "cite" not in attributes
        return not indents or _CITES.search(named) is not None
    return bool(_marks(attributes) & _QUOTES) or (
        tag in {"div", "table"} and (attributes.get("name") or "").lower() in _QUOTE_NAMES
    )


def _leave(text: _Text, tag: str, *, quotes: bool) -> None:
    if tag in _PARAGRAPHS:
        text.end_paragraph()
    elif tag in _BLOCKS or quotes:
        text.end_line()
    text.preformatted -= tag == "pre"
    text.depth -= quotes
