"""The files that list people: the user's people.toml, and what was imported beside it. Checked in one pass."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from followthrough.config import calendars
from followthrough.config.checks import nearest, shown
from followthrough.config.merge import joined
from followthrough.config.models import Config, People, Person
from followthrough.config.problems import Problem
from followthrough.config.read import Unreadable, read_text, stamp_of
from followthrough.config.validate import LinesOf, check, parse
from followthrough.mail.address import normalise
from followthrough.mail.decode import fold_case

KIND = "list of people"
IMPORTED_NAME = "people-imported.toml"


def imported_file(people_file: Path) -> Path:
    """Where ``people import`` keeps what it took: a file of the program's, beside the user's own."""
    return people_file.with_name(IMPORTED_NAME)


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the files as read: the people in it, and the lines for what is wrong with them."""

    path: Path
    lines: LinesOf
    people: tuple[Person, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_listed(path: Path, config: Config | None, beside: Sequence[Person] = ()) -> Listed:
    """One file with people; empty where there is none. ``beside``: those imported, who fill in what it does not say."""
    if stamp_of(path)[3] == 0:
        return Listed(path, LinesOf(path, ""))
    try:
        text = read_text(path, KIND)
    except Unreadable as error:
        return Listed(path, LinesOf(path, ""), problems=(error.problem,))
    data, problems = parse(path, text)
    lines = LinesOf(path, text)
    people, wrong = check(People, path, data, lines)
    entries = _entries(data)
    among = (*_wrong_among(entries, config, lines), *_not_to_be_introduced(entries, beside, lines))
    found = (*problems, *wrong, *among)
    ordered = tuple(sorted(found, key=lambda each: each.line))
    return Listed(path, lines, people.person if people and not found else (), ordered)


def everybody(mine: Listed, imported: Listed) -> tuple[Person, ...]:
    """Both lists as one."""
    return joined(mine.people, imported.people)


def wrong_country(country: object, region: object = "") -> tuple[str, str, str, str] | None:
    """What is wrong with a country and a part of it, as (key, what, allowed, nearest). None: nothing, or nobody can
    tell."""
    if not isinstance(country, str) or not isinstance(region, str):
        return None
    if region and not country:
        return "region", "needs the country it is a part of", 'country = "…" beside it', ""
    known = calendars.known() if country else None
    if known is None or not _is_country(country):
        return None
    if country not in known:
        what = f"no public holidays are known for {shown(country)}"
        return "country", what, "two capitals of ISO 3166, such as DE, GB, US", _MEANT.get(country, "")
    regions = known[country]
    if region and region not in regions:
        what = f"{country} has no part {shown(region)} with public holidays of its own"
        return "region", what, ", ".join(regions) or "none", nearest(region, regions)
    return None


_MEANT = {"UK": "GB", "EN": "GB", "SP": "ES", "JA": "JP", "EL": "GR", "KO": "KR"}


def _is_country(word: str) -> bool:
    """Whether it has the shape of one; what has not is refused by the model already."""
    return len(word) == 2 and word.isascii() and word.isupper()


def _entries(data: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """The [[person]] tables as they stand, also those with something else wrong in them."""
    persons = data.get("person")
    return [
        (index, each)
        for index, each in enumerate(persons if isinstance(persons, list) else ())
        if isinstance(each, dict)
    ]


_Entries = Sequence[tuple[int, dict[str, Any]]]


def _not_to_be_introduced(entries: _Entries, beside: Sequence[Person], lines: LinesOf) -> Iterator[Problem]:
    """Those with ``introduce`` whom nobody could write to: no address or no why, here and in what was imported."""
    for index, each in entries:
        if each.get("introduce") is not True or not isinstance(each.get("name"), str):
            continue
        person = _both_lists(each, beside)
        needs, add = [], []
        if not person.addresses:
            needs, add = ["an address to write to"], ["addresses with one in it"]
        if not person.why:
            needs.append("a why: nobody is written to without a reason")
            add.append('why = "…", in a sentence')
        if needs:
            allowed = f"{' and '.join(add)}, or introduce = false"
            yield lines.problem(("person", index, "introduce"), f"needs {' and '.join(needs)}", allowed)


def _both_lists(entry: dict[str, Any], beside: Sequence[Person]) -> Person:
    """Somebody as far as an introduction goes, with what was imported of them; also where something else is wrong."""
    addresses = tuple(_addresses(entry).values())
    said = {"name": entry["name"]} | ({"why": entry["why"]} if "why" in entry else {})
    return joined((Person.model_construct(**said, addresses=addresses),), beside)[0]


def _wrong_among(entries: _Entries, config: Config | None, lines: LinesOf) -> Iterator[Problem]:
    """What one entry alone does not show."""
    if config is not None:
        for key, names in (
            ("playbook", [each.name for each in config.playbook]),
            ("account", [each.name for each in config.account]),
        ):
            yield from _unknown(key, names, entries, lines)
    for index, each in entries:
        wrong = wrong_country(each.get("country"))
        if wrong is not None:
            yield lines.problem(("person", index, wrong[0]), *wrong[1:])
    yield from _twice(entries, lines, "addresses", _addresses)
    yield from _twice(entries, lines, "name", _bare_name)


def _unknown(key: str, names: Sequence[str], entries: _Entries, lines: LinesOf) -> Iterator[Problem]:
    for index, each in entries:
        name = each.get(key)
        if isinstance(name, str) and name and name not in names:
            what = f"there is no {key} {shown(name)}"
            yield lines.problem(("person", index, key), what, ", ".join(names), nearest(name, names))


def _twice(
    entries: _Entries, lines: LinesOf, key: str, of: Callable[[dict[str, Any]], dict[str, str]]
) -> Iterator[Problem]:
    """Two entries that say the same of themselves: ``of`` gives what to compare, and how it stands in the file."""
    first: dict[str, tuple[int, dict[str, Any]]] = {}
    for index, each in entries:
        for known_by, words in of(each).items():
            other, other_entry = first.setdefault(known_by, (index, each))
            if other == index:
                continue
            if key == "name":
                what = f"{shown(words)} is listed already, and neither has an address to tell them apart"
                yield lines.problem(
                    ("person", index, key), what, "every person once, or an address for one of them"
                )
            else:
                name = other_entry.get("name", "somebody")
                what = f"{shown(words)} is listed for {shown(name)} already"
                yield lines.problem(("person", index, key), what, "every address once")


def _addresses(entry: dict[str, Any]) -> dict[str, str]:
    addresses = entry.get("addresses")
    words = [each for each in (addresses if isinstance(addresses, list) else ()) if isinstance(each, str)]
    return {normalise(each): each.lower() for each in words}


def _bare_name(entry: dict[str, Any]) -> dict[str, str]:
    name = entry.get("name")
    return (
        {fold_case(name): name}
        if isinstance(name, str) and name.strip() and not entry.get("addresses")
        else {}
    )
