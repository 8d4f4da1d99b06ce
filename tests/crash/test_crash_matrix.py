"""Whatever moment the writer dies at and whatever the user does then: never two drafts, never one that was removed,
and none lost without a word.

``make test`` takes boundaries spread over the whole run for every action; ``make soak`` takes all of them.
"""

import contextlib
import itertools
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest

from tests.crash import daemon, hands
from tests.crash.daemon import KILLED, Life
from tests.crash.hands import ACTIONS, Scene
from tests.servers.dovecot import Dovecot
from tests.servers.faultproxy import Direction, FaultProxy

RESTARTS = (timedelta(seconds=10), timedelta(minutes=3), timedelta(minutes=5), timedelta(minutes=8))
"""When the writer is started again: the settling time is over at the second, and there are two looks after it."""

SPREAD = 5
"""Boundaries for each action in ``make test``: 14 actions, so 70 crashes, besides the cut wires."""

SHOWN = {"uncertain", "gone"}
ENDS = {
    "idle": {"placed"},
    "delete": {"absent", "dismissed", "uncertain"},
    "trash": {"dismissed", "gone"},
    "edit": {"edited"},
    "edit_keeping_id": {"edited"},
    "send": {"sent", "uncertain"},
    "send_keeping_id": {"sent"},
    "lose_ledger": {"placed"},
    "lose_ledger_and_trash": {"gone"},
    "lose_ledger_and_edit": {"gone"},
    "lose_ledger_and_send": {"gone", "sent"},
    "lose_ledger_and_send_renewed": {"gone", "sent"},
    "lose_ledger_and_edit_and_trash": {"gone"},
    "renumber": {"placed", "uncertain"},
}
"""The states a row may end in after the user did this to the draft."""

LEFT = {
    "delete": (0, 0, 0),
    "trash": (0, 0, 1),
    "edit": (1, 0, 0),
    "edit_keeping_id": (1, 0, 0),
    "send": (0, 1, 0),
    "send_keeping_id": (0, 1, 0),
    "lose_ledger_and_trash": (0, 0, 1),
    "lose_ledger_and_edit": (1, 0, 0),
    "lose_ledger_and_send": (0, 1, 0),
    "lose_ledger_and_send_renewed": (0, 1, 0),
    "lose_ledger_and_edit_and_trash": (0, 0, 1),
}
"""Live messages with the draft's words in Drafts, Sent, Trash after the user did it; any more were made by us."""


How = Literal["desk", "naive", "searching"]


