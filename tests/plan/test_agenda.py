"""Which steps are written now: one open draft a person, the day's cap, the order of value, no flood."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from followthrough.mail.reading import Says
from followthrough.plan.agenda import (
    Circumstances,
    Decision,
    Verdict,
    agenda,
    may_be_placed,
    next_due_at,
    overtaken,
    stale,
    uses_cap,
)
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import OPEN, DraftRow, DraftState, StepKind
from followthrough.plan.facts import Fact
from followthrough.plan.playbook import Outlook, Step
from tests.plan.story import (
    ANN,
    ANSWERED,
    TUESDAY,
    ahead,
    at,
    away,
    berlin,
    bounced,
    circumstances,
    delegated,
    folded,
    held,
    meeting,
    only,
    outreach,
    received,
    row,
    sent,
    stopped,
)

MONDAY = berlin(2026, 3, 16, 11)
BOB, CLEO = "bob@example.org", "cleo@example.org"

Story = tuple[Sequence[Fact], Sequence[DraftRow]]


def everybody(stories: dict[str, Story]) -> tuple[dict[str, Outlook], dict[str, Conversation]]:
    outlooks = {
        person: ahead(*facts, rows=rows, rules=ANSWERED, person=person)
        for person, (facts, rows) in stories.items()
    }
    return outlooks, {p: folded(*facts, rows=rows, person=p) for p, (facts, rows) in stories.items()}


def decide(now: Circumstances, *facts: Fact, rows: Sequence[DraftRow] = ()) -> tuple[Decision, ...]:
    return agenda(*everybody({ANN: (facts, rows)}), now)


def verdicts(decisions: Sequence[Decision]) -> list[tuple[StepKind, Verdict]]:
    return [(decision.steps[0].kind, decision.verdict) for decision in decisions]


def test_a_step_is_written_from_its_opening_on() -> None:
    """A second before it is later, and the earliest opening is when to look again."""
    opens = berlin(2026, 3, 4, 11)
    before = decide(circumstances(opens - timedelta(seconds=1)), outreach())
    assert verdicts(before) == [(StepKind.CALL, Verdict.LATER), (StepKind.ATTEMPT, Verdict.LATER)]
    assert next_due_at(before) == opens
    now = decide(circumstances(opens), outreach())
    assert verdicts(now) == [(StepKind.CALL, Verdict.WRITE), (StepKind.ATTEMPT, Verdict.LATER)]
    assert next_due_at(now) == berlin(2026, 3, 10, 11)


def test_a_call_is_over_when_the_next_mail_opens() -> None:
    """And the mail is written."""
    found = decide(circumstances(berlin(2026, 3, 10, 11)), outreach())
    assert verdicts(found) == [(StepKind.CALL, Verdict.EXPIRED), (StepKind.ATTEMPT, Verdict.WRITE)]
    assert next_due_at(found) is None


def test_only_answers_are_written_at_night() -> None:
    """The rest comes in the morning."""
    night = berlin(2026, 3, 10, 22)
    (_, attempt) = decide(circumstances(night), outreach())
    assert (attempt.verdict, attempt.due_at) == (Verdict.LATER, berlin(2026, 3, 11, 9))
    answer, _ = decide(circumstances(night), outreach(), received(7.4))
    assert (answer.steps[0].kind, answer.verdict) == (StepKind.ANSWER, Verdict.WRITE)


def test_what_was_overdue_before_anybody_looked_is_listed() -> None:
    """Not drafted; what is only due is."""
    awake = circumstances(MONDAY, awake=berlin(2026, 3, 12, 11))
    assert verdicts(decide(awake, outreach()))[1] == (StepKind.ATTEMPT, Verdict.LISTED)
    earlier = circumstances(MONDAY, awake=berlin(2026, 3, 12, 10))
    assert verdicts(decide(earlier, outreach()))[1] == (StepKind.ATTEMPT, Verdict.WRITE)


def test_what_was_overdue_in_a_mailbox_added_later_is_listed() -> None:
    """Each account by its own first sight; one that is not named, or named too early, by that of all."""
    seen, added = berlin(2026, 3, 3, 11), berlin(2026, 3, 12, 11)
    for accounts, expected in (
        ({"main": added}, Verdict.LISTED),
        ({"other": added}, Verdict.WRITE),
        ({}, Verdict.WRITE),
    ):
        now = replace(circumstances(MONDAY, awake=seen), awake_by_account=accounts)
        assert verdicts(decide(now, outreach()))[1] == (StepKind.ATTEMPT, expected)
    asleep = replace(circumstances(MONDAY, awake=added), awake_by_account={"main": seen})
    assert verdicts(decide(asleep, outreach()))[1] == (StepKind.ATTEMPT, Verdict.LISTED)


def test_a_pause_stops_all_writing() -> None:
    """Answers too."""
    (answer, *_) = decide(circumstances(at(1.1), paused=True), outreach(), received(1))
    assert (answer.verdict, answer.why) == (Verdict.BLOCKED, "writing is paused")


@pytest.mark.parametrize("state", sorted(OPEN))
def test_an_open_draft_of_ours_blocks_the_next(state: DraftState) -> None:
    """And is named."""
    attempt = only(ahead(outreach()), StepKind.ATTEMPT)
    (answer, _) = decide(circumstances(at(10)), outreach(), received(9.9), rows=[row(attempt, state=state)])
    assert answer.verdict is Verdict.BLOCKED
    assert answer.why == "the draft 'Re: Twenty minutes' of 10 March is still untouched in your Drafts"


@pytest.mark.parametrize(
    "state", sorted(set(DraftState) - {DraftState.PLANNED, DraftState.APPENDING, DraftState.PLACED})
)
def test_a_draft_that_is_no_longer_ours_alone_blocks_nothing(state: DraftState) -> None:
    """Edited, sent, deleted: the user always wins."""
    attempt = only(ahead(outreach()), StepKind.ATTEMPT)
    (answer, _) = decide(circumstances(at(10)), outreach(), received(9.9), rows=[row(attempt, state=state)])
    assert answer.verdict is Verdict.WRITE


def test_a_call_note_blocks_no_draft() -> None:
    """A note is no draft."""
    call = only(ahead(outreach()), StepKind.CALL)
    (answer, _) = decide(circumstances(at(10)), outreach(), received(9.9), rows=[row(call)])
    assert answer.verdict is Verdict.WRITE


def _people(count: int) -> dict[str, Story]:
    return {
        f"p{n}@example.org": ((outreach(0, f"first-{n}", f"p{n}@example.org"),), ()) for n in range(count)
    }


def test_a_day_sees_no_more_drafts_than_the_cap() -> None:
    """Answers and call notes aside; what is left says so."""
    found = agenda(*everybody(_people(8)), circumstances(berlin(2026, 3, 10, 12), cap=5, written=2))
    written = [each for each in found if each.verdict is Verdict.WRITE]
    blocked = [each for each in found if each.verdict is Verdict.BLOCKED]
    assert (len(written), len(blocked)) == (3, 5)
    assert {each.why for each in blocked} == {"drafts_per_day: no more than 5 a day"}
    calls = agenda(*everybody(_people(8)), circumstances(berlin(2026, 3, 4, 12), cap=1, written=1))
    assert [each.verdict for each in calls if each.steps[0].kind is StepKind.CALL] == [Verdict.WRITE] * 8


def test_answers_come_first_then_calls_attempts_and_check_ins() -> None:
    """The cap is spent on what is worth most."""
    now = berlin(2026, 4, 15, 12)
    later = (now - TUESDAY).total_seconds() / 86400
    stories: dict[str, Story] = {
        "check@x": (
            (outreach(0, "a", "check@x"), received(1, person="check@x"), sent(2, person="check@x")),
            (),
        ),
        "try@x": ((outreach(later - 8, "b", "try@x"),), ()),
        "call@x": ((outreach(later - 2, "c", "call@x"),), ()),
        "hot@x": ((outreach(0, "d", "hot@x"), received(later - 0.1, person="hot@x")), ()),
    }
    found = agenda(*everybody(stories), circumstances(now, cap=1))
    order = [(each.steps[0].kind, each.verdict) for each in found if each.steps[0].opens_at <= now]
    assert order == [
        (StepKind.ANSWER, Verdict.WRITE),
        (StepKind.CALL, Verdict.EXPIRED),
        (StepKind.CALL, Verdict.WRITE),
        (StepKind.ATTEMPT, Verdict.WRITE),
        (StepKind.CHECK_IN, Verdict.BLOCKED),
    ]
    backwards = dict(reversed(stories.items()))
    assert agenda(*everybody(backwards), circumstances(now, cap=1)) == found


def _thread(*persons: str, answered: str = "") -> dict[str, Story]:
    stories: dict[str, Story] = {}
    for person in persons:
        facts: list[Fact] = [outreach(0, "shared", person, persons)]
        if person == answered:
            facts.append(received(1, person=person))
        stories[person] = (facts, ())
    return stories


def test_people_who_share_a_thread_share_one_draft() -> None:
    """It counts once, and each is called on their own."""
    found = agenda(*everybody(_thread(ANN, BOB, CLEO)), circumstances(berlin(2026, 3, 10, 12), cap=1))
    (attempt,) = (each for each in found if each.steps[0].kind is StepKind.ATTEMPT)
    assert attempt.verdict is Verdict.WRITE
    assert {step.person for step in attempt.steps} == {ANN, BOB, CLEO}
    calls = agenda(*everybody(_thread(ANN, BOB)), circumstances(berlin(2026, 3, 4, 12)))
    assert [len(each.steps) for each in calls if each.steps[0].kind is StepKind.CALL] == [1, 1]


def test_who_answered_is_not_in_the_shared_draft() -> None:
    """The others still are."""
    found = agenda(*everybody(_thread(ANN, BOB, CLEO, answered=BOB)), circumstances(berlin(2026, 3, 10, 12)))
    (attempt,) = (each for each in found if each.steps[0].kind is StepKind.ATTEMPT)
    assert {step.person for step in attempt.steps} == {ANN, CLEO}


def test_a_shared_draft_is_out_of_date_when_one_of_them_has_answered() -> None:
    """Nobody who answered is asked again, and their own answer must not wait for a draft to others."""
    steps: list[Step] = []
    for person, (facts, _) in _thread(ANN, BOB).items():
        steps.append(only(ahead(*facts, person=person), StepKind.ATTEMPT))
    draft = row(*steps)
    for answered, expected in (([], ()), ([ANN], (draft.key,)), ([ANN, BOB], (draft.key,))):
        stories: dict[str, Story] = {
            person: ([*facts, *([received(9, person=person)] if person in answered else [])], [draft])
            for person, (facts, _) in _thread(ANN, BOB).items()
        }
        outlooks, conversations = everybody(stories)
        assert stale(conversations, outlooks) == expected


def test_who_has_not_answered_gets_a_draft_of_their_own_once_the_shared_one_is_taken_back() -> None:
    """And once that is there, no other."""
    steps = [only(ahead(*facts, person=p), StepKind.ATTEMPT) for p, (facts, _) in _thread(ANN, BOB).items()]
    taken_back = row(*steps, state=DraftState.WITHDRAWN)
    facts = _thread(ANN, BOB)[BOB][0]

    again = only(ahead(*facts, rows=[taken_back], person=BOB), StepKind.ATTEMPT)
    assert again.key not in taken_back.steps
    assert again.opens_at == steps[1].opens_at

    own = row(again)
    assert StepKind.ATTEMPT not in {s.kind for s in ahead(*facts, rows=[taken_back, own], person=BOB).steps}
    assert own.key in (ahead(*facts, rows=[taken_back, own], person=BOB).standing or ())


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (None, False),
        (received(9), True),
        (received(9, Says.DECLINES), True),
        (stopped(9), True),
        (delegated(9), True),
        (meeting(9, 12), True),
        (bounced(9), True),
        (sent(9), True),
        # What only waits is not wrong.
        (held(9), False),
        (away(9), False),
    ],
)
def test_an_attempt_is_out_of_date_once_it_is_not_called_for(fact: Fact | None, *, expected: bool) -> None:
    """An answer, a stop, a bounce, the user's own mail; not a hold or an absence."""
    draft = row(only(ahead(outreach()), StepKind.ATTEMPT))
    outlooks, conversations = everybody({ANN: ([outreach(), *([fact] if fact else [])], [draft])})
    assert stale(conversations, outlooks) == ((draft.key,) if expected else ())


