"""What is asked and told about mailboxes and accounts."""

from collections.abc import Sequence
from datetime import datetime

from followthrough.ledger.store import Question
from followthrough.plan.playbook import Step
from followthrough.plan.words import moment_in_words
from followthrough.service.wording.terms import kind_in_words, quoted

_MOST_STEPS = 5


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
