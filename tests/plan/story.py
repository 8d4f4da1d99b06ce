"""Facts, rows and outlooks of a small believable story, for the tests of plan."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from followthrough.mail.matching.match import Certainty
from followthrough.mail.reading import Says, Severity
from followthrough.plan.agenda import Circumstances
from followthrough.plan.business_time import WorkingTime
from followthrough.plan.conversation import Conversation, fold
from followthrough.plan.drafts import NOTES, DraftRow, DraftState, StepKind
from followthrough.plan.everybody import everybody
from followthrough.plan.facts import (
    EVERYBODY,
    Away,
    Bounced,
    Called,
    Delegated,
    Fact,
    Held,
    Landed,
    Meeting,
    Met,
    News,
    Noted,
    Outreach,
    Owed,
    Paused,
    Received,
    Referral,
    Resumed,
    Sent,
    Stopped,
    Undone,
    Wanted,
)
from followthrough.plan.playbook import Outlook, Rules, Step, Ties, outlook

ANN = "ann@example.org"
LOGIN = "me@imap.example.org"
BERLIN = WorkingTime("Europe/Berlin", frozenset(range(1, 6)), time(9), time(17))
MET = Rules("advice")
ANSWERED = Rules("advice", check_in_with="answered")
TUESDAY = datetime(2026, 3, 3, 10, tzinfo=UTC)
"""11:00 in Berlin; the first mail of most stories."""


def days(count: float) -> timedelta:
    return timedelta(days=count)


def at(after: float = 0) -> datetime:
    """So many days after the first mail."""
    return TUESDAY + days(after)


def outreach(
    after: float = 0,
    name: str = "first",
    person: str = ANN,
    to: tuple[str, ...] = (),
    promised_on: date | None = None,
) -> Outreach:
    return Outreach(
        person=person, account="main", message_id=f"{name}@me", at=at(after), promised_on=promised_on,
        playbook="advice", subject="Twenty minutes", recipients=to or (person,),
    )  # fmt: skip


def sent(
    after: float,
    name: str = "",
    person: str = ANN,
    step: str = "",
    promised_on: date | None = None,
    expects_answer: bool = True,
) -> Sent:
    return Sent(
        person=person, account="main", message_id=f"{name or f'sent-{after}'}@me", at=at(after),
        subject="Re: Twenty minutes", step_key=step, promised_on=promised_on, expects_answer=expects_answer,
    )  # fmt: skip


def received(
    after: float,
    *says: Says,
    name: str = "",
    person: str = ANN,
    certainty: Certainty = Certainty.CERTAIN,
    times: tuple[float, ...] = (),
    invites: bool = False,
    delicate: bool = False,
) -> Received:
    return Received(
        person=person, account="main", message_id=f"{name or f'got-{after}'}@them", at=at(after),
        sender=person, subject="Re: Twenty minutes", says=says, certainty=certainty,
        times=tuple(at(each) for each in times), invites=invites,
        delicate=delicate,
    )  # fmt: skip


def delegated(after: float, *, delicate: bool = False) -> Delegated:
    return Delegated(
        person=ANN, account="main", message_id=f"del-{after}@them", at=at(after), by="bob@example.org",
        delicate=delicate,
    )  # fmt: skip


def bounced(after: float, severity: Severity = Severity.HARD, address: str = ANN) -> Bounced:
    return Bounced(
        person=ANN, account="main", message_id=f"dsn-{after}@mx", at=at(after),
        address=address, severity=severity, status=None,
    )  # fmt: skip


def away(
    after: float,
    until: date | None = None,
    *,
    open_ended: bool = False,
    left: bool = False,
    person: str = ANN,
) -> Away:
    return Away(
        person=person, account="main", message_id=f"away-{after}@them", at=at(after),
        until=until, open_ended=open_ended, left=left,
    )  # fmt: skip


def meeting(
    after: float, starts: float, *, uid: str = "m1", sequence: int = 0, cancelled: bool = False
) -> Meeting:
    return Meeting(
        person=ANN, account="main", message_id=f"{uid}-{sequence}-{after}@them", at=at(after), uid=uid,
        sequence=sequence, starts_at=at(starts), ends_at=at(starts) + timedelta(minutes=30), cancelled=cancelled,
    )  # fmt: skip


def held(after: float, until: float | None = None, why: str = "you said so") -> Held:
    until_at = None if until is None else at(until)
    return Held(
        person=ANN, account="main", message_id=f"held-{after}", at=at(after), until_at=until_at, why=why
    )


def doubted(after: float, why: str = "a mail may be their answer") -> Held:
    return Held(
        person=ANN,
        account="main",
        message_id=f"doubt-{after}",
        at=at(after),
        until_at=None,
        why=why,
        doubt=True,
    )


def resumed(after: float) -> Resumed:
    return Resumed(person=ANN, account="main", message_id=f"resumed-{after}", at=at(after))


def stopped(after: float, person: str = ANN) -> Stopped:
    return Stopped(
        person=person, account="main", message_id=f"stopped-{after}", at=at(after), why="you said so"
    )


# The user's words: the n-th line of the mail or command ``name``.


def called(after: float, *, reached: bool, name: str = "") -> Called:
    name = name or f"call-{after}#1"
    return Called(person=ANN, account="main", message_id=name, at=at(after), reached=reached)


def met(after: float, ended: float | None = None, name: str = "", person: str = ANN) -> Met:
    return Met(
        person=person, account="main", message_id=name or f"met-{after}#1", at=at(after),
        ended_at=at(after if ended is None else ended),
    )  # fmt: skip


def noted(after: float, text: str = "Read the Lyon report.", *, helpful: bool = True) -> Noted:
    return Noted(
        person=ANN, account="main", message_id=f"noted-{after}#1", at=at(after), text=text, helpful=helpful
    )


def referral(
    after: float,
    address: str = "bob@example.org",
    *,
    name: str = "Bob",
    message_id: str = "",
    promised: bool = False,
    introduced: bool = False,
) -> Referral:
    return Referral(
        person=ANN, account="main", message_id=message_id or f"named-{after}#1", at=at(after),
        name=name, address=address, promised=promised, introduced=introduced,
    )  # fmt: skip


def owes(after: float, text: str = "the paper") -> Owed:
    return Owed(person=ANN, account="main", message_id=f"owed-{after}#1", at=at(after), text=text)


def wanted(after: float) -> Wanted:
    return Wanted(person=ANN, account="main", message_id=f"wanted-{after}#1", at=at(after))


def news(after: float, person: str = EVERYBODY) -> News:
    return News(person=person, account="", message_id=f"news-{after}#1", at=at(after), text="A new post")


def landed(after: float) -> Landed:
    return Landed(
        person=EVERYBODY, account="", message_id=f"landed-{after}#1", at=at(after), text="Northlight"
    )


def paused(after: float, *, on: bool = True) -> Paused:
    return Paused(person=EVERYBODY, account="", message_id=f"paused-{after}#1", at=at(after), on=on)


def undone(after: float, of: str, person: str = ANN) -> Undone:
    return Undone(person=person, account="", message_id=f"undone-{after}#1", at=at(after), of=of)


def row(
    *steps: Step,
    state: DraftState = DraftState.PLACED,
    created_at: datetime | None = None,
    state_at: datetime | None = None,
) -> DraftRow:
    """The row of a draft or note that serves these steps."""
    first = steps[0]
    return DraftRow(
        key=first.key, account=first.account, kind=first.kind,
        mailbox="INBOX" if first.kind in NOTES else "Drafts",
        message_id=f"{first.key}@example.com", raw=b"", flags=(),
        persons=tuple(step.person for step in steps), steps=tuple(step.key for step in steps),
        to=tuple(step.person for step in steps), subject="Re: Twenty minutes", parents=(first.follows,),
        created_at=created_at or first.opens_at, state=state, state_at=state_at,
    )  # fmt: skip


def folded(*facts: Fact, rows: Iterable[DraftRow] = (), person: str = ANN) -> Conversation:
    return fold(person, facts, rows, BERLIN)


def ahead(
    *facts: Fact,
    rows: Iterable[DraftRow] = (),
    rules: Rules = MET,
    person: str = ANN,
    ties: Ties | None = None,
) -> Outlook:
    """What comes next; facts about nobody in particular count for everybody."""
    conversation = folded(*facts, rows=rows, person=person)
    return outlook(conversation, rules, BERLIN, LOGIN, ties=ties, at_large=everybody(facts))


def kinds(found: Outlook) -> list[StepKind]:
    return [step.kind for step in found.steps]


def only(found: Outlook, kind: StepKind) -> Step:
    (step,) = (step for step in found.steps if step.kind is kind)
    return step


def circumstances(
    now: datetime, *, awake: datetime = TUESDAY, paused: bool = False, cap: int = 5, written: int = 0
) -> Circumstances:
    return Circumstances(
        now=now, awake_since_at=awake, hours=BERLIN, paused=paused, drafts_per_day=cap, written_today=written
    )


def berlin(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A local time in Berlin's winter or summer, as UTC, spelt out so that the tests need no zone arithmetic."""
    summer = (month, day) >= (3, 29) and (month, day) < (10, 25)
    return datetime(year, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=2 if summer else 1)
