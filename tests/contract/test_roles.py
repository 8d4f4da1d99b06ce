"""Which mailbox is which is found on every server, or held and explained; nothing is ever created."""

import pytest

from followthrough.mailbox.errors import NoRole
from followthrough.mailbox.roles import Role, find_roles
from followthrough.mailbox.session import Session
from tests.contract.account import Account


def test_sent_drafts_trash_and_junk_are_found(account: Account, session: Session) -> None:
    roles = find_roles(session.list_mailboxes(), {})
    mine = account.server.mailboxes
    assert (roles.sent, roles.drafts, roles.trash, roles.junk) == (
        mine.sent,
        mine.drafts,
        mine.trash,
        mine.junk,
    )
    assert {roles.found_by[role] for role in (Role.SENT, Role.DRAFTS)} <= {"special-use", "name"}


def test_the_configured_mailbox_wins(account: Account, session: Session) -> None:
    elsewhere = account.below("Outgoing")
    account.server.create(account.user, elsewhere)
    roles = find_roles(session.list_mailboxes(), {Role.SENT: elsewhere})
    assert roles.sent == elsewhere
    assert roles.found_by[Role.SENT] == "config"


def test_without_drafts_the_account_is_held_with_the_list_of_mailboxes(
    account: Account, session: Session
) -> None:
    before = account.server.names(account.user)
    without = [line for line in session.list_mailboxes() if line.name != account.drafts]
    with pytest.raises(NoRole) as held:
        find_roles(without, {})
    assert account.sent in held.value.detail.splitlines()
    assert account.server.names(account.user) == before


def test_a_mailbox_with_a_name_in_any_script_is_listed_and_read(account: Account, session: Session) -> None:
    name = account.below("Büro & 日本語")
    account.server.create(account.user, name)
    account.deliver(name, b"Subject: hello\r\nMessage-ID: <one@example.com>\r\n\r\nbody\r\n")
    assert name in {line.name for line in session.list_mailboxes()}
    assert session.status(name).messages == 1
    assert session.examine(name).messages == 1
    (head,) = [head for heads in session.heads("MESSAGE-ID", 1) for head in heads]
    assert b"<one@example.com>" in head.header
