"""``plan``, and what looking into the ledger has in common: it is read while the service runs, never written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypedDict

import click

from followthrough.cli.names import Names
from followthrough.cli.world import json_option, local, now_of, paragraph, settings_of, show_json, table
from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger
from followthrough.plan.agenda import Decision, Verdict
from followthrough.plan.drafts import DraftState, StepKind
from followthrough.service.engine import Engine

EMPTY = "No conversations yet. They start with the mail you send: see [[playbook]] in your settings."


class StepData(TypedDict):
    """A step as ``--json`` has it."""

    kind: str
    persons: list[str]
    account: str
    playbook: str
    opens_at: str
    overdue_at: str
    verdict: str
    verdict_why: str
    why: str
    cancelled_by: str


@contextmanager
def looking(settings: Settings) -> Iterator[tuple[Engine, Ledger]]:
    """The ledger and what follows from it. A ClickException where there is none yet."""
    ledger = Ledger.open_read_only(settings.state_dir)
    if ledger is None:
        where = f"Nothing is known yet: there is no ledger in {settings.state_dir}."
        raise click.ClickException(f"{where}\nStart `followthrough run`, or `followthrough once`.")
    with ledger:
        yield Engine(settings, ledger), ledger


@click.command(short_help="What comes next, for whom and when.")
@json_option
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1), help="How many steps at most."
)
@click.pass_context
def plan(context: click.Context, as_json: bool, limit: int) -> None:
    """What comes next, for whom and when, in your time zone.

    Below a step stands what else decides about it: blocked (and by what). At the end come those that are not written
    any more: too old when the mailbox was first seen, or expired. `followthrough why PERSON` tells the reasons.
    """
    settings = settings_of(context)
    with looking(settings) as (engine, ledger):
        decisions = in_order(engine.decisions(now_of(context)))
        names = Names(settings, ledger)
        waiting = {p: o.waiting for p, o in engine.outlooks.items() if o.waiting and not o.steps}
        idle = {p for p, o in engine.outlooks.items() if not o.waiting and not o.steps}
        waiting |= {p: words for p, words in in_drafts(ledger).items() if p in idle}
    if as_json:
        show_json({"steps": [step_data(d) for d in decisions[:limit]], "waiting": waiting})
        return
    show_steps(decisions[:limit], settings.zone, names)
    if len(decisions) > limit:
        paragraph(f"… and {len(decisions) - limit} more: --limit {len(decisions)} shows all.")
    if decisions and waiting:
        click.echo()
    for person, words in sorted(waiting.items()):
        paragraph(f"{names.shown(person)}: {names.within(words)}")
    if not decisions and not waiting:
        paragraph(EMPTY)


def in_drafts(ledger: Ledger) -> dict[str, str]:
    """Of whom a draft of ours lies there untouched, which, in a sentence."""
    rows = [row for row in ledger.outlines() if row.state is DraftState.PLACED and not row.is_note]
    return {p: f"The {kind_words(row.kind)} is in your Drafts." for row in rows for p in row.persons}


def too_late(decision: Decision) -> bool:
    """Whether this will never be written."""
    return decision.verdict in (Verdict.LISTED, Verdict.EXPIRED)


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Earliest first; at the end what will never be written."""
    return sorted(decisions, key=lambda d: (too_late(d), d.steps[0].opens_at))


def kind_words(kind: StepKind) -> str:
    """``check-in``"""
    return kind.value.replace("_", "-")


def step_data(decision: Decision) -> StepData:
    """A decision as plain data."""
    step = decision.steps[0]
    return StepData(
        kind=step.kind.value,
        persons=[s.person for s in decision.steps],
        account=step.account,
        playbook=step.playbook,
        opens_at=step.opens_at.isoformat(),
        overdue_at=step.overdue_at.isoformat(),
        verdict=decision.verdict.value,
        verdict_why=decision.why,
        why=step.why,
        cancelled_by=step.cancelled_by,
    )


def show_steps(decisions: Iterable[Decision], zone: str, names: Names) -> None:
    """Steps as a table, earliest first."""
    rows = [
        (
            local(d.steps[0].opens_at, zone),
            kind_words(d.steps[0].kind),
            names.all(s.person for s in d.steps) + names.within(_now(d)),
        )
        for d in decisions
    ]
    if rows:
        table(("when", "what", "for"), rows)


def _now(decision: Decision) -> str:
    """What the time in the first column does not say already, on a line of its own."""
    match decision.verdict:
        case Verdict.LATER:
            return ""
        case Verdict.WRITE:
            return "\nat the next look"
        case Verdict.LISTED:
            return "\ntoo old: only named in a note"
        case other:
            return f"\n{other.value}: {decision.why}" if decision.why else f"\n{other.value}"
