"""The log: a closed set of events, one line each, an identical warning or error once an hour."""

import ast
import io
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

import followthrough
from followthrough.cli.log import HOUR, MOST_LINES, OneLine, Seldom

PACKAGE = Path(followthrough.__file__).parent
ROOT = Path(__file__).parents[2]

EVENTS = {
    "started", "account", "playbook", "stopped", "heeded", "connected", "trouble", "recorded", "draft",
    "question", "poison", "template", "note", "clock-jumped", "clock-wrong", "config-kept-old",
    "config-taken-over", "ledger", "bug", "turn", "holidays", "holidays-failed",
    "domain",
}  # fmt: skip


def log_calls() -> Iterator[tuple[str, str, ast.Call]]:
    """(file and line, format, call) of every call of a logger in the package."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "log"
            ):
                first = node.args[0]
                assert isinstance(first, ast.Constant), f"{path}:{node.lineno}: a message that is no constant"
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", str(first.value), node


def test_the_events_are_a_closed_set_of_one_line_each_with_named_values() -> None:
    """``event key=value key=value``; what stands after the event is never free text."""
    seen = {"config-taken-over"}  # with the settings, as "started"
    for where, text, _ in log_calls():
        event, _, rest = text.partition(" ")
        if event == "%s":  # say_settings: the event is its caller's
            event = "started"
        seen.add(event)
        assert event in EVENTS, f"{where}: {event} is no known event"
        assert re.fullmatch(r"([a-z_]+=\S+( |$))*", rest), f"{where}: {text}"
    assert seen == EVENTS


def test_the_troubleshooting_page_lists_every_event() -> None:
    page = (ROOT / "docs" / "troubleshooting.md").read_text()
    assert [event for event in sorted(EVENTS - {"turn"}) if f"`{event}`" not in page] == []


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger set up as the service's, into a text."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(OneLine("%(levelname)s %(message)s"))
    handler.addFilter(Seldom())
    logger = logging.getLogger("followthrough.test-log")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield logger, written
    logger.removeHandler(handler)


def test_an_identical_line_comes_once_an_hour_with_a_count(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, written = log
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        for _ in range(100):
            logger.warning("trouble account=%s", "home")
        logger.warning("trouble account=%s", "work")
        clock.shift(HOUR - 1)
        logger.warning("trouble account=%s", "home")
        clock.shift(2)
        logger.warning("trouble account=%s", "home")
        logger.warning("trouble account=%s", "home")

    assert written.getvalue().splitlines() == [
        "WARNING trouble account=home",
        "WARNING trouble account=work",
        "WARNING trouble account=home repeated=100",
    ]


def test_what_happened_is_said_each_time_so_that_recovery_follows_every_trouble(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, written = log
    for _ in range(2):
        logger.info("connected account=%s", "home")
    assert written.getvalue().splitlines() == ["INFO connected account=home"] * 2


def test_what_is_remembered_of_lines_does_not_grow_for_ever(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, _ = log
    (handler,) = logger.handlers
    (seldom,) = handler.filters
    assert isinstance(seldom, Seldom)
    for number in range(3 * MOST_LINES):
        logger.warning("draft key=%d", number)
    assert len(seldom._said) == MOST_LINES


def test_what_came_from_outside_makes_no_line_of_its_own(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, written = log
    logger.info("trouble detail=%s", "a\r\nERROR forged\x1b[31m\u2028b")
    assert written.getvalue().splitlines() == ["INFO trouble detail=a  ERROR forged [31m b"]


def test_a_bug_is_logged_with_its_place_and_without_words_that_may_quote_mail(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, written = log
    try:
        raise ValueError("MARKED body of a mail")
    except ValueError:
        logger.exception("bug")
    assert "ValueError" in written.getvalue()
    assert "test_log.py" in written.getvalue()
    assert written.getvalue().count("MARKED") == 1  # the source line of this test, which is code
