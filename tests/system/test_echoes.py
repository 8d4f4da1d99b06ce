"""Answers from elsewhere without a header: the user's words in them, from the mail to what lies in Drafts."""

from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP

from tests.system.home import START, Home, answers, text
from tests.system.story import ANN, BEN, CY, SUBJECT, WEDNESDAY, headings, kinds, known, once, recipients, why

RE = f"Re: {SUBJECT}"
TO_ANN = (
    "Dear Ms Miller,\n\nYour piece on rain gardens in the Leeds paper is pinned over my desk since March.\n\n"
    "May I ask you for twenty minutes of advice? I am not asking for a job.\n\nSam\n"
)
TO_CY = "Dear Mr Brandt,\n\nMay I ask you for twenty minutes of advice? I am not asking for a job.\n\nSam\n"
PRIVATE = "Ann Miller <ann.m@gmail.com>"
OFFICE = "Office <office@helpers.example>"
YES = "Dear Sam,\n\nHappy to help!\n\n"
LATER = START + timedelta(hours=3)


def quoted(words: str) -> str:
    return "".join(f"> {line}\n" for line in words.splitlines())


def write_both(home: Home) -> None:
    """Two first mails under one subject."""
    home.send(ANN, SUBJECT, TO_ANN)
    home.send(CY, SUBJECT, TO_CY, at=START + timedelta(minutes=7))
    once(home)
    home.set_time(LATER)


def chased(home: Home) -> set[str]:
    """Who is called or written to again in the two weeks after."""
    for days in (2, 8, 15):
        home.set_time(START + timedelta(days=days, hours=1))
        once(home)
    return {
        person.partition("@")[0]
        for person in known(home)
        if any(draft["kind"] in {"call", "attempt"} for draft in why(home, person)["drafts"])
    }


def test_the_person_from_a_private_address_who_quotes_is_answered_and_not_chased(home: Home) -> None:
    """Probable: acted on, and told with the words it rests on; the new address is theirs from then on."""
    write_both(home)
    home.receive(PRIVATE, RE, YES + quoted(TO_ANN))
    assert sorted(once(home)) == ["answer", "note"]

    assert recipients(home) == [(PRIVATE, "")]
    said = " ".join(text(home.notes()[0]).split())
    assert (
        "it was taken for their answer by your own words in it: “Dear Ms Miller, Your piece on rain gardens"
        in said
    )
    shown = home.call("why", "ann").stdout
    assert "match: quoted: Dear Ms Miller, Your piece" in " ".join(shown.split())
    assert "probable" in shown
    assert chased(home) == {"cy"}


def test_an_assistant_elsewhere_who_quotes_answers_for_the_person(home: Home) -> None:
    """The assistant's conversation begins; Ann is left in peace, Cy is not."""
    write_both(home)
    home.receive(
        OFFICE, f"AW: {SUBJECT}", f"Ann asked me to find a time. Would Friday suit you?\n\n{quoted(TO_ANN)}"
    )
    once(home)

    assert recipients(home) == [(OFFICE, "")]
    assert kinds(home, "ann") == ["outreach", "delegated"]
    assert kinds(home, "cy") == ["outreach"]
    assert chased(home) == {"cy"}


def test_a_name_and_the_subject_are_asked_about_and_draft_nothing(home: Home) -> None:
    """Perhaps Ann's private address, perhaps not."""
    write_both(home)
    home.receive(PRIVATE, RE, YES)
    assert once(home) == ["note"]

    assert home.drafts() == []
    said = " ".join(text(home.notes()[0]).split())
    assert "perhaps their answer (their name and your subject: ann miller: your advice, please)" in said
    assert chased(home) == {"cy"}


def test_strangers_under_the_same_subject_and_with_the_same_template_are_nobody(home: Home) -> None:
    """Nobody is asked about: four were written that."""
    for number, name in enumerate(("Dee Ray", "Eve Lake")):
        to = f"{name} <{name[:3].lower()}@mill{number}.example>"
        home.send(to, SUBJECT, TO_CY.replace("Brandt", name[4:]), at=START + timedelta(minutes=number))
    write_both(home)
    template = "May I ask you for twenty minutes of advice? I am not asking for a job.\n"
    home.receive("Hal <hal@shop.example>", RE, "20 % off.\n")
    home.receive("Ida <ida@shop.example>", RE, f"Hm.\n\n{quoted(template)}")
    home.receive("Jo <jo@shop.example>", RE, f"Hm.\n\n{quoted('Dear Professor Quist,' + chr(10) + template)}")
    assert once(home) == []

    assert headings(home) == []
    assert known(home) == {
        "ann@northlight.example", "cy@harbour.example", "dee@mill0.example", "eve@mill1.example",
    }  # fmt: skip


