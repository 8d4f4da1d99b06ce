"""What the digest counts: only what the facts say, everybody in one stage, and nobody's turn twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from followthrough.config.models import Person
from followthrough.mail.matching.match import Certainty
from followthrough.mail.reading import Says
from followthrough.plan.business_time import WorkingTime
from followthrough.plan.conversation import fold
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Applied, Called, Fact, Held, Meeting, Met, Outreach, Received, Sent
from followthrough.plan.playbook import Outlook, Rules, Step, outlook
from followthrough.service.chart import chart
from followthrough.service.week import Known, Weekly, weekly

HOURS = WorkingTime("Europe/London", frozenset(range(1, 6)), time(9), time(17))
NOW = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
"""A Monday."""
DAY = timedelta(days=1)


def base(person: str, days_ago: float, what: str) -> dict[str, object]:
    at = NOW - days_ago * DAY
    return {"person": person, "account": "home", "message_id": f"{what}-{person}-{days_ago}", "at": at}


def wrote(person: str, days_ago: float) -> Outreach:
    return Outreach(**base(person, days_ago, "o"), playbook="advice", subject="s", recipients=(person,))  # type: ignore[arg-type]


def sent(person: str, days_ago: float, step_key: str = "") -> Sent:
    return Sent(**base(person, days_ago, "s"), subject="s", step_key=step_key)  # type: ignore[arg-type]


def answered(person: str, days_ago: float) -> Received:
    return Received(
        **base(person, days_ago, "r"),  # type: ignore[arg-type]
        sender=person,
        subject="s",
        says=(Says.QUESTION,),
        certainty=Certainty.CERTAIN,
    )


def row(person: str, kind: StepKind, days_ago: float, state: DraftState = DraftState.PLACED) -> DraftRow:
    return DraftRow(
        key=f"key-{person}-{kind}", account="home", kind=kind, mailbox="Drafts", message_id=f"{person}-{kind}", raw=b"",
        flags=(), persons=(person,), steps=(f"key-{person}-{kind}",), to=(person,), subject="s", parents=(),
        created_at=NOW - days_ago * DAY, state=state,
    )  # fmt: skip


def told(
    facts: Mapping[str, tuple[Fact, ...]],
    rows: tuple[DraftRow, ...] = (),
    applied: tuple[Applied, ...] = (),
    people: tuple[Person, ...] = (),
) -> Weekly:
    """The week of these conversations."""
    talks = {person: fold(person, mine, rows, HOURS) for person, mine in facts.items()}
    rules = Rules(name="advice", check_in_with="answered")
    outlooks = {person: outlook(talk, rules, HOURS, "me@host") for person, talk in talks.items()}
    return weekly(
        Known(
            now=NOW,
            hours=HOURS,
            rows=chart(people, talks, outlooks, {}, NOW),
            conversations=talks,
            outlooks=outlooks,
            rules={"advice": rules},
            applied=applied,
        )
    )


def test_only_the_last_seven_days_are_counted() -> None:
    """From the working day's beginning a week ago."""
    week = told(
        {"a@x": (wrote("a@x", 30), sent("a@x", 3)), "b@x": (wrote("b@x", 2),), "c@x": (wrote("c@x", 7.01),)}
    )

    assert week.since_at == NOW - 7 * DAY
    assert (week.did.first_mails, week.did.mails) == (1, 2)


def test_a_mail_to_two_people_is_one_mail() -> None:
    """And two people written to."""
    both = ("a@x", "b@x")
    one = {p: replace(wrote(p, 1), message_id="same", recipients=both) for p in both}

    week = told({p: (one[p],) for p in both})

    assert (week.did.first_mails, week.did.mails) == (2, 1)


def test_calls_meetings_and_applications_are_counted_as_they_were_told() -> None:
    """A meeting of the calendar that is over counts; one ahead does not, and is listed."""
    past = Meeting(
        **base("a@x", 4, "m"), uid="1", sequence=0, starts_at=NOW - 2 * DAY, ends_at=NOW - 1.9 * DAY
    )  # type: ignore[arg-type]
    ahead = Meeting(
        **base("b@x", 3, "m"),  # type: ignore[arg-type]
        uid="2",
        sequence=0,
        starts_at=NOW + 2 * DAY,
        ends_at=NOW + 2.1 * DAY,
    )
    called = Called(**base("b@x", 5, "c"), reached=True)  # type: ignore[arg-type]
    met = Met(**base("c@x", 5, "w"), ended_at=NOW - 5 * DAY)  # type: ignore[arg-type]
    applied = (Applied(**base("", 1, "x"), text=""), Applied(**base("", 9, "x"), text=""))  # type: ignore[arg-type]

    week = told(
        {
            "a@x": (wrote("a@x", 20), past),
            "b@x": (wrote("b@x", 20), called, ahead),
            "c@x": (wrote("c@x", 20), met),
        },
        applied=applied,
    )

    assert (week.did.meetings, week.did.calls, week.did.applications) == (2, 1, 1)
    assert [(i.heading, i.person, i.text) for i in week.more if i.heading == "Meetings ahead"] == [
        ("Meetings ahead", "b@x", "Wednesday, 11 March, 09:00.")
    ]


def test_a_thank_you_is_known_by_its_draft() -> None:
    """A mail that was our thank-you's draft; any other mail is a mail."""
    thanks = row("a@x", StepKind.THANK_YOU, 2, DraftState.SENT)

    week = told({"a@x": (wrote("a@x", 20), sent("a@x", 2, thanks.key), sent("a@x", 1))}, (thanks,))

    assert (week.did.thank_yous, week.did.mails) == (1, 2)


