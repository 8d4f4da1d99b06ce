"""What is known of one conversation when mail is matched to it."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime


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
