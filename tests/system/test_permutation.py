"""Whatever the order in which the same mails come to be seen, the plan is the same in the end."""

import itertools
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followthrough.config.load import load
from followthrough.ledger.store import Ledger
from followthrough.plan.facts import natural_key
from followthrough.service.engine import Engine
from tests.servers.face import Server
from tests.servers.fixtures import Running
from tests.system.home import START, Home

NOW = START + timedelta(days=4)
SUBJECT = "Your advice, please"
_numbers = itertools.count()


class Mail(NamedTuple):
    """One mail of the story: where it lies, when it came, and what its headers say."""

    name: str
    mailbox: str
    hours: int
    sender: str
    to: str
    answers: tuple[str, ...] = ()
    subject: str = SUBJECT
    body: str = "May I ask for twenty minutes?\n"
    extra: tuple[tuple[str, str], ...] = ()

    def raw(self, home: Home) -> bytes:
        message = EmailMessage(policy=SMTP)
        me = f"Sam <{home.address}>"
        message["From"], message["To"] = self.sender or me, self.to or me
        message["Subject"] = f"Re: {self.subject}" if self.answers else self.subject
        message["Date"] = format_datetime(START + timedelta(hours=self.hours))
        message["Message-ID"] = f"<{self.name}@mail.example>"
        if self.answers:
            message["In-Reply-To"] = f"<{self.answers[-1]}@mail.example>"
            message["References"] = " ".join(f"<{each}@mail.example>" for each in self.answers)
        for name, value in self.extra:
            message[name] = value
        message.set_content(self.body)
        return message.as_bytes()


ANN, BEN, CY = (
    "Ann Miller <ann@northlight.example>",
    "Ben Okafor <ben@harbour.example>",
    "Cy <cy@mill.example>",
)
YES = "Happy to help!\n"
MAILS = (
    Mail("first", "Sent", 0, "", ANN),
    Mail("shared", "Sent", 1, "", f"{BEN}, {CY}"),
    Mail("second", "Sent", 30, "", ANN, ("first",)),
    Mail("yes", "INBOX", 40, "Ann Miller <ann@home.example>", "", ("first", "second"), body=YES),
    Mail("later", "INBOX", 45, "ann@home.example", "", subject="One more thing", body="Read the Lyon report.\n"),
    Mail("colleague", "INBOX", 20, "Dee <dee@northlight.example>", "", ("first",), body=YES),
    Mail("direct", "Sent", 50, "", "Dee <dee@northlight.example>"),
    Mail(
        "away", "INBOX", 3, BEN, "", ("shared",),
        body="I am out of the office until 12 March 2026.\n", extra=(("Auto-Submitted", "auto-replied"),),
    ),
    Mail(
        "bounced", "INBOX", 2, "MAILER-DAEMON <mailer-daemon@example.org>", "", (), "Undelivered mail",
        body="<cy@mill.example>: host mx.mill.example said: 550 5.1.1 User unknown\n",
        extra=(("Auto-Submitted", "auto-replied"), ("X-Failed-Recipients", "cy@mill.example")),
    ),
)  # fmt: skip


class Plan(NamedTuple):
    """What is known and planned, without what tells one user's login from another's."""

    states: dict[str, str]
    facts: list[str]
    steps: list[tuple[object, ...]]


def planned(home: Home, order: list[Mail], cuts: list[int]) -> Plan:
    """The plan after the mails came in this order, with a look after each cut."""
    folder = home.folder / f"ledger{next(_numbers)}"
    with Ledger.open(folder) as ledger:
        engine = Engine(load(home.config), ledger)
        (link,) = engine.links.values()
        assert link.connect(NOW) is not None
        for start, end in itertools.pairwise([0, *sorted(cuts), len(order)]):
            for mail in order[start:end]:
                at = START + timedelta(hours=mail.hours)
                home.server.deliver(home.user, mail.mailbox, mail.raw(home), (), at)
            assert engine.look(link, NOW), link.trouble
        decisions = engine.decisions(NOW)
        engine.close()
        return Plan(
            {p: c.state.value for p, c in sorted(engine.conversations.items())},
            # As they count: a doubt about a mail that was seen before the one it answers is settled by that one.
            sorted(natural_key(fact) for c in engine.conversations.values() for fact in c.facts),
            sorted(
                (
                    s.kind.value,
                    s.person,
                    s.follows,
                    s.template,
                    s.number,
                    s.opens_at.isoformat(),
                    d.verdict.value,
                )
                for d in decisions
                for s in d.steps
            ),
        )


@pytest.fixture(scope="module")
def as_it_happened(servers: Running, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The plan when every mail is seen as it comes."""
    server = servers.get("embedded")
    home = Home(server, tmp_path_factory.mktemp("home"), server.new_user())
    return planned(home, sorted(MAILS, key=lambda mail: mail.hours), list(range(1, len(MAILS))))


def test_the_story_is_understood(as_it_happened: Plan) -> None:
    """In the order in which it happened: what every other order has to come to."""
    assert as_it_happened.states == {
        "ann@northlight.example": "answered",
        "ben@harbour.example": "waiting",
        "cy@mill.example": "unreachable",
        "dee@northlight.example": "talking",
    }
    assert len(as_it_happened.facts) == 12


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(order=st.permutations(MAILS), cuts=st.lists(st.integers(0, len(MAILS)), max_size=3))
def test_any_order_of_arrival_gives_the_same_plan(
    home_on: Callable[..., Home], embedded: Server, as_it_happened: Plan, order: list[Mail], cuts: list[int]
) -> None:
    """Any order, looked at all together or in parts."""
    assert planned(home_on(embedded), order, cuts) == as_it_happened


def test_the_reverse_order_one_by_one_gives_the_same_plan(
    home_on: Callable[..., Home], embedded: Server, as_it_happened: Plan
) -> None:
    """Every answer is seen before what it answers."""
    backwards = sorted(MAILS, key=lambda mail: -mail.hours)
    assert planned(home_on(embedded), backwards, list(range(1, len(MAILS)))) == as_it_happened
