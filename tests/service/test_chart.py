"""The chart of people: who is in it, what is said of them, and what counts towards the goal."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from followthrough.config.models import Person
from followthrough.mail.matching.match import Certainty
from followthrough.mail.reading import Says
from followthrough.plan.conversation import Conversation, State, fold
from followthrough.plan.facts import Called, Fact, Met, Noted, Outreach, Owed, Received, Referral, Sent
from followthrough.service.chart import NO_ADDRESS, STATE_WORDS, Row, chain, chart, counted

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
NOW = MONDAY + timedelta(days=30)
ANN, CY, BEA = "ann@northlight.example", "cy@harbour.example", "bea@quay.example"


def wrote(person: str, day: int = 0) -> Outreach:
    at = MONDAY + timedelta(days=day)
    return Outreach(
        person=person, account="home", message_id=f"o{day}-{person}", at=at, playbook="advice",
        subject="Advice", recipients=(person,),
    )  # fmt: skip


def fact(kind: Any, person: str, day: int, **fields: object) -> Any:
    at = MONDAY + timedelta(days=day)
    return kind(person=person, account="home", message_id=f"{kind.__name__}{day}", at=at, **fields)


def answered(person: str, day: int, *says: Says) -> Received:
    return fact(Received, person, day, sender=person, subject="Re", says=says, certainty=Certainty.CERTAIN)


def drawn(
    people: Iterable[Person] = (),
    facts: Iterable[Fact] = (),
    learned: dict[str, dict[str, tuple[str, str]]] | None = None,
) -> dict[str, Row]:
    facts = list(facts)
    conversations: dict[str, Conversation] = {p: fold(p, facts, ()) for p in {f.person for f in facts}}
    rows = chart(tuple(people), conversations, {}, learned or {}, NOW)
    assert len({row.person for row in rows}) == len(rows)
    return {row.person: row for row in rows}


def test_everybody_is_in_it_in_the_order_of_the_users_list() -> None:
    """Also who has no address yet, was never written to, or was written to without being listed."""
    people = [Person(name="Bea", addresses=(BEA,)), Person(name="Ida Somebody")]
    rows = drawn(people, [wrote(ANN)])
    assert list(rows) == [BEA, "ida somebody", ANN]
    assert [row.state for row in rows.values()] == ["not written to yet", NO_ADDRESS, "waiting for an answer"]
    assert counted(rows.values()) == (3, 2, 1, 0, 0)


def test_attempts_last_touch_and_comments_come_from_the_facts() -> None:
    facts = [
        wrote(ANN),
        fact(Called, ANN, 1, reached=False),
        fact(Sent, ANN, 7, subject="Re: Advice"),
        answered(ANN, 8, Says.POSITIVE),
        fact(Sent, ANN, 9, subject="Re: Advice"),
        fact(Met, ANN, 12, ended_at=MONDAY + timedelta(days=12)),
        fact(Noted, ANN, 13, text="Read Lyon.", helpful=True),
        fact(Owed, ANN, 14, text="the map"),
    ]
    row = drawn(facts=facts)[ANN]
    assert (row.mails, row.calls) == (2, 1)
    assert row.last_touch == (MONDAY + timedelta(days=12), "you met")
    assert row.comments == ("helpful: Read Lyon.", "you owe them: the map")
    assert counted([row]) == (1, 1, 1, 1, 1)


def test_what_was_learned_is_kept_apart_from_what_the_user_says() -> None:
    """And said only where it is more than the user's files say."""
    person = Person(name="Ann Miller", addresses=(ANN,), phone="+44 1")
    learned = {
        ANN: {
            "phone": ("+44 2", "m1"),
            "name": ("Ann M", "m1"),
            "name Ann M": ("Ann M", "m1"),
            f"address {ANN}": (ANN, "m1"),
            "address a@home.example": ("a@home.example", "m2"),
        }
    }
    row = drawn([person], [wrote(ANN)], learned)[ANN]
    assert (row.name, row.phone) == ("Ann Miller", "+44 1")
    assert set(row.learned) == {("phone", "+44 2", "m1"), ("address", "a@home.example", "m2")}
    assert drawn([], [wrote(ANN)], learned)[ANN].name == "Ann M"


def test_who_referred_whom_is_told_by_name_with_the_chain_before() -> None:
    """From the user's list, by name or address, and from what was heard; the list goes first."""
    people = [
        Person(name="Cy Brandt", addresses=(CY,)),
        Person(name="Ann Miller", addresses=(ANN,), referred_by="cy@HARBOUR.example"),
        Person(name="Ida", referred_by="an old friend"),
    ]
    facts = [wrote(CY), wrote(ANN), fact(Referral, ANN, 3, name="Bea Muster", address=BEA, how="ran Lyon")]
    rows = drawn(people, facts)
    assert rows[ANN].referred_by == "Cy Brandt"
    assert (rows[BEA].referred_by, rows[BEA].known_from) == ("Ann Miller", "ran Lyon")
    assert [getattr(each, "name", each) for each in chain(rows.values(), BEA)] == [
        "Cy Brandt", "Ann Miller", "Bea Muster",
    ]  # fmt: skip
    assert [getattr(each, "name", each) for each in chain(rows.values(), "ida")] == ["an old friend", "Ida"]
    # Named, and neither listed nor written to: that is not the user's list.
    assert counted(rows.values()).listed == 3


def test_who_was_named_keeps_the_name_once_there_is_a_conversation() -> None:
    """Written to since, and not listed: the name and how they were described come from whoever named them."""
    facts = [
        wrote(ANN),
        fact(Referral, ANN, 3, name="Bea Muster", address=BEA, how="ran Lyon"),
        wrote(BEA, 5),
    ]
    row = drawn(facts=facts)[BEA]
    assert (row.name, row.known_from, row.referrer) == ("Bea Muster", "ran Lyon", ANN)


def test_every_state_has_words() -> None:
    assert set(STATE_WORDS) == set(State)


def test_a_circle_of_referrals_is_cut() -> None:
    people = [
        Person(name="A", addresses=("a@x.example",), referred_by="B"),
        Person(name="B", addresses=("b@x.example",), referred_by="A"),
    ]
    rows = drawn(people)
    assert [getattr(each, "name", each) for each in chain(rows.values(), "a@x.example")] == ["B", "A"]
    people = [Person(name="A", referred_by="A")]
    assert len(chain(drawn(people).values(), "a")) == 1
