"""The values in which judges say what they found."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from followthrough.mail.decode import clean


class Kind(StrEnum):
    """What sort of thing wrote it."""

    HUMAN = "human"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    CHALLENGE = "challenge"
    LIST = "list"
    CALENDAR = "calendar"
    OWN = "own"
    """From one of the user's own addresses, where the caller said which those are."""
    UNSURE = "unsure"
    """Cannot be told from an automatic reply: nothing is drafted on it, the next note asks."""


class Says(StrEnum):
    """What a human says, in the order in which the first that holds is acted on."""

    STOP = "stop"
    REFERS = "refers"
    NAMES_TIME = "names_time"
    DECLINES = "declines"
    POSITIVE = "positive"
    NO_OPENINGS = "no_openings"
    QUESTION = "question"
    THANKS = "thanks"


class Severity(StrEnum):
    """How final a delivery failure is (RFC 3463; 5.1.7 and 5.1.8 blame the sender and are not hard)."""

    HARD = "hard"
    SOFT = "soft"
    POLICY = "policy"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a judge said so: ``where`` is a header's name, ``text`` or ``part``; ``quote`` is at most 200 characters."""

    judge: str
    where: str
    quote: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery report: the failed recipients in lower case, the final status (``5.1.1``) where it is known."""

    recipients: tuple[str, ...]
    severity: Severity
    status: str | None
    original_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One VEVENT of a calendar mail (RFC 5546). ``partstat`` is the answering attendee's, in capitals, or None."""

    method: str
    uid: str
    sequence: int
    status: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    partstat: str | None
    organizer: str | None
    attendees: tuple[str, ...]
    whole_day: bool = False
    """It has days and no hours: ``starts_at`` and ``ends_at`` are midnights of the assumed zone."""
    recurrence_at: datetime | None = None
    """Which one of a series this changes (RECURRENCE-ID), None: the event itself."""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Referred:
    """Somebody the writer points to: a name, an address (in lower case), or both; ``role`` as it was said.

    ``introduced``: is a recipient of this mail. ``promised``: the writer says they will ask or introduce.
    """

    name: str
    address: str
    role: str
    introduced: bool
    promised: bool


@dataclass(frozen=True, slots=True)
class Absence:
    """An automatic reply's absence. ``until`` is the first day back; None: not said."""

    until: date | None
    open_ended: bool
    left: bool
    successor: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one judge found. ``kind`` is set by the judges of machines' mail, ``says`` by those of what people write."""

    evidence: tuple[Evidence, ...]
    kind: Kind | None = None
    says: Says | None = None
    bounce: Bounce | None = None
    absence: Absence | None = None
    calendar: CalendarEvent | None = None
    events: tuple[CalendarEvent, ...] = ()
    referrals: tuple[Referred, ...] = ()
    delicate: bool = False
    """Anger, bereavement or illness: no template meets it, whatever else it says."""


MAX_QUOTE = 200


def evidence(judge: str, where: str, quote: str) -> tuple[Evidence, ...]:
    """One piece of evidence, its quote on one line and cut to its length."""
    return (Evidence(judge, where, clean(quote)[:MAX_QUOTE]),)
