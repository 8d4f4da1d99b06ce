"""Staying in touch: check-ins by the clock and with news, what they may use, and telling where the user landed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.mail.reading import Says
from followthrough.plan.answering import NO_CONTACT
from followthrough.plan.business_time import Unit, Window
from followthrough.plan.conversation import Conversation, State
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Called, Landed, News, Noted, Owed, Received
from followthrough.plan.rules import Case, Step
from followthrough.plan.words import window_in_words

_QUARTERLY = Window(13, 14, Unit.WEEKS)
_YEARLY = Window(52, 53, Unit.WEEKS)
"""Once the user has landed."""
_NEWS = Window(0, 5, Unit.BUSINESS_DAYS)
_LANDED = Window(0, 20, Unit.BUSINESS_DAYS)
"""Within the day's cap it takes as long to tell a hundred people."""
_ONE_SEARCH = timedelta(weeks=26)
"""Words of having landed that are nearer than this to each other are about one landing."""
_TOLD = frozenset({DraftState.SENT, DraftState.DISMISSED, DraftState.EDITED, DraftState.GONE})
_NOT_KEPT = NO_CONTACT | {State.DELEGATED, State.DECLINED}


def owed(conversation: Conversation) -> tuple[str, ...]:
    """What the user owes them, oldest first: noted since a check-in was last sent."""
    since_at = _last_sent(conversation, StepKind.CHECK_IN)
    return tuple(
        fact.text
        for fact in conversation.facts
        if isinstance(fact, Owed) and (since_at is None or fact.at > since_at)
    )


def helpful(conversation: Conversation) -> tuple[str, ...]:
    """The helpful things from their conversation, oldest first: noted since a thank-you was last sent."""
    since_at = _last_sent(conversation, StepKind.THANK_YOU)
    return tuple(
        fact.text
        for fact in conversation.facts
        if isinstance(fact, Noted) and fact.helpful and (since_at is None or fact.at > since_at)
    )


def _last_sent(conversation: Conversation, kind: StepKind) -> datetime | None:
    """When a draft of this kind was last sent."""
    rows = (row for row in conversation.drafts.values() if row.kind is kind and row.state is DraftState.SENT)
    return max((row.state_at or row.created_at for row in rows), default=None)


def benefactor(conversation: Conversation) -> bool:
    """Whether they met, referred or advised the user."""
    return (
        bool(conversation.occasions)
        or any(Says.REFERS in mail.says for mail in conversation.received)
        or bool(conversation.referrals)
        or any(isinstance(fact, Noted) and fact.helpful for fact in conversation.facts)
    )


# Check-ins ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Touch:
    """What a check-in counts from: a mail in either direction, a meeting's end, a check-in that came to nothing."""

    at: datetime
    message_id: str
    what: str


def check_in_key(case: Case) -> str | None:
    """The key of the check-in that the facts call for next; None where there is none to make."""
    touch = _last_touch(case)
    if touch is None or not _stays_in_touch(case):
        return None
    news = _news(case)
    return case.key(StepKind.CHECK_IN, news.message_id if news is not None else touch.message_id)


def changed_check_in(case: Case) -> str | None:
    """The key of the check-in that the user has changed and not sent, where nothing has happened since: it stands until
    the next is due."""
    last = _last_contact(case)
    rows = (row for row in _check_ins(case) if row.state is DraftState.EDITED)
    return next((row.key for row in rows if last is not None and row.message_id == last.message_id), None)


def check_in(case: Case) -> Step | None:
    """The next check-in: at once where there is news, else by the clock."""
    touch, key, mail = _last_touch(case), check_in_key(case), case.conversation.last_mail
    if touch is None or key is None or mail is None or case.row(key) is not None:
        return None
    news, in_a_row = _news(case), _unanswered_check_ins(case)
    window, rule = (_NEWS, "") if news is not None else _cadence(case, in_a_row)
    why = f"{touch.what} on {case.day(touch.at)}; {rule}."
    if news is not None:
        why = f"You have news since {case.day(news.at)}, and keep in touch with them."
    return case.step(
        StepKind.CHECK_IN, key, news.message_id if news is not None else touch.message_id,
        case.span(news.at if news is not None else touch.at, window),
        template="check_in",
        threads_to=mail.message_id,
        number=in_a_row + 1,
        why=why,
        cancelled_by="Any mail between you, or a meeting, starts the clock anew; so does deleting the draft.",
    )  # fmt: skip


def _cadence(case: Case, in_a_row: int) -> tuple[Window, str]:
    """How long after the last contact, and the rule in words."""
    since = "after the last contact"
    if case.has_landed:
        return _YEARLY, f"since you landed the next is {window_in_words(_YEARLY)} {since}"
    if in_a_row >= case.rules.check_in_quarterly_after:
        rule = (
            f"after {in_a_row} check-ins without an answer the next is {window_in_words(_QUARTERLY)} {since}"
        )
        return _QUARTERLY, rule
    window = case.rules.check_in
    return window, f"the playbook '{case.rules.name}' checks in {window_in_words(window)} {since}"


