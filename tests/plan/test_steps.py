"""The steps beside calls, attempts and answers: when each is due, what it follows, and what ends it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from followthrough.mail.reading import Says
from followthrough.plan.agenda import Verdict, agenda, may_be_placed, overtaken, stale
from followthrough.plan.contact import helpful, owed
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Fact
from followthrough.plan.playbook import Outlook, Rules, Step, Ties, step_key
from followthrough.plan.referrals import Named, listed_prospect, named_prospect, thanked_at
from followthrough.plan.rules import Prospect
from tests.plan.story import (
    ANN,
    ANSWERED,
    BERLIN,
    LOGIN,
    ahead,
    at,
    away,
    berlin,
    bounced,
    called,
    circumstances,
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
    owes,
    received,
    referral,
    row,
    sent,
    stopped,
    undone,
    wanted,
)

BOB, CLEO = "bob@example.org", "cleo@example.org"
THANK_YOU, PREPARE, NUDGE, CHECK_IN = StepKind.THANK_YOU, StepKind.PREPARE, StepKind.NUDGE, StepKind.CHECK_IN
LANDED, REPORT, INTRODUCTION = StepKind.LANDED, StepKind.REPORT_BACK, StepKind.INTRODUCTION
YES = received(1, Says.POSITIVE, name="yes")
TALK = meeting(1, 8)
"""Wednesday 11 March, 11:00 to 11:30 in Berlin."""
ENDS_AT = at(8) + timedelta(minutes=30)


def is_stale(step: Step, *facts: Fact, ties: Ties | None = None) -> bool:
    """Whether a draft that was made for a step is wrong after these facts."""
    draft = row(step)
    found = ahead(*facts, rows=[draft], person=step.person, ties=ties)
    conversation = folded(*facts, rows=[draft], person=step.person)
    return bool(stale({step.person: conversation}, {step.person: found}))


# A call that was promised ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "opens", "overdue"),
    [
        (date(2026, 3, 5), berlin(2026, 3, 5, 9), berlin(2026, 3, 6, 9)),
        # A Saturday: on the next working day.
        (date(2026, 3, 7), berlin(2026, 3, 9, 9), berlin(2026, 3, 10, 9)),
        # Still today.
        (date(2026, 3, 3), berlin(2026, 3, 3, 11), berlin(2026, 3, 4, 11)),
        # What is past was not meant.
        (date(2026, 3, 2), berlin(2026, 3, 4, 11), berlin(2026, 3, 5, 11)),
        (None, berlin(2026, 3, 4, 11), berlin(2026, 3, 5, 11)),
    ],
)
def test_a_call_comes_on_the_day_that_the_mail_promises(
    day: date | None, opens: datetime, overdue: datetime
) -> None:
    """From the start of working time; overdue a business day later."""
    call = only(ahead(outreach(promised_on=day)), StepKind.CALL)
    assert (call.opens_at, call.overdue_at) == (opens, overdue)


def test_the_mail_after_a_promised_call_waits_for_it() -> None:
    """The call is promised for later than the mail would be due."""
    call, attempt = ahead(outreach(promised_on=date(2026, 3, 16))).steps
    assert "you said that you would call on 16 March" in call.why
    assert attempt.opens_at == call.overdue_at == berlin(2026, 3, 17, 9)


def test_a_promise_in_a_later_mail_counts_from_that_mail() -> None:
    """The second thoughts of an hour later."""
    call = only(ahead(outreach(), sent(1 / 24, promised_on=date(2026, 3, 6))), StepKind.CALL)
    assert call.opens_at == berlin(2026, 3, 6, 9)


# Before a meeting -----------------------------------------------------------------------------------------------------


def test_what_a_meeting_needs_comes_the_working_day_before() -> None:
    """At 16:00; over when it begins."""
    step = only(ahead(outreach(), TALK), PREPARE)
    assert (step.opens_at, step.expires_at) == (berlin(2026, 3, 10, 16), at(8))
    assert (step.follows, step.about, step.threads_to) == ("m1#0", "m1", "first@me")
    assert step.key == step_key(LOGIN, ANN, "prepare", "m1#0")


def test_before_a_monday_it_comes_on_friday_and_at_the_time_the_settings_say() -> None:
    """In the user's zone."""
    rules = Rules("advice", prepare_at=time(17, 30))
    step = only(ahead(outreach(), meeting(1, 13), rules=rules), PREPARE)
    assert step.opens_at == berlin(2026, 3, 13, 17, 30)


def test_of_a_meeting_agreed_late_it_comes_at_once() -> None:
    """And of one that has begun not at all."""
    assert only(ahead(outreach(), meeting(7.5, 8)), PREPARE).opens_at == at(7.5)
    assert PREPARE not in kinds(ahead(outreach(), meeting(8.1, 8)))


def test_a_moved_meeting_gets_a_note_of_its_own_and_a_cancelled_one_none() -> None:
    """The key follows the meeting's uid and sequence."""
    first = only(ahead(outreach(), TALK), PREPARE)
    moved = meeting(2, 9, sequence=1)
    assert only(ahead(outreach(), TALK, moved, rows=[row(first)]), PREPARE).follows == "m1#1"
    assert PREPARE not in kinds(ahead(outreach(), TALK, meeting(2, 8, sequence=1, cancelled=True)))
    assert PREPARE not in kinds(ahead(outreach(), TALK, stopped(2)))


