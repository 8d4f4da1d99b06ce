"""What mail systems complain of."""

from enum import StrEnum


class Cause(StrEnum):
    """One kind of complaint."""

    SENDER = "sender"
    """The sender's address, not the recipient's, is the trouble."""
    LIST = "list"
    """The recipient takes mail of some people only: a group, a list, a choice of theirs."""
    RATE = "rate"
    AUTHENTICATION = "authentication"
    REPUTATION = "reputation"
    SPAM = "spam"
    SIZE = "size"
    """Too big, or not written as that server wants it."""
    FULL = "full"
    LOOP = "loop"
    USER = "user"
    DNS = "dns"
    HOST = "host"
    DISABLED = "disabled"
    LATER = "later"
    RELAY = "relay"
    REFUSED = "refused"
    """Refused, and not said why."""
    SYSTEM = "system"