@pytest.mark.parametrize("state", sorted(set(DraftState) - {DraftState.PLACED, DraftState.PLANNED}))
def test_a_draft_that_somebody_touched_is_never_out_of_date(state: DraftState) -> None:
    """Nor one that we cannot find."""
    draft = row(only(ahead(outreach()), StepKind.ATTEMPT), state=state)
    outlooks, conversations = everybody({ANN: ([outreach(), received(9)], [draft])})
    assert stale(conversations, outlooks) == ()


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (None, False),
        (received(9), True),
        (sent(9), True),
        (stopped(9), True),
        (bounced(9), True),
        (held(9), False),
    ],
)
def test_an_edited_draft_is_overtaken_once_it_is_not_called_for(fact: Fact | None, *, expected: bool) -> None:
    """It is named to the user, whose own it is."""
    draft = row(only(ahead(outreach()), StepKind.ATTEMPT), state=DraftState.EDITED)
    outlooks, conversations = everybody({ANN: ([outreach(), *([fact] if fact else [])], [draft])})
    assert overtaken(conversations, outlooks) == ((draft.key,) if expected else ())
    assert overtaken(conversations, {}) == ()


@pytest.mark.parametrize("state", sorted(set(DraftState) - {DraftState.EDITED}))
def test_only_what_the_user_edited_is_overtaken(state: DraftState) -> None:
    """The rest is taken back, or is no draft any more; a note is none."""
    draft = row(only(ahead(outreach()), StepKind.ATTEMPT), state=state)
    call = row(only(ahead(outreach()), StepKind.CALL), state=DraftState.EDITED)
    outlooks, conversations = everybody({ANN: ([outreach(), received(9)], [draft, call])})
    assert overtaken(conversations, outlooks) == ()


