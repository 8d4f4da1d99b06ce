"""What is told about calendar mail: it is answered in the calendar, and nothing is drafted for it."""

from collections.abc import Callable

from followthrough.plan.arrivals import About, Doubt
from followthrough.service.wording.terms import quoted


def _event(about: Doubt) -> str:
    return f"{quoted(about.what)} on {about.when}" if about.when else quoted(about.what)


def _invited(about: Doubt) -> str:
    return f"They invite you to {_event(about)}: accept or decline it in your mail client; that is all."


def _countered(about: Doubt) -> str:
    return (
        f"They propose another time for your invitation: {_event(about)}. Accept or decline it in your calendar; that "
        "is all."
    )


def _moved(about: Doubt) -> str:
    return f"They have changed {_event(about)}. What is planned follows it. If that does not suit you, tell them."


def _cancelled(about: Doubt) -> str:
    return f"They have cancelled {_event(about)}. Nothing is prepared for it any more; what comes next is yours to say."


def _declined(about: Doubt) -> str:
    return (
        f"They have declined {_event(about)}. Nothing is drafted for that: write to them yourself, perhaps with "
        "another time."
    )


def _undecided(about: Doubt) -> str:
    return f"Their calendar says perhaps to {_event(about)}. It counts as agreed when they accept it."


def _unclear(about: Doubt) -> str:
    return (
        f"They have accepted {quoted(about.what)}, and their mail does not say for when. Answer this note with the day "
        "and the hour, such as: meeting Thursday 14:00"
    )


EVENTS: dict[About, tuple[str, Callable[[Doubt], str]]] = {
    About.INVITED: ("Somebody invites you", _invited),
    About.COUNTERED: ("Somebody proposes another time", _countered),
    About.MOVED: ("A meeting was changed", _moved),
    About.CANCELLED: ("A meeting was cancelled", _cancelled),
    About.DECLINED: ("Somebody declined your invitation", _declined),
    About.UNDECIDED: ("Somebody may come", _undecided),
    About.UNCLEAR: ("When do you meet?", _unclear),
}
