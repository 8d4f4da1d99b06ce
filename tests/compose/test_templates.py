"""The templates as shipped: what each gives can be read in golden/, and none sounds like a machine.

To change a text, change its template, run with FOLLOWTHROUGH_GOLDEN=write, and read what has become of it.
"""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from followthrough.compose.draft import NOT_KNOWN, draft
from followthrough.compose.flowed import unflowed
from followthrough.compose.note import call_note
from followthrough.compose.prepare import prepare_note
from followthrough.compose.render import Templates, TemplateSource
from followthrough.compose.samples import LETTERS as NAMES
from followthrough.compose.samples import VARIABLES, dry_render, sample_values
from followthrough.mail.address import Address
from tests.compose.given import (
    ANN,
    ME,
    MINE,
    PREPARE,
    SHIPPED,
    TEMPLATES,
    body,
    call,
    leaves,
    letter,
    one_template,
    read,
)

GOLDEN = Path(__file__).parent / "golden"

SETS = {"": "en", "german": "de"}
ATTEMPT = {"template": "attempt", "parent": MINE, "subject": MINE.subject, "thread": ("first.1@example.org",)}
UNTHREADED = {"parent": None, "thread": (), "subject": ""}


def told(folder: str) -> dict[str, object]:
    """What the service would tell a letter, in the language of a set."""
    samples = sample_values(f"{folder}/answer.txt.j2")
    return {key: value for key, value in samples.items() if key in {*NOT_KNOWN, "sign_off", "about"}}


TOLD = told("")


def full(name: str, folder: str) -> bytes:
    """A letter with everything known; of an attempt only what its playbook says is not."""
    given = letter(
        template=name,
        sets=(folder,),
        language=SETS[folder],
        values=told(folder) | {"ask": ""},
        **({"greeting": "Sehr geehrte Frau Müller,"} if folder else {}),
        **({"parent": MINE, "thread": ("first.1@example.org",)} if name in ("attempt", "nudge") else {}),
        **(UNTHREADED if name == "introduction" else {}),
    )
    return draft(given, TEMPLATES)


def bare(name: str, folder: str) -> bytes:
    """A letter with nothing known."""
    given = letter(
        template=name,
        sets=(folder,),
        language=SETS[folder],
        to=(Address("", ANN.address),),
        greeting=None,
        their_words="",
        me=replace(ME, about="", signature="", **({"sign_off": "Viele Grüße"} if folder else {})),
        values={"du": bool(folder)},
        quote_original=False,
        **(UNTHREADED if name in ("introduction", "landed", "other_language") else {}),
    )
    return draft(given, TEMPLATES)


def _letters() -> dict[str, Callable[[], bytes]]:
    cases: dict[str, Callable[[], bytes]] = {}
    for folder in SETS:
        prefix = f"{folder}-" if folder else ""
        for name in NAMES:
            if not (folder and name == "other_language"):
                cases[f"{prefix}{name}"] = partial(full, name, folder)
                cases[f"{prefix}{name}-bare"] = partial(bare, name, folder)
    return cases


def _told(name: str, **values: object) -> Callable[[], bytes]:
    return lambda: draft(letter(template=name, quote_original=False, values=TOLD | values), TEMPLATES)


LETTERS: dict[str, Callable[[], bytes]] = _letters() | {
    "attempt-nothing-known": lambda: draft(
        letter(**ATTEMPT, greeting=None, me=replace(ME, about="", signature=""), quote_original=False),
        TEMPLATES,
    ),
    "attempt-last": lambda: draft(
        letter(
            **ATTEMPT | {"thread": ("first.0@example.org", "first.1@example.org")}, values={"is_last": True}
        ),
        TEMPLATES,
    ),
    "attempt-third-of-four": lambda: draft(
        letter(**ATTEMPT | {"thread": ("first.0@example.org", "first.1@example.org")}), TEMPLATES
    ),
    "answer-no-question": lambda: draft(
        letter(their_words="Let me think about it. " * 9, quote_original=False), TEMPLATES
    ),
    "accept_time-not-free": _told("accept_time", time_is_free=False),
    "accept_time-past": _told("accept_time", time_is_free=False, time_is_past=True, times=""),
    "thanks_for_referral-promised": _told("thanks_for_referral", referral_promised=True),
    "report_back-answered": _told("report_back", outcome="answered", helpful_noted="he knows the board"),
    "thank_you-noted": _told("thank_you", helpful="", helpful_noted="she said to start with the board"),
    "introduction-found": _told("introduction", subject="", referred_by="", greeting="", follow_up="mail"),
}
GERMAN_NOTES: dict[str, Callable[[], bytes]] = {
    "german-call": lambda: call_note(
        call(
            sets=("german",),
            first_mail_text="Sehr geehrte Frau Müller,\n\nhätten Sie zwanzig Minuten für mich?",
        ),
        TEMPLATES,
    ),
    "german-call-bare": lambda: call_note(
        call(sets=("german",), phone=None, first_mail_text="", me=replace(ME, phone="", about="")), TEMPLATES
    ),
    "german-prepare": lambda: prepare_note(replace(PREPARE, sets=("german",)), TEMPLATES),
}

