"""Facts folded to a conversation's state by one transition table (the diagram in docs/ is made from it)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

from followthrough.mail.matching.match import Certainty
from followthrough.mail.reading import Says, Severity
from followthrough.plan.business_time import WorkingTime
from followthrough.plan.drafts import ABOUT_NOBODY, DraftRow
from followthrough.plan.everybody import not_undone
from followthrough.plan.facts import (
    Away,
    Bounced,
    Called,
    Delegated,
    Fact,
    Held,
    Meeting,
    Met,
    News,
    Noted,
    Outreach,
    Owed,
    Received,
    Referral,
    Resumed,
    Sent,
    Stopped,
    Undone,
    Wanted,
    natural_key,
)
from followthrough.plan.occasions import Occasion, occasions
from followthrough.plan.transitions import TRANSITIONS, Event, ImpossibleTransition, State, follow
from followthrough.plan.waits import WEEKDAYS, Waits

__all__ = ["TRANSITIONS", "Conversation", "Event", "ImpossibleTransition", "State", "fold"]

# Two clocks write the two dates: a bounce or automatic reply can be dated before the mail it is about.
_CLOCKS_APART = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person and everything exchanged with them since the first outreach, oldest first.

    ``waits_until_at`` with ``waits_why``: every step waits (an absence, a hold). ``held`` is a hold without an end;
    ``in_doubt`` where only a doubt about a mail holds: it ends when the user or they write.
    ``drafts`` are our rows for this person by step key.
    """

    person: str
    account: str
    playbook: str
    state: State
    facts: tuple[Fact, ...]
    outreach: Outreach | None
    sent: tuple[Outreach | Sent, ...]
    received: tuple[Received, ...]
    meeting: Meeting | None
    declined: bool
    held: bool
    waits_until_at: datetime | None
    waits_why: str
    drafts: Mapping[str, DraftRow]
    in_doubt: bool = False
    meetings: tuple[Meeting, ...] = ()
    """The newest word on each meeting that was not cancelled, by its end."""
    occasions: tuple[Occasion, ...] = ()
    """Every meeting that stands, and every time the user says they met, by its end."""

    @property
    def last_sent(self) -> Outreach | Sent | None:
        """The user's latest mail."""
        return self.sent[-1] if self.sent else None

    @property
    def last_mail(self) -> Outreach | Sent | Received | None:
        """The latest mail in either direction."""
        mails = (fact for fact in reversed(self.facts) if isinstance(fact, Outreach | Sent | Received))
        return next(mails, None)

    @property
    def unanswered(self) -> Received | None:
        """Their latest mail, where the user has not written since, and where they have not met or talked since."""
        last = self.last_mail
        if not isinstance(last, Received) or any(last.at < each.at for each in self.talks):
            return None
        return last

    @property
    def delicate(self) -> bool:
        """Whether something they, or somebody in their place, wrote since the user's last mail or talk wants the user's
        own words."""
        talks = self.talks
        for fact in reversed(self.facts):
            if isinstance(fact, Outreach | Sent) or fact in talks:
                return False
            if isinstance(fact, Received | Delegated) and fact.delicate:
                return True
        return False

    def written_after(self, fact: Fact) -> tuple[Outreach | Sent, ...]:
        """The user's mails that came after a fact of this conversation, also where both are of one second."""
        later = self.facts[self.facts.index(fact) + 1 :]
        return tuple(each for each in later if isinstance(each, Outreach | Sent))

    @property
    def talks(self) -> tuple[Called | Met, ...]:
        """The user's word that they talked or met, since the first mail."""
        first = self.outreach
        return tuple(
            fact
            for fact in self.facts
            if (isinstance(fact, Met) or (isinstance(fact, Called) and fact.reached))
            and (first is None or fact.at >= first.at)
        )

    @property
    def referrals(self) -> tuple[Referral, ...]:
        """Whom they named."""
        return tuple(fact for fact in self.facts if isinstance(fact, Referral))

    @property
    def last_contact_at(self) -> datetime | None:
        """The latest mail in either direction, talk, or end of a meeting (only facts; no clock)."""
        times = [each.at for each in (*self.sent, *self.received, *self.talks)]
        times += [each.ended_at for each in self.occasions]
        return max(times, default=None)


def fold(
    person: str, facts: Iterable[Fact], drafts: Iterable[DraftRow], hours: WorkingTime = WEEKDAYS
) -> Conversation:
    """The conversation with this person; the order of ``facts`` is irrelevant. Raises on a pair not in the table.

    ``hours`` say which days are business days for what waits; without them Monday to Friday. Facts and rows about
    others are left out, an Undone aside, which takes back what it names of anybody. A mail from before the first
    outreach does not count; a stop and the user's own words do.
    """
    first, counted = _in_order(fact for fact in not_undone(facts) if fact.person == person)
    state, waits, meetings = State.NEW, Waits(), _Meetings()
    for fact in counted:
        if state is State.MEETING and meetings.over_by(fact.at):
            state = follow(state, Event.MEETING_OVER)
        before, meetings = meetings, meetings.then(fact)
        event = _event(fact, fact is first, meetings, is_news=before is not meetings)
        state = follow(state, event) if event is not None else state
        waits = waits.then(fact, hours)
    received = tuple(fact for fact in counted if isinstance(fact, Received))
    held, longest = waits.held, waits.longest
    return Conversation(
        person=person,
        account=first.account if first else "",
        playbook=first.playbook if first else "",
        state=state,
        facts=counted,
        outreach=first,
        sent=tuple(fact for fact in counted if isinstance(fact, Outreach | Sent)),
        received=received,
        meeting=meetings.latest,
        declined=any(Says.DECLINES in fact.says for fact in received),
        held=held is not None,
        waits_until_at=longest.until_at if longest else None,
        waits_why=held.why if held else longest.why if longest else "",
        drafts=_by_step(person, drafts),
        in_doubt=waits.in_doubt,
        meetings=tuple(meetings.standing),
        occasions=occasions(meetings.standing, [fact for fact in counted if isinstance(fact, Met)]),
    )


