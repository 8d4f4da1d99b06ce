"""What a file of contacts yields: people as it gives them, before anything is compared with what is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from followthrough.config.checks import shown
from followthrough.config.listed import wrong_country
from followthrough.config.people import Person
from followthrough.mail.address import parse_addresses
from followthrough.mail.decode import MAX_VALUE, fold_case

FIELDS = "phone organisation role why known_from referred_by playbook greeting timezone country language notes".split()
"""Keys of people.toml that an import fills, beside name and addresses."""
_YES = frozenset("x yes y ja j true wahr 1 ✓ ✔ ☑".split())
_NO = frozenset(["", *"no n nein false falsch 0 - – ☐".split()])
_MOST_TEXT = 4000
_LONGEST_NAME = 200


class NotPeople(Exception):
    """A file that no people can be read from. The message says why, and what to do."""


@dataclass(slots=True)
class Entry:
    """One person of a file. ``where`` is the line or card; ``wrong`` says what of it could not be taken."""

    where: str
    name: str = ""
    addresses: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    introduce: bool = False
    """Whether a first mail to them is asked for."""
    wrong: list[str] = field(default_factory=list)
    skip: str = ""
    """Why it is nobody to be listed; else ''."""

    def call(self, name: str) -> None:
        """Take a name, on one line."""
        self.name = " ".join(cleaned(name).split())[:_LONGEST_NAME].strip()

    def put(self, key: str, value: str) -> None:
        """Take a value for a key of people.toml, the first one; what the key does not allow is said and left out."""
        text = cleaned(value)[:_MOST_TEXT]
        text = text if key == "notes" else " ".join(text.split())
        if not text or key in self.fields:
            return
        problem = problem_with(key, text)
        if problem:
            self.wrong.append(f"{key}: {problem}")
        else:
            self.fields[key] = text

    def ask_for_introduction(self, value: str) -> None:
        """Take a cell that says yes or no; what says neither is said, and asks for nothing."""
        word = fold_case(value.strip().strip("."))
        if word in _YES:
            self.introduce = True
        elif word not in _NO:
            self.wrong.append(
                f"introduce: {shown(value.strip())} is neither yes nor no; write yes, or nothing"
            )

    def add_addresses(self, value: str) -> None:
        """Take the addresses of a cell or property; what is none is said."""
        text = value.replace(":::", ",").replace("\n", ",").replace("mailto:", "").strip()[:MAX_VALUE]
        found = [each.address for each in parse_addresses(text)]
        valid = [each for each in found if not problem_with("addresses", (each,))]
        self.addresses += [each for each in dict.fromkeys(valid) if each not in self.addresses]
        if text and not valid:
            self.wrong.append(f"{shown(text)} is no address")


@dataclass(frozen=True, slots=True)
class Contacts:
    """A file as read. ``columns`` says of each column of a table what it was taken for ('' for nothing)."""

    kind: str
    entries: tuple[Entry, ...]
    columns: Mapping[str, str] = field(default_factory=dict)


def cleaned(text: str) -> str:
    """Without control characters, which no key of people.toml takes; line ends as people.toml has them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if (ord(c) >= 32 and ord(c) != 127) or c in "\n\t").strip()


def problem_with(key: str, value: object) -> str:
    """What people.toml would say against a value for this key; '' for nothing."""
    wrong = wrong_country(value) if key == "country" else None
    if wrong is not None:
        return wrong[1]
    try:
        Person.model_validate({"name": "x", key: value})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return str(first.get("ctx", {}).get("what", first["msg"]))
    return ""
