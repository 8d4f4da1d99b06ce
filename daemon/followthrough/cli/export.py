"""``export``: the whole chart of people as a table, for a spreadsheet."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from followthrough.cli.people import in_words, rows_of
from followthrough.cli.world import now_of, paragraph, settings_of
from followthrough.config.listed import imported_file
from followthrough.config.load import people_file
from followthrough.plan.business_time import local_date
from followthrough.service.chart import Row, counted
from followthrough.setup.sheets import Cell, as_csv, as_xlsx, write_file

HEADER = (
    "Name", "Addresses", "Phone", "Organisation", "Role", "Why", "Introduce", "Known from", "Referred by", "Playbook",
    "State", "Mails until answered", "Calls made", "Last touch", "Last touch was", "Next step", "Next step from",
    "Notes", "Noted on the way", "Learned from mail",
)  # fmt: skip
STDOUT = Path("-")


@click.command(short_help="The whole chart of people, for a spreadsheet.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=STDOUT,
    help="The file to write; '-': print it (default).",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "xlsx"]),
    help="Which kind; else told by the file's name, else csv.",
)
@click.pass_context
def export(context: click.Context, output: Path, kind: str | None) -> None:
    """The whole chart of people for a spreadsheet: how to reach them, how you know them, state, attempts, last touch,
    next step, your comments.

    Everybody on your list is in it, also those never written to. What was learned from mail stands in a column of its
    own. `followthrough people import` takes the CSV back without listing anybody twice.
    """
    settings = settings_of(context)
    rows = rows_of(context, settings)
    cells = [_cells(row, settings.zone) for row in rows]
    kind = kind or ("xlsx" if output.suffix.lower() == ".xlsx" else "csv")
    if output == STDOUT and kind == "xlsx" and sys.stdout.isatty():
        raise click.ClickException("A spreadsheet is no text to print. Name a file: --output people.xlsx")
    made = as_csv(HEADER, cells) if kind == "csv" else as_xlsx(HEADER, cells, _title(context, settings.zone))
    if output == STDOUT:
        click.echo(made.decode("utf-8") if kind == "csv" else made, nl=False)
        return
    own = (settings.path, people_file(settings), imported_file(people_file(settings)))
    if output.resolve() in {path.resolve() for path in own}:
        raise click.ClickException(f"{output} is a file of your settings. Name another one with --output.")
    try:
        write_file(output, made)
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(
            f"{output} cannot be written: {reason}. Name another file with --output."
        ) from error
    paragraph(f"{output}: {len(rows)} people. {in_words(counted(rows), settings.config.notes.goal)}")


def _title(context: click.Context, zone: str) -> str:
    return f"People {local_date(now_of(context), zone):%Y-%m-%d}"


def _cells(row: Row, zone: str) -> Sequence[Cell]:
    touch, coming = row.last_touch, row.next
    return (
        row.name,
        "; ".join(row.addresses),
        row.phone,
        row.organisation,
        row.role,
        row.why,
        "yes" if row.introduce else "",
        row.known_from,
        row.referred_by,
        row.playbook,
        row.state,
        row.mails if row.written_to else None,
        row.calls if row.written_to else None,
        local_date(touch.at, zone) if touch else None,
        touch.what if touch else "",
        (f"{coming.what}, in your Drafts" if coming.in_drafts else coming.what) if coming else "",
        local_date(coming.at, zone) if coming and not coming.in_drafts else None,
        row.notes,
        "\n".join(row.comments),
        "\n".join(f"learned: {fact.what} {fact.value}" for fact in row.learned),
    )
