"""The names that people go by, beside the addresses that are theirs here: people.toml's, else one learned from mail."""

from collections.abc import Iterable

import click

from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger
from followthrough.mail.decode import fold_case

MOST_SHOWN = 10


def with_name(person: str, name: str) -> str:
    """``Ann Miller <ann@…>``, or the address alone."""
    return f"{name} <{person}>" if name and fold_case(name) != fold_case(person) else person


class Names:
    """Reads at once what it needs, so the ledger may be closed afterwards."""

    def __init__(self, settings: Settings | None, ledger: Ledger) -> None:
        self._learned = {person: ledger.learned(person) for person in ledger.persons()}
        people = settings.people if settings else ()
        self._listed = {a.lower(): person.name for person in people for a in person.addresses}
        self._others = {
            p.addresses[0].lower(): tuple(a.lower() for a in p.addresses[1:]) for p in people if p.addresses
        }

    def name(self, person: str) -> str:
        """'' where none is known."""
        listed = self._listed.get(person, "")
        return listed or next(iter(self._values(person, "name")), "")

    def shown(self, person: str) -> str:
        """``Ann Miller <ann@…>``, or the address alone."""
        return with_name(person, self.name(person))

    def all(self, persons: Iterable[str]) -> str:
        """Several, with commas."""
        return ", ".join(self.shown(person) for person in persons)

    def one(self, part: str, persons: Iterable[str]) -> str:
        """The one person whose address or name is this, or has it as a part. A ClickException where there is none, or
        several."""
        wanted = fold_case(" ".join(part.split()))
        known = {person: self._words(person) for person in persons}
        hits = sorted(p for p, words in known.items() if wanted in words)
        hits = hits or sorted(p for p, words in known.items() if any(wanted in word for word in words))
        if len(hits) == 1:
            return hits[0]
        if not hits or not wanted:
            raise click.ClickException(
                f"Nobody known matches “{part}”. `followthrough plan` lists everybody."
            )
        more = f" and {len(hits) - MOST_SHOWN} more" if len(hits) > MOST_SHOWN else ""
        raise click.ClickException(
            f"“{part}” fits several: {self.all(hits[:MOST_SHOWN])}{more}. Write more of it."
        )

    def _words(self, person: str) -> set[str]:
        """Everything somebody may be called by."""
        listed = (person, *self._others.get(person, ()), self._listed.get(person, ""))
        learned = (*self._values(person, "name"), *self._values(person, "address "))
        words = {fold_case(word) for word in (*listed, *learned) if word}
        return words | {f"{fold_case(self.name(person))} <{person}>"}

    def _values(self, person: str, what: str) -> list[str]:
        learned = self._learned.get(person, {})
        return [value for key, (value, _) in learned.items() if key.startswith(what)]
