"""The steps beside attempts, answers and check-ins: what makes each due, on a real Dovecot."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.system.hands import answer_note, draft_to, remove, reply, send_draft
from tests.system.home import START, Home, answers, calendar, headers, text
from tests.system.story import (
    ANN,
    ATTEMPT_DUE,
    BEN,
    CY,
    FIRST,
    SUBJECT,
    YES,
    headings,
    once,
    people,
    recipients,
    write_first,
)
from tests.system.test_accounts import Second
from tests.system.test_loop import delete
from tests.system.test_stops import ICS

RE = f"Re: {SUBJECT}"
ANN_LISTED = {
    "name": "Ann Miller",
    "addresses": ["ann@northlight.example"],
    "playbook": "advice",
    "introduce": True,
    "known_from": "your talk in Leeds.",
    "why": "Your rain gardens are the only ones I know that were measured.",
}


def march(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def look(home: Home, at: datetime) -> list[str]:
    """The kinds that a round at this time placed; the notes about everything aside."""
    home.set_time(at)
    return [kind for kind in once(home) if kind not in {"note", "digest"}]


def said(home: Home, to: str = ANN) -> str:
    return " ".join(text(draft_to(home, to)).split())


# The introduction ---------------------------------------------------------------------------------------------------


def test_an_introduction_is_drafted_once_for_who_is_listed_with_a_why(home: Home) -> None:
    """In working time; it says why them, how long, that it is no request for a job, and how it will be followed up."""
    people(home, ANN_LISTED)
    assert look(home, START.replace(hour=6)) == []
    assert look(home, START) == ["introduction"]
    words = said(home)
    for each in (
        "the only ones I know",
        "your talk in Leeds",
        "twenty minutes",
        "not a request for a job",
        "call",
    ):
        assert each in words
    assert "In-Reply-To" not in headers(draft_to(home, ANN))

    delete(home, "Drafts", draft_to(home, ANN).uid)
    assert [look(home, START + timedelta(days=days)) for days in (1, 2, 9)] == [[], [], []]


def test_an_introduction_that_was_sent_begins_the_conversation(home: Home) -> None:
    """The call follows it, like any first mail's."""
    people(home, ANN_LISTED)
    assert [step["kind"] for step in home.json("check")["next"]] == ["introduction"]
    once(home)
    assert home.json("check")["next"] == []  # it lies in Drafts, and does not come again
    assert "people.toml lists them to be introduced to." in home.call("why", "ann").stdout
    send_draft(home, ANN)
    assert look(home, START + timedelta(minutes=10)) == []
    assert look(home, march(3, 11)) == ["call"]


def test_nobody_is_introduced_who_was_written_to_before(home: Home) -> None:
    """Being listed comes after the mail; what is due is the call."""
    write_first(home)
    people(home, ANN_LISTED)
    assert look(home, march(3, 11)) == ["call"]
    assert home.drafts() == []


def test_introductions_keep_to_the_days_cap(home: Home) -> None:
    """Twelve people listed on one day are no flood."""
    home.write_config(drafts_per_day=2)
    people(home, *(ANN_LISTED | {"name": f"P{n}", "addresses": [f"p{n}@x{n}.example"]} for n in range(5)))
    assert look(home, START) == ["introduction", "introduction"]
    assert look(home, START) == []
    assert look(home, march(3, 11)) == ["introduction", "introduction"]


# Answers and the nudge ----------------------------------------------------------------------------------------------


def test_a_yes_that_goes_quiet_is_nudged_once(home: Home) -> None:
    """Five business days after the user answered with times; then nothing but the check-in."""
    first = write_first(home)
    home.receive(ANN, RE, YES, at=START + timedelta(hours=1), **answers(first))
    home.set_time(START + timedelta(hours=2))
    assert once(home) == ["answer"]
    send_draft(home, ANN, "Thursday at two?")
    assert look(home, START + timedelta(hours=3)) == []
    assert look(home, march(6, 12)) == []
    assert look(home, march(9, 13)) == ["nudge"]
    assert headers(draft_to(home, ANN))["In-Reply-To"]
    delete(home, "Drafts", draft_to(home, ANN).uid)
    assert [kind for day in (10, 17, 20) for kind in look(home, march(day, 13))] == []


