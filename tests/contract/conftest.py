"""A fresh user on each server of the run, and a session signed in as that user."""

from collections.abc import Iterator

import pytest

from followthrough.mailbox.roles import find_roles
from followthrough.mailbox.session import Session
from tests.contract.account import Account, Desk
from tests.servers.face import Server


@pytest.fixture
def account(any_server: Server) -> Account:
    return Account(any_server, any_server.new_user())


@pytest.fixture
def session(account: Account) -> Iterator[Session]:
    with account.connect() as session:
        yield session


@pytest.fixture
def desk(account: Account, session: Session) -> Desk:
    return Desk(account, session, find_roles(session.list_mailboxes(), {}))
