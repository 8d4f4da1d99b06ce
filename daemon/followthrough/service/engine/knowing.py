"""Everything known, in memory: settings, people, our drafts, the conversations as they stand, and what follows.

Bounded by the conversations of the ledger; the bytes of drafts and of mail stay there.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from followthrough.config.calendars import Place
from followthrough.config.load import Settings
from followthrough.config.models import Account
from followthrough.ledger.store import Ledger, Question
from followthrough.mail.address import Address, Identities
from followthrough.plan.agenda import (
    Circumstances,
    Decision,
    agenda,
    may_be_placed,
    overtaken,
    stale,
    uses_cap,
)
from followthrough.plan.business_time import WorkingTime
from followthrough.plan.conversation import Conversation, State, fold
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.enrolment import EnrolRule
from followthrough.plan.everybody import Everybody, everybody
from followthrough.plan.facts import EVERYBODY, Fact, Outreach, Undone, Wanted
from followthrough.plan.playbook import Outlook, Rules, outlook, step_key
from followthrough.service.book import Book
from followthrough.service.engine.awake import Awake
from followthrough.service.engine.circle import Circle
from followthrough.service.holidays import DaysOff
from followthrough.service.speaking import login_at_host, their_hours


class Knowledge:
    """Read from the ledger once, then kept in step with it: whoever records says so here."""

    def __init__(self, settings: Settings, ledger: Ledger) -> None:
        self._ledger = ledger
        self._days_off = DaysOff(ledger)
        self.awake = Awake(ledger)
        self.adopt(settings)

    def adopt(self, settings: Settings) -> None:
        """Take settings over whole: at the start, and when they were edited and are valid."""
        self.settings = settings
        country = Place(settings.config.hours.country, settings.config.hours.region)
        self.hours = working_time(settings, self._days_off.of(country))
        accounts = settings.config.account
        self.me = Identities(frozenset(a.lower() for acc in accounts for a in acc.addresses))
        self.book = Book(settings.people, self._days_off.by_country(settings))
        self._logins = {account.name: self._login(account) for account in accounts}
        prepare_at = settings.config.notes.prepare_at
        self._rules: dict[str, Rules] = {
            p.name: replace(p.rules(), prepare_at=prepare_at) for p in settings.config.playbook
        }
        self._rows: dict[str, DraftRow] = {}
        self._by_person: dict[str, dict[str, DraftRow]] = {}
        self._asked: set[str] = set()
        self._dirty: set[str] = set()
        self.conversations: dict[str, Conversation] = {}
        self.outlooks: dict[str, Outlook] = {}
        self._stored: dict[str, set[str]] = {}
        self._circle = self.circle()
        self._of_all: list[Fact] = []
        for fact in self._ledger.facts():
            self._take(fact)
        self.at_large = everybody(self._of_all)
        self._relearn()
        for row in self._ledger.outlines():
            self.keep(row)
        self.book.news()  # of what was known at the last stop, the ledger says itself what is still to be read
        # Words can be about somebody never written to: they are not forgotten at the next start.
        self.touch((*self.book.persons(), *self._stored, *self._circle.listed()))

    def circle(self) -> Circle:
        """Nobody's ties yet, under the settings in force: for this knowledge, and for a replay of the past."""
        return Circle(self.settings, self.book, self.me, self.hours, self._listed_since)

    def _listed_since(self, person: str) -> datetime | None:
        """Since when people.toml lists somebody to be introduced to; None: that is noted at the next tick."""
        kept = self._ledger.get(f"introduce|{person}")
        return datetime.fromisoformat(kept) if kept else None

    def _relearn(self) -> None:
        learned = self._ledger.learned_by_person()
        for stored, person in [(s, p) for p in self.book.persons() for s in self._stored.get(p, {p})]:
            for what, (value, _) in learned.get(stored, {}).items():
                if what.startswith("address "):
                    self.book.learn(person, Address("", value))
                elif what.startswith("name"):
                    self.book.learn(person, Address(value, person))

    def _login(self, account: Account) -> str:
        """The account's part of step keys: as it was when it was first used, for a server can get another name."""
        return self._ledger.get(f"login|{account.name}") or login_at_host(account)

    def add(self, facts: Iterable[Fact]) -> None:
        """Facts that were just recorded by another way than intake (the user's words): folded from now on."""
        facts = tuple(facts)
        for fact in facts:
            self._take(fact)
        self.touch(self.book.canonical(fact.person) for fact in facts if fact.person != EVERYBODY)
        if any(fact.person == EVERYBODY or isinstance(fact, Undone) for fact in facts):
            self.at_large = everybody(self._of_all)
            self.touch(self.conversations)

    def _take(self, fact: Fact) -> None:
        if fact.person == EVERYBODY or isinstance(fact, Undone):
            self._of_all.append(fact)
        if fact.person != EVERYBODY:
            self.book.add(self._named(fact))

    @property
    def paused(self) -> bool:
        """Whether all writing stops: by the config, or by the user's word."""
        return self.settings.config.paused or self.at_large.paused

    def _named(self, fact: Fact) -> Fact:
        """A fact about whom people.toml now says it is: two conversations can turn out to be with one person."""
        person = self.book.canonical(fact.person)
        self._stored.setdefault(person, set()).add(fact.person)
        if isinstance(fact, Outreach):
            recipients = tuple(dict.fromkeys(self.book.canonical(each) for each in fact.recipients))
            address = fact.address or ("" if fact.person == person else fact.person)
            return replace(fact, person=person, recipients=recipients, address=address)
        return replace(fact, person=person)

    # Our drafts -------------------------------------------------------------------------------------------------------

    def keep(self, row: DraftRow) -> None:
        """A row as it stands now, new or changed. Its bytes are let go."""
        persons = tuple(dict.fromkeys(self.book.canonical(person) for person in row.persons))
        row = replace(row, raw=b"", persons=persons)
        self._rows[row.key] = row
        self.book.add_draft(row)
        for person in row.persons:
            self._by_person.setdefault(person, {})[row.key] = row
        self.touch(row.persons)

    def rows(self, states: Iterable[DraftState]) -> list[DraftRow]:
        """Our rows in these states, without bytes, oldest first."""
        wanted = frozenset(states)
        found = (row for row in self._rows.values() if row.state in wanted)
        return sorted(found, key=lambda row: (row.created_at, row.key))

    def has(self, key: str) -> bool:
        """Whether there is a row of ours with this key."""
        return key in self._rows

    def row(self, key: str) -> DraftRow:
        """Our row with this key, without bytes. Raises KeyError."""
        return self._rows[key]

    def places(self, account: str) -> dict[str, str]:
        """Where what became of our drafts was last seen (mailbox and uid), and the key of the draft."""
        found: dict[str, str] = {}
        for row in self._rows.values():
            if row.account == account and not row.is_note:
                found |= {row.reason: row.key} if row.reason else {}
                found |= {f"{row.mailbox} {row.uid}": row.key} if row.uid else {}
        return found

    def shared_ids(self, row: DraftRow) -> tuple[str, ...]:
        """Message-IDs of drafts to this row's people and others that a ledger since lost may have made: a draft to
        several has the key of one of them."""
        if row.kind is StepKind.INTRODUCTION:
            return self._other_introductions(row)
        if row.kind is not StepKind.ATTEMPT or not row.parents:
            return ()
        keys: list[str] = []
        for person in row.persons:
            conversation = self.conversations[person]
            first, login = conversation.outreach, self._logins.get(conversation.account)
            others = (
                set(first.recipients) - set(row.persons) if first is not None and login is not None else set()
            )
            for other in sorted(others):
                theirs = self.conversations[other].outreach if other in self.conversations else None
                enrolled = (theirs.address if theirs else "") or other
                keys.append(step_key(login or "", enrolled, row.kind.value, row.parents[0]))
        domain = row.message_id.rpartition("@")[2]
        return tuple(f"{key}@{domain}" for key in keys if key not in self._rows)

    def _other_introductions(self, row: DraftRow) -> tuple[str, ...]:
        """One who is listed and was named, or named twice, has been introduced to under another key."""
        domain = row.message_id.rpartition("@")[2]
        keys = {
            step_key(login, person, row.kind.value, follows)
            for person in row.persons
            for login in self._logins.values()
            for follows in ("", *(referral.message_id for referral in self._circle.named_as(person)))
        }
        return tuple(f"{key}@{domain}" for key in sorted(keys - {row.key}) if key not in self._rows)

    # What follows -----------------------------------------------------------------------------------------------------

    def touch(self, persons: Iterable[str]) -> None:
        """Something happened with these people: their conversations are folded anew."""
        self._dirty.update(persons)

    def refresh(self) -> None:
        """Fold anew the conversations that something happened in."""
        self._dirty |= self.book.cleared()
        if not self._dirty:
            return
        again = set(self._dirty)
        for person in self._dirty:
            again |= self._fold(person)
        self._dirty.clear()
        for person in again:
            self._look_ahead(person)

    def _fold(self, person: str) -> frozenset[str]:
        """Those for whom this conversation means something."""
        rows = self._by_person.get(person, {}).values()
        stored = self._stored.get(person, set()) | {person}
        facts = [self._named(fact) for name in sorted(stored) for fact in self._ledger.facts(name)]
        certain = [fact for fact in facts if not self.book.is_settled(fact)]
        certain += [fact for fact in self._of_all if isinstance(fact, Undone) and fact.person != person]
        conversation = fold(person, certain, rows, hours=self.hours)
        self.conversations[person] = conversation
        return self._circle.keep(conversation)

    def _look_ahead(self, person: str) -> None:
        """What comes next for a person, also for one only named or listed; nobody stays who is neither."""
        if person not in self.conversations:
            self._fold(person)
        conversation, prospect = self.conversations[person], self._circle.prospect(person)
        if conversation.outreach is None:
            if prospect is None and not conversation.facts and not conversation.drafts:
                del self.conversations[person]
                self.outlooks.pop(person, None)
                return
            config = self.settings.config
            conversation = replace(
                conversation,
                account=prospect.account if prospect is not None else config.account[0].name,
                playbook=prospect.playbook if prospect is not None else config.playbook[0].name,
            )
            self.conversations[person] = conversation
        self.outlooks[person] = self.outlook_of(conversation)

    def outlook_of(
        self, conversation: Conversation, circle: Circle | None = None, at_large: Everybody | None = None
    ) -> Outlook:
        """What comes next for a conversation under the settings in force; among others, and after words about nobody in
        particular, as they stand now or are given."""
        listed = self.book.listed(conversation.person)
        if listed and listed.stop:
            return Outlook((), False, "people.toml says stop", frozenset())
        if conversation.outreach is None and not conversation.playbook:
            return Outlook((), False, "", frozenset())
        rules, login = self._rules.get(conversation.playbook), self._logins.get(conversation.account)
        if rules is None:
            return Outlook((), False, f"no playbook “{conversation.playbook}” in the config any more")
        if login is None:
            return Outlook((), False, f"no account “{conversation.account}” in the config any more")
        theirs = their_hours(self.book, conversation.person, self.hours)
        ties = (circle or self._circle).ties(conversation.person)
        found = outlook(conversation, rules, self.hours, login, theirs, ties, at_large or self.at_large)
        if listed and listed.hold:
            return replace(found, steps=(), waiting="people.toml says hold", held=True)
        return found

    def decisions(self, now: datetime) -> tuple[Decision, ...]:
        """What happens to every step at this moment."""
        self.refresh()
        return agenda(self.outlooks, self.conversations, self._circumstances(now))

    def may_be_placed(self, row: DraftRow, now: datetime) -> str:
        """Whether a row planned earlier may be stored now: '' or why not."""
        self.refresh()
        known = self._rows.get(row.key, row)
        return may_be_placed(known, self.conversations, self.outlooks, self._circumstances(now))

    def silenced(self) -> dict[tuple[str, str], int]:
        """What conversations belong to and the config does not have: (``account`` or ``playbook``, name), and how
        many."""
        self.refresh()
        found: Counter[tuple[str, str]] = Counter()
        for each in self.conversations.values():
            if each.state is State.STOPPED or (each.outreach is None and not each.playbook):
                continue
            if each.playbook not in self._rules:
                found["playbook", each.playbook] += 1
            elif each.account not in self._logins:
                found["account", each.account] += 1
        return found

    def stale(self, now: datetime) -> list[DraftRow]:
        """Our open drafts that the facts have made wrong by now."""
        self.refresh()
        return [self._rows[key] for key in stale(self.conversations, self.outlooks, now)]

    def overtaken(self, now: datetime) -> list[DraftRow]:
        """Drafts the user has edited that the facts have made wrong by now."""
        self.refresh()
        return [self._rows[key] for key in overtaken(self.conversations, self.outlooks, now)]

    def _circumstances(self, now: datetime) -> Circumstances:
        config = self.settings.config
        written = sum(uses_cap(row, now, self.hours.zone) for row in self._rows.values())
        return Circumstances(
            now=now,
            awake_since_at=self.awake.since("", now),
            awake_by_account={name: self.awake.since(name, now) for name in self._logins},
            hours=self.hours,
            paused=self.paused,
            drafts_per_day=config.drafts_per_day,
            written_today=written,
        )

    def awake_at(self, person: str) -> datetime:
        """Since when the account of this person's conversation is watched without a gap."""
        return self.awake.both_since(self.conversations[person].account)

    def is_no_stranger(self, person: str) -> bool:
        """Whether there is mail between them that began no conversation, and the user did not say `draft` since."""
        conversation = self.conversations[person]
        if any(isinstance(fact, Wanted) for fact in conversation.facts):
            return False
        listed = self.book.listed(person)
        addresses = [each.lower() for each in listed.addresses] if listed is not None else [person]
        return any(self._ledger.passed_by(account, addresses, ()) for account in self._logins)

    def stay_awake(self, now: datetime) -> None:
        """Note that we were here: called on the tick; a gap of two weeks begins a new stretch. Once a day what was
        passed over and is older than the look-back is forgotten."""
        for name, login in self._logins.items():
            if self._ledger.get(f"login|{name}") is None:
                self._ledger.put(f"login|{name}", login)
        for person in self._circle.listed():
            if self._listed_since(person) is None:
                self._ledger.put(f"introduce|{person}", now.isoformat())
                self.touch((person,))
        if self.awake.here(now):
            self._ledger.forget_passed(now - timedelta(days=self.settings.config.look_back))

    def learn_holidays(self, now: datetime) -> bool:
        """Have public holidays that are missing worked out; True: settings are to be adopted with them."""
        learned = self._days_off.renew(self.settings, now)
        question = self._days_off.question(self.settings, now)
        if question is not None:
            self.ask(question)
        return learned

    # What the user must hear ------------------------------------------------------------------------------------------

    def ask(self, question: Question) -> bool:
        """Keep something for the user's next note, once. Whether it is new."""
        if question.key in self._asked:
            return False
        self._asked.add(question.key)
        return self._ledger.ask(question)

    def newly_listed(self) -> frozenset[str]:
        """Addresses that were listed or named for a playbook since the mailbox was last searched for them: mail to them
        that was passed over is an outreach now."""
        words = self._listed() - frozenset(json.loads(self._ledger.get("listed") or "[]"))
        return frozenset(word.partition(" ")[0] for word in words)

    def keep_listed(self) -> None:
        """What was newly listed has been looked for."""
        self._ledger.put("listed", json.dumps(sorted(self._listed())))

    def _listed(self) -> frozenset[str]:
        return frozenset(
            f"{address} {rule.playbook}" for rule in self.enrol_rules() for address in rule.people
        )

    def has_asked(self, key: str) -> bool:
        """Whether this was asked since the settings were taken over."""
        return key in self._asked

    def enrol_rules(self) -> tuple[EnrolRule, ...]:
        """The playbooks' enrolment rules in plan's terms, with the people listed or named for each."""
        self.refresh()  # whom somebody named is known only from folding
        listed = frozenset(a.lower() for person in self.settings.people for a in person.addresses)
        return tuple(
            EnrolRule(
                playbook=p.name,
                people=frozenset(
                    a.lower()
                    for person in self.settings.people
                    if person.playbook == p.name
                    for a in person.addresses
                )
                | self._circle.enrols(p.name),
                named=self._circle.enrols(p.name) - listed,
                tags=p.enrol.tags,
                subjects=p.enrol.subjects,
                recipients=p.enrol.recipients,
                keywords=p.enrol.keywords,
                mailboxes=p.enrol.mailboxes,
            )
            for p in self.settings.config.playbook
        )


def working_time(settings: Settings, days_off: frozenset[date] = frozenset()) -> WorkingTime:
    """The user's working hours in plan's terms; ``days_off`` are public holidays, beside the days in the config."""
    hours = settings.config.hours
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    days = frozenset(names.index(day) + 1 for day in hours.days)
    return WorkingTime(settings.zone, days, hours.start, hours.end, days_off | frozenset(hours.holidays))
