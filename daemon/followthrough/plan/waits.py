"""What makes every step to a person wait: their absence, a soft bounce, a doubt, a hold of the user's."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from followthrough.mail.reading import Severity
from followthrough.plan.business_time import Unit, WorkingTime, local_date
from followthrough.plan.facts import Away, Bounced, Fact, Held, Outreach, Received, Resumed, Sent
from followthrough.plan.words import day_in_words

WEEKDAYS = WorkingTime("UTC", frozenset(range(1, 6)), time(0), time(23, 59))
"""Business days where nobody's working hours are known."""

_UNDATED = timedelta(days=7)
TOO_FAR_DAYS = 200


@dataclass(frozen=True, slots=True)
class Wait:
    """``until_at`` None: until the user says so."""

    until_at: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class Waits:
    """The waits in force after a fact: ``theirs`` end with a human answer, ``doubts`` also when the user writes, the
    user's own only by a word or in time."""

    theirs: tuple[Wait, ...] = ()
    users: tuple[Wait, ...] = ()
    doubts: tuple[Wait, ...] = ()

    def then(self, fact: Fact, hours: WorkingTime) -> "Waits":
        """The waits after one more fact, in the order of the facts."""
        match fact:
            case Received():
                # Whoever answers in person is there, whatever an earlier automatic reply said.
                return Waits((), self.users)
            case Outreach() | Sent():
                # The user has seen what there is and dealt with it.
                return replace(self, doubts=())
            case Resumed():
                return Waits()
            case Held() if fact.doubt:
                return replace(self, doubts=(*self.doubts, Wait(fact.until_at, fact.why)))
            case Held():
                return replace(self, users=(*self.users, Wait(fact.until_at, fact.why)))
            case Away() if not fact.left:
                return replace(self, theirs=(*self.theirs, _absence(fact, hours)))
            case Bounced() if fact.severity is not Severity.HARD:
                wait = Wait(
                    hours.after(fact.at, 1, Unit.BUSINESS_DAYS),
                    f"mail to {fact.address} is delayed or refused",
                )
                return replace(self, theirs=(*self.theirs, wait))
            case _:
                return self

    @property
    def held(self) -> Wait | None:
        """The hold without an end that is in force."""
        return next((wait for wait in self._all if wait.until_at is None), None)

    @property
    def in_doubt(self) -> bool:
        """Whether it is a doubt that holds, and nothing else."""
        held = self.held
        return held is not None and held in self.doubts and held not in (*self.users, *self.theirs)

    @property
    def longest(self) -> Wait | None:
        """The wait with an end that ends last."""
        ends = [(wait.until_at, wait.why) for wait in self._all if wait.until_at is not None]
        return Wait(*max(ends)) if ends else None

    @property
    def _all(self) -> tuple[Wait, ...]:
        return (*self.users, *self.theirs, *self.doubts)


def _absence(away: Away, hours: WorkingTime) -> Wait:
    """The return date plus one business day; without one 7 days; open-ended or over 200 days: held."""
    if away.open_ended:
        return Wait(None, "an automatic reply says they are away and not until when")
    if away.until is None:
        return Wait(away.at + _UNDATED, "an automatic reply says they are away; waits 7 days")
    if _days_between(local_date(away.at, hours.zone), away.until) > TOO_FAR_DAYS:
        return Wait(None, f"an automatic reply says they are away until {_with_year(away.until)}")
    back = hours.day_opens_at(hours.business_days_after(away.until, 1))
    return Wait(
        back, f"an automatic reply says they are back on {day_in_words(away.until)}; one business day more"
    )


def _days_between(start: date, end: date) -> int:
    return (end - start).days


def _with_year(day: date) -> str:
    return f"{day_in_words(day)} {day.year}"
