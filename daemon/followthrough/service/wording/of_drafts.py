"""What is asked and told about our drafts and the steps they are for."""

from datetime import datetime

from followthrough.ledger.store import Question
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.playbook import Step
from followthrough.service.wording.terms import kind_in_words, quoted


def listed(step: Step, now: datetime) -> Question:
    return Question(
        key=f"listed|{step.key}",
        person=step.person,
        heading="Overdue before I was watching",
        text=f"{kind_in_words(step.kind).capitalize()}: {step.why} It is not drafted by itself: answer this note "
        "with `draft` to have it drafted (`draft` and the name, in a note about several), or write to them yourself.",
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


def twice(row: DraftRow, now: datetime) -> Question:
    """The server stored it twice: one command came in long after it was taken for lost, perhaps after the other draft
    was sent."""
    what = f"The {kind_in_words(row.kind)} {quoted(row.subject)} lies in {row.mailbox}"
    late = "your server stored it once more after it had said nothing for minutes."
    is_sent = row.state is DraftState.SENT
    return Question(
        key=f"twice|{row.key}",
        person=", ".join(row.persons),
        heading="A draft is there twice",
        text=f"{what} once more, and you sent it already: {late} Delete it."
        if is_sent
        else f"{what} twice: {late} They are the same; delete either.",
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
