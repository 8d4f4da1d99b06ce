"""The drafts themselves: to whom, from whom, no trace, and never too many."""

import re
from datetime import timedelta
from email.utils import parsedate_to_datetime

from tests.system.home import START, Home, answers, headers, text
from tests.system.story import (
    ANN,
    ATTEMPT_DUE,
    CY,
    FIRST,
    SUBJECT,
    WEDNESDAY,
    YES,
    drafted,
    headings,
    kinds,
    once,
    people,
    recipients,
    write_first,
)
from tests.system.test_loop import delete

RE = f"Re: {SUBJECT}"
EXPECTED = {
    "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}  # fmt: skip
"""What a mail client puts into a draft; nothing else."""


def second_address(home: Home) -> str:
    """Another address of the user's, in mixed case as people write them."""
    address = f"Sam.Carter@{home.user.name}.example"
    account = home.settings()["account"][0] | {"addresses": [home.address, address]}
    home.write_config(account=[account])
    return address


def test_no_draft_of_any_kind_has_a_trace(home: Home) -> None:
    """Attempt, answer and check-in: the headers of a client, an id of 32 hex digits, now as date."""
    first = write_first(home)
    home.set_time(ATTEMPT_DUE)
    once(home)
    found = home.drafts()
    answer = home.receive(ANN, RE, YES, **answers(first))
    once(home)
    found += home.drafts()
    home.send(ANN, RE, "Dear Ms Miller,\n\nthank you!\n", **answers(answer, first))
    once(home)
    home.set_time(ATTEMPT_DUE + timedelta(weeks=3, hours=1))
    assert drafted(home) == ["check_in"]
    found += home.drafts()

    assert len({headers(d)["Message-ID"] for d in found}) == 3
    for draft in found:
        named = headers(draft)
        assert set(named) == EXPECTED
        assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", named["Message-ID"])
        assert b"ollowthrough" not in draft.raw
        assert START < parsedate_to_datetime(named["Date"]) <= home.now


def test_from_is_the_identity_the_user_wrote_from(home: Home) -> None:
    """An alias of the account, however its case is written in the settings."""
    alias = second_address(home)
    first = _wrote_from(home, alias)
    home.receive(ANN, RE, YES, **answers(first))
    once(home)

    assert headers(home.drafts()[0])["From"] == f"Sam Carter <{alias}>"


def _wrote_from(home: Home, alias: str) -> str:
    raw = (
        f"From: Sam <{alias}>\r\nTo: {ANN}\r\nSubject: {SUBJECT}\r\nMessage-ID: <alias@example.org>\r\n"
        f"Date: Mon, 02 Mar 2026 10:00:00 +0000\r\n\r\n{FIRST}"
    )
    home.server.deliver(home.user, "Sent", raw.encode(), ("\\Seen",), START)
    once(home)
    return "alias@example.org"


def test_a_reply_to_counts_in_the_senders_domain_only(home: Home) -> None:
    """Anybody can write a Reply-To."""
    first = write_first(home, f"{ANN}, {CY}")
    home.receive(ANN, RE, YES, Reply_To="Office <office@northlight.example>", **answers(first))
    home.receive(CY, RE, YES, Reply_To="cy@attacker.example", **answers(first))
    once(home)

    assert sorted(recipients(home)) == [(CY, ""), ("Office <office@northlight.example>", "")]


def test_a_stranger_with_a_known_reply_to_teaches_nothing(home: Home) -> None:
    """A system may write for them, but so can anybody: it is asked about, and its address stays a stranger's."""
    write_first(home)
    home.receive("Notices <notify@system.example>", "Ann has a message", YES, Reply_To=ANN)
    assert once(home) == ["note"]
    assert "perhaps their answer (reply-to: ann@northlight.example)" in " ".join(
        text(home.notes()[0]).split()
    )

    home.receive("Notices <notify@system.example>", "Something else", "For somebody else.\n")
    once(home)
    assert kinds(home, "ann") == ["outreach", "held"]


def test_the_others_of_an_answer_stay_in_cc_without_the_user(home: Home) -> None:
    """Everyone it went to, tags and other addresses of the user's aside."""
    alias = second_address(home)
    first = write_first(home)
    tag = home.address.replace("@", "+x@")
    home.receive(ANN, RE, YES, Cc=f"{CY}, {alias}, {tag}, Dee <dee@x.example>", **answers(first))
    once(home)

    assert recipients(home) == [(ANN, f"{CY}, Dee <dee@x.example>")]


def test_the_greeting_follows_the_users_own_and_people_toml_before_it(home: Home) -> None:
    """As they were greeted in the last mail to these same people."""
    write_first(home)
    people(home, {"name": "Ann Miller", "addresses": ["ann@northlight.example"], "greeting": "Liebe Ann,"})
    home.set_time(ATTEMPT_DUE)
    once(home)

    assert text(home.drafts()[0]).startswith("Liebe Ann,")


def test_the_days_cap_holds_and_the_rest_comes_on_the_next_days(home: Home) -> None:
    """Many attempts due at once: so many a day, earliest due first; answers are not counted."""
    home.write_config(
        drafts_per_day=2,
        playbook=[
            {
                "name": "advice",
                "enrol": {"subjects": ["advice"]},
                "attempts": [{"by": "mail", "after": "5-7 business days"}],
            }
        ],
    )
    firsts = [
        home.send(f"P{n} <p{n}@x{n}.example>", SUBJECT, FIRST, at=START + timedelta(minutes=n))
        for n in range(5)
    ]
    once(home)
    home.set_time(ATTEMPT_DUE - timedelta(days=1))
    assert once(home) == ["attempt", "attempt"]
    assert once(home) == []
    home.receive("P4 <p4@x4.example>", RE, YES, **answers(firsts[4]))
    assert once(home) == ["answer"]

    home.set_time(ATTEMPT_DUE)
    assert drafted(home) == ["attempt", "attempt"]
    assert sorted(to for to, _ in recipients(home)) == [f"P{n} <p{n}@x{n}.example>" for n in range(5)]


def test_an_old_mailbox_is_listed_and_brings_no_flood(home: Home) -> None:
    """Sixty days of overdue things are said in one note; answers long overdue are not drafted, what is due now is."""
    for n in range(8):
        at = START - timedelta(days=50 - n)
        first = home.send(f"P{n} <p{n}@x{n}.example>", SUBJECT, FIRST, at=at)
        if n % 2:
            home.receive(f"P{n} <p{n}@x{n}.example>", RE, YES, at=at + timedelta(days=2), **answers(first))
    home.send(ANN, SUBJECT, FIRST, at=START - timedelta(days=7))

    assert sorted(once(home)) == ["attempt", "note"]
    assert recipients(home) == [(ANN, "")]
    said = text(home.notes()[0])
    assert said.count("It is not drafted by itself") == 8
    assert {f"p{n}@x{n}.example" for n in range(8)} <= set(re.findall(r"p\d@x\d\.example", said))
    home.set_time(START + timedelta(hours=2))
    assert once(home) == []


def test_while_paused_nothing_is_written_and_watching_goes_on(home: Home) -> None:
    """Not even a note; after the pause everything is there."""
    home.write_config(paused=True)
    write_first(home)
    home.receive(ANN, "Coffee?", YES)
    assert once(home) == []
    assert (home.drafts(), home.notes()) == ([], [])
    assert kinds(home, "ann") == ["outreach", "received"]

    home.write_config()
    assert sorted(once(home)) == ["answer", "note"]


def test_what_became_wrong_in_a_pause_is_taken_back_after_it_and_not_said_to_be_left(home: Home) -> None:
    """Nothing is moved in the pause, and nothing is said of what is only waiting for its end."""
    first = write_first(home)
    home.set_time(ATTEMPT_DUE)
    assert "attempt" in once(home)
    home.call("pause")
    home.receive(ANN, "Re: Your advice, please", "Happy to help!\n", **answers(first))
    home.set_time(ATTEMPT_DUE + timedelta(hours=1))
    once(home)
    assert len(home.drafts()) == 1
    assert "A draft is out of date" not in [q["heading"] for q in home.json("status")["questions"]]

    home.call("resume")
    once(home)
    assert len(home.trash()) == 1
    assert "A draft is out of date" not in [q["heading"] for q in home.json("status")["questions"]]


def test_with_stale_drafts_kept_nothing_is_moved_and_the_note_names_it(home: Home) -> None:
    """The user tidies up by hand; the answer waits until they have."""
    home.write_config(stale_drafts="keep")
    first = write_first(home)
    home.set_time(ATTEMPT_DUE)
    once(home)
    home.receive(ANN, RE, YES, **answers(first))
    assert "answer" not in once(home)

    assert (len(home.drafts()), home.trash()) == (1, [])
    home.set_time(ATTEMPT_DUE + timedelta(minutes=10))
    once(home)
    said = headings(home) + [line for note in home.notes() for line in text(note).splitlines()]
    assert "a draft is out of date" in {line.lower() for line in said}


def test_hours_holidays_and_zone_come_from_the_settings(home: Home) -> None:
    """A holiday moves the call; it appears in the user's hours of the user's zone."""
    home.write_config(
        hours={"timezone": "America/New_York", "start": "08:00", "end": "12:00", "holidays": ["2026-03-03"]}
    )
    home.send(ANN, SUBJECT, FIRST, at=START + timedelta(hours=4))  # nine in New York
    home.set_time(START + timedelta(hours=5))
    once(home)

    home.set_time(START.replace(day=3, hour=15))
    assert once(home) == []
    home.set_time(START.replace(day=4, hour=12))  # seven in New York
    assert once(home) == []
    home.set_time(START.replace(day=4, hour=15))
    assert once(home) == ["call"]


def test_hold_and_stop_in_people_toml_are_obeyed(home: Home) -> None:
    """And lifting the hold lets it go on."""
    person = {"name": "Ann Miller", "addresses": ["ann@northlight.example"]}
    write_first(home)
    for mark in ("hold", "stop"):
        people(home, person | {mark: True})
        home.set_time(WEDNESDAY)
        assert once(home) == []
    people(home, person)

    assert once(home) == ["call"]


def test_a_draft_the_user_edited_is_named_when_it_no_longer_fits(home: Home) -> None:
    """It is theirs and stays; but they may not have seen the answer that came since."""
    first = write_first(home)
    home.set_time(ATTEMPT_DUE)
    once(home)
    (draft,) = home.drafts()
    edited = draft.raw.replace(b"Dear Ms Miller,", b"Dear Ms Miller, dear team,")
    home.server.deliver(home.user, home.server.mailboxes.drafts, edited, ("\\Draft",))
    delete(home, home.server.mailboxes.drafts, draft.uid)
    home.set_time(ATTEMPT_DUE + timedelta(minutes=5))
    once(home)
    home.receive(ANN, f"Re: {SUBJECT}", YES, **answers(first))
    once(home)
    home.set_time(ATTEMPT_DUE + timedelta(hours=2))
    once(home)
    (note,) = home.notes()
    assert "A DRAFT THAT YOU EDITED IS OUT OF DATE" in text(note)
    assert any(b"dear team" in each.raw for each in home.drafts())
