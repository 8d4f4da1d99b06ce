"""An import against what is known: who is new, who is more complete now, who was there already. Nothing is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from followthrough.config.checks import shown
from followthrough.config.merge import Index, filled, joined, keys
from followthrough.config.people import Person
from followthrough.mail.address import Identities, normalise
from followthrough.setup.entries import Entry

Result = Literal["new", "merged", "nothing new", "skipped"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one entry: ``what`` names the keys that are new, or says why it was skipped; ``known_as`` is whom
    it was merged with; ``notes`` tell what of it could not be taken."""

    where: str
    name: str
    result: Result
    what: str = ""
    known_as: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Import:
    """The list to keep beside the user's, and what became of each entry."""

    people: tuple[Person, ...]
    taken: tuple[Taken, ...]


def take(
    entries: Iterable[Entry],
    mine: Sequence[Person],
    imported: Sequence[Person],
    me: Identities,
    playbooks: Iterable[str],
) -> Import:
    """Take a file's entries: into the imported list go those that it, with the user's own list, does not say yet."""
    taking = _Taking(mine, imported, me, frozenset(playbooks))
    taken = tuple(taking.take(entry) for entry in entries)
    return Import(tuple(taking.imported), taken)


class _Taking:
    """``known`` is everybody, as load() will join the two lists; ``_at`` says which of them has an imported entry."""

    def __init__(
        self, mine: Sequence[Person], imported: Sequence[Person], me: Identities, playbooks: frozenset[str]
    ) -> None:
        self._me, self._playbooks = me, playbooks
        self.imported = list(imported)
        self._known = list(joined(mine, imported))
        self._index = Index(self._known)
        self._at = {self._index.place(each): place for place, each in enumerate(imported)}

    def take(self, entry: Entry) -> Taken:
        if "playbook" in entry.fields and entry.fields["playbook"] not in self._playbooks:
            entry.wrong.append(f"playbook: there is no playbook {shown(entry.fields.pop('playbook'))}")
        addresses = [each for each in entry.addresses if not self._me.owns(each)]
        why_not = entry.skip or _why_not(entry, addresses)
        if why_not:
            return Taken(entry.where, entry.name, "skipped", why_not, notes=tuple(entry.wrong))
        person = Person.model_validate(
            {"name": entry.name or addresses[0], "addresses": tuple(addresses), **entry.fields}
            | ({"introduce": True} if entry.introduce else {})
        )
        if self._index.is_anybody(person):
            why_not = "several people have this name; an address would tell who is meant"
            return Taken(entry.where, entry.name, "skipped", why_not, notes=tuple(entry.wrong))
        place = self._index.place(person)
        return self._new(entry, person) if place is None else self._more(entry, person, place)

    def _new(self, entry: Entry, person: Person) -> Taken:
        notes = tuple(entry.wrong)
        if lacking := _lacking(person):
            notes, person = (*notes, lacking), _without_introduction(person)
        self._at[len(self._known)] = len(self.imported)
        self._index.add(len(self._known), person)
        self._known.append(person)
        self.imported.append(person)
        return Taken(entry.where, person.name, "new", _said(person), notes=notes)

    def _more(self, entry: Entry, person: Person, place: int) -> Taken:
        theirs = self._known[place]
        own = self._index.without_others(person, place)
        elses = [each for each in person.addresses if each not in own.addresses]
        notes = (*entry.wrong, *(f"{each} is somebody else's already" for each in elses))
        now = filled(theirs, own)
        if now.introduce and not theirs.introduce and (lacking := _lacking(now)):
            notes = (*notes, lacking)
            now = filled(theirs, _without_introduction(own))
        news = [key for key in Person.model_fields if getattr(now, key) != getattr(theirs, key)]
        if not news:
            return Taken(entry.where, person.name, "nothing new", "", theirs.name, notes)
        self._keep(place, theirs, now, news)
        return Taken(entry.where, person.name, "merged", ", ".join(news), theirs.name, notes)

    def _keep(self, place: int, theirs: Person, now: Person, news: Sequence[str]) -> None:
        """Into their imported entry, or a new one that load() fills theirs in from."""
        # Read by itself, the file has to say why and where to, or it is refused as a whole.
        whole = "introduce" in news
        more = {key: getattr(now, key) for key in (*news, *(("why",) if whole else ()))}
        self._known[place] = now
        self._index.add(place, now)
        at = self._at.get(place)
        if at is None:
            self._at[place] = len(self.imported)
            self.imported.append(
                Person.model_validate({"name": theirs.name, **more, "addresses": now.addresses})
            )
            return
        kept = self.imported[at]
        had = set(keys((kept if whole else theirs).addresses))
        new = [a for a in now.addresses if normalise(a) not in had]
        self.imported[at] = kept.model_copy(update={**more, "addresses": (*kept.addresses, *new)})


def _lacking(person: Person) -> str:
    """Why a first mail that is asked for cannot be drafted, as people.toml has it; '' where it can, or none is."""
    needs = [] if person.addresses else ["an address to write to"]
    needs += [] if person.why else ["a why: nobody is written to without a reason"]
    return f"introduce: needs {' and '.join(needs)}" if person.introduce and needs else ""


def _without_introduction(person: Person) -> Person:
    said = person.model_fields_set - {"introduce"}
    return Person.model_validate({key: getattr(person, key) for key in said})


def _why_not(entry: Entry, addresses: Sequence[str]) -> str:
    if entry.addresses and not addresses:
        return "that is you"
    if entry.name or addresses:
        return ""
    return "no name and no valid address" if entry.wrong else "no name and no address"


def _said(person: Person) -> str:
    return ", ".join(
        key for key in Person.model_fields if key in person.model_fields_set and getattr(person, key)
    )