def test_a_planned_prepare_note_is_not_stored_once_the_meeting_has_begun() -> None:
    """Before that it is, though they are away and it is night."""
    facts = (outreach(), TALK, away(2))
    draft = row(only(ahead(outreach(), TALK), PREPARE), state=DraftState.PLANNED)
    found, known = ahead(*facts, rows=[draft]), folded(*facts, rows=[draft])
    night = berlin(2026, 3, 11, 5)
    assert may_be_placed(draft, {ANN: known}, {ANN: found}, circumstances(night)) == ""
    late = circumstances(at(8) + timedelta(minutes=1))
    assert may_be_placed(draft, {ANN: known}, {ANN: found}, late) == "its time is over"


# After it -------------------------------------------------------------------------------------------------------------


def test_thanks_are_due_an_hour_after_the_end_and_overdue_after_a_day() -> None:
    """By the clock: a meeting on a Friday evening is thanked for on the same."""
    friday = meeting(1, 10 + 9 / 24)
    step = only(ahead(outreach(), friday), THANK_YOU)
    assert (step.opens_at, step.overdue_at) == (berlin(2026, 3, 13, 21, 30), berlin(2026, 3, 14, 20, 30))
    assert (step.follows, step.template, step.threads_to) == ("m1", "thank_you", "first@me")


def test_thanks_for_a_talk_the_user_tells_of_follow_the_word() -> None:
    """There is no meeting in any calendar."""
    step = only(ahead(outreach(), met(8, ended=7.9)), THANK_YOU)
    assert (step.follows, step.opens_at) == ("met-8#1", at(7.9) + timedelta(hours=1))
    assert step.key == step_key(LOGIN, ANN, "thank_you", "met-8#1")


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ((), True),
        ((met(8.5),), True),
        # Their own mail, or the user's before it, thanks nobody; the user's own after it does.
        ((received(9),), True),
        ((sent(7),), True),
        ((sent(9),), False),
        ((meeting(7, 8, sequence=1, cancelled=True),), False),
        # Called off in words; the calendar does not know.
        ((received(7, Says.DECLINES),), False),
        ((received(7, Says.DECLINES), met(8.5)), True),
        ((received(9, Says.DECLINES),), True),
        ((stopped(9),), False),
        ((received(9, Says.STOP),), False),
        ((away(2, left=True),), False),
        ((landed(9),), True),
    ],
)
def test_who_is_thanked(facts: tuple[Fact, ...], *, due: bool) -> None:
    """One draft at most; and a draft that is there is wrong when none is due."""
    step = only(ahead(outreach(), TALK), THANK_YOU)
    found = ahead(outreach(), TALK, *facts)
    assert kinds(found).count(THANK_YOU) == due
    assert is_stale(step, outreach(), TALK, *facts) is not due


@pytest.mark.parametrize("state", sorted(set(DraftState)))
def test_a_thank_you_that_was_made_is_not_made_again(state: DraftState) -> None:
    """Deleting it is a no; another word for the same talk changes nothing."""
    made = row(only(ahead(outreach(), TALK), THANK_YOU), state=state)
    assert THANK_YOU not in kinds(ahead(outreach(), TALK, rows=[made]))
    assert THANK_YOU not in kinds(ahead(outreach(), TALK, met(9), rows=[made]))


def test_a_meeting_moved_after_the_thanks_were_drafted_is_thanked_for_anew() -> None:
    """What was drafted for the day it did not take place is wrong."""
    early = only(ahead(outreach(), TALK), THANK_YOU)
    facts = (outreach(), TALK, meeting(8.2, 12, sequence=1))
    assert is_stale(early, *facts)
    again = only(ahead(*facts, rows=[row(early, state=DraftState.WITHDRAWN)]), THANK_YOU)
    assert again.key != early.key
    assert again.opens_at == at(12) + timedelta(minutes=90)


def test_thanks_wait_for_an_absence() -> None:
    """Every step to them does."""
    step = only(ahead(outreach(), TALK, away(8, date(2026, 3, 20))), THANK_YOU)
    assert step.opens_at == berlin(2026, 3, 23, 9)
    assert step.overdue_at > step.opens_at


def test_thanks_are_written_at_night_and_beside_a_full_day() -> None:
    """Neither the hour nor the cap keeps them back; a flood at first sight is not let loose either."""
    facts = (outreach(), TALK)
    outlooks, conversations = {ANN: ahead(*facts)}, {ANN: folded(*facts)}
    night = circumstances(berlin(2026, 3, 11, 22), cap=0)
    (thanks,) = (each for each in agenda(outlooks, conversations, night) if each.steps[0].kind is THANK_YOU)
    assert thanks.verdict is Verdict.WRITE
    first_seen = circumstances(berlin(2026, 3, 20, 12), awake=berlin(2026, 3, 20, 11))
    (late,) = (
        each for each in agenda(outlooks, conversations, first_seen) if each.steps[0].kind is THANK_YOU
    )
    assert late.verdict is Verdict.LISTED


def test_thanks_that_were_never_written_give_way_to_the_check_in() -> None:
    """Weeks later nobody thanks for a talk."""
    found = ahead(outreach(), TALK)
    assert only(found, THANK_YOU).expires_at == only(found, CHECK_IN).opens_at
    nobody = ahead(outreach(), TALK, rules=Rules("advice", check_in_with="nobody"))
    assert only(nobody, THANK_YOU).expires_at == ENDS_AT + timedelta(hours=1) + timedelta(weeks=4)


