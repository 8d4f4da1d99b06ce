"""What six clients were seen to send to an IMAP server for a draft, command by command.

Each sequence is a generator that stops after every command, so that somebody else can look at the mailbox there. How
a client rewrites a message (Message-ID, In-Reply-To, From, wrapping, encoding, flags) is part of it.
"""

import imaplib
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP
from email.utils import format_datetime

from tests.servers.face import Mailboxes, Stored, append, check, quoted, read

Commands = Iterator[str]
"""The commands as they were sent, for the message of a failing test."""

EDIT = ("Dear Ms Miller,", "Dear Ms Miller, dear team,")
"""What the user changes in the text, where they change something."""


# How each writes a message -------------------------------------------------------------------------------------------


def flowed(text: str) -> EmailMessage:
    """As it stood: format=flowed with its line ends."""
    message = EmailMessage(policy=SMTP)
    message.set_content(text)
    message.set_param("format", "flowed")
    return message


def rewrapped(text: str) -> EmailMessage:
    """Thunderbird: still flowed, wrapped anew at 72."""
    return flowed("\n".join(_wrapped(line) for line in _paragraphs(text)) + "\n")


def one_line(text: str) -> EmailMessage:
    """Roundcube: what the textarea made of it, a line a paragraph."""
    message = EmailMessage(policy=SMTP)
    message.set_content("\n".join(_paragraphs(text)) + "\n", cte="8bit")
    return message


def fixed(text: str) -> EmailMessage:
    """Claws and aerc: no longer flowed, trailing blanks kept, quoted-printable."""
    message = EmailMessage(policy=SMTP)
    message.set_content(text, cte="quoted-printable")
    return message


def in_a_multipart(text: str) -> EmailMessage:
    """alpine: multipart/mixed with one part."""
    message = flowed(text)
    message.make_mixed()
    return message


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def _paragraphs(text: str) -> list[str]:
    """Flowed lines joined (RFC 3676); quoted lines as they are."""
    return re.sub(r"(?m)^([^>\n]*) \n(?=[^>\n])", r"\1 ", text).rstrip("\n").split("\n")


def _wrapped(line: str) -> str:
    return line if line.startswith(">") else " \n".join(textwrap.wrap(line, 72)) or line


@dataclass(frozen=True, slots=True)
class Style:
    """How a client writes a message anew."""

    renews_id: bool = False
    keeps_in_reply_to: bool = True
    identity: str = ""
    """Its own idea of From; empty: as in the draft."""
    body: Callable[[str], EmailMessage] = flowed


@dataclass(slots=True)
class Hands:
    """One signed-in client with a draft of ours in front of it. ``now`` dates what it writes."""

    client: imaplib.IMAP4
    boxes: Mailboxes
    now: Callable[[], datetime]
    style: Style
    edits: bool
    copies: int = 0
    edit: tuple[str, str] = EDIT

    def draft(self) -> Stored:
        """The current copy: the one with the highest uid."""
        return read(self.client, self.boxes.drafts)[-1]

    def written(self, raw: bytes) -> bytes:
        """The message as this client makes it of the draft."""
        was = BytesParser(policy=SMTP).parsebytes(raw)
        text = _text(was)
        if self.edits:
            assert self.edit[0] in text
            text = text.replace(*self.edit, 1)
            # Whoever changes a draft of ours completes what it leaves open: one sent with a FILL is told of.
            text = re.sub(r"\[\[FILL: [^\]]*\]\]", "on Tuesday", text)
        message = self.style.body(text)
        for name in ("To", "Cc", "Subject", "References"):
            if was[name]:
                message[name] = str(was[name])
        message["From"] = self.style.identity or str(was["From"])
        if self.style.keeps_in_reply_to and was["In-Reply-To"]:
            message["In-Reply-To"] = str(was["In-Reply-To"])
        message["Message-ID"] = self._new_id() if self.style.renews_id else str(was["Message-ID"])
        message["Date"] = format_datetime(self.now())
        return message.as_bytes()

    def _new_id(self) -> str:
        self.copies += 1
        return f"<{self.copies}b7e.{self.now():%H%M%S}@client.example.org>"

    # Commands ----------------------------------------------------------------------------------------------------

    def append(self, mailbox: str, raw: bytes, *flags: str) -> str:
        append(self.client, mailbox, raw, flags, self.now())
        return f"APPEND {mailbox} ({' '.join(flags)})"

    def store(self, mailbox: str, uid: int, flags: str) -> str:
        check(self.client.select(quoted(mailbox)))
        check(self.client.uid("STORE", str(uid), "+FLAGS", f"({flags})"))
        return f"UID STORE {mailbox} {uid} +FLAGS ({flags})"

    def uid_expunge(self, mailbox: str, uid: int) -> str:
        check(self.client.select(quoted(mailbox)))
        check(self.client.uid("EXPUNGE", str(uid)))
        return f"UID EXPUNGE {mailbox} {uid}"

    def expunge(self, mailbox: str) -> str:
        check(self.client.select(quoted(mailbox)))
        check(self.client.expunge())
        return f"EXPUNGE {mailbox}"

    def close(self, mailbox: str) -> str:
        check(self.client.select(quoted(mailbox)))
        check(self.client.close())
        return f"CLOSE {mailbox}"

    def copy(self, mailbox: str, uid: int, to: str) -> str:
        check(self.client.select(quoted(mailbox)))
        check(self.client.uid("COPY", str(uid), quoted(to)))
        return f"UID COPY {mailbox} {uid} {to}"

    def move(self, mailbox: str, uid: int, to: str) -> str:
        check(self.client.select(quoted(mailbox)))
        check(self.client.uid("MOVE", str(uid), quoted(to)))
        return f"UID MOVE {mailbox} {uid} {to}"

    def create(self, mailbox: str) -> str:
        self.client.create(quoted(mailbox))
        return f"CREATE {mailbox}"

    def last(self, mailbox: str) -> int:
        return read(self.client, mailbox)[-1].uid


