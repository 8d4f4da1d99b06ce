"""Whether a mail leaves the other something to answer."""

import pytest

from followthrough.mail.own.expects import expects_answer


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, I am very glad.\n\nWould Thursday at two suit you?",
        "I could talk any Tuesday between 9 and 12.",
        "Wonderful. Please name a time that suits you.",
        "Let me know what works.",
        "Vielen Dank! Passt Ihnen Donnerstag um 14 Uhr?",
        "Ich könnte am Dienstag.",
        "Nennen Sie mir gerne eine Zeit.",
    ],
)
def test_a_question_a_request_or_a_day_wants_an_answer(text: str) -> None:
    """Silence after it is worth a nudge."""
    assert expects_answer(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thank you, that helps me a lot.",
        "Dear Ann,\n\nThank you for writing back, I was glad to hear from you. I will leave it at that.\n\nSam",
        "Vielen Dank für Ihre Antwort, das hilft mir sehr weiter.",
        "See you then!",
    ],
)
def test_mere_thanks_want_none(text: str) -> None:
    """It is nobody's turn."""
    assert not expects_answer(text)