def test_thanks_have_the_place_of_an_answer_from_before_the_meeting() -> None:
    """Written or not: nobody answers 'see you tomorrow' after the day. A mail from after it is answered."""
    facts = (outreach(), YES, sent(2), TALK, received(7.9))
    early = only(ahead(*facts), StepKind.ANSWER)
    draft, thanks_at = row(early), ENDS_AT + timedelta(hours=1)
    assert early.expires_at == only(ahead(*facts), THANK_YOU).opens_at == thanks_at
    known, found = {ANN: folded(*facts, rows=[draft])}, {ANN: ahead(*facts, rows=[draft])}
    assert stale(known, found, thanks_at - timedelta(minutes=1)) == ()
    assert stale(known, found, thanks_at) == (draft.key,)
    edited = replace(draft, state=DraftState.EDITED)
    known, found = {ANN: folded(*facts, rows=[edited])}, {ANN: ahead(*facts, rows=[edited])}
    assert overtaken(known, found, thanks_at) == (draft.key,)
    later = only(ahead(outreach(), TALK, received(8.5)), StepKind.ANSWER)
    assert later.expires_at == only(ahead(outreach(), TALK, received(8.5)), CHECK_IN).opens_at


def test_another_word_for_a_talk_takes_no_thanks_back() -> None:
    """With an earlier hour, or from a calendar: the draft that lies there is as good."""
    facts = (outreach(), met(8))
    step = only(ahead(*facts), THANK_YOU)
    for word in (met(8.2, ended=7.8), meeting(8.2, 7.9)):
        assert not is_stale(step, *facts, word)
        assert THANK_YOU not in kinds(ahead(*facts, word, rows=[row(step)]))


def test_a_talk_taken_back_and_told_anew_is_thanked_for() -> None:
    """The draft of the first word was taken back with it."""
    facts = (outreach(), met(8))
    gone = row(only(ahead(*facts), THANK_YOU), state=DraftState.WITHDRAWN)
    found = ahead(*facts, undone(8.1, "met-8"), met(8.2, ended=7.8), rows=[gone])
    assert only(found, THANK_YOU).follows == "met-8.2#1"


def test_thanks_nobody_sent_make_room_for_the_check_in() -> None:
    """An untouched draft of them would keep it back for ever."""
    facts = (outreach(), TALK)
    draft = row(only(ahead(*facts), THANK_YOU))
    known, found = {ANN: folded(*facts, rows=[draft])}, {ANN: ahead(*facts, rows=[draft])}
    check_in_at = only(found[ANN], CHECK_IN).opens_at
    assert stale(known, found, check_in_at - timedelta(minutes=1)) == ()
    assert stale(known, found, check_in_at) == (draft.key,)


@pytest.mark.parametrize("year", [1, 9999])
def test_a_meeting_at_either_end_of_the_calendar_stops_nothing(year: int) -> None:
    """A stranger's calendar can name any year, and what it said is kept."""
    day = datetime(year, 12, 31, 23, tzinfo=UTC) if year > 1 else datetime(1, 1, 1, tzinfo=UTC)
    far = replace(TALK, starts_at=day, ends_at=day + timedelta(minutes=30))
    assert THANK_YOU in kinds(ahead(outreach(), far, met(2)))


# The nudge ------------------------------------------------------------------------------------------------------------


def test_after_a_yes_that_came_to_nothing_there_is_one_nudge() -> None:
    """5 to 7 business days after the user's answer, in the thread of that."""
    step = only(ahead(outreach(), YES, sent(2, "mine")), NUDGE)
    assert (step.opens_at, step.overdue_at) == (berlin(2026, 3, 12, 11), berlin(2026, 3, 16, 11))
    assert (step.follows, step.threads_to, step.template) == ("yes@them", "mine@me", "nudge")


def test_a_nudge_waits_until_the_time_they_named_is_past() -> None:
    """Perhaps it is agreed."""
    named = received(1, Says.NAMES_TIME, times=(6, 20))
    assert only(ahead(outreach(), named, sent(2)), NUDGE).opens_at == berlin(2026, 3, 23, 11)


@pytest.mark.parametrize(
    "facts",
    [
        (YES,),
        (received(1), sent(2)),
        (received(1, Says.DECLINES, Says.POSITIVE), sent(2)),
        (YES, sent(2), received(3)),
        (YES, sent(2), meeting(3, 9)),
        (YES, meeting(1.5, 9), sent(2)),
        (YES, sent(2), met(3)),
        (YES, sent(2), called(3, reached=True)),
        (YES, sent(2), stopped(3)),
        (YES, sent(2), held(3)),
        (YES, sent(2), landed(3)),
        (YES, sent(2), delegated(0.5), received(0.6, Says.DECLINES)),
        (YES, sent(2), bounced(3)),
        # In their own words, a week after their answer.
        (YES, sent(2), sent(9)),
        # Mere thanks: there is nothing they could answer.
        (YES, sent(2, expects_answer=False)),
    ],
)
def test_nobody_is_nudged_who_answered_met_or_was_left_alone(facts: tuple[Fact, ...]) -> None:
    """Nor by the user and by us."""
    assert NUDGE not in kinds(ahead(outreach(), *facts))


def test_a_correction_an_hour_later_is_no_nudge_and_there_is_never_a_second() -> None:
    """Deleted or sent, it was the one."""
    story = (outreach(), YES, sent(2), sent(2.05, "again"))
    step = only(ahead(*story), NUDGE)
    assert step.threads_to == "again@me"
    for state in (DraftState.DISMISSED, DraftState.SENT):
        assert NUDGE not in kinds(ahead(*story, sent(10, step=step.key), rows=[row(step, state=state)]))


