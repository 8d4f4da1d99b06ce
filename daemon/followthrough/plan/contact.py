"""Steps with those who answered: the answer to their latest mail, and staying in touch."""

from dataclasses import dataclass
from datetime import datetime

from followthrough.mail.match import Certainty
from followthrough.mail.reading import Says
from followthrough.plan.business_time import Unit, Window
from followthrough.plan.conversation import State
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Received
from followthrough.plan.rules import Case, Span, Step
from followthrough.plan.words import window_in_words

# A clear yes or thanks, and nothing in it that wants more than thanks.
_CLEAR = frozenset({Says.POSITIVE, Says.THANKS})
_QUARTERLY = Window(13, 14, Unit.WEEKS)
_NO_CONTACT = frozenset({State.NEW, State.STOPPED, State.UNREACHABLE})


def answer_key(case: Case) -> str | None:
    """The key of the answer to their latest mail; None where they have none or asked not to be contacted."""
    mail = case.conversation.unanswered
    if mail is None or case.conversation.state is State.STOPPED:
        return None
    return case.key(StepKind.ANSWER, mail.message_id)


def answer(case: Case) -> Step | None:
    """The answer to their latest mail, at once, at whatever hour; only an absence or a hold makes it wait."""
    mail, key = case.conversation.unanswered, answer_key(case)
    if mail is None or key is None or case.conversation.state in _NO_CONTACT or case.row(key) is not None:
        return None
    return case.step(
        StepKind.ANSWER, key, mail.message_id, _at_once(case, mail),
        template=answer_template(mail),
        number=1,
        why=f"{mail.sender} wrote on {case.day(mail.at)}{_known_by(mail)}; your answer is due at once.",
        cancelled_by="A mail of your own to them cancels it; a newer mail of theirs takes its place.",
    )  # fmt: skip


def answer_template(mail: Received) -> str:
    """Thanks where a yes or thanks is all they say; else their words, quoted, and a FILL."""
    says = frozenset(mail.says)
    return "thanks_for_reply" if says and says <= _CLEAR else "answer"


def _known_by(mail: Received) -> str:
    return "" if mail.certainty is Certainty.CERTAIN else " (known by their address, not by the thread)"


def _at_once(case: Case, mail: Received) -> Span:
    first = case.conversation.outreach
    # Their clock may be wrong; an answer cannot be older than what it answers.
    at = max(mail.at, first.at) if first is not None else mail.at
    waits_until_at = case.conversation.waits_until_at
    if waits_until_at is not None and waits_until_at > at:
        at = case.hours.next_open(waits_until_at)
    return Span(at, case.hours.after(at, 1, Unit.BUSINESS_DAYS))


@dataclass(frozen=True, slots=True)
class _Touch:
    """What a check-in counts from: a mail in either direction, a meeting's end, a check-in that came to nothing."""

    at: datetime
    message_id: str
    what: str


def check_in_key(case: Case) -> str | None:
    """The key of the check-in that the facts call for next; None where there is none to make."""
    touch = _last_touch(case)
    return (
        case.key(StepKind.CHECK_IN, touch.message_id) if touch is not None and _stays_in_touch(case) else None
    )


def check_in(case: Case) -> Step | None:
    """The next check-in. An answer that the user still owes ends when it opens: it takes the answer's place."""
    touch, key, mail = _last_touch(case), check_in_key(case), case.conversation.last_mail
    if touch is None or key is None or mail is None or case.row(key) is not None:
        return None
    in_a_row = _unanswered_check_ins(case)
    window = _QUARTERLY if in_a_row >= case.rules.check_in_quarterly_after else case.rules.check_in
    rule = f"the playbook '{case.rules.name}' checks in {window_in_words(window)} after the last contact"
    if window is _QUARTERLY:
        since = "after the last contact"
        rule = f"after {in_a_row} check-ins without an answer the next is {window_in_words(window)} {since}"
    return case.step(
        StepKind.CHECK_IN, key, touch.message_id, case.span(touch.at, window),
        template="check_in",
        threads_to=mail.message_id,
        number=in_a_row + 1,
        why=f"{touch.what} on {case.day(touch.at)}; {rule}.",
        cancelled_by="Any mail between you, or a meeting, starts the clock anew; so does deleting the draft.",
    )  # fmt: skip


def _stays_in_touch(case: Case) -> bool:
    conversation = case.conversation
    if conversation.state in {*_NO_CONTACT, State.DELEGATED, State.DECLINED}:
        return False
    match case.rules.check_in_with:
        case "met":
            referred = any(Says.REFERS in mail.says for mail in conversation.received)
            # A meeting still to come counts too: the check-in is counted from its end.
            return referred or conversation.meeting is not None
        case "answered":
            return bool(conversation.received)
        case "nobody":
            return False


def _last_touch(case: Case) -> _Touch | None:
    conversation, touches = case.conversation, []
    mail = conversation.last_mail
    if mail is not None:
        what = f"{mail.sender} wrote" if isinstance(mail, Received) else "You wrote"
        touches.append(_Touch(mail.at, mail.message_id, f"{what} last"))
    if conversation.meeting is not None:
        touches.append(_Touch(conversation.meeting.ends_at, conversation.meeting.message_id, "You met last"))
    touches += [
        _Touch(row.state_at or row.created_at, row.message_id, "You deleted a check-in")
        for row in _check_ins(case)
        if row.state is DraftState.DISMISSED
    ]
    last = max(touches, key=lambda touch: (touch.at, touch.message_id), default=None)
    while last is not None and (lost := _lost_check_in(case, last)) is not None:
        last = lost
    return last


_LOST = {
    DraftState.WITHDRAWN: "A check-in was taken back",
    DraftState.GONE: "A check-in was found elsewhere",
}


def _lost_check_in(case: Case, touch: _Touch) -> _Touch | None:
    """The check-in that was due after this touch, where it is not in Drafts any more though nobody said no to it."""
    row = case.row(case.key(StepKind.CHECK_IN, touch.message_id))
    if row is None or row.state not in _LOST:
        return None
    return _Touch(row.state_at or row.created_at, row.message_id, _LOST[row.state])


def _check_ins(case: Case) -> list[DraftRow]:
    rows = {row.key: row for row in case.conversation.drafts.values() if row.kind is StepKind.CHECK_IN}
    return list(rows.values())


def _unanswered_check_ins(case: Case) -> int:
    """Check-ins sent or deleted since they last wrote or met the user."""
    conversation = case.conversation
    theirs = [mail.at for mail in conversation.received]
    if conversation.meeting is not None:
        theirs.append(conversation.meeting.ends_at)
    since_at = max(theirs, default=None)
    return sum(
        row.state in {DraftState.SENT, DraftState.DISMISSED}
        and (since_at is None or row.created_at > since_at)
        for row in _check_ins(case)
    )
