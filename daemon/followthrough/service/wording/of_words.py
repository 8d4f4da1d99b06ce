"""What is said about the user's own words: what was understood, what was not, and what could not be done."""

from datetime import datetime

from followthrough.ledger.store import Question

UNDERSTOOD = "You told me"
NOT_UNDERSTOOD = "Not understood"
NOT_DONE = "Not done"
MAX_LINE = 120


def understood(key: str, person: str, said: str, at: datetime) -> Question:
    return Question(key=f"said|{key}", person=person, heading=UNDERSTOOD, text=said, at=at)


def not_understood(key: str, line: str, instead: str, at: datetime) -> Question:
    text = f"“{cut(line)}”: {instead[:1].upper()}{instead[1:]}."
    return Question(key=f"said|{key}", person="", heading=NOT_UNDERSTOOD, text=text, at=at)


def not_understood_more(key: str, count: int, at: datetime) -> Question:
    lines = "One more line was" if count == 1 else f"{count} more lines were"
    return Question(
        key=f"said|{key}|more",
        person="",
        heading=NOT_UNDERSTOOD,
        text=f"{lines} not understood. Each line begins with a word, such as `called` or `note: …`.",
        at=at,
    )


def not_done(key: str, person: str, line: str, refused: str, at: datetime) -> Question:
    return Question(
        key=f"said|{key}", person=person, heading=NOT_DONE, text=f"“{cut(line)}”: {refused}", at=at
    )


def others_read_it(account: str, message_id: str, at: datetime) -> Question:
    return Question(
        key=f"words-shared|{account}|{message_id}",
        person="",
        heading=NOT_DONE,
        text="Your answer to one of my notes went to somebody else too, so nothing in it was taken for a word to me. "
        "Answer the note to yourself alone.",
        at=at,
    )


def broken(key: str, at: datetime) -> Question:
    return Question(
        key=f"said|{key}|broken",
        person="",
        heading=NOT_DONE,
        text="What you wrote could not be read, and nothing was done. Write it again with one word a line, or use the "
        "command, such as `followthrough met`.",
        at=at,
    )


def cut(line: str) -> str:
    """A line as it is quoted back."""
    line = " ".join(line.split())
    return line if len(line) <= MAX_LINE else f"{line[: MAX_LINE - 1]}…"
