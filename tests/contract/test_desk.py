"""A draft is stored exactly once, never again, and never against the user's hand."""

from dataclasses import replace
from datetime import timedelta

import pytest

from followthrough.mailbox.desk import SETTLE_SECONDS, observe, place, withdraw
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from tests.contract.account import ANN, ME, NOW, Desk, Rows, a_draft, mail
from tests.servers.face import append, check, quoted, read

LATER = NOW + timedelta(minutes=5)


def placed(desk: Desk, row: DraftRow) -> DraftRow:
    """The row after the first try; it has to be in place."""
    outcome = place(desk.session, desk.roles, row, Rows(row), NOW)
    assert outcome.row.state is DraftState.PLACED, outcome
    return outcome.row


def became(desk: Desk, row: DraftRow) -> DraftState:
    """What two looks at it say, five minutes apart: what is gone is believed at the second look only."""
    for now in (LATER, LATER + timedelta(minutes=5)):
        for seen in observe(desk.session, desk.roles, [row], now):
            row = replace(row, state=seen.state, state_at=now, uid=seen.uid, uidvalidity=seen.uidvalidity)
    return row.state


def take_away(desk: Desk, mailbox: str, uid: int, to: str | None = None) -> None:
    """The user deletes a message, with a copy into another mailbox first where one is named."""
    with desk.account.server.client(desk.account.user) as client:
        check(client.select(quoted(mailbox)))
        if to is not None:
            check(client.uid("COPY", str(uid), quoted(to)))
        check(client.uid("STORE", str(uid), "+FLAGS", "(\\Deleted)"))
        check(client.expunge())


def test_a_draft_is_stored_once_with_its_flags_and_verified(desk: Desk) -> None:
    row = placed(desk, a_draft(desk.account, "Lyon"))
    (stored,) = desk.account.stored(desk.account.drafts)
    assert (row.uid, row.size) == (stored.uid, len(stored.raw))
    assert {"\\Draft", "\\Seen"} <= stored.flags
    assert stored.raw == row.raw
    desk.session.examine(desk.account.drafts)
    assert desk.session.uids_with_id(row.message_id) == [row.uid]


def test_a_note_comes_into_the_inbox_unseen(desk: Desk) -> None:
    placed(desk, a_draft(desk.account, "Lyon", StepKind.CALL))
    (stored,) = desk.account.stored("INBOX")
    assert not stored.flags & {"\\Seen", "\\Draft"}
    assert desk.account.counts() == {"INBOX": 1}


@pytest.mark.parametrize("kind", [StepKind.ATTEMPT, StepKind.CALL])
def test_with_the_ledger_lost_the_same_step_is_not_stored_again(desk: Desk, kind: StepKind) -> None:
    row = a_draft(desk.account, "Lyon", kind)
    placed(desk, row)
    again = place(desk.session, desk.roles, row, Rows(row), LATER).row
    assert again.state in {DraftState.PLACED, DraftState.GONE}
    assert sum(desk.account.counts().values()) == 1


def test_an_append_that_was_stored_before_the_crash_is_found(desk: Desk) -> None:
    row = appending(desk, stored=True)
    settled = settle(desk, row)
    assert settled.state is DraftState.PLACED
    assert len(desk.account.stored(desk.account.drafts)) == 1


def test_an_append_that_never_arrived_is_made_after_the_settling_time(desk: Desk) -> None:
    row = appending(desk, stored=False)
    waiting = place(desk.session, desk.roles, row, Rows(row), NOW)
    assert waiting.row.state is DraftState.APPENDING
    assert waiting.retry_at is not None
    assert desk.account.counts() == {}
    assert settle(desk, row).state is DraftState.PLACED
    assert len(desk.account.stored(desk.account.drafts)) == 1


def appending(desk: Desk, stored: bool) -> DraftRow:
    """A row as a crash leaves it: the intent is written down, nobody knows what became of it."""
    row = a_draft(desk.account, "Lyon")
    status = desk.session.examine(row.mailbox)
    if stored:
        desk.account.deliver(row.mailbox, row.raw, row.flags)
    return replace(
        row,
        state=DraftState.APPENDING,
        uidvalidity=status.uidvalidity,
        uidnext=status.uidnext,
        attempts=1,
        attempt_at=NOW,
        settle_until_at=NOW + timedelta(seconds=SETTLE_SECONDS),
        state_at=NOW,
    )


