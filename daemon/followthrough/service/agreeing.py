"""Whether the mail that the user sent is our confirmation of a time, and still confirms it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from followthrough.compose import words
from followthrough.mail.body.quoted import split
from followthrough.mail.message import Message, parse
from followthrough.mail.reading import Evidence
from followthrough.mail.when import dates, hours, zones
from followthrough.plan.drafts import DraftRow
from followthrough.plan.facts import Fact, Meeting, Outreach, Received

ACCEPTS = "accept_time"
_ACCEPTS = re.compile(r"accept_time(?:-(\d{1,2}))?")
"""The template a row is kept by: the first time they named, or the second, and so on."""
_DAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonntag": 6,
}  # fmt: skip
_REFUSES = re.compile(
    r"n['’]t\b|\b(?:not|cant|cannot|wont|unable|unfortunately|instead|rather|too (?:early|late)|next week|leider|nicht"
    r"|kein\w{0,2}|stattdessen|statt|zu (?:früh|spät)|nächste\w? woche)\b",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})s?\b", re.IGNORECASE)


def agreed(
    message: Message,
    at: datetime,
    draft: DraftRow,
    facts: Iterable[Fact],
    zone: str,
    minutes: Mapping[str, int],
    theirs_in: str = "",
) -> Meeting | None:
    """The meeting that a mail of the user's settles, where it is our draft with its bytes: at the time confirmed there,
    while the text as it was sent still says so, by the clock it says it by: the user's ``zone``, or ``theirs_in``, the
    zone of whoever named the time ('' where it is not known). ``facts`` are those of one of its persons; ``minutes``
    how long a meeting is, by playbook."""
    facts = tuple(facts)
    kept_as = _ACCEPTS.fullmatch(draft.template)
    theirs = next((f for f in facts if isinstance(f, Received) and f.message_id in draft.parents), None)
    place = int(kept_as[1] or 1) - 1 if kept_as is not None else 0
    if kept_as is None or theirs is None or place >= len(theirs.times):
        return None
    starts_at, text = theirs.times[place], split(message.text).new
    renewed, ours = message.message_id != draft.message_id, split(parse(draft.raw).text).new
    clocks = _clocks(text, ours, starts_at, tuple(dict.fromkeys((zone, theirs_in or zone))))
    if not still_says(text, starts_at, clocks):
        return None
    if renewed and not any(still_has(text, ours, starts_at, each) for each in (zone, theirs_in or zone)):
        return None
    playbook = next((f.playbook for f in facts if isinstance(f, Outreach)), "")
    return Meeting(
        person=theirs.person,
        account=theirs.account,
        message_id=message.key,
        at=at,
        evidence=(Evidence("agreed", "text", f"{starts_at.astimezone(ZoneInfo(zone)):%A %-d %B, %H:%M}"),),
        uid=draft.key,
        sequence=0,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes.get(playbook, 60)),
    )


def still_says(text: str, at: datetime, clocks: Sequence[tzinfo]) -> bool:
    """Whether a text still has this hour in it by one of these clocks, and no other, no other day instead of this one,
    and no word of refusal: what is not sure is asked."""
    locals_ = [at.astimezone(each) for each in clocks]
    days = {_DAYS[found.lower()] for found in _DAY.findall(text)}
    if (days and days.isdisjoint(each.weekday() for each in locals_)) or _REFUSES.search(text):
        return False
    if any(each.wall not in (None, *(local.time() for local in locals_)) for each in hours.scan(text)):
        return False
    dated = (each for each in dates.scan(text, locals_[0].date()) if not each.is_weekday)
    if any(each.day not in (None, *(local.date() for local in locals_)) for each in dated):
        return False
    return any(_has_hour(text, local) for local in locals_)


def _clocks(text: str, draft: str, at: datetime, known: Sequence[str]) -> list[tzinfo]:
    """By which clocks the hours of a text are meant: those it names, else those that our draft says the time by, else
    the user's, the first of those known."""
    named: list[tzinfo] = [ZoneInfo(each) for each in _named(text, known)]
    found = (zones.named(each) for each in zones.NAMED.finditer(text))
    named += [each.rules for each in found if each is not None]
    if named:
        return named
    drafted = _named(draft, known) or [z for z in known if _has_hour(draft, at.astimezone(ZoneInfo(z)))]
    return [ZoneInfo(each) for each in drafted or known[:1]]


def _named(text: str, known: Sequence[str]) -> list[str]:
    return [
        each for each in known if any(words.clock_of(each, lang) in text for lang in ("en", words.GERMAN))
    ]


def _has_hour(text: str, local: datetime) -> bool:
    return any(re.search(rf"(?<!\d){form}(?!\d)", text, re.IGNORECASE) for form in _hour(local))


def still_has(text: str, draft: str, at: datetime, zone: str) -> bool:
    """Whether a text has in it, word for word, the line of our draft with this hour: then it is that draft, though the
    client has given it a Message-ID of its own, and not another answer to the same mail."""
    clock = f"{at.astimezone(ZoneInfo(zone)):%H:%M}"
    whole = " ".join(text.split())
    lines = (" ".join(line.split()) for line in draft.splitlines())
    return any(clock in line and line in whole for line in lines)


def _hour(local: datetime) -> tuple[str, ...]:
    """``14:00``, ``14.00``, ``2 pm``, ``2:00 p.m.``, ``14 Uhr``."""
    minute = rf"[:.]{local.minute:02}"
    maybe = f"(?:{minute})" + ("" if local.minute else "?")
    half, twelfth = "p" if local.hour >= 12 else "a", (local.hour - 1) % 12 + 1
    return (f"0?{local.hour}{minute}", rf"{twelfth}{maybe} ?{half}\.?m", f"0?{local.hour}{maybe} ?uhr")
