"""What one calendar mail does to a meeting, and what an answer's times and referrals become."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from followthrough.mail.address import Identities
from followthrough.mail.matching.match import Certainty, Match
from followthrough.mail.message import parse
from followthrough.mail.reading import CalendarEvent, Evidence, Says, read
from followthrough.plan.arrivals import About, Arrival, Meaning
from followthrough.plan.facts import Meeting, Received, Referral
from followthrough.plan.invitations import Letter, Turn, settled
from followthrough.plan.reception import meaning

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
THURSDAY = datetime(2026, 3, 12, 14, tzinfo=UTC)
FRIDAY = THURSDAY + timedelta(days=1)
LETTER = Letter("home", "ann@x.example", "mail@x", NOW)
EVENT = CalendarEvent("REQUEST", "m1", 0, None, THURSDAY, THURSDAY + timedelta(minutes=30), None, None, ())
AGREED = Meeting(
    person="ann@x.example",
    account="home",
    message_id="first@x",
    at=NOW - timedelta(hours=1),
    uid="m1",
    sequence=1,
    starts_at=THURSDAY,
    ends_at=THURSDAY + timedelta(minutes=30),
)
CANCELLED = replace(AGREED, cancelled=True)


@pytest.mark.parametrize(
    ("event", "known", "turn"),
    [
        (EVENT, (), Turn.INVITED),
        (replace(EVENT, method="ADD"), (), Turn.INVITED),
        (replace(EVENT, sequence=2, starts_at=FRIDAY), (AGREED,), Turn.MOVED),
        (replace(EVENT, sequence=1), (AGREED,), Turn.NOTHING),
        (replace(EVENT, sequence=0, starts_at=FRIDAY), (AGREED,), Turn.NOTHING),
        (replace(EVENT, sequence=1, starts_at=FRIDAY), (AGREED,), Turn.INVITED),
        (replace(EVENT, sequence=2), (CANCELLED,), Turn.INVITED),
        (replace(EVENT, sequence=0), (CANCELLED,), Turn.NOTHING),
        (replace(EVENT, method="CANCEL", sequence=1), (AGREED,), Turn.CANCELLED),
        (replace(EVENT, method="CANCEL", sequence=0), (AGREED,), Turn.NOTHING),
        (replace(EVENT, status="CANCELLED", sequence=2), (AGREED,), Turn.CANCELLED),
        (replace(EVENT, method="COUNTER"), (AGREED,), Turn.COUNTERED),
        (replace(EVENT, method="DECLINECOUNTER"), (AGREED,), Turn.DECLINED),
        (replace(EVENT, method="REFRESH"), (AGREED,), Turn.NOTHING),
        (replace(EVENT, method="REPLY", partstat="ACCEPTED"), (), Turn.AGREED),
        (replace(EVENT, method="REPLY", partstat="ACCEPTED", starts_at=None), (), Turn.UNCLEAR),
        (replace(EVENT, method="REPLY", partstat="DECLINED"), (AGREED,), Turn.DECLINED),
        (replace(EVENT, method="REPLY", partstat="TENTATIVE"), (), Turn.UNDECIDED),
        (replace(EVENT, method="REPLY", partstat="NEEDS-ACTION"), (), Turn.NOTHING),
        (replace(EVENT, method="REPLY"), (), Turn.NOTHING),
    ],
)
def test_each_calendar_mail_has_one_turn(
    event: CalendarEvent, known: tuple[Meeting, ...], turn: Turn
) -> None:
    """By its method, by the answer in it, and by the version of what is known."""
    assert settled(LETTER, event, known).turn is turn


def test_a_cancellation_needs_no_time_of_its_own() -> None:
    """It undoes what is known, and what is not known yet."""
    event = replace(EVENT, method="CANCEL", sequence=1, starts_at=None, ends_at=None)
    for known in ((AGREED,), ()):
        undone = settled(LETTER, event, known).meeting
        assert undone is not None
        assert undone.cancelled
        assert undone.uid == "m1"


def test_a_refusal_of_what_was_never_agreed_undoes_nothing() -> None:
    """An unknown meeting is not made by declining it."""
    assert settled(LETTER, replace(EVENT, method="REPLY", partstat="DECLINED"), ()).meeting is None


def test_an_acceptance_without_a_time_takes_the_known_one() -> None:
    """A short answer leaves out what both know."""
    event = replace(EVENT, method="REPLY", partstat="ACCEPTED", starts_at=None, ends_at=None, sequence=1)
    meeting = settled(LETTER, event, (AGREED,)).meeting
    assert meeting is not None
    assert (meeting.starts_at, meeting.ends_at) == (AGREED.starts_at, AGREED.ends_at)


def test_an_end_that_is_missing_or_wrong_is_an_hour_later() -> None:
    for ends_at in (None, THURSDAY - timedelta(hours=1)):
        event = replace(EVENT, method="REPLY", partstat="ACCEPTED", ends_at=ends_at)
        meeting = settled(LETTER, event, ()).meeting
        assert meeting is not None
        assert meeting.ends_at == THURSDAY + timedelta(hours=1)


def test_one_of_a_series_is_another_meeting_unless_it_is_the_agreed_one() -> None:
    """A change of next week's leaves this week's as it is."""
    other = replace(EVENT, sequence=2, starts_at=FRIDAY, recurrence_at=FRIDAY)
    assert settled(LETTER, other, (AGREED,)).turn is Turn.INVITED
    same = replace(EVENT, sequence=2, starts_at=FRIDAY, recurrence_at=THURSDAY)
    assert settled(LETTER, same, (AGREED,)).turn is Turn.MOVED


# From the mail to the facts -------------------------------------------------------------------------------------------

MATCH = Match(
    person="ann@x.example",
    certainty=Certainty.CERTAIN,
    is_person=True,
    evidence=(Evidence("match", "in-reply-to", "first@me"),),
)
ME = Identities(frozenset({"sam@example.org"}))


def means(
    body: str, content_type: str = "text/plain; charset=utf-8", cc: str = "", zone: str = "UTC"
) -> Meaning:
    """What a mail of Ann's means."""
    copied = f"Cc: {cc}\n" if cc else ""
    raw = (
        f"From: Ann Miller <ann@x.example>\nTo: Sam Carter <sam@example.org>\n{copied}Subject: Re: Advice\n"
        f"Date: Tue, 3 Mar 2026 12:00:00 +0000\nMessage-ID: <a@x>\nMIME-Version: 1.0\n"
        f"Content-Type: {content_type}\n\n{body}"
    )
    message = parse(raw.encode())
    return meaning(Arrival("home", message, read(message, zone), (MATCH,), NOW, me=ME, zone="Europe/Berlin"))


