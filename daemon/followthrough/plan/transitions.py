"""The one table of a conversation's life: what happened in which state leads where. docs/states.md is made from it."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a conversation stands. Resting is not here: it is WAITING with the attempts used up (see playbook)."""

    NEW = "new"
    WAITING = "waiting"
    ANSWERED = "answered"
    TALKING = "talking"
    MEETING = "meeting"
    DELEGATED = "delegated"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"
    STOPPED = "stopped"


class Event(StrEnum):
    """What a fact means for the state: its kind, refined by what it says."""

    FIRST_MAIL = "first mail"
    """The outreach that starts the conversation. Each later one is a MAIL."""
    MAIL = "the user writes"
    ANSWER = "they answer"
    DECLINE = "they decline"
    STOP = "they ask not to be contacted"
    DELEGATED = "a colleague answers"
    HARD_BOUNCE = "hard bounce"
    SOFT_BOUNCE = "soft bounce"
    """Soft, policy and unknown: it waits, and tries no more than the playbook says."""
    AWAY = "automatic reply"
    LEFT = "has left"
    MEETING = "meeting agreed"
    MEETING_CANCELLED = "meeting cancelled"
    MEETING_OVER = "meeting over"
    """Not a fact: the end of the meeting has passed when the next fact happens."""
    MET = "met"
    TALKED = "talked on the phone"
    """The user called and reached them. A call that nobody answered changes no state."""
    HELD = "held"
    RESUMED = "resumed"
    STOPPED = "stopped by the user"


class ImpossibleTransition(Exception):
    """A pair that is not in the table: a bug in what made the fact. Fields: ``state``, ``event``."""

    def __init__(self, state: State, event: Event) -> None:
        super().__init__(f"{event.value} in state {state.value}")
        self.state, self.event = state, event


_STOPS = {Event.STOP: State.STOPPED, Event.STOPPED: State.STOPPED}
_BEFORE_THE_FIRST = dict.fromkeys((Event.MET, Event.TALKED, Event.HELD, Event.RESUMED), State.NEW)
_STAYS_STOPPED = dict.fromkeys(set(Event) - {Event.MEETING_OVER}, State.STOPPED)
_STAYS_DECLINED = dict.fromkeys(set(Event) - {Event.FIRST_MAIL, Event.MEETING_OVER}, State.DECLINED)

