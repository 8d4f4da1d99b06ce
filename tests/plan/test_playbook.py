"""What comes next, for whom, when and why: the rows of the life of a conversation, one by one."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from followthrough.mail.matching.match import Certainty
from followthrough.mail.reading import Says, Severity
from followthrough.plan.business_time import Unit, Window, WorkingTime
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Fact
from followthrough.plan.playbook import Attempt, Rules, outlook, step_key
from tests.plan.story import (
    ANN,
    ANSWERED,
    BERLIN,
    LOGIN,
    MET,
    ahead,
    at,
    away,
    berlin,
    bounced,
    delegated,
    folded,
    held,
    kinds,
    meeting,
    only,
    outreach,
    received,
    resumed,
    row,
    sent,
    stopped,
)

CALL, ATTEMPT, ANSWER, CHECK_IN = StepKind.CALL, StepKind.ATTEMPT, StepKind.ANSWER, StepKind.CHECK_IN
MAIL_FIVE = Attempt("mail", Window(5, 7, Unit.BUSINESS_DAYS))
CALL_ONE = Attempt("call", Window(1, 2, Unit.BUSINESS_DAYS))
TWO_MORE = Rules("advice", attempts=(CALL_ONE, MAIL_FIVE, CALL_ONE, MAIL_FIVE))
MAILS = Rules("advice", attempts=(MAIL_FIVE, MAIL_FIVE))


def test_a_steps_key_is_the_same_for_ever() -> None:
    """Worked out with sha256sum from the text it is made of; a change would write every draft again."""
    key = step_key("me@imap.example.org", "ann@example.org", "call", "first@me")
    assert key == "a97b15b95f97917b25b6a401c89bca4f"


def test_a_first_mail_gives_a_call_and_a_second_mail() -> None:
    """The default: a call after 1-2 business days, a second mail after 5-7; the call ends where the mail opens."""
    call, attempt = ahead(outreach()).steps
    assert (call.kind, attempt.kind) == (CALL, ATTEMPT)
    assert (call.opens_at, call.overdue_at) == (berlin(2026, 3, 4, 11), berlin(2026, 3, 5, 11))
    assert (attempt.opens_at, attempt.overdue_at) == (berlin(2026, 3, 10, 11), berlin(2026, 3, 12, 11))
    assert (call.expires_at, attempt.expires_at) == (attempt.opens_at, None)
    assert (call.number, attempt.number) == (2, 3)
    assert (call.follows, attempt.follows) == ("first@me", "first@me")
    assert (call.threads_to, attempt.threads_to) == ("first@me", "first@me")
    assert call.key == step_key(LOGIN, ANN, "call", "first@me")
    assert attempt.key == step_key(LOGIN, ANN, "attempt", "first@me")
    assert (call.template, attempt.template) == ("call", "attempt")


def test_a_step_says_why_and_what_would_cancel_it() -> None:
    """The message, the rule, the window."""
    call, attempt = ahead(outreach()).steps
    assert attempt.why == (
        "Your mail of 3 March has had no answer; the playbook 'advice' lists a second mail 5-7 business days after it."
    )
    assert call.why.endswith("the playbook 'advice' lists a call 1-2 business days after it.")
    assert "answer" in attempt.cancelled_by


def test_a_call_is_set_when_both_people_work() -> None:
    """New York opens at 15:00 in Berlin; the mail needs nobody to be there."""
    new_york = WorkingTime("America/New_York", BERLIN.days, BERLIN.start, BERLIN.end)
    call, attempt = outlook(folded(outreach()), MET, BERLIN, LOGIN, new_york).steps
    assert (call.opens_at, call.overdue_at) == (berlin(2026, 3, 4, 15), berlin(2026, 3, 5, 15))
    assert attempt == ahead(outreach()).steps[1]


def test_an_answer_says_what_it_rests_on() -> None:
    """Nothing where the thread says it."""
    sure, probable = (
        only(ahead(outreach(), received(1, certainty=certainty)), ANSWER)
        for certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
    )
    assert sure.why == "ann@example.org wrote on 4 March; your answer is due at once."
    assert "(known by their address, not by the thread)" in probable.why


def test_a_mail_the_user_wrote_counts_as_the_next_attempt() -> None:
    """With their own second mail the three attempts are made, with the call that was noted before."""
    (call, _) = ahead(outreach()).steps
    found = ahead(outreach(), sent(4), rows=[row(call)])
    assert (found.steps, found.resting, found.waiting) == (
        (),
        True,
        "Two mails sent, one call noted; resting.",
    )


def test_a_call_note_that_was_deleted_is_not_said_to_be_a_call() -> None:
    """Nobody knows whether it was made."""
    (call, _) = ahead(outreach()).steps
    deleted = row(call, state=DraftState.DISMISSED)
    assert ahead(outreach(), sent(4), rows=[deleted]).waiting == "Two mails sent; resting."


def test_a_mail_the_user_adds_before_the_call_puts_the_call_off() -> None:
    """A correction an hour later is the second mail; the call is still to be made, a day after that."""
    (call,) = ahead(outreach(), sent(1 / 24)).steps
    assert (call.kind, call.opens_at) == (CALL, berlin(2026, 3, 4, 12))
    assert call.key == ahead(outreach()).steps[0].key


def test_a_call_whose_time_ran_out_blocks_nothing() -> None:
    """The second mail went out when it was due; the call before it is over, and counts as not made."""
    found = ahead(outreach(), sent(8))
    assert (found.steps, found.resting, found.waiting) == ((), True, "Two mails sent; resting.")


def test_a_later_mail_attempt_counts_from_the_users_last_mail() -> None:
    """Re-timed by what the user did, not by what was planned."""
    (attempt,) = ahead(outreach(), sent(20, "own"), rules=MAILS).steps
    assert (attempt.number, attempt.follows, attempt.opens_at) == (3, "own@me", berlin(2026, 3, 30, 11))
    assert "a third mail" in attempt.why


def test_a_second_call_follows_the_second_mail() -> None:
    """And has a key of its own."""
    first_call, *_ = ahead(outreach(), rules=TWO_MORE).steps
    call, attempt = ahead(outreach(), sent(8, "second"), rows=[row(first_call)], rules=TWO_MORE).steps
    assert (call.kind, call.follows, call.opens_at) == (CALL, "second@me", berlin(2026, 3, 12, 11))
    assert (attempt.kind, attempt.number, attempt.opens_at) == (ATTEMPT, 5, berlin(2026, 3, 18, 11))


def test_nobody_is_called_more_often_than_listed() -> None:
    """Two notes were made; the mail the user writes after deleting our draft brings no third."""
    call, attempt = ahead(outreach(), rules=TWO_MORE).steps
    rows = [row(call), row(attempt, state=DraftState.DISMISSED)]
    again = only(ahead(outreach(), rows=rows, rules=TWO_MORE), CALL)
    assert again.key == step_key(LOGIN, ANN, "call-2", "first@me")
    found = ahead(outreach(), sent(9), rows=[*rows, row(again)], rules=TWO_MORE)
    assert kinds(found) == [ATTEMPT]


@pytest.mark.parametrize(
    "state", [DraftState.DISMISSED, DraftState.EDITED, DraftState.WITHDRAWN, DraftState.GONE]
)
def test_a_deleted_draft_skips_its_step_and_the_next_counts_from_its_time(state: DraftState) -> None:
    """The same with one that the user made theirs: it never blocks what comes next."""
    (second,) = ahead(outreach(), rules=MAILS).steps
    (third,) = ahead(outreach(), rows=[row(second, state=state)], rules=MAILS).steps
    assert (third.number, third.follows) == (3, "first@me")
    assert third.key == step_key(LOGIN, ANN, "attempt-2", "first@me")
    assert third.opens_at == berlin(2026, 3, 17, 11)
    assert "after 10 March, when the one before was due" in third.why


@pytest.mark.parametrize(
    "state",
    [DraftState.PLANNED, DraftState.APPENDING, DraftState.PLACED, DraftState.ABSENT, DraftState.UNCERTAIN],
)
def test_a_draft_whose_fate_is_open_is_waited_for(state: DraftState) -> None:
    """Nothing comes behind it, and it is not resting either."""
    (second,) = ahead(outreach(), rules=MAILS).steps
    found = ahead(outreach(), rows=[row(second, state=state)], rules=MAILS)
    assert (found.steps, found.resting) == ((), False)
    assert "Re: Twenty minutes" in found.waiting


def test_deleting_the_last_draft_ends_in_rest() -> None:
    """It was a no."""
    call, second = ahead(outreach()).steps
    found = ahead(outreach(), rows=[row(call), row(second, state=DraftState.DISMISSED)])
    assert (found.resting, found.waiting) == (True, "One mail sent, one call noted; resting.")


@pytest.mark.parametrize("state", list(DraftState))
def test_a_step_with_a_row_is_never_planned_again(state: DraftState) -> None:
    """One step, one draft, ever."""
    steps = {step.key: step for step in ahead(outreach()).steps}
    for step in steps.values():
        again = ahead(outreach(), rows=[row(step, state=state)])
        assert step.key not in {each.key for each in again.steps}


@pytest.mark.parametrize(
    "facts",
    [
        (received(1),),
        (received(1, Says.DECLINES),),
        (received(1, Says.STOP),),
        (received(1), sent(2)),
        (delegated(1),),
        (meeting(1, 9),),
        (meeting(1, 9), meeting(2, 9, sequence=1, cancelled=True)),
        (bounced(1),),
        (away(1, left=True),),
        (stopped(1),),
        (held(1),),
        (received(1), sent(2), bounced(3), sent(4)),
    ],
)
def test_no_call_and_no_attempt_after_an_answer_a_stop_or_a_hold(facts: tuple[Fact, ...]) -> None:
    """Whatever comes later."""
    found = ahead(outreach(), *facts)
    assert not {CALL, ATTEMPT} & set(kinds(found))
    assert not found.resting
    assert found.waiting or ANSWER in kinds(found)


def test_everything_goes_on_when_the_hold_is_lifted() -> None:
    """With the times it had."""
    assert ahead(outreach(), held(1), resumed(2)).steps == ahead(outreach()).steps


def test_after_a_bounce_the_users_mail_to_another_address_is_followed_up() -> None:
    """The call is put off by it: nobody got the first."""
    (call,) = ahead(outreach(), bounced(0.1), sent(1, "other")).steps
    assert (call.kind, call.opens_at) == (CALL, berlin(2026, 3, 5, 11))


def test_an_absence_delays_and_keeps_the_order() -> None:
    """Back on Friday 20 March: from Monday the call, and the mail as long after it as without the absence."""
    call, attempt = ahead(outreach(), away(0.01, date(2026, 3, 20))).steps
    assert (call.kind, call.opens_at, call.overdue_at) == (
        CALL,
        berlin(2026, 3, 23, 9),
        berlin(2026, 3, 24, 9),
    )
    assert (attempt.opens_at, attempt.overdue_at) == (berlin(2026, 3, 27, 9), berlin(2026, 3, 31, 9))
    assert call.expires_at == attempt.opens_at


def test_a_wait_is_told_of_while_it_delays_something() -> None:
    """Which it does not once it ends before the step is due."""
    told = ahead(outreach(), away(0.01, date(2026, 3, 20))).waiting
    assert told.startswith("Waits until 23 March: an automatic reply says they are back on 20 March")
    assert ahead(outreach(), away(-0.01, date(2026, 3, 2))).waiting == ""


def test_an_absence_that_ends_before_a_step_opens_changes_nothing() -> None:
    """It delays the opening; it does not move what is due later anyway."""
    assert only(ahead(outreach(), away(0.01, date(2026, 3, 4))), ATTEMPT) == only(ahead(outreach()), ATTEMPT)


def test_the_call_note_made_does_not_move_the_mail() -> None:
    """Due times do not slide when a row appears."""
    facts = (outreach(), away(0.01, date(2026, 3, 20)))
    call, attempt = ahead(*facts).steps
    assert ahead(*facts, rows=[row(call)]).steps == (attempt,)


def test_a_soft_bounce_waits_a_business_day() -> None:
    """And tries no more than the playbook says."""
    call, attempt = ahead(outreach(), bounced(1, Severity.SOFT)).steps
    assert call.opens_at == berlin(2026, 3, 5, 11)
    assert attempt == only(ahead(outreach()), ATTEMPT)


def test_an_answer_is_due_at_once_at_whatever_hour() -> None:
    """Saturday night stays Saturday night; overdue a business day later."""
    saturday = at(4.5)
    step = only(ahead(outreach(), received(4.5, name="hers")), ANSWER)
    assert (step.opens_at, step.overdue_at) == (saturday, berlin(2026, 3, 10, 9))
    assert (step.follows, step.key) == ("hers@them", step_key(LOGIN, ANN, "answer", "hers@them"))


@pytest.mark.parametrize(
    ("says", "template"),
    [
        ((Says.POSITIVE,), "propose_times"),
        ((Says.POSITIVE, Says.THANKS), "propose_times"),
        ((Says.POSITIVE, Says.NO_OPENINGS), "propose_times"),
        ((Says.POSITIVE, Says.QUESTION), "answer"),
        ((Says.THANKS,), "thanks_for_reply"),
        ((Says.THANKS, Says.QUESTION), "answer"),
        ((Says.NAMES_TIME,), "accept_time"),
        ((Says.POSITIVE, Says.NAMES_TIME), "accept_time"),
        # The question is the time itself.
        ((Says.NAMES_TIME, Says.QUESTION), "accept_time"),
        ((Says.REFERS,), "thanks_for_referral"),
        ((Says.REFERS, Says.THANKS), "thanks_for_referral"),
        ((Says.REFERS, Says.NO_OPENINGS), "thanks_for_referral"),
        ((Says.REFERS, Says.QUESTION), "answer"),
        ((Says.REFERS, Says.NAMES_TIME), "answer"),
        ((Says.NO_OPENINGS,), "no_openings"),
        ((Says.NO_OPENINGS, Says.QUESTION), "answer"),
        ((Says.DECLINES, Says.THANKS), "thanks_for_declining"),
        ((Says.DECLINES, Says.REFERS), "thanks_for_declining"),
        ((Says.DECLINES, Says.NAMES_TIME, Says.QUESTION), "thanks_for_declining"),
        ((Says.QUESTION,), "answer"),
        ((), "answer"),
    ],
)
def test_an_answer_is_by_what_they_said(says: tuple[Says, ...], template: str) -> None:
    """Whatever a ready text could be wrong for is quoted with a FILL: no cheerful thanks to a question."""
    assert only(ahead(outreach(), received(1, *says)), ANSWER).template == template


def test_who_asks_not_to_be_contacted_gets_nothing_at_all() -> None:
    """Not even thanks."""
    found = ahead(outreach(), received(1, Says.STOP, Says.THANKS), rules=ANSWERED)
    assert (found.steps, found.waiting) == ((), "Stopped for good.")


def test_only_the_latest_unanswered_mail_is_answered() -> None:
    """One draft for two mails of theirs."""
    found = ahead(outreach(), received(1), received(2, name="later"))
    assert only(found, ANSWER).follows == "later@them"


def test_the_users_own_mail_is_the_answer() -> None:
    """Nothing is left to do."""
    assert ANSWER not in kinds(ahead(outreach(), received(1), sent(2), rules=ANSWERED))


def test_an_answer_waits_for_an_absence_that_came_after_their_mail() -> None:
    """Every step to that person waits."""
    step = only(ahead(outreach(), received(1), away(1.1)), ANSWER)
    assert step.opens_at == at(8.1)


def test_a_check_in_comes_three_to_four_weeks_after_the_last_contact() -> None:
    """In either direction."""
    step = only(ahead(outreach(), received(1), sent(2, "mine"), rules=ANSWERED), CHECK_IN)
    assert (step.opens_at, step.overdue_at) == (berlin(2026, 3, 26, 11), berlin(2026, 4, 2, 11))
    assert (step.follows, step.number) == ("mine@me", 1)
    assert "checks in 3-4 weeks after the last contact" in step.why


def test_the_check_in_takes_the_place_of_an_answer_never_given() -> None:
    """The answer ends where the check-in opens."""
    found = ahead(outreach(), received(1), rules=ANSWERED)
    check_in = only(found, CHECK_IN)
    assert check_in.opens_at == berlin(2026, 3, 25, 11)
    assert only(found, ANSWER).expires_at == check_in.opens_at


@pytest.mark.parametrize(
    ("rules", "facts", "expected"),
    [
        ("met", (received(1), sent(2)), False),
        ("met", (received(1, Says.REFERS), sent(2)), True),
        ("met", (meeting(1, 3),), True),
        ("met", (meeting(1, 3), meeting(2, 3, cancelled=True)), False),
        ("met", (meeting(1, 3), received(4, Says.DECLINES)), False),
        ("answered", (received(1), sent(2)), True),
        ("answered", (), False),
        ("answered", (received(1, Says.DECLINES), sent(2), received(3)), False),
        ("answered", (received(1), away(2, left=True)), False),
        ("answered", (received(1), stopped(2)), False),
        ("nobody", (received(1, Says.REFERS), meeting(2, 3)), False),
    ],
)
def test_check_ins_are_for_whom_the_playbook_says(
    rules: str, facts: tuple[Fact, ...], *, expected: bool
) -> None:
    """met: who met, referred or advised; answered: who answered and did not decline; nobody: nobody."""
    playbook = Rules("advice", check_in_with=rules)  # type: ignore[arg-type]
    assert (CHECK_IN in kinds(ahead(outreach(), *facts, rules=playbook))) is expected


def test_a_meeting_that_ended_is_a_contact() -> None:
    """Three weeks from its end, not from the mail that agreed it."""
    step = only(ahead(outreach(), meeting(1, 8)), CHECK_IN)
    assert step.opens_at == berlin(2026, 4, 1, 12, 30) - timedelta(hours=1)


def _check_in_rows(*facts: Fact, sent_by: bool, count: int) -> tuple[list[Fact], list[DraftRow]]:
    """A story in which so many check-ins came, each sent or deleted a day after it opened."""
    story, rows = list(facts), []
    for _ in range(count):
        step = only(ahead(*story, rows=rows, rules=ANSWERED), CHECK_IN)
        when = step.opens_at + timedelta(days=1)
        state = DraftState.SENT if sent_by else DraftState.DISMISSED
        rows.append(row(step, state=state, state_at=when))
        if sent_by:
            story.append(replace(sent(0, step.key), at=when))
    return story, rows


def test_after_two_check_ins_without_an_answer_it_is_quarterly() -> None:
    """Sent or deleted; 13 weeks."""
    for sent_by in (True, False):
        story, rows = _check_in_rows(outreach(), received(1), sent(2), sent_by=sent_by, count=2)
        last: datetime | None = rows[-1].state_at
        assert last is not None
        step = only(ahead(*story, rows=rows, rules=ANSWERED), CHECK_IN)
        assert timedelta(weeks=13) - timedelta(hours=2) <= step.opens_at - last <= timedelta(weeks=13, days=4)
        assert step.number == 3
        assert "after 2 check-ins without an answer" in step.why


def test_an_answer_to_a_check_in_starts_the_row_anew() -> None:
    """Three weeks again."""
    story, rows = _check_in_rows(outreach(), received(1), sent(2), sent_by=True, count=2)
    story += [received(80), sent(81)]
    step = only(ahead(*story, rows=rows, rules=ANSWERED), CHECK_IN)
    assert (step.number, step.opens_at) == (1, berlin(2026, 6, 15, 9))


def test_deleting_a_check_in_restarts_the_clock_from_the_deleting() -> None:
    """It follows the deleted draft, so it is a step of its own."""
    story, (deleted,) = _check_in_rows(outreach(), received(1), sent(2), sent_by=False, count=1)
    step = only(ahead(*story, rows=[deleted], rules=ANSWERED), CHECK_IN)
    assert step.follows == deleted.message_id
    assert step.threads_to == "sent-2@me"
    assert step.opens_at == berlin(2026, 4, 17, 11)


def test_a_playbook_without_attempts_rests_at_once() -> None:
    """The user's own mail is the only one."""
    assert ahead(outreach(), rules=Rules("advice", attempts=())).waiting == "One mail sent; resting."