def test_a_filtered_answer_is_found_before_a_nudge(home: Home) -> None:
    """The guard stands before every step that an unseen answer would make wrong."""
    first = write_first(home)
    yes = home.receive(ANN, RE, YES, at=START + timedelta(hours=1), **answers(first))
    home.send(ANN, RE, "Thursday at two?\n", at=START + timedelta(hours=2), **answers(yes, first))
    look(home, START + timedelta(hours=3))
    home.receive(
        ANN, RE, "Yes, Thursday. What is your number?\n", mailbox="Junk", at=march(6, 9), **answers(yes)
    )
    assert look(home, march(9, 13)) == ["answer"]


# Meetings -----------------------------------------------------------------------------------------------------------


def invitation(home: Home, start: datetime, method: str = "REPLY", sequence: int = 0) -> None:
    """A calendar answer of Ann's about a meeting of half an hour."""
    body = ICS.format(
        method=method, sequence=sequence, organizer=home.address, attendee="ann@northlight.example"
    )
    times = {"20260312T140000Z": start, "20260312T143000Z": start + timedelta(minutes=30)}
    for written, meant in times.items():
        body = body.replace(written, f"{meant:%Y%m%dT%H%M%SZ}")
    raw = (
        f"From: {ANN}\r\nTo: {home.address}\r\nSubject: Accepted: Talk\r\n"
        f"Message-ID: <cal-{method}-{sequence}@northlight.example>\r\nDate: Mon, 02 Mar 2026 12:00:00 +0000\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/calendar; method={method}; charset=utf-8\r\n\r\n{body}"
    )
    home.server.deliver(home.user, "INBOX", raw.encode(), (), START + timedelta(hours=2))


def test_a_meeting_is_prepared_the_afternoon_before_and_thanked_for_an_hour_after(home: Home) -> None:
    """The note at 16:00 rings for the close; thanks come on that Saturday, with a FILL where nothing was noted."""
    write_first(home)
    invitation(home, march(14, 11))
    assert look(home, march(13, 15, 59)) == []
    assert look(home, march(13, 16, 1)) == ["prepare"]
    entry = calendar(home.notes()[-1])
    assert "SUMMARY:Begin to close: Ann Miller" in entry  # the meeting itself is in the calendar already
    assert "DTSTART:20260314T112500Z" in entry
    assert "11:00  Thanks" in text(home.notes()[-1])

    assert look(home, march(14, 12, 29)) == []
    assert look(home, march(14, 12, 31)) == ["thank_you"]
    assert "[[FILL: the thing they said that helped you most" in said(home)


def test_the_thank_you_takes_the_place_of_an_answer_from_before_the_meeting(home: Home) -> None:
    """The untouched draft goes to Trash when the thanks are due; until then it waits."""
    first = write_first(home)
    invitation(home, march(12, 14))
    home.receive(ANN, RE, "See you tomorrow. Will you bring the map?\n", at=march(11, 9), **answers(first))
    assert look(home, march(11, 9, 5)) == ["answer"]
    assert look(home, march(11, 16, 1)) == ["prepare"]
    assert look(home, march(12, 15, 29)) == []
    assert look(home, march(12, 15, 31)) == ["thank_you"]
    assert len(home.drafts()) == 1
    assert len(home.trash()) == 1


def test_a_meeting_that_moves_is_prepared_anew_and_one_that_is_cancelled_is_not(home: Home) -> None:
    """By the higher sequence; nobody is thanked for what did not take place."""
    write_first(home)
    invitation(home, march(12, 14))
    assert look(home, march(11, 16, 1)) == ["prepare"]
    invitation(home, march(18, 14), sequence=1)
    assert look(home, march(12, 16)) == []
    assert look(home, march(17, 16, 1)) == ["prepare"]
    invitation(home, march(18, 14), "CANCEL", 2)
    assert "thank_you" not in [*look(home, march(18, 16)), *look(home, march(19, 12))]


def test_a_time_agreed_in_plain_words_only_suspends_and_is_asked_about(home: Home) -> None:
    """Nothing is dated by guessing: the note asks, and the user's word makes it a meeting."""
    first = write_first(home)
    named = home.receive(
        ANN, RE, "Dear Sam,\n\nHow about Thursday 12 March at 2 pm?\n\nAnn\n", **answers(first)
    )
    home.set_time(START + timedelta(hours=1))
    home.send(ANN, RE, "Dear Ms Miller,\n\nyes, that suits me.\n", **answers(named, first))
    home.set_time(START + timedelta(hours=2))
    once(home)
    look(home, march(3, 10))
    assert any("meet" in each.lower() or "agreed" in each.lower() for each in told(home))
    assert "attempt" not in look(home, ATTEMPT_DUE)

    home.call("meeting", "ann", "thu 12 march 14:00")
    assert look(home, march(11, 16, 1)) == ["prepare"]


