"""What makes two facts the same fact."""

from dataclasses import replace
from datetime import date

from followthrough.plan.facts import Fact, natural_key
from tests.plan.story import (
    ANN,
    at,
    away,
    bounced,
    delegated,
    held,
    meeting,
    outreach,
    received,
    resumed,
    sent,
    stopped,
)

ONE_OF_EACH: list[Fact] = [
    outreach(), sent(1), received(1), delegated(1), bounced(1), away(1, date(2026, 4, 1)), meeting(1, 2),
    held(1), resumed(1), stopped(1),
]  # fmt: skip


def test_facts_of_one_message_about_one_person_differ_by_kind() -> None:
    """An answer can be a stop, a meeting and an absence at once."""
    same_message = [replace(fact, message_id="one@them") for fact in ONE_OF_EACH]
    assert len({natural_key(fact) for fact in same_message}) == len(ONE_OF_EACH)


def test_a_fact_seen_again_is_the_same_fact() -> None:
    """Whatever was read better the second time."""
    for fact in ONE_OF_EACH:
        assert natural_key(fact) == natural_key(replace(fact, at=at(9), evidence=()))
        assert natural_key(fact).startswith(f"main|{fact.kind}|{ANN}|")


def test_one_report_can_name_two_failed_addresses() -> None:
    """And one calendar mail two meetings, or the same one agreed and cancelled."""
    assert natural_key(bounced(1)) != natural_key(bounced(1, address="ann@old.example.org"))
    agreed = meeting(1, 2)
    changed = [replace(agreed, uid="m2"), replace(agreed, sequence=1), replace(agreed, cancelled=True)]
    assert len({natural_key(fact) for fact in [agreed, *changed]}) == 4


def test_a_bar_in_a_message_id_makes_no_two_facts_one() -> None:
    """Senders choose their ids."""
    assert natural_key(replace(sent(1), person="a|b", message_id="c")) != natural_key(
        replace(sent(1), person="a", message_id="b|c")
    )
