"""What letters are put together from: the user's own texts, recurring times, numbers and lines in two languages."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.compose import said, words
from followthrough.compose.draft import NOT_KNOWN, Letter, draft, values_of
from followthrough.compose.flowed import unflowed
from followthrough.compose.render import TemplateSource
from followthrough.compose.samples import LETTERS
from followthrough.compose.sets import OTHER, Choice, choose, language_of_folder, written_in
from followthrough.mail.address import Address
from followthrough.mail.body.quoted import split
from followthrough.plan.business_time import parse_slot
from tests.compose.given import SHIPPED, TEMPLATES, body, letter, read

HELPFUL = [
    ("en", "start with the water board", "start with the water board."),
    ("en", "Your advice to begin small.", "Your advice to begin small."),
    ("en", "she said: start with the board", ""),
    ("en", "told me what they do on Mondays", ""),
    ("en", "sie meinte, ich solle mit dem Wasserverband anfangen und nicht mit dem Ministerium", ""),
    ("en", "mit dem Wasserverband anfangen und nicht mit dem Ministerium", ""),
    ("de", "mit dem Verband anfangen und nicht mit dem Amt", "mit dem Verband anfangen und nicht mit dem Amt."),
    ("de", "Sie sagte, dass es auf die Leute im Verband ankommt", ""),
    ("de", "start with the water board and not with the ministry", ""),
    ("en", "", ""),
]  # fmt: skip
WHY = [
    ("en", "You moved a hospital's records to open formats.", "You moved a hospital's records to open formats."),
    ("en", "your talk on rain gardens", "your talk on rain gardens."),
    ("en", "I read the report on the wells", "I read the report on the wells."),
    ("en", "She moved a hospital's records", ""),
    ("en", "Runs the data team", ""),
    ("de", "Ihr Bericht über die Brunnen und was daraus wird", "Ihr Bericht über die Brunnen und was daraus wird."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "found"), HELPFUL)
def test_a_note_is_said_to_the_reader_only_where_it_fits(language: str, text: str, found: str) -> None:
    """Not where it speaks of them, or is in another language."""
    assert said.to_them(text, language) == found


@pytest.mark.parametrize(("language", "text", "found"), WHY)
def test_a_reason_must_plainly_speak_to_the_reader(language: str, text: str, found: str) -> None:
    """Or of the user."""
    assert said.spoken_to_them(text, language) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [("Bea Muster", "Bea Muster"), ("Dr. Ann-Kathrin O'Neil", "Dr. Ann-Kathrin O'Neil"), ("Muster, Bea", ""),
     ("bea", ""), ("Bea", ""), ("bea@example.org", ""), ("", ""), ("Bea (alumni)", "")],
)  # fmt: skip
def test_a_name_greets_only_where_it_is_plainly_one(name: str, found: str) -> None:
    """Never a guess from an address."""
    assert said.full_name(name) == found


@pytest.mark.parametrize(
    ("slots", "english", "german"),
    [
        (["tue 09:00-12:00"], "any Tuesday between 9 and 12", "dienstags zwischen 9 und 12 Uhr"),
        (
            ["tue 09:00-12:00", "thu 09:00-12:00"],
            "any Tuesday or Thursday between 9 and 12",
            "dienstags oder donnerstags zwischen 9 und 12 Uhr",
        ),
        (
            ["mon 09:30-12:00", "fri 14:00-17:00"],
            "any Monday between 09:30 and 12:00 or any Friday between 14:00 and 17:00",
            "montags zwischen 09:30 und 12:00 Uhr oder freitags zwischen 14 und 17 Uhr",
        ),
        ([], "", ""),
    ],
)
def test_availability_is_offered_as_stretches_of_every_week(
    slots: list[str], english: str, german: str
) -> None:
    """They can't go stale."""
    found = [parse_slot(each) for each in slots]

    assert (words.slots(found), words.slots(found, "de")) == (english, german)


@pytest.mark.parametrize(
    ("zone", "english", "german"),
    [("Europe/London", "London time", "Ortszeit London"), ("Europe/Vienna", "Vienna time", "Ortszeit Wien"),
     ("America/New_York", "New York time", "Ortszeit New York"), ("UTC", "UTC", "UTC"), ("Etc/UTC", "UTC", "UTC")],
)  # fmt: skip
def test_a_zone_is_named_by_its_city(zone: str, english: str, german: str) -> None:
    """As the reader calls it."""
    assert (words.clock_of(zone), words.clock_of(zone, "de")) == (english, german)


def test_days_numbers_and_names_in_german() -> None:
    """Whatever the machine's locale is."""
    at = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)

    assert words.day(at, "Europe/Berlin", "de") == "3. März 2026"
    assert words.weekday(at, "Europe/Berlin", "de") == "Dienstag, 3. März"
    assert words.until(at, at.replace(day=4), "UTC", "de") == "jederzeit bis Mittwoch, 4. März"
    assert words.until(at, at, "UTC", "de") == "später am selben Tag"
    assert (words.minutes(20, "de"), words.minutes(25), words.minutes(17)) == ("zwanzig", "twenty-five", "17")
    assert words.several(("Ann", "Ben", "Cy"), "de") == "Ann, Ben und Cy"
    assert (words.several(("Ann", "Ben")), words.several(("Ann",)), words.several(())) == (
        "Ann and Ben",
        "Ann",
        "",
    )


