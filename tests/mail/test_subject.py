"""Subjects compare equal however often and in whatever language they were answered and forwarded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.subject import base_subject, reply_subject

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
