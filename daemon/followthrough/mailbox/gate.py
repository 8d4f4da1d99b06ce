"""The gate of words: what may be said to a server, and what of its own may be shown (RFC 3501 4, 9)."""

import imaplib
import re

from imapclient import imap_utf7

from followthrough.mailbox.errors import BadArgument

STRANGE = (
    imaplib.IMAP4.error,
    OSError,
    ValueError,
    TypeError,
    AssertionError,
    AttributeError,
    ArithmeticError,
    LookupError,
    RecursionError,
    MemoryError,
)
"""What imaplib and imapclient's parsers raise, on legal traffic too: the connection can't be trusted any more."""

_PRINTABLE = re.compile(rb"[\x20-\x7e]*")
_TEXT = re.compile(r"[\x20-\x7e]{1,1000}")
_MESSAGE_ID = re.compile(r"[\x21\x23-\x3b\x3d\x3f-\x5b\x5d-\x7e]{1,250}")
_FLAG = re.compile(r"\\?[A-Za-z0-9$_.+-]{1,100}")
_FIELDS = re.compile(r"[A-Za-z0-9-]{1,80}(?: [A-Za-z0-9-]{1,80}){0,40}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
STEERING = "Followthrough"
STEERING_WORDS = ("Start", "Hold", "Stop")
_MARK = r"[!-/:-@\[-`{-~]"
"""What can separate the parts of a mailbox's name."""
_STEERING = re.compile(rf"(?:(?i:INBOX){_MARK})?{STEERING}{_MARK}(?:{'|'.join(STEERING_WORDS)})")
UID_MAX = 2**32 - 1
MODSEQ_MAX = 2**63 - 1
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
"""As IMAP writes them, in any locale."""


def text(value: str) -> str:
    """A quoted string of 1 to 1000 printable ASCII characters, else BadArgument."""
    if not _TEXT.fullmatch(value):
        raise BadArgument(f"not 1 to 1000 printable ASCII characters: {value[:80]!r}")
    return quoted(value)


def quoted(value: str) -> str:
    """RFC 3501 ``quoted``; the value must be printable ASCII."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def mailbox(name: str) -> str:
    """A mailbox name as it goes over the wire: modified UTF-7 (RFC 3501 5.1.3), quoted."""
    if not 1 <= len(name) <= 1000 or _CONTROL.search(name):
        raise BadArgument(f"not the name of a mailbox: {name[:80]!r}")
    return quoted(imap_utf7.encode(name).decode("ascii"))


def steering_mailbox(name: str) -> str:
    """One of the three mailboxes that may be made, as it goes over the wire; any other name is refused."""
    if not _STEERING.fullmatch(name):
        raise BadArgument(f"not a mailbox that may be made: {name[:80]!r}")
    return mailbox(name)


def message_id(value: str) -> str:
    """A message-id without brackets, from a strict pattern: its sender chose it (CR and LF became commands once)."""
    if not _MESSAGE_ID.fullmatch(value):
        raise BadArgument(f"not a message-id: {value[:80]!r}")
    return value


def flag(value: str) -> str:
    if not _FLAG.fullmatch(value):
        raise BadArgument(f"not a flag: {value[:80]!r}")
    return value


def header_fields(value: str) -> str:
    """Names of header fields, separated by single spaces."""
    if not _FIELDS.fullmatch(value):
        raise BadArgument(f"not names of header fields: {value[:80]!r}")
    return value.upper()


def number(value: int, most: int = UID_MAX) -> int:
    if not 1 <= value <= most:
        raise BadArgument(f"not within 1..{most}: {value}")
    return value


def printable(command: bytes) -> None:
    """The last look before sending: no byte that could end a command or begin a literal is in it."""
    if not _PRINTABLE.fullmatch(command):
        raise BadArgument("a command with a control or 8-bit character")


def harmless(said: bytes | str | None, most: int = 200) -> str:
    """What a server said, fit for a log or a terminal: printable, short."""
    if said is None:
        return ""
    shown = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in shown[:most])
