"""What was newly written: quoted history and signature taken off a body."""

import re
from dataclasses import dataclass
from enum import Enum

from followthrough.mail.body import history, signature
from followthrough.mail.body.names import is_own, names_of
from followthrough.mail.body.salutation import greeting
from followthrough.mail.message import Message

__all__ = ["Body", "body_of", "greeting", "split", "unmarked", "unquoted"]

MAX_LINES = 5_000
MAX_RUNS = 200
"""Stretches of new text, between quotations, at whose ends a signature is looked for: the last ones."""
WRAPPED = 60
"""Characters of a line that may go on in the next one."""
LONG_LINE = 25
"""Characters that nobody writes twice by chance."""


@dataclass(frozen=True, slots=True)
class Body:
    """A text body in its parts; joined in order they lose nothing that was written.

    ``signature`` holds the sign-off with the name, and what houses and programs put under a mail.
    """

    new: str
    quoted: str
    signature: str


class _Is(Enum):
    NEW = "new"
    QUOTED = "quoted"
    SIGNATURE = "signature"


def split(text: str, author: str = "") -> Body:
    """New text, quoted history (every common client's style) and signature. Unsure: it counts as new.

    AUTHOR: the writer's display name and address, by which a name alone is known for a signature. What stands below an
    unmarked history (Outlook's) can't be told from it and is quoted: answers written into it are not read as new,
    unless each begins with the writer's name in brackets, as Outlook marks them.
    """
    lines = text.split("\n")
    looked_at = _visible(text)
    is_ = [_Is.NEW] * len(lines)
    names = names_of(author)
    _mark_quoted(looked_at, is_, names)
    _mark_signatures(looked_at, is_, names)
    parts = {
        kind: "\n".join(line for line, each in zip(lines, is_, strict=True) if each is kind) for kind in _Is
    }
    return Body(
        new=parts[_Is.NEW].strip("\n").rstrip(),
        quoted=parts[_Is.QUOTED].strip("\n"),
        signature=parts[_Is.SIGNATURE].strip("\n"),
    )


def body_of(message: Message) -> Body:
    """The text of a mail in its parts, its author known."""
    author = message.author
    return split(message.text, f"{author.name} {author.address}" if author else "")


def unquoted(text: str) -> str:
    """What was newly written with the signature still in its place: only the history is taken off."""
    lines = text.split("\n")
    is_ = [_Is.NEW] * len(lines)
    _mark_quoted(_visible(text), is_)
    return "\n".join(line for line, each in zip(lines, is_, strict=True) if each is _Is.NEW)


def unmarked(text: str, source: str) -> str:
    """A text with empty lines for what it has of ``source``, word for word: some clients quote with no mark at all. A
    long line of it begins such a piece, and what goes on with ``source`` behind that belongs to it."""
    whole = f"{' '.join(source.split())} "
    lines = text.split("\n")
    goes_on = -1
    for row, line in enumerate(lines[:MAX_LINES]):
        words = " ".join(line.split())
        if not words:
            continue
        if goes_on < 0 or not whole.startswith(f"{words} ", goes_on):
            goes_on = whole.find(f"{words} ") if len(words) >= LONG_LINE else -1
        if goes_on >= 0:
            goes_on += len(words) + 1
            lines[row] = ""
    return "\n".join(lines)


_UNSEEN = re.compile(r"[\xad\ufeff\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]")


def _visible(text: str) -> list[str]:
    """The lines without the marks of direction and width that Apple and Microsoft strew in."""
    return (text if text.isascii() else _UNSEEN.sub("", text)).split("\n")


