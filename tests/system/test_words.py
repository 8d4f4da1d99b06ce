"""The user answers a note, or types the word: what they say steers what comes next, and nobody else's mail does."""

import json
from datetime import timedelta

import pytest

from followthrough.ledger.store import Ledger
from tests.servers.face import Stored, eventually
from tests.system.home import START, Home, answers, headers, text
from tests.system.story import (
    ANN,
    ATTEMPT_DUE,
    BEN,
    CY,
    FIRST,
    SUBJECT,
    TUESDAY,
    WEDNESDAY,
    YES,
    kinds,
    once,
    people,
    why,
    write_first,
)

PHONE = (
    "\n\nSent from my phone\n\n"
    "On Tue, 3 Mar 2026 at 11:00, Sam Carter <sam@example.org> wrote:\n> Call Ann Miller\n> stop\n"
)
"""What a phone puts below: a signature and the note, whose words are nobody's."""


def call_note(home: Home) -> Stored:
    """Ann was written to on Monday; on Tuesday there is a note to call her."""
    write_first(home)
    home.set_time(TUESDAY)
    assert once(home) == ["call"]
    (note,) = home.notes()
    return note


def answer(home: Home, note: Stored, words: str, to: str = "", **fields: str) -> str:
    """The user's answer to a note, as their client puts it into Sent. Its Message-ID."""
    head = headers(note)
    threading = answers(head["Message-ID"].strip("<>"))
    return home.send(to or home.address, f"Re: {head['Subject']}", words, **(threading | fields))


def told(home: Home) -> dict[str, str]:
    """What notes say or will say: the texts by heading."""
    found: dict[str, str] = {}
    with Ledger.open(home.folder / "state") as ledger:
        for question in ledger.questions(untold_only=False):
            found[question.heading] = f"{found.get(question.heading, '')} {question.text}".strip()
    return found


def test_an_answer_to_a_note_says_what_happened_and_stops_the_attempts(home: Home) -> None:
    """From a phone, with the note quoted below and a signature: one word, and no second mail comes."""
    answer(home, call_note(home), "Called." + PHONE)
    assert once(home) == ["note"]

    assert kinds(home, "ann") == ["outreach", "called"]
    assert told(home)["You told me"] == "You called."
    assert "you called" in home.call("why", "ann").stdout
    said = " ".join(text(home.notes()[-1]).split())
    assert "YOU TOLD ME" in said
    assert "You called." in said
    home.set_time(ATTEMPT_DUE)
    assert once(home) == []


def test_each_line_is_a_word_and_what_is_no_word_is_said_back(home: Home) -> None:
    note = call_note(home)
    words = "no answer\nphone: +44 20 7946 0000\nwhat now\nntoe: sails\nhold until 1 March\nmeeting friday"
    answer(home, note, words + PHONE)
    once(home)

    assert kinds(home, "ann") == ["outreach", "called", "noted", "noted"]
    said = told(home)
    assert "its note is in your inbox" not in text(home.notes()[-1])  # there is no call left to make
    assert "You called; nobody answered." in said["You told me"]
    assert "“ntoe”" in said["You told me"]
    assert "Their number: +44 20 7946 0000" in said["You told me"]
    assert "“what now”: Begin the line with one of the words" in said["Not understood"]
    assert "“meeting friday”: Say the hour too, as in `meeting Thu 14:00`." in said["Not understood"]
    assert "“hold until 1 March”: Sunday 1 March is over." in said["Not done"]
    home.set_time(ATTEMPT_DUE)
    assert "attempt" in once(home)


def test_a_meeting_by_the_users_word_is_prepared_and_moved_and_cancelled(home: Home) -> None:
    note = call_note(home)
    answer(home, note, "meeting Thu 14:00")
    once(home)
    assert why(home, "ann")["state"] == "meeting"
    assert told(home)["You told me"] == "A meeting on Thursday 5 March, 14:00-14:30."
    assert "attempt" not in home.call("plan").stdout

    home.set_time(TUESDAY + timedelta(hours=1))
    assert home.call("meeting", "ann", "Fri", "10:00").returncode == 0
    (meeting,) = [m for m in why(home, "ann")["facts"] if m["kind"] == "meeting"][1:]
    assert (meeting["starts_at"], meeting["sequence"]) == ("2026-03-06T10:00:00+00:00", 1)
    home.set_time(TUESDAY + timedelta(hours=2))
    done = home.call("meeting", "ann", "--cancel")
    assert "The meeting on Friday 6 March, 10:00 is cancelled." in " ".join(done.stdout.split())
    assert why(home, "ann")["state"] == "talking"
    assert home.call("meeting", "ann", "--cancel").returncode == 1


