"""Plays the story: the real service on the embedded server, its clock moved from one thing that happens to the next."""

import logging
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import format_datetime
from pathlib import Path

import tomli_w

from followthrough.config.load import Settings, load
from followthrough.demo.server import EmbeddedServer, StoredMessage
from followthrough.demo.story import (
    ADDRESS,
    END,
    NAMES,
    ZONE,
    Arrives,
    DeletesDraft,
    Event,
    Sends,
    SendsDraft,
    before,
    story,
)
from followthrough.ledger.store import Ledger
from followthrough.mail.reading import Says
from followthrough.plan.conversation import fold
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Away, Bounced, Fact, Outreach, Received, Sent
from followthrough.plan.playbook import Step
from followthrough.service.engine import Engine
from followthrough.service.loop import Service
from followthrough.service.notify import Supervisor

PASSWORD = "demo"
Tell = Callable[[str, datetime, str], None]
"""(``happens`` | ``seen`` | ``asked`` | ``draft`` | ``note`` | ``changed``, when, in words)"""


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
    """What lies in the mailbox at the end."""

    drafts: tuple[bytes, ...]
    notes: tuple[bytes, ...]
    trash: tuple[bytes, ...]


def config_text(port: int) -> str:
    """The demo's settings, as a file the user could have written."""
    return tomli_w.dumps(
        {
            "me": {
                "name": "Sam Carter",
                "about": "a hydrologist on the way from research into city planning",
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
                    "name": "advice",
                    "enrol": {"subjects": ["twenty minutes", "buried rivers"]},
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
        for event in before():
            act(server, event)
        yield server, load(path)


def play(server: EmbeddedServer, settings: Settings, tell: Tell, end: datetime = END) -> Left:
    """From the first event to ``end``; everything seen, decided and written is told as it comes."""
    events = list(story())
    clock = MovedClock(events[0].at - timedelta(minutes=30))
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
        service.close()
    return Left(_of(server, "Drafts"), _notes(server), _of(server, "Trash"))


def _next_morning(at: datetime) -> datetime:
    """The next 09:00: when the day's note is due."""
    morning = at.replace(hour=9, minute=0, second=0, microsecond=0)
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

    def look(self, at: datetime) -> None:
        """Everything that has come since, in the order seen, asked, written."""
        for fact in self._ledger.facts():
            if fact not in self._facts:
                self._facts.add(fact)
                self._tell("seen", at, fact_in_words(fact))
        for question in self._ledger.questions(untold_only=False):
            if question.key not in self._questions:
                self._questions.add(question.key)
                whom = f" ({named(question.person)})" if question.person else ""
                self._tell("asked", at, f"{question.heading}{whom}")
        for row in self._ledger.outlines():
            self._look_at(row, at)

    def _look_at(self, row: DraftRow, at: datetime) -> None:
        was = self._rows.get(row.key)
        self._rows[row.key] = row
        kind = "check-in" if row.kind is StepKind.CHECK_IN else row.kind.value
        if was is None:
            self._tell("note" if row.is_note else "draft", at, self._written(row, kind))
        elif was.state is not row.state:
            became = _BECAME.get(row.state, row.state.value)
            self._tell("changed", at, f"the {kind} for {named(row.persons[0])}: {became}")

    def _written(self, row: DraftRow, kind: str) -> str:
        if not row.persons:
            return "the day's note, with what is to be asked"
        whom = " and ".join(named(person) for person in row.persons)
        step = self._step(row)
        return f"{kind} for {whom}" + (f". Why: {named_in(step.why)}" if step else "")

    def _step(self, row: DraftRow) -> Step | None:
        """The step of a row: without the row the same facts give it once more, with its why."""
        person = row.persons[0]
        others = [r for r in self._ledger.outlines() if person in r.persons and r.key != row.key]
        before = fold(person, self._ledger.facts(person), others, hours=self._engine.hours)
        return next((s for s in self._engine.outlook_of(before).steps if s.key == row.key), None)


def named(person: str) -> str:
    """The person's name, where the story knows it."""
    return NAMES.get(person, person)


def named_in(words: str) -> str:
    """A sentence with names in the place of addresses."""
    for address, name in NAMES.items():
        words = words.replace(address, name)
    return words


def fact_in_words(fact: Fact) -> str:
    """What was seen, as the demo tells it."""
    who = named(fact.person)
    match fact:
        case Outreach():
            return f"Sam's first mail to {who}: the playbook “{fact.playbook}” enrols it"
        case Sent():
            return f"Sam's mail to {who}" + (": the draft, as sent" if fact.step_key else "")
        case Received():
            said = (
                ", ".join(_SAYS.get(says, says.value) for says in fact.says)
                or "nothing that is clear by itself"
            )
            return f"{who} answered in person: {said}"
        case Away():
            back = f"back on {fact.until:%-d %B}" if fact.until else "no date"
            return f"an automatic reply from {who}, {back}: everything waits"
        case Bounced():
            return f"the mail to {who} failed for good ({fact.status}): everything stops"
        case _:
            return f"{who}: {fact.kind}"


_BECAME = {
    DraftState.SENT: "sent",
    DraftState.ABSENT: "gone from Drafts, perhaps only open in a client",
    DraftState.DISMISSED: "deleted: a no to this step",
    DraftState.WITHDRAWN: "out of date, moved to Trash",
    DraftState.EDITED: "edited, so it is Sam's own",
}
_SAYS = {Says.POSITIVE: "a friendly yes", Says.NO_OPENINGS: "no openings", Says.THANKS: "thanks"}


def act(server: EmbeddedServer, event: Event) -> None:
    """Carry out an event in the mailbox, as Sam's mail client and the mail server would."""
    match event.what:
        case Arrives(raw):
            server.append("INBOX", raw, (), event.at)
        case Sends(raw):
            server.append("Sent", raw, ("\\Seen",), event.at)
        case SendsDraft(to, fills):
            draft = _draft_to(server, to)
            server.append("Sent", _completed(draft.raw, fills, event.at), ("\\Seen",), event.at)
            server.remove("Drafts", draft.uid)
        case DeletesDraft(to):
            draft = _draft_to(server, to)
            server.append("Trash", draft.raw, ("\\Seen",), event.at)
            server.remove("Drafts", draft.uid)


def _draft_to(server: EmbeddedServer, to: str) -> StoredMessage:
    return next(m for m in server.messages("Drafts") if to in str(message_from_bytes(m.raw)["To"]))


def _completed(raw: bytes, fills: tuple[str, ...], at: datetime) -> bytes:
    """The draft as sent: its FILLs completed, the line about them deleted, dated now."""
    message = BytesParser(policy=policy.SMTP).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    body = re.sub(r"\A\[\[FILL:[^\]]*\]\]\s*", "", message.get_content())
    for fill in fills:
        body = re.sub(r"\[\[FILL:[^\]]*\]\]", fill, body, count=1)
    message.set_content(body)
    message.replace_header("Date", format_datetime(at))
    return message.as_bytes()


def _of(server: EmbeddedServer, mailbox: str) -> tuple[bytes, ...]:
    return tuple(m.raw for m in server.messages(mailbox))


def _notes(server: EmbeddedServer) -> tuple[bytes, ...]:
    return tuple(m.raw for m in server.messages("INBOX") if b"X-Followthrough" in m.raw[:2000])
