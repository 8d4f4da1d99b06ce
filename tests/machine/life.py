"""One life: the real engine on a real mailbox, its time moved; after every turn it is judged by what it changed."""

import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses
from pathlib import Path
from zoneinfo import ZoneInfo

from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.service.engine import Engine
from tests.machine.box import NAMES, Box
from tests.servers.face import Stored

LONDON = ZoneInfo("Europe/London")
START = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
"""A Tuesday; in the night to Sunday the clocks go forward."""
CAP = 2
ASKS = frozenset({
    StepKind.ATTEMPT, StepKind.CALL, StepKind.NUDGE, StepKind.INTRODUCTION, StepKind.CHECK_IN, StepKind.LANDED,
})  # fmt: skip
"""What no one gets who has declined."""
CAPPED = frozenset({StepKind.ATTEMPT, StepKind.CHECK_IN, StepKind.INTRODUCTION, StepKind.LANDED})
HEADERS = {
    "From", "To", "Cc", "Bcc", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}  # fmt: skip
"""What a mail client puts into a draft; nothing else."""
HARMLESS = {"\\Draft", "\\Seen"}
Mail = Mapping[str, Mapping[int, Stored]]


class Killed(BaseException):
    """The process ends here: nothing after this runs."""


class Mortal(Ledger):
    """A ledger under which the process can die, just before or just after one of its commits."""

    deaths: tuple[int, bool] | None = None
    """After so many commits; whether that one is still made."""

    def advance(self, key: str, was: DraftState, **changes: object) -> DraftRow:
        dies = self._counted()
        if dies is False:
            raise Killed
        row = super().advance(key, was, **changes)  # type: ignore[arg-type]
        if dies:
            raise Killed
        return row

    def plan_draft(self, row: DraftRow) -> bool:
        dies = self._counted()
        if dies is False:
            raise Killed
        planned = super().plan_draft(row)
        if dies:
            raise Killed
        return planned

    def _counted(self) -> bool | None:
        """None: lives on. Else whether this commit is still made."""
        if self.deaths is None:
            return None
        left, after = self.deaths
        self.deaths = (left - 1, after) if left else None
        return None if left else after


def headers(raw: bytes) -> dict[str, str]:
    """A message's headers by name."""
    message = BytesParser(policy=compat32).parsebytes(raw, headersonly=True)
    return {name: " ".join(str(value).split()) for name, value in message.items()}


def id_of(raw: bytes) -> str:
    """Its Message-ID without brackets."""
    return headers(raw)["Message-ID"].strip("<>")


def people_of(raw: bytes) -> frozenset[str]:
    """Whom it is to."""
    return frozenset(address.lower() for _, address in getaddresses([headers(raw)["To"]]))


