"""Sent mail becomes conversations by the playbook's rules, on a real server."""

from datetime import timedelta
from typing import Any

import pytest

from tests.servers.face import append
from tests.system.home import START, Home, answers, headers, text
from tests.system.story import (
    ANN,
    ATTEMPT_DUE,
    BEN,
    CY,
    FIRST,
    SUBJECT,
    known,
    once,
    people,
    playbook,
    why,
    write_first,
)

ANN_ADDRESS, BEN_ADDRESS = "ann@northlight.example", "ben@northlight.example"


def test_a_tag_in_bcc_enrols(home: Home) -> None:
    """As a client keeps it in the Sent copy."""
    home.write_config(playbook=playbook(tags=["outreach"]))
    tag = home.address.replace("@", "+outreach@")
    write_first(home, Bcc=tag)

    assert f"enrol.tags: Bcc: {tag}" in home.call("why", "ann").stdout


def test_a_keyword_on_the_sent_mail_enrols(home: Home) -> None:
    """And the same mail without it doesn't."""
    home.write_config(playbook=playbook(keywords=["outreach"]))
    home.send(BEN, SUBJECT, FIRST)
    home.send(ANN, SUBJECT, FIRST)
    with home.server.client(home.user) as client:
        client.select("Sent")
        client.uid("STORE", "2", "+FLAGS", "(outreach)")
    once(home)

    assert known(home) == {ANN_ADDRESS}


def test_a_mail_copied_into_a_label_mailbox_enrols(home: Home) -> None:
    """The label may come later than the mail: it was read, concerned nobody, and starts a conversation now."""
    home.write_config(playbook=playbook(mailboxes=["Outreach"]))
    home.server.create(home.user, "Outreach")
    home.send(ANN, SUBJECT, FIRST)
    once(home)
    assert known(home) == set()

    with home.server.client(home.user) as client:
        client.select("Sent")
        client.uid("COPY", "1", "Outreach")
    once(home)

    assert known(home) == {ANN_ADDRESS}


def test_a_mailbox_of_the_settings_that_is_not_there_stops_nothing_else(home: Home) -> None:
    """It is said, with what to do, and everything else goes on."""
    home.write_config(playbook=playbook(mailboxes=["Outreach"], subjects=["advice"]))
    home.send(ANN, SUBJECT, FIRST)

    assert once(home) == ["note"]
    assert known(home) == {ANN_ADDRESS}
    (note,) = home.notes()
    assert "A MAILBOX OF YOUR SETTINGS CANNOT BE READ\n- Outreach of home:" in text(note)


def test_people_listed_for_a_playbook_are_enrolled_and_others_not(home: Home) -> None:
    """Being listed alone is not enough."""
    home.write_config(playbook=playbook())
    people(
        home,
        {"name": "Ann", "addresses": ["Ann@Northlight.example"], "playbook": "advice"},
        {"name": "Ben", "addresses": [BEN_ADDRESS]},
    )
    home.send(ANN, "Hello", FIRST)
    home.send(BEN, "Hello", FIRST)
    once(home)

    assert known(home) == {ANN_ADDRESS}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["first address first", "second address first"])
def test_two_addresses_of_one_person_are_one_conversation(home: Home, order: tuple[int, int]) -> None:
    """Named by the first that people.toml lists, whichever was written to first."""
    addresses = ["ann@home.example", ANN_ADDRESS]
    people(home, {"name": "Ann Miller", "addresses": addresses})
    for hours, which in enumerate(order):
        home.send(addresses[which], SUBJECT, FIRST, at=START + timedelta(hours=hours))
        once(home)

    assert known(home) == {"ann@home.example"}
    assert [fact["kind"] for fact in why(home, "ann@home")["facts"]] == ["outreach", "outreach"]


