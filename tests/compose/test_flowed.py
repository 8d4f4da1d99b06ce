"""format=flowed (RFC 3676): what a client shows is what was written, at any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.compose.flowed import flowed, quoted, unflowed

LONG = (
    "We have been building new wells for three years now, and there is a great deal to say about how it went."
)


def test_a_long_paragraph_gets_soft_breaks() -> None:
    """Lines of at most 76 characters; all but the last end in the blank that says: goes on."""
    lines = flowed(LONG).splitlines()

    assert all(len(line) <= 76 for line in lines)
    assert [line.endswith(" ") for line in lines] == [True, False]
    assert unflowed("\n".join(lines)) == LONG


def test_lines_that_could_be_misread_are_stuffed() -> None:
    """RFC 3676 4.4: a blank before what starts with a blank, ``>`` or ``From ``."""
    assert flowed("> no quote\nFrom here\n  indented") == " > no quote\n From here\n   indented\n"


def test_a_signature_line_stays_as_it_is() -> None:
    """``-- `` is never joined, and its blank is never taken off, quoted neither."""
    assert flowed("a\n-- \nb") == "a\n-- \nb\n"
    assert quoted("a\n-- \nb") == "> a\n> -- \n> b\n"


def test_a_blank_at_a_line_end_is_no_soft_break() -> None:
    """Else the next paragraph would be joined to this one."""
    assert flowed("a \nb") == "a\nb\n"


def test_a_quote_goes_one_deeper_and_stays_a_quote_when_broken() -> None:
    """Each line of a broken quoted paragraph carries its marks, so that no client joins it to another depth."""
    lines = quoted(f"> > {LONG}\n{LONG}").splitlines()

    assert all(len(line) <= 76 for line in lines)
    assert [line.partition(" ")[0] for line in lines] == [">>>", ">>>", ">", ">"]
    assert unflowed("\n".join(lines)) == f"> > > {LONG}\n> {LONG}"


def test_an_address_longer_than_a_line_is_not_broken() -> None:
    """A link broken in two is no link."""
    link = "https://example.org/" + "a" * 200

    assert flowed(f"See {link} for it") == f"See \n{link} \nfor it\n"


@pytest.mark.parametrize("text", ["", "\n", "a\n\n\nb", "   ", "a  b   c " * 40, "  " * 60 + "x"])
def test_what_is_shown_is_what_was_written(text: str) -> None:
    """Blanks at line ends aside."""
    expected = "\n".join(line.rstrip(" ") for line in text.split("\n"))

    assert unflowed(flowed(text)[:-1]) == expected


@given(st.text(alphabet="ab >-\nFrom. ü", max_size=400))
def test_any_text_comes_back_the_same(text: str) -> None:
    """Flowing and joining again loses nothing but blanks at line ends."""
    expected = "\n".join(line if line == "-- " else line.rstrip(" ") for line in text.split("\n"))

    written = flowed(text)

    assert unflowed(written[:-1]) == expected


@given(st.text(alphabet="ab>-\n. ü", max_size=400))
def test_any_quote_has_its_mark_on_every_line(text: str) -> None:
    """No line of somebody else's ever stands there as the user's own."""
    assert all(line.startswith(">") for line in quoted(text)[:-1].split("\n"))


def test_what_was_wrapped_by_its_writer_is_quoted_line_by_line() -> None:
    """Lines of 72 to 80 broken once more would be ragged: a long line, two words, a long line."""
    wrapped = "x" * 38 + " " + "y" * 38 + "\nand the rest of it"
    assert quoted(wrapped) == f"> {'x' * 38} {'y' * 38}\n> and the rest of it\n"
