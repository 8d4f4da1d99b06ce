"""Months of a mailbox, made up: the user writes, answers come, drafts are placed, deleted, edited and sent.

The machine plays service with a ledger that is a list, and holds the promises at every step.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from followthrough.mail.matching.match import Certainty
from followthrough.mail.reading import Says, Severity
from followthrough.plan.agenda import Decision, Verdict, agenda, next_due_at, stale
from followthrough.plan.business_time import Unit, Window, local_date
from followthrough.plan.conversation import Conversation, fold
from followthrough.plan.drafts import NEXT, NOTES, OPEN, DraftRow, DraftState, StepKind
from followthrough.plan.everybody import everybody, not_undone
from followthrough.plan.facts import (
    EVERYBODY,
    Called,
    Delegated,
    Fact,
    Meeting,
    Met,
    Received,
    Stopped,
    natural_key,
)
from followthrough.plan.playbook import Attempt, Outlook, Rules, Step, Ties, outlook
from followthrough.plan.referrals import listed_prospect, named_prospect
from tests.plan.story import (
    BERLIN,
    LOGIN,
    TUESDAY,
    away,
    bounced,
    called,
    circumstances,
    delegated,
    held,
    landed,
    meeting,
    met,
    news,
    noted,
    outreach,
    owes,
    received,
    referral,
    resumed,
    row,
    sent,
    stopped,
    undone,
    wanted,
)

ANN, BOB, CLEO = WRITTEN_TO = ("ann@example.org", "bob@example.org", "cleo@example.org")
DORA, ED = NEW = ("dora@example.org", "ed@example.org")
PERSONS = (*WRITTEN_TO, *NEW)
CAP = 1
CALL = Attempt("call", Window(1, 2, Unit.BUSINESS_DAYS))
MAIL = Attempt("mail", Window(5, 7, Unit.BUSINESS_DAYS))
LONG = Rules("advice", attempts=(CALL, MAIL, CALL, MAIL), check_in_with="answered")
DEFAULT = Rules("advice", check_in_with="answered")
ASKS = {StepKind.INTRODUCTION, StepKind.CALL, StepKind.ATTEMPT, StepKind.NUDGE}
ANY_HOUR = {StepKind.ANSWER, StepKind.THANK_YOU, StepKind.PREPARE}
UNCAPPED = {StepKind.ANSWER, StepKind.THANK_YOU, *NOTES}
persons = st.sampled_from(WRITTEN_TO)


class Months(RuleBasedStateMachine):
    """Ann and Bob share a thread; Cleo has her own. Dora is listed to be introduced to, Ed is named by and by."""

    @initialize(rules=st.sampled_from([DEFAULT, LONG]), keep=st.booleans())
    def begin(self, rules: Rules, *, keep: bool) -> None:
        self.rules, self.keep = rules, keep
        self.now = TUESDAY
        self.facts: dict[str, Fact] = {}
        self.rows: dict[str, DraftRow] = {}
        self.written: Counter[date] = Counter()
        self.times: dict[str, tuple[frozenset[str], datetime, datetime]] = {}
        self.count = 0
        for person, thread in ((ANN, (ANN, BOB)), (BOB, (ANN, BOB)), (CLEO, (CLEO,))):
            self.happens(outreach(0, f"first-{len(thread)}", person, thread))

    # The world ----------------------------------------------------------------------------------------------------

    def happens(self, fact: Fact, hours_ago: int = 0, *, word: bool = False) -> None:
        self.count += 1
        name = fact.message_id if fact.kind == "outreach" else f"{self.count}@somewhere{'#1' if word else ''}"
        fact = replace(fact, message_id=name, at=max(TUESDAY, self.now - timedelta(hours=hours_ago)))
        self.facts[natural_key(fact)] = fact

    @property
    def days(self) -> float:
        return (self.now - TUESDAY) / timedelta(days=1)

    @rule(hours=st.sampled_from([1, 5, 16, 24, 24, 48, 96, 168, 500]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def the_next_step_is_due(self) -> None:
        """The scheduler's one date job."""
        due_at = next_due_at(self.decide())
        if due_at is not None:
            self.now = due_at
            self.the_program_wakes()

    @rule(person=persons)
    def the_user_writes(self, person: str) -> None:
        self.happens(sent(0, person=person))

    @rule(
        person=persons,
        says=st.lists(
            st.sampled_from([*Says, *[each for each in Says if each is not Says.STOP]]), max_size=2
        ),
        late=st.sampled_from([0, 0, 3, 40]),
        certainty=st.sampled_from([Certainty.CERTAIN, Certainty.PROBABLE]),
    )
    def they_answer(self, person: str, says: list[Says], late: int, certainty: Certainty) -> None:
        self.happens(received(0, *says, person=person, certainty=certainty), late)

    @rule(
        person=persons,
        what=st.integers(0, 11),
        days=st.integers(-3, 30),
        more=st.sampled_from([0, 0, 0, 230]),
    )
    def something_else_happens(self, person: str, what: int, days: int, more: int) -> None:
        """One rule for all of it: most of these end a conversation, and would end most stories soon."""
        back, later = self.now.date() + timedelta(days=days + more), self.days + abs(days) + 1
        fact: Fact = (
            away(0, back),
            away(0),
            away(0, left=days == 0),
            bounced(0, Severity.SOFT),
            bounced(0, Severity.HARD if days > 20 else Severity.POLICY),
            meeting(0, later, cancelled=days < 5),
            delegated(0) if days < 0 else resumed(0),
            stopped(0) if days < 0 else resumed(0),
            held(0, later),
            held(0),
            resumed(0),
            resumed(0),
        )[what]
        self.happens(replace(fact, person=person))

    @rule(person=persons, what=st.integers(0, 9), days=st.integers(0, 5))
    def the_user_tells(self, person: str, what: int, days: int) -> None:
        """What nobody else can know."""
        fact: Fact = (
            met(0),
            met(0),
            called(0, reached=True),
            called(0, reached=False),
            noted(0),
            owes(0),
            referral(0, ED),
            referral(0, ED, promised=days < 2),
            wanted(0),
            news(0, person),
        )[what]
        fact = replace(fact, person=person)
        if isinstance(fact, Met):
            fact = replace(fact, ended_at=self.now - timedelta(hours=days))
        self.happens(fact, word=True)

    @rule(what=st.sampled_from(["news", "landed", "undone", "undone"]), which=st.integers(0, 50))
    def the_user_says_it_of_nobody(self, what: str, which: int) -> None:
        if what == "undone":
            words = sorted({f.message_id for f in self.facts.values() if "#" in f.message_id})
            if words:
                self.happens(undone(0, words[which % len(words)], EVERYBODY), word=True)
        elif what == "news" or which % 4 == 0:
            self.happens(news(0) if what == "news" else landed(0), word=True)

    @rule(person=st.sampled_from(NEW))
    def the_user_writes_first(self, person: str) -> None:
        if not any(fact.person == person and fact.kind == "outreach" for fact in self.facts.values()):
            self.count += 1
            self.happens(outreach(0, f"own-{self.count}", person))

    @rule(
        which=st.integers(0, 50),
        becomes=st.sampled_from(
            [DraftState.DISMISSED, DraftState.EDITED, DraftState.SENT, DraftState.ABSENT]
        ),
    )
    def the_user_takes_a_draft(self, which: int, becomes: DraftState) -> None:
        mine = [each for each in self.rows.values() if becomes in NEXT[each.state] and not each.is_note]
        if not mine:
            return
        draft = mine[which % len(mine)]
        self.rows[draft.key] = replace(draft, state=becomes, state_at=self.now)
        if becomes is DraftState.SENT:
            for person in draft.persons:
                if draft.kind is StepKind.INTRODUCTION:
                    self.happens(outreach(0, draft.key, person))
                else:
                    self.happens(sent(0, person=person, step=draft.key))

    # The program --------------------------------------------------------------------------------------------------

    def look(self) -> tuple[dict[str, Outlook], dict[str, Conversation]]:
        conversations = {
            person: fold(person, self.facts.values(), self.rows.values(), BERLIN) for person in PERSONS
        }
        at_large = everybody(self.facts.values())
        found = {
            person: outlook(each, self.rules, BERLIN, LOGIN, None, self.ties(person, conversations), at_large)
            for person, each in conversations.items()
        }
        return found, conversations

    def ties(self, person: str, conversations: dict[str, Conversation]) -> Ties:
        """Dora is listed; Ed is there once somebody names him."""
        referred = {ED: conversations[ED]} if conversations[ED].outreach else {}
        if person not in NEW or conversations[person].outreach:
            return Ties(None, referred)
        named = [(each, conversations[p]) for p in WRITTEN_TO for each in conversations[p].referrals]
        if person == DORA:
            return Ties(listed_prospect(DORA, "advice", "main", TUESDAY, "", ()))
        return Ties(named_prospect(ED, "advice", "main", named, BERLIN))

    def decide(self) -> tuple[Decision, ...]:
        today = self.written[local_date(self.now, BERLIN.zone)]
        return agenda(*self.look(), circumstances(self.now, cap=CAP, written=today))

    @rule()
    def the_program_wakes(self) -> None:
        outlooks, conversations = self.look()
        for key in stale(conversations, outlooks):
            if not self.keep:
                self.rows[key] = replace(self.rows[key], state=DraftState.WITHDRAWN, state_at=self.now)
        for decision in self.decide():
            if decision.verdict is Verdict.WRITE:
                self.write(decision.steps)
        assert not [each for each in self.decide() if each.verdict is Verdict.WRITE]

    def write(self, steps: tuple[Step, ...]) -> None:
        kind = steps[0].kind
        taken = {step for each in self.rows.values() for step in each.steps}
        assert taken.isdisjoint(step.key for step in steps)
        for step in steps:
            self.may_be_written(step)
        draft = row(*steps, created_at=self.now)
        self.rows[draft.key] = replace(draft, state_at=self.now)
        self.written[local_date(self.now, BERLIN.zone)] += kind not in UNCAPPED

    def may_be_written(self, step: Step) -> None:
        facts = [fact for fact in not_undone(self.facts.values()) if fact.person == step.person]
        assert not any(isinstance(fact, Stopped) for fact in facts)
        answers = [fact for fact in facts if isinstance(fact, Received)]
        assert not any(Says.STOP in fact.says for fact in answers)
        if step.kind not in ANY_HOUR:
            assert BERLIN.is_open(self.now)
        if step.kind in {StepKind.CALL, StepKind.ATTEMPT}:
            assert not any(isinstance(fact, Received | Delegated | Meeting | Met) for fact in facts)
            assert not any(isinstance(fact, Called) and fact.reached for fact in facts)
        if step.kind is StepKind.ATTEMPT:
            mails = sum(fact.kind in {"outreach", "sent"} for fact in facts)
            assert mails <= sum(attempt.by == "mail" for attempt in self.rules.attempts)
        if step.kind in ASKS or step.kind is StepKind.CHECK_IN:
            assert not any(Says.DECLINES in fact.says for fact in answers)
        if step.kind in ASKS:
            landing = everybody(self.facts.values()).landed
            began = min((fact.at for fact in facts if fact.kind == "outreach"), default=TUESDAY)
            assert landing is None or began > landing.at
        if step.kind is StepKind.INTRODUCTION:
            assert not any(fact.kind in {"outreach", "sent", "received", "met"} for fact in facts)
        if step.kind is StepKind.THANK_YOU:
            over = [fact.ended_at for fact in facts if isinstance(fact, Met)]
            over += [fact.ends_at for fact in facts if isinstance(fact, Meeting)]
            assert min(over) + timedelta(hours=1) <= self.now

    # The promises -------------------------------------------------------------------------------------------------

    @invariant()
    def nobody_has_two_untouched_drafts_of_ours(self) -> None:
        open_now = Counter(person for each in self.open_drafts() for person in each.persons)
        assert all(count == 1 for count in open_now.values())

    @invariant()
    def a_day_sees_no_more_than_the_cap(self) -> None:
        assert all(count <= CAP for count in self.written.values())

    @invariant()
    def nobody_is_called_more_often_than_the_playbook_says(self) -> None:
        notes = (each for each in self.rows.values() if each.kind is StepKind.CALL)
        calls = Counter(person for each in notes for person in each.persons)
        assert all(
            count <= sum(each.by == "call" for each in self.rules.attempts) for count in calls.values()
        )

    @invariant()
    def nobody_is_introduced_to_twice_or_nudged_or_told_twice_for_one_reason(self) -> None:
        introduced = Counter(
            person
            for each in self.rows.values()
            if each.kind is StepKind.INTRODUCTION
            for person in each.persons
        )
        assert all(count == 1 for count in introduced.values())

    @invariant()
    def a_due_time_does_not_slide(self) -> None:
        """While nothing happens to that person, it stays, whatever the hour and whatever became of our drafts. Words
        about nobody in particular happen to everybody, and so does what is said of whoever is only named."""
        outlooks, _ = self.look()
        for person, found in outlooks.items():
            known = frozenset(
                key
                for key, fact in self.facts.items()
                if person in NEW or fact.person in {person, EVERYBODY, *NEW}
            )
            for step in found.steps:
                before = self.times.get(step.key)
                if before is not None and before[0] == known:
                    assert before[1:] == (step.opens_at, step.overdue_at)
                self.times[step.key] = (known, step.opens_at, step.overdue_at)

    @invariant()
    def what_is_later_is_not_forgotten(self) -> None:
        later = [each for each in self.decide() if each.verdict is Verdict.LATER]
        due_at = next_due_at(later)
        assert (due_at is None) is (not later)
        assert due_at is None or due_at > self.now

    def open_drafts(self) -> Iterator[DraftRow]:
        return (each for each in self.rows.values() if each.state in OPEN and not each.is_note)


Months.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestMonths = Months.TestCase
