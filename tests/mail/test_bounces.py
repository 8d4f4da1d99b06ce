"""Delivery reports in the dialects of many mail systems, and what only looks like one; a file a family."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from followthrough.mail.message import parse
from followthrough.mail.reading import Bounce, Kind, read

FAMILIES = Path(__file__).parent / "bounces"


def mails(stem: str) -> list[Any]:
    found = tomllib.loads((FAMILIES / f"{stem}.toml").read_text())["mail"]
    return [pytest.param(mail, id=f"{stem}: {mail['name']}") for mail in found]


REPORTS = [
    mail for path in sorted(FAMILIES.glob("*.toml")) if path.stem != "traps" for mail in mails(path.stem)
]
TRAPS = mails("traps")


def bounce(raw: str) -> Bounce | None:
    return read(parse(raw.lstrip("\n").encode())).bounce


@pytest.mark.parametrize("mail", REPORTS)
def test_a_report_says_who_failed_how_finally_and_by_which_status(mail: dict[str, Any]) -> None:
    reading = read(parse(mail["raw"].lstrip("\n").encode()))
    assert reading.kind is Kind.BOUNCE
    found = reading.bounce
    assert found is not None
    seen = {
        "recipients": list(found.recipients),
        "severity": found.severity.value,
        "status": found.status,
        "original_ids": list(found.original_ids),
    }
    wanted = {"status": None, **{name: mail[name] for name in seen if name in mail}}
    assert {name: seen[name] for name in wanted} == wanted
    assert all(each.judge == "bounce" and each.quote for each in reading.evidence)
    assert reading.evidence[0].where == mail.get("where", reading.evidence[0].where)


@pytest.mark.parametrize("mail", TRAPS)
def test_what_only_looks_like_a_report_is_none(mail: dict[str, Any]) -> None:
    assert bounce(mail["raw"]) is None


@pytest.mark.parametrize("mail", REPORTS)
def test_the_same_report_with_other_line_ends_is_the_same(mail: dict[str, Any]) -> None:
    assert bounce(mail["raw"].lstrip("\n").replace("\n", "\r\n")) == bounce(mail["raw"])


def test_a_third_of_the_mails_are_traps() -> None:
    assert len(REPORTS) >= 40
    assert len(TRAPS) >= 28
