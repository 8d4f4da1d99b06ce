"""Names and addresses as running text has them, and words whose accents were left off."""

import re

import pytest

from followthrough.mail.says.people import people, without_title
from followthrough.mail.says.phrases.spelling import any_of


def named(text: str) -> list[tuple[str, str]]:
    """Name and address of everybody in a text."""
    return [(each.name, each.address) for each in people(text, "en")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zoë Park <zoe@well.example>", [("Zoë Park", "zoe@well.example")]),
        ("zoe@well.example (Zoë Park)", [("Zoë Park", "zoe@well.example")]),
        ("Zoë Park at mailto:Zoe@Well.example.", [("Zoë Park", "zoe@well.example")]),
        ("Łukasz O'Brien-Nowak", [("Łukasz O'Brien-Nowak", "")]),
        ("João dos Santos e Jan van der Berg", [("João dos Santos", ""), ("Jan van der Berg", "")]),
        ("Herrn Dr. Stein", [("Herr Dr. Stein", "")]),
        ("M. de Villiers", [("M. de Villiers", "")]),
        ("Northlight GmbH and the Data Team", []),
        ("OpenOffice, B2B", []),
        ("Dr.", []),
    ],
)
def test_a_name_and_its_address_are_one(text: str, found: list[tuple[str, str]]) -> None:
    """Before or behind it, with title, particle, hyphen and any letters; a firm or a thing is nobody."""
    assert named(text) == found


def test_a_title_is_no_part_of_a_name_when_names_are_compared() -> None:
    assert without_title("Frau Dr. Stein") == "Stein"


@pytest.mark.parametrize("word", ["désolé", "desole", "DÉSOLE", "cœur", "coeur"])
def test_accents_are_forgiven(word: str) -> None:
    """Each for itself, and a ligature in two letters."""
    assert re.fullmatch(any_of("désolé", "cœur"), word, re.IGNORECASE)
