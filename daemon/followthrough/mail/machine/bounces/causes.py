"""Why a mail failed, from the words in which mail systems say so: an ordered table, the first that holds decides.

Where a reply code says more than words do, `severity` lets it.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from followthrough.mail.findings import Severity
from followthrough.mail.machine.bounces.complaint import Cause
from followthrough.mail.machine.bounces.complaints import ENGLISH
from followthrough.mail.machine.bounces.complaints_elsewhere import ELSEWHERE

SEVERITIES = {
    Cause.SENDER: Severity.POLICY,
    Cause.LIST: Severity.POLICY,
    Cause.RATE: Severity.POLICY,
    Cause.AUTHENTICATION: Severity.POLICY,
    Cause.REPUTATION: Severity.POLICY,
    Cause.SPAM: Severity.POLICY,
    Cause.SIZE: Severity.POLICY,
    Cause.FULL: Severity.SOFT,
    Cause.LOOP: Severity.SOFT,
    Cause.DNS: Severity.SOFT,
    Cause.USER: Severity.HARD,
    Cause.RELAY: Severity.POLICY,
    Cause.HOST: Severity.HARD,
    # The mailbox exists, and may be opened again (RFC 3463, X.2.1).
    Cause.DISABLED: Severity.SOFT,
    Cause.LATER: Severity.SOFT,
    Cause.REFUSED: Severity.POLICY,
    Cause.SYSTEM: Severity.SOFT,
}


@cache
def _table() -> tuple[tuple[Cause, re.Pattern[str]], ...]:
    """Compiled with the first report: twenty languages' words cost every start of the program, and most see none."""
    return tuple(
        (cause, re.compile("|".join((*ENGLISH[cause], *ELSEWHERE.get(cause, ()))))) for cause in SEVERITIES
    )


@dataclass(frozen=True, slots=True)
class Said:
    """A cause and the words that say it, in lower case."""

    cause: Cause
    words: str

    @property
    def severity(self) -> Severity:
        """How final such a failure is, where no code knows better."""
        return SEVERITIES[self.cause]


@lru_cache(maxsize=16)
def said(words: str) -> Said | None:
    """The first cause of the table that the words name, None for words that say nothing.

    Kept for the next recipient of the same report, of whom the same words may tell.
    """
    # Small letters once: a pattern that folds case at every place takes five times as long.
    lower = words.lower().replace("’", "'")
    for cause, pattern in _table():
        if found := pattern.search(lower):
            return Said(cause, found[0])
    return None
