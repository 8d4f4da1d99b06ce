"""The user's words as commands: what an answer to a note can say, said from a terminal. One table makes them all.

A command writes the very lines that an answer would have and hands them to the same code: looked at first, and kept
only where all of it is understood and possible.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import uuid4

import click

from followthrough.cli.look import looking
from followthrough.cli.world import (
    EXIT_FAILED,
    json_option,
    now_of,
    opened,
    paragraph,
    refuse_a_wrong_clock,
    settings_of,
    show_json,
)
from followthrough.config.load import Settings
from followthrough.ledger.store import AlreadyRunning, Ledger, Said
from followthrough.mail.decode import fold_case
from followthrough.mail.own.orders import understand
from followthrough.plan.naming import Known
from followthrough.service.acquaintances import Acquaintances
from followthrough.service.engine import Engine
from followthrough.service.engine.heeding import Heard

Values = Mapping[str, object]
"""A command's arguments and options by name, texts in one line."""
Lines = Callable[[str, Values], Sequence[str]]
"""(the person in quotation marks or '', values) to the lines of an answer that says the same."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word as a command. ``person``: whether it needs one."""

    name: str
    short: str
    help: str
    example: str
    lines: Lines
    person: bool | None = True
    """None: with one or without."""
    text: str = ""
    """What else stands behind it, in as many words as one likes; '' for nothing."""
    optional: bool = False
    options: tuple[click.Option, ...] = ()
    as_in_mail: bool = False
    """Whether what stands behind it is read as in an answer: a time, a comment behind a comma, or not at all."""


class _More(TypedDict):
    text: str
    optional: bool
    as_in_mail: bool


class OutcomeData(TypedDict):
    line: str
    person: str
    text: str


class SaidData(TypedDict):
    """What a word prints with ``--json``. ``taken_up``: ``now``, ``soon`` (by what runs), or ``no``."""

    taken_up: str
    understood: list[OutcomeData]
    refused: list[OutcomeData]


def _option(name: str, help_: str, *, flag: bool = False, metavar: str = "TEXT") -> click.Option:
    if flag:
        return click.Option([f"--{name}"], is_flag=True, help=help_)
    return click.Option([f"--{name}"], default="", metavar=metavar, help=help_)


def _then(line: str, *more: object) -> str:
    return " ".join(str(each) for each in (line, *more) if each)


def _met(who: str, values: Values) -> list[str]:
    return [_then(f"met {who}", values["on"], values["text"]), *_beside(who, values)]


def _called(who: str, values: Values) -> list[str]:
    word = "no answer" if values["no_answer"] else "called"
    return [_then(f"{word} {who}", values["on"], values["text"]), *_beside(who, values)]


def _beside(who: str, values: Values) -> list[str]:
    return [f"{word} {who}: {values[word]}" for word in ("helpful", "note") if values.get(word)]


def _meeting(who: str, values: Values) -> list[str]:
    if values["cancel"]:
        return [f"no meeting {who}"]
    length = f"for {values['minutes']} minutes" if values["minutes"] else ""
    return [_then(f"meeting {who}", values["text"], length)]


def _refer(who: str, values: Values) -> list[str]:
    how = ", ".join(
        str(each) for each in (values["how"], "will introduce" if values["promised"] else "") if each
    )
    return [f"referral {who}: {values['text']}" + (f", {how}" if how else "")]


def _hold(who: str, values: Values) -> list[str]:
    if values["until"] and values["for"]:
        raise click.UsageError("Give --until or --for, not both.")
    until = values["until"] and f"until {values['until']}"
    return [_then(f"hold {who}", until, values["for"], values["text"])]


def _news(_: str, values: Values) -> list[str]:
    return [_then("news", values["to"] and f'"{values["to"]}"') + f": {values['text']}"]


def _with_text(word: str) -> Lines:
    return lambda who, values: [_then(word, who) + f": {values['text']}"]


def _alone(word: str) -> Lines:
    return lambda who, values: [_then(word, who, values.get("text"))]


_LONGEST_NAME = 4
_TIMED = frozenset({"called", "met", "hold"})
"""The words behind whose name a time may stand."""
_ON = _option("on", "When it was: yesterday, 'Tuesday 14:00', 3 March; without it, now.", metavar="WHEN")
_MORE = _More(text="[WORDS]", optional=True, as_in_mail=True)
_NOTE = _option("note", "A comment to keep.")

