"""Who is meant by a part of a name or an address."""

import pytest

from followthrough.plan.naming import Known, fitting, known

LEA = known("lea@north.example", "Lea Sommer", ("l.sommer@home.example",))
MAX = known("max@lea.example", "Max Orth", ())
AZA = known("azalea@north.example", "Aza Brandt", ())
EVERYBODY = (LEA, MAX, AZA)


@pytest.mark.parametrize(
    ("part", "meant"),
    [
        ("lea@", [LEA]),
        ("LEA@north", [LEA]),
        ("<lea@north.example>", [LEA]),
        ("sommer@", [LEA]),
        ("@lea.example", [MAX]),
        ("@north.example", [AZA, LEA]),
        ("max@north", []),
        ("lea", [LEA, MAX]),
        ("Lea Sommer <lea@north.example>", [LEA]),
        ("Lea Sommer lea@north.example", [LEA]),
        ("@", []),
        ("<>", []),
    ],
)
def test_an_at_sign_is_read_as_written(part: str, meant: list[Known]) -> None:
    """It parts a name from a domain; a word alone is looked for in both."""
    assert list(fitting(part, EVERYBODY)) == meant


def test_loosely_a_part_of_an_address_may_stand_anywhere() -> None:
    assert list(fitting("ea@n", EVERYBODY, loosely=True)) == [AZA, LEA]
    assert list(fitting("ea@n", EVERYBODY)) == []
