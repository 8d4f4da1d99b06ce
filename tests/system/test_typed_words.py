"""The words typed at a terminal with what stands behind the name: read as the line of an answer would be."""

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.system.home import START, Home
from tests.system.story import once, people, write_first

GRACE = {"name": "Grace Hale", "addresses": ["grace@quay.example"]}
MAY = {"name": "May van Dyk", "addresses": ["may@quay.example"]}


@pytest.fixture
def known(home: Home) -> Home:
    people(home, GRACE, MAY)
    write_first(home, "Grace Hale <grace@quay.example>")
    write_first(home, "May van Dyk <may@quay.example>", "Other advice")
    once(home)
    home.set_time(START + timedelta(hours=2))
    return home


def said(home: Home, line: str) -> dict[str, Any]:
    """What a command said, and its exit code."""
    done = home.call(*line.split(" "), "--json")
    return {**json.loads(done.stdout), "code": done.returncode}


def test_what_stands_behind_the_name_is_read_as_in_an_answer(known: Home) -> None:
    """A time, a length, a comment behind a comma; a name of several words; a name that is a month's, too."""
    for line, person, text in (
        ("hold Grace 2 weeks", "grace", "On hold until Monday 16 March."),
        ("hold Grace until january", "grace", "On hold until Friday 1 January 2027."),
        ("hold Grace Hale until january", "grace", "On hold until Friday 1 January 2027."),
        ("hold May until january", "may", "On hold until Friday 1 January 2027."),
        ("hold may@quay.example 2 weeks", "may", "On hold until Monday 16 March."),
        ("resume May van Dyk", "may", "It goes on."),
        ("called Grace no answer", "grace", "You called; nobody answered."),
        ("called Grace, away until May", "grace", "You called. Noted: away until May."),
        ("note May van Dyk likes sailing", "may", "Noted: likes sailing"),
        ("note Grace likes sailing", "grace", "Noted: likes sailing"),
        ("stop Grace, she moved", "grace", "Stopped for good: nothing is ever drafted for them again."),
    ):
        found = said(known, line)
        assert found["code"] == 0, (line, found)
        (told,) = found["understood"]
        assert (told["person"], told["text"]) == (f"{person}@quay.example", text), line
    met = said(known, "met May yesterday")
    assert met["understood"][0]["person"] == "may@quay.example"
    assert "1 March" in met["understood"][0]["text"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("hold Grace 2 weeeks", "Nobody known is called “Grace 2 weeeks”."),
        ("stop Grace Hall", "Nobody known is called “Grace Hall”."),
        ("stop Grace for now", "hold 2 weeks"),
        ("resume Grace Hall", "Nobody known is called “Grace Hall”."),
    ],
)
def test_what_is_neither_a_name_nor_a_time_is_refused_as_in_an_answer(
    known: Home, line: str, why: str
) -> None:
    """A slip would otherwise hold for ever, or stop somebody else."""
    found = said(known, line)
    assert (found["code"], found["understood"], found["taken_up"]) == (1, [], "no")
    assert why in found["refused"][0]["text"]
