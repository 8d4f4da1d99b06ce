"""``check``: prove settings, templates, sign-in, mailboxes and clock, and say what would come next. Writes no mail."""

import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TypedDict

import click

from followthrough.cli.look import StepData, in_order, show_steps, step_data, too_late
from followthrough.cli.names import Names
from followthrough.cli.wording import not_looked_into, trouble
from followthrough.cli.world import (
    connect_all,
    heading,
    json_option,
    local,
    now_of,
    paragraph,
    quiet_log,
    reading_progress,
    settings_of,
    show_json,
)
from followthrough.config.calendars import INSTALL
from followthrough.config.load import Settings
from followthrough.config.models import Account
from followthrough.ledger.store import Ledger, LedgerError
from followthrough.service.attempt import endpoint
from followthrough.service.clock import EARLIEST
from followthrough.service.engine import Engine
from followthrough.service.holidays import missing_extra
from followthrough.service.link import Link

NEXT = 5
NOBODY = "Nothing comes next yet. Conversations start with the mail you send, or with introduce = true in people.toml."


class MailboxData(TypedDict):
    name: str
    found_by: str


class AccountData(TypedDict):
    """``problem`` is the short word, ``sentence`` what a person reads."""

    name: str
    ok: bool
    server: str
    problem: str
    sentence: str
    mailboxes: dict[str, MailboxData]


class ClockData(TypedDict):
    ok: bool
    now: str
    zone: str


class CheckData(TypedDict):
    """All that ``check --json`` says."""

    ok: bool
    config: str
    templates: int
    people: int
    clock: ClockData
    conversations: int
    accounts: list[AccountData]
    next: list[StepData]
    warnings: list[str]


@click.command(short_help="Prove that all is in order; show what comes next.")
@json_option
@click.pass_context
def check(context: click.Context, as_json: bool) -> int:
    """Prove that everything is in order, and show the next five things that would be done, in local time.

    Reads the settings and renders every template with sample data, signs in to every account, finds its mailboxes,
    and reads your mail into a ledger that is thrown away. Nothing is written to any mailbox, and your own ledger is
    not touched. Exit code 78 where something needs you.
    """
    settings, now = settings_of(context), now_of(context)
    quiet_log()
    with (
        tempfile.TemporaryDirectory(prefix="followthrough-check-") as scratch,
        Ledger.open(Path(scratch) / "state") as ledger,
        reading_progress(enabled=not as_json) as progress,
    ):
        engine = Engine(settings, ledger, progress)
        engine.stay_awake(now)
        connect_all(engine, now)
        written = _written(settings)
        due = [d for d in in_order(engine.decisions(now)) if not too_late(d)]
        decisions = [d for d in due if written.isdisjoint(s.key for s in d.steps)][:NEXT]
        waiting = {p: o.waiting for p, o in engine.outlooks.items() if o.waiting and not o.steps}
        found = _found(engine, settings, now, [step_data(d) for d in decisions])
        names = Names(settings, ledger)
        waits = [f"{names.shown(person)}: {words}" for person, words in sorted(waiting.items())]
        engine.close()
    if as_json:
        show_json(found)
    else:
        _show(found)
        heading(f"The next {NEXT} things ({settings.zone})")
        if decisions:
            show_steps(decisions, settings.zone, names)
        if not decisions:
            _show_why_nothing(found, waits, drafted=bool(due))
    return 0 if found["ok"] else 78


def _written(settings: Settings) -> frozenset[str]:
    """The steps that were drafted before, as your own ledger has them: they do not come again."""
    try:
        own = Ledger.open_read_only(settings.state_dir)
    except LedgerError:
        return frozenset()  # what is wrong with it, `status` says
    if own is None:
        return frozenset()
    with own:
        return frozenset(step for row in own.outlines() for step in row.steps)


