"""HTML to the text a reader would see: blocks become lines, quotations become quoted lines. Never raises."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_HTML = 65_536

_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tbody tr ul".split()
)
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol table pre".split())
_SKIPPED = frozenset("head script style title template noscript object svg".split())
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


class _Text:
    """Lines as they grow; ``depth`` is how many quotations stand around the current one."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.depth = 0

    def words(self, text: str) -> None:
        if text.isspace() and not self.line:
            return
        self.line.append(text)

    def end_line(self, *, even_empty: bool = False) -> None:
        text = _BLANKS.sub(" ", "".join(self.line)).strip()
        self.line = []
        if text or even_empty:
            self.lines.append(("> " * min(self.depth, 20) + text).rstrip())

    def end_paragraph(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(("> " * min(self.depth, 20)).rstrip())


def to_text(html: str) -> str:
    """The visible text; ``<blockquote>`` as lines with ``> ``; at most the first 64 Ki characters are read."""
    # The library is loaded when the first HTML-only mail comes: it costs memory at rest.
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(html[:MAX_HTML].replace("\x00", "")).body
    text = _Text()
    # A stack of its own: thousands of nested elements are no reason to recurse.
    stack: list[tuple[LexborNode, bool]] = [(root, True)] if root is not None else []
    while stack:
        node, entering = stack.pop()
        tag = node.tag or ""
        if not entering:
            _leave(text, tag)
        elif _enter(text, tag, node):
            stack.append((node, False))
            stack.extend((child, True) for child in reversed(_children(node)))
    text.end_line()
    return "\n".join(text.lines).strip("\n") + "\n"


def _children(node: "LexborNode") -> list["LexborNode"]:
    result = []
    child = node.child
    while child is not None:
        result.append(child)
        child = child.next
    return result


def _enter(text: _Text, tag: str, node: "LexborNode") -> bool:
    """Whether to look inside."""
    if tag == "-text":
        text.words(node.text_content or "")
        return False
    if tag == "br":
        text.end_line(even_empty=True)
        return False
    if tag in _SKIPPED or tag.startswith("-") or _HIDDEN.search(node.attributes.get("style") or ""):
        return False
    if tag in _PARAGRAPHS:
        text.end_paragraph()
    elif tag in _BLOCKS:
        text.end_line()
    elif tag in {"td", "th"}:
        text.words(" ")
    if tag == "blockquote":
        text.depth += 1
    return True


def _leave(text: _Text, tag: str) -> None:
    if tag in _PARAGRAPHS:
        text.end_paragraph()
    elif tag in _BLOCKS:
        text.end_line()
    if tag == "blockquote":
        text.depth -= 1
