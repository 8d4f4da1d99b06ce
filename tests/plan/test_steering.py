"""The user's words to facts: whom they are about, what they change, and what is said where they cannot be done."""

from datetime import UTC, datetime, timedelta

import pytest

from followthrough.mail.address import Identities
from followthrough.mail.own.orders import Word, understand
from followthrough.mail.reading import Says
from followthrough.plan.conversation import Conversation, State, fold
from followthrough.plan.facts import EVERYBODY, Fact, Meeting
from followthrough.plan.naming import Known, fitting, known
from followthrough.plan.steering import Outcome, Speech, Standing, is_about_all, steer, undo, whom
from tests.plan.story import ANN, at, outreach, received

ME = Identities(frozenset({"me@example.org"}))
NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
"""A Wednesday."""
PEOPLE = (
    known(ANN, "Ann Miller", ("ann@home.example",)),
    known("joanna@example.org", "Joanna Smith", ()),
    known("other@example.net", "Ann Other", ()),
    known("bea muster", "Bea Muster", ()),
)
ANN_MILLER = PEOPLE[0]


def speech(*note: Known, key: str = "w1", now: datetime = NOW) -> Speech:
    return Speech(key=key, at=now, zone="Europe/London", me=ME, note=note)


def say(
    line: str,
    *facts: Fact,
    note: tuple[Known, ...] = (ANN_MILLER,),
    key: str = "w1",
    now: datetime = NOW,
    **standing: bool,
) -> Outcome:
    """What a line does to Ann, who was written to on Tuesday."""
    conversation = fold(ANN, (outreach(), *facts), ())
    (order,), unclear = understand(line, now, "Europe/London")
    assert unclear == ()
    told = speech(*note, key=key, now=now)
    person = None if is_about_all(order, told) else whom(order, told, [PEOPLE])
    assert not isinstance(person, str), person
    return steer(order, told, person, Standing(conversation=conversation if person else None, **standing))


def after(line: str, *facts: Fact, **more: bool) -> Conversation:
    """Ann's conversation after a line that is carried out."""
    done = say(line, *facts)
    assert done.facts, done.refused
    return fold(ANN, (outreach(), *facts, *done.facts), ())


# Whom -----------------------------------------------------------------------------------------------------------------


def asked(line: str, *note: Known) -> Known | str:
    (order,), _ = understand(line, NOW, "Europe/London")
    return whom(order, speech(*note), [PEOPLE])


def test_a_name_is_looked_for_among_the_notes_people_first() -> None:
    both = asked("called Ann")
    assert isinstance(both, str)
    assert both.startswith(f"“Ann” fits several: Ann Miller <{ANN}>, Ann Other <other@example.net>.")
    assert asked("called Ann", PEOPLE[0], PEOPLE[1]) == ANN_MILLER
    assert asked("called ann@home.example") == ANN_MILLER
    assert asked("called miller") == ANN_MILLER
    assert asked("called Joanna", ANN_MILLER) == PEOPLE[1]
    assert asked("called bea") == PEOPLE[3]


def test_without_a_name_it_is_the_notes_one_person_and_else_asked() -> None:
    assert asked("called", ANN_MILLER) == ANN_MILLER
    several = asked("called", *PEOPLE[:2])
    assert several == (
        f"Whom do you mean: Ann Miller <{ANN}>, Joanna Smith <joanna@example.org>? Write the name with the word, as in "
        "`called Ann`."
    )
    assert asked("called") == "Whom do you mean? Write the name with the word, as in `called Ann`."
    assert asked("called twice", ANN_MILLER) == (
        f"Nobody known is called “twice”. For Ann Miller <{ANN}> write `called` alone."
    )


def test_part_of_a_word_is_nobodys_name_but_at_a_terminal() -> None:
    """A whole name goes before the beginning of one, and that before any part."""
    assert [each.person for each in fitting("ann", PEOPLE)] == [ANN, "other@example.net"]
    assert [each.person for each in fitting("joan", PEOPLE)] == ["joanna@example.org"]
    assert fitting("oanna", PEOPLE) == ()
    assert [each.person for each in fitting("oanna", PEOPLE, loosely=True)] == ["joanna@example.org"]
    assert fitting(" ", PEOPLE, loosely=True) == ()
    assert PEOPLE[3].shown == "Bea Muster"


# What it does ---------------------------------------------------------------------------------------------------------


