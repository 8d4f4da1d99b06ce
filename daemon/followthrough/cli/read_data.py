"""The stable shape in which ``read --json`` tells a reading: docs/reading.md, docs/reading.schema.json."""

from datetime import UTC, datetime, tzinfo

from followthrough.cli.read_files import Mail
from followthrough.mail.body.phone import in_full
from followthrough.mail.findings import CalendarEvent, Evidence, Kind, Referred
from followthrough.mail.language import language
from followthrough.mail.message import Message
from followthrough.mail.reading import Reading
from followthrough.mail.when import zones
from followthrough.mail.when.times import Time

Data = dict[str, object]


def data(mail: Mail, message: Message, reading: Reading, zone: str = "UTC") -> Data:
    """One message as a JSON object. ``zone``: what its bare hours were read in."""
    absence = reading.absence
    events = [_event(each, zone) for each in reading.events]
    kind, sure = kind_of(reading)
    return {
        "file": mail.file.encode("utf-8", "backslashreplace").decode(),
        "message_id": message.message_id,
        "kind": kind.value,
        "says": [each.value for each in reading.says],
        "evidence": [_evidence(each) for each in reading.evidence],
        "new_text": reading.body.new,
        "signature": {
            "text": reading.body.signature,
            "phone": in_full(reading.phone, reading.body.signature),
            "title": reading.title,
        },
        "bounce": _bounce(reading),
        "away_until": absence.until.isoformat() if absence and absence.until else None,
        "left": {"successor": absence.successor} if absence and absence.left else None,
        "times": [_time(each, zone) for each in reading.times],
        "referral": _referral(reading.referrals[0]) if reading.referrals else None,
        "calendar": _event(reading.calendar, zone) if reading.calendar else None,
        "language": language_of(reading),
        "sure": sure,
        "delicate": reading.delicate,
        "open_ended": bool(absence and absence.open_ended),
        "referrals": [_referral(each) for each in reading.referrals],
        "events": events,
        "from": message.author.address if message.author else None,
        "date": message.date.isoformat() if message.date else None,
        "subject": message.subject,
        "number": mail.number,
        "cut": mail.cut,
    }


def kind_of(reading: Reading) -> tuple[Kind, bool]:
    """One of the seven kinds, and whether it is sure. What can't be told from an automatic reply is called one where a
    header says so (the subject is one), else human; either way it says nothing."""
    if reading.kind is not Kind.UNSURE:
        return reading.kind, True
    by_header = any(each.where not in {"text", "part"} for each in reading.evidence)
    return (Kind.AUTO_REPLY if by_header else Kind.HUMAN), False


def language_of(reading: Reading) -> str | None:
    """Of the new text, a machine's or one's own too; None where nobody can tell."""
    return reading.language if reading.kind is Kind.HUMAN else language(reading.body.new)


def _evidence(each: Evidence) -> Data:
    return {"judge": each.judge, "where": each.where, "quote": each.quote}


def _bounce(reading: Reading) -> Data | None:
    if reading.bounce is None:
        return None
    bounce = reading.bounce
    return {
        "recipients": list(bounce.recipients),
        "severity": bounce.severity.value,
        "status": bounce.status,
    }


def _time(each: Time, zone: str) -> Data:
    rules = rules_of(each, zone)
    return {
        "start": _moment(each.starts_at, rules),
        "end": _moment(each.ends_at, rules),
        "opens": _moment(each.opens_at, rules),
        "day": each.day.isoformat(),
        "until": each.until_on.isoformat() if each.until_on else None,
        "part": each.part,
        "zone": each.zone,
        "words": each.words,
    }


def rules_of(each: Time, zone: str) -> tzinfo:
    """The zone a proposed time is told in: the one it names, else the one it was read in."""
    found = zones.NAMED.search(each.zone) if each.zone else None
    stated = zones.named(found) if found else None
    known = stated or zones.assumed(zone)
    return known.rules if known else UTC


def _moment(at: datetime | None, rules: tzinfo = UTC) -> str | None:
    return at.astimezone(rules).isoformat() if at else None


def _referral(each: Referred) -> Data:
    return {
        "name": each.name or None,
        "address": each.address or None,
        "role": each.role or None,
        "introduced": each.introduced,
        "promised": each.promised,
    }


def _event(each: CalendarEvent, zone: str) -> Data:
    assumed = zones.assumed(zone)
    days = assumed.rules if assumed and each.whole_day else None
    return {
        "method": each.method,
        "uid": each.uid,
        "sequence": each.sequence,
        "status": each.status,
        "start": _day_or_moment(each.starts_at, days),
        "end": _day_or_moment(each.ends_at, days),
        "partstat": each.partstat,
        "whole_day": each.whole_day,
        "recurrence": _moment(each.recurrence_at),
        "summary": each.summary,
        "organizer": each.organizer,
        "attendees": list(each.attendees),
    }


def _day_or_moment(at: datetime | None, days: tzinfo | None) -> str | None:
    """``days``: the zone whose midnights stand for days, None where hours were said."""
    return at.astimezone(days).date().isoformat() if at and days else _moment(at)