def settle(desk: Desk, row: DraftRow) -> DraftRow:
    return place(desk.session, desk.roles, row, Rows(row), NOW + timedelta(seconds=SETTLE_SECONDS + 1)).row


def test_an_untouched_draft_is_moved_to_trash_where_the_server_can_move(desk: Desk) -> None:
    row = placed(desk, a_draft(desk.account, "Lyon"))
    other = placed(desk, a_draft(desk.account, "Oslo"))
    moved = withdraw(desk.session, desk.roles, row)
    assert moved == ("MOVE" in desk.session.capabilities)
    kept = [message.raw for message in desk.account.stored(desk.account.drafts)]
    assert kept == ([other.raw] if moved else [row.raw, other.raw])
    assert [message.raw for message in desk.account.stored(desk.account.trash)] == [row.raw] * moved


def test_a_draft_with_a_star_stays_where_it_is(desk: Desk) -> None:
    row = placed(desk, a_draft(desk.account, "Lyon"))
    with desk.account.server.client(desk.account.user) as client:
        check(client.select(quoted(desk.account.drafts)))
        check(client.uid("STORE", str(row.uid), "+FLAGS", "(\\Flagged)"))
    assert not withdraw(desk.session, desk.roles, row)
    assert desk.account.counts() == {desk.account.drafts: 1}


def test_an_edited_draft_is_seen_as_edited_and_stays(desk: Desk) -> None:
    """As most clients save: a new message under a new Message-ID, then the old one is expunged."""
    row = placed(desk, a_draft(desk.account, "Lyon"))
    edited = mail(
        "client.made@example.org",
        sender=ME,
        to=ANN,
        subject=row.subject,
        parent=row.parents[0],
        body="Mine.\n",
    )
    desk.account.deliver(desk.account.drafts, edited, ["\\Draft", "\\Seen"])
    take_away(desk, desk.account.drafts, row.uid)
    assert became(desk, row) is DraftState.EDITED
    assert not withdraw(desk.session, desk.roles, row)
    assert [message.raw for message in desk.account.stored(desk.account.drafts)] == [edited]


def test_a_sent_draft_is_seen_as_sent(desk: Desk) -> None:
    row = placed(desk, a_draft(desk.account, "Lyon"))
    desk.account.deliver(desk.account.sent, row.raw, ["\\Seen"])
    take_away(desk, desk.account.drafts, row.uid)
    assert became(desk, row) is DraftState.SENT


def test_a_draft_in_trash_is_dismissed_and_never_comes_back(desk: Desk) -> None:
    row = placed(desk, a_draft(desk.account, "Lyon"))
    take_away(desk, desk.account.drafts, row.uid, to=desk.account.trash)
    assert became(desk, row) is DraftState.DISMISSED
    dismissed = replace(row, state=DraftState.DISMISSED, state_at=LATER)
    assert place(desk.session, desk.roles, dismissed, Rows(dismissed), LATER).row == dismissed
    forgotten = a_draft(desk.account, "Lyon")
    assert place(desk.session, desk.roles, forgotten, Rows(forgotten), LATER).row.state is DraftState.GONE
    assert desk.account.counts() == {desk.account.trash: 1}


def test_a_draft_gone_without_a_trace_is_only_absent(desk: Desk) -> None:
    """Two clients take a draft off the server when the user opens it: gone is not deleted."""
    row = placed(desk, a_draft(desk.account, "Lyon"))
    take_away(desk, desk.account.drafts, row.uid)
    assert became(desk, row) is DraftState.ABSENT
    assert desk.account.counts() == {}


def test_an_untouched_draft_is_no_news_and_looking_changes_nothing(desk: Desk) -> None:
    rows = [placed(desk, a_draft(desk.account, name)) for name in ("Lyon", "Oslo")]
    before = desk.account.stored(desk.account.drafts)
    assert observe(desk.session, desk.roles, rows, LATER) == ()
    assert desk.account.stored(desk.account.drafts) == before


def test_the_users_own_drafts_and_mail_are_left_alone(desk: Desk) -> None:
    own = mail("own@example.org", sender=ME, to=ANN, subject="Something else")
    with desk.account.server.client(desk.account.user) as client:
        append(client, desk.account.drafts, own, ["\\Draft", "\\Seen"])
    row = placed(desk, a_draft(desk.account, "Lyon"))
    withdraw(desk.session, desk.roles, row)
    with desk.account.server.client(desk.account.user) as client:
        assert own in [message.raw for message in read(client, desk.account.drafts)]
