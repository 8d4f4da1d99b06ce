"""The closed set of facts. A fact is stored once and never changes; its natural key makes seeing it twice nothing.

``person`` is the conversation's name: the address the user first wrote to, in lower case. ``message_id`` is the
key of the message it was read from (without brackets), or a unique word for facts that come from elsewhere: of the
user's words it is the key of the mail or command they stood in, with ``#`` and the number of the line.
``at`` is the message's own time, UTC, so the order of arrival changes nothing. What is about nobody in particular
(a pause, a landing, news for everybody) has the person ''.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from followthrough.mail.matching.match import Certainty
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
    promised_on: date | None = None
    """The day on which the user says in it that they will call; None: no such promise."""
    kind: Literal["outreach"] = "outreach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent(_Fact):
    """Any other mail the user wrote to this person, in the thread or out of it."""

    subject: str
    in_reply_to: tuple[str, ...] = ()
    step_key: str = ""
    """The step whose draft this was, where it is recognised as ours; else empty."""
    promised_on: date | None = None
    """As of an outreach."""
    expects_answer: bool = True
    """It asks something or names a time, so that silence is worth a nudge; False for a mere thank-you."""
    kind: Literal["sent"] = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(_Fact):
    """A human answer of this person's."""

    sender: str
    subject: str
    says: tuple[Says, ...]
    certainty: Certainty
    times: tuple[datetime, ...] = ()
    """The beginnings they propose, as far as day and hour are clear; an invitation's start."""
    invites: bool = False
    """A calendar invitation or counter-proposal: it is accepted or declined in the calendar, not by a draft."""
    delicate: bool = False
    """Of anger, a death or an illness: no ready text meets it, and nothing else is drafted beside the answer."""
    kind: Literal["received"] = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegated(_Fact):
    """A colleague answered in the thread: nothing more is asked of this person; the answer is the colleague's."""

    by: str
    delicate: bool = False
    """They wrote of a death or an illness, perhaps this person's: nothing ready is written to either."""
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


# The user's words ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Called(_Fact):
    """The user called. ``reached`` False: nobody answered."""

    reached: bool
    kind: Literal["called"] = "called"


@dataclass(frozen=True, slots=True, kw_only=True)
class Met(_Fact):
    """They met or talked at length; ``ended_at`` is when it ended, as far as the user said."""

    ended_at: datetime
    kind: Literal["met"] = "met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(_Fact):
    """A comment of the user's. ``helpful``: the helpful thing from the conversation, for the thank-you."""

    text: str
    helpful: bool = False
    kind: Literal["noted"] = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(_Fact):
    """``person`` named somebody to write to, in a mail or, as the user tells it, in talk."""

    name: str
    address: str = ""
    """In lower case; '' where it is not known."""
    how: str = ""
    """How they know each other, the role, why them: as it was said."""
    promised: bool = False
    """They said that they will ask or introduce: nothing for ten business days."""
    introduced: bool = False
    """The mail that says so has the person named in Cc."""
    kind: Literal["referral"] = "referral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed(_Fact):
    """Something the user promised this person."""

    text: str
    kind: Literal["owed"] = "owed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted(_Fact):
    """The user wants drafted what was overdue before anybody was watching and only listed."""

    kind: Literal["wanted"] = "wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class News(_Fact):
    """Something worth telling the people the user keeps in touch with (``person`` ''), or one of them."""

    text: str
    kind: Literal["news"] = "news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Landed(_Fact):
    """The search is over; ``person`` is ''. ``text``: where, in the user's words."""

    text: str
    kind: Literal["landed"] = "landed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(_Fact):
    """All writing stops at once (``on``), or goes on; ``person`` is ''."""

    on: bool
    kind: Literal["paused"] = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied(_Fact):
    """An application, or hours spent on them; ``person`` is ''. For the digest's ratio and nothing else."""

    text: str
    kind: Literal["applied"] = "applied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(_Fact):
    """The user takes words back: every fact whose ``message_id`` is ``of``, or begins with it and ``#``."""

    of: str
    kind: Literal["undone"] = "undone"


Fact = (
    Outreach
    | Sent
    | Received
    | Delegated
    | Bounced
    | Away
    | Meeting
    | Held
    | Resumed
    | Stopped
    | Called
    | Met
    | Noted
    | Referral
    | Owed
    | Wanted
    | News
    | Landed
    | Paused
    | Applied
    | Undone
)

EVERYBODY = ""
"""The person of facts about nobody in particular."""


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
        case Referral():
            return (fact.address or fact.name,)
        case _:
            return ()
