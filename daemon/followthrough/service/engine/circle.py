"""Who is to be introduced to, and who named whom: what one person's conversation means for another's."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from followthrough.config.load import Settings
from followthrough.config.models import Person
from followthrough.mail.address import Identities, is_no_reply
from followthrough.plan.business_time import WorkingTime
from followthrough.plan.conversation import Conversation
from followthrough.plan.facts import Referral
from followthrough.plan.referrals import Named, listed_prospect, named_prospect
from followthrough.plan.rules import Prospect, Ties
from followthrough.service.book import Book


class Circle:
    """Kept in step with the conversations: whoever folds one says so here."""

    def __init__(
        self,
        settings: Settings,
        book: Book,
        me: Identities,
        hours: WorkingTime,
        listed_since: Callable[[str], datetime | None],
    ) -> None:
        self._config, self._book, self._me, self._hours = settings.config, book, me, hours
        self._listed_since = listed_since
        self._introduced = {
            book.canonical(p.addresses[0].lower()): p for p in settings.people if p.introduce and p.addresses
        }
        self._conversations: dict[str, Conversation] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._named_by: dict[str, set[str]] = {}

    def listed(self) -> frozenset[str]:
        """Whom people.toml lists to be introduced to."""
        return frozenset(self._introduced)

    def named(self) -> frozenset[str]:
        """Whom somebody named."""
        return frozenset(person for person, by in self._named_by.items() if by)

    def named_as(self, person: str) -> tuple[Referral, ...]:
        """Everything that was said in naming them."""
        return tuple(referral for referral, _ in self._named(person))

    def keep(self, conversation: Conversation) -> frozenset[str]:
        """A conversation as it stands now. The others that it means something for: whom they name, and named before,
        and who named them."""
        person = conversation.person
        before = self._names.get(person, frozenset())
        now = frozenset(self._book.canonical(each.address) for each in self._usable(conversation))
        self._conversations[person], self._names[person] = conversation, now
        for each in before - now:
            self._named_by[each].discard(person)
        for each in now:
            self._named_by.setdefault(each, set()).add(person)
        return before | now | frozenset(self._named_by.get(person, ()))

    def ties(self, person: str) -> Ties:
        """What the others mean for a person."""
        conversation = self._conversations.get(person)
        referred = {}
        for each in self._usable(conversation) if conversation is not None else ():
            theirs = self._conversations.get(self._book.canonical(each.address))
            if theirs is not None and theirs.outreach is not None:
                referred[each.address] = theirs
        return Ties(self.prospect(person), referred)

    def prospect(self, person: str) -> Prospect | None:
        """Whether they are to be introduced to; None also for whoever was written to."""
        conversation = self._conversations.get(person)
        if (conversation is not None and conversation.outreach) or self._book.canonical(person) != person:
            return None
        listed, introduced = self._book.listed(person), self._introduced.get(person)
        named = self._named(person)
        since_at = self._listed_since(person) if introduced is not None else None
        if introduced is not None and since_at is not None:
            referred_by = introduced.referred_by
            return listed_prospect(
                person, self._playbook(introduced), self._account(introduced), since_at, referred_by, named
            )
        found = named_prospect(person, listed.playbook if listed else "", "", named, self._hours)
        if found is None or found.referral is None:
            return None
        wanted = (listed.account if listed else "") or found.account
        return self._in_force(found, wanted)

    def enrols(self, playbook: str) -> frozenset[str]:
        """Addresses of those a first mail to whom begins a conversation in this playbook, though people.toml names no
        playbook for them: whoever is listed to be introduced to, and whoever was named."""
        people = self.listed() | self.named()
        return frozenset(
            address
            for person in people
            if self._enrolled_in(person) == playbook
            for address in self._addresses(person)
        )

    def _enrolled_in(self, person: str) -> str:
        listed = self._book.listed(person)
        if listed is not None and (listed.playbook or listed.introduce):
            return self._playbook(listed)
        referrers = (self._conversations[each].playbook for each in sorted(self._named_by.get(person, ())))
        known = {each.name for each in self._config.playbook}
        return next((name for name in referrers if name in known), self._config.playbook[0].name)

    def _addresses(self, person: str) -> Iterable[str]:
        listed = self._book.listed(person)
        return (address.lower() for address in listed.addresses) if listed is not None else (person,)

    def _named(self, person: str) -> list[Named]:
        return [
            (referral, self._conversations[referrer])
            for referrer in sorted(self._named_by.get(person, ()))
            for referral in self._usable(self._conversations[referrer])
            if self._book.canonical(referral.address) == person
        ]

    def _usable(self, conversation: Conversation) -> tuple[Referral, ...]:
        """Those with an address to write to: not the user's own, not the referrer's, not a machine's."""
        return tuple(
            each
            for each in conversation.referrals
            if each.address
            and not self._me.owns(each.address)
            and not is_no_reply(each.address)
            and self._book.canonical(each.address) != conversation.person
        )

    def _playbook(self, listed: Person) -> str:
        return listed.playbook or self._config.playbook[0].name

    def _account(self, listed: Person) -> str:
        known = {each.name for each in self._config.account}
        return listed.account if listed.account in known else self._config.account[0].name

    def _in_force(self, found: Prospect, account: str) -> Prospect:
        """With an account and a playbook that the config has."""
        accounts = {each.name for each in self._config.account}
        account = account if account in accounts else self._config.account[0].name
        return replace(found, playbook=self._enrolled_in(found.person), account=account)
