"""What the demo shows, in 80 columns: of each kind of draft and note one whole, set in beside the story."""

import textwrap
from collections.abc import Sequence
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from followthrough.compose.flowed import unflowed

COLUMNS = 80
_INSET = 68


def headline(raw: bytes) -> str:
    """Whom it goes to, and its subject."""
    message = _parsed(raw)
    return f"{message['To']}: {message['Subject']}"


def whole(raw: bytes) -> str:
    """The text of a draft or note."""
    return "\n".join(_lines(raw))


def inset(raw: bytes) -> str:
    """A draft or note as it stands beside the story: subject and text behind a line, what is quoted below left out."""
    message = _parsed(raw)
    lines = [line for line in _unquoted(_flowing(message)) for line in _broken(line)]
    return "\n".join(
        f"          │ {line}".rstrip() for line in (f"Subject: {message['Subject']}", "", *lines)
    )


def _flowing(message: EmailMessage) -> list[str]:
    """Its paragraphs, each on one line (RFC 3676)."""
    body = message.get_body(("plain",))
    return unflowed(str(body.get_content()).replace("\r\n", "\n")).rstrip().split("\n") if body else []


def _broken(line: str) -> list[str]:
    """A line in as many as it takes; the bars of a chart keep their blanks."""
    if len(line) <= _INSET:
        return [line]
    return textwrap.wrap(line, _INSET, break_on_hyphens=False) or [""]


def _unquoted(lines: Sequence[str]) -> list[str]:
    """The lines down to where the mail that is answered begins, with the line above it."""
    first = next((n for n, line in enumerate(lines) if line.startswith(">")), len(lines))
    kept = list(lines[:first])
    return kept if first == len(lines) else [*kept, "> …"]


def wrapped(words: str, first: str = "", later: str = "") -> str:
    """A sentence in 80 columns behind ``first``, its further lines behind ``later``."""
    return textwrap.fill(
        words, COLUMNS, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
    )


def _parsed(raw: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.SMTP).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    return message


def _lines(raw: bytes) -> list[str]:
    body = _parsed(raw).get_body(("plain",))
    text = str(body.get_content()) if body else ""
    # Flowed text: a line that ends in a blank goes on in the next.
    lines = text.replace("\r\n", "\n").rstrip().split("\n")
    return [short for line in lines for short in (textwrap.wrap(line.rstrip(), COLUMNS) or [""])]
