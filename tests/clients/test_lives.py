"""What the user does with a draft in stranger orders than a client's own: moved away and back, sent a day late, trashed
by us and saved all the same, answered while it is open."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.clients import replays
from tests.clients.replays import AERC, ALPINE, NEOMUTT, THUNDERBIRD, Hands
from tests.clients.test_replays import ADVICE, ANN, GRACE, LONG_WAIT, YES, Replay, Watched
from tests.servers.dovecot import Dovecot
from tests.system.home import Home, answers, text


@pytest.fixture
def watched(home_on: Callable[..., Home], dovecot: Dovecot) -> Watched:
    return Watched(home_on(dovecot, playbook=[ADVICE]))


def with_hands(
    watched: Watched, style: replays.Style, act: Callable[[Hands], None], edits: bool = False
) -> None:
    with watched.home.server.client(watched.home.user) as client:
        act(Hands(client, watched.home.server.mailboxes, lambda: watched.home.now, style, edits))


@pytest.mark.parametrize("hours", [1, 30])
def test_a_draft_moved_to_a_mailbox_of_the_users_and_back_is_there_again(
    watched: Watched, hours: int
) -> None:
    """Within the grace, and after it has been taken for deleted: nothing is made in its place meanwhile."""
    boxes = watched.home.server.mailboxes
    watched.home.server.create(watched.home.user, "Later")
    with_hands(watched, THUNDERBIRD, lambda hands: none(hands.move(boxes.drafts, hands.draft().uid, "Later")))
    watched.look("a move to Later")
    watched.later(timedelta(hours=hours))
    assert watched.states == ["absent" if hours == 1 else "dismissed"]

    with_hands(watched, THUNDERBIRD, lambda hands: none(hands.move("Later", 1, boxes.drafts)))
    watched.look("a move back")
    assert watched.states == ["placed"]


@pytest.mark.parametrize("style", [NEOMUTT, THUNDERBIRD], ids=["id kept", "id renewed"])
def test_a_sent_copy_that_comes_a_day_late_still_tells_that_it_was_sent(
    watched: Watched, style: replays.Style
) -> None:
    """A phone without a network: taken for deleted by then, and the next clock starts from the mail's own date."""
    home, boxes = watched.home, watched.home.server.mailboxes
    sent_at, late = home.now, b""

    def send(hands: Hands) -> None:
        nonlocal late
        late = hands.written(hands.draft().raw)
        hands.store(boxes.drafts, hands.draft().uid, "\\Deleted")
        hands.expunge(boxes.drafts)

    with_hands(watched, style, send, edits=True)
    watched.look("the draft gone")
    watched.later(LONG_WAIT + timedelta(hours=1))
    watched.look("a day")
    home.server.deliver(home.user, boxes.sent, late, ("\\Seen",), home.now)
    watched.round()

    assert watched.states == ["sent"]
    (sent,) = (fact for fact in watched.why()["facts"] if fact["kind"] == "sent")
    assert sent["at"][:16] == sent_at.isoformat()[:16]


def test_a_draft_that_was_sent_and_stays_in_drafts_blocks_nothing(watched: Watched) -> None:
    """aerc's Cancel: it is sent by what lies in Sent; the answer to it is drafted, and the draft left where it is."""
    home, boxes = watched.home, watched.home.server.mailboxes
    with_hands(
        watched,
        AERC,
        lambda hands: none(hands.append(boxes.sent, hands.written(hands.draft().raw), "\\Seen")),
    )
    watched.round()
    home.set_time(home.now + timedelta(minutes=1))
    home.receive(ANN, "Re: Your advice, please", YES, **answers(watched.first))
    watched.round()

    assert watched.states == ["sent", "placed"]
    assert sum(b"Happy to help" in draft.raw for draft in home.drafts()) == 1


def test_a_draft_saved_after_we_withdrew_it_is_the_users_and_named(watched: Watched) -> None:
    """It was open in a composer when the answer came: saved then, it stays, and the note names it."""
    home, boxes = watched.home, watched.home.server.mailboxes
    saved = b""

    def open_it(hands: Hands) -> None:
        nonlocal saved
        saved = hands.written(hands.draft().raw)

    with_hands(watched, THUNDERBIRD, open_it, edits=True)
    home.receive(ANN, "Re: Your advice, please", YES, **answers(watched.first))
    watched.round()
    assert watched.states == ["withdrawn", "placed"]

    home.server.deliver(home.user, boxes.drafts, saved, ("\\Draft",), home.now)
    watched.look("the save")
    assert watched.states == ["edited", "placed"]
    home.set_time(home.now + timedelta(hours=1))
    watched.round()
    home.set_time(home.now + timedelta(days=1))
    watched.round()
    assert any("dear team" in draft.raw.decode() for draft in home.drafts())
    assert "A DRAFT THAT YOU EDITED IS OUT OF DATE" in " ".join(text(note) for note in home.notes()).upper()


def test_a_draft_opened_when_their_answer_comes_is_not_written_again(watched: Watched) -> None:
    """alpine has it off the server: the answer is drafted, and what the user saves of the old one later is theirs."""
    home = watched.home
    with home.server.client(home.user) as client:
        hands = Hands(client, home.server.mailboxes, lambda: home.now, ALPINE, edits=True)
        commands = replays.alpine_save(hands)
        next(commands), next(commands)
        home.receive(ANN, "Re: Your advice, please", YES, **answers(watched.first))
        watched.round()
        assert watched.states[0] == "absent"
        for _ in commands:
            watched.round()
    assert watched.states == ["edited", "placed"]


def test_trashed_and_back_and_trashed_again_is_a_no_in_the_end(watched: Watched) -> None:
    act = Replay("thunderbird", "back", THUNDERBIRD, replays.to_trash_and_back, False, "", "")
    watched.act(act)
    assert watched.states == ["placed"]
    watched.act(act._replace(commands=replays.move_to_trash))
    watched.later(GRACE)
    assert watched.states == ["dismissed"]
    watched.later(timedelta(days=2))
    assert watched.home.drafts() == []


def test_a_draft_edited_in_thunderbird_does_not_keep_the_next_mail_from_coming(watched: Watched) -> None:
    """It never goes out; the next one follows the same mail, and lies beside it."""
    home = watched.home
    watched.act(Replay("thunderbird", "save", THUNDERBIRD, replays.thunderbird_save, True, "", ""))
    assert watched.states == ["edited"]
    home.set_time(home.now + timedelta(days=8))
    watched.round()

    assert watched.states == ["edited", "placed"]
    assert len(home.drafts()) == 2


def none(_: str) -> None:
    """A command's words, which nobody needs here."""
