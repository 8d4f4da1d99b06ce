"""Days and hours are read from what people write; refused, past and doubtful ones are not."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.when.times import MAX_TIMES, times

TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
LONDON = "Europe/London"


def read(text: str, at: datetime = TUESDAY, zone: str = LONDON) -> list[str]:
    """``Thu 5 14:00`` for each, in the zone's wall time as UTC says it; without an hour the day alone."""
    return [
        f"{each.day:%a %-d}" + (f" {each.starts_at:%H:%M}" if each.starts_at else "")
        for each in times(text, at, zone)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thursday at 2", ["Thu 5 14:00"]),
        ("How about Thursday 2pm?", ["Thu 5 14:00"]),
        ("Could you do Thursday at 9pm?", ["Thu 5 21:00"]),
        ("Thursday 14:00", ["Thu 5 14:00"]),
        ("Thursday at noon", ["Thu 5 12:00"]),
        ("Would Thursday at two work?", ["Thu 5 14:00"]),
        ("quarter past two on Friday", ["Fri 6 14:15"]),
        ("half past ten on Friday", ["Fri 6 10:30"]),
        ("Thursday 9 in the evening", ["Thu 5 21:00"]),
        ("Thursday: 2pm, 3pm or 4pm", ["Thu 5 14:00", "Thu 5 15:00", "Thu 5 16:00"]),
        ("Thursday at 2 or 3?", ["Thu 5 14:00", "Thu 5 15:00"]),
        ("at 2 on Thursday or at 3 on Friday", ["Thu 5 14:00", "Fri 6 15:00"]),
        ("Tuesday, 10 March, 10 am", ["Tue 10 10:00"]),
        ("Thursday the 12th at 11", ["Thu 12 11:00"]),
        ("on the 12th at 11", ["Thu 12 11:00"]),
        ("12 March, 10 am", ["Thu 12 10:00"]),
        ("3/12 at 10am", ["Thu 12 10:00"]),
        ("2026-03-12 10:30", ["Thu 12 10:30"]),
        ("How about 12 March at 2?", ["Thu 12 14:00"]),
        ("tomorrow at 9", ["Wed 4 09:00"]),
        ("tomorrow, Wednesday, at 3pm", ["Wed 4 15:00"]),
        ("today at 15:00", ["Tue 3 15:00"]),
        ("Thursday next week at 3", ["Thu 12 15:00"]),
        ("next Tuesday 10:30", ["Tue 10 10:30"]),
        ("Thursday at 2 may work", ["Thu 5 14:00"]),
        ("I was thinking Thursday at 2.", ["Thu 5 14:00"]),
        ("Why not Thursday at 2?", ["Thu 5 14:00"]),
        ("meeting thu 14:00", ["Thu 5 14:00"]),
        ("Friday 10-11am", ["Fri 6 10:00"]),
    ],
)
def test_english(text: str, said: list[str]) -> None:
    """Bare 1 to 6 are the afternoon's."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Donnerstag 14 Uhr", ["Thu 5 14:00"]),
        ("Donnerstag um 14 Uhr 30", ["Thu 5 14:30"]),
        ("Donnerstag um halb drei", ["Thu 5 14:30"]),
        ("Donnerstag um viertel vor elf", ["Thu 5 10:45"]),
        ("Donnerstag um zwei", ["Thu 5 14:00"]),
        ("Donnerstag nachmittag um 3", ["Thu 5 15:00"]),
        ("Guten Morgen, Donnerstag um 9?", ["Thu 5 09:00"]),
        ("morgen um 9", ["Wed 4 09:00"]),
        ("übermorgen 14 Uhr", ["Thu 5 14:00"]),
        ("Am 12. März um 11 Uhr passt es.", ["Thu 12 11:00"]),
        ("Am 12. um 11 ginge es.", ["Thu 12 11:00"]),
        ("am 12.03. 14 Uhr", ["Thu 12 14:00"]),
        ("am 12.3.2026 um 14:30", ["Thu 12 14:30"]),
        ("Freitag, 13.3., 10-11 Uhr", ["Fri 13 10:00"]),
        ("Do. 14 Uhr oder Fr, 10:30", ["Thu 5 14:00", "Fri 6 10:30"]),
        ("Donnerstag nächster Woche 10 Uhr", ["Thu 12 10:00"]),
        ("Leider kann ich am Donnerstag nicht, aber Freitag um 10 ginge.", ["Fri 6 10:00"]),
    ],
)
def test_german(text: str, said: list[str]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I can't do Thursday, how about Friday at 11?", ["Fri 6 11:00"]),
        ("I can't do Thursday, Monday or Wednesday, how about Friday at 11?", ["Fri 6 11:00"]),
        ("Thursday at 2 doesn't work, but Friday at 11 does.", ["Fri 6 11:00"]),
        ("Not Thursday - Friday at 10", ["Fri 6 10:00"]),
        ("I am busy on Thursday at 2.", []),
        ("We met on Thursday at 2.", []),
        ("Thank you for your mail of Thursday, 26 February.", []),
        ("It was sent on 2 March at 10:00.", []),
        ("last Thursday at 2", []),
        ("I am away until Thursday at 2.", []),
        ("every Thursday at 2", []),
        ("today at 8:00", []),
        ("in two weeks on Thursday at 3", []),
        ("I sat with him", []),
        ("Tuesday 11 March at 10", []),
    ],
)
def test_refused_past_and_contradictory_days_are_none(text: str, said: list[str]) -> None:
    """11 March 2026 is a Wednesday; Thursday in two weeks can be either of two."""
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Donnerstag passt mir leider nicht, aber Freitag um 11 Uhr ginge.", ["Fri 6 11:00"]),
        ("Donnerstag ginge leider nicht, Freitag schon.", ["Fri 6"]),
        ("Donnerstag aber geht nicht.", []),
        ("Mittwoch lieber nicht, Freitag um 11 gern.", ["Fri 6 11:00"]),
        ("Thursday however doesn't work, how about Friday at 11?", ["Fri 6 11:00"]),
        ("Thursday, however, doesn't work; how about Friday at 11?", ["Fri 6 11:00"]),
        ("Thursday, unfortunately, is not possible. Friday at 11 is fine.", ["Fri 6 11:00"]),
        ("jeudi par contre je ne peux pas, vendredi à 11h oui", ["Fri 6 11:00"]),
        ("el jueves mejor no, el viernes a las 11 sí", ["Fri 6 11:00"]),
        ("giovedì però non posso, venerdì alle 11 va bene", ["Fri 6 11:00"]),
        ("quinta porém não posso, sexta às 11 posso", ["Fri 6 11:00"]),
        ("donderdag kan ik echter niet, vrijdag om 11 uur wel", ["Fri 6 11:00"]),
        ("Donnerstag, 5.3., kann ich nicht.", []),
        ("Thursday, 5 March, I'm afraid I can't.", []),
        ("Jeudi, je ne suis pas disponible ; vendredi à 10h me convient.", ["Fri 6 10:00"]),
        ("Giovedì, purtroppo, non posso. Venerdì alle 10?", ["Fri 6 10:00"]),
        ("Monday at 3, not earlier.", ["Mon 9 15:00"]),
        ("Thursday at 3, not Friday.", ["Thu 5 15:00"]),
        ("Monday at 3 but not before.", ["Mon 9 15:00"]),
        ("I'd rather Thursday at 3 than Friday.", ["Thu 5 15:00"]),
    ],
)
def test_a_word_in_the_middle_of_a_refusal_does_not_part_the_day_from_it(text: str, said: list[str]) -> None:
    """What may turn to another day turns nothing where no other day follows."""
    assert read(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Thursday",
        "Thursday morning",
        "Thursday at 7",
        "Thursday at 02:00",
        "Thursday after 3",
        "Thursday between 2 and 4",
        "Thursday 2pm - 5pm",
        "Thursday at 9 your time",
        "Thursday at 9 CST",
        "Thursday 9 a.m. EDT",
        "Donnerstag ab 15 Uhr",
        "Donnerstag um 9 Ihrer Zeit",
        "Thursday at 99:99",
    ],
)
def test_an_hour_that_can_be_another_leaves_the_day_alone(text: str) -> None:
    """Ranges to choose in, 7 in the morning or evening, somebody's time, summer time in winter."""
    assert read(text) == ["Thu 5"]


