"""What the user did with a draft, told from what clients really do on the wire."""

import base64
import dataclasses
import imaplib
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from followthrough.mailbox.desk import GRACE_SECONDS, observe, withdraw
from followthrough.plan.drafts import DraftState
from tests.crash import hands
from tests.crash.desk import NOW, Desk
from tests.crash.story import draft_row, note_row
from tests.servers.dovecot import Dovecot
from tests.servers.face import append, check, quoted

SOON = NOW + timedelta(seconds=20)
LATER = SOON + timedelta(seconds=GRACE_SECONDS)
NEXT_DAY = SOON + timedelta(days=1)


@pytest.fixture
def desk(dovecot: Dovecot) -> Iterator[Desk]:
    """With our draft lying in Drafts."""
    made = Desk(dovecot)
    with made.session:
        made.place()
        yield made


def test_a_draft_that_lies_where_it_was_is_no_news(desk: Desk) -> None:
    assert desk.observe(SOON) is None
    assert desk.observe(NEXT_DAY) is None


def test_reading_it_is_no_news(desk: Desk) -> None:
    with desk.server.client(desk.user) as client:
        client.select("Drafts")
        client.uid("STORE", "1", "-FLAGS", "(\\Seen \\Draft)")
    assert desk.observe(SOON) is None


@pytest.mark.parametrize("action", [hands.edit, hands.edit_keeping_id])
def test_a_saved_edit_is_edited_and_followed_to_its_new_uid(
    desk: Desk, action: Callable[[hands.Scene], bool]
) -> None:
    """Thunderbird renews the Message-ID; Roundcube drops \\Draft."""
    action(desk.scene)
    seen = desk.observe(SOON)
    assert seen is not None
    assert (seen.state, seen.uid, seen.evidence) == (DraftState.EDITED, 2, "Drafts 2")
    assert desk.observe(LATER) is None
    action(desk.scene)
    again = desk.observe(LATER)
    assert again is not None
    assert (again.state, again.uid) == (DraftState.EDITED, 3)


@pytest.mark.parametrize("action", [hands.send, hands.send_keeping_id])
def test_a_sent_draft_is_sent(desk: Desk, action: Callable[[hands.Scene], bool]) -> None:
    action(desk.scene)
    seen = desk.observe(SOON)
    assert seen is not None
    assert (seen.state, seen.evidence) == (DraftState.SENT, "Sent 1")


def test_an_edited_draft_that_is_sent_is_sent(desk: Desk) -> None:
    hands.edit(desk.scene)
    desk.observe(SOON)
    hands.send(desk.scene)
    desk.observe(LATER)
    assert desk.states[-2:] == [DraftState.EDITED, DraftState.SENT]


def test_a_sent_copy_from_another_identity_is_still_ours(desk: Desk) -> None:
    """Roundcube replaced From by an identity of its own."""
    raw = desk.row.raw.replace(b"ann@example.org>\r\nTo", b"ann@other.example>\r\nTo")
    hands.delete(desk.scene)
    desk.server.deliver(desk.user, "Sent", hands.renewed(raw), ["\\Seen"])
    seen = desk.observe(SOON)
    assert seen is not None
    assert seen.state is DraftState.SENT


def test_a_draft_in_trash_is_dismissed_on_the_second_look(desk: Desk) -> None:
    """On the first it may still be on its way to Sent."""
    hands.trash(desk.scene)
    desk.observe(SOON)
    assert desk.observe(SOON + timedelta(seconds=GRACE_SECONDS - 1)) is None
    seen = desk.observe(LATER)
    assert seen is not None
    assert (seen.state, seen.evidence) == (DraftState.DISMISSED, "Trash 1")
    assert desk.states[-2:] == [DraftState.ABSENT, DraftState.DISMISSED]


def test_marked_deleted_is_deleted(desk: Desk) -> None:
    """Thunderbird's delete model 0 leaves it in Drafts."""
    with desk.server.client(desk.user) as client:
        client.select("Drafts")
        client.uid("STORE", "1", "+FLAGS", "(\\Deleted)")
    desk.observe(SOON)
    desk.observe(LATER)
    assert desk.row.state is DraftState.DISMISSED


def test_a_dismissed_draft_moved_back_is_placed_again(desk: Desk) -> None:
    hands.trash(desk.scene)
    desk.observe(SOON)
    desk.observe(LATER)
    with desk.server.client(desk.user) as client:
        check(client.select("Trash"))
        check(client.uid("MOVE", "1", "Drafts"))
    seen = desk.observe(LATER)
    assert seen is not None
    assert (seen.state, seen.uid) == (DraftState.PLACED, 2)
    assert withdraw(desk.session, desk.roles, desk.row)


def test_gone_without_a_trace_is_absent_for_a_day(desk: Desk) -> None:
    """neomutt and alpine take a draft off the server when the user opens it."""
    hands.delete(desk.scene)
    seen = desk.observe(SOON)
    assert seen is not None
    assert (seen.state, seen.evidence) == (DraftState.ABSENT, "")
    assert desk.observe(NEXT_DAY - timedelta(minutes=1)) is None
    seen = desk.observe(NEXT_DAY)
    assert seen is not None
    assert (seen.state, seen.evidence) == (DraftState.DISMISSED, "")


