"""Answers as people write them, each read as it was meant.

``answers/LANGUAGE.toml`` is a list of ``[[answer]]``: the ``text`` newly written, what it ``says`` in the order in
which that is acted on, and ``delicate = true`` where no template may meet it. In a third of
them the first cue misleads.
"""

import re
import tomllib
from collections import Counter
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from followthrough.mail.message import Message, parse
from followthrough.mail.reading import Kind, Says, read

FOLDER = Path(__file__).parent / "answers"
ANSWERS: list[tuple[str, dict[str, Any]]] = [
    (path.stem, each)
    for path in sorted(FOLDER.glob("*.toml"))
    for each in tomllib.loads(path.read_text())["answer"]
]


def mail(text: str) -> Message:
    """A mail from somebody the user wrote to."""
    letter = EmailMessage()
    letter["From"] = "Ann Miller <ann.miller@moss.example>"
    letter["To"] = "Sam Doe <sam.doe@home.example>"
    letter["Subject"] = "Re: Twenty minutes of your advice"
    letter["Date"] = "Tue, 03 Mar 2026 10:12:00 +0000"
    letter["Message-ID"] = "<a1@moss.example>"
    letter["In-Reply-To"] = "<q1@home.example>"
    letter.set_content(text)
    return parse(letter.as_bytes())


@pytest.mark.parametrize(
    ("language", "answer"), ANSWERS, ids=[f"{each}-{n}" for n, (each, _) in enumerate(ANSWERS)]
)
def test_an_answer_is_read_as_it_was_meant(language: str, answer: dict[str, Any]) -> None:
    reading = read(mail(answer["text"]))
    assert reading.kind is Kind.HUMAN
    assert [each.value for each in reading.says] == answer["says"], reading.evidence
    assert reading.delicate is answer.get("delicate", False), reading.evidence


def test_there_are_enough_answers_in_every_language_and_no_two_are_alike() -> None:
    texts = [" ".join(re.findall(r"\w+|[^\w\s]+", each["text"].casefold())) for _, each in ANSWERS]
    assert len(texts) >= 400
    assert len(set(texts)) == len(texts)
    shares = Counter(language for language, _ in ANSWERS)
    assert set(shares) == {"english", "german", "french", "spanish", "portuguese", "italian", "dutch"}
    assert min(shares.values()) >= 25


def test_everything_people_say_and_saying_nothing_has_answers_in_english_and_german() -> None:
    for language in ("english", "german"):
        said = Counter(tuple(each["says"])[:1] for name, each in ANSWERS if name == language)
        assert said[()] >= 15
        acted_on = {says.value for says in Says} - {"refers", "names_time"}
        assert all(said[(says,)] >= 4 for says in acted_on), said
        assert sum(each.get("delicate", False) for name, each in ANSWERS if name == language) >= 8