def _in_order(facts: Iterable[Fact]) -> tuple[Outreach | None, tuple[Fact, ...]]:
    """The first outreach, and what counts, oldest first. A fact seen twice counts once."""
    known = {natural_key(fact): fact for fact in facts}
    outreaches = [(fact.at, key, fact) for key, fact in known.items() if isinstance(fact, Outreach)]
    first = min(outreaches)[2] if outreaches else None
    counted = [
        (max(fact.at, first.at) if first and not _lasting(fact) else fact.at, fact is not first, key, fact)
        for key, fact in known.items()
        if _counts(fact, first)
    ]
    return first, tuple(entry[3] for entry in sorted(counted, key=lambda entry: entry[:3]))


_WORDS = Stopped | Held | Resumed | Called | Met | Noted | Referral | Owed | Wanted | News | Undone


def _lasting(fact: Fact) -> bool:
    """What holds whether or not there is a conversation yet."""
    asked_to_stop = isinstance(fact, Received) and Says.STOP in fact.says
    doubt = isinstance(fact, Held) and fact.doubt
    return asked_to_stop or (isinstance(fact, _WORDS) and not doubt)


def _counts(fact: Fact, first: Outreach | None) -> bool:
    if _lasting(fact):
        return True
    if first is None:
        return False
    match fact:
        case Outreach() | Sent():
            return fact.at >= first.at
        case Received():
            # What answers the first mail came after it, whatever its sender's clock says.
            return fact.at >= first.at or fact.certainty is Certainty.CERTAIN
        case _:
            return fact.at >= first.at - _CLOCKS_APART


def _event(fact: Fact, is_first: bool, meetings: "_Meetings", *, is_news: bool) -> Event | None:
    """What a fact means for the state; None: nothing (an invitation that a newer one has replaced already)."""
    match fact:
        case Outreach() | Sent():
            return Event.FIRST_MAIL if is_first else Event.MAIL
        case Received():
            return _answer_event(fact.says)
        case Delegated():
            return Event.DELEGATED
        case Bounced():
            return Event.HARD_BOUNCE if fact.severity is Severity.HARD else Event.SOFT_BOUNCE
        case Away():
            return Event.LEFT if fact.left else Event.AWAY
        case Meeting():
            if not is_news:
                return None
            return Event.MEETING_CANCELLED if meetings.over_by(fact.at) and fact.cancelled else Event.MEETING
        case Held():
            return Event.HELD
        case Resumed():
            return Event.RESUMED
        case Stopped():
            return Event.STOPPED
        case Met():
            return Event.MET
        case Called() if fact.reached:
            return Event.TALKED
        case _:
            return None


def _answer_event(says: Sequence[Says]) -> Event:
    if Says.STOP in says:
        return Event.STOP
    return Event.DECLINE if Says.DECLINES in says else Event.ANSWER


class _Meetings:
    """The newest word on each meeting, by the invitation's uid and sequence (RFC 5546 2.1.5).

    One hour can be agreed twice: in a mail, and then by an invitation to the same hour. That is one meeting, under the
    uid that came first; from then on the invitation's word counts.
    """

    def __init__(
        self, by_uid: Mapping[str, Meeting] | None = None, same: Mapping[str, str] | None = None
    ) -> None:
        self.by_uid: Mapping[str, Meeting] = by_uid or {}
        self._same: Mapping[str, str] = same or {}

    def then(self, fact: Fact) -> "_Meetings":
        """After one more fact; this very value where it says nothing new about a meeting."""
        if not isinstance(fact, Meeting):
            return self
        twin = self._same.get(fact.uid) or self._twin(fact)
        if twin is not None:
            known = self.by_uid[twin]
            same = {**self._same, fact.uid: twin}
            agreed = (known.starts_at, known.ends_at, known.cancelled)
            if agreed == (fact.starts_at, fact.ends_at, fact.cancelled):
                return self if fact.uid in self._same else _Meetings(self.by_uid, same)
            moved = replace(fact, uid=twin, sequence=known.sequence + 1)
            return _Meetings({**self.by_uid, twin: moved}, same)
        before = self.by_uid.get(fact.uid)
        if before is not None and before.sequence > fact.sequence:
            return self
        return _Meetings({**self.by_uid, fact.uid: fact}, self._same)

    def _twin(self, fact: Meeting) -> str | None:
        """The meeting at the same hour that a meeting not heard of before is one with."""
        if fact.uid in self.by_uid:
            return None
        return next((m.uid for m in self.standing if m.starts_at == fact.starts_at), None)

    @property
    def standing(self) -> list[Meeting]:
        return sorted(
            (meeting for meeting in self.by_uid.values() if not meeting.cancelled),
            key=lambda meeting: (meeting.ends_at, meeting.uid),
        )

    @property
    def latest(self) -> Meeting | None:
        return self.standing[-1] if self.standing else None

    def over_by(self, at: datetime) -> bool:
        return all(meeting.ends_at <= at for meeting in self.standing)


def _by_step(person: str, drafts: Iterable[DraftRow]) -> dict[str, DraftRow]:
    mine = (row for row in drafts if person in row.persons and row.kind not in ABOUT_NOBODY)
    return dict(chain.from_iterable(((step, row) for step in row.steps) for row in mine))
