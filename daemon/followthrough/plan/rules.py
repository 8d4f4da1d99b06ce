"""A playbook's rules, the steps they give, and the arithmetic that all kinds of step share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from hashlib import sha256
from typing import Literal, NamedTuple

from followthrough.plan.business_time import Unit, Window, WorkingTime
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import DraftRow, StepKind
from followthrough.plan.everybody import Everybody
from followthrough.plan.facts import Outreach, Referral, Sent
from followthrough.plan.words import moment_in_words


@dataclass(frozen=True, slots=True)
class Attempt:
    """One entry of a playbook's list of attempts; the first is the user's own mail and is not listed."""

    by: Literal["call", "mail"]
    after: Window


DEFAULT_ATTEMPTS = (
    Attempt("call", Window(1, 2, Unit.BUSINESS_DAYS)),
    Attempt("mail", Window(5, 7, Unit.BUSINESS_DAYS)),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """One playbook's timing. A call counts from the first mail, an attempt by mail from the user's last mail."""

    name: str
    attempts: tuple[Attempt, ...] = DEFAULT_ATTEMPTS
    check_in: Window = Window(3, 4, Unit.WEEKS)
    check_in_quarterly_after: int = 2
    """So many check-ins in a row without an answer: from then on every 13 weeks."""
    check_in_with: Literal["met", "answered", "nobody"] = "met"
    nudge: Window = Window(5, 7, Unit.BUSINESS_DAYS)
    """After the user's answer to a yes that nothing came after."""
    thank_you: Window = Window(1, 24, Unit.HOURS)
    """After a meeting's end, in calendar hours."""
    report_back: Window = Window(1, 5, Unit.BUSINESS_DAYS)
    """After somebody answered whom the person referred the user to."""
    prepare_at: time = time(16)
    """Local time, the working day before a meeting, of its note."""
    templates: str = ""
    """A named template set: ``SET/attempt.txt.j2`` is looked for before ``attempt.txt.j2``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to put before the user. Its times come from facts alone and never slide."""

    key: str
    kind: StepKind
    person: str
    account: str
    playbook: str
    template: str
    follows: str
    """What it follows, part of the key: a Message-ID, a deleted draft's or of the user's words too; of a prepare note
    the meeting's ``uid#sequence``, of a thank-you its uid; '' of an introduction that nobody referred to."""
    threads_to: str
    """Message-ID of the mail that the draft answers: always one that was really sent; '' of an introduction."""
    opens_at: datetime
    overdue_at: datetime
    expires_at: datetime | None
    """From then on it is pointless (a call whose next attempt has opened); None: never."""
    number: int
    """Which attempt this is (the user's mail is 1), or which check-in in a row."""
    why: str
    """One sentence for the user: the message, the rule."""
    cancelled_by: str
    """One sentence: what would cancel it."""
    about: str = ""
    """Of an introduction who named them (a person, or people.toml's words), of a report back the person it is about,
    of a prepare note and a thank-you the meeting's uid; else ''."""


def step_key(login_at_host: str, person: str, kind: str, follows: str) -> str:
    """32 hex digits: sha256("v1|login@host|person|kind|follows"): the same after a lost ledger, on any machine."""
    return sha256(
        f"v1|{login_at_host}|{person}|{kind}|{follows}".encode("utf-8", "surrogateescape")
    ).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """Somebody to be introduced to: listed with ``introduce``, or named as a referral. Never written to so far.

    ``referral`` is None where nobody named them; ``referred_by`` is the person who did, or people.toml's words, or ''.
    """

    person: str
    playbook: str
    account: str
    follows: str = ""
    opens_at: datetime | None
    """None: not yet; ``waiting`` says what for."""
    waiting: str = ""
    referral: Referral | None = None
    referred_by: str = ""


@dataclass(frozen=True, slots=True)
class Ties:
    """What other conversations mean for this one."""

    prospect: Prospect | None = None
    referred: Mapping[str, Conversation] = field(default_factory=dict)
    """The conversations with those whom this person named, by the address in the Referral. Only who was written to."""


