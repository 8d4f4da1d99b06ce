"""What the demo shows, in 80 columns: the drafts whole, of each kind of note one whole, of the rest the start."""

import textwrap
from collections.abc import Sequence
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

COLUMNS = 80
_BEGINNING = 12


def headline(raw: bytes) -> str:
    """To and Subject, on a line each."""
    message = _parsed(raw)
    return f"--- To: {message['To']}\n    Subject: {message['Subject']}"


def whole(raw: bytes) -> str:
    """The text of a draft or note."""
    return "\n".join(_lines(raw))


def beginning(raw: bytes) -> str:
    """The first lines, and how many more there are."""
    lines = _lines(raw)
    left = len(lines) - _BEGINNING
    return whole(raw) if left <= 2 else "\n".join([*lines[:_BEGINNING], f"[… {left} more lines]"])


def in_turn(notes: Sequence[bytes]) -> list[tuple[str, str]]:
    """Headline and text of each note: the first of each kind whole, the later ones shortened."""
    seen: set[bool] = set()
    shown = []
    for raw in notes:
        is_call = str(_parsed(raw)["Subject"]).startswith("Call ")
        shown.append((headline(raw), beginning(raw) if is_call in seen else whole(raw)))
        seen.add(is_call)
    return shown


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