def test_a_nudge_is_out_of_date_when_they_write() -> None:
    """Or meet."""
    step = only(ahead(outreach(), YES, sent(2)), NUDGE)
    assert not is_stale(step, outreach(), YES, sent(2))
    for fact in (received(9), meeting(9, 12), met(9), landed(9), stopped(9)):
        assert is_stale(step, outreach(), YES, sent(2), fact)


# What is answered, and how --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "template"),
    [
        ((YES, sent(2), received(3, Says.POSITIVE)), "answer"),
        ((YES, received(3, Says.POSITIVE)), "propose_times"),
        # Asked anew, they say yes anew.
        ((YES, sent(2), outreach(30, "new"), received(31, Says.POSITIVE)), "propose_times"),
        ((TALK, received(9, Says.POSITIVE)), "thanks_for_reply"),
        ((met(2), received(9, Says.POSITIVE)), "thanks_for_reply"),
        ((met(2), received(9, Says.NO_OPENINGS)), "answer"),
        ((landed(2), received(9, Says.POSITIVE)), "thanks_for_reply"),
        # Whoever declined is never asked, whatever they write later.
        ((received(1, Says.DECLINES), sent(2), received(9, Says.POSITIVE)), "thanks_for_reply"),
        ((received(1, Says.DECLINES), sent(2), received(9, Says.NAMES_TIME)), "answer"),
        (
            (received(1, Says.DECLINES), sent(2), received(9, Says.REFERS, Says.QUESTION)),
            "thanks_for_referral",
        ),
    ],
)
def test_an_answer_is_by_what_was_before_too(facts: tuple[Fact, ...], template: str) -> None:
    """Times are proposed once; after a talk a friendly word is just that."""
    assert only(ahead(outreach(), *facts), StepKind.ANSWER).template == template


def test_an_introduction_in_their_mail_is_answered_to_whom_they_introduce() -> None:
    """With the introducer thanked."""
    mail = received(1, Says.REFERS, name="intro")
    named = referral(1, message_id="intro@them", introduced=True)
    assert only(ahead(outreach(), mail, named), StepKind.ANSWER).template == "reply_to_introduction"
    other = replace(named, message_id="other@them")
    assert only(ahead(outreach(), mail, other), StepKind.ANSWER).template == "thanks_for_referral"


# Words that want the user's own ---------------------------------------------------------------------------------------

HARD = received(3, delicate=True)


@pytest.mark.parametrize(
    "facts",
    [
        (HARD,),
        (received(3, Says.DECLINES, delicate=True),),
        (HARD, received(4, Says.THANKS)),
        (received(2, Says.POSITIVE), HARD),
    ],
)
def test_a_mail_of_grief_or_anger_gets_the_place_for_the_users_words_alone(facts: tuple[Fact, ...]) -> None:
    """Whatever else it says, and whatever they write after it: no ready thanks, and nothing beside it for months."""
    found = ahead(outreach(), *facts, rules=ANSWERED)
    assert [(step.kind, step.template) for step in found.steps] == [(StepKind.ANSWER, "answer")]
    assert "your own words" in found.waiting
    assert not found.ends


@pytest.mark.parametrize("later", [news(5), landed(5), meeting(1, 5)])
def test_neither_news_nor_thanks_for_a_meeting_reach_them_before_the_user_does(later: Fact) -> None:
    """A meeting that was agreed before hardly took place: the user says so where it did."""
    mail = replace(HARD, at=at(4))
    facts = (outreach(), received(0.5, Says.POSITIVE), sent(1), met(2), sent(2.5), later, mail)
    found = ahead(*facts, rules=ANSWERED)
    assert {step.kind for step in found.steps} <= {StepKind.ANSWER, StepKind.PREPARE}
    assert StepKind.CHECK_IN in kinds(ahead(*facts[:-2], rules=ANSWERED))


@pytest.mark.parametrize("done", [sent(6), met(6), called(6, reached=True)])
def test_once_the_user_has_written_or_talked_life_goes_on(done: Fact) -> None:
    """By the clocks that always count."""
    assert StepKind.CHECK_IN in kinds(ahead(outreach(), HARD, done, rules=ANSWERED))


def test_what_lay_in_drafts_for_them_is_taken_back() -> None:
    """A check-in untouched there does not stand any more; the answer's own draft does."""
    check = only(ahead(outreach(), received(1), sent(2), rules=ANSWERED), StepKind.CHECK_IN)
    facts = (outreach(), received(1), sent(2), received(30, delicate=True))
    answer = only(ahead(*facts, rules=ANSWERED), StepKind.ANSWER)
    assert ahead(*facts, rows=[row(check), row(answer)], rules=ANSWERED).standing == {answer.key}


def test_news_of_a_death_from_a_colleague_stop_what_was_to_come_for_the_one_who_died() -> None:
    """Months after they met, and whatever lay in Drafts: nothing more, until the user has written."""
    friends = (outreach(), received(1), sent(2), met(3), sent(4))
    assert StepKind.CHECK_IN in kinds(ahead(*friends, delegated(5)))
    found = ahead(*friends, delegated(5, delicate=True))
    assert (found.steps, found.standing) == ((), frozenset())
    assert "your own words" in found.waiting
    assert StepKind.CHECK_IN in kinds(ahead(*friends, delegated(5, delicate=True), sent(6)))
    # What Ann had written herself before is not answered cheerfully either.
    before = (outreach(), received(1, Says.POSITIVE), delegated(2, delicate=True))
    assert [(step.kind, step.template) for step in ahead(*before).steps] == [(StepKind.ANSWER, "answer")]


