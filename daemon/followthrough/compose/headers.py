"""Header fields written out and folded (RFC 5322, RFC 2047), and checked by reading them back.

EmailMessage's own header assignment decodes what it is given, so that ``=?UTF-8?Q?=0A?=`` in a value became a line
end (CVE-2024-6923), and folds long ids into encoded words, which breaks threads. Here values are never decoded, and
no id is ever cut.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from email.header import Header
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from followthrough.compose.clean import header_text
from followthrough.mail.address import Address

_WIDTH = 78
_MOST_REFERENCES = 50
# RFC 5322 msg-id, and what real systems write inside it; nothing that could end a header or an id.
_MESSAGE_ID = re.compile(r"[!#-'*-;=?A-Z\[\]^-~]{1,255}@[!#-'*-;=?A-Z\[\]^-~]{1,255}")
_ADDRESS = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?", re.ASCII
)
_PLAIN_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


class UnusableAddress(ValueError):
    """A letter that cannot be addressed: ``address`` is what can't stand in a header ('' where there is nobody)."""

    def __init__(self, address: str) -> None:
        super().__init__(header_text(address))
        self.address = address


class Unfaithful(ValueError):
    """The header block read back is not the one that was meant; nothing may be stored."""


def text(name: str, value: str) -> tuple[str, str]:
    """A field of free text: cleaned, one line folded at blanks; encoded words only where it isn't plain ASCII."""
    return name, _folded_text(name, header_text(value))


def addresses(name: str, people: Iterable[Address]) -> tuple[str, str]:
    """An address field, one person a line, each address once. Raises UnusableAddress."""
    once = {_checked_address(each.address): each for each in people}
    if not once:
        raise UnusableAddress("")
    return name, ",\r\n ".join(_person(name, each.name, address) for address, each in once.items())


def message_ids(name: str, ids: Iterable[str]) -> tuple[str, str] | None:
    """A field of message-ids, each once, one a line, the first and the last 49; None when none is well formed."""
    usable = list(dict.fromkeys(each for each in map(bare_id, ids) if each))
    if len(usable) > _MOST_REFERENCES:
        usable = [usable[0], *usable[1 - _MOST_REFERENCES :]]
    return (name, "\r\n ".join(f"<{each}>" for each in usable)) if usable else None


def bare_id(value: str) -> str:
    """A message-id without brackets, or '' when it could not safely stand in a header."""
    bare = value.strip().removeprefix("<").removesuffix(">")
    return bare if _MESSAGE_ID.fullmatch(bare) else ""


def own_id(name: str, value: str) -> tuple[str, str]:
    """The message's own id. Raises ValueError: a bad one is a bug of ours."""
    bare = bare_id(value)
    if not bare:
        raise ValueError(f"not a message-id: {header_text(value)}")
    return name, f"<{bare}>"


def date(name: str, value: datetime, zone: str) -> tuple[str, str]:
    """A date as the user's own client would write it: local time with its offset."""
    return name, format_datetime(value.astimezone(ZoneInfo(zone)).replace(microsecond=0))


def block(fields: Iterable[tuple[str, str] | None]) -> bytes:
    """The fields as bytes, without the empty line. Raises Unfaithful when they don't read back as given."""
    given = [field for field in fields if field]
    raw = "".join(f"{name}: {value}\r\n" for name, value in given).encode("ascii")
    check(raw + b"\r\n", [name for name, _ in given])
    return raw


def check(raw: bytes, names: list[str]) -> None:
    """Whether RAW has these header fields, in this order, and no other. Raises Unfaithful."""
    found = [name.lower() for name in BytesHeaderParser(policy=compat32).parsebytes(raw)]
    if found != [name.lower() for name in names]:
        raise Unfaithful(f"headers {found} instead of {names}")


def _checked_address(address: str) -> str:
    local, _, domain = address.strip().rpartition("@")
    try:
        plain = f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        raise UnusableAddress(address) from None
    if not _ADDRESS.fullmatch(plain) or ".." in plain:
        raise UnusableAddress(address)
    return plain


def _person(field: str, name: str, address: str) -> str:
    name = header_text(name)
    if not name or name == address:
        return address
    if name.isascii() and "=?" not in name:
        if not _PLAIN_NAME.fullmatch(name):
            name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
        written = _wrapped(name, len(field) + 2)
    else:
        written = _encoded(name, len(field) + 2)
    last = written.rpartition("\r\n")[2]
    room = _WIDTH - len(last) - (0 if "\r\n" in written else len(field) + 2)
    return f"{written}{' ' if len(address) + 3 <= room else chr(13) + chr(10) + ' '}<{address}>"


def _folded_text(name: str, value: str) -> str:
    used = len(name) + 2
    if value.isascii() and "=?" not in value:
        return _wrapped(value, used)
    # As clients do: "Re:" stays readable on the wire, and servers that look for it find it.
    first = "Re: " if value.startswith("Re: ") else ""
    return first + _encoded(value[len(first) :], used + len(first))


def _wrapped(value: str, used: int) -> str:
    """Folded before a blank wherever the next word would not fit; a longer word stands alone, whole."""
    lines, width = [""], _WIDTH - used
    for word in value.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if len(joined) > width and lines[-1]:
            lines.append(word)
            width = _WIDTH - 1
        else:
            lines[-1] = joined
    return "\r\n ".join(lines)


def _encoded(value: str, used: int) -> str:
    return Header(value, "utf-8", maxlinelen=_WIDTH - 2, header_name="x" * used).encode(linesep="\r\n")
