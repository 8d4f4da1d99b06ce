"""Whose conversation an answer belongs to, on outreach the evaluation makes up, mixed into ordinary mail.

Each goes the way of a message in the service: refused by its header, or read and matched with all that is known, on a
ledger that holds what the user sent. Only recording is left out, so that no answer teaches anything about another. An
act is a certain or probable match; a possible one is asked about and does nothing.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from benchmarks.evaluate import outreach
from benchmarks.evaluate.outreach import Answer
from benchmarks.evaluate.scoring import Aim, Case, Outcome, Set, Sets, at_least, never_wrong, outcome
from followthrough.ledger.store import Ledger, StoredMessage
from followthrough.mail.address import Identities
from followthrough.mail.matching.glance import concerns, glance
from followthrough.mail.matching.match import Certainty, Match
from followthrough.mail.message import parse
from followthrough.mailbox.session import Head
from followthrough.plan.enrolment import EnrolRule
from followthrough.plan.reception import message_at
from followthrough.service.book import Book
from followthrough.service.harvest import Harvest, Place, Rulebook, passed
from followthrough.service.incoming import Incoming
from followthrough.service.outgoing import Outgoing

_MAILS = "threads/easy-ham-2"
_ACCOUNT = "home"


class User:
    """Somebody who has written to the two hundred, as the service knows them afterwards."""

    def __init__(self, ledger: Ledger) -> None:
        me = Identities(frozenset({outreach.ME}))
        rules = Rulebook(
            me=me,
            addresses=me,
            accounts=(_ACCOUNT,),
            enrol=(EnrolRule(playbook="advice", subjects=(outreach.SUBJECT.lower(),)),),
            max_recipients=3,
            own_mailboxes=frozenset({"Sent"}),
            label_mailboxes=frozenset(),
        )
        self._book = Book(())
        self._outgoing = Outgoing(_ACCOUNT, rules, ledger, self._book)
        self._incoming = Incoming(_ACCOUNT, rules, ledger, self._book)
        sent = [outreach.first_mail(person) for person in outreach.people()]
        sent += [outreach.shown_around(person) for person in outreach.shown()]
        for uid, raw in enumerate(sent, 1):
            self._send(ledger, uid, raw)

    def _send(self, ledger: Ledger, uid: int, raw: bytes) -> None:
        message, harvest = parse(raw), Harvest()
        assert message.date is not None
        head = Head(uid, frozenset(), message.date, len(raw), raw)
        place = Place("Sent", 1, head)
        facts = self._outgoing.facts(message, place, message.date, harvest)
        for fact in facts:
            self._book.add(fact)
        if not facts:
            line = passed(place, " ".join(each.address for each in message.recipients), [message.key])
            ledger.record(account=_ACCOUNT, mailbox="Sent", cursor=None, passed=[line])
            return
        kept = StoredMessage(
            account=_ACCOUNT, key=message.key, mailbox="Sent", uidvalidity=1, uid=uid, own=True, at=message.date,
            raw=raw,
        )  # fmt: skip
        ledger.record(account=_ACCOUNT, mailbox="Sent", cursor=None, facts=facts, messages=[kept])

    def matches(self, raw: bytes) -> tuple[Match, ...]:
        """Whose conversation a mail is found to belong to."""
        header = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n"
        if not concerns(glance(header), self._book.interest):
            return ()
        message = parse(raw)
        at = message_at(message, message.date, own=False) if message.date else outreach.LAST_AT
        return self._incoming.matches(message, self._incoming.reading(message, at), at, Harvest())


def _judged(
    answers: Callable[[], Iterable[Answer]], judge: Callable[[Answer, tuple[Match, ...]], Outcome]
) -> Callable[[Path], Iterator[Case]]:
    def cases(_folder: Path) -> Iterator[Case]:
        for each, matches in _matched(answers):
            yield Case(each.name, judge(each, matches), _said(matches))

    return cases


@lru_cache(maxsize=1)
def _matched(answers: Callable[[], Iterable[Answer]]) -> list[tuple[Answer, tuple[Match, ...]]]:
    """Two sets may judge the same answers."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder)) as ledger:
        user = User(ledger)
        return [(each, user.matches(each.raw)) for each in answers()]


def _said(matches: tuple[Match, ...]) -> str:
    parts = (f"{m.certainty.name.lower()} {m.person} by {m.evidence[0].where}" for m in matches)
    return "; ".join(parts) or "nobody"


def _acts(answer: Answer, matches: tuple[Match, ...]) -> Outcome:
    """Right: something is done, about the right person alone. Asked, or passed over: abstained."""
    acted = {each.person for each in matches if each.certainty is not Certainty.POSSIBLE}
    return outcome(right=acted == {answer.person}, silent=not acted)


def _asks(answer: Answer, matches: tuple[Match, ...]) -> Outcome:
    """Right: the user is asked about the right person, perhaps among others. Wrong: anything is done, or asked about
    others only."""
    persons = {each.person for each in matches}
    asked = all(each.certainty is Certainty.POSSIBLE for each in matches)
    return outcome(right=asked and answer.person in persons, silent=not persons)


def _no_act(_answer: Answer, matches: tuple[Match, ...]) -> Outcome:
    return outcome(right=all(each.certainty is Certainty.POSSIBLE for each in matches))


def _nothing(_answer: Answer, matches: tuple[Match, ...]) -> Outcome:
    return outcome(right=not matches)


def _ordinary(folder: Path) -> Iterator[Case]:
    def mails() -> Iterator[Answer]:
        for path in sorted((folder / _MAILS).glob("0*")):
            yield Answer(path.name, path.read_bytes(), "")

    yield from _judged(mails, _nothing)(folder)


def _set(
    answers: Callable[[], Iterable[Answer]],
    judge: Callable[[Answer, tuple[Match, ...]], Outcome],
    *aims: Aim,
) -> Set:
    return Set(_judged(answers, judge), aims, _MAILS)


SETS: Sets = {
    "matching: known address": _set(outreach.from_known, _acts, at_least(0.99), never_wrong()),
    "matching: elsewhere, thread": _set(
        outreach.from_elsewhere_in_thread, _acts, at_least(0.99), never_wrong()
    ),
    "matching: elsewhere, quoted": _set(outreach.from_elsewhere_quoting, _acts, at_least(0.9), never_wrong()),
    "matching: elsewhere, asked": _set(outreach.from_elsewhere_silent, _asks, never_wrong()),
    "matching: strangers, acts": _set(outreach.noise, _no_act, never_wrong()),
    "matching: strangers, asked": _set(outreach.noise, _nothing),
    "matching: friends, acts": _set(outreach.from_friends, _no_act, never_wrong()),
    "matching: ordinary mail": Set(_ordinary, (never_wrong(),), _MAILS),
}
