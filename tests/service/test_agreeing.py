"""When a mail of the user's is the confirmation of a time: what it must still say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest

from followthrough.mail.message import Message, parse
from followthrough.mail.reading import Says
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Meeting
from followthrough.service.agreeing import agreed, still_says
from tests.plan.story import ANN, outreach, received

ZONE = "Europe/Berlin"
TWO = datetime(2026, 3, 12, 13, tzinfo=UTC)
"""Thursday 12 March, 14:00 in Berlin."""
THEIRS = replace(received(1, Says.NAMES_TIME, name="theirs"), times=(TWO, TWO + timedelta(days=1, hours=1)))
BODY = "Dear Ann,\n\nThank you. Thursday, 12 March at 14:00 suits me well, and I look forward to it.\n\nBest,\nSam\n"


def raw(body: str, message_id: str = "key@example.org") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "sam@example.org", ANN, "Re: Twenty minutes"
    message["Message-ID"], message["In-Reply-To"] = f"<{message_id}>", "<theirs@them>"
    message.set_content(body)
    return message.as_bytes()


def mail(body: str, message_id: str = "key@example.org") -> Message:
    return parse(raw(body, message_id))


def draft(template: str = "accept_time") -> DraftRow:
    return DraftRow(
        key="key", account="main", kind=StepKind.ANSWER, mailbox="Drafts", message_id="key@example.org", raw=raw(BODY),
        flags=(), persons=(ANN,), steps=("key",), to=(ANN,), subject="Re: Twenty minutes", parents=("theirs@them",),
        created_at=TWO - timedelta(days=5), state=DraftState.PLACED, template=template,
    )  # fmt: skip


def settles(message: Message, row: DraftRow) -> Meeting | None:
    return agreed(message, TWO - timedelta(days=3), row, (outreach(), THEIRS), ZONE, {"advice": 20})


def test_our_confirmation_sent_as_it_is_makes_the_meeting() -> None:
    """At the time they named, as long as the user asks for."""
    found = settles(mail(BODY), draft())
    assert found is not None
    assert (found.uid, found.sequence, found.starts_at) == ("key", 0, TWO)
    assert found.ends_at - found.starts_at == timedelta(minutes=20)
    assert (found.person, found.cancelled) == (ANN, False)


def test_the_second_time_they_named_is_kept_by_the_templates_name() -> None:
    """The first did not suit."""
    found = settles(mail("Friday at 15:00 it is.\n"), draft("accept_time-2"))
    assert found is not None
    assert found.starts_at == THEIRS.times[1]
    assert settles(mail("Friday at 15:00 it is.\n"), draft("accept_time-3")) is None


@pytest.mark.parametrize("template", ["propose_times", "answer", "accept_times", ""])
def test_another_draft_settles_nothing(template: str) -> None:
    """Whatever hour stands in it."""
    assert settles(mail(BODY), draft(template)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thursday at 14:00 suits me.", True),
        ("Until then: 14.00.", True),
        ("See you Thursday, 2 pm!", True),
        ("See you at 2:00 p.m.", True),
        ("Donnerstag um 14 Uhr passt mir gut.", True),
        ("Thank you, I look forward to it.", False),
        ("Friday at 14:00 would suit me.", False),
        ("Thursday at 15:00?", False),
        ("Sorry, I can't make it on Thursday at 14:00.", False),
        ("Donnerstag 14:00 geht leider nicht.", False),
        ("14:00 doesn't work.", False),
        ("14:00 or 15:00?", False),
        ("Could we do 15:00 rather than 14:00?", False),
        ("Thursday next week at 14:00.", False),
        ("Thursday, 19 March at 14:00.", False),
        ("Donnerstag lieber um 15 Uhr statt 14 Uhr?", False),
        ("The train is at 114:00:3", False),
        ("2 am", False),
    ],
)
def test_the_hour_must_still_be_there_and_no_other_day_or_refusal(text: str, *, expected: bool) -> None:
    """What is not sure is asked."""
    assert still_says(text, TWO, [ZoneInfo(ZONE)]) is expected


def test_a_client_that_renames_the_mail_still_confirms_it() -> None:
    """The sentence is ours word for word; an answer in the user's own words to the same mail is none of ours."""
    assert settles(mail("Hi Ann,\n\n" + BODY, "client@example.org"), draft()) is not None
    assert settles(mail("Fine, Thursday at 14:00 then.\n", "client@example.org"), draft()) is None


NEW_YORK = "America/New_York"
"""Where it is 09:00 then: the clocks have changed there already."""
THERE = "Dear Ann,\n\nThank you. Thursday, 12 March at 09:00 (New York time) suits me well, and I look forward to it.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (THERE, True),
        ("Thursday at 9 am suits me.", True),
        ("Thursday at 09:00 (New York time), 14:00 Berlin time for me.", True),
        ("Thursday at 14:00 (Berlin time).", True),
        ("Thursday at 09:00 ET.", True),
        ("vielen Dank. Donnerstag, 12. März, um 09:00 Uhr (Ortszeit New York) passt mir gut.", True),
        ("Thursday at 14:00 (New York time).", False),
        ("Thursday at 14:00.", False),
        ("Thursday at 09:00 (Berlin time).", False),
        ("Thursday at 09:00 PT.", False),
        ("Thursday at 10:00 (New York time).", False),
        ("Friday at 09:00 (New York time).", False),
    ],
)
def test_an_hour_counts_by_the_clock_it_is_said_by(text: str, *, expected: bool) -> None:
    """The one it names, else our draft's: 09:00 in New York is not 09:00 here."""
    row = replace(draft(), raw=raw(THERE))
    found = agreed(
        mail(text), TWO - timedelta(days=3), row, (outreach(), THEIRS), ZONE, {"advice": 20}, NEW_YORK
    )
    assert (found is not None) is expected
    assert found is None or found.starts_at == TWO


def test_a_draft_by_the_users_clock_is_still_known_where_theirs_is() -> None:
    """It was written before people.toml had their zone."""
    facts = (outreach(), THEIRS)
    assert agreed(mail(BODY), TWO - timedelta(days=3), draft(), facts, ZONE, {}, NEW_YORK) is not None


def test_a_renamed_confirmation_by_their_clock_is_still_known() -> None:
    """As one by the user's is."""
    row = replace(draft(), raw=raw(THERE))
    sent = mail(f"Hi,\n\n{THERE}", "client@example.org")
    assert agreed(sent, TWO - timedelta(days=3), row, (outreach(), THEIRS), ZONE, {}, NEW_YORK) is not None
    assert agreed(sent, TWO - timedelta(days=3), row, (outreach(), THEIRS), ZONE, {}) is None
