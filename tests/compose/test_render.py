"""Templates: header block and body, what is missing is named, and mail stays data."""

from contextlib import suppress
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from followthrough.compose.render import TemplateError, Templates, TemplateSource
from tests.compose.given import one_template


def rendered(text: str, **values: object) -> str:
    return one_template(f"Subject: x\n\n{text}").render("answer.txt.j2", values).body


def failure(text: str, **values: object) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        one_template(text).render("answer.txt.j2", values)
    return caught.value


def test_a_template_is_a_header_block_a_blank_line_and_a_body() -> None:
    """Header names come back in lower case; a comment may stand on top."""
    result = one_template("{# for answers #}\nSubject: Re: {{ s }}\n\nHello,\n\nbye").render(
        "answer.txt.j2", {"s": "wells"}
    )

    assert dict(result.headers) == {"subject": "Re: wells"}
    assert result.body == "Hello,\n\nbye"


def test_a_paragraph_left_out_leaves_no_gap() -> None:
    """An optional paragraph takes its blank lines with it; the other paragraphs stay apart."""
    text = "one\n\n{% if more %}\ntwo\n{% endif %}\n\nthree"

    assert rendered(text, more=False) == "one\n\nthree"
    assert rendered(text, more=True) == "one\n\ntwo\n\nthree"


def test_a_missing_value_is_named_with_path_and_line() -> None:
    """The user can go straight to the line, also below a comment of several lines."""
    error = failure("{# a\nb #}\nSubject: x\n\nHello,\n{{ greeting }}\n{{ greting }}", greeting="Hi")

    assert (error.path, error.line) == ("my/answer.txt.j2", 7)
    assert error.problem == "'greting' is undefined"


def test_a_missing_value_in_the_subject_is_named_with_its_line() -> None:
    """Headers keep the line they stand in."""
    error = failure("{# a\nb #}\nSubject: {{ nobody }}\n\nHello,")

    assert (error.line, error.problem) == (3, "'nobody' is undefined")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("Hello,\n", 1, "expected 'Subject: …', a blank line, then the body"),
        ("Subject: x", 2, "expected 'Subject: …', a blank line, then the body"),
        ("\n\nHello", 3, "expected 'Subject: …', a blank line, then the body"),
        ("Bcc: a@example.org\n\nHello", 1, "the header 'Bcc:' is not allowed; only 'Subject:' is"),
        ("Subject: x\nX-Mine: y\n\nHello", 2, "the header 'X-Mine:' is not allowed; only 'Subject:' is"),
        ("Subject: x\nSubject: y\n\nHello", 2, "the header 'Subject:' stands there twice"),
        ("Subject: x\n\n{% if %}", 3, "Expected an expression, got 'end of statement block'"),
        ("Subject: x\n\n\n{{ 1 + }}", 4, "unexpected 'end of print statement'"),
        ("Subject: x\n\n{{ 1 // 0 }}", 3, "integer division or modulo by zero"),
        ("Subject: x\n\n{% include 'no.j2' %}", 3, "includes 'no.j2', and there is no such template"),
        ("Subject: x\n\n{{ none }}", 3, "this can't be printed"),
        ("Subject: x\n\n  {% if false %}x{% endif %}\n", 0, "the body is empty"),
    ],
)
def test_a_mistake_is_reported_with_its_line(text: str, line: int, problem: str) -> None:
    """Every usual mistake gives a TemplateError that says where and what."""
    error = failure(text)

    assert (error.line, error.problem) == (line, problem)


def test_a_value_cannot_end_the_header_block() -> None:
    """A line end in a subject becomes a blank: there is no way to a second header or into the body."""
    result = one_template("Subject: {{ s }}\n\nHello").render(
        "answer.txt.j2", {"s": "a\r\nBcc: x@example.net\n\nbody"}
    )

    assert dict(result.headers) == {"subject": "a Bcc: x@example.net body"}
    assert result.body == "Hello"


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% include 'x' %}", "{# c #}", "{{ fill('a') }}", "[[FILL: b]]", "# for x"]
)
def test_a_mail_is_never_a_template(text: str) -> None:
    """What somebody writes is put in as it is, and no FILL of theirs is counted as ours."""
    result = one_template("Subject: {{ s }}\n\n{{ s }}").render("answer.txt.j2", {"s": text})

    assert (result.headers["subject"], result.body, result.fills) == (text, text, ())


