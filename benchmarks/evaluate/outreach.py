"""One user, two hundred people written to under one subject, and the ways in which they answer. Made of no chance."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

ME = "robin@hartwell.example"
MY_NAME = "Robin Hartwell"
SUBJECT = "Twenty minutes of your advice"
FIRST_AT = datetime(2002, 7, 1, 8, 0, tzinfo=UTC)
"""In the months of the mail they are mixed into."""
LAST_AT = FIRST_AT + timedelta(days=40)
PEOPLE = 200

_FIRST = "Ann Ben Carla David Elena Farid Grace Hugo Ines Jonas Kim Lena Marta Noah Olga Pavel".split()
_LAST = (
    "Abbott Baker Castillo Duarte Eriksen Fischer Grünwald Hansen Iversen Jensen Kowalski Lee Müller".split()
)
_FREEMAIL = ("gmail.com", "gmx.de", "outlook.com", "yahoo.co.uk", "icloud.com")
_FIELDS = (
    "tidal power",
    "museum lighting",
    "school meals",
    "old-growth forests",
    "night trains",
    "hearing aids",
)
_PLACES = ("Leeds", "Lyon", "Porto", "Graz", "Malmö")
_WHY = "I am writing because I am looking into how small studios work with public clients."
_YES = (
    "Happy to talk. How is next week?",
    "Thanks for writing, Robin. Gladly, but not before the 20th.",
    "Sure! Call me any morning.\n\nBest",
    "I am not the right person for this, I am afraid, but I know who is.",
)
SIGNATURE = f"\n\n-- \n{MY_NAME}\nHartwell Studio, 12 Mill Lane\n+44 20 7946 0123\n"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody written to. ``greeting`` and ``about`` are what only some were written, or only they."""

    number: int
    name: str
    address: str
    greeting: str
    about: str

    @property
    def sent_at(self) -> datetime:
        """A few a day, some of them in the same minute."""
        return FIRST_AT + timedelta(days=self.number // 8, minutes=(self.number % 8) // 2 * 7)

    @property
    def message_id(self) -> str:
        return f"first.{self.number:03}@hartwell.example"

    @property
    def organisation(self) -> str:
        """Their domain; of somebody at a provider, one they have nothing to do with."""
        domain = self.address.rpartition("@")[2]
        return f"office{self.number}.example" if domain in _FREEMAIL else domain


def people() -> list[Person]:
    """Sixteen first names and thirteen surnames for two hundred: many share one, a few both; three to a company at
    most, every seventh at a provider."""
    return [_person(number) for number in range(PEOPLE)]


def _person(number: int) -> Person:
    # Eight of them have a namesake at another company.
    named = number - 100 if number % 25 == 20 and number > 100 else number
    first, last = _FIRST[named % len(_FIRST)], _LAST[named % len(_LAST)]
    plain = f"{first}.{last}".lower().replace("ü", "ue")
    domain = _FREEMAIL[number // 7 % len(_FREEMAIL)] if number % 7 == 3 else f"firm{number % 80}.example"
    address = f"{plain}{number if domain in _FREEMAIL else ''}@{domain}"
    greeting = f"Dear {'Dr' if number % 2 else 'Ms'} {last}," if number % 3 else f"Hi {first},"
    about = (
        f"I heard you speak about {_FIELDS[number % 6]} in {_PLACES[number % 5]} and have thought about it since."
        if number % 10 < 7
        else ""
    )
    return Person(number, f"{first} {last}", address, greeting, about)


def body(person: Person) -> str:
    """The template that all were sent."""
    return "\n\n".join(
        part
        for part in (
            person.greeting,
            f"{_WHY} {person.about}".strip(),
            "May I ask you for twenty minutes of advice? I am not asking for a job, and I will call in a day or two to "
            "find out whether that suits you.",
            "With kind regards\nRobin",
        )
        if part
    )


def mail(
    sender: str, to: str, subject: str, text: str, at: datetime, message_id: str, **headers: str
) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{message_id}>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text, cte="8bit")
    return message.as_bytes()


def first_mail(person: Person) -> bytes:
    return mail(
        f"{MY_NAME} <{ME}>", f"{person.name} <{person.address}>", SUBJECT,
        textwrap.fill(body(person), 10_000, replace_whitespace=False) + SIGNATURE, person.sent_at, person.message_id,
    )  # fmt: skip


def friends(person: Person) -> list[str]:
    """Four whom the user showed what they wrote to this person: too many for a conversation with each."""
    return [f"friend{number}@circle{person.number}.example" for number in range(4)]


def shown_around(person: Person) -> bytes:
    """The same words under the same subject, to friends."""
    text = body(person).replace(person.greeting, "Dear all,")
    return mail(
        f"{MY_NAME} <{ME}>", ", ".join(friends(person)), SUBJECT, text + SIGNATURE,
        person.sent_at + timedelta(hours=1), f"shown.{person.number:03}@hartwell.example",
    )  # fmt: skip


def shown() -> list[Person]:
    """Of whose mails the friends know: each has a sentence that nobody else was written."""
    return [person for person in people() if person.about][::3]


# How programs quote -----------------------------------------------------------------------------------------------


def _marked(text: str, width: int, mark: str = "> ") -> str:
    lines = [line for part in text.split("\n") for line in (textwrap.wrap(part, width) or [""])]
    return "\n".join(f"{mark}{line}".rstrip() for line in lines)


def web_mail(person: Person, answer: str) -> str:
    at = person.sent_at + timedelta(hours=2)
    return (
        f"{answer}\n\nOn {at:%a, %b %-d, %Y} at {at:%-I:%M %p} {MY_NAME} <{ME}> wrote:\n\n"
        f"{_marked(body(person) + SIGNATURE, 70)}\n"
    )


def german(person: Person, answer: str) -> str:
    at = person.sent_at + timedelta(hours=2)
    text = f"Am {at:%d.%m.%y} um {at:%H:%M} schrieb {MY_NAME}:\n{_marked(body(person), 60)}"
    return f"{text}\n\n{answer}\n"


def office(person: Person, answer: str) -> str:
    at = person.sent_at
    return (
        f"{answer}\n\n________________________________\nFrom: {MY_NAME} <{ME}>\nSent: {at:%A, %B %-d, %Y %-I:%M %p}\n"
        f"To: {person.name} <{person.address}>\nSubject: {SUBJECT}\n\n{body(person)}{SIGNATURE}\n"
    )


def office_without_address(person: Person, answer: str) -> str:
    at = person.sent_at + timedelta(hours=1)
    return (
        f"{answer}\n\n-----Ursprüngliche Nachricht-----\nVon: {MY_NAME}\nGesendet: {at:%d.%m.%Y %H:%M}\n"
        f"An: {person.name}\nBetreff: {SUBJECT}\n\n{_marked(body(person), 76, '')}\n"
    )


def phone(person: Person, answer: str) -> str:
    at = person.sent_at
    return (
        f"{answer}\n\nSent from my phone\n\n> On {at:%-d %b %Y}, at {at:%H:%M}, {MY_NAME} <{ME}> wrote:\n>\n"
        f"{_marked(body(person), 9_000)}\n"
    )


def inline(person: Person, answer: str) -> str:
    parts = body(person).split("\n\n")
    at = person.sent_at
    head = f"{MY_NAME} wrote on {at:%Y-%m-%d %H:%M}:\n{_marked(chr(10).join(parts[:2]), 66)}"
    return f"{head}\n\nThat is a long story.\n\n{_marked(parts[2], 66)}\n\n{answer}\n"


def greeting_and_first(person: Person, answer: str) -> str:
    parts = body(person).split("\n\n")
    return f"{_marked(chr(10).join(parts[:2]), 64, '>')}\n\n{answer}\n"


def named_in_the_attribution(person: Person, answer: str) -> str:
    at = person.sent_at
    head = f"Le {at:%d/%m/%Y} à {at:%H:%M}, {MY_NAME} a écrit à {person.address} :"
    return f"{answer}\n\n{head}\n{_marked(body(person).split(chr(10) * 2, 1)[1], 70)}\n"


QUOTED: tuple[Callable[[Person, str], str], ...] = (
    web_mail, german, office, office_without_address, phone, inline, greeting_and_first, named_in_the_attribution,
)  # fmt: skip


# Who answers, and from where --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """A mail that came in, and whose conversation it belongs to ('': nobody's)."""

    name: str
    raw: bytes
    person: str


_PREFIXES = ("Re: ", "AW: ", "RE: ", "SV: ", "Antw: ", "回复: ", "Odp: ", "Re: [EXT] ", "")


def _answer(
    person: Person,
    kind: str,
    sender: str,
    text: str,
    subject: str = "",
    to: str = f"{MY_NAME} <{ME}>",
    **headers: str,
) -> Answer:
    prefix = _PREFIXES[person.number % len(_PREFIXES)]
    at = person.sent_at + timedelta(days=2, hours=3)
    domain = sender.rpartition("@")[2].rstrip(">")
    raw = mail(
        sender, to, subject or f"{prefix}{SUBJECT}", text, at,
        f"{kind.replace(', ', '-').replace(' ', '-')}.{person.number}@{domain}", **headers,
    )  # fmt: skip
    return Answer(f"{person.number:03} {kind}", raw, person.address)


def _said(person: Person) -> str:
    return _YES[person.number % len(_YES)]


def _quoted(person: Person, shift: int = 0) -> str:
    return QUOTED[(person.number + shift) % len(QUOTED)](person, _said(person))


def _headers(person: Person) -> dict[str, str]:
    return {"In_Reply_To": f"<{person.message_id}>", "References": f"<{person.message_id}>"}


def from_known() -> Iterator[Answer]:
    for person in people():
        sender = f"{person.name} <{person.address}>"
        yield _answer(person, "thread", sender, _quoted(person), **_headers(person))
        yield _answer(person, "thread, no quotation", sender, _said(person), **_headers(person))
        yield _answer(person, "no headers", sender, _quoted(person, 1))
        yield _answer(person, "no headers, no quotation", person.address, _said(person))
        yield _answer(person, "new topic", sender, "One more thing.\n", "The Lyon report")


def from_elsewhere_in_thread() -> Iterator[Answer]:
    for person in people():
        private = f"{person.name} <p{person.number}@gmail.com>"
        desk = f"Front Desk <desk@{person.organisation}>"
        yield _answer(person, "private, thread", private, _said(person), **_headers(person))
        yield _answer(person, "assistant, thread", desk, _said(person), **_headers(person))


def from_elsewhere_quoting() -> Iterator[Answer]:
    for person in people():
        first = person.name.split()[0].lower()
        senders = {
            "private": f"{person.name} <p{person.number}@gmail.com>",
            "private, no name": f"{first}{person.number}@web.de",
            "second company": f"{person.name} <{first}@group{person.number}.example>",
            "assistant": f"Front Desk <desk@{person.organisation}>",
            "assistant elsewhere": f"Office <office@service{person.number % 9}.example>",
            "colleague": f"Zoe Quist <zoe.quist@{person.organisation}>",
        }
        for shift, (kind, sender) in enumerate(senders.items()):
            yield _answer(person, f"{kind}, quoted", sender, _quoted(person, shift))


def from_elsewhere_silent() -> Iterator[Answer]:
    """Nothing in them says for sure whose they are: at most it is asked."""
    for person in people():
        yield _answer(person, "private", f"{person.name} <p{person.number}@gmail.com>", _said(person))
        yield _answer(person, "assistant", f"Front Desk <desk@{person.organisation}>", _said(person))


def noise() -> Iterator[Answer]:
    """Nobody's: strangers under the same subject, of the same names, with the words that all were sent."""
    for person in people():
        template = _marked("\n\n".join(body(person).split("\n\n")[2:]), 70)
        ida = f"Ida <ida@else{person.number}.example>"
        strangers = (
            _answer(person, "same subject", f"Hal <hal@shop{person.number}.example>", "20 % off, only today.\n"),
            _answer(person, "same name", f"{person.name} <x@club{person.number}.example>", "Minutes.\n", "Minutes"),
            _answer(person, "template only", ida, f"Hm.\n\n{template}"),
            _answer(person, "another greeting", ida,
                    f"Hm.\n\n{_marked(body(person).replace(person.greeting, 'Dear Professor Quist,'), 70)}"),
            _answer(person, "list", f"Gil <gil@lists{person.number}.example>", _quoted(person), to="talk@lists.example",
                    List_Id="<talk.lists.example>", List_Post="<mailto:talk@lists.example>", Precedence="list"),
        )  # fmt: skip
        for each in strangers:
            yield Answer(each.name, each.raw, "")


def from_friends() -> Iterator[Answer]:
    """They answer what they were shown, their headers lost; what they quote was written to one person, too."""
    for person in shown():
        parts = body(person).split("\n\n")
        for number, sender in enumerate(friends(person)):
            quoted = _marked("\n\n".join(parts[number % 2 :]).replace(person.greeting, "Dear all,"), 70)
            yield _answer(person, f"friend {number}", sender, f"Good luck!\n\n{quoted}\n")