def test_a_draft_opened_and_postponed_hours_later_is_edited(desk: Desk) -> None:
    raw = desk.row.raw
    hands.delete(desk.scene)
    desk.observe(SOON)
    desk.server.deliver(desk.user, "Drafts", hands.changed(raw), ["\\Draft"])
    desk.observe(NOW + timedelta(hours=5))
    assert desk.states[-2:] == [DraftState.ABSENT, DraftState.EDITED]


@pytest.mark.parametrize("days", [-40, 40])
@pytest.mark.parametrize(
    ("action", "state"), [(hands.edit, DraftState.EDITED), (hands.send, DraftState.SENT)]
)
def test_clocks_that_disagree_by_weeks_dont_hide_what_was_done(
    dovecot: Dovecot, days: int, action: Callable[[hands.Scene], bool], state: DraftState
) -> None:
    """Uids and the message answered tell what came after, not the two clocks."""
    desk = Desk(dovecot)
    with desk.session:
        desk.place(NOW + timedelta(days=days))
        action(desk.scene)
        seen = desk.observe(NOW + timedelta(days=days, seconds=20))
    assert seen is not None
    assert seen.state is state


def test_sent_beats_edited_beats_trash(desk: Desk) -> None:
    """Copies may lie in all three at once while a client works."""
    raw = desk.row.raw
    hands.trash(desk.scene)
    desk.server.deliver(desk.user, "Drafts", hands.renewed(raw), ["\\Draft"])
    seen = desk.observe(SOON)
    assert seen is not None
    assert seen.state is DraftState.EDITED
    hands.delete(desk.scene)
    desk.server.deliver(desk.user, "Drafts", hands.renewed(raw), ["\\Draft"])
    desk.server.deliver(desk.user, "Sent", hands.renewed(raw), ["\\Seen"])
    seen = desk.observe(LATER)
    assert seen is not None
    assert seen.state is DraftState.SENT


def _as_base64(raw: bytes) -> bytes:
    head, _, body = raw.partition(b"\r\n\r\n")
    coded = base64.encodebytes(body).replace(b"\n", b"\r\n")
    return head.replace(b": 8bit", b": base64") + b"\r\n\r\n" + coded


REWRITINGS: dict[str, Callable[[bytes], bytes]] = {
    "wrapped anew, not flowed": lambda raw: raw.replace(b", \r\nand whether", b",\r\nand\r\nwhether").replace(
        b"; format=flowed", b""
    ),
    "quoted-printable": lambda raw: raw.replace(b"Encoding: 8bit", b"Encoding: quoted-printable").replace(
        b"Thursday", b"Thu=\r\nrsday"
    ),
    "trailing blanks": lambda raw: raw.replace(b"Dear Bob,\r\n\r\n", b"Dear Bob,  \r\n \r\n"),
    "date and agent": lambda raw: b"User-Agent: Some Client\r\nX-Mailer: 1\r\n" + raw,
    "base64": _as_base64,
}


@pytest.mark.parametrize("how", REWRITINGS)
def test_saved_again_unchanged_is_not_an_edit(desk: Desk, how: str) -> None:
    """A new uid alone is not an edit: clients re-wrap and re-encode. But it is the client's copy, and stays."""
    rewritten = REWRITINGS[how](desk.row.raw)
    assert rewritten != desk.row.raw
    with desk.server.client(desk.user) as client:
        append(client, "Drafts", rewritten, ["\\Seen"])
        hands.expunge_uid(client, "Drafts", desk.row.uid)
    seen = desk.observe(SOON)
    assert seen is not None
    assert (seen.state, seen.uid, seen.digest) == (DraftState.PLACED, 2, "")
    assert desk.observe(LATER) is None
    assert not withdraw(desk.session, desk.roles, desk.row)


def test_moved_to_trash_and_back_it_is_still_the_copy_that_we_stored(desk: Desk) -> None:
    """Byte for byte: it can be withdrawn."""
    digest = desk.row.digest
    hands.trash(desk.scene)
    desk.observe(SOON)
    desk.server.deliver(desk.user, "Drafts", desk.row.raw, ["\\Draft", "\\Seen"])
    seen = desk.observe(LATER)
    assert seen is not None
    assert (seen.state, seen.digest) == (DraftState.PLACED, digest)
    assert withdraw(desk.session, desk.roles, desk.row)


@pytest.mark.parametrize(
    ("what", "by"),
    [
        (b"Thursday", b"Friday"),
        (b"Subject: Re: Our talk", b"Subject: Re: Our talk, once more"),
        (b"bob@firm.test>\r\n", b"bob@firm.test>\r\nCc: carol@firm.test\r\n"),
        (b"> here is what we spoke of.\r\n", b""),
    ],
)
def test_other_words_people_or_subject_are_an_edit(desk: Desk, what: bytes, by: bytes) -> None:
    edited = desk.row.raw.replace(what, by)
    assert edited != desk.row.raw
    with desk.server.client(desk.user) as client:
        append(client, "Drafts", edited, ["\\Draft"])
        hands.expunge_uid(client, "Drafts", desk.row.uid)
    seen = desk.observe(SOON)
    assert seen is not None
    assert (seen.state, seen.digest) == (DraftState.EDITED, "")


