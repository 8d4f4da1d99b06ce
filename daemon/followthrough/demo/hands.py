"""What Sam and the world do to the mailbox, as mail clients and servers would."""

import re
from collections.abc import Mapping
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import format_datetime

from followthrough.demo.cast import (
    ME,
    AnswersNote,
    Arrives,
    DeletesDraft,
    Event,
    Replies,
    Sends,
    SendsDraft,
    Talks,
    mail,
)
from followthrough.demo.server import EmbeddedServer, StoredMessage
from followthrough.mail.address import parse_addresses


def act(server: EmbeddedServer, event: Event) -> None:
    """Carry out an event in the mailbox, as Sam's mail client and the mail server would."""
    match event.what:
        case Arrives(raw):
            server.append("INBOX", raw, (), event.at)
        case Replies(sender, body):
            server.append("INBOX", _reply(server, sender, body, event.at), (), event.at)
        case Sends(raw):
            server.append("Sent", raw, ("\\Seen",), event.at)
        case AnswersNote(about, text):
            answer = _answered(_note(server, about), text, event.at)
            server.append("Sent", answer, ("\\Seen",), event.at)
            server.append("INBOX", answer, (), event.at)
        case SendsDraft(to, fills):
            draft = _draft_to(server, to)
            server.append("Sent", _completed(draft.raw, fills, event.at), ("\\Seen",), event.at)
            server.remove("Drafts", draft.uid)
        case DeletesDraft(to):
            draft = _draft_to(server, to)
            server.append("Trash", draft.raw, ("\\Seen",), event.at)
            server.remove("Drafts", draft.uid)
        case Talks():
            pass


def _draft_to(server: EmbeddedServer, to: str) -> StoredMessage:
    return next(m for m in server.messages("Drafts") if to in str(message_from_bytes(m.raw)["To"]))


def _note(server: EmbeddedServer, about: str) -> EmailMessage:
    """The newest note with these words in its subject."""
    notes = [_parsed(raw) for raw in notes_in(server)]
    return next(note for note in reversed(notes) if about in str(note["Subject"]))


def _answered(note: EmailMessage, text: str, at: datetime) -> bytes:
    """Sam's answer to a note, as a mail client writes it: the note quoted below."""
    quoted = "".join(f"> {line}\n" for line in _text(note).splitlines())
    body = f"{text}\nOn {at:%d/%m/%Y %H:%M}, Sam Carter wrote:\n{quoted}"
    note_id = str(note["Message-ID"]).strip("<>")
    return mail(ME, ME, f"Re: {note['Subject']}", body, at, f"{at:%m%d%H%M}@carter.example", (note_id,))


def _reply(server: EmbeddedServer, sender: str, body: str, at: datetime) -> bytes:
    """Their answer to Sam's last mail to them."""
    sent = (_parsed(m.raw) for m in reversed(server.messages("Sent")))
    last = next(m for m in sent if parse_addresses(sender)[0].address in str(m["To"]))
    thread = [i.strip("<>") for i in f"{last['References'] or ''} {last['Message-ID']}".split()]
    subject = str(last["Subject"])
    subject = subject if subject.startswith("Re:") else f"Re: {subject}"
    return mail(
        sender, ME, subject, body, at, f"{at:%m%d%H%M}@{sender.partition('@')[2].strip('>')}", tuple(thread)
    )


def _completed(raw: bytes, fills: Mapping[str, str], at: datetime) -> bytes:
    """The draft as sent: its FILLs completed, the line about them deleted, dated now."""
    message = _parsed(raw)
    body = re.sub(r"\A\[\[FILL:[^\]]*\]\]\s*", "", message.get_content())
    for about, words in fills.items():
        body = re.sub(rf"\[\[FILL:[^\]]*{re.escape(about)}[^\]]*\]\]", words, body)
    message.set_content(body)
    message.replace_header("Date", format_datetime(at))
    return message.as_bytes()


def _parsed(raw: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.SMTP).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    return message


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    return str(body.get_content()) if body else ""


def lying_in(server: EmbeddedServer, mailbox: str) -> tuple[bytes, ...]:
    return tuple(m.raw for m in server.messages(mailbox))


def notes_in(server: EmbeddedServer) -> tuple[bytes, ...]:
    return tuple(m.raw for m in server.messages("INBOX") if b"X-Followthrough" in m.raw[:2000])
