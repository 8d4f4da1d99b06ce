"""The embedded IMAP server: pymap's in-memory backend in a thread of its own, its faults repaired.

For the demo and the tests, on loopback, up to some hundreds of messages; nothing is kept on disk.
pymap 0.36.7 is pinned, so each repair below names what was measured on that release:

- a message whose Date can't be read breaks the connection when ENVELOPE or SENTSINCE looks at it;
- STORE of a keyword says OK and drops the keyword;
- a reply is sent token by token, so a client may see half a line;
- what arrives while an IDLE push is being written is not pushed until the next change;
- a command line over 64 KiB ends the connection;
- a login costs 150-300 ms of hashing, and the greeting asks DNS for this machine's name.

Knows nothing of followthrough itself.
"""

import asyncio
import functools
import ssl
import threading
from argparse import Namespace
from collections.abc import Callable, Collection, Coroutine, Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import BaseHeader, DateHeader
from io import BytesIO
from types import TracebackType
from typing import Any, Self, TypeVar

from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import Config, DictBackend, Login
from pymap.backend.dict.filter import FilterSet
from pymap.backend.dict.mailbox import MailboxData, MailboxSet
from pymap.concurrent import Event
from pymap.imap import IMAPConnection, IMAPServer
from pymap.mime.parsed import ParsedHeaders
from pymap.parsing.message import AppendMessage
from pymap.parsing.response import Response
from pymap.parsing.specials.flag import Flag, Recent, Wildcard, get_system_flags
from pymap.selected import SelectedMailbox
from pymap.user import Passwords, UserMetadata
from pysasl.hashing import BuiltinHash

HOST = "127.0.0.1"
MAILBOXES = ("Sent", "Drafts", "Trash", "Junk")
"""What exists beside INBOX; pymap has no SPECIAL-USE, so their names alone tell their role."""