WORDS = (
    Spoken("called", "You called somebody.", "You called PERSON: attempts and calls stop, as after an answer. With "
           "--no-answer nobody answered, and the next attempt comes when it is due.",
           "called Ann yesterday --no-answer", _called, **_MORE,
           options=(_option("no-answer", "Nobody answered.", flag=True), _ON, _NOTE)),
    Spoken("met", "You met somebody.", "You met PERSON, or talked at length: a thank-you is drafted, with the helpful "
           "thing from the conversation.", "met Ann yesterday --helpful 'the Lyon report'", _met, **_MORE,
           options=(_option("helpful", "The helpful thing from it, for the thank-you."), _ON, _NOTE)),
    Spoken("meeting", "A meeting is agreed, moved or cancelled.", "A meeting with PERSON is agreed for WHEN: a day and "
           "an hour. A note to prepare comes before it, a thank-you after it. Said again, it is moved.",
           "meeting Ann Thu 14:00", _meeting, text="WHEN", optional=True,
           options=(_option("cancel", "It is cancelled.", flag=True),
                    click.Option(["--minutes"], type=click.IntRange(5, 600), help="How long it takes; else 30."))),
    Spoken("helpful", "Something helpful they told you.", "Keep something helpful that PERSON told you, for the "
           "thank-you that is to be drafted.", "helpful Ann the Lyon report", _with_text("helpful"), text="TEXT"),
    Spoken("note", "Keep a comment about somebody.", "Keep a comment about PERSON; it stands in the note before a "
           "meeting and in the export.", "note Ann likes sailing", _with_text("note"), text="TEXT"),
    Spoken("refer", "Somebody referred you to somebody.", "PERSON named somebody you should write to. An introduction "
           "is drafted once there is an address.", "refer Ann 'Bea Muster <bea@example.org>' --how 'her colleague'",
           _refer, text="WHO", options=(_option("how", "How they know each other, what they do."),
                                _option("promised", "They will ask or introduce first.", flag=True))),
    Spoken("owe", "You owe somebody something.", "You promised PERSON something; the next check-in begins with it.",
           "owe Ann the reading list", _with_text("owe"), text="TEXT"),
    Spoken("phone", "Somebody's telephone number.", "Keep the number of PERSON for call notes. A number in people.toml "
           "goes before it.", "phone Ann +44 20 7946 0000", _with_text("phone"), text="NUMBER"),
    Spoken("hold", "Let somebody wait.", "Nothing is drafted for PERSON until a day, or until you say resume.",
           "hold Ann until January", _hold, **_MORE,
           options=(_option("until", "Until when: January, 3 March, Monday.", metavar="WHEN"),
                    _option("for", "For how long: '2 weeks'.", metavar="STRETCH"))),
    Spoken("resume", "Go on with somebody, or after a pause.", "Go on with PERSON after a hold or an absence; without "
           "PERSON, let all writing go on after a pause.", "resume Ann",
           lambda who, values: [_then("resume", who, values["text"]) if who else "go on"], person=None, **_MORE),
    Spoken("stop", "Never draft anything for somebody again.", "Stop everything to PERSON for good, in every "
           "playbook and account.", "stop Ann", _alone("stop"), **_MORE),
    Spoken("pause", "Pause all writing.", "Stop all writing at once, to everybody; watching goes on. "
           "`followthrough resume` lifts it.", "pause", _alone("pause"), person=False),
    Spoken("landed", "You found what you were looking for.", "You landed: everybody who met, referred or advised you "
           "gets one personal draft, a few a day; calls, attempts and introductions end.",
           "landed data lead at Harbour Lab", _with_text("landed"), person=False, text="TEXT", optional=True),
    Spoken("news", "News for those you keep in touch with.", "Something worth telling the people you keep in "
           "touch with, or with --to one of them; check-ins bring it.", "news my article on rain gardens is out", _news,
           person=False, text="TEXT", options=(_option("to", "For this person alone.", metavar="PERSON"),)),
    Spoken("draft", "Draft what was overdue and only listed.", "What was overdue for PERSON before anybody was "
           "watching, and was only listed in a note, is drafted after all.", "draft Ann", _alone("draft"), **_MORE),
    Spoken("applied", "You applied somewhere, or spent hours on it.", "Log an application or hours spent on them: the "
           "digest sets them against the time for people.", "applied 2 hours, Harbour Lab", _with_text("applied"),
           person=False, text="TEXT", optional=True),
    Spoken("undo", "Take your last words back.", "Take back what you said last, in an answer to a note or by a "
           "command; again, and what you said before it.", "undo", _alone("undo"), person=False),
)  # fmt: skip


def command_of(word: Spoken) -> click.Command:
    """A word as a command of click's."""
    arguments: list[click.Parameter] = []
    if word.person is not False:
        arguments.append(click.Argument(["person"], required=bool(word.person)))
    if word.text:
        arguments.append(click.Argument(["text"], nargs=-1, required=not word.optional, metavar=word.text))

    @click.pass_context
    def said(context: click.Context, /, **values: object) -> int:
        return _say(context, word, values)

    made: click.Command = json_option(
        click.Command(
            word.name,
            callback=said,
            params=[*arguments, *word.options],
            short_help=word.short,
            help=f"{word.help}{_explained(word)}\n\n\b\nExample:\n  followthrough {word.example}",
        )
    )
    return made


def _explained(word: Spoken) -> str:
    """What PERSON and WORDS stand for."""
    if word.person is False:
        return ""
    person = "\n\nPERSON is a name, an address, or a part of one that is unique."
    if not word.as_in_mail:
        return person
    what = "when, and behind a comma a comment" if word.name in _TIMED else "behind a comma a comment"
    return f"{person} WORDS are read as in an answer to a note: {what}."