def test_why_says_whether_anything_comes_once_the_user_has_written() -> None:
    """Nothing does where they asked not to be contacted, or where their address fails; after a meeting it does."""
    stop = received(3, Says.STOP, delicate=True)
    assert ahead(outreach(), stop, stopped(3)).waiting == "Stopped for good."
    assert "fails" in ahead(outreach(), HARD, away(4, left=True)).waiting
    assert "your own words" in ahead(outreach(), received(1), sent(2), meeting(2.5, 9), HARD).waiting


def test_an_invitation_is_answered_in_the_calendar() -> None:
    """No draft, and `why` says so."""
    found = ahead(outreach(), received(1, Says.NAMES_TIME, invites=True))
    assert StepKind.ANSWER not in kinds(found)
    assert found.waiting == "They sent an invitation; accept or decline it in your calendar."


# Keeping in touch -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((met(2),), True),
        ((referral(2),), True),
        ((noted(2),), True),
        ((noted(2, helpful=False),), False),
        ((called(2, reached=True),), False),
        ((met(2), undone(3, "met-2")), False),
    ],
)
def test_who_met_referred_or_advised_the_user_is_kept_in_touch_with(
    facts: tuple[Fact, ...], *, expected: bool
) -> None:
    """By their own word for it."""
    assert (CHECK_IN in kinds(ahead(outreach(), *facts))) is expected


def test_a_talk_on_the_phone_is_a_contact_and_an_answer() -> None:
    """For a playbook that keeps in touch with whoever answered."""
    step = only(ahead(outreach(), called(2, reached=True), rules=ANSWERED), CHECK_IN)
    assert step.opens_at == berlin(2026, 3, 26, 11)
    assert step.why.startswith("You talked on the phone last on 5 March")


def test_news_are_told_at_once_and_count_as_the_touch() -> None:
    """To those the playbook keeps in touch with; for everybody, or for one."""
    story = (outreach(), received(1), sent(2))
    for tidings in (news(9), news(9, person=ANN)):
        step = only(ahead(*story, tidings, rules=ANSWERED), CHECK_IN)
        assert (step.opens_at, step.follows, step.threads_to) == (at(9), "news-9#1", "sent-2@me")
        told = row(step, state=DraftState.SENT)
        after = ahead(*story, tidings, sent(9.1, step=step.key), rows=[told], rules=ANSWERED)
        assert only(after, CHECK_IN).opens_at == berlin(2026, 4, 2, 13, 24)
    assert CHECK_IN not in kinds(ahead(*story, news(9)))
    assert only(ahead(*story, news(9, person=BOB), rules=ANSWERED), CHECK_IN).follows == "sent-2@me"


@pytest.mark.parametrize("state", [DraftState.PLACED, DraftState.WITHDRAWN])
def test_news_take_the_place_of_a_check_in_that_lies_there(state: DraftState) -> None:
    """That one is taken back for them, and is no contact since."""
    facts = (outreach(), received(1, Says.REFERS), sent(2))
    old = row(only(ahead(*facts), CHECK_IN), state=state, state_at=at(30.1))
    step = only(ahead(*facts, news(30), rows=[old]), CHECK_IN)
    assert step.follows == "news-30#1"
    assert is_stale(only(ahead(*facts), CHECK_IN), *facts, news(30))


@pytest.mark.parametrize("told", [(), (news(30),)])
def test_a_check_in_the_user_changed_keeps_no_later_one_back(told: tuple[Fact, ...]) -> None:
    """It is theirs, counts like one that was sent, and is out of date when the next is due."""
    facts = (outreach(), received(1, Says.REFERS), sent(2), *told)
    edited = row(only(ahead(*facts), CHECK_IN), state=DraftState.EDITED, state_at=at(31))
    known, found = {ANN: folded(*facts, rows=[edited])}, {ANN: ahead(*facts, rows=[edited])}
    step = only(found[ANN], CHECK_IN)
    assert (step.follows, step.opens_at.date()) == (edited.message_id, at(31 + 21).date())
    assert overtaken(known, found, step.opens_at - timedelta(minutes=1)) == ()
    assert overtaken(known, found, step.opens_at) == (edited.key,)


def test_news_from_before_the_last_contact_are_old() -> None:
    """A mail of either side, or a talk; and deleted is a no."""
    for contact in (sent(10), received(10), met(10)):
        (found,) = (
            step
            for step in ahead(outreach(), received(1), sent(2), news(9), contact, rules=ANSWERED).steps
            if step.kind is CHECK_IN
        )
        assert found.follows != "news-9#1"
    story = (outreach(), received(1), sent(2), news(9))
    told = row(only(ahead(*story, rules=ANSWERED), CHECK_IN), state=DraftState.DISMISSED, state_at=at(9.5))
    again = only(ahead(*story, rows=[told], rules=ANSWERED), CHECK_IN)
    assert again.opens_at == berlin(2026, 4, 3, 9)


def test_news_come_beside_an_answer_that_is_owed() -> None:
    """They don't take its place, as the check-in by the clock does."""
    found = ahead(outreach(), received(1), news(2), rules=ANSWERED)
    assert only(found, StepKind.ANSWER).expires_at is None


