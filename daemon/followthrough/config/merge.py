"""What the user wrote about people and what was imported, as one list: the user's own word goes first."""

from collections import Counter
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
            people[place] = _filled(people[place], each, index.others(place))
            index.add(place, people[place])
    return tuple(people)


class Index:
    """Where somebody stands in a list, by what tells people apart."""

    def __init__(self, people: Iterable[Person]) -> None:
        people = list(people)
        self._by_address: dict[str, int] = {}
        self._names: Counter[str] = Counter()
        self._by_name: dict[str, int] = {}
        self._unaddressed: set[int] = set()
        for place, person in enumerate(people):
            self.add(place, person)

    def add(self, place: int, person: Person) -> None:
        """Know a person, or more of one, by this place."""
        for address in keys(person.addresses):
            self._by_address.setdefault(address, place)
        name = fold_case(person.name)
        if self._by_name.get(name) != place:
            self._names[name] += 1
            self._by_name[name] = place
        (self._unaddressed.discard if person.addresses else self._unaddressed.add)(place)

    def place(self, person: Person) -> int | None:
        """Where this person stands; None where nobody is certainly the same."""
        for address in keys(person.addresses):
            if address in self._by_address:
                return self._by_address[address]
        return self.by_name(person)

    def by_name(self, person: Person) -> int | None:
        """The one of that full name, where one of the two has no address; a first name alone tells nobody."""
        name = fold_case(person.name)
        place = self._by_name.get(name)
        if place is None or self._names[name] != 1:
            return None
        if place in self._unaddressed and not person.addresses:
            return place
        one_is_bare = place in self._unaddressed or not person.addresses
        return place if one_is_bare and len(name.split()) > 1 else None

    def others(self, place: int) -> frozenset[str]:
        """The addresses that are somebody else's."""
        return frozenset(address for address, where in self._by_address.items() if where != place)


def keys(addresses: Iterable[str]) -> Iterator[str]:
    """Addresses as they are compared."""
    return map(normalise, addresses)


def _filled(mine: Person, imported: Person, others: frozenset[str]) -> Person:
    said = mine.model_fields_set
    more = {key: getattr(imported, key) for key in imported.model_fields_set - said}
    known = set(keys(mine.addresses))
    new = [a for a in imported.addresses if normalise(a) not in known | others]
    return mine.model_copy(update={**more, "addresses": (*mine.addresses, *new)})