class Writer:
    """The process that forks a life for each order."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.daemon"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    def live(self, life: Life) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(daemon.as_line(life))
        self.process.stdin.flush()
        ended: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert ended["code"] in {0, KILLED}, "the writer failed: its traceback is above"
        return ended

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def writer() -> Iterator[Writer]:
    made = Writer()
    with contextlib.closing(made):
        yield made


class Stage:
    """Scenes on one server: a fresh user and an empty state directory each."""

    def __init__(self, server: Dovecot, writer: Writer, folder: Path) -> None:
        self.server, self.writer, self.folder = server, writer, folder
        self.numbers = itertools.count(1)
        self.began_at = datetime.now(UTC).replace(microsecond=0)

    def scene(self) -> Scene:
        return Scene(self.server, self.server.new_user(), self.folder / f"state{next(self.numbers)}")

    def life(
        self,
        scene: Scene,
        after: timedelta = timedelta(),
        crash_at: int = 0,
        proxy: FaultProxy | None = None,
        how: How = "desk",
    ) -> dict[str, Any]:
        assert self.server.port is not None
        return self.writer.live(
            Life(
                host=self.server.host,
                port=proxy.port if proxy else self.server.port,
                user=scene.user.name,
                password=scene.user.password,
                state_dir=str(scene.state_dir),
                planned_at=self.began_at.isoformat(),
                now=(self.began_at + after).isoformat(),
                crash_at=crash_at,
                how=how,
            )
        )

    def restarts(self, scene: Scene, how: How = "desk") -> dict[str, Any]:
        ended = [self.life(scene, after, how=how) for after in RESTARTS]
        return ended[-1]


@pytest.fixture(scope="module")
def stage(dovecot: Dovecot, writer: Writer, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(dovecot, writer, tmp_path_factory.mktemp("crash"))


@pytest.fixture(scope="module")
def boundaries(stage: Stage) -> int:
    """How many boundaries one undisturbed life of the writer has."""
    ended = stage.life(stage.scene())
    assert ended["state"] == "placed", ended
    seams: int = ended["seams"]
    assert seams > 60, "the seams are not where the writer goes"
    return seams


def judge(action: str, acted: bool, ended: dict[str, Any], scene: Scene) -> None:
    """Compares the mailbox and the row with what may be there."""
    left = scene.left()
    assert sum(left) <= 1, f"duplicate: {left}, {ended}"
    if acted:
        assert left == LEFT[action], f"resurrected or lost: {left}, {ended}"
        assert ended["state"] in ENDS[action] | SHOWN, ended
    elif ended["state"] == "placed":
        assert left == (1, 0, 0), f"lost without a word: {left}, {ended}"
    else:
        # Only where the mailbox was numbered anew may it be unknowable what became of an idle user's draft.
        assert action == "renumber", ended
        assert ended["state"] in SHOWN, ended


def crash(stage: Stage, action: str, crash_at: int, how: How) -> tuple[str, bool]:
    scene = stage.scene()
    died = stage.life(scene, crash_at=crash_at, how=how)
    assert died["code"] == KILLED or crash_at > died["seams"]
    scene.state_dir.mkdir(exist_ok=True)
    acted = ACTIONS[action](scene)
    ended = stage.restarts(scene, how)
    judge(action, acted, ended, scene)
    return ended["state"], acted


def crash_each(stage: Stage, action: str, boundaries: Iterable[int], how: How = "desk") -> Counter[str]:
    """How often the row ended in which state."""
    return Counter(crash(stage, action, crash_at, how)[0] for crash_at in boundaries)


def spread(boundaries: int, number: int) -> list[int]:
    """One boundary of the first half, where it looks, and the others of the second, where it writes; each action has
    boundaries of its own."""
    half, part = boundaries // 2, number / len(ACTIONS)
    step = half / (SPREAD - 1)
    return [1 + int(half * part), *(1 + half + int(step * (part + k)) for k in range(SPREAD - 1))]


@pytest.mark.parametrize("action", ACTIONS)
def test_a_spread_of_crashes_leaves_one_draft_or_the_users_decision(
    stage: Stage, boundaries: int, action: str
) -> None:
    """At boundaries spread over the run, for every thing the user may do then."""
    crash_each(stage, action, spread(boundaries, list(ACTIONS).index(action)))


@pytest.mark.parametrize(
    ("how", "action", "verdict"),
    [
        ("naive", "idle", "duplicate"),
        ("naive", "delete", "resurrected"),
        ("searching", "delete", "resurrected"),
    ],
)
def test_a_careless_writer_is_caught(stage: Stage, how: How, action: str, verdict: str) -> None:
    """Append-then-save makes two, search-then-append brings back what was deleted: the judge can tell."""
    seams = stage.life(stage.scene(), how=how)["seams"]
    with pytest.raises(AssertionError, match=verdict):
        crash_each(stage, action, range(seams // 2, seams), how)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_crash_leaves_one_draft_or_the_users_decision(
    stage: Stage, boundaries: int, action: str
) -> None:
    """At every boundary of the run, for every thing the user may do then."""
    ends = crash_each(stage, action, range(1, boundaries + 1))
    print(f"{action}: {boundaries} crashes, ended {dict(ends)}")


def cut(stage: Stage, direction: Direction, after: int) -> str:
    scene = stage.scene()
    assert stage.server.port is not None
    with FaultProxy(stage.server.host, stage.server.port) as proxy:
        proxy.cut(direction, after)
        stage.life(scene, proxy=proxy)
    ended = stage.restarts(scene)
    judge("idle", False, ended, scene)
    state: str = ended["state"]
    return state


def wire_length(stage: Stage, direction: Direction) -> int:
    assert stage.server.port is not None
    with FaultProxy(stage.server.host, stage.server.port) as proxy:
        stage.life(stage.scene(), proxy=proxy)
        return proxy.passed(direction)


@pytest.mark.parametrize("direction", ["to_server", "to_client"])
def test_a_cut_wire_leaves_one_draft(stage: Stage, direction: Direction) -> None:
    """At bytes spread over what goes that way, the later half three times as dense."""
    length = wire_length(stage, direction)
    for after in (length // 5, length // 2, *range(length * 6 // 10, length - 1, length // 15 + 1)):
        assert cut(stage, direction, after) == "placed"


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("direction", ["to_server", "to_client"])
def test_a_wire_cut_at_every_third_byte_leaves_one_draft(stage: Stage, direction: Direction) -> None:
    cuts = range(1, wire_length(stage, direction), 3)
    for after in cuts:
        assert cut(stage, direction, after) == "placed"
    print(f"{direction}: {len(cuts)} cuts, every third byte")


def test_hands_really_touch_the_draft(stage: Stage) -> None:
    """The judge would see it: a user's action on a placed draft changes the mailbox the way the table says."""
    for action, left in LEFT.items():
        scene = stage.scene()
        stage.life(scene)
        assert ACTIONS[action](scene), action
        assert scene.left() == left, action
    assert hands.idle(stage.scene()) is False