def test_what_the_user_owes_and_what_helped_is_at_hand_until_it_was_said() -> None:
    """In the check-in, and in the thank-you."""
    story = (outreach(), met(2), owes(3), noted(3))
    assert (owed(folded(*story)), helpful(folded(*story))) == (("the paper",), ("Read the Lyon report.",))
    for kind in (CHECK_IN, THANK_YOU):
        done = row(only(ahead(*story), kind), state=DraftState.SENT, state_at=at(4))
        said = folded(*story, owes(5, "a call"), rows=[done])
        assert owed(said) == (("a call",) if kind is CHECK_IN else ("the paper", "a call"))
        assert helpful(said) == (("Read the Lyon report.",) if kind is CHECK_IN else ())


# Landed ---------------------------------------------------------------------------------------------------------------


def test_who_met_referred_or_advised_the_user_is_told_where_they_landed() -> None:
    """In the thread, from the next working moment on."""
    step = only(ahead(outreach(), met(2), sent(3), landed(30)), LANDED)
    assert (step.opens_at, step.follows, step.threads_to) == (
        berlin(2026, 4, 2, 12),
        "landed-30#1",
        "sent-3@me",
    )


@pytest.mark.parametrize(
    "facts",
    [
        (received(1), sent(2)),
        (met(2), received(3, Says.DECLINES)),
        (met(2), stopped(3)),
        (met(2), received(3, Says.STOP)),
        (received(1, Says.REFERS), bounced(2), away(2, left=True)),
        # The user has told them.
        (met(2), sent(31)),
    ],
)
def test_who_is_not_told(facts: tuple[Fact, ...]) -> None:
    """Whoever declined, asked to be left alone, cannot be reached, did nothing, or knows."""
    assert LANDED not in kinds(ahead(outreach(), *facts, landed(30)))


@pytest.mark.parametrize("again", [(landed(33),), (undone(32, "landed-30"), landed(33))])
@pytest.mark.parametrize("state", sorted({DraftState.SENT, DraftState.DISMISSED, DraftState.PLACED}))
def test_nobody_is_told_twice_where_the_words_were_put_right(
    again: tuple[Fact, ...], state: DraftState
) -> None:
    """Whoever was not told yet hears the words as they are now."""
    story = (outreach(), TALK, sent(9))
    draft = row(only(ahead(*story, landed(30)), LANDED), state=state)
    told = (sent(31, step=draft.key),) if state is DraftState.SENT else ()
    found = ahead(*story, landed(30), *told, *again, rows=[draft])
    assert (LANDED in kinds(found)) is (state is DraftState.PLACED)


def test_another_landing_years_later_is_told() -> None:
    """To the same people."""
    story = (outreach(), TALK, sent(9))
    draft = row(only(ahead(*story, landed(30)), LANDED), state=DraftState.SENT)
    later = ahead(*story, landed(30), sent(31, step=draft.key), landed(700), rows=[draft])
    assert only(later, LANDED).follows == "landed-700#1"


def test_an_answer_of_ours_tells_nobody_where_the_user_landed() -> None:
    """It was about something else."""
    story = (outreach(), met(2), received(29, name="late"))
    answer = only(ahead(*story), StepKind.ANSWER)
    answered = (*story, landed(30), sent(31, step=answer.key))
    assert LANDED in kinds(ahead(*answered, rows=[row(answer, state=DraftState.SENT)]))
    # Nothing of ours is known of it: their own words.
    assert LANDED not in kinds(ahead(*answered))


def test_from_the_landing_on_nothing_more_is_asked() -> None:
    """No call, no mail, no nudge, no introduction; what stands of these is wrong."""
    call, attempt = ahead(outreach()).steps
    found = ahead(outreach(), landed(1))
    assert (found.steps, found.waiting) == ((), "You landed; nothing more is asked of them.")
    assert is_stale(attempt, outreach(), landed(1))
    assert not is_stale(attempt, outreach())
    assert not is_stale(call, outreach(), landed(1))  # a note stays where it is
    again = ahead(landed(-1), outreach())
    assert kinds(again) == [StepKind.CALL, StepKind.ATTEMPT]


def test_after_the_landing_check_ins_are_yearly() -> None:
    """Counted from the mail that told it; until that is drafted there is none."""
    story = (outreach(), met(2), sent(3), landed(30))
    assert CHECK_IN not in kinds(ahead(*story))
    told = row(only(ahead(*story), LANDED), state=DraftState.SENT)
    step = only(ahead(*story, sent(31, step=told.key), rows=[told]), CHECK_IN)
    assert timedelta(weeks=52) <= step.opens_at - at(31) <= timedelta(weeks=52, days=4)
    assert "since you landed" in step.why


def test_a_check_in_that_lies_there_gives_way_to_the_landing() -> None:
    """One mail says both."""
    story = (outreach(), met(2), sent(3))
    check_in = only(ahead(*story), CHECK_IN)
    assert is_stale(check_in, *story, landed(30))
    draft = row(only(ahead(*story, landed(30)), LANDED), state=DraftState.EDITED)
    told = (*story, landed(30), sent(31))
    assert overtaken({ANN: folded(*told, rows=[draft])}, {ANN: ahead(*told, rows=[draft])}) == (draft.key,)


# Introductions --------------------------------------------------------------------------------------------------------


def prospect(*facts: Fact, listed: bool = False, rows: Iterable[DraftRow] = ()) -> Prospect | None:
    """Bob, whom Ann named."""
    ann = folded(outreach(), *facts, rows=rows)
    named: list[Named] = [(each, ann) for each in ann.referrals]
    if listed:
        return listed_prospect(BOB, "advice", "main", at(1), "the alumni evening", named)
    return named_prospect(BOB, "advice", "main", named, BERLIN)