def test_every_word_about_a_person_says_what_was_understood() -> None:
    lines = {
        "called": "You called.",
        "no answer, rang twice": "You called; nobody answered. Noted: rang twice.",
        "met yesterday": "You met on Tuesday 3 March.",
        "meeting Thu 14:00": "A meeting on Thursday 5 March, 14:00-14:30.",
        "helpful: the report": "Helpful, for the thank-you: the report",
        "note: sails": "Noted: sails",
        "referral: Bo <bo@x.org>, will ask": "They named Bo <bo@x.org> (will ask). They will ask or introduce first.",
        "referral: Bo": "They named Bo. No address yet: add them to people.toml when you have it.",
        "owe: the list": "You owe them: the list",
        "phone: +44 20 7946 0000": "Their number: +44 20 7946 0000",
        "hold 2 weeks": "On hold until Wednesday 18 March.",
        "hold": "On hold until you say `resume`.",
        "stop": "Stopped for good: nothing is ever drafted for them again.",
        "draft": "What was overdue is drafted after all.",
        "news Ann Miller: I moved": "News for their next check-in: I moved",
    }
    for line, words in lines.items():
        done = say(line)
        assert (done.person, done.said, done.refused) == (ANN, words, "")
        assert all(fact.message_id == "w1#1" and fact.person == ANN for fact in done.facts)
        assert all(fact.account == "main" for fact in done.facts)


def test_what_is_about_everybody_is_about_nobody() -> None:
    for line in ("pause", "landed: Harbour Lab", "news: I moved", "applied: 2 hours"):
        done = say(line)
        assert [(fact.person, fact.account) for fact in done.facts] == [(EVERYBODY, "")]
    assert say("go on", paused=True).said == "Writing goes on."


def test_a_misspelled_word_is_carried_out_and_named() -> None:
    assert say("sotp").said.endswith("(You wrote “sotp”; `undo` takes it back.)")


def test_a_meeting_said_again_is_the_same_moved_and_after_it_a_new_one() -> None:
    first = say("meeting Thu 14:00").facts
    moved = say("meeting Fri 10:00", *first, key="w2", now=NOW + timedelta(hours=1))
    assert moved.said == "The meeting is moved to Friday 6 March, 10:00-10:30."
    (meeting,) = moved.facts
    assert isinstance(meeting, Meeting)
    assert (meeting.uid, meeting.sequence, meeting.cancelled) == ("w1#1", 1, False)
    later = say("meeting Fri 13 March 10:00", *first, *moved.facts, key="w3", now=NOW + timedelta(days=4))
    assert [(m.uid, m.sequence) for m in later.facts if isinstance(m, Meeting)] == [("w3#1", 0)]
    off = say("no meeting", *first, *moved.facts, key="w4", now=NOW + timedelta(hours=2))
    assert off.said == "The meeting on Friday 6 March, 10:00 is cancelled."
    conversation = fold(ANN, (outreach(), *first, *moved.facts, *off.facts), ())
    assert (conversation.meeting, conversation.state) == (None, State.TALKING)


def test_a_meeting_their_calendar_knows_is_replaced_by_the_users_word() -> None:
    calendar = Meeting(
        person=ANN, account="main", message_id="cal@x", at=at(0.5), uid="cal", sequence=3,
        starts_at=NOW + timedelta(days=5), ends_at=NOW + timedelta(days=5, hours=1),
    )  # fmt: skip
    conversation = after("meeting Thu 14:00", calendar)
    assert conversation.meeting is not None
    assert conversation.meeting.uid == "w1#1"
    assert len(conversation.meetings) == 1


def test_met_without_a_day_is_about_the_meeting_that_just_ended() -> None:
    meeting = say("meeting Thu 14:00").facts
    done = say("met", *meeting, key="w2", now=datetime(2026, 3, 5, 18, 0, tzinfo=UTC))
    assert [getattr(fact, "ended_at", None) for fact in done.facts] == [
        datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
    ]
    early = say("met", *meeting, key="w2", now=datetime(2026, 3, 5, 13, 0, tzinfo=UTC))
    assert [getattr(fact, "ended_at", None) for fact in early.facts] == [
        datetime(2026, 3, 5, 13, 0, tzinfo=UTC)
    ]


