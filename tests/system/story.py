"""What the system tests tell of: the people, the days, one round of the service."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import tomli_w

from tests.system.home import Home, headers

ANN = "Ann Miller <ann@northlight.example>"
BEN = "Ben Okafor <ben@northlight.example>"
CY = "Cy Brandt <cy@harbour.example>"
SUBJECT = "Your advice, please"
FIRST = (
    "Dear Ms Miller,\n\nI read your piece on rain gardens. May I ask for twenty minutes of advice?\n\nSam\n"
)
YES = "Dear Sam,\n\nHappy to help!\n\nAnn\n"

TUESDAY = datetime(2026, 3, 3, 11, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 3, 4, 11, 0, tzinfo=UTC)
ATTEMPT_DUE = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)
"""The Tuesday after: a call is past, the second mail is due."""


def once(home: Home) -> list[str]:
    """One round of the service; the kinds of what it placed."""
    done = home.json("once")
    assert done["trouble"] == {}
    return [placed["kind"] for placed in done["placed"]]


def drafted(home: Home) -> list[str]:
    """One round of the service; the kinds of what it placed, the day's note aside: that lists what waits in Drafts."""
    return [kind for kind in once(home) if kind != "note"]


def write_first(home: Home, to: str = ANN, subject: str = SUBJECT, body: str = FIRST, **fields: str) -> str:
    """Sam writes on Monday and the service sees it. The mail's Message-ID."""
    first = home.send(to, subject, body, **fields)
    once(home)
    return first


def people(home: Home, *persons: Mapping[str, Any]) -> None:
    """What people.toml lists."""
    (home.folder / "people.toml").write_text(tomli_w.dumps({"person": list(persons)}))


def playbook(**enrol: Any) -> list[dict[str, Any]]:
    """A config with one playbook that enrols by these rules."""
    return [{"name": "advice", "enrol": enrol, "check_in_with": "answered"}]


def why(home: Home, person: str) -> Any:
    """What ``why`` says of a person, as data."""
    return home.json("why", person)


def kinds(home: Home, person: str) -> list[str]:
    """The kinds of the facts about a person, in order."""
    return [fact["kind"] for fact in why(home, person)["facts"]]


def known(home: Home) -> set[str]:
    """Everybody there is a conversation with."""
    planned = home.json("plan")
    return {p for step in planned["steps"] for p in step["persons"]} | set(planned["waiting"])


def headings(home: Home) -> list[str]:
    """What is to be said in the next note."""
    return [question["heading"] for question in home.json("status")["questions"]]


def recipients(home: Home) -> list[tuple[str, str]]:
    """To and Cc of the drafts, in order."""
    found = [headers(draft) for draft in home.drafts()]
    return [(h["To"], h.get("Cc", "")) for h in found]
