"""What the user said, in answers to notes and by commands, taken up: understood, recorded, and said back."""

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from followthrough.ledger.store import Ledger, Question, Said
from followthrough.mail.own.orders import Order, Unclear, Word, understand
from followthrough.plan.conversation import Conversation, fold
from followthrough.plan.everybody import not_undone
from followthrough.plan.facts import EVERYBODY, Fact, Paused, Undone
from followthrough.plan.naming import Known
from followthrough.plan.steering import Outcome, Speech, Standing, called, is_about_all, steer, undo, whom
from followthrough.plan.words import moment_in_words
from followthrough.service import wording
from followthrough.service.acquaintances import Acquaintances
from followthrough.service.engine.knowing import Knowledge
from followthrough.service.harvest import BAD_MAIL

log = logging.getLogger("followthrough.engine")

MAX_UNCLEAR = 5
"""So many lines that were not understood are quoted back of one mail."""


@dataclass(slots=True)
class Heard:
    """What words come to: ``outcomes`` with the line each comes from, ``unclear`` lines, what is learned (as the
    ledger takes it, with the id of the fact that goes with it)."""

    facts: list[Fact] = field(default_factory=list)
    outcomes: list[tuple[Order, Outcome]] = field(default_factory=list)
    unclear: tuple[Unclear, ...] = ()
    learned: list[tuple[str, str, str, str]] = field(default_factory=list)
    """(message_id, person, what, value)"""

    @property
    def is_done(self) -> bool:
        """Whether every line was understood and carried out."""
        return not self.unclear and not any(outcome.refused for _, outcome in self.outcomes)