def test_one_with_a_large_attachment_is_an_edit(desk: Desk) -> None:
    """Larger than anything of ours: it isn't read whole to know that."""
    edited = hands.changed(desk.row.raw) + b"attached bytes, and more of them\r\n" * 40_000
    with desk.server.client(desk.user) as client:
        append(client, "Drafts", edited, ["\\Draft"])
        hands.expunge_uid(client, "Drafts", desk.row.uid)
    seen = desk.observe(SOON)
    assert seen is not None
    assert (seen.state, seen.uid) == (DraftState.EDITED, 2)


def test_the_higher_of_two_copies_is_the_current_one(desk: Desk) -> None:
    """aerc leaves both until the user agrees to the deletion."""
    raw = desk.row.raw
    desk.server.deliver(desk.user, "Drafts", hands.changed(raw), ["\\Seen"])
    assert desk.observe(SOON) is None
    with desk.server.client(desk.user) as client:
        hands.expunge_uid(client, "Drafts", 1)
        append(client, "Drafts", hands.changed(raw), ["\\Seen"])
    seen = desk.observe(SOON)
    assert seen is not None
    assert (seen.state, seen.uid) == (DraftState.EDITED, 3)


def test_after_renumbering_it_is_found_again_by_its_id(desk: Desk) -> None:
    desk.server.recreate(desk.user, "Drafts")
    seen = desk.observe(SOON)
    assert seen is not None
    assert seen.state is DraftState.PLACED
    assert seen.uidvalidity == desk.server.uidvalidity(desk.user, "Drafts")
    assert desk.observe(LATER) is None


def test_after_renumbering_one_that_is_not_found_is_uncertain(desk: Desk) -> None:
    hands.delete(desk.scene)
    desk.server.recreate(desk.user, "Drafts")
    seen = desk.observe(SOON)
    assert seen is not None
    assert seen.state is DraftState.UNCERTAIN


def test_two_drafts_are_never_taken_for_one_another(desk: Desk) -> None:
    """Two rows in one thread to the same person: the one that lies untouched is not what became of the other."""
    gone = desk.row
    other = draft_row("another step", NOW, words="Something else altogether")
    uid = desk.server.deliver(desk.user, "Drafts", other.raw, other.flags)
    lying = dataclasses.replace(
        other, state=DraftState.PLACED, uid=uid, uidvalidity=gone.uidvalidity, uidnext=uid, attempt_at=NOW
    )
    with desk.server.client(desk.user) as client:
        hands.expunge_uid(client, "Drafts", gone.uid)
    [seen] = observe(desk.session, desk.roles, [gone, lying], SOON)
    assert (seen.key, seen.state) == (gone.key, DraftState.ABSENT)


def test_one_that_lies_nowhere_is_not_looked_for_for_ever(desk: Desk) -> None:
    """Else every look would read Sent from the oldest lost draft on."""
    hands.delete(desk.scene)
    desk.set(state=DraftState.UNCERTAIN, state_at=NOW)
    desk.server.deliver(desk.user, "Sent", desk.row.raw)
    assert desk.observe(NOW + timedelta(days=15)) is None
    assert desk.observe(NOW + timedelta(days=13)) is not None


def test_a_read_note_is_no_news_and_a_trashed_one_is_dismissed(dovecot: Dovecot) -> None:
    desk = Desk(dovecot, note_row("call", NOW))
    with desk.session:
        desk.place()
        with dovecot.client(desk.user) as client:
            client.select("INBOX")
            client.uid("STORE", "1", "+FLAGS", "(\\Seen \\Answered)")
        assert desk.observe(SOON) is None
        with dovecot.client(desk.user) as client:
            client.select("INBOX")
            client.uid("MOVE", "1", "Trash")
        desk.observe(SOON)
        desk.observe(LATER)
        assert desk.row.state is DraftState.DISMISSED


def neomutt_deletes(client: imaplib.IMAP4) -> None:
    """COPY to Trash, and a second later STORE and EXPUNGE: in both meanwhile."""
    check(client.select("Drafts"))
    check(client.uid("COPY", "1", quoted("Trash")))


def test_a_copy_in_trash_while_the_draft_still_lies_there_is_no_news(desk: Desk) -> None:
    with desk.server.client(desk.user) as client:
        neomutt_deletes(client)
    assert desk.observe(SOON) is None


def test_looking_leaves_flags_and_messages_alone(desk: Desk) -> None:
    hands.edit(desk.scene)
    boxes = ("Drafts", "Sent", "Trash")
    before = [desk.server.fetch_all(desk.user, box) for box in boxes]
    desk.observe(SOON)
    assert [desk.server.fetch_all(desk.user, box) for box in boxes] == before
