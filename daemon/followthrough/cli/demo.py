"""``demo``: the whole thing on a mailbox made up for it, two months in some seconds."""

import signal
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


INTRODUCTION = """\
Sam Carter would like to plan for floods, and asks people who do for advice.
Grace Hall is on Sam's list, to be introduced to. Sam writes to three others by
hand; Frank Moreau is an older contact. The service watches the mailbox. It puts
drafts into Drafts and notes into the inbox; all else is Sam's doing, in a mail
program. Of each kind of draft and note the first is shown whole.
"""


@click.command(short_help="Two months on a made-up mailbox, in some seconds.")
@click.option("--keep", is_flag=True, help="Leave the server up at the end and say how to open the mailbox.")
def demo(keep: bool) -> None:
    """Show what Followthrough does: a made-up mailbox, the real service, two months of a moved clock.

    Needs nothing but itself: an IMAP server runs inside for as long as the demo does, on this machine only.
    """
    try:
        from followthrough.demo.play import play, stage
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"The demo needs the extra “demo” ({error.name}): pip install 'followthrough[demo]'"
        ) from error
    from followthrough.demo.shown import headline, wrapped

    with stage() as (server, settings):
        click.echo(INTRODUCTION)
        left = play(server, settings, _tell)
        click.echo("\n" + click.style("What waits in Drafts", bold=True))
        for raw in left.drafts:
            click.echo(wrapped(headline(raw), "  ", "    "))
        click.echo("\n" + click.style("What comes next", bold=True))
        for line in left.next:
            click.echo(wrapped(line, "  ", "    "))
        click.echo(
            f"\nThat was two months: {len(left.sent)} mails sent, every one by Sam; {len(left.notes)} notes, "
            f"{len(left.drafts)} drafts\nwaiting, nothing sent by itself."
        )
        if keep:
            _wait(server.port)


def _tell(kind: str, at: datetime, words: str) -> None:
    from followthrough.demo.shown import wrapped

    moment = f"{at:%a %-d %b %H:%M}"
    if kind == "text":
        click.echo(f"\n{words}\n")
        return
    if kind == "happens":
        click.echo("\n" + click.style(wrapped(words, f"{moment}  ", " " * 4), **STYLES[kind]))
        return
    label = f"{LABELS[kind]:>8}"
    told = wrapped(words, f"{label}  {moment}  ", " " * 12)
    click.echo(click.style(label, **STYLES[kind]) + told[len(label) :])


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
