"""Which mailbox is Sent, Drafts, Trash, Junk, Archive, All: config, then SPECIAL-USE, then known names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from followthrough.mailbox import names
from followthrough.mailbox.errors import NoRole
from followthrough.mailbox.session import Listed


class Role(StrEnum):
    """A mailbox's use (RFC 6154). INBOX needs no finding."""

    SENT = "sent"
    DRAFTS = "drafts"
    TRASH = "trash"
    JUNK = "junk"
    ARCHIVE = "archive"
    ALL = "all"


NEEDED = frozenset({Role.SENT, Role.DRAFTS})

_FLAGS = {
    "\\sent": Role.SENT,
    "\\drafts": Role.DRAFTS,
    "\\trash": Role.TRASH,
    "\\junk": Role.JUNK,
    "\\spam": Role.JUNK,  # XLIST, as Gmail once said it
    "\\archive": Role.ARCHIVE,
    "\\all": Role.ALL,
    "\\allmail": Role.ALL,  # XLIST
}
_NO_MAIL = {"\\noselect", "\\nonexistent"}
_PARENTS = {"inbox", "[gmail]", "[google mail]"}
"""Below these a known name counts as much as at the top; elsewhere it is some project's subfolder."""


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
    """Pure. Raises NoRole (with the list of mailboxes) where Sent or Drafts is missing or there are several.

    NoRole's ``problem`` is the role. A configured name that is not there is NoRole for any role; nothing is created.
    """
    usable = [each for each in listed if not each.flags & _NO_MAIL]
    found: dict[Role, str] = {}
    found_by: dict[Role, str] = {}
    for role in Role:
        name, method = _find(role, usable, configured)
        if name is None and (role in NEEDED or role in configured):
            raise NoRole(role.value, "\n".join(each.name for each in usable))
        if name is not None:
            found[role], found_by[role] = name, method
    return Roles(
        sent=found[Role.SENT],
        drafts=found[Role.DRAFTS],
        trash=found.get(Role.TRASH),
        junk=found.get(Role.JUNK),
        archive=found.get(Role.ARCHIVE),
        all=found.get(Role.ALL),
        found_by=found_by,
    )


def _find(role: Role, usable: Sequence[Listed], configured: Mapping[Role, str]) -> tuple[str | None, str]:
    """The mailbox and how it was found; None where there is none, or several by the first method that finds any."""
    if role in configured:
        return _existing(configured[role], usable), "config"
    by_flag = [each for each in usable if any(_FLAGS.get(flag) is role for flag in each.flags)]
    if by_flag:
        return _only(by_flag), "special-use"
    # A mailbox the server gave another role keeps that one, whatever it is called.
    free = [each for each in usable if not any(flag in _FLAGS for flag in each.flags)]
    return _only([each for each in free if _known(each) is role]), "name"


def _only(candidates: list[Listed]) -> str | None:
    """None also where the only one has a name that can't be said: another must not get its role unseen."""
    return candidates[0].name if len(candidates) == 1 and candidates[0].sayable else None


def _existing(wanted: str, usable: Sequence[Listed]) -> str | None:
    """The mailbox as the server writes it: INBOX is the only name without case (RFC 3501 5.1)."""
    for each in (each for each in usable if each.sayable):
        if each.name == wanted or (wanted.upper() == "INBOX" and each.name.upper() == "INBOX"):
            return each.name
    return None


def _known(mailbox: Listed) -> Role | None:
    parts = mailbox.name.split(mailbox.separator) if mailbox.separator else [mailbox.name]
    if len(parts) > 2 or (len(parts) == 2 and parts[0].lower() not in _PARENTS):
        return None
    role = names.role_of(parts[-1])
    return Role(role) if role else None