def _mark_quoted(lines: list[str], is_: list[_Is], names: frozenset[str] = frozenset()) -> None:
    """Mark quotations. After a sign of history, what has no ``>`` is history too, unless the writer uses ``>``."""
    end = min(len(lines), MAX_LINES)
    attributions = history.attributions(lines[:end])
    by_mark = _marked_lines(lines[:end])
    row = 0
    seen = written = False
    while row < end:
        if not lines[row] or lines[row].isspace():
            row += 1
            continue
        attributed = attributions.get(row, 0)
        # GroupWise's own line looks like a quotation.
        looks = row not in by_mark or lines[row].startswith(">>> ")
        length = attributed or (history.history_start(lines, row) if looks else 0)
        if length:
            seen = True
            stop = row + length
            # Under an attribution above everything nobody can tell whose the text is.
            if not history.quotes_follow(lines, stop) and not (attributed and not written):
                stop = len(lines)
            is_[row:stop] = [_Is.QUOTED] * (stop - row)
            if stop == len(lines):
                _mark_comments(lines[:end], row + length, attributions, is_, names)
            row = stop
            continue
        if row in by_mark or (seen and history.NAMED_QUOTE.match(lines[row])):
            is_[row] = _Is.QUOTED
        else:
            written = True
        row += 1


_COMMENT = re.compile(r"\s{0,4}\[([^\[\]]{2,60})\]\s?:?\s*\S")


def _mark_comments(
    lines: list[str], row: int, attributions: dict[int, int], is_: list[_Is], names: frozenset[str]
) -> None:
    """Mark as new what the writer put their name before (``[Ann Miller] Yes.``) in the unmarked mail they answer; what
    that mail quotes itself has older comments."""
    if not names:
        return
    for at in range(row, len(lines)):
        found = _COMMENT.match(lines[at])
        if found and is_own(found[1], names):
            is_[at] = _Is.NEW
        elif at in attributions or (":" in lines[at] and history.header_block(lines, at)):
            return
        elif is_[at - 1] is _Is.NEW and len(lines[at - 1]) >= WRAPPED and lines[at].strip():
            is_[at] = _Is.NEW


def _marked_lines(lines: list[str]) -> set[int]:
    """The rows with a mark of quotation that is one: no prompt of a programming language, no `>` of a sum."""
    rows = {row for row, line in enumerate(lines) if history.quotes(line)}
    if rows and all(lines[row].lstrip().startswith(">>> ") for row in rows):
        return set()
    for row in [each for each in rows if each - 1 not in rows and each + 1 not in rows]:
        above = lines[row - 1].strip() if row else ""
        mark = lines[row].lstrip()
        # Mailbox files put `>` before a line that begins with From; a wrapped sum goes on after a comparison.
        if mark.startswith(">From ") or (
            above and above[-1] not in ".:?!,;>*" and mark[:3].strip("> ").isdigit()
        ):
            rows.discard(row)
    return rows


def _mark_signatures(lines: list[str], is_: list[_Is], names: frozenset[str]) -> None:
    """Mark the signature at the end of each run of new lines. ``Thanks, Ann`` alone is what somebody wrote."""
    runs = [(start, stop) for start, stop in _runs(is_) if any(line.strip() for line in lines[start:stop])]
    runs = runs[-MAX_RUNS:]
    marked = _signature_rows(lines, runs, names)
    rest = [
        row for row, each in enumerate(is_) if each is _Is.NEW and row not in marked and lines[row].strip()
    ]
    if not rest or (len(rest) == 1 and greeting(lines[rest[0]])):
        marked = _signature_rows(lines, runs, None)
    for row in marked:
        is_[row] = _Is.SIGNATURE


def _signature_rows(lines: list[str], runs: list[tuple[int, int]], names: frozenset[str] | None) -> set[int]:
    """The rows of the signatures; NAMES None: of those with a mark only."""
    marked: set[int] = set()
    last = True
    for start, stop in reversed(runs):
        rows = signature.signature_rows(lines, start, stop, names, last=last)
        marked.update(rows)
        last = last and all(row in marked for row in range(start, stop) if lines[row].strip())
    return marked


def _runs(is_: list[_Is]) -> list[tuple[int, int]]:
    """Where the stretches of new lines begin and end."""
    runs = []
    start = 0
    for row in range(len(is_) + 1):
        if row < len(is_) and is_[row] is _Is.NEW:
            continue
        if row > start:
            runs.append((start, row))
        start = row + 1
    return runs
