"""Promises about any history, however mails crossed: tried on histories nobody thought of."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.matching.match import Certainty
from followthrough.mail.reading import Says, Severity
from followthrough.plan.agenda import Circumstances, Verdict, agenda
from followthrough.plan.business_time import Unit, Window, WorkingTime
from followthrough.plan.conversation import fold
from followthrough.plan.drafts import OPEN, DraftRow, DraftState, StepKind
from followthrough.plan.facts import Fact, Held, Outreach, Received, Resumed, Sent, Stopped, natural_key
from followthrough.plan.playbook import Attempt, Outlook, Rules, outlook
from tests.plan.story import (
    ANN,
    LOGIN,
    at,
    away,
    bounced,
    delegated,
    doubted,
    held,
    meeting,
    outreach,
    received,
    resumed,
    row,
    sent,
    stopped,
)

TRIES = {StepKind.CALL, StepKind.ATTEMPT}
ANY_HOUR = {StepKind.ANSWER, StepKind.THANK_YOU, StepKind.PREPARE}

afters = st.floats(0.01, 120, allow_nan=False).map(lambda value: round(value, 2))
some_says = st.lists(
    st.sampled_from([says for says in Says if says is not Says.STOP]), max_size=3, unique=True
)
harmless: st.SearchStrategy[Fact] = st.one_of(
    st.builds(sent, afters),
    st.builds(outreach, afters, st.uuids().map(str)),
    st.builds(
        away,
        afters,
        st.none() | st.dates(date(2026, 3, 1), date(2026, 12, 31)),
        open_ended=st.sampled_from([False, False, False, True]),
    ),
    st.builds(bounced, afters, st.sampled_from([Severity.SOFT, Severity.POLICY, Severity.UNKNOWN])),
    st.builds(held, afters, st.none() | afters),
    st.builds(doubted, afters),
    st.builds(resumed, afters),
)
ending: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        lambda after, says, certainty: received(after, *says, certainty=certainty),
        afters,
        some_says,
        st.sampled_from([Certainty.CERTAIN, Certainty.PROBABLE]),
    ),
    st.builds(delegated, afters),
    st.builds(
        lambda after, ahead, cancelled: meeting(after, after + ahead, uid=f"m{after}", cancelled=cancelled),
        afters,
        st.floats(0.1, 30),
        st.booleans(),
    ),
    st.builds(stopped, afters),
    st.builds(lambda after: received(after, Says.STOP), afters),
)
# One message gives one fact of a kind: two that differ cannot both be recorded.
histories = st.lists(harmless | ending, max_size=8, unique_by=natural_key).map(
    lambda facts: (outreach(), *facts)
)
windows = st.builds(
    lambda opens, more, unit: Window(opens, opens + more, unit),
    st.integers(1, 8),
    st.integers(0, 4),
    st.sampled_from(Unit),
)
playbooks = st.builds(
    Rules,
    st.just("advice"),
    attempts=st.lists(st.builds(Attempt, st.sampled_from(["call", "mail"]), windows), max_size=5).map(tuple),
    check_in=windows,
    check_in_with=st.sampled_from(["met", "answered", "nobody"]),
)
office = st.builds(
    WorkingTime,
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]),
    st.frozensets(st.integers(1, 7), min_size=1),
    st.sampled_from([time(0), time(7, 30), time(9)]),
    st.sampled_from([time(12), time(17), time(23, 59)]),
    st.frozensets(st.dates(date(2026, 3, 1), date(2026, 8, 1)), max_size=5),
)


def look(facts: Sequence[Fact], rules: Rules, hours: WorkingTime, rows: Sequence[DraftRow] = ()) -> Outlook:
    return outlook(fold(ANN, facts, rows, hours), rules, hours, LOGIN)


@given(histories.flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))), playbooks, office)
def test_the_order_in_which_mails_are_seen_changes_nothing(
    orders: tuple[Sequence[Fact], Sequence[Fact]], rules: Rules, hours: WorkingTime
) -> None:
    """Not a time, not a word."""
    first, second = orders
    assert look(first, rules, hours) == look(second, rules, hours)


@given(histories, playbooks, office)
def test_steps_open_and_fall_overdue_in_working_time(
    facts: Sequence[Fact], rules: Rules, hours: WorkingTime
) -> None:
    """Answers, thanks and what a meeting needs open at their time; the rest when people work; and nothing is overdue
    before it opens."""
    for step in look(facts, rules, hours).steps:
        assert step.kind in ANY_HOUR or hours.is_open(step.opens_at)
        assert step.kind in ANY_HOUR or hours.is_open(step.overdue_at)
        assert step.opens_at <= step.overdue_at


@given(histories, ending, playbooks, office)
def test_no_call_and_no_attempt_once_somebody_answered_or_it_was_stopped(
    facts: Sequence[Fact], end: Fact, rules: Rules, hours: WorkingTime
) -> None:
    """Whatever came before or after."""
    found = look([*facts, end], rules, hours)
    assert not TRIES & {step.kind for step in found.steps}


@given(st.lists(harmless, max_size=8), playbooks, office)
def test_the_attempts_are_never_more_than_the_list(
    facts: Sequence[Fact], rules: Rules, hours: WorkingTime
) -> None:
    """The user's own mails are counted in."""
    found = look([outreach(), *facts], rules, hours)
    mails = sum(attempt.by == "mail" for attempt in rules.attempts)
    own = len({natural_key(fact) for fact in facts if fact.kind in {"sent", "outreach"}})
    planned = [step for step in found.steps if step.kind is StepKind.ATTEMPT]
    assert len(planned) <= min(1, max(0, mails - own))
    assert all(step.number <= len(rules.attempts) + 1 for step in found.steps)


