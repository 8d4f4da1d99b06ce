"""What six clients do with a draft of ours, replayed on Dovecot with the service looking after every command.

Whatever the client and the order of its commands: the service writes nothing into it, and in the end the draft is what
the user made of it.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from followthrough.cli.world import connect_all, opened
from followthrough.config.load import load
from followthrough.service.engine import Engine
from tests.clients import replays
from tests.clients.replays import (
    AERC,
    ALPINE,
    CLAWS,
    CLAWS_SENDING,
    NEOMUTT,
    ROUNDCUBE,
    THUNDERBIRD,
    Commands,
    Hands,
    Style,
)
from tests.servers.dovecot import Dovecot
from tests.servers.face import Stored, names, read
from tests.system.home import START, Home, answers

ANN = "Ann Miller <ann@northlight.example>"
FIRST = (
    "Dear Ms Miller,\n\nI read your piece on rain gardens. May I ask for twenty minutes of advice?\n\nSam\n"
)
YES = "Dear Sam,\n\nHappy to help, with pleasure. Let us talk.\n\nAnn\n"
TUESDAY = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)
ADVICE = {
    "name": "advice",
    "enrol": {"subjects": ["advice"]},
    "attempts": [{"by": "mail", "after": "5-7 business days"}, {"by": "mail", "after": "5-7 business days"}],
}
NEXT_MAIL: dict[str, list[str]] = {
    "sent": ["2026-03-17"],  # five business days after it
    "edited": ["2026-03-16"],  # after the Monday on which the draft was due
    "dismissed": ["2026-03-16"],
    "placed": [],  # waits for it
}
"""The day from which the third mail may come."""
GRACE, LONG_WAIT = timedelta(seconds=61), timedelta(hours=25)


class Replay(NamedTuple):
    """One client doing one thing. ``states``: what the draft is after it, at once and once the wait is over."""

    client: str
    action: str
    style: Style
    commands: Callable[[Hands], Commands]
    edits: bool
    at_once: str
    in_the_end: str
    after: timedelta = GRACE

    def __str__(self) -> str:
        return f"{self.client}-{self.action}" + ("-edited" if self.edits else "")


def saving(
    client: str, style: Style, commands: Callable[[Hands], Commands], action: str = "save"
) -> Iterator[Replay]:
    """Saved with a change: the user's. Saved as it was: still ours, however it was wrapped and encoded."""
    yield Replay(client, action, style, commands, True, "edited", "edited")
    yield Replay(client, action, style, commands, False, "placed", "placed")


def sending(client: str, style: Style, commands: Callable[[Hands], Commands], action: str = "send") -> Replay:
    """Sent with a change."""
    return Replay(client, action, style, commands, True, "sent", "sent")


def deleting(
    client: str, commands: Callable[[Hands], Commands], action: str = "delete", after: timedelta = GRACE
) -> Replay:
    """Gone: believed only after a wait, a short one where there is evidence."""
    return Replay(client, action, NEOMUTT, commands, False, "absent", "dismissed", after)


REPLAYS = [
    *saving("thunderbird", THUNDERBIRD, replays.thunderbird_save),
    *saving("neomutt", NEOMUTT, replays.neomutt_save),
    *saving("roundcube", ROUNDCUBE, replays.roundcube_save),
    *saving("claws", CLAWS, replays.claws_save),
    *saving("aerc", AERC, replays.aerc_save),
    *saving("alpine", ALPINE, replays.alpine_save),
    *saving("thunderbird", THUNDERBIRD, replays.save_twice(replays.thunderbird_save), "autosave"),
    *saving("roundcube", ROUNDCUBE, replays.save_twice(replays.roundcube_save), "autosave"),
    *saving("alpine", ALPINE, replays.save_twice(replays.alpine_save), "save-twice"),
    # Our copy lies where it lay, untouched: that there is another beside it is the user's business.
    *(
        each._replace(at_once="placed", in_the_end="placed")
        for each in saving("aerc", AERC, replays.aerc_save_keeping_both, "save-keeping-both")
    ),
    sending("thunderbird", THUNDERBIRD, replays.thunderbird_send),
    sending("thunderbird", THUNDERBIRD, replays.thunderbird_send, "send-as-it-was")._replace(edits=False),
    sending("neomutt", NEOMUTT, replays.neomutt_send),
    sending("roundcube", ROUNDCUBE, replays.roundcube_send),
    sending("claws", CLAWS_SENDING, replays.claws_send),
    sending("aerc", AERC, replays.aerc_send),
    sending("alpine", ALPINE, replays.alpine_send),
    sending(
        "thunderbird",
        THUNDERBIRD,
        replays.save_then_send(replays.thunderbird_save, replays.thunderbird_send),
        "save-and-send",
    ),
    sending("claws", CLAWS, replays.save_then_send(replays.claws_save, replays.claws_send), "save-and-send"),
    sending(
        "alpine", ALPINE, replays.save_then_send(replays.alpine_save, replays.alpine_send), "save-and-send"
    ),
    deleting("thunderbird", replays.move_to_trash),
    deleting("roundcube", replays.move_to_trash),
    deleting("claws", replays.copy_to_trash),
    deleting("neomutt", replays.copy_to_trash),
    deleting("thunderbird", replays.mark_deleted, "delete-by-mark"),
    deleting("thunderbird", replays.delete_for_good, "delete-for-good", LONG_WAIT),
    deleting("aerc", replays.delete_in_aerc, "delete", LONG_WAIT),
    deleting("neomutt", replays.neomutt_open, "open-and-abandon", LONG_WAIT),
    deleting("alpine", replays.alpine_open, "open-and-abandon", LONG_WAIT),
    # alpine without a folder for copies: the mail is out, and nothing on the server shows it.
    deleting("alpine", replays.alpine_open, "send-without-a-copy", LONG_WAIT),
    Replay("thunderbird", "open-and-abandon", THUNDERBIRD, replays.look_only, False, "placed", "placed"),
    Replay("thunderbird", "tag", THUNDERBIRD, replays.tag, False, "placed", "placed"),
    Replay(
        "thunderbird", "trash-and-back", THUNDERBIRD, replays.to_trash_and_back, False, "placed", "placed"
    ),
]


