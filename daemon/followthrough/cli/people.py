"""``people``: who is on the list and how things stand with them; one of them at length; and importing a file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import TypedDict

import click

from followthrough.cli.world import (
    heading,
    json_option,
    local,
    now_of,
    paragraph,
    settings_of,
    show_json,
    table,
    width,
)
from followthrough.config.listed import imported_file, read_listed
from followthrough.config.load import Settings, people_file
from followthrough.ledger.store import Ledger
from followthrough.mail.address import Identities
from followthrough.mail.decode import fold_case
from followthrough.service.chart import NO_ADDRESS, Counted, Row, chain, chart, counted, learned_of
from followthrough.service.engine import Engine
from followthrough.service.naming import named_in
from followthrough.setup.contacts import read_contacts
from followthrough.setup.entries import NotPeople
from followthrough.setup.imported import write_imported
from followthrough.setup.merge import Taken, take

MOST_SHOWN = 10

KEYS = {
    "name": "name",
    "addresses": "address",
    "known_from": "how you know them",
    "referred_by": "who referred you",
    "timezone": "time zone",
}
"""Keys of people.toml in words, where the key is none."""


class PeopleData(TypedDict):
    """All that ``people --json`` says. ``counts`` are of everybody, ``people`` those that were asked for; ``chains``
    say by ``person`` who referred the user to whom, the first of them first."""

    goal: int
    counts: dict[str, int]
    people: list[Row]
    chains: dict[str, list[str]]


class ImportData(TypedDict):
    """All that ``people import --json`` says."""

    file: str
    written: str | None
    columns: Mapping[str, str]
    entries: Sequence[Taken]
    counts: dict[str, int]


class _ShowOrImport(click.Group):
    """``people import FILE`` is a command; anything else after ``people`` is what to show."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args[:1] != ["import"] and not {"-h", "--help"} & set(args[:1]):
            args = ["show", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[--json] [PART]")
        formatter.write_usage(ctx.command_path, "import [--dry-run] [--json] FILE", " " * 7)


@click.group(cls=_ShowOrImport, short_help="Everybody on your list, one of them, or import a file.")
def people() -> None:
    """Everybody on your list and everybody you wrote to, with how things stand and what comes next.

    With PART, those whose name, address or organisation has it in them; where that is one person, everything known
    about them: from your files, learned from mail, and who referred you to them. --json prints the same as data.
    """


@people.command(hidden=True, short_help="Everybody, or one.")
@click.argument("part", required=False, default="")
@json_option
@click.pass_context
def show(context: click.Context, part: str, as_json: bool) -> None:
    """Everybody on your list and everybody you wrote to; with PART only those whom it fits."""
    settings = settings_of(context)
    rows = rows_of(context, settings)
    found = fitting(rows, part)
    counts, goal = counted(rows), settings.config.notes.goal
    if as_json:
        chains = {row.person: _chain(rows, row) for row in found if row.referred_by}
        show_json(PeopleData(goal=goal, counts=counts._asdict(), people=list(found), chains=chains))
        return
    if part and len(found) == 1:
        _show_one(found[0], rows, settings)
        return
    _show_table(found, settings.zone)
    paragraph(in_words(counts, goal))
    if not rows:
        paragraph("Write people.toml beside your settings, or type: followthrough people import FILE")


def rows_of(context: click.Context, settings: Settings) -> tuple[Row, ...]:
    """The chart as things stand; of the list alone where there is no ledger yet."""
    now = now_of(context)
    ledger = Ledger.open_read_only(settings.state_dir)
    if ledger is None:
        return chart(settings.people, {}, {}, {}, now)
    with ledger:
        engine = Engine(settings, ledger)
        engine.refresh()
        learned = learned_of(ledger, engine.canonical)
        return chart(settings.people, engine.conversations, engine.outlooks, learned, now)


def fitting(rows: Sequence[Row], part: str) -> tuple[Row, ...]:
    """The rows whose name, an address or organisation has this in it; the one that is just this goes first. A
    ClickException where there is none."""
    wanted = fold_case(part)
    words = {row.person: [fold_case(w) for w in (row.name, row.person, *row.addresses)] for row in rows}
    exact = [row for row in rows if wanted and wanted in words[row.person]]
    if len(exact) == 1:
        return tuple(exact)
    found = [
        row for row in rows
        if any(wanted in word for word in words[row.person]) or wanted in fold_case(row.organisation)
    ]  # fmt: skip
    if part and not found:
        raise click.ClickException(f"Nobody fits “{part}”. `followthrough people` lists everybody.")
    return tuple(found)


def in_words(counts: Counted, goal: int) -> str:
    """``12 of 100 people on your list; …``"""
    return (
        f"{counts.listed} of {goal} people on your list: {counts.with_address} with an address, "
        f"{counts.written_to} written to, {counts.answered} answered, {counts.met} met."
    )


# One person -----------------------------------------------------------------------------------------------------------


def _show_one(row: Row, rows: Sequence[Row], settings: Settings) -> None:
    zone = settings.zone
    click.echo(click.style(row.shown, bold=True) + f": {row.state}")
    heading("From your files" if row.listed else "Not in your files")
    for word, value in (*_said(row), *_settings_of(row, settings)):
        if value:
            _line(word, value)
    referred = _chain(rows, row)
    if len(referred) > 1:
        wrote = f" → you wrote on {local(row.written_at, zone)}" if row.written_at else ""
        _line("referred by", " → ".join(referred) + wrote)
    if row.learned:
        heading("Learned from mail (kept apart, your files stay yours)")
    for fact in row.learned:
        _line(fact.what, f"{fact.value} (from {_source(fact.source)})")
    heading("How it stands")
    if row.playbook:
        _line("playbook", row.playbook)
    _line(
        "attempts",
        f"{_count(row.mails, 'mail')}, {_count(row.calls, 'call')}" if row.written_to else "none yet",
    )
    if row.last_touch is not None:
        _line("last contact", f"{local(row.last_touch.at, zone)}, {row.last_touch.what}")
    called = {each: other.name for other in rows for each in (*other.addresses, other.person)}
    waiting = named_in(row.waiting, lambda address: called.get(address, ""))
    _line("next", _next(row, zone) or waiting or "nothing")
    for comment in row.comments:
        _line("noted", comment)
    if row.written_to:
        paragraph(f"\nfollowthrough why {row.person}  tells the reasons.")


def _source(source: str) -> str:
    """A message-id in its brackets; words as they are."""
    return f"<{source}>" if "@" in source and " " not in source else source


def _chain(rows: Sequence[Row], row: Row) -> list[str]:
    return [each if isinstance(each, str) else each.shown for each in chain(rows, row.person)]


def _settings_of(row: Row, settings: Settings) -> list[tuple[str, str]]:
    """What the files say of how somebody is to be treated."""
    for person in settings.people:
        known = person.addresses[0].lower() if person.addresses else fold_case(person.name)
        if row.listed and known == row.person:
            keys = ("greeting", "language", "timezone", "country", "account", "templates")
            switches = [key for key in ("introduce", "hold", "stop") if getattr(person, key)]
            return [
                *((KEYS.get(key, key), getattr(person, key)) for key in keys),
                ("set", ", ".join(switches)),
            ]
    return []


def _said(row: Row) -> list[tuple[str, str]]:
    return [
        ("address", ", ".join(row.addresses) or NO_ADDRESS),
        ("phone", row.phone),
        ("organisation", row.organisation),
        ("role", row.role),
        ("why", row.why),
        ("known from", row.known_from),
        ("notes", row.notes),
    ]


def _line(word: str, text: str) -> None:
    first, *more = text.splitlines() or [""]
    paragraph(f"{word + ':':<14}{first}", 2)
    for each in more:
        paragraph(each, 16)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _next(row: Row, zone: str) -> str:
    if row.next is None:
        return ""
    if row.next.in_drafts:
        return f"{row.next.what}: in your Drafts"
    return f"{row.next.what} from {local(row.next.at, zone)}"


def _show_table(rows: Sequence[Row], zone: str) -> None:
    cells = []
    for row in rows:
        who = (row.name, row.addresses[0] if row.addresses else NO_ADDRESS, row.organisation)
        stands = (row.state if row.addresses else "", _next(row, zone))
        cells.append((_wrapped(who), _wrapped(stands), row.referred_by))
    if cells:
        table(("who", "how it stands", "referred by"), cells)


def _wrapped(lines: Sequence[str]) -> str:
    """Lines one below the other, each no wider than its column."""
    return "\n".join(part for line in lines if line for part in wrap(line, (width() - 16) // 2))


# Importing ------------------------------------------------------------------------------------------------------------


@people.command("import", short_help="Take people from a CSV or vCard file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be taken; nothing is written.")
@json_option
@click.pass_context
def import_(context: click.Context, file: Path, dry_run: bool, as_json: bool) -> None:
    """Take people from FILE: a table (CSV from any spreadsheet or mail program) or vCards.

    Says line by line what it took and why not. Who is known by an address already is not listed twice. Your own
    people.toml is never changed: what is taken is kept in people-imported.toml beside it, and what you wrote yourself
    goes first.
    """
    settings = settings_of(context)
    target = imported_file(people_file(settings))
    try:
        contacts = read_contacts(file)
        config = settings.config
        imported = read_listed(target, config).people
        found = take(
            contacts.entries,
            read_listed(people_file(settings), config, imported).people,
            imported,
            Identities(frozenset(a.lower() for account in config.account for a in account.addresses)),
            [each.name for each in config.playbook],
        )
        changes = any(each.result in {"new", "merged"} for each in found.taken)
        if changes and not dry_run:
            write_imported(target, found.people)
    except NotPeople as error:
        raise click.ClickException(str(error)) from error
    counts = {word: sum(each.result == word for each in found.taken) for word in RESULTS}
    written = str(target) if changes and not dry_run else None
    if as_json:
        show_json(
            ImportData(
                file=str(file), written=written, columns=contacts.columns, entries=found.taken, counts=counts
            )
        )
        return
    for column, meaning in contacts.columns.items():
        if meaning:
            click.echo(f"Column '{column}' → {KEYS.get(meaning, meaning)}")
    unused = [f"'{column}'" for column, meaning in contacts.columns.items() if not meaning]
    if unused:
        paragraph(f"Not used: {', '.join(unused)}")
    for each in found.taken:
        _show_taken(each)
    paragraph("\n" + ", ".join(f"{count} {word}" for word, count in counts.items()) + ".")
    paragraph(_ending(target, written, dry_run))
    introduced = sum("introduce" in each.what.split(", ") for each in found.taken if each.result in TAKEN)
    if introduced:
        paragraph(f"A first mail is asked for to {introduced} of them.")


TAKEN = ("new", "merged")
RESULTS = ("new", "merged", "nothing new", "skipped")


def _show_taken(each: Taken) -> None:
    words = (
        ", ".join(KEYS.get(key, key) for key in each.what.split(", "))
        if each.result != "skipped"
        else each.what
    )
    match each.result:
        case "new":
            said = f"new ({words})"
        case "merged":
            said = f"merged with {each.known_as} ({words})"
        case "nothing new":
            said = "nothing new" if each.known_as == each.name else f"nothing new, known as {each.known_as}"
        case _:
            said = f"skipped: {each.what}"
    paragraph(f"{each.where}: {each.name + ': ' if each.name else ''}{said}")
    for note in each.notes:
        paragraph(f"not taken: {note}", 4)


def _ending(target: Path, written: str | None, dry_run: bool) -> str:
    if dry_run:
        return "Nothing was written (--dry-run)."
    if written is None:
        return "Nothing was written: all of it is known already."
    how = (
        "for that, give the table a column Introduce, or list their name in people.toml, with a playbook or "
    )
    how += "introduce = true"
    return f"Kept in {target}. Being listed writes to nobody: {how}."
