"""The week's digest: what the user did, the list against its goal, the pipeline as a picture, who waits for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followthrough.compose import words
from followthrough.compose.clean import header_text
from followthrough.compose.day import Item, grouped
from followthrough.compose.draft import Me
from followthrough.compose.envelope import Envelope, note_bytes
from followthrough.compose.render import Templates

_BLOCKS = 24
"""Characters of the longest bar in text: with number and label still within 80 columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What the user did since the last digest's day. ``mails`` are all they wrote, first mails and thank-yous too."""

    first_mails: int = 0
    mails: int = 0
    calls: int = 0
    meetings: int = 0
    thank_yous: int = 0
    applications: int = 0

    @property
    def touches(self) -> int:
        """Everything that reached out to somebody; a thank-you is a mail."""
        return self.mails + self.calls + self.meetings


@dataclass(frozen=True, slots=True)
class Stage:
    """One bar of the picture."""

    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A week. ``yours`` and ``theirs`` say who waits for whom; ``more`` are other lists, left out where empty."""

    message_id: str
    me: Me
    since_at: datetime
    date: datetime
    zone: str
    week: Week
    listed: int
    goal: int
    stages: tuple[Stage, ...]
    yours: tuple[Item, ...] = ()
    theirs: tuple[Item, ...] = ()
    more: tuple[Item, ...] = ()


def digest_note(digest: Digest, templates: Templates) -> bytes:
    """Text and HTML saying the same; bars of characters in one, coloured cells with the numbers beside in the other."""
    values = _values(digest)
    plain = templates.render("digest.txt.j2", values)
    html = templates.render("digest.html.j2", values)
    envelope = Envelope(
        message_id=digest.message_id,
        me=digest.me,
        subject=plain.headers["subject"],
        date=digest.date,
        zone=digest.zone,
    )
    return note_bytes(envelope, plain.body, html.body)


def counted(count: int, one: str, several: str = "") -> str:
    """``one mail``, ``2 mails``, ``no mails``."""
    many = several or f"{one}s"
    return f"1 {one}" if count == 1 else f"{count} {many}" if count else f"no {many}"


def done(week: Week) -> tuple[str, ...]:
    """What the user did, one idea each, the most telling first; empty: nothing that is known of."""
    said = [
        (week.meetings, counted(week.meetings, "meeting") + " held"),
        (week.first_mails, counted(week.first_mails, "person", "people") + " written to for the first time"),
        (week.mails, counted(week.mails, "mail") + " sent in all"),
        (week.calls, counted(week.calls, "call") + " made"),
        (week.thank_yous, counted(week.thank_yous, "thank-you") + " sent"),
    ]
    return tuple(text for count, text in said if count)


def ratio(week: Week) -> str:
    """Networking against applying, in words; '' where the user has said nothing of applications."""
    if not week.applications:
        return ""
    touches, applied = (
        counted(week.touches, "mail, call or meeting", "mails, calls and meetings"),
        counted(week.applications, "application"),
    )
    if not week.touches:
        return f"{touches.capitalize()} beside {applied}."
    each = week.touches / week.applications
    if round(each) >= 2:
        return f"{touches} beside {applied}: about {round(each)} for each."
    if each > 1:
        return f"{touches} beside {applied}: a little more than one for each."
    return f"{touches} beside {applied}: " + ("one for each." if each == 1 else "fewer than one for each.")


def _values(digest: Digest) -> dict[str, object]:
    most = max((stage.count for stage in digest.stages), default=0)
    shown, groups = grouped([*digest.yours, *digest.theirs, *digest.more])
    by_heading = {group["heading"]: group["items"] for group in groups}
    own = {item.heading for item in (*digest.yours, *digest.theirs)}
    return {
        "day": words.weekday(digest.date, digest.zone),
        "since": words.weekday(digest.since_at, digest.zone),
        "done": done(digest.week),
        "in_short": _in_short(digest.week),
        "listed": digest.listed,
        "goal": digest.goal,
        "to_go": max(0, digest.goal - digest.listed),
        "goal_percent": min(100, digest.listed * 100 // digest.goal) if digest.goal else 0,
        "stages": tuple(
            {
                "label": header_text(stage.label),
                "count": stage.count,
                "number": f"{stage.count:>4}",
                "percent": _share(stage.count, most, 100),
                "bar": "#" * _share(stage.count, most, _BLOCKS),
            }
            for stage in digest.stages
        ),
        "yours": by_heading.get(digest.yours[0].heading, ()) if digest.yours else (),
        "theirs": by_heading.get(digest.theirs[0].heading, ()) if digest.theirs else (),
        "groups": tuple(group for group in groups if group["heading"] not in own),
        "left": len(digest.yours) + len(digest.theirs) + len(digest.more) - shown,
        "touches": digest.week.touches,
        "applications": digest.week.applications,
        "ratio": ratio(digest.week),
    }


def _in_short(week: Week) -> str:
    """For the subject."""
    parts: Sequence[tuple[int, str]] = (
        (week.meetings, "meeting"),
        (week.calls, "call"),
        (week.mails, "mail"),
    )
    return ", ".join(counted(count, what) for count, what in parts if count)


def _share(count: int, most: int, of: int) -> int:
    """A bar's length; never none for somebody."""
    return max(1, count * of // most) if count and most else 0
