"""The closed set of facts. A fact is stored once and never changes; its natural key makes seeing it twice nothing.

``person`` is the conversation's name: the address the user first wrote to, in lower case. ``message_id`` is the
key of the message it was read from (without brackets), or a unique word for facts that come from elsewhere.
``at`` is the message's own time, UTC, so the order of arrival changes nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from followthrough.mail.match import Certainty
from followthrough.mail.reading import Evidence, Says, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    person: str
    account: str
    message_id: str
    at: datetime
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach(_Fact):
    """A mail of the user's that begins a new thread and that a playbook's rule enrols."""

    playbook: str
    subject: str
    recipients: tuple[str, ...]
    """Every person this mail was written to (one to ``max_recipients``)."""
    address: str = ""
    """The address of this person's that it went to, where that is not ``person``: it stays in the keys of steps."""
    kind: Literal["outreach"] = "outreach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent(_Fact):
    """Any other mail the user wrote to this person, in the thread or out of it."""

    subject: str
    in_reply_to: tuple[str, ...] = ()
    step_key: str = ""
    """The step whose draft this was, where it is recognised as ours; else empty."""
    kind: Literal["sent"] = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(_Fact):
    """A human answer of this person's."""

    sender: str
    subject: str
    says: tuple[Says, ...]
    certainty: Certainty
    kind: Literal["received"] = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegated(_Fact):
    """A colleague answered in the thread: nothing more is asked of this person; the answer is the colleague's."""

    by: str
    kind: Literal["delegated"] = "delegated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounced(_Fact):
    """A delivery report about mail to this person."""

    address: str
    severity: Severity
    status: str | None
    kind: Literal["bounced"] = "bounced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Away(_Fact):
    """An automatic reply. ``until`` is the first day back, None where it names none; ``left``: has left for good."""

    until: date | None
    open_ended: bool = False
    left: bool = False
    successor: str | None = None
    kind: Literal["away"] = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(_Fact):
    """A meeting both have agreed to (an accepted invitation), moved or cancelled by a higher ``sequence``."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    cancelled: bool = False
    kind: Literal["meeting"] = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(_Fact):
    """Every step waits: until a time, or until the user says so (None). ``why`` is what the user reads.

    ``doubt``: nobody said so, a mail that may or may not be an answer did: ends with the user's next mail to them or
    their next answer."""

    until_at: datetime | None
    why: str
    doubt: bool = False
    kind: Literal["held"] = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(_Fact):
    """The user lifted a hold."""

    kind: Literal["resumed"] = "resumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(_Fact):
    """Everything to this person stops for good, in all playbooks and accounts."""

    why: str
    kind: Literal["stopped"] = "stopped"


Fact = Outreach | Sent | Received | Delegated | Bounced | Away | Meeting | Held | Resumed | Stopped


def natural_key(fact: Fact) -> str:
    """``account|kind|person|message_id`` and what tells two of one message apart; equal keys are the same fact."""
    parts = [fact.account, fact.kind, fact.person, fact.message_id, *_apart(fact)]
    return "|".join(part.replace("%", "%25").replace("|", "%7C") for part in parts)


def _apart(fact: Fact) -> tuple[str, ...]:
    """One report can name several failed addresses, one calendar mail several events, one thread several colleagues."""
    match fact:
        case Bounced():
            return (fact.address,)
        case Delegated():
            return (fact.by,)
        case Meeting():
            return (fact.uid, str(fact.sequence), "cancelled" if fact.cancelled else "agreed")
        case _:
            return ()
