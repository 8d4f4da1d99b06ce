"""What the user wrote is known again from the ledger alone, and names whose answer a mail is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

import pytest

from followthrough.ledger.store import Ledger, StoredMessage
from followthrough.mail.address import Identities
from followthrough.mail.matching.match import Certainty, Match
from followthrough.mail.message import parse
from followthrough.mailbox.session import Head
from followthrough.plan.enrolment import EnrolRule
from followthrough.plan.facts import Delegated, Fact, Outreach, Received
from followthrough.service.book import Book
from followthrough.service.harvest import Harvest, Place, Rulebook, passed
from followthrough.service.incoming import Incoming
from followthrough.service.outgoing import Outgoing

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
SUBJECT = "Twenty minutes of your time"
ANN, BEN = "ann@reeds.example", "ben@dyke.example"
TO_ANN = (
    "Dear Dr Miller,\n\nYour lecture on reed beds in Utrecht has stayed with me ever since I heard it.\n\n"
    "Could you spare me twenty minutes on the telephone? I am only asking for advice.\n"
)
TO_BEN = (
    "Dear Mr Stone,\n\nCould you spare me twenty minutes on the telephone? I am only asking for advice.\n"
)
RULES = Rulebook(
    me=Identities(frozenset({"sam@home.example"})),
    addresses=Identities(frozenset({"sam@home.example"})),
    accounts=("home",),
    enrol=(EnrolRule(playbook="advice", subjects=("twenty minutes*",)),),
    max_recipients=3,
    own_mailboxes=frozenset({"Sent"}),
    label_mailboxes=frozenset(),
)


def mail(sender: str, to: str, subject: str, text: str, at: datetime, **headers: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = (
        f"<{at.timestamp()}.{sender.strip('>').rpartition('@')[2]}.{len(text)}@mail.example>"
    )
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


class Desk:
    """One account's incoming and outgoing mail over a ledger, without a mailbox."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.harvest = ledger, Harvest()
        self.book = Book(())
        for fact in ledger.facts():
            self.book.add(fact)
        self.incoming = Incoming("home", RULES, ledger, self.book)
        self.outgoing = Outgoing("home", RULES, ledger, self.book)

    def send(self, to: str, text: str, at: datetime = AT, *, record: bool = True) -> str:
        """A mail of Sam's as it lies in Sent."""
        raw = mail("Sam <sam@home.example>", to, SUBJECT, text, at)
        message = parse(raw)
        place = Place("Sent", 1, Head(1, frozenset(), at, len(raw), raw))
        facts = self.outgoing.facts(message, place, at, self.harvest)
        for fact in facts:
            self.book.add(fact)
        kept = StoredMessage(
            account="home", key=message.key, mailbox="Sent", uidvalidity=1, uid=1, own=True, at=at, raw=raw
        )
        if record:
            self.ledger.record(account="home", mailbox="Sent", cursor=None, facts=facts, messages=[kept])
        else:
            self.harvest.messages.append(kept)
        return message.key

    def matches(self, raw: bytes, at: datetime) -> tuple[Match, ...]:
        message = parse(raw)
        return self.incoming.matches(message, self.incoming.reading(message, at), at, self.harvest)

    def facts(self, raw: bytes, at: datetime) -> list[Fact]:
        message = parse(raw)
        return self.incoming.facts(message, self.incoming.reading(message, at), at, self.harvest)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Ledger.open(tmp_path) as ledger:
        made = Desk(ledger)
        made.send(f"Ann Miller <{ANN}>", TO_ANN)
        made.send(f"Ben Stone <{BEN}>", TO_BEN, AT + timedelta(hours=1))
        yield made


def office(text: str = f"Gladly.\n\n{quoted(TO_ANN)}", **headers: str) -> tuple[bytes, datetime]:
    """An answer from an address nobody knows, its headers lost."""
    at = AT + timedelta(days=1)
    return mail("Office <office@else.example>", "sam@home.example", f"Re: {SUBJECT}", text, at, **headers), at


def test_a_quotation_from_elsewhere_answers_for_the_person(desk: Desk) -> None:
    """Ann's is answered for, and the office has a conversation of its own from there on; the evidence is the words."""
    facts = desk.facts(*office())

    assert [(type(f), f.person) for f in facts] == [
        (Outreach, "office@else.example"),
        (Delegated, ANN),
        (Received, "office@else.example"),
    ]
    assert [(e.where, e.quote[:40]) for e in facts[1].evidence[:1]] == [
        ("quoted", "Dear Dr Miller, Your lecture on reed bed")
    ]
    (told,) = desk.harvest.questions
    assert told.heading == "Taken for an answer"
    # Whoever is left in peace from here on is named, or a mistake would never be seen.
    assert "from office@else.example" in told.text
    assert f"in place of {ANN} by your own words" in told.text


