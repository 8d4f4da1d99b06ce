"""Letters in the language and manner of the thread, and a template that fails on real data, on a real server."""

from collections.abc import Callable
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.face import Stored
from tests.system.home import Home, answers, headers, text
from tests.system.story import ANN, ATTEMPT_DUE, CY, TUESDAY, once, people, playbook, write_first

HANNA = "Hanna Vogt <hanna@kelp.example>"
MARC = "Marc Petit <marc@lagune.example>"
SIE = """Sehr geehrte Frau Vogt,

ich habe Ihren Bericht über die Brunnen gelesen und hätte dazu einige Fragen. Hätten Sie zwanzig Minuten am Telefon für
mich? Ich rufe Sie auch gerne an, wann immer es Ihnen passt.

Mit freundlichen Grüßen
Sam Carter
"""
DU = """Liebe Hanna,

ich habe deinen Bericht über die Brunnen gelesen und hätte dazu einige Fragen. Hättest du zwanzig Minuten am Telefon für
mich? Ich rufe dich auch gerne an, wann immer es dir passt.

Liebe Grüße
Sam
"""
FRENCH = """Cher Monsieur Petit,

j'ai lu votre article sur les puits avec beaucoup d'intérêt, et je vous serais très reconnaissant de m'accorder vingt
minutes au téléphone. Est-ce que cela vous serait possible ?

Bien cordialement
Sam Carter
"""


@pytest.fixture
def home(home_on: Callable[..., Home], dovecot: Dovecot) -> Home:
    """A playbook for two organisations, no calls."""
    rules = playbook(recipients=["*@kelp.example", "*@lagune.example"], subjects=["advice"])
    return home_on(
        dovecot, playbook=[{**rules[0], "attempts": [{"by": "mail", "after": "5-7 business days"}]}]
    )


def written(stored: Stored) -> str:
    """A draft's words without what it quotes."""
    return "\n".join(line for line in text(stored).split("\n") if not line.startswith(">")).replace(
        " \n", " "
    )


def second_mail(home: Home, body: str, to: str = HANNA) -> Stored:
    """The draft that comes when the first mail stays without an answer."""
    write_first(home, to, "Grundwasser", body)
    home.set_time(ATTEMPT_DUE)
    once(home)
    (draft,) = home.drafts()
    return draft


def test_a_german_thread_gets_a_german_draft_that_says_sie(home: Home) -> None:
    """Greeting, closing and the line above the quotation, too."""
    draft = written(second_mail(home, SIE))

    assert draft.startswith(
        "Sehr geehrte Frau Vogt,\n\nfalls meine Mail ungelegen kam, hier ihr Kern: Hätten Sie zwanzig"
    )
    assert "Mit freundlichen Grüßen\nSam Carter\n" in draft
    assert "Am 2. März 2026 schrieb Sam Carter:" in draft
    assert "Best regards" not in draft


def test_whoever_was_told_du_is_told_du_and_by_the_name_the_user_signed_with(home: Home) -> None:
    """An answer with a clear yes: thanks, and the place for times."""
    first = write_first(home, HANNA, "Grundwasser", DU)
    home.set_time(TUESDAY)
    home.receive(
        HANNA, "Re: Grundwasser", "Hallo Sam,\n\nsehr gerne. Das klingt gut.\n\nHanna\n", **answers(first)
    )
    once(home)
    (draft,) = (written(each) for each in home.drafts())

    assert draft.startswith(
        "[[FILL: 1 Stelle unten ergänzen, dann diese Zeile löschen]]\n\nLiebe Hanna,\n\nvielen Dank"
    )
    assert "nenne mir bitte" in draft
    assert "Liebe Grüße\nSam\n" in draft


def test_what_to_say_on_the_phone_is_german_where_the_mail_was(home: Home) -> None:
    """The note for the call: the script, the questions and the days."""
    home.write_config(playbook=playbook(recipients=["*@kelp.example"]))
    write_first(home, HANNA, "Grundwasser", SIE)
    home.set_time(TUESDAY)
    once(home)
    (note,) = (text(each) for each in home.notes())

    assert "Guten Tag, hier ist Sam Carter. Ich hatte am Montag, 2. März, geschrieben." in note
    assert "Wie sieht eine gewöhnliche Woche aus?" in note


def test_a_language_without_a_set_gets_the_greeting_and_a_place_for_the_users_words(home: Home) -> None:
    """No English but in the marks, which are the user's to replace."""
    lines = [line for line in written(second_mail(home, FRENCH, MARC)).split("\n") if line]

    assert lines[1] == "Cher Monsieur Petit,"
    assert lines[0].startswith("[[FILL: 1 place")
    assert lines[2].startswith("[[FILL: your question once more")
    assert lines[3:] == ["Bien cordialement", "Sam Carter", f"Sam Carter <{home.address}>, 2026-03-02:"]


def test_a_set_of_the_users_own_is_used_for_its_language(home: Home) -> None:
    """A folder called french, with a text in French in it."""
    own = home.folder / "templates" / "french" / "attempt.txt.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        "Subject: {{ subject }}\n\n{{ greeting }}\n\nJe vous relance pour une question.\n\n{{ my_name }}\n"
    )
    draft = written(second_mail(home, FRENCH, MARC))

    assert draft.startswith("Cher Monsieur Petit,\n\nJe vous relance pour une question.\n\nSam Carter")


def test_people_toml_says_which_language_somebody_is_written_to_in(home: Home) -> None:
    """Whatever the first mail was in."""
    people(home, {"name": "Hanna Vogt", "addresses": ["hanna@kelp.example"], "language": "de"})
    draft = written(
        second_mail(home, "Dear Ms Vogt,\n\nMay I ask you for twenty minutes of your advice?\n\nSam\n")
    )

    assert "[[FILL: worum Sie gebeten haben" in draft
    assert "May I ask" not in draft


