"""Plays the story: the real service on the embedded server, its clock moved from one thing that happens to the next."""

import logging
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import tomli_w

from followthrough.config.load import Settings, load
from followthrough.demo.cast import ADDRESS, NAMES, PEOPLE, ZONE
from followthrough.demo.hands import act, lying_in, notes_in
from followthrough.demo.server import EmbeddedServer
from followthrough.demo.shown import inset
from followthrough.demo.story import BEGIN, END, before, story
from followthrough.demo.told import ABOUT_NOBODY, BECAME, fact_in_words, kind_in_words, named, named_in
from followthrough.ledger.store import Ledger
from followthrough.plan.conversation import fold
from followthrough.plan.drafts import DraftRow, StepKind
from followthrough.plan.facts import Fact
from followthrough.plan.playbook import Step
from followthrough.service.engine import Engine
from followthrough.service.loop import Service
from followthrough.service.notify import Supervisor
from followthrough.service.wording.of_words import UNDERSTOOD

PASSWORD = "demo"
PLAYBOOK = "advice"
Tell = Callable[[str, datetime, str], None]
"""(``happens`` | ``seen`` | ``asked`` | ``draft`` | ``note`` | ``text`` | ``changed``, when, in words)"""


class MovedClock:
    """Wall time is wherever the story is; monotonic time is real."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at.astimezone(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


@dataclass(frozen=True, slots=True)
class Left:
    """What lies in the mailbox at the end, all that was sent, and what comes next for whom, in words."""

    drafts: tuple[bytes, ...]
    notes: tuple[bytes, ...]
    trash: tuple[bytes, ...]
    sent: tuple[bytes, ...]
    next: tuple[str, ...]


def config_text(port: int) -> str:
    """The demo's settings, as a file the user could have written."""
    return tomli_w.dumps(
        {
            "me": {
                "name": "Sam Carter",
                "about": "a hydrologist on the way from research into city planning",
                "availability": ["tue 09:00-12:00", "thu 13:00-17:00"],
                "hoping_for": "A look at how a borough decides what to flood first.",
            },
            "hours": {"timezone": "Europe/London"},
            "account": [
                {
                    "name": "demo",
                    "host": "127.0.0.1",
                    "port": port,
                    "security": "none",
                    "login": ADDRESS,
                    "addresses": [ADDRESS],
                    "password_command": ["echo", PASSWORD],
                }
            ],
            "playbook": [
                {
                    "name": PLAYBOOK,
                    "enrol": {"subjects": ["twenty minutes", "buried rivers"]},
                    "questions": [
                        "What did you not expect when you began?",
                        "Which numbers do you trust, and which not?",
                        "What would you learn first in my place?",
                        "Who decides in the end, and by what?",
                        "What should I read?",
                    ],
                    "check_in_with": "answered",
                }
            ],
        }
    )


@contextmanager
def stage() -> Iterator[tuple[EmbeddedServer, Settings]]:
    """The server with what is in the mailbox already, and settings that name it; all of it temporary."""
    logging.getLogger("followthrough").addHandler(logging.NullHandler())
    logging.getLogger("followthrough").propagate = False
    with (
        tempfile.TemporaryDirectory(prefix="followthrough-demo-") as folder,
        EmbeddedServer(ADDRESS, PASSWORD) as server,
    ):
        path = Path(folder) / "followthrough.toml"
        path.write_text(config_text(server.port).replace("[me]", f'state_dir = "{folder}/state"\n\n[me]', 1))
        (Path(folder) / "people.toml").write_text(tomli_w.dumps({"person": PEOPLE}))
        for event in before():
            act(server, event)
        yield server, load(path)


def play(server: EmbeddedServer, settings: Settings, tell: Tell, end: datetime = END) -> Left:
    """From the first event to ``end``; everything seen, decided and written is told as it comes."""
    events = list(story())
    clock = MovedClock(BEGIN)
    with Ledger.open(settings.state_dir) as ledger:
        engine = Engine(settings, ledger)
        service = Service(engine, ledger, clock, Supervisor(""))
        watcher = _Watcher(engine, ledger, lambda kind, at, words: tell(kind, at.astimezone(ZONE), words))
        while clock.at < end:
            _turn(service, watcher, clock)
            due_at = engine.next_due_at(clock.now()) or end
            morning = _next_morning(clock.at)
            clock.at = min(t for t in (due_at, morning, events[0].at if events else end, end) if t > clock.at)
            while events and events[0].at <= clock.at:
                event = events.pop(0)
                tell("happens", event.at, event.told)
                act(server, event)
        _turn(service, watcher, clock)
        comes = tuple(_next(engine, person) for person in sorted(NAMES) if person in engine.outlooks)
        service.close()
    return Left(
        lying_in(server, "Drafts"),
        notes_in(server),
        lying_in(server, "Trash"),
        lying_in(server, "Sent"),
        comes,
    )


