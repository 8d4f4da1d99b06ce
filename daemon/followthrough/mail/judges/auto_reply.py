"""Automatic replies: absences, acknowledgements, receipts (RFC 3834, RFC 8098), and what systems send instead.

A header that only programs write settles it, and so does a label that they put before a subject. Without either the
words are weighed: a notice consists of what notices say; one word to its reader makes it a letter.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from followthrough.mail.address import is_no_reply
from followthrough.mail.body.quoted import Body
from followthrough.mail.findings import Absence, Kind, Verdict, evidence
from followthrough.mail.judges import machine_headers
from followthrough.mail.judges.notice import MAX_FOUND, Notice
from followthrough.mail.judges.notice_signs import is_role, name_words
from followthrough.mail.judges.notice_signs import receipt as opened
from followthrough.mail.machine.absences import every
from followthrough.mail.machine.notices import pieces
from followthrough.mail.machine.returns import a_long_time, first_day_back
from followthrough.mail.message import Message

__all__ = ["first_day_back", "judge"]

NAME = "auto_reply"
_RECEIPTS = ("message/disposition-notification", "message/delivery-status")
"""Of reading, and of delivery where it succeeded: what failed is a bounce, judged before."""
_COMPLAINT = "message/feedback-report"

_LONG_DAYS = 200
_NEAR_ADDRESS = 160
_MANY_SIGNS = 3
"""So many let one sentence pass that is in no language known here."""

_PIECES = 20
"""Sentences that are looked at for what tells of the absence."""

_Shown = tuple[str, str]


def judge(message: Message, body: Body) -> Verdict | None:
    """An automatic reply; UNSURE where a careful reader could not tell it from a person's."""
    types = {part.content_type for part in message.parts}
    if _COMPLAINT in types:
        return None
    receipt = next((each for each in _RECEIPTS if each in types), None)
    if receipt:
        return _nobody_away(("part", receipt))
    if said := opened(message):
        return _nobody_away(("text", said))
    header = machine_headers.sign(message)
    notice = Notice(message, body)
    if header is not None:
        return _by_header(notice, header)
    if (account := machine_headers.system_account(message)) and not (notice.replying or notice.engaged):
        return None if machine_headers.is_list(message) else _nobody_away(("from", account))
    if not notice.languages:
        return None
    # The subject is looked at first: what a text says costs a hundred times as much.
    if label := notice.label or (notice.desk_label if notice.desk_label and not notice.engaged else None):
        return _verdict(notice, ("subject", label))
    return _by_words(notice)


def _nobody_away(shown: _Shown) -> Verdict:
    return Verdict(evidence(NAME, *shown), kind=Kind.AUTO_REPLY)


def _by_header(notice: Notice, header: _Shown) -> Verdict | None:
    generated = machine_headers.is_generated(*header)
    if (
        generated
        and machine_headers.is_list(notice.message)
        and not notice.message.parents
        and not notice.absent
    ):
        # A newsletter's program says of itself what it is.
        return None
    return _verdict(notice, header, generated=generated)


def _by_words(notice: Notice) -> Verdict | None:
    automatic = notice.automatic
    away, said = notice.away_subject(), notice.absent or notice.left
    listed = machine_headers.is_list(notice.message)
    if not (automatic or away or said or notice.received):
        return None
    if automatic and not (listed and not said) and not (notice.engaged and notice.others):
        return _verdict(notice, ("text", automatic))
    if notice.engaged:
        return None
    if away and (said or notice.template or first_day_back(notice.text, _written_on(notice), notice.spoken)):
        return _verdict(notice, ("subject", away))
    if (received := notice.is_acknowledgement()) and notice.others <= 1:
        return _verdict(notice, ("text", received))
    if said is None or notice.greets_reader:
        return None
    return _absence_alone(notice, said)


