"""``run``: the service. ``once``: one round of it, for cron or for trying."""

import gc
import json
import logging
from typing import TypedDict

import click

from followthrough.cli.log import log_to_stderr
from followthrough.cli.look import kind_words
from followthrough.cli.names import Names
from followthrough.cli.wording import not_looked_into, trouble
from followthrough.cli.world import (
    connect_all,
    ending,
    json_option,
    now_of,
    opened,
    paragraph,
    reading_progress,
    refuse_a_wrong_clock,
    settings_of,
    show_json,
    verbose_option,
)
from followthrough.plan.drafts import DraftRow, DraftState
from followthrough.service.engine import Engine
from followthrough.service.link import Trouble
from followthrough.service.loop import Service, guarded
from followthrough.service.notify import Supervisor
from followthrough.service.report import report

DNS_SECONDS = 3.0
"""How long ``once`` waits for what the DNS says of new recipients; what comes later is asked the next time."""


@click.command(short_help="Watch the mailbox until stopped, and write what falls due.")
@verbose_option
@click.pass_context
def run(context: click.Context, verbose: bool) -> None:
    """Watch the mailbox until stopped (SIGTERM), writing drafts and notes as they fall due.

    Meant for systemd or launchd. SIGHUP reads the settings again; edited settings are also seen by themselves within
    a minute. One instance a ledger: a second one ends at once with exit code 75.
    """
    settings = settings_of(context)
    log_to_stderr(logging.DEBUG if verbose else logging.INFO)
    with opened(settings) as ledger:
        supervisor = Supervisor()
        # A first scan may take longer than the watchdog waits: each batch of it is the loop moving on.
        engine = Engine(settings, ledger, lambda *_: supervisor.alive())
        # What the last run left says nothing of this one.
        ledger.put("status", json.dumps(report(engine, context.obj.clock.now())))
        service = Service(engine, ledger, context.obj.clock, supervisor, tick=context.obj.tick)
        gc.freeze()
        guarded(service.run)


@click.command(short_help="Look once, write what is due, and end (for cron).")
@json_option
@verbose_option
@click.pass_context
def once(context: click.Context, as_json: bool, verbose: bool) -> int:
    """Look once, write what is due, and end: the same round that `run` makes again and again.

    Exit code 78 where an account could not be read and only you can mend that, 1 where it may go better by itself.
    """
    settings = settings_of(context)
    # What a person asked for is on stdout, and cron mails every other line.
    log_to_stderr(logging.DEBUG if verbose else logging.ERROR)
    now = now_of(context)
    with opened(settings) as ledger, reading_progress(enabled=not as_json) as progress:
        refuse_a_wrong_clock(ledger, now, settings)
        engine = Engine(settings, ledger, progress)
        engine.stay_awake(now)
        unwritten = (DraftState.PLANNED, DraftState.APPENDING)
        before = {row.key for row in ledger.outlines() if row.state not in unwritten}
        connect_all(engine, now)
        engine.act(now)
        engine.wait_for_domains(DNS_SECONDS, now)
        placed = [
            row for row in ledger.outlines() if row.state is DraftState.PLACED and row.key not in before
        ]
        ledger.put("status", json.dumps(report(engine, now)))
        failed, names = _failed(engine), Names(settings, ledger)
        engine.close()
    if as_json:
        show_json({"placed": [_placed_data(row) for row in placed], "trouble": _trouble_data(failed)})
    else:
        _show(placed, failed, names)
    return ending(held.problem for held in failed.values())


def _failed(engine: Engine) -> dict[str, Trouble]:
    """The accounts in trouble, also those whose connection broke over the last thing that was written."""
    broke = Trouble("disconnected", "while a draft was being stored", None)
    found = {name: link.trouble for name, link in engine.links.items() if link.trouble}
    return found | {
        name: broke for name, link in engine.links.items() if link.session and link.session.closed
    }


class PlacedData(TypedDict):
    kind: str
    persons: list[str]
    subject: str
    mailbox: str
    message_id: str


def _placed_data(row: DraftRow) -> PlacedData:
    return PlacedData(
        kind=row.kind.value,
        persons=list(row.persons),
        subject=row.subject,
        mailbox=row.mailbox,
        message_id=row.message_id,
    )


def _trouble_data(failed: dict[str, Trouble]) -> dict[str, dict[str, str]]:
    return {name: {"problem": held.problem, "detail": held.detail} for name, held in failed.items()}


def _show(placed: list[DraftRow], failed: dict[str, Trouble], names: Names) -> None:
    for row in placed:
        paragraph(f"{row.mailbox}: {kind_words(row.kind)} for {names.all(row.persons) or 'you'}")
    if not placed:
        beginning = "Nothing was written." if failed else "Nothing to write now."
        paragraph(f"{beginning} `followthrough plan` says what comes next.")
    if failed:
        paragraph(not_looked_into(failed))
    for name, held in failed.items():
        paragraph(f"{name}: {trouble(held.problem, held.detail)}", error=True)
