"""Whose conversation a message belongs to, with the evidence (PRODUCT section 4)."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from followthrough.mail.message import Message
from followthrough.mail.reading import Evidence, Reading


class Certainty(IntEnum):
    """How sure: certain acts, probable acts and says on what it rests, possible is reported and asked."""

    POSSIBLE = 1
    PROBABLE = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What is known of one conversation for matching.

    ``person`` is the enrolled address (the conversation's name); ``addresses`` all known of theirs; ``names`` their
    display names in lower case; ``subjects`` maps every message-id seen in the threads to its base subject.
    """

    person: str
    addresses: AbstractSet[str]
    names: AbstractSet[str]
    subjects: Mapping[str, str]
    since_at: datetime
    until_at: datetime | None


@dataclass(frozen=True, slots=True)
class Match:
    """One candidate. ``is_person`` is False where a colleague answered in the thread: then it is the colleague's."""

    person: str
    certainty: Certainty
    is_person: bool
    evidence: tuple[Evidence, ...]


def match(message: Message, reading: Reading, known: Sequence[Correspondence]) -> tuple[Match, ...]:
    """The best candidates, all of one certainty: none, one, or several (a doubt). The order of ``known`` is irrelevant.

    certain: In-Reply-To names a message of the conversation, or References does and the base subject is the same.
    probable: a known address (From or Reply-To) inside the open time; their calendar answer, automatic reply or
    bounce quoting our id or recipient. possible: same organisation's domain and same base subject.
    """
    raise NotImplementedError
