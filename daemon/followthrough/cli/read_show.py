"""A reading for a person: what the mail is and why, what it says, and what of it was newly written."""

import io
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from rich.console import Console
from rich.text import Text

from followthrough.cli.read_data import kind_of, language_of, rules_of
from followthrough.cli.read_files import Mail
from followthrough.cli.world import width
from followthrough.mail.decode import clean
from followthrough.mail.findings import CalendarEvent, Evidence, Kind, Referred, Says, Severity
from followthrough.mail.message import Message
from followthrough.mail.reading import Reading
from followthrough.mail.when import zones
from followthrough.mail.when.times import Time

MAX_LINES = 60
"""Lines of newly written text that are shown; the rest is counted."""
MAX_TAKEN_OFF = 6
INDENT = 11
"""Columns of the labels."""

KINDS = {
    Kind.HUMAN: "a person's mail",
    Kind.AUTO_REPLY: "an automatic reply",
    Kind.BOUNCE: "a report that mail was not delivered",
    Kind.CHALLENGE: "a challenge: a program asks whether the sender is a person",
    Kind.LIST: "mail of a list or a newsletter",
    Kind.CALENDAR: "calendar mail",
    Kind.OWN: "your own mail",
}
SAYS = {
    Says.STOP: "asks not to be contacted any more",
    Says.REFERS: "points to somebody else",
    Says.NAMES_TIME: "names a time",
    Says.DECLINES: "declines",
    Says.POSITIVE: "a friendly yes",
    Says.NO_OPENINGS: "there are no openings",
    Says.QUESTION: "asks something",
    Says.THANKS: "thanks, and no more",
}
SEVERITIES = {
    Severity.HARD: "for good",
    Severity.SOFT: "for now (it may go through later)",
    Severity.POLICY: "refused by a rule or a blocklist",
    Severity.UNKNOWN: "nobody can tell whether for good",
}
METHODS = {
    "REQUEST": "an invitation", "REPLY": "an answer", "COUNTER": "another time is proposed", "CANCEL": "cancelled",
    "DECLINECOUNTER": "the other time is refused", "ADD": "added to a series", "REFRESH": "asks for the newest",
    "PUBLISH": "for information",
}  # fmt: skip
ANSWERS = {"TENTATIVE": "perhaps", "NEEDS-ACTION": "not answered"}
LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch",
    "pt": "Portuguese", "sv": "Swedish", "da": "Danish", "pl": "Polish",
}  # fmt: skip

Row = tuple[str, str]