class Span(NamedTuple):
    """When a step opens and when it is overdue."""

    opens_at: datetime
    overdue_at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One conversation under one playbook: what every kind of step is computed from."""

    conversation: Conversation
    rules: Rules
    hours: WorkingTime
    login_at_host: str
    theirs: WorkingTime | None = None
    """The person's working time, where it is known: a call is made in both."""
    ties: Ties = field(default_factory=Ties)
    at_large: Everybody = field(default_factory=Everybody)

    @property
    def has_landed(self) -> bool:
        """Whether the user landed after this conversation began: nothing is asked of them any more."""
        landed, first = self.at_large.landed, self.conversation.outreach
        return landed is not None and (first is None or first.at <= landed.at)

    def written_since(self, at: datetime, kind: StepKind) -> Outreach | Sent | None:
        """The user's first mail after a moment that can stand for a step of this kind: their own words or our draft
        of it, not one of ours for something else."""
        rows = self.conversation.drafts
        for mail in self.conversation.sent:
            ours = rows.get(mail.step_key) if isinstance(mail, Sent) and mail.step_key else None
            if mail.at > at and (ours is None or ours.kind is kind):
                return mail
        return None

    def key(self, kind: StepKind, follows: str, nth: int = 1) -> str:
        """The step's key; the second of a kind that follows the same mail counts as ``kind-2``. Two conversations that
        turn out to be with one person keep the keys of what was made for either."""
        name = kind.value if nth == 1 else f"{kind.value}-{nth}"
        enrolled = {
            each.address or each.person for each in self.conversation.sent if isinstance(each, Outreach)
        }
        others = sorted(enrolled - {self._enrolled})
        keys = [step_key(self.login_at_host, each, name, follows) for each in (self._enrolled, *others)]
        return next((key for key in keys if self.row(key) is not None), keys[0])

    @property
    def _enrolled(self) -> str:
        """The address first written to: what people.toml lists first can change."""
        first = self.conversation.outreach
        return (first.address if first is not None else "") or self.conversation.person

    def row(self, key: str) -> DraftRow | None:
        """Our draft or note for this step."""
        return self.conversation.drafts.get(key)

    def span(self, since_at: datetime, window: Window, not_before: datetime | None = None) -> Span:
        """The window counted from a moment. Where everything waits, or something else comes first, it opens after
        that and keeps its length, so that it isn't overdue the moment it opens."""
        opens = self.hours.after(since_at, window.opens, window.unit)
        overdue = self.hours.after(since_at, window.overdue, window.unit)
        floors = [at for at in (not_before, self.conversation.waits_until_at) if at is not None]
        floor = self.hours.next_open(max(floors)) if floors else opens
        if floor <= opens:
            return Span(opens, overdue)
        return Span(floor, max(overdue, self.hours.after(floor, window.overdue - window.opens, window.unit)))

    def shared(self, span: Span) -> Span:
        """The same, moved to when both people work."""
        if self.theirs is None:
            return span
        opens, overdue = (self.hours.next_open_with(self.theirs, at) for at in span)
        return Span(opens, overdue)

    def step(
        self,
        kind: StepKind,
        key: str,
        follows: str,
        span: Span,
        *,
        template: str,
        number: int,
        why: str,
        cancelled_by: str,
        threads_to: str | None = None,
        about: str = "",
    ) -> Step:
        """A step of this conversation; it never expires until somebody says so."""
        return Step(
            key=key,
            kind=kind,
            person=self.conversation.person,
            account=self.conversation.account,
            playbook=self.rules.name,
            template=template,
            follows=follows,
            threads_to=follows if threads_to is None else threads_to,
            opens_at=span.opens_at,
            overdue_at=span.overdue_at,
            expires_at=None,
            number=number,
            why=why,
            cancelled_by=cancelled_by,
            about=about,
        )

    def day(self, at: datetime) -> str:
        """The user's local day of a moment, in words."""
        return moment_in_words(at, self.hours.zone)
