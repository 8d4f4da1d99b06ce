"""What a letter is told of the facts: times held against the user's, words of theirs where they fit, names."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from followthrough.config.load import load
from followthrough.config.playbooks import Playbook
from followthrough.ledger.store import Ledger, StoredMessage
from followthrough.mail.address import Address, Identities
from followthrough.mail.matching.match import Certainty
from followthrough.mail.reading import Says
from followthrough.plan.conversation import fold
from followthrough.plan.drafts import StepKind
from followthrough.plan.facts import (
    EVERYBODY,
    Fact,
    Landed,
    Meeting,
    Met,
    News,
    Noted,
    Owed,
    Received,
    Referral,
)
from followthrough.plan.playbook import Step
from followthrough.service.book import Book
from followthrough.service.engine.knowing import working_time
from followthrough.service.letters import Occasion, Telling, is_last
from followthrough.service.speaking import Speaking
from followthrough.service.voice import Voice
from tests.service.test_book import ANN, AT, outreach
from tests.service.test_writer import CONFIG

BOB = "bob@harbour.example"
NOW = AT + timedelta(days=1)
FRIDAY, SATURDAY = datetime(2026, 3, 6, 10, tzinfo=UTC), datetime(2026, 3, 7, 10, tzinfo=UTC)
Tell = Callable[..., dict[str, object]]


def answered(*times: datetime, says: Says = Says.NAMES_TIME) -> Received:
    return Received(
        person=ANN, account="home", message_id="theirs", at=AT + timedelta(hours=2), sender=ANN, subject="Re: Advice",
        says=(says,), certainty=Certainty.CERTAIN, times=times,
    )  # fmt: skip


def word(kind: type, person: str = ANN, name: str = "word#1", after: int = 3, **fields: Any) -> Fact:
    made: Fact = kind(
        person=person, account="home", message_id=name, at=AT + timedelta(hours=after), **fields
    )
    return made


def meeting(
    starts_at: datetime, *, sequence: int = 0, cancelled: bool = False, uid: str = "other"
) -> Meeting:
    return Meeting(
        person=BOB, account="home", message_id=f"m{sequence}", at=AT, uid=uid, sequence=sequence, starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1), cancelled=cancelled,
    )  # fmt: skip


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    """The values of one letter: its kind, what it follows, what the ledger holds."""
    with Ledger.open(tmp_path / "state") as ledger:

        def values(
            kind: StepKind, facts: tuple[Fact, ...], *, follows: str = "theirs", about: str = "", me: str = "",
            language: str = "en", people: str = "", person: str = ANN, mail: str = "",
        ) -> dict[str, object]:  # fmt: skip
            path = tmp_path / "followthrough.toml"
            path.write_text(f"{me}\n{CONFIG}")
            path.chmod(0o600)
            (tmp_path / "people.toml").write_text(people)
            settings = load(path)
            known = (outreach(), *facts)
            raw = f"From: {ANN}\n\n{mail}".encode()
            kept = StoredMessage(
                account="home", key="theirs", mailbox="INBOX", uidvalidity=1, uid=1, own=False, at=AT, raw=raw
            )
            ledger.record(account="home", mailbox="INBOX", cursor=None, facts=known, messages=[kept])
            book = Book(settings.people)
            for fact in known:
                book.add(fact)
            identities = Identities(frozenset({"sam@example.org"}))
            telling = Telling(Speaking(settings, identities, ledger, book, working_time(settings)))
            step = Step(
                key="k", kind=kind, person=person, account="home", playbook="advice", template="", follows=follows,
                threads_to="", opens_at=NOW, overdue_at=NOW, expires_at=None, number=1, why="", cancelled_by="",
                about=about,
            )  # fmt: skip
            voice = Voice(language=language, preferred=(), du=False, sign_off="", my_name="Sam")
            to = (Address("Ann Miller", person),)
            occasion = Occasion(step, fold(person, known, ()), to, voice, NOW)
            return telling.values(occasion) | {"found": telling.time_named(occasion)}

        yield values


FREE = 'me.availability = ["fri 09:00-12:00"]'


@pytest.mark.parametrize(
    ("times", "others", "me", "found"),
    [
        ((FRIDAY,), (), "", (0, FRIDAY, True)),
        ((FRIDAY,), (), FREE, (0, FRIDAY, True)),
        ((SATURDAY,), (), FREE, (0, SATURDAY, False)),
        ((SATURDAY, FRIDAY), (), FREE, (1, FRIDAY, True)),
        ((FRIDAY + timedelta(minutes=110),), (), FREE, (0, FRIDAY + timedelta(minutes=110), False)),
        ((NOW - timedelta(hours=1),), (), "", (0, NOW - timedelta(hours=1), False)),
        ((FRIDAY,), (meeting(FRIDAY + timedelta(minutes=10)),), "", (0, FRIDAY, False)),
        ((FRIDAY,), (meeting(FRIDAY - timedelta(hours=1)),), "", (0, FRIDAY, True)),
        ((FRIDAY,), (meeting(FRIDAY), meeting(FRIDAY, sequence=1, cancelled=True)), "", (0, FRIDAY, True)),
        ((FRIDAY,), (meeting(FRIDAY), meeting(SATURDAY, sequence=1)), "", (0, FRIDAY, True)),
        ((), (), "", None),
    ],
)
def test_a_time_they_name_is_held_against_what_is_known(
    tell: Tell, times: tuple[datetime, ...], others: tuple[Fact, ...], me: str, found: object
) -> None:
    """Ahead, in the user's availability for as long as they ask for, and beside no meeting with anybody."""
    assert tell(StepKind.ANSWER, (answered(*times), *others), me=me)["found"] == found


