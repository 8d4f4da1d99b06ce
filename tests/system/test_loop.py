"""From a sent mail to the right draft, exactly once, by the real command on a real Dovecot."""

from datetime import UTC, datetime, timedelta

from tests.servers.face import eventually
from tests.system.home import START, Home, answers, calendar, headers, text

ANN = "Ann Miller <ann@northlight.example>"
FIRST = (
    "Dear Ms Miller,\n\nI read your piece on rain gardens. May I ask for twenty minutes of advice?\n\nSam\n"
)
WEDNESDAY = datetime(2026, 3, 4, 11, 0, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 3, 9, 11, 0, tzinfo=UTC)
NEXT_TUESDAY = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)


def once(home: Home) -> list[str]:
    """One round of the service; the kinds of what it placed."""
    return [placed["kind"] for placed in home.json("once")["placed"]]


def wrote_first(home: Home) -> str:
    """Sam writes to Ann on Monday and the service sees it. The mail's Message-ID."""
    first = home.send(ANN, "Your advice, please", FIRST)
    assert once(home) == []
    return first


def test_a_call_note_comes_after_a_business_day_and_only_once(home: Home) -> None:
    """The note lies unseen in the inbox, from the user to the user, with an alarm; a second look adds nothing."""
    wrote_first(home)
    home.set_time(WEDNESDAY)

    assert once(home) == ["call"]
    assert once(home) == []

    (note,) = home.notes()
    assert "\\Seen" not in note.flags
    assert headers(note)["To"].endswith(f"<{home.address}>")
    assert "Ann Miller" in headers(note)["Subject"]
    assert "BEGIN:VALARM" in calendar(note)
    assert "rain gardens" in text(note)


def test_the_second_attempt_is_drafted_in_the_thread(home: Home) -> None:
    """Five business days after the mail: a draft to Ann that answers the first mail, with no trace of the program."""
    first = wrote_first(home)
    home.set_time(WEDNESDAY)
    once(home)
    home.set_time(NEXT_TUESDAY)

    assert once(home) == ["attempt"]

    (draft,) = home.drafts()
    found = headers(draft)
    assert draft.flags == {"\\Draft", "\\Seen"}
    assert found["To"] == ANN
    assert found["From"] == f"Sam Carter <{home.address}>"
    assert found["In-Reply-To"] == f"<{first}>"
    assert found["Subject"] == "Re: Your advice, please"
    assert "Dear Ms Miller," in text(draft)
    assert b"ollowthrough" not in draft.raw


def test_an_answer_withdraws_the_untouched_attempt_and_brings_the_thanks(home: Home) -> None:
    """Nothing is left that asks again; the answer's draft stands in the thread."""
    first = wrote_first(home)
    home.set_time(NEXT_TUESDAY)
    once(home)
    answer = home.receive(
        ANN, "Re: Your advice, please", "Dear Sam,\n\nHappy to help!\n\nAnn\n", **answers(first)
    )

    assert once(home) == ["answer"]

    (draft,) = home.drafts()
    assert headers(draft)["In-Reply-To"] == f"<{answer}>"
    assert headers(draft)["References"] == f"<{first}> <{answer}>"
    assert [headers(m)["In-Reply-To"] for m in home.trash()] == [f"<{first}>"]


def test_an_edited_attempt_is_kept_when_the_answer_comes(home: Home) -> None:
    """What the user changed is theirs: it stays, and the answer is drafted beside it."""
    first = wrote_first(home)
    home.set_time(NEXT_TUESDAY)
    once(home)
    (draft,) = home.drafts()
    edited = draft.raw.replace(b"Dear Ms Miller,", b"Dear Ms Miller, dear team,")
    home.server.deliver(home.user, home.server.mailboxes.drafts, edited, ("\\Draft",))
    delete(home, home.server.mailboxes.drafts, draft.uid)
    home.set_time(home.now + timedelta(minutes=5))
    once(home)
    home.receive(ANN, "Re: Your advice, please", "Dear Sam,\n\nHappy to help!\n\nAnn\n", **answers(first))

    assert once(home) == ["answer"]
    assert any(b"dear team" in m.raw for m in home.drafts())
    assert home.trash() == []


def test_a_deleted_draft_never_comes_back(home: Home) -> None:
    """Deleting is a no: not after a restart, not days later, and the step after it still comes in its time."""
    wrote_first(home)
    home.set_time(NEXT_TUESDAY)
    once(home)
    (draft,) = home.drafts()
    delete(home, home.server.mailboxes.drafts, draft.uid)

    for days in range(1, 12):
        home.set_time(NEXT_TUESDAY + timedelta(days=days))
        assert once(home) == []
    assert home.drafts() == []