def test_everybody_stands_in_exactly_one_stage() -> None:
    """The bars add up to the list."""
    facts: dict[str, tuple[Fact, ...]] = {
        "a@x": (wrote("a@x", 2),),
        "b@x": (wrote("b@x", 9), answered("b@x", 3)),
        "c@x": (wrote("c@x", 20), Met(**base("c@x", 5, "w"), ended_at=NOW - 5 * DAY)),  # type: ignore[arg-type]
        "d@x": (wrote("d@x", 90), sent("d@x", 80), sent("d@x", 70)),
        "e@x": (wrote("e@x", 9), replace(answered("e@x", 3), says=(Says.DECLINES,))),
    }

    week = told(facts)

    assert {stage.label: stage.count for stage in week.stages if stage.count} == {
        "Written to, no answer yet": 1,
        "In conversation": 1,
        "Met": 1,
        "Resting after all attempts": 1,
        "Closed": 1,
    }
    assert sum(stage.count for stage in week.stages) == week.listed == len(facts)


def test_who_wrote_last_waits_for_the_other() -> None:
    """Once; somebody on hold waits for nobody."""
    held = Held(**base("c@x", 1, "h"), until_at=None, why="you said hold")  # type: ignore[arg-type]
    week = told(
        {
            "a@x": (wrote("a@x", 9), answered("a@x", 3)),
            "b@x": (wrote("b@x", 9), answered("b@x", 5), sent("b@x", 4)),
            "c@x": (wrote("c@x", 9), answered("c@x", 3), held),
        },
        (row("a@x", StepKind.ANSWER, 3),),
    )

    assert [(i.person, i.text) for i in week.yours] == [
        ("a@x", "wrote on Friday, 6 March; a draft waits in Drafts.")
    ]
    assert [i.person for i in week.theirs] == ["b@x"]
    assert week.theirs[0].text.startswith("you wrote on Thursday, 5 March")
    assert [(i.heading, i.text) for i in week.more if i.person == "c@x"] == [("On hold", "you said hold.")]


def test_what_holds_somebody_up_calls_people_by_their_names() -> None:
    """Facts speak of addresses."""
    held = Held(**base("c@x", 2, "h"), why="mail to c@work.example is refused", until_at=None)  # type: ignore[arg-type]
    cy = Person(name="Cy Brandt", addresses=("c@x", "C@work.example"))
    week = told({"c@x": (wrote("c@x", 9), answered("c@x", 3), held)}, people=(cy,))

    assert [(i.person, i.text) for i in week.more] == [("Cy Brandt", "mail to Cy Brandt is refused.")]


def test_a_draft_is_overdue_when_its_window_is_over_and_not_before() -> None:
    """Counted from when it was placed: it may have opened earlier, never later."""
    talk = {"a@x": (wrote("a@x", 12),)}
    key = outlook(fold("a@x", talk["a@x"], (), HOURS), Rules(name="advice"), HOURS, "me@host").steps
    attempt = next(step for step in key if step.kind is StepKind.ATTEMPT)

    def late(days_ago: float) -> list[str]:
        placed = replace(row("a@x", StepKind.ATTEMPT, days_ago), key=attempt.key, steps=(attempt.key,))
        return [
            item.text
            for item in told(talk, (placed,)).more
            if item.heading == "Overdue" and "attempt" in item.text
        ]

    assert late(5) == ["attempt, since Friday, 6 March."]
    assert late(3) == []


def test_a_draft_that_waits_is_the_users_turn_though_nobody_wrote() -> None:
    """Nobody else's, as long as it lies there."""
    talk = {"a@x": (wrote("a@x", 12),)}
    step = outlook(fold("a@x", talk["a@x"], (), HOURS), Rules(name="advice"), HOURS, "me@host").steps[-1]
    week = told(talk, (replace(row("a@x", StepKind.ATTEMPT, 3), key=step.key, steps=(step.key,)),))

    assert [(i.person, i.text) for i in week.yours] == [
        ("a@x", "your next mail waits in Drafts, since Friday, 6 March.")
    ]
    assert week.theirs == ()


def test_what_comes_next_in_another_year_says_which() -> None:
    """Else a check-in a year from now reads as if it were next week's."""
    until_at = datetime(2027, 4, 13, 9, 0, tzinfo=UTC)
    step = Step(
        key="k", person="a@x", kind=StepKind.CHECK_IN, account="home", playbook="advice", template="check_in",
        follows="m", threads_to="m", number=1, opens_at=until_at, overdue_at=until_at, expires_at=None,
        why="", cancelled_by="",
    )  # fmt: skip
    talks = {"a@x": fold("a@x", (wrote("a@x", 3),), (), HOURS)}
    outlooks = {"a@x": Outlook(steps=(step,), resting=False, waiting="")}
    known = Known(now=NOW, hours=HOURS, rows=(), conversations=talks, outlooks=outlooks, rules={}, applied=())

    assert [i.text for i in weekly(known).theirs] == [
        "you wrote on Friday, 6 March; next: check-in, Tuesday, 13 April 2027."
    ]


def test_days_are_days_where_the_user_lives() -> None:
    """A digest in the morning of Auckland counts from an Auckland morning."""
    talks = {"a@x": fold("a@x", (wrote("a@x", 1),), (), HOURS)}
    far = WorkingTime("Pacific/Auckland", HOURS.days, time(9), time(17))
    at = datetime(2026, 3, 8, 20, 0, tzinfo=UTC)
    known = Known(now=at, hours=far, rows=(), conversations=talks, outlooks={}, rules={})

    assert weekly(known).since_at == datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
    assert weekly(known).since_at.date() == date(2026, 3, 1)
