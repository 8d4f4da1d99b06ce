"""Bytes and encoded words to text, whatever charset they claim (RFC 2045 6, RFC 2047, RFC 2231). Never raises."""

import binascii
import codecs
import re
import unicodedata
from functools import lru_cache

MAX_VALUE = 65_536
"""Characters of one header value that are read."""

_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,4000})\?=")
_BETWEEN_WORDS = re.compile(r"[ \t\r\n]*")
# Line breaks, other control characters, Unicode's own line ends, and halves of a surrogate pair (UTF-7 makes them).
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_BIDI = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BROKEN_TEXT = re.compile(r"[\x00\ud800-\udfff]")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")

# What these names mean in mail is the wider set (the WHATWG encoding standard says the same).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
}
_ALIASES = {
    "ks_c_5601-1987": "cp949",
    "unicode-1-1-utf-7": "utf-7",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "windows-874": "cp874",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "cp-850": "cp850",
    "utf8mb4": "utf-8",
}
# Python's registry also holds what is no charset of mail; some raise whatever they are given, or take quadratic time.
_NO_CHARSET = frozenset(
    {"idna", "undefined", "punycode", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
)


@lru_cache(maxsize=256)
def _codec(charset: str) -> str | None:
    """The codec to use for a charset's name, None for an unknown or useless one."""
    name = charset.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_ALIASES.get(name, name))
        # Only text codecs: `hex` or `zlib` are in the registry too.
        b"ab".decode(found.name, "replace")
    except (LookupError, ValueError):
        return None
    if found.name in _NO_CHARSET:
        return None
    return _WIDER.get(found.name, found.name)


def to_text(data: bytes, charset: str = "", *, cut: bool = False) -> str:
    """Text of these bytes: as declared, else as UTF-8, else as what can be read.

    ``cut``: more followed, so half a character at the end is left out.
    """
    declared = _codec(charset[:60]) if charset else None
    for name in dict.fromkeys([declared or "utf-8", "utf-8"]):
        if name == "cp1252" and (as_utf8 := _strict(data, "utf-8", cut=cut)) is not None:
            return as_utf8
        if (text := _strict(data, name, cut=cut)) is not None:
            return text
    return _whole(data.decode(declared if declared and declared != "utf-8" else "cp1252", "replace"))


def _strict(data: bytes, codec: str, *, cut: bool) -> str | None:
    try:
        return _whole(codecs.getincrementaldecoder(codec)("strict").decode(data, not cut))
    except (UnicodeError, ValueError):
        return None


def _whole(text: str) -> str:
    return _BROKEN_TEXT.sub("\ufffd", text)


def words(value: str) -> str:
    """A header value with its encoded words opened; a character split over two words is put together again."""
    if "=?" not in value:
        return value
    result: list[str] = []
    pending, pending_charset, position = b"", "", 0
    for found in _ENCODED_WORD.finditer(value):
        between = value[position : found.start()]
        adjacent = position > 0 and _BETWEEN_WORDS.fullmatch(between) is not None
        charset = found[1].partition("*")[0].lower()
        if not adjacent or charset != pending_charset:
            result.append(to_text(pending, pending_charset))
            pending = b""
        if not adjacent:
            result.append(between)
        pending += _word_bytes(found[2], found[3])
        pending_charset, position = charset, found.end()
    return "".join([*result, to_text(pending, pending_charset), value[position:]])


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    return base64_bytes(data) if encoding in "bB" else quoted_bytes(data, header=True)


def base64_bytes(data: bytes) -> bytes:
    """What base64 text holds, foreign characters and wrong padding forgiven."""
    letters = _NOT_BASE64.sub(b"", data)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def quoted_bytes(data: bytes, *, header: bool = False) -> bytes:
    """What quoted-printable text holds (the Q encoding of headers with ``header``)."""
    return binascii.a2b_qp(data, header=header)


def clean(value: str) -> str:
    """One line of text: no control character, no turned writing direction, blanks folded, at most 64 Ki characters."""
    value = value[:MAX_VALUE]
    if value.isprintable():
        # No control, no mark of direction and no blank but the plain one: so it is with nearly every value.
        return " ".join(value.split()) if "  " in value else value.strip()
    return " ".join(_BIDI.sub("", _CONTROL.sub(" ", value)).split())


def fold_case(text: str) -> str:
    """For comparing what people wrote: composed, case folded, blanks folded."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
