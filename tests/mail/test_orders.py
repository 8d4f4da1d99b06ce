"""The user's words: what a line is taken for, whom it names, when it says, and what is said back where it is none."""

import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.body.quoted import split, unmarked
from followthrough.mail.message import parse
from followthrough.mail.own.orders import Order, Unclear, Word, understand

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
"""A Wednesday noon in London."""


def read(
    text: str, at: datetime = NOW, zone: str = "Europe/London"
) -> tuple[tuple[Order, ...], tuple[Unclear, ...]]:
    return understand(text, at, zone, signed=("Sam Carter", "Sam"))


def order(line: str, zone: str = "Europe/London") -> Order:
    (only,), unclear = read(line, zone=zone)
    assert unclear == ()
    return only


@pytest.mark.parametrize(
    ("line", "word", "name"),
    [
        ("called", Word.CALLED, ""),
        ("Called.", Word.CALLED, ""),
        ("CALLED ANN", Word.CALLED, "ANN"),
        ("- called Ann Miller", Word.CALLED, "Ann Miller"),
        ("I called her", Word.CALLED, ""),
        ("called ann@x.org yesterday", Word.CALLED, "ann@x.org"),
        ("Ann: called", Word.CALLED, "Ann"),
        ("no answer", Word.NO_ANSWER, ""),
        ("called, no answer", Word.NO_ANSWER, ""),
        ("called Ann but nobody answered", Word.NO_ANSWER, "Ann"),
        ("met", Word.MET, ""),
        ("2. We met yesterday", Word.MET, ""),
        ("Met with Ann on Tuesday", Word.MET, "Ann"),
        ('met "April May" yesterday', Word.MET, "April May"),
        ("no meeting with Ann", Word.NO_MEETING, "Ann"),
        ("meeting cancelled", Word.NO_MEETING, ""),
        ("meeting with Ann is cancelled", Word.NO_MEETING, "Ann"),
        ("stop", Word.STOP, ""),
        ("Stop writing to Ann", Word.STOP, "Ann"),
        ("pause", Word.PAUSE, ""),
        ("go on", Word.GO_ON, ""),
        ("resume all", Word.GO_ON, ""),
        ("resume", Word.RESUME, ""),
        ("resume Ann", Word.RESUME, "Ann"),
        ("draft Ann", Word.DRAFT, "Ann"),
        ("undo!", Word.UNDO, ""),
        ("angerufen", Word.CALLED, ""),
        ("Ich habe Ann angerufen", Word.CALLED, "Ann"),
        ("Ann nicht erreicht", Word.NO_ANSWER, "Ann"),
        ("niemand erreicht", Word.NO_ANSWER, ""),
        ("Ann getroffen", Word.MET, "Ann"),
        ("Termin abgesagt", Word.NO_MEETING, ""),
        ("weiter", Word.RESUME, ""),
        ("Stopp", Word.STOP, ""),
        ("zurück", Word.UNDO, ""),
    ],
)
def test_a_line_is_a_word_and_the_name_it_goes_with(line: str, word: Word, name: str) -> None:
    found = order(line)
    assert (found.word, found.name, found.misspelled) == (word, name, "")


