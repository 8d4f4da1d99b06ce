"""Dates behind cue words: the first day back, or nothing when it is in doubt."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail import dates
from followthrough.mail.judges.auto_reply import first_day_back

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
        ("Ich bin am 16.3. wieder zurück, ab 10.03. im Urlaub", None),
        ("jusqu'au 16 mars inclus", date(2026, 3, 16)),
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
