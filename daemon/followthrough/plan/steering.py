"""From the user's words to facts, or to why not and what to write instead."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from followthrough.mail.own.orders import Order, Word
from followthrough.plan.conversation import State
from followthrough.plan.facts import (
    EVERYBODY,
    Applied,
    Called,
    Fact,
    Held,
    Landed,
    News,
    Noted,
    Owed,
    Paused,
    Referral,
    Resumed,
    Stopped,
    Undone,
    Wanted,
)
from followthrough.plan.meeting_words import meeting, met, no_meeting
from followthrough.plan.naming import Known, first_fitting, shown
from followthrough.plan.speech import Case, Outcome, Speech, Standing
from followthrough.plan.words import moment_in_words

__all__ = ["Outcome", "Speech", "Standing", "called", "is_about_all", "steer", "undo", "whom"]

ABOUT_ALL = frozenset({Word.PAUSE, Word.GO_ON, Word.LANDED, Word.APPLIED, Word.UNDO})
"""What is about nobody in particular."""


def called(name: str, circles: Iterable[Collection[Known]], *, loosely: bool = False) -> Known | str:
    """The one person of this name in the first circle that has any; else why not."""
    hits = first_fitting(name, circles, loosely=loosely)
    if len(hits) == 1:
        return hits[0]
    if hits:
        return f"“{name}” fits several: {shown(hits)}. Write more of the name, or the address."
    return f"Nobody known is called “{name}”."


def whom(order: Order, speech: Speech, circles: Iterable[Collection[Known]]) -> Known | str:
    """The one person an order is about, looked for among the note's people first; else why not. Without a name it is
    the note's, where it is about one."""
    word = order.word.value
    if order.name:
        found = called(order.name, (speech.note, *circles))
        if isinstance(found, str) and len(speech.note) == 1:
            return f"{found} For {speech.note[0].shown} write `{word}` alone."
        return found
    if len(speech.note) == 1:
        return speech.note[0]
    if speech.note:
        example = f"{word} {_first(speech.note)}"
        return f"Whom do you mean: {shown(speech.note)}? Write the name with the word, as in `{example}`."
    return f"Whom do you mean? Write the name with the word, as in `{word} Ann`."


def _first(people: Sequence[Known]) -> str:
    return (people[0].name or people[0].person).split()[0]


def is_about_all(order: Order, speech: Speech) -> bool:
    """Whether an order needs nobody: what is about everybody, news without a name, and `resume` where no one person
    is in question."""
    if order.word in ABOUT_ALL or (order.word is Word.NEWS and not order.name):
        return True
    return order.word is Word.RESUME and not order.name and len(speech.note) != 1


def steer(order: Order, speech: Speech, person: Known | None, standing: Standing) -> Outcome:
    """What an order does; ``person`` None for what is about everybody. `undo` is not for here. Never raises."""
    case = Case(order, speech, person.person if person else EVERYBODY, standing)
    outcome = _EACH[order.word](case) if person is not None else _for_all(case)
    if order.misspelled and outcome.said:
        return replace(
            outcome, said=f"{outcome.said} (You wrote “{order.misspelled}”; `undo` takes it back.)"
        )
    return outcome


def undo(speech: Speech, number: int, earlier: Iterable[tuple[str, Sequence[Fact]]]) -> Outcome:
    """Take back the latest of the ``earlier`` words that still stand: keys with their facts, newest first."""
    for key, facts in earlier:
        if not facts:
            continue
        at = speech.at + timedelta(microseconds=number)
        message_id = f"{speech.key}#{number}"
        fact = Undone(person=EVERYBODY, account="", message_id=message_id, at=at, of=key)
        kinds = ", ".join(dict.fromkeys(_KINDS.get(each.kind, each.kind) for each in facts))
        when = moment_in_words(max(each.at for each in facts), speech.zone)
        return Outcome(
            person=next((each.person for each in facts), EVERYBODY),
            facts=(fact,),
            said=f"Taken back: your words of {when} ({kinds}).",
        )
    return Outcome(person=EVERYBODY, refused="There is nothing to take back.")


_KINDS = {"noted": "a note", "held": "hold", "resumed": "resume", "stopped": "stop", "owed": "owe", "wanted": "draft",
          "paused": "pause", "called": "called", "met": "met"}  # fmt: skip


def _called(case: Case) -> Outcome:
    order, speech = case.order, case.speech
    at = min(order.at or speech.at, speech.at)
    reached = order.word is Word.CALLED
    fact = Called(
        person=case.person, account=case.account, message_id=case.message_id, at=at, reached=reached
    )
    said = "You called." if reached else "You called; nobody answered."
    return case.done(said + case.commented(), fact, *case.comment())


def _noted(case: Case) -> Outcome:
    text = case.order.text
    if case.order.word is Word.HELPFUL:
        return case.done(f"Helpful, for the thank-you: {text}", case.fact(Noted, text=text, helpful=True))
    return case.done(f"Noted: {text}", case.fact(Noted, text=text))


def _referral(case: Case) -> Outcome:
    order = case.order
    if case.speech.me.owns(order.address) or order.address == case.person:
        return case.refused(
            f"{order.address} is nobody new. Write the name and address of the one they named."
        )
    fact = case.fact(
        Referral, name=order.named, address=order.address, how=order.text, promised=order.promised
    )
    both = order.named and order.address
    name = f"{order.named} <{order.address}>" if both else order.named or order.address
    more = " They will ask or introduce first." if order.promised else ""
    missing = "" if order.address else " No address yet: add them to people.toml when you have it."
    how = f" ({order.text})" if order.text else ""
    return case.done(f"They named {name}{how}.{more}{missing}", fact)


