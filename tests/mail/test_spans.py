"""Spans of days: what both ends share is said once, in every language."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.when import spans

NOVEMBER = date(2026, 11, 24)
FIFTH_TO_NINTH = [
    "5-9 December",
    "from 5 to 9 December 2026",
    "December 5-9, 2026",
    "Dec 5th through 9th",
    "between 5 and 9 December",
    "vom 5. bis 9.12.",
    "vom 5. bis einschließlich 9. Dezember",
    "5.–9.12.2026",
    "05.12.2026 - 09.12.2026",
    "du 5 au 9 décembre",
    "del 5 al 9 de diciembre",
    "de 5 a 9 de dezembro",
    "dal 5 al 9 dicembre",
    "5 t/m 9 december",
    "van 5 december tot en met 9 december",
    "från 5 till 9 december",
    "fra den 5. til den 9. december",
    "od 5 do 9 grudnia",
    "od 5. do 9. prosince",
    "5/12 - 9/12",
    "2026-12-05 - 2026-12-09",
    "12月5日から9日まで",
    "12月5日～12月9日",
    "2026年12月5日至9日",
    "from Saturday, December 5th through Wednesday, December 9th",
    "Samstag, 5. bis Mittwoch, 9. Dezember",
]


@pytest.mark.parametrize("text", FIFTH_TO_NINTH)
def test_a_span_is_read_with_both_its_days(text: str) -> None:
    found = [(each.first, each.last) for each in spans.scan(text, NOVEMBER)]
    assert found == [(date(2026, 12, 5), date(2026, 12, 9))]


def test_a_span_over_the_new_year_is_read_with_the_year_said_once() -> None:
    for text in ("28 December to 5 January 2027", "28.12. bis 5.1.", "du 28 décembre au 5 janvier"):
        found = [(each.first, each.last) for each in spans.scan(text, NOVEMBER)]
        assert found == [(date(2026, 12, 28), date(2027, 1, 5))], text


@pytest.mark.parametrize(
    "text",
    ["on 5 and 9 December", "5 December, 9 December", "9-5 December", "5 or 9 December", "Room 5 to 9"],
)
def test_two_days_are_no_span(text: str) -> None:
    assert not list(spans.scan(text, NOVEMBER))


def test_two_weekdays_are_a_span_of_the_days_between() -> None:
    (found,) = spans.weekdays("out from Thursday to Tuesday", NOVEMBER)
    assert (found.first, found.last) == (date(2026, 11, 26), date(2026, 12, 1))


@given(st.text(alphabet=st.sampled_from("bis to au 0123456789./-–日月年decmay monfri"), max_size=80))
def test_a_span_never_ends_before_it_begins(text: str) -> None:
    for each in (*spans.scan(text, NOVEMBER), *spans.weekdays(text, NOVEMBER)):
        assert each.first <= each.last
