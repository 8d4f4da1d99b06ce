"""What would have been written on the mail already there: the real planning with a clock that walks, and no desk."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger
from followthrough.plan.agenda import Circumstances, Decision, Verdict, agenda, next_due_at, stale, uses_cap
from followthrough.plan.conversation import Conversation, fold
from followthrough.plan.drafts import DraftRow, DraftState
from followthrough.plan.facts import Fact
from followthrough.plan.playbook import Outlook
from followthrough.service.engine import Engine, Progress, silent


@dataclass(frozen=True, slots=True)
class Entry:
    """One draft or note that would have been written."""

    at: datetime
    kind: str
    persons: tuple[str, ...]
    why: str

    def as_dict(self) -> dict[str, object]:
        return {"at": self.at.isoformat(), "kind": self.kind, "persons": list(self.persons), "why": self.why}


@dataclass(frozen=True, slots=True)
class Replay:
    """Everything that would have been written, in order; ``trouble`` names accounts that could not be read."""

    entries: tuple[Entry, ...]
    trouble: dict[str, str]
    names: Mapping[str, str]
    """Names by person, as learned from mail."""


def replay(settings: Settings, since: datetime, now: datetime, progress: Progress = silent) -> Replay:
    """Read the mail since a day into a ledger that is thrown away, then let the time run from there to now."""
    days = max((now - since).days + 1, 1)
    config = settings.config.model_copy(update={"look_back": days, "paused": False})
    with (
        tempfile.TemporaryDirectory(prefix="followthrough-replay-") as scratch,
        Ledger.open(Path(scratch) / "state") as ledger,
    ):
        engine = Engine(replace(settings, config=config), ledger, progress)
        for link in engine.links.values():
            if link.connect(now) is not None:
                engine.look(link, now)
        trouble = {
            n: f"{li.trouble.problem}: {li.trouble.detail}" for n, li in engine.links.items() if li.trouble
        }
        engine.close()
        learned = {person: ledger.learned(person) for person in ledger.persons()}
        names = {person: found["name"][0] for person, found in learned.items() if "name" in found}
        return Replay(tuple(_walk(engine, _counting(engine), since, now)), trouble, names)


def _counting(engine: Engine) -> tuple[Fact, ...]:
    """The facts as the engine counts them: by the person that people.toml names, settled doubts left out."""
    engine.refresh()
    return tuple(fact for each in engine.conversations.values() for fact in each.facts)


def _walk(engine: Engine, facts: tuple[Fact, ...], since: datetime, now: datetime) -> Iterable[Entry]:
    past = _Past(engine, since)
    moments = sorted({max(f.at, since) for f in facts if f.at <= now})
    at: datetime | None = moments[0] if moments else None
    while at is not None and at <= now:
        past.see([f for f in facts if f.at <= at], at)
        yield from past.write(at)
        later = (next((m for m in moments if m > at), None), past.next_due_at(at))
        at = min((m for m in later if m is not None), default=None)


class _Past:
    """The conversations as they stood at one moment of the walk, with the rows that would have been written by then."""

    def __init__(self, engine: Engine, since: datetime) -> None:
        self._engine, self._since = engine, since
        self._seen: dict[str, int] = {}
        self._rows: dict[str, DraftRow] = {}
        self._conversations: dict[str, Conversation] = {}
        self._outlooks: dict[str, Outlook] = {}
        self._circle = engine.circle()

    def see(self, facts: list[Fact], at: datetime) -> None:
        """Fold what has become known, and let go of drafts that it made wrong."""
        by_person: dict[str, list[Fact]] = {}
        for fact in facts:
            by_person.setdefault(fact.person, []).append(fact)
        for person, known in by_person.items():
            if self._seen.get(person) != len(known):
                self._seen[person] = len(known)
                self._fold(person, known)
        for key in stale(self._conversations, self._outlooks, at):
            row = self._rows[key]
            self._rows[key] = replace(row, state=DraftState.WITHDRAWN, state_at=at)
            for person in row.persons:
                self._fold(person, by_person.get(person, []))

    def _fold(self, person: str, facts: list[Fact]) -> None:
        for each in {person, *self._keep_folded(person, facts)}:
            self._look_ahead(each)

    def _keep_folded(self, person: str, facts: list[Fact]) -> frozenset[str]:
        rows = [r for r in self._rows.values() if person in r.persons]
        self._conversations[person] = fold(person, facts, rows, hours=self._engine.hours)
        return self._circle.keep(self._conversations[person])

    def _look_ahead(self, person: str) -> None:
        """Also for somebody only named so far, whom the introduction would go to."""
        if person not in self._conversations:
            self._keep_folded(person, [])
        conversation, prospect = self._conversations[person], self._circle.prospect(person)
        if conversation.outreach is None and prospect is not None:
            conversation = replace(conversation, account=prospect.account, playbook=prospect.playbook)
            self._conversations[person] = conversation
        self._outlooks[person] = self._engine.outlook_of(conversation, self._circle)

    def write(self, at: datetime) -> Iterable[Entry]:
        """Everything that would be written at this moment, one after the other."""
        while decision := next((d for d in self._agenda(at) if d.verdict is Verdict.WRITE), None):
            step = decision.steps[0]
            self._keep(decision, at)
            yield Entry(at, step.kind.value, tuple(s.person for s in decision.steps), step.why)

    def next_due_at(self, at: datetime) -> datetime | None:
        """The next moment at which something opens."""
        due_at = next_due_at(self._agenda(at))
        return due_at if due_at is not None and due_at > at else None

    def _agenda(self, at: datetime) -> tuple[Decision, ...]:
        hours, config = self._engine.hours, self._engine.settings.config
        written = sum(uses_cap(row, at, hours.zone) for row in self._rows.values())
        circumstances = Circumstances(
            now=at,
            awake_since_at=self._since,
            hours=hours,
            paused=False,
            drafts_per_day=config.drafts_per_day,
            written_today=written,
        )
        return agenda(self._outlooks, self._conversations, circumstances)

    def _keep(self, decision: Decision, at: datetime) -> None:
        step, persons = decision.steps[0], tuple(s.person for s in decision.steps)
        self._rows[step.key] = DraftRow(
            key=step.key,
            account=step.account,
            kind=step.kind,
            mailbox="",
            message_id=step.key,
            raw=b"",
            flags=(),
            persons=persons,
            steps=tuple(s.key for s in decision.steps),
            to=persons,
            subject="",
            parents=(step.follows,),
            created_at=at,
            state=DraftState.PLACED,
            state_at=at,
        )
        for person in persons:
            self._fold(person, list(self._conversations[person].facts))