@pytest.mark.parametrize(
    ("line", "word", "name", "text"),
    [
        ("helpful: the Lyon report", Word.HELPFUL, "", "the Lyon report"),
        ("helpful Ann: the Lyon report", Word.HELPFUL, "Ann", "the Lyon report"),
        ("note: see https://x.org/a: good", Word.NOTE, "", "see https://x.org/a: good"),
        ("note: did she say May?", Word.NOTE, "", "did she say May?"),
        ("note likes sailing", Word.NOTE, "", "likes sailing"),
        ("Notiz: mag Segeln", Word.NOTE, "", "mag Segeln"),
        ("i owe Ann: the list", Word.OWE, "Ann", "the list"),
        ("phone: +44 20 7946 0000", Word.PHONE, "", "+44 20 7946 0000"),
        ("phone Ann +44 (0)20 7946-0000 x12", Word.PHONE, "Ann", "+44 (0)20 7946-0000 x12"),
        ("news: my article is out", Word.NEWS, "", "my article is out"),
        ("news Ann: saw your piece", Word.NEWS, "Ann", "saw your piece"),
        ("landed: Harbour Lab, as data lead", Word.LANDED, "", "Harbour Lab, as data lead"),
        ("landed", Word.LANDED, "", ""),
        ("applied: 3 hours", Word.APPLIED, "", "3 hours"),
        ("no answer, rang twice", Word.NO_ANSWER, "", "rang twice"),
        ("called: Ann Miller", Word.CALLED, "Ann Miller", ""),
        ("met: a good talk", Word.MET, "", "a good talk"),
        ("called Ann, left a message", Word.NO_ANSWER, "Ann", "left a message"),
        ("met Ann yesterday: great talk, meets Bob on Friday", Word.MET, "Ann", "great talk, meets Bob on Friday"),
        ("meeting Thu, 14:00, at her office", Word.MEETING, "", "at her office"),
        ("hold Ann until May, on leave", Word.HOLD, "Ann", "on leave"),
    ],
)  # fmt: skip
def test_what_a_line_says_beside_the_word_is_kept(line: str, word: Word, name: str, text: str) -> None:
    found = order(line)
    assert (found.word, found.name, found.text) == (word, name, text)


@pytest.mark.parametrize(
    ("line", "starts", "ends"),
    [
        ("meeting Thu 14:00", "2026-03-05T14:00", "14:30"),
        ("meeting thursday 2pm", "2026-03-05T14:00", "14:30"),
        ("meeting at 2 on Thursday", "2026-03-05T14:00", "14:30"),
        ("meeting Thu 2-3pm", "2026-03-05T14:00", "15:00"),
        ("meeting Thu 14:00 - 14:45", "2026-03-05T14:00", "14:45"),
        ("meeting Wed 16:00", "2026-03-04T16:00", "16:30"),
        ("meeting Wed 9:00", "2026-03-11T09:00", "09:30"),
        ("meeting next tuesday 15h for 45 minutes", "2026-03-10T15:00", "15:45"),
        ("meeting 3 April 10:30", "2026-04-03T09:30", "10:00"),
        ("meeting on March 12 at 3pm for an hour", "2026-03-12T15:00", "16:00"),
        ("meeting tomorrow at 9", "2026-03-05T09:00", "09:30"),
        ("meeting noon on 12 March", "2026-03-12T12:00", "12:30"),
        ("meeting 2026-03-05T14:00", "2026-03-05T14:00", "14:30"),
        ("Treffen Do 14 Uhr", "2026-03-05T14:00", "14:30"),
        ("Treffen am Donnerstag um 14:30 Uhr", "2026-03-05T14:30", "15:00"),
        ("Termin 5.3. 14 Uhr", "2026-03-05T14:00", "14:30"),
        ("meeting moved to Friday 10:00", "2026-03-06T10:00", "10:30"),
        ("meeting Sun 29 March 9:00", "2026-03-29T08:00", "08:30"),
    ],
)
def test_a_meeting_has_a_day_and_an_hour_in_the_users_zone(line: str, starts: str, ends: str) -> None:
    """A weekday is the next one, today's where its hour is to come; the clock goes forward on 29 March."""
    found = order(line)
    assert found.word is Word.MEETING
    assert found.at is not None
    assert found.ends_at is not None
    assert f"{found.at:%Y-%m-%dT%H:%M}" == starts
    assert f"{found.ends_at:%H:%M}" == ends


def test_the_users_zone_decides_which_day_it_is() -> None:
    late = datetime(2026, 3, 4, 23, 0, tzinfo=UTC)
    (found,), _ = read("meeting tomorrow 9:00", at=late, zone="Asia/Tokyo")
    assert found.at == datetime(2026, 3, 6, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("met yesterday", "2026-03-03T12:00"),
        ("met on Tuesday at 3pm", "2026-03-03T15:30"),
        ("met Wed 9:00", "2026-03-04T09:30"),
        ("met 3 days ago", "2026-03-01T12:00"),
        ("gestern getroffen", "2026-03-03T12:00"),
        ("met on 20 May", "2025-05-20T11:00"),
        ("hold 2 weeks", "2026-03-18T00:00"),
        ("hold for two weeks", "2026-03-18T00:00"),
        ("hold until january", "2027-01-01T00:00"),
        ("hold until the end of March", "2026-03-31T23:00"),
        ("hold until 3 April", "2026-04-02T23:00"),
        ("hold till Monday", "2026-03-09T00:00"),
        ("hold Jan 2 weeks", "2026-03-18T00:00"),
        ("hold next week", "2026-03-09T00:00"),
        ("warten bis Januar", "2027-01-01T00:00"),
    ],
)
def test_days_are_said_in_words(line: str, at: str) -> None:
    found = order(line)
    assert found.at is not None
    assert f"{found.at:%Y-%m-%dT%H:%M}" == at