def test_nothing_was_written_and_nothing_comes() -> None:
    """A stop or a hold can be there before the first mail."""
    assert ahead().waiting == "You have not written to them yet."
    assert ahead(held(1)).steps == ()


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (DraftState.WITHDRAWN, "A check-in was taken back on 1 April"),
        (DraftState.GONE, "A check-in was found elsewhere on 1 April"),
    ],
)
def test_a_check_in_that_was_lost_starts_the_clock_anew(state: DraftState, said: str) -> None:
    """Once more and as often as it happens; it counts as none that was left unanswered."""
    story, lost_at = (outreach(), received(1), sent(2)), berlin(2026, 4, 1, 11)
    first = only(ahead(*story, rules=ANSWERED), CHECK_IN)
    rows = [row(first, state=state, state_at=lost_at)]
    second = only(ahead(*story, rows=rows, rules=ANSWERED), CHECK_IN)
    assert (second.opens_at, second.number, second.follows) == (
        berlin(2026, 4, 22, 11), 1, rows[0].message_id,
    )  # fmt: skip
    assert second.why.startswith(said)
    assert second.threads_to == first.threads_to
    rows.append(row(second, state=state))
    assert only(ahead(*story, rows=rows, rules=ANSWERED), CHECK_IN).follows == rows[1].message_id
    placed = ahead(*story, rows=[rows[0], row(second)], rules=ANSWERED)
    assert CHECK_IN not in kinds(placed)
    assert second.key in (placed.standing or ())


@pytest.mark.parametrize("contact", [sent(30), received(30)])
def test_contact_after_a_lost_check_in_counts_alone(contact: Fact) -> None:
    """The check-in was taken back because of it."""
    story = (outreach(), received(1), sent(2))
    first = only(ahead(*story, rules=ANSWERED), CHECK_IN)
    lost = row(first, state=DraftState.WITHDRAWN, state_at=at(31))
    step = only(ahead(*story, contact, rows=[lost], rules=ANSWERED), CHECK_IN)
    assert step == only(ahead(*story, contact, rules=ANSWERED), CHECK_IN)
