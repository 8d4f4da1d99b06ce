"""``demo``: the whole thing on a mailbox made up for it, five weeks in some seconds."""

import signal
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import click

STYLES: dict[str, dict[str, Any]] = {
    "happens": {"bold": True},
    "seen": {"fg": "cyan"},
    "asked": {"fg": "yellow"},
    "draft": {"fg": "green", "bold": True},
    "note": {"fg": "magenta", "bold": True},
    "changed": {"dim": True},
}
LABELS = {
    "happens": "",
    "seen": "seen",
    "asked": "will ask",
    "draft": "DRAFT",
    "note": "NOTE",
    "changed": "now",
}


@click.command(short_help="Five weeks on a made-up mailbox, in some seconds.")
@click.option("--keep", is_flag=True, help="Leave the server up at the end and say how to open the mailbox.")
def demo(keep: bool) -> None:
    """Show what Followthrough does: a made-up mailbox, the real service, five weeks of a moved clock.

    Needs nothing but itself: an IMAP server runs inside for as long as the demo does, on this machine only.
    """
    try:
        from followthrough.demo.play import play, stage
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"The demo needs the extra “demo” ({error.name}): pip install 'followthrough[demo]'"
        ) from error
    from followthrough.demo.shown import headline, in_turn, whole

    with stage() as (server, settings):
        click.echo(
            "Sam Carter writes to five people; Frank Moreau is an older contact. The\nservice watches the mailbox.\n"
        )
        left = play(server, settings, _tell)
        _show("In Drafts, waiting for Sam", [(headline(raw), whole(raw)) for raw in left.drafts])
        _show("Notes in Sam's inbox", in_turn(left.notes))
        click.echo(
            f"\nThat was five weeks: {len(left.drafts)} drafts waiting, {len(left.notes)} notes, "
            "nothing sent by itself."
        )
        if keep:
            _wait(server.port)


def _tell(kind: str, at: datetime, words: str) -> None:
    from followthrough.demo.shown import wrapped

    moment = f"{at:%a %-d %b %H:%M}"
    if kind == "happens":
        click.echo("\n" + click.style(wrapped(words, f"{moment}  ", " " * 4), **STYLES[kind]))
        return
    label = f"{LABELS[kind]:>8}"
    told = wrapped(words, f"{label}  {moment}  ", " " * 12)
    click.echo(click.style(label, **STYLES[kind]) + told[len(label) :])


def _show(heading: str, messages: Sequence[tuple[str, str]]) -> None:
    click.echo("\n" + click.style(f"=== {heading} ({len(messages)})", bold=True))
    for headline, text in messages:
        click.echo("\n" + click.style(headline, fg="green"))
        click.echo(f"\n{text}")


def _wait(port: int) -> None:
    click.echo(
        "\nThe mailbox stays up until Ctrl-C:\n"
        "  server:    127.0.0.1 (IMAP)\n"
        f"  port:      {port}\n"
        "  security:  none\n"
        "  user:      sam@carter.example\n"
        "  password:  demo\n"
        "\nWith neomutt:\n"
        "  neomutt -e 'set ssl_force_tls=no' \\\n"
        f"    -f imap://sam%40carter.example@127.0.0.1:{port}/Drafts\n"
        "\nWith Thunderbird, a new account set up by hand:\n"
        "  connection security:  None\n"
        "  authentication:       Normal password\n"
        "  outgoing server:      any (nothing is sent)"
    )
    signal.sigwait({signal.SIGINT, signal.SIGTERM})
