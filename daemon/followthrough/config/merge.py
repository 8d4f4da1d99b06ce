"""What the user wrote about people and what was imported, as one list: the user's own word goes first."""

from collections.abc import Iterable, Iterator

from followthrough.config.people import Person
from followthrough.mail.address import normalise
from followthrough.mail.decode import fold_case


def joined(mine: Iterable[Person], imported: Iterable[Person]) -> tuple[Person, ...]:
    """Everybody once. Who shares an address is one person; who has none, is the one with the same name.

    What the user's file says of somebody stands, key by key; what it does not say comes from the import.
    """
    people = list(mine)
    index = Index(people)
    for each in imported:
        place = index.place(each)
        if place is None:
            index.add(len(people), each)
            people.append(each)
        else:
            people[place] = filled(people[place], index.without_others(each, place))
            index.add(place, people[place])
    return tuple(people)


class Index:
    """Where somebody stands in a list, by what tells people apart."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_address: dict[str, int] = {}
        self._bare: dict[str, int] = {}
        """Those without an address, by name."""
        self._named: dict[str, set[int]] = {}
        """Those with one."""
        for place, person in enumerate(people):
            self.add(place, person)

    def add(self, place: int, person: Person) -> None:
        """Know a person, or more of one, by this place."""
        for address in keys(person.addresses):
            self._by_address.setdefault(address, place)
        name = fold_case(person.name)
        if not person.addresses:
            self._bare.setdefault(name, place)
            return
        if self._bare.get(name) == place:
            del self._bare[name]
        self._named.setdefault(name, set()).add(place)

    def place(self, person: Person) -> int | None:
        """Where this person stands; None where nobody is certainly the same.

        The same full name tells it only where one of the two has no address; a first name alone tells nobody.
        """
        for address in keys(person.addresses):
            if address in self._by_address:
                return self._by_address[address]
        name = fold_case(person.name)
        bare, named = self._bare.get(name), self._named.get(name, set())
        if not person.addresses and bare is not None:
            return bare
        if " " not in name:
            return None
        if person.addresses:
            return None if named else bare
        return next(iter(named)) if len(named) == 1 else None

    def is_anybody(self, person: Person) -> bool:
        """Whether this is a name without an address that several have, so that nobody can say who is meant."""
        name = fold_case(person.name)
        return (
            not person.addresses
            and name not in self._bare
            and " " in name
            and len(self._named.get(name, ())) > 1
        )

    def without_others(self, person: Person, place: int) -> Person:
        """This person without the addresses that are known to be somebody else's."""
        own = tuple(a for a in person.addresses if self._by_address.get(normalise(a), place) == place)
        return person if own == person.addresses else person.model_copy(update={"addresses": own})


def keys(addresses: Iterable[str]) -> Iterator[str]:
    """Addresses as they are compared."""
    return map(normalise, addresses)


def filled(mine: Person, more: Person) -> Person:
    """What is said of somebody, with what is not said taken from elsewhere, and with their further addresses."""
    fields = {key: getattr(more, key) for key in more.model_fields_set - mine.model_fields_set}
    known = set(keys(mine.addresses))
    new = [a for a in more.addresses if normalise(a) not in known]
    return mine.model_copy(update={**fields, "addresses": (*mine.addresses, *new)})
