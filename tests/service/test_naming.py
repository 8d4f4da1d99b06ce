"""Names in the place of addresses."""

import pytest

from followthrough.service.naming import named_in

NAMES = {"ann.o'hara@north.example": "Ann O'Hara", "ben@north.example": "Ben Okafor"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "Waits until your thanks to ben@north.example are out.",
            "Waits until your thanks to Ben Okafor are out.",
        ),
        ("Left to Ben@North.example.", "Left to Ben Okafor."),
        ("Ann.O'Hara@north.example agreed (ben@north.example).", "Ann O'Hara agreed (Ben Okafor)."),
        ("cy@north.example agreed.", "cy@north.example agreed."),
        ("my-ben@north.example, ben@north.example.org", "my-ben@north.example, ben@north.example.org"),
        ("Write `referral: Ben <ben@north.example>`.", "Write `referral: Ben <ben@north.example>`."),
        ("", ""),
        ("@ and x@ and @x", "@ and x@ and @x"),
    ],
)
def test_a_sentence_calls_people_by_their_names(words: str, said: str) -> None:
    """Whole addresses only, whatever their case; one to be copied, in <…>, stays, as does one of nobody known."""
    assert named_in(words, lambda address: NAMES.get(address, "")) == said
