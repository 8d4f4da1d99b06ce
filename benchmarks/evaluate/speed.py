"""How fast mail is read: whole readings, and headers looked at and passed over, each on one core."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from followthrough.mail.matching.glance import GLANCE_FIELDS, Interest, concerns, glance
from followthrough.mail.message import parse
from followthrough.mail.reading import read

READINGS_AIM = 500
REFUSALS_AIM = 20_000
_FOLDERS = ("threads/easy-ham-2", "bounces/mail")
_LEAST_SECONDS = 0.5
_ASKED_FOR = frozenset(GLANCE_FIELDS.lower().encode().split())


@dataclass(frozen=True, slots=True)
class Speed:
    """Messages a second of processor time. ``by_folder``: whole readings, a folder of the corpora each."""

    readings: float
    refusals: float
    by_folder: dict[str, float]

    def words(self, missed: str = " (**missed**)") -> str:
        """As people read it; ``missed`` stands behind an aim that is not reached."""
        parts = ", ".join(f"{name} {value:,.0f}" for name, value in self.by_folder.items())
        slow = missed if self.readings < READINGS_AIM else ""
        slow_refusals = missed if self.refusals < REFUSALS_AIM else ""
        return (
            f"{self.readings:,.0f} whole readings a second ({parts}; aim ≥ {READINGS_AIM}{slow}), and "
            f"{self.refusals:,.0f} mails a second refused by their header alone (aim ≥ {REFUSALS_AIM:,}{slow_refusals})"
        )

    def figures(self) -> dict[str, object]:
        """As build/evaluate.json has them."""
        return {
            "readings_per_s": round(self.readings),
            "by_folder": {name: round(value) for name, value in self.by_folder.items()},
            "refusals_per_s": round(self.refusals),
        }


def warm_up() -> None:
    """Expressions are compiled when a mail first needs them: once, and not what a mail costs."""
    for text in (b"Fine.", b"I am away until Monday, but what about the week after? " * 9):
        read(parse(b"From: a@lake.example\nDate: Tue, 3 Mar 2026 10:12:00 +0100\n\n" + text))


def speed(folder: Path) -> Speed | None:
    """Measured over the ordinary mail and the delivery reports that are there; None where neither is."""
    mails = {name: [each.read_bytes() for each in _files(folder / name)] for name in _FOLDERS}
    mails = {name: raws for name, raws in mails.items() if raws}
    if not mails:
        return None
    warm_up()
    seconds = {name: _seconds(lambda raws=raws: _read(raws)) for name, raws in mails.items()}
    count = sum(len(raws) for raws in mails.values())
    headers = [_header(raw) for raws in mails.values() for raw in raws]
    refused = [header for header in headers if not concerns(glance(header), INTEREST)]
    passed_over = _seconds(lambda: _refuse(refused))
    return Speed(
        count / sum(seconds.values()),
        len(refused) / passed_over if refused else 0.0,
        {name: len(raws) / seconds[name] for name, raws in mails.items()},
    )


INTEREST = Interest(
    frozenset(f"first-mail-{number}@home.example" for number in range(400)),
    frozenset(f"person{number}@studio{number}.example" for number in range(400)),
    frozenset(f"studio{number}.example" for number in range(400)),
    frozenset(f"a question about your work, no. {number}" for number in range(400)),
)
"""Somebody who wrote to four hundred people, none of whom is in the corpora."""


def _files(folder: Path) -> list[Path]:
    return sorted(each for each in folder.glob("*") if each.is_file())


def _read(raws: list[bytes]) -> None:
    for raw in raws:
        read(parse(raw))


def _refuse(headers: list[bytes]) -> None:
    for header in headers:
        concerns(glance(header), INTEREST)


def _seconds(work: Callable[[], None]) -> float:
    """Processor seconds that one round of it takes; short ones are done again and again."""
    rounds = 0
    began = time.process_time()
    while not rounds or time.process_time() - began < _LEAST_SECONDS:
        work()
        rounds += 1
    return (time.process_time() - began) / rounds


def _header(raw: bytes) -> bytes:
    """What a server sends for BODY[HEADER.FIELDS (…)] of it."""
    block = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    kept: list[bytes] = []
    keeping = False
    for line in block.split(b"\n"):
        if line[:1] not in {b" ", b"\t"}:
            keeping = line.partition(b":")[0].strip().lower() in _ASKED_FOR
        if keeping:
            kept.append(line)
    return b"\r\n".join([*kept, b"", b""])
