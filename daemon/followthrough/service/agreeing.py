"""Whether the mail that the user sent is our confirmation of a time, and still confirms it."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from followthrough.mail import dates, hours
from followthrough.mail.message import Message, parse
from followthrough.mail.quoted import split
from followthrough.mail.reading import Evidence
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
) -> Meeting | None:
    """The meeting that a mail of the user's settles, where it is our draft with its bytes: at the time confirmed there,
    while the text as it was sent still says so. ``facts`` are those of one of its persons; ``minutes`` how long a
    meeting is, by playbook."""
    facts = tuple(facts)
    kept_as = _ACCEPTS.fullmatch(draft.template)
    theirs = next((f for f in facts if isinstance(f, Received) and f.message_id in draft.parents), None)
    place = int(kept_as[1] or 1) - 1 if kept_as is not None else 0
    if kept_as is None or theirs is None or place >= len(theirs.times):
        return None
    starts_at, text = theirs.times[place], split(message.text).new
    renewed = message.message_id != draft.message_id
    if not still_says(text, starts_at, zone):
        return None
    if renewed and not still_has(text, split(parse(draft.raw).text).new, starts_at, zone):
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


def still_says(text: str, at: datetime, zone: str) -> bool:
    """Whether a text still has this hour in it and no other, no other day instead of this one, and no word of refusal:
    what is not sure is asked."""
    local = at.astimezone(ZoneInfo(zone))
    days = {_DAYS[found.lower()] for found in _DAY.findall(text)}
    if (days and local.weekday() not in days) or _REFUSES.search(text):
        return False
    if any(each.wall not in (None, local.time()) for each in hours.scan(text)):
        return False
    dated = (each for each in dates.scan(text, local.date()) if not each.is_weekday)
    if any(each.day not in (None, local.date()) for each in dated):
        return False
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
