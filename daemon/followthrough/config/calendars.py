"""Public holidays by country, as the package ``holidays`` (the extra of that name) knows them.

The package takes as much memory as the rest of the program, so it is only ever run in a child process:
``python -m followthrough.config.calendars`` prints what is known, with ``DE:BY:2026,2027 …`` the days.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

PACKAGE = "holidays"
INSTALL = 'pip install "followthrough[holidays]"'
SECONDS = 5.0
"""How long the child process may take; it takes a third of a second."""


class Place(NamedTuple):
    """A country (two capitals) and its part ('' for what holds everywhere)."""

    country: str
    region: str = ""


def installed() -> str:
    """The package's version; '' where it is not there."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return ""


def known() -> Mapping[str, tuple[str, ...]] | None:
    """The countries whose holidays are known, with their regions; None where nobody is there to tell."""
    if not _known and installed():
        _known.update({country: tuple(regions) for country, regions in (_asked(()) or {}).items()})
    return _known or None


_known: dict[str, tuple[str, ...]] = {}
"""Asked once a process; not where it failed, for it may go the next time."""


def days(wanted: Iterable[tuple[Place, Iterable[int]]]) -> dict[Place, frozenset[date]] | None:
    """The public holidays of these years, by place; None where they could not be had. An unknown place has none."""
    places = list(wanted)
    arguments = [f"{p.country}:{p.region}:{','.join(map(str, years))}" for p, years in places]
    said = _asked(arguments)
    if said is None:
        return None
    found = [frozenset(map(date.fromisoformat, said.get(argument, ()))) for argument in arguments]
    return {place: each for (place, _), each in zip(places, found, strict=True)}


def _asked(arguments: Iterable[str]) -> dict[str, list[str]] | None:
    """What the child process prints; None where it fails or takes too long."""
    command = [sys.executable, "-P", "-m", __name__, *arguments]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=True
        )
        said: dict[str, list[str]] = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return said


# In the child process -------------------------------------------------------------------------------------------------


def _supported() -> dict[str, list[str]]:
    import holidays

    found = holidays.list_supported_countries(include_aliases=False)
    return {country: sorted(regions) for country, regions in found.items() if len(country) == 2}


def _days(place: Place, years: list[int]) -> list[str]:
    import holidays

    try:
        found = holidays.country_holidays(place.country, subdiv=place.region or None, years=years)
    except NotImplementedError:
        return []
    return sorted(day.isoformat() for day in found)


def main(arguments: list[str]) -> None:
    """Print JSON: the countries with their regions, or the days for each argument."""
    if not arguments:
        sys.stdout.write(json.dumps(_supported()))
        return
    found = {}
    for argument in arguments:
        country, region, years = argument.split(":")
        found[argument] = _days(Place(country, region), [int(year) for year in years.split(",")])
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