class Life:
    """The daemon on one mailbox. ``settings`` are those of a user on the box's server."""

    def __init__(self, box: Box, settings: Settings, folder: Path) -> None:
        self.box, self.now = box, START
        account = settings.config.account[0].model_copy(update={"login": box.user.name})
        config = settings.config.model_copy(update={"account": (account,), "drafts_per_day": CAP})
        self.settings = replace(settings, config=config, state_dir=folder / "state")
        self.engine: Engine | None = None
        self.written: dict[str, bytes] = {}
        """Every draft that the daemon stored, by Message-ID."""
        self.days: Counter[date] = Counter()
        self.ended: dict[str, str] = {}
        """Who asked for an end, and how."""
        self.renewed: dict[str, str] = {}
        """What a client made of a draft under an id of its own, and the draft."""
        self.said: set[str] = set()
        """Of those, who came to an end by the user's word alone."""
        self.said_pause = False
        self.taken: set[str] = set()
        """Drafts that the user has sent or saved; a client may leave the first copy in Drafts all the same. And those
        taken back after two weeks: nobody looks for them any more."""
        self.unknowable: set[str] = set()
        """Drafts of which nothing was left in the mailbox when the ledger was lost."""
        self.forgotten: set[str] = set()
        """Drafts made under a ledger that was lost."""
        self.amnesia_on: date | None = None
        self.doubted_until: datetime | None = None
        self.noted: set[str] = set()

    # The daemon ---------------------------------------------------------------------------------------------------

    @property
    def paused(self) -> bool:
        return self.settings.config.paused or self.said_pause

    def start(self) -> Engine:
        self.settings.state_dir.parent.mkdir(exist_ok=True)
        self.ledger = Mortal.open(self.settings.state_dir)
        self.engine = Engine(self.settings, self.ledger)
        return self.engine

    def stop(self) -> None:
        """The process ends; connections break with it."""
        if self.engine is not None:
            for link in self.engine.links.values():
                link.close()
            self.ledger.close()
            self.engine = None

    def lose_ledger(self) -> None:
        self.stop()
        shutil.rmtree(self.settings.state_dir)
        self.unsay()  # the notes that were answered are nobody's under another ledger
        left = {self.renewed.get(i, i) for i in self._left()}
        self.unknowable |= set(self.written) - left
        self.forgotten |= set(self.written)
        self.amnesia_on = self.now.astimezone(LONDON).date()

    def say(self, word: str, note: bytes) -> None:
        """What the user's answer to a note means for the promises; in doubt they are asked for less."""
        row = self._row(id_of(note))
        if row is None:
            return
        if word == "stop" and row.kind in {StepKind.CALL, StepKind.PREPARE}:
            self.said |= {person for person in row.persons if self.ended.get(person) != "stop"}
            self.ended |= dict.fromkeys(row.persons, "stop")
        if word == "pause":
            self.said_pause = True
        if word == "go on":
            self.said_pause = False
        if word == "undo":
            self.unsay()

    def unsay(self) -> None:
        self.said_pause = False
        for person in self.said:
            self.ended.pop(person, None)
        self.said.clear()

    def _left(self) -> set[str]:
        """Ids of what lies where it is looked for; marked as deleted, a client's own copy is as good as gone."""
        return {
            id_of(m.raw)
            for name in ("Sent", "Drafts", "Trash", "Junk")
            for m in self.box.read(name)
            if "\\Deleted" not in m.flags or id_of(m.raw) in self.written
        }

    def pause(self, paused: bool) -> None:
        self.settings = replace(
            self.settings, config=self.settings.config.model_copy(update={"paused": paused})
        )
        if self.engine is not None:
            self.engine.adopt(self.settings)

    def turn(self, deaths: tuple[int, bool] | None = None) -> None:
        """Look, decide, write; then judged. ``deaths``: the process dies at that commit."""
        before = self.mail()
        engine = self.engine or self.start()
        self.ledger.deaths = deaths
        try:
            self._turn(engine)
            self.ledger.deaths = None
        except Killed:
            self.stop()
        self._judge(before, self.mail())

    def _turn(self, engine: Engine) -> None:
        engine.stay_awake(self.now)
        for link in engine.links.values():
            link.retry_now()
            if link.session is None:
                link.connect(self.now)
        looked = [engine.look(link, self.now) for link in engine.links.values()]
        if all(looked):
            engine.act(self.now)

    # The promises -------------------------------------------------------------------------------------------------

    def mail(self) -> Mail:
        return {name: {m.uid: m for m in lying} for name, lying in self.box.everything().items()}

    def _judge(self, before: Mail, after: Mail) -> None:
        self._nothing_else_changed(before, after)
        new = [m for uid, m in after["Drafts"].items() if uid not in before["Drafts"]]
        for draft in new:
            self._may_be_written(draft)
        notes = [m for uid, m in after["INBOX"].items() if uid not in before["INBOX"]]
        for note in notes:
            self._is_a_note_once(note)
        if new:
            self._one_untouched_draft_a_person(after)
        if self.engine is not None:
            self._everything_explains_itself(self.engine)

    def _nothing_else_changed(self, before: Mail, after: Mail) -> None:
        """New drafts and notes, and our own untouched drafts moved to Trash: nothing else, and no flag."""
        for name in NAMES:
            for uid, was in before[name].items():
                if uid in after[name]:
                    assert after[name][uid] == was, f"{name} {uid} was changed"
                    continue
                assert name == "Drafts", f"{name} {uid} vanished"
                assert was.raw == self.written.get(id_of(was.raw)), "not our untouched draft"
                assert not was.flags - HARMLESS, f"touched by the user: {was.flags}"
        gone = [m.raw for uid, m in before["Drafts"].items() if uid not in after["Drafts"]]
        trashed = [m.raw for uid, m in after["Trash"].items() if uid not in before["Trash"]]
        assert sorted(gone) == sorted(trashed), "what left Drafts is not what came into Trash"
        for name in set(NAMES) - {"Drafts", "Trash", "INBOX"}:
            assert set(after[name]) == set(before[name]), f"something was written into {name}"

    def _may_be_written(self, draft: Stored) -> None:
        own = headers(draft.raw)
        message_id, people = id_of(draft.raw), people_of(draft.raw)
        assert message_id not in set(self.written) - self.unknowable, "the same step a second time"
        self.unknowable.discard(message_id)
        self.written[message_id] = draft.raw
        assert set(own) <= HEADERS
        assert b"ollowthrough" not in draft.raw
        assert not self.paused
        assert self.doubted_until is None or self.now >= self.doubted_until, "written in doubt"
        row = self._row(message_id)
        assert row is not None, "no row of ours"
        for person in people:
            assert self.ended.get(person) != "stop", f"{person} asked not to be written to"
            assert row.kind not in ASKS or person not in self.ended, f"{person} declined"
        if row.kind in CAPPED:
            day = self.now.astimezone(LONDON).date()
            self.days[day] += 1
            assert self.days[day] <= CAP or day == self.amnesia_on

    def _is_a_note_once(self, note: Stored) -> None:
        message_id = id_of(note.raw)
        assert message_id not in self.noted, "the same note a second time"
        self.noted.add(message_id)
        assert not self.paused
        assert "\\Seen" not in note.flags
        row = self._row(message_id)
        assert row is not None
        assert row.kind is not StepKind.CALL or not set(row.persons) & set(self.ended)

    def _row(self, message_id: str) -> DraftRow | None:
        if self.engine is not None:
            return next((r for r in self.ledger.outlines() if r.message_id == message_id), None)
        with Ledger.open(self.settings.state_dir) as ledger:
            return next((r for r in ledger.outlines() if r.message_id == message_id), None)

    def _one_untouched_draft_a_person(self, after: Mail) -> None:
        # Two copies of one draft are one: one may be back out of Trash before a client has deleted the other.
        lying = {
            (person, id_of(m.raw))
            for m in after["Drafts"].values()
            if "\\Deleted" not in m.flags and not m.flags - HARMLESS
            if m.raw == self.written.get(id_of(m.raw)) and id_of(m.raw) not in self.forgotten | self.taken
            for person in people_of(m.raw)
        }
        open_now = Counter(person for person, _ in lying)
        assert all(count == 1 for count in open_now.values()), open_now

    def _everything_explains_itself(self, engine: Engine) -> None:
        """Whatever is planned names its reason and what would cancel it; every draft belongs to somebody known."""
        for decision in engine.decisions(self.now):
            assert decision.why
            for step in decision.steps:
                assert step.why
                assert step.cancelled_by
        for row in self.ledger.outlines():
            if row.kind not in {StepKind.NOTE, StepKind.DIGEST}:
                assert row.persons
                assert all(row.key in engine.conversations[p].drafts for p in row.persons)