def told(home: Home) -> list[str]:
    """What the notes said and the next will say."""
    return [*headings(home), *(line for note in home.notes() for line in text(note).splitlines())]


# What came of it ----------------------------------------------------------------------------------------------------


def met(home: Home, *words: str) -> None:
    """Ann answered, they met on Tuesday morning, and Sam told it in an answer to the call's or any other note."""
    first = write_first(home)
    assert look(home, march(3, 10, 30)) == ["call"]
    home.receive(ANN, RE, YES, **answers(first))
    home.set_time(march(3, 11))
    once(home)
    delete(home, "Drafts", draft_to(home, ANN).uid)
    home.set_time(march(3, 12))
    answer_note(home, "\n".join(("met", *words)), "Ann")
    home.set_time(march(3, 12, 30))


def test_the_thank_you_has_the_helpful_thing(home: Home) -> None:
    """From the answer to the note; no FILL is left in its place."""
    met(home, "helpful: Read the Lyon report before the Leeds one.")
    assert look(home, march(3, 14)) == ["thank_you"]
    assert "Read the Lyon report before the Leeds one." in said(home)
    assert "[[FILL" not in said(home)


def test_a_referral_is_introduced_once_the_thank_you_is_out_and_reported_back(home: Home) -> None:
    """The introduction names who referred; their answer is reported to that one."""
    met(home, "referral: Ben Okafor <ben@harbour.example>, builds gates")
    assert look(home, march(3, 14)) == ["thank_you"]
    assert look(home, march(4, 11)) == []
    home.set_time(march(4, 12))
    send_draft(home, ANN)
    assert look(home, march(4, 12, 30)) == ["introduction"]
    assert "Ann Miller suggested that I write to you." in said(home, "ben@harbour.example")
    assert recipients(home) == [("Ben Okafor <ben@harbour.example>", "")]
    assert "Ben Okafor <ben@harbour.example>: The introduction is in your Drafts." in home.call("plan").stdout
    assert "The introduction is in your Drafts." in home.call("why", "okafor").stdout

    home.set_time(march(4, 13))
    send_draft(home, "ben@harbour.example")
    assert look(home, march(4, 13, 30)) == []
    assert "Ann Miller <ann@northlight.example> named them: message <" in " ".join(
        home.call("why", "okafor").stdout.split()
    )
    assert "named to you: ben@harbour.example" in home.call("why", "okafor").stdout
    home.set_time(march(4, 14))
    reply(home, "Ben Okafor <ben@harbour.example>", YES)
    assert look(home, march(4, 14, 30)) == ["answer"]
    assert look(home, march(5, 15)) == ["report_back"]
    assert "Ben" in said(home)


def test_whom_the_referrer_will_introduce_is_not_written_to_but_asked_about(home: Home) -> None:
    """Nothing for ten business days, then a question in the note; never a draft past them."""
    met(home, "referral: Ben Okafor <ben@harbour.example>, she will introduce us")
    look(home, march(3, 14))
    send_draft(home, ANN)
    came = [kind for day in (4, 5, 9, 12, 16) for kind in look(home, march(day, 12))]
    assert "introduction" not in came
    before = len(told(home))
    look(home, march(19, 12))
    assert any("Ben Okafor" in line for line in told(home)[before:] + told(home))
    assert home.drafts() == [] or "ben@" not in str(recipients(home))


def test_what_is_owed_stands_in_the_check_in(home: Home) -> None:
    """Something for them first."""
    met(home, "owe: the rainfall table")
    look(home, march(3, 14))
    send_draft(home, ANN, "I will send the table.")
    look(home, march(3, 15))
    assert look(home, march(25, 12)) == ["check_in"]
    assert "the rainfall table" in said(home)


def test_news_brings_the_check_in_sooner(home: Home) -> None:
    """With the news in it, to those the user keeps in touch with."""
    met(home)
    look(home, march(3, 14))
    send_draft(home, ANN)
    look(home, march(3, 15))
    assert home.call("news", "My paper on cellars is out.").returncode == 0
    assert "check_in" in [*look(home, march(10, 12)), *look(home, march(11, 12))]
    assert "My paper on cellars is out." in said(home)


