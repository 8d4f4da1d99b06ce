"""A dozen people who got the same first mail, and what each of them did: what stops, holds or re-times, side by side.

What comes for each in the three weeks after, what `why` says of it, and that the mailbox is as it was but for our own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

import pytest

from tests.servers.face import Stored
from tests.servers.fixtures import Running
from tests.system.home import START, Home, answers, headers
from tests.system.story import FIRST, SUBJECT, people
from tests.system.test_stops import bounce

RE = f"Re: {SUBJECT}"
LOOKS = [timedelta(days=d, hours=6) for d in (0, 1, 2, 3, 7, 8, 10, 11, 15, 18, 20)]
"""When the service looks, from the first mails on: until check-ins would be due."""


class Case(NamedTuple):
    """One person: what they did, where that leads, what `why` says, and which kinds of draft and note come."""

    does: str
    body: str
    state: str
    why: tuple[str, ...]
    comes: tuple[str, ...]
    headers: Mapping[str, str] = {}
    threaded: bool = True


AUTO = {"Auto_Submitted": "auto-replied"}
CASES = {
    "ada": Case(
        "says nothing", "", "waiting",
        ("you wrote first: “Your advice, please”", "enrol.subjects", "is in your Drafts"),
        ("call", "attempt"),
    ),
    "ben": Case(
        "answers in the thread", "Happy to help!\n", "answered",
        ("says yes", "in-reply-to", "a certain match"), ("answer",),
    ),
    "cleo": Case(
        "answers out of it", "Happy to help!\n", "answered",
        ("a probable match", "from: cleo@cleo.example"), ("answer",), threaded=False,
    ),
    "dan": Case(
        "is away until the 12th", "I am out of the office until 12 March 2026.\n", "waiting",
        ("an automatic reply: back on 12 March 2026", "auto-submitted"), ("call", "attempt"), headers=AUTO,
    ),
    "eve": Case(
        "is away for a year", "I am out of the office until 3 February 2027.\n", "waiting",
        ("away until 3 February 2027", "until you"), (), headers=AUTO,
    ),
    "fay": Case(
        "has left", "I no longer work here. Please write to Gil Berg, gil@fay.example.\n", "unreachable",
        ("an automatic reply: has left",), (), headers=AUTO,
    ),
    "gus": Case(
        "bounces for good", "5.1.1", "unreachable",
        ("came back (for good, status 5.1.1)", "bounce"), (),
    ),
    "hal": Case(
        "has a full mailbox", "4.2.2", "waiting",
        ("came back (for now, status 4.2.2)",), ("call", "attempt"),
    ),
    "ida": Case(
        "wants no mail", "Please do not contact me again.\n", "stopped",
        ("asks not to be written to", "Please do not contact me again"), (),
    ),
    "jan": Case(
        "declines", "I am sorry, I must decline. I have no time for this.\n", "declined",
        ("declines", "I must decline"), ("answer",),
    ),
    "kim": Case(
        "may be a machine", "I am away until Thursday.\n\nKim\n", "waiting",
        ("may be an automatic reply", "until you or they write"), (),
    ),
    "lea": Case(
        "has a colleague who answers", "Lea passed this on. Happy to help!\n", "delegated",
        ("a colleague answered in the thread: max@lea.example",), (),
    ),
    "mia": Case(
        "gets a second mail of the user's own", "", "waiting",
        ("you wrote: “Re: Your advice, please”", "Two mails sent"), ("call",),
    ),
    "ned": Case("is held in people.toml", "", "waiting", ("hold",), ()),
}  # fmt: skip


def address(who: str) -> str:
    return f"{who.capitalize()} <{who}@{who}.example>"


def mail_of(home: Home, who: str, case: Case, first: str) -> None:
    """What this person, or the user towards them, does on the day after."""
    at = START + timedelta(hours=3)
    thread = answers(first) if case.threaded else {}
    if case.body[:1].isdigit():
        bounce(home, first, case.body, f"{case.body} failed", to=f"{who}@{who}.example")
    elif who == "lea":
        home.receive("Max <max@lea.example>", RE, case.body, at=at, **thread)
    elif who == "mia":
        home.send(address(who), RE, "Dear Mia,\n\nwhat I forgot.\n", at=START + timedelta(hours=5), **thread)
    elif case.body:
        subject = (
            "Coffee?" if not case.threaded else f"Automatic reply: {SUBJECT}" if "out of" in case.body else RE
        )
        home.receive(address(who), subject, case.body, at=at, **thread, **case.headers)


class Town(NamedTuple):
    """The mailbox after three weeks, what came for whom, the ids of it, and all that lay there before."""

    home: Home
    came: dict[str, list[str]]
    placed: list[str]
    before: dict[str, list[Stored]]


def everything(home: Home) -> dict[str, list[Stored]]:
    return {name: home.server.fetch_all(home.user, name) for name in home.server.names(home.user)}


@pytest.fixture(scope="module")
def town(servers: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Everybody is written to on Monday; the service looks on eleven of the days after."""
    server = servers.get("dovecot")
    home = Home(server, tmp_path_factory.mktemp("town"), server.new_user(), {"drafts_per_day": 50})
    yield live(home)
    home.close()


def live(home: Home) -> Town:
    people(home, {"name": "Ned", "addresses": ["ned@ned.example"], "hold": True})
    home.receive("A list <list@lists.example>", "News", "News.\n")
    firsts = {
        who: home.send(address(who), SUBJECT, FIRST, at=START + timedelta(minutes=n))
        for n, who in enumerate(CASES)
    }
    for who, case in CASES.items():
        mail_of(home, who, case, firsts[who])
    before, came, ids = everything(home), defaultdict(list), []
    for after in LOOKS:
        home.set_time(START + after)
        done = home.json("once")
        assert done["trouble"] == {}
        for placed in done["placed"]:
            ids.append(placed["message_id"])
            for person in placed["persons"]:
                came[person.partition("@")[0]].append(placed["kind"])
    return Town(home, dict(came), ids, before)


def test_what_somebody_does_decides_what_comes(town: Town) -> None:
    """In three weeks these kinds in this order, and nothing else; and the state says where it stands."""
    known = {
        who: (town.home.json("why", f"{who}@{who}.example")["state"], town.came.get(who, [])) for who in CASES
    }
    assert known == {who: (case.state, list(case.comes)) for who, case in CASES.items()}


def test_why_names_what_was_seen_and_what_it_did(town: Town) -> None:
    """The message, the header or the words in it, and the rule; or what it waits for."""
    said = {who: " ".join(town.home.call("why", f"{who}@{who}.example").stdout.split()) for who in CASES}
    missing = {who: [each for each in case.why if each not in said[who]] for who, case in CASES.items()}
    assert {who: (words, said[who]) for who, words in missing.items() if words} == {}


def test_the_mailbox_is_as_it_was_but_for_our_own(town: Town) -> None:
    """Every mail of the user's at its place, byte for byte, with its flags; each one that is new was told as placed."""
    new: list[str] = []
    for name, now in everything(town.home).items():
        before = town.before[name]
        assert now[: len(before)] == before
        new += [headers(each)["Message-ID"].strip("<>") for each in now[len(before) :]]
    assert sorted(new) == sorted(town.placed)
