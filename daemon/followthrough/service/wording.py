"""What the user is asked and told, in one place: what happened, where, and what to do. The daily note groups these by
heading and puts the person before each, so a text does not begin with their name."""

from collections.abc import Callable, Sequence
from datetime import datetime

from followthrough.ledger.store import Question
from followthrough.plan.drafts import DraftRow, StepKind
from followthrough.plan.playbook import Step
from followthrough.plan.reception import About, Doubt
from followthrough.plan.words import moment_in_words

_MOST_SUBJECT = 80
_MOST_STEPS = 5
_ON_HOLD = "Nothing is drafted for them until you write to them, or they write again."


def kind_in_words(kind: StepKind) -> str:
    """``check-in``"""
    return kind.value.replace("_", "-")


def quoted(subject: str) -> str:
    """A subject as it stands in a sentence."""
    short = subject if len(subject) <= _MOST_SUBJECT else f"{subject[:_MOST_SUBJECT].rstrip()}…"
    return f"“{short}”" if short.strip() else "(no subject)"


# About a message -----------------------------------------------------------------------------------------------------


def doubt(about: Doubt, at: datetime) -> Question:
    """The question for a doubt about one message."""
    heading, words = _DOUBTS[about.about]
    return Question(key=about.key, person=about.person, heading=heading, text=words(about), at=at)


def _sender(about: Doubt) -> str:
    return about.sender or "an unknown sender"


def _rests_on(about: Doubt) -> str:
    return "; ".join(f"{e.where}: {e.quote}" for e in about.evidence[:1]) or "nothing else"


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
    About.UNREACHABLE: ("An address does not work", _unreachable),
    About.LEFT: ("Somebody has left", _left),
    About.LONG_AWAY: ("Somebody is away for long", _long_away),
}


def fill_sent(account: str, person: str, message_id: str, subject: str, at: datetime) -> Question:
    """A mail of the user's went out with a FILL in it."""
    return Question(
        key=f"fill|{account}|{message_id}|{person}",
        person=person,
        heading="A FILL was sent",
        text=f"Your mail {quoted(subject)} went out with a [[FILL: …]] in it. If it matters, write to them once more.",
        at=at,
    )


# About a mailbox -----------------------------------------------------------------------------------------------------


def emptied(account: str, mailbox: str, now: datetime) -> Question:
    return Question(
        key=f"emptied|{account}|{mailbox}|{now:%Y-%m-%d}",
        person="",
        heading="A mailbox is suddenly empty",
        text=f"{mailbox} of {account} held mail before and holds none now. Nothing is drafted in that account "
        "for a day. If you emptied it yourself, there is nothing to do; if not, ask whoever runs the server.",
        at=now,
    )


def renumbered(
    account: str, mailbox: str, uidvalidity: int, now: datetime, *, doubted: bool = False
) -> Question:
    """``doubted``: it is one in which answers or the user's own mail lie."""
    waits = (
        " Nothing is drafted in that account for a day, in case it is still being filled." if doubted else ""
    )
    return Question(
        key=f"reset|{account}|{mailbox}|{uidvalidity}",
        person="",
        heading="A mailbox was renumbered by the server",
        text=f"{mailbox} of {account} has new message numbers. It was read again by date, and nothing is done twice: "
        f"there is nothing to do.{waits}",
        at=now,
    )


def missing_mailbox(account: str, mailbox: str, said: str, now: datetime) -> Question:
    return Question(
        key=f"mailbox|{account}|{mailbox}",
        person="",
        heading="A mailbox of your settings cannot be read",
        text=f"{mailbox} of {account}: {said}. The others are read. Correct its name in followthrough.toml (also, or a "
        "playbook's enrol.mailboxes), or make the mailbox.",
        at=now,
    )


def poison(account: str, mailbox: str, uid: int, problem: str, now: datetime) -> Question:
    return Question(
        key=f"poison|{account}|{mailbox}|{uid}",
        person="",
        heading="A mail could not be read",
        text=f"{mailbox} of {account}, uid {uid}: tried three times ({problem}). It is left alone and the others are "
        "read; look for it in your mail client, it may be an answer.",
        at=now,
    )


def account_down(
    account: str,
    trouble: tuple[str, str],
    since_at: datetime,
    until_at: datetime,
    waiting: Sequence[Step] | None,
    zone: str,
    now: datetime,
) -> Question:
    """``trouble`` is the problem's word and its detail; ``waiting`` None: everything waits."""
    problem = ": ".join(
        part for part in (trouble[0].replace("_", " "), trouble[1].partition("\n")[0]) if part
    )
    what = "everything" if waiting is None else _steps(waiting)
    return Question(
        key=f"down|{account}|{since_at:%Y-%m-%dT%H:%M}",
        person="",
        heading="An account cannot be read",
        text=f"{account}, since {moment_in_words(since_at, zone)} ({problem}). An answer may lie there, so this waits "
        f"until {moment_in_words(until_at, zone)} at most, and is then written without it: {what}. `followthrough "
        "check` says what to mend; if you do not use the account any more, take it out of followthrough.toml.",
        at=now,
    )