_ROWS: dict[State, dict[Event, State]] = {
    State.NEW: {
        Event.FIRST_MAIL: State.WAITING,
        **_BEFORE_THE_FIRST,
        **_STOPS,
    },
    State.WAITING: {
        Event.MAIL: State.WAITING,
        Event.ANSWER: State.ANSWERED,
        Event.DECLINE: State.DECLINED,
        Event.DELEGATED: State.DELEGATED,
        Event.HARD_BOUNCE: State.UNREACHABLE,
        Event.SOFT_BOUNCE: State.WAITING,
        Event.AWAY: State.WAITING,
        Event.LEFT: State.UNREACHABLE,
        Event.MEETING: State.MEETING,
        # Whoever cancels is there and has dealt with it: no attempt any more.
        Event.MEETING_CANCELLED: State.TALKING,
        Event.MET: State.TALKING,
        Event.TALKED: State.TALKING,
        Event.HELD: State.WAITING,
        Event.RESUMED: State.WAITING,
        **_STOPS,
    },
    State.ANSWERED: {
        Event.MAIL: State.TALKING,
        Event.ANSWER: State.ANSWERED,
        Event.DECLINE: State.DECLINED,
        Event.DELEGATED: State.ANSWERED,
        # They wrote after the mail that bounces now, so another address of theirs works.
        Event.HARD_BOUNCE: State.ANSWERED,
        Event.SOFT_BOUNCE: State.ANSWERED,
        Event.AWAY: State.ANSWERED,
        Event.LEFT: State.UNREACHABLE,
        Event.MEETING: State.MEETING,
        Event.MEETING_CANCELLED: State.ANSWERED,
        Event.MET: State.TALKING,
        Event.TALKED: State.TALKING,
        Event.HELD: State.ANSWERED,
        Event.RESUMED: State.ANSWERED,
        **_STOPS,
    },
    State.TALKING: {
        Event.MAIL: State.TALKING,
        Event.ANSWER: State.ANSWERED,
        Event.DECLINE: State.DECLINED,
        Event.DELEGATED: State.TALKING,
        Event.HARD_BOUNCE: State.UNREACHABLE,
        Event.SOFT_BOUNCE: State.TALKING,
        Event.AWAY: State.TALKING,
        Event.LEFT: State.UNREACHABLE,
        Event.MEETING: State.MEETING,
        Event.MEETING_CANCELLED: State.TALKING,
        Event.MET: State.TALKING,
        Event.TALKED: State.TALKING,
        Event.HELD: State.TALKING,
        Event.RESUMED: State.TALKING,
        **_STOPS,
    },
    State.MEETING: {
        Event.MAIL: State.MEETING,
        Event.ANSWER: State.MEETING,
        Event.DECLINE: State.DECLINED,
        Event.DELEGATED: State.MEETING,
        Event.HARD_BOUNCE: State.MEETING,
        Event.SOFT_BOUNCE: State.MEETING,
        Event.AWAY: State.MEETING,
        Event.LEFT: State.UNREACHABLE,
        Event.MEETING: State.MEETING,
        Event.MEETING_CANCELLED: State.TALKING,
        Event.MEETING_OVER: State.TALKING,
        Event.MET: State.TALKING,
        Event.TALKED: State.MEETING,
        Event.HELD: State.MEETING,
        Event.RESUMED: State.MEETING,
        **_STOPS,
    },
    State.DELEGATED: {
        Event.MAIL: State.DELEGATED,
        Event.ANSWER: State.ANSWERED,
        Event.DECLINE: State.DECLINED,
        Event.DELEGATED: State.DELEGATED,
        Event.HARD_BOUNCE: State.DELEGATED,
        Event.SOFT_BOUNCE: State.DELEGATED,
        Event.AWAY: State.DELEGATED,
        Event.LEFT: State.DELEGATED,
        Event.MEETING: State.MEETING,
        Event.MEETING_CANCELLED: State.DELEGATED,
        Event.MET: State.TALKING,
        Event.TALKED: State.TALKING,
        Event.HELD: State.DELEGATED,
        Event.RESUMED: State.DELEGATED,
        **_STOPS,
    },
    # Once declined, thanks are all that is left, whatever else is said.
    State.DECLINED: {**_STAYS_DECLINED, **_STOPS},
    State.UNREACHABLE: {
        # The user wrote again: to another address of theirs.
        Event.MAIL: State.WAITING,
        Event.ANSWER: State.ANSWERED,
        Event.DECLINE: State.DECLINED,
        Event.DELEGATED: State.DELEGATED,
        Event.HARD_BOUNCE: State.UNREACHABLE,
        Event.SOFT_BOUNCE: State.UNREACHABLE,
        Event.AWAY: State.UNREACHABLE,
        Event.LEFT: State.UNREACHABLE,
        Event.MEETING: State.MEETING,
        Event.MEETING_CANCELLED: State.UNREACHABLE,
        # They were there, but a mail to them still fails.
        Event.MET: State.UNREACHABLE,
        Event.TALKED: State.UNREACHABLE,
        Event.HELD: State.UNREACHABLE,
        Event.RESUMED: State.UNREACHABLE,
        **_STOPS,
    },
    # A stop is for good: neither their later mail nor the user's own lifts it.
    State.STOPPED: _STAYS_STOPPED,
}

TRANSITIONS: Mapping[tuple[State, Event], State] = {
    (state, event): row[event] for state, row in _ROWS.items() for event in Event if event in row
}

IMPOSSIBLE: frozenset[tuple[State, Event]] = frozenset(
    {
        # What came before the first mail does not count, but for the user's word and a stop.
        *((State.NEW, event) for event in set(Event) - {Event.FIRST_MAIL, *_STOPS, *_BEFORE_THE_FIRST}),
        # Only one mail is the first, and only a stop can come before it.
        *((state, Event.FIRST_MAIL) for state in set(State) - {State.NEW, State.STOPPED}),
        *((state, Event.MEETING_OVER) for state in set(State) - {State.MEETING}),
    }
)


def follow(state: State, event: Event) -> State:
    """The state after ``event``. Raises ImpossibleTransition where the table has no such pair."""
    after = TRANSITIONS.get((state, event))
    if after is None:
        raise ImpossibleTransition(state, event)
    return after