def test_a_month_alone_is_no_name_and_a_name_like_a_month_is_no_day() -> None:
    assert (order("hold April until May").name, order("hold Jan").at) == ("April", None)
    assert order("called Mo Smith").name == "Mo Smith"


@pytest.mark.parametrize(
    ("line", "named", "address", "how", "promised"),
    [
        ("referral: Bob S <bob@x.org>, her boss, will ask him", "Bob S", "bob@x.org", "her boss, will ask him", True),
        ("referral: Bob Stone, head of data", "Bob Stone", "", "head of data", False),
        ("referral Ann: Bob Stone Bob@X.org - old colleague", "Bob Stone", "bob@x.org", "old colleague", False),
        ("Empfehlung: bob@x.org", "", "bob@x.org", "", False),
    ],
)  # fmt: skip
def test_a_referral_names_somebody_new(line: str, named: str, address: str, how: str, promised: bool) -> None:
    found = order(line)
    assert (found.named, found.address, found.text, found.promised) == (named, address, how, promised)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("clled", Word.CALLED),
        ("callde Ann", Word.CALLED),
        ("meetng Thu 14:00", Word.MEETING),
        ("helpfull: the report", Word.HELPFUL),
        ("referal: Bob", Word.REFERRAL),
        ("sotp", Word.STOP),
        ("pasue", Word.PAUSE),
        ("uno", None),
        ("step", None),
        ("shop with Ann", None),
        ("told Ann about it", None),
        ("want to meet Ann", None),
        ("none", None),
        ("mte", None),
    ],
)
def test_one_slip_of_the_fingers_is_forgiven_and_said_and_another_word_is_not_taken_for_ours(
    line: str, word: Word | None
) -> None:
    orders, unclear = read(line)
    assert [each.word for each in orders] == ([word] if word else [])
    assert [each.misspelled for each in orders] == ([line.partition(" ")[0].strip(":")] if word else [])
    assert bool(unclear) == (word is None)


@pytest.mark.parametrize(
    ("line", "word", "written"),
    [
        ("no anser", Word.NO_ANSWER, "no anser"),
        ("No answr, it rang for long", Word.NO_ANSWER, "No answr"),
        ("nicht ereicht", Word.NO_ANSWER, "nicht ereicht"),
        ("no meetng", Word.NO_MEETING, "no meetng"),
    ],
)
def test_a_slip_in_the_second_of_two_words_is_forgiven_too(line: str, word: Word, written: str) -> None:
    ((order,), unclear) = read(line)
    assert (order.word, order.misspelled, unclear) == (word, written, ())


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("call", "called,no answer,met,meeting,phone,note,hold,stop"),
        ("prepare", "met,helpful,referral,owe,note,meeting,no meeting"),
    ],
)
def test_the_words_that_a_german_note_offers_are_understood(template: str, words: str) -> None:
    page = (Path(__file__).parents[2] / "templates" / "german" / f"{template}.txt.j2").read_text(
        encoding="utf-8"
    )
    (offered,) = (line for line in page.splitlines() if line.startswith("Antworten Sie auf diese Notiz mit"))
    listed = re.sub(r"Antworten[^:]*: |; wenn[^:]*:| oder", ",", offered).strip(",.").replace("…", "Text")
    lines = [each.strip() for each in listed.split(",") if each.strip()]
    lines = [each.replace("<adresse>", "<bea@example.org>") for each in lines]
    orders, unclear = read("\n\n".join(lines).replace("Telefon: Text", "Telefon: +49 30 1234567"))
    assert ([each.word.value for each in orders], unclear) == (words.split(","), ())


