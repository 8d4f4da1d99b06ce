"""Subjects compare equal however often and in whatever language they were answered and forwarded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.subject import _stripped, base_subject, is_forward, reply_subject, subject_word

PREFIXES = [
    "Re:", "RE: ", "re : ", "Re[2]: ", "Re(3): ", "Re^2: ", "Fwd: ", "FW: ", "AW: ", "WG: ", "SV: ", "VS: ", "VB: ",
    "TR: ", "Réf : ", "RV: ", "RES: ", "ENC: ", "R: ", "I: ", "Antw: ", "Doorst: ", "ODP: ", "PD: ", "YNT: ", "İLT: ",
    "Vá: ", "Trs: ", "回复：",
    "答复: ", "转发: ", "返信: ", "Odg: ", "Отв: ", "Aw: Re: Fwd: ", "[wind] ", "[wind] Re: ",
    "Re: [wind] ", "Rif: ", "Res: ", "Vs: ",
]  # fmt: skip


@pytest.mark.parametrize("prefix", PREFIXES)
def test_an_answer_or_forward_has_the_base_subject_of_what_it_answers(prefix: str) -> None:
    assert base_subject(prefix + "Twenty  minutes") == "twenty minutes"


@pytest.mark.parametrize(
    "subject",
    [
        "Regarding: wind",
        "Ad hoc: a question",
        "Reply: yes",
        "Advice: wind",
        "Tree: a",
        "[wind]",
        "Invitation: talk",
    ],
)
def test_words_that_only_look_like_a_prefix_stay(subject: str) -> None:
    assert base_subject(subject) == subject.lower()


@pytest.mark.parametrize(
    ("subject", "base"),
    [
        ("Hello (fwd)", "hello"),
        ("[Fwd: Hello]", "hello"),
        ("Re: [Fwd: Re: Hello]", "hello"),
        ("Re:", ""),
        ("", ""),
    ],
)
def test_forwards_in_brackets_are_opened(subject: str, base: str) -> None:
    assert base_subject(subject) == base


@given(st.lists(st.sampled_from(PREFIXES), max_size=6), st.text(max_size=60))
def test_a_base_subject_is_its_own_base(prefixes: list[str], text: str) -> None:
    base = base_subject("".join(prefixes) + text)
    assert base_subject(base) == base


PIECES = [
    "re", "fwd", "wg", "r", "i", "tr", "invoice", "a", ":", " ", ": ", "[", "]", "[list] ", "(fwd)", "(fw)", "[fwd: ",
    "12", "^2", "[2]",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join) | st.text("Rwf[]:() a", max_size=12))
def test_what_is_read_at_a_glance_is_as_if_read_with_care(subject: str) -> None:
    """Most subjects of a scan need none of the many prefixes."""
    assert base_subject(subject) == _stripped(subject)


@pytest.mark.parametrize(
    ("subject", "answer"),
    [
        ("Hello There", "Re: Hello There"),
        ("AW: RE: Hello", "Re: Hello"),
        ("Fwd: Hello", "Re: Fwd: Hello"),
        ("Re[4]: [wind] Hello", "Re: [wind] Hello"),
        ("Ref: 123", "Re: Ref: 123"),
        ("", "Re:"),
    ],
)
def test_an_answer_carries_one_re_and_keeps_the_rest(subject: str, answer: str) -> None:
    assert reply_subject(subject) == answer
    assert reply_subject(answer) == answer


@pytest.mark.parametrize(
    ("subject", "forwarded"),
    [
        ("Fwd: wind", True),
        ("Re: WG: wind", True),
        ("[list] TR: wind", True),
        ("Re: [Fwd: wind]", True),
        ("wind (fwd)", True),
        ("转发：wind", True),
        ("Re: AW: wind", False),
        ("Forward: wind", False),
        ("I: who else", False),
        ("", False),
    ],
)
def test_a_forward_is_one_behind_an_answers_prefix_too(subject: str, *, forwarded: bool) -> None:
    assert is_forward(subject) is forwarded


@given(st.lists(st.sampled_from([*PREFIXES, "(fwd)", " ", ":", "[", ")", "a", "Re", "re: re: "]), max_size=8))
def test_the_short_way_to_a_base_subject_comes_to_the_same(parts: list[str]) -> None:
    """A letter that is not ASCII makes it go the long way."""
    subject = "".join(parts)
    assert base_subject(f"{subject}\u00e9") == base_subject(f"{subject}e")[:-1] + "\u00e9"


def test_a_subject_is_one_word_to_look_for() -> None:
    """Nothing for none."""
    assert subject_word("twenty minutes") == subject_word(base_subject("Re: Twenty  Minutes"))
    assert subject_word("twenty minutes") != subject_word("thirty minutes")
    assert len(subject_word("a b c").split()) == 1
    assert subject_word("") == ""
