"""What the tests of this room share: the templates as shipped, a user, a person, a letter and two notes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from pathlib import Path
from typing import Any, cast

from followthrough.compose.digest import Digest, Stage, Week
from followthrough.compose.draft import Letter, Me
from followthrough.compose.note import CallNote, DayNote, Item
from followthrough.compose.prepare import Line, PrepareNote
from followthrough.compose.render import Templates, TemplateSource
from followthrough.mail.address import Address
from followthrough.mail.message import parse

SHIPPED = Path(__file__).parents[2] / "templates"
TEMPLATES = Templates(
    {
        str(p.relative_to(SHIPPED)): TemplateSource(str(p.relative_to(SHIPPED)), p.read_text())
        for p in sorted(SHIPPED.rglob("*.j2"))
    }
)

ME = Me(
    name="Max Meier",
    address="max@example.org",
    sign_off="Best regards,",
    signature="Max Meier\nHydrologist",
    about="a hydrologist on the way from research into city planning",
    phone="+49 30 7654321",
)
ANN = Address("Ann Miller", "ann@example.com")

THEIR_MAIL = """\
From: Ann Miller <ann@example.com>
To: Max Meier <max@example.org>
Subject: Re: Twenty minutes on ground water
Message-ID: <reply.1@example.com>
In-Reply-To: <first.1@example.org>
Date: Mon, 2 Mar 2026 23:30:00 +0000
Content-Type: text/plain; charset=utf-8

Dear Max,

your mail reached me between two meetings. What would you like to know about the waterworks? We have been building for three years.

Ann
"""  # noqa: E501

MY_MAIL = """\
From: Max Meier <max@example.org>
To: Ann Miller <ann@example.com>
Subject: Twenty minutes on ground water
Message-ID: <first.1@example.org>
Date: Mon, 2 Mar 2026 09:00:00 +0000
Content-Type: text/plain; charset=utf-8

Dear Ms Miller,

Prof. Weber suggested that I write to you. I read your report on the new wells with great interest, above all the part on how the city decides where to drill.

