"""Drafts without a parent, and two with the same one: what can't be told by References is told all the same."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from followthrough.mailbox.desk import GRACE_SECONDS, copies, observe, place
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from tests.crash import hands
from tests.crash.desk import NOW, Desk
from tests.crash.story import MemoryJournal, draft_row
from tests.servers.dovecot import Dovecot

SOON = NOW + timedelta(seconds=20)
LATER = SOON + timedelta(seconds=GRACE_SECONDS)


def first_mail(row: DraftRow, kind: StepKind = StepKind.INTRODUCTION) -> DraftRow:
    """The same letter as the first one to Bob: it answers nothing."""
    kept = (line for line in row.raw.split(b"\r\n") if not line.startswith((b"In-Reply-To:", b"References:")))
    raw = b"\r\n".join(kept).replace(b"Subject: Re: ", b"Subject: ")
    return dataclasses.replace(row, kind=kind, raw=raw, parents=(), subject="Our talk")


@pytest.fixture
def desk(dovecot: Dovecot) -> Iterator[Desk]:
    """With an introduction lying in Drafts."""
    made = Desk(dovecot, first_mail(draft_row(dovecot.new_user().name, NOW)))
    with made.session:
        made.place()
        yield made


def retitled(raw: bytes) -> bytes:
    """Under another subject, as the user likes it better, and the client's own Message-ID."""
    return hands.renewed(raw).replace(b"Subject: Our talk", b"Subject: Rain gardens")


def stored(desk: Desk, mailbox: str, raw: bytes) -> None:
    desk.server.deliver(desk.user, mailbox, raw, ["\\Draft"], NOW + timedelta(minutes=1))


@pytest.mark.parametrize("rewritten", [hands.renewed, retitled])
def test_a_saved_introduction_is_known_by_its_people_and_its_time(
    desk: Desk, rewritten: Callable[[bytes], bytes]
) -> None:
    """Thunderbird: the new one, then the old one away; then sent, under yet another id."""
    stored(desk, "Drafts", rewritten(desk.row.raw))
    hands.delete_uid(desk.scene, "Drafts", desk.row.uid)
    seen = desk.observe(SOON)
    assert seen is not None
    assert (seen.state, seen.evidence) == (DraftState.EDITED, "Drafts 2")

    hands.delete_uid(desk.scene, "Drafts", 2)
    stored(desk, "Sent", rewritten(desk.row.raw).replace(b"renewed-by", b"renewed-again-by"))
    seen = desk.observe(LATER)
    assert seen is not None
    assert seen.state is DraftState.SENT


def test_an_introduction_taken_off_the_server_and_saved_hours_later_is_edited(desk: Desk) -> None:
    """alpine: gone when it is opened."""
    hands.delete(desk.scene)
    seen = desk.observe(SOON)
    assert seen is not None
    assert seen.state is DraftState.ABSENT
    stored(desk, "Drafts", retitled(desk.row.raw))
    seen = desk.observe(SOON + timedelta(hours=4))
    assert seen is not None
    assert seen.state is DraftState.EDITED


def test_an_answer_to_the_same_person_is_not_what_became_of_a_first_mail(desk: Desk) -> None:
    raw = draft_row("another", NOW).raw  # has a parent
    hands.delete(desk.scene)
    stored(desk, "Sent", hands.renewed(raw))
    seen = desk.observe(SOON)
    assert seen is not None
    assert seen.state is DraftState.ABSENT


def test_a_mail_sent_before_it_is_not_what_became_of_it(desk: Desk) -> None:
    before = NOW - timedelta(hours=2)
    desk.server.deliver(desk.user, "Sent", retitled(desk.row.raw), ["\\Seen"], before)
    hands.delete(desk.scene)
    seen = desk.observe(SOON)
    assert seen is not None
    assert seen.state is DraftState.ABSENT


@pytest.mark.parametrize(
    ("mailbox", "rewritten"),
    [("Drafts", hands.renewed), ("Sent", hands.renewed), ("Sent", retitled), ("Trash", hands.renewed)],
)
def test_after_a_lost_ledger_an_introduction_is_not_written_again(
    desk: Desk, mailbox: str, rewritten: Callable[[bytes], bytes]
) -> None:
    """Wherever it lies by now, and whatever its id and subject have become."""
    stored(desk, mailbox, rewritten(desk.row.raw))
    hands.delete_uid(desk.scene, "Drafts", desk.row.uid)
    desk.set(state=DraftState.PLANNED, uid=0, uidvalidity=0, uidnext=0, size=0, digest="", attempts=0)

    assert desk.place(LATER).state is DraftState.GONE


def test_another_first_mail_of_the_users_in_the_making_does_not_stand_for_ours(desk: Desk) -> None:
    """In other words, about something else: ours is written."""
    own = desk.row.raw.replace(b"Our talk", b"Lunch")
    own = hands.renewed(own.partition(b"\r\n\r\n")[0] + b"\r\n\r\nShall we eat at noon?\r\n")
    stored(desk, "Drafts", own)
    hands.delete(desk.scene)
    desk.set(state=DraftState.PLANNED, uid=0, uidvalidity=0, uidnext=0, size=0, digest="", attempts=0)

    assert desk.place(LATER).state is DraftState.PLACED