# What people take for a machine, a seller, or somebody after a job.
_UNWANTED = (
    "just following up|follow(ing)? up|circl(e|ing) back|touch(ing)? base|hope this|finds you well|reach(ing)? out"
    "|synerg|leverage|excited|exciting|passionate|opportunit|gentle reminder|bump|quick question|pick your brain"
    "|value add|per my last|kindly|any openings|résumé|resume|hire me|job for me|don't hesitate|do not hesitate|!"
    "|stellenanzeige|bewerb|lebenslauf|zeitnah|spannend|nachfassen|nachhaken|ich hoffe|anbei|diesbezüglich"
    "|herausforderung|rückmeldung|zögern"
)
_DATES = (
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(tomorrow|yesterday|today's|this week|next week|last week)\b"
    r"|\b(january|february|march|april|june|july|august|september|october|november|december)\b|\b20\d\d\b"
    r"|\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|gestern|nächste woche)\b"
    r"|\b(januar|februar|märz|mai|juni|juli|oktober|dezember)\b"
)


def shown(raw: bytes) -> str:
    """Subject and text as a client shows them."""
    text = next(leaves(read(raw))).get_content().replace("\r\n", "\n")
    flowed = read(raw)["Content-Type"].params.get("format") == "flowed"
    return f"Subject: {read(raw)['Subject']}\n\n{unflowed(text) if flowed else text}"


def own_words(raw: bytes) -> str:
    """A draft's text without the quoted original and its attribution."""
    return re.split(r"\n\n(?:On [^\n]* wrote|Am [^\n]* schrieb [^\n]*|[^\n]*>, [\d-]{10}):\n", body(raw))[0]


@pytest.mark.parametrize("name", [*LETTERS, *GERMAN_NOTES])
def test_a_text_is_as_it_was_read_and_liked(name: str) -> None:
    """The texts in golden/ are what people get."""
    found = shown({**LETTERS, **GERMAN_NOTES}[name]())
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("FOLLOWTHROUGH_GOLDEN") == "write":
        path.write_text(found)

    assert path.read_text() == found


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("your report on the new wells.", "Your report on the new wells: that is why I would"),
        ("Your plan begins with the cellars.", "Your plan begins with the cellars: that is why I would"),
        (
            "Who else rebuilt a gate in your town?",
            "Who else rebuilt a gate in your town? That is why I would",
        ),
    ],
)
def test_why_them_reads_well_as_a_sentence_and_as_a_part_of_one(why: str, said: str) -> None:
    """People write either into people.toml."""
    text = shown(_told("introduction", why=why, why_is_sentence=False)())
    assert f"suggested that I write to you. {said} like to ask you in particular." in text


def test_no_golden_text_is_left_over() -> None:
    """Each belongs to a case above."""
    assert {path.stem for path in GOLDEN.iterdir()} == {*LETTERS, *GERMAN_NOTES}


@pytest.mark.parametrize("name", GERMAN_NOTES)
def test_a_german_note_has_german_text_and_page_that_say_the_same(name: str) -> None:
    """The English ones have their tests in test_note_texts; these have the same structure."""
    plain, page = (str(part.get_content()) for part in list(leaves(read(GERMAN_NOTES[name]())))[:2])

    assert '<html lang="de"' in page
    for word in ("Danach", "Antworten Sie auf diese Notiz"):
        assert word.lower() in plain.lower()
        assert word in page
    for word in ("Answer", "minutes", "Your", "Monday", "March"):
        assert word not in plain.partition("IHRE MAIL")[0]