def test_what_was_written_is_known_again_from_the_ledger(desk: Desk) -> None:
    """After a restart, and for a ledger that an earlier version wrote: nothing is stored for it."""
    before = desk.matches(*office())
    assert [(m.person, m.certainty) for m in before] == [(ANN, Certainty.PROBABLE)]
    assert Desk(desk.ledger).matches(*office()) == before


def test_what_lies_in_the_same_batch_is_known_too(desk: Desk) -> None:
    """All Mail has Sent and the answers in one."""
    text = (
        "Dear Eve,\n\nThe lock that you built at Almere is the best I have seen. May I come and visit it?\n"
    )
    desk.send("Eve <eve@lock.example>", text, AT, record=False)
    raw, at = office(f"Do come.\n\n{quoted(text)}")
    assert [m.person for m in desk.matches(raw, at)] == ["eve@lock.example"]


def test_a_colleague_who_answered_was_not_written_to(desk: Desk) -> None:
    """Their conversation begins with the same mail: its words are Ann's all the same."""
    for fact in desk.facts(*office()):
        desk.book.add(fact)
    raw, at = office(f"Me too.\n\n{quoted(TO_ANN)}")
    raw = raw.replace(b"office@else", b"third@more")
    assert [(m.person, m.certainty) for m in desk.matches(raw, at)] == [(ANN, Certainty.PROBABLE)]


@pytest.mark.parametrize("where", ["ledger", "batch"])
def test_an_answer_to_another_mail_of_the_users_is_no_answer_to_this_one(desk: Desk, where: str) -> None:
    """Sam showed a friend what they wrote, or somebody of Ann's name answers something else."""
    shown = passed(
        Place("Sent", 1, Head(9, frozenset(), AT, 1, b"")), "friend@x.example", ("shown@home.example",)
    )
    raw, at = office(In_Reply_To="<shown@home.example>")
    namesake, _ = office("Yes.", In_Reply_To="<shown@home.example>")
    namesake = namesake.replace(b"Office <", b"Ann Miller <")
    assert [m.person for m in desk.matches(raw, at)] == [ANN]
    assert [m.certainty for m in desk.matches(namesake, at)] == [Certainty.POSSIBLE]
    if where == "ledger":
        desk.ledger.record(account="home", mailbox="Sent", cursor=None, passed=[shown])
    else:
        desk.harvest.passed.append(shown)
    assert desk.matches(raw, at) == ()
    assert desk.matches(namesake, at) == ()
    known, _ = office(In_Reply_To="<shown@home.example>")
    known = known.replace(b"Office <office@else.example>", f"Ann Miller <{ANN}>".encode())
    assert [m.certainty for m in desk.matches(known, at)] == [Certainty.PROBABLE]


@pytest.mark.parametrize("account", ["home", "work"])
def test_words_alone_from_somebody_written_to_beside_are_asked_about(desk: Desk, account: str) -> None:
    """They may have been written the very same, in a mail that began no conversation, from any account; by name they
    are the person all the same."""
    sent = Place("Sent" if account == "home" else "Gesendet", 1, Head(9, frozenset(), AT, 1, b""))
    inbox = replace(sent, mailbox="INBOX")
    named, at = office()
    named = named.replace(b"Office <", b"Ann Miller <")
    desk.incoming = Incoming("home", replace(RULES, sent={"work": "Gesendet"}), desk.ledger, desk.book)
    for place, certainty in ((inbox, Certainty.PROBABLE), (sent, Certainty.POSSIBLE)):
        beside = passed(place, "flo@x.example office@else.example", ("beside@home.example",))
        desk.ledger.record(account=account, mailbox=place.mailbox, cursor=None, passed=[beside])
        assert [(m.person, m.certainty) for m in desk.matches(*office())] == [(ANN, certainty)]
        assert [(m.person, m.certainty) for m in desk.matches(named, at)] == [(ANN, Certainty.PROBABLE)]


def test_a_mail_that_is_not_there_any_more_is_done_without(desk: Desk) -> None:
    """A fact without its bytes: no words, and no error."""
    desk.book.add(
        Outreach(
            person="eve@x.example", account="home", message_id="gone@x", at=AT, playbook="advice",
            subject=SUBJECT, recipients=("eve@x.example",),
        )
    )  # fmt: skip
    assert [m.person for m in desk.matches(*office())] == [ANN]


def test_two_hundred_mails_of_one_text_take_little_room(desk: Desk) -> None:
    """Eight bytes a word of each."""
    for number in range(20):
        desk.send(f"p{number}@x{number}.example", TO_BEN, AT + timedelta(minutes=number + 2))
    desk.matches(*office())
    kept = [each.prints for each in desk.book.written.values()]
    assert len(kept) == 22
    assert all(len(memoryview(each).tobytes()) <= 8 * 40 for each in kept)  # type: ignore[arg-type]