def test_next_is_doubtful_when_this_week_still_has_that_day() -> None:
    """`next Thursday` on a Tuesday is this week's to some and next week's to others; on a Friday it is clear."""
    assert read("next Thursday 10:30") == ["Thu 12"]
    assert read("next Thursday 10:30", TUESDAY + timedelta(days=3)) == ["Thu 12 10:30"]
    assert read("Tuesday at 11") == ["Tue 10"]


@pytest.mark.parametrize(
    ("text", "zone", "said"),
    [
        ("Thursday at 14:00 CET", LONDON, ["Thu 5 13:00"]),
        ("Thursday at 2pm EST", LONDON, ["Thu 5 19:00"]),
        ("Thursday 2pm ET / 8pm CET", LONDON, ["Thu 5 19:00"]),
        ("Thursday at 3pm (UTC+1)", LONDON, ["Thu 5 14:00"]),
        ("Thursday at 3pm New York time", LONDON, ["Thu 5 20:00"]),
        ("Thursday at 3. All times are CET.", LONDON, ["Thu 5 14:00"]),
        ("Thursday at 2", "Europe/Berlin", ["Thu 5 13:00"]),
        ("Thursday at 2", "UTC+05:30", ["Thu 5 08:30"]),
        ("2 April at 2", "Europe/Berlin", ["Thu 2 12:00"]),
        ("2 April at 14:00 CET", LONDON, ["Thu 2"]),
        ("2 April at 2", "UTC+01:00", ["Thu 2"]),
        ("Thursday at 2", "Nowhere/Land", ["Thu 5"]),
    ],
)
def test_the_zone_of_the_words_wins_over_the_assumed_one(text: str, zone: str, said: list[str]) -> None:
    """A winter abbreviation in summer is a doubt; so is a mere offset once the clocks have changed."""
    assert read(text, zone=zone) == said


