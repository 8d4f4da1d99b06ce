"""Bytes to a Message, without ever raising: a bounded reading of RFC 5322 and MIME that forgives."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from followthrough.mail import html, mime
from followthrough.mail.address import Address, parse_addresses
from followthrough.mail.decode import clean, words
from followthrough.mail.ids import message_ids

MAX_RAW = 4 * 1024 * 1024
"""Bytes of a message that are looked at; mailbox fetches far less."""

MAX_REFERENCES = 500
MAX_BODIES = 8
"""Parts of a mail that are read as its text: people have put two or three pictures between."""
_BODIES = frozenset({"text/plain", "text/html"})
_SAME = 40
"""Characters, blanks aside, that two texts have in common at their beginning where they are one."""


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of the MIME tree. ``text`` is decoded where the part is textual (text/*, message/*, calendar
    files), else empty."""

    content_type: str
    filename: str
    disposition: str
    parameters: tuple[tuple[str, str], ...]
    text: str
    choice: int = 0
    """Which multipart/alternative it is one form of, counted from 1; 0: of none."""


@dataclass(frozen=True, slots=True)
class Message:
    """What the headers and the readable text of one message say. Ids are without brackets; times are UTC."""

    message_id: str | None
    message_ids: tuple[str, ...]
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    date: datetime | None
    from_: tuple[Address, ...]
    sender: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    subject: str
    headers: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    text: str
    key: str
    """``message_id``, or ``sha256:…`` of Date, From, Subject and the first 4 KB where it has none."""
    _first: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Judges ask for some dozens of headers of every mail.
        first = {name.lower(): value for name, value in reversed(self.headers)}
        object.__setattr__(self, "_first", first)

    @property
    def author(self) -> Address | None:
        """The first From address (Sender where From is missing or broken)."""
        return next(iter(self.from_ or self.sender), None)

    @property
    def recipients(self) -> tuple[Address, ...]:
        """To, Cc and Bcc, each address once, in that order."""
        unique: dict[str, Address] = {}
        for each in (*self.to, *self.cc, *self.bcc):
            unique.setdefault(each.address, each)
        return tuple(unique.values())

    @property
    def parents(self) -> tuple[str, ...]:
        """In-Reply-To, then References from the last to the first, each id once."""
        return tuple(dict.fromkeys((*self.in_reply_to, *reversed(self.references))))

    def header(self, name: str) -> str | None:
        """The first header of that name (any case), unfolded and decoded; None without one."""
        return self._first.get(name.lower())


def parse(raw: bytes) -> Message:
    """A Message of any bytes at all (header block and, as far as fetched, the body). Never raises.

    Caps: 500 header lines, 200 parts, depth 30, 64 KiB of text a part; what lies beyond is not read.
    ``text`` is what a reader sees of the parts that are no files: text/plain, else HTML as text (selectolax).
    """
    raw = raw[:MAX_RAW].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    fields, body = mime.split_header(raw)
    by_name: dict[str, list[str]] = {}
    for name, value in fields:
        by_name.setdefault(name.lower(), []).append(value)
    own_ids = _ids(by_name, "message-id")
    message_id = own_ids[0] if own_ids else None
    parts = tuple(_part(leaf) for leaf in mime.leaves(fields, body))
    return Message(
        message_id=message_id,
        message_ids=own_ids,
        in_reply_to=_ids(by_name, "in-reply-to"),
        references=_ids(by_name, "references")[-MAX_REFERENCES:],
        date=parse_date(by_name.get("date", [""])[0]),
        from_=_addresses(by_name.get("from", [])[:1]),
        sender=_addresses(by_name.get("sender", [])[:1]),
        reply_to=_addresses(by_name.get("reply-to", [])),
        to=_addresses(by_name.get("to", [])),
        cc=_addresses(by_name.get("cc", [])),
        bcc=_addresses(by_name.get("bcc", [])),
        subject=clean(words(by_name.get("subject", [""])[0][:8192])),
        headers=tuple((name, clean(words(value[: mime.MAX_TEXT]))) for name, value in fields),
        parts=parts,
        text=_body_text(parts),
        key=message_id or _digest(by_name, body),
    )


def _ids(by_name: dict[str, list[str]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for value in by_name.get(name, []) for each in message_ids(value)))


def _addresses(values: list[str]) -> tuple[Address, ...]:
    return tuple(each for value in values for each in parse_addresses(value))


def parse_date(value: str) -> datetime | None:
    """A Date header's time in UTC (without a zone it is taken for UTC); None where it is no date of our century."""
    try:
        fields = parsedate_tz(value[:200])
        if fields is None:
            return None
        year, month, day, hour, minute, second = fields[:6]
        zone = timezone(timedelta(seconds=fields[9] or 0))
        at = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return at if 1971 <= at.year <= 2199 else None


def date_zone(value: str) -> str:
    """The offset that a Date header names, as ``UTC+01:00``; ``UTC`` where it names none that a clock can have."""
    try:
        fields = parsedate_tz(value[:200])
    except (ValueError, OverflowError, TypeError, IndexError):
        fields = None
    minutes = (fields[9] or 0) // 60 if fields else 0
    if not minutes or minutes % 15 or abs(minutes) > 14 * 60:
        return "UTC"
    return f"UTC{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _part(leaf: mime.Leaf) -> Part:
    # Calendar files come as application/ics, or as octets with nothing but their name to tell.
    textual = leaf.content_type.startswith(("text/", "message/")) or (
        leaf.content_type == "application/ics" or leaf.filename.lower().endswith((".ics", ".vcs"))
    )
    return Part(
        content_type=leaf.content_type,
        filename=leaf.filename,
        disposition=leaf.disposition,
        parameters=tuple(leaf.parameters.items()),
        text=leaf.text() if textual else "",
        choice=leaf.choice,
    )


def _body_text(parts: tuple[Part, ...]) -> str:
    """What is to be read as the mail itself, at most 64 Ki characters: pictures part it, and gateways add to it.

    Of alternatives the plain one, where there is anything in it; of what carries another mail or a report, the first.
    """
    bodies = [each for each in parts if each.content_type in _BODIES and each.disposition != "attachment"]
    # What has a name is a file that is shown, but for a mail that has nothing else.
    bodies = [each for each in bodies if not each.filename][:MAX_BODIES] or bodies[:1]
    chosen = {each.choice for each in bodies if each.content_type == "text/plain" and each.text.strip()}
    texts: list[str] = []
    for part in bodies:
        if part.content_type == "text/plain":
            text = part.text
        elif part.choice and part.choice in chosen:
            continue
        else:
            text = html.to_text(part.text)
        if text.strip() and not _is_told(text, texts):
            texts.append(text)
    if any(each.content_type.startswith("message/") for each in parts):
        texts = texts[:1]
    return "\n".join(texts)[: mime.MAX_TEXT] if len(texts) > 1 else next(iter(texts), "")


def _is_told(text: str, texts: list[str]) -> bool:
    """Whether one of the texts begins as this one: some programs don't call alternatives so."""
    begins = "".join(text.split())[:_SAME]
    return any("".join(each.split())[:_SAME] == begins for each in texts)


def _digest(by_name: dict[str, list[str]], body: bytes) -> str:
    values = [by_name.get(name, [""])[0] for name in ("date", "from", "subject")]
    digest = hashlib.sha256("\n".join(values).encode("utf-8", "replace"))
    digest.update(b"\n" + body[:4096])
    return f"sha256:{digest.hexdigest()}"
