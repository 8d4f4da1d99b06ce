"""What is said about the mailboxes by which the user steers."""

from collections.abc import Sequence
from datetime import datetime

from followthrough.ledger.store import Question
from followthrough.service.wording.terms import quoted

_DONE = {
    "start": "is followed through from here on",
    "hold": "is held: nothing is drafted until you say resume",
    "stop": "is stopped: nothing is drafted for them any more",
}
_NOBODY = {
    "start": "started nothing: it takes mail that you sent, to one or a few people",
    "hold": "held nobody: it is not with anybody you have a conversation with",
    "stop": "stopped nobody: it is not with anybody you have a conversation with",
}


def steered(
    word: str,
    account: str,
    mailbox: str,
    persons: Sequence[str],
    message_id: str,
    subject: str,
    now: datetime,
) -> Question:
    """What came of a mail that the user put into Start, Hold or Stop."""
    if persons:
        heading, text = "Done as you said", f"You put {quoted(subject)} into {mailbox}: {_DONE[word]}."
    else:
        heading = "A mail that you moved says nothing to me"
        text = f"{quoted(subject)} in {mailbox} {_NOBODY[word]}. Put it back where it was."
    return Question(
        key=f"steered|{account}|{word}|{message_id}|{len(persons)}",
        person=", ".join(persons),
        heading=heading,
        text=text,
        at=now,
    )


def steering_removed(account: str, mailbox: str, now: datetime) -> Question:
    return Question(
        key=f"steering-removed|{account}|{mailbox}",
        person="",
        heading="A mailbox for steering is gone",
        text=f"{mailbox} of {account} is not there any more, and is not made again by itself. If you miss it, make it "
        "anew; if you want none of the three, set steering_mailboxes = false.",
        at=now,
    )


def steering_refused(account: str, mailbox: str, said: str, now: datetime) -> Question:
    return Question(
        key=f"steering-refused|{account}|{mailbox}",
        person="",
        heading="A mailbox for steering could not be made",
        text=f"{mailbox} of {account}: the server said “{said}”. Make it yourself in your mail client, or set "
        "steering_mailboxes = false.",
        at=now,
    )
