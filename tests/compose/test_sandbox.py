"""The sandbox: no way out, and no template that runs long or grows large."""

import time
from datetime import UTC, date, datetime

import pytest

from followthrough.compose.render import TemplateError, Templates, TemplateSource
from tests.compose.given import one_template

ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ fill.__globals__ }}",
    "{{ fill.__init__.__globals__['os'] }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ range.__globals__ }}",
    "{{ (1).__class__ }}",
    "{{ at.now() }}",
    "{{ at.__class__.now() }}",
    "{{ at.today() }}",
    "{{ day.today() }}",
    "{{ at.astimezone() }}",
    "{{ m.__class__ }}",
    "{{ m.update({'a': 1}) }}",
    "{{ m.pop('a') }}",
    "{% set _ = m.clear() %}x",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ '{0.__class__}'|format(1) }}",
    "{{ '%s' % 1 }}",
    "{{ ''.format_map({}) }}",
    "{% set f = ''.format %}{{ f() }}",
    "{{ [''.format]|map('call') }}",
    "{{ ['a']|map(attribute='__class__')|list }}",
    "{{ ['a']|groupby('__class__') }}",
    "{{ ['a']|random }}",
    "{{ 'x'|safe }}",
    "{% autoescape false %}x{% endautoescape %}",
    "{% extends '/etc/passwd' %}",
    "{% include '/etc/passwd' %}",
    "{% include '../my/answer.txt.j2' %}",
    "{% import 'os' as os %}{{ os }}",
    "{{ open('/etc/passwd') }}",
    "{{ __import__('os') }}",
    "{% set ns = namespace() %}{{ ns.__class__ }}",
    "{% for a in [1] %}{{ loop.__class__ }}{{ loop._iterable }}{% endfor %}",
    "{% for a in [1] recursive %}x{% endfor %}",
    "{% macro a() %}{% endmacro %}{{ a.__globals__ }}{{ a._func }}",
    "{% do m.clear() %}",
    "{% debug %}",
    "{{ {'a': 1} }}",
    "{{ ''.encode() }}",
    "{{ (1).to_bytes(9, 'big') }}",
    "{{ [[1], [2]] }}",
    "{{ fill }}",
    "{{ m }}",
    "{{ m['__class__'] }}",
    "{{ 'a'.join(m) }}",
]  # fmt: skip

COSTLY = [
    "{{ 'a' * 100000000 }}",
    "{{ 100000000 * 'a' }}",
    "{{ [1] * 100000000 }}",
    "{{ (1, 2) * 100000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 2 ** 100000000 }}",
    "{% set ns = namespace(n=10) %}{% for i in range(99) %}{% set ns.n = ns.n * ns.n %}{% endfor %}{{ ns.n }}",
    "{{ '%099999999d' % 1 }}",
    "{{ '{:>99999999}'.format(1) }}",
    "{{ 'a'.center(99999999) }}",
    "{{ 'a'|center(99999999) }}",
    "{{ 'a'.ljust(99999999) }}",
    "{{ 'a'.zfill(99999999) }}",
    "{{ '\t'.expandtabs(99999999) }}",
    "{{ 'a'|indent(99999999) }}",
    "{{ 2.5|round(99999999) }}",
    "{{ 'aaaaaaaaaa'|replace('a', 'b' ~ long) }}",
    "{{ range(100000000)|join }}",
    "{% for i in range(100000000) %}{% endfor %}x",
    "{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}x",
    "{% for a in long %}{% for b in long %}{% endfor %}{% endfor %}x",
    "{% for a in range(999) %}{{ long }}{% endfor %}",
    "{% set x %}{% for a in range(999) %}{{ long }}{% endfor %}{% endset %}x",
    "{% set x %}{% for a in range(999) %}" + "y" * 30_000 + "{% endfor %}{% endset %}x",
    "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 60 + "x",
    "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a + a %}" * 60 + "x",
    "{% set a = ['x'] %}" + "{% set a = [a, a] %}" * 60 + "{{ a|string }}",
    "{% set a = ('x',) %}" + "{% set a = (a, a) %}" * 60 + "{{ a == 1 }}",
    "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}x",
    "{% macro f(n) %}{{ caller(n) }}{% endmacro %}"
    "{% for a in range(999) %}{% call(n) f(long) %}{{ n }}{% endcall %}{% endfor %}",
    "{% include 'answer.txt.j2' %}",
    "{% set n = (n or 40) - 1 %}{% if n > 1 %}{% include '_two.j2' %}{% endif %}x",
    "{% import 'answer.txt.j2' as me %}{{ me }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "1 + " * 5000 + "1 }}",
    "{% if 1 %}" * 3000 + "x" + "{% endif %}" * 3000,
    "x" * 70_000,
    "{{ long }}{{ long }}",
]  # fmt: skip