def _owed(case: Case) -> Outcome:
    fact = case.fact(Owed, text=case.order.text)
    return case.done(f"You owe them: {case.order.text}", fact)


def _phone(case: Case) -> Outcome:
    number = case.order.text
    fact = case.fact(Noted, text=f"phone: {number}")
    return case.done(f"Their number: {number}", fact, learned=(("phone", number),))


def _hold(case: Case) -> Outcome:
    until_at = case.order.at
    if until_at is not None and until_at <= case.speech.at:
        return case.refused(
            f"{case.day(until_at)} is over. Write a day to come, or `hold` alone until you say `resume`."
        )
    why = f"you said hold on {moment_in_words(case.speech.at, case.speech.zone)}" + (
        f": {case.order.text}" if case.order.text else ""
    )
    fact = case.fact(Held, until_at=until_at, why=why)
    until = case.day(until_at) if until_at else "you say `resume`"
    return case.done(f"On hold until {until}.{case.commented()}", fact, *case.comment())


_STOPPED = (
    "It was stopped for good. `undo` takes your last word back; a mail of theirs that asks to stop stands."
)


def _resume(case: Case) -> Outcome:
    standing, conversation = case.standing, case.conversation
    if standing.stopped_by_file or standing.held_by_file:
        word = "stop" if standing.stopped_by_file else "hold"
        return case.refused(f"people.toml says {word} = true for them: take that out of the file.")
    if conversation is not None and conversation.state is State.STOPPED:
        return case.refused(_STOPPED)
    if conversation is None or not (conversation.held or conversation.waits_until_at):
        paused = " All writing is paused: `go on` lifts that." if standing.paused else ""
        return case.refused(f"Nothing was on hold.{paused}")
    fact = case.fact(Resumed)
    paused = " All writing is still paused: `go on` lifts that." if standing.paused else ""
    return case.done(f"It goes on.{paused}", fact)


def _stop(case: Case) -> Outcome:
    fact = case.fact(Stopped, why=f"you said stop on {moment_in_words(case.speech.at, case.speech.zone)}")
    return case.done("Stopped for good: nothing is ever drafted for them again.", fact)


def _draft(case: Case) -> Outcome:
    if "@" not in case.person:
        return case.refused("They have no address to draft to: add one in people.toml.")
    if why := _why_stopped(case):
        return case.refused(why)
    what = "The first mail" if case.is_strange else "What was overdue"
    return case.done(f"{what} is drafted after all.", case.fact(Wanted))


def _why_stopped(case: Case) -> str:
    """Why nothing is ever drafted for them; '' where it is."""
    if case.standing.stopped_by_file:
        return "people.toml says stop = true for them: take that out of the file."
    return _STOPPED if case.conversation and case.conversation.state is State.STOPPED else ""


def _news(case: Case) -> Outcome:
    theirs = case.conversation
    if why := _why_stopped(case):
        return case.refused(why)
    if theirs and (theirs.declined or theirs.state is State.DECLINED):
        return case.refused("They declined, so no check-in follows to bring it. Write to them yourself.")
    fact = case.fact(News, text=case.order.text)
    for_whom = (
        "for everybody you keep in touch with" if case.person == EVERYBODY else "for their next check-in"
    )
    return case.done(f"News {for_whom}: {case.order.text}", fact)


# About everybody ------------------------------------------------------------------------------------------------------


def _for_all(case: Case) -> Outcome:
    match case.order.word:
        case Word.PAUSE:
            return _pause(case)
        case Word.GO_ON | Word.RESUME:
            return _go_on(case)
        case Word.NEWS:
            return _news(case)
        case Word.LANDED:
            return _landed(case)
        case Word.APPLIED:
            fact = case.fact(Applied, text=case.order.text)
            return case.done(f"Applied: {case.order.text}" if case.order.text else "Applied.", fact)
        case _:
            return case.refused(f"Write the name with the word, as in `{case.order.word.value} Ann`.")


def _pause(case: Case) -> Outcome:
    if case.order.name:
        return case.refused(
            f"`pause` alone stops all writing; it was not done. One person waits with `hold {case.order.name}`."
        )
    fact = case.fact(Paused, on=True)
    return case.done("All writing is paused until you say `go on`. Watching goes on.", fact)


def _go_on(case: Case) -> Outcome:
    if case.standing.paused_by_file:
        return case.refused("followthrough.toml says paused = true: take that out of the file.")
    if not case.standing.paused:
        return case.refused("Nothing was paused. A person goes on with the name, as in `resume Ann`.")
    fact = case.fact(Paused, on=False)
    return case.done("Writing goes on.", fact)


def _landed(case: Case) -> Outcome:
    fact = case.fact(Landed, text=case.order.text)
    where = f": {case.order.text}" if case.order.text else ""
    return case.done(
        f"You landed{where}. Those who met, referred or advised you get a draft each, a few a day; calls, attempts and "
        "introductions end.",
        fact,
    )


_EACH: Mapping[Word, Callable[[Case], Outcome]] = {
    Word.CALLED: _called,
    Word.NO_ANSWER: _called,
    Word.MET: met,
    Word.MEETING: meeting,
    Word.NO_MEETING: no_meeting,
    Word.HELPFUL: _noted,
    Word.NOTE: _noted,
    Word.REFERRAL: _referral,
    Word.OWE: _owed,
    Word.PHONE: _phone,
    Word.HOLD: _hold,
    Word.RESUME: _resume,
    Word.STOP: _stop,
    Word.DRAFT: _draft,
    Word.NEWS: _news,
}
