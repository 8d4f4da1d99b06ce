"""Which mailbox is Sent, Drafts, Trash, Junk, Archive, All: config, then SPECIAL-USE, then known names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from followthrough.mailbox.session import Listed


class Role(StrEnum):
    """A mailbox's use (RFC 6154). INBOX needs no finding."""

    SENT = "sent"
    DRAFTS = "drafts"
    TRASH = "trash"
    JUNK = "junk"
    ARCHIVE = "archive"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Roles:
    """The mailboxes by role. Sent and Drafts are needed (NoRole otherwise); the others may be None.

    ``found_by`` tells for each role how: ``config``, ``special-use``, ``name``.
    """

    sent: str
    drafts: str
    trash: str | None
    junk: str | None
    archive: str | None
    all: str | None
    found_by: Mapping[Role, str]


def find_roles(listed: Sequence[Listed], configured: Mapping[Role, str]) -> Roles:
    """Pure. Raises NoRole (with the list of mailboxes) where Sent or Drafts is missing or there are several."""
    raise NotImplementedError