def show(mail: Mail, message: Message, reading: Reading, zone: str) -> None:
    """Print one reading; bold and colour only on a terminal, and not where $NO_COLOR is set."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that can't show a letter is no reason to stop
    console = Console(highlight=False, width=width(), file=sys.stdout)
    console.print(Text(_where(mail), style="bold", overflow="fold"))
    for label, value in rows(message, reading, zone):
        style = "bold" if label in {"It is", "It says", "and"} else ""
        # Rich knows how wide a letter is, and breaks what has no blank.
        for number, line in enumerate(Text(value).wrap(console, max(console.width - INDENT, 20)) or [Text()]):
            said = "" if number else label
            shown = Text.assemble((f"{said:<{INDENT}}", "dim"), (line.plain, style))
            shown.rstrip()
            console.print(shown)
    console.print()


def rows(message: Message, reading: Reading, zone: str) -> Iterator[Row]:
    """Label and value of each line, in order; every value is clean."""
    known = zones.assumed(zone)
    local = known.rules if known else UTC
    yield from _head(message, local)
    yield from _what(reading, local)
    yield from _says(reading)
    if reading.times:
        yield from _listed("Times", (_time(each, zone) for each in reading.times))
    elif Says.NAMES_TIME in reading.says and message.date is None:
        yield "Times", "not known: the mail has no Date to count from. Put a line with its Date: on top."
    yield from _listed("Referred", (_referral(each) for each in reading.referrals))
    yield from _written(reading)


def _where(mail: Mail) -> str:
    name = "standard input" if mail.file == "-" else mail.file
    number = f", mail {mail.number}" if mail.number else ""
    return f"{clean(name)}{number}{' (too large: only its beginning was read)' if mail.cut else ''}"


def _head(message: Message, local: tzinfo) -> Iterator[Row]:
    author = message.author
    if author:
        yield "From", clean(f"{author.name} <{author.address}>" if author.name else author.address)
    if message.date:
        yield "Date", _moment(message.date, local)
    if message.subject:
        yield "Subject", clean(message.subject)


def _what(reading: Reading, local: tzinfo) -> Iterator[Row]:
    """What it is, what a machine said in it, and what that rests on."""
    kind, sure = kind_of(reading)
    language = LANGUAGES.get(language_of(reading) or "", "")
    doubt = "" if sure else " (not sure: it can't be told from an automatic one)"
    yield "It is", f"{KINDS[kind]}{f', in {language}' if language else ''}{doubt}"
    about = {each.value for each in Says}
    yield from _listed("because", (_evidence(each) for each in reading.evidence if each.judge not in about))
    if reading.delicate:
        yield "", "It is about anger, a death or an illness: no template answers it."
    if reading.bounce:
        status = f", {reading.bounce.status}" if reading.bounce.status else ""
        yield from _listed("Failed", map(clean, reading.bounce.recipients))
        yield "", f"{SEVERITIES[reading.bounce.severity]}{status}"
    if reading.absence:
        yield "Away", _absence(reading)
    yield from _listed("Event", (_event(each, local) for each in reading.events))


def _absence(reading: Reading) -> str:
    absence = reading.absence
    assert absence is not None
    if absence.left:
        return "has left" + (f"; write to {clean(absence.successor)}" if absence.successor else "")
    if absence.until:
        return f"back on {absence.until:%a %-d %b %Y}"
    return "for long, or nobody knows until when" if absence.open_ended else "no day of return is said"


def _says(reading: Reading) -> Iterator[Row]:
    if kind_of(reading)[0] is not Kind.HUMAN:
        return
    for number, says in enumerate(reading.says):
        yield "and" if number else "It says", SAYS[says]
        quotes = (each.quote for each in reading.evidence if each.judge == says.value and each.quote)
        yield from (("", f"“{clean(each)}”") for each in dict.fromkeys(quotes))
    if not reading.says:
        yield "It says", "nothing that is clear"


def _written(reading: Reading) -> Iterator[Row]:
    lines = _lines(reading.body.new)
    yield "", ""
    for number, line in enumerate(lines[:MAX_LINES]):
        yield "" if number else "Wrote", line
    if len(lines) > MAX_LINES:
        yield "", f"… and {len(lines) - MAX_LINES} more lines"
    if not lines:
        yield "Wrote", "nothing that can be read"
    quoted, signature = _lines(reading.body.quoted), _lines(reading.body.signature)
    if quoted or signature:
        yield "", ""
    if signature:
        yield from _taken_off("Signature", signature)
        facts = [each for each in (reading.title, reading.phone) if each]
        if facts:
            yield "", f"read as: {clean(', '.join(facts))}"
    if quoted:
        yield from _taken_off("Quoted", quoted)


def _taken_off(label: str, lines: list[str]) -> Iterator[Row]:
    for number, line in enumerate(lines[:MAX_TAKEN_OFF]):
        yield "" if number else label, line
    if len(lines) > MAX_TAKEN_OFF:
        yield "", f"… and {len(lines) - MAX_TAKEN_OFF} more lines"


def _listed(label: str, values: Iterable[str]) -> Iterator[Row]:
    for number, value in enumerate(dict.fromkeys(values)):
        yield "" if number else label, value


def _evidence(each: Evidence) -> str:
    where = {"text": "its text", "part": "a part of it"}.get(each.where, f"header {clean(each.where)}")
    return f"{where}: “{clean(each.quote)}”" if each.quote else where


def _time(each: Time, zone: str) -> str:
    rules = rules_of(each, zone)
    said = f"“{clean(each.words)}”"
    if each.starts_at is None:
        until = f"–{each.until_on:%a %-d %b %Y}" if each.until_on else ""
        hours = [(word, at) for word, at in (("from", each.opens_at), ("until", each.ends_at)) if at]
        told = "".join(f", {word} {at.astimezone(rules):%H:%M}" for word, at in hours)
        return f"{each.day:%a %-d %b %Y}{until}{told}{f', {each.part}' if each.part else ''}: {said}"
    end = f"–{each.ends_at.astimezone(rules):%H:%M}" if each.ends_at else ""
    return f"{_moment(each.starts_at, rules, end)}{'' if each.zone else ' (no zone was said)'}: {said}"


def _event(each: CalendarEvent, local: tzinfo) -> str:
    """What it is, when by the clock of the mail's Date (or of --zone), and what is said about it."""
    when = _span(each, local) if each.starts_at else "at a time that can't be read"
    method = METHODS.get(each.method, each.method.lower())
    answer = ANSWERS.get(each.partstat, each.partstat.lower()) if each.partstat else ""
    said = f"{method}: {answer}" if answer else method
    # Cancelled once is enough; an invitation is confirmed unless it says otherwise.
    status = (each.status or "").lower()
    words = dict.fromkeys((said, "" if status == "confirmed" else status))
    return clean(f"{each.summary or each.uid}, {when} ({', '.join(filter(None, words))})")


def _span(each: CalendarEvent, local: tzinfo) -> str:
    assert each.starts_at is not None
    start = each.starts_at.astimezone(local)
    end = each.ends_at.astimezone(local) if each.ends_at else start
    if each.whole_day:
        last = (
            end - timedelta(hours=12)
        ).date()  # the end is the midnight after it; noon is safe from summer time
        until = f"–{last:%a %-d %b %Y}" if last > start.date() else ""
        return f"{start:%a %-d %b %Y}{until}, whole day{'s' if until else ''}"
    if end.date() != start.date():
        return f"{_moment(start)} until {_moment(end)}"
    return _moment(start, end=f"–{end:%H:%M}" if end > start else "")


def _referral(each: Referred) -> str:
    who = " ".join(filter(None, (each.name, f"<{each.address}>" if each.address else "")))
    notes = (each.role, "in this mail's recipients" if each.introduced else "")
    promised = "they will ask or introduce" if each.promised else ""
    return clean(", ".join(filter(None, (who, *notes, promised))))


def _moment(at: datetime, rules: tzinfo | None = None, end: str = "") -> str:
    local = at.astimezone(rules) if rules else at
    name = local.tzname() or ""
    return f"{local:%a %-d %b %Y %H:%M}{end} {name}".rstrip()


def _lines(text: str) -> list[str]:
    """The lines of a text without what could steer a terminal; empty ones at its ends left out."""
    lines = [clean(line) if line.strip() else "" for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines
