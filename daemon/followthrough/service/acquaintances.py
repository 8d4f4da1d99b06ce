"""What people are called: people.toml's name, else one learned from mail, else what whoever named them said; and
everybody who can be meant by a name."""

from collections import Counter
from collections.abc import Iterable

from followthrough.config.models import Person
from followthrough.ledger.store import Ledger
from followthrough.mail.decode import fold_case
from followthrough.plan.facts import Referral
from followthrough.plan.naming import Known, known


def stranger(person: Person) -> str:
    """The name that facts about somebody listed go by before there is a conversation: their first address, or, where
    they have none, their name in lower case."""
    return person.addresses[0].lower() if person.addresses else fold_case(person.name)


class Acquaintances:
    """Reads at once what it needs, so the ledger may be closed afterwards."""

    def __init__(self, people: Iterable[Person], ledger: Ledger) -> None:
        self._people = tuple(people)
        self._learned = ledger.learned_by_person()
        self._listed = {a.lower(): each for each in self._people for a in each.addresses}
        facts = (fact for fact in ledger.facts() if isinstance(fact, Referral) and fact.address)
        self._told = {fact.address: fact.name for fact in facts}
        names = Counter(stranger(each) for each in self._people)
        self._listed |= {stranger(each): each for each in self._people if names[stranger(each)] == 1}
        self._whose = {a: person for person in self._learned for a in self._values(person, "address ")}

    def name(self, person: str) -> str:
        """'' where none is known."""
        listed = self._listed.get(person)
        if listed:
            return listed.name
        return next(iter(self._values(person, "name")), "") or self._told.get(person, "")

    def name_at(self, address: str) -> str:
        """Of whoever has an address, be it one of several of theirs; '' where none is known."""
        return self.name(address) or self.name(self._whose.get(address, address))

    def known(self, person: str) -> Known:
        """Somebody there is a conversation with, with everything they may be called by."""
        listed = self._listed.get(person)
        words = (listed.name, *(a.lower() for a in listed.addresses)) if listed else ()
        learned = (*self._values(person, "name"), *self._values(person, "address "))
        return known(person, self.name(person), (*words, *learned))

    def strangers(self, persons: Iterable[str]) -> tuple[Known, ...]:
        """Whom people.toml lists and who is none of ``persons``."""
        others = frozenset(persons)
        found = (each for each in self._people if stranger(each) not in others)
        return tuple(known(stranger(each), each.name, (a.lower() for a in each.addresses)) for each in found)

    def _values(self, person: str, what: str) -> list[str]:
        learned = self._learned.get(person, {})
        return [value for key, (value, _) in learned.items() if key.startswith(what)]