@pytest.mark.parametrize("line", ["no calls", "no anger", "no dinner", "not preached", "no one"])
def test_two_words_that_are_others_are_not_taken_for_ours(line: str) -> None:
    assert read(line)[0] == ()


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("meeting thursday", "say the hour too"),
        ("meeting", "say the day and the hour"),
        ("meeting 14:00", "say the day and the hour"),
        ("note", "say it behind a colon"),
        ("helpful:", "say it behind a colon"),
        ("referral", "name them, as in"),
        ("phone: later", "say the number"),
        ("owe", "say what"),
        ("shall I stop?", "begin the line with one of the words"),
        ("I think she is away", "begin the line with one of the words"),
    ],
)
def test_what_is_not_understood_says_what_to_write_instead(line: str, instead: str) -> None:
    orders, (unclear,) = read(line)
    assert orders == ()
    assert unclear.line == line
    assert unclear.instead.startswith(instead)


def test_a_text_goes_on_over_the_next_lines_until_an_empty_one_or_another_word() -> None:
    orders, unclear = read(
        "met Ann\nhelpful: she said that\nthe Lyon report is worth\nstop writing badly\nowe: list\n\nwho knows"
    )
    assert [(each.word, each.text) for each in orders] == [
        (Word.MET, ""),
        (Word.HELPFUL, "she said that the Lyon report is worth stop writing badly"),
        (Word.OWE, "list"),
    ]
    assert [each.line for each in unclear] == ["who knows"]
    assert [each.number for each in orders] == [1, 2, 5]


GMAIL = "\n\nOn Tue, 3 Mar 2026 at 11:00, Sam Carter <sam@example.org> wrote:\n\n> stop\n> Answer with: called, met\n"
APPLE = (
    "\n\nSent from my iPhone\n\n> On 3 Mar 2026, at 11:00, Sam Carter <sam@example.org> wrote:\n> \n> stop\n"
)
OUTLOOK = (
    "\n\nGet Outlook for Android\n________________________________\nFrom: Sam Carter <sam@example.org>\n"
    "Sent: Tuesday, March 3, 2026 11:00:00 AM\nTo: Sam Carter <sam@example.org>\nSubject: Call Ann\n\nstop\n"
)
THUNDERBIRD = "\n\nOn 03/03/2026 11:00, Sam Carter wrote:\n> stop\n\n-- \nSam Carter\nstop.example\n"
GERMAN = (
    "\n\nVon meinem iPhone gesendet\n\nAm 03.03.2026 um 11:00 schrieb Sam Carter <sam@example.org>:\n> stop\n"
)
BOTTOM = "On Tue, 3 Mar 2026 at 11:00, Sam Carter <sam@example.org> wrote:\n> Call Ann\n> stop\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "called" + GMAIL,
        "Called" + APPLE,
        "called\n" + OUTLOOK,
        "called." + THUNDERBIRD,
        "angerufen" + GERMAN,
        BOTTOM + "called",
        "Hi,\n\ncalled\n\nThanks,\nSam\n+44 20 7946 0000" + GMAIL,
        "called\n\nBest regards\nSam Carter\nCarter Consulting" + GMAIL,
        "called\n\nSam Carter\nCarter Consulting, stop 4" + GMAIL,
        "called\nok thanks",
    ],
    ids=[
        "gmail",
        "apple",
        "outlook",
        "thunderbird",
        "german",
        "bottom",
        "polite",
        "regards",
        "name",
        "thanks",
    ],
)
def test_quoted_notes_signatures_and_courtesies_are_nobodys_words(text: str) -> None:
    orders, unclear = read(split(text).new)
    assert [each.word for each in orders] == [Word.CALLED]
    assert unclear == ()


HTML = {
    "gmail": '<div dir="ltr">called<br>note: sails</div><br><div class="gmail_quote"><div>On Tue, 3 Mar '
    "2026 at 11:00, Sam Carter &lt;sam@x.org&gt; wrote:<br></div><blockquote>stop<br>pause</blockquote></div>",
    "apple": '<p>called<br>note: sails</p><p>Sent from my iPhone</p><blockquote type="cite"><div>On 3 Mar 2026, at '
    "11:00, Sam wrote:</div><div>stop</div></blockquote>",
    "outlook": '<p class="MsoNormal">called</p><p class="MsoNormal">note: sails</p><div><p><b>'
    "From:</b> Sam Carter &lt;sam@x.org&gt;<br><b>Sent:</b> 03 March 2026 11:00<br><b>To:</b> Sam Carter<br>"
    "<b>Subject:</b> Call</p></div><p>stop</p>",
}  # fmt: skip


