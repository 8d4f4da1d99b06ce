"""Steps that follow what they wrote: the answer to their latest mail, and a nudge after a yes that came to nothing."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from followthrough.mail.matching.match import Certainty
from followthrough.mail.reading import Says
from followthrough.plan.business_time import Unit
from followthrough.plan.conversation import Conversation, State
from followthrough.plan.drafts import StepKind
from followthrough.plan.facts import Outreach, Received, Sent
from followthrough.plan.rules import Case, Span, Step
from followthrough.plan.words import window_in_words

NO_CONTACT = frozenset({State.NEW, State.STOPPED, State.UNREACHABLE})
AGREES = frozenset({Says.POSITIVE, Says.NAMES_TIME})
# A clear yes or thanks, and nothing in it that wants more than thanks.
_CLEAR = frozenset({Says.POSITIVE, Says.THANKS})
_NO_NUDGE = NO_CONTACT | {State.DECLINED, State.DELEGATED}


def answer_key(case: Case) -> str | None:
    """The key of the answer to their latest mail; None where they have none, asked not to be contacted, or sent an
    invitation, which the calendar answers."""
    mail = case.conversation.unanswered
    if mail is None or mail.invites or case.conversation.state is State.STOPPED:
        return None
    return case.key(StepKind.ANSWER, mail.message_id)


def answer(case: Case) -> Step | None:
    """The answer to their latest mail, at once, at whatever hour; only an absence or a hold makes it wait."""
    mail, key = case.conversation.unanswered, answer_key(case)
    if mail is None or key is None or case.conversation.state in NO_CONTACT or case.row(key) is not None:
        return None
    return case.step(
        StepKind.ANSWER, key, mail.message_id, _at_once(case, mail),
        template=answer_template(mail, case.conversation, landed=case.has_landed),
        number=1,
        why=f"{mail.sender} wrote on {case.day(mail.at)}{_known_by(mail)}; your answer is due at once.",
        cancelled_by="A mail of your own to them cancels it; a newer mail of theirs takes its place.",
    )  # fmt: skip


def answer_template(mail: Received, conversation: Conversation, *, landed: bool = False) -> str:
    """By what they said, the first that holds; ``answer``, their words quoted with a FILL, wherever a ready text could
    be wrong or too cheerful. Whoever declined, in whatever mail, is never asked for anything."""
    if mail.delicate or conversation.delicate:
        return "answer"
    says = frozenset(mail.says)
    if Says.DECLINES in says:
        return "thanks_for_declining"
    if Says.REFERS in says:
        return _for_referral(mail, conversation)
    if conversation.declined:
        return "thanks_for_reply" if says and says <= _CLEAR else "answer"
    if Says.NAMES_TIME in says:
        # The question is mostly the time itself: would Thursday at two do?
        return "accept_time"
    if Says.QUESTION in says:
        return "answer"
    if Says.POSITIVE in says:
        return _for_yes(mail, conversation, says, landed=landed)
    if Says.NO_OPENINGS in says:
        return "answer" if landed or _have_met(mail, conversation) else "no_openings"
    return "thanks_for_reply" if says and says <= _CLEAR else "answer"


def _for_referral(mail: Received, conversation: Conversation) -> str:
    """A question or a time beside the referral would go unanswered in mere thanks for it."""
    if any(each.introduced and each.message_id == mail.message_id for each in conversation.referrals):
        return "reply_to_introduction"
    wants_more = {Says.QUESTION, Says.NAMES_TIME} & set(mail.says)
    return "answer" if wants_more and not conversation.declined else "thanks_for_referral"


def _for_yes(mail: Received, conversation: Conversation, says: frozenset[Says], *, landed: bool) -> str:
    """Times are proposed to the first yes to what the user asked for. After they met, a yes is friendliness."""
    if landed or _have_met(mail, conversation):
        return "thanks_for_reply" if says <= _CLEAR else "answer"
    return "propose_times" if not _answered_a_yes(mail, conversation) else "answer"


def _answered_a_yes(mail: Received, conversation: Conversation) -> bool:
    """Whether the user has answered an earlier agreement since they last asked anew: times were proposed then."""
    agreed = answered = False
    for fact in conversation.facts:
        if fact is mail:
            break
        match fact:
            case Outreach():
                agreed = answered = False
            case Received():
                agreed = agreed or bool(AGREES & set(fact.says))
            case Sent():
                answered = answered or agreed
            case _:
                pass
    return answered


def _have_met(mail: Received, conversation: Conversation) -> bool:
    """Whether they met or have agreed to."""
    return bool(conversation.occasions) or any(talk.at < mail.at for talk in conversation.talks)


def _known_by(mail: Received) -> str:
    return "" if mail.certainty is Certainty.CERTAIN else " (known by their address, not by the thread)"


def _at_once(case: Case, mail: Received) -> Span:
    first = case.conversation.outreach
    # Their clock may be wrong; an answer cannot be older than what it answers.
    at = max(mail.at, first.at) if first is not None else mail.at
    return at_once(case, at)


def at_once(case: Case, at: datetime) -> Span:
    """From a moment on, at whatever hour, unless an absence makes it wait; overdue a business day later."""
    waits_until_at = case.conversation.waits_until_at
    if waits_until_at is not None and waits_until_at > at:
        at = case.hours.next_open(waits_until_at)
    return Span(at, case.hours.after(at, 1, Unit.BUSINESS_DAYS))


# The nudge ------------------------------------------------------------------------------------------------------------


def nudge_key(case: Case) -> str | None:
    """The key of the nudge that the facts call for; None where there is none to make. One for an agreement."""
    agreed = _agreed(case)
    return case.key(StepKind.NUDGE, agreed.message_id) if agreed is not None else None


def nudge(case: Case) -> Step | None:
    """After a yes that the user answered and that nothing came of: once, and not before a time they named is past."""
    agreed, key, last = _agreed(case), nudge_key(case), case.conversation.last_sent
    if agreed is None or key is None or last is None or case.row(key) is not None:
        return None
    window = case.rules.nudge
    return case.step(
        StepKind.NUDGE, key, agreed.message_id, case.span(last.at, window, max(agreed.times, default=None)),
        template="nudge",
        number=1,
        threads_to=last.message_id,
        why=f"{agreed.sender} agreed on {case.day(agreed.at)}, and nothing came after your mail of "
        f"{case.day(last.at)}; the playbook '{case.rules.name}' nudges once, {window_in_words(window)} after it.",
        cancelled_by="An answer, a meeting, or a mail of your own to them cancels it.",
    )  # fmt: skip


def _agreed(case: Case) -> Received | None:
    """Their latest agreement, where the user answered it, and nothing came of it since."""
    conversation, last = case.conversation, case.conversation.last_mail
    if conversation.state in _NO_NUDGE or case.has_landed or not isinstance(last, Sent | Outreach):
        return None
    theirs = conversation.received[-1] if conversation.received else None
    if theirs is None or not AGREES & set(theirs.says) or theirs.invites:
        return None
    if any(each.ended_at > theirs.at for each in conversation.occasions):
        return None
    if any(talk.at > theirs.at for talk in conversation.talks):
        return None
    since = conversation.written_after(theirs)
    if not any(isinstance(mail, Outreach) or mail.expects_answer for mail in since):
        return None  # mere thanks leave nothing to answer
    return None if _nudged_already(case, since) else theirs


def _nudged_already(case: Case, since: Sequence[Outreach | Sent]) -> bool:
    """Whether the user has done it in their own words: written once more, so long after their answer."""
    window = case.rules.nudge
    return any(
        later.at >= case.hours.after(mail.at, window.opens, window.unit) for mail, later in pairwise(since)
    )