class Heeding:
    """Takes up what was said. Reading alone changes nothing, so that a command can look first."""

    def __init__(self, known: Knowledge, ledger: Ledger) -> None:
        self._known, self._ledger = known, ledger

    def heed(self, now: datetime) -> int:
        """Take up everything said and not taken up yet, each in one transaction. How much there was."""
        waiting = self._ledger.unheeded()
        for said in waiting:
            self._heed(said, now)
        return len(waiting)

    def _heed(self, said: Said, now: datetime) -> None:
        try:
            heard = self.understand(said, now)
            questions = self._questions(said, heard, now)
        except BAD_MAIL as error:
            # One mail must not keep the service from everything else; its words may not stand in a log.
            log.warning("heeded key=%s problem=%s", said.key, type(error).__name__)
            heard, questions = Heard(), [wording.broken(said.key, now)]
        with self._ledger.together():
            for fact in heard.facts:
                if isinstance(fact, Undone):
                    self._unlearn(fact.of, now)
            for message_id, person, what, value in heard.learned:
                self._learn(message_id, person, what, value, now)
            self._ledger.heed(said.key, heard.facts, questions, now)
        self._known.add(heard.facts)
        log.info(
            "heeded key=%s facts=%d unclear=%d refused=%d",
            said.key,
            len(heard.facts),
            len(heard.unclear),
            sum(bool(outcome.refused) for _, outcome in heard.outcomes),
        )

    # Understanding ----------------------------------------------------------------------------------------------------

    def understand(self, said: Said, now: datetime) -> Heard:
        """What words mean as things stand. Each line sees what the lines before it did."""
        self._known.refresh()
        settings = self._known.settings
        me = settings.config.me.name
        at = min(said.at, now)
        orders, unclear = understand(said.text, at, settings.zone, (me, me.partition(" ")[0]))
        heard = Heard(unclear=unclear)
        if not orders:
            return heard
        acquaintances, circles = self._circles()
        note = tuple(acquaintances.known(person) for person in self._about(said.note_id))
        speech = Speech(key=said.key, at=at, zone=settings.zone, me=self._known.me, note=note)
        for order in orders:
            outcome = self._outcome(order, speech, circles, heard)
            heard.outcomes.append((order, outcome))
            heard.facts += outcome.facts
            message_id = f"{said.key}#{order.number}"
            heard.learned += [(message_id, outcome.person, *each) for each in outcome.learned]
        return heard

    def _about(self, note_id: str) -> tuple[str, ...]:
        """Whom the note is about: its people, of the day's note those it named."""
        row = self._known.book.draft(note_id)
        if row is None:
            return ()
        named = row.persons or json.loads(self._ledger.get(f"about|{note_id}") or "[]")
        return tuple(dict.fromkeys(map(self._known.book.canonical, named)))

    def whom(self, part: str) -> Known | str:
        """The one person a command is about, by a name, an address or any part that is unique; else why not."""
        self._known.refresh()
        _, circles = self._circles()
        return called(part, circles, loosely=True)

    def _circles(self) -> tuple[Acquaintances, Sequence[Sequence[Known]]]:
        """Where a name is looked for: among those there is a conversation with, then in people.toml."""
        acquaintances = Acquaintances(self._known.settings.people, self._ledger)
        persons = {*self._known.conversations, *self._known.book.persons()}
        known = [acquaintances.known(person) for person in sorted(persons)]
        return acquaintances, (known, acquaintances.strangers(persons))

    def _outcome(
        self, order: Order, speech: Speech, circles: Sequence[Sequence[Known]], heard: Heard
    ) -> Outcome:
        if order.word is Word.UNDO:
            return undo(speech, order.number, self._earlier())
        if is_about_all(order, speech):
            return steer(order, speech, None, self._standing(EVERYBODY, heard))
        person = whom(order, speech, circles)
        if isinstance(person, str):
            return Outcome(person=EVERYBODY, refused=person)
        return steer(order, speech, person, self._standing(person.person, heard))

    def _standing(self, person: str, heard: Heard) -> Standing:
        known = self._known
        listed = known.book.listed(person) if person else None
        pauses = [fact.on for fact in heard.facts if isinstance(fact, Paused)]
        return Standing(
            conversation=self._conversation(person, heard.facts),
            stopped_by_file=bool(listed and listed.stop),
            held_by_file=bool(listed and listed.hold),
            paused=pauses[-1] if pauses else known.at_large.paused,
            paused_by_file=known.settings.config.paused,
        )

    def _conversation(self, person: str, said: Sequence[Fact]) -> Conversation | None:
        """The conversation as it stands after the lines before."""
        conversation = self._known.conversations.get(person)
        if conversation is None or not any(fact.person in (person, EVERYBODY) for fact in said):
            return conversation
        drafts = {row.key: row for row in conversation.drafts.values()}.values()
        return fold(person, (*conversation.facts, *said), drafts, hours=self._known.hours)

    # Taking back ------------------------------------------------------------------------------------------------------

    def _earlier(self) -> Iterator[tuple[str, Sequence[Fact]]]:
        """What was said and still stands, the last first."""
        by_key: dict[str, list[Fact]] = {}
        for fact in not_undone(self._ledger.facts()):
            if not isinstance(fact, Undone):
                by_key.setdefault(fact.message_id.rpartition("#")[0], []).append(fact)
        for said in self._ledger.heeded():
            yield said.key, by_key.get(said.key, [])

    def _learn(self, message_id: str, person: str, what: str, value: str, now: datetime) -> None:
        """Keep it, and what was there before, for `undo`."""
        before = self._ledger.learned(person).get(what)
        key = message_id.rpartition("#")[0]
        kept = json.loads(self._ledger.get(f"before|{key}") or "[]")
        self._ledger.put(f"before|{key}", json.dumps([*kept, [person, what, before]]))
        source = f"your words of {moment_in_words(now, self._known.settings.zone)}"
        self._ledger.learn(person, what, value, source, now)

    def _unlearn(self, key: str, now: datetime) -> None:
        """Put back what the words that are taken back had replaced."""
        for person, what, before in reversed(json.loads(self._ledger.get(f"before|{key}") or "[]")):
            if before is None:
                self._ledger.unlearn(person, what)
            else:
                self._ledger.learn(person, what, before[0], before[1], now)
        self._ledger.put(f"before|{key}", None)

    # Saying back ------------------------------------------------------------------------------------------------------

    def _questions(self, said: Said, heard: Heard, now: datetime) -> list[Question]:
        # What a command does it has said itself.
        is_mail = bool(said.note_id)
        questions = [
            _answer(f"{said.key}#{order.number}", order, outcome, now)
            for order, outcome in heard.outcomes
            if is_mail or outcome.refused
        ]
        questions += [
            wording.not_understood(f"{said.key}#{each.number}", each.line, each.instead, now)
            for each in heard.unclear[:MAX_UNCLEAR]
        ]
        more = len(heard.unclear) - MAX_UNCLEAR
        return [*questions, wording.not_understood_more(said.key, more, now)] if more > 0 else questions


def _answer(key: str, order: Order, outcome: Outcome, now: datetime) -> Question:
    if outcome.refused:
        return wording.not_done(key, outcome.person, order.line, outcome.refused, now)
    return wording.understood(key, outcome.person, outcome.said, now)