def test_a_named_time_is_told_by_the_users_clock_where_theirs_is_not_known(tell: Tell) -> None:
    """And says whose it is, unless theirs is known to be the same."""
    told = tell(StepKind.ANSWER, (answered(NINE),))
    same = tell(StepKind.ANSWER, (answered(NINE),), people=lives_in("Europe/London"))

    assert when(told) == ("Friday, 3 April", "10:00", "London time")
    assert same["meeting_zone"] == same["times_zone"] == ""


@pytest.mark.parametrize(
    ("zone", "language", "said"),
    [
        ("Europe/Berlin", "en", ("Friday, 3 April", "11:00", "Berlin time")),
        ("Europe/Berlin", "de", ("Freitag, 3. April", "11:00", "Ortszeit Berlin")),
        ("Pacific/Auckland", "en", ("Friday, 3 April", "22:00", "Auckland time")),
        ("America/Los_Angeles", "de", ("Freitag, 3. April", "02:00", "Ortszeit Los Angeles")),
    ],
)
def test_a_named_time_is_confirmed_by_their_clock(
    tell: Tell, zone: str, language: str, said: tuple[str, str, str]
) -> None:
    """It is named; when the user can talk stays by the user's own, and says so."""
    told = tell(StepKind.ANSWER, (answered(NINE),), people=lives_in(zone), language=language)

    assert when(told) == said
    assert told["times_zone"] == ("Ortszeit London" if language == "de" else "London time")


@pytest.mark.parametrize(
    ("hour", "people", "said"),
    [
        ("5 am EDT", "", ("05:00", "New York time")),
        ("11:00 MESZ", "", ("11:00", "Berlin time")),
        ("10:00 London time", "Europe/Berlin", ("10:00", "London time")),
        ("10:00 your time", "", ("10:00", "London time")),
        ("5 am EDT, 11:00 CEST", "", ("10:00", "London time")),
    ],
)
def test_the_zone_in_which_they_named_a_time_is_the_one_it_is_confirmed_in(
    tell: Tell, hour: str, people: str, said: tuple[str, str]
) -> None:
    """Also where people.toml knows another of theirs, or it is the user's own; one in doubt is none."""
    mail = f"Hello,\n\nHow about Friday, 3 April, {hour}?\n\nAnn\n"
    told = tell(StepKind.ANSWER, (answered(NINE),), mail=mail, people=lives_in(people) if people else "")

    assert when(told) == ("Friday, 3 April", *said)


NINE = datetime(2026, 4, 3, 9, tzinfo=UTC)
"""10:00 in London, where the user is."""


def lives_in(zone: str) -> str:
    return f'[[person]]\nname = "Ann"\naddresses = ["{ANN}"]\ntimezone = "{zone}"\n'


def when(told: dict[str, object]) -> tuple[object, ...]:
    return told["meeting_day"], told["meeting_time"], told["meeting_zone"]


def test_whom_they_name_is_told_by_name(tell: Tell) -> None:
    """Of that mail only; two are joined."""
    named = (
        Referral(person=ANN, account="home", message_id="theirs", at=AT, name="Bob Jones", address=BOB),
        Referral(person=ANN, account="home", message_id="theirs", at=AT, name="Cy Brandt", promised=True),
        Referral(person=ANN, account="home", message_id="earlier", at=AT, name="Eve Long"),
    )
    told = tell(StepKind.ANSWER, (answered(says=Says.REFERS), *named))

    assert (told["referred_to"], told["referral_promised"]) == ("Cy Brandt and Bob Jones", True)


