"""The user's words, folded: what they change, what they count as, and that they can be taken back."""

from datetime import timedelta

import pytest

from followthrough.mail.reading import Says
from followthrough.plan.asking import Asking
from followthrough.plan.conversation import State
from followthrough.plan.drafts import DraftState, StepKind
from followthrough.plan.everybody import everybody
from followthrough.plan.facts import Fact
from tests.plan.story import (
    ANN,
    ahead,
    at,
    berlin,
    bounced,
    called,
    delegated,
    folded,
    held,
    kinds,
    landed,
    meeting,
    met,
    news,
    noted,
    only,
    outreach,
    paused,
    received,
    referral,
    row,
    sent,
    stopped,
    undone,
)

CALL, ATTEMPT = StepKind.CALL, StepKind.ATTEMPT


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ((outreach(), met(2)), State.TALKING),
        ((outreach(), received(1), met(2)), State.TALKING),
        ((outreach(), delegated(1), met(2)), State.TALKING),
        ((outreach(), meeting(1, 3), met(4)), State.TALKING),
        ((outreach(), called(2, reached=True)), State.TALKING),
        ((outreach(), meeting(1, 3), called(2, reached=True)), State.MEETING),
        # Nobody answered, or nothing was said about it.
        ((outreach(), called(2, reached=False)), State.WAITING),
        ((outreach(), noted(2), referral(2), held(2, 3)), State.WAITING),
        # A mail to them still fails; and who declined stays so.
        ((outreach(), bounced(1), met(2)), State.UNREACHABLE),
        ((outreach(), received(1, Says.DECLINES), met(2)), State.DECLINED),
        # Met before the first mail: it is waited for an answer to that.
        ((met(-2), outreach()), State.WAITING),
        ((met(-2),), State.NEW),
    ],
)
def test_what_the_user_says_leads_to_a_state(facts: tuple[Fact, ...], state: State) -> None:
    """Whatever the order in which it is seen."""
    assert folded(*facts).state is state
    assert folded(*reversed(facts)) == folded(*facts)


@pytest.mark.parametrize("word", [met(0.5), called(0.5, reached=True)])
def test_after_a_talk_nobody_is_told_that_they_have_not_answered(word: Fact) -> None:
    """No call, no further mail."""
    assert not {CALL, ATTEMPT} & set(kinds(ahead(outreach(), word)))


def test_somebody_met_before_the_first_mail_is_followed_up_as_always() -> None:
    """They met at a fair; the mail came after, and needs no thanks for it. They are kept in touch with besides."""
    *tries, check_in = ahead(met(-2), outreach()).steps
    assert tuple(tries) == ahead(outreach()).steps
    assert check_in.kind is StepKind.CHECK_IN


def test_a_call_that_nobody_answered_is_the_call_and_the_mail_still_comes() -> None:
    """Made without a note, or after it; and it is said to have been made."""
    (attempt,) = ahead(outreach(), called(0.5, reached=False)).steps
    assert (attempt.kind, attempt.opens_at) == (ATTEMPT, berlin(2026, 3, 10, 11))
    (call, _) = ahead(outreach()).steps
    tried = (outreach(), called(1.5, reached=False))
    assert ahead(*tried, rows=[row(call)]).steps == (attempt,)
    assert ahead(*tried, sent(8)).waiting == "Two mails sent, one call made; resting."


def test_a_talk_is_their_answer_to_what_they_wrote_before() -> None:
    """Their mail needs no answer any more once they have met or talked."""
    for word in (met(2), called(2, reached=True)):
        assert StepKind.ANSWER not in kinds(ahead(outreach(), received(1, Says.POSITIVE), word))
    assert StepKind.ANSWER in kinds(ahead(outreach(), met(1), received(2)))


def test_a_talk_is_a_contact() -> None:
    """The clocks start from it."""
    assert folded(outreach(), called(5, reached=True)).last_contact_at == at(5)
    assert folded(outreach(), called(5, reached=False)).last_contact_at == at(0)
    assert folded(outreach(), met(6, ended=5)).last_contact_at == at(6)


# Taken back -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "gone"),
    [("met-2#1", True), ("met-2", True), ("met-2#2", False), ("met", False), ("other", False)],
)
def test_words_are_taken_back_by_the_line_or_by_the_whole_mail(of: str, *, gone: bool) -> None:
    """As if they had never been said."""
    story = (outreach(), met(2))
    found = folded(*story, undone(3, of))
    assert (found.state is State.WAITING) is gone
    assert (not found.occasions) is gone


def test_taking_back_can_be_taken_back() -> None:
    """The last word counts, in whatever order they are seen."""
    story = (outreach(), met(2), undone(3, "met-2"), undone(4, "undone-3"))
    assert folded(*story).occasions
    assert folded(*reversed(story)).occasions
    assert not folded(*story, undone(5, "undone-4")).occasions


@pytest.mark.parametrize("fact", [received(1, name="x"), sent(1, "x"), meeting(1, 3), bounced(1)])
def test_what_mail_said_cannot_be_taken_back(fact: Fact) -> None:
    """Only the user's words can."""
    assert fact in folded(outreach(), fact, undone(3, fact.message_id)).facts


def test_a_stop_and_a_hold_can_be_taken_back() -> None:
    """A stop that was a slip of the tongue."""
    assert folded(outreach(), stopped(1), undone(2, "stopped-1")).state is State.WAITING
    assert not folded(outreach(), held(1), undone(2, "held-1")).held


