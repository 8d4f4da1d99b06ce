"""A mailbox as the user's clients and the world have their hands on it, on whichever server it lies."""

import contextlib
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from followthrough.demo.server import EmbeddedServer, StoredMessage
from tests.servers.embedded import Embedded
from tests.servers.face import Server, Stored, User, append, check, quoted, read

NAMES = ("INBOX", "Sent", "Drafts", "Trash", "Junk", "Later")


class Box(Protocol):
    """One user's mailboxes."""

    server: Server
    user: User

    def read(self, mailbox: str) -> list[Stored]:
        """Everything in it, without setting a flag."""
        ...

    def everything(self) -> dict[str, list[Stored]]:
        """What lies in each of ``NAMES``."""
        ...

    def append(self, mailbox: str, raw: bytes, flags: Collection[str], at: datetime) -> None: ...

    def remove(self, mailbox: str, uid: int) -> None:
        """Expunged without a trace."""
        ...

    def mark(self, mailbox: str, uid: int) -> None:
        """``\\Deleted``, and nothing more."""
        ...

    def drop(self) -> None:
        """Every connection breaks."""
        ...


class OnTheWire:
    """Every act on a connection of its own: any server."""

    def __init__(self, server: Server) -> None:
        self.server, self.user = server, server.new_user()
        server.create(self.user, "Later")

    def read(self, mailbox: str) -> list[Stored]:
        return self.server.fetch_all(self.user, mailbox)

    def everything(self) -> dict[str, list[Stored]]:
        with self.server.client(self.user) as client:
            return {name: read(client, name) for name in NAMES}

    def append(self, mailbox: str, raw: bytes, flags: Collection[str], at: datetime) -> None:
        with self.server.client(self.user) as client:
            append(client, mailbox, raw, flags, at)

    def remove(self, mailbox: str, uid: int) -> None:
        with self._marked(mailbox, uid) as client:
            check(client.uid("EXPUNGE", str(uid)))

    def mark(self, mailbox: str, uid: int) -> None:
        with self._marked(mailbox, uid):
            pass

    def drop(self) -> None:
        self.server.restart()

    @contextlib.contextmanager
    def _marked(self, mailbox: str, uid: int) -> Iterator[object]:
        with self.server.client(self.user) as client:
            check(client.select(quoted(mailbox)))
            check(client.uid("STORE", str(uid), "+FLAGS", "(\\Deleted)"))
            yield client


class InProcess(OnTheWire):
    """The embedded server's own store, without a word of IMAP: what the user does costs nothing."""

    def __init__(self, server: Embedded) -> None:
        super().__init__(server)
        self._store: EmbeddedServer = server._server

    def read(self, mailbox: str) -> list[Stored]:
        return _stored(self._store.messages(mailbox, user=self.user.name))

    def everything(self) -> dict[str, list[Stored]]:
        """In one go: a call into the server's thread each would take longer than all the rest."""

        async def read_all() -> dict[str, list[Stored]]:
            return {name: _stored(await self._store._messages(self.user.name, name)) for name in NAMES}

        return self._store._call(read_all())

    def append(self, mailbox: str, raw: bytes, flags: Collection[str], at: datetime) -> None:
        self._store.append(mailbox, raw, flags, at, user=self.user.name)

    def remove(self, mailbox: str, uid: int) -> None:
        self._store.remove(mailbox, uid, user=self.user.name)


def _stored(messages: Sequence[StoredMessage]) -> list[Stored]:
    return [Stored(m.uid, m.flags - {"\\Recent"}, m.internal_date, m.raw) for m in messages]


__all__ = ["NAMES", "Box", "InProcess", "OnTheWire"]
