"""Writing a draft exactly once, on a real server."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import pytest

from followthrough.mailbox.desk import GRACE_SECONDS, SETTLE_SECONDS, place, withdraw
from followthrough.mailbox.session import Endpoint, Limits, Session
from followthrough.plan.drafts import DraftRow, DraftState
from tests.crash import hands
from tests.crash.desk import NOW, Desk
from tests.crash.story import MemoryJournal, note_row, raw_draft
from tests.servers.dovecot import Dovecot
from tests.servers.face import eventually
from tests.servers.faultproxy import FaultProxy
from tests.servers.fixtures import Running

LATER = NOW + timedelta(seconds=SETTLE_SECONDS + GRACE_SECONDS)


@pytest.fixture
def desk(dovecot: Dovecot) -> Iterator[Desk]:
    made = Desk(dovecot)
    with made.session:
        yield made


@pytest.fixture(params=["dovecot", "dovecot-bare", "dovecot-dotted"])
def any_desk(request: pytest.FixtureRequest, servers: Running) -> Iterator[Desk]:
    made = Desk(servers.dovecot(request.param))
    with made.session:
        yield made


def test_a_planned_draft_is_stored_once_and_read_back(any_desk: Desk) -> None:
    """Also without UIDPLUS, and with everything below INBOX."""
    row = any_desk.place()
    [stored] = any_desk.server.fetch_all(any_desk.user, any_desk.server.mailboxes.drafts)
    assert row.state is DraftState.PLACED
    assert any_desk.states == [DraftState.PLANNED, DraftState.APPENDING, DraftState.PLACED]
    assert (stored.uid, stored.raw) == (row.uid, row.raw)
    assert stored.flags == {"\\Draft", "\\Seen"}
    assert (row.size, len(row.digest), row.attempts, row.attempt_at) == (len(row.raw), 64, 1, NOW)
    assert any_desk.place(LATER) == row


def test_a_note_lies_unseen_in_the_inbox(dovecot: Dovecot) -> None:
    desk = Desk(dovecot, note_row("call", NOW))
    with desk.session:
        assert desk.place().state is DraftState.PLACED
    [note] = dovecot.fetch_all(desk.user, "INBOX")
    assert note.flags == frozenset()
    assert note.raw == desk.row.raw


def test_a_draft_that_is_there_already_is_found_again_after_the_ledger_was_lost(desk: Desk) -> None:
    first = desk.place()
    desk.set(state=DraftState.PLANNED, uid=0, uidvalidity=0, uidnext=0, size=0, digest="", attempts=0)
    again = desk.place(LATER)
    assert again.state is DraftState.PLACED
    assert (again.uid, again.size, again.digest) == (first.uid, first.size, first.digest)
    assert len(desk.drafts()) == 1


@pytest.mark.parametrize("mailbox", ["Sent", "Trash", "Junk"])
def test_a_step_whose_draft_lies_elsewhere_is_never_written(desk: Desk, mailbox: str) -> None:
    desk.server.deliver(desk.user, mailbox, desk.row.raw)
    row = desk.place()
    assert row.state is DraftState.GONE
    assert row.reason == f"{mailbox} 1"
    assert desk.drafts() == []


def test_a_note_is_found_by_its_id_in_the_inbox_and_in_trash(dovecot: Dovecot) -> None:
    for mailbox, state in (("INBOX", DraftState.PLACED), ("Trash", DraftState.GONE)):
        desk = Desk(dovecot, note_row(mailbox, NOW))
        dovecot.deliver(desk.user, mailbox, desk.row.raw)
        with desk.session:
            assert desk.place().state is state
        assert sum(dovecot.counts(desk.user).values()) == 1


def test_an_edited_earlier_life_under_a_new_message_id_is_recognised(desk: Desk) -> None:
    """Thunderbird renews the Message-ID at every save; the ledger was lost meanwhile."""
    desk.server.deliver(desk.user, "Drafts", hands.renewed(desk.row.raw), ["\\Draft"])
    assert desk.place().state is DraftState.GONE
    assert len(desk.drafts()) == 1


def test_an_earlier_life_sent_or_trashed_under_a_new_message_id_is_recognised(dovecot: Dovecot) -> None:
    for mailbox in ("Sent", "Trash"):
        desk = Desk(dovecot)
        dovecot.deliver(desk.user, mailbox, hands.renewed(desk.row.raw))
        with desk.session:
            assert desk.place().state is DraftState.GONE
        assert desk.drafts() == []


def test_the_trashed_draft_of_another_step_in_the_thread_is_not_ours(desk: Desk) -> None:
    """It answered the same message in other words, and was dismissed: this step is a new one."""
    other = raw_draft(
        "2" * 32, NOW, words="Thanks for the quick answer. I shall call on Monday at ten, as you say"
    )
    desk.server.deliver(desk.user, "Trash", other.replace(b"and whether Thursday would suit you.", b""))
    assert desk.place().state is DraftState.PLACED


def test_a_trashed_draft_in_the_same_words_is_another_steps_by_its_id_or_its_age(dovecot: Dovecot) -> None:
    """Two check-ins may answer the same message in the same words: the first was dismissed weeks ago."""
    for raw, stored_at in (
        (raw_draft("2" * 32, NOW), NOW),
        (hands.renewed(raw_draft("2" * 32, NOW)), NOW - timedelta(days=21)),
    ):
        desk = Desk(dovecot)
        dovecot.deliver(desk.user, "Trash", raw, internal_date=stored_at)
        with desk.session:
            assert desk.place().state is DraftState.PLACED


def test_copies_in_cc_dont_hide_an_edited_earlier_life(desk: Desk) -> None:
    """An answer goes to its sender with the others in Cc; the row counts both among its recipients."""
    raw = desk.row.raw.replace(b"Subject:", b"Cc: Carol <carol@firm.test>\r\nSubject:")
    desk.set(raw=raw, to=("bob@firm.test", "carol@firm.test"))
    desk.server.deliver(desk.user, "Drafts", hands.renewed(raw), ["\\Draft"])
    assert desk.place().state is DraftState.GONE


def test_an_earlier_life_edited_in_place_is_the_users(desk: Desk) -> None:
    """Roundcube keeps the Message-ID: it is found, and never taken for untouched."""
    desk.server.deliver(desk.user, "Drafts", hands.changed(desk.row.raw), ["\\Seen"])
    row = desk.place()
    assert desk.states == [DraftState.PLANNED, DraftState.PLACED, DraftState.EDITED]
    assert row.digest == ""
    assert not withdraw(desk.session, desk.roles, row)


def test_a_draft_to_somebody_else_in_the_same_thread_is_not_ours(desk: Desk) -> None:
    other = raw_draft("0" * 32, NOW, to="carol@firm.test")
    desk.server.deliver(desk.user, "Drafts", other, ["\\Draft"])
    assert desk.place().state is DraftState.PLACED
    assert len(desk.drafts()) == 2


def test_one_that_is_marked_deleted_is_gone(desk: Desk) -> None:
    desk.server.deliver(desk.user, "Drafts", desk.row.raw, ["\\Draft", "\\Deleted"])
    assert desk.place().state is DraftState.GONE


def test_a_stop_after_the_intent_settles_before_anything_is_looked_at(desk: Desk) -> None:
    """A killed process leaves APPENDING without a time: it runs from the next start on."""
    desk.set(state=DraftState.APPENDING, uidvalidity=1, uidnext=1, attempts=1, attempt_at=NOW)
    first = place(desk.session, desk.roles, desk.row, desk.journal, NOW)
    until = first.row.settle_until_at
    assert until is not None
    assert timedelta(seconds=SETTLE_SECONDS) <= until - NOW < timedelta(seconds=SETTLE_SECONDS + 5)
    assert first.retry_at == until
    assert (
        place(desk.session, desk.roles, desk.row, desk.journal, NOW + timedelta(seconds=60)).retry_at == until
    )
    assert desk.drafts() == []


def appending(desk: Desk) -> None:
    """The state an APPEND of unknown outcome leaves behind, on the mailbox as it is now."""
    status = desk.session.examine(desk.server.mailboxes.drafts)
    desk.set(
        state=DraftState.APPENDING,
        uidvalidity=status.uidvalidity,
        uidnext=status.uidnext,
        attempts=1,
        attempt_at=NOW,
        settle_until_at=NOW + timedelta(seconds=SETTLE_SECONDS),
    )


def test_what_was_stored_after_all_is_found_from_the_old_uidnext_on(desk: Desk) -> None:
    appending(desk)
    desk.server.deliver(desk.user, "Drafts", desk.row.raw, ["\\Draft", "\\Seen"])
    assert desk.place(LATER).state is DraftState.PLACED
    assert len(desk.drafts()) == 1


def test_what_is_proven_not_stored_is_written_again(desk: Desk) -> None:
    """All uids given out since are there, and none is ours."""
    appending(desk)
    desk.server.deliver(desk.user, "Drafts", raw_draft("1" * 32, NOW, to="carol@firm.test"))
    row = desk.place(LATER)
    assert (row.state, row.attempts) == (DraftState.PLACED, 2)
    assert len(desk.drafts()) == 2


def test_the_sixth_try_of_a_day_waits_for_the_next(desk: Desk) -> None:
    appending(desk)
    desk.set(attempts=5)
    outcome = place(desk.session, desk.roles, desk.row, desk.journal, LATER)
    assert outcome.row.state is DraftState.PLANNED
    assert outcome.retry_at == NOW + timedelta(days=1)
    assert desk.place(NOW + timedelta(hours=23)).state is DraftState.PLANNED
    assert desk.drafts() == []
    assert desk.place(NOW + timedelta(hours=25)).state is DraftState.PLACED
    assert desk.row.attempts == 1


def test_a_gap_in_the_uids_is_uncertain_and_never_written_again(desk: Desk) -> None:
    """It may have been ours, deleted by the user."""
    appending(desk)
    desk.server.deliver(desk.user, "Drafts", desk.row.raw)
    with desk.server.client(desk.user) as client:
        assert hands.expunge(client, "Drafts")
    assert desk.place(LATER).state is DraftState.UNCERTAIN
    assert desk.place(LATER + timedelta(days=3)).state is DraftState.UNCERTAIN
    assert desk.drafts() == []


@pytest.mark.parametrize(("mailbox", "state"), [("Trash", DraftState.GONE), ("Sent", DraftState.SENT)])
def test_a_gap_is_explained_by_what_lies_elsewhere(desk: Desk, mailbox: str, state: DraftState) -> None:
    appending(desk)
    desk.server.deliver(desk.user, "Drafts", desk.row.raw)
    with desk.server.client(desk.user) as client:
        hands.expunge(client, "Drafts")
    desk.server.deliver(desk.user, mailbox, desk.row.raw)
    assert desk.place(LATER).state is state


def test_an_edit_during_the_settling_time_is_the_users(desk: Desk) -> None:
    appending(desk)
    scene = desk.scene
    desk.server.deliver(desk.user, "Drafts", desk.row.raw)
    assert hands.edit(scene)
    desk.place(LATER)
    assert desk.states[-2:] == [DraftState.PLACED, DraftState.EDITED]


@pytest.mark.parametrize("there", [True, False])
def test_a_renumbered_mailbox_is_searched_whole(desk: Desk, there: bool) -> None:
    appending(desk)
    if there:
        desk.server.deliver(desk.user, "Drafts", desk.row.raw)
    desk.server.recreate(desk.user, "Drafts")
    assert desk.place(LATER).state is (DraftState.PLACED if there else DraftState.UNCERTAIN)
    assert len(desk.drafts()) == int(there)


def test_a_clock_set_back_does_not_hold_the_draft_for_years(desk: Desk) -> None:
    appending(desk)
    long_ago = NOW - timedelta(days=400)
    until = place(desk.session, desk.roles, desk.row, desk.journal, long_ago).retry_at
    assert until is not None
    assert until - long_ago < timedelta(minutes=5)


def test_an_append_that_is_delivered_late_is_found_and_not_repeated(dovecot: Dovecot) -> None:
    """A proxy keeps the end of the command, we give up, it delivers: one draft."""
    assert dovecot.port is not None
    with FaultProxy(dovecot.host, dovecot.port) as proxy:
        desk = Desk(dovecot)
        desk.session.logout()
        endpoint = Endpoint(host=proxy.host, port=proxy.port, security="none", login=desk.user.name)
        desk.journal = Holding(proxy, [desk.row])
        with Session.connect(endpoint, desk.user.password, Limits(command=0.5)) as desk.session:
            assert desk.place().state is DraftState.APPENDING
            assert desk.session.closed
        assert proxy.held("to_server") > 0
        assert desk.drafts() == []
        proxy.release("to_server")
        eventually(lambda: len(desk.drafts()) == 1, "the late draft")
        desk.journal.proxy = None
        with Session.connect(endpoint, desk.user.password) as desk.session:
            assert desk.place(LATER).state is DraftState.PLACED
    assert len(desk.drafts()) == 1


class Holding(MemoryJournal):
    """Lets the proxy hold back all but the beginning of the APPEND that follows the intent."""

    def __init__(self, proxy: FaultProxy, rows: Sequence[DraftRow]) -> None:
        super().__init__(rows)
        self.proxy: FaultProxy | None = proxy

    def advance(self, key: str, was: DraftState, **changes: object) -> DraftRow:
        if self.proxy is not None and changes.get("state") is DraftState.APPENDING:
            self.proxy.hold("to_server", after=self.proxy.passed("to_server") + 200)
        return super().advance(key, was, **changes)


def test_drafts_that_does_not_exist_is_never_created(desk: Desk) -> None:
    with desk.server.client(desk.user) as client:
        client.create("Entwuerfe")
        client.delete("Entwuerfe")
    desk.set(mailbox="Entwuerfe")
    outcome = place(desk.session, desk.roles, desk.row, desk.journal, NOW)
    assert outcome.row.state is DraftState.PLANNED
    assert outcome.row.reason
    assert outcome.retry_at == NOW + timedelta(minutes=15)
    assert "Entwuerfe" not in desk.server.names(desk.user)


def test_a_full_mailbox_holds_the_draft_and_tries_later_and_later(
    own_dovecot: Callable[..., Dovecot],
) -> None:
    """OVERQUOTA: not stored, 15 minutes, then twice as long each time up to six hours."""
    server = own_dovecot(
        extra="plugin {\n  quota = count:User quota\n  quota_vsizes = yes\n  quota_rule = *:storage=1K\n"
        "  quota_grace = 0\n}\nmail_plugins = quota\n",
        protocol_imap="  mail_plugins = quota imap_quota",
    )
    desk = Desk(server)
    desk.set(raw=desk.row.raw + b"x" * 4000 + b"\r\n")
    now, waits = NOW, []
    with desk.session:
        for _ in range(7):
            outcome = place(desk.session, desk.roles, desk.row, desk.journal, now)
            assert outcome.row.state is DraftState.PLANNED
            assert outcome.row.reason.startswith("OVERQUOTA")
            assert outcome.retry_at is not None
            waits.append(outcome.retry_at - now)
            now = outcome.retry_at
    assert [wait.total_seconds() / 60 for wait in waits] == [15, 30, 60, 120, 240, 360, 360]
    assert server.counts(desk.user) == {}


class TestWithdraw:
    """Only what lies there exactly as we stored it is ever moved, and only to Trash."""

    def test_an_untouched_draft_goes_to_trash(self, desk: Desk) -> None:
        row = desk.place()
        assert withdraw(desk.session, desk.roles, row)
        assert desk.server.counts(desk.user) == {"Trash": 1}
        assert not withdraw(desk.session, desk.roles, row)

    @pytest.mark.parametrize("action", [hands.edit, hands.edit_keeping_id, hands.delete])
    def test_a_touched_draft_stays(self, desk: Desk, action: Callable[[hands.Scene], bool]) -> None:
        row = desk.place()
        action(desk.scene)
        before = desk.server.counts(desk.user)
        assert not withdraw(desk.session, desk.roles, row)
        assert desk.server.counts(desk.user) == before

    @pytest.mark.parametrize("flag", ["\\Deleted", "\\Answered", "\\Flagged", "$label1"])
    def test_a_flag_of_the_users_keeps_it(self, desk: Desk, flag: str) -> None:
        row = desk.place()
        with desk.server.client(desk.user) as client:
            client.select("Drafts")
            client.uid("STORE", str(row.uid), "+FLAGS", f"({flag})")
        assert not withdraw(desk.session, desk.roles, row)
        assert len(desk.drafts()) == 1

    def test_a_stop_before_it_was_recorded_brings_nothing_back(self, desk: Desk) -> None:
        """Moved, and the ledger still says placed: it reads as dismissed, and lies in Trash once."""
        assert withdraw(desk.session, desk.roles, desk.place())
        desk.observe(LATER)
        desk.observe(LATER + timedelta(minutes=2))
        assert desk.row.state is DraftState.DISMISSED
        assert desk.place(LATER + timedelta(days=1)).state is DraftState.DISMISSED
        assert desk.server.counts(desk.user) == {"Trash": 1}

    def test_one_that_was_sent_and_left_in_drafts_stays(self, desk: Desk) -> None:
        row = desk.place()
        desk.server.deliver(desk.user, "Sent", row.raw)
        assert not withdraw(desk.session, desk.roles, row)
        assert len(desk.drafts()) == 1

    def test_without_move_or_after_renumbering_nothing_is_touched(self, servers: Running, desk: Desk) -> None:
        bare = Desk(servers.dovecot("dovecot-bare"))
        with bare.session:
            assert not withdraw(bare.session, bare.roles, bare.place())
            assert len(bare.drafts()) == 1
        row = desk.place()
        desk.server.recreate(desk.user, "Drafts")
        assert not withdraw(desk.session, desk.roles, row)
        assert len(desk.drafts()) == 1