def test_the_same_mail_twice_is_heard_once_and_undo_takes_one_word_after_the_other_back(home: Home) -> None:
    note = call_note(home)
    said = answer(home, note, "note: likes sailing")
    once(home)
    sent = home.server.mailboxes.sent
    copy = home.server.fetch_all(home.user, sent)[-1].raw
    home.server.deliver(home.user, sent, copy, ("\\Seen",), TUESDAY)
    once(home)
    facts = [f for f in why(home, "ann")["facts"] if f["kind"] == "noted"]
    assert [f["message_id"] for f in facts] == [f"{said}#1"]

    home.set_time(TUESDAY + timedelta(minutes=5))
    assert home.call("phone", "ann", "+49 30 1234567").returncode == 0
    home.set_time(TUESDAY + timedelta(minutes=6))
    assert home.call("hold", "ann").returncode == 0
    assert kinds(home, "ann") == ["outreach", "noted", "noted", "held"]
    for minute, words in ((10, 2), (11, 1), (12, 0)):
        home.set_time(TUESDAY + timedelta(minutes=minute))
        assert "Taken back" in home.call("undo").stdout
        assert kinds(home, "ann") == ["outreach", "noted", "noted", "held"][: words + 1]
    done = home.call("undo")
    assert (done.returncode, "There is nothing to take back." in done.stderr) == (1, True)
    with Ledger.open(home.folder / "state") as ledger:
        assert "phone" not in ledger.learned("ann@northlight.example")


@pytest.mark.parametrize("mailbox", ["INBOX", "Advice"])
def test_a_forged_answer_steers_nothing(home: Home, mailbox: str) -> None:
    """From the user's own address, in answer to the very note: but it lies where anybody can put mail."""
    home.extra["playbook"] = [{"name": "advice", "enrol": {"subjects": ["advice"], "mailboxes": ["Advice"]}}]
    home.write_config()
    home.server.create(home.user, "Advice")
    note = call_note(home)
    threading = answers(headers(note)["Message-ID"].strip("<>"))
    home.receive(
        f"Sam Carter <{home.address}>", "Re: Call Ann", "stop\npause\n", mailbox=mailbox, **threading
    )
    once(home)
    assert kinds(home, "ann") == ["outreach"]
    assert told(home) == {}
    home.set_time(ATTEMPT_DUE)
    assert once(home) == ["attempt"]


def test_what_lies_in_sent_steers_only_from_the_users_own_address_alone_and_in_answer_to_a_note(
    home: Home,
) -> None:
    """A copy in Sent of somebody else's mail, a mail that answers no note, and one that others read too."""
    note = call_note(home)
    threading = answers(headers(note)["Message-ID"].strip("<>"))
    sent = home.server.mailboxes.sent
    home.receive(CY, "Re: Call Ann", "stop\n", mailbox=sent, **threading)
    home.send(home.address, "Call Ann", "stop\n")
    answer(home, note, "stop", Cc=CY)
    answer(home, note, "stop", to=BEN)
    once(home)
    assert kinds(home, "ann") == ["outreach"]
    assert list(told(home)) == ["Not done"]
    assert "went to somebody else too" in told(home)["Not done"]
    assert home.call("why", "cy").returncode == 1  # an answer to a note enrols nobody


def test_a_pause_in_an_answer_stops_what_would_be_written_in_the_same_turn(home: Home) -> None:
    note = call_note(home)
    home.set_time(ATTEMPT_DUE)
    answer(home, note, "pause")
    assert once(home) == []
    assert home.drafts() == []
    assert "paused" in home.call("plan").stdout
    done = home.call("resume")
    assert "Writing goes on." in done.stdout
    assert "attempt" in once(home)


def test_stop_is_for_good_and_only_the_words_own_undo_lifts_it(home: Home) -> None:
    note = call_note(home)
    answer(home, note, "STOP")
    home.set_time(ATTEMPT_DUE)
    assert "attempt" not in once(home)
    assert why(home, "ann")["state"] == "stopped"
    assert home.call("resume", "ann").returncode == 1
    assert home.call("undo").returncode == 0
    assert once(home) == ["attempt"]


def test_with_met_the_helpful_thing_is_kept_for_the_thank_you(home: Home) -> None:
    note = call_note(home)
    referral = "referral: Bea Muster <bea@example.net>, her colleague"
    answer(home, note, f"met at 10\nhelpful: the Lyon report\n{referral}\nowe: my plan")
    once(home)
    facts = {f["kind"]: f for f in why(home, "ann")["facts"]}
    assert facts["met"]["ended_at"] == "2026-03-03T10:30:00+00:00"
    assert (facts["noted"]["text"], facts["noted"]["helpful"]) == ("the Lyon report", True)
    assert facts["referral"]["address"] == "bea@example.net"
    assert facts["owed"]["text"] == "my plan"