def test_who_landed_tells_those_who_helped_and_asks_nobody_any_more(home: Home) -> None:
    """One mail each to who met; none to who declined or never answered; calls and attempts end."""
    met(home)
    look(home, march(3, 14))
    send_draft(home, ANN)
    no = home.send(CY, SUBJECT, FIRST)
    home.send("Dee <dee@mill.example>", SUBJECT, FIRST)
    home.receive(CY, RE, "I am sorry, I must decline. I have no time for this.\n", **answers(no))
    assert look(home, march(3, 16)) == ["answer"]
    delete(home, "Drafts", draft_to(home, CY).uid)
    assert home.call("landed", "I plan for floods in Leeds from June.").returncode == 0

    assert [kind for day in (4, 5, 10, 11, 25) for kind in look(home, march(day, 12))] == ["landed"]
    assert recipients(home) == [(ANN, "")]
    assert "I plan for floods in Leeds from June." in said(home)


def test_the_landing_is_told_one_by_one_within_the_days_cap(home: Home) -> None:
    """Three who met, two a day: nobody gets a mail that is everybody's."""
    home.write_config(drafts_per_day=2)
    persons = [f"P{n} <p{n}@x{n}.example>" for n in range(3)]
    for n, who in enumerate(persons):
        home.send(who, SUBJECT, FIRST, at=START + timedelta(minutes=n))
    once(home)
    home.set_time(START + timedelta(hours=1))
    for n in range(3):
        assert (
            home.call("met", f"p{n}@x{n}.example", "--helpful", f"Read the report no. {n}.").returncode == 0
        )
    assert look(home, START + timedelta(hours=5)) == ["thank_you"] * 3
    for who in persons:
        send_draft(home, who)
    home.call("landed", "I plan for floods in Leeds from June.")
    assert look(home, march(3, 12)) == ["landed", "landed"]
    assert look(home, march(4, 12)) == ["landed"]
    assert sorted(to for to, _ in recipients(home)) == persons
    assert ["Read the report no. 1." in text(draft) for draft in home.drafts()].count(True) == 1


# Calls ---------------------------------------------------------------------------------------------------------------


def test_a_day_promised_for_a_call_is_the_calls(home: Home) -> None:
    """“I will call you on Thursday”: not on Tuesday, when the playbook would have it."""
    write_first(home, body=FIRST.replace("Sam\n", "I will call you on Thursday.\n\nSam\n"))
    assert [look(home, march(day, 12)) for day in (3, 4, 5)] == [[], [], ["call"]]


def test_no_call_on_their_public_holiday(home: Home) -> None:
    """17 March is one in Northern Ireland's neighbour; the user's own calendar knows nothing of it."""
    people(home, {"name": "Ann Miller", "addresses": ["ann@northlight.example"], "country": "IE"})
    home.set_time(march(16, 10))
    home.send(ANN, SUBJECT, FIRST)
    once(home)
    assert [look(home, march(day, 12)) for day in (17, 18)] == [[], ["call"]]


def test_on_a_public_holiday_of_the_users_nothing_appears(home: Home) -> None:
    """Good Friday and Easter Monday."""
    home.write_config(hours={"timezone": "Europe/London", "country": "GB", "region": "ENG"})
    home.set_time(datetime(2026, 4, 2, 9, 30, tzinfo=UTC))
    home.send(ANN, SUBJECT, FIRST)
    once(home)
    april = [datetime(2026, 4, day, 13, tzinfo=UTC) for day in (3, 6, 7)]
    assert [look(home, at) for at in april] == [[], [], ["call"]]


# Everything at once -------------------------------------------------------------------------------------------------


def test_a_pause_by_word_stops_all_writing_until_it_goes_on(home: Home) -> None:
    """Answers, too; watching goes on."""
    first = write_first(home)
    assert look(home, march(3, 11)) == ["call"]
    answer_note(home, "pause")
    assert look(home, march(3, 12)) == []
    home.receive(ANN, RE, YES, **answers(first))
    assert look(home, march(3, 13)) == []
    assert home.json("why", "ann")["state"] == "answered"
    assert home.call("resume").returncode == 0
    assert "answer" in look(home, march(3, 14))


def test_what_was_overdue_is_drafted_on_the_users_word(home: Home) -> None:
    """Listed at first sight; drafted when the user answers the note with `draft`."""
    at = START - timedelta(days=40)
    first = home.send(ANN, SUBJECT, FIRST, at=at)
    home.receive(ANN, RE, YES, at=at + timedelta(days=1), **answers(first))
    assert look(home, START) == []
    assert any("Overdue before I was watching".upper() in line for line in told(home))
    home.set_time(START + timedelta(minutes=5))
    answer_note(home, "draft Ann")
    assert look(home, START + timedelta(minutes=10)) == ["check_in"]


