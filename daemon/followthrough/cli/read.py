"""``read``: what Followthrough makes of mails, for a person or as JSON Lines. Needs no settings and no mailbox."""

import json

import click

from followthrough.cli.read_data import data
from followthrough.cli.read_files import Mail, Unreadable, as_mail, mails
from followthrough.cli.world import paragraph
from followthrough.mail.address import Identities, normalise, parse_addresses
from followthrough.mail.message import date_zone, parse
from followthrough.mail.reading import read as reading_of
from followthrough.mail.when import zones

EXIT_UNREAD = 2
"""As for ``check-mail``: a file could not be read; what could be was shown."""


def _identities(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> Identities:
    known: set[str] = set()
    for value in values:
        found = parse_addresses(value)
        if not found or "@" not in found[0].address:
            raise click.BadParameter(f"{value!r} is no mail address; write it as you@example.org.")
        known.update(normalise(each.address) for each in found)
    return Identities(frozenset(known))


def _zone(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and zones.assumed(value) is None:
        raise click.BadParameter(
            f"{value!r} is no time zone; write it as Europe/Berlin, America/New_York or UTC+05:30."
        )
    return value


@click.command(short_help="What it makes of mails: kind, words, times, signature.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--me",
    multiple=True,
    callback=_identities,
    metavar="ADDRESS",
    help="An address of your own: mail from it is yours, and not judged. May be given several times.",
)
@click.option(
    "--zone",
    callback=_zone,
    metavar="ZONE",
    help="Where hours without a zone are meant, as Europe/Berlin; else what the mail's Date says.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a mail, each on a line of its own.")
def read(files: tuple[str, ...], me: Identities, zone: str | None, as_json: bool) -> int:
    """Say what Followthrough makes of mails, and what that rests on.

    FILE is a mail (.eml), an mbox, a Maildir or a folder of .eml files; - reads a mail or an mbox from standard
    input. A text without a header is read as the text of a mail. No settings and no mailbox are needed, nothing is
    kept, and nothing leaves this machine.

    For each mail: what it is (a person's, an automatic reply, a bounce, a challenge, a list's, calendar mail, your
    own), the header or words that show it; what a person says in what they newly wrote, most important first; the times
    they name, whom they refer you to; signature and quoted history as they were taken off.

    \b
      followthrough read answer.eml
      followthrough read --me you@example.org --json ~/Maildir | jq .kind
      echo "We are not hiring, but happy to talk." | followthrough read -

    What each field means, and the schema: docs/reading.md. Exit code 0: all was read; 2: a file could not be read
    (the others were).
    """
    unread = 0
    for file in files:
        try:
            for mail in mails(file):
                _tell(mail, me, zone, as_json=as_json)
        except Unreadable as error:
            unread += 1
            name = "Standard input" if file == "-" else file
            paragraph(f"{name} can't be read: {error}", error=True)
    return EXIT_UNREAD if unread else 0


def _tell(mail: Mail, me: Identities, zone: str | None, *, as_json: bool) -> None:
    message = parse(mail.raw if mail.number else as_mail(mail.raw))
    assumed = zone or date_zone(message.header("date") or "")
    reading = reading_of(message, assumed, me=me)
    if as_json:
        # Bytes: JSON is UTF-8 whatever the terminal takes.
        click.echo(json.dumps(data(mail, message, reading, assumed), ensure_ascii=False).encode())
        return
    from followthrough.cli.read_show import show

    show(mail, message, reading, assumed)
