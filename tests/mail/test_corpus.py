"""One mail a story, read as the file beside it says; half of them are traps."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from followthrough.mail.address import Identities
from followthrough.mail.body.quoted import greeting
from followthrough.mail.message import parse
from followthrough.mail.reading import Kind, Reading, Says, read

CORPUS = Path(__file__).parent / "corpus"
STORIES = sorted(path.stem for path in CORPUS.glob("*.eml"))


def seen(reading: Reading, wanted: dict[str, Any]) -> dict[str, Any]:
    """The reading in the words of the file, as far as the file says anything."""
    everything = {
        "kind": reading.kind.value,
        "says": [each.value for each in reading.says],
        "new": reading.body.new.strip(),
        "greeting": greeting(reading.body.new),
        "phone": reading.phone,
    }
    for name in ("bounce", "absence", "calendar"):
        value = getattr(reading, name)
        everything[name] = (
            json.loads(json.dumps(dataclasses.asdict(value), default=_plain)) if value else None
        )
    return {name: everything[name] for name in wanted}


def _plain(value: Any) -> str:
    return str(value.isoformat())


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_read_as_it_was_meant(story: str) -> None:
    wanted = json.loads((CORPUS / f"{story}.json").read_text())
    me = Identities(frozenset(wanted.pop("me", [])))
    reading = read(parse((CORPUS / f"{story}.eml").read_bytes()), me=me)
    assert seen(reading, wanted) == wanted


@pytest.mark.parametrize("story", STORIES)
def test_every_reading_names_its_evidence(story: str) -> None:
    """Whatever is said rests on words that stand in the mail."""
    reading = read(parse((CORPUS / f"{story}.eml").read_bytes()))
    assert len(reading.evidence) >= len(reading.says)
    assert reading.evidence or (reading.kind is Kind.HUMAN and not reading.says)
    assert {each.judge for each in reading.evidence} >= {says.value for says in reading.says}


def test_every_kind_and_everything_people_say_has_a_story() -> None:
    wanted = [json.loads((CORPUS / f"{story}.json").read_text()) for story in STORIES]
    assert {each["kind"] for each in wanted} == {kind.value for kind in Kind}
    assert {says for each in wanted for says in each["says"]} == {says.value for says in Says}