def calendar(method: str, *lines: str) -> Meaning:
    """The same for a calendar mail."""
    body = "\n".join(
        (
            "BEGIN:VCALENDAR",
            f"METHOD:{method}",
            "BEGIN:VEVENT",
            "UID:m1",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
        )
    )
    return means(body + "\n", f"text/calendar; method={method}; charset=utf-8")


def test_clear_beginnings_are_kept_with_the_answer() -> None:
    """Each once, in UTC; a mere day is none."""
    (fact,) = means(
        "How about Thursday at 2, or Friday? Thursday at 2 would be best.", zone="Europe/Berlin"
    ).facts
    assert isinstance(fact, Received)
    assert Says.NAMES_TIME in fact.says
    assert fact.times == (datetime(2026, 3, 5, 13, tzinfo=UTC),)
    assert not fact.invites


def test_an_invitation_is_an_answer_that_invites() -> None:
    """Its beginning is kept, and the user is told in words, in their zone; a whole day is no hour."""
    found = calendar("REQUEST", "DTSTART:20260312T140000Z", "SUMMARY:Talk")
    (fact,) = found.facts
    assert isinstance(fact, Received)
    assert (fact.says, fact.times, fact.invites) == ((Says.NAMES_TIME,), (THURSDAY,), True)
    (told,) = found.doubts
    assert (told.about, told.what, told.when) == (About.INVITED, "Talk", "Thursday, 12 March 2026, 15:00")

    found = calendar("REQUEST", "DTSTART;VALUE=DATE:20260312")
    (fact,) = found.facts
    assert isinstance(fact, Received)
    assert (fact.times, fact.invites) == ((), True)
    assert found.doubts[0].when == "Thursday, 12 March 2026"


def test_an_acceptance_for_nobody_knows_when_is_asked() -> None:
    """It counts as an answer, and makes no meeting."""
    found = calendar("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@x.example")
    (fact,) = found.facts
    assert isinstance(fact, Received)
    assert fact.invites
    assert found.doubts[0].about is About.UNCLEAR


def test_a_calendar_asking_a_calendar_is_nobodys_answer() -> None:
    """REFRESH is sent by machines."""
    assert calendar("REFRESH").nothing


def test_a_referral_stands_beside_the_answer() -> None:
    """With the mail's key, so that the answer to it knows."""
    received, referral = means("You should talk to Cy Brandt (cy@y.example), a friend of mine.").facts
    assert isinstance(received, Received)
    assert isinstance(referral, Referral)
    assert (referral.person, referral.message_id) == ("ann@x.example", "a@x")
    assert (referral.name, referral.address, referral.how) == (
        "Cy Brandt",
        "cy@y.example",
        "a friend of mine",
    )


def test_neither_the_user_nor_the_writer_is_a_referral() -> None:
    """`Cy, meet Sam`: Sam is who reads it."""
    facts = means("Cy, meet Sam, who writes about drains.", cc="Cy Brandt <cy@y.example>").facts
    assert [f.address for f in facts if isinstance(f, Referral)] == ["cy@y.example"]
    facts = means("You should write to Ann Miller at ann@x.example or to sam@example.org.").facts
    assert [f for f in facts if isinstance(f, Referral)] == []


def test_whoever_asks_to_be_left_alone_refers_nobody() -> None:
    """A stop is a stop."""
    facts = means("Please do not contact me again. You should talk to Cy Brandt.").facts
    assert [f for f in facts if isinstance(f, Referral)] == []