class Watched:
    """A home whose second mail waits in Drafts, and a client that has it before it."""

    def __init__(self, home: Home) -> None:
        self.home, self.settings = home, load(home.config)
        home.set_time(START)
        self.first = home.send(ANN, "Your advice, please", FIRST)
        self.round()
        home.set_time(TUESDAY)
        self.round()
        (self.draft,) = home.drafts()

    def round(self) -> None:
        """What ``once`` does, everything opened anew but the settings: reading those renders every template."""
        now = self.home.now
        with opened(self.settings) as ledger:
            engine = Engine(self.settings, ledger)
            engine.stay_awake(now)
            connect_all(engine, now)
            engine.act(now)
            assert [link.trouble for link in engine.links.values()] == [None]
            engine.close()

    def act(self, replay: Replay) -> None:
        """The client's commands, a second apart, with a round of the service after each."""
        with self.home.server.client(self.home.user) as client:
            hands = Hands(
                client, self.home.server.mailboxes, lambda: self.home.now, replay.style, replay.edits
            )
            for command in replay.commands(hands):
                self.home.set_time(self.home.now + timedelta(seconds=1))
                self.look(command)

    def look(self, after: str) -> None:
        """One round, which must leave every mailbox as it is."""
        before = self._mail()
        self.round()
        assert self._mail() == before, f"the service wrote after {after}"

    def _mail(self) -> dict[str, list[Stored]]:
        """All there is, but for the day's notes: they list what waits in Drafts."""
        with self.home.server.client(self.home.user) as client:
            found = {name: read(client, name) for name in names(client)}
        return {
            name: [m for m in mail if b"X-Followthrough: note" not in m.raw] for name, mail in found.items()
        }

    def later(self, wait: timedelta) -> None:
        self.home.set_time(self.home.now + wait)
        self.look(f"a wait of {wait}")

    @property
    def states(self) -> list[str]:
        """The states of all drafts for Ann."""
        with opened(self.settings) as ledger:
            return [row.state.value for row in ledger.drafts() if not row.is_note]

    def why(self) -> Any:
        return self.home.json("why", "ann@northlight.example")


@pytest.fixture
def watched(home_on: Callable[..., Home], dovecot: Dovecot) -> Watched:
    return Watched(home_on(dovecot, playbook=[ADVICE]))


@pytest.mark.parametrize("replay", REPLAYS, ids=str)
def test_what_a_client_does_with_a_draft_is_understood(watched: Watched, replay: Replay) -> None:
    """The state, at once and after the wait that a doubt gets; nothing is written, not even days later."""
    watched.act(replay)
    assert watched.states == [replay.at_once]

    watched.later(0.9 * replay.after)
    assert watched.states == [replay.at_once]
    watched.later(0.1 * replay.after)
    assert watched.states == [replay.in_the_end]
    watched.later(timedelta(days=2))
    assert watched.states == [replay.in_the_end]

    known = watched.why()
    sent = [fact for fact in known["facts"] if fact["kind"] == "sent"]
    assert len(sent) == (replay.in_the_end == "sent")
    assert [step["opens_at"][:10] for step in known["next"]] == NEXT_MAIL[replay.in_the_end]


@pytest.mark.parametrize(
    "replay",
    [each for each in REPLAYS if each.action in {"save", "save-keeping-both"} and each.edits],
    ids=str,
)
def test_an_answer_in_the_middle_of_a_save_leaves_the_users_text(watched: Watched, replay: Replay) -> None:
    """After the first command Ann's answer comes: ours may go, the user's never, and the answer is drafted once."""
    home = watched.home
    with home.server.client(home.user) as client:
        hands = Hands(client, home.server.mailboxes, lambda: home.now, replay.style, replay.edits)
        commands = replay.commands(hands)
        next(commands)
        home.receive(ANN, "Re: Your advice, please", YES, **answers(watched.first))
        watched.round()
        for _ in commands:
            watched.round()
    home.set_time(home.now + GRACE)
    watched.round()
    home.set_time(home.now + timedelta(days=2))
    watched.round()

    drafts = [draft.raw for draft in home.drafts()]
    assert len(drafts) == 2
    assert sum(b"dear team" in raw for raw in drafts) == 1
    assert all(b"dear team" not in message.raw for message in home.trash())


