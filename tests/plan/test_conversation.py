"""Facts folded to a state, by one table that is walked as a whole here."""

from datetime import date, timedelta
from itertools import product

import pytest

from followthrough.mail.matching.match import Certainty
from followthrough.mail.reading import Says, Severity
from followthrough.plan.conversation import fold
from followthrough.plan.drafts import DraftState
from followthrough.plan.facts import Fact
from followthrough.plan.transitions import IMPOSSIBLE, TRANSITIONS, Event, ImpossibleTransition, State, follow
from tests.plan.story import (
    ANN,
    ahead,
    at,
    away,
    berlin,
    bounced,
    delegated,
    doubted,
    folded,
    held,
    meeting,
    outreach,
    received,
    resumed,
    row,
    sent,
    stopped,
)


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_every_pair_leads_somewhere_or_is_named_impossible(state: State, event: Event) -> None:
    """Never both, never neither; and what is impossible raises with its names."""
    if (state, event) in IMPOSSIBLE:
        assert (state, event) not in TRANSITIONS
        with pytest.raises(ImpossibleTransition, match=f"{event.value} in state {state.value}"):
            follow(state, event)
    else:
        assert follow(state, event) is TRANSITIONS[state, event]


def test_a_stop_is_for_good() -> None:
    """Nothing in the table leaves it."""
    assert {after for (state, _), after in TRANSITIONS.items() if state is State.STOPPED} == {State.STOPPED}


def test_after_a_decline_only_a_stop_changes_anything() -> None:
    """They are never asked again."""
    left = {after for (state, _), after in TRANSITIONS.items() if state is State.DECLINED}
    assert left == {State.DECLINED, State.STOPPED}


def test_every_state_can_be_reached() -> None:
    """A state that nothing leads to would be a dead word in the diagram."""
    assert set(TRANSITIONS.values()) == set(State)


STORIES: list[tuple[State, tuple[Fact, ...]]] = [
    (State.NEW, ()),
    (State.NEW, (sent(1), received(2))),
    (State.NEW, (held(1),)),
    (State.WAITING, (outreach(),)),
    (State.WAITING, (outreach(), sent(6))),
    (State.WAITING, (outreach(), outreach(6, "second"))),
    (State.WAITING, (sent(-1), received(-1, certainty=Certainty.PROBABLE), bounced(-1), outreach())),
    (State.WAITING, (outreach(), away(0, date(2026, 3, 20)))),
    (State.WAITING, (outreach(), bounced(1, Severity.SOFT))),
    (State.WAITING, (outreach(), bounced(1), sent(2))),
    (State.ANSWERED, (outreach(), received(1))),
    (State.ANSWERED, (outreach(), received(1, certainty=Certainty.PROBABLE))),
    (State.ANSWERED, (outreach(), received(1), sent(2), received(3))),
    (State.ANSWERED, (outreach(), received(1), away(2, date(2026, 3, 20)))),
    (State.ANSWERED, (outreach(), bounced(1), received(2))),
    (State.ANSWERED, (outreach(), delegated(1), received(2))),
    # Their clock is days behind, but their mail answers ours.
    (State.ANSWERED, (outreach(), received(-3))),
    (State.TALKING, (outreach(), received(1), sent(2))),
    (State.TALKING, (outreach(), meeting(1, 3), meeting(2, 3, sequence=1, cancelled=True))),
    (State.TALKING, (outreach(), meeting(1, 3), sent(4))),
    (State.MEETING, (outreach(), meeting(1, 3))),
    (State.MEETING, (outreach(), received(1), meeting(2, 5), sent(3))),
    (State.MEETING, (outreach(), meeting(1, 3), meeting(2, 9, sequence=1), sent(4))),
    # An old word about a meeting that has been moved since changes nothing.
    (State.MEETING, (outreach(), meeting(1, 9, sequence=2), meeting(2, 9, sequence=1, cancelled=True))),
    # One of two is cancelled.
    (State.MEETING, (outreach(), meeting(1, 9), meeting(1, 8, uid="m2"), meeting(2, 8, uid="m2", cancelled=True))),
    (State.DELEGATED, (outreach(), delegated(1), sent(2))),
    (State.DECLINED, (outreach(), received(1, Says.DECLINES, Says.POSITIVE), sent(2), received(3, Says.POSITIVE))),
    (State.UNREACHABLE, (outreach(), bounced(1))),
    (State.UNREACHABLE, (outreach(), away(1, left=True))),
    # The server's clock was a little behind the user's.
    (State.UNREACHABLE, (outreach(), bounced(-0.001))),
    (State.STOPPED, (outreach(), received(1, Says.STOP, Says.POSITIVE), sent(2), received(3))),
    (State.STOPPED, (outreach(), stopped(1), sent(2))),
    (State.STOPPED, (stopped(-9), outreach())),
    (State.STOPPED, (received(-9, Says.STOP), outreach(), received(1))),
]  # fmt: skip


@pytest.mark.parametrize(("state", "facts"), STORIES)
def test_a_story_ends_in_its_state_whatever_the_order(state: State, facts: tuple[Fact, ...]) -> None:
    """Also backwards, and with everything seen twice."""
    assert folded(*facts).state is state
    assert folded(*reversed(facts)) == folded(*facts, *facts)