VALUES = {
    "m": {"a": 1},
    "long": "word " * 10_000,
    "n": 0,
    "at": datetime(2026, 3, 3, 8, 0, tzinfo=UTC),
    "day": date(2026, 3, 3),
}


@pytest.mark.parametrize("text", ESCAPES)
def test_no_escape_works(text: str) -> None:
    """Each known way out of the sandbox, and each to a clock or a changed value, is refused."""
    with pytest.raises(TemplateError):
        one_template(f"Subject: x\n\n{text}").render("answer.txt.j2", VALUES)


@pytest.mark.parametrize("text", COSTLY, ids=lambda text: text[:60])
def test_no_template_runs_long_or_grows_large(text: str) -> None:
    """Each ends in a TemplateError within seconds; unguarded, most would take minutes or gigabytes."""
    templates = Templates(
        {
            "answer.txt.j2": TemplateSource("answer", f"Subject: x\n\n{text}"),
            "_two.j2": TemplateSource(
                "two", "{% set n = n - 1 %}{% if n > 0 %}" + "{% include '_two.j2' %}" * 2 + "{% endif %}"
            ),
        }
    )
    began = time.process_time()

    with pytest.raises(TemplateError):
        templates.render("answer.txt.j2", VALUES)

    assert time.process_time() - began < 5


def test_the_next_render_starts_with_a_full_budget() -> None:
    """One template's excess is not the next one's trouble."""
    templates = Templates(
        {
            "a.txt.j2": TemplateSource(
                "a",
                "Subject: x\n\n{% for a in range(999) %}{% for b in range(999) %}x{% endfor %}{% endfor %}",
            ),
            "b.txt.j2": TemplateSource("b", "Subject: x\n\n{% for a in range(900) %}x{% endfor %}"),
        }
    )
    for _ in range(3):
        with pytest.raises(TemplateError, match="too much work"):
            templates.render("a.txt.j2", {})

        assert len(templates.render("b.txt.j2", {}).body) == 900


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% for l in t.splitlines() %}[{{ l|trim }}]{% endfor %}", "[one][two]"),
        ("{{ t.split()[0]|upper }}", "ONE"),
        ("{{ [n, 'x', true]|join(', ') }}", "3, x, True"),
        ("{{ (n + 2) * 10 - 1 }}", "49"),
        ("{% for k, v in m.items() %}{{ k }}={{ v }}{{ ';' if not loop.last }}{% endfor %}", "a=1;b=2"),
        ("{% if n in (1, 2, 3) %}yes{% endif %}", "yes"),
        ("{% set ns = namespace(c=0) %}{% for i in range(4) %}{% set ns.c = ns.c + i %}{% endfor %}{{ ns.c }}", "6"),
        ("{{ missing|default('none') }}", "none"),
        ("{{ t|replace('one', 'three')|first }}", "t"),
        ("{% for i in range(3) %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/3 2/3 3/3"),
        ("{% macro q(a, b='z') %}<{{ a }}{{ b }}>{% endmacro %}{{ q('a') }}{{ q('a', b='c') }}", "<az><ac>"),
        ("{{ m.a }}{{ m['b'] }}{{ m.get('c', 9) }}", "129"),
    ],
)  # fmt: skip
def test_what_a_template_needs_still_works(text: str, expected: str) -> None:
    """The guards don't get in the way of ordinary templates."""
    values = {"t": "one\ntwo", "n": 3, "m": {"a": 1, "b": 2}}

    assert one_template(f"Subject: x\n\n{text}").render("answer.txt.j2", values).body == expected
