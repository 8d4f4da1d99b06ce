"""What can go wrong at the mailbox, by how much of it to give up. Fields, not sentences: wording lives in cli."""


class MailboxError(Exception):
    """The root: nothing else leaves this room."""


class BadArgument(MailboxError):
    """An argument that must never reach the wire (CR, LF, NUL, 8-bit, a malformed id). Nothing was sent."""


class Rejected(MailboxError):
    """The server said NO or BAD to one command; the connection is usable.

    ``code`` is the response code in capitals or ''; ``text`` is printable and short; ``status`` is ``NO`` or ``BAD``.
    """

    def __init__(self, command: str, code: str, text: str, status: str = "NO") -> None:
        super().__init__(f"{command}: [{code}] {text}")
        self.command, self.code, self.text, self.status = command, code, text, status


class Disconnected(MailboxError):
    """The connection is gone or can't be trusted (cut, deadline, budget, protocol error): reconnect with backoff."""


class AmbiguousAppend(MailboxError):
    """An APPEND whose outcome is not known: it may be stored now, later, or never. The connection is closed."""


class NeedsHuman(MailboxError):
    """Nothing helps but a person. ``problem`` is a short word for it; ``detail`` is data for the message."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(f"{problem}: {detail}")
        self.problem, self.detail = problem, detail


class CredentialRejected(NeedsHuman):
    """The server refused this credential (tagged NO, not a cut, not a temporary failure): counts towards three."""


class InsecureRefused(NeedsHuman):
    """PREAUTH, plaintext off loopback, a bad certificate, or anything said before STARTTLS: refused."""


class NoRole(NeedsHuman):
    """No mailbox, or several, for a role. ``detail`` is the list of mailboxes, one a line; nothing is created."""
