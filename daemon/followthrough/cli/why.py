"""``why``: everything known of one person, each thing with its message, header and rule."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TypedDict

import click

from followthrough.cli.look import StepData, in_drafts, kind_words, looking, step_data
from followthrough.cli.names import Names
from followthrough.cli.status import DRAFT_WORDS
from followthrough.cli.world import (
    heading,
    json_option,
    local,
    now_of,
    paragraph,
    plain,
    settings_of,
    show_json,
)
from followthrough.config.load import Settings
from followthrough.mail.findings import Says, Severity
from followthrough.mail.matching.match import Certainty
from followthrough.plan.agenda import Decision
from followthrough.plan.drafts import DraftRow
from followthrough.plan.facts import Fact, Referral
from followthrough.service.engine import Engine

SAYS_WORDS: Mapping[Says, str] = {
    Says.STOP: "asks not to be written to",
    Says.REFERS: "refers you to somebody else",
    Says.NAMES_TIME: "names a time",
    Says.DECLINES: "declines",
    Says.POSITIVE: "says yes",
    Says.NO_OPENINGS: "says there are no openings",
    Says.QUESTION: "asks something",
    Says.THANKS: "says thanks",
}
CERTAINTY_WORDS: Mapping[Certainty, str] = {
    Certainty.CERTAIN: "a certain match",
    Certainty.PROBABLE: "a probable match",
    Certainty.POSSIBLE: "a possible match",
}
SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.HARD: "for good",
    Severity.SOFT: "for now",
    Severity.POLICY: "refused by a rule of theirs",
    Severity.UNKNOWN: "how final is not said",
}


class DraftData(TypedDict):
    kind: str
    state: str
    message_id: str
    reason: str
    since: str


class WhyData(TypedDict):
    """All that ``why --json`` says; ``facts`` have the fields of their kind."""

    person: str
    state: str
    playbook: str
    waiting: str
    facts: list[object]
    drafts: list[DraftData]
    next: list[StepData]


@click.command(short_help="Why things stand as they do with a person.")
@click.argument("person")
@json_option
@click.pass_context
def why(context: click.Context, person: str, as_json: bool) -> None:
    """Why things stand as they do with PERSON (an address, a name, or a part of one that is unique).

    Names the message, the header and the rule behind each thing known, what comes next and when, and what would
    cancel it.
    """
    settings = settings_of(context)
    with looking(settings) as (engine, ledger):
        decisions = engine.decisions(now_of(context))
        names = Names(settings, ledger)
        name = names.one(person, engine.conversations)
        conversation, outlook = engine.conversations[name], engine.outlooks[name]
        mine = [d for d in decisions if any(s.person == name for s in d.steps)]
        drafts = [r for r in ledger.outlines() if name in r.persons]
        lying = in_drafts(ledger).get(name, "")
        came = list(_how_they_came(name, engine, settings, names))
    if as_json:
        show_json(
            WhyData(
                person=name,
                state=conversation.state.value,
                playbook=conversation.playbook,
                waiting=outlook.waiting,
                facts=[plain(fact) for fact in conversation.facts],
                drafts=[_draft_data(row) for row in drafts],
                next=[step_data(d) for d in mine],
            )
        )
        return
    click.echo(
        click.style(names.shown(name), bold=True)
        + f": {conversation.state.value}"
        + (f" (playbook {conversation.playbook})" if conversation.playbook else "")
    )
    zone = settings.zone
    for words in came:
        paragraph(words, 2)
    for each in sorted((*conversation.facts, *drafts), key=_moment):
        if isinstance(each, DraftRow):
            _show_draft(each, zone)
        else:
            _show_fact(each, zone)
    heading("Next")
    for words in dict.fromkeys((outlook.waiting, lying)):
        if words:
            paragraph(names.within(words), 2)
    for decision in mine:
        _show_step(decision, zone, names)
    if not outlook.waiting and not lying and not mine:
        paragraph("Nothing.", 2)


def _how_they_came(person: str, engine: Engine, settings: Settings, names: Names) -> Iterator[str]:
    """Why an introduction to them is drafted: your list, and who named them, with the message."""
    if any(
        p.introduce and person in map(engine.canonical, map(str.lower, p.addresses)) for p in settings.people
    ):
        yield "people.toml lists them to be introduced to."
    for talk in engine.conversations.values():
        for fact in talk.facts:
            if isinstance(fact, Referral) and fact.address and engine.canonical(fact.address) == person:
                who = names.shown(talk.person)
                yield f"{local(fact.at, settings.zone)}  {who} named them: message <{fact.message_id}>"


def _moment(known: Fact | DraftRow) -> datetime:
    return known.created_at if isinstance(known, DraftRow) else known.at


def _draft_data(row: DraftRow) -> DraftData:
    return DraftData(
        kind=row.kind.value,
        state=row.state.value,
        message_id=row.message_id,
        reason=row.reason,
        since=(row.state_at or row.created_at).isoformat(),
    )


def _show_fact(fact: Fact, zone: str) -> None:
    click.echo()
    paragraph(f"{local(fact.at, zone)}  {_sentence(fact, zone)}")
    click.echo(f"    message <{fact.message_id}>")
    for evidence in fact.evidence:
        paragraph(f"{_judge_words(evidence.judge)}: {evidence.where}: {evidence.quote}", 4)


def _judge_words(judge: str) -> str:
    """What a judge of ours looks for, in words."""
    word = judge.replace("-", "_")
    return SAYS_WORDS[Says(word)] if word in set(Says) else word.replace("_", " ")


def _show_draft(row: DraftRow, zone: str) -> None:
    click.echo()
    reason = f" ({row.reason})" if row.reason else ""
    what = kind_words(row.kind) + (" note" if row.is_note else " draft")
    paragraph(f"{local(row.created_at, zone)}  our {what}: {DRAFT_WORDS[row.state.value]}{reason}")
    click.echo(f"    message <{row.message_id}>")


def _show_step(decision: Decision, zone: str, names: Names) -> None:
    step = decision.steps[0]
    paragraph(
        f"{kind_words(step.kind)} from {local(step.opens_at, zone)}, overdue from {local(step.overdue_at, zone)}",
        2,
    )
    for words in (step.why, step.cancelled_by):
        if words:
            paragraph(names.within(words), 4)
    if decision.why and decision.why != step.why:
        paragraph(f"Now: {names.within(decision.why)}.", 4)


def _sentence(fact: Fact, zone: str) -> str:
    match fact.kind:
        case "outreach":
            return f"you wrote first: “{fact.subject}”"
        case "sent":
            return f"you wrote: “{fact.subject}”" + (" (our draft, sent)" if fact.step_key else "")
        case "received":
            says = ", ".join(SAYS_WORDS[each] for each in fact.says) or "says nothing that is clear by itself"
            return f"{fact.sender} answered: “{fact.subject}” ({CERTAINTY_WORDS[fact.certainty]}; {says})"
        case "delegated":
            return f"a colleague answered in the thread: {fact.by}"
        case "bounced":
            severity, code = SEVERITY_WORDS[fact.severity], fact.status or "unknown"
            return f"a mail to {fact.address} came back ({severity}, status {code})"
        case "away":
            if fact.left:
                return "an automatic reply: has left"
            return "an automatic reply: " + (
                f"back on {fact.until:%-d %B %Y}" if fact.until else "no date of return"
            )
        case "meeting":
            return "a meeting was " + (
                "cancelled" if fact.cancelled else f"agreed for {local(fact.starts_at, zone)}"
            )
        case "held":
            until = f", until {local(fact.until_at, zone)}" if fact.until_at else ""
            return f"held: {fact.why}{until}"
        case "resumed":
            return "resumed"
        case "stopped":
            return f"stopped for good: {fact.why}"
        case "called":
            return "you called" + ("" if fact.reached else ", and nobody answered")
        case "met":
            return f"you met, until {local(fact.ended_at, zone)}"
        case "noted":
            return f"{'helpful' if fact.helpful else 'your note'}: {fact.text}"
        case "referral":
            return f"they named {fact.name}" + (f" <{fact.address}>" if fact.address else "")
        case "owed":
            return f"you owe them: {fact.text}"
        case "wanted":
            return "you want drafted what was overdue"
        case "news":
            return f"your news: {fact.text}"
        case "landed":
            return f"you landed: {fact.text}"
        case "paused":
            return "you paused all writing" if fact.on else "you let writing go on"
        case "applied":
            return f"you applied: {fact.text}"
        case "undone":
            return "you took words back"