def test_fills_are_visible_and_collected() -> None:
    """In order, without line ends, and only those that made it into the text."""
    result = one_template(
        "Subject: x\n\n{{ fill('a\nb') }} {% set no = fill('gone') %}{{ fill('c]] [[d') }}"
    ).render("answer.txt.j2", {})

    assert result.body == "[[FILL: a b]] [[FILL: c d]]"
    assert result.fills == ("a b", "c d")


def test_the_first_set_that_has_a_template_wins() -> None:
    """A person's set goes before a playbook's, and both before the plain one; includes follow the same order."""
    sources = {
        "answer.txt.j2": "Subject: x\n\nplain",
        "b/answer.txt.j2": "Subject: x\n\nb {% include '_end.txt.j2' %}",
        "_end.txt.j2": "Yours",
        "b/_end.txt.j2": "Deine",
    }
    templates = Templates({name: TemplateSource(name, text) for name, text in sources.items()})

    assert templates.render("answer.txt.j2", {}).body == "plain"
    assert templates.render("answer.txt.j2", {}, ("a", "b")).body == "b Deine"
    assert templates.names() == ("_end.txt.j2", "answer.txt.j2", "b/_end.txt.j2", "b/answer.txt.j2")


def test_a_template_that_is_not_there_is_named() -> None:
    """The name, and no line."""
    with pytest.raises(TemplateError) as caught:
        one_template("Subject: x\n\ny").render("attempt.txt.j2", {})

    assert (caught.value.path, caught.value.line) == ("attempt.txt.j2", 0)


def test_macros_of_the_same_set_can_be_imported() -> None:
    """Imports see the functions that every template has."""
    templates = Templates(
        {
            "a.txt.j2": TemplateSource("a", "Subject: x\n\n{% import '_m.j2' as m %}{{ m.ask(20) }}"),
            "_m.j2": TemplateSource(
                "m", "{% macro ask(n) %}{{ n }} minutes, {{ fill('when') }}{% endmacro %}"
            ),
        }
    )

    assert templates.render("a.txt.j2", {}).body == "20 minutes, [[FILL: when]]"


def test_html_templates_escape_every_value() -> None:
    """Also those joined to text, and those that claim to be safe already."""
    templates = one_template("<p>{{ a }}{{ '<i>' ~ a }}{{ a | upper }}</p>", "call.html.j2")

    body = templates.render("call.html.j2", {"a": Markup("<b>")}).body

    assert body == "<p>&lt;b&gt;&lt;i&gt;&lt;b&gt;&lt;B&gt;</p>"


class Word(StrEnum):
    YES = "yes"


def test_values_are_plain_copies() -> None:
    """Times, numbers, mappings and texts of any str class may be given."""
    at = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
    values = {"w": Word.YES, "at": at, "d": date(2026, 3, 3), "m": {"items": ("a", 1, True)}}

    text = "{{ w }} {{ at.year }} {{ d.strftime('%d') }} {% for i in m['items'] %}{{ i }}{% endfor %}"

    assert rendered(text, **values) == "yes 2026 03 a1True"


@pytest.mark.parametrize(
    "value", [object(), [1], None, 1.5, b"x", {"a": {"b": object()}}, ((((((1,),),),),),)]
)
def test_what_has_methods_of_its_own_may_not_be_given(value: object) -> None:
    """Message objects, lists that change and bytes stay outside, however deep they hide."""
    with pytest.raises(TemplateError, match="'v"):
        rendered("{{ v }}", v=value)


@given(st.text(), st.text())
def test_any_text_at_all_is_put_in_or_refused(subject: str, words: str) -> None:
    """No text breaks a render, and none leaves a control character in it."""
    templates = one_template("Subject: {{ s }}\n\nA {{ w }} Z")

    result = templates.render("answer.txt.j2", {"s": subject, "w": words})

    everything = result.headers["subject"] + result.body.replace("\n", "").replace("\t", "")
    assert all(character.isprintable() or not character.isascii() for character in everything)
    assert (result.body[0], result.body[-1]) == ("A", "Z")


@given(st.text(alphabet="{}%#[]()|~*+-./'\"abfor inset=,0123 \n", max_size=60))
def test_any_template_at_all_is_rendered_or_refused(text: str) -> None:
    """Whatever the user types, the only exception is TemplateError."""
    with suppress(TemplateError):
        assert rendered(f"x {text}").startswith("x")
