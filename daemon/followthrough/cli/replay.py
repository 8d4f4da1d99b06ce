"""``replay --since``: what would have been drafted on the mail that is already there. Reads only."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import click

from followthrough.cli.wording import not_looked_into, trouble
from followthrough.cli.world import (
    ending,
    json_option,
    local,
    now_of,
    paragraph,
    quiet_log,
    reading_progress,
    settings_of,
    show_json,
)
from followthrough.config.load import Settings
from followthrough.plan.naming import with_name
from followthrough.service.naming import named_in
from followthrough.service.replay import Replay
from followthrough.service.replay import replay as replay_mail


@click.command(short_help="What would have been written on mail already there.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    help="The first day of mail to go through (YYYY-MM-DD).",
)
@json_option
@click.pass_context
def replay(context: click.Context, since: datetime, as_json: bool) -> int:
    """Go through the mail since a day as if Followthrough had been running: what it would have written, and when.

    Nothing is written to any mailbox and your ledger is not touched. Every draft counts as left lying unsent until
    your own next mail to that person.
    """
    settings, now = settings_of(context), now_of(context)
    if since.date() > now.astimezone(ZoneInfo(settings.zone)).date():
        raise click.BadParameter(
            f"{since:%Y-%m-%d} is not there yet; give a day that has begun.", param_hint="--since"
        )
    quiet_log()
    with reading_progress(enabled=not as_json) as progress:
        result = replay_mail(settings, since.replace(tzinfo=UTC), now, progress)
    if as_json:
        show_json({"steps": [entry.as_dict() for entry in result.entries], "trouble": result.trouble})
    else:
        _show(result, settings)
    return ending(words.partition(": ")[0] for words in result.trouble.values())


def _show(result: Replay, settings: Settings) -> None:
    listed = {a.lower(): person.name for person in settings.people for a in person.addresses}
    names = {**result.names, **listed}
    for entry in result.entries:
        whom = ", ".join(with_name(person, names.get(person, "")) for person in entry.persons)
        kind = entry.kind.replace("_", "-")
        paragraph(f"{local(entry.at, settings.zone)}  {kind} for {whom}")
        paragraph(named_in(entry.why, lambda address: names.get(address, "")), 4)
    if result.trouble:
        paragraph(not_looked_into(result.trouble))
    elif not result.entries:
        paragraph("Nothing would have been written.")
    for name, words in result.trouble.items():
        problem, _, detail = words.partition(": ")
        paragraph(f"{name}: {trouble(problem, detail)}", error=True)