def test_words_about_another_can_be_taken_back_with_these() -> None:
    """One mail tells of several people; the undoing names the mail."""
    elsewhere = undone(3, "met-2", person="bob@example.org")
    assert folded(outreach(), met(2), elsewhere).state is State.WAITING


# About nobody in particular -------------------------------------------------------------------------------------------


def test_a_pause_lasts_until_the_user_lifts_it() -> None:
    """The latest word counts, however they are seen."""
    assert not everybody(()).paused
    assert everybody((paused(1),)).paused
    assert not everybody((paused(2, on=False), paused(1))).paused
    assert everybody((paused(1), paused(2, on=False), undone(3, "paused-2", person=""))).paused


def test_news_and_landing_are_kept_as_they_stand() -> None:
    """Of each person nothing."""
    found = everybody((landed(3), news(2), news(1), news(1, person=ANN), landed(1), outreach()))
    assert found.landed == landed(3)
    assert found.news == (news(1), news(2))
    assert everybody((landed(3), undone(4, "landed-3", person=""))).landed is None


# When they met --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "ends"),
    [
        ((meeting(1, 3),), [at(3) + timedelta(minutes=30)]),
        ((meeting(1, 3), meeting(2, 3, sequence=1, cancelled=True)), []),
        ((met(5, ended=3),), [at(3)]),
        # The word is about the meeting: it ended when the user says, if that was sooner.
        ((meeting(1, 3), met(4, ended=3)), [at(3)]),
        ((meeting(1, 3), met(4)), [at(3) + timedelta(minutes=30)]),
        # Weeks later it is another one.
        ((meeting(1, 3), met(20)), [at(3) + timedelta(minutes=30), at(20)]),
        # Said twice.
        ((met(5), met(5.2)), [at(5)]),
        ((met(5), met(7)), [at(5), at(7)]),
    ],
)
def test_a_word_and_a_date_about_one_meeting_are_one(facts: tuple[Fact, ...], ends: list[object]) -> None:
    """Nobody is thanked twice for it."""
    assert [each.ended_at for each in folded(outreach(), *facts).occasions] == ends


def test_a_meeting_agreed_in_a_mail_and_then_by_invitation_is_one() -> None:
    """Under the uid that came first; what the invitation says from then on counts for it."""
    twice = (outreach(), meeting(1, 5, uid="word"), meeting(2, 5, uid="calendar"))
    assert [each.uid for each in folded(*twice).meetings] == ["word"]
    (moved,) = folded(*twice, meeting(3, 9, uid="calendar", sequence=1)).meetings
    assert (moved.uid, moved.sequence, moved.starts_at) == ("word", 1, at(9))
    assert folded(*twice, meeting(3, 5, uid="calendar", sequence=1, cancelled=True)).meetings == ()
    # At another hour it is another meeting.
    assert len(folded(outreach(), meeting(1, 5, uid="a"), meeting(2, 6, uid="b")).meetings) == 2


# What only the user can know ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ((called(1, reached=True),), [Asking.TALKED]),
        ((called(1, reached=False),), []),
        ((called(1, reached=True), met(1.1)), []),
        ((called(1, reached=True, name="x#1"), noted(1)), []),
        ((called(1, reached=True), held(2)), []),
        # They named a time, and the user answered in their own words.
        ((received(1, Says.NAMES_TIME, times=(5,)), sent(2)), [Asking.TIME]),
        ((received(1, Says.NAMES_TIME, times=(5,)),), []),
        # All of one second.
        ((received(0, Says.NAMES_TIME, times=(5,)),), []),
        ((received(0, Says.NAMES_TIME, times=(5,)), sent(0.1)), [Asking.TIME]),
        ((received(1, Says.NAMES_TIME, times=(5,)), sent(2), meeting(2, 5)), []),
        ((received(1, Says.NAMES_TIME, times=(5,)), sent(2), received(3)), []),
        ((received(1, Says.NAMES_TIME), sent(2)), []),
        ((received(1, Says.NAMES_TIME, times=(5,), invites=True), sent(2)), []),
        # Whom they named.
        ((referral(1),), []),
        ((referral(1, ""),), [Asking.NO_ADDRESS]),
        ((referral(1, ""), referral(2)), []),
        ((referral(1, promised=True),), [Asking.PROMISED]),
        ((referral(1, "", promised=True),), [Asking.PROMISED]),
        ((referral(1, promised=True), referral(2)), []),
        ((referral(1, ""), stopped(2)), []),
    ],
)
def test_what_the_facts_leave_open_is_asked(facts: tuple[Fact, ...], asked: list[Asking]) -> None:
    """Once: the key is the same for ever."""
    found = ahead(outreach(), *facts).asks
    assert [each.about for each in found] == asked
    assert found == ahead(outreach(), *facts, sent(30)).asks or asked == [Asking.TIME]


def test_the_question_is_from_when_the_user_answered() -> None:
    """Also where their mail has the date of the first one."""
    (ask,) = ahead(outreach(), received(0, Says.NAMES_TIME, times=(5,)), sent(0.1)).asks
    assert (ask.at, ask.starts_at) == (at(0.1), at(5))


def test_a_promised_introduction_is_left_to_them_for_ten_business_days() -> None:
    """Then it is asked what came of it."""
    (ask,) = ahead(outreach(), referral(1, promised=True)).asks
    assert ask.at == berlin(2026, 3, 18, 11)


def test_a_note_that_was_made_does_not_hide_an_answer() -> None:
    """A call note is about the call alone."""
    call = only(ahead(outreach()), CALL)
    rows = [row(call, state=DraftState.PLACED)]
    assert StepKind.ANSWER in kinds(ahead(outreach(), received(2), rows=rows))
