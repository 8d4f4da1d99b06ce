"""The names that people go by, beside the addresses that are theirs here: people.toml's, else one learned from mail."""

from collections.abc import Iterable

import click

from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger
from followthrough.plan.naming import fitting, shown, with_name
from followthrough.service.acquaintances import Acquaintances
from followthrough.service.naming import named_in


class Names:
    """Reads at once what it needs, so the ledger may be closed afterwards."""

    def __init__(self, settings: Settings | None, ledger: Ledger) -> None:
        self._acquaintances = Acquaintances(settings.people if settings else (), ledger)

    def name(self, person: str) -> str:
        """'' where none is known."""
        return self._acquaintances.name(person)

    def shown(self, person: str) -> str:
        """``Ann Miller <ann@…>``, or the address alone."""
        return with_name(person, self.name(person))

    def all(self, persons: Iterable[str]) -> str:
        """Several, with commas."""
        return ", ".join(self.shown(person) for person in persons)

    def within(self, words: str) -> str:
        """A sentence with names in the place of the addresses of people with names."""
        return named_in(words, self._acquaintances.name_at)

    def one(self, part: str, persons: Iterable[str]) -> str:
        """The one person whose address or name is this, or has it as a part. A ClickException where there is none, or
        several."""
        persons = tuple(persons)
        hits = fitting(part, [self._acquaintances.known(person) for person in persons], loosely=True)
        if len(hits) == 1:
            return hits[0].person
        if not hits:
            raise click.ClickException(self._nobody(part, persons))
        raise click.ClickException(f"“{part}” fits several: {shown(hits)}. Write more of it.")

    def _nobody(self, part: str, persons: Iterable[str]) -> str:
        """What to say of somebody there is no conversation with."""
        listed = fitting(part, self._acquaintances.strangers(persons), loosely=True)
        if not listed:
            return f"Nobody known matches “{part}”. `followthrough people` lists everybody."
        return (
            f"{shown(listed)}: on your list, and not written to. Being listed writes to nobody: write to them, or set "
            "introduce = true and a why in people.toml."
        )