Could I ask you for 20 minutes of advice on the phone? I am not applying for anything. I will call a day or two after this reaches you.
"""  # noqa: E501

THEIRS, MINE = parse(THEIR_MAIL.encode()), parse(MY_MAIL.encode())

LETTER = Letter(
    message_id="0123456789abcdef0123456789abcdef@example.org",
    template="answer",
    sets=(),
    me=ME,
    to=(ANN,),
    cc=(),
    parent=THEIRS,
    thread=("first.1@example.org", "reply.1@example.com"),
    subject=THEIRS.subject,
    greeting="Dear Ms Miller,",
    their_words=THEIRS.text,
    quote_original=True,
    date=datetime(2026, 3, 3, 8, 0, tzinfo=UTC),
    zone="Europe/Berlin",
)

CALL = CallNote(
    message_id="00112233445566778899aabbccddeeff@example.org",
    me=ME,
    person=ANN,
    phone="+49 (0)30 1234567",
    phone_from="their signature of 3 March",
    first_mail_subject=MINE.subject,
    first_mail_text=MINE.text,
    first_mail_at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
    window=(datetime(2026, 3, 3, 8, 0, tzinfo=UTC), datetime(2026, 3, 4, 16, 0, tzinfo=UTC)),
    call_at=datetime(2026, 3, 3, 9, 0, tzinfo=UTC),
    why="Your mail of 2 March has no answer yet.",
    references=("first.1@example.org",),
    date=datetime(2026, 3, 3, 8, 0, tzinfo=UTC),
    zone="Europe/Berlin",
    sets=(),
)

DAY = DayNote(
    message_id="ffeeddccbbaa99887766554433221100@example.org",
    me=ME,
    items=(
        Item(heading="Please decide", person="Ann Miller", text="Wrote from another address: is it her?"),
        Item(
            heading="Overdue",
            person="Eve Long",
            text="The next attempt, since 3 February.",
            address="eve@example.com",
        ),
        Item(heading="Overdue", person="Ben Okafor", text="Call, until Wednesday.", phone="+1 415 555 0100"),
        Item(heading="Please decide", person="", text="Two conversations match one mail."),
    ),
    date=datetime(2026, 3, 3, 8, 0, tzinfo=UTC),
    zone="Europe/Berlin",
)

PREPARE = PrepareNote(
    message_id="8899aabbccddeeff0011223344556677@example.org",
    me=ME,
    person=ANN,
    role="head of planning",
    organisation="Northlight Waterworks",
    known_from="the alumni evening",
    referred_by="Peter Weber",
    phone="+49 (0)30 1234567",
    about_them="Likes sailing. Has two sons.",
    starts_at=datetime(2026, 3, 12, 13, 0, tzinfo=UTC),
    ends_at=datetime(2026, 3, 12, 13, 20, tzinfo=UTC),
    their_zone="America/New_York",
    thread=(
        Line(datetime(2026, 3, 2, 9, 0, tzinfo=UTC), "", MINE.text),
        Line(datetime(2026, 3, 2, 23, 30, tzinfo=UTC), "Ann Miller", THEIRS.text),
    ),
    hoping_for="An introduction to one person who plans for floods.",
    noted=("She planned the new wells.",),
    owed=("the paper on wells",),
    uid="invitation-1@example.com",
    sequence=2,
    references=("first.1@example.org",),
    date=datetime(2026, 3, 11, 15, 0, tzinfo=UTC),
    zone="Europe/Berlin",
)

DIGEST = Digest(
    message_id="445566778899aabbccddeeff00112233@example.org",
    me=ME,
    since_at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
    date=datetime(2026, 3, 9, 8, 0, tzinfo=UTC),
    zone="Europe/Berlin",
    week=Week(first_mails=3, mails=7, calls=2, meetings=1, thank_yous=1, applications=3),
    listed=41,
    goal=100,
    stages=(
        Stage("On your list, not written to yet", 18),
        Stage("Written to, no answer yet", 11),
        Stage("Answered", 6),
        Stage("A meeting is agreed", 1),
        Stage("Met", 4),
        Stage("Closed", 0),
    ),
    yours=(Item(heading="Your turn", person="Ann Miller", text="wrote last on 5 March."),),
    theirs=(
        Item(heading="Their turn", person="Cy Brandt", text="you wrote on 4 March; next: call, 6 March."),
        Item(heading="Their turn", person="Eve Long", text="you wrote on 3 March."),
    ),
    more=(
        Item(heading="Overdue", person="Bea Muster", text="call, since 27 February.", phone="+49 30 7654321"),
        Item(heading="Meetings ahead", person="Dan Ito", text="Thursday, 12 March, 14:00."),
        Item(heading="Resting", person="Fay Olsen", text="Three mails sent, one call noted."),
    ),
)


def letter(**changes: Any) -> Letter:
    """The letter above with some fields changed."""
    return replace(LETTER, **changes)


def call(**changes: Any) -> CallNote:
    """The call note above with some fields changed."""
    return replace(CALL, **changes)


def prepare(**changes: Any) -> PrepareNote:
    """The prepare note above with some fields changed."""
    return replace(PREPARE, **changes)


def read(raw: bytes) -> EmailMessage:
    """A message as a client reads it."""
    return cast("EmailMessage", message_from_bytes(raw, policy=default))


def leaves(message: Message) -> Iterator[EmailMessage]:
    """The parts that hold something."""
    for part in message.walk():
        if not part.is_multipart():
            yield cast("EmailMessage", part)


def body(raw: bytes) -> str:
    """The text of a draft as decoded, not reflowed."""
    return str(read(raw).get_content()).replace("\r\n", "\n")


def one_template(text: str, name: str = "answer.txt.j2") -> Templates:
    """A set of one template."""
    return Templates({name: TemplateSource(f"my/{name}", text)})