def _absence_alone(notice: Notice, said: str) -> Verdict | None:
    """Nothing but the words tells: an absence among what notices say is one, among other things it is a letter."""
    message = notice.message
    signs = notice.template + machine_headers.hints(message)
    signs += is_no_reply(message.author.address) if message.author else 0
    if notice.others > 1:
        return None
    others = notice.others + notice.stray
    if others <= (signs >= _MANY_SIGNS) and signs:
        back = notice.left or first_day_back(notice.text, _written_on(notice), notice.spoken)
        if signs > 1 or back:
            return _verdict(notice, ("text", said))
    if others:
        return None
    return _verdict(notice, ("text", said), kind=Kind.UNSURE)


def _verdict(
    notice: Notice, shown: _Shown, *, generated: bool = False, kind: Kind = Kind.AUTO_REPLY
) -> Verdict:
    absence = _absence(notice, generated=generated)
    found = evidence(NAME, *shown)
    if absence is not None and kind is Kind.AUTO_REPLY:
        told = dict.fromkeys(_told(notice, absence))
        found += tuple(
            each for where, said in told if said != shown[1] for each in evidence(NAME, where, said)
        )
    return Verdict(found, kind=kind, absence=absence)


def _told(notice: Notice, absence: Absence) -> Iterator[_Shown]:
    """The sentences that say it: that they have left, whom to write to, the first day back."""
    said = [("text", each) for each in pieces(notice.text)[:_PIECES]]
    told = [*said, ("subject", notice.subject)]
    if absence.left:
        words = notice.left or notice.find("left_myself") or notice.left_somebody or ""
        yield from islice((each for each in said if words in each[1]), 1)
    if absence.successor:
        yield from islice((each for each in said if absence.successor in each[1].lower()), 1)
    if absence.until:
        of = _written_on(notice), notice.spoken
        back = (
            each for each in told if first_day_back(each[1], *of, day_first=notice.day_first) == absence.until
        )
        yield from islice(back, 1)


def _absence(notice: Notice, *, generated: bool) -> Absence | None:
    """Who is away and until when; None where nobody is: a ticket's number, a receipt."""
    text = _with_subject(notice)
    left = notice.left or notice.find("left_myself") or notice.left_somebody
    if left and not (notice.absent and first_day_back(text, _written_on(notice), notice.spoken)):
        return Absence(until=None, open_ended=False, left=True, successor=_successor(notice))
    away = notice.absent or notice.away_subject()
    acknowledged = notice.received or notice.desk_label or machine_headers.is_ticket(notice.message)
    if not away and (acknowledged or (generated and not notice.label)):
        return None
    until = first_day_back(text, _written_on(notice), notice.spoken, day_first=notice.day_first)
    long = notice.find("open_ended") is not None or a_long_time(text, _written_on(notice), _LONG_DAYS)
    if not away and not long and until is None and notice.is_acknowledgement():
        return None
    return Absence(until=until, open_ended=until is None and long, left=False, successor=None)


def _written_on(notice: Notice) -> date | None:
    return notice.message.date.date() if notice.message.date else None


def _with_subject(notice: Notice) -> str:
    """The text, behind what the subject itself says of the absence (``… is out of the office (returning 5 Dec)``)."""
    own = notice.away_subject() is not None or notice.subject.lower().startswith("auto:")
    return f"{notice.subject}\n\n{notice.unsigned}" if own else notice.unsigned


_ADDRESS = re.compile(r"[A-Za-z0-9._%+'=-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")


def _successor(notice: Notice) -> str | None:
    """The address to which this points instead, a person's: never a desk's, the writer's own or the reader's."""
    message = notice.message
    own = {each.address for each in (*message.from_, *message.reply_to, *message.recipients)}
    names = {each for author in message.from_ for each in name_words(author.name, author.address)}
    contact = every("contact")
    for found in islice(_ADDRESS.finditer(notice.text), MAX_FOUND):
        address = found[0].lower().strip(".")
        near = notice.text[max(0, found.start() - _NEAR_ADDRESS) : found.start()]
        behind = notice.text[found.end() : found.end() + 60]
        if address in own or is_role(address) or is_no_reply(address) or name_words("", address) <= names:
            continue
        if contact.search(near) or contact.search(behind):
            return address
    return None