def test_our_outreach_quoted_on_a_list_is_nobodys_answer(home: Home) -> None:
    """Read by many, written to nobody."""
    write_both(home)
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "Gil <gil@rivers.example>", "talk@rivers.example"
    message["Subject"], message["Message-ID"] = RE, "<talk.7@rivers.example>"
    message["List-Id"] = "<talk.rivers.example>"
    message.set_content(f"Who is this?\n\n{quoted(TO_ANN)}")
    home.server.deliver(home.user, "INBOX", message.as_bytes(), (), LATER)
    once(home)
    assert home.drafts() == []
    assert kinds(home, "ann") == ["outreach"]


def test_a_friend_to_whom_the_user_showed_the_mail_answers_for_nobody(home: Home) -> None:
    """Their answer names the mail in which it was shown."""
    write_both(home)
    shown = home.send("Flo <flo@friends.example>", f"Fwd: {SUBJECT}", f"Good so?\n\n{TO_ANN}")
    once(home)
    body = f"Lovely.\n\n{quoted('Good so?' + chr(10) + chr(10) + TO_ANN)}"
    home.receive("Flo <flo@friends.example>", f"Re: Fwd: {SUBJECT}", body, **answers(shown))
    home.receive("Gus <gus@friends.example>", f"Re: {SUBJECT}", body, **answers(shown))
    once(home)
    assert home.drafts() == []
    assert headings(home) == []
    assert kinds(home, "ann") == ["outreach"]


def test_a_forward_by_somebody_else_is_asked_about(home: Home) -> None:
    """Whoever sends our mail on to us: nothing says whether they answer it."""
    write_both(home)
    home.receive(OFFICE, f"FW: {SUBJECT}", f"See below.\n\n{quoted(TO_ANN)}")
    once(home)
    assert home.drafts() == []
    assert kinds(home, "ann") == ["outreach", "held"]


def test_of_several_conversations_with_one_company_the_words_find_the_right_one(home: Home) -> None:
    """The office of both answers for one; without the words it is asked about both."""
    home.send(ANN, SUBJECT, TO_ANN)
    home.send(BEN, SUBJECT, TO_CY.replace("Brandt", "Okafor"), at=START + timedelta(minutes=7))
    once(home)
    home.set_time(LATER)
    desk = "Front Desk <desk@northlight.example>"
    home.receive(desk, RE, f"Ms Miller will be pleased.\n\n{quoted(TO_ANN)}")
    once(home)
    assert kinds(home, "ann") == ["outreach", "delegated"]
    assert kinds(home, "ben") == ["outreach"]

    home.receive("Hall <hall@northlight.example>", RE, "Who is this for?\n")
    once(home)
    assert kinds(home, "ben") == ["outreach", "held"]


def test_an_answer_seen_before_the_mail_it_quotes_is_found_again(home: Home) -> None:
    """Another program stored the copy in Sent late; others were written under the subject before."""
    home.send(CY, SUBJECT, TO_CY)
    once(home)
    home.set_time(LATER)
    home.receive(OFFICE, RE, f"With pleasure.\n\n{quoted(TO_ANN)}")
    once(home)
    assert home.drafts() == []

    home.send(ANN, SUBJECT, TO_ANN, at=START + timedelta(hours=1))
    once(home)
    assert kinds(home, "ann") == ["outreach", "delegated"]
    assert recipients(home) == [(OFFICE, "")]


def test_a_lost_ledger_is_made_good_by_reading_sent_again(home: Home) -> None:
    """What was written to whom is in the mailbox."""
    write_both(home)
    for file in (home.folder / "state").glob("ledger*"):
        file.unlink()
    home.receive(OFFICE, RE, f"With pleasure.\n\n{quoted(TO_ANN)}")
    home.set_time(WEDNESDAY)
    once(home)
    assert kinds(home, "ann") == ["outreach", "delegated"]


def test_who_quotes_us_and_says_stop_stops_themselves_alone(home: Home) -> None:
    """A stranger with the text of our mail: what was planned for Ann rests, and her conversation is not ended."""
    write_both(home)
    home.receive("Mal <mal@evil.example>", RE, f"Please do not contact me again.\n\n{quoted(TO_ANN)}")
    once(home)
    assert kinds(home, "ann") == ["outreach", "delegated"]
    assert "stopped" in kinds(home, "mal")
    assert home.drafts() == []
