"""Reading brings what was asked for, whole and bounded, and leaves no trace in the mailbox."""

from email.parser import BytesParser
from email.policy import compat32

import pytest

from followthrough.mailbox.errors import Rejected
from followthrough.mailbox.session import Head, Session
from tests.contract.account import BOB, FIELDS, LONG_AGO, RECENT, SINCE, Account, mail
from tests.servers.face import check, quoted

MARK = "the end of it"
LONG = "One line of a long report, with nothing new in it.\n" * 4000 + MARK + "\n"


def heads_of(session: Session, mailbox: str = "INBOX") -> list[Head]:
    session.examine(mailbox)
    return [head for heads in session.heads(FIELDS, 1) for head in heads]


def test_a_head_has_the_fields_the_size_the_flags_and_the_time_of_arrival(
    account: Account, session: Session
) -> None:
    raw = mail("one@example.com", parent="first@example.org", subject="A question")
    uid = account.deliver("INBOX", raw, ["\\Flagged"])
    (head,) = heads_of(session)
    fields = BytesParser(policy=compat32).parsebytes(head.header, headersonly=True)
    assert (head.uid, head.size, head.internal_date) == (uid, len(raw), RECENT)
    assert "\\flagged" in head.flags
    assert fields["Message-ID"] == "<one@example.com>"
    assert fields["In-Reply-To"] == fields["References"] == "<first@example.org>"
    assert fields["Subject"] == "A question"


def test_a_message_without_any_of_the_fields_has_a_head_too(account: Account, session: Session) -> None:
    uid = account.deliver("INBOX", b"X-Nothing: here\r\n\r\nbody\r\n")
    assert [head.uid for head in heads_of(session)] == [uid]


def test_heads_begin_where_asked_and_end_where_asked(account: Account, session: Session) -> None:
    uids = [account.deliver("INBOX", mail(f"{number}@example.com")) for number in range(4)]
    session.examine("INBOX")

    def between(first: int, last: int | None) -> list[int]:
        return [head.uid for heads in session.heads(FIELDS, first, last) for head in heads]

    assert between(uids[1], uids[2]) == uids[1:3]
    assert between(uids[2], None) == uids[2:]
    assert between(uids[3] + 1, None) == []


def test_the_beginning_of_the_text_is_fetched_and_no_more(account: Account, session: Session) -> None:
    uid = account.deliver("INBOX", mail("long@example.com", body=LONG))
    session.examine("INBOX")
    beginning = session.fetch(uid, text_limit=2000)
    assert beginning is not None
    assert b"Message-ID: <long@example.com>" in beginning
    assert b"One line of a long report" in beginning
    assert len(beginning) < 4000
    assert MARK.encode() not in beginning


def test_a_short_message_is_fetched_whole_either_way(account: Account, session: Session) -> None:
    raw = mail("short@example.com")
    uid = account.deliver("INBOX", raw)
    session.examine("INBOX")
    assert session.fetch(uid) == raw
    assert session.fetch_whole(uid) == raw
    assert session.fetch_whole(uid, limit=len(raw) - 1) is None


def test_reading_never_marks_a_message_as_seen(account: Account, session: Session) -> None:
    uid = account.deliver("INBOX", mail("unread@example.com", sender=BOB))
    heads_of(session)
    session.fetch(uid)
    session.fetch_whole(uid)
    session.flags([uid])
    session.uids_since(SINCE)
    session.uids_from(BOB, SINCE)
    session.uids_with_id("unread@example.com")
    session.status("INBOX")
    assert [message.flags for message in account.stored("INBOX")] == [frozenset()]


def test_mail_from_a_sender_since_a_day_is_found(account: Account, session: Session) -> None:
    account.deliver("INBOX", mail("old@example.net", sender=BOB), at=LONG_AGO)
    account.deliver("INBOX", mail("other@example.com"))
    wanted = account.deliver("INBOX", mail("new@example.net", sender=f"Bob Builder <{BOB}>"))
    session.examine("INBOX")
    assert session.uids_from(BOB, SINCE) == [wanted]
    assert len(session.uids_since(SINCE)) == 2


def test_a_message_is_found_by_exactly_its_id(account: Account, session: Session) -> None:
    account.deliver("INBOX", mail("xabc@example.com"))
    wanted = account.deliver("INBOX", mail("abc@example.com"))
    account.deliver("INBOX", mail("other@example.com", parent="abc@example.com"))
    session.examine("INBOX")
    assert session.uids_with_id("abc@example.com") == [wanted]
    assert session.uids_with_id("nobody@example.com") == []


def test_what_was_expunged_is_missing_and_the_rest_is_read(account: Account, session: Session) -> None:
    gone = account.deliver("INBOX", mail("gone@example.com"))
    kept = account.deliver("INBOX", mail("kept@example.com"))
    session.examine("INBOX")
    with account.server.client(account.user) as client:
        check(client.select(quoted("INBOX")))
        check(client.uid("STORE", str(gone), "+FLAGS", "(\\Deleted)"))
        check(client.expunge())
    assert session.examine("INBOX").messages == 1
    assert session.fetch(gone) is None
    assert session.fetch_whole(gone) is None
    assert set(session.flags([gone, kept])) == {kept}
    assert [head.uid for head in heads_of(session)] == [kept]


def test_a_mailbox_that_is_not_there_is_rejected_and_the_connection_goes_on(session: Session) -> None:
    with pytest.raises(Rejected):
        session.status("Nowhere")
    with pytest.raises(Rejected):
        session.examine("Nowhere")
    assert not session.closed
    assert session.examine("INBOX").messages == 0