@given(histories, playbooks, office, st.data())
def test_nothing_slides_when_another_step_gets_its_draft(
    facts: Sequence[Fact], rules: Rules, hours: WorkingTime, data: st.DataObject
) -> None:
    """The other steps stay as they were, and the one with a row is gone for good."""
    steps = {step.key: step for step in look(facts, rules, hours).steps}
    if not steps:
        return
    taken = data.draw(st.sampled_from(list(steps.values())))
    state = data.draw(st.sampled_from([*OPEN, DraftState.EDITED, DraftState.ABSENT]))
    after = {step.key: step for step in look(facts, rules, hours, [row(taken, state=state)]).steps}
    assert taken.key not in after
    for key in after.keys() & steps.keys():
        was, now = steps[key], after[key]
        assert (now.opens_at, now.overdue_at) == (was.opens_at, was.overdue_at)
        assert taken.kind is StepKind.CHECK_IN or now == was


@given(histories, playbooks, office, st.integers(0, 200 * 24))
def test_what_is_written_is_due_then_and_never_to_whom_it_is_held(
    facts: Sequence[Fact], rules: Rules, hours: WorkingTime, after_hours: int
) -> None:
    """At any hour, seen from the agenda: open, not over, not held, in working time where that is asked."""
    now = at() + timedelta(hours=after_hours)
    seen = [fact for fact in facts if fact.at <= now]
    conversation = fold(ANN, seen, (), hours)
    found = outlook(conversation, rules, hours, LOGIN)
    here = Circumstances(
        now=now, awake_since_at=at(), hours=hours, paused=False, drafts_per_day=5, written_today=0
    )
    for decision in agenda({ANN: found}, {ANN: conversation}, here):
        (step,) = decision.steps
        if decision.verdict is Verdict.WRITE:
            assert step.opens_at <= now < (step.expires_at or now + timedelta(1))
            assert step.kind in ANY_HOUR or hours.is_open(now)
            assert not _waits(seen, now)


def _waits(facts: Sequence[Fact], now: datetime) -> bool:
    """Said once more in other words: a hold of the user's that is in force, or a doubt."""
    ends = [fact.at for fact in facts if isinstance(fact, Outreach | Sent | Received | Resumed)]
    if any(isinstance(fact, Held) and fact.doubt and max(ends) < fact.at for fact in facts):
        return True
    holds = [
        fact for fact in facts if isinstance(fact, Resumed) or (isinstance(fact, Held) and not fact.doubt)
    ]
    lasting: list[Held] = []
    for fact in sorted(holds, key=lambda each: (each.at, each.kind)):
        lasting = [*lasting, fact] if isinstance(fact, Held) else []
    stop = any(isinstance(fact, Stopped) for fact in facts)
    return stop or any(hold.until_at is None or hold.until_at > now for hold in lasting)
