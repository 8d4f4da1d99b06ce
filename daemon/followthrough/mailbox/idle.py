"""IDLE (RFC 2177) as a wake-up and no more: whole lines, every buffer looked at, an end within a deadline.

imapclient's own hides a closed connection, loses what came in one segment with ``+`` and breaks on half a line.
"""

import re

from followthrough.mailbox import gate
from followthrough.mailbox.connection import Connection, rejected
from followthrough.mailbox.errors import Disconnected, Rejected
from followthrough.mailbox.stream import LINE_LIMIT

ROUND_BUDGET = 4 * 1024 * 1024
"""Bytes of one look while idle; a mailbox of a million expunged at once says less."""

_NEWS = re.compile(rb"\* (?:\d+ (?:EXISTS|EXPUNGE|FETCH|RECENT)\b|VANISHED\b|STATUS\b)", re.IGNORECASE)
_BYE = re.compile(rb"\* BYE\b", re.IGNORECASE)
_LITERAL = re.compile(rb"\{(\d{1,9})\+?\}\r\n\Z")


class Idle:
    """One IDLE command, from its first byte to its tagged reply."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stream = connection.stream
        self._tag = b""
        self._over = False
        self._asked = False

    def begin(self) -> bool:
        """Send IDLE and wait for ``+``. True: something was said meanwhile, also right behind the ``+``.

        Raises Rejected where the server refuses.
        """
        self._tag = self._connection.begin("IDLE")
        news = False
        while not self._asked:
            news = self._hear(self._response()) or news
            if self._over:
                raise Rejected("IDLE", "", "ended before it began", "BAD")
        return self.read() or news

    def read(self) -> bool:
        """Everything that is there now, without waiting: whether anything of it is worth a look.

        Half a line stays for the next time. Raises Disconnected at EOF or BYE.
        """
        news = self._hear_buffered()
        while not self._over and self._stream.fill_ready():
            news = self._hear_buffered() or news
            if self._stream.unread > LINE_LIMIT:
                raise Disconnected("endless talk while idle")
        return news or self._over

    def done(self) -> None:
        """Send DONE and read to the tagged reply; what is announced on the way counts as news for the next IDLE."""
        if not self._over:
            self._stream.send(b"DONE\r\n")
        while not self._over:
            if self._hear(self._response()):
                self._connection.news = True

    def _response(self) -> bytes:
        """The first line of one whole response; literals are read and dropped."""
        first = line = self._stream.line()
        while found := _LITERAL.search(line):
            self._stream.exactly(int(found[1]))
            line = self._stream.line()
        return first

    def _hear_buffered(self) -> bool:
        news = False
        while not self._over and self._is_whole():
            news = self._hear(self._response()) or news
        return news

    def _is_whole(self) -> bool:
        """Whether the buffer holds a response to its end, so that reading it won't wait."""
        buffer, at = self._stream.buffer, self._stream.at
        while (end := buffer.find(b"\r\n", at)) >= 0:
            found = _LITERAL.search(buffer[at : end + 2])
            if found is None:
                return True
            at = end + 2 + int(found[1])
        return False

    def _hear(self, line: bytes) -> bool:
        if line.startswith(b"+"):
            self._asked = True
        elif line.startswith(self._tag + b" "):
            self._over = True
            status = line.split(None, 2)[1:2]
            if not self._asked and status != [b"OK"]:
                said = line[len(self._tag) + 1 :].strip()
                word, _, text = said.partition(b" ")
                raise rejected("IDLE", text, word.decode("ascii", "replace").upper())
        elif _BYE.match(line):
            raise Disconnected("the server said BYE")
        elif not line.startswith(b"* "):
            raise Disconnected(f"out of place: {gate.harmless(line)}")
        else:
            self._connection.heard(line)
            return _NEWS.match(line) is not None
        return False
