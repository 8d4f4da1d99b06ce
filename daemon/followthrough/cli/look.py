"""``status``, ``plan``, ``why``: what the ledger says, read while the service runs."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from followthrough.cli.wording import trouble
from followthrough.cli.world import json_option, local, now_of, settings_of, show_json, table
from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger
from followthrough.plan.agenda import Decision
from followthrough.plan.facts import Fact
from followthrough.service.engine import Engine


@contextmanager
def _engine(settings: Settings) -> Iterator[tuple[Engine, Ledger]]:
    ledger = Ledger.open_read_only(settings.state_dir)
    if ledger is None:
        message = (
            f"Nothing is known yet: no ledger in {settings.state_dir}. Start `followthrough run`, or `once`."
        )
        raise click.ClickException(message)
    with ledger:
        yield Engine(settings, ledger), ledger


@click.command()
@json_option
@click.pass_context
def status(context: click.Context, as_json: bool) -> None:
    """How the service does: accounts, what is held and why, drafts that wait for you, open questions."""
    settings = settings_of(context)
    with _engine(settings) as (engine, ledger):
        kept = json.loads(ledger.get("status") or "{}")
        engine.refresh()
        kept["states"] = _count(c.state.value for c in engine.conversations.values())
        kept["drafts"] = _count(r.state.value for r in ledger.drafts())
        kept["uncertain"] = [
            {"persons": r.persons, "subject": r.subject, "kind": r.kind, "since": r.state_at}
            for r in ledger.drafts()
            if r.state.value == "uncertain"
        ]
        kept["questions"] = [
            {"heading": q.heading, "person": q.person, "text": q.text, "at": q.at} for q in ledger.questions()
        ]
        kept["unreadable"] = [
            {"account": p.account, "mailbox": p.mailbox, "uid": p.uid, "problem": p.problem, "tries": p.tries}
            for p in ledger.quarantined()
        ]
    if as_json:
        show_json(kept)
    else:
        _show_status(kept, settings.zone)


def _count(words: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def _show_status(kept: dict[str, object], zone: str) -> None:
    at = kept.get("at")
    click.echo(
        f"{kept.get('line', 'The service has not run yet.')}"
        + (f"  (as of {local(str(at), zone)})" if at else "")
    )
    for account in kept.get("accounts") or ():  # type: ignore[attr-defined]
        if account["problem"]:
            click.echo(f"\n{account['name']}: {trouble(account['problem'], account['detail'])}")
            if account["retry_at"]:
                click.echo(f"  Next try: {local(account['retry_at'], zone)}")
    for heading in ("states", "drafts"):
        counts = kept[heading]
        if isinstance(counts, dict) and counts:
            click.echo(f"\n{heading}: " + ", ".join(f"{n} {word}" for word, n in sorted(counts.items())))
    for question in kept["questions"]:  # type: ignore[attr-defined]
        click.echo(f"\n? {question['heading']}" + (f" ({question['person']})" if question["person"] else ""))
        click.echo(f"  {question['text']}")
    for poison in kept["unreadable"]:  # type: ignore[attr-defined]
        click.echo(f"\nCould not be read: {poison['mailbox']} uid {poison['uid']}: {poison['problem']}")


@click.command()
@json_option
@click.option("--limit", default=50, show_default=True, help="How many steps at most.")
@click.pass_context
def plan(context: click.Context, as_json: bool, limit: int) -> None:
    """What comes next, for whom and when, in your time zone."""
    settings = settings_of(context)
    with _engine(settings) as (engine, _):
        decisions = sorted(engine.decisions(now_of(context)), key=lambda d: d.steps[0].opens_at)[:limit]
        waiting = {p: o.waiting for p, o in engine.outlooks.items() if o.waiting and not o.steps}
    if as_json:
        show_json({"steps": [step_dict(d) for d in decisions], "waiting": waiting})
        return
    show_steps(decisions, settings.zone)
    for person, words in sorted(waiting.items()):
        click.echo(f"{person}: {words}")
    if not decisions and not waiting:
        click.echo(
            "No conversations yet. They start with the mail you send: see [[playbook]] in your settings."
        )


def step_dict(decision: Decision) -> dict[str, object]:
    """A decision as plain data."""
    step = decision.steps[0]
    return {
        "kind": step.kind,
        "persons": [s.person for s in decision.steps],
        "account": step.account,
        "playbook": step.playbook,
        "opens_at": step.opens_at.isoformat(),
        "overdue_at": step.overdue_at.isoformat(),
        "verdict": decision.verdict,
        "verdict_why": decision.why,
        "why": step.why,
        "cancelled_by": step.cancelled_by,
    }


def show_steps(decisions: Iterable[Decision], zone: str) -> None:
    """Steps as a table, earliest first."""
    rows = [
        (
            local(d.steps[0].opens_at, zone),
            d.steps[0].kind.value.replace("_", "-"),
            ", ".join(s.person for s in d.steps),
            d.verdict.value + (f": {d.why}" if d.why else ""),
        )
        for d in decisions
    ]
    if rows:
        table(("when", "what", "for", "now"), rows)


@click.command()
@click.argument("person")
@json_option
@click.pass_context
def why(context: click.Context, person: str, as_json: bool) -> None:
    """Why things stand as they do with PERSON (an address, or a part of one that is unique).

    Names the message, the header and the rule behind each thing known, what comes next and when, and what would
    cancel it.
    """
    settings = settings_of(context)
    with _engine(settings) as (engine, ledger):
        decisions = engine.decisions(now_of(context))
        name = _one(person, engine.conversations)
        conversation, outlook = engine.conversations[name], engine.outlooks[name]
        mine = [d for d in decisions if any(s.person == name for s in d.steps)]
        drafts = [r for r in ledger.drafts() if name in r.persons]
        if as_json:
            show_json(
                {
                    "person": name,
                    "state": conversation.state,
                    "playbook": conversation.playbook,
                    "waiting": outlook.waiting,
                    "facts": [_fact_dict(f) for f in conversation.facts],
                    "drafts": [
                        {
                            "kind": r.kind,
                            "state": r.state,
                            "message_id": r.message_id,
                            "reason": r.reason,
                            "since": r.state_at,
                        }
                        for r in drafts
                    ],
                    "next": [step_dict(d) for d in mine],
                }
            )
            return
    zone = settings.zone
    click.echo(f"{name}: {conversation.state.value} (playbook {conversation.playbook})")
    for fact in conversation.facts:
        click.echo(f"\n{local(fact.at, zone)}  {_sentence(fact)}\n    message <{fact.message_id}>")
        for evidence in fact.evidence:
            click.echo(f"    {evidence.judge}: {evidence.where}: {evidence.quote}")
    for row in drafts:
        click.echo(
            f"\n{local(row.created_at, zone)}  our {row.kind.value.replace('_', '-')}, now {row.state.value}"
            + (f" ({row.reason})" if row.reason else "")
            + f"\n    message <{row.message_id}>"
        )
    click.echo("")
    if outlook.waiting:
        click.echo(outlook.waiting)
    for decision in mine:
        step = decision.steps[0]
        click.echo(
            f"Next: {step.kind.value.replace('_', '-')} from {local(step.opens_at, zone)}, overdue from "
            f"{local(step.overdue_at, zone)}\n    {step.why}\n    {step.cancelled_by}"
        )
        if decision.why:
            click.echo(f"    now: {decision.why}")


def _one(part: str, conversations: Iterable[str]) -> str:
    wanted = part.lower()
    hits = [p for p in conversations if p == wanted] or sorted(p for p in conversations if wanted in p)
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise click.ClickException(f"Nobody known matches “{part}”. `followthrough plan` lists everybody.")
    raise click.ClickException(f"“{part}” fits several: {', '.join(hits[:10])}. Write more of it.")


def _fact_dict(fact: Fact) -> dict[str, object]:
    return {name: getattr(fact, name) for cls in type(fact).__mro__ for name in getattr(cls, "__slots__", ())}


def _sentence(fact: Fact) -> str:
    match fact.kind:
        case "outreach":
            return f"you wrote first: “{fact.subject}”"
        case "sent":
            return f"you wrote: “{fact.subject}”" + (" (our draft, sent)" if fact.step_key else "")
        case "received":
            says = ", ".join(fact.says) or "nothing that is clear by itself"
            return f"{fact.sender} answered: “{fact.subject}” ({fact.certainty.name.lower()}; says: {says})"
        case "delegated":
            return f"a colleague answered in the thread: {fact.by}"
        case "bounced":
            return f"a mail to {fact.address} came back ({fact.severity.value}, status {fact.status or 'unknown'})"
        case "away":
            return "an automatic reply: " + (
                "has left"
                if fact.left
                else f"back on {fact.until:%-d %B %Y}"
                if fact.until
                else "no date of return"
            )
        case "meeting":
            return "a meeting was " + (
                "cancelled" if fact.cancelled else f"agreed for {fact.starts_at:%-d %B %Y %H:%M} UTC"
            )
        case "held":
            return f"held: {fact.why}"
        case "resumed":
            return "resumed"
        case "stopped":
            return f"stopped for good: {fact.why}"
