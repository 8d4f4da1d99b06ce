"""A believable mailbox, the same on every machine: who writes, what the header looks like, what stands below.

Made of nothing but a seed. Header shapes and their shares are those of ordinary mixed mail: people, newsletters,
trackers and shops, mailing lists, a few reports and invitations.
"""

import base64
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime

ME = "robin@hartwell.example"
MY_NAME = "Robin Hartwell"
TAGGED = "robin+outreach@hartwell.example"
LAST_DAY = datetime(2026, 6, 30, 18, 0, tzinfo=UTC)
DAYS = 1_000
"""The mail lies this many days back from LAST_DAY."""
OUTREACH = 60
"""Mails of the user that start a conversation; every third one was answered, twice."""

_FIRST = (
    "Ann Ben Carla David Elena Farid Grace Hugo Ines Jonas Kim Lena Marta Noah Olga Pavel Quinn Rosa Søren Tomás"
).split()
_LAST = (
    "Abbott Baker Castillo Duarte Eriksen Fischer Grünwald Hansen Iversen Jensen Kowalski Lindqvist Müller Nakamura"
    " O'Brien Petrović Quist Rossi Szabó Tanaka Ueda Vásquez Weber Xu Young Zhang"
).split()
_WORDS = (
    "budget review notes for the spring release and a short question about the schedule of our next meeting in the"
    " new office with an update on the contract invoice draft order delivery status weekly report team lunch travel"
    " plans confirmation account security summary project list archive minutes agenda offer reminder photos"
).split()


@dataclass(frozen=True, slots=True)
class Made:
    """One message with the INTERNALDATE and the maildir flags it lies there with."""

    raw: bytes
    at: datetime
    flags: str


