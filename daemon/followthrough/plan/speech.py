"""What the user's words are judged with, what comes of them, and the pieces that all of them share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from followthrough.mail.address import Identities
from followthrough.mail.own.orders import Order
from followthrough.plan.business_time import local_date
from followthrough.plan.conversation import Conversation
from followthrough.plan.facts import Fact, Noted
from followthrough.plan.naming import Known
from followthrough.plan.words import day_in_words

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words as they reached us: ``key`` is the mail's or the command's, ``note`` the people its note was about."""

    key: str
    at: datetime
    zone: str
    me: Identities
    note: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What else decides whether a word can be carried out."""

    conversation: Conversation | None = None
    stopped_by_file: bool = False
    held_by_file: bool = False
    paused: bool = False
    """By the user's word."""
    paused_by_file: bool = False
    others: tuple[Conversation, ...] = ()
    """All there are: of ``landed``, to say whom it concerns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one line does. ``refused``: why nothing, and what to write instead; else ``said`` tells what was understood.
    Both are sentences about ``person``, without the name. ``learned``: (what, value) to keep beside the facts."""

    person: str
    facts: tuple[Fact, ...] = ()
    said: str = ""
    refused: str = ""
    learned: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One order with what it is about, and the pieces every fact is made of."""

    order: Order
    speech: Speech
    person: str
    standing: Standing

    @property
    def conversation(self) -> Conversation | None:
        return self.standing.conversation

    @property
    def account(self) -> str:
        return self.conversation.account if self.conversation else ""

    @property
    def message_id(self) -> str:
        return f"{self.speech.key}#{self.order.number}"

    @property
    def at(self) -> datetime:
        """The time of the words; lines of one mail stay in order."""
        return self.speech.at + timedelta(microseconds=self.order.number)

    def fact(self, kind: Callable[..., F], **fields: object) -> F:
        """A fact of this line: about its person, at its time."""
        return kind(
            person=self.person, account=self.account, message_id=self.message_id, at=self.at, **fields
        )

    @property
    def is_strange(self) -> bool:
        """Whether they were never written to."""
        return self.conversation is None or self.conversation.outreach is None

    def done(self, said: str, *facts: Fact, learned: tuple[tuple[str, str], ...] = ()) -> Outcome:
        """Carried out; a comment in the line is kept as a note."""
        return Outcome(person=self.person, facts=facts, said=said, learned=learned)

    def refused(self, why: str) -> Outcome:
        return Outcome(person=self.person, refused=why)

    def day(self, at: datetime) -> str:
        """``Thursday 5 March``."""
        day = local_date(at, self.speech.zone)
        year = f" {day.year}" if day.year != local_date(self.speech.at, self.speech.zone).year else ""
        return f"{_DAYS[day.weekday()]} {day_in_words(day)}{year}"

    def hour(self, at: datetime) -> str:
        return f"{at.astimezone(ZoneInfo(self.speech.zone)):%H:%M}"

    def comment(self) -> tuple[Noted, ...]:
        """A comment in the line, kept as a note."""
        return (self.fact(Noted, text=self.order.text),) if self.order.text else ()

    def commented(self) -> str:
        return f" Noted: {self.order.text}." if self.order.text else ""