def bob_ahead(found: Prospect | None, *facts: Fact, rows: Iterable[DraftRow] = ()) -> Outlook:
    return ahead(*facts, person=BOB, ties=Ties(found), rows=rows)


def test_somebody_listed_is_introduced_to_at_once() -> None:
    """In working time; the key follows nothing, so it is once for ever."""
    step = only(bob_ahead(prospect(listed=True)), INTRODUCTION)
    assert (step.opens_at, step.follows, step.threads_to, step.about) == (at(1), "", "", "the alumni evening")
    assert step.key == step_key(LOGIN, BOB, "introduction", "")
    assert (step.playbook, step.template) == ("advice", "introduction")


@pytest.mark.parametrize(
    ("facts", "opens"),
    [
        # Named in a mail: once that is answered.
        ((received(1, Says.REFERS, name="m"), referral(1, message_id="m@them")), None),
        ((received(1, Says.REFERS, name="m"), referral(1, message_id="m@them"), sent(2)), at(2)),
        # Named in a talk: once the thanks for it are out, before or after the user tells of it.
        ((met(2), referral(2.1)), None),
        ((met(2), referral(2.1), sent(3)), at(3)),
        ((met(2), sent(3), referral(6)), at(6)),
        ((called(2, reached=True), referral(2.1), sent(3)), at(3)),
        # Named by the user, no mail and no talk known: there is nothing to thank for.
        ((referral(2),), at(2)),
        # Nobody can be thanked.
        ((met(2), referral(2.1), bounced(2.5)), at(2.1)),
        ((met(2), referral(2.1), away(2.5, left=True)), at(2.1)),
        ((met(2), referral(2.1), stopped(2.5)), at(2.1)),
    ],
)
def test_somebody_named_is_introduced_to_once_the_thanks_are_out(
    facts: tuple[Fact, ...], opens: datetime | None
) -> None:
    """The one who named them hears first."""
    found = prospect(*facts)
    assert found is not None
    assert found.opens_at == opens
    assert kinds(bob_ahead(found)) == ([] if opens is None else [INTRODUCTION])
    assert bob_ahead(found).waiting == ("" if opens else f"Waits until your thanks to {ANN} are out.")


def test_named_in_the_meeting_itself_waits_for_the_thanks_too() -> None:
    """The word came while they still sat together."""
    early = referral(8.01)
    assert thanked_at(early, folded(outreach(), YES, sent(2), TALK, early)) is None


def test_whom_somebody_named_who_was_never_written_to_is_introduced_at_once() -> None:
    """Met at a fair: there are no thanks by mail to wait for."""
    for facts in ((met(0), referral(1)), (referral(1),)):
        known = folded(*facts)
        (named,) = known.referrals
        assert thanked_at(named, known) == at(1)


def test_a_thank_you_that_was_deleted_is_waited_for_no_longer() -> None:
    """It was a no to the thanks, not to the introduction."""
    story = (met(2), referral(2.1))
    thanks = row(only(ahead(outreach(), *story), THANK_YOU), state=DraftState.DISMISSED, state_at=at(4))
    found = prospect(*story, rows=[thanks])
    assert found is not None
    assert found.opens_at == at(4)


def test_whoever_promised_to_ask_is_left_to_it() -> None:
    """Until the user says more of it; and `why` says what it waits for."""
    waits = prospect(referral(1, promised=True))
    assert waits is not None
    found = bob_ahead(waits)
    assert found.steps == ()
    assert found.waiting == f"{ANN} said on 4 March that they would ask or introduce you; it is left to them."
    freed = prospect(referral(1, promised=True), referral(20))
    assert freed is not None
    assert freed.opens_at == at(20)


def test_who_asked_to_be_left_alone_is_named_to_nobody() -> None:
    """Their name in a first mail would be a use of it."""
    assert prospect(referral(2), received(3, Says.STOP)) is None


@pytest.mark.parametrize(
    "facts",
    [
        (outreach(2, "own", person=BOB),),
        (met(2, person=BOB),),
        (stopped(2, person=BOB),),
        (landed(2),),
    ],
)
def test_nobody_is_introduced_to_twice_or_after_all(facts: tuple[Fact, ...]) -> None:
    """Written to already, met, stopped, or no longer wanted; a draft of it is wrong then."""
    found = prospect(listed=True)
    step = only(bob_ahead(found), INTRODUCTION)
    assert INTRODUCTION not in kinds(bob_ahead(found, *facts))
    assert is_stale(step, *facts, ties=Ties(found))
    assert not is_stale(step, ties=Ties(found))
    assert is_stale(step, ties=Ties())


@pytest.mark.parametrize("state", sorted(set(DraftState)))
def test_listed_and_named_is_one_introduction(state: DraftState) -> None:
    """However they came to be known first, and whatever became of the draft."""
    named = only(bob_ahead(prospect(referral(2))), INTRODUCTION)
    listed = only(bob_ahead(prospect(listed=True)), INTRODUCTION)
    assert named.key != listed.key
    assert INTRODUCTION not in kinds(bob_ahead(prospect(listed=True), rows=[row(named, state=state)]))
    assert INTRODUCTION not in kinds(bob_ahead(prospect(referral(2)), rows=[row(listed, state=state)]))