COMMANDS = tuple(command_of(word) for word in WORDS)


def _say(context: click.Context, word: Spoken, values: Values) -> int:
    """Look what the words would do; keep them where all of it can be done. 1 where not."""
    settings, now = settings_of(context), now_of(context)
    as_json = bool(values["as_json"])
    values = {name: _one_line(value) for name, value in values.items()}
    try:
        with opened(settings) as ledger:
            refuse_a_wrong_clock(ledger, now, settings)
            engine = Engine(settings, ledger)
            said = _said(engine, word, values, now)
            heard = engine.heeding.understand(said, now)
            acquaintances = Acquaintances(settings.people, ledger)
            if heard.is_done:
                ledger.hear(said)
                engine.heed(now)
        taken_up = "now"
    except AlreadyRunning:
        heard, acquaintances = _beside_what_runs(settings, word, values, now)
        taken_up = "soon"
    _show(heard, acquaintances, taken_up if heard.is_done else "no", as_json=as_json)
    return 0 if heard.is_done else EXIT_FAILED


def _beside_what_runs(
    settings: Settings, word: Spoken, values: Values, now: datetime
) -> tuple[Heard, Acquaintances]:
    """The service owns the ledger: the words are put down for it."""
    with looking(settings) as (engine, ledger):
        said = _said(engine, word, values, now)
        heard = engine.heeding.understand(said, now)
        acquaintances = Acquaintances(settings.people, ledger)
    if heard.is_done:
        Ledger.hear_beside(settings.state_dir, said)
    return heard, acquaintances


def _said(engine: Engine, word: Spoken, values: Values, now: datetime) -> Said:
    """The command as an answer would say it, with the person's full name. A ClickException for nobody, or several."""
    if values.get("to"):
        values = {**values, "to": _quoted(engine, values["to"]).strip('"')}
    text = "\n".join(_lines(engine, word, values, now))
    return Said(key=f"command-{uuid4().hex}", account="", note_id="", text=text, at=now)


def _lines(engine: Engine, word: Spoken, values: Values, now: datetime) -> Sequence[str]:
    """The lines with the name in quotation marks, so that no part of it is taken for a day. Where something is left
    that is neither a name nor a time nor marked as a comment, it is the line as typed, and refused as in an answer."""
    part, text = str(values.get("person") or ""), str(values.get("text") or "")
    more = _of_the_name(engine, part, text.split()) if part else 0
    called = " ".join((part, *text.split()[:more]))
    rest = {**values, "text": " ".join(text.split()[more:])} if "text" in values else values
    lines = word.lines(_quoted(engine, called), rest)
    if not (word.as_in_mail and rest["text"]):
        return lines
    orders, _ = understand(lines[0], now, engine.settings.zone)
    is_read = all(word.name in _TIMED and not each.text for each in orders)
    return lines if orders and is_read else word.lines(part, values)


def _of_the_name(engine: Engine, part: str, words: Sequence[str]) -> int:
    """How many of the words behind a name belong to it: two in ``Ann van Dyk likes sailing``."""
    for count in range(min(len(words), _LONGEST_NAME), 0, -1):
        longer = fold_case(" ".join((part, *words[:count])))
        found = engine.heeding.whom(longer)
        if isinstance(found, Known) and any(f" {longer} " in f" {each} " for each in found.words):
            return count
    return 0


def _quoted(engine: Engine, part: object) -> str:
    if not part:
        return ""
    found = engine.heeding.whom(str(part))
    if isinstance(found, str):
        raise click.ClickException(
            f"{found} `followthrough plan` lists everybody there is a conversation with."
        )
    return f'"{found.person}"'


def _one_line(value: object) -> object:
    """A text in one line: a line break would begin another word."""
    if isinstance(value, tuple):
        value = " ".join(map(str, value))
    return " ".join(value.split()) if isinstance(value, str) else value


def _show(heard: Heard, acquaintances: Acquaintances, taken_up: str, *, as_json: bool) -> None:
    understood = [
        OutcomeData(line=order.line, person=outcome.person, text=outcome.said)
        for order, outcome in heard.outcomes
        if not outcome.refused
    ]
    refused = [
        OutcomeData(line=order.line, person=outcome.person, text=outcome.refused)
        for order, outcome in heard.outcomes
        if outcome.refused
    ]
    refused += [OutcomeData(line=each.line, person="", text=f"{each.instead}.") for each in heard.unclear]
    if as_json:
        show_json(SaidData(taken_up=taken_up, understood=understood, refused=refused))
        return
    for each in refused:
        paragraph(_told(each, acquaintances), error=True)
    if refused:
        paragraph("Nothing was done.", error=True)
        return
    for each in understood:
        paragraph(_told(each, acquaintances))
    if taken_up == "soon":
        paragraph("Followthrough is running, and takes this up within half a minute.")


def _told(data: OutcomeData, acquaintances: Acquaintances) -> str:
    text = data["text"][:1].upper() + data["text"][1:]
    who: Known | None = acquaintances.known(data["person"]) if data["person"] else None
    return f"{who.shown}: {text}" if who else text