@pytest.mark.parametrize(
    ("line", "why", "standing"),
    [
        ("met 12 March 2026", "That day is still to come.", {}),
        ("meeting 3 March 10:00", "Tuesday 3 March, 10:00 is over. Say what has been with `met`", {}),
        ("meeting 3 March 2030 10:00", "Sunday 3 March 2030, 10:00 is more than a year off.", {}),
        ("no meeting", "No meeting to come is known.", {}),
        ("hold until 1 March", "Sunday 1 March is over.", {}),
        ("resume", "Nothing was on hold.", {}),
        ("resume", "people.toml says hold = true for them", {"held_by_file": True}),
        ("resume", "people.toml says stop = true for them", {"stopped_by_file": True}),
        ("resume", "Nothing was on hold. All writing is paused: `go on` lifts that.", {"paused": True}),
        ("go on", "Nothing was paused.", {}),
        ("go on", "followthrough.toml says paused = true", {"paused_by_file": True}),
        ("pause Ann", "`pause` alone stops all writing; it was not done. One person waits with `hold Ann`.", {}),
        ("referral: me@example.org", "me@example.org is nobody new.", {}),
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_why_and_what_to_write(
    line: str, why: str, standing: dict[str, bool]
) -> None:
    done = say(line, **standing)
    assert (done.facts, done.said) == ((), "")
    assert done.refused.startswith(why)


def test_nothing_is_drafted_for_somebody_stopped_and_the_word_does_not_say_it_is() -> None:
    told = speech(ANN_MILLER)
    conversation = fold(ANN, (outreach(), *say("stop", key="w1").facts), ())
    (order,) = understand("draft", NOW, "Europe/London")[0]
    done = steer(order, told, ANN_MILLER, Standing(conversation=conversation))
    assert (done.facts, done.refused.startswith("It was stopped for good.")) == ((), True)
    filed = steer(order, told, ANN_MILLER, Standing(conversation=conversation, stopped_by_file=True))
    assert (filed.facts, "people.toml says stop = true" in filed.refused) == ((), True)


def test_news_are_not_kept_for_somebody_who_gets_no_check_in() -> None:
    """Stopped by word or file, or declined: the reason is said. To everybody else of one's news nothing changes."""
    told = speech(ANN_MILLER)
    (order,) = understand("news Ann Miller: I moved", NOW, "Europe/London")[0]
    stopped = fold(ANN, (outreach(), *say("stop", key="w1").facts), ())
    declined = fold(ANN, (outreach(), received(0.5, Says.DECLINES)), ())
    for conversation, by_file, why in (
        (stopped, False, "It was stopped for good."),
        (declined, False, "They declined, so no check-in follows"),
        (None, True, "people.toml says stop = true"),
    ):
        standing = Standing(conversation=conversation, stopped_by_file=by_file)
        done = steer(order, told, ANN_MILLER, standing)
        assert (done.facts, done.refused[: len(why)]) == ((), why)
    (to_all,) = understand("news: I moved", NOW, "Europe/London")[0]
    assert steer(to_all, told, None, Standing()).facts


def test_hold_and_resume_in_one_mail_keep_their_order() -> None:
    told = speech(ANN_MILLER)
    orders, _ = understand("hold\nresume\nhold 2 weeks", NOW, "Europe/London")
    conversation = fold(ANN, (outreach(),), ())
    for order in orders:
        done = steer(order, told, ANN_MILLER, Standing(conversation=conversation))
        conversation = fold(ANN, (*conversation.facts, *done.facts), ())
    assert (conversation.held, conversation.waits_until_at) == (False, datetime(2026, 3, 18, tzinfo=UTC))


def test_undo_takes_the_last_words_that_stand_and_says_which() -> None:
    hold, note = say("hold", key="w2").facts, say("note: sails", key="w1").facts
    done = undo(speech(key="w3", now=NOW + timedelta(hours=1)), 1, [("w9", ()), ("w2", hold), ("w1", note)])
    assert done.said == "Taken back: your words of 4 March (hold)."
    conversation = fold(ANN, (outreach(), *hold, *note, *done.facts), ())
    assert (conversation.held, len(conversation.facts)) == (False, 2)
    nothing = undo(speech(), 1, [])
    assert (nothing.refused, nothing.facts) == ("There is nothing to take back.", ())


def test_with_somebody_never_written_to_words_are_kept_and_break_nothing() -> None:
    bea = PEOPLE[3]
    for line in ("met yesterday", "note: sails", "called", "owe: list", "hold", "stop", "referral: Bo"):
        (order,), _ = understand(line, NOW, "Europe/London")
        done = steer(order, speech(bea), bea, Standing())
        assert [fact.person for fact in done.facts] == ["bea muster"]
        assert fold("bea muster", done.facts, ()).outreach is None
    (order,), _ = understand("draft", NOW, "Europe/London")
    assert steer(order, speech(bea), bea, Standing()).refused.startswith("They have no address to draft to")
    assert (
        steer(order, speech(ANN_MILLER), ANN_MILLER, Standing()).said
        == "The first mail is drafted after all."
    )


def test_every_word_is_carried_out_by_somebody() -> None:
    """None is left that only reads well."""
    lines = {Word.MEETING: "meeting Thu 14:00", Word.PHONE: "phone: 123456"}
    texts = {Word.HELPFUL, Word.NOTE, Word.REFERRAL, Word.OWE, Word.NEWS}
    for word in set(Word) - {Word.UNDO}:
        line = f"{word.value}: x" if word in texts else lines.get(word, word.value)
        done = say(line)
        assert done.facts or done.refused, word
