"""What the user said about nobody in particular, folded apart; and which words stand when some were taken back."""

from collections.abc import Iterable
from dataclasses import dataclass

from followthrough.plan.facts import (
    EVERYBODY,
    Applied,
    Called,
    Fact,
    Held,
    Landed,
    Meeting,
    Met,
    News,
    Noted,
    Owed,
    Paused,
    Referral,
    Resumed,
    Stopped,
    Undone,
    Wanted,
    natural_key,
)

_WORDS = (Called, Met, Noted, Referral, Owed, Wanted, News, Landed, Paused, Applied, Resumed, Stopped, Undone)


@dataclass(frozen=True, slots=True)
class Everybody:
    """The facts of nobody in particular as they stand: a pause, the landing, news and applications, oldest first."""

    paused: bool = False
    """The user's word. The config can pause as well: this lifts or sets nothing there."""
    landed: Landed | None = None
    news: tuple[News, ...] = ()
    applied: tuple[Applied, ...] = ()


def everybody(facts: Iterable[Fact]) -> Everybody:
    """The facts of the person '' as they stand, in whatever order they come; those of others are left out."""
    mine = (fact for fact in not_undone(facts) if fact.person == EVERYBODY)
    known = sorted({natural_key(fact): fact for fact in mine}.items(), key=lambda each: (each[1].at, each[0]))
    ordered = [fact for _, fact in known]
    pauses = [fact.on for fact in ordered if isinstance(fact, Paused)]
    landings = [fact for fact in ordered if isinstance(fact, Landed)]
    return Everybody(
        paused=bool(pauses) and pauses[-1],
        landed=landings[-1] if landings else None,
        news=tuple(fact for fact in ordered if isinstance(fact, News)),
        applied=tuple(fact for fact in ordered if isinstance(fact, Applied)),
    )


def not_undone(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts but for the user's words that were taken back: an Undone names the mail or command they stood in, or
    one line of it. The last word counts: one that was itself taken back does nothing. Keeps the order."""
    facts = tuple(facts)
    undone = {natural_key(fact): fact for fact in facts if isinstance(fact, Undone)}
    gone: set[str] = set()
    for _, fact in sorted(undone.items(), key=lambda each: (each[1].at, each[0]), reverse=True):
        if not _named(fact.message_id, gone):
            gone.add(fact.of)
    if not gone:
        return facts
    return tuple(fact for fact in facts if not (_is_word(fact) and _named(fact.message_id, gone)))


def _is_word(fact: Fact) -> bool:
    """What mail said cannot be taken back."""
    if isinstance(fact, Meeting):
        return "#" in fact.message_id
    return isinstance(fact, _WORDS) or (isinstance(fact, Held) and not fact.doubt)


def _named(message_id: str, of: set[str]) -> bool:
    if message_id in of:
        return True
    at = message_id.find("#")
    while at >= 0:
        if message_id[:at] in of:
            return True
        at = message_id.find("#", at + 1)
    return False
