"""Which thread a message of an archive belongs to, where its In-Reply-To and References are lost.

For information: the service never asks which thread, it asks whose conversation. Each message in turn loses both
headers while all others keep theirs, and is put by what it quotes; else, if its subject is a reply's, by that subject
and who takes part. A subject without a reply's prefix is taken for a new thread: nothing is said.

Of some messages of an archive the headers are lost already, or all they name is: those are put where they are guessed
to belong, else every answer to such a one would have a thread of its own, and the rest of the thread would be wrong.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.evaluate.ordinary import ordinary
from benchmarks.evaluate.scoring import Case, Set, Sets, outcome, wrong_at_most
from followthrough.mail.body.quoted import split
from followthrough.mail.matching.fingerprints import prints_of
from followthrough.mail.message import Message
from followthrough.mail.subject import base_subject

_ENOUGH = 3
"""Fingerprints of one thread, twice as many as of any other."""
_STALE = timedelta(days=45)
"""After which a subject is used for something new."""


@dataclass(slots=True)
class Archive:
    """What has come so far. Threads are sets of message-ids, also of messages that are missing.

    ``by_print``: who wrote it first hand; ``seen``: in which messages it stands at all.
    """

    here: set[str] = field(default_factory=set)
    above: dict[str, str] = field(default_factory=dict)
    by_print: dict[int, set[str]] = field(default_factory=dict)
    seen: dict[int, set[str]] = field(default_factory=dict)
    by_subject: dict[str, list[tuple[str, Message]]] = field(default_factory=dict)

    def thread(self, key: str) -> str:
        while (above := self.above.setdefault(key, key)) != key:
            self.above[key] = self.above[above]
            key = above
        return key

    def add(self, message: Message) -> None:
        lost = () if self.places(message) else (self.guess(message),)
        for parent in (*message.parents, *lost):
            if parent is not None:
                self.above[self.thread(parent)] = self.thread(message.key)
        for each in prints_of(message.text):
            self.seen.setdefault(each, set()).add(message.key)
        for each in prints_of(split(message.text).new):
            self.by_print.setdefault(each, set()).add(message.key)
        self.by_subject.setdefault(base_subject(message.subject), []).append((message.key, message))
        self.here.add(message.key)

    def places(self, message: Message) -> frozenset[str]:
        """The threads, of those that have come, which its headers name."""
        named = {self.thread(each) for each in message.parents}
        return frozenset(named & {self.thread(each) for each in self.here}) if named else frozenset()

    def guess(self, message: Message) -> str | None:
        return self._by_words(message) or self._by_subject(message)

    def _by_words(self, message: Message) -> str | None:
        counts: Counter[str] = Counter()
        for each in prints_of(message.text):
            threads = {self.thread(key) for key in self.by_print.get(each, ())}
            # What stands in several is a footer, or a phrase.
            if len(threads) == 1 and len({self.thread(key) for key in self.seen.get(each, ())}) <= 1:
                counts.update(threads)
        best = [*counts.most_common(2), ("", 0), ("", 0)]
        return best[0][0] if best[0][1] >= max(_ENOUGH, 2 * best[1][1]) else None

    def _by_subject(self, message: Message) -> str | None:
        base = base_subject(message.subject)
        if not base or base == " ".join(message.subject.casefold().split()):
            return None
        near = [(key, each) for key, each in self.by_subject.get(base, ()) if _is_near(each, message.date)]
        threads = {self.thread(key) for key, _ in near}
        if len(threads) > 1:
            people = {a.address for a in (*message.from_, *message.to, *message.cc)}
            threads = {
                self.thread(key) for key, each in near if each.author and each.author.address in people
            }
        return threads.pop() if len(threads) == 1 else None


def _is_near(message: Message, at: datetime | None) -> bool:
    return at is None or message.date is None or abs(at - message.date) <= _STALE


def threads(folder: Path) -> Iterator[Case]:
    archive = Archive()
    arrived = sorted(ordinary(folder), key=lambda pair: pair[1].date.timestamp() if pair[1].date else 0.0)
    for name, message in arrived:
        if its := archive.places(message):
            guess = archive.guess(message)
            yield Case(name, outcome(right=guess in its, silent=guess is None), message.subject)
        archive.add(message)


SETS: Sets = {
    "threads without headers": Set(
        threads,
        (wrong_at_most(0.015),),
        "threads/easy-ham-2",
        "base subject alone 88.6 % (4.4 % wrong), quoted lines, else subject 89.6 % (1.5 % wrong), on a sister set",
    )
}
