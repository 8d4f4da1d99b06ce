"""When the user and a person met: meetings that were dated, and the user's word that they met, brought together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from followthrough.plan.business_time import within_reason
from followthrough.plan.facts import Meeting, Met

# The word comes early (they met sooner, it ended sooner) or late (told some days after).
_BEFORE, _AFTER = timedelta(days=1), timedelta(days=7)
_SAME = timedelta(hours=12)
"""Two words so near to each other are about one occasion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """They meet, or met: from the calendar, from the user's word, or from both."""

    follows: str
    """The meeting's uid, else the key of the word: what the thank-you's key follows."""
    message_id: str
    """The newest mail or word about it: what a check-in's key follows."""
    ended_at: datetime
    meeting: Meeting | None = None
    told: bool = False
    """The user said that they met. Otherwise a meeting that is over counts as met."""


def occasions(meetings: Sequence[Meeting], words: Sequence[Met]) -> tuple[Occasion, ...]:
    """By their end. ``meetings`` are those that stand; a word near one of them is about it, and tells when it ended if
    that was earlier."""
    found = [
        Occasion(follows=each.uid, message_id=each.message_id, ended_at=each.ends_at, meeting=each)
        for each in meetings
    ]
    for word in sorted(words, key=lambda each: (each.ended_at, each.message_id)):
        about = min(
            (place for place, each in enumerate(found) if _fits(word, each)),
            key=lambda place: (abs(found[place].ended_at - word.ended_at), found[place].follows),
            default=None,
        )
        if about is None:
            found.append(
                Occasion(
                    follows=word.message_id, message_id=word.message_id, ended_at=word.ended_at, told=True
                )
            )
        else:
            ended_at = min(found[about].ended_at, word.ended_at)
            found[about] = replace(found[about], ended_at=ended_at, told=True)
    return tuple(sorted(found, key=lambda each: (each.ended_at, each.follows)))


def _fits(word: Met, occasion: Occasion) -> bool:
    meeting = occasion.meeting
    if meeting is None:
        return abs(word.ended_at - occasion.ended_at) <= _SAME
    earliest, latest = within_reason(meeting.starts_at) - _BEFORE, within_reason(meeting.ends_at) + _AFTER
    return earliest <= word.ended_at <= latest