PLAYBOOKS: list[dict[str, Any]] = [
    {"name": "advice", "enrol": {"subjects": ["advice"]}, "check_in_with": "answered"},
    {
        "name": "touch",
        "enrol": {"subjects": ["hello again"]},
        "attempts": [],
        "check_in": "2-3 weeks",
        "check_in_with": "answered",
    },
]


def test_two_playbooks_run_side_by_side_and_meet_nobody_twice(home: Home) -> None:
    """Each by its own rules; a second mail to somebody who has one is their next mail, whatever its subject."""
    home.write_config(playbook=PLAYBOOKS)
    home.send(ANN, SUBJECT, FIRST)
    home.send(BEN, "Hello again", FIRST, at=START + timedelta(minutes=1))
    home.send(ANN, "Hello again", FIRST, at=START + timedelta(minutes=2))
    once(home)
    assert [home.json("why", who)["playbook"] for who in ("ann", "ben")] == ["advice", "touch"]
    came = [kind for day in (3, 4, 9, 10, 12) for kind in look(home, march(day, 12))]
    assert came == ["call"]


@pytest.mark.parametrize("weeks", [3, 8])
def test_an_old_mailbox_is_no_flood_of_the_new_steps_either(home: Home, weeks: int) -> None:
    """What went quiet long ago is listed at most; who is listed in people.toml comes within the cap."""
    at = START - timedelta(weeks=weeks)
    for n in range(6):
        who = f"P{n} <p{n}@x{n}.example>"
        first = home.send(who, SUBJECT, FIRST, at=at + timedelta(minutes=n))
        yes = home.receive(who, RE, YES, at=at + timedelta(hours=2, minutes=n), **answers(first))
        home.send(who, RE, "Thursday at two?\n", at=at + timedelta(hours=5, minutes=n), **answers(yes, first))
    people(home, *(ANN_LISTED | {"name": f"Q{n}", "addresses": [f"q{n}@y{n}.example"]} for n in range(9)))
    came = look(home, START)
    assert came.count("nudge") == 0
    assert len([kind for kind in came if kind not in {"note", "digest"}]) <= 5


def test_after_weeks_asleep_what_fell_due_meanwhile_is_listed_and_not_drafted(home: Home) -> None:
    """A meeting to thank for and silences to nudge: none is drafted weeks late by itself, each is named."""
    people = [f"P{n} <p{n}@x{n}.example>" for n in range(4)]
    for n, who in enumerate(people):
        first = home.send(who, SUBJECT, FIRST, at=START + timedelta(minutes=n))
        yes = home.receive(who, RE, YES, at=START + timedelta(hours=1, minutes=n), **answers(first))
        home.send(
            who, RE, "Thursday at two?\n", at=START + timedelta(hours=2, minutes=n), **answers(yes, first)
        )
    home.send(ANN, SUBJECT, FIRST, at=START + timedelta(hours=1))
    look(home, START + timedelta(hours=3))
    invitation(home, march(4, 14))
    look(home, START + timedelta(hours=4))

    assert look(home, START + timedelta(days=18)) == []
    said_now = " ".join(told(home))
    assert home.drafts() == []
    for who in ("p0@x0.example", "p3@x3.example", "ann@northlight.example"):
        assert who in said_now


def test_an_introduction_from_the_second_account_is_answered_in_whichever_they_write_to(home: Home) -> None:
    """people.toml says which account writes first; the person is the same in both."""
    second = Second(home)
    people(home, ANN_LISTED | {"account": "work"})
    assert look(home, START) == ["introduction"]
    (draft,) = second.drafts()
    assert headers(draft)["From"] == f"Sam Carter <{second.address}>"
    home.server.deliver(second.user, "Sent", draft.raw, ("\\Seen",), START + timedelta(minutes=5))
    remove(home, "Drafts", draft.uid, second.user)
    assert look(home, START + timedelta(minutes=10)) == []

    thread = answers(headers(draft)["Message-ID"].strip("<>"))
    home.receive(ANN, f"Re: {headers(draft)['Subject']}", YES, at=START + timedelta(hours=1), **thread)
    assert look(home, START + timedelta(hours=2)) == ["answer"]
    assert recipients(home) == [(ANN, "")]
    assert [look(home, march(day, 12)) for day in (3, 9)] == [[], []]