def test_a_draft_taken_up_in_the_morning_and_saved_at_night_is_the_users(watched: Watched) -> None:
    """alpine: nothing in the mailbox for hours, then the changed text under another Message-ID."""
    home = watched.home
    with home.server.client(home.user) as client:
        hands = Hands(client, home.server.mailboxes, lambda: home.now, ALPINE, edits=True)
        for command in replays.alpine_save(hands):
            watched.look(command)
            watched.later(timedelta(hours=4))
    assert watched.states == ["edited"]


def test_what_was_sent_without_a_copy_is_told_by_the_answer(watched: Watched) -> None:
    """alpine without a folder for copies leaves nothing; Ann's answer to it is drafted for all the same."""
    home = watched.home
    watched.act(Replay("alpine", "send", ALPINE, replays.alpine_open, False, "", ""))
    watched.later(timedelta(hours=3))
    home.receive(
        ANN, "Re: Your advice, please", YES, **answers("only-alpine-knew@client.example", watched.first)
    )

    watched.round()
    (draft,) = home.drafts()
    assert b"Happy to help" in draft.raw


def test_a_draft_taken_back_out_of_trash_days_later_is_there_again(watched: Watched) -> None:
    """It had been a no: while it lies in Drafts again, nothing is put beside it, and when Ann answers it goes."""
    home, boxes = watched.home, watched.home.server.mailboxes
    watched.act(Replay("thunderbird", "delete", THUNDERBIRD, replays.move_to_trash, False, "", ""))
    watched.later(GRACE)
    assert watched.states == ["dismissed"]
    with home.server.client(home.user) as client:
        Hands(client, boxes, lambda: home.now, THUNDERBIRD, edits=False).move(boxes.trash, 1, boxes.drafts)

    watched.look("UID MOVE Trash 1 Drafts")
    assert watched.states == ["placed"]
    watched.later(timedelta(days=7))
    home.receive(ANN, "Re: Your advice, please", YES, **answers(watched.first))
    watched.round()
    assert [b"Happy to help" in draft.raw for draft in home.drafts()] == [True]
    assert len(home.trash()) == 1


def test_two_drafts_of_one_thread_are_told_apart_without_their_ids(watched: Watched) -> None:
    """Thunderbird renews every id: the edited attempt is deleted and the answer is sent, and each is known for it."""
    home, boxes = watched.home, watched.home.server.mailboxes
    watched.act(Replay("thunderbird", "save", THUNDERBIRD, replays.thunderbird_save, True, "", ""))
    (attempt,) = home.drafts()
    home.receive(ANN, "Re: Your advice, please", YES, **answers(watched.first))
    watched.round()
    assert watched.states == ["edited", "placed"]

    with home.server.client(home.user) as client:
        hands = Hands(client, boxes, lambda: home.now, THUNDERBIRD, edits=True)
        for command in replays.thunderbird_send(hands):
            watched.look(command)
        for command in (
            lambda: hands.store(boxes.drafts, attempt.uid, "\\Deleted"),
            lambda: hands.uid_expunge(boxes.drafts, attempt.uid),
        ):
            watched.look(command())
    assert watched.states == ["absent", "sent"]
    watched.later(LONG_WAIT)
    assert watched.states == ["dismissed", "sent"]


def test_an_answer_in_the_users_own_words_takes_the_place_of_ours(watched: Watched) -> None:
    """Written beside our draft, saved on the way, sent: ours is the step's no more, and goes to Trash once."""
    home, boxes = watched.home, watched.home.server.mailboxes
    answer = home.receive(ANN, "Re: Your advice, please", YES, **answers(watched.first))
    watched.round()
    (ours,) = home.drafts()
    own = ours.raw.replace(ours.raw.partition(b"\r\n\r\n")[2], b"Dear Ms Miller,\r\n\r\nTuesday at ten?\r\n")
    own = re.sub(rb"Message-ID: <[^>]+>", b"Message-ID: <own.words@client.example.org>", own)
    assert answer.encode() in own

    with home.server.client(home.user) as client:
        hands = Hands(client, boxes, lambda: home.now, THUNDERBIRD, edits=False)
        watched.look(hands.append(boxes.drafts, own, "\\Draft"))
        saved = hands.last(boxes.drafts)
        watched.look(hands.store(boxes.drafts, saved, "\\Deleted"))
        watched.look(hands.uid_expunge(boxes.drafts, saved))
        hands.append(boxes.sent, own, "\\Seen")
    watched.round()
    assert home.drafts() == []
    assert [draft.raw for draft in home.trash()][-1] == ours.raw
    watched.later(timedelta(days=3))
    assert watched.states[0] == "withdrawn"
    assert home.drafts() == []