def test_the_users_own_second_mail_counts_as_the_attempt(home: Home) -> None:
    """A mail the user wrote by hand makes the drafted attempt unnecessary and starts the clock anew."""
    first = wrote_first(home)
    home.set_time(NEXT_MONDAY.replace(hour=9))
    home.send(ANN, "Re: Your advice, please", "Dear Ms Miller,\n\nonce more.\n", **answers(first))
    home.set_time(NEXT_TUESDAY)

    assert "attempt" not in once(home)
    assert home.drafts() == []


def test_an_answer_in_junk_stops_the_attempt(home: Home) -> None:
    """Before an attempt is written, Junk and Archive are asked: a filtered answer is an answer."""
    first = wrote_first(home)
    home.receive(
        ANN,
        "Re: Your advice, please",
        "Yes, gladly.\n\nAnn\n",
        mailbox=home.server.mailboxes.junk,
        **answers(first),
    )
    home.set_time(NEXT_TUESDAY)

    assert once(home) == ["answer"]
    assert all(headers(m)["In-Reply-To"] != f"<{first}>" for m in home.drafts())


def test_somebody_away_is_left_in_peace_until_a_day_after_their_return(home: Home) -> None:
    """An automatic reply is no answer; every step waits for the return date and one business day."""
    first = wrote_first(home)
    home.receive(
        ANN,
        "Automatic reply: Your advice, please",
        "I am out of the office until 12 March 2026.\n",
        Auto_Submitted="auto-replied",
        **answers(first),
    )
    home.set_time(NEXT_TUESDAY)
    assert once(home) == []

    home.set_time(datetime(2026, 3, 13, 11, 0, tzinfo=UTC))
    assert once(home) == ["call"]


def test_a_check_in_comes_three_weeks_after_the_last_contact(home: Home) -> None:
    """With somebody who answered and was thanked."""
    first = wrote_first(home)
    answer = home.receive(ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", **answers(first))
    home.send(ANN, "Re: Your advice, please", "Dear Ms Miller,\n\nthank you!\n", **answers(answer, first))
    once(home)

    home.set_time(START + timedelta(days=20))
    assert once(home) == []
    home.set_time(START + timedelta(days=21, hours=2))
    assert [kind for kind in once(home) if kind != "note"] == ["check_in"]


def test_reading_marks_nothing_as_seen(home: Home) -> None:
    """The inbox looks to the user as if nobody had been there."""
    first = wrote_first(home)
    home.receive(ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", **answers(first))
    home.receive("A list <list@lists.example>", "News", "News.\n")
    once(home)

    assert [m.flags for m in home.inbox()] == [frozenset(), frozenset()]


def test_a_restart_anywhere_changes_nothing(home: Home) -> None:
    """Many rounds, each opening everything anew and some a process of their own, leave exactly one of everything."""
    wrote_first(home)
    for hours in range(0, 240, 12):
        home.set_time(START + timedelta(hours=hours))
        once(home)
        if hours % 48 == 0:
            assert home.spawn("once").returncode == 0

    subjects = [headers(note)["Subject"] for note in home.notes()]
    # Beside the call's: the morning after the draft came, once.
    assert len(subjects) == len(set(subjects)) == 2
    assert subjects[0].startswith("Call ")
    assert len(home.drafts()) == 1


def test_a_lost_ledger_writes_nothing_twice(home: Home) -> None:
    """With an empty state folder the mailbox is read again, and what lies there is recognised."""
    wrote_first(home)
    home.set_time(NEXT_TUESDAY)
    once(home)
    before = home.server.counts(home.user)
    for path in sorted((home.folder / "state").iterdir()):
        path.unlink()

    once(home)
    once(home)

    assert home.server.counts(home.user) == before


def test_the_running_service_answers_within_seconds_of_delivery(home: Home) -> None:
    """IDLE: the thanks lie in Drafts soon after the answer, and SIGTERM ends it in time."""
    first = home.send(ANN, "Your advice, please", FIRST)
    service = home.start()
    home.watching()

    home.receive(ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", **answers(first))

    eventually(lambda: len(home.drafts()) == 1, "the draft of the thanks")
    assert home.stop(service) == 0


def delete(home: Home, mailbox: str, uid: int) -> None:
    """As a client without a Trash does it: flag and expunge."""
    with home.server.client(home.user) as client:
        client.select(mailbox)
        client.uid("STORE", str(uid), "+FLAGS", "(\\Deleted)")
        client.expunge()