def test_an_edited_draft_to_several_is_overtaken_when_one_of_them_has_answered() -> None:
    """As one that nobody touched would be taken back."""
    steps = [only(ahead(*facts, person=p), StepKind.ATTEMPT) for p, (facts, _) in _thread(ANN, BOB).items()]
    draft = row(*steps, state=DraftState.EDITED)
    for answered, expected in (("", ()), (BOB, (draft.key,))):
        stories = {p: (facts, [draft]) for p, (facts, _) in _thread(ANN, BOB, answered=answered).items()}
        outlooks, conversations = everybody(dict(stories))
        assert overtaken(conversations, outlooks) == expected


def test_a_planned_call_note_is_never_stored_after_an_answer() -> None:
    """One that is stored stays: it is a note in the user's inbox."""
    call = only(ahead(outreach()), StepKind.CALL)
    for state, expected in ((DraftState.PLANNED, (call.key,)), (DraftState.PLACED, ())):
        outlooks, conversations = everybody({ANN: ([outreach(), received(1.5)], [row(call, state=state)])})
        assert stale(conversations, outlooks) == expected
    outlooks, conversations = everybody({ANN: ([outreach()], [row(call, state=DraftState.PLANNED)])})
    assert stale(conversations, outlooks) == ()


@pytest.mark.parametrize(
    ("facts", "expected"), [((), False), ((received(3),), True), ((sent(3),), True), ((away(3),), False)]
)
def test_an_answer_is_out_of_date_after_a_newer_mail(facts: tuple[Fact, ...], *, expected: bool) -> None:
    """Of either side."""
    draft = row(only(ahead(outreach(), received(2)), StepKind.ANSWER))
    outlooks, conversations = everybody({ANN: ([outreach(), received(2), *facts], [draft])})
    assert bool(stale(conversations, outlooks)) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [((), False), ((received(30),), True), ((sent(30),), True), ((meeting(3, 30),), True)],
)
def test_a_check_in_is_out_of_date_after_any_contact(facts: tuple[Fact, ...], *, expected: bool) -> None:
    """A mail or a meeting."""
    story = (outreach(), received(1), sent(2))
    draft = row(only(ahead(*story, rules=ANSWERED), StepKind.CHECK_IN))
    outlooks, conversations = everybody({ANN: ([*story, *facts], [draft])})
    assert bool(stale(conversations, outlooks)) is expected


