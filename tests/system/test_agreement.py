"""From a time they name to a meeting, and first mails to people who are no strangers: the whole way on a Dovecot."""

import shutil
from datetime import UTC, datetime, timedelta
from email.parser import BytesParser
from email.policy import SMTP

from tests.system.hands import draft_to, remove, reply, send_draft
from tests.system.home import START, Home, answers, headers, text
from tests.system.story import ANN, BEN, FIRST, SUBJECT, headings, kinds, once, people, why, write_first

RE = f"Re: {SUBJECT}"
NAMES = "Dear Sam,\n\nGladly. How about Thursday 12 March at 2 pm?\n\nAnn\n"
BEN_LISTED = {
    "name": "Ben Okafor",
    "addresses": ["ben@northlight.example"],
    "introduce": True,
    "why": "He keeps the gates that hold the tide.",
}


def march(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def placed(home: Home, at: datetime) -> list[str]:
    """What a round at this time placed, the daily note and the digest aside."""
    home.set_time(at)
    return [kind for kind in once(home) if kind not in {"note", "digest"}]


def named(home: Home) -> None:
    """Ann names a time; our confirmation lies in Drafts."""
    first = write_first(home)
    home.receive(ANN, RE, NAMES, at=START + timedelta(hours=1), **answers(first))
    assert placed(home, START + timedelta(hours=2)) == ["answer"]
    assert "Thursday, 12 March at 14:00" in text(draft_to(home, ANN))


def test_our_confirmation_of_a_time_makes_the_meeting_once_it_is_sent(home: Home) -> None:
    """Prepared the afternoon before, thanked for after; no call, no further mail, no nudge."""
    named(home)
    home.set_time(START + timedelta(hours=3))
    send_draft(home, ANN)
    assert placed(home, START + timedelta(hours=4)) == []
    assert kinds(home, "ann") == ["outreach", "received", "meeting", "sent"]
    assert why(home, "ann")["state"] == "meeting"
    assert why(home, "ann")["waiting"] == "You agreed to meet on 12 March."
    assert [placed(home, march(day, 12)) for day in (3, 4, 9, 10, 11)] == [[], [], [], [], []]
    assert placed(home, march(11, 16, 1)) == ["prepare"]
    assert placed(home, march(12, 15)) == []
    assert placed(home, march(12, 15, 30)) == ["thank_you"]


def test_a_time_is_confirmed_by_their_clock_and_noted_by_the_users(home: Home) -> None:
    """17 March, 13:00 in New York, is 17:00 in the user's zone, in the calendar too."""
    people(
        home, {"name": "Ann Miller", "addresses": ["ann@northlight.example"], "timezone": "America/New_York"}
    )
    first = write_first(home)
    words = "Dear Sam,\n\nGladly. How about Tuesday 17 March at 1 pm?\n\nAnn\n"
    home.receive(ANN, RE, words, at=START + timedelta(hours=1), **answers(first))
    placed(home, START + timedelta(hours=2))
    assert "Tuesday, 17 March at 13:00 (New York time)" in text(draft_to(home, ANN))
    send_draft(home, ANN)
    placed(home, START + timedelta(hours=4))
    assert why(home, "ann")["state"] == "meeting"
    (met,) = (fact for fact in why(home, "ann")["facts"] if fact["kind"] == "meeting")
    assert datetime.fromisoformat(met["starts_at"]) == march(17, 17)


def test_a_client_that_gives_the_confirmation_an_id_of_its_own_makes_the_meeting_too(home: Home) -> None:
    """Outlook and some phones do that."""
    named(home)
    home.set_time(START + timedelta(hours=3))
    draft = draft_to(home, ANN)
    message = BytesParser(policy=SMTP).parsebytes(draft.raw)
    message.replace_header("Message-ID", "<of-the-clients-own@phone.example>")
    home.server.deliver(home.user, home.server.mailboxes.sent, message.as_bytes(), ("\\Seen",), home.now)
    remove(home, home.server.mailboxes.drafts, draft.uid)
    placed(home, START + timedelta(hours=4))
    assert why(home, "ann")["state"] == "meeting"


def test_a_time_confirmed_in_the_users_own_words_is_asked_about(home: Home) -> None:
    """With the word that makes it a meeting; it is no meeting before, and nobody is nudged before it is past."""
    first = write_first(home)
    mail = home.receive(ANN, RE, NAMES, at=START + timedelta(hours=1), **answers(first))
    home.set_time(START + timedelta(hours=2))
    home.send(ANN, RE, "Dear Ann,\n\nThursday at 14:00 it is.\n\nSam\n", **answers(mail, first))
    placed(home, START + timedelta(hours=3))
    assert why(home, "ann")["state"] == "talking"
    said = " ".join(each for note in home.notes() for each in (text(note),))
    assert "meeting Thu 14:00" in " ".join(said.split()) or "Is a time agreed?" in headings(home)
    assert [placed(home, march(day, 12)) for day in (9, 10, 11)] == [[], [], []]


def test_nobody_is_introduced_to_whom_there_is_mail_with_already(home: Home) -> None:
    """A reply of the user's begins nothing, and is no first mail; on the user's word it is drafted all the same."""
    theirs = home.receive(BEN, "The minutes", "Here they are.\n", at=START - timedelta(days=3))
    home.send(BEN, "Re: The minutes", "Thanks.\n", at=START - timedelta(days=2), **answers(theirs))
    people(home, BEN_LISTED)
    assert placed(home, START) == []
    assert home.drafts() == []
    told = [*headings(home), *(text(note).casefold() for note in home.notes())]
    assert any("first mail to somebody you know" in each.casefold() for each in told)


def test_the_introduction_says_in_why_where_it_comes_from(home: Home) -> None:
    """Before it is drafted, and after it is sent the conversation has begun."""
    people(home, BEN_LISTED)
    home.set_time(START.replace(hour=6))
    once(home)
    (step,) = why(home, "ben")["next"]
    assert step["kind"] == "introduction"
    assert "people.toml lists them" in step["why"]
    assert placed(home, START) == ["introduction"]
    send_draft(home, BEN)
    placed(home, START + timedelta(minutes=10))
    assert why(home, "ben")["state"] == "waiting"
    assert kinds(home, "ben") == ["outreach"]
    assert headers(home.server.fetch_all(home.user, home.server.mailboxes.sent)[-1])["To"]


def test_whoever_is_named_in_a_mail_is_introduced_to_once_that_is_answered(home: Home) -> None:
    """So says the plan, and so says a replay of the same mail."""
    home.send(ANN, SUBJECT, FIRST)
    once(home)
    home.set_time(START + timedelta(hours=1))
    reply(
        home, ANN, "Dear Sam,\n\nYou should talk to Cy Brandt, cy@harbour.example, who knows more.\n\nAnn\n"
    )
    assert placed(home, START + timedelta(hours=1, minutes=5)) == ["answer"]
    assert why(home, "cy")["waiting"] == "Waits until your thanks to ann@northlight.example are out."
    send_draft(home, ANN)
    assert placed(home, START + timedelta(hours=2)) == ["introduction"]
    (step,) = (draft for draft in home.drafts() if "cy@harbour.example" in headers(draft)["To"])
    assert "Ann Miller" in text(step)
    home.set_time(march(3, 12))
    told = home.json("replay", "--since", "2026-03-01")["steps"]
    assert [(each["kind"], each["persons"]) for each in told[:2]] == [
        ("answer", ["ann@northlight.example"]),
        ("introduction", ["cy@harbour.example"]),
    ]


def test_listed_and_named_is_one_introduction_also_after_the_ledger_is_lost(home: Home) -> None:
    """Made for the name that was dropped; then the list has them too, and nobody remembers."""
    people(home, BEN_LISTED)
    assert placed(home, START) == ["introduction"]
    shutil.rmtree(home.folder / "state")
    people(home)
    home.send(ANN, SUBJECT, FIRST)
    placed(home, START + timedelta(minutes=10))
    reply(home, ANN, "Dear Sam,\n\nYou should talk to Ben Okafor, ben@northlight.example.\n\nAnn\n")
    placed(home, START + timedelta(hours=1))
    send_draft(home, ANN)
    placed(home, START + timedelta(hours=2))
    assert why(home, "ben")["state"] == "new"
    assert len([draft for draft in home.drafts() if "ben@" in headers(draft)["To"]]) == 1


def test_a_name_that_is_taken_back_takes_the_introduction_back(home: Home) -> None:
    """It lies untouched in Drafts, and nobody is to be written to any more."""
    write_first(home)
    home.set_time(START + timedelta(hours=1))
    assert home.call("refer", "ann", "Cy Brandt <cy@harbour.example>").returncode == 0
    assert placed(home, START + timedelta(hours=1, minutes=5)) == ["introduction"]
    assert home.call("undo").returncode == 0
    placed(home, START + timedelta(hours=2))
    assert home.drafts() == []
    assert len(home.trash()) == 1
    assert home.json("status")["questions"] == []
