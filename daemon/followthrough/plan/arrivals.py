"""One message that is not the user's as it arrives at the plan, and what it comes to: facts, and doubts to be asked."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from followthrough.mail.address import Address, Identities
from followthrough.mail.matching.match import Match
from followthrough.mail.message import Message
from followthrough.mail.reading import Evidence, Reading
from followthrough.plan.facts import Fact, Meeting

NOBODY = Identities(frozenset())


class About(StrEnum):
    """What the user is asked, or told, about a message; the words for it are service's."""

    TWO_FIT = "two conversations fit"
    PERHAPS_AUTOMATIC = "perhaps an automatic reply"
    CHALLENGE = "wants to be confirmed"
    PERHAPS_THEIRS = "perhaps an answer"
    OUT_OF_THREAD = "answered out of the thread"
    STOPPED = "asked not to be contacted"
    DELICATE = "wants the user's own words"
    UNREACHABLE = "an address fails"
    LEFT = "has left"
    LONG_AWAY = "away for long"
    INVITED = "invites you"
    COUNTERED = "proposes another time"
    MOVED = "moved a meeting"
    CANCELLED = "cancelled a meeting"
    DECLINED = "declined an invitation"
    UNDECIDED = "accepted tentatively"
    UNCLEAR = "accepted, for when is unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something the user must know or decide; ``key`` makes it be said once. What does not apply is empty."""

    key: str
    about: About
    person: str
    sender: str
    subject: str
    evidence: tuple[Evidence, ...] = ()
    address: str = ""
    status: str = ""
    instead_of: tuple[str, ...] = ()
    """Those whom the sender was taken to answer for."""
    successor: str = ""
    until: date | None = None
    what: str = ""
    """A calendar event's title."""
    when: str = ""
    """Its beginning, in the user's zone and in words."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Facts to record and doubts to ask. ``learned`` is who wrote it, and whose conversation that is: perhaps from a
    further address of theirs.

    ``newcomers`` are colleagues who answered in somebody's thread, with a conversation of their own from there on:
    (their address, whose thread). Also those known already: what is known when a mail is read must not matter.
    """

    facts: tuple[Fact, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    learned: tuple[tuple[str, Address], ...] = ()
    newcomers: tuple[tuple[Address, str], ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether this message concerned nobody."""
        return not self.facts and not self.doubts


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message that is not the user's, as read and matched."""

    account: str
    message: Message
    reading: Reading
    matches: tuple[Match, ...]
    at: datetime
    known: tuple[Meeting, ...] = ()
    """For calendar mail: every meeting recorded with whomever it may be about."""
    me: Identities = NOBODY
    zone: str = "UTC"
    """The user's, for times in words."""

    @property
    def sender(self) -> str:
        author = self.message.author
        return author.address if author else ""
