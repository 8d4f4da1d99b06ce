"""An introduction has no References: what clients that renew every Message-ID make of one is known all the same."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.clients import replays
from tests.clients.replays import ALPINE, THUNDERBIRD, Commands, Hands, Style
from tests.servers.face import Stored
from tests.system.home import START, Home
from tests.system.story import kinds, once, people, why

LISTED = {
    "name": "Ann Miller",
    "addresses": ["ann@northlight.example"],
    "playbook": "advice",
    "introduce": True,
    "why": "Your rain gardens are the only ones I know that were measured.",
}
EDIT = ("\n\n", "\n\nOne more thing, in my own words.\n\n")


class Retitled(Hands):
    """The user likes another subject better."""

    def written(self, raw: bytes) -> bytes:
        return re.sub(
            rb"(?m)^Subject: .*(\r\n[ \t].*)*", b"Subject: Rain gardens", super().written(raw), count=1
        )


def introduced(home: Home) -> Stored:
    """The introduction, waiting in Drafts."""
    people(home, LISTED)
    assert "introduction" in once(home)
    (draft,) = home.drafts()
    return draft


def act(home: Home, style: Style, commands: Callable[[Hands], Commands]) -> None:
    """The client's commands, with a round of the service after each: nothing more is written for Ann."""
    with home.server.client(home.user) as client:
        hands = Retitled(client, home.server.mailboxes, lambda: home.now, style, True, 0, EDIT)
        for command in commands(hands):
            home.set_time(home.now + timedelta(seconds=5))
            assert not {"introduction", "call", "attempt"} & set(once(home)), command


def states(home: Home) -> list[str]:
    return [draft["state"] for draft in why(home, "ann")["drafts"] if draft["kind"] == "introduction"]


@pytest.mark.parametrize(
    ("style", "save", "send"),
    [
        (THUNDERBIRD, replays.thunderbird_save, replays.thunderbird_send),
        (ALPINE, replays.alpine_save, replays.alpine_send),
    ],
    ids=["thunderbird", "alpine"],
)
def test_an_introduction_saved_and_sent_under_other_ids_and_subject_begins_the_conversation(
    home: Home,
    style: Style,
    save: Callable[[Hands], Commands],
    send: Callable[[Hands], Commands],
) -> None:
    """Saved with changes it is the user's; sent, the call follows it; and it is never written again."""
    introduced(home)
    act(home, style, save)
    home.set_time(home.now + timedelta(hours=1))
    assert "introduction" not in once(home)
    assert len(home.drafts()) == 1

    act(home, style, send)
    assert home.drafts() == []
    assert kinds(home, "ann") == ["outreach"]
    assert states(home) == ["sent"]
    home.set_time(START + timedelta(days=1, hours=1))
    came = once(home)
    home.set_time(START + timedelta(days=2, hours=1))
    assert "call" in came + once(home)


def test_an_introduction_deleted_in_a_client_that_leaves_no_trace_is_a_no(home: Home) -> None:
    """Two days on there is none again."""
    introduced(home)
    act(home, THUNDERBIRD, replays.delete_for_good)
    for days in (2, 4):
        home.set_time(START + timedelta(days=days))
        assert "introduction" not in once(home)
    assert home.drafts() == []