# What each does on the wire ------------------------------------------------------------------------------------------


def save_then_delete(flags: str, marks: str) -> Callable[[Hands], Commands]:
    """The new copy first, then the old one away by uid."""

    def commands(hands: Hands) -> Commands:
        old, drafts = hands.draft(), hands.boxes.drafts
        yield hands.append(drafts, hands.written(old.raw), *flags.split())
        yield hands.store(drafts, old.uid, marks)
        yield hands.uid_expunge(drafts, old.uid)

    return commands


thunderbird_save = save_then_delete("\\Draft", "\\Seen \\Deleted")
roundcube_save = save_then_delete("\\Seen", "\\Deleted")


def claws_save(hands: Hands) -> Commands:
    old, drafts = hands.draft(), hands.boxes.drafts
    yield hands.append(drafts, hands.written(old.raw), "\\Seen", "NonJunk")
    yield hands.store(drafts, old.uid, "\\Deleted")
    yield hands.expunge(drafts)


def aerc_save(hands: Hands) -> Commands:
    """The dialogue "Delete recalled message?" answered with Proceed."""
    old = hands.draft()
    yield from aerc_save_keeping_both(hands)
    yield hands.store(hands.boxes.drafts, old.uid, "\\Deleted")
    yield hands.expunge(hands.boxes.drafts)


def aerc_save_keeping_both(hands: Hands) -> Commands:
    """Cancel, the default: both copies stay."""
    yield hands.append(hands.boxes.drafts, hands.written(hands.draft().raw), "\\Seen")


def neomutt_open(hands: Hands) -> Commands:
    """Taken off the server by being opened."""
    yield hands.store(hands.boxes.drafts, hands.draft().uid, "\\Deleted")
    yield hands.close(hands.boxes.drafts)


def neomutt_save(hands: Hands) -> Commands:
    opened = hands.draft().raw
    yield from neomutt_open(hands)
    yield hands.append(hands.boxes.drafts, hands.written(opened), "\\Draft")


def alpine_open(hands: Hands) -> Commands:
    yield hands.store(hands.boxes.drafts, hands.draft().uid, "\\Deleted")
    yield hands.expunge(hands.boxes.drafts)


def alpine_save(hands: Hands) -> Commands:
    opened = hands.draft().raw
    yield from alpine_open(hands)
    yield hands.append(hands.boxes.drafts, hands.written(opened))


def alpine_send(hands: Hands) -> Commands:
    """With a folder for copies set: gone since it was opened, then in Sent."""
    opened = hands.draft().raw
    yield from alpine_open(hands)
    yield hands.append(hands.boxes.sent, hands.written(opened), "\\Seen")


def neomutt_send(hands: Hands) -> Commands:
    opened = hands.draft().raw
    yield from neomutt_open(hands)
    yield hands.append(hands.boxes.sent, hands.written(opened), "\\Seen")


