"""sd_notify(3): READY, STATUS, WATCHDOG, RELOADING, STOPPING to the supervisor, where there is one."""

import os
import socket


class Supervisor:
    """Speaks to $NOTIFY_SOCKET; without one (launchd, a terminal) every call is nothing."""

    def __init__(self, address: str | None = None) -> None:
        self._address = address if address is not None else os.environ.get("NOTIFY_SOCKET", "")
        self._status = ""
        self._ticks = self._fed = 0

    def ready(self) -> None:
        """Up, or up again after a reload."""
        self._send("READY=1")

    def reloading(self, monotonic: float) -> None:
        """Reloading; ``monotonic`` in seconds (systemd wants it to order its events)."""
        self._send(f"RELOADING=1\nMONOTONIC_USEC={int(monotonic * 1_000_000)}")

    def stopping(self) -> None:
        self._send("STOPPING=1")

    def ticked(self) -> None:
        """The scheduler moved on; called from its thread."""
        self._ticks += 1

    def alive(self) -> None:
        """The loop moved on: feeds the watchdog where the scheduler did too since the last time."""
        if self._ticks != self._fed:
            self._fed = self._ticks
            self._send("WATCHDOG=1")

    def status(self, text: str) -> None:
        """One line for ``systemctl status``; the same line twice is sent once."""
        line = " ".join(text.split())
        if line != self._status:
            self._status = line
            self._send(f"STATUS={line}")

    def _send(self, message: str) -> None:
        if not self._address:
            return
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            # A supervisor that does not read must not hold the service.
            sender.setblocking(False)
            try:
                sender.sendto(message.encode(), address)
            except OSError:
                return  # nor one that is gone take it with it
