"""``status``: how the service does, what it holds and why, and what it wants to know."""

import json
import os
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypedDict

import click

from followthrough.cli.look import kind_words, looking
from followthrough.cli.names import Names
from followthrough.cli.wording import trouble
from followthrough.cli.world import heading, json_option, local, paragraph, settings_of, show_json
from followthrough.config.load import ConfigError, find_config
from followthrough.config.places import default_state_dir
from followthrough.config.wording import describe
from followthrough.ledger.files import LOCK
from followthrough.ledger.store import Ledger
from followthrough.plan.conversation import fold
from followthrough.plan.drafts import DraftState
from followthrough.plan.facts import Fact
from followthrough.service.engine import Engine
from followthrough.service.report import EDITED, AccountReport


class UncertainData(TypedDict):
    persons: list[str]
    subject: str
    kind: str
    since: str


class WaitingData(TypedDict):
    """A draft of ours that lies in Drafts untouched."""

    persons: list[str]
    kind: str
    subject: str
    since: str


class QuestionData(TypedDict):
    heading: str
    person: str
    text: str
    at: str


class UnreadableData(TypedDict):
    account: str
    mailbox: str
    uid: int
    problem: str
    tries: int


class StatusData(TypedDict):
    """All that ``status --json`` says. ``running`` is the service's process, ``at`` when it last said something;
    ``drafts`` counts drafts by their state, notes aside: nobody need do anything about a note that stays."""

    running: int | None
    at: str | None
    zone: str
    line: str
    accounts: list[AccountReport]
    paused: bool
    clock_wrong: bool
    config_problems: list[str]
    conversations: dict[str, int]
    drafts: dict[str, int]
    waiting: list[WaitingData]
    uncertain: list[UncertainData]
    questions: list[QuestionData]
    unreadable: list[UnreadableData]


CONFIG_QUESTION = "config|"
"""How the keys of questions begin that are about the settings: they are said under the trouble."""

DRAFT_WORDS = {
    "planned": "about to be stored",
    "appending": "being stored",
    "placed": "waiting for you, untouched",
    "absent": "opened in a mail program or gone",
    "edited": "edited by you",
    "sent": "sent",
    "dismissed": "deleted by you",
    "withdrawn": "out of date, moved to Trash or never stored",
    "uncertain": "perhaps stored, perhaps not",
    "gone": "from before, not written again",
}


@click.command(short_help="How the service does, what waits for you, what is wrong.")
@json_option
@click.pass_context
def status(context: click.Context, as_json: bool) -> None:
    """How the service does: accounts, what is held and why, drafts that wait for you, open questions.

    Reads what the service wrote down last; it need not be running.
    """
    try:
        settings = settings_of(context)
    except ConfigError as error:
        data, names = _without_settings(error, find_config(context.obj.config))
    else:
        with looking(settings) as (engine, ledger):
            data, names = _data(engine, ledger, settings.state_dir), Names(settings, ledger)
            data["zone"] = settings.zone
    if as_json:
        show_json(data)
    else:
        _show(data, names)


def _without_settings(error: ConfigError, path: Path) -> tuple[StatusData, Names]:
    """When settings are broken, a look is needed most: what the ledger alone says, and what is wrong with them.

    Raises the ConfigError where there is no ledger to be found.
    """
    state_dir = state_dir_named_in(path)
    ledger = Ledger.open_read_only(state_dir)
    if ledger is None:
        raise error
    with ledger:
        data, names = _data(None, ledger, state_dir), Names(None, ledger)
    data["config_problems"] = [describe(problem) for problem in error.problems]
    return data, names


def state_dir_named_in(path: Path) -> Path:
    """Where a config that is not valid as a whole would have its ledger."""
    with suppress(OSError, ValueError):
        named = tomllib.loads(path.read_text("utf-8")).get("state_dir")
        if isinstance(named, str) and named:
            return path.parent / Path(named).expanduser()
    return default_state_dir()