def inbox(count: int) -> Iterator[Made]:
    """``count`` messages, oldest first; among them the answers to `sent`'s outreach."""
    writer = _Writer(random.Random(1), count)
    answers = {round(count * (0.5 + 0.49 * i / OUTREACH)): i for i in range(0, OUTREACH, 3)}
    for number in range(count):
        found = answers.get(number, answers.get(number - count // 200))
        yield writer.answer(number, found) if found is not None else writer.ordinary(number)


def sent(count: int) -> Iterator[Made]:
    """``count`` messages of the user's own, the last half with `OUTREACH` first mails spread over it."""
    writer = _Writer(random.Random(2), count)
    outreach = {round(count * (0.5 + 0.45 * i / OUTREACH)): i for i in range(OUTREACH)}
    for number in range(count):
        found = outreach.get(number)
        yield writer.outreach(number, found) if found is not None else writer.own(number)


def stranger(number: int) -> tuple[str, str]:
    """Name and address of somebody the user writes to first."""
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}"
    return name, f"person{number}@studio{number}.example"


def outreach_id(number: int) -> str:
    return f"<first.{number:04d}.7c1f5b0e@hartwell.example>"


def message(fields: list[tuple[str, str]], body: str) -> bytes:
    """CRLF lines; long and non-ASCII values folded and encoded as mail programs do."""
    lines = [f"{name}: {_value(value)}" for name, value in fields]
    return ("\r\n".join(lines) + "\r\n\r\n" + body.replace("\n", "\r\n")).encode()


def _value(value: str) -> str:
    if value.isascii():
        return value
    if "<" in value:
        return ",\r\n ".join(_mailbox(each) for each in value.split(",\r\n "))
    return Header(value, "utf-8").encode(linesep="\r\n")


def _mailbox(value: str) -> str:
    name, _, address = value.rpartition(" <")
    if not name.isascii():
        name = Header(name.strip('"'), "utf-8").encode(linesep="\r\n")
    return f"{name} <{address}"


class _Writer:
    """Writes messages one after the other; each call moves the chance on."""

    def __init__(self, chance: random.Random, count: int) -> None:
        self._chance, self._count = chance, count
        self._people = [self._person(n) for n in range(3_000)]
        self._recent = [self._id("hartwell.example") for _ in range(50)]

    def _person(self, number: int) -> str:
        first, last = self._chance.choice(_FIRST), self._chance.choice(_LAST)
        plain = f"{first}.{last}".lower().encode("ascii", "ignore").decode().replace("'", "")
        address = f"{plain}{number}@company{number % 800}.example"
        return f'"{last}, {first}" <{address}>' if number % 9 == 0 else f"{first} {last} <{address}>"

    def _id(self, domain: str) -> str:
        return f"<{self._chance.randbytes(15).hex()}.{self._chance.randrange(10**9)}@mail.{domain}>"

    def _at(self, number: int) -> datetime:
        return LAST_DAY - timedelta(
            days=DAYS * (1 - number / self._count), seconds=self._chance.randrange(30)
        )

    def _text(self, words: int) -> str:
        picked = self._chance.choices(_WORDS, k=words)
        lines = [" ".join(picked[i : i + 12]) for i in range(0, words, 12)]
        return "\n".join(lines) + "\n"

    def _subject(self) -> str:
        words = " ".join(self._chance.choices(_WORDS, k=self._chance.randrange(3, 9))).capitalize()
        share = self._chance.random()
        if share < 0.4:
            return f"Re: {words}"
        return f"Änderung: {words} – Überblick" if share > 0.93 else words

    def ordinary(self, number: int) -> Made:
        """Mail that concerns no conversation."""
        chance, at = self._chance, self._at(number)
        author = chance.choice(self._people)
        domain = author.rpartition("@")[2].rstrip(">")
        message_id, parents = self._id(domain), self._parents()
        kind = chance.choices(("person", "newsletter", "list", "machine", "report"), (50, 25, 12, 12.8, 0.2))[
            0
        ]
        fields = [*self._trace(domain, at), ("From", author), ("To", self._to(kind))]
        if chance.random() < 0.3:
            fields.append(("Cc", ",\r\n ".join(chance.choices(self._people, k=chance.randrange(1, 6)))))
        fields += [("Subject", self._subject()), ("Date", format_datetime(at)), ("Message-ID", message_id)]
        if parents and kind in ("person", "list"):
            fields += [("In-Reply-To", parents[-1]), ("References", "\r\n ".join(parents))]
        fields += self._by_kind(kind, domain)
        if kind == "report":
            fields[len(fields) - 2 :] = [
                (
                    "Content-Type",
                    f'multipart/report; report-type=delivery-status;\r\n boundary="{number:032x}"',
                )
            ]
        self._remember(message_id)
        return Made(message(fields, self._body(kind)), at, "" if number > self._count - 200 else "S")

    def _remember(self, message_id: str) -> None:
        self._recent[self._chance.randrange(len(self._recent))] = message_id

    def _parents(self) -> list[str]:
        share = self._chance.random()
        return self._chance.sample(self._recent, self._chance.randrange(1, 7)) if share < 0.45 else []

    def _to(self, kind: str) -> str:
        if kind == "list":
            return "discuss@lists.example.org"
        others = self._chance.choices(self._people, k=self._chance.choice((0, 0, 0, 1, 3)))
        return ",\r\n ".join((f"{MY_NAME} <{ME}>", *others))

    def _trace(self, domain: str, at: datetime) -> list[tuple[str, str]]:
        """What servers on the way add: not asked for, but the server has to read over it."""
        signature = base64.b64encode(self._chance.randbytes(192)).decode()
        hop = f"from mx.{domain} (mx.{domain} [192.0.2.7])\r\n by in.hartwell.example with ESMTPS id"
        return [
            ("Return-Path", f"<bounce@{domain}>"),
            ("Delivered-To", ME),
            ("Received", f"{hop} {self._chance.randbytes(6).hex()}\r\n for <{ME}>; {format_datetime(at)}"),
            ("Authentication-Results", f"in.hartwell.example; dkim=pass header.d={domain};\r\n spf=pass"),
            (
                "DKIM-Signature",
                f"v=1; a=rsa-sha256; d={domain}; s=k1;\r\n b={signature[:70]}\r\n {signature[70:]}",
            ),
        ]

    def _by_kind(self, kind: str, domain: str) -> list[tuple[str, str]]:
        boundary = self._chance.randbytes(14).hex()
        both = ("Content-Type", f'multipart/alternative;\r\n boundary="{boundary}"')
        plain = ("Content-Type", "text/plain; charset=utf-8; format=flowed")
        mime = ("MIME-Version", "1.0")
        if kind == "newsletter":
            return [
                ("Reply-To", f"News <news@{domain}>"),
                ("List-Unsubscribe", f"<https://{domain}/u/{boundary}>,\r\n <mailto:leave@{domain}>"),
                ("Precedence", "bulk"),
                both,
                mime,
            ]
        if kind == "list":
            return [
                ("Sender", f"discuss-owner@{domain}"),
                ("List-Id", "discuss <discuss.lists.example.org>"),
                plain,
                mime,
            ]
        if kind == "machine":
            return [("Auto-Submitted", "auto-generated"), plain, mime]
        return [both if self._chance.random() < 0.6 else plain, mime]

    def _body(self, kind: str) -> str:
        text = self._text(self._chance.randrange(20, 200))
        return text if kind != "newsletter" else text + f"<p>{self._text(250)}</p>\n"

    def own(self, number: int) -> Made:
        """The user's mail to colleagues: no conversation of ours."""
        at = self._at(number)
        fields = [
            ("From", f"{MY_NAME} <{ME}>"),
            ("To", self._chance.choice(self._people)),
            ("Subject", self._subject()),
            ("Date", format_datetime(at)),
            ("Message-ID", self._id("hartwell.example")),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
        ]
        return Made(message(fields, self._text(60)), at, "S")

    def outreach(self, number: int, which: int) -> Made:
        at = self._at(number)
        return Made(first_mail(which, at), at, "S")

    def answer(self, number: int, which: int) -> Made:
        at = self._at(number)
        return Made(answer_to(which, at, self._id(f"studio{which}.example")), at, "S")


def first_mail(which: int, at: datetime) -> bytes:
    """The mail that starts conversation ``which``."""
    name, address = stranger(which)
    fields = [
        ("From", f"{MY_NAME} <{ME}>"),
        ("To", f"{name} <{address}>"),
        ("Bcc", TAGGED),
        ("Subject", f"A question about your work, no. {which}"),
        ("Date", format_datetime(at)),
        ("Message-ID", outreach_id(which)),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
    ]
    text = (
        f"Dear {name},\n\nI read about your studio and would like to learn how you began. Would you have twenty"
        f" minutes for me in the next weeks?\n\nBest regards,\n{MY_NAME}\n"
    )
    return message(fields, text)


def answer_to(which: int, at: datetime, message_id: str) -> bytes:
    """Their answer in the thread."""
    name, address = stranger(which)
    fields = [
        ("From", f"{name} <{address}>"),
        ("To", f"{MY_NAME} <{ME}>"),
        ("Subject", f"Re: A question about your work, no. {which}"),
        ("Date", format_datetime(at)),
        ("Message-ID", message_id),
        ("In-Reply-To", outreach_id(which)),
        ("References", outreach_id(which)),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
    ]
    text = f"Dear Robin,\n\nthank you for writing, that sounds good. I will be glad to talk.\n\n{name}\n"
    return message(fields, text)
