"""The three mailboxes by which the user steers from a mail client: made once, on the user's word, and nothing else is.

A mail that lies in one of them was put there by the user: nobody else can put mail into a mailbox of theirs.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from followthrough.mailbox.errors import Rejected
from followthrough.mailbox.gate import STEERING, STEERING_WORDS
from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Listed, Session


@dataclass(frozen=True, slots=True)
class Steering:
    """How it stands with the three: ``there`` by name (start, hold, stop), ``removed`` by the user, ``refused`` by the
    server (name, and what it said)."""

    there: dict[str, str]
    removed: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def steering_names(listed: Sequence[Listed], roles: Roles) -> dict[str, str]:
    """What they are called on this server, by what they say: beside Sent and Drafts, be that below INBOX."""
    separator = next((each.separator for each in listed if each.separator), "/")
    below = f"INBOX{separator}"
    inside = all(name.upper().startswith(below) for name in (roles.sent, roles.drafts))
    prefix = roles.sent[: len(below)] if inside else ""
    return {word.lower(): f"{prefix}{STEERING}{separator}{word}" for word in STEERING_WORDS}


def find_steering(session: Session, roles: Roles, made: Collection[str]) -> Steering:
    """The three as they are, those not there created and subscribed to. What was ``made`` before and is gone was taken
    away by the user: it is not made again. Raises Disconnected."""
    listed = session.list_mailboxes()
    present = {each.name for each in listed if each.sayable}
    there: dict[str, str] = {}
    removed, refused = [], []
    for word, name in steering_names(listed, roles).items():
        if name in present:
            there[name] = word
        elif name in made:
            removed.append(name)
        else:
            try:
                session.create_steering(name)
            except Rejected as error:
                refused.append((name, error.text))
            else:
                there[name] = word
    return Steering(there, tuple(removed), tuple(refused))