@pytest.mark.parametrize("language", ["en", "de", "fr", "sv"])
def test_what_a_draft_quotes_is_recognised_as_quoted_in_every_language(language: str) -> None:
    """The line above the quotation too: an answer to it must not be read with it."""
    raw = draft(letter(language=language, values={"my_name": "Max"}, me=letter().me), TEMPLATES)
    new = split(body(raw)).new

    assert "wells" not in new
    assert "Ann Miller" not in new.replace("Dear Ms Miller", "")


def _sources(**texts: str) -> dict[str, TemplateSource]:
    own = {name: TemplateSource(f"my/{name}", text) for name, text in texts.items()}
    return {**{n: TemplateSource(n, (SHIPPED / n).read_text()) for n in TEMPLATES.names()}, **own}


ENGLISH = "Subject: x\n\nI would like to ask you for the thing that we have talked about.\n"
FRENCH = "Subject: x\n\nJe vous écris pour vous demander si vous avez le temps de parler avec moi.\n"
GERMAN = "Subject: x\n\nIch schreibe Ihnen, weil ich mit Ihnen über die Sache reden möchte.\n"


@pytest.mark.parametrize(
    ("language", "preferred", "own", "found"),
    [
        ("en", (), {}, Choice("attempt", ())),
        ("de", (), {}, Choice("attempt", ("german",))),
        ("fr", (), {}, Choice(OTHER, ())),
        ("fr", (), {"french/attempt.txt.j2": FRENCH}, Choice("attempt", ("french",))),
        ("fr", (), {"fr/attempt.txt.j2": FRENCH}, Choice("attempt", ("fr",))),
        ("fr", (), {"french/attempt.txt.j2": ENGLISH}, Choice(OTHER, ())),
        ("fr", (), {"french/answer.txt.j2": FRENCH}, Choice(OTHER, ())),
        ("de", (), {"attempt.txt.j2": GERMAN}, Choice("attempt", ())),
        ("de", (), {"attempt.txt.j2": ENGLISH}, Choice("attempt", ("german",))),
        (
            "de",
            (),
            {"attempt.txt.j2": GERMAN, "german/attempt.txt.j2": GERMAN},
            Choice("attempt", ("german",)),
        ),
        ("en", ("formal",), {"formal/attempt.txt.j2": ENGLISH}, Choice("attempt", ("formal",))),
        ("de", ("formal",), {"formal/attempt.txt.j2": ENGLISH}, Choice("attempt", ("german",))),
        ("de", ("formal",), {"formal/attempt.txt.j2": GERMAN}, Choice("attempt", ("formal", "german"))),
        ("en", ("german",), {}, Choice("attempt", ())),
    ],
)
def test_nobody_gets_a_text_in_a_language_they_were_not_written_to_in(
    language: str, preferred: tuple[str, ...], own: dict[str, str], found: Choice
) -> None:
    """Sets by their name or by what is in them; the user's own first."""
    assert choose("attempt", language, preferred, _sources(**own), frozenset(own)) == found


def test_every_shipped_template_is_in_the_language_of_its_folder() -> None:
    """So none is left out for being in another."""
    for name in TEMPLATES.names():
        folder, _, file = name.rpartition("/")
        source = TemplateSource(name, (SHIPPED / name).read_text())
        if file.endswith(".txt.j2") and file.partition(".")[0] in LETTERS:
            assert written_in(source) in (language_of_folder(folder) or "en", None), name


_HOSTILE = st.text(
    alphabet=st.sampled_from("ab {}%#[]:\r\n\t\x00\u2028\u202e<>&\"'“”„é"), max_size=60
) | st.sampled_from(
    ["{{ 7*7 }}", "{% include 'x' %}", "]] [[FILL: x", "\r\nBcc: evil@example.com", "{#", "-- \n"]
)


@given(name=st.sampled_from(LETTERS), hostile=_HOSTILE, folder=st.sampled_from(["", "german"]))
def test_hostile_values_stay_in_their_place_in_every_letter(name: str, hostile: str, folder: str) -> None:
    """Whatever the user noted or people wrote: no header, no template code, no line of its own."""
    values: dict[str, object] = {
        key: (hostile,) if isinstance(value, tuple) else hostile if isinstance(value, str) else value
        for key, value in NOT_KNOWN.items()
    }
    given_ = letter(
        template=name,
        sets=(folder,),
        values=values,
        bcc=(Address(hostile, "b@example.com"),),
        greeting=hostile,
    )
    message = read(draft(given_, TEMPLATES))

    assert message.keys()[:3] == ["From", "To", "Bcc"]
    assert message["Bcc"].endswith("<b@example.com>") or message["Bcc"] == "b@example.com"
    assert "49" not in unflowed(body(draft(given_, TEMPLATES))).partition("> ")[0]


def test_a_letter_without_a_parent_begins_a_thread_and_one_with_bcc_says_so() -> None:
    """Exactly these headers, in this order."""
    new: Letter = letter(
        template="introduction", parent=None, thread=(), subject="", bcc=(Address("", "b@example.com"),)
    )

    assert read(draft(new, TEMPLATES)).keys() == [
        "From", "To", "Bcc", "Subject", "Date", "Message-ID", "Content-Type", "Content-Transfer-Encoding",
        "MIME-Version",
    ]  # fmt: skip


def test_every_value_a_letter_can_have_has_a_place_where_nothing_is_known() -> None:
    """So no template fails for one that a kind of letter has no use for."""
    assert set(values_of(letter())) >= set(NOT_KNOWN) | {"minutes", "full_name", "greeting", "my_question"}