def test_facts_and_rows_about_others_are_left_out() -> None:
    """The ledger may hand over everything it has."""
    bob = outreach(person="bob@example.org")
    (step, _) = ahead(bob, person="bob@example.org").steps
    found = fold(ANN, [outreach(), bob], [row(step)])
    assert (found.facts, found.drafts) == ((outreach(),), {})


def test_a_row_for_several_is_found_by_each_of_their_steps() -> None:
    """People who share a thread share a draft."""
    call, attempt = ahead(outreach()).steps
    both = row(call, attempt)
    assert folded(outreach(), rows=[both]).drafts == {call.key: both, attempt.key: both}


def test_the_last_contact_is_a_mail_or_the_end_of_a_meeting() -> None:
    """In either direction; a cancelled meeting is none."""
    assert folded().last_contact_at is None
    assert folded(outreach()).last_contact_at == at(0)
    assert folded(outreach(), received(1)).last_contact_at == at(1)
    assert folded(outreach(), received(1), sent(2)).last_contact_at == at(2)
    assert folded(outreach(), meeting(1, 5)).last_contact_at == at(5) + timedelta(minutes=30)
    assert folded(outreach(), meeting(1, 5, cancelled=True)).last_contact_at == at(0)


@pytest.mark.parametrize(
    ("facts", "until"),
    [
        # Back on Friday the 20th: one business day more is Monday.
        ((away(0, date(2026, 3, 20)),), berlin(2026, 3, 23, 9)),
        ((away(1),), at(8)),
        ((bounced(1, Severity.SOFT),), at(2)),
        ((bounced(1, Severity.POLICY),), at(2)),
        ((held(1, 10),), at(10)),
        ((away(1), held(1, 30)), at(30)),
        # Whoever writes in person is there; the user's own hold is lifted by the user alone.
        ((away(1), received(2)), None),
        ((received(1), away(2)), at(9)),
        ((held(1, 10), received(2)), at(10)),
        ((held(1, 10), resumed(2)), None),
        ((away(1), resumed(2)), None),
    ],
)
def test_what_waits_waits_until(facts: tuple[Fact, ...], until: object) -> None:
    """An absence: the return plus a business day, or 7 days; a soft bounce: a business day; a hold: its own end."""
    found = folded(outreach(), *facts)
    assert (found.waits_until_at, found.held) == (until, False)
    assert bool(found.waits_why) is (until is not None)


@pytest.mark.parametrize(
    "facts",
    [
        (held(1),),
        (away(1, open_ended=True),),
        # 3 March plus 201 days.
        (away(0, date(2026, 9, 20)),),
        (away(0, date.max),),
        (held(1), received(2)),
    ],
)
def test_what_has_no_end_is_held_until_the_user_says_so(facts: tuple[Fact, ...]) -> None:
    """An open-ended leave, one of over 200 days, and the user's own hold."""
    assert folded(outreach(), *facts).held
    assert not folded(outreach(), *facts, resumed(3)).held


@pytest.mark.parametrize(
    ("after", "lifted"),
    [
        ((), False),
        ((sent(2),), True),
        ((outreach(2, "again"),), True),
        ((received(2),), True),
        ((received(2, certainty=Certainty.PROBABLE),), True),
        ((resumed(2),), True),
        # A machine's word resolves nothing, nor does what came before.
        ((away(2),), False),
        ((bounced(2, Severity.SOFT),), False),
        ((sent(0.5), received(0.6)), False),
        ((sent(2), doubted(3)), False),
    ],
)
def test_a_doubt_holds_until_the_user_or_they_write(after: tuple[Fact, ...], *, lifted: bool) -> None:
    """However long that takes."""
    found = folded(outreach(), doubted(1), *after)
    assert (found.held, found.in_doubt) == (not lifted, not lifted)
    assert ahead(outreach(), doubted(1), *after).held is not lifted


def test_what_the_user_holds_or_an_absence_outlasts_a_doubt() -> None:
    """The user's mail says nothing about those."""
    for fact in (held(1), away(1, open_ended=True)):
        found = folded(outreach(), fact, doubted(1.5), sent(2))
        assert (found.held, found.in_doubt) == (True, False)
    both = folded(outreach(), held(1), doubted(2))
    assert (both.held, both.in_doubt, both.waits_why) == (True, False, "you said so")
    assert (
        ahead(outreach(), doubted(1)).waiting == "Waits until you or they write: a mail may be their answer."
    )


def test_a_doubt_about_what_answers_the_first_mail_comes_after_it() -> None:
    """Two clocks write the two dates."""
    assert folded(outreach(), doubted(-0.01)).in_doubt
    assert not folded(outreach(), doubted(-1)).held


def test_two_hundred_days_are_waited_for() -> None:
    """The border itself is not held."""
    assert not folded(outreach(), away(0, date(2026, 9, 19))).held


def test_the_users_latest_mail_is_known_and_what_they_have_not_answered() -> None:
    """What the answer step stands on."""
    assert folded(outreach(), received(1)).unanswered == received(1)
    assert folded(outreach(), received(1), sent(2)).unanswered is None
    assert folded(outreach(), received(1), sent(2)).last_sent == sent(2)
    assert folded().last_sent is None


def test_a_daily_note_is_nobodys_row() -> None:
    """A dismissed draft still is its person's."""
    (call, _) = ahead(outreach()).steps
    assert folded(outreach(), rows=[row(call, state=DraftState.DISMISSED)]).drafts[call.key].is_note
