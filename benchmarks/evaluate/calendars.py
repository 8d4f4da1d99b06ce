"""Calendar mail: what kind it is, and when its event begins, by the file's own rules as dateutil reads them."""

import email
import email.policy
import io
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from dateutil import tz

from benchmarks.evaluate.scoring import Case, Set, Sets, at_least, never_wrong, outcome
from followthrough.mail.message import parse
from followthrough.mail.reading import Kind, read

_METHODS = {"REQUEST", "REPLY", "CANCEL", "COUNTER"}


def mails(folder: Path) -> Iterator[Path]:
    for path in sorted((folder / "calendar").glob("*/*")):
        if path.name != "LICENSE":
            yield path


def kinds(folder: Path) -> Iterator[Case]:
    """A delivery report about an invitation is a report; an event without a method is somebody's attachment."""
    for path in mails(folder):
        raw = path.read_bytes()
        calendar = lines(raw)
        method = value(calendar, "METHOD")[1]
        wanted = Kind.BOUNCE if path.name.startswith("dsn_") else Kind.HUMAN
        if wanted is Kind.HUMAN and method.upper() in _METHODS:
            wanted = Kind.CALENDAR
        kind = read(parse(raw)).kind
        yield Case(path.name, outcome(right=kind is wanted), f"{kind} for {wanted}", (wanted,), (kind,))


def beginnings(folder: Path) -> Iterator[Case]:
    """The beginning of the first event in UTC; without an event in the file nothing may be found."""
    for path in mails(folder):
        raw = path.read_bytes()
        if path.name.startswith("dsn_"):
            continue
        wanted = starts_at(lines(raw))
        event = read(parse(raw)).calendar
        found = event.starts_at if event else None
        yield Case(path.name, outcome(right=found == wanted, silent=found is None), f"{found} for {wanted}")


def lines(raw: bytes) -> list[str]:
    """The unfolded lines of the first calendar, by the standard library and nothing of ours."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    for part in message.walk():
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and b"BEGIN:VCALENDAR" in data:
            text = data.decode(part.get_content_charset() or "utf-8", "replace").replace("\r\n", "\n")
            return text.replace("\n ", "").replace("\n\t", "").split("\n")
    return []


def value(calendar: list[str], name: str) -> tuple[str, str]:
    """The first such property's parameters and value, '' without one."""
    for line in calendar:
        head, _, rest = line.partition(":")
        if head.upper() == name or head.upper().startswith(f"{name};"):
            return head, rest.strip()
    return "", ""


def starts_at(calendar: list[str]) -> datetime | None:
    first = calendar.index("BEGIN:VEVENT") if "BEGIN:VEVENT" in calendar else len(calendar)
    head, said = value(calendar[first:], "DTSTART")
    if not said:
        return None
    if said.endswith("Z"):
        return datetime.strptime(said, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    name = head.partition("TZID=")[2].strip('"')
    return datetime.strptime(said, "%Y%m%dT%H%M%S").replace(tzinfo=zone(calendar, name)).astimezone(UTC)


def zone(calendar: list[str], name: str) -> tzinfo | None:
    """As the file itself explains the name; a time zone of the IANA's where it does not."""
    explained = "\n".join(
        line for line in calendar if not line.startswith(("X-", "TZNAME", "LAST-MODIFIED", "TZURL"))
    )
    if f"TZID:{name}" in explained:
        return tz.tzical(io.StringIO(explained)).get(name)
    return tz.gettz(name)


SETS: Sets = {
    "calendar: kind": Set(kinds, (at_least(1.0),), needs="calendar"),
    "calendar: beginning": Set(beginnings, (at_least(1.0), never_wrong()), needs="calendar"),
}
