"""What the week's digest tells: counted from the facts and the list of people, nothing guessed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.compose import words
from followthrough.compose.day import Item
from followthrough.compose.digest import Stage, Week
from followthrough.plan.business_time import Unit, Window, WorkingTime, local_date
from followthrough.plan.conversation import Conversation, State
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Applied, Called, Outreach, Sent
from followthrough.plan.playbook import Outlook, Rules, Step
from followthrough.service import wording
from followthrough.service.chart import Row, counted
from followthrough.service.naming import named_in

_OVER = frozenset({State.STOPPED, State.DECLINED, State.UNREACHABLE, State.DELEGATED})
_IN_DRAFTS = frozenset({DraftState.PLACED, DraftState.EDITED})
STAGES = (
    "Not written to yet",
    "Written to, no answer yet",
    "Resting after all attempts",
    "In conversation",
    "A meeting is agreed",
    "Met",
    "Closed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known at one moment. ``rows`` are the chart of people."""

    now: datetime
    hours: WorkingTime
    rows: Sequence[Row]
    conversations: Mapping[str, Conversation]
    outlooks: Mapping[str, Outlook]
    rules: Mapping[str, Rules]
    applied: Sequence[Applied] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """A week, as the digest is given it."""

    since_at: datetime
    did: Week
    listed: int
    stages: tuple[Stage, ...]
    yours: tuple[Item, ...]
    theirs: tuple[Item, ...]
    more: tuple[Item, ...]


def weekly(known: Known) -> Weekly:
    """The seven days up to today's beginning, and how everything stands now."""
    since_at = known.hours.day_opens_at(local_date(known.now - timedelta(days=7), known.hours.zone))
    names = {each: row.shown for row in known.rows for each in (*row.addresses, row.person)}
    mine = [row for row in known.rows if row.listed or row.written_to]
    talks = sorted(
        known.conversations.values(), key=lambda each: (names.get(each.person, each.person), each.person)
    )
    return Weekly(
        since_at=since_at,
        did=did(talks, known.applied, since_at, known.now),
        listed=counted(known.rows).listed,
        stages=stages(mine, known),
        yours=tuple(_yours(talks, names, known)),
        theirs=tuple(_theirs(talks, names, known)),
        more=(
            *_overdue(talks, names, known),
            *_ahead(talks, names, known),
            *_resting(talks, names, known),
        ),
    )


def did(talks: Iterable[Conversation], applied: Iterable[Applied], since_at: datetime, now: datetime) -> Week:
    """What the user did in a stretch of time. A mail to several people is one mail."""
    talks = tuple(talks)
    sent = [(talk, mail) for talk in talks for mail in talk.sent if since_at <= mail.at <= now]
    ended = (each.ended_at for talk in talks for each in talk.occasions)
    calls = (fact for talk in talks for fact in talk.facts if isinstance(fact, Called))
    return Week(
        first_mails=sum(t.outreach is not None and since_at <= t.outreach.at <= now for t in talks),
        mails=len({mail.message_id for _, mail in sent}),
        calls=sum(since_at <= fact.at <= now for fact in calls),
        meetings=sum(since_at <= at <= now for at in ended),
        thank_yous=len({mail.message_id for talk, mail in sent if _is_thanks(talk, mail)}),
        applications=sum(since_at <= fact.at <= now for fact in applied),
    )


def _is_thanks(talk: Conversation, mail: Outreach | Sent) -> bool:
    row = talk.drafts.get(mail.step_key) if isinstance(mail, Sent) else None
    return row is not None and row.kind is StepKind.THANK_YOU


def stages(rows: Iterable[Row], known: Known) -> tuple[Stage, ...]:
    """Everybody who counts, each in one stage."""
    placed = [
        _stage(row, known.conversations.get(row.person), known.outlooks.get(row.person)) for row in rows
    ]
    return tuple(Stage(label, placed.count(label)) for label in STAGES)


def _stage(row: Row, talk: Conversation | None, outlook: Outlook | None) -> str:
    if talk is None or (not row.written_to and not row.met and talk.state is State.NEW):
        return STAGES[0]
    if talk.state in _OVER:
        return STAGES[6]
    if talk.state is State.MEETING and not row.met:
        return STAGES[4]
    if row.met:
        return STAGES[5]
    if row.answered:
        return STAGES[3]
    return STAGES[2] if outlook is not None and outlook.resting else STAGES[1]


def _yours(talks: Iterable[Conversation], names: Mapping[str, str], known: Known) -> Iterator[Item]:
    for talk in talks:
        theirs = talk.unanswered
        if talk.state in _OVER or _is_held(talk, known):
            continue
        if theirs is None:
            yield from _to_send(talk, names, known)
            continue
        drafted = any(r.state in _IN_DRAFTS and not r.is_note for r in talk.drafts.values())
        there = "; a draft waits in Drafts" if drafted else ""
        text = f"wrote on {words.weekday(theirs.at, known.hours.zone)}{there}."
        yield Item(heading="Your turn", person=names.get(talk.person, talk.person), text=text)