def test_two_people_are_a_conversation_each_and_share_the_next_attempt(home: Home) -> None:
    """One draft to both, greeting them as the first mail did. When one has answered it is taken back: that one gets
    an answer, the other an attempt of their own."""
    body = FIRST.replace("Ms Miller", "Ann and Cy")
    first = write_first(home, f"{ANN}, {CY}", body=body)
    home.set_time(ATTEMPT_DUE)
    assert once(home) == ["attempt"]

    (draft,) = home.drafts()
    assert headers(draft)["To"] == f"{ANN}, {CY}"
    assert text(draft).startswith("Dear Ann and Cy,")

    home.receive(CY, f"Re: {SUBJECT}", "Happy to help!\n\nCy\n", **answers(first))
    assert sorted(once(home)) == ["answer", "attempt"]
    assert sorted(headers(d)["To"] for d in home.drafts()) == sorted([ANN, CY])
    assert [headers(d)["To"] for d in home.trash()] == [f"{ANN}, {CY}"]
    assert once(home) == []


def test_one_of_two_who_answered_is_not_in_the_attempt(home: Home) -> None:
    """And the greeting for both is not used for the one who is left."""
    first = write_first(home, f"{ANN}, {CY}", body=FIRST.replace("Ms Miller", "Ann and Cy"))
    home.receive(CY, f"Re: {SUBJECT}", "Happy to help!\n\nCy\n", **answers(first))
    once(home)
    home.set_time(ATTEMPT_DUE)
    once(home)

    attempt = home.drafts()[-1]
    assert headers(attempt)["To"] == ANN
    assert "Ann and Cy" not in text(attempt).partition("wrote:")[0]


def test_the_first_scan_looks_back_so_far_and_no_further(home: Home) -> None:
    """`look_back` days."""
    home.write_config(look_back=10)
    home.send(ANN, SUBJECT, FIRST, at=START - timedelta(days=20))
    home.send(BEN, SUBJECT, FIRST, at=START - timedelta(days=9))
    once(home)

    assert known(home) == {BEN_ADDRESS}


def test_a_second_outreach_to_the_same_person_is_the_users_next_mail(home: Home) -> None:
    """One conversation; it counts as the attempt and starts the clock anew."""
    write_first(home)
    home.set_time(ATTEMPT_DUE - timedelta(hours=3))
    home.send(ANN, "Advice on another matter", FIRST)
    once(home)
    home.set_time(ATTEMPT_DUE)

    assert "attempt" not in once(home)
    assert [fact["kind"] for fact in why(home, "ann")["facts"]] == ["outreach", "outreach"]


def test_a_mail_of_two_playbooks_starts_one(home: Home) -> None:
    """The first in the config."""
    rules: list[dict[str, Any]] = [
        {"name": name, "enrol": {"subjects": ["advice"]}} for name in ("first", "second")
    ]
    home.write_config(playbook=rules)
    write_first(home)

    assert why(home, "ann")["playbook"] == "first"


def test_replies_crowds_and_oneself_start_nothing(home: Home) -> None:
    """With the headers of a thread, without them, to a list of people, to the user."""
    home.send(ANN, f"Re: {SUBJECT}", FIRST, **answers("unknown@northlight.example"))
    home.send(ANN, f"AW: {SUBJECT}", FIRST)
    home.send(", ".join(f"p{n}@x.example" for n in range(4)), SUBJECT, FIRST)
    home.send(f"Sam <{home.address}>", SUBJECT, FIRST)
    home.send("noreply@x.example", SUBJECT, FIRST)
    once(home)

    assert known(home) == set()


def test_another_programs_copy_of_the_same_mail_changes_nothing(home: Home) -> None:
    """The same message twice in Sent, and once in the inbox (a Bcc to oneself)."""
    write_first(home)
    (sent,) = home.server.fetch_all(home.user, "Sent")
    with home.server.client(home.user) as client:
        append(client, "Sent", sent.raw, ("\\Seen",), START)
        append(client, "INBOX", sent.raw, (), START)
    home.set_time(ATTEMPT_DUE)

    assert once(home) == ["attempt"]
    assert [fact["kind"] for fact in why(home, "ann")["facts"]] == ["outreach"]
