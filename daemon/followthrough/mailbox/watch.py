"""Wake-ups: IDLE sockets of all accounts in one selector, never over 9 minutes, polling where there is no IDLE.

A wake-up says only "look"; what is new is always asked from the last uid on.
"""

from dataclasses import dataclass

from followthrough.mailbox.session import Session


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. ``round``: an IDLE round ends at the latest then; ``poll``: without IDLE."""

    round: float = 120.0
    poll: float = 120.0


class Watch:
    """Waits on any number of sessions at once. Owned by one thread; only ``wake`` may be called from others."""

    def __init__(self, pace: Pace = Pace()) -> None:
        raise NotImplementedError

    def add(self, account: str, session: Session) -> bool:
        """Begin watching (IDLE on the examined mailbox, or by the clock). True: something is pending already."""
        raise NotImplementedError

    def remove(self, account: str) -> None:
        """End IDLE where it runs, so that the session can be used for commands. May raise Disconnected."""
        raise NotImplementedError

    def wait(self, timeout: float) -> frozenset[str]:
        """Block until an account wants a look, its round is over, its connection died, ``wake`` was called, or timeout
        (seconds). Returns the accounts to look at (their session tells whether it is closed); empty otherwise."""
        raise NotImplementedError

    def wake(self) -> None:
        """From any thread or a signal handler: let ``wait`` return at once."""
        raise NotImplementedError

    def close(self) -> None:
        """Release the selector and the wake-up pipe (not the sessions)."""
        raise NotImplementedError