def _found(engine: Engine, settings: Settings, now: datetime, steps: list[StepData]) -> CheckData:
    accounts = [_account(link) for link in engine.links.values()]
    clock_ok = now >= EARLIEST
    return CheckData(
        ok=clock_ok and all(account["ok"] for account in accounts),
        config=str(settings.path),
        templates=len(settings.templates),
        people=len(settings.people),
        clock=ClockData(ok=clock_ok, now=now.isoformat(), zone=settings.zone),
        conversations=len(engine.conversations),
        accounts=accounts,
        next=steps,
        warnings=[*_idle(settings), *_without_holidays(settings)],
    )


def _account(link: Link) -> AccountData:
    server, roles = endpoint(link.account), link.roles
    problem = link.trouble.problem if link.trouble else ""
    sentence = trouble(problem, link.trouble.detail) if link.trouble else ""
    if problem == "unknown_host":
        sentence += _suggestion(link.account)
    return AccountData(
        name=link.account.name,
        ok=link.session is not None,
        server=f"{server.host}, port {server.port}, {server.security}",
        problem=problem,
        sentence=sentence,
        mailboxes={
            role.value: MailboxData(name=str(getattr(roles, role.value)), found_by=how)
            for role, how in (roles.found_by.items() if roles else ())
        },
    )


def _suggestion(account: Account) -> str:
    """The server that the domain itself names, where it does."""
    from followthrough.setup.discover import imap_host

    domain = account.addresses[0].rpartition("@")[2]
    found = imap_host(domain)
    if found is None:
        return ""
    port = "" if found.port == 993 else f" and port = {found.port}"
    return f' {domain} itself names a server: try host = "{found.host}"{port}, security = "tls".'


def _show(found: CheckData) -> None:
    zone = found["clock"]["zone"]
    _line("settings", f"{found['config']}: in order")
    _line("templates", f"{found['templates']} rendered with sample data: in order")
    _line("people", f"{found['people']} listed")
    wrong = (
        "" if found["clock"]["ok"] else ": WRONG. Set this machine's clock; nothing is written by this one."
    )
    _line("clock", f"{local(found['clock']['now'], zone)} ({zone}){wrong}")
    for account in found["accounts"]:
        _line("account", f"{account['name']}: {account['server']}")
        paragraph("signed in" if account["ok"] else account["sentence"], 12)
        for role, where in account["mailboxes"].items():
            paragraph(f"{role}: {where['name']} (by {where['found_by']})", 12)
    for warning in found["warnings"]:
        _line("warning", "")
        paragraph(warning[:1].upper() + warning[1:], 12)
    if found["conversations"]:
        count = found["conversations"]
        _line("found", f"{count} conversation{'s' if count > 1 else ''} in your mail")


def _show_why_nothing(found: CheckData, waits: Sequence[str], *, drafted: bool) -> None:
    """``waits``: who waits and for what, in sentences; ``drafted``: what would come is drafted before."""
    failed = [account["name"] for account in found["accounts"] if not account["ok"]]
    if failed:
        paragraph(not_looked_into(failed))
    elif waits:
        paragraph("Nothing comes next yet:")
    elif drafted:
        paragraph("Nothing comes next: what is due was drafted before.")
    else:
        paragraph(NOBODY if not found["conversations"] else "Nothing comes next.")
    for each in waits[:NEXT]:
        paragraph(each)
    if len(waits) > NEXT:
        paragraph(f"… and {len(waits) - NEXT} more: `followthrough plan` shows all.")


def _idle(settings: Settings) -> list[str]:
    """The playbooks that nothing can enrol in: no rule, and nobody in people.toml names them."""
    named = {person.playbook for person in settings.people}
    return [
        f"nothing can start playbook “{each.name}”: give it a rule under [playbook.enrol], such as "
        f'tags = ["outreach"], or name it for somebody in people.toml.'
        for each in settings.config.playbook
        if each.name not in named and not any(dict(each.enrol).values())
    ]


def _without_holidays(settings: Settings) -> list[str]:
    if not missing_extra(settings):
        return []
    return [
        f"your settings name a country, and what knows its public holidays is not installed. Type: {INSTALL}",
    ]


def _line(word: str, text: str) -> None:
    click.echo(f"{word:<12}{text}")