def has_news(case: Case) -> bool:
    """Whether the next check-in is one with news: it comes beside an answer, and does not take its place."""
    return _news(case) is not None


def _news(case: Case) -> News | None:
    """The latest news that came after any contact with them, where no draft was made for it that is gone by now. A
    check-in that was taken back, mostly to make room for them, is no contact."""
    touch = _last_contact(case)
    mine = (fact for fact in case.conversation.facts if isinstance(fact, News))
    latest = max((*case.at_large.news, *mine), key=lambda fact: (fact.at, fact.message_id), default=None)
    if latest is None or touch is None or latest.at <= touch.at or _landed(case) is not None:
        return None
    row = case.row(case.key(StepKind.CHECK_IN, latest.message_id))
    return None if row is not None and row.state in _LOST else latest


def _stays_in_touch(case: Case) -> bool:
    conversation = case.conversation
    if conversation.state in _NOT_KEPT or conversation.declined or _untold(case):
        return False
    match case.rules.check_in_with:
        case "met":
            # A meeting still to come counts too: the check-in is counted from its end.
            return benefactor(conversation)
        case "answered":
            return bool(conversation.received or conversation.talks) or benefactor(conversation)
        case "nobody":
            return False


def _last_touch(case: Case) -> _Touch | None:
    last = _last_contact(case)
    while last is not None and (lost := _lost_check_in(case, last)) is not None:
        last = lost
    return last


def _last_contact(case: Case) -> _Touch | None:
    conversation, touches = case.conversation, []
    mail = conversation.last_mail
    if mail is not None:
        what = f"{mail.sender} wrote" if isinstance(mail, Received) else "You wrote"
        touches.append(_Touch(mail.at, mail.message_id, f"{what} last"))
    touches += [_Touch(each.ended_at, each.message_id, "You met last") for each in conversation.occasions]
    touches += [
        _Touch(each.at, each.message_id, "You talked on the phone last")
        for each in conversation.talks
        if isinstance(each, Called)
    ]
    touches += [
        _Touch(row.state_at or row.created_at, row.message_id, _OVER[row.state])
        for row in _check_ins(case)
        if row.state in _OVER
    ]
    return max(touches, key=lambda touch: (touch.at, touch.message_id), default=None)


_OVER = {
    DraftState.DISMISSED: "You deleted a check-in",
    # It is the user's own from then on, and keeps nothing back.
    DraftState.EDITED: "You changed a check-in",
}
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
    theirs = [each.at for each in (*conversation.received, *conversation.talks)]
    theirs += [each.ended_at for each in conversation.occasions]
    since_at = max(theirs, default=None)
    return sum(
        row.state in {DraftState.SENT, DraftState.DISMISSED}
        and (since_at is None or row.created_at > since_at)
        for row in _check_ins(case)
    )


# Landed ---------------------------------------------------------------------------------------------------------------


def landed_key(case: Case) -> str | None:
    """The key of the mail that tells them where the user landed; None where none is called for."""
    landed = _landed(case)
    return case.key(StepKind.LANDED, landed.message_id) if landed is not None else None


def tell_landed(case: Case) -> Step | None:
    """One mail to each who met, referred or advised the user; never to one who declined or asked to be left alone."""
    landed, mail = _landed(case), case.conversation.last_mail
    if landed is None or mail is None or not _untold(case):
        return None
    return case.step(
        StepKind.LANDED, case.key(StepKind.LANDED, landed.message_id), landed.message_id,
        case.span(landed.at, _LANDED),
        template="landed",
        threads_to=mail.message_id,
        number=1,
        why=f"You landed on {case.day(landed.at)}; they met, referred or advised you.",
        cancelled_by="A mail of your own to them cancels it.",
    )  # fmt: skip


def _landed(case: Case) -> Landed | None:
    landed, conversation = case.at_large.landed, case.conversation
    if landed is None or not case.has_landed or conversation.state in _NOT_KEPT or conversation.declined:
        return None
    if not benefactor(conversation) or case.written_since(landed.at, StepKind.LANDED) is not None:
        return None
    return None if _was_told(case, landed) else landed


def _was_told(case: Case, landed: Landed) -> bool:
    """Whether they were told of it in other words of the user's, or the user said no to that: those were put right
    since, and nobody is told twice."""
    rows = (row for row in case.conversation.drafts.values() if row.kind is StepKind.LANDED)
    key, since_at = case.key(StepKind.LANDED, landed.message_id), landed.at - _ONE_SEARCH
    return any(row.key != key and row.state in _TOLD and row.created_at >= since_at for row in rows)


def _untold(case: Case) -> bool:
    """Whether they are still to be told, and no draft of it was made."""
    key = landed_key(case)
    return key is not None and case.row(key) is None
