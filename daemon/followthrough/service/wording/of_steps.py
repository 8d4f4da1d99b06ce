"""What only the user can know, asked once; and what keeps a first mail from being drafted."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from followthrough.ledger.store import Question
from followthrough.plan.asking import Ask, Asking
from followthrough.plan.playbook import Step


def open_question(ask: Ask, zone: str, now: datetime) -> Question:
    """The question for what the facts leave open."""
    heading, words = _ASKS[ask.about]
    return Question(key=ask.key, person=ask.person, heading=heading, text=words(ask, zone), at=now)


def no_stranger(step: Step, now: datetime) -> Question:
    return Question(
        key=f"no-stranger|{step.key}",
        person=step.person,
        heading="A first mail to somebody you know",
        text="There is mail between you already, so the introduction is not drafted by itself. Answer this note with "
        "`draft` to have it drafted all the same, or write to them yourself.",
        at=now,
    )


def _talked(_: Ask, __: str) -> str:
    return (
        "You called and talked. What came of it? Answer this note with `met` if that was the conversation, "
        "`meeting Thu 14:00` if you set a time, `referral: Name <address>` for whom they named, `hold 2 weeks` or "
        "`stop`. Nothing more is drafted until then."
    )


def _time(ask: Ask, zone: str) -> str:
    at = ask.starts_at.astimezone(ZoneInfo(zone)) if ask.starts_at is not None else None
    named = f", {at:%A %-d %B at %H:%M}" if at is not None else ""
    word = f"{at:%a %H:%M}" if at is not None else "Thu 14:00"
    return (
        f"They named a time{named}, and you answered in your own words. Is it agreed? Then answer this note with "
        f"`meeting {word}`, and you get a note before it and a thank-you after it."
    )


def _no_address(ask: Ask, _: str) -> str:
    return (
        f"They named {ask.name or 'somebody'}, with no address. Answer this note with "
        f"`referral: {ask.name or 'Name'} <address>`, and a first mail is drafted once your thanks are out."
    )


def _promised(ask: Ask, _: str) -> str:
    who = ask.name or ask.address or "somebody"
    address = ask.address or "address"
    return (
        f"They said two weeks ago that they would ask {who} or introduce you, and nothing has come that I can see. "
        f"To write yourself, answer this note with `referral: {ask.name or 'Name'} <{address}>`."
    )


_ASKS: dict[Asking, tuple[str, Callable[[Ask, str], str]]] = {
    Asking.TALKED: ("What came of your call?", _talked),
    Asking.TIME: ("Is a time agreed?", _time),
    Asking.NO_ADDRESS: ("Somebody was named", _no_address),
    Asking.PROMISED: ("An introduction that was promised", _promised),
}
