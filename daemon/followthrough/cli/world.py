"""What commands share: opening things with the settings named, and how they show what they found."""

import json
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import click

from followthrough.config.load import Settings, find_config, load
from followthrough.ledger.store import Ledger, lock
from followthrough.service.engine import Engine

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts, nothing else.")
verbose_option = click.option("-v", "--verbose", is_flag=True, help="Log everything, not only named events.")


def settings_of(context: click.Context) -> Settings:
    """The settings this command is to use. Raises ConfigError."""
    return load(find_config(context.obj.config))


def now_of(context: click.Context) -> datetime:
    """The time by the clock this command was given."""
    moment: datetime = context.obj.clock.now()
    return moment


@contextmanager
def opened(settings: Settings) -> Iterator[Ledger]:
    """The ledger for writing, under the instance lock."""
    with lock(settings.state_dir), Ledger.open(settings.state_dir) as ledger:
        yield ledger


def show_json(value: object) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False, default=str))


def local(at: datetime | str | None, zone: str) -> str:
    """A moment as a person reads it, in their zone."""
    if at is None:
        return "-"
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    return f"{moment.astimezone(ZoneInfo(zone)):%a %-d %b %Y %H:%M}"


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for a person; colour only on a terminal."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 110)
    drawn = Table(*headers, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        drawn.add_row(*row)
    console.print(drawn)


def log_to_stderr(verbose: bool) -> None:
    """Named events, one line each; under systemd the journal adds the time."""
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        force=True,
    )
    logging.getLogger("followthrough").setLevel(logging.DEBUG if verbose else logging.INFO)


@contextmanager
def reading_progress(enabled: bool) -> Iterator[object]:
    """A line that grows on a terminal while a long scan runs; nothing otherwise."""

    def said(account: str, mailbox: str, count: int) -> None:
        if enabled and count:
            click.echo(f"\r{account}: {mailbox}: {count} messages read ", nl=False, err=True)

    yield said
    if enabled:
        click.echo("\r" + " " * 70 + "\r", nl=False, err=True)


def connect_all(engine: Engine, now: datetime) -> None:
    """Connect every account and read what is new in each."""
    for link in engine.links.values():
        if link.due(now) and link.connect(now) is not None:
            engine.look(link, now)