def test_news_to_somebody_is_not_taken_for_sent_by_any_other_first_mail(dovecot: Dovecot) -> None:
    """They were written to before, and may be again: only the same subject and words are the same letter."""
    desk = Desk(dovecot, first_mail(draft_row(dovecot.new_user().name, NOW), StepKind.LANDED))
    other = hands.renewed(desk.row.raw).replace(
        hands.MARK.encode(), b"Quite another letter, on other things,"
    )
    with desk.session:
        desk.server.deliver(desk.user, "Sent", other.replace(b"Our talk", b"Lunch"), ["\\Seen"], NOW)
        assert desk.place().state is DraftState.PLACED


# Two that answer the same message ------------------------------------------------------------------------------------


def another(row: DraftRow) -> DraftRow:
    """The next step to the same person, following the same mail, in other words."""
    key = row.key[::-1]
    raw = row.raw.replace(row.key.encode(), key.encode())
    raw = raw.replace(hands.MARK.encode(), b"This is my last attempt: would a short call be easier")
    return dataclasses.replace(row, key=key, message_id=f"{key}@example.org", raw=raw, steps=(key,))


@pytest.fixture
def answering(dovecot: Dovecot) -> Iterator[Desk]:
    """With a draft that answers Bob's mail, edited and saved under the client's own id."""
    made = Desk(dovecot)
    with made.session:
        made.place()
        hands.edit(made.scene)
        made.observe(SOON)
        assert made.row.state is DraftState.EDITED
        yield made


def test_an_edited_draft_does_not_make_the_next_one_look_written(answering: Desk) -> None:
    """Whoever knows what became of the first says so; without that it is taken for an earlier life of the second."""
    desk, second = answering, another(answering.row)
    second = dataclasses.replace(
        draft_row(desk.user.name, NOW), key=second.key, message_id=second.message_id, raw=second.raw
    )
    unsaid = place(desk.session, desk.roles, second, MemoryJournal([second]), LATER)
    assert unsaid.row.state is DraftState.GONE

    said = place(desk.session, desk.roles, second, MemoryJournal([second]), LATER, (), ["Drafts 2"])
    assert said.row.state is DraftState.PLACED
    assert len(desk.drafts()) == 2


def test_what_became_of_two_drafts_gone_at_once_is_told_by_their_words(answering: Desk) -> None:
    """The first is deleted, the second saved under a new id, between two looks."""
    desk, second = answering, another(answering.row)
    second = dataclasses.replace(
        draft_row(desk.user.name, NOW), key=second.key, message_id=second.message_id, raw=second.raw
    )
    second = place(desk.session, desk.roles, second, MemoryJournal([second]), SOON, (), ["Drafts 2"]).row
    hands.delete_uid(desk.scene, "Drafts", 2)
    saved = hands.renewed(second.raw).replace(b"renewed-by", b"renewed-again-by")
    desk.server.deliver(desk.user, "Drafts", saved, ["\\Draft"])
    hands.delete_uid(desk.scene, "Drafts", second.uid)

    seen = {s.key: s.state for s in observe(desk.session, desk.roles, [desk.row, second], LATER)}
    assert seen == {desk.row.key: DraftState.ABSENT, second.key: DraftState.EDITED}


def test_a_deleted_draft_does_not_come_to_life_by_the_edit_of_the_next(dovecot: Dovecot) -> None:
    """Its successor answers the same mail: what a client makes of that is not the deleted one back again."""
    desk = Desk(dovecot)
    with desk.session:
        first = desk.place()
        hands.trash(desk.scene)
        desk.observe(SOON)
        desk.observe(LATER)
        assert desk.row.state is DraftState.DISMISSED
        second = dataclasses.replace(another(first), state=DraftState.PLANNED, uid=0)
        second = place(desk.session, desk.roles, second, MemoryJournal([second]), LATER).row
        assert second.state is DraftState.PLACED
        desk.server.deliver(desk.user, "Drafts", hands.renewed(second.raw), ["\\Draft"])
        hands.delete_uid(desk.scene, "Drafts", second.uid)

        seen = {s.key: s.state for s in observe(desk.session, desk.roles, [desk.row, second], LATER)}
        assert seen == {second.key: DraftState.EDITED}


def test_a_second_copy_that_came_in_late_is_counted_and_left(desk: Desk) -> None:
    """An APPEND that a proxy held back: both lie there, and nothing is moved or expunged."""
    assert copies(desk.session, desk.row) == 1
    desk.server.deliver(desk.user, "Drafts", desk.row.raw, ["\\Draft", "\\Seen"])
    assert copies(desk.session, desk.row) == 2
    assert len(desk.drafts()) == 2
