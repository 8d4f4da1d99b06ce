"""A first mail says how you found them, why, who you are, how long, what follows; what is missing is named."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.message import Message, parse
from followthrough.mail.own.first_mail import About, Finding, check

GOLDEN = Path(__file__).parents[1] / "compose" / "golden"

GOOD = """Dear Ms Miller,

Ben Okafor suggested that I write to you: your report on rain gardens is why I moved from roads to drains.

I am a city planner in Leeds. Could I ask you for twenty minutes of your advice? It would help me decide what to
learn next. This is not a request for a job.

I will call a day or two after this reaches you.

Sam Carter
"""
GERMAN = """Sehr geehrte Frau Miller,

ich habe Ihren Vortrag über Regengärten gehört; Ihre Arbeit ist der Grund, warum ich schreibe.

Ich bin Stadtplaner in Leeds. Hätten Sie zwanzig Minuten für mich? Es würde mir helfen zu verstehen, womit man
anfängt. Es geht mir nicht um eine Stelle.

Ich rufe Sie am Donnerstag an.

Sam Carter
"""


def mail(text: str, subject: str = "Twenty minutes of your advice") -> Message:
    """A plain first mail."""
    raw = f"From: sam@example.org\nTo: ann@northlight.example\nSubject: {subject}\n"
    return parse(f"{raw}Content-Type: text/plain; charset=utf-8\n\n{text}".encode())


def abouts(message: Message) -> list[About]:
    """What the findings are about."""
    return [each.about for each in check(message)]


@pytest.mark.parametrize("text", [GOOD, GERMAN], ids=["English", "German"])
def test_a_mail_that_says_everything_is_fine(text: str) -> None:
    """In either language."""
    assert check(mail(text)) == ()


@pytest.mark.parametrize(
    ("left_out", "instead", "about"),
    [
        ("Ben Okafor suggested that I write to you: your", "Your", About.FOUND),
        ("your report on rain gardens is why I moved from roads to drains", "it is about drains", About.WHY),
        ("I am a city planner in Leeds. ", "", About.WHO),
        ("It would help me decide what to\nlearn next. ", "", About.HELPS),
        ("twenty minutes of ", "", About.LENGTH),
        ("I will call a day or two after this reaches you.", "", About.FOLLOW_UP),
        ("This is not a request for a job.", "", About.NO_JOB),
    ],
)
def test_what_is_left_out_is_the_one_thing_named(left_out: str, instead: str, about: About) -> None:
    """One sentence taken out, one finding with a sentence of what to add."""
    assert left_out in GOOD
    (finding,) = check(mail(GOOD.replace(left_out, instead)))
    assert finding.about is about
    assert finding.advice.endswith(".")
    assert finding.quote == ""


@pytest.mark.parametrize(
    ("left_out", "about"),
    [
        ("ich habe Ihren Vortrag über Regengärten gehört; ", About.FOUND),
        ("Ich bin Stadtplaner in Leeds. ", About.WHO),
        ("zwanzig Minuten", About.LENGTH),
        ("Es würde mir helfen zu verstehen, womit man\nanfängt. ", About.HELPS),
        ("Es geht mir nicht um eine Stelle.", About.NO_JOB),
        ("Ich rufe Sie am Donnerstag an.", About.FOLLOW_UP),
    ],
)
def test_german_too(left_out: str, about: About) -> None:
    assert left_out in GERMAN
    assert abouts(mail(GERMAN.replace(left_out, ""))) == [about]


@pytest.mark.parametrize(
    ("words", "about", "quote"),
    [
        ("I would love an informational interview.", About.INTERVIEW, "informational interview"),
        ("Do you have any openings?", About.OPENINGS, "any openings"),
        ("Haben Sie offene Stellen?", About.OPENINGS, "offene Stellen"),
        ("I have attached my résumé.", About.RESUME, "attached my résumé"),
        ("Meinen Lebenslauf finden Sie im Anhang.", About.RESUME, "Lebenslauf finden Sie im Anhang"),
        ("Or would you have an hour?", About.TOO_LONG, "an hour"),
        ("Forty-five minutes would be even better.", About.TOO_LONG, "Forty-five minutes"),
        ("Or 30 to 45 minutes.", About.TOO_LONG, "30 to 45 minutes"),
        ("[[FILL: who you are]]", About.FILL, "[[FILL: who you are]]"),
    ],
)
def test_what_had_better_not_be_there_is_quoted(words: str, about: About, quote: str) -> None:
    """The words as they stand in the mail."""
    (finding,) = check(mail(GOOD + words))
    assert (finding.about, finding.quote) == (about, quote)


@pytest.mark.parametrize(
    "words",
    [
        "I am not asking about any openings.",
        "I won't attach my résumé.",
        "Half an hour would be plenty, too.",
        "15-20 minutes is all I ask.",
        "I live 40 minutes away.",
        "I watched your 45-minute talk.",
        "Es gibt keinen Lebenslauf im Anhang.",
    ],
)
def test_what_only_sounds_like_it_is_fine(words: str) -> None:
    """Negations, other people's minutes, half an hour."""
    assert check(mail(GOOD + words)) == ()


