"""Which conversation a message belongs to, where its In-Reply-To and References are lost."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluate.ordinary import ordinary
from benchmarks.evaluate.scoring import Case, Set, Sets, outcome, wrong_at_most
from followthrough.mail.subject import base_subject


def threads(folder: Path) -> Iterator[Case]:
    """Base subject against the thread that In-Reply-To and References name: the fallback where both are lost."""
    root_of: dict[str, str] = {}
    by_subject: dict[str, str] = {}
    for name, message in sorted(
        ordinary(folder), key=lambda pair: pair[1].date.timestamp() if pair[1].date else 0.0
    ):
        parent = next((each for each in message.parents if each in root_of), None)
        subject = base_subject(message.subject)
        if parent is not None:
            guess = by_subject.get(subject)
            yield Case(name, outcome(right=guess == root_of[parent], silent=guess is None), message.subject)
        root = root_of[parent] if parent is not None else message.key
        root_of[message.key] = root
        by_subject.setdefault(subject, root)


SETS: Sets = {
    "threads by subject": Set(
        threads,
        (wrong_at_most(0.015),),
        "threads/easy-ham-2",
        "base subject alone 88.6 % (4.4 % wrong), quoted lines, else subject 89.6 % (1.5 % wrong)",
    )
}