def _to_send(talk: Conversation, names: Mapping[str, str], known: Known) -> Iterator[Item]:
    """Drafts that wait though nobody wrote: the next mail, a check-in."""
    for row in _waiting(talk, known.outlooks.get(talk.person)):
        since = words.weekday(row.created_at, known.hours.zone)
        text = f"{wording.draft_in_words(row.kind)} waits in Drafts, since {since}."
        yield Item(heading="Your turn", person=names.get(talk.person, talk.person), text=text)


def _theirs(talks: Iterable[Conversation], names: Mapping[str, str], known: Known) -> Iterator[Item]:
    for talk in talks:
        last, outlook = talk.last_mail, known.outlooks.get(talk.person)
        waits = talk.state in {State.WAITING, State.TALKING} and isinstance(last, Outreach | Sent)
        if not waits or last is None or outlook is None or outlook.resting or _is_held(talk, known):
            continue
        if _waiting(talk, outlook):
            continue
        step = min(outlook.steps, key=lambda each: (each.opens_at, each.key), default=None)
        text = f"you wrote on {words.weekday(last.at, known.hours.zone)}{_next(step, known)}."
        yield Item(heading="Their turn", person=names.get(talk.person, talk.person), text=text)


def _next(step: Step | None, known: Known) -> str:
    if step is None:
        return ""
    what = wording.kind_in_words(step.kind) if step.kind is not StepKind.ATTEMPT else "mail"
    on = local_date(step.opens_at, known.hours.zone)
    year = f" {on.year}" if on.year != local_date(known.now, known.hours.zone).year else ""
    when = words.weekday(step.opens_at, known.hours.zone) + year
    return f"; next: {what}, {when}" if step.opens_at > known.now else f"; next: {what}"


def _is_held(talk: Conversation, known: Known) -> bool:
    outlook = known.outlooks.get(talk.person)
    return talk.held or (outlook is not None and outlook.held)


# What is late -----------------------------------------------------------------------------------------------------


def _overdue(talks: Iterable[Conversation], names: Mapping[str, str], known: Known) -> Iterator[Item]:
    for talk in talks:
        outlook, rules = known.outlooks.get(talk.person), known.rules.get(talk.playbook)
        late = [
            (step.overdue_at, step.kind)
            for step in (outlook.steps if outlook is not None else ())
            if step.overdue_at <= known.now and (step.expires_at is None or step.expires_at > known.now)
        ]
        for row in _waiting(talk, outlook):
            overdue_at = _overdue_at(row, rules, known.hours)
            if overdue_at is not None and overdue_at <= known.now:
                late.append((overdue_at, row.kind))
        for at, kind in sorted(set(late)):
            text = f"{wording.kind_in_words(kind)}, since {words.weekday(at, known.hours.zone)}."
            yield Item(heading="Overdue", person=names.get(talk.person, talk.person), text=text)


def _waiting(talk: Conversation, outlook: Outlook | None) -> list[DraftRow]:
    """Drafts that lie untouched and that the facts still call for."""
    standing = outlook.standing if outlook is not None else None
    rows = {row.key: row for row in talk.drafts.values()}
    return [
        row
        for row in rows.values()
        if row.state is DraftState.PLACED
        and not row.is_note
        and (standing is None or not standing.isdisjoint(row.steps))
    ]


def _overdue_at(row: DraftRow, rules: Rules | None, hours: WorkingTime) -> datetime | None:
    """From when a draft that lies in Drafts is overdue: it was placed when its window opened, or later. None: it has no
    window."""
    if rules is None:
        return None
    mails = [each.after for each in rules.attempts if each.by == "mail"]
    windows = {
        StepKind.ATTEMPT: max(mails, key=lambda w: w.overdue - w.opens, default=None),
        StepKind.NUDGE: rules.nudge,
        StepKind.THANK_YOU: rules.thank_you,
        StepKind.REPORT_BACK: rules.report_back,
        StepKind.CHECK_IN: rules.check_in,
    }
    window: Window | None = windows.get(row.kind)
    if window is None:
        return None
    open_for = window.overdue - window.opens
    if window.unit is Unit.HOURS:
        return row.created_at + timedelta(hours=open_for)
    return hours.after(row.created_at, open_for, window.unit)


def _ahead(talks: Iterable[Conversation], names: Mapping[str, str], known: Known) -> Iterator[Item]:
    zone = known.hours.zone
    found = [
        (m.starts_at, names.get(t.person, t.person))
        for t in talks
        for m in t.meetings
        if m.starts_at > known.now
    ]
    for starts_at, name in sorted(found):
        text = f"{words.weekday(starts_at, zone)}, {words.clock(starts_at, zone)}."
        yield Item(heading="Meetings ahead", person=name, text=text)


def _resting(talks: Iterable[Conversation], names: Mapping[str, str], known: Known) -> Iterator[Item]:
    for talk in talks:
        outlook = known.outlooks.get(talk.person)
        name = names.get(talk.person, talk.person)
        if _is_held(talk, known) and talk.state not in _OVER:
            why = talk.waits_why or (outlook.waiting if outlook is not None else "")
            text = named_in(why, lambda address: names.get(address, ""))
            yield Item(heading="On hold", person=name, text=f"{text.rstrip('.')}.")
        elif outlook is not None and outlook.resting:
            text = named_in(outlook.waiting, lambda address: names.get(address, ""))
            yield Item(heading="Resting", person=name, text=text)
