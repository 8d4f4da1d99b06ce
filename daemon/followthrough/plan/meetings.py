"""Steps around a meeting: what to have at hand the working day before, and thanks once it is over."""

from dataclasses import replace
from datetime import datetime, timedelta

from followthrough.mail.reading import Says
from followthrough.plan.answering import NO_CONTACT
from followthrough.plan.business_time import Unit, local_date, within_reason
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Meeting, Received
from followthrough.plan.occasions import Occasion
from followthrough.plan.rules import Case, Span, Step
from followthrough.plan.words import window_in_words

THANKS_LAST = timedelta(weeks=4)
"""So long after a meeting thanks for it are no longer due: the check-in has their place."""


def prepare_key(case: Case, meeting: Meeting) -> str:
    """A meeting that was moved gets a note of its own."""
    return case.key(StepKind.PREPARE, prepare_follows(meeting))


def prepare_follows(meeting: Meeting) -> str:
    """What a prepare note follows: ``uid#sequence``."""
    return f"{meeting.uid}#{meeting.sequence}"


def prepares(case: Case) -> tuple[Step, ...]:
    """A note for each meeting that stands and has none, the working day before; at once when it was agreed later."""
    if case.conversation.state in NO_CONTACT:
        return ()
    steps = (_prepare(case, each) for each in case.conversation.meetings)
    return tuple(step for step in steps if step is not None)


def _prepare(case: Case, meeting: Meeting) -> Step | None:
    key = prepare_key(case, meeting)
    before = case.hours.working_day_before(local_date(meeting.starts_at, case.hours.zone))
    opens = max(case.hours.moment(before, case.rules.prepare_at), meeting.at)
    if case.row(key) is not None or opens >= meeting.starts_at:
        return None
    step = case.step(
        StepKind.PREPARE, key, prepare_follows(meeting), Span(opens, meeting.starts_at),
        template="prepare",
        number=1,
        threads_to=_last_mail(case),
        about=meeting.uid,
        why=f"You meet on {case.day(meeting.starts_at)}; the note comes the working day before.",
        cancelled_by="A cancellation cancels it; when the meeting is moved, a new one comes.",
    )  # fmt: skip
    return replace(step, expires_at=meeting.starts_at)


def prepare_ends(case: Case) -> dict[str, datetime]:
    """Keys of the notes that the facts call for, with or without a row, and when each is over."""
    if case.conversation.state in NO_CONTACT:
        return {}
    return {prepare_key(case, each): each.starts_at for each in case.conversation.meetings}


def thank_yous(case: Case) -> tuple[Step, ...]:
    """For each time they met, or will have met, that the user has not written after: an hour after its end, weekend or
    not."""
    return tuple(
        _thank_you(case, each)
        for each in _unthanked(case)
        if case.row(_thanks_key(case, each)) is None and not _thanked_together(case, each)
    )


def _thanks_key(case: Case, occasion: Occasion) -> str:
    """One for an occasion; where a meeting was moved after thanks for it were drafted, they count for nothing."""
    nth = 1
    while True:
        key = case.key(StepKind.THANK_YOU, occasion.follows, nth)
        row = case.row(key)
        if row is None or row.created_at >= occasion.ended_at:
            return key
        nth += 1


def thanks_from(case: Case, mail: Received) -> datetime | None:
    """When thanks for a meeting after this mail are due: from then on they have the place of its answer."""
    later = (each for each in _unthanked(case) if each.ended_at > mail.at)
    return min((_thanks_span(case, each).opens_at for each in later), default=None)


def thanks_ends(case: Case) -> dict[str, datetime]:
    """Keys of the thank-yous that the facts call for, with or without a row, and when each is pointless. One made
    under another word for the same talk is as good as any."""
    ends: dict[str, datetime] = {}
    for each in _unthanked(case):
        made = (row.key for row in _thanks_made(case, each))
        ends |= dict.fromkeys((*made, _thanks_key(case, each)), _thanks_end(case, each))
    return ends


def _thanks_span(case: Case, occasion: Occasion) -> Span:
    window = case.rules.thank_you
    opens, overdue = (
        _later(case, occasion.ended_at, count, window.unit) for count in (window.opens, window.overdue)
    )
    until_at = case.conversation.waits_until_at
    if until_at is not None and until_at > opens:
        opens = case.hours.next_open(until_at)
        overdue = max(overdue, _later(case, opens, window.overdue - window.opens, window.unit))
    return Span(opens, overdue)


def _thanks_end(case: Case, occasion: Occasion) -> datetime:
    return max(_thanks_span(case, occasion).opens_at, within_reason(occasion.ended_at)) + THANKS_LAST


def _thank_you(case: Case, occasion: Occasion) -> Step:
    window = case.rules.thank_you
    step = case.step(
        StepKind.THANK_YOU, _thanks_key(case, occasion), occasion.follows, _thanks_span(case, occasion),
        template="thank_you",
        number=1,
        threads_to=_last_mail(case),
        about=occasion.meeting.uid if occasion.meeting is not None else "",
        why=f"You met on {case.day(occasion.ended_at)}; thanks are due {window_in_words(window)} after it.",
        cancelled_by="A mail of your own to them after the meeting cancels it, and so does its cancellation.",
    )  # fmt: skip
    return replace(step, expires_at=_thanks_end(case, occasion))


def _unthanked(case: Case) -> list[Occasion]:
    conversation = case.conversation
    if conversation.state in NO_CONTACT:
        return []
    last = conversation.last_sent
    return [
        each
        for each in conversation.occasions
        if (last is None or last.at < each.ended_at) and not _called_off(case, each)
    ]


def _called_off(case: Case, occasion: Occasion) -> bool:
    """Whether they declined in words after it was agreed: then it counts as met only where the user says so."""
    meeting = occasion.meeting
    if meeting is None or occasion.told:
        return False
    declined = (mail for mail in case.conversation.received if Says.DECLINES in mail.says)
    return any(meeting.at <= mail.at < meeting.starts_at for mail in declined)


def _thanked_together(case: Case, occasion: Occasion) -> bool:
    """Whether a thank-you was made after a later meeting, or under another word for this one: it stands for both."""
    made = (row for row in _thanks_made(case, occasion) if row.state is not DraftState.WITHDRAWN)
    return next(made, None) is not None


def _thanks_made(case: Case, occasion: Occasion) -> list[DraftRow]:
    rows = {row.key: row for row in case.conversation.drafts.values() if row.kind is StepKind.THANK_YOU}
    return [row for row in rows.values() if row.created_at >= occasion.ended_at]


def _later(case: Case, at: datetime, count: int, unit: Unit) -> datetime:
    """Hours by the clock, at whatever time of day; anything else in working time."""
    if unit is Unit.HOURS:
        return within_reason(at) + timedelta(hours=count)
    return case.hours.after(at, count, unit)


def _last_mail(case: Case) -> str:
    mail = case.conversation.last_mail
    return mail.message_id if mail is not None else ""
