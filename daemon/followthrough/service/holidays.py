"""Public holidays as days off: worked out once for each country and year, and kept in the ledger.

A child process does the work (config/calendars.py); where it cannot, days are as without, and the note says so once.
"""

import json
import logging
from collections.abc import Iterable
from datetime import date, datetime

from followthrough.config import calendars
from followthrough.config.calendars import Place
from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger, Question
from followthrough.service import wording

log = logging.getLogger("followthrough.holidays")


def places(settings: Settings) -> tuple[Place, ...]:
    """Whose holidays the settings ask for: the user's, and those of the people they list."""
    hours = settings.config.hours
    wanted = [Place(hours.country, hours.region), *(Place(person.country) for person in settings.people)]
    return tuple(dict.fromkeys(place for place in wanted if place.country))


def missing_extra(settings: Settings) -> bool:
    """Whether holidays are asked for and the package that knows them is not there."""
    return bool(places(settings)) and not calendars.installed()


class DaysOff:
    """What is known of public holidays. ``of`` reads the ledger and can be asked at any time."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._failed_on: date | None = None

    def of(self, place: Place) -> frozenset[date]:
        """The days off there, of the years that are known."""
        years = self._kept(place).values() if place.country else ()
        return frozenset(date.fromisoformat(day) for days in years for day in days)

    def by_country(self, settings: Settings) -> dict[str, frozenset[date]]:
        """Days off of the people listed, by their country."""
        return {
            person.country: self.of(Place(person.country)) for person in settings.people if person.country
        }

    def renew(self, settings: Settings, now: datetime) -> bool:
        """Work out what is missing for last year, this one and the next; True where something new is known.

        Takes a few seconds at most, and only where something is missing; after a failure not again on that day.
        """
        if not (wanted := places(settings)):
            return False  # looking for the package takes longer than the rest of a quiet turn
        wanted = places(settings)
        version = calendars.installed() if wanted else ""
        years = range(now.year - 1, now.year + 2)
        missing = [p for p in wanted if version and not self._is_kept(p, years, version)]
        if not missing or self._failed_on == now.date():
            return False
        found = calendars.days((place, years) for place in missing)
        if found is None:
            self._failed_on = now.date()
            log.warning("holidays-failed places=%d", len(missing))
            return False
        for place in missing:
            self._keep(place, years, version, found[place])
        log.info("holidays places=%d", len(missing))
        return True

    def question(self, settings: Settings, now: datetime) -> Question | None:
        """What the user should know, where holidays they ask for are not kept to."""
        if missing_extra(settings):
            return wording.holidays_unknown(calendars.INSTALL, now)
        return wording.holidays_failed(now) if self._failed_on else None

    def _is_kept(self, place: Place, years: Iterable[int], version: str) -> bool:
        kept = json.loads(self._ledger.get(_key(place)) or "{}")
        return kept.get("version") == version and all(str(year) in kept["years"] for year in years)

    def _kept(self, place: Place) -> dict[str, list[str]]:
        kept: dict[str, list[str]] = json.loads(self._ledger.get(_key(place)) or "{}").get("years", {})
        return kept

    def _keep(self, place: Place, years: Iterable[int], version: str, days: frozenset[date]) -> None:
        by_year = {str(year): sorted(day.isoformat() for day in days if day.year == year) for year in years}
        self._ledger.put(_key(place), json.dumps({"version": version, "years": by_year}))


def _key(place: Place) -> str:
    return f"holidays|{place.country}|{place.region}"
