"""``check``: prove settings, templates, sign-in, mailboxes and clock, and say what would come next. Writes no mail."""

import tempfile
from datetime import datetime
from pathlib import Path

import click

from followthrough.cli.look import show_steps, step_dict
from followthrough.cli.wording import trouble
from followthrough.cli.world import connect_all, json_option, now_of, reading_progress, settings_of, show_json
from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger
from followthrough.service.engine import Engine
from followthrough.service.clock import EARLIEST

NEXT = 5


@click.command()
@json_option
@click.pass_context
def check(context: click.Context, as_json: bool) -> int:
    """Prove that everything is in order, and show the next five things that would be done, in local time.

    Reads the settings and renders every template with sample data, signs in to every account, finds its mailboxes,
    and reads your mail into a ledger that is thrown away. Nothing is written to any mailbox.
    """
    settings, now = settings_of(context), now_of(context)
    with (
        tempfile.TemporaryDirectory(prefix="followthrough-check-") as scratch,
        Ledger.open(Path(scratch) / "state") as ledger,
        reading_progress(enabled=not as_json) as progress,
    ):
        engine = Engine(settings, ledger, progress)  # type: ignore[arg-type]
        engine.stay_awake(now)
        connect_all(engine, now)
        found = _found(engine, settings, now)
        decisions = sorted(engine.decisions(now), key=lambda d: d.steps[0].opens_at)[:NEXT]
        engine.close()
    if as_json:
        show_json({**found, "next": [step_dict(d) for d in decisions]})
    else:
        _show(found)
        click.echo(
            f"\nThe next {NEXT} things ({settings.zone}):" if decisions else "\nNothing comes next yet."
        )
        show_steps(decisions, settings.zone)
    return 0 if found["ok"] else 78


def _found(engine: Engine, settings: Settings, now: datetime) -> dict[str, object]:
    accounts = []
    for link in engine.links.values():
        roles = link.roles
        accounts.append(
            {
                "name": link.account.name,
                "ok": link.session is not None,
                "problem": trouble(link.trouble.problem, link.trouble.detail) if link.trouble else "",
                "mailboxes": {
                    role.value: {"name": getattr(roles, role.value), "found_by": how}
                    for role, how in (roles.found_by.items() if roles else ())
                },
            }
        )
    clock_ok = now >= EARLIEST
    return {
        "ok": clock_ok and all(a["ok"] for a in accounts),
        "config": str(settings.path),
        "templates": len(settings.templates),
        "people": len(settings.people),
        "clock": {"ok": clock_ok, "now": now.isoformat(), "zone": settings.zone},
        "conversations": len(engine.conversations),
        "accounts": accounts,
    }


def _show(found: dict[str, object]) -> None:
    click.echo(f"settings   {found['config']}: in order")
    click.echo(f"templates  {found['templates']} rendered with sample data: in order")
    clock = found["clock"]
    assert isinstance(clock, dict)
    click.echo(
        f"clock      {clock['now']} ({clock['zone']})"
        + ("" if clock["ok"] else ": WRONG, set this machine's clock")
    )
    for account in found["accounts"]:  # type: ignore[attr-defined]
        click.echo(f"account    {account['name']}: " + ("signed in" if account["ok"] else account["problem"]))
        for role, where in account["mailboxes"].items():
            click.echo(f"             {role}: {where['name']} (by {where['found_by']})")
