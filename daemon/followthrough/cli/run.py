"""``run``: the service. ``once``: one round of it, for cron or for trying."""

import gc

import click

from followthrough.cli.wording import trouble
from followthrough.cli.world import (
    connect_all,
    json_option,
    log_to_stderr,
    now_of,
    opened,
    reading_progress,
    settings_of,
    show_json,
    verbose_option,
)
from followthrough.plan.drafts import DraftState
from followthrough.service.engine import Engine
from followthrough.service.loop import Service, guarded
from followthrough.service.notify import Supervisor


@click.command()
@verbose_option
@click.pass_context
def run(context: click.Context, verbose: bool) -> None:
    """Watch the mailbox until stopped (SIGTERM), writing drafts and notes as they fall due.

    Meant for systemd or launchd. SIGHUP reads the settings again; edited settings are also seen by themselves within
    a minute. One instance a ledger: a second one ends at once with exit code 75.
    """
    settings = settings_of(context)
    log_to_stderr(verbose)
    with opened(settings) as ledger:
        supervisor = Supervisor()
        # A first scan may take longer than the watchdog waits: each batch of it is the loop moving on.
        engine = Engine(settings, ledger, lambda *_: supervisor.alive())
        service = Service(engine, ledger, context.obj.clock, supervisor, tick=context.obj.tick)
        gc.freeze()
        guarded(service.run)


@click.command()
@json_option
@verbose_option
@click.pass_context
def once(context: click.Context, as_json: bool, verbose: bool) -> int:
    """Look once, write what is due, and end: the same round that `run` makes again and again."""
    settings = settings_of(context)
    log_to_stderr(verbose)
    now = now_of(context)
    with opened(settings) as ledger, reading_progress(enabled=not as_json) as progress:
        engine = Engine(settings, ledger, progress)  # type: ignore[arg-type]
        engine.stay_awake(now)
        before = {row.key for row in ledger.drafts(states=(DraftState.PLACED,))}
        connect_all(engine, now)
        engine.act(now)
        placed = [row for row in ledger.drafts(states=(DraftState.PLACED,)) if row.key not in before]
        failed = {name: link.trouble for name, link in engine.links.items() if link.trouble}
        engine.close()
    if as_json:
        show_json(
            {
                "placed": [
                    {
                        "kind": r.kind,
                        "persons": r.persons,
                        "subject": r.subject,
                        "mailbox": r.mailbox,
                        "message_id": r.message_id,
                    }
                    for r in placed
                ],
                "trouble": {name: {"problem": t.problem, "detail": t.detail} for name, t in failed.items()},
            }
        )
    else:
        for row in placed:
            click.echo(
                f"{row.mailbox}: {row.kind.value.replace('_', '-')} for {', '.join(row.persons) or 'you'}"
            )
        if not placed:
            click.echo("Nothing to write now. `followthrough plan` says what comes next.")
        for name, held in failed.items():
            click.echo(f"{name}: {trouble(held.problem, held.detail)}", err=True)
    return 1 if failed else 0
