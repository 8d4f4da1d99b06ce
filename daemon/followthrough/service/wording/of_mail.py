"""What is asked and told about one message."""

from collections.abc import Callable
from datetime import datetime

from followthrough.ledger.store import Question
from followthrough.mail.matching.match import BY_NAME, QUOTED
from followthrough.plan.arrivals import About, Doubt
from followthrough.service.wording.of_meetings import EVENTS
from followthrough.service.wording.terms import quoted

_ON_HOLD = "Nothing is drafted for them until you write to them, or they write again."


def doubt(about: Doubt, at: datetime) -> Question:
    """The question for a doubt about one message."""
    heading, words = _DOUBTS[about.about]
    return Question(key=about.key, person=about.person, heading=heading, text=words(about), at=at)


def _sender(about: Doubt) -> str:
    return about.sender or "an unknown sender"


def _rests_on(about: Doubt) -> str:
    for each in about.evidence[:1]:
        if each.where == QUOTED:
            return f"your own words in it: “{each.quote}”"
        if each.where == BY_NAME:
            return f"their name and your subject: {each.quote}"
        return f"{each.where}: {each.quote}"
    return "nothing else"


def _two_fit(about: Doubt) -> str:
    return (
        f"A mail from {_sender(about)}, {quoted(about.subject)}, fits this conversation and another one "
        f"({_rests_on(about)}). {_ON_HOLD} If it answers you, reply to it yourself."
    )


def _perhaps_automatic(about: Doubt) -> str:
    return (
        f"A mail from {_sender(about)}, {quoted(about.subject)}, may come from a person or from a machine. "
        f"{_ON_HOLD} If a person wrote it, reply to it yourself."
    )


def _challenge(about: Doubt) -> str:
    return (
        f"Their mail system wants to know that you are a person before your mail gets through: "
        f"{quoted(about.subject)}, from {_sender(about)}. Open it, and confirm if you trust it. {_ON_HOLD}"
    )


def _perhaps_theirs(about: Doubt) -> str:
    return (
        f"{_sender(about)} wrote {quoted(about.subject)}: perhaps their answer ({_rests_on(about)}), but neither from "
        f"their address nor in your thread. {_ON_HOLD} If it answers you, reply to it yourself."
    )


def _out_of_thread(about: Doubt) -> str:
    if about.instead_of:
        return (
            f"{quoted(about.subject)}, from {_sender(about)}, is not in your thread; it was taken for an answer in "
            f"place of {' and '.join(about.instead_of)} by {_rests_on(about)}. They are neither called nor written "
            "to again for it, and an answer to the sender is drafted. If it is about something else, delete that draft "
            "and write to them yourself."
        )
    return (
        f"{quoted(about.subject)}, from {_sender(about)}, is not in your thread; it was taken for their answer by "
        f"{_rests_on(about)}. What was planned has stopped, and an answer is drafted. If it is about something else, "
        "delete that draft."
    )


def _stopped(about: Doubt) -> str:
    said = f": “{about.evidence[0].quote}”" if about.evidence else ""
    return (
        f"In {quoted(about.subject)} they ask not to be contacted{said}. Nothing is drafted to them any more, in any "
        "playbook or account."
    )


def _delicate(about: Doubt) -> str:
    said = f": “{about.evidence[0].quote}”" if about.evidence else ""
    whom = " or ".join(("them", *about.instead_of))
    return (
        f"{quoted(about.subject)}, from {_sender(about)}, wants your own words{said}. The draft has their words and a "
        f"greeting, nothing else. Nothing more is drafted for {whom} until you have written, or say `called` or `met`."
    )


def _unreachable(about: Doubt) -> str:
    return (
        f"Your mail to {about.address} came back for good (status {about.status or 'not said'}). Nothing more is "
        "drafted to it. If you know another address of theirs, put both into people.toml and write there: it counts "
        "as the next mail."
    )


def _left(about: Doubt) -> str:
    instead = f" and names {about.successor} instead" if about.successor else ""
    return (
        f"An automatic reply, {quoted(about.subject)}, says that they have left{instead}. Nothing more is drafted to "
        "this address."
    )


def _long_away(about: Doubt) -> str:
    back = (
        f"that they are back on {about.until:%-d %B %Y}"
        if about.until
        else "that they are away, and not until when"
    )
    return (
        f"An automatic reply, {quoted(about.subject)}, says {back}. Everything to them is held until they write. "
        "If you write to them yourself, that counts as always."
    )


_DOUBTS: dict[About, tuple[str, Callable[[Doubt], str]]] = {
    About.TWO_FIT: ("Two conversations fit one mail", _two_fit),
    About.PERHAPS_AUTOMATIC: ("A person or a machine?", _perhaps_automatic),
    About.CHALLENGE: ("A mail system asks you to confirm", _challenge),
    About.PERHAPS_THEIRS: ("Is this an answer?", _perhaps_theirs),
    About.OUT_OF_THREAD: ("Taken for an answer", _out_of_thread),
    About.STOPPED: ("Somebody asks not to be contacted", _stopped),
    About.DELICATE: ("Answer this one yourself", _delicate),
    About.UNREACHABLE: ("An address does not work", _unreachable),
    About.LEFT: ("Somebody has left", _left),
    About.LONG_AWAY: ("Somebody is away for long", _long_away),
} | EVENTS


def fill_sent(account: str, person: str, message_id: str, subject: str, at: datetime) -> Question:
    """A mail of the user's went out with a FILL in it."""
    return Question(
        key=f"fill|{account}|{message_id}|{person}",
        person=person,
        heading="A FILL was sent",
        text=f"Your mail {quoted(subject)} went out with a [[FILL: …]] in it. If it matters, write to them once more.",
        at=at,
    )
