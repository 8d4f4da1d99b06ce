"""Where reading a mailbox stopped (RFC 3501 2.3.1, RFC 7162): a value that `mailbox` makes and `ledger` keeps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cursor:
    """Everything below ``uidnext`` under ``uidvalidity`` has been read and recorded.

    ``highestmodseq`` is 0 where the server has no CONDSTORE.
    """

    uidvalidity: int
    uidnext: int
    highestmodseq: int = 0