def test_where_nothing_is_known_nothing_is_out_of_date() -> None:
    """A playbook that is gone from the config, a person without an outlook."""
    draft = row(only(ahead(outreach()), StepKind.ATTEMPT))
    outlooks, conversations = everybody({ANN: ([outreach(), received(9)], [draft])})
    assert stale(conversations, {}) == ()
    assert stale(conversations, {ANN: Outlook((), resting=False, waiting="")}) == ()
    assert stale(conversations, outlooks) == (draft.key,)


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (held(1), "held: you said so"),
        (held(1, 30), "waits until 2 April: you said so"),
        (stopped(1), "stopped for good"),
    ],
)
def test_nothing_is_written_to_whom_the_facts_hold(fact: Fact, why: str) -> None:
    """Even for an outlook that was made before the fact came."""
    outlooks, _ = everybody({ANN: ([outreach()], [])})
    _, conversations = everybody({ANN: ([outreach(), fact], [])})
    (_, attempt) = agenda(outlooks, conversations, circumstances(berlin(2026, 3, 11, 11)))
    assert (attempt.verdict, attempt.why) == (Verdict.BLOCKED, why)


def test_two_drafts_for_one_person_are_not_written_in_one_go() -> None:
    """The answer is worth more than the check-in."""
    story = (outreach(), received(1))
    outlooks, conversations = everybody({ANN: (story, [])})
    forever: dict[str, Outlook] = {
        person: replace(found, steps=tuple(replace(step, expires_at=None) for step in found.steps))
        for person, found in outlooks.items()
    }
    now: datetime = berlin(2026, 3, 26, 11)
    assert verdicts(agenda(forever, conversations, circumstances(now))) == [
        (StepKind.ANSWER, Verdict.WRITE),
        (StepKind.CHECK_IN, Verdict.BLOCKED),
    ]


