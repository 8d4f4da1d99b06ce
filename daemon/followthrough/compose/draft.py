"""One draft: a mail in the user's name, in the right thread, with no trace of the program in it."""

from dataclasses import dataclass, field
from datetime import datetime

from followthrough.compose.render import Templates
from followthrough.mail.address import Address
from followthrough.mail.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """The user as the drafts speak for them. ``signature`` comes below ``-- ``; '' for none."""

    name: str
    address: str
    sign_off: str
    signature: str
    about: str
    """Who I am, in half a sentence; '' where not given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Everything a draft is made of, values only.

    ``parent`` is the message answered (the user's own last mail for an attempt, theirs for an answer), ``thread`` the
    message-ids for References, oldest first and ending with the parent's. ``greeting`` is how the user greeted that
    person before, or None. ``their_words`` is the newly written text of their mail (answers), else ''.
    """

    message_id: str
    template: str
    sets: tuple[str, ...]
    me: Me
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    parent: Message | None
    thread: tuple[str, ...]
    subject: str
    greeting: str | None
    their_words: str
    quote_original: bool
    date: datetime
    zone: str
    values: dict[str, object] = field(default_factory=dict)


def draft(letter: Letter, templates: Templates) -> bytes:
    """The bytes to APPEND: RFC 5322, CRLF, UTF-8 text/plain format=flowed, no header of ours; re-parsed and checked.

    The header names are exactly From, To, Cc (when there is one), Subject, Date, Message-ID, In-Reply-To, References
    and the MIME ones. A FILL in the body is announced in its first line. Raises TemplateError.
    """
    raise NotImplementedError