def thunderbird_send(hands: Hands) -> Commands:
    """The draft is gone before the copy is in Sent."""
    old, drafts = hands.draft(), hands.boxes.drafts
    yield hands.store(drafts, old.uid, "\\Deleted")
    yield hands.uid_expunge(drafts, old.uid)
    yield hands.append(hands.boxes.sent, hands.written(old.raw), "\\Seen")


def roundcube_send(hands: Hands) -> Commands:
    """The copy is in Sent before the draft is gone."""
    old, drafts = hands.draft(), hands.boxes.drafts
    yield hands.append(hands.boxes.sent, hands.written(old.raw), "\\Seen")
    yield hands.store(drafts, old.uid, "\\Deleted")
    yield hands.uid_expunge(drafts, old.uid)


def aerc_send(hands: Hands) -> Commands:
    old, drafts = hands.draft(), hands.boxes.drafts
    yield hands.append(hands.boxes.sent, hands.written(old.raw), "\\Seen")
    yield hands.store(drafts, old.uid, "\\Deleted")
    yield hands.expunge(drafts)


def claws_send(hands: Hands) -> Commands:
    """By way of a mailbox of its own, Queue."""
    old, drafts = hands.draft(), hands.boxes.drafts
    yield hands.create("Queue")
    yield hands.append("Queue", hands.written(old.raw))
    yield hands.store(drafts, old.uid, "\\Deleted")
    yield hands.expunge(drafts)
    queued = hands.last("Queue")
    yield hands.copy("Queue", queued, hands.boxes.sent)
    yield hands.store(hands.boxes.sent, hands.last(hands.boxes.sent), "\\Seen")
    yield hands.store("Queue", queued, "\\Deleted")
    yield hands.expunge("Queue")


def save_twice(save: Callable[[Hands], Commands]) -> Callable[[Hands], Commands]:
    """An autosave, and another: each a save."""

    def commands(hands: Hands) -> Commands:
        yield from save(hands)
        yield from save(hands)

    return commands


def save_then_send(
    save: Callable[[Hands], Commands], send: Callable[[Hands], Commands]
) -> Callable[[Hands], Commands]:
    """Saved, opened again from Drafts, sent."""

    def commands(hands: Hands) -> Commands:
        yield from save(hands)
        yield from send(hands)

    return commands


def look_only(hands: Hands) -> Commands:
    """Opened and closed without a word to the server (Thunderbird, Roundcube, Claws, aerc)."""
    hands.draft()
    yield "FETCH"


def move_to_trash(hands: Hands) -> Commands:
    yield hands.move(hands.boxes.drafts, hands.draft().uid, hands.boxes.trash)


def copy_to_trash(hands: Hands) -> Commands:
    """Claws, and neomutt with a second between the two."""
    uid = hands.draft().uid
    yield hands.copy(hands.boxes.drafts, uid, hands.boxes.trash)
    yield hands.store(hands.boxes.drafts, uid, "\\Deleted")
    yield hands.expunge(hands.boxes.drafts)


def mark_deleted(hands: Hands) -> Commands:
    """Thunderbird's delete model 0: nothing more comes."""
    yield hands.store(hands.boxes.drafts, hands.draft().uid, "\\Deleted")


def delete_for_good(hands: Hands) -> Commands:
    """Shift+Delete in Thunderbird: no trace."""
    uid = hands.draft().uid
    yield hands.store(hands.boxes.drafts, uid, "\\Deleted")
    yield hands.uid_expunge(hands.boxes.drafts, uid)


def delete_in_aerc(hands: Hands) -> Commands:
    yield hands.store(hands.boxes.drafts, hands.draft().uid, "\\Deleted")
    yield hands.expunge(hands.boxes.drafts)


def to_trash_and_back(hands: Hands) -> Commands:
    yield from move_to_trash(hands)
    yield hands.move(hands.boxes.trash, hands.last(hands.boxes.trash), hands.boxes.drafts)


def tag(hands: Hands) -> Commands:
    """Thunderbird's key 1."""
    yield hands.store(hands.boxes.drafts, hands.draft().uid, "$label1")


THUNDERBIRD = Style(renews_id=True, body=rewrapped)
NEOMUTT = Style(body=flowed)
ROUNDCUBE = Style(identity="Sam C. <sam@other-identity.example>", body=one_line)
CLAWS = Style(keeps_in_reply_to=False, body=fixed)
CLAWS_SENDING = Style(body=fixed)
AERC = Style(body=fixed)
ALPINE = Style(renews_id=True, body=in_a_multipart)