ATTEMPT_OPEN = berlin(2026, 3, 10, 12)


def _planned(*facts: Fact, kind: StepKind = StepKind.ATTEMPT, created_at: datetime | None = None) -> DraftRow:
    return row(only(ahead(*facts, rules=ANSWERED), kind), state=DraftState.PLANNED, created_at=created_at)


def _why_not(draft: DraftRow, now: Circumstances, *facts: Fact, others: Sequence[DraftRow] = ()) -> str:
    outlooks, conversations = everybody({ANN: (facts, [draft, *others])})
    return may_be_placed(draft, conversations, outlooks, now)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (None, ""),
        (held(7), "held: you said so"),
        (held(7, 30), "waits until 2 April: you said so"),
        (away(7, open_ended=True), "held: an automatic reply says they are away and not until when"),
        (stopped(7), "stopped for good"),
        (received(7), "no longer called for: They wrote last; it is your turn."),
        (sent(7), "no longer called for"),
        (
            bounced(7),
            "no longer called for: Mail to them fails; it goes on when you write to another address",
        ),
    ],
)
def test_a_draft_that_could_not_be_stored_is_asked_about_before_each_new_try(
    fact: Fact | None, expected: str
) -> None:
    """What has happened meanwhile counts as if it were written now."""
    facts = [outreach(), *([fact] if fact else [])]
    found = _why_not(_planned(outreach()), circumstances(ATTEMPT_OPEN), *facts)
    assert found.startswith(expected)
    assert bool(found) is bool(expected)