@pytest.mark.parametrize("client", HTML)
def test_an_answer_that_is_html_alone_reads_the_same(client: str) -> None:
    raw = f"From: sam@x.org\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>{HTML[client]}</body></html>"
    orders, unclear = read(split(parse(raw.encode()).text).new)
    assert ([(each.word, each.text) for each in orders], unclear) == (
        [(Word.CALLED, ""), (Word.NOTE, "sails")],
        (),
    )


@given(st.text(max_size=400))
def test_no_text_at_all_raises(text: str) -> None:
    orders, unclear = read(text)
    assert len(orders) + len(unclear) <= 200


@given(st.sampled_from(list(Word)), st.text(alphabet="aA,:-. 129pmt\n@<>\"'", max_size=60))
def test_no_ending_of_a_word_raises(word: Word, rest: str) -> None:
    read(f"{word.value} {rest}")


@pytest.mark.parametrize("unit", ["met 1:", "a, ", "hold 2 ", "called ", "9-", " ", "meeting at 9,", "<a@"])
def test_a_hostile_text_takes_no_time(unit: str) -> None:
    begin = time.perf_counter()
    read("met " + unit * (20_000 // len(unit)))
    assert time.perf_counter() - begin < 2


NOTE = """Call Ann Miller on +44 20 7946 0000

AFTERWARDS
Answer this note with lines such as: met, helpful: …, called, no answer,
meeting Thu 14:00, no meeting,
stop.
"""


@pytest.mark.parametrize(
    "text",
    ["called\n\n" + NOTE, NOTE + "called\n", "called\n" + " ".join(NOTE.split()), "called\nSam\n" + NOTE],
)
def test_the_words_of_a_note_that_is_quoted_without_a_mark_are_nobodys(text: str) -> None:
    orders, _ = read(unmarked(split(text).new, NOTE))
    assert [each.word for each in orders] == [Word.CALLED]


def test_a_line_that_only_happens_to_stand_in_the_note_too_is_the_users() -> None:
    assert unmarked("no meeting,\nstop.", NOTE) == "no meeting,\nstop."


@pytest.mark.parametrize(
    "line",
    [
        "hold on, let me think",
        "Hold on.",
        "wait, this is wrong",
        "stop for now",
        "stop until Monday",
        "stop for 2 weeks",
        "stop, pause, undo",
        "stop by",
        "stop all",
        "draft all",
        "called me",
        "called it a day",
        "Landed in Berlin, call you tomorrow",
        "landed safely",
        "angenommen, ich rufe morgen an",
        "pause until Monday",
        "zurück in Berlin",
        "Zurück am Montag",
        "undo the stop of Ann",
    ],
)
def test_what_people_say_by_the_way_is_no_order(line: str) -> None:
    orders, (unclear,) = read(line)
    assert (orders, unclear.line) == ((), line)


@pytest.mark.parametrize(
    ("line", "word", "name", "text"),
    [
        ("stop, he is annoyed", Word.STOP, "", "he is annoyed"),
        ("stop, please", Word.STOP, "", ""),
        ("Stop Ann, she moved", Word.STOP, "Ann", "she moved"),
        ("pause all", Word.PAUSE, "", ""),
        ("Pause, thanks.", Word.PAUSE, "", ""),
        ("undo the last line please", Word.UNDO, "", ""),
        ("Landed!", Word.LANDED, "", ""),
        ("continue with Ann", Word.RESUME, "Ann", ""),
        ("wait until Friday", Word.HOLD, "", ""),
        ("wait for Ann", Word.HOLD, "Ann", ""),
    ],
)
def test_a_word_with_a_little_beside_it_is_still_one(line: str, word: Word, name: str, text: str) -> None:
    found = order(line)
    assert (found.word, found.name, found.text) == (word, name, text)
