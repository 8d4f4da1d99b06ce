"""What commands share: opening things with the settings named, and how they show what they found."""

import dataclasses
import json
import logging
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from followthrough.cli.log import log_to_stderr
from followthrough.cli.wording import needs_person
from followthrough.config.load import Settings, find_config, load
from followthrough.ledger.store import Ledger, lock
from followthrough.service.clock import is_wrong
from followthrough.service.engine import Engine, Progress, silent

EXIT_FAILED, EXIT_RUNNING, EXIT_HUMAN = 1, 75, 78

WIDTH = 80
"""Columns of what a person reads, where the terminal doesn't say."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts, nothing else.")
verbose_option = click.option(
    "-v", "--verbose", is_flag=True, help="Log what each turn does, not only events."
)


def settings_of(context: click.Context) -> Settings:
    """The settings this command is to use. Raises ConfigError."""
    return load(find_config(context.obj.config))


def ending(problems: Iterable[str]) -> int:
    """The exit code for accounts that could not be read: 78 where one needs a person, else 1; 0 for none."""
    codes = {EXIT_HUMAN if needs_person(problem) else EXIT_FAILED for problem in problems}
    return max(codes, default=0)


def quiet_log() -> None:
    """For a command that says in words what went wrong: the log has only what nobody expected."""
    log_to_stderr(logging.ERROR)


def now_of(context: click.Context) -> datetime:
    """The time by the clock this command was given."""
    moment: datetime = context.obj.clock.now()
    return moment


@contextmanager
def opened(settings: Settings) -> Iterator[Ledger]:
    """The ledger for writing, under the instance lock."""
    with lock(settings.state_dir), Ledger.open(settings.state_dir) as ledger:
        yield ledger


def refuse_a_wrong_clock(ledger: Ledger, now: datetime, settings: Settings) -> None:
    """A ClickException where this machine's clock can't be right: nothing is dated by it."""
    if is_wrong(ledger, now):
        raise click.ClickException(
            f"This machine's clock says {local(now, settings.zone)}, which can't be right. Nothing was "
            "written; set the clock and try again."
        )


def show_json(value: object) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(plain(value), indent=2, ensure_ascii=False))


def plain(value: object) -> object:
    """A value as JSON has it: enums by their word, moments in ISO 8601, our own values as objects."""
    match value:
        case Enum():
            return value.value if isinstance(value.value, str) else value.name.lower()
        case None | bool() | int() | float() | str():
            return value
        case date():
            return value.isoformat()
        case Path():
            return str(value)
        case Mapping():
            return {str(plain(key)): plain(each) for key, each in value.items()}
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        case frozenset() | set():
            return sorted((plain(each) for each in value), key=str)
        case Sequence():
            return [plain(each) for each in value]
        case _:
            raise TypeError(f"{type(value).__name__} has no place in JSON")


def local(at: datetime | str | None, zone: str) -> str:
    """A moment as a person reads it, in their zone."""
    if at is None:
        return "-"
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    return f"{moment.astimezone(ZoneInfo(zone)):%a %-d %b %Y %H:%M}"


def width() -> int:
    """Columns to write in: the terminal's, at most 100; 80 where there is none."""
    return min(shutil.get_terminal_size((WIDTH, 24)).columns, 100) if sys.stdout.isatty() else WIDTH


def paragraph(text: str, indent: int = 0, error: bool = False) -> None:
    """Sentences, wrapped; a line break in them stays."""
    for line in text.splitlines() or [""]:
        pad = " " * indent
        click.echo(click.wrap_text(line, width(), pad, pad), err=error)


def heading(text: str) -> None:
    click.echo("\n" + click.style(text, bold=True))


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for a person; bold only on a terminal, and not where $NO_COLOR is set."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, width=width(), file=sys.stdout)
    drawn = Table(*headers, box=SIMPLE, show_edge=False, pad_edge=False, header_style="bold")
    for position, column in enumerate(drawn.columns):
        column.no_wrap, column.overflow = position < 2, "fold"
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))  # not markup: it may hold brackets
    console.print(drawn)


@contextmanager
def reading_progress(enabled: bool) -> Iterator[Progress]:
    """A line that grows while a long scan runs, on a terminal only."""
    if not (enabled and sys.stderr.isatty()):
        yield silent
        return
    longest = 0

    def said(account: str, mailbox: str, count: int) -> None:
        nonlocal longest
        line = f"{account}: {mailbox}: {count} messages read"
        longest = max(longest, len(line))
        click.echo("\r" + line.ljust(longest), nl=False, err=True)

    yield said
    if longest:
        click.echo("\r" + " " * longest + "\r", nl=False, err=True)


def connect_all(engine: Engine, now: datetime) -> None:
    """Connect every account and read what is new in each."""
    for link in engine.links.values():
        if link.due(now) and link.connect(now) is not None:
            engine.look(link, now)
