"""A server somebody else started, named by FOLLOWTHROUGH_IMAP, for servers this folder doesn't know.

``imaps://user:password@host:port`` (TLS), ``imap+starttls://…``, or ``imap://…`` (in clear); user and password
percent-encoded; FOLLOWTHROUGH_IMAP_CA names the certificate to trust. The account has to be a throw-away one on
a loopback address: INBOX and the mailboxes with a role are EMPTIED before each test.
"""

import imaplib
import os
import ssl
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.servers.face import (
    Mailboxes,
    Security,
    Server,
    Unavailable,
    User,
    check,
    greets_at_all,
    listed,
    names,
    quoted,
)

_SCHEMES: dict[str, Security] = {"imaps": "tls", "imap+starttls": "starttls", "imap": "plain"}
_DEFAULT = {"imaps": 993, "imap+starttls": 143, "imap": 143}


class External(Server):
    """One account on a server that runs already."""

    name = "external"

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in _SCHEMES or not parts.hostname or not parts.username:
            raise ValueError("FOLLOWTHROUGH_IMAP has to look like imaps://user:password@host:port")
        self.security = _SCHEMES[parts.scheme]
        self.host = parts.hostname
        port = parts.port or _DEFAULT[parts.scheme]
        self.port, self.tls_port = (None, port) if self.security == "tls" else (port, None)
        self._user = User(unquote(parts.username), unquote(parts.password or ""))

    @property
    def ca_file(self) -> Path:
        named = os.environ.get("FOLLOWTHROUGH_IMAP_CA")
        return Path(named) if named else super().ca_file

    def start(self) -> None:
        if not greets_at_all(self.host, self.tls_port or self.port or 0):
            raise Unavailable(f"nothing listens at {self.host}, which FOLLOWTHROUGH_IMAP names")
        with self.client(self._user) as client:
            self.mailboxes = _with_roles(client)

    def stop(self) -> None:
        """Not ours to stop."""

    def restart(self) -> None:
        raise Unavailable("a server named by FOLLOWTHROUGH_IMAP can't be restarted from here")

    def new_user(self) -> User:
        with self.client(self._user) as client:
            mine = self.mailboxes
            for mailbox in (mine.inbox, mine.sent, mine.drafts, mine.trash, mine.junk):
                _empty(client, mailbox)
        return self._user

    def _context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.ca_file))


def _with_roles(client: imaplib.IMAP4) -> Mailboxes:
    """By SPECIAL-USE, else by the usual name, made where it doesn't exist."""
    flags = listed(client)

    def find(use: str, name: str) -> str:
        for mailbox, mailbox_flags in flags.items():
            if use in mailbox_flags:
                return mailbox
        for mailbox in flags:
            if mailbox.lower() in {name.lower(), f"inbox.{name.lower()}", f"inbox/{name.lower()}"}:
                return mailbox
        check(client.create(quoted(name)))
        return next(made for made in names(client) if made.lower().endswith(name.lower()))

    return Mailboxes(
        find("\\sent", "Sent"), find("\\drafts", "Drafts"), find("\\trash", "Trash"), find("\\junk", "Junk")
    )


def _empty(client: imaplib.IMAP4, mailbox: str) -> None:
    check(client.select(quoted(mailbox)))
    if client.untagged_responses.get("EXISTS", [b"0"])[-1] != b"0":
        check(client.store("1:*", "+FLAGS.SILENT", "(\\Deleted)"))
        check(client.expunge())
    client.close()