def test_a_draft_planned_earlier_waits_for_working_time_and_a_pause_to_end() -> None:
    """An answer and its pause alone: it comes at any hour."""
    night = berlin(2026, 3, 10, 22)
    assert _why_not(_planned(outreach()), circumstances(night), outreach()) == "comes in working time"
    story = (outreach(), received(7))
    answer = _planned(*story, kind=StepKind.ANSWER)
    assert _why_not(answer, circumstances(night), *story) == ""
    assert _why_not(answer, circumstances(night, paused=True), *story) == "writing is paused"
    note = replace(_planned(outreach()), kind=StepKind.NOTE, persons=(), steps=("note",))
    assert may_be_placed(note, {}, {}, circumstances(night)) == "comes in working time"
    assert may_be_placed(note, {}, {}, circumstances(ATTEMPT_OPEN)) == ""


def test_drafts_planned_earlier_come_within_the_cap_of_the_day_they_are_stored_on() -> None:
    """A row that today's count holds already does not stand in its own way."""
    old, new = _planned(outreach()), _planned(outreach(), created_at=ATTEMPT_OPEN)
    monday, used = berlin(2026, 3, 16, 12), "drafts_per_day: no more than 2 a day"
    assert not uses_cap(old, monday, "Europe/Berlin")
    assert uses_cap(replace(old, attempt_at=monday), monday, "Europe/Berlin")
    assert _why_not(old, circumstances(monday, cap=2, written=2), outreach()) == used
    assert _why_not(old, circumstances(monday, cap=2, written=1), outreach()) == ""
    assert uses_cap(new, ATTEMPT_OPEN, "Europe/Berlin")
    assert _why_not(new, circumstances(ATTEMPT_OPEN, cap=2, written=2), outreach()) == ""
    assert _why_not(new, circumstances(ATTEMPT_OPEN, cap=2, written=3), outreach()) == used


def test_a_call_note_planned_earlier_is_not_stored_once_the_next_mail_is_due() -> None:
    """Nor days after it was made."""
    call = _planned(outreach(), kind=StepKind.CALL)
    assert _why_not(call, circumstances(berlin(2026, 3, 5, 12)), outreach()) == ""
    found = _why_not(call, circumstances(ATTEMPT_OPEN), outreach())
    assert found == "its time is over: the next mail is due"
    drafted = row(only(ahead(outreach()), StepKind.ATTEMPT))
    late = circumstances(berlin(2026, 3, 12, 12))
    assert _why_not(call, late, outreach(), others=[drafted]) == "its time is over"


def test_a_draft_planned_earlier_waits_for_another_one_that_is_open() -> None:
    """Of two that were only planned the older goes first."""
    story = (outreach(), received(7))
    answer = _planned(*story, kind=StepKind.ANSWER)
    for state, expected in ((DraftState.PLACED, True), (DraftState.PLANNED, False), (DraftState.SENT, False)):
        other = replace(answer, key="other", steps=("other",), state=state, created_at=MONDAY)
        assert bool(_why_not(answer, circumstances(MONDAY), *story, others=[other])) is expected
    older = replace(answer, key="other", steps=("other",), created_at=TUESDAY)
    assert "still untouched" in _why_not(answer, circumstances(MONDAY), *story, others=[older])


def test_a_draft_planned_earlier_is_for_nobody_of_whom_nothing_is_known() -> None:
    """No conversation, a playbook that is gone, a hold of people.toml's."""
    draft, now = _planned(outreach()), circumstances(ATTEMPT_OPEN)
    outlooks, conversations = everybody({ANN: ([outreach()], [draft])})
    assert may_be_placed(draft, conversations, {}, now) == f"nothing is known of {ANN}"
    gone = Outlook((), resting=False, waiting="no playbook “advice” in the config any more")
    assert may_be_placed(draft, conversations, {ANN: gone}, now) == gone.waiting
    hold = replace(outlooks[ANN], steps=(), waiting="people.toml says hold", held=True)
    assert may_be_placed(draft, conversations, {ANN: hold}, now) == "people.toml says hold"