def attached(content_type: str, disposition: str) -> Message:
    """The good mail with a part beside it."""
    return parse(
        (
            "From: sam@example.org\nTo: ann@northlight.example\nSubject: Advice\nMIME-Version: 1.0\n"
            'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n'
            f"{GOOD}\n--b\nContent-Type: {content_type}\nContent-Disposition: {disposition}\n\nx\n--b--\n"
        ).encode()
    )


def test_an_attachment_to_a_stranger_is_named() -> None:
    """By its file name; to somebody known it is nobody's business."""
    message = attached('application/pdf; name="me.pdf"', 'attachment; filename="me.pdf"')
    (finding,) = check(message)
    assert (finding.about, finding.quote) == (About.ATTACHMENT, "me.pdf")
    assert check(message, stranger=False) == ()


@pytest.mark.parametrize(
    ("content_type", "disposition"),
    [
        ("application/pgp-signature", 'attachment; filename="signature.asc"'),
        ("text/vcard", 'attachment; filename="sam.vcf"'),
        ('image/png; name="logo.png"', 'inline; filename="logo.png"'),
    ],
)
def test_signatures_cards_and_logos_are_no_attachments(content_type: str, disposition: str) -> None:
    """Clients add them by themselves."""
    assert check(attached(content_type, disposition)) == ()


def test_in_another_language_only_what_shows_is_judged() -> None:
    """A mail in French is not blamed for English words that it lacks."""
    assert check(mail("Bonjour Madame, auriez-vous vingt minutes ?"), language="fr") == ()


@pytest.mark.parametrize("name", ["introduction", "introduction-found", "german-introduction"])
def test_our_own_introduction_passes(name: str) -> None:
    """As the template renders it when everything is given."""
    head, _, body = (GOLDEN / f"{name}.txt").read_text().partition("\n\n")
    left = [
        each for each in check(mail(body, head.removeprefix("Subject: "))) if each.about is not About.FILL
    ]
    assert left == []


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    """Every finding has its sentence."""
    for each in check(mail(text.replace("\r", " "))):
        assert isinstance(each, Finding)
        assert each.advice


@pytest.mark.parametrize(
    "unit",
    ["a", "I am ", "your ", "not ", "attached ", "ihr ", "20 ", "ich werde ", "[[FILL:", "ich bin auf sie "],
)
def test_no_text_takes_long(unit: str) -> None:
    """Linear in what is looked at."""
    begun = time.perf_counter()
    check(mail(unit * (300_000 // len(unit))))
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("twenty minutes of ", "20 mins of "),
        ("I am a city planner in Leeds. ", "As a city planner in Leeds, I wonder how you did it. "),
        ("I am a city planner in Leeds. ", "I have been teaching physics. "),
        ("This is not a request for a job.", "I don't expect a job from this."),
        ("This is not a request for a job.", "I am not applying for anything."),
        ("Ben Okafor suggested that I write to you", "I write at Ben Okafor's suggestion"),
    ],
)
def test_other_words_say_it_too(words: str, instead: str) -> None:
    assert words in GOOD
    assert check(mail(GOOD.replace(words, instead))) == ()
