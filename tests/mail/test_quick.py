"""Cheap looks turn away what has nothing to find, and nothing else."""

import re

import pytest

from followthrough.mail.body.quoted import Body
from followthrough.mail.says.phrases import quick
from followthrough.mail.says.written import written
from followthrough.mail.when.items import names_a_day

BORDERS = r"(?:^|[,;] ?|\band |\bplease )meet (?:bob|ann)|\bhold on|n't mind"


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("meet bob", True),
        ("well, meet ann", True),
        ("and meet ann", True),
        ("to meet ann", False),
        ("hand meet ann", False),
        ("threshold on", False),
        ("i don't mind", True),
    ],
)
def test_borders_in_front_of_a_group_find_the_same_when_each_stands_alone(text: str, finds: bool) -> None:
    assert (re.search(BORDERS, text) is not None) is finds
    assert (re.search(quick.source(BORDERS), text) is not None) is finds


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Call me in three days", "en"),
        ("this week?", "en"),
        ("Thursday's good", "en"),
        ("May 5", "en"),
        ("the 12th", "en"),
        ("nächste Woche", "de"),
        ("am 3.4.", "de"),
        ("dans trois jours", "fr"),
    ],
)
def test_a_text_with_a_days_own_word_may_name_a_day(text: str, language: str) -> None:
    assert names_a_day(text, language)


@pytest.mark.parametrize("text", ["this is about the next one", "I may come after all", "we sold 4 of them"])
def test_a_text_with_words_that_only_stand_beside_days_names_none(text: str) -> None:
    assert not names_a_day(text, "en")


def test_the_sentences_that_tell_are_found_among_all_in_order() -> None:
    """Also where pieces, brackets and a mark that no sentence has stand between them."""
    text = (
        "We moved in spring,\n(the house is old)\n\nI would be happy to talk to you about it. \x1e It rains here.\n"
        "\nI can't do that, sorry.\n\nThe end is near."
    )
    telling = [each.text for each in written(Body(text, "", "")).telling]
    assert telling == ["I would be happy to talk to you about it.", "I can't do that, sorry."]
