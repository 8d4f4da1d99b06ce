"""imaplib's connection with its file replaced by the ``Stream`` and its faults kept in (RFC 3501).

The command and response loop is imaplib's, so imapclient's parsers read what it collects.
"""

import imaplib
import re
from typing import Any

import imapclient.imapclient  # registers the commands imaplib does not know: IDLE, MOVE, UNSELECT, XLIST

from followthrough.mailbox import gate
from followthrough.mailbox.errors import Disconnected, InsecureRefused, Rejected
from followthrough.mailbox.stream import Stream

assert imapclient.imapclient  # imported for what it registers

_BARE_END = re.compile(rb"[A-P]{4}\d+ (?:OK|NO|BAD)\r\n")
_UNTAGGED = re.compile(rb"\* (?:(\d+) )?([A-Za-z]+)\b")
_CODE = re.compile(r"\[([A-Za-z][A-Za-z0-9-]*)(?: [^\]]*)?\] ?")


class Connection(imaplib.IMAP4):
    """imaplib's connection over a Stream. A tagged NO or BAD is raised as Rejected; the wire is kept in no log."""

    def __init__(self, stream: Stream, host: str) -> None:
        self.stream = stream
        self.exists = -1
        """Messages in the selected mailbox as last announced; -1 unknown."""
        self.news = False
        """Something came or went that was announced since the mailbox was opened or read (it is never said twice)."""
        self.gone = False
        """Something went since the mailbox was opened."""
        super().__init__(host)

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        del timeout  # the Stream's business
        self.host, self.port, self.sock = host, port, self.stream.sock

    def read(self, size: int) -> bytes:
        return self.stream.exactly(size)

    def readline(self) -> bytes:
        line = self.stream.line()
        if _BARE_END.fullmatch(line):
            return line[:-2] + b" \r\n"  # "A1 OK" without text, which imaplib takes for nonsense
        return line

    def send(self, data: Any) -> None:
        self.stream.send(data)

    def shutdown(self) -> None:
        self.stream.close()

    def run(self, name: str, *args: str) -> None:
        """One command to its tagged OK; the untagged replies are then in ``untagged_responses``."""
        tag = self.begin(name, *args)
        self._command_complete(f"UID {args[0]}" if name == "UID" else name, tag)

    def begin(self, name: str, *args: str) -> bytes:
        """Send a command; what earlier replies left is forgotten."""
        self.untagged_responses.clear()
        self.tagged_commands.clear()
        tag: bytes = self._command(name, *args)
        return tag

    def said(self, name: str) -> list[bytes]:
        """The untagged replies or response codes of that name, without their literals."""
        return [each for each in self.untagged_responses.get(name, []) if isinstance(each, bytes)]

    def last(self, name: str) -> bytes | None:
        return next(reversed(self.said(name)), None)

    def _command(self, name: str, *args: str | bytes) -> Any:
        for each in (name, *args):
            gate.printable(each.encode("utf-8", "surrogatepass") if isinstance(each, str) else each)
        return super()._command(name, *args)  # type: ignore[misc]

    def _command_complete(self, name: str, tag: bytes) -> tuple[str, list[Any]]:
        status, data = self._get_tagged_response(tag, expect_bye=name == "LOGOUT")
        if status in {"NO", "BAD"}:
            raise rejected(name, data[-1], status)
        if status not in {"OK", "BYE"}:
            raise Disconnected(f"{name}: {gate.harmless(status)} is no answer")
        if name != "LOGOUT" and "BYE" in self.untagged_responses:
            raise Disconnected("the server said BYE")
        return status, data

    def _check_bye(self) -> None:
        """A BYE ends the connection, but a tagged NO right behind it (a refused login) is worth a moment."""
        if "BYE" in self.untagged_responses:
            self.stream.hasten(2.0)

    def _append_untagged(self, typ: str, dat: Any) -> None:
        self._notice(typ, dat)
        super()._append_untagged(typ, dat)  # type: ignore[misc]

    def heard(self, line: bytes) -> None:
        """An untagged line that was read beside imaplib: BYE raises Disconnected, news is noticed."""
        found = _UNTAGGED.match(line)
        if found and found[2].upper() == b"BYE":
            raise Disconnected("the server said BYE")
        if found:
            self._notice(found[2].decode("ascii").upper(), found[1])

    def _notice(self, typ: str, dat: Any) -> None:
        if typ == "EXISTS" and isinstance(dat, bytes):
            count = int(dat)
            self.news = self.news or count != self.exists
            self.exists = count
        elif typ in {"EXPUNGE", "VANISHED"}:
            self.news = self.gone = True

    def _get_capabilities(self) -> None:
        """From the greeting or by asking, also of servers that have none to give; PREAUTH has no business here."""
        if "PREAUTH" in self.untagged_responses:
            raise InsecureRefused("preauth", "")
        try:
            if self.last("CAPABILITY") is None:
                self.run("CAPABILITY")
        except Rejected:
            self.capabilities = ("IMAP4REV1",)
            return
        said = self.last("CAPABILITY") or b""
        words = tuple(said.decode("ascii", "replace").upper().split())
        self.capabilities = words if "IMAP4REV1" in words else ("IMAP4REV1", *words)

    def _log(self, line: object) -> None:
        """imaplib keeps the last ten lines, LOGIN with its password among them."""

    def _mesg(self, s: str, secs: float | None = None) -> None:
        """imaplib writes to stderr."""


def rejected(name: str, said: bytes | None, status: str) -> Rejected:
    """A tagged NO or BAD in fields."""
    whole = gate.harmless(said, 1000)
    code = _CODE.match(whole)
    text = whole[code.end() :] if code else whole
    return Rejected(name, code[1].upper() if code else "", text[:200], status)
