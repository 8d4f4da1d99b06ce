"""The user's hands in the system tests: a draft completed and sent, a note answered, a mail of theirs answered."""

import re
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from tests.servers.face import Stored, User
from tests.system.home import Home, headers, text

FILL = re.compile(r"\[\[FILL:[^\]]*\]\]")


def draft_to(home: Home, to: str) -> Stored:
    """The one draft to this address."""
    address = parseaddr(to)[1]
    (found,) = (each for each in home.drafts() if address in headers(each)["To"])
    return found


def send_draft(home: Home, to: str, words: str = "As you said.", at: datetime | None = None) -> Stored:
    """The open draft to this address with these words in every gap, sent as a client does: into Sent, out of Drafts.

    Returns the draft as it lay there."""
    draft = draft_to(home, to)
    message = BytesParser(policy=SMTP).parsebytes(draft.raw)
    assert isinstance(message, EmailMessage)
    body = re.sub(r"\A\[\[FILL:[^\]]*\]\]\s*", "", str(message.get_content()))
    message.set_content(FILL.sub(words, body))
    message.replace_header("Date", format_datetime(at or home.now))
    home.server.deliver(
        home.user, home.server.mailboxes.sent, message.as_bytes(), ("\\Seen",), at or home.now
    )
    remove(home, home.server.mailboxes.drafts, draft.uid)
    return draft


def remove(home: Home, mailbox: str, uid: int, user: User | None = None) -> None:
    """Deleted and expunged; from another account where its user is given."""
    with home.server.client(user or home.user) as client:
        client.select(mailbox)
        client.uid("STORE", str(uid), "+FLAGS", "(\\Deleted)")
        client.expunge()


def note_about(home: Home, about: str = "") -> Stored:
    """The newest note with these words in its subject."""
    return next(each for each in reversed(home.notes()) if about in headers(each)["Subject"])


def answer_note(home: Home, said: str, about: str = "") -> None:
    """The user answers that note: to themselves, a copy in Sent, the note quoted below."""
    note = note_about(home, about)
    quoted = "".join(f"> {line}\n" for line in text(note).splitlines())
    named = headers(note)
    home.send(
        f"Sam Carter <{home.address}>",
        f"Re: {named['Subject']}",
        f"{said}\n\nOn Monday, Sam Carter wrote:\n{quoted}",
        In_Reply_To=named["Message-ID"],
        References=named["Message-ID"],
    )


def reply(home: Home, sender: str, body: str) -> str:
    """They answer the last mail in Sent to them, in its thread. The answer's Message-ID."""
    address = parseaddr(sender)[1]
    sent = home.server.fetch_all(home.user, home.server.mailboxes.sent)
    last = next(headers(each) for each in reversed(sent) if address in headers(each)["To"])
    subject = last["Subject"] if last["Subject"].startswith("Re:") else f"Re: {last['Subject']}"
    thread = f"{last.get('References', '')} {last['Message-ID']}".strip()
    return home.receive(sender, subject, body, In_Reply_To=last["Message-ID"], References=thread)