def _steps(waiting: Sequence[Step]) -> str:
    said = [f"{kind_in_words(step.kind)} to {step.person}" for step in waiting[:_MOST_STEPS]]
    more = len(waiting) - len(said)
    return ", ".join(said) + (f" and {more} more" if more else "")


def silenced(what: str, name: str, count: int, now: datetime) -> Question:
    """``what``: ``account`` or ``playbook``."""
    many = f"{count} conversations belong" if count != 1 else "One conversation belongs"
    return Question(
        key=f"silenced|{what}|{name}",
        person="",
        heading="Conversations without their settings",
        text=f"{many} to the {what} {quoted(name)}, which is not in followthrough.toml any more: nothing is drafted "
        f'there. If you renamed it, give it back its old name (name = "{name}" in its [[{what}]]). If you took it out '
        "on purpose, there is nothing to do.",
        at=now,
    )


# About a draft -------------------------------------------------------------------------------------------------------


def listed(step: Step, now: datetime) -> Question:
    return Question(
        key=f"listed|{step.key}",
        person=step.person,
        heading="Overdue before I was watching",
        text=f"{kind_in_words(step.kind).capitalize()}: {step.why} It is not drafted by itself; write to them yourself "
        "if you want to.",
        at=now,
    )


def nobody_to_write_to(step: Step, problem: str, now: datetime) -> Question:
    return Question(
        key=f"address|{step.key}",
        person=step.person,
        heading="Nobody to write to",
        text=f"The {kind_in_words(step.kind)} is not drafted: no usable address ({problem}). Write to them yourself.",
        at=now,
    )


def bad_template(step: Step, path: object, line: int, problem: str, now: datetime) -> Question:
    where = f"{path}, line {line}" if line else f"{path}"
    return Question(
        key=f"template|{path}|{line}|{problem}|{now:%Y-%m-%d}",
        person=step.person,
        heading="A template cannot be used",
        text=f"{where}: {problem}. The {kind_in_words(step.kind)} waits until the file is mended.",
        at=now,
    )


def missing_message(step: Step, message_id: str, now: datetime) -> Question:
    return Question(
        key=f"missing|{step.key}",
        person=step.person,
        heading="A mail is missing",
        text=f"The {kind_in_words(step.kind)} cannot be drafted: the mail it answers, {message_id}, is not kept any "
        "more. Write to them yourself.",
        at=now,
    )


def uncertain(row: DraftRow, now: datetime) -> Question:
    return Question(
        key=f"uncertain|{row.key}",
        person=", ".join(row.persons),
        heading="A draft may or may not be there",
        text=f"The server never said whether the {kind_in_words(row.kind)} {quoted(row.subject)} was stored in "
        f"{row.mailbox}. It is not written again by itself, so that there are never two. Look there, and write it "
        "yourself if it is missing.",
        at=now,
    )


def overtaken(row: DraftRow, now: datetime) -> Question:
    return Question(
        key=f"overtaken|{row.key}",
        person=", ".join(row.persons),
        heading="A draft that you edited is out of date",
        text=f"The {kind_in_words(row.kind)} {quoted(row.subject)} in {row.mailbox} no longer fits what has happened "
        "since. It is yours and was left as it is: look at it before you send it, or delete it.",
        at=now,
    )


def refused(row: DraftRow, now: datetime) -> Question:
    return Question(
        key=f"refused|{_once(row)}",
        person=", ".join(row.persons),
        heading="A draft could not be stored",
        text=f"The {kind_in_words(row.kind)} {quoted(row.subject)} could not be stored in {row.mailbox} of "
        f"{row.account}: {row.reason or 'no reason given'}. It is tried again by itself; if the mailbox is full, make "
        "room in it.",
        at=now,
    )


def refused_for_good(row: DraftRow, now: datetime) -> Question:
    return Question(
        key=f"refused-for-good|{_once(row)}",
        person=", ".join(row.persons),
        heading="A draft could not be stored",
        text=f"The {kind_in_words(row.kind)} {quoted(row.subject)} could not be stored in {row.mailbox} of "
        f"{row.account}: {row.reason or 'no reason given'}. It is not tried again. Write to them yourself.",
        at=now,
    )


def _once(row: DraftRow) -> str:
    """The daily note says it once and for all: else each would be a reason for the next."""
    return f"{row.account}|note" if row.kind is StepKind.NOTE else row.key


def outdated(row: DraftRow, now: datetime) -> Question:
    return Question(
        key=f"outdated|{row.key}",
        person=", ".join(row.persons),
        heading="A draft is out of date",
        text=f"The {kind_in_words(row.kind)} {quoted(row.subject)} no longer fits what has happened. It was left in "
        f"{row.mailbox}; delete it, and what comes next is drafted.",
        at=now,
    )