def _data(engine: Engine | None, ledger: Ledger, state_dir: Path) -> StatusData:
    if engine is not None:
        engine.refresh()
    kept = json.loads(ledger.get("status") or "{}")
    rows = [r for r in ledger.outlines() if not r.is_note]
    uncertain = [r for r in ledger.outlines() if r.state is DraftState.UNCERTAIN]
    return StatusData(
        running=_running(state_dir),
        at=kept.get("at"),
        zone=kept.get("zone", "UTC"),
        line=kept.get("line", ""),
        accounts=kept.get("accounts", []),
        paused=kept.get("paused", False),
        clock_wrong=kept.get("clock_wrong", False),
        config_problems=kept.get("config_problems", []),
        conversations=_count(_states(engine, ledger)),
        drafts=_count(r.state.value for r in rows),
        waiting=[
            WaitingData(
                persons=list(r.persons),
                kind=kind_words(r.kind),
                subject=r.subject,
                since=(r.state_at or r.created_at).isoformat(),
            )
            for r in sorted(rows, key=lambda r: r.created_at)
            if r.state is DraftState.PLACED
        ],
        uncertain=[
            UncertainData(
                persons=list(r.persons),
                subject=r.subject,
                kind=kind_words(r.kind),
                since=(r.state_at or r.created_at).isoformat(),
            )
            for r in uncertain
        ],
        questions=[
            QuestionData(heading=q.heading, person=q.person, text=q.text, at=q.at.isoformat())
            for q in ledger.questions()
            if not q.key.startswith(CONFIG_QUESTION)
        ],
        unreadable=[
            UnreadableData(account=p.account, mailbox=p.mailbox, uid=p.uid, problem=p.problem, tries=p.tries)
            for p in ledger.quarantined()
        ],
    )


def _states(engine: Engine | None, ledger: Ledger) -> Iterator[str]:
    """Where each conversation stands; without settings by the facts alone."""
    if engine is not None:
        yield from (conversation.state.value for conversation in engine.conversations.values())
        return
    rows = ledger.outlines()
    by_person: dict[str, list[Fact]] = {}
    for fact in ledger.facts():
        by_person.setdefault(fact.person, []).append(fact)
    for person, facts in by_person.items():
        theirs = [row for row in rows if person in row.persons]
        yield fold(person, facts, theirs).state.value


def _running(state_dir: Path) -> int | None:
    """The process that wrote its number beside the ledger, if there is one."""
    with suppress(OSError, ValueError):
        pid = int((state_dir / LOCK).read_text())
        with suppress(PermissionError):  # another user's
            os.kill(pid, 0)
        return pid
    return None


def _count(words: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def _show(data: StatusData, names: Names) -> None:
    zone = data["zone"]
    when = f" ({local(data['at'], zone)})" if data["at"] else ""
    # The problems of the settings stand below, each once.
    line = data["line"].partition(f"; {EDITED}")[0] or "it has not said anything yet"
    if data["running"]:
        paragraph(f"Followthrough is running (process {data['running']}): {line}{when}.")
    else:
        paragraph(f"Followthrough is not running. When it last looked{when}: {line}.")
    _show_trouble(data, zone)
    _show_counts("Conversations", data["conversations"], {})
    _show_counts("Drafts", data["drafts"], DRAFT_WORDS)
    _show_waiting(data["waiting"], zone, names)
    if data["questions"]:
        heading("For you to know or decide (also in the next note)")
    for question in data["questions"]:
        person = f" ({names.shown(question['person'])})" if question["person"] else ""
        paragraph(f"{question['heading']}{person}", 2)
        paragraph(question["text"], 4)
    if data["unreadable"]:
        heading("Messages that could not be read, put aside")
    for poison in data["unreadable"]:
        paragraph(f"{poison['account']}: {poison['mailbox']}, uid {poison['uid']}: {poison['problem']}", 2)


def _show_trouble(data: StatusData, zone: str) -> None:
    troubled = [account for account in data["accounts"] if account["problem"]]
    if not (troubled or data["config_problems"] or data["clock_wrong"]):
        return
    heading("Trouble")
    for account in troubled:
        paragraph(f"{account['name']}: {trouble(account['problem'], account['detail'])}", 2)
        if account["retry_at"]:
            paragraph(f"Next try: {local(account['retry_at'], zone)}", 4)
    for problem in data["config_problems"]:
        paragraph(problem, 2)
    if data["config_problems"]:
        stays = "The settings from before stay in force" if data["running"] else "The service does not start"
        paragraph(f"{stays} until this is mended.", 2)
    if data["clock_wrong"]:
        paragraph("This machine's clock is wrong. Nothing is read or written until it is right.", 2)


def _show_waiting(drafts: list[WaitingData], zone: str, names: Names) -> None:
    if drafts:
        heading("Drafts that wait for you")
    for draft in drafts:
        whom = names.all(draft["persons"]) or "you"
        paragraph(f"{draft['kind']} for {whom}, since {local(draft['since'], zone)}", 2)


def _show_counts(title: str, counts: dict[str, int], words: dict[str, str]) -> None:
    if counts:
        heading(title)
    for word, count in sorted(counts.items(), key=lambda item: -item[1]):
        paragraph(f"{count:>4}  {words.get(word, word)}")