_LINE_LIMIT = 1 << 20
_PATIENCE = 10.0
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One message as it lies in the mailbox."""

    uid: int
    flags: frozenset[str]
    internal_date: datetime
    raw: bytes


class _QuickConfig(Config):
    """pymap's own, but greeting at once instead of asking DNS for this machine's name."""

    @property
    def greeting(self) -> bytes:
        return b"followthrough demo mailbox ready"


class EmbeddedServer:
    """An IMAP server on a free loopback port, in clear, with one user to start with; a context manager.

    Every user has INBOX and MAILBOXES. All methods may be called from any thread.
    """

    def __init__(self, user: str, password: str) -> None:
        self.host = HOST
        self.port = 0
        self.user = user
        self.password = password
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._listener: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, port: int = 0) -> None:
        """Listens on the port, or on a free one for 0; returns when clients may connect. Raises OSError."""
        repair()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="embedded-imap", daemon=True)
        self._thread.start()
        try:
            self._call(self._begin(port))
        except OSError:
            self.stop()
            raise

    def stop(self) -> None:
        """Ends every connection and forgets all mail; does nothing when already stopped."""
        if self._loop is None or self._thread is None:
            return
        self._call(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE)
        self._loop.close()
        self._loop = self._thread = None

    def restart(self) -> None:
        """Breaks every connection and listens again on the same port; mail and UIDs stay."""
        self._call(self._relisten())

    def add_user(self, user: str, password: str) -> None:
        """One more login with mailboxes of its own."""
        self._call(self._add_user(user, password))

    def append(
        self,
        mailbox: str,
        raw: bytes,
        flags: Collection[str] = (),
        internal_date: datetime | None = None,
        *,
        user: str | None = None,
    ) -> int:
        """Stores the bytes as they are and wakes whoever idles there; returns the uid.

        ``internal_date`` is now when None, ``user`` the first one. Raises KeyError for an unknown mailbox.
        """
        when = internal_date or datetime.now(UTC)
        message = AppendMessage(raw, when, frozenset(Flag(flag) for flag in flags))
        return self._call(self._append(user or self.user, mailbox, message))

    def messages(self, mailbox: str, *, user: str | None = None) -> tuple[StoredMessage, ...]:
        """Every message in uid order; looking sets no flag. Raises KeyError for an unknown mailbox."""
        return self._call(self._messages(user or self.user, mailbox))

    def remove(self, mailbox: str, uid: int, *, user: str | None = None) -> None:
        """Expunges one message, as a client of the user's would; a uid that is not there is nothing."""
        self._call(self._remove(user or self.user, mailbox, uid))

    def _call(self, coroutine: Coroutine[Any, Any, _Result]) -> _Result:
        """Runs the coroutine in the server's thread and waits for it."""
        if self._loop is None:
            coroutine.close()
            raise RuntimeError("the embedded server is not running")
        running: Future[_Result] = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        return running.result(_PATIENCE)

    async def _begin(self, port: int) -> None:
        # Nobody reads these options but pymap's command line, and a context for a STARTTLS not offered.
        options = Namespace(passlib_cfg=None, proxy_protocol=None)
        self._config = _QuickConfig(
            options,
            demo_data=False,
            demo_user=self.user,
            demo_password=self.password,
            host=HOST,
            port=port,
            hash_context=BuiltinHash(rounds=1),
            tls_enabled=False,
            ssl_context=ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER),
            invalid_user_sleep=0.0,
        )
        self._config.apply_context()
        self._backend = DictBackend(Login(self._config), self._config)
        await self._add_user(self.user, self.password)
        await self._listen(port)

    async def _listen(self, port: int) -> None:
        reader = ProxyProtocolReader(self._config.proxy_protocol)
        serve = reader.get_callback(IMAPServer(self._backend.login, self._config))
        self._listener = await asyncio.start_server(
            functools.partial(self._accept, serve), HOST, port, limit=_LINE_LIMIT
        )
        self.port = self._listener.sockets[0].getsockname()[1]

    async def _accept(
        self, serve: Callable[..., Any], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        # A connection inherits no context from whoever called start.
        self._config.apply_context()
        self._writers = {known for known in self._writers if not known.is_closing()} | {writer}
        await serve(reader, writer)

    async def _relisten(self) -> None:
        await self._hang_up()
        await self._listen(self.port)

    async def _hang_up(self) -> None:
        if self._listener is not None:
            self._listener.close()
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        await asyncio.sleep(0)

    async def _end(self) -> None:
        await self._hang_up()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _add_user(self, user: str, password: str) -> None:
        self._config.apply_context()
        hashed = await Passwords(self._config).hash_password(password)
        metadata = UserMetadata(self._config, user, password=hashed)
        self._backend.login.users_dict[user] = metadata
        mailboxes = MailboxSet()
        for name in MAILBOXES:
            await mailboxes.add_mailbox(name)
        self._config.set_cache[user] = (mailboxes, FilterSet())

    async def _mailbox(self, user: str, mailbox: str) -> MailboxData:
        self._config.apply_context()
        return await self._config.set_cache[user][0].get_mailbox(mailbox)

    async def _append(self, user: str, mailbox: str, message: AppendMessage) -> int:
        stored = await (await self._mailbox(user, mailbox)).append(message, recent=True)
        return stored.uid

    async def _remove(self, user: str, mailbox: str, uid: int) -> None:
        await (await self._mailbox(user, mailbox)).delete([uid])

    async def _messages(self, user: str, mailbox: str) -> tuple[StoredMessage, ...]:
        found = await self._mailbox(user, mailbox)
        return tuple(
            StoredMessage(
                uid=message.uid,
                flags=frozenset(str(flag) for flag in message.permanent_flags),
                internal_date=message.internal_date,
                raw=bytes(message._content or b""),
            )
            for message in [each async for each in found.messages()]
        )


def repair() -> None:
    """Mends pymap in this process; doing it again changes nothing."""
    for owner, name, mended in _REPAIRS:
        setattr(owner, name, mended)


def _readable_date(headers: ParsedHeaders) -> DateHeader | None:
    """The Date header, or None where it says no time: ENVELOPE then answers NIL."""
    with suppress(KeyError, IndexError):
        date = headers[b"date"][0]
        if isinstance(date, DateHeader) and date.datetime is not None:
            return date
    return None


def _parse_readable(headers: type[ParsedHeaders], values: Iterable[Sequence[bytes]]) -> Iterable[BaseHeader]:
    """The headers the standard library can read; the others are left out instead of ending the connection."""
    for value in values:
        with suppress(ValueError, LookupError, AttributeError, TypeError, RecursionError):
            yield from _parse(headers, [value])


def _any_flag(mailbox: MailboxData) -> frozenset[Flag]:
    """The system's flags and whatever keyword a client makes up."""
    return mailbox.session_flags | get_system_flags() - {Recent} | {Wildcard}


async def _update_selected(
    mailbox: MailboxData, selected: SelectedMailbox, *, wait_on: Event | None = None
) -> SelectedMailbox:
    """Waits only where nothing has changed since the client was last told."""
    told = selected.mod_sequence
    if told is not None and told != mailbox._mod_sequences.highest:
        wait_on = None
    return await _wait_and_update(mailbox, selected, wait_on=wait_on)


async def _write_whole(connection: IMAPConnection, response: Response) -> None:
    """Sends a response in one piece."""
    whole = BytesIO()
    await response.async_write(whole)
    with suppress(ConnectionError):
        connection.writer.write(whole.getvalue())
        await connection.writer.drain()


_parse = vars(ParsedHeaders)["_parse"].__func__
_wait_and_update = MailboxData.update_selected

_REPAIRS: tuple[tuple[type, str, object], ...] = (
    (ParsedHeaders, "date", property(_readable_date)),
    (ParsedHeaders, "_parse", classmethod(_parse_readable)),
    (MailboxData, "permanent_flags", property(_any_flag)),
    (MailboxData, "update_selected", _update_selected),
    (IMAPConnection, "write_response", _write_whole),
)
