"""What only the user can know, and is asked once in a note: what came of a talk, where to write, what was agreed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from followthrough.mail.reading import Says
from followthrough.plan.answering import NO_CONTACT
from followthrough.plan.business_time import Unit
from followthrough.plan.conversation import State
from followthrough.plan.facts import (
    Called,
    Held,
    Meeting,
    Met,
    Noted,
    Outreach,
    Referral,
    Sent,
    Stopped,
)
from followthrough.plan.referrals import PROMISED_FOR
from followthrough.plan.rules import Case


class Asking(StrEnum):
    """What is asked; the words for it are service's."""

    TALKED = "what came of a call"
    TIME = "whether a time is agreed"
    NO_ADDRESS = "where to write to somebody named"
    PROMISED = "what came of a promised introduction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question to the user, from a time on. ``key`` makes it be asked once; what does not apply is empty."""

    key: str
    about: Asking
    person: str
    at: datetime
    name: str = ""
    address: str = ""
    starts_at: datetime | None = None


def asks(case: Case) -> tuple[Ask, ...]:
    """What the facts leave open, earliest first; whoever is stopped is not asked about."""
    if case.conversation.state is State.STOPPED or case.conversation.outreach is None:
        return ()
    found = (*_talked(case), *_agreed(case), *_referred(case))
    return tuple(sorted(found, key=lambda each: (each.at, each.key)))


def _ask(case: Case, about: Asking, message_id: str, at: datetime, **more: object) -> Ask:
    person = case.conversation.person
    key = f"{about.name.lower()}|{person}|{message_id}"
    return Ask(key=key, about=about, person=person, at=at, **more)  # type: ignore[arg-type]


def _talked(case: Case) -> list[Ask]:
    """A call in which they talked, where the user said no more of it."""
    facts = case.conversation.facts
    return [
        _ask(case, Asking.TALKED, call.message_id, call.at)
        for call in case.conversation.talks
        if isinstance(call, Called)
        and not any(
            isinstance(each, Met | Meeting | Held | Noted | Stopped | Referral) and _with(call, each)
            for each in facts
        )
    ]


def _with(call: Called, fact: Met | Meeting | Held | Noted | Stopped | Referral) -> bool:
    """Whether it was said in the same words, or since."""
    return fact.at >= call.at or fact.message_id.partition("#")[0] == call.message_id.partition("#")[0]


def _agreed(case: Case) -> list[Ask]:
    """A time they named, which the user answered in words of their own: perhaps it is agreed."""
    conversation, last = case.conversation, case.conversation.last_mail
    theirs = conversation.received[-1] if conversation.received else None
    if (
        theirs is None
        or not isinstance(last, Sent | Outreach)
        or conversation.state in NO_CONTACT | {State.DECLINED}
    ):
        return []
    if Says.NAMES_TIME not in theirs.says or theirs.invites or not theirs.times:
        return []
    answer = next(iter(conversation.written_after(theirs)), None)
    since = (
        each
        for each in conversation.facts
        if isinstance(each, Meeting | Met | Called) and each.at >= theirs.at
    )
    if answer is None or next(since, None) is not None or answer.at >= max(theirs.times):
        return []
    return [_ask(case, Asking.TIME, theirs.message_id, answer.at, starts_at=theirs.times[0])]


def _referred(case: Case) -> list[Ask]:
    found = []
    for each in case.conversation.referrals:
        if each.promised or each.introduced:
            if not _followed(case, each):
                at = case.hours.after(each.at, PROMISED_FOR, Unit.BUSINESS_DAYS)
                words = {"name": each.name, "address": each.address}
                found.append(
                    _ask(case, Asking.PROMISED, f"{each.message_id}|{each.address or each.name}", at, **words)
                )
        elif not each.address and not _followed(case, each):
            found.append(
                _ask(case, Asking.NO_ADDRESS, f"{each.message_id}|{each.name}", each.at, name=each.name)
            )
    return found


def _followed(case: Case, referral: Referral) -> bool:
    """Whether they were written to, or the user has said more of them since."""
    if referral.address in case.ties.referred:
        return True
    name = referral.name.casefold()
    return any(
        each is not referral
        and bool(each.address)
        and not (each.promised or each.introduced)
        and (each.address == referral.address or (name and each.name.casefold() == name))
        for each in case.conversation.referrals
    )
