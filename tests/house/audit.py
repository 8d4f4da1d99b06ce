"""Audit hooks that hold the first promise: nothing here can send, and tests stay on this machine.

An audit hook sees what the interpreter does, however it was reached; it can't be removed once added, so
tests about it run in a child process, and a whole run of the program can be watched the same way:
`watched_command([...])` gives the argument list of such a child.
"""

import ipaddress
import sys
from collections.abc import Sequence
from pathlib import Path

SUBMISSION_PORTS = frozenset({25, 465, 587, 2525})
SENDING_MODULES = frozenset({"smtplib", "aiosmtplib", "smtpd"})

_SPOKEN = "followthrough-cannot-send: "


class SendingForbidden(BaseException):
    """Something reached for a way to send. No `except Exception` on the way out swallows it."""


class OutsideForbidden(BaseException):
    """A test reached for another machine."""


def watch_for_sending() -> None:
    """From now on, importing a module that sends or connecting to a submission port ends the run.

    It is said on stderr too, and counted as failed in `watched_command`, should a thread swallow it.
    """

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event == "import":
            if str(args[0]).partition(".")[0] in SENDING_MODULES:
                _refuse(f"import of {args[0]}")
        elif event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
            port = _port(args[1])
            if port in SUBMISSION_PORTS:
                _refuse(f"{event} to port {port}")
        elif event in {"subprocess.Popen", "os.posix_spawn", "os.exec"}:
            name = Path(str(args[0])).name
            if name in {"sendmail", "msmtp", "mail", "mailx"}:
                _refuse(f"start of {name}")

    sys.addaudithook(hook)


def forbid_outside_connections() -> None:
    """From now on, a connection of this process to anything but this machine ends the test."""

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event == "socket.connect" and not _stays_here(args[1]):
            raise OutsideForbidden(f"a test may talk to loopback only, not to {args[1]!r}")

    sys.addaudithook(hook)


def watched_command(arguments: Sequence[str]) -> list[str]:
    """The argument list that runs `followthrough ARGUMENTS` under `watch_for_sending`.

    Its exit code is the command's own, or 99 when something reached for a way to send.
    """
    return [sys.executable, "-P", __file__, *arguments]


_refused: list[str] = []


def _refuse(what: str) -> None:
    _refused.append(what)
    sys.stderr.write(f"{_SPOKEN}{what}\n")
    raise SendingForbidden(what)


def _port(address: object) -> int | None:
    if isinstance(address, tuple) and len(address) >= 2 and isinstance(address[1], int):
        return address[1]
    return None


def _stays_here(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a path: a socket of this machine
    host = str(address[0]).partition("%")[0]
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _main() -> int:
    watch_for_sending()
    sys.argv = ["followthrough", *sys.argv[1:]]
    code: object
    try:
        from followthrough.cli.main import main

        code = main()
    except SendingForbidden:
        return 99
    except SystemExit as done:
        code = done.code
    if _refused:
        return 99
    return code if isinstance(code, int) else int(code is not None)


if __name__ == "__main__":
    sys.exit(_main())
