"""Dates behind cue words: the first day back, or nothing when it is in doubt."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.judges.auto_reply import first_day_back
from followthrough.mail.when import dates

TUESDAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I will be back on 16 March.", date(2026, 3, 16)),
        ("I am out until Monday, March 16th, 2026.", date(2026, 3, 16)),
        ("away from 3 March to 14 March", date(2026, 3, 15)),
        ("away from 3 March through 14 March 2026", date(2026, 3, 15)),
        ("returning Monday", date(2026, 3, 9)),
        ("I'll return to the office on Thursday.", date(2026, 3, 5)),
        ("bis zum 13.03.2026 nicht im Büro", date(2026, 3, 14)),
        ("Ich bin ab dem 16. März wieder erreichbar.", date(2026, 3, 16)),
        ("Ich bin am 16.3. wieder zurück, ab 10.03. im Urlaub", date(2026, 3, 16)),
        ("jusqu'au 16 mars inclus", date(2026, 3, 17)),
        ("hasta el 16 de marzo", date(2026, 3, 16)),
        ("fino al 16 marzo 2026", date(2026, 3, 16)),
        ("back in January", None),
        ("back on 3 January", date(2027, 1, 3)),
        ("back 2026-03-16", date(2026, 3, 16)),
        ("back on 03/16/2026", date(2026, 3, 16)),
        ("back on 16/03/2026", date(2026, 3, 16)),
        ("back on 04/05", None),
        ("back on 30 February", None),
        ("I was back on 1 March 2026", None),
        ("back soon", None),
        ("", None),
    ],
)
def test_the_first_day_back_is_read_or_left_open(text: str, day: date | None) -> None:
    assert first_day_back(text, TUESDAY) == day


@given(st.text(alphabet=st.sampled_from("bis until back 0123456789./-marchmonday "), max_size=60))
def test_a_day_back_is_never_before_the_mail(text: str) -> None:
    day = first_day_back(text, TUESDAY)
    assert day is None or day >= TUESDAY


def test_without_the_mails_own_date_only_a_full_date_counts() -> None:
    assert dates.find("16 March 2026", None) == date(2026, 3, 16)
    assert dates.find("16 March", None) is None
    assert dates.find("Monday", None) is None


@pytest.mark.parametrize(
    "text",
    [
        "5 December",
        "the 5th of December",
        "December 5th, 2026",
        "5. Dezember",
        "05.12.2026",
        "5 décembre",
        "5 de diciembre de 2026",
        "5 de dezembro",
        "5 dicembre 2026",
        "5 december",
        "5:e december",
        "den 5. december",
        "5/12-2026",
        "5 grudnia 2026 r.",
        "5. prosince",
        "12月5日",
        "2026年12月5日",
        "１２月５日（土）",
        "2026-12-05",
        "2026/12/05",
        "2026.12.5",
        "05-12-2026",
        "5-Dec-2026",
        "12/05/26",
        "Samstag, den 5. Dezember",
        "sobota 5 grudnia",
        "lö 5 dec",
        "the 5th",
        "5.12",
    ],
)
def test_one_day_is_read_in_every_language_and_figure(text: str) -> None:
    written_on = date(2026, 11, 24)
    assert (dates.find(text, written_on) or dates.at_start(text, written_on)) == date(2026, 12, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("lundi", 30), ("lunes", 30), ("segunda-feira", 30), ("lunedì", 30), ("maandag", 30), ("måndag", 30),
        ("mandag", 30), ("poniedziałek", 30), ("pondělí", 30), ("月曜日", 30), ("下周一", 30), ("本周五", 27),
        ("Wednesday", 25), ("śr. 25.11.", 25),
    ],
)  # fmt: skip
def test_a_weekday_is_the_next_such_day(text: str, day: int) -> None:
    assert dates.find(text, date(2026, 11, 24)) == date(2026, 11, day)


@pytest.mark.parametrize(
    "text",
    ["I'll set 5 minutes aside", "3 out of 5", "5 days ago", "do 2 things", "so 5 of us", "ich mag 5 davon",
     "l'un des 5 candidats", "Sam is here", "on so many", "come on, di", "mar adentro", "3日間", "5日後"],
)  # fmt: skip
def test_words_of_another_language_are_no_dates(text: str) -> None:
    assert not list(dates.scan(text, TUESDAY))


@pytest.mark.parametrize(
    ("written_on", "text", "day"),
    [
        (date(2026, 4, 20), "02/05", date(2026, 5, 2)),
        (date(2026, 1, 20), "02/05", date(2026, 2, 5)),
        (date(2026, 2, 3), "02/05", None),
        (date(2026, 7, 1), "02/05", None),
        (date(2026, 3, 1), "02/05/2026", date(2026, 5, 2)),
        (date(2026, 7, 1), "7/15", date(2026, 7, 15)),
    ],
)
def test_figures_with_two_readings_are_decided_by_the_mails_date(
    written_on: date, text: str, day: date | None
) -> None:
    assert dates.find(text, written_on) == day


def test_where_nobody_writes_the_month_first_the_day_is_first() -> None:
    assert dates.find("02/05", date(2026, 2, 3), day_first=True) == date(2026, 5, 2)
    assert dates.find("12/05", date(2026, 11, 24), day_first=True) is None


def test_the_29th_of_february_is_looked_for_in_a_leap_year() -> None:
    assert dates.find("29 February", date(2027, 12, 1)) == date(2028, 2, 29)
    assert dates.find("29 February", date(2026, 12, 1)) is None


@given(st.text(alphabet=st.sampled_from("ſİKmonseptdecjan 0123456789./-月日年周一"), max_size=40))
def test_no_letters_make_it_raise(text: str) -> None:
    list(dates.scan(text, TUESDAY))
    dates.at_start(text, TUESDAY)