def test_whoever_was_named_is_introduced_to_before_the_rest_of_the_list() -> None:
    """And before attempts; the others come last."""
    cleo = listed_prospect(CLEO, "advice", "main", at(1), "", ())
    outlooks = {
        ANN: ahead(outreach()),
        BOB: bob_ahead(prospect(referral(1))),
        CLEO: ahead(person=CLEO, ties=Ties(cleo)),
    }
    conversations = {ANN: folded(outreach()), BOB: folded(person=BOB), CLEO: folded(person=CLEO)}
    decisions = agenda(outlooks, conversations, circumstances(berlin(2026, 3, 10, 12), cap=2))
    written = [
        (each.steps[0].person, each.verdict) for each in decisions if each.verdict is not Verdict.EXPIRED
    ]
    assert written == [
        (BOB, Verdict.WRITE),
        (ANN, Verdict.WRITE),
        (CLEO, Verdict.BLOCKED),
    ]


# Word back ------------------------------------------------------------------------------------------------------------

NAMED = referral(2, BOB)
BOBS_FIRST = outreach(5, "to-bob", person=BOB)


def reported(*bobs: Fact, anns: tuple[Fact, ...] = ()) -> Outlook:
    """What comes next with Ann, who named Bob."""
    ties = Ties(referred={BOB: folded(BOBS_FIRST, *bobs, person=BOB)})
    return ahead(outreach(), met(1), sent(1.5), NAMED, *anns, ties=ties)


def test_whoever_named_somebody_hears_what_came_of_it() -> None:
    """A business day after the answer, in the referrer's thread."""
    step = only(reported(received(7, person=BOB)), REPORT)
    assert (step.person, step.about, step.follows) == (ANN, BOB, "named-2#1")
    assert (step.opens_at, step.threads_to) == (berlin(2026, 3, 11, 11), "sent-1.5@me")
    assert only(reported(met(7, person=BOB)), REPORT).opens_at == step.opens_at


@pytest.mark.parametrize(
    ("bobs", "anns"),
    [
        ((), ()),
        ((away(7, person=BOB),), ()),
        ((received(7, Says.STOP, person=BOB),), ()),
        ((received(7, person=BOB),), (received(3, Says.DECLINES),)),
        ((received(7, person=BOB),), (stopped(3),)),
        ((received(7, person=BOB),), (sent(8),)),
    ],
)
def test_no_word_where_there_is_none_or_it_is_not_wanted(
    bobs: tuple[Fact, ...], anns: tuple[Fact, ...]
) -> None:
    """Nothing human came; they declined or stopped; the user wrote to them since."""
    assert REPORT not in kinds(reported(*bobs, anns=anns))


def test_no_word_of_somebody_who_was_written_to_before_they_were_named() -> None:
    """Nothing came of the referral."""
    ties = Ties(referred={BOB: folded(outreach(1, "b", person=BOB), received(7, person=BOB), person=BOB)})
    assert REPORT not in kinds(ahead(outreach(), met(1), NAMED, ties=ties))


@pytest.mark.parametrize("state", [None, DraftState.PLACED, DraftState.DISMISSED])
def test_named_in_a_mail_and_in_the_users_notes_is_reported_once(state: DraftState | None) -> None:
    """The first word of it counts; a report that was deleted is a no."""
    facts = (outreach(), received(1, Says.REFERS, name="m"), sent(2), referral(1, message_id="m@them"))
    bob = folded(outreach(3, "b", person=BOB), received(4, person=BOB), person=BOB)
    ties = Ties(referred={BOB: bob})
    first = only(ahead(*facts, ties=ties), REPORT)
    rows = [row(first, state=state)] if state is not None else []
    found = ahead(*facts, referral(2.5), ties=ties, rows=rows)
    assert kinds(found).count(REPORT) == (state is None)
    assert not is_stale(first, *facts, referral(2.5), ties=ties)


def test_each_of_two_named_in_one_mail_is_told_of() -> None:
    """With a key of its own; and each once."""
    both = (referral(2, BOB, message_id="m#1"), referral(2, "cy@example.org", message_id="m#1"))
    cy = folded(
        outreach(5, "c", person="cy@example.org"),
        received(7, person="cy@example.org"),
        person="cy@example.org",
    )
    bob = folded(BOBS_FIRST, received(7, person=BOB), person=BOB)
    ties = Ties(referred={BOB: bob, "cy@example.org": cy})
    first, second = (s for s in ahead(outreach(), *both, ties=ties).steps if s.kind is REPORT)
    assert {first.about, second.about} == {BOB, "cy@example.org"}
    assert first.key != second.key
    rows = [row(first, state=DraftState.DISMISSED)]
    assert [s.about for s in ahead(outreach(), *both, ties=ties, rows=rows).steps if s.kind is REPORT] == [
        second.about
    ]


# On the user's word ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"), [(None, Verdict.LISTED), (12, Verdict.LISTED), (13.1, Verdict.WRITE)]
)
def test_what_was_only_listed_is_drafted_on_the_users_word(said: float | None, expected: Verdict) -> None:
    """Said since the mailbox was first seen, or since the sleep; an older word was about something else."""
    story = (outreach(), *((wanted(said),) if said is not None else ()))
    now = circumstances(berlin(2026, 3, 16, 14), awake=berlin(2026, 3, 16, 11))
    found = agenda({ANN: ahead(*story)}, {ANN: folded(*story)}, now)
    assert (found[-1].steps[0].kind, found[-1].verdict) == (StepKind.ATTEMPT, expected)
