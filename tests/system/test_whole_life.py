"""One conversation from the list to the mail that says where the user has landed, on a real Dovecot.

Sam does nothing but what a person does in a mail program: completes and sends drafts, answers notes.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from tests.servers.face import Stored
from tests.servers.fixtures import Running
from tests.system.hands import answer_note, reply, send_draft
from tests.system.home import Home, headers, text
from tests.system.story import people

GRACE = "Grace Hall <grace.hall@stonebridge.example>"
OMAR = "Omar Haddad <omar@floodmaps.example>"
LISTED = {
    "name": "Grace Hall",
    "addresses": ["grace.hall@stonebridge.example"],
    "playbook": "advice",
    "introduce": True,
    "known_from": "your lecture at the Water Institute.",
    "why": "Your plan for Stonebridge begins with the cellars.",
}
CAME_OF_IT = (
    "met\n"
    "helpful: Begin with the insurers, they have the numbers.\n"
    "referral: Omar Haddad <omar@floodmaps.example>, draws flood maps\n"
    "owe: the rainfall table\n"
)
DRAFT_HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}  # fmt: skip


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


class Seen(NamedTuple):
    """The whole of it: what came when, every draft as it lay there, and what `why` said of Grace then."""

    home: Home
    came: list[str]
    drafts: dict[str, Stored]
    why: dict[str, str]


@pytest.fixture(scope="module")
def life(servers: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """Played once; the tests look at it from several sides."""
    server = servers.get("dovecot")
    playbook = [{"name": "advice", "enrol": {"subjects": ["twenty minutes"]}}]
    me = {"name": "Sam Carter", "about": "a hydrologist", "availability": ["thu 13:00-17:00"]}
    home = Home(server, tmp_path_factory.mktemp("life"), server.new_user(), {"me": me, "playbook": playbook})
    people(home, LISTED)
    seen = Seen(home, [], {}, {})
    live(seen)
    yield seen
    home.close()


def look(seen: Seen, when: datetime) -> None:
    """One round at this time: what was placed, and what `why` says now."""
    home = seen.home
    home.set_time(when)
    for placed in home.json("once")["placed"]:
        if placed["persons"]:
            seen.came.append(f"{when:%-d %b} {placed['kind']} {placed['persons'][0].partition('@')[0]}")
            seen.why[placed["kind"]] = " ".join(home.call("why", placed["persons"][0]).stdout.split())


def sends(seen: Seen, name: str, to: str, words: str = "As you said.") -> None:
    """Sam sends the open draft to this address; it is kept under a name of ours."""
    seen.drafts[name] = send_draft(seen.home, to, words)


def live(seen: Seen) -> None:
    """Two months."""
    home = seen.home
    look(seen, at(3, 2, 10))
    sends(seen, "introduction", GRACE)
    look(seen, at(3, 2, 10, 30))
    look(seen, at(3, 3, 11))
    answer_note(home, "no answer", "Grace")
    look(seen, at(3, 3, 11, 30))
    look(seen, at(3, 9, 11))
    sends(seen, "attempt", GRACE)
    look(seen, at(3, 9, 11, 30))
    home.set_time(at(3, 10, 16))
    reply(home, GRACE, "Dear Sam,\n\nThank you for writing again. I would be happy to talk.\n\nGrace\n")
    look(seen, at(3, 10, 16, 1))
    sends(seen, "propose_times", GRACE)
    home.set_time(at(3, 11, 9))
    reply(home, GRACE, "Dear Sam,\n\nThursday 19 March at 2 pm works for me.\n\nGrace\n")
    look(seen, at(3, 11, 9, 1))
    sends(seen, "accept_time", GRACE)
    look(seen, at(3, 11, 12))
    look(seen, at(3, 18, 16, 1))
    home.set_time(at(3, 19, 14, 40))
    answer_note(home, CAME_OF_IT, "Grace")
    look(seen, at(3, 19, 16))
    sends(seen, "thank_you", GRACE)
    look(seen, at(3, 19, 16, 30))
    look(seen, at(3, 20, 10))
    sends(seen, "introduction of a referral", OMAR)
    look(seen, at(3, 20, 10, 30))
    home.set_time(at(3, 23, 8))
    reply(home, OMAR, "Dear Sam,\n\nHappy to help! Let's talk.\n\nOmar\n")
    look(seen, at(3, 23, 9, 30))
    sends(seen, "propose_times to Omar", OMAR)
    look(seen, at(3, 24, 11))
    sends(seen, "report_back", GRACE)
    look(seen, at(3, 24, 12))
    look(seen, at(3, 31, 12))
    sends(seen, "nudge", OMAR)
    look(seen, at(3, 31, 12, 30))
    look(seen, at(4, 14, 14))
    sends(seen, "check_in", GRACE)
    look(seen, at(4, 14, 15))
    home.set_time(at(4, 27, 9))
    answer_note(home, "landed: from June I plan for floods at Leeds City Council")
    look(seen, at(4, 27, 10))
    sends(seen, "landed", GRACE)
    look(seen, at(4, 27, 11))
    look(seen, at(5, 29, 11))


def test_each_step_comes_when_it_is_due_and_once(life: Seen) -> None:
    """From the introduction to the mail that says where Sam landed, and nothing in the month after it."""
    assert life.came == [
        "2 Mar introduction grace.hall",
        "3 Mar call grace.hall",
        "9 Mar attempt grace.hall",
        "10 Mar answer grace.hall",
        "11 Mar answer grace.hall",
        "18 Mar prepare grace.hall",
        "19 Mar thank_you grace.hall",
        "19 Mar introduction omar",
        "23 Mar answer omar",
        "24 Mar report_back grace.hall",
        "31 Mar nudge omar",
        "14 Apr check_in grace.hall",
        "27 Apr landed grace.hall",
    ]


def test_each_draft_says_what_it_is_for(life: Seen) -> None:
    """In the thread, with what Sam noted, and with the referrer's name."""
    said = {name: " ".join(text(draft).split()) for name, draft in life.drafts.items()}
    for name, words in {
        "introduction": "Your plan for Stonebridge begins with the cellars: that is why",
        "propose_times": "any Thursday between 13:00 and 17:00",
        "accept_time": "Thursday, 19 March at 14:00",
        "thank_you": "Begin with the insurers",
        "introduction of a referral": "Grace Hall suggested that I write to you.",
        "report_back": "Omar",
        "check_in": "the rainfall table",
        "landed": "I plan for floods at Leeds City Council",
    }.items():
        assert words in said[name]
    assert all("In-Reply-To" in headers(d) for name, d in life.drafts.items() if "introduction" not in name)


def test_no_draft_that_is_sent_has_a_trace(life: Seen) -> None:
    """Of any kind: the headers of a mail client, and nothing that tells."""
    for name, draft in life.drafts.items():
        assert set(headers(draft)) <= DRAFT_HEADERS, name
        assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", headers(draft)["Message-ID"])
        assert b"ollowthrough" not in draft.raw


def test_why_gives_the_reason_of_each_step(life: Seen) -> None:
    """As it stood when the step had just come."""
    for kind, words in {
        "introduction": "introduction",
        "call": "you wrote first",
        "prepare": "a meeting was agreed for Thu 19 Mar 2026 14:00",
        "thank_you": "you met",
        "report_back": "Omar",
        "landed": "you landed",
    }.items():
        assert words in life.why[kind], kind


def test_in_the_end_the_check_ins_are_yearly_and_the_rest_is_over(life: Seen) -> None:
    """A year from the mail that says where Sam landed; nobody is asked for anything any more."""
    (step,) = life.home.json("why", "grace")["next"]
    assert (step["kind"], step["opens_at"][:7]) == ("check_in", "2027-04")
    assert life.home.json("why", "omar")["next"] == []
