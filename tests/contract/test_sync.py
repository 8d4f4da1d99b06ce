"""What is new is seen once, at the cost of what is new; a renumbered mailbox is read again by date."""

from followthrough.mail.cursor import Cursor
from followthrough.mailbox.session import Head, Session
from followthrough.mailbox.sync import new_messages, unchanged
from tests.contract.account import FIELDS, LONG_AGO, SINCE, Account, mail
from tests.servers.face import check, quoted


def scan(session: Session, cursor: Cursor | None, mailbox: str = "INBOX") -> tuple[list[Head], Cursor, bool]:
    """All heads, the last cursor, and whether the mailbox was renumbered."""
    batches = list(new_messages(session, mailbox, cursor, SINCE, FIELDS))
    return [head for batch in batches for head in batch.heads], batches[-1].cursor, batches[-1].reset


def test_the_first_scan_brings_what_came_since_the_day(account: Account, session: Session) -> None:
    account.deliver("INBOX", mail("old@example.com"), at=LONG_AGO)
    recent = [account.deliver("INBOX", mail(f"{number}@example.com")) for number in range(3)]
    heads, cursor, reset = scan(session, None)
    assert [head.uid for head in heads] == recent
    assert cursor.uidnext > recent[-1]
    assert not reset


def test_an_empty_mailbox_has_a_cursor_too(account: Account, session: Session) -> None:
    heads, cursor, _ = scan(session, None, account.drafts)
    assert not heads
    assert unchanged(session, account.drafts, cursor)


def test_nothing_new_brings_nothing(account: Account, session: Session) -> None:
    account.deliver("INBOX", mail("one@example.com"))
    _, cursor, _ = scan(session, None)
    assert unchanged(session, "INBOX", cursor)
    heads, again, reset = scan(session, cursor)
    assert (heads, again.uidnext, reset) == ([], cursor.uidnext, False)


def test_one_new_message_brings_that_one(account: Account, session: Session) -> None:
    account.deliver("INBOX", mail("one@example.com"))
    _, cursor, _ = scan(session, None)
    uid = account.deliver("INBOX", mail("two@example.com"))
    assert not unchanged(session, "INBOX", cursor)
    heads, after, _ = scan(session, cursor)
    assert [head.uid for head in heads] == [uid]
    assert unchanged(session, "INBOX", after)


def test_what_the_user_sent_is_new_in_sent(account: Account, session: Session) -> None:
    _, cursor, _ = scan(session, None, account.sent)
    uid = account.deliver(account.sent, mail("mine@example.org"), ["\\Seen"])
    assert not unchanged(session, account.sent, cursor)
    assert [head.uid for head in scan(session, cursor, account.sent)[0]] == [uid]


def test_flags_that_changed_are_seen(account: Account, session: Session) -> None:
    uid = account.deliver("INBOX", mail("one@example.com"))
    still = account.deliver("INBOX", mail("two@example.com"))
    _, cursor, _ = scan(session, None)
    with account.server.client(account.user) as client:
        check(client.select(quoted("INBOX")))
        check(client.uid("STORE", str(uid), "+FLAGS", "(\\Flagged)"))
    session.examine("INBOX")
    flags = session.flags([uid, still])
    assert "\\flagged" in flags[uid]
    assert "\\flagged" not in flags[still]
    # Dovecot tells HIGHESTMODSEQ in STATUS always, in EXAMINE only to a client that asked for CONDSTORE before.
    assert bool(cursor.highestmodseq) == bool(session.status("INBOX").highestmodseq)
    if cursor.highestmodseq:
        # A server may name more than what changed (hoodiecrow does), never less.
        assert "\\flagged" in session.flags_since(cursor.highestmodseq)[uid]


def test_what_was_expunged_is_not_new_and_hides_nothing(account: Account, session: Session) -> None:
    gone = account.deliver("INBOX", mail("gone@example.com"))
    _, cursor, _ = scan(session, None)
    with account.server.client(account.user) as client:
        check(client.select(quoted("INBOX")))
        check(client.uid("STORE", str(gone), "+FLAGS", "(\\Deleted)"))
        check(client.expunge())
    assert not scan(session, cursor)[0]
    uid = account.deliver("INBOX", mail("next@example.com"))
    assert [head.uid for head in scan(session, cursor)[0]] == [uid]


def test_a_mailbox_made_anew_is_read_again_by_date(account: Account, session: Session) -> None:
    mailbox = account.below("Kept")
    account.server.create(account.user, mailbox)
    account.deliver(mailbox, mail("one@example.com"))
    account.deliver(mailbox, mail("two@example.com"))
    _, cursor, _ = scan(session, None, mailbox)
    session.examine("INBOX")
    account.server.recreate(account.user, mailbox)
    assert not unchanged(session, mailbox, cursor)
    heads, after, reset = scan(session, cursor, mailbox)
    assert reset
    assert len(heads) == 2
    assert unchanged(session, mailbox, after)


def test_more_messages_than_one_batch_come_once_each_in_order(account: Account, session: Session) -> None:
    with account.server.client(account.user) as client:
        for number in range(120):
            check(client.append("INBOX", "", '"13-Nov-2026 09:00:00 +0000"', mail(f"{number}@example.com")))
    heads, cursor, _ = scan(session, None)
    assert len({head.uid for head in heads}) == 120
    assert [head.uid for head in heads] == sorted(head.uid for head in heads)
    assert not scan(session, cursor)[0]