def test_an_hour_that_the_clocks_leave_out_is_none() -> None:
    """On 29 March the hour from one to two does not exist in London."""
    assert read("29 March at 1:30 am") == ["Sun 29"]


def test_the_words_are_kept_and_there_are_at_most_ten() -> None:
    """A time says what it was read from."""
    assert times("Shall we say Thursday at 2?", TUESDAY, LONDON)[0].words == "Thursday at 2"
    many = " ".join(f"{day} April at {hour}:00." for day in range(1, 29) for hour in (9, 10))
    assert len(times(many, TUESDAY, LONDON)) == MAX_TIMES


PIECES = st.lists(
    st.sampled_from(
        re.findall(
            r"\S+",
            "Thursday thu 12 12. 12.3. 3/4 2026-99-99 31 February at um 2 2pm 14:00 14 Uhr halb drei half past - to "
            "bis next week can't , . ? ( UTC+99 CET your time the 31st Do. morgen 24/7 noon or and",
        )
    ),
    max_size=60,
).map(" ".join)


@given(st.one_of(st.text(max_size=300), PIECES))
def test_no_text_raises(text: str) -> None:
    """Whatever it says, every time found lies ahead."""
    for each in times(text, TUESDAY, LONDON):
        assert each.day >= TUESDAY.date()
        assert each.starts_at is None or each.starts_at > TUESDAY


@pytest.mark.parametrize(
    "unit", ["1", " ", "Thursday ", "at 2 ", "2-", "12.", "half ", "a", "UTC+", "Mo, ", "1:", "next "]
)
def test_no_text_takes_long(unit: str) -> None:
    """A megabyte of any one thing costs no more than what is looked at."""
    begun = time.perf_counter()
    times(unit * (1_000_000 // len(unit)), TUESDAY, LONDON)
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    "text",
    [
        "My flight is Thursday at 2pm, so call me after that.",
        "I'm teaching Thursday 2pm, otherwise free.",
        "I have a call at 2 on Thursday.",
        "My talk starts Friday at 10:00.",
        "Deadline is Friday 5pm, so let's talk next week.",
        "Thursday at 2pm is out.",
        "Anything but Thursday at 2pm.",
        "Thursday 2pm is taken.",
        "I'd rather avoid Monday at 9.",
        "Thursday at 2pm I'm at the dentist.",
        "Thursday at 2pm clashes with our all-hands.",
        "Unfortunately Thursday at 2pm I already have plans.",
        "Donnerstag 14 Uhr ist belegt.",
        "Am Donnerstag um 14 Uhr bin ich schon verplant.",
        "Donnerstag habe ich um 14 Uhr einen Termin, danach gern.",
        "Ich halte am Donnerstag um 14 Uhr einen Vortrag.",
    ],
)
def test_what_stands_in_their_own_calendar_is_no_offer(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Can we move from Thursday 2pm to Friday 3pm?", ["Fri 6 15:00"]),
        ("Instead of Thursday 2pm could we take Friday 3pm?", ["Fri 6 15:00"]),
        ("Statt Donnerstag 14 Uhr lieber Freitag 15 Uhr.", ["Fri 6 15:00"]),
        ("Thursday 2pm is taken, Friday 2pm is open.", ["Fri 6 14:00"]),
        ("I could do 10am Thursday or 3pm Friday", ["Thu 5 10:00", "Fri 6 15:00"]),
        ("Thursday works, but 2pm is taken.", ["Thu 5"]),
        ("How about Thursday at 2pm? Actually, make it 3pm.", ["Thu 5"]),
        ("Thursday at 2pm -- sorry, I mean Friday at 2pm", ["Thu 5", "Fri 6"]),
        ("kommenden Freitag, 10.30 Uhr", ["Fri 6 10:30"]),
        ("I have a free slot on Thursday at 2.", ["Thu 5 14:00"]),
        ("Thursday um 12 Uhr nachts", ["Thu 5"]),
    ],
)
def test_an_hour_goes_to_the_day_it_is_said_of_and_to_no_other(text: str, said: list[str]) -> None:
    """What was corrected later, or refused, leaves no hour."""
    assert read(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "In April, Tuesday at 10 works for me",
        "After Easter, Tuesday at 10 works for me",
        "first Tuesday in April at 10 works",
        "I'm away until the 16th, but Tuesday at 10 after that works for me",
        "I'm back on the 16th; Tuesday at 10 works for me",
        "The following Tuesday at 10 works for me",
        "Ende März, Dienstag um 10 passt mir",
    ],
)
def test_a_weekday_some_time_later_is_not_the_next_one(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thursday at 5pm (4pm UK time)", ["Thu 5"]),
        ("Thursday at 14:00 London / 15:00 Berlin", ["Thu 5"]),
        ("at 15:00 on 5/6", ["Wed 6"]),
        ("3/12 at 10am", ["Thu 12 10:00"]),
    ],
)
def test_one_hour_by_two_clocks_and_one_day_by_two_calendars_leave_the_hour_out(
    text: str, said: list[str]
) -> None:
    assert read(text) == said