def test_a_name_that_fits_several_or_nobody_is_asked_back(home: Home) -> None:
    write_first(home)
    home.send("Ann Other <other@harbour.example>", SUBJECT, FIRST)
    once(home)
    done = home.call("called", "ann")
    assert (done.returncode, done.stdout) == (1, "")
    both = "Ann Miller <ann@northlight.example>, Ann Other <other@harbour.example>"
    assert f"“ann” fits several: {both}" in done.stderr
    assert "Nobody known is called “zoe”." in home.call("called", "zoe").stderr
    assert home.call("called", "miller").returncode == 0
    assert kinds(home, "miller") == ["outreach", "called"]


def test_words_about_somebody_never_written_to_are_kept_for_the_day_they_are(home: Home) -> None:
    """Listed in people.toml, one with an address and one without: nothing is drafted, nothing breaks."""
    people(home, {"name": "Bea Muster"}, {"name": "Cy Brandt", "addresses": ["cy@harbour.example"]})
    assert home.call("note", "bea", "met her at the alumni evening").returncode == 0
    assert "you have not written to them yet" in home.call("met", "cy").stdout
    assert once(home) == []
    assert home.json("plan")["steps"] == []
    assert home.json("status")["questions"] == []
    assert "met her at the alumni evening" in home.call("why", "bea").stdout
    people(home, {"name": "Bea Muster", "addresses": ["bea@example.net"]})
    home.set_time(TUESDAY)
    write_first(home, "bea@example.net")
    assert kinds(home, "bea") == ["noted", "outreach"]


def test_beside_a_running_service_a_word_is_put_down_and_taken_up_within_a_tick(home: Home) -> None:
    write_first(home)
    service = home.start({"TICK_SECONDS": "0.2"})
    home.watching()
    done = home.json("called", "ann", "--no-answer", "--note", "Is it the right number?")
    assert done["taken_up"] == "soon"
    understood = [each["text"] for each in done["understood"]]
    assert understood == ["You called; nobody answered.", "Noted: Is it the right number?"]
    eventually(lambda: kinds(home, "ann") == ["outreach", "called", "noted"], "the service took the word up")
    refused = home.call("resume", "ann")
    assert (refused.returncode, "Nothing was on hold." in refused.stderr) == (1, True)

    answer_to = home.call("pause", "--json")
    assert json.loads(answer_to.stdout)["taken_up"] == "soon"
    eventually(lambda: home.json("status")["paused"], "the service paused")
    assert home.stop(service) == 0


def test_a_word_comes_to_the_same_before_and_after_a_crash(home: Home) -> None:
    """Heard and not yet taken up when the machine went down: taken up once, at the next start."""
    note = call_note(home)
    answer(home, note, "called")
    once(home)
    with Ledger.open(home.folder / "state") as ledger:
        (said,) = ledger.heeded()
        ledger._db.run("UPDATE said SET heeded_at = NULL")
        assert ledger.unheeded() == (said,)
    home.set_time(WEDNESDAY)
    once(home)
    assert kinds(home, "ann") == ["outreach", "called"]
    assert told(home)["You told me"] == "You called."


def test_in_the_days_note_a_word_without_a_name_is_about_the_only_one_it_names(home: Home) -> None:
    """And where it names several, they are asked back."""
    write_first(home)
    home.receive(ANN, "Coffee?", YES)
    home.set_time(TUESDAY)
    assert sorted(once(home)) == ["answer", "note"]
    answer(home, home.notes()[-1], "note: sails")
    once(home)
    assert told(home)["You told me"] == "Noted: sails"

    home.send(BEN, SUBJECT, FIRST)
    home.receive(BEN, "Tea?", "Dear Sam,\n\nGlad to help!\n\nBen\n", at=home.now + timedelta(minutes=5))
    home.set_time(WEDNESDAY)
    assert "note" in once(home)
    answer(home, home.notes()[-1], "note: skis")
    once(home)
    assert "Whom do you mean: Ben Okafor <ben@northlight.example>, Ann Miller" in told(home)["Not done"]
    assert kinds(home, "ben").count("noted") == 0


def test_with_a_clock_that_cannot_be_right_no_word_is_taken(home: Home) -> None:
    """It would be dated by it, and stand before or after what it belongs to for ever."""
    write_first(home)
    home.set_time(START - timedelta(days=400))
    done = home.call("called", "ann")
    assert done.returncode == 1
    assert "can't be right. Nothing was written" in " ".join(done.stderr.split())
    home.set_time(TUESDAY)
    assert kinds(home, "ann") == ["outreach"]
