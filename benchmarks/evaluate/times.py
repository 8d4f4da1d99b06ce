"""Times that stand alone, each with the moment it was written and what people say it means: ours beside ctparse and
dateparser, by the same rule.

An answer is right if its day is, and its beginning to the minute; where no hour was said, the part of day (early and
late morning are morning, night is evening); where both name an end, the end. Anything else that was said is wrong; a
duration, or an hour without a day, can only be abstained from. The even-numbered ones were looked at while the grammar
was made, the odd-numbered ones were not.
"""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from benchmarks.evaluate.scoring import Case, Missing, Outcome, Set, Sets, outcome, wrong_at_most
from followthrough.mail.when.expression import expression
from followthrough.mail.when.times import Time

_FILE = "dates/timeparse_even.json"
_PEERS = Path("build/peers-venv/bin/python")
_MOST_SECONDS = 60
_ONE = re.compile(r"(\S+)-(\S+)-(\S+) (\S+):(\S+) \(\S+/(\w+)\)")
_PARTS = {
    "earlymorning": "morning", "forenoon": "morning", "earlynoon": "noon", "latenoon": "noon", "night": "evening",
    "earlyafternoon": "afternoon", "lateafternoon": "afternoon", "earlyevening": "evening", "lateevening": "evening",
    "latenight": "evening", "earlynight": "evening",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A time as all sides say it: ``2017-10-05``, ``06:55``, the part of day; each '' where not said."""

    day: str = ""
    hour: str = ""
    part: str = ""
    end_day: str = ""
    end_hour: str = ""

    def is_right(self, gold: "Said") -> bool:
        if (self.day or self.end_day, self.hour) != (gold.day or gold.end_day, gold.hour):
            return False
        if not gold.hour and self.part != gold.part:
            return False
        if not gold.day and not self.end_hour:
            return False
        ends = (self.end_day, self.end_hour), (gold.end_day, gold.end_hour)
        return ends[0] == ends[1] or ("", "") in ends


@cache
def rows(folder: Path) -> list[dict[str, Any]]:
    return json.loads((folder / _FILE).read_text("utf-8"))  # type: ignore[no-any-return]


def parsed(words: str) -> Said | None:
    """``Time[]{2017-10-05 06:55 (X/X)}``, or an Interval of two; None for what is no time or has no day."""
    inner = words[words.find("{") + 1 : words.rfind("}")]
    if words.startswith("Time"):
        return _one(inner)
    if not words.startswith("Interval"):
        return None
    start, _, end = inner.partition(" - ")
    first, last = _one(start), _one(end)
    if first is None and last is None:
        return None
    first, last = first or Said(), last or Said()
    return Said(first.day, first.hour, first.part, last.day, last.hour)


def _one(words: str) -> Said | None:
    found = _ONE.fullmatch(words.strip())
    if found is None or "X" in found[1] + found[2] + found[3]:
        return None
    hour = "" if "X" in found[4] + found[5] else f"{found[4]}:{found[5]}"
    part = "" if found[6] == "X" else _PARTS.get(found[6], found[6])
    return Said(f"{found[1]}-{found[2]}-{found[3]}", hour, "" if hour else part)


def ours(row: dict[str, Any]) -> Said | None:
    at = datetime.fromisoformat(row["ref_time"]).replace(tzinfo=UTC)
    time = expression(row["text"], at, "UTC")
    return said(time) if time else None


def said(time: Time) -> Said:
    start, end = time.starts_at or time.opens_at, time.ends_at
    if start is None and end is not None:
        return Said("", "", "", f"{end:%Y-%m-%d}", f"{end:%H:%M}")
    last = end.date() if end else time.until_on
    return Said(
        f"{time.day:%Y-%m-%d}",
        f"{start:%H:%M}" if start else "",
        time.part or "",
        f"{last:%Y-%m-%d}" if last else "",
        f"{end:%H:%M}" if end else "",
    )


@cache
def peers(folder: Path, name: str) -> list[str | None]:
    """What another program makes of all of them, in our gold's own form. Raises Missing."""
    if not _PEERS.exists():
        raise Missing(f"{_PEERS} is not there: `make peers`")
    asked = [[each["text"], each["ref_time"]] for each in rows(folder)]
    command = [str(_PEERS), str(Path(__file__).with_name("times_peers.py")), name]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=True,
            timeout=_MOST_SECONDS,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise Missing(f"{name}: {error}") from error
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def cases(folder: Path, name: str = "", half: int | None = None) -> Iterator[Case]:
    answers = peers(folder, name) if name else None
    for number, row in enumerate(rows(folder)):
        if half is not None and number % 2 != half:
            continue
        gold = parsed(row["gold_parse"])
        got = ours(row) if answers is None else parsed(answers[number] or "")
        right = got is not None and gold is not None and got.is_right(gold)
        what = Outcome.ABSTAINED if got is None else outcome(right=right)
        # The texts stay in the corpus; a miss is named by its number and shown with -v on this machine only.
        yield Case(
            f"{number}: {row['text']}", what, f"{got} for {row['gold_parse']} seen {row['ref_time'][:10]}"
        )


SETS: Sets = {
    "dates": Set(cases, (wrong_at_most(0.03, of_answers=True),), needs=_FILE),
    "dates: even half": Set(partial(cases, half=0), needs=_FILE),
    "dates: odd half": Set(partial(cases, half=1), needs=_FILE),
    "dates, by ctparse": Set(partial(cases, name="ctparse"), needs=_FILE),
    "dates, by dateparser": Set(partial(cases, name="dateparser"), needs=_FILE),
}
