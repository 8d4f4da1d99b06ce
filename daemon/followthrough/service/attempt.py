"""One try at a connection: password, sign-in, mailboxes. Knows no ledger, so it may run in a thread of its own.

A server that does not answer holds its own try for half a minute, and nobody else's account meanwhile.
"""

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass

from followthrough.config.load import CredentialError, credential, fingerprint
from followthrough.config.models import Account
from followthrough.mailbox.errors import (
    CredentialRejected,
    Disconnected,
    MailboxError,
    NeedsHuman,
    NoRole,
)
from followthrough.mailbox.roles import Role, Roles, find_roles
from followthrough.mailbox.session import Abort, Endpoint, Session

TRANSIENT = ("unreachable", "unknown_host", "refused_now")
"""Words for what may go better by itself soon."""


@dataclass(slots=True)
class Outcome:
    """How a try ended: with ``session`` and ``roles``, or with a short word for why not and its data.

    ``mark`` is the credential's fingerprint, where there was a credential.
    """

    mark: str = ""
    session: Session | None = None
    roles: Roles | None = None
    problem: str = ""
    detail: str = ""


def endpoint(account: Account) -> Endpoint:
    """Where an account's server is; port 0 means the protocol's own."""
    port = account.port or (993 if account.security == "tls" else 143)
    return Endpoint(
        host=account.host, port=port, security=account.security, login=account.login, ca_file=account.ca_file
    )


def configured_roles(account: Account) -> dict[Role, str]:
    """The mailbox names that the config gives."""
    named = {role: str(getattr(account.mailboxes, role.value)) for role in Role}
    return {role: name for role, name in named.items() if name}


class Attempt:
    """A try that can be given up from outside. ``may_try`` says by the fingerprint whether to sign in at all."""

    def __init__(self, account: Account, may_try: Callable[[str], bool]) -> None:
        self._account, self._may_try = account, may_try
        self._abort = Abort()
        self._lock = threading.RLock()  # a signal handler may come in between
        self._unwanted = False
        self._outcome: Outcome | None = None

    @property
    def outcome(self) -> Outcome | None:
        """None while it runs."""
        return self._outcome

    def start(self, over: Callable[[], None]) -> None:
        """Run in a thread; ``over`` is called from there when it has ended."""

        def work() -> None:
            self.run()
            over()

        threading.Thread(target=work, name=f"connect {self._account.name}", daemon=True).start()

    def run(self) -> Outcome:
        """Run to the end. What nobody wants any more is closed."""
        outcome = self._try()
        with self._lock:
            self._outcome = outcome
            unwanted = self._unwanted
        if unwanted and outcome.session is not None:
            outcome.session.close()
        return outcome

    def give_up(self) -> None:
        """Nobody waits for it any more: it ends soon, and a connection it made is closed."""
        with self._lock:
            self._unwanted = True
            made = self._outcome.session if self._outcome else None
        self._abort.within(0.0)
        if made is not None:
            made.close()

    def _try(self) -> Outcome:
        try:
            secret = credential(self._account)
        except CredentialError as error:
            return Outcome(problem="no_credential", detail=f"{error.source}: {error.problem}")
        mark = fingerprint(self._account, secret)
        if not self._may_try(mark):
            return Outcome(mark, problem="left_alone")
        session = None
        try:
            session = Session.connect(endpoint(self._account), secret, abort=self._abort)
            roles = find_roles(session.list_mailboxes(), configured_roles(self._account))
        except MailboxError as error:
            if session is not None:
                session.close()
            problem, detail = named(error)
            if isinstance(error, NoRole):
                detail = _with_configured(self._account, error, detail)
            if problem in TRANSIENT:
                tried = endpoint(self._account)
                detail = f"{tried.host}, port {tried.port}, {tried.security}: {detail}"
            return Outcome(mark, problem=problem, detail=detail)
        return Outcome(mark, session, roles)


def _with_configured(account: Account, error: NoRole, detail: str) -> str:
    """``sent=Nope`` in the first line, where the config names a mailbox for the role that is not there."""
    wanted = {role.value: name for role, name in configured_roles(account).items()}.get(error.problem)
    return detail.replace(error.problem, f"{error.problem}={wanted}", 1) if wanted else detail


def named(error: MailboxError) -> tuple[str, str]:
    """The word for what went wrong, and the data for the sentence."""
    match error:
        case CredentialRejected():
            return "rejected", error.detail
        case NoRole():
            return "no_role", f"{error.problem}\n{error.detail}"
        case NeedsHuman():
            return error.problem, error.detail
        case Disconnected() if isinstance(error.__cause__, socket.gaierror | UnicodeError):
            return "unknown_host", str(error)
        case Disconnected():
            return "unreachable", str(error)
        case _:
            return "refused_now", str(error)
