"""First mails to people who are listed or were named, and word of it back to whoever named them."""

from collections.abc import Sequence
from datetime import datetime

from followthrough.mail.reading import Says
from followthrough.plan.answering import NO_CONTACT
from followthrough.plan.business_time import Unit, Window, WorkingTime
from followthrough.plan.conversation import Conversation, State
from followthrough.plan.drafts import DraftState, StepKind
from followthrough.plan.facts import Received, Referral
from followthrough.plan.rules import Case, Prospect, Step
from followthrough.plan.words import moment_in_words, window_in_words

PROMISED_FOR = 10
"""Business days that somebody who said they would ask or introduce is left to it."""
_LISTED = Window(0, 26, Unit.WEEKS)
"""A list of a hundred takes a month within the day's cap, and is not overdue for it."""
_NAMED = Window(0, 5, Unit.BUSINESS_DAYS)
_THANKS = frozenset({StepKind.ANSWER, StepKind.THANK_YOU})

Named = tuple[Referral, Conversation]
"""A referral, and the conversation with whoever made it."""


# Introductions --------------------------------------------------------------------------------------------------------


def listed_prospect(
    person: str, playbook: str, account: str, since_at: datetime, referred_by: str, named: Sequence[Named]
) -> Prospect:
    """Somebody people.toml lists to be introduced to, ``since_at`` when that was first seen."""
    referral = next((each for each, _ in _by_time(named)), None)
    return Prospect(
        person=person,
        playbook=playbook,
        account=account,
        opens_at=since_at,
        referral=referral,
        referred_by=referral.person if referral is not None else referred_by,
    )


def named_prospect(
    person: str, playbook: str, account: str, named: Sequence[Named], hours: WorkingTime
) -> Prospect | None:
    """Somebody who was named, with an address; None where nobody names them, or only in introducing them.

    The first mail waits until the thanks for it are out. Whoever said that they would ask or introduce does that, until
    the user says otherwise.
    """
    found = []
    for referral, referrer in _by_time(named):
        if referrer.state is State.STOPPED and _asked_to_stop(referrer):
            continue
        free = not (referral.promised or referral.introduced)
        opens_at = thanked_at(referral, referrer) if free else None
        waiting = f"Waits until your thanks to {referral.person} are out."
        if not free:
            day = moment_in_words(referral.at, hours.zone)
            waiting = (
                f"{referral.person} said on {day} that they would ask or introduce you; it is left to them."
            )
        found.append(
            Prospect(
                person=person,
                playbook=playbook or referrer.playbook,
                account=account or referrer.account,
                follows=referral.message_id,
                opens_at=opens_at,
                waiting=waiting if opens_at is None else "",
                referral=referral,
                referred_by=referral.person,
            )
        )
    ready = [each for each in found if each.opens_at is not None]
    if ready:
        return min(ready, key=lambda each: (each.opens_at, each.follows))
    return found[-1] if found else None


def thanked_at(referral: Referral, referrer: Conversation) -> datetime | None:
    """When the thanks for a referral were out, or were not wanted: the user wrote since, or deleted the draft of it.

    Named in a mail, the answer to that mail counts; told by the user, a mail since they last met or talked; where they
    did neither, nothing is waited for. None: not yet.
    """
    since_at = _named_at(referral, referrer)
    if since_at is None or referrer.state in NO_CONTACT:
        return referral.at
    times = [mail.at for mail in referrer.sent if mail.at > since_at]
    times += [
        row.state_at or row.created_at
        for row in referrer.drafts.values()
        if row.kind in _THANKS and row.state is DraftState.DISMISSED and row.created_at > since_at
    ]
    return max(min(times), referral.at) if times else None


def _named_at(referral: Referral, referrer: Conversation) -> datetime | None:
    """When they named them; None where no mail and no talk is known."""
    for mail in referrer.received:
        if mail.message_id == referral.message_id:
            return mail.at
    # It may be said while they still sit together.
    talks = [
        each.ended_at
        for each in referrer.occasions
        if (each.meeting.starts_at if each.meeting is not None else each.ended_at) <= referral.at
    ]
    return max((*talks, *(each.at for each in referrer.talks if each.at <= referral.at)), default=None)


def _asked_to_stop(conversation: Conversation) -> bool:
    return any(Says.STOP in mail.says for mail in conversation.received)


def _by_time(named: Sequence[Named]) -> list[Named]:
    return sorted(named, key=lambda each: (each[0].at, each[0].message_id, each[0].person))


def introduction_key(case: Case) -> str | None:
    """The key of the first mail to them; None where none is called for any more."""
    prospect = case.ties.prospect
    return (
        case.key(StepKind.INTRODUCTION, prospect.follows) if prospect is not None and _is_new(case) else None
    )


