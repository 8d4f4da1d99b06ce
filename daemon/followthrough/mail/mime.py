"""The MIME tree of hostile mail, within bounds (RFC 2045-2047, 2231, 2046 5.1).

Not the standard library's walk: that one recurses (22 KB of nested parts end it) and takes seconds on many parts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote_to_bytes

from followthrough.mail.decode import base64_bytes, clean, quoted_bytes, to_text, words

MAX_FIELDS = 500
MAX_PARTS = 200
MAX_DEPTH = 30
MAX_TEXT = 65_536
MAX_HEADER = 1_048_576
"""Bytes of one header block that are read."""

# One pass over the whole block, each field with its continuation lines.
_FIELDS = re.compile(rb"\n([!-9;-~]{1,200})[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)")
_PARAMETER = re.compile(
    r";\s*([^=;\s\"]{1,80})\s*=\s*(\"(?:[^\"\\]|\\.){0,2000}\"|[^;\"]{0,2000})", re.DOTALL
)
_TYPE = re.compile(r"\s*([^\s/;]{1,100})/([^\s/;]{1,100})")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SECTION = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?")

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part without parts: its own fields, and its body still encoded."""

    content_type: str
    parameters: dict[str, str]
    disposition: str
    filename: str
    encoding: str
    body: bytes
    choice: int
    """Which multipart/alternative it is one form of, counted from 1; 0: of none."""

    def text(self) -> str:
        """The body decoded, at most 64 KiB of it."""
        data = self._bytes()
        text = to_text(data[:MAX_TEXT], self.parameters.get("charset", ""), cut=len(data) >= MAX_TEXT)
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _bytes(self) -> bytes:
        match self.encoding:
            case "base64":
                return base64_bytes(self.body[: MAX_TEXT * 3 // 2])
            case "quoted-printable":
                return quoted_bytes(self.body[: MAX_TEXT * 3])
        return self.body[:MAX_TEXT]


def split_header(raw: bytes) -> tuple[Fields, bytes]:
    """The fields, values unfolded but not decoded, and what follows the first empty line.

    ``raw`` has bare LF as line ends. A line that is no field is passed over, as most servers do.
    """
    if raw.startswith(b"\n"):
        return [], raw[1:]
    end = raw.find(b"\n\n")
    block, body = (raw, b"") if end < 0 else (raw[:end], raw[end + 2 :])
    block = block[:MAX_HEADER]
    found = islice(_FIELDS.finditer(b"\n" + block), MAX_FIELDS)
    if block.isascii() and b"\0" not in block:
        return [(each[1].decode(), each[2].decode().replace("\n", " ").strip(" \t")) for each in found], body
    # `From ann Mon …` is a mailbox file's separator, not a field; it has no colon right after its name.
    return [(each[1].decode(), to_text(each[2].replace(b"\n", b" ")).strip(" \t")) for each in found], body


def leaves(fields: Fields, body: bytes) -> Iterator[Leaf]:
    """The parts without parts, in order: at most 200, none deeper than 30."""
    stack = [(fields, body, 0, "text/plain", 0)]
    seen = choices = 0
    while stack:
        fields, body, depth, default, choice = stack.pop()
        content_type, parameters = content(first(fields, "content-type"), default)
        boundary = parameters.get("boundary", "").rstrip()
        if content_type.startswith("multipart/") and boundary and depth < MAX_DEPTH:
            inner = "message/rfc822" if content_type == "multipart/digest" else "text/plain"
            bodies = _parts(body, boundary, MAX_PARTS - seen - len(stack))
            if content_type == "multipart/alternative":
                choices = choice = choices + 1
            children = [(*split_header(each), depth + 1, inner, choice) for each in bodies]
            if children:
                stack.extend(reversed(children))
                continue
        if content_type.startswith("multipart/"):
            # No boundary, or one that never comes: some programs put plain text there.
            content_type = "application/octet-stream" if depth >= MAX_DEPTH else "text/plain"
        yield _leaf(fields, body, content_type, parameters, choice)
        seen += 1
        if seen == MAX_PARTS:
            return


def _leaf(fields: Fields, body: bytes, content_type: str, parameters: dict[str, str], choice: int) -> Leaf:
    disposition, disposition_parameters = content("x/" + first(fields, "content-disposition"), "x/")
    filename = disposition_parameters.get("filename") or parameters.get("name", "")
    encoding = first(fields, "content-transfer-encoding").partition(";")[0].strip().lower()
    name = clean(words(filename))[:200]
    return Leaf(content_type, parameters, disposition[2:], name, encoding, body, choice)


def _parts(body: bytes, boundary: str, limit: int) -> list[bytes]:
    """The bodies between the delimiter lines, at most LIMIT; the last may lack its end."""
    delimiter = re.compile(
        rb"^--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(--)?[ \t]*$\n?", re.MULTILINE
    )
    result: list[bytes] = []
    start = -1
    for found in delimiter.finditer(body):
        if start >= 0:
            result.append(body[start : max(start, found.start() - 1)])
        start = -1 if found[1] else found.end()
        if found[1] or len(result) >= limit:
            return result[:limit]
    if start >= 0:
        result.append(body[start:])
    return result[:limit]


def first(fields: Fields, name: str) -> str:
    """The first field of that name (given in lower case), '' without one."""
    return next((value for each, value in fields if each.lower() == name), "")


def content(value: str, default: str) -> tuple[str, dict[str, str]]:
    """Type and parameters of a Content-Type value: names in lower case, RFC 2231 pieces joined and decoded."""
    value = value[:8192]
    found = _TYPE.match(value)
    kind = f"{found[1]}/{found[2]}".lower() if found else default
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for parameter in _PARAMETER.finditer(value):
        raw = parameter[2].strip()
        if raw[:1] == '"':
            raw = _ESCAPED.sub(r"\1", raw[1:-1])
        section = _SECTION.fullmatch(parameter[1].lower())
        if section:
            pieces.setdefault(section[1], []).append((int(section[2] or 0), bool(section[3]), raw))
    return clean(kind), {clean(name): clean(_join(each)) for name, each in pieces.items()}


def _join(pieces: list[tuple[int, bool, str]]) -> str:
    pieces.sort(key=lambda piece: piece[0])
    if not any(encoded for _, encoded, _ in pieces):
        # The same parameter twice: the first counts.
        numbered = [text for number, _, text in pieces if number] and pieces
        return "".join(text for _, _, text in numbered or pieces[:1])
    charset, data = "", b""
    for index, (_, encoded, text) in enumerate(pieces):
        if encoded and index == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        data += unquote_to_bytes(text) if encoded else text.encode("utf-8", "replace")
    return to_text(data, charset)