@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_sounds_like_a_machine(name: str) -> None:
    """None of the phrases that make people stop reading."""
    assert re.findall(_UNWANTED, own_words(LETTERS[name]()), re.IGNORECASE) == []


@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_holds_a_date_that_goes_stale(name: str) -> None:
    """A draft may wait for days before it is sent: no date but a meeting's, and no weekday but one of every week."""
    text = re.sub(r"any \w+day|Tuesday, 10 March|Dienstag, 10. März", "", own_words(LETTERS[name]()))

    assert re.findall(_DATES, text, re.IGNORECASE) == []


@pytest.mark.parametrize("name", ["attempt-nothing-known", "attempt-last"])
def test_an_attempt_is_short_and_ready_to_send(name: str) -> None:
    """No FILL; 40 to 80 words; what the first mail asked, in its own words, and a way out."""
    text = own_words(LETTERS[name]()).partition(",\n\n")[2].partition("\n\nBest regards")[0]

    assert "[[FILL" not in text
    assert 40 <= len(text.split()) <= 80
    assert name == "attempt-last" or "20 minutes" in text


@pytest.mark.parametrize("name", ["answer", "answer-no-question"])
def test_an_answer_we_cannot_write_has_no_cheerful_thanks(name: str) -> None:
    """Greeting, FILL, sign-off."""
    lines = [line for line in unflowed(own_words(LETTERS[name]())).split("\n") if line][:5]

    assert "thank" not in own_words(LETTERS[name]()).lower()
    assert [line[:7] for line in lines] == ["[[FILL:", "Dear Ms", "[[FILL:", "Best re", "Max Mei"]


def test_a_check_in_asks_for_nothing() -> None:
    """Something for them first; no question, no favour."""
    assert "?" not in own_words(LETTERS["check_in"]())


def test_every_shipped_template_renders_dry() -> None:
    """With everything known, and with as little as can be."""
    assert dry_render(TEMPLATES) == ()
    assert {name for name in TEMPLATES.names() if "/" not in name} == set(VARIABLES)


def test_the_german_set_has_every_letter() -> None:
    """But the one for languages that there is no set for."""
    assert {f"german/{name}.txt.j2" for name in NAMES if name != "other_language"} <= set(TEMPLATES.names())


def test_every_template_says_on_top_what_it_is_given() -> None:
    """The user who copies one to change it finds each variable named in its comment."""
    for path in SHIPPED.rglob("*.txt.j2"):
        comment = path.read_text().partition("#}")[0]
        used = set(re.findall(r"\w+", " ".join(re.findall(r"\{[{%](.*?)[%}]\}", path.read_text())))) & set(
            sample_values(path.name)
        )

        assert used <= set(re.findall(r"\w+", comment)), path.name


def test_dry_render_finds_what_only_an_unusual_case_would() -> None:
    """A mistake in the branch for a third attempt is found before a third attempt is due, in a named set too."""
    templates = Templates(
        {
            "attempt.txt.j2": TemplateSource(
                "a", "Subject: x\n\nx {% if number > 2 %}{{ nummer }}{% endif %}"
            ),
            "german/answer.txt.j2": TemplateSource("g", "Subject: x\n\n{{ gruss }}"),
            "answer.txt.j2": TemplateSource("o", "Subject: x\n\n{% include '_end.txt.j2' %}"),
            "_end.txt.j2": TemplateSource("e", "{{ sign_off }}"),
        }
    )

    assert [(error.path, error.line, error.problem) for error in dry_render(templates)] == [
        ("a", 3, "'nummer' is undefined"),
        ("g", 3, "'gruss' is undefined"),
    ]


def test_the_samples_are_what_the_program_gives() -> None:
    """A template that renders dry renders for real: the same names, the same kinds of values."""
    for name in NAMES:
        values = sample_values(f"{name}.txt.j2")
        printed = "".join(f"{{{{ {key} }}}}" for key in values if key != "owed")
        told = one_template(
            f"Subject: x\n\n{printed}{{% for each in owed %}}{{{{ each }}}}{{% endfor %}}", f"{name}.txt.j2"
        )

        assert draft(letter(template=name), told)