def introduction(case: Case) -> Step | None:
    """The first mail to somebody never written to, once for ever, however they came to be known."""
    prospect, key = case.ties.prospect, introduction_key(case)
    if prospect is None or key is None or prospect.opens_at is None or case.has_landed:
        return None
    if any(row.kind is StepKind.INTRODUCTION for row in case.conversation.drafts.values()):
        return None
    return case.step(
        StepKind.INTRODUCTION, key, prospect.follows,
        case.span(prospect.opens_at, _NAMED if prospect.follows else _LISTED),
        template="introduction",
        number=1,
        threads_to="",
        about=prospect.referred_by,
        why=_why(case, prospect),
        cancelled_by="A mail of your own to them cancels it.",
    )  # fmt: skip


def _is_new(case: Case) -> bool:
    """Nobody who was written to, whom the user met or talked to, or who was stopped."""
    conversation = case.conversation
    return conversation.state is State.NEW and not conversation.talks


def _why(case: Case, prospect: Prospect) -> str:
    if not prospect.follows:
        return "people.toml lists them to be introduced to, and you have not written to them."
    on = f" on {case.day(prospect.referral.at)}" if prospect.referral is not None else ""
    return f"{prospect.referred_by} named them{on}, and you have not written to them."


def standing_introductions(case: Case) -> frozenset[str]:
    """Keys with a row that the facts still call for: by whatever way it was first made."""
    if case.ties.prospect is None or case.has_landed or not _is_new(case):
        return frozenset()
    rows = case.conversation.drafts
    return frozenset(key for key, row in rows.items() if row.kind is StepKind.INTRODUCTION)


# Word back to whoever named them --------------------------------------------------------------------------------------


def report_backs(case: Case) -> tuple[Step, ...]:
    """To the referrer, once the person they named has answered or was met."""
    found = ((each, _due_at(case, each)) for each in _by_person(case).values())
    made = {case.ties.referred[each.address].person for each in _reported(case)}
    return tuple(
        _report_back(case, referral, at)
        for referral, at in found
        if at is not None and case.ties.referred[referral.address].person not in made
    )


def _by_person(case: Case) -> dict[str, Referral]:
    """Of those who were written to the first word of each: named in a mail and in the user's notes is named once."""
    found: dict[str, Referral] = {}
    for each in case.conversation.referrals:
        if each.address in case.ties.referred:
            found.setdefault(case.ties.referred[each.address].person, each)
    return found


def _reported(case: Case) -> list[Referral]:
    """Those of which there is a report-back already, under whichever word it was made."""
    known = (each for each in case.conversation.referrals if each.address in case.ties.referred)
    return [each for each in known if case.row(_report_key(case, each)) is not None]


def report_keys(case: Case) -> frozenset[str]:
    """Keys of the report-backs that the facts call for, with or without a row."""
    referrals = case.conversation.referrals
    return frozenset(_report_key(case, each) for each in referrals if _due_at(case, each) is not None)


def _report_back(case: Case, referral: Referral, at: datetime) -> Step:
    mail, window, them = (
        case.conversation.last_mail,
        case.rules.report_back,
        case.ties.referred[referral.address],
    )
    return case.step(
        StepKind.REPORT_BACK, _report_key(case, referral), referral.message_id, case.span(at, window),
        template="report_back",
        number=1,
        threads_to=mail.message_id if mail is not None else "",
        about=them.person,
        why=f"They named {referral.name or them.person} on {case.day(referral.at)}, who answered or met you by "
        f"{case.day(at)}; word of it is due {window_in_words(window)} after that.",
        cancelled_by="A mail of your own to them cancels it.",
    )  # fmt: skip


def _report_key(case: Case, referral: Referral) -> str:
    """One mail can name several."""
    return case.key(StepKind.REPORT_BACK, f"{referral.message_id} {referral.address}")


def _due_at(case: Case, referral: Referral) -> datetime | None:
    """When there was something to report; None: nothing yet, nothing that came of the referral, or reported already."""
    conversation, them = case.conversation, case.ties.referred.get(referral.address)
    if conversation.state in NO_CONTACT or conversation.declined or conversation.outreach is None:
        return None
    if them is None or them.outreach is None or them.outreach.at < referral.at or _asked_to_stop(them):
        return None
    times = [each.at for each in them.facts if isinstance(each, Received)]
    times += [each.ended_at for each in them.occasions] + [each.at for each in them.talks]
    at = min(times, default=None)
    return None if at is None or case.written_since(at, StepKind.REPORT_BACK) is not None else at
