"""The story of the demo: five weeks of Sam's mail, as bytes and times. Values only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from followthrough.mail.address import parse_addresses

ZONE = ZoneInfo("Europe/London")
ME = "Sam Carter <sam@carter.example>"
ADDRESS = "sam@carter.example"


@dataclass(frozen=True, slots=True)
class Arrives:
    """A mail from somebody comes into the inbox."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class Sends:
    """Sam sends a mail written by hand: a copy lies in Sent."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class SendsDraft:
    """Sam completes the FILLs of the open draft to this address and sends it, as a mail client does."""

    to: str
    fills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeletesDraft:
    """Sam deletes the open draft to this address: a 'no'."""

    to: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a time, and how it is told."""

    at: datetime
    told: str
    what: Arrives | Sends | SendsDraft | DeletesDraft


def _at(day: int, month: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def mail(
    sender: str,
    to: str,
    subject: str,
    body: str,
    at: datetime,
    message_id: str,
    answers: tuple[str, ...] = (),
    **headers: str,
) -> bytes:
    """One mail as bytes; ``answers`` are the ids of the thread, the parent last."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"], message["Message-ID"] = format_datetime(at), f"<{message_id}>"
    if answers:
        message["In-Reply-To"] = f"<{answers[-1]}>"
        message["References"] = " ".join(f"<{i}>" for i in answers)
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message.as_bytes()


def _first(to: str, greeting: str, why: str, at: datetime, message_id: str) -> Sends:
    body = (
        f"{greeting}\n\n{why}\n\nI am a hydrologist on the way from research into city planning. Could I have twenty "
        "minutes of your advice on the phone, at a time that suits you? I am not asking for a job. I will call you a "
        "day or two after this reaches you.\n\nBest regards,\nSam Carter\n"
    )
    return Sends(mail(ME, to, "Twenty minutes of your advice?", body, at, message_id))


ANN = "Ann Miller <ann.miller@northlight.example>"
BEN = "Ben Okafor <b.okafor@harbourworks.example>"
CLARA = "Clara Weiss <clara@weiss-architekten.example>"
DAVID = "David Lin <david.lin@cityatlas.example>"
ERIN = "Erin Sato <erin.sato@oldmill.example>"
FRANK = "Frank Moreau <frank@moreau.example>"
NAMES = {a.address: a.name for a in parse_addresses(f"{ANN}, {BEN}, {CLARA}, {DAVID}, {ERIN}, {FRANK}")}
"""Who has which address."""

BOUNCE = (
    b"From: Mail Delivery System <MAILER-DAEMON@carter.example>\r\nTo: sam@carter.example\r\n"
    b"Subject: Undelivered Mail Returned to Sender\r\nDate: Tue, 03 Mar 2026 09:31:12 +0000\r\n"
    b"Message-ID: <bounce-1@carter.example>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"\r\n\r\n'
    b"--b1\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
    b"I'm sorry to have to inform you that your message could not be delivered.\r\n\r\n"
    b"<erin.sato@oldmill.example>: host mx.oldmill.example said: 550 5.1.1 User unknown\r\n\r\n"
    b"--b1\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.carter.example\r\n\r\n"
    b"Final-Recipient: rfc822; erin.sato@oldmill.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    b"Diagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n"
    b"--b1\r\nContent-Type: message/rfc822\r\n\r\nFrom: Sam Carter <sam@carter.example>\r\n"
    b"To: Erin Sato <erin.sato@oldmill.example>\r\nSubject: Twenty minutes of your advice?\r\n"
    b"Message-ID: <first-erin@carter.example>\r\n\r\n...\r\n--b1--\r\n"
)


def before() -> tuple[Event, ...]:
    """What is in the mailbox already: an older conversation with Frank, who answered and was thanked."""
    asked, answered, thanked = _at(16, 2, 10), _at(17, 2, 8, 40), _at(17, 2, 18, 5)
    subject, first, reply = "Your talk on buried rivers", "frank-1@carter.example", "frank-2@moreau.example"
    return (
        Event(
            asked,
            "",
            Sends(
                mail(
                    ME,
                    FRANK,
                    subject,
                    "Dear Frank,\n\nYour talk on buried rivers stayed with me. May I "
                    "ask you twenty minutes' worth of questions about it?\n\nBest regards,\nSam\n",
                    asked,
                    first,
                )
            ),
        ),
        Event(
            answered,
            "",
            Arrives(
                mail(
                    FRANK,
                    ME,
                    f"Re: {subject}",
                    "Dear Sam,\n\nWith pleasure. It was good to talk "
                    "just now; do read the Lyon report, it says what I could not.\n\nFrank\n",
                    answered,
                    reply,
                    (first,),
                )
            ),
        ),
        Event(
            thanked,
            "",
            Sends(
                mail(
                    ME,
                    FRANK,
                    f"Re: {subject}",
                    "Dear Frank,\n\nThank you. The Lyon report is on my desk.\n\nBest regards,\nSam\n",
                    thanked,
                    "frank-3@carter.example",
                    (first, reply),
                )
            ),
        ),
    )


def _answer(sender: str, body: str, at: datetime, message_id: str, first: str, **headers: str) -> Arrives:
    subject = headers.pop("subject", "Re: Twenty minutes of your advice?")
    return Arrives(mail(sender, ME, subject, body, at, message_id, (first,), **headers))


def story() -> tuple[Event, ...]:
    """Five weeks, in order."""
    ann, ben, clara, david = (f"first-{n}@carter.example" for n in ("ann", "ben", "clara", "david"))
    monday = _at(2, 3, 9, 30)
    return (
        Event(
            monday,
            "Sam writes to Ann Miller.",
            _first(ANN, "Dear Ms Miller,", "I read your piece on rain gardens in Leeds twice.", monday, ann),
        ),
        Event(
            _at(2, 3, 9, 50),
            "Sam writes to Ben Okafor.",
            _first(
                BEN,
                "Dear Mr Okafor,",
                "The flood gate at Harbour Works is yours, I learned.",
                _at(2, 3, 9, 50),
                ben,
            ),
        ),
        Event(
            _at(2, 3, 10, 15),
            "Sam writes to Clara Weiss.",
            _first(
                CLARA,
                "Hi Clara,",
                "Jo Lindqvist says nobody knows green roofs as you do.",
                _at(2, 3, 10, 15),
                clara,
            ),
        ),
        Event(
            _at(2, 3, 10, 40),
            "Sam writes to David Lin.",
            _first(DAVID, "Dear David,", "City Atlas is the map I always wanted.", _at(2, 3, 10, 40), david),
        ),
        Event(
            _at(2, 3, 10, 41),
            "… and the answer comes from a machine: David is away.",
            _answer(
                DAVID,
                "Thank you for your message. I am out of the office until 16 March 2026 and will reply "
                "when I am back.\n",
                _at(2, 3, 10, 41),
                "auto-1@cityatlas.example",
                david,
                subject="Automatic reply: Twenty minutes of your advice?",
                Auto_Submitted="auto-replied",
            ),
        ),
        Event(
            _at(3, 3, 9, 31),
            "Sam writes to Erin Sato.",
            _first(
                ERIN,
                "Dear Dr Sato,",
                "Your work on the old mill race is why I changed fields.",
                _at(3, 3, 9, 31),
                "first-erin@carter.example",
            ),
        ),
        Event(
            _at(3, 3, 9, 31) + timedelta(seconds=40), "… and it comes back: no such mailbox.", Arrives(BOUNCE)
        ),
        Event(
            _at(3, 3, 14, 20),
            "Ben answers: not hiring.",
            _answer(
                BEN,
                "Dear Sam,\n\nthank you for your mail. I am afraid we are not hiring at the moment, the next "
                "budget round is in autumn.\n\nBen Okafor\nHarbour Works\n",
                _at(3, 3, 14, 20),
                "re-1@harbourworks.example",
                ben,
            ),
        ),
        Event(
            _at(4, 3, 8, 5),
            "Clara answers: yes, gladly.",
            _answer(
                CLARA,
                "Hi Sam,\n\nHappy to help! Let's talk.\n\nClara\n\n-- \nClara Weiss | Weiss Architekten\n"
                "Phone +49 30 5550 1234\n",
                _at(4, 3, 8, 5),
                "re-1@weiss-architekten.example",
                clara,
            ),
        ),
        Event(
            _at(4, 3, 12, 30),
            "Sam fills in two times and sends the draft to Clara.",
            SendsDraft("clara@weiss-architekten.example", ("Thursday or Friday after 14:00, London time",)),
        ),
        Event(
            _at(12, 3, 9, 10),
            "Sam deletes the draft to Frank: not now.",
            DeletesDraft("frank@moreau.example"),
        ),
    )


END = _at(6, 4, 12)
"""Five weeks after the first mail."""