def test_a_time_that_is_past_or_taken_is_not_confirmed(home: Home) -> None:
    """They name one; it is held against the user's availability."""
    home.write_config(
        me={"name": "Sam Carter", "availability": ["fri 09:00-12:00"]},
        playbook=playbook(recipients=["*@kelp.example"]),
    )
    first = write_first(home, HANNA, "Your advice", "Dear Ms Vogt,\n\nMay I ask for twenty minutes?\n\nSam\n")
    home.set_time(TUESDAY)
    home.receive(HANNA, "Re: Your advice", "How about Thursday 5 March at 2 pm?\n\nHanna\n", **answers(first))
    once(home)
    (draft,) = (written(each) for each in home.drafts())

    assert (
        "I am sorry, I can't make that one. I could talk any Friday between 9 and 12 (London time)" in draft
    )


def test_an_introduction_has_no_thread_and_says_who_referred_the_user(home: Home) -> None:
    """From people.toml: names who sent the user, why them, who the user is, how long, and no request for a job."""
    person = {"name": "Bea Muster", "addresses": ["bea@new.example"], "introduce": True, "playbook": "advice"}
    people(home, person | {"why": "your talk on rain gardens", "referred_by": "Ann Miller"})
    home.write_config(me={"name": "Sam Carter", "about": "a gardener moving into town planning"})
    once(home)
    (draft,) = home.drafts()
    fields = headers(draft)

    assert fields["To"] == "Bea Muster <bea@new.example>"
    assert fields["Subject"] == "Ann Miller suggested that I write to you"
    assert not {"In-Reply-To", "References"} & set(fields)
    assert written(draft).startswith(
        "Dear Bea Muster,\n\nAnn Miller suggested that I write to you. Your talk on rain gardens: that is why"
    )
    assert "This is not a request for a job." in written(draft)
    assert "[[FILL" not in written(draft)


def test_who_is_introduced_is_written_to_and_the_introducer_is_in_bcc(home: Home) -> None:
    """And thanked, by name."""
    first = write_first(home)
    home.set_time(TUESDAY)
    body = "Dear Sam,\n\nI am introducing you to Cy Brandt (in cc), who runs the harbour project.\n\nAnn\n"
    home.receive(ANN, "Re: Your advice, please", body, Cc=CY, **answers(first))
    once(home)
    (draft,) = [each for each in home.drafts() if "cy@" in headers(each)["To"]]
    message = BytesParser(policy=default).parsebytes(draft.raw)

    assert (message["To"], message["Bcc"]) == (
        "Cy Brandt <cy@harbour.example>",
        "Ann Miller <ann@northlight.example>",
    )
    assert "My thanks to Ann Miller, now in Bcc, for putting us in touch." in written(draft)


def test_a_mended_template_is_used_and_no_more_is_said_of_it(home: Home) -> None:
    """It fails on real data only: said once, with file and line, and tried again when the file was changed."""
    own = home.folder / "templates" / "german" / "attempt.txt.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        "Subject: {{ subject }}\n\n{% if first_subject == 'Grundwasser' %}{{ anrede }}{% endif %}x\n"
    )
    write_first(home, HANNA, "Grundwasser", SIE)
    home.set_time(ATTEMPT_DUE)
    once(home)
    told = [each for each in home.notes() if "anrede" in text(each)]
    assert (len(told), home.drafts()) == (1, [])

    own.write_text("Subject: {{ subject }}\n\n{{ greeting }}\n\nnoch einmal.\n")
    once(home)
    (draft,) = home.drafts()
    assert "noch einmal." in written(draft)
    assert len([each for each in home.notes() if "anrede" in text(each)]) == 1


def test_a_preview_shows_a_real_letter_and_what_is_not_known(home: Home) -> None:
    """With the ledger's data, read-only: nothing is in Drafts."""
    write_first(home, HANNA, "Grundwasser", DU)
    (found,) = home.json("template", "preview", "check_in", "hanna")["previews"]

    assert (found["set"], found["language"], found["to"]) == (
        "german",
        "de",
        ["Hanna Vogt <hanna@kelp.example>"],
    )
    assert found["body"].startswith("Liebe Hanna,")
    assert {"news", "owed"} <= set(found["empty"])
    assert len(found["fills"]) == 2
    assert home.drafts() == []


def test_a_copy_is_never_put_over_what_is_there(home: Home) -> None:
    """The first is put into the user's folder, the second refused."""
    path = home.folder / "templates" / "attempt.txt.j2"
    assert home.call("template", "copy", "attempt").stdout == f"{path}\n"
    path.write_text(path.read_text() + "mine\n")
    again = home.call("template", "copy", "attempt")

    assert (again.returncode, path.read_text().endswith("mine\n")) == (1, True)
    assert again.stderr == f"Error: {path} is there already. Edit that one; nothing was copied.\n"


@pytest.mark.parametrize("arguments", [("show", "thank_yu"), ("preview", "thank_yu"), ("copy", "thank_yu")])
def test_a_misspelt_template_is_answered_with_the_nearest(home: Home, arguments: tuple[str, ...]) -> None:
    """For each command that takes a name."""
    done = home.call("template", *arguments)

    assert done.returncode == 1
    assert "There is no template “thank_yu”. Did you mean “thank_you”?" in done.stderr


def test_every_template_is_listed_with_whose_it_is(home: Home) -> None:
    """The user's own with its path."""
    home.call("template", "copy", "nudge", "--set", "french")
    listed = home.json("template", "list")["templates"]

    assert [Path(each["path"]).name for each in listed if each["yours"]] == ["nudge.txt.j2"]
    assert {"german", "french", ""} == {each["set"] for each in listed}