def _next(engine: Engine, person: str) -> str:
    """What comes next for a person: the first step and its day, or what is waited for."""
    outlook = engine.outlooks[person]
    step = min(outlook.steps, key=lambda each: each.opens_at, default=None)
    if step is None:
        return f"{named(person)}: {named_in(outlook.waiting) or 'nothing more'}"
    day = f"{step.opens_at.astimezone(ZONE):%-d %B %Y}"
    return f"{named(person)}: {kind_in_words(step.kind)} from {day}. {named_in(step.why)}"


def _next_morning(at: datetime) -> datetime:
    """The next 09:00: when the day's note is due."""
    morning = at.astimezone(ZONE).replace(hour=9, minute=0, second=0, microsecond=0)
    return morning if morning > at else morning + timedelta(days=1)


def _turn(service: Service, watcher: "_Watcher", clock: MovedClock) -> None:
    service.say("tick")
    service.turn(0.0)
    watcher.look(clock.at)


class _Watcher:
    """Tells what is new in the ledger since the last look."""

    def __init__(self, engine: Engine, ledger: Ledger, tell: Tell) -> None:
        self._engine, self._ledger, self._tell = engine, ledger, tell
        self._facts: set[Fact] = set()
        self._rows: dict[str, DraftRow] = {}
        self._questions: set[str] = set()
        self._shown: set[tuple[StepKind, str]] = set()

    def look(self, at: datetime) -> None:
        """Everything that has come since, in the order seen, asked, written."""
        for fact in self._ledger.facts():
            if fact not in self._facts:
                self._facts.add(fact)
                self._tell("seen", at, fact_in_words(fact))
        for question in self._ledger.questions(untold_only=False):
            if question.key not in self._questions:
                self._questions.add(question.key)
                if question.heading == UNDERSTOOD:
                    continue  # it was told as seen
                whom = f" ({named(question.person)})" if question.person else ""
                self._tell("asked", at, f"{question.heading}{whom}")
        for row in self._ledger.outlines():
            self._look_at(row, at)

    def _look_at(self, row: DraftRow, at: datetime) -> None:
        was = self._rows.get(row.key)
        self._rows[row.key] = row
        kind = kind_in_words(row.kind)
        if was is None:
            self._tell("note" if row.is_note else "draft", at, self._written(row, kind))
            self._show_first(row, at)
        elif was.state is not row.state:
            became = BECAME.get(row.state, row.state.value)
            self._tell("changed", at, f"the {kind} for {named(row.persons[0])}: {became}")

    def _show_first(self, row: DraftRow, at: datetime) -> None:
        """Of everything that is rendered the first is shown whole."""
        if (row.kind, row.template) not in self._shown:
            self._shown.add((row.kind, row.template))
            (whole,) = self._ledger.drafts_by_key((row.key,))
            self._tell("text", at, inset(whole.raw))

    def _written(self, row: DraftRow, kind: str) -> str:
        if not row.persons:
            return ABOUT_NOBODY[row.kind]
        whom = " and ".join(named(person) for person in row.persons)
        step = self._step(row)
        return f"{kind} for {whom}" + (f". Why: {named_in(step.why)}" if step else "")

    def _step(self, row: DraftRow) -> Step | None:
        """The step of a row: without the row the same facts give it once more, with its why."""
        person = row.persons[0]
        others = [r for r in self._ledger.outlines() if person in r.persons and r.key != row.key]
        before = fold(person, self._ledger.facts(person), others, hours=self._engine.hours)
        if before.outreach is None:
            before = replace(before, account=row.account, playbook=PLAYBOOK)
        return next((s for s in self._engine.outlook_of(before).steps if s.key == row.key), None)
