"""The lists of words: written one way, searched another, and never slow."""

import re
import time
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.mail.body.quoted import Body
from followthrough.mail.message import parse
from followthrough.mail.reading import SAYINGS
from followthrough.mail.says.phrases import LANGUAGES, Phrases, cue, low_cue, quick, source
from followthrough.mail.says.written import written

LINES = [
    line
    for path in sorted((Path(__file__).parent / "answers").glob("*.toml"))
    for each in tomllib.loads(path.read_text())["answer"]
    for line in each["text"].split("\n")
]
FIELDS = ("yes", "declines", "not_yes", "stop")
MAIL = parse(b"From: Ann <ann@moss.example>\r\nSubject: Re: Advice\r\n\r\nHello\r\n")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("field", FIELDS)
def test_the_quick_expression_finds_what_the_plain_one_finds(field: str, language: str) -> None:
    plain, fast = cue(field, language), low_cue(field, language)
    for line in LINES:
        assert (fast.search(line.lower()) is None) is (plain.search(line.lower()) is None), line


WORDS = st.sampled_from(["the", "they", "then", "do", "don't", "not", "no", "know", "now"])


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_alternatives_put_by_letter_match_the_same_texts(text: str) -> None:
    source = r"\b(?:do|don't) (?:not )?know\b|\bTh(?:e|en)\b(?! now)|^no\W*$|\b[tn]o?w\b|\b(?:not )?they\b|n't know"
    plain = re.compile(source, re.IGNORECASE | re.MULTILINE)
    assert bool(re.search(quick.source(source), text, re.MULTILINE)) is bool(plain.search(text))


def test_a_language_without_words_is_read_in_all_of_them() -> None:
    assert cue("thanks", "xx").search("grazie mille")
    assert cue("thanks", None).search("muito obrigado")
    assert not cue("thanks", "de").search("muito obrigado")
    assert cue("thanks", "de").search("many thanks"), "people mix English into anything"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_everything_judged(language: str) -> None:
    for field in ("negation", "first_person", "stop", "declines", "yes", "no_openings", "thanks", "grief"):
        assert cue(field, language).pattern != cue(field, "en").pattern or language == "en", field


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_repeated_in_the_words_of_a_language_is_counted(language: str) -> None:
    """A group that may repeat for ever is what makes an expression slow on text written to make it so."""
    for field in fields(Phrases):
        if field.name != "language":
            for_ever = re.search(r"\)[*+]|(?<!\\)\.[*+]|\^\\W\*|\{\d+,\}", source(field.name, language))
            assert for_ever is None, field.name


HOSTILE = (
    "happy to ",
    "not any a b c any ",
    "kann ich leider so nicht die das ",
    "ich so a b c gerne x y ",
    "would be very more than so really quite ",
    ", ",
    "my dear old father who so and so ",
    "je ne vous a pas de ",
    "a",
)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("end", ["", ".\n"])
def test_no_text_keeps_the_judges_long(words: str, end: str) -> None:
    """The longest text that is looked at, in one sentence and in two hundred; the figure leaves room for a busy
    machine, what grows with the square of the text would take minutes."""
    line = words * (97 // len(words)) + end
    body = Body(line * 200, "", "")
    written(body)
    for judge in SAYINGS:
        judge(MAIL, written(Body("warm " + words, "", "")))
    began = time.process_time()
    text = written(body)
    for judge in SAYINGS:
        judge(MAIL, text)
    assert time.process_time() - began < 1.0