def test_a_thank_you_holds_what_helped_and_what_was_promised(tell: Tell) -> None:
    """What speaks of the reader is for a FILL; other notes are nobody's."""
    facts = (
        word(Noted, text="start with the board", helpful=True),
        word(Noted, name="word#2", text="has two dogs"),
        word(Owed, name="word#3", text="the paper on wells"),
    )
    told = tell(StepKind.THANK_YOU, facts)
    noted = tell(StepKind.THANK_YOU, (word(Noted, name="word#4", text="she likes order", helpful=True),))

    assert (told["helpful"], told["helpful_noted"]) == ("start with the board.", "")
    assert told["owed"] == ("the paper on wells",)
    assert (noted["helpful"], noted["helpful_noted"]) == ("", "she likes order")


def test_a_report_back_says_what_came_of_it(tell: Tell) -> None:
    """Answered, or met; the user's notes of that person only for the FILL."""
    referral = Referral(person=ANN, account="home", message_id="theirs", at=AT, name="Bob Jones", address=BOB)
    wrote = Received(
        person=BOB,
        account="home",
        message_id="b",
        at=AT,
        sender=BOB,
        subject="",
        says=(),
        certainty=Certainty.CERTAIN,
    )
    first = tell(StepKind.REPORT_BACK, (referral, wrote), about=BOB)
    met = word(Met, BOB, "word#5", ended_at=AT + timedelta(hours=3))
    then = tell(StepKind.REPORT_BACK, (referral, wrote, met), about=BOB)

    assert (first["referred_to"], first["outcome"]) == ("Bob Jones", "answered")
    assert then["outcome"] == "met"


def test_news_and_a_landing_are_told_in_the_users_words_where_the_language_fits(tell: Tell) -> None:
    """English news are for a FILL in a German letter."""
    facts = (
        word(News, EVERYBODY, "news", text="I have begun a course in town planning"),
        word(Landed, EVERYBODY, "landed", text="I start at the water board in the autumn"),
    )
    english = tell(StepKind.CHECK_IN, facts, follows="news")
    german = tell(StepKind.CHECK_IN, facts, follows="news", language="de")
    other = tell(StepKind.CHECK_IN, facts)
    landed = tell(StepKind.LANDED, facts, follows="landed")

    assert english["news"] == "I have begun a course in town planning."
    assert (german["news"], german["news_noted"]) == ("", "I have begun a course in town planning")
    assert other["news"] == other["news_noted"] == ""
    assert landed["landed"] == "I start at the water board in the autumn."


PERSON = f'[[person]]\nname = "Ann Miller"\naddresses = ["{ANN}"]\n'


@pytest.mark.parametrize(
    ("people", "about", "expected"),
    [
        (
            'why = "your talk"\nreferred_by = "Peter Weber"',
            "",
            {"why": "your talk.", "referred_by": "Peter Weber"},
        ),
        ('why = "Runs it"', "", {"why": "", "why_noted": "Runs it"}),
        ('referred_by = "cy@x.example"', "", {"referred_by": "", "referred_noted": "cy@x.example"}),
        (
            'known_from = "the alumni evening"',
            "",
            {"known_from": "the alumni evening.", "known_from_is_sentence": False},
        ),
        ('known_from = "We met at the fair"', "", {"known_from_is_sentence": True}),
        ('known_from = "her talk"', "", {"known_from": "", "known_from_noted": "her talk"}),
        ("", "Peter Weber", {"referred_by": "Peter Weber", "follow_up": "call", "call_soon": True}),
    ],
)
def test_an_introduction_says_what_people_toml_says(
    tell: Tell, people: str, about: str, expected: dict[str, object]
) -> None:
    """As far as it is said to them; the rest is for a FILL."""
    told = tell(StepKind.INTRODUCTION, (), follows="", about=about, people=PERSON + people)

    assert {key: told[key] for key in expected} == expected


def test_an_introduction_to_somebody_named_names_who_named_them(tell: Tell) -> None:
    """With what was said of them for the FILL."""
    how = "runs the harbour project"
    named = Referral(
        person=ANN, account="home", message_id="theirs", at=AT, name="Bob Jones", address=BOB, how=how
    )
    told = tell(StepKind.INTRODUCTION, (named,), about=ANN, people=PERSON, person=BOB)

    assert (told["referred_by"], told["person_name"]) == ("Ann Miller", "Bob Jones")
    assert (told["why"], told["why_noted"]) == ("", how)


@pytest.mark.parametrize(
    ("listed", "number", "last"),
    [
        ("call mail", 3, True),
        ("mail mail mail", 2, False),
        ("mail mail mail", 3, False),
        ("mail mail mail", 4, True),
        ("mail call", 2, True),
    ],
)
def test_only_the_last_mail_of_a_playbook_is_the_last(listed: str, number: int, last: bool) -> None:
    """The first mail is number 1, and a call has a number of its own."""
    attempts = tuple({"by": by, "after": "2-3 business days"} for by in listed.split())
    playbook = Playbook.model_validate({"name": "advice", "attempts": attempts})
    assert is_last(number, playbook) is last
