"""``met``, ``meeting`` and ``no meeting``: from the user's words to facts."""

from datetime import datetime, timedelta

from followthrough.plan.business_time import local_date
from followthrough.plan.facts import Meeting, Met
from followthrough.plan.speech import Case, Outcome

_TOO_FAR = timedelta(days=400)
_JUST_OVER = timedelta(days=14)
"""``met`` without a day is about the meeting that ended within so long."""


def met(case: Case) -> Outcome:
    order, at = case.order, case.speech.at
    ended_at = order.at or at
    if ended_at > at + timedelta(minutes=30):
        return case.refused("That day is still to come. Say a meeting to come with `meeting Thu 14:00`.")
    ended_at = _as_agreed(case, min(ended_at, at))
    fact = case.fact(Met, ended_at=ended_at)
    said = f"You met on {case.day(ended_at)}.{_unwritten(case)}"
    return case.done(said + case.commented(), fact, *case.comment())


def _as_agreed(case: Case, ended_at: datetime) -> datetime:
    """The end of the meeting that was agreed for then, where no hour is said."""
    meeting = case.conversation.meeting if case.conversation else None
    if meeting is None or case.order.has_hour:
        return ended_at
    if not meeting.ends_at <= case.speech.at < meeting.ends_at + _JUST_OVER:
        return ended_at
    zone = case.speech.zone
    same_day = local_date(meeting.ends_at, zone) == local_date(ended_at, zone)
    return meeting.ends_at if same_day or case.order.at is None else ended_at


def _unwritten(case: Case) -> str:
    return " Nothing is drafted from it: you have not written to them yet." if case.is_strange else ""


def meeting(case: Case) -> Outcome:
    order, at = case.order, case.speech.at
    if order.at is None or order.ends_at is None:
        return case.refused("Say the day and the hour, as in `meeting Thu 14:00`.")
    when = f"{case.day(order.at)}, {case.hour(order.at)}"
    if order.ends_at <= at:
        return case.refused(f"{when} is over. Say what has been with `met` and the day.")
    if order.at > at + _TOO_FAR:
        return case.refused(f"{when} is more than a year off. Write a nearer day.")
    before = _to_come(case)
    moves = before is not None and _is_word(before)
    fact = case.fact(
        Meeting,
        uid=before.uid if moves and before else case.message_id,
        sequence=before.sequence + 1 if moves and before else 0,
        starts_at=order.at,
        ends_at=order.ends_at,
    )
    # One that their calendar knows is theirs to move; here it stands no more.
    gone = (_cancelled(case, before),) if before is not None and not moves else ()
    until = case.hour(order.ends_at)
    said = f"The meeting is moved to {when}-{until}." if before else f"A meeting on {when}-{until}."
    return case.done(said + _unwritten(case) + case.commented(), *gone, fact, *case.comment())


def _to_come(case: Case) -> Meeting | None:
    """The meeting agreed that is not over."""
    meeting = case.conversation.meeting if case.conversation else None
    return meeting if meeting is not None and meeting.ends_at > case.speech.at else None


def _is_word(meeting: Meeting) -> bool:
    """Whether it rests on the user's word alone, and not on a calendar's."""
    return "#" in meeting.uid and "#" in meeting.message_id


def _cancelled(case: Case, meeting: Meeting) -> Meeting:
    return case.fact(
        Meeting,
        uid=meeting.uid,
        sequence=meeting.sequence + 1 if _is_word(meeting) else meeting.sequence,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        cancelled=True,
    )


def no_meeting(case: Case) -> Outcome:
    meeting = _to_come(case)
    if meeting is None:
        return case.refused("No meeting to come is known.")
    when = f"{case.day(meeting.starts_at)}, {case.hour(meeting.starts_at)}"
    return case.done(
        f"The meeting on {when} is cancelled." + case.commented(), _cancelled(case, meeting), *case.comment()
    )
